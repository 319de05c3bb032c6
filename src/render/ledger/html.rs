//! The ledger as a page that needs no script: the matrix, what happened, and the clauses.

use std::collections::BTreeSet;

use maud::Markup;
use maud::html;

use super::CHANGES;
use super::Page;
use super::STATES;
use super::by;
use super::mark;
use super::meaning;
use super::sure;
use crate::draft::ClauseIx;
use crate::offences::events::Event;
use crate::offences::ledger::Cell;
use crate::offences::ledger::Change;
use crate::offences::ledger::Holder;
use crate::offences::ledger::Row;
use crate::offences::ledger::State;
use crate::render::excerpt;
use crate::render::page::Page as Frame;
use crate::render::words;
use crate::render::words::Word;

const STYLE: &str = "\
.frame{overflow:auto;contain:paint;max-height:90vh;border:1px solid var(--rule);border-radius:.3rem}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.9rem}
th,td{padding:.3rem .5rem;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}
thead th{position:sticky;top:0;background:var(--band);z-index:2}tbody th{position:sticky;inset-inline-start:0;background:var(--page);font-weight:500;z-index:1;min-width:min(12rem,35vw)}
thead th:first-child{inset-inline-start:0;z-index:3}
thead th:not(:first-child){min-width:7rem;max-width:8rem;overflow-wrap:break-word}td{max-width:8rem}td small{display:block}td a{text-decoration:none;white-space:nowrap}
td.standalone{background:color-mix(in srgb,var(--ins) 16%,var(--page))}td.by-reference{background:repeating-linear-gradient(45deg,color-mix(in srgb,var(--link) 16%,var(--page)) 0 6px,var(--page) 6px 12px)}td.preamble{background:color-mix(in srgb,var(--soft) 14%,var(--page))}td.absent{color:var(--soft)}
/* Without a script: only what the dark net bears on. */
.only{font:.9rem var(--ui)}.only input{width:1.1rem;height:1.1rem;vertical-align:-.15em}main:has(#tx-dark:checked) :is(tbody tr,details.event):not(.dark){display:none}
.open{border:1px dashed currentColor;border-radius:.2rem;padding:0 .2rem}.tag{font-size:.8em;border:1px solid var(--rule);border-radius:.6rem;padding:0 .4rem;color:var(--soft);white-space:nowrap}
small{font-size:.85em}\n@media print{.only{display:none}.frame{overflow:visible;max-height:none;border:0}thead th,tbody th{position:static}table{font-size:7.5pt}th,td{padding:.1rem .25rem;line-height:1.2}td{white-space:normal}tbody th{min-width:0}tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}}
";

/// Writes a page.
pub fn write(out: &mut String, page: &Page<'_>) {
    let words = page.words();
    let title = words.fill(Word::LedTitle, &[&page.subject()]);
    let main = html! {
        (about(page))
        (between(page))
        (matrix(page))
        (verdicts(page))
        (events(page))
        (candidates(page))
        (clauses(page))
    };
    let style = [excerpt::STYLE, STYLE].concat();
    Frame { title: &title, words: &words, style: &style, script: "", keys: &[] }.write_main(out, &main);
}

fn about(page: &Page<'_>) -> Markup {
    let words = page.words();
    html! {
        p.soft {
            @for state in STATES { (mark(state)) " " (words.say(meaning(state))) (words.semicolon()) }
            (words.say(Word::LedDashed))
        }
        @if page.has_restatement() { p.soft { (words.say(Word::Restated)) } }
    }
}

fn matrix(page: &Page<'_>) -> Markup {
    let (several, words) = (page.instruments().len() > 1, page.words());
    html! {
        h2 #tx-matrix { (words.say(Word::LedMatrix)) }
        p.only { label {
            input #tx-dark type="checkbox"; " " (words.say(Word::ShowOnly)) " " (words.say(Word::DarkNet))
        } }
        div.frame tabindex="0" role="group" aria-labelledby="tx-matrix" {
            table {
                thead { tr {
                    th scope="col" { (words.say(Word::LedOffence)) }
                    @for column in &page.ledger.columns {
                        th scope="col" title=(column.title) { bdi { @for part in column.symbol.split_inclusive('/') { (part) wbr; } } br; @if several { small { bdi { (column.instrument) } br; } } small.soft { bdi { (column.date.as_deref().unwrap_or(words.say(Word::NoDate))) } } }
                    }
                } }
                tbody { @for row in page.rows() { (line(page, row)) } }
            }
        }
    }
}

fn line(page: &Page<'_>, row: &Row) -> Markup {
    let offence = page.taxonomy.offence(row.offence);
    html! {
        tr.dark[offence.darknet.relevant] {
            th scope="row" id=(format!("o-{}", offence.id)) {
                (page.name(row.offence)) " "
                @if offence.darknet.relevant { span.tag title=(offence.darknet.reason) { (page.words().say(Word::DarkNet)) } }
            }
            @for (column, cell) in row.cells.iter().enumerate() { (square(page, (column, cell))) }
        }
    }
}

fn square(page: &Page<'_>, (column, cell): (usize, &Cell)) -> Markup {
    let words = page.words();
    let word = words.say(match cell.state {
        State::Standalone => Word::CellStandalone,
        State::ByReference => Word::CellReference,
        State::Preamble => Word::CellPreamble,
        State::Absent => Word::StateAbsent,
    });
    html! {
        td.(cell.state.name()) {
            @if cell.state == State::Absent { (mark(cell.state)) " " small { (word) } } @else {
                span.open[cell.is_bracketed()] {
                    (mark(cell.state)) " "
                    @for (at, holder) in cell.strongest().enumerate() { @if at > 0 { (words.comma()) } (link(page, (column, holder))) }
                }
                small { (word) @if cell.is_bracketed() { (words.comma()) (words.say(Word::CellOpen)) } (words.comma()) (sure(cell, &words)) }
            }
        }
    }
}

fn link(page: &Page<'_>, (column, holder): (usize, &Holder)) -> Markup {
    html! { a href=(format!("#{}", anchor(column, holder.clause))) { bdi lang=(page.language().tag()) { (holder.cite) } } }
}

fn anchor(column: usize, clause: ClauseIx) -> String {
    format!("c{column}-{}", clause.at())
}

fn between(page: &Page<'_>) -> Markup {
    let Some((from, to)) = page.between else { return html! {} };
    let (words, columns) = (page.words(), &page.ledger.columns);
    html! {
        h2 { (words.fill(Word::LedBetween, &[&columns[from].symbol, &columns[to].symbol])) }
        @for (kind, heading) in CHANGES {
            @let (shown, others) = page.changes(kind);
            (changes(page, words.say(heading), &shown))
            (changes(page, &words.fill(Word::LedToo, &[words.say(heading)]), &others))
        }
    }
}

fn changes(page: &Page<'_>, heading: &str, changes: &[Change<'_>]) -> Markup {
    let (from, to) = page.between.unwrap_or_default();
    html! {
        @if !changes.is_empty() {
            h3 { (heading) " (" (changes.len()) ")" }
            ul { @for change in changes { li {
                (page.name(change.offence)) (page.words().colon())
                (places(page, (from, change.old))) " " (page.words().arrow()) " " (places(page, (to, change.new)))
            } } }
        }
    }
}

fn places(page: &Page<'_>, (column, cell): (usize, &Cell)) -> Markup {
    let words = page.words();
    html! {
        @if cell.holders.is_empty() { (words.say(Word::StateAbsent)) } @else {
            @for (at, holder) in cell.holders.iter().enumerate() {
                @if at > 0 { (words.comma()) }
                (link(page, (column, holder)))
            }
            " (" (sure(cell, &words)) ")"
        }
    }
}

fn verdicts(page: &Page<'_>) -> Markup {
    html! {
        @for (claim, verdict) in page.verdicts() {
            h2 { (page.words().say(Word::LedClaim)) }
            p { (page.claimed(claim)) }
            dl {
                @for (heading, offences) in Page::judged(&verdict) {
                    @if !offences.is_empty() {
                        dt { b { (page.words().say(heading)) " (" (offences.len()) ")" } }
                        dd { (page.titles(offences)) }
                    }
                }
            }
        }
    }
}

fn events(page: &Page<'_>) -> Markup {
    html! {
        @if page.rows().any(|row| !row.events.is_empty() || !row.elements.is_empty()) { h2 { (page.words().say(Word::Story)) } }
        @for to in 1..page.ledger.columns.len() {
            @let rows: Vec<&Row> = page.rows().filter(|row| happened(row, to)).collect();
            @if !rows.is_empty() { h3 { bdi { (page.ledger.columns[to - 1].symbol) } " " (page.words().arrow()) " " bdi { (page.ledger.columns[to].symbol) } } }
            @for row in rows { (story(page, row, to)) }
        }
    }
}

fn happened(row: &Row, to: usize) -> bool {
    row.events.iter().any(|event| event.to == to) || row.elements.iter().any(|change| change.to == to)
}

/// What happened to an offence on the way to a draft; opened, it shows the redline of its clauses.
fn story(page: &Page<'_>, row: &Row, to: usize) -> Markup {
    let events: Vec<&Event> = row.events.iter().filter(|event| event.to == to).collect();
    let elements = row.elements.iter().filter(|change| change.to == to);
    let joint = page.words().semicolon();
    let clauses = |cell: &Cell| -> Vec<ClauseIx> {
        cell.strongest().filter(|_| cell.state > State::Preamble).map(|holder| holder.clause).collect()
    };
    html! {
        details.event.dark[page.taxonomy.offence(row.offence).darknet.relevant] {
            summary {
                b { (page.name(row.offence)) } (page.words().colon())
                @for (at, event) in events.iter().enumerate() { @if at > 0 { (joint) } (page.event(row, event)) }
                @for (at, change) in elements.enumerate() {
                    @if at > 0 || !events.is_empty() { (joint) }
                    (page.element(change))
                }
            }
            @if let Some(redline) = page.redlines.get(to - 1) {
                div lang=(page.language().tag()) dir=(words::direction(page.language())) { (excerpt::edits(redline, &clauses(&row.cells[to - 1]), &clauses(&row.cells[to]))) }
            }
        }
    }
}

fn candidates(page: &Page<'_>) -> Markup {
    html! {
        @if !page.ledger.candidates.is_empty() {
            h2 { (page.words().say(Word::LedCandidates)) }
            ul { @for known in &page.ledger.candidates { li { bdi { (page.ledger.columns[known.column].symbol) } (page.words().comma()) bdi lang=(page.language().tag()) { (known.cite) ": " (known.title) } } } }
        }
    }
}

fn clauses(page: &Page<'_>) -> Markup {
    let (words, text) = (page.words(), page.language());
    html! {
        h2 { (words.say(Word::LedClauses)) }
        @for (column, draft) in page.drafts.iter().enumerate() {
            @let holders = holders(page, column);
            @if !holders.is_empty() { h3 { bdi { (page.ledger.columns[column].symbol) } } }
            @for (clause, holder) in holders {
                details {
                    summary {
                        bdi lang=(text.tag()) { (holder.cite) @if !holder.title.is_empty() { ": " (holder.title) } } " "
                        small.soft { (words.fill(Word::LedRecognised, &[words.say(by(holder))])) }
                    }
                    div id=(anchor(column, clause)) lang=(text.tag()) dir=(words::direction(text)) { (excerpt::wording(draft, clause)) }
                }
            }
        }
    }
}

/// The clauses of a draft that hold offences, each once, in the order of the text.
fn holders<'a>(page: &Page<'a>, column: usize) -> Vec<(ClauseIx, &'a Holder)> {
    let mut seen = BTreeSet::new();
    let all = page.ledger.rows.iter().flat_map(|row| row.cells[column].holders.iter());
    let mut found: Vec<(ClauseIx, &Holder)> =
        all.map(|holder| (holder.clause, holder)).filter(|(clause, _)| seen.insert(*clause)).collect();
    found.sort_by_key(|(clause, _)| *clause);
    found
}

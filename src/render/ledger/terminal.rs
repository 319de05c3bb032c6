//! The ledger as plain text: offences down, drafts across.

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

use super::CHANGES;
use super::Page;
use super::STATES;
use super::Scope;
use super::all_cites;
use super::certainty;
use super::mark;
use super::meaning;
use super::sure;
use crate::draft::Draft;
use crate::offences::ledger::Cell;
use crate::offences::ledger::Change;
use crate::offences::ledger::State;
use crate::render::words::Word;

/// Writes the table, or what changed between two drafts where two are named.
pub fn write(out: &mut String, page: &Page<'_>, width: usize) {
    match page.between {
        Some((from, to)) => between(out, page, (from, to)),
        None => {
            key(out, page, width);
            if page.rows().next().is_none() {
                line(out, page.words().say(Word::LedNone));
            } else {
                table(out, page, width);
            }
            events(out, page);
            candidates(out, page);
        }
    }
    verdicts(out, page);
}

/// A line; writing to a string cannot fail.
fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

fn key(out: &mut String, page: &Page<'_>, width: usize) {
    let words = page.words();
    line(out, &words.fill(Word::LedLanguage, &[&page.subject(), page.language().tag()]));
    out.push('\n');
    for (at, column) in page.ledger.columns.iter().enumerate() {
        let date = column.date.as_deref().unwrap_or(words.say(Word::NoDate));
        let entry = format!("{:>4}  {date}  {}  {}", at + 1, column.symbol, column.title);
        line(out, &clip(&entry, width + 1));
    }
    out.push('\n');
    let states = STATES.map(|state| format!("{} {}", mark(state), words.say(meaning(state))));
    line(out, &states.join("   "));
    line(out, words.say(Word::LedSigns));
    restated(out, page);
    out.push('\n');
}

/// Columns of a cell at least: what `~[● 17]` takes, and a blank.
const CELL: usize = 8;

/// Columns of a cell at most: what `~[● 二十八+1]` takes, and a blank.
const WIDEST_CELL: usize = 14;

/// Columns that a title may take at most before it is cut.
const LONGEST_TITLE: usize = 44;

/// Columns that a title takes at least.
const SHORTEST_TITLE: usize = 24;

/// As many drafts side by side as the width holds; the others follow below.
fn table(out: &mut String, page: &Page<'_>, width: usize) {
    let all = page.ledger.columns.len();
    let shown = |(column, cell): (usize, &Cell)| short(page.drafts[column], cell).width() + 1;
    let widest = page.rows().flat_map(|row| row.cells.iter().enumerate()).map(shown).max();
    let cell_width = widest.unwrap_or(0).clamp(CELL, WIDEST_CELL);
    let most = (width.saturating_sub(SHORTEST_TITLE) / cell_width).max(1);
    for first in (0..all).step_by(most) {
        let columns = first..(first + most).min(all);
        let room = width.saturating_sub(columns.len() * cell_width).clamp(SHORTEST_TITLE, LONGEST_TITLE);
        let numbers: String = columns.clone().map(|column| pad(&(column + 1).to_string(), cell_width)).collect();
        line(out, &format!("{}{numbers}", pad("", room)));
        for row in page.rows() {
            let cell = |column: usize| pad(&short(page.drafts[column], &row.cells[column]), cell_width);
            let cells: String = columns.clone().map(cell).collect();
            line(out, &format!("{}{cells}", pad(page.name(row.offence), room)));
        }
        if columns.end < all {
            out.push('\n');
        }
    }
}

/// A text in exactly so many columns, the last of them blank; what is cut off leaves `…`.
fn pad(text: &str, columns: usize) -> String {
    let kept = if text.width() < columns { text.to_owned() } else { clip(text, columns.saturating_sub(1)) };
    let blanks = columns.saturating_sub(kept.width());
    kept + &" ".repeat(blanks)
}

/// As much of a text as so many columns hold.
fn clip(text: &str, columns: usize) -> String {
    let mut taken = 0;
    let fits = |letter: &char| {
        taken += letter.width().unwrap_or(0);
        taken < columns
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() == text.len() { kept } else { kept + "…" }
}

/// `● 6`, `[● 6]`, `~● 13+1`: the number of the first clause and how many more there are.
fn short(draft: &Draft, cell: &Cell) -> String {
    let number = cell.strongest().next().and_then(|holder| {
        let clause = draft.clause(holder.clause);
        clause.label.as_ref().map(|label| &*label.printed).filter(|_| cell.state > State::Preamble)
    });
    let more = cell.strongest().count().saturating_sub(1);
    let more = if more > 0 && cell.state > State::Preamble { format!("+{more}") } else { String::new() };
    let inferred = if certainty(cell) == "inferred" { "~" } else { "" };
    let inner = format!("{} {}{more}", mark(cell.state), number.unwrap_or_default());
    if cell.is_bracketed() {
        format!("{inferred}[{}]", inner.trim_end())
    } else {
        format!("{inferred}{}", inner.trim_end())
    }
}

/// Whose words these are, where they are not the instrument's.
fn restated(out: &mut String, page: &Page<'_>) {
    if page.has_restatement() {
        line(out, page.words().say(Word::Restated));
    }
}

fn events(out: &mut String, page: &Page<'_>) {
    let any = page.rows().any(|row| !row.events.is_empty() || !row.elements.is_empty());
    if any {
        line(out, &format!("\n{}", page.words().say(Word::LedEvents)));
    }
    for to in 1..page.ledger.columns.len() {
        let mut told = String::new();
        for row in page.rows() {
            let events = row.events.iter().filter(|event| event.to == to).map(|event| page.event(row, event));
            let elements = row.elements.iter().filter(|change| change.to == to).map(|change| page.element(change));
            let all: Vec<String> = events.chain(elements).collect();
            if !all.is_empty() {
                line(&mut told, &format!("    {}: {}", page.name(row.offence), all.join(page.words().semicolon())));
            }
        }
        if !told.is_empty() {
            let columns = &page.ledger.columns;
            line(out, &format!("  {}", page.words().way(&columns[to - 1].symbol, &columns[to].symbol)));
            out.push_str(&told);
        }
    }
}

fn candidates(out: &mut String, page: &Page<'_>) {
    if !page.ledger.candidates.is_empty() {
        line(out, &format!("\n{}", page.words().say(Word::LedCandidates)));
    }
    for known in &page.ledger.candidates {
        line(out, &format!("    {}, {}: {}", page.ledger.columns[known.column].symbol, known.cite, known.title));
    }
}

fn between(out: &mut String, page: &Page<'_>, (from, to): (usize, usize)) {
    let (columns, words) = (&page.ledger.columns, page.words());
    let named = [columns[from].symbol.as_str(), &columns[to].symbol, page.language().tag()];
    line(out, &words.fill(Word::LedBetweenLanguage, &named));
    restated(out, page);
    for (kind, heading) in CHANGES {
        let (shown, others) = page.changes(kind);
        list(out, page, words.say(heading), &shown);
        if page.scope == Scope::Darknet {
            list(out, page, &words.fill(Word::LedToo, &[words.say(heading)]), &others);
        }
    }
}

fn list(out: &mut String, page: &Page<'_>, heading: &str, changes: &[Change<'_>]) {
    if changes.is_empty() {
        return;
    }
    line(out, &format!("\n{heading} ({})", changes.len()));
    let widest = changes.iter().map(|change| page.name(change.offence).width()).max().unwrap_or(0);
    for change in changes {
        let title = pad(page.name(change.offence), widest + 2);
        line(out, &format!("  {title}{}", places(page, change)));
    }
}

/// `article 28 (secondary) → article 17; preamble, paragraph (3) (secondary)`.
fn places(page: &Page<'_>, change: &Change<'_>) -> String {
    let words = page.words();
    let place = |cell: &Cell| match cell.state {
        State::Absent => words.say(Word::StateAbsent).to_owned(),
        State::Preamble => words.fill(Word::LedNamed, &[&all_cites(cell), sure(cell, &words)]),
        State::ByReference | State::Standalone => format!("{} ({})", all_cites(cell), sure(cell, &words)),
    };
    format!("{} {} {}", place(change.old), words.arrow(), place(change.new))
}

fn verdicts(out: &mut String, page: &Page<'_>) {
    for (claim, verdict) in page.verdicts() {
        line(out, &format!("\n{}", page.claimed(claim)));
        for (heading, offences) in Page::judged(&verdict) {
            if !offences.is_empty() {
                let heading = page.words().say(heading);
                line(out, &format!("  {heading} ({}): {}", offences.len(), page.titles(offences)));
            }
        }
    }
}

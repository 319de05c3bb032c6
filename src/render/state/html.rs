//! The state as a page with a chart and its numbers beside it.

use maud::Markup;
use maud::html;

use super::Page;
use super::Round;
use super::chart;
use super::steps;
use crate::redline::Redline;
use crate::redline::progress::Regression;
use crate::redline::voice::Voice;
use crate::render::table;

/// Writes a page that needs no other file.
pub fn write(out: &mut String, page: Page<'_>) {
    let rounds = page.rounds;
    let body = html! {
        div.side {
            (chart::rounds(rounds))
            (super::rounds(rounds).html())
        }
        @for (step, rounds) in page.steps.iter().zip(rounds.windows(2)) { (setbacks(step, &steps::name(rounds))) }
        @if !page.steps.is_empty() {
            h2 { "What became of the brackets" }
            (steps::fates(&page).html())
            p.note { (steps::LEGEND) }
            h2 { "Not settled, by article and round" }
            (steps::articles(&page).html())
        }
        @if let Some(last) = rounds.last() { (left(last)) }
        @for round in rounds { (all(round)) (counted(round)) }
    };
    out.push_str(&table::page("State of the negotiation", &body));
}

/// What was secure and no longer is, with both texts; what must not be missed stands open.
fn setbacks(step: &Redline<'_>, name: &str) -> Markup {
    let voice = Voice::of(step, step.drafts.new.meta.language);
    let (loud, quiet): (Vec<&Regression>, Vec<&Regression>) =
        step.progress.regressions.iter().partition(|one| steps::is_loud(one));
    let entry = |one: &Regression| {
        html! {
            dt { bdi { (step.cite(one.link)) } ": " (voice.regression(one)) }
            @if !one.text.old.is_empty() { dd dir="auto" { del { (one.text.old) } } }
            @if !one.text.new.is_empty() { dd dir="auto" { ins { (one.text.new) } } }
        }
    };
    html! {
        @if !loud.is_empty() {
            section.alarm {
                h2 { "Agreed or free before, touched or in brackets now: " (name) }
                dl { @for one in loud { (entry(one)) } }
            }
        }
        @if !quiet.is_empty() {
            details {
                summary { (quiet.len()) " clauses free of brackets were changed or deleted: " (name) }
                dl { @for one in quiet { (entry(one)) } }
            }
        }
    }
}

/// Every chapter and article of a round.
fn all(round: &Round<'_>) -> Markup {
    html! {
        details {
            summary { "Chapters and articles of " (round.name()) }
            (super::units(round, &round.state.units).html())
        }
    }
}

fn left(round: &Round<'_>) -> Markup {
    let (left, clean) = (round.state.left(), round.state.clean());
    html! {
        h2 { "Left to settle in " (round.name()) }
        @if left.is_empty() { p { "Nothing." } } @else { (super::units(round, &left).html()) }
        h2 { "Clean" }
        @if clean.is_empty() { p { "No article." } }
        @else { ul { @for unit in &clean { li dir="auto" { (round.title(*unit)) } } } }
    }
}

/// What every bracket of the file is, and those that do not balance.
fn counted(round: &Round<'_>) -> Markup {
    let source = &round.draft.source;
    html! {
        h2 { "Brackets of " (round.name()) }
        p.note { "Every “[” of " (source.name()) ": " (super::openings(round)) }
        @if !round.marks.findings.is_empty() {
            ul { @for finding in &round.marks.findings {
                @let place = source.place(finding.span.start);
                li { "line " (place.line) ", column " (place.column) ": " code { (source.slice(finding.span)) } " " (finding.message) }
            } }
        }
    }
}

//! The state as a page with a chart and its numbers beside it.

use maud::Markup;
use maud::html;

use super::Round;
use super::chart;
use crate::render::table;

/// Writes a page that needs no other file.
pub fn write(out: &mut String, rounds: &[Round<'_>]) {
    let body = html! {
        div.side {
            (chart::rounds(rounds))
            (super::rounds(rounds).html())
        }
        @if let Some(last) = rounds.last() { (left(last)) }
        @for round in rounds { (counted(round)) }
    };
    let language = rounds.last().map_or("en", |round| round.draft.meta.language.tag());
    out.push_str(&table::page("State of the negotiation", language, &body));
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

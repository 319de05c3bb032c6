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
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes a page that needs no other file.
pub fn write(out: &mut String, page: Page<'_>) {
    let (rounds, words) = (page.rounds, &Words::of(page.interface));
    let text = rounds.last().map_or(page.interface, |round| round.draft.meta.language);
    let body = html! {
        div.side {
            (chart::rounds(rounds, words))
            (super::rounds(rounds, words).html())
        }
        @for (step, rounds) in page.steps.iter().zip(rounds.windows(2)) { (setbacks(step, &steps::name(rounds, words), words)) }
        @if !page.steps.is_empty() {
            h2 { (words.say(Word::StBecame)) }
            (steps::fates(&page, words).html())
            p.note { (words.say(Word::StLegend)) }
            h2 { (words.say(Word::StUnsettled)) }
            (steps::articles(&page, words).html_of(text))
        }
        @if let Some(last) = rounds.last() { (left(last, words)) }
        @for round in rounds { (all(round, words)) (counted(round, words)) }
    };
    out.push_str(&table::page(words.say(Word::StTitle), words, &body));
}

/// What was secure and no longer is, with both texts; what must not be missed stands open.
fn setbacks(step: &Redline<'_>, name: &str, words: &Words) -> Markup {
    let voice = Voice::of(step, words.language);
    let (loud, quiet): (Vec<&Regression>, Vec<&Regression>) =
        step.progress.regressions.iter().partition(|one| one.is_loud());
    let entry = |one: &Regression| {
        html! {
            dt { bdi { (voice.cite_link(one.link)) } (words.colon()) (voice.regression(one)) }
            @if !one.text.old.is_empty() { dd dir="auto" { del { (one.text.old) } } }
            @if !one.text.new.is_empty() { dd dir="auto" { ins { (one.text.new) } } }
        }
    };
    html! {
        @if !loud.is_empty() {
            section.alarm {
                h2 { (words.fill(Word::StAlarm, &[name])) }
                dl { @for one in loud { (entry(one)) } }
            }
        }
        @if !quiet.is_empty() {
            details {
                summary { (words.fill(Word::StQuiet, &[&quiet.len().to_string(), name])) }
                dl { @for one in quiet { (entry(one)) } }
            }
        }
    }
}

/// Every chapter and article of a round.
fn all(round: &Round<'_>, words: &Words) -> Markup {
    html! {
        details {
            summary { (words.fill(Word::StAll, &[&round.name()])) }
            (super::units(round, &round.state.units, words).html_of(round.draft.meta.language))
        }
    }
}

fn left(round: &Round<'_>, words: &Words) -> Markup {
    let (left, clean) = (round.state.left(), round.state.clean());
    html! {
        h2 { (words.fill(Word::StToSettle, &[&round.name()])) }
        @if left.is_empty() { p { (words.say(Word::StNothing)) } } @else { (super::units(round, &left, words).html_of(round.draft.meta.language)) }
        h2 { (words.say(Word::StClean)) }
        @if clean.is_empty() { p { (words.say(Word::StNoArticle)) } }
        @else { ul { @for unit in &clean { li dir="auto" { (round.title(*unit)) } } } }
    }
}

/// What every bracket of the file is, and those that do not balance.
fn counted(round: &Round<'_>, words: &Words) -> Markup {
    let source = &round.draft.source;
    html! {
        h2 { (words.fill(Word::StBracketsOf, &[&round.name()])) }
        p.note { (words.fill(Word::StEvery, &[source.name(), &super::openings(round, words)])) }
        @if !round.marks.findings.is_empty() {
            ul { @for finding in &round.marks.findings {
                @let place = source.place(finding.span.start);
                li {
                    (words.fill(Word::StPlace, &[&place.line.to_string(), &place.column.to_string()])) (words.colon())
                    code { (source.slice(finding.span)) } " " bdi lang="en" { (finding.message) }
                }
            } }
        }
    }
}

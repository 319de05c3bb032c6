//! The state as tables for a terminal.

use super::Page;
use super::Round;
use super::steps;
use crate::redline::Redline;
use crate::redline::progress::Regression;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes a table of the rounds and one of the steps, what is left in the last round, brackets that do not balance, and
/// last, where it is seen first, what was secure and no longer is.
pub fn write(out: &mut String, page: Page<'_>, width: usize) {
    let words = &Words::of(page.interface);
    super::rounds(page.rounds, words).text(out, width);
    if !page.steps.is_empty() {
        out.push_str(&format!("\n{}\n", words.say(Word::StBecameEach)));
        steps::fates(&page, words).text(out, width);
        out.push_str(&format!("\n{}:\n", words.say(Word::StUnsettled)));
        steps::articles(&page, words).text(out, width);
    }
    if let Some(last) = page.rounds.last() {
        left(out, (last, words), width);
    }
    for round in page.rounds {
        let openings = super::openings(round, words);
        out.push_str(&format!("\n{}\n", words.fill(Word::StSigns, &[round.draft.source.name(), &openings])));
        for finding in &round.marks.findings {
            let place = round.draft.source.place(finding.span.start);
            let sign = round.draft.source.slice(finding.span);
            let name = round.draft.source.name();
            out.push_str(&format!("{name}:{}:{}: {sign} {}\n", place.line, place.column, finding.message));
        }
    }
    for (step, rounds) in page.steps.iter().zip(page.rounds.windows(2)) {
        setbacks(out, (step, words), &steps::name(rounds, words));
    }
}

/// Agreed text that was touched with both texts; of free text that was touched the places alone.
fn setbacks(out: &mut String, (step, words): (&Redline<'_>, &Words), name: &str) {
    let all = &step.progress.regressions;
    if all.is_empty() {
        return;
    }
    let told = words.fill(Word::StAlarmCount, &[name, &all.len().to_string()]);
    out.push_str(&format!("\n{told}\n"));
    let voice = Voice::of(step, words.language);
    let (loud, quiet): (Vec<&Regression>, Vec<&Regression>) = all.iter().partition(|one| one.is_loud());
    for one in loud {
        out.push_str(&format!("‼ {}: {}\n", voice.cite_link(one.link), voice.regression(one)));
        for (sign, text) in [("-", &one.text.old), ("+", &one.text.new)] {
            if !text.is_empty() {
                out.push_str(&format!("  {sign} {text}\n"));
            }
        }
    }
    for one in quiet {
        out.push_str(&format!("  {}: {}\n", voice.cite_link(one.link), voice.regression(one)));
    }
}

fn left(out: &mut String, (round, words): (&Round<'_>, &Words), width: usize) {
    let (left, clean) = (round.state.left(), round.state.clean());
    let told = words.fill(Word::StToSettleCount, &[&round.name(), &left.len().to_string()]);
    out.push_str(&format!("\n{told}\n"));
    if !left.is_empty() {
        super::units(round, &left, words).text(out, width);
    }
    let names: Vec<&str> = clean.iter().map(|unit| round.citations.cite(unit.clause)).collect();
    let named = if names.is_empty() { words.say(Word::StNone).to_owned() } else { names.join(words.semicolon()) };
    out.push_str(&format!("\n{}\n", words.fill(Word::StCleanList, &[&named])));
}

//! The state as tables for a terminal.

use super::Page;
use super::Round;
use super::steps;
use crate::redline::Redline;
use crate::redline::progress::Regression;
use crate::redline::voice::Voice;

/// Writes a table of the rounds and one of the steps, what is left in the last round, brackets that do not balance, and
/// last, where it is seen first, what was secure and no longer is.
pub fn write(out: &mut String, page: Page<'_>, width: usize) {
    super::rounds(page.rounds).text(out, width);
    if !page.steps.is_empty() {
        out.push_str("\nWhat became of the brackets of each draft in the next:\n");
        steps::fates(&page).text(out, width);
        out.push_str("\nNot settled, by article and round:\n");
        steps::articles(&page).text(out, width);
    }
    if let Some(last) = page.rounds.last() {
        left(out, last, width);
    }
    for round in page.rounds {
        out.push_str(&format!("\n`[` in {}: {}\n", round.draft.source.name(), super::openings(round)));
        for finding in &round.marks.findings {
            let place = round.draft.source.place(finding.span.start);
            let sign = round.draft.source.slice(finding.span);
            let name = round.draft.source.name();
            out.push_str(&format!("{name}:{}:{}: {sign} {}\n", place.line, place.column, finding.message));
        }
    }
    for (step, rounds) in page.steps.iter().zip(page.rounds.windows(2)) {
        setbacks(out, step, &steps::name(rounds));
    }
}

/// Agreed text that was touched with both texts; of free text that was touched the places alone.
fn setbacks(out: &mut String, step: &Redline<'_>, name: &str) {
    let all = &step.progress.regressions;
    if all.is_empty() {
        return;
    }
    out.push_str(&format!("\nAgreed or free of brackets before, and not any more ({name}): {}\n", all.len()));
    let voice = Voice::of(step, step.drafts.new.meta.language);
    let (loud, quiet): (Vec<&Regression>, Vec<&Regression>) = all.iter().partition(|one| steps::is_loud(one));
    for one in loud {
        out.push_str(&format!("‼ {}: {}\n", step.cite(one.link), voice.regression(one)));
        for (sign, text) in [("-", &one.text.old), ("+", &one.text.new)] {
            if !text.is_empty() {
                out.push_str(&format!("  {sign} {text}\n"));
            }
        }
    }
    for one in quiet {
        out.push_str(&format!("  {}: {}\n", step.cite(one.link), voice.regression(one)));
    }
}

fn left(out: &mut String, round: &Round<'_>, width: usize) {
    let (left, clean) = (round.state.left(), round.state.clean());
    out.push_str(&format!("\nLeft to settle in {}, largest first: {}\n", round.name(), left.len()));
    if !left.is_empty() {
        super::units(round, &left).text(out, width);
    }
    let names: Vec<&str> = clean.iter().map(|unit| round.citations.cite(unit.clause)).collect();
    out.push_str(&format!("\nClean: {}\n", if names.is_empty() { "none".to_owned() } else { names.join("; ") }));
}

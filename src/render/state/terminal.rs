//! The state as tables for a terminal.

use super::Round;

/// Writes a table of the rounds, then what is left in the last of them, then brackets that do not balance.
pub fn write(out: &mut String, rounds: &[Round<'_>], width: usize) {
    super::rounds(rounds).text(out, width);
    if let Some(last) = rounds.last() {
        left(out, last, width);
    }
    for round in rounds {
        out.push_str(&format!("\n`[` in {}: {}\n", round.draft.source.name(), super::openings(round)));
        for finding in &round.marks.findings {
            let place = round.draft.source.place(finding.span.start);
            let sign = round.draft.source.slice(finding.span);
            let name = round.draft.source.name();
            out.push_str(&format!("{name}:{}:{}: {sign} {}\n", place.line, place.column, finding.message));
        }
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

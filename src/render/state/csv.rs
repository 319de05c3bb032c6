//! The state for spreadsheets.

use super::Page;
use super::Round;
use crate::render::table::Align;
use crate::render::table::Table;
use crate::state::Tally;

/// Writes one line a draft, chapter and article.
pub fn write(out: &mut String, page: Page<'_>) {
    let columns = [
        "round",
        "file",
        "level",
        "clause",
        "line",
        "words",
        "in brackets",
        "in options",
        "agreed",
        "brackets",
        "alternatives",
        "option sets",
        "options",
        "blanks",
    ];
    let mut table = Table::new(&columns.map(|name| (name, Align::Left)));
    for round in page.rounds {
        table.push(row(round, ["draft", "", ""].map(str::to_owned), &round.state.whole));
        for unit in &round.state.units {
            let line = round.draft.line(unit.clause).to_string();
            let place = [unit.level.name().to_owned(), round.citations.cite(unit.clause).to_owned(), line];
            table.push(row(round, place, &unit.tally));
        }
    }
    table.csv(out);
}

fn row(round: &Round<'_>, place: [String; 3], tally: &Tally) -> Vec<String> {
    let number = round.draft.meta.round.map_or(String::new(), |round| round.to_string());
    let counts = [
        tally.words,
        tally.bracketed,
        tally.optional,
        tally.agreed,
        tally.brackets,
        tally.alternatives,
        tally.option_sets,
        tally.options,
        tally.blanks,
    ];
    let mut row = vec![number, round.draft.source.name().to_owned()];
    row.extend(place);
    row.extend(counts.iter().map(u32::to_string));
    row
}

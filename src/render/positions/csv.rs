//! Positions for spreadsheets.

use super::Page;
use crate::render::table::Align;
use crate::render::table::Table;

/// Writes one line a position.
pub fn write(out: &mut String, page: &Page<'_>) {
    let columns = ["round", "file", "clause", "line", "delegation", "stance", "words"];
    let mut table = Table::new(&columns.map(|name| (name, Align::Left)));
    for position in page.positions.threads.iter().flat_map(|thread| &thread.positions) {
        let draft = page.drafts[position.round];
        table.push(vec![
            draft.meta.round.map_or_else(String::new, |round| round.to_string()),
            draft.source.name().to_owned(),
            page.cite((position.round, position.clause)).to_owned(),
            draft.line(position.said_by).to_string(),
            position.delegation.clone(),
            position.stance.name().to_owned(),
            position.words.clone(),
        ]);
    }
    table.csv(out);
}

//! Positions as tables for a terminal.

use super::Page;
use crate::render::words::Word;

/// Writes a table by clause, then one by delegation.
pub fn write(out: &mut String, page: &Page<'_>, width: usize) {
    if page.positions.threads.is_empty() {
        out.push_str(page.words.say(Word::PosExpected));
        out.push('\n');
        return;
    }
    super::clauses(page).text(out, width);
    out.push('\n');
    super::delegations(page).text(out, width);
}

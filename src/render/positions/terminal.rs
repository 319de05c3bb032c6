//! Positions as tables for a terminal.

use super::Page;

/// Writes a table by clause, then one by delegation.
pub fn write(out: &mut String, page: &Page<'_>, width: usize) {
    if page.positions.threads.is_empty() {
        out.push_str("no delegation is named: expected `[X: text]`, `[text: X, Y]`, a heading or a footnote of one\n");
        return;
    }
    super::clauses(page).text(out, width);
    out.push('\n');
    super::delegations(page).text(out, width);
}

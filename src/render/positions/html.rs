//! Positions as a page.

use maud::html;

use super::Page;
use crate::render::table;

/// Writes a page that needs no other file.
pub fn write(out: &mut String, page: &Page<'_>) {
    let body = html! {
        @if page.positions.threads.is_empty() { p { "No delegation is named." } } @else {
            h2 { "By clause" }
            p.note { "What each delegation says of a clause in every draft; – where it says nothing, empty where the clause is missing." }
            (super::clauses(page).html())
            h2 { "By delegation" }
            (super::delegations(page).html())
        }
    };
    out.push_str(&table::page("Positions of delegations", &body));
}

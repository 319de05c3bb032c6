//! Positions as a page.

use maud::html;

use super::Page;
use crate::render::table;
use crate::render::words::Word;

/// Writes a page that needs no other file.
pub fn write(out: &mut String, page: &Page<'_>) {
    let words = &page.words;
    let text = page.drafts.last().map_or(words.language, |draft| draft.meta.language);
    let body = html! {
        @if page.positions.threads.is_empty() { p { (words.say(Word::PosNone)) } } @else {
            h2 { (words.say(Word::PosByClause)) }
            p.note { (words.say(Word::PosNote)) }
            (super::clauses(page).html_of(text))
            h2 { (words.say(Word::PosByDelegation)) }
            (super::delegations(page).html_of(text))
        }
    };
    out.push_str(&table::page(words.say(Word::SitePositions), words, &body));
}

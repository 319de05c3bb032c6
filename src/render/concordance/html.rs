//! The concordance as a page, and as a part of other pages.

use maud::Markup;
use maud::html;

use super::Names;
use super::summary;
use super::table;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::render::redline::html::anchors;
use crate::render::table::Table;
use crate::render::table::page;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes a page of one or several concordances, which lead nowhere.
pub fn write(out: &mut String, concordances: &[Concordance<'_>], interface: Language) {
    let words = &Words::of(interface);
    let body = html! { @for concordance in concordances { (section((concordance, &[]), words)) } };
    out.push_str(&page(words.say(Word::ConTitle), words, &body));
}

/// Writes a page whose every cell leads to its clause on the page of its draft.
pub fn write_leading(out: &mut String, (concordance, pages): (&Concordance<'_>, &[String]), interface: Language) {
    let words = &Words::of(interface);
    let body = section((concordance, pages), words);
    out.push_str(&page(words.say(Word::ConTitle), words, &body));
}

/// The table with its summary, to stand in a page.
fn section((concordance, pages): (&Concordance<'_>, &[String]), words: &Words) -> Markup {
    let (first, last) = (concordance.drafts.first(), concordance.drafts.last());
    let symbols = first.zip(last).map(|(first, last)| (first.meta.symbol.as_str(), last.meta.symbol.as_str()));
    let text = last.map_or(words.language, |last| last.meta.language);
    html! {
        section.concordance {
            @if let Some((first, last)) = symbols { h2 { bdi { (first) } " " (words.arrow()) " " bdi { (last) } } }
            p.note { (summary(concordance, words)) }
            (leading((concordance, pages), words).html_of(text))
        }
    }
}

/// The table, each cell with the address of its first clause.
fn leading((concordance, pages): (&Concordance<'_>, &[String]), words: &Words) -> Table {
    let mut table = table(concordance, Names::Citations, words);
    for (line, row) in concordance.rows.iter().enumerate() {
        for (at, page) in pages.iter().enumerate() {
            if let Some(entry) = row.cells[at].entries.first() {
                let id = anchors::of(concordance.cites[at].id(entry.clause));
                table.link((line, at), format!("{page}#{id}"));
            }
        }
    }
    table
}

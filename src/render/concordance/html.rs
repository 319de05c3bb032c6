//! The concordance as a page, and as a part of other pages.

use maud::Markup;
use maud::html;

use super::Names;
use super::summary;
use super::table;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::render::table::page;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes a page of one or several concordances.
pub fn write(out: &mut String, concordances: &[Concordance<'_>], interface: Language) {
    let words = &Words::of(interface);
    let body = html! { @for concordance in concordances { (section(concordance, words)) } };
    out.push_str(&page(words.say(Word::ConTitle), words, &body));
}

/// The table with its summary, to stand in a page.
fn section(concordance: &Concordance<'_>, words: &Words) -> Markup {
    let (first, last) = (concordance.drafts.first(), concordance.drafts.last());
    let symbols = first.zip(last).map(|(first, last)| (first.meta.symbol.as_str(), last.meta.symbol.as_str()));
    let text = last.map_or(words.language, |last| last.meta.language);
    html! {
        section.concordance {
            @if let Some((first, last)) = symbols { h2 { bdi { (first) } " " (words.arrow()) " " bdi { (last) } } }
            p.note { (summary(concordance, words)) }
            (table(concordance, Names::Citations, words).html_of(text))
        }
    }
}

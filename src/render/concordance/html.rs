//! The concordance as a page, and as a part of other pages.

use maud::Markup;
use maud::html;

use super::Names;
use super::summary;
use super::table;
use crate::lineage::concordance::Concordance;
use crate::render::table::page;

/// Writes a page of one or several concordances.
pub fn write(out: &mut String, concordances: &[Concordance<'_>]) {
    let body = html! { @for concordance in concordances { (section(concordance)) } };
    out.push_str(&page("Concordance", &body));
}

/// The table with its summary, to stand in a page.
pub(crate) fn section(concordance: &Concordance<'_>) -> Markup {
    let (first, last) = (concordance.drafts.first(), concordance.drafts.last());
    let symbols = first.zip(last).map(|(first, last)| format!("{} → {}", first.meta.symbol, last.meta.symbol));
    html! {
        section.concordance {
            h2 { bdi { (symbols.unwrap_or_default()) } }
            p.note { (summary(concordance)) }
            (table(concordance, Names::Citations).html())
        }
    }
}

//! One negotiation at a glance.

use std::fmt::Write;

use maud::Markup;
use maud::PreEscaped;
use maud::html;

use super::Figures;
use super::Negotiation;
use super::STYLE;
use super::way_home;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::meta::Basis;
use crate::render::page::Page;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes the page.
pub fn write(out: &mut String, negotiation: &Negotiation<'_>, interface: Language) {
    let words = Words::of(interface);
    let page = Page { title: &negotiation.name, words: &words, style: STYLE, script: "", keys: &[] };
    let figures: Vec<Figures> = negotiation.drafts.iter().map(|entry| Figures::of(entry.draft)).collect();
    let restated = negotiation.drafts.iter().any(|entry| entry.draft.meta.basis == Some(Basis::Restatement));
    let body = html! {
        (way_home(None, "../", &words))
        header {
            p.slug { bdi { (negotiation.name) } }
            h1 { bdi lang=(negotiation.language().tag()) { (negotiation.title()) } }
            @if restated { p.note { (words.say(Word::Restated)) } }
        }
        main #tx-text {
            h2 { (words.say(Word::SiteRounds)) }
            (line(negotiation, &figures))
            p.legend aria-hidden="true" {
                span { (words.say(Word::SiteWords)) } span.b { (words.say(Word::SiteBracketed)) }
            }
            (drafts(negotiation, &figures, &words))
            (redlines(negotiation, &words))
            (links(words.say(Word::SiteTables), negotiation.tables.iter().map(|(kind, page)| (words.say(kind.word()), page))))
            (links(words.say(Word::SiteLives), negotiation.lives.iter().map(|(name, page)| (name.as_str(), page))))
            p { a href="../search.html" { (words.say(Word::SiteSearch)) } }
        }
    };
    page.write(out, |out| out.push_str(&body.0));
}

/// A list of links under a heading; nothing where there are none.
fn links<'a>(title: &str, links: impl Iterator<Item = (&'a str, &'a String)>) -> Markup {
    let links: Vec<_> = links.collect();
    html! {
        @if !links.is_empty() {
            h2 { (title) }
            ul.links { @for (name, page) in links { li { a href=(page) { bdi { (name) } } } } }
        }
    }
}

fn drafts(negotiation: &Negotiation<'_>, figures: &[Figures], words: &Words) -> Markup {
    let say = |word: Word| words.say(word);
    html! {
        div.wide tabindex="0" role="group" aria-label=(say(Word::SiteDrafts)) { table {
            thead { tr {
                th { (say(Word::SiteDraft)) } th { (say(Word::SiteDate)) } th.n { (say(Word::SiteWords)) }
                th.n { (say(Word::SiteArticles)) } th.n { (say(Word::SiteBracketed)) } th.n { (say(Word::SiteOffences)) }
            } }
            tbody { @for (entry, figures) in negotiation.drafts.iter().zip(figures) {
                tr {
                    td { a href=(entry.page) { bdi { (entry.draft.meta.symbol) } } }
                    td { bdi { (when(entry.draft)) } }
                    td.n { (figures.words) }
                    td.n { (figures.articles) }
                    td.n { bdi { (percent(figures.bracketed)) } }
                    td.n { (entry.offences) }
                }
            } }
        } }
    }
}

fn when(draft: &Draft) -> String {
    [draft.meta.date.as_deref(), draft.meta.session.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Hundredths of a percent with one place.
fn percent(share: u32) -> String {
    format!("{}.{} %", share / 100, share / 10 % 10)
}

/// Successive drafts, then a table of every pair.
fn redlines(negotiation: &Negotiation<'_>, words: &Words) -> Markup {
    let symbol = |at: usize| negotiation.drafts[at].draft.meta.symbol.as_str();
    let page = |old: usize, new: usize| {
        negotiation.redlines.iter().find(|(from, to, _)| (*from, *to) == (old, new)).map(|(_, _, page)| page)
    };
    let count = negotiation.drafts.len();
    let successive = (1..count).filter_map(|new| Some((new, page(new - 1, new)?)));
    html! {
        @if count > 1 {
            h2 { (words.say(Word::SiteRedlines)) }
            ol { @for (new, page) in successive {
                li { a href=(page) { bdi { (symbol(new - 1)) } " " (words.arrow()) " " bdi { (symbol(new)) } } }
            } }
        }
        @if negotiation.redlines.len() >= count && count > 2 {
            h3 { (words.say(Word::SitePairs)) }
            div.wide tabindex="0" role="group" aria-label=(words.say(Word::SitePairs)) { table {
                thead { tr { td {} @for new in 1..count { th { bdi { (symbol(new)) } } } } }
                tbody { @for old in 0..count - 1 { tr {
                    th { bdi { (symbol(old)) } }
                    @for new in 1..count {
                        td { @if let Some(page) = page(old, new) {
                            a href=(page) aria-label=(format!("{} {} {}", symbol(old), words.arrow(), symbol(new))) { (words.arrow()) }
                        } }
                    }
                } } }
            } }
        }
    }
}

/// Width of the line of rounds in user units, and its height.
const LINE: (usize, usize) = (960, 150);

/// The radius of the largest text; the area of a dot is its number of words.
const RADIUS: f64 = 42.0;

/// The rounds on a line: dots as large as the texts, the part in brackets darker.
fn line(negotiation: &Negotiation<'_>, figures: &[Figures]) -> Markup {
    let count = figures.len().max(1);
    let step = LINE.0 / count;
    let largest = figures.iter().map(|figures| figures.words).max().unwrap_or(1).max(1);
    let mut svg = format!(
        "<svg class=\"line\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\"><path class=\"axis\" d=\"M0 70H{}\"/>",
        LINE.0, LINE.1, LINE.0
    );
    for (at, (entry, figures)) in negotiation.drafts.iter().zip(figures).enumerate() {
        let x = step / 2 + at * step;
        let radius = RADIUS * (f64::from(figures.words) / f64::from(largest)).sqrt();
        let inner = radius * (f64::from(figures.bracketed) / 10_000.0).sqrt();
        let label =
            html! { text x=(x) y="136" text-anchor="middle" { (shortened(&entry.draft.meta.symbol, step / 8)) } };
        let date = entry.draft.meta.date.as_deref().unwrap_or_default();
        let date = html! { text.soft x=(x) y="14" text-anchor="middle" { (date) } };
        let _ = write!(
            svg,
            "<circle class=\"dot\" cx=\"{x}\" cy=\"70\" r=\"{radius:.1}\"/><circle class=\"open\" cx=\"{x}\" cy=\"70\" r=\"{inner:.1}\"/>{}{}",
            label.0, date.0
        );
    }
    svg.push_str("</svg>");
    PreEscaped(svg)
}

/// The end of a symbol tells most.
fn shortened(symbol: &str, most: usize) -> String {
    let letters: Vec<char> = symbol.chars().collect();
    if letters.len() <= most {
        return symbol.to_owned();
    }
    std::iter::once('…').chain(letters[letters.len() - most.saturating_sub(1)..].iter().copied()).collect()
}

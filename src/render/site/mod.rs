//! The pages that hold a whole negotiation together; all links are relative, so that the site works from a folder.
//!
//! 1. [`front`]: all negotiations;
//! 2. [`negotiation`]: one at a glance, with links to its texts, redlines and tables;
//! 3. [`text`](mod@text): a draft as clean text with its outline;
//! 4. [`search`]: all texts, searched without a server;
//! 5. [`with_way_home`]: the way back from pages that stand alone too.

pub mod front;
pub mod negotiation;
pub mod search;
pub mod text;

use maud::Markup;
use maud::html;

use super::page;
use super::words::Word;
use super::words::Words;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::marks::Marks;
use crate::state::State;

const STYLE: &str = include_str!("site.css");

/// A negotiation in one language.
#[derive(Debug)]
pub struct Negotiation<'a> {
    /// What it is called.
    pub name: String,
    /// The folder of its pages, from the front page.
    pub folder: String,
    /// Its drafts in order.
    pub drafts: Vec<Entry<'a>>,
    /// Its redlines: places of the old and the new draft, and the page.
    pub redlines: Vec<(usize, usize, String)>,
    /// Pages with tables.
    pub tables: Vec<(TableKind, String)>,
    /// The lives of its articles: what each is called, and the page.
    pub lives: Vec<(String, String)>,
}

/// A draft at a glance.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its page, from the folder of the negotiation.
    pub page: String,
    /// How many offences it holds in clauses of their own.
    pub offences: usize,
}

/// A table over all drafts of a negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// The ledger of offences.
    Ledger,
    /// Brackets and agreed text.
    Brackets,
    /// Numbers of clauses.
    Concordance,
    /// What delegations stand for.
    Positions,
}

impl TableKind {
    fn word(self) -> Word {
        match self {
            TableKind::Ledger => Word::SiteLedger,
            TableKind::Brackets => Word::SiteBrackets,
            TableKind::Concordance => Word::SiteConcordance,
            TableKind::Positions => Word::SitePositions,
        }
    }
}

impl Negotiation<'_> {
    fn language(&self) -> Language {
        self.drafts.last().map(|entry| entry.draft.meta.language).unwrap_or_default()
    }

    /// The title of its last draft, which is what it is known by.
    fn title(&self) -> &str {
        self.drafts.last().map_or(&self.name, |entry| entry.draft.meta.name())
    }
}

/// Figures of a draft.
struct Figures {
    words: u32,
    articles: usize,
    /// Words in brackets, in hundredths of a percent.
    bracketed: u32,
}

impl Figures {
    fn of(draft: &Draft) -> Self {
        let whole = State::of(draft, &Marks::of(draft)).whole;
        let articles = draft.clauses.iter().filter(|clause| clause.kind == Kind::Article).count();
        Self { words: whole.words, articles, bracketed: whole.share(whole.bracketed) }
    }
}

/// Puts links to the page of a negotiation, and to that of all, at the head of a page that knows of none.
pub fn with_way_home(page: &str, negotiation: &str, interface: Language) -> String {
    let words = Words::of(interface);
    // The way past all links comes first.
    let Some(at) = page.find("</a>").map(|at| at + "</a>".len()) else { return page.to_owned() };
    [&page[..at], &way_home(Some(negotiation), "../", &words).0, &page[at..]].concat()
}

/// Lets a page that is served show itself anew when the site has another version.
pub fn with_reload(page: &str) -> String {
    page::with_script(page, include_str!("reload.js"))
}

/// Links to the front page, which lies in the folder `up`, and to the page of a negotiation.
fn way_home(negotiation: Option<&str>, up: &str, words: &Words) -> Markup {
    html! {
        "\n"
        nav.home aria-label=(words.say(Word::SiteAll)) {
            a href=(format!("{up}index.html")) { (words.say(Word::SiteAll)) }
            @if let Some(name) = negotiation { " / " a href="index.html" { bdi { (name) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_home_stands_before_the_text() {
        let page = with_way_home(
            "<html><body><a class=\"skip\" href=\"#x\">Skip</a><main>x</main></body>",
            "A & B",
            Language::English,
        );
        let home = page.find("href=\"../index.html\"").unwrap();
        assert!(page.find("Skip").unwrap() < home && home < page.find("<main>").unwrap() && page.contains("A &amp; B"));
    }
}

//! All texts, searched in the page itself: a folder has no server.

use maud::PreEscaped;
use maud::html;
use serde::Serialize;

use super::STYLE;
use super::way_home;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::render::page::Page;
use crate::render::redline::html::anchors;
use crate::render::words::Word;
use crate::render::words::Words;

const SCRIPT: &str = include_str!("search.js");

/// A draft with the way to its page, from the page of the search.
#[derive(Debug)]
pub struct Found<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its page.
    pub page: String,
}

/// What the script searches.
#[derive(Serialize)]
struct Text<'a> {
    symbol: &'a str,
    page: &'a str,
    language: &'static str,
    clauses: Vec<(String, String, &'a str)>,
}

/// Writes the page.
pub fn write(out: &mut String, found: &[Found<'_>], interface: Language) {
    let words = Words::of(interface);
    let texts: Vec<Text<'_>> = found.iter().map(text).collect();
    // Inside a script element only its end tag and comments have a meaning.
    let data = serde_json::to_string(&texts).expect("texts have keys of text").replace('<', "\\u003c");
    let page = Page { title: words.say(Word::SiteSearch), words: &words, style: STYLE, script: SCRIPT, keys: &[] };
    let body = html! {
        (way_home(None, "", &words))
        main #tx-text {
            h1 { (words.say(Word::SiteSearch)) }
            noscript { ul { @for found in found { li { a href=(found.page) { bdi { (found.draft.meta.symbol) } } } } } }
            label.find { span { (words.say(Word::Search)) " " } input #tx-find type="search" autocomplete="off"; }
            p #tx-count role="status" data-none=(words.say(Word::NoHits)) data-some=(words.say(Word::SiteHits)) {}
            ol #tx-hits {}
        }
        script #tx-data type="application/json" { (PreEscaped(data)) }
    };
    page.write(out, |out| out.push_str(&body.0));
}

fn text<'a>(found: &'a Found<'a>) -> Text<'a> {
    let draft = found.draft;
    let cites = Citations::of(draft);
    let spoken =
        draft.reading_order().into_iter().filter(|&at| at != ClauseIx::ROOT && !draft.clause(at).text.is_empty());
    let clauses =
        spoken.map(|at| (anchors::of(cites.id(at)), cites.cite(at).to_owned(), draft.clause(at).text.as_str()));
    Text {
        symbol: &draft.meta.symbol,
        page: &found.page,
        language: draft.meta.language.tag(),
        clauses: clauses.collect(),
    }
}

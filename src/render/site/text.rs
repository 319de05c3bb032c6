//! A draft as clean text with its outline.

use maud::Markup;
use maud::html;

use super::STYLE;
use super::way_home;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::draft::meta::Basis;
use crate::render::page::Page;
use crate::render::redline::html::anchors;
use crate::render::words;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes the page of a draft; addresses of clauses are those of its redlines.
pub fn write(out: &mut String, draft: &Draft, negotiation: &str, interface: Language) {
    let words = Words::of(interface);
    let page = Page { title: &draft.meta.symbol, words: &words, style: STYLE, script: "", keys: &[] };
    let cites = Citations::of(draft);
    let language = draft.meta.language;
    let body = html! {
        (way_home(Some(negotiation), "../", &words))
        header {
            h1 { bdi { (draft.meta.symbol) } }
            p { bdi lang=(language.tag()) { (draft.meta.name()) } }
            @if draft.meta.basis == Some(Basis::Restatement) { p.note { (words.say(Word::Restated)) } }
        }
        nav.outline aria-labelledby="tx-outline" { details {
            summary { h2 #tx-outline { (words.say(Word::Outline)) } }
            ol lang=(language.tag()) dir=(words::direction(language)) {
                @for at in draft.reading_order() {
                    @if draft.clause(at).kind.has_heading() && at != ClauseIx::ROOT {
                        li.c[is_container(draft, at)] { a href=(format!("#{}", anchors::of(cites.id(at)))) { (title(draft, at)) } }
                    }
                }
            }
        } }
        main.text #tx-text lang=(language.tag()) dir=(words::direction(language)) {
            @for at in draft.reading_order() { @if at != ClauseIx::ROOT { (clause(draft, &cites, at)) } }
        }
    };
    page.write(out, |out| out.push_str(&body.0));
}

fn title(draft: &Draft, at: ClauseIx) -> String {
    let clause = draft.clause(at);
    [clause.head.as_str(), clause.text.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Says whether a heading stands over others: a chapter, not an article.
fn is_container(draft: &Draft, at: ClauseIx) -> bool {
    !matches!(draft.clause(at).kind, Kind::Article | Kind::Preamble)
}

fn clause(draft: &Draft, cites: &Citations<'_>, at: ClauseIx) -> Markup {
    let clause = draft.clause(at);
    let id = anchors::of(cites.id(at));
    let depth = draft.ancestors(at).filter(|&above| !draft.clause(above).kind.has_heading()).count().min(4);
    let class = if clause.kind == Kind::Footnote { "foot".to_owned() } else { format!("d{depth}") };
    html! {
        "\n"
        @if clause.kind.has_heading() {
            @if is_container(draft, at) { h2 id=(id) { (title(draft, at)) } } @else { h3 id=(id) { (title(draft, at)) } }
        } @else {
            p id=(id) class=(class) {
                @if !clause.head.is_empty() { span.l { (clause.head) } }
                (clause.text.as_str())
            }
        }
    }
}

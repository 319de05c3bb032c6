//! The life of a clause as a page that needs no script.

use maud::Markup;
use maud::html;

use super::Event;
use super::Page;
use crate::draft::meta::Basis;
use crate::render::excerpt;
use crate::render::page::Page as Frame;
use crate::render::words;
use crate::render::words::Word;

const STYLE: &str = "\
main>ol{list-style:none;padding:0;border-inline-start:3px solid var(--rule);max-width:44rem}ol>li{padding:.2rem 1rem 1rem;position:relative}li ul{margin:.2rem 0;padding-inline-start:1.2rem}ol>li::before{content:'';position:absolute;inset-inline-start:-.5rem;top:.7rem;width:.8rem;height:.8rem;border-radius:50%;background:var(--link)}ol>li.gone::before{background:var(--page);border:2px solid var(--soft)}
.run{border-bottom:2px solid var(--rule)}.run sub{color:var(--soft);margin-inline-end:.3rem}
";

/// Writes a page.
pub fn write(out: &mut String, page: &Page<'_>) {
    let restated = page.drafts.iter().any(|draft| draft.meta.basis == Some(Basis::Restatement));
    let (words, title) = (page.words(), title(page));
    let main = html! {
        @if restated { p.soft { (words.say(Word::Restated)) } }
        ol {
            @for (at, _) in page.drafts.iter().enumerate() { (round(page, at)) }
        }
        (blamed(page))
    };
    let style = [excerpt::STYLE, STYLE].concat();
    Frame { title: &title, words: &words, style: &style, script: "", keys: &[] }.write_main(out, &main);
}

/// The last citation the clause had.
fn title(page: &Page<'_>) -> String {
    let words = page.words();
    let last = page.chapters().into_iter().rfind(|chapter| !chapter.cites.is_empty());
    last.map_or_else(
        || words.say(Word::HisHistory).to_owned(),
        |chapter| words.fill(Word::HisTitle, &[&chapter.cites.join(words.comma()), &chapter.symbol]),
    )
}

fn round(page: &Page<'_>, at: usize) -> Markup {
    let (chapter, words) = (page.chapter(at), page.words());
    let language = page.drafts[at].meta.language;
    let (tag, direction) = (language.tag(), words::direction(language));
    let here = &page.steps[at].clauses;
    let before = at.checked_sub(1).map(|before| &page.steps[before].clauses).filter(|before| !before.is_empty());
    html! {
        li.gone[here.is_empty()] {
            b { bdi { (chapter.symbol) } } " " span.soft { bdi { (page.drafts[at].meta.date.as_deref().unwrap_or_default()) } }
            @if !here.is_empty() { br; bdi lang=(tag) { (chapter.cites.join(words.comma())) @for title in &chapter.titles { ": " (title) } } }
            " — " (chapter.told(&words))
            @if !chapter.brackets.is_empty() { ul { @for told in &chapter.brackets { li { (told) } } } }
            @match before {
                Some(before) if chapter.events != [Event::Unchanged] => {
                    details open { summary { (words.say(Word::HisRedline)) } div lang=(tag) dir=(direction) { (excerpt::edits(&page.redlines[at - 1], before, here)) } }
                }
                Some(_) => {}
                None => @for &clause in here {
                    details { summary { (words.say(Word::HisText)) } div lang=(tag) dir=(direction) { (excerpt::wording(page.drafts[at], clause)) } }
                }
            }
        }
    }
}

fn blamed(page: &Page<'_>) -> Markup {
    let Some(blame) = page.blame else { return html! {} };
    html! {
        h2 { (page.words().say(Word::HisBlame)) }
        ol { @for (at, draft) in page.drafts.iter().enumerate() { li { (at + 1) " " bdi { (draft.meta.symbol) } } } }
        @let language = page.drafts.last().map(|draft| draft.meta.language).unwrap_or_default();
        @for (at, _) in page.last() {
            p.clause lang=(language.tag()) dir=(words::direction(language)) { @for run in blame.of(at) {
                span.run title=(page.drafts[run.round].meta.symbol) { (run.text) sub { (run.round + 1) } }
            } }
        }
    }
}

//! What the drafts are, how much changed, and the story with links.

use maud::Markup;
use maud::html;

use super::anchors;
use crate::draft::Draft;
use crate::draft::meta::Basis;
use crate::offences::Affected;
use crate::redline::Redline;
use crate::redline::story::Sentence;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

/// So many links stand behind a sentence of the story.
const LINKS: usize = 5;
/// So many sentences are shown at once; a story is read at a glance or not at all.
const SHOWN: usize = 10;

/// What the drafts are, and how much changed.
pub(super) fn head(redline: &Redline<'_>, words: &Words) -> Markup {
    let drafts = redline.drafts;
    let restated = [drafts.old, drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement));
    html! {
        "\n"
        header {
            h1 { bdi { (drafts.old.meta.symbol) } " " (words.arrow()) " " bdi { (drafts.new.meta.symbol) } }
            dl.drafts {
                @for (word, draft) in [(Word::OldText, drafts.old), (Word::NewText, drafts.new)] {
                    div { dt { (words.say(word)) } dd { (described(draft, words)) } }
                }
            }
            @if restated { p.note { (words.say(Word::Restated)) } }
            @if let Some(limit) = &redline.limited {
                p.note { (words.say(Word::Limited)) (words.colon()) span lang="en" dir="ltr" { (limit) } "." }
            }
            (counts(redline, words))
        }
    }
}

fn counts(redline: &Redline<'_>, words: &Words) -> Markup {
    let (links, count) = (redline.links, redline.words);
    let figures = [
        (links.inserted, Word::Inserted),
        (links.deleted, Word::Deleted),
        (links.amended, Word::Amended),
        (links.moved, Word::Moved),
        (links.retitled, Word::Retitled),
        (links.renumbered, Word::Renumbered),
        (links.split, Word::Split),
        (links.merged, Word::Merged),
        (links.unchanged, Word::Unchanged),
        (count.inserted, Word::WordsIn),
        (count.deleted, Word::WordsOut),
        (count.consequential, Word::WordsFollow),
    ];
    html! {
        ul.counts aria-label=(words.say(Word::Counts)) {
            @for (count, word) in figures {
                @if count > 0 { li { b { (count) } " " (words.counted(word, count)) } }
            }
        }
    }
}

/// What happened: to offences, then to the text.
pub(super) fn story(voice: &Voice<'_, '_>, offences: &Affected, words: &Words) -> Markup {
    let told = offences.sentences(voice).into_iter().chain(voice.story());
    let mut lines: Vec<Markup> = told.map(|sentence| sentence_of(voice, &sentence)).collect();
    let more = lines.split_off(lines.len().min(SHOWN));
    html! {
        "\n"
        section.story aria-labelledby="tx-story" {
            h2 #tx-story { (words.say(Word::Story)) }
            ol { @for line in lines { "\n" li { (line) } } }
            @if !more.is_empty() {
                details {
                    summary { (words.fill(Word::Further, &[&more.len().to_string()])) }
                    ol start=(SHOWN + 1) { @for line in more { "\n" li { (line) } } }
                }
            }
        }
    }
}

fn sentence_of(voice: &Voice<'_, '_>, sentence: &Sentence) -> Markup {
    html! {
        (sentence.text)
        @for &at in sentence.links.iter().take(LINKS) {
            " " a.at href=(anchors::href(voice.redline(), at)) { bdi { (voice.cite_link(at)) } }
        }
    }
}

fn described(draft: &Draft, words: &Words) -> Markup {
    let meta = &draft.meta;
    let details = [meta.date.as_deref(), meta.session.as_deref()];
    html! {
        bdi lang=(meta.language.tag()) { (meta.name()) }
        @for detail in details.into_iter().flatten() { (words.comma()) bdi { (detail) } }
    }
}

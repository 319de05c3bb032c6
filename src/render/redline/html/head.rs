//! What the drafts are, how much changed, and the story with links.

use maud::Markup;
use maud::html;

use super::anchors;
use crate::align::LinkIx;
use crate::draft::Draft;
use crate::draft::meta::Basis;
use crate::offences::Affected;
use crate::redline::Redline;
use crate::redline::story;
use crate::redline::story::Sentence;
use crate::render::words::Word;
use crate::render::words::Words;

/// So many links stand behind a sentence of the story.
const LINKS: usize = 5;

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
                    div { dt { (words.say(word)) } dd { (described(draft)) } }
                }
            }
            @if restated { p.note { (words.say(Word::Restated)) } }
            @if let Some(limit) = &redline.limited {
                p.note { (words.say(Word::Limited)) ": " span lang="en" dir="ltr" { (limit) } "." }
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
                @if count > 0 { li { b { (count) } " " (words.say(word)) } }
            }
        }
    }
}

/// What happened, in sentences.
pub(super) fn story(redline: &Redline<'_>, offences: &Affected, words: &Words) -> Markup {
    html! {
        "\n"
        section.story aria-labelledby="tx-story" {
            h2 #tx-story { (words.say(Word::Story)) }
            ol lang="en" dir="ltr" {
                @for sentence in story::tell(redline) { "\n" li { (sentence_of(redline, &sentence)) } }
                @for sentence in offences.sentences(redline.drafts.new.meta.language) {
                    "\n" li { (sentence_of(redline, &sentence)) }
                }
            }
        }
    }
}

fn sentence_of(redline: &Redline<'_>, sentence: &Sentence) -> Markup {
    html! {
        (sentence.text)
        @for &at in sentence.links.iter().take(LINKS) {
            " " a href=(anchors::href(redline, at)) { bdi { (name(redline, at)) } }
        }
    }
}

/// The citation of what a link is shown by.
fn name<'r>(redline: &'r Redline<'_>, at: LinkIx) -> &'r str {
    let (side, clause) = redline.alignment.link(at).shown();
    redline.cites.get(side).cite(clause)
}

fn described(draft: &Draft) -> Markup {
    let meta = &draft.meta;
    let details = [meta.date.as_deref(), meta.session.as_deref()];
    html! {
        bdi lang=(meta.language.tag()) { (meta.name()) }
        @for detail in details.into_iter().flatten() { ", " bdi { (detail) } }
    }
}

//! What a round did to brackets and agreed text, as tags in the language of the interface.

use crate::align::LinkIx;
use crate::draft::marks::Agreement;
use crate::redline::Redline;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Regression;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::progress::Standing;
use crate::render::words::Word;
use crate::render::words::Words;

/// A text in a tag is cut after so many characters.
const QUOTED: usize = 60;

/// What happened in a link, each thing once, with how often where it is more than once.
pub(super) fn tags(redline: &Redline<'_>, at: LinkIx, words: &Words) -> Vec<String> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for event in redline.progress.of_link(at) {
        let said = say(event, words);
        match counted.iter_mut().find(|(known, _)| *known == said) {
            Some((_, count)) => *count += 1,
            None => counted.push((said, 1)),
        }
    }
    counted.into_iter().map(|(said, count)| if count == 1 { said } else { format!("{said} ({count})") }).collect()
}

fn say(event: &Event, words: &Words) -> String {
    let plain = |word: Word| words.say(word).to_owned();
    match event.kind {
        EventKind::Kept if event.standing == Standing::Free => plain(Word::LiftedKept),
        EventKind::Kept => plain(Word::LiftedInDoubt),
        EventKind::Dropped => plain(Word::LiftedDropped),
        EventKind::Narrowed => plain(Word::Narrowed),
        EventKind::Widened => plain(Word::Widened),
        EventKind::Opened if event.text.old.is_empty() => plain(Word::OpenedNew),
        EventKind::Opened => plain(Word::Opened),
        EventKind::Filled => words.fill(Word::Filled, &[&quoted(&event.text.new)]),
        EventKind::Reduced if event.won.is_empty() => words.fill(Word::Reduced, &[&listed(&event.left)]),
        EventKind::Reduced => words.fill(Word::Settled, &[&listed(&event.won)]),
        EventKind::Chosen if event.won.is_empty() => plain(Word::Replaced),
        EventKind::Chosen => words.fill(Word::Chosen, &[&listed(&event.won)]),
    }
}

/// Says whether a reader must not miss it: that text free of brackets changes is what drafts are for.
pub(super) fn is_loud(regression: &Regression) -> bool {
    regression.was != Secured::Clean || regression.now == Setback::Bracketed
}

/// What was secure and no longer is.
pub(super) fn alarm(regression: &Regression, words: &Words) -> String {
    let was = match regression.was {
        Secured::By(Agreement::AdReferendum) => Word::AgreedAdReferendum,
        Secured::By(Agreement::Agreed) => Word::Agreed,
        Secured::Clean => Word::Clean,
    };
    let now = match regression.now {
        Setback::Deleted => Word::NowDeleted,
        Setback::Touched => Word::NowTouched,
        Setback::Bracketed => Word::NowBracketed,
        Setback::Unmarked => Word::NowUnmarked,
    };
    words.fill(Word::Setback, &[words.say(was), words.say(now)])
}

fn listed(texts: &[String]) -> String {
    texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(" · ")
}

fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_none() { start } else { format!("{}…", start.trim_end()) }
}

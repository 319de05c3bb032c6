//! What a round did to brackets and agreed text, as all JSON outputs show it.

use serde::Serialize;

use crate::redline::Redline;
use crate::redline::progress;

/// Brackets by what became of them.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Fates {
    same: u32,
    kept: u32,
    dropped: u32,
    narrowed: u32,
    widened: u32,
    reworded: u32,
    opened: u32,
}

/// Something that happened to a bracket, a choice or a blank.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Event<'a> {
    kind: &'static str,
    link: usize,
    cite: &'a str,
    old: &'a str,
    new: &'a str,
    won: &'a [String],
    left: &'a [String],
    free: bool,
    brackets: u32,
}

/// A text that was secure and no longer is.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Regression<'a> {
    was: &'static str,
    now: &'static str,
    link: usize,
    cite: &'a str,
    old: &'a str,
    new: &'a str,
}

/// The fates of the brackets of a redline.
pub(in crate::render) fn fates(redline: &Redline<'_>) -> Fates {
    let progress::Fates { same, kept, dropped, narrowed, widened, reworded, opened } = redline.progress.fates;
    Fates { same, kept, dropped, narrowed, widened, reworded, opened }
}

/// The events of a redline.
pub(in crate::render) fn events<'a>(redline: &'a Redline<'_>) -> Vec<Event<'a>> {
    let entry = |event: &'a progress::Event| Event {
        kind: event.kind.name(),
        link: event.link.at(),
        cite: redline.cite(event.link),
        old: &event.text.old,
        new: &event.text.new,
        won: &event.won,
        left: &event.left,
        free: event.standing == progress::Standing::Free,
        brackets: event.brackets,
    };
    redline.progress.events.iter().map(entry).collect()
}

/// The regressions of a redline.
pub(in crate::render) fn regressions<'a>(redline: &'a Redline<'_>) -> Vec<Regression<'a>> {
    let entry = |regression: &'a progress::Regression| Regression {
        was: regression.was.name(),
        now: regression.now.name(),
        link: regression.link.at(),
        cite: redline.cite(regression.link),
        old: &regression.text.old,
        new: &regression.text.new,
    };
    redline.progress.regressions.iter().map(entry).collect()
}

//! What a round did to brackets and agreed text, as facts of the story.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Event;
use super::EventKind;
use super::Regression;
use super::Setback;
use super::Standing;
use super::StatusChange;
use crate::align::LinkIx;
use crate::draft::marks::Agreement;
use crate::redline::Redline;
use crate::redline::story::NAMED;
use crate::redline::story::Told;
use crate::redline::story::fact::Bracketing;
use crate::redline::story::fact::Fact;
use crate::redline::story::fact::Marking;
use crate::redline::story::fact::Places;
use crate::redline::story::fact::Rest;
use crate::redline::story::told_or_places_counted;
use crate::redline::voice::Voice;

/// Tells of agreed text that is touched, and of free text that is put in brackets: what a reader must not miss.
pub(in crate::redline) fn alarms(voice: &Voice<'_, '_>, story: &mut Vec<Told>) {
    let loud = |regression: &&Regression| regression.is_loud();
    setbacks(voice, voice.redline.progress.regressions.iter().filter(loud), story);
}

/// Tells what happened to brackets, choices and blanks, and what befell text that was free of brackets.
pub(in crate::redline) fn events(voice: &Voice<'_, '_>, story: &mut Vec<Told>) {
    let all = &voice.redline.progress.events;
    for (kind, rest) in [
        (EventKind::Chosen, Rest::OptionsSettled),
        (EventKind::Reduced, Rest::AlternativesSettled),
        (EventKind::Filled, Rest::BlanksFilled),
    ] {
        choices(voice, all.iter().filter(|event| event.kind == kind), rest, story);
    }
    for what in Bracketing::ALL {
        let links = all.iter().filter(|event| bracketing(event) == Some(what)).map(|event| event.link);
        grouped(voice, links, |places| Fact::Lifted(what, places), story);
    }
    for (agreement, marking) in Marking::ALL {
        let alike = |change: &&StatusChange| marking_of(voice.redline, change) == Some((agreement, marking));
        let links = voice.redline.progress.statuses.iter().filter(alike).map(|change| change.link);
        grouped(voice, links, |places| Fact::Status(agreement, marking, places), story);
    }
    if works_in_brackets(voice.redline) {
        let quiet = |regression: &&Regression| !regression.is_loud();
        setbacks(voice, voice.redline.progress.regressions.iter().filter(quiet), story);
    }
}

/// Tells choices and blanks; those that are alike in one sentence.
fn choices<'e>(voice: &Voice<'_, '_>, events: impl Iterator<Item = &'e Event>, rest: Rest, story: &mut Vec<Told>) {
    let mut alike: Vec<(&Event, Vec<LinkIx>)> = Vec::new();
    let mut known: FxHashMap<Said<'_>, usize> = FxHashMap::default();
    for event in events {
        let at = *known.entry(said(event)).or_insert(alike.len());
        match alike.get_mut(at) {
            Some((_, links)) => links.push(event.link),
            None => alike.push((event, vec![event.link])),
        }
    }
    let told = alike.into_iter().map(|(event, links)| {
        let (places, links) = places(voice, links);
        Told { fact: Fact::Choice(event.clone(), places), links }
    });
    told_or_places_counted(story, told.collect(), rest);
}

/// What the sentence on a choice says, but for the place: kind, brackets, what was offered, what won, what is left,
/// what took its place, and how it stands.
type Said<'e> = (EventKind, bool, &'e str, &'e [String], &'e [String], Option<&'e str>, Standing);

fn said(event: &Event) -> Said<'_> {
    let new = event.kind == EventKind::Filled || event.kind == EventKind::Reduced && event.is_replaced();
    let new = new.then_some(event.text.new.as_str());
    (event.kind, event.brackets > 0, &event.text.old, &event.won, &event.left, new, event.standing)
}

/// What an event did to brackets; nothing where it is told by itself.
fn bracketing(event: &Event) -> Option<Bracketing> {
    let free = event.standing == Standing::Free;
    match event.kind {
        EventKind::Chosen | EventKind::Reduced | EventKind::Filled => None,
        EventKind::InPart => Some(Bracketing::InPart),
        EventKind::Dropped if event.brackets == 0 => Some(Bracketing::OptionsDropped),
        EventKind::Opened if event.text.old.is_empty() => Some(Bracketing::OpenedNew),
        EventKind::Opened => Some(Bracketing::Opened),
        EventKind::Kept if event.brackets > 0 && free => Some(Bracketing::Kept),
        EventKind::Kept if event.brackets > 0 => Some(Bracketing::KeptInDoubt),
        EventKind::Dropped if free => Some(Bracketing::Dropped),
        EventKind::Narrowed if event.brackets > 0 && !free => Some(Bracketing::Narrowed),
        EventKind::Widened if event.brackets > 0 && !free => Some(Bracketing::Widened),
        EventKind::Kept | EventKind::Dropped | EventKind::Narrowed | EventKind::Widened => None,
    }
}

/// What happened to the mark of agreement of a clause; nothing where a setback tells of it.
fn marking_of(redline: &Redline<'_>, change: &StatusChange) -> Option<(Agreement, Marking)> {
    let told = redline.progress.regression(change.link).is_some_and(|one| one.now == Setback::Unmarked);
    match (change.was, change.now) {
        (_, Some(now)) => Some((now, Marking::Set)),
        (Some(was), None) if !told => Some((was, Marking::Gone)),
        (_, None) => None,
    }
}

/// Says whether the round worked on what was open.
///
/// Where most changes are in brackets or under options, one outside of them is news. Where the text was rewritten at
/// large, or brackets hold nothing but a choice of terms, it is what amendments tell anyway.
fn works_in_brackets(redline: &Redline<'_>) -> bool {
    let quiet = redline.progress.regressions.iter().filter(|regression| !regression.is_loud()).count();
    let changed = |at: &LinkIx| {
        let link = redline.alignment.link(*at);
        !link.old.is_empty() && (link.is_deleted() || redline.edit(*at).words.changed() > 0)
    };
    let changed = redline.alignment.indices().filter(changed).count();
    2 * quiet < changed
}

/// One sentence for each sort of setback.
fn setbacks<'a>(voice: &Voice<'_, '_>, all: impl Iterator<Item = &'a Regression> + Clone, story: &mut Vec<Told>) {
    let mut sorts: Vec<_> = all.clone().map(|one| (one.was, one.now)).collect();
    sorts.sort_unstable();
    sorts.dedup();
    for (was, now) in sorts {
        let links = all.clone().filter(|one| (one.was, one.now) == (was, now)).map(|one| one.link);
        grouped(voice, links, |places| Fact::Setback(was, now, places), story);
    }
}

/// A fact about all places of something, or some of them where there are many.
fn grouped(
    voice: &Voice<'_, '_>,
    links: impl Iterator<Item = LinkIx>,
    fact: impl Fn(Places) -> Fact,
    story: &mut Vec<Told>,
) {
    let (places, links) = places(voice, links.collect());
    if !links.is_empty() {
        story.push(Told { fact: fact(places), links });
    }
}

/// All places of some links, each once, or some of them where there are many.
fn places(voice: &Voice<'_, '_>, mut links: Vec<LinkIx>) -> (Places, Vec<LinkIx>) {
    links.dedup();
    // One or two more are sooner named than counted.
    let named = if links.len() <= NAMED + 2 { links.len() } else { NAMED };
    let mut names: Vec<String> = links.iter().take(named).map(|&at| voice.cite_link(at).to_owned()).collect();
    let mut seen = FxHashSet::default();
    names.retain(|name| seen.insert(name.clone()));
    let count = (links.len() > named).then_some(links.len());
    (Places { names, count }, links)
}

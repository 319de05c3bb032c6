//! What happened to an offence between successive drafts.

use super::ledger::Cell;
use super::ledger::Round;
use super::ledger::State;
use super::recognise::Recognition;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::lineage::Lineage;
use crate::pair::Pair;

/// What happened to an offence between two successive drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// It came for the first time.
    Added,
    /// It went.
    Removed,
    /// Its own clause went, a clause on other instruments reaches it.
    Absorbed,
    /// It came back.
    Restored,
    /// Its clause has another title.
    Renamed,
    /// Several of its clauses became one.
    Merged,
    /// Its clause became several.
    Split,
    /// It was put in brackets.
    Bracketed,
    /// Its brackets were lifted.
    Unbracketed,
}

impl EventKind {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            EventKind::Added => "added",
            EventKind::Removed => "removed",
            EventKind::Absorbed => "absorbed",
            EventKind::Restored => "restored",
            EventKind::Renamed => "renamed",
            EventKind::Merged => "merged",
            EventKind::Split => "split",
            EventKind::Bracketed => "bracketed",
            EventKind::Unbracketed => "unbracketed",
        }
    }
}

/// Something that happened to an offence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The column before.
    pub from: usize,
    /// The column after.
    pub to: usize,
    /// What.
    pub kind: EventKind,
}

/// An element that the clauses of an offence gained or lost between two successive drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementChange {
    /// The column before.
    pub from: usize,
    /// The column after.
    pub to: usize,
    /// Which of [`Taxonomy::marks`](super::Taxonomy::marks).
    pub mark: usize,
    /// Whether it came or went.
    pub came: bool,
}

/// What the way from one state to another is called.
pub(super) fn transition(old: State, new: State, earlier: bool) -> Option<EventKind> {
    let comes = if earlier { EventKind::Restored } else { EventKind::Added };
    match (old, new) {
        (State::Standalone, State::ByReference) => Some(EventKind::Absorbed),
        (State::ByReference, State::Standalone) => Some(comes),
        (State::Standalone | State::ByReference, State::Preamble | State::Absent) => Some(EventKind::Removed),
        (State::Preamble | State::Absent, State::Standalone | State::ByReference) => Some(comes),
        (State::Standalone, State::Standalone) | (State::ByReference, State::ByReference) => None,
        (State::Preamble | State::Absent, State::Preamble | State::Absent) => None,
    }
}

pub(super) fn events(cells: &[Cell], lineage: &Lineage<'_>, rounds: &[Round<'_>]) -> Vec<Event> {
    let mut found = Vec::new();
    for (from, two) in cells.windows(2).enumerate() {
        let (old, new) = (&two[0], &two[1]);
        let earlier = cells[..from].iter().any(|cell| cell.state >= State::ByReference);
        let mut kinds: Vec<EventKind> = transition(old.state, new.state, earlier).into_iter().collect();
        if old.state == new.state && old.state > State::Preamble {
            kinds.extend(joins(
                from,
                Pair::new(old, new),
                lineage,
                Pair::new(rounds[from].draft, rounds[from + 1].draft),
            ));
            kinds.extend(renamed(old, new));
            kinds.extend(brackets(old, new));
        }
        found.extend(kinds.into_iter().map(|kind| Event { from, to: from + 1, kind }));
    }
    found
}

/// Whether several clauses became one, or one several, by the links between them and what stands in them.
fn joins(from: usize, cells: Pair<&Cell>, lineage: &Lineage<'_>, drafts: Pair<&Draft>) -> Option<EventKind> {
    let holders = cells.map(|cell| cell.strongest().map(|holder| holder.clause).collect::<Vec<ClauseIx>>());
    let within = |draft: &Draft, at: ClauseIx, whole: ClauseIx| {
        std::iter::once(at).chain(draft.ancestors(at)).any(|around| around == whole)
    };
    let goes_into =
        |old: ClauseIx, new: ClauseIx| lineage.next(from, old).iter().any(|&at| within(drafts.new, at, new));
    let comes_from =
        |new: ClauseIx, old: ClauseIx| lineage.before(from + 1, new).iter().any(|&at| within(drafts.old, at, old));
    let parents = |new: &&ClauseIx| holders.old.iter().filter(|&&old| goes_into(old, **new)).count();
    let heirs = |old: &&ClauseIx| holders.new.iter().filter(|&&new| comes_from(new, **old)).count();
    if holders.new.iter().any(|new| parents(&new) > 1) {
        Some(EventKind::Merged)
    } else if holders.old.iter().any(|old| heirs(&old) > 1) {
        Some(EventKind::Split)
    } else {
        None
    }
}

/// Whether the one clause of an offence has another title.
fn renamed(old: &Cell, new: &Cell) -> Option<EventKind> {
    let title = |cell: &Cell| {
        let mut titles = cell.strongest().map(|holder| holder.title.to_lowercase());
        titles.next().filter(|title| !title.is_empty() && titles.next().is_none())
    };
    (title(old)? != title(new)?).then_some(EventKind::Renamed)
}

fn brackets(old: &Cell, new: &Cell) -> Option<EventKind> {
    match (old.is_bracketed(), new.is_bracketed()) {
        (false, true) => Some(EventKind::Bracketed),
        (true, false) => Some(EventKind::Unbracketed),
        (true, true) | (false, false) => None,
    }
}

/// Which elements came or went while an offence stood in clauses of its own.
pub(super) fn elements(cells: &[Cell], rounds: &[Round<'_>]) -> Vec<ElementChange> {
    let mut found = Vec::new();
    for (from, two) in cells.windows(2).enumerate() {
        if two.iter().any(|cell| cell.state != State::Standalone) {
            continue;
        }
        let (old, new) = (marks(&two[0], rounds[from].recognition), marks(&two[1], rounds[from + 1].recognition));
        let change = |mark: usize, came: bool| ElementChange { from, to: from + 1, mark, came };
        found.extend(old.iter().filter(|mark| !new.contains(mark)).map(|&mark| change(mark, false)));
        found.extend(new.iter().filter(|mark| !old.contains(mark)).map(|&mark| change(mark, true)));
    }
    found
}

fn marks(cell: &Cell, recognition: &Recognition) -> Vec<usize> {
    let mut all: Vec<usize> = cell.strongest().flat_map(|holder| recognition.marks(holder.clause)).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

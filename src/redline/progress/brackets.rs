//! Which bracket became which, and what became of the others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::DEEPEST;
use super::Event;
use super::EventKind;
use super::Fates;
use super::Scene;
use super::Standing;
use super::flow::Flow;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::marks;
use crate::draft::marks::BracketIx;
use crate::draft::marks::Marks;
use crate::draft::marks::Point;
use crate::pair::Pair;
use crate::pair::Side;

/// A bracket became another one if they share at least one in so many words of the smaller one,
const SHARED: usize = 2;
/// and one in so many of the larger one,
const LIKE: usize = 4;
/// or so many words: an `and` that is left of a long text is chance.
const SURE: usize = 4;
/// A text stands on in part if at least one in so many of its words stands,
const STANDS: usize = 2;
/// and so many words: what is left of a shorter phrase is chance.
const LEFT: usize = 4;
/// A text stands on whole if no more than one in so many of its words is gone, an article or a plural of a long sentence;
const MISSING: usize = 16;
/// the first and the last word of a text of so many words not counted: they join it to what stands round it.
const JOINED: usize = 6;

/// What became of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// A status, in a footnote, or too deep: no bracket to be followed.
    Ignored,
    Same,
    /// Lifted, and its text stands whole.
    Kept,
    /// Lifted, and a part of its text stands.
    InPart,
    Dropped,
    Narrowed,
    Widened,
    Reworded,
    /// In the new draft alone.
    Opened,
    /// In the new draft, and the old draft has it too.
    Known,
}

/// What became of all brackets of both drafts.
pub(super) struct Told {
    pub(super) fates: Pair<Vec<Fate>>,
    /// The bracket of the other draft that each became.
    pub(super) partners: Pair<Vec<Option<BracketIx>>>,
}

/// Says whether a bracket is followed.
pub(super) fn is_followed(draft: &Draft, marks: &Marks, at: BracketIx) -> bool {
    let bracket = marks.bracket(at);
    !bracket.role.is_remark() && bracket.depth < DEEPEST && draft.clause(bracket.open.clause).kind != Kind::Footnote
}

/// The words in a bracket.
pub(super) fn words(marks: &Marks, flow: &Flow<'_>, at: BracketIx) -> Range<usize> {
    let bracket = marks.bracket(at);
    let start = flow.before(bracket.open);
    start..flow.before(bracket.close).max(start)
}

/// The innermost bracket that is followed round every word.
pub(super) fn inner((draft, marks, flow): (&Draft, &Marks, &Flow<'_>)) -> Vec<Option<BracketIx>> {
    let mut found = vec![None; flow.words.len()];
    let mut open: Vec<(BracketIx, usize)> = Vec::new();
    let mut next = marks.indices().filter(|&at| is_followed(draft, marks, at)).peekable();
    for (word, inner) in found.iter_mut().enumerate() {
        while let Some(at) = next.next_if(|&at| words(marks, flow, at).start <= word) {
            open.push((at, words(marks, flow, at).end));
        }
        while open.last().is_some_and(|&(_, end)| end <= word) {
            open.pop();
        }
        *inner = open.last().map(|&(at, _)| at);
    }
    found
}

impl Scene<'_> {
    /// The words in a bracket of a side.
    pub(super) fn words(&self, side: Side, at: BracketIx) -> Range<usize> {
        words(self.marks.get(side), self.flows.get(side), at)
    }

    /// The brackets round a word that are followed, innermost first.
    fn round(&self, side: Side, word: usize) -> impl Iterator<Item = BracketIx> {
        let (draft, marks) = (self.drafts.get(side), self.marks.get(side));
        let all = std::iter::successors(self.inner.get(side)[word], |&at| marks.bracket(at).parent);
        all.filter(|&at| is_followed(draft, marks, at))
    }

    /// How many of some old words stand in the new draft.
    fn standing_words(&self, words: impl Iterator<Item = usize>) -> usize {
        words.filter(|&word| self.flows.old.twin(word).is_some()).count()
    }

    /// What became of the text of an old bracket that was lifted, by the words that stand in no bracket inside it: those
    /// have a fate of their own.
    fn lifted(&self, at: BracketIx) -> Fate {
        let range = self.words(Side::Old, at);
        if range.is_empty() {
            return if self.keeps_head(at) { Fate::Kept } else { Fate::Dropped };
        }
        let own: Vec<usize> = range.clone().filter(|&word| self.inner.old[word] == Some(at)).collect();
        let own = if own.is_empty() { range.clone().collect() } else { own };
        let joins = |word: usize| own.len() >= JOINED && (word == range.start || word + 1 == range.end);
        let gone = own.iter().filter(|&&word| self.flows.old.twin(word).is_none() && !joins(word)).count();
        let stand = self.standing_words(own.iter().copied());
        if gone * MISSING <= own.len() && !self.is_turned(&own) {
            Fate::Kept
        } else if gone == 0 || stand * STANDS >= own.len() && stand >= LEFT {
            Fate::InPart
        } else {
            Fate::Dropped
        }
    }

    /// Says whether a word of duty, a negation or a number went from some old words or came among them: then they say
    /// something else, however many of them stand.
    fn is_turned(&self, words: &[usize]) -> bool {
        let gone = words.iter().filter(|&&word| self.flows.old.twin(word).is_none());
        let gone = gone.map(|&word| self.flows.old.text(word..word + 1));
        let twins = words.iter().filter_map(|&word| self.flows.old.twin(word)).collect::<Vec<usize>>();
        let came = twins.windows(2).filter(|two| two[0] < two[1]).flat_map(|two| two[0] + 1..two[1]);
        let came = came.filter(|&word| self.flows.new.twin(word).is_none());
        gone.chain(came.map(|word| self.flows.new.text(word..word + 1))).any(|word| self.operative.has(&word))
    }

    /// Says whether a bracket round a number, `[Article 3 bis]`, was lifted from a clause that stays.
    fn keeps_head(&self, at: BracketIx) -> bool {
        let bracket = self.marks.old.bracket(at);
        let start = marks::text_start(self.drafts.old.clause(bracket.open.clause));
        let link = self.alignment.link(self.alignment.link_of(Side::Old, bracket.open.clause));
        bracket.open.at < start && !link.is_deleted()
    }

    /// Says whether a text of the old draft is kept.
    pub(super) fn is_kept(&self, range: Range<usize>) -> bool {
        let all = range.len();
        all > 0 && self.standing_words(range) * STANDS >= all
    }

    /// What stands in the new draft of old words, from the first to the last.
    pub(super) fn new_text(&self, range: Range<usize>) -> String {
        self.flows.old.twins(range).map(|range| self.flows.new.text(range)).unwrap_or_default()
    }

    /// What stands in the new draft from the first to the last of some old words.
    pub(super) fn new_text_of(&self, words: &[usize]) -> String {
        let twins = words.iter().filter_map(|&word| self.flows.old.twin(word));
        let ends = twins.clone().min().zip(twins.max());
        ends.map(|(first, last)| self.flows.new.text(first..last + 1)).unwrap_or_default()
    }

    /// How old words stand in the new draft, by most of them.
    pub(super) fn new_standing(&self, range: Range<usize>) -> Standing {
        let twins: Vec<usize> = range.filter_map(|word| self.flows.old.twin(word)).collect();
        let in_doubt = twins.iter().filter(|&&twin| self.standing(Side::New, twin) == Standing::InDoubt).count();
        if in_doubt * 2 > twins.len() { Standing::InDoubt } else { Standing::Free }
    }
}

/// Finds what became of every bracket.
pub(super) fn follow(scene: &Scene<'_>) -> (Told, Fates) {
    let none = |side: Side| vec![None; scene.marks.get(side).brackets.len()];
    let mut partners = Pair::new(none(Side::Old), none(Side::New));
    by_words(scene, &mut partners);
    by_place(scene, &mut partners);
    let old: Vec<Fate> = scene.marks.old.indices().map(|at| old_fate(scene, at, partners.old[at.at()])).collect();
    let new: Vec<Fate> = scene.marks.new.indices().map(|at| new_fate(scene, at, partners.new[at.at()])).collect();
    let mut fates = Fates::default();
    for fate in old.iter().chain(&new) {
        match fate {
            Fate::Same => fates.same += 1,
            Fate::Kept | Fate::InPart => fates.kept += 1,
            Fate::Dropped => fates.dropped += 1,
            Fate::Narrowed => fates.narrowed += 1,
            Fate::Widened => fates.widened += 1,
            Fate::Reworded => fates.reworded += 1,
            Fate::Opened => fates.opened += 1,
            Fate::Ignored | Fate::Known => {}
        }
    }
    (Told { fates: Pair::new(old, new), partners }, fates)
}

/// Pairs the brackets that share most words, the most alike first.
fn by_words(scene: &Scene<'_>, partners: &mut Pair<Vec<Option<BracketIx>>>) {
    let mut shared: BTreeMap<(BracketIx, BracketIx), usize> = BTreeMap::new();
    for word in 0..scene.flows.old.words.len() {
        let Some(twin) = scene.flows.old.twin(word).filter(|_| scene.inner.old[word].is_some()) else { continue };
        for old in scene.round(Side::Old, word) {
            for new in scene.round(Side::New, twin) {
                *shared.entry((old, new)).or_default() += 1;
            }
        }
    }
    let mut candidates: Vec<(usize, usize, BracketIx, BracketIx)> = Vec::new();
    for ((old, new), count) in shared {
        let sizes = Pair::new(scene.words(Side::Old, old).len(), scene.words(Side::New, new).len());
        let like = count * LIKE >= sizes.old.max(sizes.new) || count >= SURE;
        if like && count * SHARED >= sizes.old.min(sizes.new) {
            candidates.push((alike(count, sizes), depth_gap(scene, old, new), old, new));
        }
    }
    candidates.sort_by_key(|&(alike, gap, old, new)| (std::cmp::Reverse(alike), gap, old, new));
    for (_, _, old, new) in candidates {
        pair_up(partners, old, new);
    }
}

/// Shared words as a share of both brackets, in millionths.
fn alike(shared: usize, sizes: Pair<usize>) -> usize {
    2 * shared * 1_000_000 / (sizes.old + sizes.new).max(1)
}

/// Brackets of the same words are told apart by how deep they stand.
fn depth_gap(scene: &Scene<'_>, old: BracketIx, new: BracketIx) -> usize {
    scene.marks.old.bracket(old).depth.abs_diff(scene.marks.new.bracket(new).depth) as usize
}

fn pair_up(partners: &mut Pair<Vec<Option<BracketIx>>>, old: BracketIx, new: BracketIx) {
    if partners.old[old.at()].is_none() && partners.new[new.at()].is_none() {
        partners.old[old.at()] = Some(new);
        partners.new[new.at()] = Some(old);
    }
}

/// Pairs brackets without kept words, such as `[,]`, that read the same in linked clauses, in their order.
fn by_place(scene: &Scene<'_>, partners: &mut Pair<Vec<Option<BracketIx>>>) {
    let mut free: BTreeMap<(LinkIx, String), Vec<BracketIx>> = BTreeMap::new();
    for at in scene.marks.new.indices().rev() {
        if partners.new[at.at()].is_none() && is_followed(scene.drafts.new, &scene.marks.new, at) {
            free.entry(place(scene, Side::New, at)).or_default().push(at);
        }
    }
    for at in scene.marks.old.indices() {
        if partners.old[at.at()].is_some() || !is_followed(scene.drafts.old, &scene.marks.old, at) {
            continue;
        }
        if let Some(new) = free.get_mut(&place(scene, Side::Old, at)).and_then(Vec::pop) {
            pair_up(partners, at, new);
        }
    }
}

fn place(scene: &Scene<'_>, side: Side, at: BracketIx) -> (LinkIx, String) {
    let link = scene.alignment.link_of(side, scene.marks.get(side).bracket(at).open.clause);
    (link, scene.printed(side, at))
}

fn old_fate(scene: &Scene<'_>, at: BracketIx, partner: Option<BracketIx>) -> Fate {
    if !is_followed(scene.drafts.old, &scene.marks.old, at) {
        return Fate::Ignored;
    }
    let Some(partner) = partner else { return scene.lifted(at) };
    let old = scene.words(Side::Old, at);
    let new = scene.words(Side::New, partner);
    let both = old.clone().filter(|&word| scene.flows.old.twin(word).is_some_and(|twin| new.contains(&twin))).count();
    // Words without a twin inside, in a pair that was found by its place, read the same.
    if both == 0 {
        return Fate::Same;
    }
    let freed = old.clone().filter_map(|word| scene.flows.old.twin(word)).filter(|twin| !new.contains(twin)).count();
    let taken = new.clone().filter_map(|word| scene.flows.new.twin(word)).filter(|twin| !old.contains(twin)).count();
    match (old.len() - both, new.len() - both) {
        (0, 0) => Fate::Same,
        (_, 0) => Fate::Narrowed,
        (0, _) => Fate::Widened,
        _ if freed > 0 && taken == 0 => Fate::Narrowed,
        _ if taken > 0 && freed == 0 => Fate::Widened,
        _ => Fate::Reworded,
    }
}

fn new_fate(scene: &Scene<'_>, at: BracketIx, partner: Option<BracketIx>) -> Fate {
    match partner {
        _ if !is_followed(scene.drafts.new, &scene.marks.new, at) => Fate::Ignored,
        Some(_) => Fate::Known,
        None => Fate::Opened,
    }
}

/// The events of brackets that no choice tells of; one inside a bracket that went the same way is told with it.
pub(super) fn events(scene: &Scene<'_>, told: &Told, in_choice: impl Fn(Side, BracketIx) -> bool) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for side in Side::BOTH {
        let (marks, fates) = (scene.marks.get(side), told.fates.get(side));
        let mut teller = vec![Teller::Itself; fates.len()];
        for at in marks.indices() {
            let above = marks.bracket(at).parent.filter(|parent| fates[parent.at()] == fates[at.at()]);
            let above = above.map_or(Teller::Itself, |parent| teller[parent.at()]);
            teller[at.at()] = if in_choice(side, at) { Teller::Choice } else { above };
            let Some(kind) = kind(fates[at.at()]) else { continue };
            match teller[at.at()] {
                Teller::Choice => {}
                Teller::Event(above) => events[above].brackets += 1,
                Teller::Itself => {
                    teller[at.at()] = Teller::Event(events.len());
                    events.push(event(scene, told, (side, at, kind)));
                }
            }
        }
    }
    events
}

/// What tells of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teller {
    /// An event of its own.
    Itself,
    /// The event of a bracket round it.
    Event(usize),
    /// The event of alternatives, options or a blank.
    Choice,
}

fn kind(fate: Fate) -> Option<EventKind> {
    match fate {
        Fate::Kept => Some(EventKind::Kept),
        Fate::InPart => Some(EventKind::InPart),
        Fate::Dropped => Some(EventKind::Dropped),
        Fate::Narrowed => Some(EventKind::Narrowed),
        Fate::Widened => Some(EventKind::Widened),
        Fate::Opened => Some(EventKind::Opened),
        Fate::Ignored | Fate::Same | Fate::Reworded | Fate::Known => None,
    }
}

fn event(scene: &Scene<'_>, told: &Told, (side, at, kind): (Side, BracketIx, EventKind)) -> Event {
    let words = scene.words(side, at);
    let printed = scene.printed(side, at);
    let text = match (side, told.partners.get(side)[at.at()]) {
        (Side::New, _) => {
            let before = scene.flows.new.twins(words.clone()).map(|range| scene.flows.old.text(range));
            Pair::new(before.unwrap_or_default(), printed)
        }
        (Side::Old, Some(partner)) => Pair::new(printed, scene.printed(Side::New, partner)),
        (Side::Old, None) if matches!(kind, EventKind::Kept | EventKind::InPart) => {
            Pair::new(printed, scene.new_text(words.clone()))
        }
        (Side::Old, None) => Pair::new(printed, String::new()),
    };
    let standing = match (side, kind) {
        (Side::Old, EventKind::Kept | EventKind::InPart) => scene.new_standing(words),
        (Side::Old, EventKind::Dropped) => Standing::Free,
        _ => Standing::InDoubt,
    };
    let link = scene.alignment.link_of(side, scene.marks.get(side).bracket(at).open.clause);
    Event { kind, link, text, won: Vec::new(), left: Vec::new(), standing, brackets: 1, keeps_all: false }
}

impl Scene<'_> {
    /// A bracket as printed, its brackets included.
    pub(super) fn printed(&self, side: Side, at: BracketIx) -> String {
        let bracket = self.marks.get(side).bracket(at);
        self.printed_between(side, Pair::new(bracket.open, bracket.close))
    }

    /// What is printed from one point to another, clause by clause.
    pub(super) fn printed_between(&self, side: Side, ends: Pair<Point>) -> String {
        let (draft, all) = (self.drafts.get(side), self.printed.get(side));
        let mut text = String::new();
        for at in (ends.old.clause.at()..=ends.new.clause.at()).map(ClauseIx::new) {
            let words = all[at.at()].as_str();
            let from = if at == ends.old.clause { ends.old.at as usize } else { 0 };
            let to = if at == ends.new.clause { ends.new.at as usize } else { words.len() };
            if draft.clause(at).kind == Kind::Footnote || from >= to {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&words[from..to]);
        }
        text
    }
}

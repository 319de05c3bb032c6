//! Alternatives, options and blanks: what was chosen, and what is left to choose.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Event;
use super::EventKind;
use super::Scene;
use super::Standing;
use super::brackets;
use super::brackets::Fate;
use super::brackets::Told;
use super::flow::Flow;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::kind;
use crate::draft::marks;
use crate::draft::marks::Blank;
use crate::draft::marks::BlankKind;
use crate::draft::marks::BracketIx;
use crate::draft::marks::Marks;
use crate::draft::marks::OptionSet;
use crate::draft::marks::Point;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::edits;
use crate::words::Token;

/// What stands where a slot stood fills it if it has no more words; more is another sentence.
const FILLING: usize = 12;

/// The option every word stands under: the innermost set, and the place in it.
pub(super) fn options((draft, marks, flow): (&Draft, &Marks, &Flow<'_>)) -> Vec<Option<(usize, usize)>> {
    let mut found = vec![None; flow.words.len()];
    for (set, options) in marks.options.iter().enumerate() {
        for (place, range) in ranges(draft, flow, options).into_iter().enumerate() {
            found[range].fill(Some((set, place)));
        }
    }
    found
}

/// The words of every option of a set.
fn ranges(draft: &Draft, flow: &Flow<'_>, set: &OptionSet) -> Vec<Range<usize>> {
    // In "3. Option A: Each Party …" the name of the option is no part of what it says.
    let start = |&at: &ClauseIx| {
        let clause = draft.clause(at);
        flow.before(Point { clause: at, at: marks::text_start(clause) + name_length(clause) as u32 })
    };
    let starts: Vec<usize> = set.options.iter().map(start).collect();
    let end = |(place, &at): (usize, &ClauseIx)| {
        let inner = draft.subtree(at).into_iter().filter(|&at| draft.clause(at).kind != Kind::Footnote);
        let last = inner.map(|at| flow.own(at).end).max().unwrap_or(starts[place]);
        starts.get(place + 1).map_or(last, |&next| last.min(next))
    };
    let ends: Vec<usize> = set.options.iter().enumerate().map(end).collect();
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

/// All events: of options, alternatives and blanks, then of the brackets that these do not tell of.
pub(super) fn events(scene: &Scene<'_>, told: Told) -> Vec<Event> {
    let mut chosen = Chosen { scene, told: &told, events: Vec::new(), silent: BTreeSet::new() };
    // An option that stands alone is no choice.
    scene.marks.old.options.iter().filter(|set| set.options.len() > 1).for_each(|set| chosen.options(set));
    scene.marks.old.alternatives.iter().for_each(|set| chosen.alternatives(set));
    scene.marks.old.blanks.iter().for_each(|blank| chosen.blank(blank));
    let Chosen { mut events, silent, .. } = chosen;
    events.extend(brackets::events(scene, &told, |side, at| side == Side::Old && silent.contains(&at)));
    events
}

struct Chosen<'a> {
    scene: &'a Scene<'a>,
    told: &'a Told,
    events: Vec<Event>,
    /// Old brackets that these events tell of.
    silent: BTreeSet<BracketIx>,
}

impl Chosen<'_> {
    fn fate(&self, at: BracketIx) -> Fate {
        self.told.fates.old[at.at()]
    }

    /// Alternatives of which some were dropped, while others won or are left.
    fn alternatives(&mut self, set: &[BracketIx]) {
        let of = |fate: Fate| -> Vec<BracketIx> { set.iter().copied().filter(|&at| self.fate(at) == fate).collect() };
        let (whole, torn): (Vec<BracketIx>, Vec<BracketIx>) =
            of(Fate::Kept).into_iter().partition(|&at| self.chosen_text(at).is_some());
        let in_part = of(Fate::InPart);
        let lost = [of(Fate::Dropped), in_part.clone(), torn].concat();
        let left: Vec<BracketIx> =
            set.iter().copied().filter(|&at| self.told.partners.old[at.at()].is_some()).collect();
        if lost.is_empty() || set.iter().any(|at| self.silent.contains(at)) {
            return;
        }
        match (&whole[..], &left[..]) {
            ([], []) => self.replaced(set),
            (_, [_, ..]) => self.reduced(set, (&whole, &lost, &left)),
            ([_], []) if in_part.is_empty() => self.reduced(set, (&whole, &lost, &left)),
            // Where several stand on, brackets stood side by side, and nobody had to choose.
            ([_, ..], []) => {}
        }
    }

    /// Alternatives of which one won, or some are left.
    fn reduced(&mut self, set: &[BracketIx], (won, lost, left): (&[BracketIx], &[BracketIx], &[BracketIx])) {
        let scene = self.scene;
        let words = self.words_of(set);
        let standing = if left.is_empty() { scene.new_standing(words.clone()) } else { Standing::InDoubt };
        let texts = won.iter().filter(|_| left.is_empty()).filter_map(|&at| self.chosen_text(at)).collect();
        let event = Event {
            won: texts,
            left: left.iter().map(|&at| self.as_left(at)).collect(),
            standing,
            brackets: (won.len() + lost.len()) as u32,
            ..self.of_alternatives(set, scene.new_text(words))
        };
        self.events.push(event);
        self.silent.extend(won.iter().chain(lost));
    }

    /// What is left of an old alternative: the bracket that it became.
    fn as_left(&self, at: BracketIx) -> String {
        let now = self.told.partners.old[at.at()].map(|now| self.scene.printed(Side::New, now));
        now.unwrap_or_else(|| self.scene.printed(Side::Old, at))
    }

    /// Alternatives that gave way to other words in their place: all are told of together where these are few.
    fn replaced(&mut self, set: &[BracketIx]) {
        let new = &self.scene.flows.new;
        let place = self.between(self.scene.marks.old.bracket(set[0]).open.clause, self.words_of(set));
        let one_clause = |place: &Range<usize>| new.words[place.start].clause == new.words[place.end - 1].clause;
        let Some(place) = place.filter(|place| place.len() <= FILLING && one_clause(place)) else { return };
        let in_doubt = place.clone().any(|word| self.scene.standing(Side::New, word) == Standing::InDoubt);
        let event = Event {
            standing: if in_doubt { Standing::InDoubt } else { Standing::Free },
            brackets: set.len() as u32,
            ..self.of_alternatives(set, new.text(place))
        };
        self.events.push(event);
        self.silent.extend(set);
    }

    /// An event of alternatives, of which neither won nor is left.
    fn of_alternatives(&self, set: &[BracketIx], now: String) -> Event {
        let marks = &self.scene.marks.old;
        let ends = Pair::new(marks.bracket(set[0]).open, marks.bracket(set[set.len() - 1]).close);
        Event {
            kind: EventKind::Reduced,
            link: self.scene.alignment.link_of(Side::Old, ends.old.clause),
            text: Pair::new(self.scene.printed_between(Side::Old, ends), now),
            won: Vec::new(),
            left: Vec::new(),
            standing: Standing::InDoubt,
            brackets: 0,
            keeps_all: false,
        }
    }

    /// The words from the first to the last of some brackets.
    fn words_of(&self, set: &[BracketIx]) -> Range<usize> {
        self.scene.words(Side::Old, set[0]).start..self.scene.words(Side::Old, set[set.len() - 1]).end
    }

    /// What stands of an alternative that was kept, with what was kept inside it; nothing where its first or last words
    /// are gone: what is left of it is torn, and not what was offered.
    fn chosen_text(&self, at: BracketIx) -> Option<String> {
        let scene = self.scene;
        let inner = |word: usize| scene.inner.old[word];
        let kept = |word: usize| inner(word).is_some_and(|inner| self.fate(inner) == Fate::Kept);
        let text = |words: Vec<usize>| {
            let ends = [*words.first()?, *words.last()?];
            ends.iter().all(|&word| scene.flows.old.twin(word).is_some()).then(|| scene.new_text_of(&words))
        };
        let words = scene.words(Side::Old, at);
        let own = || words.clone().filter(|&word| inner(word) == Some(at)).collect();
        text(words.clone().filter(|&word| kept(word)).collect()).or_else(|| text(own()))
    }

    /// A set of options of which one was chosen, or some were given up.
    fn options(&mut self, set: &OptionSet) {
        let scene = self.scene;
        let ranges = ranges(scene.drafts.old, &scene.flows.old, set);
        let says = |place: &usize| set.no_text != Some(set.options[*place]);
        let stand: Vec<usize> =
            (0..ranges.len()).filter(says).filter(|&place| scene.is_kept(ranges[place].clone())).collect();
        let Some((kind, won, left)) = self.outcome(set, (&ranges, &stand)) else { return };
        let lost = (0..ranges.len()).filter(|place| !stand.contains(place)).map(|place| ranges[place].clone());
        self.silence(&lost.collect::<Vec<_>>());
        let labels: Vec<String> = set.options.iter().map(|&at| label(scene.drafts.old, at)).collect();
        let kept = stand.first().map(|&place| ranges[place].clone());
        let standing = if left.is_empty() {
            kept.clone().map_or(Standing::Free, |range| scene.new_standing(range))
        } else {
            Standing::InDoubt
        };
        let keeps_all = kind == EventKind::Chosen && stand.len() == set.options.len();
        self.events.push(Event {
            kind,
            link: scene.alignment.link_of(Side::Old, holder(scene.drafts.old, set)),
            text: Pair::new(labels.join("; "), kept.map(|range| scene.new_text(range)).unwrap_or_default()),
            won,
            left,
            standing,
            brackets: 0,
            keeps_all,
        });
    }

    /// What became of a set of options: which won, or which are left; nothing where the choice is as open as before.
    fn outcome(
        &self,
        set: &OptionSet,
        (ranges, stand): (&[Range<usize>], &[usize]),
    ) -> Option<(EventKind, Vec<String>, Vec<String>)> {
        let scene = self.scene;
        let name = |side: Side, at: ClauseIx| label(scene.drafts.get(side), at);
        let mut sets: Vec<usize> = stand.iter().filter_map(|&place| self.new_set(ranges[place].clone())).collect();
        sets.sort_unstable();
        if let Some(&open) = sets.first().filter(|_| sets.len() * 2 >= stand.len()) {
            let options = &scene.marks.new.options[open].options;
            let left = options.iter().map(|&at| name(Side::New, at)).collect();
            return (options.len() < set.options.len()).then_some((EventKind::Reduced, Vec::new(), left));
        }
        if let &[only] = stand {
            let won = self.most_alike(ranges, only);
            return Some((EventKind::Chosen, vec![name(Side::Old, set.options[won])], Vec::new()));
        }
        if !stand.is_empty() {
            let won = stand.iter().map(|&place| name(Side::Old, set.options[place])).collect();
            return Some((EventKind::Chosen, won, Vec::new()));
        }
        let gone = |&at: &ClauseIx| scene.alignment.link(scene.alignment.link_of(Side::Old, at)).is_deleted();
        if scene.drafts.old.clause(set.options[0]).kind != Kind::Choice && set.options.iter().all(gone) {
            return Some((EventKind::Dropped, Vec::new(), Vec::new()));
        }
        let parent = scene.drafts.old.clause(set.options[0]).parent?;
        let new = &scene.alignment.link(scene.alignment.link_of(Side::Old, parent)).new;
        let &new = new.first()?;
        let below = scene.drafts.new.subtree(new);
        if scene.marks.new.options.iter().any(|set| below.contains(&set.options[0])) {
            return None;
        }
        let fresh = |&at: &ClauseIx| scene.flows.new.own(at).any(|word| scene.flows.new.twin(word).is_none());
        let replaced = below.iter().filter(|&&at| !scene.drafts.new.clause(at).kind.has_heading()).any(fresh);
        let nothing = set.no_text.filter(|_| !replaced).map(|at| name(Side::Old, at));
        Some((EventKind::Chosen, nothing.into_iter().collect(), Vec::new()))
    }

    /// The option that says most of what stands where the words of one option went.
    ///
    /// Each new clause is linked to one old clause. Options say much the same, so that the one that was
    /// linked need not be the one that won.
    fn most_alike(&self, ranges: &[Range<usize>], linked: usize) -> usize {
        let (old, new) = (&self.scene.flows.old, &self.scene.flows.new);
        let clauses: BTreeSet<ClauseIx> =
            ranges[linked].clone().filter_map(|word| old.twin(word)).map(|twin| new.words[twin].clause).collect();
        let target: Vec<Token> = clauses.into_iter().flat_map(|at| new.tokens(new.own(at))).collect();
        let share = |range: &Range<usize>| {
            let own: Vec<Token> = old.tokens(range.clone()).collect();
            let runs = edits::runs(Pair::new(&own, &target), Pair::default());
            let same: usize = runs.iter().filter(|run| run.equal).map(|run| run.sizes().old).sum();
            same * 1_000 / (own.len() + target.len()).max(1)
        };
        let shares: Vec<usize> = ranges.iter().map(share).collect();
        (0..ranges.len()).max_by_key(|&place| (shares[place], place == linked)).unwrap_or(linked)
    }

    /// The set of options in the new draft that most of some old words stand under.
    fn new_set(&self, range: Range<usize>) -> Option<usize> {
        let twins: Vec<usize> = range.filter_map(|word| self.scene.flows.old.twin(word)).collect();
        let under: Vec<usize> =
            twins.iter().filter_map(|&twin| self.scene.option.new[twin].map(|(set, _)| set)).collect();
        let first = under.iter().min()?;
        (under.len() * 2 > twins.len()).then_some(*first)
    }

    /// Brackets that went with the option they stood in are told with it.
    fn silence(&mut self, lost: &[Range<usize>]) {
        let scene = self.scene;
        let inside = |at: &BracketIx| {
            let words = scene.words(Side::Old, *at);
            lost.iter().any(|range| range.contains(&words.start) && words.end <= range.end)
        };
        let dropped = scene.marks.old.indices().filter(|&at| self.fate(at) == Fate::Dropped);
        let gone: Vec<BracketIx> = dropped.filter(inside).collect();
        self.silent.extend(gone);
    }

    /// A blank that was filled.
    fn blank(&mut self, blank: &Blank) {
        let scene = self.scene;
        let gone = blank.bracket.is_none_or(|at| self.fate(at) == Fate::Dropped && !self.silent.contains(&at));
        let kind = scene.drafts.old.clause(blank.clause).kind;
        let Some(filling) = self.filling(blank).filter(|_| gone && kind != Kind::Footnote) else { return };
        self.silent.extend(blank.bracket);
        let span = Pair::new(blank.span.start, blank.span.end).map(|at| Point { clause: blank.clause, at });
        let in_doubt = filling.clone().any(|word| scene.standing(Side::New, word) == Standing::InDoubt);
        let text = scene.flows.new.text(filling);
        self.events.push(Event {
            kind: EventKind::Filled,
            link: scene.alignment.link_of(Side::Old, blank.clause),
            text: Pair::new(scene.printed_between(Side::Old, span), text.clone()),
            won: Vec::new(),
            left: Vec::new(),
            standing: if in_doubt { Standing::InDoubt } else { Standing::Free },
            brackets: u32::from(blank.bracket.is_some()),
            keeps_all: false,
        });
    }

    /// The new words that stand between the neighbours of a blank.
    fn filling(&self, blank: &Blank) -> Option<Range<usize>> {
        let old = &self.scene.flows.old;
        let ends = Pair::new(blank.span.start, blank.span.end).map(|at| Point { clause: blank.clause, at });
        let words = old.before(ends.old)..old.before(ends.new);
        let place = self.between(blank.clause, words.clone())?;
        let kept = words.into_iter().any(|word| old.twin(word).is_some());
        let most = match blank.kind {
            BlankKind::Slot => FILLING,
            BlankKind::Placeholder => usize::MAX,
        };
        let fits = place.len() <= most && !kept && !self.is_blank(place.clone());
        fits.then_some(place)
    }

    /// The new words between the neighbours of some words of an old clause, if there are any.
    fn between(&self, clause: ClauseIx, words: Range<usize>) -> Option<Range<usize>> {
        let scene = self.scene;
        let (old, new) = (&scene.flows.old, &scene.flows.new);
        let own = old.own(clause);
        let &target = scene.alignment.link(scene.alignment.link_of(Side::Old, clause)).new.first()?;
        let start = match words.start.checked_sub(1).filter(|&before| before >= own.start) {
            Some(before) => old.twin(before)? + 1,
            None => new.own(target).start,
        };
        let end = if words.end < own.end { old.twin(words.end)? } else { new.own(target).end };
        (start < end).then_some(start..end)
    }

    /// Says whether some new words are a blank again.
    fn is_blank(&self, range: Range<usize>) -> bool {
        let scene = self.scene;
        let place = |blank: &Blank, at: u32| scene.flows.new.before(Point { clause: blank.clause, at });
        let overlaps =
            |blank: &Blank| place(blank, blank.span.start) < range.end && place(blank, blank.span.end) > range.start;
        scene.marks.new.blanks.iter().any(overlaps)
    }
}

/// The clause that a set of options is about: the one that holds them, or whose number stands before the first.
fn holder(draft: &Draft, set: &OptionSet) -> ClauseIx {
    let first = draft.clause(set.options[0]);
    first.parent.filter(|_| first.kind == Kind::Choice).unwrap_or(set.options[0])
}

/// How an option calls itself: `Option 1`, `Alt. 1`.
fn label(draft: &Draft, at: ClauseIx) -> String {
    let clause = draft.clause(at);
    let name = match name_length(clause) {
        0 => clause.head.as_str(),
        // The number before it is that of the clause which the options are about.
        length => &clause.text.as_str()[..length],
    };
    name.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '.' | '*' | '[' | '：'))
        .to_owned()
}

/// How many bytes of the text of an option are its name; none where the name stands before the text.
fn name_length(clause: &Clause) -> usize {
    let name = kind::read_choice(clause.text.as_str()).filter(|_| clause.kind != Kind::Choice);
    name.map_or(0, |(_, length)| length)
}

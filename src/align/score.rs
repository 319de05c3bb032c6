//! How good a link between two clauses would be.

use super::numbering::Numbering;
use super::profile::Bag;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;
use crate::words::WordId;

/// What the same number adds: enough to decide between equals, too little to overrule words.
const SAME_NUMBER: f32 = 0.06;
/// What it adds to articles where numbers are kept, as much as a title.
const KEPT_NUMBER: f32 = 0.22;
/// What the same title adds to articles; titles are kept through rewriting.
const SAME_TITLE: f32 = 0.22;
/// What a different kind (a paragraph against a point) takes off.
const OTHER_KIND: f32 = 0.08;
/// Clauses without a word have nothing but their place: the score with the same number, and without.
const WORDLESS: (f32, f32) = (0.9, 0.5);
/// How much the words of a clause itself weigh against all words in it.
const OWN_SHARE: f32 = 0.45;

/// The words of fewer clauses are gathered sooner than a second thread is there.
const MANY: usize = 64;

/// What the score of two clauses is made of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    /// What their words have in common.
    pub words: f32,
    /// The same number; all there is for clauses without words.
    pub number: f32,
    /// The same title.
    pub title: f32,
    /// Another kind of clause; never above 0.
    pub kind: f32,
}

impl Parts {
    /// The score, from 0 to 1.
    pub fn total(self) -> f32 {
        (self.words + self.number + self.title + self.kind).clamp(0.0, 1.0)
    }

    /// The parts that are not 0, with their names.
    pub fn named(self) -> impl Iterator<Item = (&'static str, f32)> {
        let all = [("words", self.words), ("number", self.number), ("title", self.title), ("kind", self.kind)];
        all.into_iter().filter(|(_, part)| *part != 0.0)
    }
}

/// The words of a clause itself, and of all in it where it holds any.
struct Bags {
    own: Bag,
    all: Option<Bag>,
}

impl Bags {
    fn of(profile: &Profile<'_>, side: Side, at: ClauseIx) -> Self {
        let words = profile.words.get(side);
        let (own, all) = (words.own(at), words.all(at));
        let bag = |tokens: &[Token]| Bag::of(profile, tokens.iter().copied());
        Self { own: bag(own), all: (all.len() > own.len()).then(|| bag(all)) }
    }

    /// The words that tell an article from others: those of clauses that stand nowhere else, if there are any.
    fn telling(profile: &Profile<'_>, side: Side, at: ClauseIx) -> Self {
        let words = profile.words.get(side);
        let own = |clause: ClauseIx| words.own(clause).iter().copied();
        let once = words.subtree(at).map(ClauseIx::new).filter(|&clause| !profile.is_repeated(side, clause));
        let all = Bag::of(profile, once.flat_map(own));
        if all.is_empty() {
            Self::of(profile, side, at)
        } else {
            Self { own: Bag::of(profile, own(at)), all: Some(all) }
        }
    }

    fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    fn all(&self) -> &Bag {
        self.all.as_ref().unwrap_or(&self.own)
    }
}

/// Scores pairs of clauses of two lists, named by their places; the words of each are gathered once.
pub(super) struct Scorer<'p, 'd> {
    profile: &'p Profile<'d>,
    lists: Pair<&'p [ClauseIx]>,
    bags: Pair<Vec<Bags>>,
}

impl<'p, 'd> Scorer<'p, 'd> {
    pub(super) fn of(profile: &'p Profile<'d>, lists: Pair<&'p [ClauseIx]>) -> Self {
        let bags = |side: Side| lists.get(side).iter().map(|&at| Bags::of(profile, side, at)).collect();
        let many = lists.old.len() + lists.new.len() >= MANY;
        Self { profile, lists, bags: if many { Pair::SIDES.at_once(bags) } else { Pair::SIDES.map(bags) } }
    }

    /// Scores articles by what boilerplate leaves of them.
    pub(super) fn telling(profile: &'p Profile<'d>, lists: Pair<&'p [ClauseIx]>) -> Self {
        let bags = |side: Side| lists.get(side).iter().map(|&at| Bags::telling(profile, side, at)).collect();
        Self { profile, lists, bags: Pair::SIDES.map(bags) }
    }

    /// How many clauses each list has.
    pub(super) fn sizes(&self) -> Pair<usize> {
        Pair::new(self.lists.old.len(), self.lists.new.len())
    }

    /// The rarest words of a clause with all clauses in it, each once.
    pub(super) fn rarest(&self, side: Side, place: usize, most: usize) -> Vec<WordId> {
        self.bags.get(side)[place].all().rarest(most)
    }

    /// From 0 to 1: words first, then kind and number.
    pub(super) fn score(&self, places: Pair<usize>) -> f32 {
        self.parts(places).total()
    }

    /// What the score is made of.
    pub(super) fn parts(&self, places: Pair<usize>) -> Parts {
        let pair = Pair::new(self.lists.old[places.old], self.lists.new[places.new]);
        let (old, new) = (self.profile.drafts.old.clause(pair.old), self.profile.drafts.new.clause(pair.new));
        let words = self.words(places);
        if words <= 0.0 {
            let wordless = self.bags.old[places.old].is_empty() && self.bags.new[places.new].is_empty();
            let same = same_number(old.label.as_ref(), new.label.as_ref());
            let place = if !wordless || old.kind != new.kind {
                0.0
            } else if same {
                WORDLESS.0
            } else {
                WORDLESS.1
            };
            return Parts { number: place, ..Parts::default() };
        }
        let kind = if old.kind == new.kind { 0.0 } else { OTHER_KIND };
        let telling = self.profile.numbering == Numbering::Kept && old.kind == Kind::Article;
        let most = if telling { KEPT_NUMBER } else { SAME_NUMBER };
        let number = if same_number(old.label.as_ref(), new.label.as_ref()) { most } else { 0.0 };
        let title = if old.kind == Kind::Article && self.same_title(pair) { SAME_TITLE } else { 0.0 };
        Parts { words: words * (1.0 - most - title), number, title, kind: -kind }
    }

    /// The likeness of words, from 0 to 1; none where the user forbids the pair.
    pub(super) fn words(&self, places: Pair<usize>) -> f32 {
        if self.profile.never.has(Pair::new(self.lists.old[places.old], self.lists.new[places.new])) {
            return 0.0;
        }
        let bags = Pair::new(&self.bags.old[places.old], &self.bags.new[places.new]);
        let likeness = |old: &Bag, new: &Bag| Bag::likeness(self.profile, Pair::new(old, new));
        if bags.old.all.is_none() && bags.new.all.is_none() {
            return likeness(&bags.old.own, &bags.new.own).dice();
        }
        let tree = likeness(bags.old.all(), bags.new.all());
        if self.profile.drafts.new.clause(self.lists.new[places.new]).kind.has_heading() {
            return tree.dice().max(tree.kept());
        }
        OWN_SHARE * likeness(&bags.old.own, &bags.new.own).dice() + (1.0 - OWN_SHARE) * tree.dice()
    }

    fn same_title(&self, pair: Pair<ClauseIx>) -> bool {
        let words = &self.profile.words;
        !words.old.own(pair.old).is_empty() && words.old.own_hash(pair.old) == words.new.own_hash(pair.new)
    }
}

/// Says whether two labels count the same; clauses without a number have none in common.
pub(super) fn same_number(old: Option<&Label>, new: Option<&Label>) -> bool {
    matches!((old, new), (Some(old), Some(new)) if old.counts_as(new) && !old.number.levels.is_empty())
}

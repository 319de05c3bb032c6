//! How good a link between two clauses would be.

use super::profile::Comparer;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::pair::Pair;

/// What the same number adds: enough to decide between equals, too little to overrule words.
const SAME_NUMBER: f32 = 0.06;
/// What the same title adds to articles; titles are kept through rewriting.
const SAME_TITLE: f32 = 0.22;
/// What a different kind (a paragraph against a point) takes off.
const OTHER_KIND: f32 = 0.08;
/// How much the words of a clause itself weigh against all words in it.
const OWN_SHARE: f32 = 0.45;

/// Scores one old clause against many new ones; its words are counted once.
pub(super) struct Scorer<'p, 'd> {
    profile: &'p Profile<'d>,
    old: ClauseIx,
    own: Comparer,
    all: Option<Comparer>,
}

impl<'p, 'd> Scorer<'p, 'd> {
    pub(super) fn of(profile: &'p Profile<'d>, old: ClauseIx) -> Self {
        let words = &profile.words.old;
        let own = Comparer::of(profile, words.own(old));
        let inner = words.all(old).len() > words.own(old).len();
        let all = inner.then(|| Comparer::of(profile, words.all(old)));
        Self { profile, old, own, all }
    }

    /// From 0 to 1: words first, then kind and number.
    pub(super) fn score(&mut self, new: ClauseIx) -> f32 {
        let pair = Pair::new(self.old, new);
        let (old_clause, new_clause) = (self.profile.drafts.old.clause(pair.old), self.profile.drafts.new.clause(new));
        let words = self.words(new);
        if words <= 0.0 {
            return 0.0;
        }
        let kind = if old_clause.kind == new_clause.kind { 0.0 } else { OTHER_KIND };
        let number = if same_number(old_clause.label.as_ref(), new_clause.label.as_ref()) { SAME_NUMBER } else { 0.0 };
        let title = if old_clause.kind == Kind::Article && self.same_title(pair) { SAME_TITLE } else { 0.0 };
        (words * (1.0 - SAME_NUMBER - title) + number + title - kind).clamp(0.0, 1.0)
    }

    /// The likeness of words, from 0 to 1.
    pub(super) fn words(&mut self, new: ClauseIx) -> f32 {
        let (profile, words) = (self.profile, &self.profile.words.new);
        let (own, all) = (words.own(new), words.all(new));
        let own_score = self.own.with(profile, own).dice();
        if self.all.is_none() && own.len() == all.len() {
            return own_score;
        }
        let heading = profile.drafts.new.clause(new).kind.has_heading();
        let tree = self.all.as_mut().unwrap_or(&mut self.own).with(profile, all);
        if heading { tree.dice().max(tree.kept()) } else { OWN_SHARE * own_score + (1.0 - OWN_SHARE) * tree.dice() }
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

//! Phrases that only one clause of either draft has.
//!
//! Conventions repeat their words: a clause that moved may have none of its own. But it takes its
//! phrases along, and few phrases of [`LENGTH`] words stand twice unless a sentence does.

use std::hash::Hash;
use std::hash::Hasher;

use rustc_hash::FxHashMap;
use rustc_hash::FxHasher;

use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;
use crate::words::WordId;

/// Words of a phrase: three recur by chance in the language of treaties, five tear at each edit.
const LENGTH: usize = 4;

/// How many phrases, found once in either draft, two clauses share.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    shared: FxHashMap<(ClauseIx, ClauseIx), u32>,
}

impl Phrases {
    /// Reads the phrases of two lists of clauses, and looks for each in the rest of the drafts.
    pub(super) fn of(profile: &Profile<'_>, lists: Pair<&[ClauseIx]>) -> Self {
        let mut old = FxHashMap::default();
        let all = vec![true; profile.vocabulary.len()];
        each(profile, Side::Old, lists.old.iter().copied(), &all, |phrase, _, at| {
            old.entry(phrase).or_insert(at);
        });
        let mut both: FxHashMap<u64, Held> = FxHashMap::default();
        let mut opening = vec![false; profile.vocabulary.len()];
        each(profile, Side::New, lists.new.iter().copied(), &all, |phrase, first, new| {
            if let Some(&old) = old.get(&phrase) {
                opening[first.0 as usize] = true;
                both.entry(phrase).or_insert(Held { clauses: Pair::new(old, new), counts: Pair::default() });
            }
        });
        for side in Side::BOTH {
            each(profile, side, profile.drafts.get(side).indices(), &opening, |phrase, _, _| {
                if let Some(held) = both.get_mut(&phrase) {
                    *held.counts.get_mut(side) += 1;
                }
            });
        }
        let mut shared = FxHashMap::default();
        for held in both.values().filter(|held| held.counts == Pair::new(1, 1)) {
            *shared.entry((held.clauses.old, held.clauses.new)).or_insert(0) += 1;
        }
        Self { shared }
    }

    /// The pairs that share a phrase, in order.
    pub(super) fn pairs(&self) -> Vec<Pair<ClauseIx>> {
        let mut pairs: Vec<_> = self.shared.keys().copied().collect();
        pairs.sort_unstable();
        pairs.into_iter().map(|(old, new)| Pair::new(old, new)).collect()
    }

    /// The share of the phrases of the shorter of two clauses that both have and no other clause has.
    pub(super) fn share(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> f32 {
        let shared = self.shared.get(&(pair.old, pair.new)).copied().unwrap_or(0);
        let count = |words: &[Token]| words.len().saturating_sub(LENGTH - 1).max(1);
        let (old, new) = (profile.words.old.own(pair.old), profile.words.new.own(pair.new));
        shared as f32 / count(old).min(count(new)) as f32
    }
}

/// A phrase of both drafts: a clause of each that has it, and how often it stands in each.
struct Held {
    clauses: Pair<ClauseIx>,
    counts: Pair<u32>,
}

/// Names every phrase of some clauses that opens with one of some words, each clause's own words alone.
fn each(
    profile: &Profile<'_>,
    side: Side,
    clauses: impl Iterator<Item = ClauseIx>,
    opening: &[bool],
    mut name: impl FnMut(u64, WordId, ClauseIx),
) {
    for at in clauses {
        for phrase in profile.words.get(side).own(at).windows(LENGTH) {
            let first = phrase[0].word;
            if opening[first.0 as usize] {
                let mut hasher = FxHasher::default();
                phrase.iter().for_each(|token| token.word.hash(&mut hasher));
                name(hasher.finish(), first, at);
            }
        }
    }
}

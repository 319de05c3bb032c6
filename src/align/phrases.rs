//! Phrases that only one clause of either draft has.
//!
//! Conventions repeat their words: a clause that moved may have none of its own. But it takes its
//! phrases along, and few phrases of [`LENGTH`] words stand twice unless a sentence does.

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;

use super::profile::Profile;
use super::profile::Words;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;

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
        let old = holders(&profile.words.old, lists.old);
        let mut places: FxHashMap<u64, usize> = FxHashMap::default();
        let mut clauses = Vec::new();
        each(&profile.words.new, lists.new.iter().copied(), |phrase, new| {
            if let Some(&old) = old.get(&phrase) {
                places.entry(phrase).or_insert_with(|| {
                    clauses.push((old, new));
                    clauses.len() - 1
                });
            }
        });
        let count = |side: Side| {
            let mut counts = vec![0u32; clauses.len()];
            each(profile.words.get(side), profile.drafts.get(side).indices(), |phrase, _| {
                if let Some(&place) = places.get(&phrase) {
                    counts[place] += 1;
                }
            });
            counts
        };
        let counts = Pair::SIDES.at_once(count);
        let mut shared = FxHashMap::default();
        for (place, &pair) in clauses.iter().enumerate() {
            if (counts.old[place], counts.new[place]) == (1, 1) {
                *shared.entry(pair).or_insert(0) += 1;
            }
        }
        Self { shared }
    }

    /// The pairs that share a phrase, in order.
    pub(super) fn pairs(&self) -> Vec<Pair<ClauseIx>> {
        let mut pairs: Vec<_> = self.shared.keys().copied().collect();
        pairs.sort_unstable();
        pairs.into_iter().map(|(old, new)| Pair::new(old, new)).collect()
    }

    /// How many phrases two clauses have that no other clause has.
    pub(super) fn shared(&self, pair: Pair<ClauseIx>) -> u32 {
        self.shared.get(&(pair.old, pair.new)).copied().unwrap_or(0)
    }

    /// The share of the phrases of the shorter of two clauses that both have and no other clause has.
    pub(super) fn share(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> f32 {
        let count = |words: &[Token]| words.len().saturating_sub(LENGTH - 1).max(1);
        let (old, new) = (profile.words.old.own(pair.old), profile.words.new.own(pair.new));
        self.shared(pair) as f32 / count(old).min(count(new)) as f32
    }
}

/// A clause that has each phrase.
fn holders(words: &Words, list: &[ClauseIx]) -> FxHashMap<u64, ClauseIx> {
    let phrases = |&at: &ClauseIx| words.own(at).len().saturating_sub(LENGTH - 1);
    // A map that grows is there twice for a while.
    let mut holders = FxHashMap::with_capacity_and_hasher(list.iter().map(phrases).sum(), FxBuildHasher);
    each(words, list.iter().copied(), |phrase, at| {
        holders.entry(phrase).or_insert(at);
    });
    holders
}

/// Names every phrase of some clauses, each clause's own words alone.
fn each(words: &Words, clauses: impl Iterator<Item = ClauseIx>, mut name: impl FnMut(u64, ClauseIx)) {
    for at in clauses {
        hashes(words.own(at), LENGTH).for_each(|phrase| name(phrase, at));
    }
}

/// The hashes of all phrases of so many words in a text, at the same cost for phrases of any length.
pub(crate) fn hashes(words: &[Token], length: usize) -> impl Iterator<Item = u64> {
    /// An odd number without a pattern: multiplication by it spreads bits upwards.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    // What the factor of the first word of a phrase has become at its last.
    let leaves = FACTOR.wrapping_pow(length as u32 - 1);
    let number = |token: &Token| u64::from(token.word.0) + 1;
    let (before, rest) = words.split_at(words.len().min(length - 1));
    let mut sum = before.iter().fold(0u64, |sum, token| sum.wrapping_mul(FACTOR).wrapping_add(number(token)));
    rest.iter().zip(words).map(move |(last, first)| {
        let whole = sum.wrapping_mul(FACTOR).wrapping_add(number(last));
        sum = whole.wrapping_sub(number(first).wrapping_mul(leaves));
        // The low bits of a sum depend on the low bits of the words alone.
        (whole ^ whole >> 32).wrapping_mul(FACTOR) >> 8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::WordId;

    #[test]
    fn a_phrase_has_one_hash_wherever_it_stands() {
        let hashes = |words: &[u32]| {
            let token = |&word: &u32| Token { start: 0, end: 0, word: WordId(word) };
            hashes(&words.iter().map(token).collect::<Vec<_>>(), 5).collect::<Vec<_>>()
        };
        let phrase = [1, 2, 3, 4, 5];
        assert_eq!(hashes(&[&[7, 8, 9], &phrase[..]].concat()).last(), hashes(&phrase).last());
        assert_ne!(hashes(&[2, 3, 4, 5, 6]), hashes(&phrase));
        assert!(hashes(&phrase[..4]).is_empty());
    }
}

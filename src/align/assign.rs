//! Two lists of clauses in order: which pairs keep the order and are most alike in all.

use std::ops::Range;

use super::chain;
use super::chain::Weighed;
use crate::pair::Pair;

/// A pair of places in two lists and how good a link it would be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) old: usize,
    pub(super) new: usize,
    /// From 0 to 1; pairs at or below the threshold are never linked.
    pub(super) score: f32,
}

/// Tables larger than this are not filled: the lists are thinned to likely pairs first.
///
/// 4,096 cells are 64 clauses against 64, more than ever stand between two fixed neighbours in a
/// real draft, and a tenth of a millisecond.
const CELLS: usize = 4096;

/// Says whether two lists are short enough to compare all with all.
pub(super) fn fits(sizes: Pair<usize>) -> bool {
    sizes.old.saturating_mul(sizes.new) <= CELLS
}

/// The pairs, sorted by old place, that rise on both sides and whose scores above a threshold sum up highest.
pub(super) fn in_order(mut pairs: Vec<Scored>, threshold: f32) -> Vec<Scored> {
    pairs.retain(|pair| pair.score > threshold);
    pairs.sort_by_key(|pair| (pair.old, pair.new));
    let weigh = |pair: &Scored| Weighed { old: pair.old, new: pair.new, weight: f64::from(pair.score - threshold) };
    let weighed: Vec<Weighed> = pairs.iter().map(weigh).collect();
    chain::heaviest(&weighed).into_iter().map(|at| pairs[at]).collect()
}

/// The places that stand, on both sides, before, between and behind the pairs of a chain.
pub(super) fn gaps(chain: &[(usize, usize)], sizes: Pair<usize>) -> Vec<Pair<Range<usize>>> {
    let mut from = Pair::new(0, 0);
    let mut gaps = Vec::new();
    for &(old, new) in chain.iter().chain([&(sizes.old, sizes.new)]) {
        if from.old < old && from.new < new {
            gaps.push(Pair::new(from.old..old, from.new..new));
        }
        from = Pair::new(old + 1, new + 1);
    }
    gaps
}

/// Pairs that are each other's best by a margin, whatever the order.
pub(super) fn mutual(pairs: &[Scored], sizes: Pair<usize>, margin: f32) -> Vec<Scored> {
    let best = |place: fn(&Scored) -> usize, size: usize| {
        let mut tops: Vec<(f32, f32)> = vec![(0.0, 0.0); size];
        for pair in pairs {
            let top = &mut tops[place(pair)];
            if pair.score > top.0 {
                *top = (pair.score, top.0);
            } else if pair.score > top.1 {
                top.1 = pair.score;
            }
        }
        tops
    };
    let (olds, news) = (best(|pair| pair.old, sizes.old), best(|pair| pair.new, sizes.new));
    let clear = |pair: &&Scored| {
        [olds[pair.old], news[pair.new]].iter().all(|top| pair.score >= top.0 && pair.score - top.1 >= margin)
    };
    pairs.iter().filter(clear).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(old: usize, new: usize, score: f32) -> Scored {
        Scored { old, new, score }
    }

    #[test]
    fn the_best_total_wins_over_the_best_pair() {
        let pairs = vec![scored(0, 1, 0.9), scored(0, 0, 0.7), scored(1, 1, 0.7)];
        let found = in_order(pairs, 0.3);
        assert_eq!(found.iter().map(|pair| (pair.old, pair.new)).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
    }

    #[test]
    fn gaps_have_something_on_both_sides() {
        let found = gaps(&[(0, 1), (2, 2), (3, 5)], Pair::new(6, 7));
        assert_eq!(found, [Pair::new(4..6, 6..7)]);
        assert_eq!(gaps(&[], Pair::new(1, 2)), [Pair::new(0..1, 0..2)]);
    }

    #[test]
    fn a_pair_without_a_margin_is_not_clear() {
        let pairs = [scored(0, 0, 0.9), scored(0, 1, 0.85), scored(1, 2, 0.8)];
        let found = mutual(&pairs, Pair::new(2, 3), 0.1);
        assert_eq!(found, [scored(1, 2, 0.8)]);
    }
}

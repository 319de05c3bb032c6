//! The heaviest chain: of crossing pairs, those that keep the order and weigh most.

/// A pair of places with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weighed {
    /// Place in the old order.
    pub(crate) old: usize,
    /// Place in the new order.
    pub(crate) new: usize,
    /// What it would cost to lose this pair; positive.
    pub(crate) weight: f64,
}

/// Picks from pairs, sorted by `old`, those of a chain that rises on both sides and weighs most.
///
/// Gives their places in the list. Each place of either side is in one chosen pair at most. Takes
/// `n log n` steps, by a tree of prefix maxima over the new places.
pub(crate) fn heaviest(pairs: &[Weighed]) -> Vec<usize> {
    // Siblings stand together far down the draft: places are counted from the first of them.
    let first = pairs.iter().map(|pair| pair.new).min().unwrap_or(0);
    let size = pairs.iter().map(|pair| pair.new - first + 1).max().unwrap_or(0);
    let mut best: Vec<Option<usize>> = vec![None; size + 1];
    let mut sums = vec![0.0; pairs.len()];
    let mut before = vec![None; pairs.len()];
    let mut at = 0;
    while at < pairs.len() {
        let group = at..at + pairs[at..].iter().take_while(|pair| pair.old == pairs[at].old).count();
        // Pairs of one old place must not build on each other: ask for all before any is entered.
        for pair in group.clone() {
            before[pair] = prefix_best(&best, &sums, pairs[pair].new - first);
            sums[pair] = pairs[pair].weight + before[pair].map_or(0.0, |other| sums[other]);
        }
        for pair in group.clone() {
            enter(&mut best, &sums, pairs[pair].new - first + 1, pair);
        }
        at = group.end;
    }
    let mut chain = Vec::new();
    let mut next = prefix_best(&best, &sums, size);
    while let Some(pair) = next {
        chain.push(pair);
        next = before[pair];
    }
    chain.reverse();
    chain
}

/// The heaviest chain that ends before a new place.
fn prefix_best(best: &[Option<usize>], sums: &[f64], mut place: usize) -> Option<usize> {
    let mut found: Option<usize> = None;
    while place > 0 {
        if let Some(pair) = best[place]
            && found.is_none_or(|other| sums[pair] > sums[other])
        {
            found = Some(pair);
        }
        place &= place - 1;
    }
    found
}

fn enter(best: &mut [Option<usize>], sums: &[f64], mut place: usize, pair: usize) {
    while place < best.len() {
        if best[place].is_none_or(|other| sums[pair] > sums[other]) {
            best[place] = Some(pair);
        }
        place += place & place.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(pairs: &[(usize, usize, f64)]) -> Vec<usize> {
        let pairs: Vec<_> = pairs.iter().map(|&(old, new, weight)| Weighed { old, new, weight }).collect();
        heaviest(&pairs)
    }

    #[test]
    fn the_heavier_of_two_crossing_pairs_stays() {
        assert_eq!(chain(&[(0, 1, 1.0), (1, 0, 2.0)]), [1]);
        assert_eq!(chain(&[(0, 1, 2.0), (1, 0, 1.0)]), [0]);
    }

    #[test]
    fn a_chain_rises_on_both_sides() {
        assert_eq!(chain(&[(0, 0, 1.0), (1, 3, 1.0), (2, 1, 1.0), (3, 2, 1.0)]), [0, 2, 3]);
    }

    #[test]
    fn one_place_is_used_once() {
        assert_eq!(chain(&[(0, 0, 1.0), (0, 1, 1.5), (1, 1, 1.0)]), [0, 2]);
    }

    #[test]
    fn no_pairs_make_no_chain() {
        assert!(chain(&[]).is_empty());
    }
}

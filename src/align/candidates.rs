//! Which clauses are worth comparing: an index of rare words instead of all with all.

use rustc_hash::FxHashMap;

use super::assign::Scored;
use super::profile::Profile;
use super::profile::Words;
use super::score::Scorer;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::label::Number;
use crate::pair::Pair;
use crate::pair::Side;

/// The rarest words by which a clause is looked up; more find no more.
const KEYS: usize = 24;
/// A key that more clauses have than this tells nothing apart.
const COMMON: usize = 12;
/// A clause that more articles hold than this tells none of them.
const HOLDERS: usize = 4;
/// The best candidates a clause is compared with.
const BEST: usize = 8;

/// Pairs of clauses whose trees are equal and stand once on each side.
pub(super) fn unique_equals(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<Pair<ClauseIx>> {
    let once = |list: &[ClauseIx], words: &Words| {
        let mut found: FxHashMap<u64, Option<ClauseIx>> = FxHashMap::default();
        for &at in list.iter().filter(|&&at| !words.all(at).is_empty()) {
            found.entry(words.tree_hash(at)).and_modify(|other| *other = None).or_insert(Some(at));
        }
        found
    };
    let (olds, news) = (once(&lists.old, &profile.words.old), once(&lists.new, &profile.words.new));
    let partner = |&old: &ClauseIx| {
        let hash = profile.words.old.tree_hash(old);
        let unique = olds.get(&hash).copied().flatten()?;
        let new = news.get(&hash).copied().flatten()?;
        (unique == old).then_some(Pair::new(old, new))
    };
    lists.old.iter().filter_map(partner).collect()
}

/// Every pair of two short lists, scored.
pub(super) fn all(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<Scored> {
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let news = 0..lists.new.len();
    let row = |old: usize| {
        let scorer = &scorer;
        news.clone().map(move |new| Scored { old, new, score: scorer.score(Pair::new(old, new)) })
    };
    (0..lists.old.len()).flat_map(row).collect()
}

/// Pairs of articles that share rare words, a clause, a number or a title; the scorer is that of the lists.
pub(super) fn of_units<'d>(
    profile: &Profile<'d>,
    scorer: &Scorer<'_, '_>,
    lists: &Pair<Vec<ClauseIx>>,
) -> Vec<(usize, usize)> {
    let mut pairs = by_words(profile, scorer);
    pairs.extend(by_clauses(profile, lists));
    pairs.extend(same_number(profile, lists));
    let title = |draft: &'d Draft, at| Some(draft.clause(at).text.as_str()).filter(|title| !title.is_empty());
    pairs.extend(by_key(lists, title, profile));
    pairs
}

/// Pairs of one kind and number, unless they have none.
pub(super) fn same_number<'d>(profile: &Profile<'d>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let key = |draft: &'d Draft, at| {
        let clause = draft.clause(at);
        clause.label.as_ref().filter(|label| is_number(&label.number)).map(|label| (clause.kind, &label.number))
    };
    by_key(lists, key, profile)
}

/// The places of a list by their keys: in little room, as every key may have a place of its own.
struct Index<K>(Vec<(K, u32)>);

impl<K: Copy + Ord> Index<K> {
    fn of(keys: impl Iterator<Item = (K, u32)>) -> Self {
        let mut list: Vec<(K, u32)> = keys.collect();
        list.sort_unstable();
        Self(list)
    }

    /// The places of a key in their order; none where there are more than so many.
    fn few(&self, key: K, most: usize) -> &[(K, u32)] {
        let from = &self.0[self.0.partition_point(|entry| entry.0 < key)..];
        let count = from.iter().take(most + 1).take_while(|entry| entry.0 == key).count();
        if count <= most { &from[..count] } else { &[] }
    }
}

/// Pairs of clauses, of the lists of a scorer, that share rare words.
pub(super) fn by_words(profile: &Profile<'_>, scorer: &Scorer<'_, '_>) -> Vec<(usize, usize)> {
    let sizes = scorer.sizes();
    let keys = |new: usize| scorer.rarest(Side::New, new, KEYS).into_iter().map(move |key| (key, new as u32));
    let index = Index::of((0..sizes.new).flat_map(keys));
    let mut pairs = Vec::new();
    let mut sums: FxHashMap<u32, f32> = FxHashMap::default();
    for old in 0..sizes.old {
        sums.clear();
        for key in scorer.rarest(Side::Old, old, KEYS) {
            for &(_, new) in index.few(key, COMMON) {
                *sums.entry(new).or_insert(0.0) += profile.weight(key);
            }
        }
        pairs.extend(best(&sums).map(|new| (old, new)));
    }
    pairs
}

/// The heaviest sums, ties by place.
fn best(sums: &FxHashMap<u32, f32>) -> impl Iterator<Item = usize> + use<> {
    let mut found: Vec<(u32, f32)> = sums.iter().map(|(&new, &sum)| (new, sum)).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(BEST);
    found.into_iter().map(|(new, _)| new as usize)
}

/// Pairs of articles that hold an equal clause, unless many hold it.
fn by_clauses(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let clauses = |(new, &at): (usize, &ClauseIx)| {
        let clauses = profile.words.new.subtree(at).map(ClauseIx::new);
        clauses.map(move |clause| (profile.words.new.own_hash(clause), new as u32))
    };
    let index = Index::of(lists.new.iter().enumerate().flat_map(clauses));
    let mut pairs = Vec::new();
    for (old, &at) in lists.old.iter().enumerate() {
        for clause in profile.words.old.subtree(at).map(ClauseIx::new) {
            let found = index.few(profile.words.old.own_hash(clause), HOLDERS);
            pairs.extend(found.iter().map(|&(_, new)| (old, new as usize)));
        }
    }
    pairs
}

/// Pairs that share a key that few have.
fn by_key<'d, K: std::hash::Hash + Eq>(
    lists: &Pair<Vec<ClauseIx>>,
    key: impl Fn(&'d Draft, ClauseIx) -> Option<K>,
    profile: &Profile<'d>,
) -> Vec<(usize, usize)> {
    let mut index: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for (new, &at) in lists.new.iter().enumerate() {
        if let Some(key) = key(profile.drafts.new, at) {
            index.entry(key).or_default().push(new);
        }
    }
    let mut pairs = Vec::new();
    for (old, &at) in lists.old.iter().enumerate() {
        let found = key(profile.drafts.old, at).and_then(|key| index.get(&key));
        pairs.extend(found.into_iter().flatten().take(4).map(|&new| (old, new)));
    }
    pairs
}

/// Says whether a number is one: blanks such as `[x]` count nothing.
pub(super) fn is_number(number: &Number) -> bool {
    !number.levels.is_empty()
}

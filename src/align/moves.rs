//! Left-overs that stand under other parents now, and parents told by what they hold.
//!
//! A wrong move is worse than a missed one: across articles a clause must be found by rare words,
//! be much alike, be clearly better than any other, and must not be boilerplate that either draft
//! repeats.

use rustc_hash::FxHashMap;

use super::assign;
use super::assign::Scored;
use super::candidates;
use super::matching::Evidence;
use super::matching::Matching;
use super::profile::Profile;
use super::profile::Words;
use super::score::Scorer;
use super::within;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// Shorter clauses say too little to be found elsewhere.
const WORDS: usize = 5;
/// Under another parent of the same article.
const NEAR: f32 = 0.58;
/// In another article.
const FAR: f32 = 0.74;
/// By which a move must be better than any other.
const CLEAR: f32 = 0.10;
/// So many shared words that hardly any other clause has are needed for a move across articles.
const RARE_WORDS: usize = 2;
/// In so many clauses of both drafts a rare word stands: the moved clause on either side, and one more pair.
const RARE: f32 = 4.0;

/// A clause is where most of what stood in it is.
const HALF: f32 = 0.5;

/// Links left-overs across parents, the largest first, with all that stands in them.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching) {
    let repeated =
        Pair::new(repeated(&profile.words.old, profile.drafts.old), repeated(&profile.words.new, profile.drafts.new));
    let lists = Pair::new(left(profile, matching, Side::Old), left(profile, matching, Side::New));
    if lists.old.is_empty() || lists.new.is_empty() {
        return;
    }
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let mut pairs = candidates::by_words(profile, &scorer);
    pairs.extend(equal(profile, &lists));
    pairs.sort_unstable();
    pairs.dedup();
    let score = |(old, new): (usize, usize)| Scored { old, new, score: scorer.words(Pair::new(old, new)) };
    let scored: Vec<Scored> = pairs.into_iter().map(score).collect();
    let mut clear = assign::mutual(&scored, Pair::new(lists.old.len(), lists.new.len()), CLEAR);
    let size = |link: &Scored| profile.words.old.all(lists.old[link.old]).len();
    clear.sort_by(|a, b| size(b).cmp(&size(a)).then(a.old.cmp(&b.old)));
    for link in clear {
        let pair = Pair::new(lists.old[link.old], lists.new[link.new]);
        if is_sure(profile, matching, (pair, link.score), &repeated)
            && matching.link(pair, Evidence::Similar, link.score)
        {
            within::link(profile, matching, pair);
        }
    }
}

/// The free clauses of a side that say enough.
fn left(profile: &Profile<'_>, matching: &Matching, side: Side) -> Vec<ClauseIx> {
    let (draft, words) = (profile.drafts.get(side), profile.words.get(side));
    let says = |at: &ClauseIx| {
        matching.is_free(side, *at) && draft.clause(*at).kind > Kind::Group && words.all(*at).len() >= WORDS
    };
    draft.indices().filter(says).collect()
}

/// Pairs of equal clauses, which rare words may miss.
fn equal(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let place = |list: &[ClauseIx], at: ClauseIx| list.binary_search(&at).expect("left-overs stand in order of index");
    let pairs = candidates::unique_equals(profile, lists);
    pairs.into_iter().map(|pair| (place(&lists.old, pair.old), place(&lists.new, pair.new))).collect()
}

/// How often each text stands in either draft.
type Repeated = Pair<FxHashMap<u64, u32>>;

/// How often each text stands in a draft.
fn repeated(words: &Words, draft: &crate::draft::Draft) -> FxHashMap<u64, u32> {
    let mut counts = FxHashMap::default();
    for at in draft.indices() {
        *counts.entry(words.own_hash(at)).or_insert(0) += 1;
    }
    counts
}

fn is_sure(
    profile: &Profile<'_>,
    matching: &Matching,
    (pair, score): (Pair<ClauseIx>, f32),
    repeated: &Repeated,
) -> bool {
    let articles = Pair::new(profile.drafts.old.article(pair.old), profile.drafts.new.article(pair.new));
    let home = match (articles.old, articles.new) {
        (Some(old), Some(new)) => old != pair.old && new != pair.new && matching.are_linked(Pair::new(old, new)),
        _ => false,
    };
    if home {
        return score >= NEAR;
    }
    let often = |counts: &FxHashMap<u64, u32>, hash: u64| counts.get(&hash).is_some_and(|&count| count > 1);
    let boilerplate = often(&repeated.old, profile.words.old.own_hash(pair.old))
        || often(&repeated.new, profile.words.new.own_hash(pair.new));
    let inner = profile.words.old.all(pair.old).len() > profile.words.old.own(pair.old).len();
    (!boilerplate || inner) && score >= FAR && shares_rare_words(profile, pair)
}

/// Says whether two clauses share words that tell them from all others; repeated sentences have none.
fn shares_rare_words(profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
    let mut old: Vec<_> = profile.words.old.all(pair.old).iter().map(|token| token.word).collect();
    old.sort_unstable();
    old.dedup();
    old.retain(|&word| profile.is_in_at_most(word, RARE));
    let mut shared: Vec<_> = profile.words.new.all(pair.new).iter().map(|token| token.word).collect();
    shared.sort_unstable();
    shared.dedup();
    shared.retain(|word| old.binary_search(word).is_ok());
    shared.len() >= RARE_WORDS
}

/// Links free clauses whose children are linked into one free clause of the other draft.
pub(super) fn parents(profile: &Profile<'_>, matching: &mut Matching) {
    for side in Side::BOTH {
        for at in profile
            .drafts
            .get(side)
            .indices()
            .rev()
            .filter(|&at| !profile.drafts.get(side).clause(at).children.is_empty())
        {
            let home = home_of_children(profile, matching, side, at).filter(|&(_, share)| share >= HALF);
            if let Some((home, share)) =
                home.filter(|&(home, _)| matching.is_free(side.other(), home) && matching.is_free(side, at))
            {
                let pair = Pair::new(at, home);
                matching.link(if side == Side::Old { pair } else { pair.swap() }, Evidence::Children, share);
            }
        }
    }
}

/// The clause of the other draft that holds most of what a clause held, and the share of it by words.
pub(super) fn home_of_children(
    profile: &Profile<'_>,
    matching: &Matching,
    side: Side,
    at: ClauseIx,
) -> Option<(ClauseIx, f32)> {
    let (draft, other) = (profile.drafts.get(side), profile.drafts.get(side.other()));
    let words = profile.words.get(side);
    let children = &draft.clause(at).children;
    let mut shares: Vec<(ClauseIx, usize)> = Vec::new();
    let mut total = 0;
    for &child in children {
        let size = words.all(child).len();
        total += size;
        let home = matching.other(side, child).and_then(|there| other.clause(there).parent);
        if let Some(home) = home.filter(|&home| home != ClauseIx::ROOT) {
            match shares.iter_mut().find(|share| share.0 == home) {
                Some(share) => share.1 += size,
                None => shares.push((home, size)),
            }
        }
    }
    let (home, size) = shares.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (total > 0).then(|| (home, size as f32 / total as f32))
}

//! Left-overs that stand under other parents now, and parents told by what they hold.
//!
//! A wrong move is worse than a missed one: across articles a clause must be found by rare words or
//! phrases, be much alike, be clearly better than any other, and must not be boilerplate that either
//! draft repeats.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::assign;
use super::assign::Scored;
use super::candidates;
use super::matching::Evidence;
use super::matching::Matching;
use super::phrases::Phrases;
use super::profile::Bag;
use super::profile::Profile;
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
/// Under another parent of the same article, in the order of the other left-overs, without a margin.
const IN_ORDER: f32 = 0.70;
/// Out of an option of the same article, the likeness and the margin: those asked of clauses between the same neighbours
/// (`IN_PLACE` and `CLEAR` in `within`), for what an option proposed was settled in its place.
const SETTLED: (f32, f32) = (0.40, 0.12);
/// In another article.
const FAR: f32 = 0.74;
/// In another article and reworded, with phrases of its own and nothing else like either: the likeness and the margin.
const ALONE: (f32, f32) = (0.45, 0.20);
/// By which a move must be better than any other.
const CLEAR: f32 = 0.10;
/// Or this share of the phrases must be theirs alone.
const PHRASES: f32 = 0.25;
/// Under another parent of the same article, where this share of the phrases of one is theirs alone, the one was put into
/// the other, however much was added to it.
const PUT_IN: f32 = 0.75;
/// And so many phrases at least, which nine words in a row have.
const PUT_IN_PHRASES: u32 = 6;
/// So many phrases of their own tell of two clauses that were reworded.
const KEPT_PHRASES: u32 = 2;
/// So many shared words that hardly any other clause has are needed for a move across articles.
const RARE_WORDS: usize = 2;
/// In so many clauses of both drafts a rare word stands: the moved clause on either side, and one more pair.
const RARE: f32 = 4.0;

/// Two clauses that say something themselves must be this like, whatever stands in them.
const LIKE: f32 = 0.2;
/// A clause is where most of what stood in it is.
const HALF: f32 = 0.5;

/// Links left-overs across parents, within their article first, the largest first, with all that stands in them.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching) {
    let lists = Pair::new(left(profile, matching, Side::Old), left(profile, matching, Side::New));
    if lists.old.is_empty() || lists.new.is_empty() {
        return;
    }
    let phrases = Phrases::of(profile, Pair::new(&lists.old, &lists.new));
    near(profile, matching, &phrases, &lists);
    let lists = Pair::new(matching.free(Side::Old, &lists.old), matching.free(Side::New, &lists.new));
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let mut pairs = candidates::by_words(profile, &scorer);
    pairs.extend(places(&lists, candidates::unique_equals(profile, &lists)));
    let free = |pair: &Pair<ClauseIx>| matching.is_free(Side::Old, pair.old) && matching.is_free(Side::New, pair.new);
    pairs.extend(places(&lists, phrases.pairs().into_iter().filter(free).collect()));
    pairs.sort_unstable();
    pairs.dedup();
    let score = |(old, new): (usize, usize)| Scored { old, new, score: scorer.words(Pair::new(old, new)) };
    let scored: Vec<Scored> = pairs.into_iter().map(score).collect();
    let sizes = Pair::new(lists.old.len(), lists.new.len());
    let mut clear = assign::mutual(&scored, sizes, CLEAR);
    let alone: FxHashSet<(usize, usize)> =
        assign::mutual(&scored, sizes, ALONE.1).iter().map(|link| (link.old, link.new)).collect();
    let size = |link: &Scored| profile.words.old.all(lists.old[link.old]).len();
    clear.sort_by(|a, b| size(b).cmp(&size(a)).then(a.old.cmp(&b.old)));
    for link in clear {
        let pair = Pair::new(lists.old[link.old], lists.new[link.new]);
        let found = (pair, link.score);
        let reworded = || alone.contains(&(link.old, link.new)) && is_reworded(profile, &phrases, found);
        if is_sure(profile, matching, &phrases, found) || reworded() {
            link_all(profile, matching, (pair, link.score));
        }
    }
}

fn link_all(profile: &Profile<'_>, matching: &mut Matching, (pair, score): (Pair<ClauseIx>, f32)) {
    if matching.link(pair, Evidence::Similar, score) {
        within::link(profile, matching, pair);
    }
}

/// Links left-overs of linked articles: first those in order, so that equal sentences keep theirs, then the rest.
fn near(profile: &Profile<'_>, matching: &mut Matching, phrases: &Phrases, lists: &Pair<Vec<ClauseIx>>) {
    let mut articles: BTreeMap<ClauseIx, Pair<Vec<ClauseIx>>> = BTreeMap::new();
    for side in Side::BOTH {
        for &at in lists.get(side) {
            let home = profile.drafts.get(side).article(at).filter(|&home| home != at);
            let Some(home) = home else { continue };
            let old = if side == Side::Old { Some(home) } else { matching.other(side, home) };
            if let Some(old) = old.filter(|&old| !matching.is_free(Side::Old, old)) {
                articles.entry(old).or_default().get_mut(side).push(at);
            }
        }
    }
    for lists in articles.values().filter(|lists| !lists.old.is_empty() && !lists.new.is_empty()) {
        let scored = scores(profile, lists);
        let clauses = |link: &Scored| Pair::new(lists.old[link.old], lists.new[link.new]);
        let mut found = assign::in_order(scored.clone(), IN_ORDER);
        found.extend(assign::mutual(&scored, Pair::new(lists.old.len(), lists.new.len()), CLEAR));
        found.retain(|link| link.score >= NEAR);
        found.extend(put_in(profile, phrases, lists, &scored));
        found.extend(kept_phrases(phrases, lists, &scored));
        for link in found {
            link_all(profile, matching, (clauses(&link), link.score));
        }
        for link in settled(profile, matching, lists, scored) {
            link_all(profile, matching, (clauses(&link), link.score));
        }
    }
}

/// Pairs of which one was put into the other, the likest first.
fn put_in(profile: &Profile<'_>, phrases: &Phrases, lists: &Pair<Vec<ClauseIx>>, scored: &[Scored]) -> Vec<Scored> {
    let clauses = |link: &Scored| Pair::new(lists.old[link.old], lists.new[link.new]);
    let is_put_in = |link: &&Scored| {
        let pair = clauses(link);
        phrases.shared(pair) >= PUT_IN_PHRASES && phrases.share(profile, pair) >= PUT_IN
    };
    let mut found: Vec<Scored> = scored.iter().filter(is_put_in).copied().collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.old, a.new).cmp(&(b.old, b.new))));
    found
}

/// Pairs that share a phrase of their own, and with no other left-over like either.
fn kept_phrases(phrases: &Phrases, lists: &Pair<Vec<ClauseIx>>, scored: &[Scored]) -> Vec<Scored> {
    let mut found = assign::mutual(scored, Pair::new(lists.old.len(), lists.new.len()), SETTLED.1);
    let own = |link: &Scored| phrases.shared(Pair::new(lists.old[link.old], lists.new[link.new])) >= KEPT_PHRASES;
    found.retain(|link| link.score >= SETTLED.0 && own(link));
    found
}

/// Pairs of which one stands in an option, and with no other left-over like either: an option is a proposal for its
/// article, and what was proposed may be settled in another place of it, and in other words. What stands in them has
/// places of its own, and is left out.
fn settled(
    profile: &Profile<'_>,
    matching: &Matching,
    lists: &Pair<Vec<ClauseIx>>,
    mut scored: Vec<Scored>,
) -> Vec<Scored> {
    let clauses = |link: &Scored| Pair::new(lists.old[link.old], lists.new[link.new]);
    let proposed = |side: Side, at: ClauseIx| {
        let draft = profile.drafts.get(side);
        draft.ancestors(at).any(|above| draft.clause(above).kind == Kind::Choice)
    };
    scored.retain(|link| {
        let pair = clauses(link);
        matching.is_free(Side::Old, pair.old) && matching.is_free(Side::New, pair.new)
    });
    if !scored.iter().map(clauses).any(|pair| proposed(Side::Old, pair.old) || proposed(Side::New, pair.new)) {
        return Vec::new();
    }
    let bags = Pair::SIDES.map(|side| {
        let own = |at: &ClauseIx| Bag::of(profile, profile.words.get(side).own(*at).iter().copied());
        lists.get(side).iter().map(own).collect::<Vec<Bag>>()
    });
    for link in &mut scored {
        link.score = Bag::likeness(profile, Pair::new(&bags.old[link.old], &bags.new[link.new])).dice();
    }
    let mut alone = assign::mutual(&scored, Pair::new(lists.old.len(), lists.new.len()), SETTLED.1);
    alone.retain(|link| {
        let pair = clauses(link);
        link.score >= SETTLED.0 && (proposed(Side::Old, pair.old) || proposed(Side::New, pair.new))
    });
    alone
}

/// All pairs of short lists, likely pairs of long ones, by words alone.
fn scores(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<Scored> {
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let sizes = scorer.sizes();
    let pairs = if assign::fits(sizes) {
        (0..sizes.old).flat_map(|old| (0..sizes.new).map(move |new| (old, new))).collect()
    } else {
        let mut pairs = candidates::by_words(profile, &scorer);
        pairs.extend(places(lists, candidates::unique_equals(profile, lists)));
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    pairs.into_iter().map(|(old, new)| Scored { old, new, score: scorer.words(Pair::new(old, new)) }).collect()
}

/// The free clauses of a side that say enough.
fn left(profile: &Profile<'_>, matching: &Matching, side: Side) -> Vec<ClauseIx> {
    let (draft, words) = (profile.drafts.get(side), profile.words.get(side));
    // An article competes with its own paragraphs for a paragraph it was made of; articles were compared before.
    let text = |at: &ClauseIx| draft.clause(*at).kind > Kind::Group && !draft.clause(*at).kind.has_heading();
    let says = |at: &ClauseIx| matching.is_free(side, *at) && text(at) && words.all(*at).len() >= WORDS;
    draft.indices().filter(says).collect()
}

/// Pairs of clauses as places in two lists.
fn places(lists: &Pair<Vec<ClauseIx>>, pairs: Vec<Pair<ClauseIx>>) -> impl Iterator<Item = (usize, usize)> {
    let place = |list: &[ClauseIx], at: ClauseIx| list.binary_search(&at).expect("left-overs stand in order of index");
    pairs.into_iter().map(move |pair| (place(&lists.old, pair.old), place(&lists.new, pair.new)))
}

fn is_sure(
    profile: &Profile<'_>,
    matching: &Matching,
    phrases: &Phrases,
    (pair, score): (Pair<ClauseIx>, f32),
) -> bool {
    let articles = Pair::new(profile.drafts.old.article(pair.old), profile.drafts.new.article(pair.new));
    let home = match (articles.old, articles.new) {
        (Some(old), Some(new)) => old != pair.old && new != pair.new && matching.are_linked(Pair::new(old, new)),
        _ => false,
    };
    if home {
        return score >= NEAR;
    }
    let boilerplate = profile.is_repeated(Side::Old, pair.old) || profile.is_repeated(Side::New, pair.new);
    let inner = profile.words.old.all(pair.old).len() > profile.words.old.own(pair.old).len();
    let telling = || phrases.share(profile, pair) >= PHRASES || shares_rare_words(profile, pair);
    (!boilerplate || inner) && score >= FAR && telling()
}

/// Says whether two clauses with nothing else like either were one: they share phrases that no other clause has.
fn is_reworded(profile: &Profile<'_>, phrases: &Phrases, (pair, score): (Pair<ClauseIx>, f32)) -> bool {
    let boilerplate = profile.is_repeated(Side::Old, pair.old) || profile.is_repeated(Side::New, pair.new);
    !boilerplate && score >= ALONE.0 && phrases.share(profile, pair) >= PHRASES && phrases.shared(pair) >= KEPT_PHRASES
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
                let pair = Pair::of(side, at, home);
                if says_the_same(profile, matching, pair) {
                    matching.link(pair, Evidence::Children, share);
                }
            }
        }
    }
}

/// Says whether the words of two clauses themselves do not speak against what stands in them. Where one has none, as the
/// heading of an option, most of what stands in either must be in the other.
fn says_the_same(profile: &Profile<'_>, matching: &Matching, pair: Pair<ClauseIx>) -> bool {
    let words = Pair::new(profile.words.old.own(pair.old), profile.words.new.own(pair.new));
    if words.old.len() < WORDS && words.new.len() < WORDS {
        return true;
    }
    if words.old.len() < WORDS || words.new.len() < WORDS {
        let holds = |side: Side| {
            let home = home_of_children(profile, matching, side, *pair.get(side));
            home.is_some_and(|(home, share)| home == *pair.get(side.other()) && share >= HALF)
        };
        return Side::BOTH.into_iter().all(holds);
    }
    let bags = words.map(|words| Bag::of(profile, words.iter().copied()));
    Bag::likeness(profile, bags.as_ref()).dice() >= LIKE
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
        let home = matching.witnessed(side, child).and_then(|there| other.clause(there).parent);
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

//! Articles: linked over the whole draft, whatever chapter they stand in.
//!
//! 1. [`told`]: articles of equal words, found once on each side, and such as share phrases with no other;
//! 2. [`link`]: candidates by rare words, equal clauses, number and title, each scored;
//! 3. clear pairs make a chain; what stands between two of its links is compared all with all;
//! 4. clear pairs across the chain are moves.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::alone::OwnWords;
use super::assign;
use super::assign::Scored;
use super::candidates;
use super::matching::Evidence;
use super::matching::Matching;
use super::matching::NUMBER_ALONE;
use super::numbering::Numbering;
use super::profile::Profile;
use super::score;
use super::score::Scorer;
use super::taken_in;
use super::telling;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// In its place between linked neighbours an article may be rewritten as far as this.
const IN_PLACE: f32 = 0.30;
/// Out of its place it must be this like: a wrong move is worse than a missed one.
const OUT_OF_PLACE: f32 = 0.56;
/// By which a move must be better than any other link of either article.
const CLEAR: f32 = 0.10;
/// By which a pair less good than an anchor must be better than any other, to be linked before what is in its place.
const FAR_ALONE: f32 = 0.16;
/// Two left-over articles with nothing else like either need be less alike: score and margin.
const ALONE: (f32, f32) = (0.36, 0.16);
/// A pair this good needs no comparison with the articles round it.
const PLAIN: f32 = 0.56;
/// By how much a pair must be more alike than either is with the articles round the other.
struct Apart {
    ratio: f32,
    measure: fn(&Scorer<'_, '_>, Pair<usize>) -> f32,
}

/// Between the same neighbours.
const NEAR: Apart = Apart { ratio: 1.45, measure: |scorer, places| scorer.score(places) };
/// Anywhere, by words alone: two articles on other things may well have one title.
const ANYWHERE: Apart = Apart { ratio: 1.7, measure: |scorer, places| scorer.words(places) };
/// How sure a link is that rests on the place and on words that no other article has.
const SUBJECT_ALONE: f32 = 0.4;
/// A pair this good anchors its neighbours.
const ANCHOR: f32 = 0.62;

/// The clauses that are aligned over the whole draft: articles, preambles, and headings that hold text alone.
pub(super) fn units(draft: &Draft) -> Vec<ClauseIx> {
    let mut units = Vec::new();
    let mut inside = vec![false; draft.clauses.len()];
    for at in draft.indices().skip(1) {
        let clause = draft.clause(at);
        let above = clause.parent.is_some_and(|parent| inside[parent.at()]);
        let unit = clause.kind.has_heading() && !above && (is_article(clause.kind) || holds_text_alone(draft, at));
        inside[at.at()] = above || unit;
        if unit {
            units.push(at);
        }
    }
    units
}

/// Says whether clauses of a kind are linked over the whole draft, whatever they hold.
pub(super) fn is_article(kind: Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Preamble)
}

fn holds_text_alone(draft: &Draft, at: ClauseIx) -> bool {
    let children = &draft.clause(at).children;
    !children.is_empty() && children.iter().all(|&child| !draft.clause(child).kind.has_heading())
}

/// The articles of both drafts, those still free, and the scores of likely pairs of them.
struct Search {
    units: Pair<Vec<ClauseIx>>,
    free: Pair<Vec<ClauseIx>>,
    scored: Vec<Scored>,
}

/// Links articles of equal words, found once on each side, and such as share phrases with no other.
pub(super) fn told(profile: &Profile<'_>, matching: &mut Matching) {
    let units = profile.drafts.map(units);
    equal(profile, matching, &units);
    telling::link(profile, matching, &units);
}

/// Links the articles of both drafts that are left.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching) {
    let units = profile.drafts.map(units);
    let free = Pair::new(matching.free(Side::Old, &units.old), matching.free(Side::New, &units.new));
    let scored = score(profile, &free);
    let search = Search { units, free, scored };
    let chain = anchors(profile, matching, &search);
    far(matching, &search);
    fill(profile, matching, &search.units, &chain);
    moved(profile, matching, &search);
    alone(profile, matching, &search.units);
}

/// Links what is left by its number, where numbers are kept: an article that was rewritten or emptied.
pub(super) fn by_number(profile: &Profile<'_>, matching: &mut Matching) {
    if profile.numbering != Numbering::Kept {
        return;
    }
    let units = profile.drafts.map(units);
    let left = Pair::new(matching.free(Side::Old, &units.old), matching.free(Side::New, &units.new));
    for (old, new) in candidates::same_number(profile, &left) {
        matching.link(Pair::new(left.old[old], left.new[new]), Evidence::Place, NUMBER_ALONE);
    }
}

/// Links articles whose words are equal and stand once on each side.
fn equal(profile: &Profile<'_>, matching: &mut Matching, units: &Pair<Vec<ClauseIx>>) {
    for pair in candidates::unique_equals(profile, units) {
        matching.link(pair, Evidence::EqualText, 1.0);
    }
}

/// Scores every candidate pair of free articles.
fn score(profile: &Profile<'_>, free: &Pair<Vec<ClauseIx>>) -> Vec<Scored> {
    let scorer = Scorer::of(profile, Pair::new(&free.old, &free.new));
    let mut candidates = candidates::of_units(profile, &scorer, free);
    candidates.sort_unstable();
    candidates.dedup();
    let score = |(old, new): (usize, usize)| Scored { old, new, score: scorer.score(Pair::new(old, new)) };
    let mut scored = candidates.into_iter().map(score).collect::<Vec<_>>();
    taken_in::add(profile, free, &mut scored);
    scored
}

/// Links clear pairs that keep the order; gives all links in order, as places in `units`.
fn anchors(profile: &Profile<'_>, matching: &mut Matching, search: &Search) -> Vec<(usize, usize)> {
    let Search { units, free, scored } = search;
    let place = Pair::new(places(&units.old), places(&units.new));
    let clear = assign::mutual(scored, Pair::new(free.old.len(), free.new.len()), CLEAR);
    let clear = clear.into_iter().filter(|pair| pair.score >= ANCHOR);
    let clear = clear.map(|pair| (Pair::new(free.old[pair.old], free.new[pair.new]), pair.score));
    let fixed = units.old.iter().filter_map(|&old| Some((Pair::new(old, matching.other(Side::Old, old)?), 1.0)));
    let mut scores: FxHashMap<(usize, usize), f32> = FxHashMap::default();
    let mut weighed = Vec::new();
    for (pair, score) in clear.chain(fixed) {
        if let (Some(&old), Some(&new)) = (place.old.get(&pair.old), place.new.get(&pair.new)) {
            scores.insert((old, new), score);
            weighed.push(Scored { old, new, score: score * (1.0 + profile.size(pair)) });
        }
    }
    let chain = assign::in_order(weighed, 0.0);
    for link in &chain {
        let pair = Pair::new(units.old[link.old], units.new[link.new]);
        matching.link(pair, Evidence::Similar, scores[&(link.old, link.new)]);
    }
    chain.into_iter().map(|link| (link.old, link.new)).collect()
}

fn places(list: &[ClauseIx]) -> FxHashMap<ClauseIx, usize> {
    list.iter().enumerate().map(|(at, &unit)| (unit, at)).collect()
}

/// Links pairs as good as anchors that do not keep the order, before something less like takes their place.
fn far(matching: &mut Matching, search: &Search) {
    let Search { free, scored, .. } = search;
    let sizes = Pair::new(free.old.len(), free.new.len());
    let anchors = assign::mutual(scored, sizes, CLEAR).into_iter().filter(|link| link.score >= ANCHOR);
    let alone = assign::mutual(scored, sizes, FAR_ALONE).into_iter().filter(|link| link.score >= OUT_OF_PLACE);
    for link in anchors.chain(alone) {
        matching.link(Pair::new(free.old[link.old], free.new[link.new]), Evidence::Similar, link.score);
    }
}

/// Links what stands between two links of the chain.
fn fill(profile: &Profile<'_>, matching: &mut Matching, units: &Pair<Vec<ClauseIx>>, chain: &[(usize, usize)]) {
    for gap in assign::gaps(chain, units.as_ref().map(Vec::len)) {
        let free =
            Pair::new(matching.free(Side::Old, &units.old[gap.old]), matching.free(Side::New, &units.new[gap.new]));
        between(profile, matching, units, free);
    }
}

fn between(profile: &Profile<'_>, matching: &mut Matching, units: &Pair<Vec<ClauseIx>>, lists: Pair<Vec<ClauseIx>>) {
    if lists.old.is_empty() || lists.new.is_empty() {
        return;
    }
    let mut scored = if assign::fits(Pair::new(lists.old.len(), lists.new.len())) {
        candidates::all(profile, &lists)
    } else {
        score(profile, &lists)
    };
    if profile.numbering == Numbering::Kept {
        overrule(profile, &lists, &mut scored);
    }
    for link in assign::in_order(scored, IN_PLACE) {
        let pair = Pair::new(lists.old[link.old], lists.new[link.new]);
        if link.score >= PLAIN || stands_out(profile, units, pair, &NEAR).is_some() {
            matching.link(pair, Evidence::Similar, link.score);
        }
    }
}

/// Takes from a pair what its number adds, where either article is clearly more like another one by its words.
fn overrule(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>, scored: &mut [Scored]) {
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let words: Vec<f32> = scored.iter().map(|pair| scorer.words(Pair::new(pair.old, pair.new))).collect();
    let mut best = Pair::new(vec![0f32; lists.old.len()], vec![0f32; lists.new.len()]);
    for (pair, &words) in scored.iter().zip(&words) {
        best.old[pair.old] = best.old[pair.old].max(words);
        best.new[pair.new] = best.new[pair.new].max(words);
    }
    for (pair, &words) in scored.iter_mut().zip(&words) {
        let old = &profile.drafts.old.clause(lists.old[pair.old]).label;
        let new = &profile.drafts.new.clause(lists.new[pair.new]).label;
        if score::same_number(old.as_ref(), new.as_ref()) && best.old[pair.old].max(best.new[pair.new]) > words + CLEAR
        {
            pair.score = words;
        }
    }
}

/// Links clear pairs that are left over, whatever their order.
fn moved(profile: &Profile<'_>, matching: &mut Matching, search: &Search) {
    let Search { free, scored, units } = search;
    let open = |pair: &Scored| {
        matching.is_free(Side::Old, free.old[pair.old]) && matching.is_free(Side::New, free.new[pair.new])
    };
    let left: Vec<Scored> = scored.iter().copied().filter(open).collect();
    let sizes = Pair::new(free.old.len(), free.new.len());
    let sure = assign::mutual(&left, sizes, CLEAR).into_iter().filter(|link| link.score >= OUT_OF_PLACE);
    let apart = |link: &Scored| {
        let pair = Pair::new(free.old[link.old], free.new[link.new]);
        stands_out(profile, units, pair, &ANYWHERE).is_some()
    };
    let alone = assign::mutual(&left, sizes, ALONE.1).into_iter().filter(|link| link.score >= ALONE.0 && apart(link));
    for link in sure.chain(alone) {
        matching.link(Pair::new(free.old[link.old], free.new[link.new]), Evidence::Similar, link.score);
    }
}

/// Links the only article left between two linked neighbours on either side, if it is more like the other than like
/// the articles round it: what a text of one negotiation has in common with all of it is no sign. Or if the two have the
/// same words that no other article has.
fn alone(profile: &Profile<'_>, matching: &mut Matching, units: &Pair<Vec<ClauseIx>>) {
    let place: FxHashMap<ClauseIx, usize> = places(&units.new);
    let own_words = OnceCell::new();
    let subject = |pair| {
        let own_words = own_words.get_or_init(|| OwnWords::of(profile, units));
        own_words.are_shared(profile, pair).then_some(SUBJECT_ALONE)
    };
    for at in 0..units.old.len() {
        let neighbour = |at: Option<usize>| {
            let old = units.old.get(at?)?;
            matching.other(Side::Old, *old).and_then(|new| place.get(&new).copied())
        };
        let before = if at == 0 { Some(0) } else { neighbour(at.checked_sub(1)).map(|new| new + 1) };
        let behind = if at + 1 == units.old.len() { Some(units.new.len()) } else { neighbour(Some(at + 1)) };
        let (Some(new), Some(end)) = (before, behind) else { continue };
        let pair = Pair::new(units.old[at], units.new.get(new).copied().unwrap_or(units.old[at]));
        let free = matching.is_free(Side::Old, pair.old) && end == new + 1 && matching.is_free(Side::New, pair.new);
        let score = |pair| {
            let likeness = stands_out(profile, units, pair, &NEAR).or_else(|| share_clause(profile, pair));
            likeness.or_else(|| subject(pair))
        };
        if free && let Some(score) = score(pair) {
            matching.link(pair, Evidence::Place, score);
        }
    }
}

/// The score of two articles that share a clause which, by its rare words, hardly another article could have.
fn share_clause(profile: &Profile<'_>, pair: Pair<ClauseIx>) -> Option<f32> {
    const WORDS: usize = 8;
    const SCORE: f32 = 0.5;
    profile.shared_clauses(pair, WORDS).any(|at| is_rare(profile, at)).then_some(SCORE)
}

/// Says whether a clause has a word that at most one more article shares.
fn is_rare(profile: &Profile<'_>, new: ClauseIx) -> bool {
    const RARE: f32 = 6.0;
    profile.words.new.own(new).iter().any(|token| profile.is_in_at_most(token.word, RARE))
}

/// The score of a pair, if it is clearly above those with the articles round each of them.
fn stands_out(profile: &Profile<'_>, units: &Pair<Vec<ClauseIx>>, pair: Pair<ClauseIx>, apart: &Apart) -> Option<f32> {
    let place = |list: &[ClauseIx], at| list.binary_search(&at).expect("articles stand in order of index");
    let (old, new) = (place(&units.old, pair.old), place(&units.new, pair.new));
    const AROUND: usize = 6;
    const LEAST: f32 = 0.16;
    let near = |at: usize, length: usize| at.saturating_sub(AROUND)..(at + AROUND + 1).min(length);
    let (olds, news) = (near(old, units.old.len()), near(new, units.new.len()));
    let scorer = Scorer::telling(profile, Pair::new(&units.old[olds.clone()], &units.new[news.clone()]));
    let (row, column) = (old - olds.start, new - news.start);
    let measure = |old: usize, new: usize| (apart.measure)(&scorer, Pair::new(old, new));
    let beside = (0..news.len()).filter(|&other| other != column).map(|other| measure(row, other));
    let above = (0..olds.len()).filter(|&other| other != row).map(|other| measure(other, column));
    let others: Vec<f32> = beside.chain(above).collect();
    let mean = others.iter().sum::<f32>() / others.len().max(1) as f32;
    let own = measure(row, column);
    (own >= LEAST && own >= apart.ratio * mean).then(|| scorer.score(Pair::new(row, column)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    #[test]
    fn articles_and_headings_with_text_alone_are_units() {
        let text = "# Title\n\n# Chapter I\n\n## Article 1\n\nOne.\n\n# Annex\n\nText.\n";
        let draft = parse(Source::new("a.md", text));
        let kinds: Vec<Kind> = units(&draft).into_iter().map(|at| draft.clause(at).kind).collect();
        assert_eq!(kinds, [Kind::Article, Kind::Annex]);
    }
}

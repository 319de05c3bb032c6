//! Clauses within two linked clauses: equal ones first, then the most alike in order, then those that changed places, and
//! where numbers are kept those of the same number.

use super::assign;
use super::assign::Scored;
use super::candidates;
use super::introductions;
use super::matching::Evidence;
use super::matching::Matching;
use super::matching::NUMBER_ALONE;
use super::numbering::Numbering;
use super::profile::Profile;
use super::score;
use super::score::Scorer;
use super::terms;
use super::units;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// Between the same neighbours, clauses this like are one clause.
const IN_PLACE: f32 = 0.40;
/// With the same number they need less.
const SAME_NUMBER: f32 = 0.31;
/// Clauses that differ in figures alone, as "section 39" and "section 44" after a renumbering, are this like.
const FIGURES: f32 = 0.5;
/// Clauses that open with the same words, as no other clause does, are this like, whatever was cut off behind them.
const OPENING: f32 = 0.45;
/// Clauses of which one opens or ends with all words of the other are this like, however much was added.
const TAKEN_IN: f32 = 0.5;
/// Shorter clauses are alike by chance.
const WORDS: usize = 12;
/// Clauses that changed places within their parent must be this like.
const CROSSED: f32 = 0.66;
/// By which such a link must be better than any other.
const CLEAR: f32 = 0.12;
/// The only paragraphs of two linked articles have no others to be taken for: hardly more than everyday words need be
/// shared. Unlike ones, which share less, are an old paragraph deleted and a new one.
const SOLE: f32 = 0.30;
/// With nothing else like either, clauses that changed places need be less alike: the likeness and the margin.
const ALONE: (f32, f32) = (0.50, 0.25);

/// Links the clauses in all linked pairs below a pair, level by level.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching, pair: Pair<ClauseIx>) {
    let mut open = vec![pair];
    while let Some(pair) = open.pop() {
        let lists = chosen(
            profile,
            Pair::new(inner(profile, matching, Side::Old, pair.old), inner(profile, matching, Side::New, pair.new)),
        );
        terms::link(profile, matching, pair);
        level(profile, matching, &lists);
        sole(profile, matching, pair);
        let children = below(profile, pair.old);
        open.extend(children.into_iter().filter_map(|old| {
            let new = matching.other(Side::Old, old)?;
            // Articles are linked over the whole draft, not here.
            (!units::is_article(profile.drafts.old.clause(old).kind)).then_some(Pair::new(old, new))
        }));
    }
}

/// Links the only paragraphs of two linked articles: what makes the articles one stands in them, however little it is.
fn sole(profile: &Profile<'_>, matching: &mut Matching, pair: Pair<ClauseIx>) {
    let only = |side: Side| {
        let draft = profile.drafts.get(side);
        let text = |at: &&ClauseIx| draft.clause(**at).kind != Kind::Footnote;
        let mut children = draft.clause(*pair.get(side)).children.iter().filter(text);
        let only = *children.next()?;
        (children.next().is_none() && draft.clause(only).kind == Kind::Paragraph).then_some(only)
    };
    let (Some(old), Some(new)) = (only(Side::Old), only(Side::New)) else { return };
    if !matching.is_free(Side::Old, old) || !matching.is_free(Side::New, new) {
        return;
    }
    let score = Scorer::of(profile, Pair::new(&[old], &[new])).score(Pair::new(0, 0));
    if score >= SOLE {
        matching.link(Pair::new(old, new), Evidence::Similar, score);
    }
}

/// Where one draft has options and the other has made its choice, what stands in the options is compared.
fn chosen(profile: &Profile<'_>, lists: Pair<Vec<ClauseIx>>) -> Pair<Vec<ClauseIx>> {
    let is_option = |side: Side, at: ClauseIx| profile.drafts.get(side).clause(at).kind == Kind::Choice;
    let has = Pair::new(
        lists.old.iter().any(|&at| is_option(Side::Old, at)),
        lists.new.iter().any(|&at| is_option(Side::New, at)),
    );
    let open = |side: Side| {
        let draft = profile.drafts.get(side);
        let inner = |&at: &ClauseIx| match &draft.clause(at).children[..] {
            children if is_option(side, at) && !children.is_empty() => children.to_vec(),
            _ => vec![at],
        };
        lists.get(side).iter().flat_map(inner).collect::<Vec<_>>()
    };
    match (has.old, has.new) {
        (true, false) => Pair { old: open(Side::Old), ..lists.clone() },
        (false, true) => Pair { new: open(Side::New), ..lists.clone() },
        (true, true) | (false, false) => lists,
    }
}

/// The clauses right below one, and those right below its options.
fn below(profile: &Profile<'_>, at: ClauseIx) -> Vec<ClauseIx> {
    let draft = profile.drafts.old;
    let mut found = draft.clause(at).children.clone();
    let options: Vec<ClauseIx> = found.iter().copied().filter(|&at| draft.clause(at).kind == Kind::Choice).collect();
    found.extend(options.iter().flat_map(|&option| &draft.clause(option).children));
    found
}

/// The free clauses right below one that are not articles.
fn inner(profile: &Profile<'_>, matching: &Matching, side: Side, at: ClauseIx) -> Vec<ClauseIx> {
    let draft = profile.drafts.get(side);
    let text = |child: &&ClauseIx| !units::is_article(draft.clause(**child).kind);
    let children: Vec<ClauseIx> = draft.clause(at).children.iter().filter(text).copied().collect();
    matching.free(side, &children)
}

/// Links two lists of siblings.
pub(super) fn level(profile: &Profile<'_>, matching: &mut Matching, lists: &Pair<Vec<ClauseIx>>) {
    let lists = Pair::new(matching.free(Side::Old, &lists.old), matching.free(Side::New, &lists.new));
    let equal = equal_chain(profile, &lists);
    for gap in assign::gaps(&equal, lists.as_ref().map(Vec::len)) {
        between(profile, matching, Pair::new(&lists.old[gap.old], &lists.new[gap.new]));
    }
    for (old, new) in equal {
        matching.link(Pair::new(lists.old[old], lists.new[new]), Evidence::EqualText, 1.0);
    }
    crossed(profile, matching, &lists);
    by_number(profile, matching, &lists);
}

/// Equal clauses in order: the same ones at both ends, then those found once on each side.
fn equal_chain(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let words = &profile.words;
    let same = |old: ClauseIx, new: ClauseIx| words.old.tree_hash(old) == words.new.tree_hash(new);
    let head = lists.old.iter().zip(&lists.new).take_while(|&(&old, &new)| same(old, new)).count();
    let rest = Pair::new(&lists.old[head..], &lists.new[head..]);
    let tail = rest.old.iter().rev().zip(rest.new.iter().rev()).take_while(|&(&old, &new)| same(old, new)).count();
    let ends = Pair::new(lists.old.len() - tail, lists.new.len() - tail);
    let middle = Pair::new(lists.old[head..ends.old].to_vec(), lists.new[head..ends.new].to_vec());
    let mut chain: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    chain.extend(unique_chain(profile, &middle).into_iter().map(|(old, new)| (head + old, head + new)));
    chain.extend((0..tail).map(|at| (ends.old + at, ends.new + at)));
    chain
}

fn unique_chain(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let place = |list: &[ClauseIx], at: ClauseIx| list.binary_search(&at).expect("siblings stand in order of index");
    let scored = candidates::unique_equals(profile, lists).into_iter().map(|pair| Scored {
        old: place(&lists.old, pair.old),
        new: place(&lists.new, pair.new),
        score: 1.0 + profile.words.old.all(pair.old).len() as f32,
    });
    let chain = assign::in_order(scored.collect(), 0.0);
    chain.into_iter().map(|link| (link.old, link.new)).collect()
}

/// Links what stands between two equal clauses.
fn between(profile: &Profile<'_>, matching: &mut Matching, gap: Pair<&[ClauseIx]>) {
    let gap = Pair::new(matching.free(Side::Old, gap.old), matching.free(Side::New, gap.new));
    if gap.old.is_empty() || gap.new.is_empty() {
        return;
    }
    let mut scored = scores(profile, &gap);
    for pair in &mut scored {
        pair.score = in_place(profile, Pair::new(gap.old[pair.old], gap.new[pair.new]), pair.score);
    }
    scored.retain(|pair| pair.score > IN_PLACE);
    let links = assign::in_order(scored.clone(), IN_PLACE);
    for link in introductions::decide(profile, &gap, &scored, links) {
        matching.link(Pair::new(gap.old[link.old], gap.new[link.new]), Evidence::Similar, link.score);
    }
}

/// The score of two clauses between the same neighbours: what they lack in words their number may make up for.
fn in_place(profile: &Profile<'_>, pair: Pair<ClauseIx>, score: f32) -> f32 {
    let clauses = Pair::new(profile.drafts.old.clause(pair.old), profile.drafts.new.clause(pair.new));
    let same = score::same_number(clauses.old.label.as_ref(), clauses.new.label.as_ref());
    let number = if same && score > SAME_NUMBER { IN_PLACE + (score - SAME_NUMBER) * 0.5 } else { 0.0 };
    let figures = if profile.same_but_figures(pair) { FIGURES } else { 0.0 };
    let opening = if score <= IN_PLACE && profile.open_alike(pair) { OPENING } else { 0.0 };
    let taken_in = if score <= TAKEN_IN && profile.is_taken_in(pair, WORDS) { TAKEN_IN } else { 0.0 };
    score.max(number).max(figures).max(opening).max(taken_in)
}

/// All pairs of short lists, likely pairs of long ones.
fn scores(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<Scored> {
    if assign::fits(Pair::new(lists.old.len(), lists.new.len())) {
        return candidates::all(profile, lists);
    }
    let scorer = Scorer::of(profile, Pair::new(&lists.old, &lists.new));
    let mut pairs = candidates::by_words(profile, &scorer);
    pairs.extend(equals_nearby(profile, lists));
    pairs.sort_unstable();
    pairs.dedup();
    let score = |(old, new): (usize, usize)| Scored { old, new, score: scorer.score(Pair::new(old, new)) };
    pairs.into_iter().map(score).collect()
}

/// Equal clauses at about the same place, for long lists of repeated sentences.
fn equals_nearby(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    const REACH: usize = 4;
    let words = &profile.words;
    let mut pairs = Vec::new();
    for (old, &at) in lists.old.iter().enumerate() {
        let window = old.saturating_sub(REACH)..(old + REACH + 1).min(lists.new.len());
        let equal = |new: &usize| words.old.tree_hash(at) == words.new.tree_hash(lists.new[*new]);
        pairs.extend(window.filter(equal).map(|new| (old, new)));
    }
    pairs
}

/// Links siblings that changed places.
fn crossed(profile: &Profile<'_>, matching: &mut Matching, lists: &Pair<Vec<ClauseIx>>) {
    let left = Pair::new(matching.free(Side::Old, &lists.old), matching.free(Side::New, &lists.new));
    if left.old.is_empty() || left.new.is_empty() {
        return;
    }
    let scored = scores(profile, &left);
    let clear = assign::mutual(&scored, Pair::new(left.old.len(), left.new.len()), CLEAR);
    let (sure, others): (Vec<_>, Vec<_>) = clear.into_iter().partition(|link| link.score >= CROSSED);
    let pair = |link: &Scored| Pair::new(left.old[link.old], left.new[link.new]);
    let alone: Vec<_> =
        if others.iter().any(|link| link.score >= ALONE.0) { alone(profile, lists) } else { Vec::new() };
    let alone = others.iter().filter(|link| alone.contains(&pair(link)));
    for link in sure.iter().chain(alone) {
        matching.link(pair(link), Evidence::Similar, link.score);
    }
}

/// Pairs that are far more alike than either is with any other sibling, linked or not.
fn alone(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>) -> Vec<Pair<ClauseIx>> {
    let sizes = Pair::new(lists.old.len(), lists.new.len());
    if !assign::fits(sizes) {
        return Vec::new();
    }
    let clear = assign::mutual(&candidates::all(profile, lists), sizes, ALONE.1).into_iter();
    let says = |side: Side, at: ClauseIx| profile.words.get(side).all(at).len() >= WORDS;
    clear
        .filter(|link| link.score >= ALONE.0)
        .map(|link| Pair::new(lists.old[link.old], lists.new[link.new]))
        .filter(|pair| says(Side::Old, pair.old) && says(Side::New, pair.new))
        .collect()
}

/// Links what is left by its number, where numbers are kept: a paragraph that was rewritten or emptied in its place.
fn by_number(profile: &Profile<'_>, matching: &mut Matching, lists: &Pair<Vec<ClauseIx>>) {
    /// What is linked by words goes before any number.
    const LINKED: f32 = 1e3;
    if profile.inner_numbering != Numbering::Kept {
        return;
    }
    let left = Pair::new(matching.free(Side::Old, &lists.old), matching.free(Side::New, &lists.new));
    if left.old.is_empty() || left.new.is_empty() {
        return;
    }
    let same = candidates::same_number(profile, &left).into_iter();
    let same = same.map(|(old, new)| Scored { old: left.old[old].at(), new: left.new[new].at(), score: 1.0 });
    let linked = lists.old.iter().filter_map(|old| Some((old, matching.other(Side::Old, *old)?)));
    let linked = linked.map(|(&old, new)| Scored {
        old: old.at(),
        new: new.at(),
        // By their lengths no two orders of linked clauses are equally good but by rare chance.
        score: LINKED + profile.size(Pair::new(old, new)),
    });
    for link in assign::in_order(linked.chain(same).collect(), 0.0) {
        matching.link(Pair::new(ClauseIx::new(link.old), ClauseIx::new(link.new)), Evidence::Place, NUMBER_ALONE);
    }
}

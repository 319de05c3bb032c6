//! Splits and merges: a left-over whose words were, or went, into a clause that is linked already.
//!
//! Everything is said of a split; a merge is the same with the drafts exchanged.

use super::matching::Evidence;
use super::matching::Matching;
use super::moves;
use super::profile::Bag;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;

/// A left-over that joins an existing link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Join {
    /// The side of the left-over: new for a split, old for a merge.
    pub(super) side: Side,
    /// The left-over.
    pub(super) part: ClauseIx,
    /// The clause of the other draft that it is a part of; it is linked, and the part is not.
    pub(super) whole: ClauseIx,
}

/// Shorter parts are found by chance.
const WORDS: usize = 5;
/// The share of a part's words that the whole must have beside its main part.
const COVERED: f32 = 0.72;
/// The share of the whole that the part must take.
const SUBSTANTIAL: f32 = 0.12;
/// The share of an article that must have gone into one other article.
const CHILDREN: f32 = 0.6;

/// Finds the left-overs of both sides that are parts of linked clauses.
pub(super) fn find(profile: &Profile<'_>, matching: &Matching) -> Vec<Join> {
    let mut joins = Vec::new();
    for side in [Side::New, Side::Old] {
        let draft = profile.drafts.get(side);
        for part in draft.indices().filter(|&at| matching.is_free(side, at) && draft.clause(at).kind > Kind::Group) {
            let whole = sole_text(draft, matching, side, part)
                .or_else(|| by_children(profile, matching, side, part))
                .or_else(|| {
                    neighbours(draft, matching, side, part)
                        .into_iter()
                        .find(|&whole| covers(profile, matching, side, (part, whole)))
                });
            // Of what nobody has linked nothing is a part; what the user has linked has the parts that he gave it.
            let linked = |whole| matching.bond(side.other(), whole).is_some_and(|bond| bond.evidence != Evidence::Pin);
            // Two articles that are not the same do not become it by their only paragraphs.
            let above = |whole| profile.drafts.get(side.other()).clause(whole).parent;
            let never = |at| profile.never.has(Pair::of(side, part, at));
            let forbidden = |whole| never(whole) || above(whole).is_some_and(never);
            let allowed = whole.filter(|&whole| linked(whole) && !forbidden(whole));
            joins.extend(allowed.map(|whole| Join { side, part, whole }));
        }
    }
    joins
}

/// An article most of whose paragraphs came from one article that lives on.
fn by_children(profile: &Profile<'_>, matching: &Matching, side: Side, part: ClauseIx) -> Option<ClauseIx> {
    let draft = profile.drafts.get(side);
    if draft.clause(part).children.is_empty() || !draft.clause(part).kind.has_heading() {
        return None;
    }
    let (home, share) = moves::home_of_children(profile, matching, side, part)?;
    let same_kind = profile.drafts.get(side.other()).clause(home).kind == draft.clause(part).kind;
    (same_kind && share >= CHILDREN).then_some(home)
}

/// An article that became a paragraph, or a paragraph that became an article: its title goes with its only text.
fn sole_text(draft: &Draft, matching: &Matching, side: Side, part: ClauseIx) -> Option<ClauseIx> {
    let clause = draft.clause(part);
    match clause.children[..] {
        [only] if clause.kind == Kind::Article => matching.other(side, only),
        _ => None,
    }
}

/// The wholes that the siblings before and behind a part are linked with.
fn neighbours(draft: &Draft, matching: &Matching, side: Side, part: ClauseIx) -> Vec<ClauseIx> {
    let Some(parent) = draft.clause(part).parent else { return Vec::new() };
    let siblings = &draft.clause(parent).children;
    let Ok(place) = siblings.binary_search(&part) else { return Vec::new() };
    let mut found = Vec::new();
    // Parts of one clause stand side by side; between them only other parts, which are free too.
    let free = |at: &&ClauseIx| matching.is_free(side, **at);
    let before = siblings[..place].iter().rev().take(4).find(|at| !free(at));
    let behind = siblings[place + 1..].iter().take(4).find(|at| !free(at));
    found.extend(before.into_iter().chain(behind).filter_map(|&at| matching.other(side, at)));
    // A point split off its chapeau, a chapeau split off its point.
    found.extend(matching.other(side, parent).filter(|_| draft.clause(parent).kind >= Kind::Paragraph));
    found
}

/// Says whether the whole has the words of the part beside those of its main part.
fn covers(profile: &Profile<'_>, matching: &Matching, side: Side, (part, whole): (ClauseIx, ClauseIx)) -> bool {
    let words = Pair::new(profile.words.get(side), profile.words.get(side.other()));
    let own = words.old.own(part);
    let Some(main) = matching.other(side.other(), whole) else { return false };
    if own.len() < WORDS {
        return false;
    }
    let bag = |tokens: &mut dyn Iterator<Item = Token>| Bag::of(profile, tokens);
    let all = bag(&mut words.new.own(whole).iter().copied());
    let main = words.old.own(main).iter().copied();
    let (one, both) = (bag(&mut main.clone()), bag(&mut main.chain(own.iter().copied())));
    let alone = Bag::likeness(profile, Pair::new(&all, &one));
    let together = Bag::likeness(profile, Pair::new(&all, &both));
    let gained = together.common - alone.common;
    let weight = together.total.new - alone.total.new;
    weight > 0.0 && gained / weight >= COVERED && gained / together.total.old.max(1.0) >= SUBSTANTIAL
}

//! Whether a number names the same clause in both drafts.
//!
//! Consolidated acts keep their numbers: a new article is 38.1 or 5 bis, a repealed one leaves its
//! number behind. There the number is part of who a clause is. Drafts under negotiation count
//! afresh: there it says where a clause stands, no more.

use super::candidates;
use super::matching::Matching;
use super::profile::Profile;
use super::score;
use super::units;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;

/// What numbers are worth between two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numbering {
    /// Clauses are counted afresh in each draft.
    #[default]
    Afresh,
    /// A clause keeps its number, whatever comes before it.
    Kept,
}

/// So many articles of equal words show the habit; where a new article shifts the numbers behind it, so many rarely
/// all stand before it.
const SHOWN: usize = 6;
/// Of so many of them one may have another number.
const EXCEPT: usize = 50;

/// Tells the habit from the articles that are beyond doubt: those of equal words, found once on each side.
pub(super) fn of_equals(profile: &Profile<'_>) -> Numbering {
    let units = profile.drafts.map(units::units);
    of(profile, candidates::unique_equals(profile, &units).into_iter())
}

/// Tells the habit from all articles linked by their words.
pub(super) fn of_links(profile: &Profile<'_>, matching: &Matching) -> Numbering {
    let units = units::units(profile.drafts.old);
    of(profile, units.into_iter().filter_map(|old| Some(Pair::new(old, matching.other(Side::Old, old)?))))
}

/// Tells the habit of paragraphs and points from those of equal words in linked articles: drafts that keep the numbers of
/// their articles may well count paragraphs afresh.
pub(super) fn of_inner(profile: &Profile<'_>, matching: &Matching) -> Numbering {
    let Pair { old, new } = profile.drafts;
    let numbered = |draft: &Draft| {
        let text = |at: &ClauseIx| !draft.clause(*at).kind.has_heading() && draft.clause(*at).label.is_some();
        draft.indices().filter(text).collect::<Vec<_>>()
    };
    let at_home = |pair: &Pair<ClauseIx>| match (old.article(pair.old), new.article(pair.new)) {
        (Some(old), Some(new)) => matching.are_linked(Pair::new(old, new)),
        _ => false,
    };
    let equal = candidates::unique_equals(profile, &profile.drafts.map(numbered));
    of(profile, equal.into_iter().filter(at_home))
}

fn of(profile: &Profile<'_>, pairs: impl Iterator<Item = Pair<ClauseIx>>) -> Numbering {
    let drafts = profile.drafts;
    let labels = pairs.map(|pair| Pair::new(&drafts.old.clause(pair.old).label, &drafts.new.clause(pair.new).label));
    let numbered: Vec<bool> = labels
        .filter(|labels| labels.old.is_some() && labels.new.is_some())
        .map(|labels| score::same_number(labels.old.as_ref(), labels.new.as_ref()))
        .collect();
    let other = numbered.iter().filter(|&&same| !same).count();
    if numbered.len() >= SHOWN && other * EXCEPT <= numbered.len() { Numbering::Kept } else { Numbering::Afresh }
}

//! Bracketed phrases that went to another place of their clause, or of their article.
//!
//! A comparison of words keeps one of two phrases that changed places and shows the other as deleted
//! here and inserted there. Lifted brackets must not be called dropped for that.

use rustc_hash::FxHashMap;

use std::ops::Range;

use super::brackets;
use super::flow::Flow;
use crate::align::Alignment;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::marks::BracketIx;
use crate::draft::marks::Marks;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::WordId;

/// A phrase of fewer words is found again by chance.
const SHORTEST: usize = 2;
/// In another clause of its article a phrase must have so many words.
const ELSEWHERE: usize = 4;
/// A phrase of so many words counts although one in so many of its new words stood elsewhere before: "the rights of
/// indigenous peoples", of which the comparison took "rights" from "human rights".
const TAKEN: usize = 4;
/// Of a clause that is gone, no phrase is looked for that is less than one in so many of its words.
const MOST: usize = 2;
/// So many places of a phrase's first two words are tried; a phrase that is said so often is no landmark.
const TRIED: usize = 16;

/// Finds bracketed phrases of which no word stands, looks for them in the new words of the same link and then of the same
/// article, and takes those it finds for the same words.
///
/// Elsewhere in its article a phrase counts only if either article says it once, "to the extent possible" being said of
/// anything, and a phrase of a clause that is gone only if it is most of what the clause said.
pub(super) fn find(drafts: Pair<&Draft>, marks: &Pair<Marks>, (alignment, flows): (&Alignment, &mut Pair<Flow<'_>>)) {
    let own = |at: ClauseIx| alignment.link(alignment.link_of(Side::Old, at)).new.clone();
    let here = |at: ClauseIx| Pair::new(Vec::new(), own(at));
    let article = |at: ClauseIx| {
        let Some(article) = drafts.old.article(at) else { return Pair::default() };
        let new = own(article).into_iter().flat_map(|at| drafts.new.subtree(at)).collect();
        Pair::new(drafts.old.subtree(article), new)
    };
    let link = |at: ClauseIx| alignment.link_of(Side::Old, at).at();
    pass((drafts.old, &marks.old), flows, &Field { shortest: SHORTEST, part: &link, clauses: &here, ends: &|_| false });
    let unit = |at: ClauseIx| drafts.old.article(at).map_or(usize::MAX, ClauseIx::at);
    let ends = |at: ClauseIx| own(at).is_empty();
    pass((drafts.old, &marks.old), flows, &Field { shortest: ELSEWHERE, part: &unit, clauses: &article, ends: &ends });
}

/// Where phrases are looked for.
struct Field<'f> {
    /// The shortest phrase that is looked for.
    shortest: usize,
    /// The part of the draft that a clause is in; the parts are looked through one by one.
    part: &'f dyn Fn(ClauseIx) -> usize,
    /// The new clauses of the part, and the old ones that must say a phrase once, if any.
    clauses: &'f dyn Fn(ClauseIx) -> Pair<Vec<ClauseIx>>,
    /// Says whether a clause is gone, so that only most of its text may be looked for.
    ends: &'f dyn Fn(ClauseIx) -> bool,
}

fn pass((draft, marks): (&Draft, &Marks), flows: &mut Pair<Flow<'_>>, field: &Field<'_>) {
    let gone = |at: &BracketIx| {
        let words = brackets::words(marks, &flows.old, *at);
        let clause = marks.bracket(*at).open.clause;
        let asked = brackets::is_followed(draft, marks, *at) && words.len() >= field.shortest;
        let asked = asked && (!(field.ends)(clause) || words.len() * MOST >= flows.old.own(clause).len());
        asked && words.into_iter().all(|word| flows.old.twin(word).is_none())
    };
    let gone: Vec<BracketIx> = marks.indices().filter(gone).collect();
    let mut known: Option<(usize, Pair<Pairs>)> = None;
    for at in gone {
        let words = brackets::words(marks, &flows.old, at);
        let clause = marks.bracket(at).open.clause;
        let part = (field.part)(clause);
        if known.as_ref().is_none_or(|(seen, _)| *seen != part) {
            let clauses = (field.clauses)(clause);
            known = Some((part, Pair::SIDES.map(|side| Pairs::of(clauses.get(side), flows.get(side)))));
        }
        let Some((_, pairs)) = &known else { continue };
        if pairs.is_said_again(flows.as_ref(), words.clone()) {
            continue;
        }
        if let Some(new) = pairs.new.find(flows.as_ref(), words.clone()) {
            words.zip(new).for_each(|(old, new)| super::flow::same(flows, old, new));
        }
    }
}

impl Pair<Pairs> {
    /// Says whether the old clauses, where they are asked, or the new ones say some old words more than once.
    fn is_said_again(&self, flows: Pair<&Flow<'_>>, words: Range<usize>) -> bool {
        if self.old.places.is_empty() {
            return false;
        }
        let phrase: Vec<WordId> = words.map(|word| flows.old.id(word)).collect();
        let again = |side: Side| {
            let pairs = self.get(side);
            pairs.is_full(&phrase) || pairs.all(flows.get(side), &phrase).nth(1).is_some()
        };
        again(Side::Old) || again(Side::New)
    }
}

/// Where each pair of neighbouring words stands in some new clauses.
struct Pairs {
    places: FxHashMap<[WordId; 2], Vec<usize>>,
}

impl Pairs {
    fn of(clauses: &[ClauseIx], flow: &Flow<'_>) -> Self {
        let mut places: FxHashMap<[WordId; 2], Vec<usize>> = FxHashMap::default();
        for &clause in clauses {
            let own = flow.own(clause);
            for at in own.start..own.end.saturating_sub(1) {
                let known = places.entry([flow.id(at), flow.id(at + 1)]).or_default();
                if known.len() < TRIED {
                    known.push(at);
                }
            }
        }
        Self { places }
    }

    /// Says whether the first words of a phrase stand in more places than are known.
    fn is_full(&self, phrase: &[WordId]) -> bool {
        let start = phrase.first_chunk::<2>();
        start.and_then(|start| self.places.get(start)).is_some_and(|known| known.len() == TRIED)
    }

    /// Where words of a draft that say the same as some old words begin.
    fn all<'p>(&'p self, flow: &'p Flow<'_>, phrase: &'p [WordId]) -> impl Iterator<Item = usize> + 'p {
        let start = phrase.first_chunk::<2>();
        let places = start.and_then(|start| self.places.get(start)).into_iter().flatten().copied();
        let ends = |at: &usize| at + phrase.len() <= flow.words.len();
        places.filter(ends).filter(|&at| phrase.iter().zip(at..).all(|(&id, word)| flow.id(word) == id))
    }

    /// The new words that say the same as some old words and that nothing else became, but for a trifle.
    fn find(&self, flows: Pair<&Flow<'_>>, words: Range<usize>) -> Option<Range<usize>> {
        let phrase: Vec<WordId> = words.clone().map(|word| flows.old.id(word)).collect();
        let taken = |at: usize| (at..at + phrase.len()).filter(|&word| flows.new.twin(word).is_some()).count();
        let free = |at: &usize| taken(*at) * TAKEN <= phrase.len();
        let at = self.all(flows.new, &phrase).find(free)?;
        Some(at..at + words.len())
    }
}

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

/// A phrase of fewer words is found again by chance.
const SHORTEST: usize = 2;
/// In another clause of its article a phrase must have so many words.
const ELSEWHERE: usize = 4;
/// So many places of a phrase's first two words are tried; a phrase that is said so often is no landmark.
const TRIED: usize = 16;

/// Finds bracketed phrases of which no word stands, looks for them in the new words of the same link and then of the same
/// article, and takes those it finds for the same words.
pub(super) fn find(drafts: Pair<&Draft>, marks: &Pair<Marks>, (alignment, flows): (&Alignment, &mut Pair<Flow<'_>>)) {
    let own = |at: ClauseIx| alignment.link(alignment.link_of(Side::Old, at)).new.clone();
    let article = |at: ClauseIx| {
        let article = drafts.old.article(at).map(own).unwrap_or_default();
        article.into_iter().flat_map(|at| drafts.new.subtree(at)).collect()
    };
    pass((drafts.old, &marks.old), flows, (SHORTEST, &|at| alignment.link_of(Side::Old, at).at(), &own));
    let unit = |at: ClauseIx| drafts.old.article(at).map_or(usize::MAX, ClauseIx::at);
    pass((drafts.old, &marks.old), flows, (ELSEWHERE, &unit, &article));
}

/// The shortest phrase that is looked for, what parts of the draft are looked through one by one, and where.
type Field<'f> = (usize, &'f dyn Fn(ClauseIx) -> usize, &'f dyn Fn(ClauseIx) -> Vec<ClauseIx>);

fn pass((draft, marks): (&Draft, &Marks), flows: &mut Pair<Flow<'_>>, (shortest, part, target): Field<'_>) {
    let gone = |at: &BracketIx| {
        let words = brackets::words(marks, &flows.old, *at);
        let followed = brackets::is_followed(draft, marks, *at);
        followed && words.len() >= shortest && words.into_iter().all(|word| flows.old.twin(word).is_none())
    };
    let gone: Vec<BracketIx> = marks.indices().filter(gone).collect();
    let mut known: Option<(usize, Pairs)> = None;
    for at in gone {
        let words = brackets::words(marks, &flows.old, at);
        let clause = marks.bracket(at).open.clause;
        if known.as_ref().is_none_or(|(seen, _)| *seen != part(clause)) {
            known = Some((part(clause), Pairs::of(&target(clause), &flows.new)));
        }
        let pairs = known.as_ref().map(|(_, pairs)| pairs);
        if let Some(new) = pairs.and_then(|pairs| pairs.find(flows.as_ref(), words.clone())) {
            words.zip(new).for_each(|(old, new)| super::flow::same(flows, old, new));
        }
    }
}

/// Where each pair of neighbouring words stands in some new clauses.
struct Pairs {
    places: FxHashMap<[u32; 2], Vec<usize>>,
}

impl Pairs {
    fn of(clauses: &[ClauseIx], flow: &Flow<'_>) -> Self {
        let mut places: FxHashMap<[u32; 2], Vec<usize>> = FxHashMap::default();
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

    /// The new words that say the same as some old words and that nothing else became.
    fn find(&self, flows: Pair<&Flow<'_>>, words: Range<usize>) -> Option<Range<usize>> {
        let start = [flows.old.id(words.start), flows.old.id(words.start + 1)];
        let same = |&at: &usize| {
            at + words.len() <= flows.new.words.len()
                && words
                    .clone()
                    .zip(at..)
                    .all(|(old, new)| flows.old.id(old) == flows.new.id(new) && flows.new.twin(new).is_none())
        };
        let at = self.places.get(&start)?.iter().copied().find(|at| same(at))?;
        Some(at..at + words.len())
    }
}

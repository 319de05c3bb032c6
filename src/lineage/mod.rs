//! One clause through all rounds: alignments of successive drafts, chained.
//!
//! [`concordance`]: all clauses of a level through all rounds, as a table of their numbers.

pub mod concordance;

use crate::align::Alignment;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::pair::Side;

/// The alignments of successive drafts: the first links drafts 0 and 1, and so on.
#[derive(Debug, Clone)]
pub struct Lineage<'a> {
    alignments: Vec<&'a Alignment>,
}

/// A clause in one draft of its life.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// What it is there: several clauses where it was split or had not been merged, none where it is missing.
    pub clauses: Vec<ClauseIx>,
    /// The links by which it came from the draft before; none in the first draft.
    pub links: Vec<LinkIx>,
}

impl<'a> Lineage<'a> {
    /// Chains the alignments of successive drafts.
    pub fn trace(alignments: impl IntoIterator<Item = &'a Alignment>) -> Self {
        Self { alignments: alignments.into_iter().collect() }
    }

    /// How many drafts it runs through.
    pub fn rounds(&self) -> usize {
        self.alignments.len() + 1
    }

    /// What a clause of one draft is in the next.
    pub fn next(&self, round: usize, at: ClauseIx) -> &'a [ClauseIx] {
        self.alignments.get(round).map_or(&[], |&next| &next.link(next.link_of(Side::Old, at)).new)
    }

    /// What a clause of one draft was in the draft before.
    pub fn before(&self, round: usize, at: ClauseIx) -> &'a [ClauseIx] {
        let alignment = round.checked_sub(1).and_then(|before| self.alignments.get(before));
        alignment.map_or(&[], |&before| &before.link(before.link_of(Side::New, at)).old)
    }

    /// The life of clauses of one draft, one step a draft.
    pub fn life(&self, round: usize, clauses: &[ClauseIx]) -> Vec<Step> {
        let mut steps = vec![Step::default(); self.rounds()];
        steps[round].clauses = clauses.to_vec();
        for earlier in (0..round).rev() {
            let here = &steps[earlier + 1].clauses;
            steps[earlier].clauses = sorted(here.iter().flat_map(|&at| self.before(earlier + 1, at)).copied());
        }
        for later in round + 1..self.rounds() {
            let here = &steps[later - 1].clauses;
            steps[later].clauses = sorted(here.iter().flat_map(|&at| self.next(later - 1, at)).copied());
        }
        for (alignment, step) in self.alignments.iter().zip(&mut steps[1..]) {
            step.links = sorted(step.clauses.iter().map(|&at| alignment.link_of(Side::New, at)));
        }
        steps
    }

    /// The link by which a clause came from the draft before; there is none in the first draft.
    pub fn link_to(&self, round: usize, at: ClauseIx) -> Option<&'a Link> {
        self.alignment(round).map(|alignment| alignment.link(alignment.link_of(Side::New, at)))
    }

    /// The alignment that leads to a draft; none leads to the first.
    pub fn alignment(&self, round: usize) -> Option<&'a Alignment> {
        round.checked_sub(1).and_then(|before| self.alignments.get(before)).copied()
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::draft::Draft;
    use crate::draft::citation::Citations;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    const SEALS: &str = "Each keeper shall feed the seals at dawn with fresh herring from the cold store.\n\n";
    const BOATS: &str = "Boats keep a distance of ninety metres from any seal at rest on a rock.\n\n";

    #[track_caller]
    fn life(texts: &[String], round: usize, cite: &str) -> Vec<String> {
        let drafts: Vec<Draft> = texts.iter().map(|text| parse(Source::new("a.md", text.as_str()))).collect();
        let alignments: Vec<_> = drafts.windows(2).map(|two| align(Pair::new(&two[0], &two[1]))).collect();
        let cites: Vec<Citations> = drafts.iter().map(Citations::of).collect();
        let steps = Lineage::trace(&alignments).life(round, &[cites[round].find(cite).unwrap()]);
        let name = |(step, cites): (Step, &Citations)| {
            step.clauses.iter().map(|&at| cites.cite(at)).collect::<Vec<_>>().join(" + ")
        };
        steps.into_iter().zip(&cites).map(name).collect()
    }

    #[test]
    fn a_clause_is_followed_through_renumbering_in_both_directions() {
        let drafts = [
            format!("## Article 1. Food\n\n{SEALS}"),
            format!("## Article 1. Boats\n\n{BOATS}## Article 2. Food\n\n{SEALS}"),
            format!("## Article 1. Boats\n\n{BOATS}## Article 3. Meals\n\n{SEALS}"),
        ];
        assert_eq!(life(&drafts, 1, "article 2"), ["article 1", "article 2", "article 3"]);
        assert_eq!(life(&drafts, 0, "article 1"), ["article 1", "article 2", "article 3"]);
    }

    #[test]
    fn a_clause_that_came_late_and_left_has_no_step_before_and_after() {
        let food = format!("## Article 1. Food\n\n{SEALS}");
        let drafts = [food.clone(), format!("{food}## Article 2. Boats\n\n{BOATS}"), food];
        assert_eq!(life(&drafts, 1, "article 2"), ["", "article 2", ""]);
    }
}

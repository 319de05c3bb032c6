//! Why a clause was linked as it was, and what came second.

use super::Alignment;
use super::LinkIx;
use super::oriented;
use super::pins::Never;
use super::profile::Profile;
use super::profile::Words;
use super::score::Parts;
use super::score::Scorer;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// So many clauses of the other draft are told.
const TOLD: usize = 5;
/// What scores lower has only everyday words in common.
const LEAST: f32 = 0.10;

/// A clause of the other draft with which a clause was, or could have been, linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which clause of the other draft.
    pub clause: ClauseIx,
    /// What its score is made of.
    pub parts: Parts,
    /// Says that the two are linked.
    pub chosen: bool,
}

/// Why a clause was linked as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The draft of the clause.
    pub side: Side,
    /// The clause.
    pub clause: ClauseIx,
    /// Its link.
    pub link: LinkIx,
    /// The likest clauses of the other draft, best first, among them all those it is linked with.
    pub candidates: Vec<Candidate>,
}

/// Compares a clause with all clauses of the other draft, as the passes of the alignment did with the likely ones.
pub fn explain(drafts: Pair<&Draft>, alignment: &Alignment, (side, clause): (Side, ClauseIx)) -> Explanation {
    let link = alignment.link_of(side, clause);
    let linked = alignment.link(link).side(side.other());
    let (ordered, exchanged) = oriented(drafts);
    let profile = Profile::of(ordered, Words::of_both(ordered), Never::default());
    let here = if exchanged { side.other() } else { side };
    let others: Vec<ClauseIx> = rivals(drafts, side, clause);
    let mut lists: Pair<&[ClauseIx]> = Pair::new(&others, &others);
    let own = [clause];
    *lists.get_mut(here) = &own;
    let scorer = Scorer::of(&profile, lists);
    let candidate = |(place, &clause): (usize, &ClauseIx)| {
        let mut places = Pair::new(place, place);
        *places.get_mut(here) = 0;
        Candidate { clause, parts: scorer.parts(places), chosen: linked.contains(&clause) }
    };
    let mut candidates: Vec<Candidate> = others.iter().enumerate().map(candidate).collect();
    candidates.sort_by(|a, b| b.parts.total().total_cmp(&a.parts.total()).then(a.clause.cmp(&b.clause)));
    let mut told = 0;
    candidates.retain(|candidate| {
        told += usize::from(!candidate.chosen);
        candidate.chosen || told <= TOLD && candidate.parts.total() >= LEAST
    });
    Explanation { side, clause, link, candidates }
}

/// The clauses of the other draft that are of the same sort, and those a clause is linked with.
fn rivals(drafts: Pair<&Draft>, side: Side, clause: ClauseIx) -> Vec<ClauseIx> {
    let kind = drafts.get(side).clause(clause).kind;
    let other = drafts.get(side.other());
    let sort = |kind: Kind| (kind.has_heading(), kind == Kind::Footnote);
    other.indices().skip(1).filter(|&at| sort(other.clause(at).kind) == sort(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::parse::parse;
    use crate::source::Source;

    const OLD: &str = "## Article 1\n\n1. Each keeper feeds the seals at dawn with fresh herring.\n\n2. Boats keep ninety metres from any animal at rest.\n";
    const NEW: &str = "## Article 1\n\n1. Boats keep sixty metres from any animal at rest.\n\n2. Each keeper feeds the otters at dawn with herring.\n\n3. Peace.\n";

    #[test]
    fn the_chosen_clause_comes_with_its_score_and_what_came_second() {
        let drafts = Pair::new(parse(Source::new("old.md", OLD)), parse(Source::new("new.md", NEW)));
        let alignment = align(drafts.as_ref());
        let boats = drafts.old.indices().last().unwrap();
        let found = explain(drafts.as_ref(), &alignment, (Side::Old, boats));
        let text = |at: ClauseIx| drafts.new.clause(at).text.as_str();
        assert!(found.candidates[0].chosen && text(found.candidates[0].clause).starts_with("Boats"));
        assert!(found.candidates[1..].iter().all(|other| !other.chosen));
        let total = found.candidates[0].parts.total();
        assert!((total - alignment.link(found.link).confidence).abs() < 0.01, "{total}");
    }
}

//! Who proposes, supports, opposes or reserves what, clause by clause over all rounds.
//!
//! In two steps: the attributions of every draft are taken apart by delegation; clauses are followed from draft
//! to draft, so that what was said of one clause stands together, whatever its number was.

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::marks;
use crate::draft::marks::Attribution;
use crate::draft::marks::Marks;
use crate::draft::marks::Stance;
use crate::lineage::Lineage;

/// What one delegation says of a text in one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Which draft, counted from the first.
    pub round: usize,
    /// Whose words are meant.
    pub clause: ClauseIx,
    /// The clause that says so: itself, a heading above it, or a footnote to it.
    pub said_by: ClauseIx,
    /// Its name as the table of delegations writes it.
    pub delegation: String,
    /// What it says of them.
    pub stance: Stance,
    /// The words meant.
    pub words: String,
}

/// One clause through all drafts, with what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// What it is in each draft; nothing where it is missing.
    pub life: Vec<Vec<ClauseIx>>,
    /// What was said of it, by round, then by place.
    pub positions: Vec<Position>,
}

impl Thread {
    /// The last draft that has the clause, and what it is there.
    pub fn last(&self) -> (usize, ClauseIx) {
        let round =
            self.life.iter().rposition(|clauses| !clauses.is_empty()).expect("a thread was opened for a clause");
        (round, self.life[round][0])
    }

    /// The delegations that spoke on it, sorted.
    pub fn delegations(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.positions.iter().map(|position| position.delegation.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What a delegation said of it in a round, each stance once.
    pub fn stances(&self, delegation: &str, round: usize) -> Vec<Stance> {
        let own = self.positions.iter().filter(|one| one.round == round && one.delegation == delegation);
        let mut stances: Vec<Stance> = own.map(|one| one.stance).collect();
        stances.sort_unstable();
        stances.dedup();
        stances
    }
}

/// One delegation with what it said, in all rounds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Its name.
    pub name: String,
    /// How often it took each stance: proposes, supports, opposes, reserves.
    pub counts: [usize; 4],
    /// The threads it spoke on: their places in [`Positions::threads`].
    pub threads: Vec<usize>,
}

/// All positions of a negotiation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    /// Clauses on which something was said, in the order in which the last draft that has them does.
    pub threads: Vec<Thread>,
}

impl Positions {
    /// Reads the positions of drafts that follow each other; the lineage is theirs.
    pub fn of(drafts: &[&Draft], lineage: &Lineage<'_>) -> Self {
        let mut threads: Vec<Thread> = Vec::new();
        for (round, draft) in drafts.iter().enumerate() {
            for position in Marks::of(draft).attributions.iter().flat_map(|said| positions(draft, round, said)) {
                let known = threads.iter_mut().find(|thread| thread.life[round].contains(&position.clause));
                match known {
                    Some(thread) => thread.positions.push(position),
                    None => {
                        let steps = lineage.life(round, &[position.clause]);
                        let life = steps.into_iter().map(|step| step.clauses).collect();
                        threads.push(Thread { life, positions: vec![position] });
                    }
                }
            }
        }
        threads.sort_by_key(|thread| {
            let (round, clause) = thread.last();
            (std::cmp::Reverse(round), clause)
        });
        Self { threads }
    }

    /// All delegations, sorted by name.
    pub fn delegations(&self) -> Vec<Delegation> {
        let mut names: Vec<&str> = self.threads.iter().flat_map(Thread::delegations).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|name| self.delegation(name)).collect()
    }

    fn delegation(&self, name: &str) -> Delegation {
        let mut found = Delegation { name: name.to_owned(), counts: [0; 4], threads: Vec::new() };
        for (at, thread) in self.threads.iter().enumerate() {
            let own = thread.positions.iter().filter(|position| position.delegation == name);
            let before: usize = found.counts.iter().sum();
            own.for_each(|position| found.counts[place(position.stance)] += 1);
            if found.counts.iter().sum::<usize>() > before {
                found.threads.push(at);
            }
        }
        found
    }
}

/// The place of a stance in [`Delegation::counts`].
fn place(stance: Stance) -> usize {
    match stance {
        Stance::Proposes => 0,
        Stance::Supports => 1,
        Stance::Opposes => 2,
        Stance::Reserves => 3,
    }
}

fn positions(draft: &Draft, round: usize, said: &Attribution) -> Vec<Position> {
    let words = marks::printed(draft.clause(said.clause))[said.words.range()].to_owned();
    let one = |delegation: &String| Position {
        round,
        clause: said.clause,
        said_by: said.said_by,
        delegation: delegation.clone(),
        stance: said.stance,
        words: words.clone(),
    };
    said.delegations.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Alignment;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    fn read(texts: &[&str]) -> Positions {
        let drafts: Vec<Draft> = texts.iter().map(|text| parse(Source::new("a.md", *text))).collect();
        let alignments: Vec<Alignment> = drafts.windows(2).map(|two| align(Pair::new(&two[0], &two[1]))).collect();
        Positions::of(&drafts.iter().collect::<Vec<_>>(), &Lineage::trace(&alignments))
    }

    const FIRST: &str =
        "## Article 7\n\nSeals eat herring at dawn [and at dusk: EU, Norway] and sleep on the rocks of the bay.\n";
    const SECOND: &str = "## Article 1\n\nPeace for all beaches.\n\n## Article 8\n\nSeals eat herring at dawn [Norway propose; Fiji opposes: and at dusk] and sleep on the rocks of the bay.\n";

    #[test]
    fn positions_on_one_clause_stand_together_through_its_renumbering() {
        let positions = read(&[FIRST, SECOND]);
        assert_eq!(positions.threads.len(), 1);
        let thread = &positions.threads[0];
        assert_eq!(thread.delegations(), ["European Union", "Fiji", "Norway"]);
        assert_eq!(thread.stances("Norway", 0), [Stance::Proposes]);
        assert_eq!(thread.stances("Norway", 1), [Stance::Proposes]);
        assert_eq!(thread.stances("European Union", 1), []);
        assert_eq!(thread.stances("Fiji", 1), [Stance::Opposes]);
        assert!(thread.positions.iter().all(|position| position.words == "and at dusk"));
    }

    #[test]
    fn delegations_are_counted_over_all_rounds() {
        let positions = read(&[FIRST, SECOND]);
        let counts: Vec<(String, [usize; 4])> =
            positions.delegations().into_iter().map(|one| (one.name, one.counts)).collect();
        let expected = [("European Union", [1, 0, 0, 0]), ("Fiji", [0, 0, 1, 0]), ("Norway", [2, 0, 0, 0])];
        assert_eq!(counts, expected.map(|(name, counts)| (name.to_owned(), counts)));
    }

    #[test]
    fn a_draft_without_names_has_no_positions() {
        assert!(read(&["## Article 1\n\nParties [shall: act] now.\n"]).threads.is_empty());
    }
}

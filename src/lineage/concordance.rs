//! Old number → new number, over all rounds.
//!
//! A row is a life: clauses that became each other, parted or were joined. Every clause of the chosen
//! level stands in exactly one row.

use std::collections::BTreeSet;

use super::Lineage;
use super::sorted;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::citation::Citations;

/// Down to which clauses a concordance goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Articles, annexes and the preamble.
    #[default]
    Article,
    /// Their paragraphs too.
    Paragraph,
    /// Points, items and all below them too.
    Point,
}

impl Level {
    fn has(self, kind: Kind) -> bool {
        match kind {
            Kind::Article | Kind::Annex | Kind::Preamble => true,
            Kind::Paragraph => self >= Level::Paragraph,
            Kind::Point | Kind::Item | Kind::SubItem => self >= Level::Point,
            _ => false,
        }
    }
}

/// What happened to a row on the way to a draft. The order is that in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Of its clauses one or more came from nowhere.
    Inserted,
    /// Of its clauses one or more are gone.
    Deleted,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// Out of the order of its neighbours, or to another article; another chapter heading above it is no move.
    Moved,
    /// Higher than before: a paragraph became an article.
    Promoted,
    /// Lower than before.
    Demoted,
    /// With another number of its own.
    Renumbered,
}

impl Event {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Event::Inserted => "inserted",
            Event::Deleted => "deleted",
            Event::Split => "split",
            Event::Merged => "merged",
            Event::Moved => "moved",
            Event::Promoted => "promoted",
            Event::Demoted => "demoted",
            Event::Renumbered => "renumbered",
        }
    }
}

/// A clause in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which clause of the draft.
    pub clause: ClauseIx,
    /// What it was in the draft before.
    pub from: Vec<ClauseIx>,
    /// Where what stands in it came from, if it is new itself.
    pub drawn: Vec<ClauseIx>,
    /// Where what stands in it went in the next draft, if it is not there any more itself.
    pub gone: Vec<ClauseIx>,
}

/// A row in one draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it is there, in the order of the text; empty where it is not there.
    pub entries: Vec<Entry>,
    /// What happened on the way to this draft, in the order of [`Event`]; nothing in the first draft.
    pub events: Vec<Event>,
}

/// A life: a cell a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As many cells as there are drafts; at least one has an entry.
    pub cells: Vec<Cell>,
}

impl Row {
    /// All that happened to it, each event once.
    pub fn events(&self) -> BTreeSet<Event> {
        self.cells.iter().flat_map(|cell| &cell.events).copied().collect()
    }
}

/// The numbers of all clauses of a level in all drafts.
///
/// Rows follow the order of the first draft; what is new stands behind what it follows where it first appears.
#[derive(Debug)]
pub struct Concordance<'a> {
    /// The drafts in their order.
    pub drafts: Vec<&'a Draft>,
    /// How clauses are cited in each.
    pub cites: Vec<Citations<'a>>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl<'a> Concordance<'a> {
    /// Puts the lives of all clauses of a level side by side; the lineage runs through the drafts.
    pub fn of(drafts: &[&'a Draft], lineage: &Lineage<'_>, level: Level) -> Self {
        let cites: Vec<Citations> = drafts.iter().map(|draft| Citations::of(draft)).collect();
        let builder = Builder { drafts, cites: &cites, lineage, level };
        let rows = builder.rows();
        Self { drafts: drafts.to_vec(), cites, rows }
    }

    /// The title of a row, from the last draft that gives it one; empty where none does.
    pub fn title(&self, row: &Row) -> &'a str {
        let title = |(draft, cell): (&&'a Draft, &Cell)| {
            let clause = draft.clause(cell.entries.first()?.clause);
            (clause.kind.has_heading() && !clause.text.is_empty()).then(|| clause.text.as_str())
        };
        self.drafts.iter().zip(&row.cells).rev().find_map(title).unwrap_or_default()
    }

    /// How many rows an event happened to.
    pub fn count(&self, event: Event) -> usize {
        self.rows.iter().filter(|row| row.events().contains(&event)).count()
    }

    /// Says whether every clause is in every draft under the same number.
    pub fn is_unchanged(&self) -> bool {
        self.rows.iter().all(|row| row.events().is_empty())
    }
}

struct Builder<'a, 'd> {
    drafts: &'a [&'d Draft],
    cites: &'a [Citations<'d>],
    lineage: &'a Lineage<'a>,
    level: Level,
}

impl Builder<'_, '_> {
    fn rows(&self) -> Vec<Row> {
        let mut seen: Vec<Vec<Option<usize>>> =
            self.drafts.iter().map(|draft| vec![None; draft.clauses.len()]).collect();
        let mut rows = Vec::new();
        // The row behind each row, so that a new one can be put between two.
        let mut next: Vec<Option<usize>> = Vec::new();
        let mut first = None;
        for (round, draft) in self.drafts.iter().enumerate() {
            let mut anchor: Option<usize> = None;
            for at in draft.reading_order().into_iter().filter(|&at| self.is_listed(round, at)) {
                if let Some(row) = seen[round][at.at()] {
                    anchor = Some(row);
                    continue;
                }
                let row = rows.len();
                rows.push(self.row(&self.life(&mut seen, row, (round, at))));
                let before = anchor.map_or(&mut first, |anchor| &mut next[anchor]);
                let behind = before.replace(row);
                next.push(behind);
                anchor = Some(row);
            }
        }
        let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
        std::iter::successors(first, |&row| next[row]).filter_map(|row| rows[row].take()).collect()
    }

    /// Says whether a clause has a row to stand in; the only paragraph of an article is cited as the article.
    fn is_listed(&self, round: usize, at: ClauseIx) -> bool {
        let (draft, cites) = (self.drafts[round], &self.cites[round]);
        let same = |parent: ClauseIx| cites.cite(parent) == cites.cite(at);
        self.level.has(draft.clause(at).kind) && !draft.clause(at).parent.is_some_and(same)
    }

    /// All clauses that a clause is linked with, through all drafts.
    fn life(&self, seen: &mut [Vec<Option<usize>>], row: usize, from: (usize, ClauseIx)) -> Vec<Vec<ClauseIx>> {
        let mut life = vec![Vec::new(); self.drafts.len()];
        let mut open = vec![from];
        while let Some((round, at)) = open.pop() {
            if seen[round][at.at()].replace(row).is_some() {
                continue;
            }
            life[round].push(at);
            open.extend(self.lineage.next(round, at).iter().map(|&next| (round + 1, next)));
            open.extend(self.lineage.before(round, at).iter().map(|&before| (round - 1, before)));
        }
        life.iter().enumerate().map(|(round, clauses)| self.outermost(round, clauses)).collect()
    }

    /// Clauses in order, without those that stand in another one of them.
    fn outermost(&self, round: usize, clauses: &[ClauseIx]) -> Vec<ClauseIx> {
        let all = sorted(clauses.iter().copied());
        let inside = |at: ClauseIx| self.drafts[round].ancestors(at).any(|above| all.binary_search(&above).is_ok());
        all.iter().copied().filter(|&at| !inside(at)).collect()
    }

    fn row(&self, life: &[Vec<ClauseIx>]) -> Row {
        let cell = |round: usize| Cell {
            entries: life[round].iter().map(|&at| self.entry(round, at)).collect(),
            events: self.events(life, round),
        };
        Row { cells: (0..life.len()).map(cell).collect() }
    }

    fn entry(&self, round: usize, clause: ClauseIx) -> Entry {
        let from = self.lineage.before(round, clause).to_vec();
        let children = &self.drafts[round].clause(clause).children;
        let drawn = children.iter().flat_map(|&child| self.lineage.before(round, child)).copied();
        let gone = children.iter().flat_map(|&child| self.lineage.next(round, child)).copied();
        let drawn = if from.is_empty() && round > 0 { self.outermost(round - 1, &sorted(drawn)) } else { Vec::new() };
        let stays = !self.lineage.next(round, clause).is_empty() || round + 1 == self.drafts.len();
        let gone = if stays { Vec::new() } else { self.outermost(round + 1, &sorted(gone)) };
        Entry { clause, from, drawn, gone }
    }

    fn events(&self, life: &[Vec<ClauseIx>], round: usize) -> Vec<Event> {
        let Some(before) = round.checked_sub(1) else { return Vec::new() };
        let mut events = BTreeSet::new();
        for &at in &life[before] {
            events.extend(self.lineage.next(before, at).is_empty().then_some(Event::Deleted));
        }
        for &at in &life[round] {
            let Some(link) = self.lineage.link_to(round, at) else { continue };
            let changes = link.changes;
            let all = [
                (link.is_inserted(), Event::Inserted),
                (link.is_split(), Event::Split),
                (link.is_merged(), Event::Merged),
                (changes.moved, Event::Moved),
                (changes.promoted, Event::Promoted),
                (changes.demoted, Event::Demoted),
                (changes.renumbered, Event::Renumbered),
            ];
            events.extend(all.into_iter().filter(|(is, _)| *is).map(|(_, event)| event));
        }
        events.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Alignment;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    /// One line a row: citations by draft, then what happened.
    #[track_caller]
    fn rows(texts: &[&str], level: Level) -> Vec<String> {
        let drafts: Vec<Draft> = texts.iter().map(|&text| parse(Source::new("a.md", text))).collect();
        let alignments: Vec<Alignment> = drafts.windows(2).map(|two| align(Pair::new(&two[0], &two[1]))).collect();
        let drafts: Vec<&Draft> = drafts.iter().collect();
        let made = Concordance::of(&drafts, &Lineage::trace(&alignments), level);
        let cell = |(cell, cites): (&Cell, &Citations)| {
            let names: Vec<&str> = cell.entries.iter().map(|entry| cites.cite(entry.clause)).collect();
            if names.is_empty() { "–".to_owned() } else { names.join(" + ") }
        };
        let line = |row: &Row| {
            let cells: Vec<String> = row.cells.iter().zip(&made.cites).map(cell).collect();
            let events: Vec<&str> = row.events().into_iter().map(Event::name).collect();
            format!("{}: {}", cells.join(" → "), events.join(" "))
        };
        made.rows.iter().map(line).collect()
    }

    const SEALS: &str = "Each keeper shall feed the seals at dawn with fresh herring from the cold store.\n\n";
    const BOATS: &str = "Boats keep a distance of ninety metres from any seal at rest on a rock.\n\n";
    const BOOKS: &str = "The harbour master writes a yearly report and sends it to the council.\n\n";

    #[test]
    fn numbers_stand_side_by_side_over_three_rounds() {
        let drafts = [
            &format!("## Article 1\n\n{SEALS}## Article 2\n\n{BOOKS}"),
            &format!("## Article 1\n\n{BOATS}## Article 2\n\n{SEALS}## Article 3\n\n{BOOKS}"),
            &format!("## Article 1\n\n{BOATS}## Article 2\n\n{BOOKS}"),
        ];
        let expected = [
            "– → article 1 → article 1: inserted",
            "article 1 → article 2 → –: deleted renumbered",
            "article 2 → article 3 → article 2: renumbered",
        ];
        assert_eq!(rows(&drafts.map(String::as_str), Level::Article), expected);
    }

    #[test]
    fn paragraphs_have_rows_where_they_are_asked_for() {
        let old = format!("## Article 1\n\n1. {SEALS}2. {BOATS}");
        let new = format!("## Article 1\n\n1. {BOOKS}2. {SEALS}3. {BOATS}");
        let expected = [
            "article 1 → article 1: ",
            "– → article 1, paragraph 1: inserted",
            "article 1, paragraph 1 → article 1, paragraph 2: renumbered",
            "article 1, paragraph 2 → article 1, paragraph 3: renumbered",
        ];
        assert_eq!(rows(&[&old, &new], Level::Paragraph), expected);
    }

    #[test]
    fn two_articles_that_became_one_share_a_row() {
        let lamps = "Lamps burn from dusk to dawn at both ends of the northern pier.\n\n";
        let old = format!("## Article 1\n\n1. {SEALS}2. {BOATS}## Article 2\n\n1. {BOOKS}2. {lamps}");
        let new = format!("## Article 1\n\n1. {SEALS}2. {BOATS}3. {BOOKS}4. {lamps}");
        let found = rows(&[&old, &new], Level::Article);
        assert_eq!(found[0], "article 1 + article 2 → article 1: merged");
    }
}

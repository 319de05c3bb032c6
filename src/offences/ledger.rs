//! The ledger: one offence through all drafts.
//!
//! 1. every draft gives a cell a row: [`State`], the clauses, and how sure that is;
//! 2. identity goes along the [`Lineage`]: an article that stays keeps its offence under another title;
//! 3. what differs between two cells is an [`Event`], what differs in the elements an [`ElementChange`];
//! 4. [`Ledger::between`] compares any two drafts, [`Ledger::verdict`](super::claims) holds a claim against them.

use super::events;
use super::events::ElementChange;
use super::events::Event;
use super::events::EventKind;
use super::recognise::Certainty;
use super::recognise::Evidence;
use super::recognise::Mode;
use super::recognise::Recognition;
use super::taxonomy::OffenceIx;
use super::taxonomy::Taxonomy;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::citation::Citations;
use crate::lineage::Lineage;

/// How a draft holds an offence, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// Not at all.
    #[default]
    Absent,
    /// It is only named in the preamble.
    Preamble,
    /// It is taken in by a clause on other instruments.
    ByReference,
    /// A clause of its own establishes it.
    Standalone,
}

impl State {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            State::Absent => "absent",
            State::Preamble => "preamble",
            State::ByReference => "by-reference",
            State::Standalone => "standalone",
        }
    }
}

impl From<Mode> for State {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Preamble => State::Preamble,
            Mode::Reference => State::ByReference,
            Mode::Standalone => State::Standalone,
        }
    }
}

/// One draft of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place in the negotiation.
    pub round: u32,
    /// Its symbol.
    pub symbol: String,
    /// Its date.
    pub date: Option<String>,
    /// The slug of its instrument.
    pub instrument: String,
    /// Its title.
    pub title: String,
}

/// A clause that holds an offence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Which.
    pub clause: ClauseIx,
    /// Its citation.
    pub cite: String,
    /// Its title; empty for clauses without one.
    pub title: String,
    /// How it holds the offence.
    pub state: State,
    /// By what it was recognised; `None` where the offence came along with its article.
    pub evidence: Option<Evidence>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether all of it stands in brackets or in an option.
    pub bracketed: bool,
}

/// An offence in one draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The strongest state of its clauses.
    pub state: State,
    /// The clauses, the strongest state first, then in the order of the text.
    pub holders: Vec<Holder>,
}

impl Cell {
    /// Says whether all clauses that give the state stand in brackets.
    pub fn is_bracketed(&self) -> bool {
        let mut strongest = self.strongest().peekable();
        strongest.peek().is_some() && strongest.all(|holder| holder.bracketed)
    }

    /// How sure the state is: as sure as the surest clause that gives it.
    pub fn certainty(&self) -> Option<Certainty> {
        self.strongest().map(|holder| holder.certainty).max()
    }

    /// The clauses that give the state.
    pub fn strongest(&self) -> impl Iterator<Item = &Holder> {
        self.holders.iter().filter(|holder| holder.state == self.state)
    }
}

/// One offence through all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub offence: OffenceIx,
    /// One a column.
    pub cells: Vec<Cell>,
    /// What happened to it, in order.
    pub events: Vec<Event>,
    /// What happened to its elements while it stayed.
    pub elements: Vec<ElementChange>,
}

/// An article that makes conduct an offence which the taxonomy does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its draft.
    pub column: usize,
    /// Which clause.
    pub clause: ClauseIx,
    /// Its citation.
    pub cite: String,
    /// Its title.
    pub title: String,
}

/// One draft with its offences.
#[derive(Debug, Clone, Copy)]
pub struct Round<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its offences.
    pub recognition: &'a Recognition,
}

/// All offences that any of the drafts holds, in the order of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The drafts.
    pub columns: Vec<Column>,
    /// The offences.
    pub rows: Vec<Row>,
    /// Articles to look at.
    pub candidates: Vec<Candidate>,
}

impl Ledger {
    /// Records the offences of drafts; with a lineage the drafts are rounds of one negotiation.
    pub fn record(rounds: &[Round<'_>], lineage: Option<&Lineage<'_>>, taxonomy: &Taxonomy) -> Self {
        let mut table = Table::read(rounds, taxonomy);
        if let Some(lineage) = lineage {
            table.carry(rounds, lineage);
        }
        let rows = taxonomy
            .indices()
            .zip(table.cells)
            .filter(|(_, cells)| cells.iter().any(|cell| cell.state > State::Absent));
        let row = |(offence, cells): (OffenceIx, Vec<Cell>)| match lineage {
            Some(lineage) => Row {
                events: events::events(&cells, lineage, rounds),
                elements: events::elements(&cells, rounds),
                offence,
                cells,
            },
            None => Row { events: Vec::new(), elements: Vec::new(), offence, cells },
        };
        let rows = rows.map(row).collect();
        let columns = rounds.iter().enumerate().map(|(at, round)| column(at, round.draft)).collect();
        Self { columns, rows, candidates: table.candidates }
    }

    /// The column of a symbol or a number of a round; capitals do not count.
    pub fn column(&self, name: &str) -> Option<usize> {
        let symbol = |column: &Column| column.symbol.eq_ignore_ascii_case(name.trim());
        let round = |column: &Column| name.trim().parse() == Ok(column.round);
        self.columns.iter().position(symbol).or_else(|| self.columns.iter().position(round))
    }

    /// What happened to every offence between two columns, whatever happened in between: only those that changed.
    pub fn between(&self, from: usize, to: usize) -> Vec<Change<'_>> {
        let change = |row: &'_ Row| {
            let (old, new) = (row.cells[from].state, row.cells[to].state);
            let earlier = row.cells[..from].iter().any(|cell| cell.state >= State::ByReference);
            events::transition(old, new, earlier).map(|kind| (row.offence, kind))
        };
        let found = self.rows.iter().filter_map(|row| change(row).map(|(offence, kind)| (row, offence, kind)));
        found.map(|(row, offence, kind)| Change { offence, kind, old: &row.cells[from], new: &row.cells[to] }).collect()
    }
}

/// What happened to an offence between any two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// Which.
    pub offence: OffenceIx,
    /// Added, removed, absorbed or restored.
    pub kind: EventKind,
    /// Where it was.
    pub old: &'a Cell,
    /// Where it is.
    pub new: &'a Cell,
}

fn column(at: usize, draft: &Draft) -> Column {
    let meta = &draft.meta;
    Column {
        round: meta.round.unwrap_or(at as u32 + 1),
        symbol: meta.symbol.clone(),
        date: meta.date.clone(),
        instrument: meta.instrument.clone().unwrap_or_default(),
        title: meta.name().to_owned(),
    }
}

/// Cells by offence and column.
struct Table {
    cells: Vec<Vec<Cell>>,
    candidates: Vec<Candidate>,
}

impl Table {
    fn read(rounds: &[Round<'_>], taxonomy: &Taxonomy) -> Self {
        let mut table =
            Self { cells: vec![vec![Cell::default(); rounds.len()]; taxonomy.offences.len()], candidates: Vec::new() };
        for (column, round) in rounds.iter().enumerate() {
            let cites = Citations::of(round.draft);
            for (clause, all) in round.recognition.holders() {
                for one in all {
                    let found = Holder {
                        state: one.mode.into(),
                        evidence: Some(one.evidence),
                        certainty: one.certainty,
                        ..holder(round.draft, clause, &cites)
                    };
                    table.cells[one.offence.at()][column].hold(found);
                }
            }
            let candidate = |&clause: &ClauseIx| {
                let Holder { cite, title, .. } = holder(round.draft, clause, &cites);
                Candidate { column, clause, cite, title }
            };
            table.candidates.extend(round.recognition.candidates.iter().map(candidate));
        }
        table
    }

    /// An article that stays, but is no longer recognised, keeps the offence it had.
    fn carry(&mut self, rounds: &[Round<'_>], lineage: &Lineage<'_>) {
        for column in 1..rounds.len() {
            let cites = Citations::of(rounds[column].draft);
            let heirs = |held: &Holder| lineage.next(column - 1, held.clause);
            for cells in &mut self.cells {
                if cells[column].state == State::Standalone {
                    continue;
                }
                let before: Vec<ClauseIx> = cells[column - 1]
                    .strongest()
                    .filter(|held| held.state == State::Standalone)
                    .flat_map(heirs)
                    .copied()
                    .collect();
                let unnamed = |clause: &ClauseIx| {
                    self.candidates.iter().any(|known| (known.column, known.clause) == (column, *clause))
                };
                for clause in before.into_iter().filter(unnamed) {
                    cells[column].hold(holder(rounds[column].draft, clause, &cites));
                }
            }
        }
        let named = |known: &Candidate| {
            self.cells.iter().any(|cells| cells[known.column].holders.iter().any(|held| held.clause == known.clause))
        };
        let unnamed: Vec<Candidate> = self.candidates.iter().filter(|known| !named(known)).cloned().collect();
        self.candidates = unnamed;
    }
}

impl Cell {
    fn hold(&mut self, holder: Holder) {
        self.state = self.state.max(holder.state);
        self.holders.push(holder);
        self.holders.sort_by_key(|held| (std::cmp::Reverse(held.state), held.clause));
    }
}

/// A clause that came along with its article, before anything else is known of it.
fn holder(draft: &Draft, clause: ClauseIx, cites: &Citations) -> Holder {
    let heading = draft.clause(clause).kind.has_heading();
    Holder {
        clause,
        cite: cites.cite(clause).to_owned(),
        title: if heading { draft.clause(clause).text.as_str().to_owned() } else { String::new() },
        state: State::Standalone,
        evidence: None,
        certainty: Certainty::Inferred,
        bracketed: is_bracketed(draft, clause),
    }
}

/// Whether all of a clause is open: it, or a heading above it, stands in brackets or is an option.
fn is_bracketed(draft: &Draft, at: ClauseIx) -> bool {
    let open = |at: ClauseIx| {
        let clause = draft.clause(at);
        clause.kind == Kind::Choice || clause.head.starts_with('[')
    };
    std::iter::once(at).chain(draft.ancestors(at)).any(open) || is_wrapped(draft, at)
}

/// Whether one pair of brackets holds all the text below a heading.
fn is_wrapped(draft: &Draft, at: ClauseIx) -> bool {
    let words: String = draft.subtree(at)[1..]
        .iter()
        .flat_map(|&below| [draft.clause(below).head.as_str(), draft.clause(below).text.as_str()])
        .collect();
    let words = words.trim();
    let mut depth = 0usize;
    let mut closes = words.char_indices().filter_map(|(place, letter)| {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(place)
    });
    words.starts_with('[') && closes.next() == Some(words.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::offences::recognise;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    const ACCESS: &str = "Each State Party shall make it a criminal offence to enter the whole harbour registry or any drawer of it, intentionally and without a key.\n\n";
    const PIRACY: &str = "Each State Party shall make it a criminal offence to board a ferry with a cutlass and to demand the passengers’ sandwiches.\n\n";

    /// The states of an offence as names, and its events as `to: name`.
    #[track_caller]
    fn life(id: &str, texts: &[String]) -> (Vec<&'static str>, Vec<String>) {
        let taxonomy = Taxonomy::built_in();
        let drafts: Vec<Draft> = texts.iter().map(|text| parse(Source::new("a.md", text.as_str()))).collect();
        let found: Vec<Recognition> = drafts.iter().map(|draft| recognise(draft, taxonomy)).collect();
        let alignments: Vec<_> = drafts.windows(2).map(|two| align(Pair::new(&two[0], &two[1]))).collect();
        let rounds = drafts.iter().zip(&found).map(|(draft, recognition)| Round { draft, recognition });
        let rounds: Vec<Round<'_>> = rounds.collect();
        let ledger = Ledger::record(&rounds, Some(&Lineage::trace(&alignments)), taxonomy);
        let row = ledger.rows.iter().find(|row| taxonomy.offence(row.offence).id == id).unwrap();
        let states = row.cells.iter().map(|cell| cell.state.name()).collect();
        (states, row.events.iter().map(|event| format!("{}: {}", event.to, event.kind.name())).collect())
    }

    fn article(title: &str, text: &str) -> String {
        format!("## Article 1. {title}\n\n{text}## Article 2. Boats\n\n{PIRACY}")
    }

    #[test]
    fn a_retitled_article_keeps_its_offence() {
        let drafts = [article("Illegal access", ACCESS), article("Keys and drawers", ACCESS)];
        let (states, events) = life("illegal-access", &drafts);
        assert_eq!((states, events), (vec!["standalone", "standalone"], vec!["1: renamed".to_owned()]));
    }

    #[test]
    fn an_offence_that_goes_and_comes_back_is_restored() {
        let without = format!("## Article 2. Boats\n\n{PIRACY}");
        let with = article("Illegal access", ACCESS);
        let (states, events) = life("illegal-access", &[without.clone(), with.clone(), without, with]);
        assert_eq!(states, ["absent", "standalone", "absent", "standalone"]);
        assert_eq!(events, ["1: added", "2: removed", "3: restored"]);
    }

    #[test]
    fn an_offence_taken_over_by_a_clause_on_other_instruments_is_absorbed() {
        let drugs = article("Illicit traffic in narcotic drugs", ACCESS);
        let other =
            article("Offences relating to other international treaties", "Those offences apply at sea too.\n\n");
        let (states, events) = life("drug-trafficking", &[drugs, other]);
        assert_eq!((states, events), (vec!["standalone", "by-reference"], vec!["1: absorbed".to_owned()]));
    }

    #[test]
    fn two_articles_of_an_offence_that_become_one_are_merged() {
        let apart = format!("## Article 1. Illegal access\n\n{ACCESS}## Article 2. Illegal access by sea\n\n{PIRACY}");
        let joined = format!("## Article 1. Illegal access\n\n1. {ACCESS}2. {PIRACY}");
        let scope = "## Article 9. Scope\n\nThis Convention governs the keeping of seals in harbours.\n\n";
        let (_, events) = life("illegal-access", &[apart + scope, joined + scope]);
        assert_eq!(events, ["1: merged"]);
    }

    #[test]
    fn brackets_around_the_article_are_put_and_lifted() {
        let open = format!("## [Article 1. Illegal access\n\n{}]\n\n## Article 2. Boats\n\n{PIRACY}", ACCESS.trim());
        let agreed = article("Illegal access", ACCESS);
        let (_, events) = life("illegal-access", &[agreed.clone(), open, agreed]);
        assert_eq!(events, ["1: bracketed", "2: unbracketed"]);
    }

    #[test]
    fn brackets_inside_the_article_leave_it_agreed() {
        let inside = ACCESS.replace("without a key", "[without a key] [at night]");
        let (_, events) =
            life("illegal-access", &[article("Illegal access", ACCESS), article("Illegal access", &inside)]);
        assert!(events.is_empty(), "{events:?}");
    }

    #[test]
    fn an_article_of_an_unknown_offence_is_a_candidate() {
        let draft = parse(Source::new("a.md", article("Illegal access", ACCESS)));
        let recognition = recognise(&draft, Taxonomy::built_in());
        let round = Round { draft: &draft, recognition: &recognition };
        let ledger = Ledger::record(&[round], None, Taxonomy::built_in());
        let found: Vec<&str> = ledger.candidates.iter().map(|known| known.title.as_str()).collect();
        assert_eq!(found, ["Boats"]);
    }

    #[test]
    fn an_article_that_says_none_holds_no_offence() {
        let text = article("Illegal access {offence=none}", ACCESS);
        let recognition = recognise(&parse(Source::new("a.md", text)), Taxonomy::built_in());
        assert_eq!(recognition.holders().count(), 0);
    }
}

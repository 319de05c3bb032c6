//! The ledger for people and machines.

pub mod csv;
pub mod html;
pub mod json;
pub mod terminal;

use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::meta::Basis;
use crate::draft::meta::Confidence;
use crate::offences::Ledger;
use crate::offences::OffenceIx;
use crate::offences::Taxonomy;
use crate::offences::claims::Verdict;
use crate::offences::events::ElementChange;
use crate::offences::events::Event;
use crate::offences::events::EventKind;
use crate::offences::ledger::Cell;
use crate::offences::ledger::Change;
use crate::offences::ledger::Holder;
use crate::offences::ledger::Row;
use crate::offences::ledger::State;
use crate::offences::recognise::Certainty;
use crate::offences::recognise::Evidence;
use crate::offences::taxonomy::Claim;
use crate::redline::Redline;
use crate::render::words::Word;
use crate::render::words::Words;

/// Which offences are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All that any of the drafts holds.
    All,
    /// Those that the taxonomy calls relevant for the dark net.
    Darknet,
}

/// A ledger with what it takes to show it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What is shown.
    pub ledger: &'a Ledger,
    /// The drafts of its columns.
    pub drafts: &'a [&'a Draft],
    /// The offences.
    pub taxonomy: &'a Taxonomy,
    /// Which of them are shown.
    pub scope: Scope,
    /// The redlines of successive columns; none where they are no rounds of one negotiation.
    pub redlines: &'a [Redline<'a>],
    /// Two columns to be compared with each other.
    pub between: Option<(usize, usize)>,
    /// Language of the words for people.
    pub interface: Language,
}

impl<'a> Page<'a> {
    fn language(&self) -> Language {
        self.drafts.first().map_or(Language::English, |draft| draft.meta.language)
    }

    /// Says whether any draft is a restatement.
    fn has_restatement(&self) -> bool {
        self.drafts.iter().any(|draft| draft.meta.basis == Some(Basis::Restatement))
    }

    fn title(&self, offence: OffenceIx) -> &'a str {
        self.taxonomy.offence(offence).title(self.language())
    }

    /// What an offence is called for people.
    fn name(&self, offence: OffenceIx) -> &'a str {
        self.taxonomy.offence(offence).title(self.interface)
    }

    fn words(&self) -> Words {
        Words::of(self.interface)
    }

    fn is_darknet(&self, offence: OffenceIx) -> bool {
        self.taxonomy.offence(offence).darknet.relevant
    }

    fn rows(&self) -> impl Iterator<Item = &'a Row> {
        let page = *self;
        self.ledger.rows.iter().filter(move |row| page.scope == Scope::All || page.is_darknet(row.offence))
    }

    /// Instruments in the order of their columns.
    fn instruments(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.ledger.columns.iter().map(|column| column.instrument.as_str()).collect();
        names.dedup();
        names
    }

    /// What the page is about: the instrument, or what stands in for its name.
    fn subject(&self) -> String {
        match self.instruments()[..] {
            [one] if !one.is_empty() => one.to_owned(),
            [_] => self.ledger.columns[0].title.clone(),
            [] => String::new(),
            ref several => self.words().fill(Word::LedInstruments, &[&several.len().to_string()]),
        }
    }

    /// The changes between the two columns of a kind: those in scope, and the others.
    fn changes(&self, kind: EventKind) -> (Vec<Change<'a>>, Vec<Change<'a>>) {
        let Some((from, to)) = self.between else { return (Vec::new(), Vec::new()) };
        let changes = self.ledger.between(from, to).into_iter().filter(|change| change.kind == kind);
        changes.partition(|change| self.scope == Scope::All || self.is_darknet(change.offence))
    }

    /// Claims about the two columns, or about any two where none are named.
    fn verdicts(&self) -> Vec<(&'a Claim, Verdict)> {
        let about = |verdict: &Verdict| self.between.is_none_or(|between| between == (verdict.from, verdict.to));
        let claims = self.taxonomy.claims.iter();
        let found = claims.filter_map(|claim| Some((claim, self.ledger.verdict(claim, self.taxonomy)?)));
        found.filter(|(_, verdict)| about(verdict)).collect()
    }

    fn titles(&self, offences: &[OffenceIx]) -> String {
        offences.iter().map(|&offence| self.name(offence)).collect::<Vec<_>>().join(self.words().semicolon())
    }

    /// What a claim says.
    fn claimed(&self, claim: &Claim) -> String {
        let number = claim.removed.len().to_string();
        self.words().fill(Word::LedClaimSaid, &[&number, &claim.from, &claim.to, &claim.source])
    }

    /// The offences of a claim by how it stands with them.
    fn judged(verdict: &Verdict) -> [(Word, &Vec<OffenceIx>); 4] {
        [
            (Word::LedRight, &verdict.confirmed),
            (Word::LedCorrect, &verdict.absorbed),
            (Word::LedWrong, &verdict.refuted),
            (Word::LedLeftOut, &verdict.left_out),
        ]
    }

    /// An element that an offence gained or lost.
    fn element(&self, change: &ElementChange) -> String {
        let word = if change.came { Word::LedGained } else { Word::LedLost };
        self.words().fill(word, &[self.taxonomy.marks[change.mark].title(self.interface)])
    }

    /// What happened, as a sentence without its offence: `removed (article 16)`.
    fn event(&self, row: &Row, event: &Event) -> String {
        let (old, new) = (&row.cells[event.from], &row.cells[event.to]);
        let words = self.words();
        match event.kind {
            EventKind::Removed => words.fill(Word::OffRemoved, &[&cites(old)]),
            EventKind::Absorbed => words.fill(Word::OffAbsorbed, &[&cites(new), &cites(old)]),
            EventKind::Added => words.fill(Word::OffAdded, &[&cites(new)]),
            EventKind::Restored => words.fill(Word::OffRestored, &[&cites(new)]),
            EventKind::Renamed => words.fill(Word::OffRenamed, &[title(old), title(new)]),
            EventKind::Merged => words.fill(Word::OffMerged, &[&cites(old), &cites(new)]),
            EventKind::Split => words.fill(Word::OffSplit, &[&cites(old), &cites(new)]),
            EventKind::Bracketed => words.fill(Word::OffBracketed, &[&cites(new)]),
            EventKind::Unbracketed => words.fill(Word::OffUnbracketed, &[&cites(new)]),
        }
    }
}

/// The mark that stands for a state; its word stands beside it or in the key.
fn mark(state: State) -> char {
    match state {
        State::Standalone => '●',
        State::ByReference => '◐',
        State::Preamble => '○',
        State::Absent => '·',
    }
}

/// What a state means, in words.
fn meaning(state: State) -> Word {
    match state {
        State::Standalone => Word::StateStandalone,
        State::ByReference => Word::StateReference,
        State::Preamble => Word::StatePreamble,
        State::Absent => Word::StateAbsent,
    }
}

/// What can happen between two columns, and the headings under which it is told.
const CHANGES: [(EventKind, Word); 4] = [
    (EventKind::Removed, Word::LedRemoved),
    (EventKind::Absorbed, Word::LedAbsorbed),
    (EventKind::Added, Word::LedAdded),
    (EventKind::Restored, Word::LedRestored),
];

const STATES: [State; 4] = [State::Standalone, State::ByReference, State::Preamble, State::Absent];

/// The clauses that give a state.
fn cites(cell: &Cell) -> String {
    cell.strongest().map(|holder| holder.cite.as_str()).collect::<Vec<_>>().join("; ")
}

/// All clauses, the weaker ones too.
fn all_cites(cell: &Cell) -> String {
    cell.holders.iter().map(|holder| holder.cite.as_str()).collect::<Vec<_>>().join("; ")
}

fn title(cell: &Cell) -> &str {
    cell.strongest().next().map_or("", |holder| holder.title.as_str())
}

/// How sure a cell is.
fn certainty(cell: &Cell) -> &'static str {
    cell.certainty().map_or("", |certainty| certainty.name())
}

/// How sure a cell is, for people.
fn sure(cell: &Cell, words: &Words) -> &'static str {
    cell.certainty().map_or("", |certainty| {
        words.say(match certainty {
            Certainty::Inferred => Word::SureInferred,
            Certainty::Stated(Confidence::Recalled) => Word::SureRecalled,
            Certainty::Stated(Confidence::Secondary) => Word::SureSecondary,
            Certainty::Stated(Confidence::Verified) => Word::SureVerified,
        })
    })
}

/// By what a clause was recognised, for people.
fn by(holder: &Holder) -> Word {
    match holder.evidence {
        Some(Evidence::Text) => Word::ByText,
        Some(Evidence::Heading) => Word::ByHeading,
        Some(Evidence::Attribute) => Word::ByAttribute,
        None => Word::ByLineage,
    }
}

/// By what a clause was recognised.
fn evidence(holder: &Holder) -> &'static str {
    holder.evidence.map_or("lineage", |evidence| evidence.name())
}

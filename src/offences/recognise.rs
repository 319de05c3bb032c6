//! Which clauses of a draft hold which offence, on what evidence.
//!
//! The data of a heading (`offence=a,b`) decide for their clause. Where it has none, the words of a
//! heading that holds no other heading count, then the operative text of an article that makes
//! conduct an offence: the same words in a definition or in a rule on jurisdiction establish nothing.
//! An extension clause takes offences in by reference; in a preamble an offence is only named.

use std::collections::BTreeMap;

use super::phrases::Phrases;
use super::taxonomy::Group;
use super::taxonomy::OffenceIx;
use super::taxonomy::Taxonomy;
use super::taxonomy::Wordings;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::meta::Basis;
use crate::draft::meta::Confidence;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Span;

/// How a clause holds an offence, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// It is only named in a preamble.
    Preamble,
    /// It is taken in by reference to other instruments.
    Reference,
    /// It is established here.
    Standalone,
}

/// What an offence was recognised by, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Words of the operative text.
    Text,
    /// Words of the heading.
    Heading,
    /// Data of the heading.
    Attribute,
}

impl Evidence {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::Text => "text",
            Evidence::Heading => "heading",
            Evidence::Attribute => "attribute",
        }
    }
}

/// How sure it is that the document holds the offence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The tool infers it from the wording; nobody says so.
    Inferred,
    /// The draft says so, and how sure that is.
    Stated(Confidence),
}

impl Certainty {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Inferred => "inferred",
            Certainty::Stated(confidence) => confidence.name(),
        }
    }
}

/// One offence recognised in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// Which.
    pub offence: OffenceIx,
    /// How the clause holds it.
    pub mode: Mode,
    /// By what it was recognised.
    pub evidence: Evidence,
    /// Where in the source the evidence stands.
    pub place: Span,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The offences of all clauses of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recognition {
    holders: BTreeMap<ClauseIx, Vec<Recognised>>,
    /// For every clause: the clause whose offences are its own.
    holder_of: Vec<Option<ClauseIx>>,
    /// Which elements the articles that make conduct an offence show, by [`Taxonomy::marks`].
    marks: BTreeMap<ClauseIx, Vec<usize>>,
    /// Articles that make conduct an offence which the taxonomy does not know.
    pub candidates: Vec<ClauseIx>,
    /// Remarks, sorted by place.
    pub findings: Vec<Finding>,
}

impl Recognition {
    /// The offences of a clause: those of the nearest clause at or above it that holds any.
    pub fn of_clause(&self, at: ClauseIx) -> &[Recognised] {
        let holder = self.holder_of.get(at.at()).copied().flatten();
        holder.and_then(|holder| self.holders.get(&holder)).map_or(&[], Vec::as_slice)
    }

    /// The clauses that hold offences, in the order of the text, each with its offences.
    pub fn holders(&self) -> impl Iterator<Item = (ClauseIx, &[Recognised])> {
        self.holders.iter().map(|(&at, all)| (at, all.as_slice()))
    }

    /// The offences that a clause itself holds, those of the clauses above it left out.
    pub fn own(&self, at: ClauseIx) -> &[Recognised] {
        self.holders.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The marks of elements that a clause and what stands in it show, each once, in order.
    pub fn marks(&self, at: ClauseIx) -> &[usize] {
        self.marks.get(&at).map_or(&[], Vec::as_slice)
    }
}

/// Recognises the offences of a draft.
pub fn recognise(draft: &Draft, taxonomy: &Taxonomy) -> Recognition {
    let lexicon = Lexicon::of(taxonomy, draft.meta.language);
    let mut reader =
        Reader { draft, taxonomy, units: units(draft), seen: BTreeMap::new(), found: Recognition::default() };
    reader.read(&lexicon);
    reader.conclude();
    reader.found.hand_down(draft);
    crate::finding::sort(&mut reader.found.findings);
    reader.found
}

impl Recognition {
    fn hand_down(&mut self, draft: &Draft) {
        for (at, clause) in draft.clauses.iter().enumerate() {
            let at = ClauseIx::new(at);
            let above = clause.parent.and_then(|parent| self.holder_of[parent.at()]);
            self.holder_of.push(if self.holders.contains_key(&at) { Some(at) } else { above });
        }
    }
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Offence(OffenceIx),
    Extension(usize),
    Criminalizes,
    Mark(usize),
}

/// The phrases of one language.
struct Lexicon {
    headings: Phrases<Meaning>,
    text: Phrases<Meaning>,
    preamble: Phrases<Meaning>,
}

impl Lexicon {
    fn of(taxonomy: &Taxonomy, language: Language) -> Self {
        let new = || Phrases::of(language);
        let mut made = Self { headings: new(), text: new(), preamble: new() };
        for at in taxonomy.indices() {
            let offence = taxonomy.offence(at);
            add(&mut made.headings, &offence.headings, Meaning::Offence(at), language);
            add(&mut made.text, &offence.text, Meaning::Offence(at), language);
            add(&mut made.preamble, &offence.preamble, Meaning::Offence(at), language);
        }
        for (at, clause) in taxonomy.extension_clauses.iter().enumerate() {
            add(&mut made.headings, &clause.headings, Meaning::Extension(at), language);
            add(&mut made.text, &clause.text, Meaning::Extension(at), language);
        }
        for (at, mark) in taxonomy.marks.iter().enumerate() {
            add(&mut made.text, &mark.text, Meaning::Mark(at), language);
        }
        add(&mut made.headings, &taxonomy.criminalizing, Meaning::Criminalizes, language);
        add(&mut made.text, &taxonomy.criminalizing, Meaning::Criminalizes, language);
        made
    }
}

fn add(phrases: &mut Phrases<Meaning>, wordings: &Wordings, meaning: Meaning, language: Language) {
    wordings.of(language).iter().for_each(|pattern| phrases.add(pattern, meaning));
}

/// Where the words of a clause belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// To no article.
    None,
    /// To a preamble: each clause for itself.
    Preamble,
    /// To an article, or another heading that holds no heading.
    Article(ClauseIx),
}

fn units(draft: &Draft) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(draft.clauses.len());
    let is_heading = |&child: &ClauseIx| draft.clause(child).kind.has_heading();
    for (at, clause) in draft.clauses.iter().enumerate() {
        let above = clause.parent.map_or(Unit::None, |parent| units[parent.at()]);
        let lowest = clause.kind.has_heading() && clause.parent.is_some() && !clause.children.iter().any(is_heading);
        units.push(match clause.kind {
            Kind::Preamble => Unit::Preamble,
            _ if above == Unit::Preamble => above,
            _ if lowest => Unit::Article(ClauseIx::new(at)),
            _ => above,
        });
    }
    units
}

/// What the words of an article say before a conclusion is drawn.
#[derive(Debug, Default)]
struct Seen {
    criminalizes: bool,
    hits: Vec<(Meaning, Evidence, Span)>,
    marks: Vec<usize>,
}

struct Reader<'a> {
    draft: &'a Draft,
    taxonomy: &'a Taxonomy,
    units: Vec<Unit>,
    seen: BTreeMap<ClauseIx, Seen>,
    found: Recognition,
}

impl Reader<'_> {
    /// One pass over all clauses.
    fn read(&mut self, lexicon: &Lexicon) {
        let draft = self.draft;
        for at in draft.indices() {
            let clause = draft.clause(at);
            if clause.attributes.get("offence").is_some() {
                self.declared(at, clause);
            }
            match self.units[at.at()] {
                Unit::None => {}
                Unit::Preamble => self.named(at, &lexicon.preamble),
                Unit::Article(unit) if unit == at || self.is_title(unit, at) => {
                    self.look(unit, (at, Evidence::Heading), &lexicon.headings);
                }
                Unit::Article(unit) => self.look(unit, (at, Evidence::Text), &lexicon.text),
            }
        }
    }

    /// An article without a title is named by its first line, where that is short and no sentence.
    fn is_title(&self, unit: ClauseIx, at: ClauseIx) -> bool {
        let (article, line) = (self.draft.clause(unit), self.draft.clause(at));
        let text = line.text.as_str();
        let first = article.text.is_empty() && article.children.first() == Some(&at) && line.label.is_none();
        first && text.len() <= LONGEST_TITLE && !text.ends_with(['.', ';', ':', ',', '。', '；', '：', '，', '؛', '،'])
    }

    /// What the data of a heading say: `offence=a,b by=reference confidence=recalled`.
    fn declared(&mut self, at: ClauseIx, clause: &Clause) {
        let mode = match clause.attributes.get("by") {
            Some("reference") => Mode::Reference,
            Some("preamble") => Mode::Preamble,
            _ if self.units[at.at()] == Unit::Preamble => Mode::Preamble,
            _ => Mode::Standalone,
        };
        let place = clause.span;
        let ids = clause.attributes.get("offence").unwrap_or_default().split(',').map(str::trim);
        for id in ids.filter(|id| !id.is_empty() && *id != NO_OFFENCE) {
            match self.taxonomy.find(id) {
                Some(offence) => self.hold(at, offence, (mode, Evidence::Attribute, place)),
                None => self.unknown(id, place),
            }
        }
    }

    fn unknown(&mut self, id: &str, place: Span) {
        let message = format!("the taxonomy has no offence `{id}`");
        let finding = Finding::new("unknown-offence", Severity::Warning, message, place);
        self.found.findings.push(finding.with_help("add it to a taxonomy of your own and give that with --offences"));
    }

    /// Words in a clause of a preamble.
    fn named(&mut self, at: ClauseIx, phrases: &Phrases<Meaning>) {
        let text = &self.draft.clause(at).text;
        for hit in phrases.find(text.as_str()) {
            if let Meaning::Offence(offence) = hit.meaning {
                self.hold(
                    at,
                    offence,
                    (Mode::Preamble, Evidence::Text, text.source_span(phrases.span(&hit, text.as_str()))),
                );
            }
        }
    }

    /// Words in a clause of an article.
    fn look(&mut self, unit: ClauseIx, (at, evidence): (ClauseIx, Evidence), phrases: &Phrases<Meaning>) {
        let text = &self.draft.clause(at).text;
        for hit in phrases.find(text.as_str()) {
            let seen = self.seen.entry(unit).or_default();
            match hit.meaning {
                Meaning::Criminalizes => seen.criminalizes = true,
                Meaning::Mark(mark) => seen.marks.push(mark),
                Meaning::Offence(_) | Meaning::Extension(_) => {
                    seen.hits.push((hit.meaning, evidence, text.source_span(phrases.span(&hit, text.as_str()))));
                }
            }
        }
    }

    /// Draws the conclusions for every article.
    fn conclude(&mut self) {
        for (unit, mut seen) in std::mem::take(&mut self.seen) {
            let declared = self.draft.clause(unit).attributes.get("offence").is_some();
            if !declared {
                self.settle(unit, &seen);
            }
            seen.marks.sort_unstable();
            seen.marks.dedup();
            self.found.marks.insert(unit, seen.marks);
        }
    }

    fn settle(&mut self, unit: ClauseIx, seen: &Seen) {
        for &(meaning, evidence, place) in &seen.hits {
            if evidence == Evidence::Text && !seen.criminalizes && !self.is_ancillary(meaning) {
                continue;
            }
            match meaning {
                Meaning::Offence(offence) => self.hold(unit, offence, (Mode::Standalone, evidence, place)),
                Meaning::Extension(clause) => self.absorb(unit, clause, (evidence, place)),
                Meaning::Criminalizes | Meaning::Mark(_) => {}
            }
        }
        if seen.criminalizes && !self.found.holders.contains_key(&unit) {
            self.found.candidates.push(unit);
        }
    }

    /// Rules on attempt or legal persons make nothing an offence themselves; their own words tell of them.
    fn is_ancillary(&self, meaning: Meaning) -> bool {
        match meaning {
            Meaning::Offence(offence) => self.taxonomy.offence(offence).group == Group::Ancillary,
            Meaning::Extension(_) | Meaning::Criminalizes | Meaning::Mark(_) => false,
        }
    }

    fn absorb(&mut self, unit: ClauseIx, clause: usize, (evidence, place): (Evidence, Span)) {
        for id in &self.taxonomy.extension_clauses[clause].absorbs {
            let offence = self.taxonomy.find(id).expect("a taxonomy names its own offences");
            self.hold(unit, offence, (Mode::Reference, evidence, place));
        }
    }

    /// Keeps the strongest evidence of every offence and mode of a clause.
    fn hold(&mut self, at: ClauseIx, offence: OffenceIx, (mode, evidence, place): (Mode, Evidence, Span)) {
        let certainty = certainty(self.draft, at, evidence, mode);
        let held = self.found.holders.entry(at).or_default();
        let new = Recognised { offence, mode, evidence, place, certainty };
        match held.iter_mut().find(|old| (old.offence, old.mode) == (offence, mode)) {
            Some(old) if old.evidence < evidence => *old = new,
            Some(_) => {}
            None => held.push(new),
        }
    }
}

/// Bytes of the longest title: the longest of the conventions measured has 150.
const LONGEST_TITLE: usize = 200;

/// The value of `offence=` that says: this article holds none.
const NO_OFFENCE: &str = "none";

/// Words of operative text show an offence only by inference; a name in a preamble or a heading is read, not inferred.
fn certainty(draft: &Draft, at: ClauseIx, evidence: Evidence, mode: Mode) -> Certainty {
    let stated = |at: ClauseIx| draft.clause(at).attributes.get("confidence").and_then(Confidence::from_name);
    if evidence == Evidence::Text && mode != Mode::Preamble {
        return Certainty::Inferred;
    }
    let near = std::iter::once(at).chain(draft.ancestors(at)).find_map(stated);
    Certainty::Stated(near.unwrap_or_else(|| confidence(draft)))
}

/// What holds for a draft as a whole: its least sure source, else what its basis lets one expect.
fn confidence(draft: &Draft) -> Confidence {
    let least = draft.meta.sources.iter().filter_map(|origin| origin.confidence).min();
    least.unwrap_or(match draft.meta.basis {
        Some(Basis::Official) | None => Confidence::Verified,
        Some(Basis::Translation) => Confidence::Secondary,
        Some(Basis::Restatement) => Confidence::Recalled,
    })
}

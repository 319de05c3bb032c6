//! A draft: its clauses as a tree, and what they say.
//!
//! 1. [`label`]: the numbers of clauses as printed, and their order;
//! 2. [`kind`]: what a clause is, and the words headings use for it;
//! 3. [`text`]: the text of a clause with the way back to its source;
//! 4. [`meta`]: what the front matter says;
//! 5. [`citation`]: how a lawyer names a clause;
//! 6. [`mod@reference`]: where clauses name others;
//! 7. [`marks`]: brackets, options, agreed text, attributions and blanks in it;
//! 8. `tombstone`: clauses of which only a note is left;
//! 9. [`account`]: what such notes say happened;
//! 10. `few`: lists that mostly hold one, as the levels of a number.

pub mod account;
pub mod citation;
pub mod kind;
pub mod label;
pub mod marks;
pub mod meta;
pub mod reference;
pub mod text;

mod few;
mod range;
pub(crate) mod terms;
pub(crate) mod tombstone;
pub(crate) mod tradition;

pub(crate) mod numerals;

use crate::finding::Finding;
use crate::source::Source;
use crate::source::Span;

pub use few::Few;
pub use kind::Kind;
pub use label::Label;
pub use meta::Language;
pub use meta::Meta;
pub use text::Text;

/// Which clause of a draft: its place in [`Draft::clauses`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseIx(pub(crate) u32);

impl ClauseIx {
    /// The instrument itself.
    pub const ROOT: ClauseIx = ClauseIx(0);

    pub(crate) fn new(at: usize) -> Self {
        Self(u32::try_from(at).expect("a source below 4 GiB has fewer clauses than bytes"))
    }

    /// The place in the list of clauses.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// Any node of the text, from the instrument to a sub-item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it is.
    pub kind: Kind,
    /// The clause it stands in; `None` for the instrument alone.
    pub parent: Option<ClauseIx>,
    /// The clauses in it, in the order of the text, footnotes last.
    pub children: Vec<ClauseIx>,
    /// What is printed before its text: `Article 6.`, `[1.`, `(a)`; empty where nothing is.
    pub head: String,
    /// Its number, where it has one.
    pub label: Option<Label>,
    /// The kind word as printed (`Section`), for headings that have one; that of a quoted section is told by what announces it.
    pub word: Option<String>,
    /// The title of a heading, else the words of the clause itself (its chapeau, when it has children).
    pub text: Text,
    /// Says whether it is a provision that the clause above it quotes, or stands in one: its number belongs to another text.
    pub quoted: bool,
    /// Data of the heading: `{#id offence=…}`.
    pub attributes: Attributes,
    /// Its own words in the source, with head and marks; the clauses in it have spans of their own.
    pub span: Span,
}

/// What a heading says about its clause in braces. Few say anything, and then a pointer is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes(Option<Box<Stated>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stated {
    id: Option<String>,
    pairs: Vec<(String, String)>,
}

impl Attributes {
    /// Takes in what stands in the braces.
    pub(crate) fn new(id: Option<String>, pairs: Vec<(String, String)>) -> Self {
        let nothing = id.is_none() && pairs.is_empty();
        Self((!nothing).then(|| Box::new(Stated { id, pairs })))
    }

    /// The permanent id.
    pub fn id(&self) -> Option<&str> {
        self.0.as_ref()?.id.as_deref()
    }

    /// All `key=value` pairs in their order.
    pub fn pairs(&self) -> &[(String, String)] {
        self.0.as_ref().map_or(&[], |stated| &stated.pairs)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs().iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Text of the file that is no clause: a comment or a link definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// Where it stands, with its marks.
    pub span: Span,
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// `<!-- … -->`.
    Comment,
    /// `[x]: url`.
    LinkDefinition,
    /// Marks of Markdown that say nothing: a rule, a fence, the borders of a table.
    Furniture,
}

/// One text of an instrument, read from a source.
///
/// Every visible character of the source lies in the span of exactly one clause, of a note, or of
/// the front matter. Clauses stand in the order of the text; a parent comes before its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it was read from.
    pub source: Source,
    /// What the front matter says, or what stood in for it.
    pub meta: Meta,
    /// All clauses; the first is the instrument.
    pub clauses: Vec<Clause>,
    /// Text that is no clause.
    pub notes: Vec<Note>,
    /// Remarks of the reader, sorted by place.
    pub findings: Vec<Finding>,
}

impl Draft {
    /// The clause of an index.
    pub fn clause(&self, at: ClauseIx) -> &Clause {
        &self.clauses[at.at()]
    }

    /// All indices in the order of the text.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = ClauseIx> + ExactSizeIterator + use<> {
        (0..self.clauses.len() as u32).map(ClauseIx)
    }

    /// The line where a clause starts, counted from 1.
    pub fn line(&self, at: ClauseIx) -> u32 {
        self.source.line(self.clause(at).span.start)
    }

    /// The clauses above a clause, nearest first.
    pub fn ancestors(&self, at: ClauseIx) -> impl Iterator<Item = ClauseIx> {
        std::iter::successors(self.clause(at).parent, |&parent| self.clause(parent).parent)
    }

    /// A clause and everything in it, in the order of its children.
    pub fn subtree(&self, at: ClauseIx) -> Vec<ClauseIx> {
        let mut found = Vec::new();
        let mut open = vec![at];
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.clause(next).children.iter().rev());
        }
        found
    }

    /// All clauses in reading order: like the text, but a footnote behind the clause that calls it.
    pub fn reading_order(&self) -> Vec<ClauseIx> {
        self.subtree(ClauseIx::ROOT)
    }

    /// The article (or annex, preamble) a clause stands in, or is.
    pub fn article(&self, at: ClauseIx) -> Option<ClauseIx> {
        let unit = |&at: &ClauseIx| matches!(self.clause(at).kind, Kind::Article | Kind::Preamble | Kind::Annex);
        std::iter::once(at).chain(self.ancestors(at)).find(unit)
    }

    /// Says whether two files hold the same draft: front matter, clauses and words, wherever they stand in the file.
    pub fn reads_as(&self, other: &Draft) -> bool {
        let same = |(own, other): (&Clause, &Clause)| {
            let data = |clause: &Clause| (clause.kind, clause.parent, clause.label.clone(), clause.attributes.clone());
            let words = |clause: &Clause| (clause.head.clone(), clause.text.as_str().to_owned());
            data(own) == data(other) && words(own) == words(other) && own.text.styles() == other.text.styles()
        };
        let notes = |draft: &Draft| draft.notes.iter().map(|note| note.kind).collect::<Vec<_>>();
        self.meta.says_as(&other.meta)
            && notes(self) == notes(other)
            && self.clauses.len() == other.clauses.len()
            && self.clauses.iter().zip(&other.clauses).all(same)
    }

    /// How deep a clause stands below the instrument.
    pub fn depth(&self, at: ClauseIx) -> usize {
        self.ancestors(at).count()
    }
}

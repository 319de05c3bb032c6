//! A draft with what rules ask of it, each worked out once and only when asked for.

use std::sync::OnceLock;

use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::draft::marks;
use crate::draft::marks::Marks;
use crate::draft::reference::References;
use crate::draft::tombstone;
use crate::offences::Recognition;
use crate::offences::Taxonomy;
use crate::offences::recognise;
use crate::source::Span;

/// A draft with what rules ask of it.
pub struct Subject<'a> {
    /// The draft.
    pub draft: &'a Draft,
    taxonomy: Option<&'a Taxonomy>,
    recognition: OnceLock<Recognition>,
    citations: Citations<'a>,
    references: OnceLock<References>,
    marks: OnceLock<Marks>,
}

impl<'a> Subject<'a> {
    /// Takes a draft in; its offences are those of the built-in taxonomy.
    pub fn new(draft: &'a Draft) -> Self {
        Self {
            draft,
            taxonomy: None,
            recognition: OnceLock::new(),
            citations: Citations::of(draft),
            references: OnceLock::new(),
            marks: OnceLock::new(),
        }
    }

    /// The same draft with the offences of another taxonomy.
    #[must_use]
    pub fn with_taxonomy(self, taxonomy: &'a Taxonomy) -> Self {
        Self { taxonomy: Some(taxonomy), ..self }
    }

    /// The offences that there are.
    pub fn taxonomy(&self) -> &'a Taxonomy {
        self.taxonomy.unwrap_or_else(|| Taxonomy::built_in())
    }

    /// Which clauses hold which offence.
    pub fn recognition(&self) -> &Recognition {
        self.recognition.get_or_init(|| recognise(self.draft, self.taxonomy()))
    }

    /// How a clause is cited.
    pub fn cite(&self, at: ClauseIx) -> &str {
        self.citations.cite(at)
    }

    /// All citations.
    pub fn citations(&self) -> &Citations<'a> {
        &self.citations
    }

    /// Where clauses name others.
    pub fn references(&self) -> &References {
        self.references.get_or_init(|| References::of(self.draft))
    }

    /// Brackets, options, status and blanks.
    pub fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(self.draft))
    }

    /// All clauses with their indices, in the order of the text.
    pub fn clauses(&self) -> impl Iterator<Item = (ClauseIx, &'a Clause)> {
        let draft = self.draft;
        draft.indices().map(move |at| (at, draft.clause(at)))
    }

    /// Where a part of a clause's text stands in the source.
    pub fn place(&self, at: ClauseIx, text: Span) -> Span {
        self.draft.clause(at).text.source_span(text)
    }

    /// Where the head of a clause stands; its first line where it has none.
    pub fn head(&self, at: ClauseIx) -> Span {
        let clause = self.draft.clause(at);
        let source = self.draft.source.slice(clause.span);
        let line = source.find('\n').unwrap_or(source.len());
        let words = source[..line].trim_end();
        let first = words.len() - words.trim_start_matches(['#', ' ', '*', '-']).len();
        let length = if words[first..].starts_with(&clause.head) { clause.head.len() } else { words.len() - first };
        let start = clause.span.start as usize + first;
        Span::new(start, start + length.max(1).min(source.len().saturating_sub(first)))
    }

    /// Where the head of a clause stands, for the instrument and for none the end of the front matter.
    pub fn head_or_start(&self, at: Option<ClauseIx>) -> Span {
        let start = self.draft.meta.span.end;
        at.filter(|&at| at != ClauseIx::ROOT).map_or(Span { start, end: start }, |at| self.head(at))
    }

    /// Where a part of the printed words of a clause stands in the source.
    pub fn printed_place(&self, at: ClauseIx, printed: Span) -> Span {
        let point = |offset| marks::Point { clause: at, at: offset };
        let start = self.marks().source_offset(self.draft, point(printed.start));
        let head = marks::text_start(self.draft.clause(at));
        if printed.start < head {
            return Span { start, end: start + 1 };
        }
        self.place(at, Span { start: printed.start - head, end: printed.end - head })
    }

    /// Says whether a clause only says what happened to it: "Deleted.", "Moved to article 54".
    pub fn is_tombstone(&self, at: ClauseIx) -> bool {
        is_tombstone(self.draft.clause(at).text.as_str())
    }

    /// Says whether nothing but such a note is left of an article.
    pub fn is_deleted(&self, at: ClauseIx) -> bool {
        tombstone::is_gone(self.draft, at)
    }
}

/// Says whether words are a note on what happened to a clause.
pub(super) fn is_tombstone(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["deleted", "[deleted", "moved", "supprimé", "suprimido", "исключен", "删除", "已删除", "حذفت", "تحذف"];
    let start: String = text.chars().take(12).collect::<String>().to_lowercase();
    WORDS.iter().any(|word| start.starts_with(word)) && text.split_whitespace().count() <= LONGEST_NOTE
}

/// Words of the longest such note; what is longer begins with "moved" and says something of its own.
const LONGEST_NOTE: usize = 20;

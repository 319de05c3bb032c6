//! The words of a draft as stretches that are set alike, with the footnotes they call.

use std::collections::HashMap;
use std::ops::Range;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::text::Style;
use crate::pair::Pair;
use crate::pair::Side;

/// What a tracked change does to a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Fate {
    /// It stays.
    Kept,
    /// It goes.
    Deleted,
    /// It comes.
    Inserted,
    /// It goes to another place.
    MovedFrom,
    /// It comes from another place.
    MovedTo,
}

impl Fate {
    /// What happens to text of one side alone.
    pub(crate) fn of_side(side: Side) -> Self {
        match side {
            Side::Old => Fate::Deleted,
            Side::New => Fate::Inserted,
        }
    }

    /// Says whether the text is there before the changes, or after them.
    pub(crate) fn is_in(self, side: Side) -> bool {
        match self {
            Fate::Kept => true,
            Fate::Deleted | Fate::MovedFrom => side == Side::Old,
            Fate::Inserted | Fate::MovedTo => side == Side::New,
        }
    }
}

/// A footnote of the document: one of the old draft, of the new one, or of both.
pub(crate) type Note = Pair<Option<ClauseIx>>;

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bit {
    /// What happens to it.
    pub(crate) fate: Fate,
    /// What it is.
    pub(crate) what: What,
}

/// What a stretch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// Words, and how they are set before and after the changes.
    Words(String, Pair<Look>),
    /// The call of a footnote.
    Call(Note),
}

impl Bit {
    /// Words that are set in no particular way.
    pub(crate) fn plain(fate: Fate, text: &str) -> Self {
        Self { fate, what: What::Words(text.to_owned(), Pair::default()) }
    }
}

/// How words are set: a set of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look(u16);

impl Look {
    /// Says whether a style is in the set.
    pub(crate) fn has(self, style: Style) -> bool {
        self.0 & (1 << style as u16) != 0
    }

    fn with(self, style: Style) -> Self {
        match style {
            // A link looks like any text on paper, and a call is no text.
            Style::Link | Style::NoteCall => self,
            Style::Emphasis
            | Style::Strong
            | Style::Strike
            | Style::Underline
            | Style::Superscript
            | Style::Subscript
            | Style::Code => Self(self.0 | 1 << style as u16),
        }
    }
}

/// A draft whose footnotes are found by their names.
pub(crate) struct Words<'d> {
    pub(crate) draft: &'d Draft,
    notes: HashMap<&'d str, ClauseIx>,
}

impl<'d> Words<'d> {
    /// Gets a draft ready.
    pub(crate) fn of(draft: &'d Draft) -> Self {
        let notes = draft.indices().rev().filter(|&at| draft.clause(at).kind == Kind::Footnote);
        let named = |at: ClauseIx| {
            let name = draft.clause(at).head.strip_prefix("[^")?.strip_suffix(']')?;
            Some((name, at))
        };
        Self { draft, notes: notes.filter_map(named).collect() }
    }

    /// The bytes of a range of a clause's text where its look changes or a footnote is called, with both ends.
    pub(crate) fn borders(&self, at: ClauseIx, range: Range<usize>) -> Vec<usize> {
        let mut borders = vec![range.start, range.end];
        for styled in self.draft.clause(at).text.styles() {
            let ends = [styled.span.start as usize, styled.span.end as usize];
            borders.extend(ends.into_iter().filter(|end| range.contains(end)));
        }
        borders.sort_unstable();
        borders.dedup();
        borders
    }

    /// How a byte of a clause's text is set.
    pub(crate) fn look(&self, at: ClauseIx, byte: usize) -> Look {
        let styles = self.draft.clause(at).text.styles().iter();
        let over = styles.filter(|styled| styled.span.range().contains(&byte));
        over.fold(Look::default(), |look, styled| look.with(styled.style))
    }

    /// The footnotes called before a byte of a clause's text; those called in its label stand before the first.
    pub(crate) fn calls(&self, at: ClauseIx, byte: usize) -> Vec<ClauseIx> {
        let mut calls = if byte == 0 { self.calls_in_label(at) } else { Vec::new() };
        calls.extend(self.calls_in_text(at, byte));
        calls
    }

    fn calls_in_text(&self, at: ClauseIx, byte: usize) -> Vec<ClauseIx> {
        let text = &self.draft.clause(at).text;
        let calls =
            text.styles().iter().filter(|styled| styled.style == Style::NoteCall && styled.span.start as usize == byte);
        (0..calls.count()).filter_map(|nth| self.call(at, byte, nth)).collect()
    }

    /// The footnotes in a clause, each the first of its name, that its text does not call: a label keeps no calls.
    fn calls_in_label(&self, at: ClauseIx) -> Vec<ClauseIx> {
        // What nothing calls stands in the root.
        if at == ClauseIx::ROOT {
            return Vec::new();
        }
        let first = |note: ClauseIx| self.notes.values().any(|named| *named == note);
        let clauses = self.draft.clause(at).children.iter().copied();
        let mut notes =
            clauses.filter(|&note| self.draft.clause(note).kind == Kind::Footnote && first(note)).peekable();
        if notes.peek().is_none() {
            return Vec::new();
        }
        let called: Vec<ClauseIx> = self.places(at).into_iter().flat_map(|byte| self.calls_in_text(at, byte)).collect();
        notes.filter(|note| !called.contains(note)).collect()
    }

    /// All footnotes called in a clause.
    pub(crate) fn all_calls(&self, at: ClauseIx) -> Vec<ClauseIx> {
        let mut calls = self.calls_in_label(at);
        calls.extend(self.places(at).into_iter().flat_map(|byte| self.calls_in_text(at, byte)));
        calls
    }

    /// Where a clause's text calls footnotes.
    fn places(&self, at: ClauseIx) -> Vec<usize> {
        let styles = self.draft.clause(at).text.styles().iter().filter(|styled| styled.style == Style::NoteCall);
        let mut places: Vec<usize> = styles.map(|styled| styled.span.start as usize).collect();
        places.dedup();
        places
    }

    /// The name of a call stands in the source alone, behind the words before it.
    fn call(&self, at: ClauseIx, byte: usize, nth: usize) -> Option<ClauseIx> {
        let clause = self.draft.clause(at);
        let before = match byte.checked_sub(1) {
            Some(last) => clause.text.source_offset(last as u32) as usize + 1,
            None => clause.span.start as usize,
        };
        let source = self.draft.source.text().get(before..clause.span.end as usize)?;
        let start = source.match_indices("[^").nth(nth)?.0 + "[^".len();
        let name = &source[start..start + source[start..].find(']')?];
        self.notes.get(name).copied()
    }

    /// The stretches of a range of a clause's text, as text of one side alone or of a document without changes.
    pub(crate) fn bits(&self, at: ClauseIx, range: Range<usize>, (fate, side): (Fate, Side)) -> Vec<Bit> {
        let mut bits = Vec::new();
        let whole = range.end == self.draft.clause(at).text.as_str().len();
        let borders = self.borders(at, range);
        for (index, &start) in borders.iter().enumerate() {
            let end = borders.get(index + 1).copied();
            // Whoever writes a text piece by piece writes a call once: with the piece that starts there, or ends the text.
            if end.is_some() || whole {
                bits.extend(self.calls(at, start).into_iter().map(|note| call(fate, side, note)));
            }
            if let Some(end) = end {
                let look = self.look(at, start);
                let text = self.draft.clause(at).text.as_str()[start..end].to_owned();
                bits.push(Bit { fate, what: What::Words(text, Pair::new(look, look)) });
            }
        }
        bits
    }
}

/// The call of a footnote that one side alone has.
pub(crate) fn call(fate: Fate, side: Side, note: ClauseIx) -> Bit {
    let mut both = Note::default();
    *both.get_mut(side) = Some(note);
    Bit { fate, what: What::Call(both) }
}

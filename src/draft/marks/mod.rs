//! Marks inside the text: brackets, alternatives, options, agreed text, attributions, blanks.
//!
//! 1. [`brackets`]: which bracket closes which, within a clause and across clauses;
//! 2. [`roles`]: what a bracket stands for, and blanks without brackets;
//! 3. [`sets`]: adjacent alternatives and sets of options;
//! 4. [`attribution`]: who proposes, supports or opposes what.
//!
//! # Grammar
//!
//! Marks are read from the printed words of a clause: its head, a blank, its text ([`printed`]).
//!
//! ```text
//! words       = { bracket | note | blank | stray | character }
//! bracket     = "[" words "]"                    "［" and "］" count as well
//! note        = "[^" name "]"                    calls a footnote: no bracket
//! status      = "[" "agreed ad referendum" … "]" at the end of a clause; {status=ad-ref} on a heading
//! slot        = "[" { "x" | "20XX" | "…" | "___" | "date" | "year" … } "]" | "20XX" | "XXX" | "____"
//! placeholder = ("[" | "{") "placeholder" words ("]" | "}")
//! no-text     = "[" ("no text" | "no provision") … "]", or an option that says so
//! alternatives= bracket { [ "/" | "[or]" ] bracket }        nothing else between them
//! attributed  = "[" groups ":" words "]" | "[" words ":" groups "]"
//! groups      = names [ verb ] { ";" names [ verb ] }       names: delegations by "," "/" "&" "and"
//! options     = clauses in a row that open with "Option 1", "OPTION I", "Alt. 1" …
//! ```
//!
//! A bracket that begins with a comma or a conjunction adds to the sentence and is no alternative
//! to its neighbour: `[A] [and B]` are two brackets, `[A] [B]` a choice.
//!
//! # Brackets that do not balance
//!
//! Brackets match within their clause first. What is left there may match across clauses: a clause
//! with the clauses in it, then its parent, up to the article (or other heading), which is the
//! border. At each of these levels either everything that was left matches, or nothing does: a
//! stray bracket never puts the words of another paragraph in doubt. What is left at the border is
//! unbalanced: an opening bracket is closed at the end of its clause, a closing one is a
//! [`Mark::Stray`]; both give a finding `brackets`. The text itself is never changed.

mod attribution;
mod brackets;
mod roles;
mod sets;

#[cfg(test)]
mod laws;

use super::Clause;
use super::ClauseIx;
use super::Draft;
use super::Kind;
use crate::finding;
use crate::finding::Finding;
use crate::source::Span;

pub use attribution::Attribution;
pub use attribution::Stance;
pub use roles::Blank;
pub use roles::BlankKind;
pub use roles::Role;
pub use sets::OptionSet;

/// Which bracket of a draft: its place in [`Marks::brackets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BracketIx(pub(crate) u32);

impl BracketIx {
    fn new(at: usize) -> Self {
        Self(u32::try_from(at).expect("a source below 4 GiB has fewer brackets than bytes"))
    }

    /// The place in the list of brackets.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A byte of the printed words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// Which clause.
    pub clause: ClauseIx,
    /// Offset in [`printed`].
    pub at: u32,
}

/// Where the end of a bracket comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closing {
    /// A closing bracket stands there.
    Printed,
    /// None does: the end of the clause stands in.
    Assumed,
}

/// A pair of square brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    /// Where it opens: its `[`.
    pub open: Point,
    /// Where it ends: behind its `]`, or the end of its clause.
    pub close: Point,
    /// Where that end comes from.
    pub closing: Closing,
    /// The bracket round it.
    pub parent: Option<BracketIx>,
    /// How many brackets stand round it.
    pub depth: u32,
    /// What it stands for.
    pub role: Role,
}

impl Bracket {
    /// The printed bytes it covers, for one that opens and ends in the same clause.
    pub fn span(&self) -> Option<Span> {
        (self.open.clause == self.close.clause).then_some(Span { start: self.open.at, end: self.close.at })
    }
}

/// What a mark in the words of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `[`.
    Open(BracketIx),
    /// `]`.
    Close(BracketIx),
    /// `]` that closes nothing.
    Stray,
    /// `[^1]` as printed.
    Note,
}

/// A mark with its place in the printed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Where.
    pub span: Span,
    /// What.
    pub mark: Mark,
}

/// A run of printed words between marks, or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where, in the printed words.
    pub span: Span,
    /// What; `None` for words.
    pub mark: Option<Mark>,
    /// How many brackets stand round it; a status counts as none.
    pub depth: u32,
}

/// Whether the parties have agreed on the words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Agreed ad referendum: subject to the approval of capitals.
    AdReferendum,
    /// Agreed.
    Agreed,
}

/// The marks of one clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Own {
    placed: Vec<Placed>,
    /// Brackets of earlier clauses that are open where this one starts.
    entry: u32,
    status: Option<Agreement>,
}

/// All marks of a draft.
///
/// The pieces of a clause concatenate to its printed words. Brackets nest: the parent of a bracket
/// opens before it and ends after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    own: Vec<Own>,
    /// All brackets in the order in which they open.
    pub brackets: Vec<Bracket>,
    /// Brackets side by side of which one is to be chosen, two or more each.
    pub alternatives: Vec<Vec<BracketIx>>,
    /// Options side by side of which one is to be chosen.
    pub options: Vec<OptionSet>,
    /// Blanks to be filled.
    pub blanks: Vec<Blank>,
    /// Who stands for what.
    pub attributions: Vec<Attribution>,
    /// Brackets that do not balance, sorted by place.
    pub findings: Vec<Finding>,
}

/// The words of a clause as printed: head, a blank, text. The sign of a footnote is no part of it.
pub fn printed(clause: &Clause) -> String {
    match text_start(clause) as usize {
        0 => clause.text.as_str().to_owned(),
        _ => format!("{} {}", clause.head, clause.text.as_str()),
    }
}

/// Where the text begins in the printed words.
pub fn text_start(clause: &Clause) -> u32 {
    if clause.head.is_empty() || clause.kind == Kind::Footnote { 0 } else { clause.head.len() as u32 + 1 }
}

impl Marks {
    /// Reads the marks of a draft.
    pub fn of(draft: &Draft) -> Self {
        let printed: Vec<String> = draft.clauses.iter().map(printed).collect();
        let mut marks = brackets::matched(draft, &printed);
        roles::assign(&mut marks, draft, &printed);
        for at in draft.indices() {
            marks.own[at.at()].status = marks.read_status(draft, at, &printed[at.at()]);
        }
        marks.alternatives = sets::alternatives(&marks, &printed);
        marks.options = sets::options(draft);
        marks.attributions = attribution::all(draft, &marks, &printed);
        marks.findings = marks.unbalanced(draft);
        marks
    }

    /// The bracket of an index.
    pub fn bracket(&self, at: BracketIx) -> &Bracket {
        &self.brackets[at.at()]
    }

    /// All indices in the order in which the brackets open.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = BracketIx> + ExactSizeIterator + use<> {
        (0..self.brackets.len() as u32).map(BracketIx)
    }

    /// The marks in the printed words of a clause, in order.
    pub fn placed(&self, at: ClauseIx) -> &[Placed] {
        &self.own[at.at()].placed
    }

    /// How many brackets of earlier clauses are open where a clause starts.
    pub fn entry(&self, at: ClauseIx) -> u32 {
        self.own[at.at()].entry
    }

    /// What a clause says of its own words: `[agreed ad referendum]` behind them, or `{status=ad-ref}` on a heading.
    pub fn own_status(&self, at: ClauseIx) -> Option<Agreement> {
        self.own[at.at()].status
    }

    /// Whether the words of a clause are agreed: by its own mark, or by that of a heading above it.
    pub fn status(&self, draft: &Draft, at: ClauseIx) -> Option<Agreement> {
        let heading = |above: &ClauseIx| draft.clause(*above).kind.has_heading();
        let above = draft.ancestors(at).filter(heading).find_map(|above| self.own_status(above));
        self.own_status(at).or(above)
    }

    /// The printed words of a clause cut at its marks.
    pub fn pieces(&self, at: ClauseIx, printed: &str) -> Vec<Piece> {
        let own = &self.own[at.at()];
        let mut pieces = Vec::with_capacity(own.placed.len() * 2 + 1);
        let (mut start, mut depth) = (0, own.entry);
        for placed in &own.placed {
            if placed.span.start > start {
                pieces.push(Piece { span: Span { start, end: placed.span.start }, mark: None, depth });
            }
            depth += u32::from(matches!(placed.mark, Mark::Open(ix) if self.counts(ix)));
            pieces.push(Piece { span: placed.span, mark: Some(placed.mark), depth });
            depth -= u32::from(matches!(placed.mark, Mark::Close(ix) if self.counts(ix)));
            start = placed.span.end;
        }
        let end = printed.len() as u32;
        if start < end {
            pieces.push(Piece { span: Span { start, end }, mark: None, depth });
        }
        pieces
    }

    /// Says whether the words in a bracket are not agreed.
    fn counts(&self, at: BracketIx) -> bool {
        !self.bracket(at).role.is_remark()
    }

    /// Where a point of the printed words stands in the source.
    pub fn source_offset(&self, draft: &Draft, point: Point) -> u32 {
        let clause = draft.clause(point.clause);
        match point.at.checked_sub(text_start(clause)) {
            Some(at) => clause.text.source_offset(at),
            None => head_offset(draft, clause, point.at),
        }
    }

    fn read_status(&self, draft: &Draft, at: ClauseIx, printed: &str) -> Option<Agreement> {
        let clause = draft.clause(at);
        if let Some(value) = clause.attributes.get("status") {
            return roles::status(&value.replace('-', " "));
        }
        let last = self.placed(at).iter().rev().find_map(|placed| match placed.mark {
            Mark::Close(ix) => Some(self.bracket(ix)),
            _ => None,
        })?;
        let Role::Status(agreement) = last.role else { return None };
        let behind = &printed[last.close.at as usize..];
        (!behind.contains(char::is_alphanumeric)).then_some(agreement)
    }

    fn unbalanced(&self, draft: &Draft) -> Vec<Finding> {
        let open = self.brackets.iter().filter(|bracket| bracket.closing == Closing::Assumed);
        let mut found: Vec<Finding> =
            open.map(|bracket| self.finding(draft, bracket.open, "this bracket is never closed")).collect();
        for at in draft.indices() {
            let strays = self.placed(at).iter().filter(|placed| placed.mark == Mark::Stray);
            found.extend(strays.map(|placed| {
                self.finding(draft, Point { clause: at, at: placed.span.start }, "this bracket closes nothing")
            }));
        }
        finding::sort(&mut found);
        found
    }

    fn finding(&self, draft: &Draft, point: Point, message: &str) -> Finding {
        let start = self.source_offset(draft, point) as usize;
        let width = draft.source.text()[start..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(start, start + width);
        Finding::new("brackets", finding::Severity::Warning, message, span)
    }
}

/// A place in a head: the same bracket counted in the source of its clause.
fn head_offset(draft: &Draft, clause: &Clause, at: u32) -> u32 {
    let before = clause.head[..at as usize].chars().filter(|&letter| brackets::is_bracket(letter)).count();
    let source = draft.source.slice(clause.span);
    let place = source.char_indices().filter(|&(_, letter)| brackets::is_bracket(letter)).nth(before);
    clause.span.start + place.map_or(0, |(at, _)| at as u32)
}

/// Takes the brackets of marks out of words: what is left when everything is agreed as it stands.
///
/// `[^1]` stays: it calls a footnote. Blanks that meet are folded.
pub fn strip(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    for token in brackets::tokens(text) {
        plain.push_str(&text[at..token.span.start as usize]);
        if token.sign == brackets::Sign::Note {
            plain.push_str(&text[token.span.range()]);
        }
        at = token.span.end as usize;
    }
    plain.push_str(&text[at..]);
    plain
}

/// Says whether a draft may have marks of any sort. Where it says no, [`Marks::of`] finds none.
pub fn may_have(draft: &Draft) -> bool {
    // Every mark but an option and a status on a heading has one of the signs, which may be written as `&#91;`, or two of
    // the blanks. Looking for them without stopping goes many bytes at once.
    let text = &draft.source.text()[draft.meta.span.end as usize..];
    let bytes = text.as_bytes();
    let sign = bytes.iter().fold(false, |found, &byte| found | (byte == b'[') | (byte == b'{') | (byte == b'&'));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let blank = pairs.fold(false, |found, two| found | (two == (&b'X', &b'X')) | (two == (&b'_', &b'_')));
    sign || blank
        || !text.is_ascii() && text.contains('［')
        || draft.indices().any(|at| sets::option(draft, at).is_some())
}

/// The calls of footnotes in a text, as Markdown prints them: `[^1]`.
pub fn note_signs(text: &str) -> Vec<Span> {
    brackets::tokens(text)
        .into_iter()
        .filter(|token| token.sign == brackets::Sign::Note)
        .map(|token| token.span)
        .collect()
}

/// Counts words: runs of letters and digits, and every Chinese character.
pub fn count_words(text: &str) -> u32 {
    let ideograph = |letter: char| ('\u{2e80}'..='\u{9fff}').contains(&letter) && letter.is_alphanumeric();
    let inner = |letter: char| matches!(letter, '\'' | '’' | '-');
    let (mut count, mut inside) = (0, false);
    for letter in text.chars() {
        let starts = letter.is_alphanumeric();
        count += u32::from(ideograph(letter) || starts && !inside);
        inside = !ideograph(letter) && (starts || inside && inner(letter));
    }
    count
}

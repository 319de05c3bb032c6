//! Paragraphs and tables of a document with what tracked changes do to them, before they are XML.

use super::lines::Line;
use super::lines::Part;
use super::words::Bit;
use super::words::Fate;
use super::words::Words;
use crate::pair::Pair;
use crate::pair::Side;

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A paragraph.
    Row(Row),
    /// A table: the bits of every cell of every row, and what happens to all of it.
    Table(Vec<Vec<Vec<Bit>>>, Fate),
    /// The first paragraph of what moves, and the number of the move.
    MoveStart(Side, usize),
    /// Behind the last paragraph of what moves.
    MoveEnd(Side, usize),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its words.
    pub(crate) bits: Vec<Bit>,
    /// What happens to its end; where it is kept, the paragraph is.
    pub(crate) end: Fate,
    /// Its style before and after the changes.
    pub(crate) style: Pair<String>,
    /// The permanent id of its clause.
    pub(crate) id: Option<String>,
    /// What the margin says.
    pub(crate) comment: Option<String>,
}

impl Unit {
    /// The unit as a paragraph.
    pub(crate) fn as_row(&mut self) -> Option<&mut Row> {
        match self {
            Unit::Row(row) => Some(row),
            Unit::Table(..) | Unit::MoveStart(..) | Unit::MoveEnd(..) => None,
        }
    }
}

impl Row {
    /// A paragraph without words, as one stands behind each table.
    pub(crate) fn empty(fate: Fate) -> Self {
        let style = Pair::new("Clause1".to_owned(), "Clause1".to_owned());
        Self { bits: Vec::new(), end: fate, style, id: None, comment: None }
    }
}

/// The units of a line that one side alone has, or of a document without changes.
pub(crate) fn of_line(words: &Words<'_>, line: &Line, (fate, side): (Fate, Side)) -> Vec<Unit> {
    let clause = words.draft.clause(line.clause);
    if line.part == Part::Table {
        let cells = cells(clause.text.as_str());
        let bits = |cell: std::ops::Range<usize>| words.bits(line.clause, cell, (fate, side));
        let rows = cells.into_iter().map(|row| row.into_iter().map(bits).collect()).collect();
        return vec![Unit::Table(rows, fate), Unit::Row(Row::empty(fate))];
    }
    let mut bits = Vec::new();
    if !line.prefix.is_empty() {
        bits.push(Bit::plain(fate, &line.prefix));
    }
    if line.has_text() {
        bits.extend(words.bits(line.clause, 0..clause.text.as_str().len(), (fate, side)));
    }
    let style = Pair::new(line.style.clone(), line.style.clone());
    let id = clause.attributes.id().map(str::to_owned).filter(|_| line.part != Part::Title);
    vec![Unit::Row(Row { bits, end: fate, style, id, comment: None })]
}

/// The cells of a table in its text: rows are lines, cells are set apart by bars.
pub(crate) fn cells(text: &str) -> Vec<Vec<std::ops::Range<usize>>> {
    let mut rows = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let mut row = Vec::new();
        let mut start = at;
        for cell in line.split(BAR) {
            row.push(start..start + cell.len());
            start += cell.len() + BAR.len();
        }
        rows.push(row);
        at += line.len() + 1;
    }
    rows
}

const BAR: &str = " | ";

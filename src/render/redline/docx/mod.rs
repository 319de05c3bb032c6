//! The redline as a Word document with tracked changes: accepting all gives the new draft, rejecting all the old one.
//!
//! 1. [`knots`]: which lines of the two drafts are one line;
//! 2. [`edits`]: what happens to the words of a knot, as paragraphs with tracked changes;
//! 3. [`order`]: which knots keep the order, where the others stand in each draft, and which of them move together;
//! 4. [`ends`]: words that come at the end of a paragraph, apart from those at the start of the next;
//! 5. [`remarks`]: what the margin says.
//!
//! The body holds the text and nothing else, so that both texts come out whole: the symbols stand at the head of the
//! page, the story in the first comment.

mod edits;
mod ends;
mod knots;
mod order;
mod remarks;

use std::ops::Range;

use super::super::docx::Moves;
use super::super::docx::Tracking;
use super::super::docx::Unfit;
use super::super::docx::lines;
use super::super::docx::lines::Line;
use super::super::docx::note_name;
use super::super::docx::paragraphs::Besides;
use super::super::docx::paragraphs::Writer;
use super::super::docx::parts::Document;
use super::super::docx::units;
use super::super::docx::units::Row;
use super::super::docx::units::Unit;
use super::super::docx::words::Bit;
use super::super::docx::words::Fate;
use super::super::docx::words::Note;
use super::super::docx::words::Words;
use crate::draft::ClauseIx;
use crate::draft::meta::Basis;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::voice::Voice;

use knots::Knot;
use order::Place;
use remarks::Remarks;

/// Writes a redline as a Word document.
pub fn write(redline: &Redline<'_>, tracking: &Tracking) -> Vec<u8> {
    assemble(redline, tracking).write()
}

/// Writes a redline in the styles of a Word document, with its page set-up, headers and footers.
pub fn write_into(redline: &Redline<'_>, tracking: &Tracking, template: &[u8]) -> Result<Vec<u8>, Unfit> {
    assemble(redline, tracking).write_into(template)
}

fn assemble(redline: &Redline<'_>, tracking: &Tracking) -> Document {
    let mut document = laid_out(redline, tracking);
    let symbols = redline.drafts.map(|draft| draft.meta.symbol.as_str());
    document.header = format!("{} → {}", symbols.old, symbols.new);
    if [redline.drafts.old, redline.drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement)) {
        document.header = format!("{}. {}", document.header, super::super::RESTATED);
    }
    document
}

fn laid_out(redline: &Redline<'_>, tracking: &Tracking) -> Document {
    let words = redline.drafts.map(Words::of);
    let lines = words.as_ref().map(lines::lines);
    let mut writer = Writer::new(tracking, redline.drafts.new.meta.language.is_right_to_left());
    let voice = Voice::of(redline, tracking.interface.unwrap_or(redline.drafts.new.meta.language));
    let sheet = Sheet { redline, voice: &voice, words: &words, lines: &lines, moves: tracking.moves };
    let body = sheet.units().iter().map(|unit| writer.unit(unit)).collect();
    let besides: Besides = writer.finish(|note| sheet.note(note));
    Document::of(redline.drafts.new, body, besides)
}

/// What a redline is written from.
struct Sheet<'a> {
    redline: &'a Redline<'a>,
    voice: &'a Voice<'a, 'a>,
    words: &'a Pair<Words<'a>>,
    lines: &'a Pair<Vec<Line>>,
    moves: Moves,
}

impl Sheet<'_> {
    /// All paragraphs and tables in the order of the document.
    fn units(&self) -> Vec<Unit> {
        let knots = knots::all(self.redline, self.lines);
        let places = order::places(self.redline, self.lines, &knots);
        let remarks = Remarks::of(self.voice, self.lines);
        let mut units = Vec::new();
        for place in &places {
            let start = units.len();
            let link = match place {
                Place::Knot(at) => {
                    self.knot(&mut units, &knots[*at]);
                    knots[*at].link
                }
                Place::Lines(side, range, knot) => {
                    self.half(
                        &mut units,
                        (*side, range.clone()),
                        knot.as_ref().map(|&(at, moved)| (&knots[at], moved)),
                    );
                    let clause = self.lines.get(*side)[range.start].clause;
                    self.redline.alignment.link_of(*side, clause)
                }
                Place::Start(side, number) => {
                    if self.moves == Moves::Moved {
                        units.push(Unit::MoveStart(*side, *number));
                    }
                    continue;
                }
                Place::End(side, number) => {
                    if self.moves == Moves::Moved {
                        units.push(Unit::MoveEnd(*side, *number));
                    }
                    continue;
                }
            };
            let first = units[start..].iter_mut().find_map(Unit::as_row);
            if let Some(row) = first {
                row.comment = remarks.at(place, link, &knots);
            }
        }
        remarks.tell(&mut units);
        ends::settle(&mut units);
        close(&mut units);
        units
    }

    /// A knot in its place; a table that changed too much goes as a whole.
    fn knot(&self, units: &mut Vec<Unit>, knot: &Knot) {
        match edits::of(self, knot) {
            Some(made) => units.extend(made),
            None => Side::BOTH.into_iter().for_each(|side| self.side(units, side, knot.lines.get(side).clone())),
        }
    }

    /// Lines that stand elsewhere, or nowhere, in the other draft.
    fn half(&self, units: &mut Vec<Unit>, (side, range): (Side, Range<usize>), knot: Option<(&Knot, order::Moved)>) {
        let moved = match knot {
            Some((knot, order::Moved::Yes)) if self.moves == Moves::Moved => edits::of(self, knot),
            Some(_) | None => None,
        };
        match moved {
            Some(made) => units.extend(edits::half(made, side)),
            None => self.side(units, side, range),
        }
    }

    /// Lines of one side alone.
    fn side(&self, units: &mut Vec<Unit>, side: Side, range: Range<usize>) {
        let words = self.words.get(side);
        for line in &self.lines.get(side)[range] {
            units.extend(units::of_line(words, line, (Fate::of_side(side), side)));
        }
    }

    /// The words of a footnote, and its name in both drafts.
    fn note(&self, note: Note) -> (Pair<Option<String>>, Vec<Bit>) {
        let whole = |side: Side, at: ClauseIx| {
            let text = self.redline.drafts.get(side).clause(at).text.as_str();
            self.words.get(side).bits(at, 0..text.len(), (Fate::Kept, side))
        };
        let bits = match (note.old, note.new) {
            (Some(old), Some(new)) => {
                let link = self.redline.alignment.link_of(Side::New, new);
                edits::of_texts(self, link, Pair::new(old, new))
            }
            (Some(old), None) => whole(Side::Old, old),
            (None, Some(new)) => whole(Side::New, new),
            (None, None) => Vec::new(),
        };
        let name = |side: Side| note.get(side).map(|at| note_name(&self.redline.drafts.get(side).clause(at).head));
        (Pair::new(name(Side::Old), name(Side::New)), bits)
    }
}

/// Word cannot take away the last paragraph of a document: where that comes or goes, an empty one stands behind it.
fn close(units: &mut Vec<Unit>) {
    let open = units.iter().rev().find_map(|unit| match unit {
        Unit::Row(row) => Some(row.end != Fate::Kept),
        Unit::Table(..) => Some(true),
        Unit::MoveStart(..) | Unit::MoveEnd(..) => None,
    });
    if open == Some(true) {
        units.push(Unit::Row(Row::empty(Fate::Kept)));
    }
}

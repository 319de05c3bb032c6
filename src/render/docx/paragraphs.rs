//! Units become paragraphs, tables, footnotes and comments in XML.

use super::runs;
use super::runs::FIRST_NOTE;
use super::runs::Runs;
use super::tracking::Stamps;
use super::tracking::Tracking;
use super::units::Row;
use super::units::Unit;
use super::words::Bit;
use super::words::Fate;
use super::words::Note;
use crate::ooxml::names::NOTE_BOOKMARK;
use crate::ooxml::names::OLD_NOTE_BOOKMARK;
use crate::ooxml::xml::Element;
use crate::pair::Pair;
use crate::pair::Side;

/// Writes the elements of a document.
pub(crate) struct Writer<'t> {
    runs: Runs<'t>,
    comments: Vec<String>,
    /// The numbers of the halves of moves, by move: of the old and of the new place.
    ranges: Vec<(Side, usize, String)>,
}

/// What a writer has written besides the body.
pub(crate) struct Besides {
    /// The elements of the footnotes.
    pub(crate) notes: Vec<Element>,
    /// The elements of the comments.
    pub(crate) comments: Vec<Element>,
}

impl<'t> Writer<'t> {
    pub(crate) fn new(tracking: &'t Tracking, rtl: bool) -> Self {
        let runs = Runs { stamps: Stamps::of(tracking), rtl, called: Vec::new() };
        Self { runs, comments: Vec::new(), ranges: Vec::new() }
    }

    /// The elements of a unit.
    pub(crate) fn unit(&mut self, unit: &Unit) -> Element {
        match unit {
            Unit::Row(row) => self.row(row),
            Unit::Table(rows, fate) => self.table(rows, *fate),
            Unit::MoveStart(side, number) => {
                let id = self.runs.stamps.number();
                self.ranges.push((*side, *number, id.clone()));
                let start = self.runs.stamps.dated(range_name(*side, "Start").as_str(), id);
                start.with("w:name", format!("move{}", number + 1))
            }
            Unit::MoveEnd(side, number) => {
                let open = self.ranges.iter().position(|(own, at, _)| (own, at) == (side, number));
                let id = open.map(|at| self.ranges.swap_remove(at).2).unwrap_or_default();
                Element::new(range_name(*side, "End").as_str()).with("w:id", id)
            }
        }
    }

    fn row(&mut self, row: &Row) -> Element {
        let mut paragraph = Element::new("w:p").child(self.properties(row));
        if let Some(id) = &row.id {
            paragraph = paragraph.all(self.bookmark(id));
        }
        let number = row.comment.as_ref().map(|text| {
            self.comments.push(text.clone());
            (self.comments.len() - 1).to_string()
        });
        let mark = |name: &str| number.as_ref().map(|id| Element::new(name).with("w:id", id.as_str()));
        paragraph = paragraph.all(mark("w:commentRangeStart")).all(self.runs.of(&row.bits));
        let Some(reference) = mark("w:commentReference") else { return paragraph };
        let look = Element::new("w:rPr").child(Element::new("w:rStyle").with("w:val", "CommentReference"));
        let run = Element::new("w:r").child(look).child(reference);
        paragraph.all(mark("w:commentRangeEnd")).all(self.runs.wrapped(row.end, vec![run]))
    }

    /// Style and direction; the end of the paragraph and another style are tracked changes.
    fn properties(&mut self, row: &Row) -> Element {
        let rtl = self.runs.rtl;
        let mut own = properties(&row.style.new, rtl);
        if let Some(change) = self.runs.stamps.change(row.end) {
            own = own.child(Element::new("w:rPr").child(change));
        }
        if row.end == Fate::Kept && row.style.old != row.style.new {
            own = own.child(self.runs.stamps.stamp("w:pPrChange").child(properties(&row.style.old, rtl)));
        }
        own
    }

    /// A permanent id is a bookmark, which Word keeps when text moves.
    fn bookmark(&mut self, name: &str) -> [Element; 2] {
        let id = self.runs.stamps.number();
        [
            Element::new("w:bookmarkStart").with("w:id", id.as_str()).with("w:name", name),
            Element::new("w:bookmarkEnd").with("w:id", id),
        ]
    }

    fn table(&mut self, rows: &[Vec<Vec<Bit>>], fate: Fate) -> Element {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        let grid = Element::new("w:tblGrid").all((0..columns).map(|_| Element::new("w:gridCol").with("w:w", "2400")));
        let mut table = Element::new("w:tbl").child(borders(self.runs.rtl)).child(grid);
        for row in rows {
            let mut written = Element::new("w:tr");
            // The schema asks for a property before the change: rows may split, as they may by default.
            let split = Element::new("w:cantSplit").with("w:val", "off");
            let change = self.runs.stamps.change(fate).map(|change| Element::new("w:trPr").child(split).child(change));
            written = written.all(change);
            for cell in row {
                let width =
                    Element::new("w:tcPr").child(Element::new("w:tcW").with("w:w", "2400").with("w:type", "dxa"));
                let direction = self.runs.rtl.then(|| Element::new("w:pPr").child(Element::new("w:bidi")));
                let paragraph = Element::new("w:p").all(direction).all(self.runs.of(cell));
                written = written.child(Element::new("w:tc").child(width).child(paragraph));
            }
            table = table.child(written);
        }
        table
    }

    /// The texts of the footnotes that were called, and of those that these call, with their names in both drafts; then the comments.
    pub(crate) fn finish(mut self, text: impl Fn(Note) -> (Pair<Option<String>>, Vec<Bit>)) -> Besides {
        let mut notes = Vec::new();
        let mut at = 0;
        while let Some(&note) = self.runs.called.get(at) {
            let (names, bits) = text(note);
            let mark = Element::new("w:rPr").child(Element::new("w:rStyle").with("w:val", "FootnoteReference"));
            // A name of both drafts is written once: names of bookmarks are unique.
            let old = names.old.filter(|old| names.new.as_ref() != Some(old));
            let bookmarks = [
                names.new.map(|name| format!("{NOTE_BOOKMARK}{name}")),
                old.map(|name| format!("{OLD_NOTE_BOOKMARK}{name}")),
            ];
            let bookmarks: Vec<Element> =
                bookmarks.into_iter().flatten().flat_map(|name| self.bookmark(&name)).collect();
            let paragraph = Element::new("w:p")
                .child(properties("FootnoteText", self.runs.rtl))
                .all(bookmarks)
                .child(Element::new("w:r").child(mark).child(Element::new("w:footnoteRef")))
                .child(runs::plain(" ", self.runs.rtl))
                .all(self.runs.of(&bits));
            notes.push(Element::new("w:footnote").with("w:id", (at + FIRST_NOTE).to_string()).child(paragraph));
            at += 1;
        }
        let comments = (0..).zip(&self.comments).map(|(at, text)| self.comment(at, text)).collect();
        Besides { notes, comments }
    }

    /// A comment: a paragraph each line.
    fn comment(&self, at: usize, text: &str) -> Element {
        let tracking = self.runs.stamps.tracking();
        let initials: String = tracking.author.chars().take(1).collect();
        let paragraphs = text
            .lines()
            .map(|line| Element::new("w:p").child(properties("CommentText", false)).child(runs::plain(line, false)));
        self.runs.stamps.stamp_as("w:comment", at.to_string()).with("w:initials", initials).all(paragraphs)
    }
}

fn range_name(side: Side, end: &str) -> String {
    let half = match side {
        Side::Old => "From",
        Side::New => "To",
    };
    format!("w:move{half}Range{end}")
}

/// Paragraph properties: the style, and the direction.
fn properties(style: &str, rtl: bool) -> Element {
    let properties = Element::new("w:pPr").child(Element::new("w:pStyle").with("w:val", style));
    if rtl { properties.child(Element::new("w:bidi")) } else { properties }
}

fn borders(rtl: bool) -> Element {
    let border = |name: &str| {
        Element::new(name).with("w:val", "single").with("w:sz", "4").with("w:space", "0").with("w:color", "auto")
    };
    let names = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    Element::new("w:tblPr")
        .all(rtl.then(|| Element::new("w:bidiVisual")))
        .child(Element::new("w:tblW").with("w:w", "0").with("w:type", "auto"))
        .child(Element::new("w:tblBorders").all(names.map(border)))
}

//! Clauses become paragraphs.

use super::parts::Notes;
use super::runs;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::ooxml::xml::Element;

/// Styles for clauses go this deep; deeper ones look alike.
pub(crate) const DEEPEST_STYLE: usize = 9;

/// The paragraphs of one clause without the clauses in it.
pub(crate) fn paragraphs(draft: &Draft, at: ClauseIx, notes: &mut Notes) -> Vec<Element> {
    let clause = draft.clause(at);
    if is_table(draft, clause) {
        return vec![table(draft, clause, notes), Element::new("w:p")];
    }
    if clause.head.is_empty() && clause.text.is_empty() {
        return Vec::new();
    }
    let rtl = draft.meta.language.is_right_to_left();
    let id = clause.attributes.id.as_deref();
    let mut words = Words { draft, notes, rtl };
    if clause.kind.has_heading() && stands_in_two_lines(draft, clause) {
        let title = Element::new("w:p").child(properties(&style(draft, at, 1), rtl)).all(words.of(clause));
        let head = Element::new("w:p").child(properties(&style(draft, at, 0), rtl));
        return vec![head.all(bookmark(id, at)).child(runs::plain(&clause.head, rtl)), title];
    }
    let mut content = bookmark(id, at);
    if !clause.head.is_empty() {
        let gap = if clause.kind.has_heading() && clause.text.as_str().starts_with(']') { "" } else { " " };
        let head = if clause.text.is_empty() { clause.head.clone() } else { format!("{}{gap}", clause.head) };
        content.push(if clause.kind.has_heading() { runs::plain(&head, rtl) } else { runs::label(&clause.head, rtl) });
    }
    content.extend(words.of(clause));
    vec![Element::new("w:p").child(properties(&style(draft, at, 0), rtl)).all(content)]
}

/// Says whether the title stands on a line of its own below the number, as `### Article 6` and `#### Title`.
fn stands_in_two_lines(draft: &Draft, clause: &Clause) -> bool {
    let source = draft.source.slice(clause.span).trim();
    !clause.head.is_empty() && !clause.text.is_empty() && source.contains('\n')
}

fn is_table(draft: &Draft, clause: &Clause) -> bool {
    !clause.kind.has_heading() && clause.head.is_empty() && draft.source.slice(clause.span).starts_with('|')
}

/// The name of the style of a clause: a heading by its depth, a paragraph by its depth below the heading.
pub(crate) fn style(draft: &Draft, at: ClauseIx, below: usize) -> String {
    if at == ClauseIx::ROOT {
        return "Title".to_owned();
    }
    let headings = draft.ancestors(at).filter(|&above| draft.clause(above).kind.has_heading()).count();
    if draft.clause(at).kind.has_heading() {
        return format!("Heading{}", (headings + below).clamp(1, DEEPEST_STYLE));
    }
    let option = |at: ClauseIx| draft.clause(at).kind == Kind::Choice;
    // An option that stands in an option was set in, below the paragraph before it.
    let set_in = option(at) && draft.clause(at).parent.is_some_and(option);
    let others = draft.depth(at) - headings + 1 + usize::from(set_in);
    format!("Clause{}", others.clamp(1, DEEPEST_STYLE))
}

/// Paragraph properties: the style, and the direction.
pub(crate) fn properties(style: &str, rtl: bool) -> Element {
    let properties = Element::new("w:pPr").child(Element::new("w:pStyle").with("w:val", style));
    if rtl { properties.child(Element::new("w:bidi")) } else { properties }
}

/// A permanent id is a bookmark, which Word keeps when text moves.
fn bookmark(id: Option<&str>, at: ClauseIx) -> Vec<Element> {
    let Some(id) = id else { return Vec::new() };
    let number = at.at().to_string();
    vec![
        Element::new("w:bookmarkStart").with("w:id", number.as_str()).with("w:name", id),
        Element::new("w:bookmarkEnd").with("w:id", number),
    ]
}

struct Words<'a, 'b> {
    draft: &'a Draft,
    notes: &'b mut Notes,
    rtl: bool,
}

impl Words<'_, '_> {
    fn of(&mut self, clause: &Clause) -> Vec<Element> {
        let whole = 0..clause.text.as_str().len();
        runs::of(self.draft, clause, whole, &mut runs::Look { notes: self.notes, rtl: self.rtl, deleted: false })
    }
}

/// A table: rows are lines of the text, cells are set apart by bars.
fn table(draft: &Draft, clause: &Clause, notes: &mut Notes) -> Element {
    let rtl = draft.meta.language.is_right_to_left();
    let border = |name: &str| {
        Element::new(name).with("w:val", "single").with("w:sz", "4").with("w:space", "0").with("w:color", "auto")
    };
    let names = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let look = Element::new("w:tblPr")
        .child(Element::new("w:tblW").with("w:w", "0").with("w:type", "auto"))
        .child(Element::new("w:tblBorders").all(names.map(border)));
    let text = clause.text.as_str();
    let columns = text.lines().map(|line| line.split(" | ").count()).max().unwrap_or(1);
    let grid = Element::new("w:tblGrid").all((0..columns).map(|_| Element::new("w:gridCol").with("w:w", "2400")));
    let mut table = Element::new("w:tbl").child(look).child(grid);
    let mut at = 0;
    for line in text.split('\n') {
        let mut row = Element::new("w:tr");
        for cell in line.split(" | ") {
            let range = at..at + cell.len();
            let words = runs::of(draft, clause, range.clone(), &mut runs::Look { notes, rtl, deleted: false });
            let width = Element::new("w:tcPr").child(Element::new("w:tcW").with("w:w", "2400").with("w:type", "dxa"));
            row = row.child(Element::new("w:tc").child(width).child(Element::new("w:p").all(words)));
            at = range.end + " | ".len();
        }
        table = table.child(row);
        at = at + 1 - " | ".len();
    }
    table
}

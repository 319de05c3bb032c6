//! A draft as the lines of a document: a paragraph each, or a table.

use std::collections::HashSet;

use super::words::Words;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;

/// Styles for clauses go this deep; deeper ones look alike.
pub(crate) const DEEPEST_STYLE: usize = 9;

/// Which part of a clause a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// The number of a heading whose title stands on a line of its own.
    Head,
    /// That title.
    Title,
    /// A table.
    Table,
}

/// A paragraph or table of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The clause it is of.
    pub(crate) clause: ClauseIx,
    /// How much of it.
    pub(crate) part: Part,
    /// What is printed before the text, with the blank or tab behind it.
    pub(crate) prefix: String,
    /// The style of the paragraph.
    pub(crate) style: String,
}

impl Line {
    /// Says whether the text of the clause stands in it.
    pub(crate) fn has_text(&self) -> bool {
        self.part != Part::Head
    }
}

/// All lines of a draft; a footnote that is called nowhere becomes a line at the end.
pub(crate) fn lines(words: &Words<'_>) -> Vec<Line> {
    let draft = words.draft;
    let mut lines = Vec::new();
    let called: HashSet<ClauseIx> = draft.indices().flat_map(|at| words.all_calls(at)).collect();
    for at in draft.reading_order() {
        if draft.clause(at).kind != Kind::Footnote {
            add(&mut lines, draft, at);
        } else if !called.contains(&at) {
            let prefix = format!("{} ", draft.clause(at).head);
            lines.push(Line { clause: at, part: Part::Whole, prefix, style: "FootnoteText".to_owned() });
        }
    }
    lines
}

fn add(lines: &mut Vec<Line>, draft: &Draft, at: ClauseIx) {
    let clause = draft.clause(at);
    let line = |part, prefix, below| Line { clause: at, part, prefix, style: style(draft, at, below) };
    if is_table(draft, clause) {
        lines.push(line(Part::Table, String::new(), 0));
    } else if clause.kind.has_heading() && stands_in_two_lines(draft, clause) {
        lines.push(line(Part::Head, clause.head.clone(), 0));
        lines.push(line(Part::Title, String::new(), 1));
    } else if !(clause.head.is_empty() && clause.text.is_empty()) {
        lines.push(line(Part::Whole, prefix(clause), 0));
    }
}

/// A heading's number and a blank, or a label and a tab.
fn prefix(clause: &Clause) -> String {
    let joined = clause.text.is_empty() || clause.text.as_str().starts_with(']');
    match &clause.head {
        head if head.is_empty() => String::new(),
        head if !clause.kind.has_heading() => format!("{head}\t"),
        head if joined => head.clone(),
        head => format!("{head} "),
    }
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
fn style(draft: &Draft, at: ClauseIx, below: usize) -> String {
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
    let unnumbered = if draft.clause(at).head.is_empty() { "Unnumbered" } else { "" };
    format!("Clause{}{unnumbered}", others.clamp(1, DEEPEST_STYLE))
}

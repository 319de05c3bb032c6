//! The clause tree of one draft, for people and for machines.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use super::json;
use crate::draft::Draft;
use crate::draft::citation::Citations;

/// Writes indented lines: citation, then as many first words as the width holds.
pub fn text(out: &mut String, draft: &Draft, width: usize) {
    let citations = Citations::of(draft);
    for at in draft.reading_order() {
        let clause = draft.clause(at);
        let start = out.len();
        out.extend(std::iter::repeat_n("  ", draft.depth(at)));
        out.push_str(citations.cite(at));
        if !clause.text.is_empty() && clause.text.as_str() != citations.cite(at).trim_matches(['“', '”']) {
            out.push_str(": ");
            out.push_str(clause.text.as_str());
        }
        clip(out, start, width);
        out.push('\n');
    }
}

/// Cuts the line that starts at `start` down to a width in columns.
fn clip(out: &mut String, start: usize, width: usize) {
    let mut columns = 0;
    let mut cut = None;
    for (at, letter) in out[start..].char_indices() {
        columns += letter.width().unwrap_or(0);
        if columns >= width && cut.is_none() {
            cut = Some(start + at);
        }
        if columns > width {
            break;
        }
    }
    if let Some(cut) = cut.filter(|_| columns > width) {
        out.truncate(cut);
        out.push('…');
    }
}

#[derive(Serialize)]
struct Tree<'a> {
    schema: &'static str,
    draft: json::DraftName<'a>,
    clauses: Vec<Clause<'a>>,
}

#[derive(Serialize)]
struct Clause<'a> {
    id: &'a str,
    cite: &'a str,
    kind: &'static str,
    depth: usize,
    head: &'a str,
    label: Option<&'a str>,
    text: &'a str,
    line: u32,
    attributes: BTreeMap<&'a str, &'a str>,
}

/// Writes JSON after the schema `tree`.
pub fn json(out: &mut String, draft: &Draft) {
    let citations = Citations::of(draft);
    let clause = |at| {
        let clause = draft.clause(at);
        Clause {
            id: citations.id(at),
            cite: citations.cite(at),
            kind: clause.kind.name(),
            depth: draft.depth(at),
            head: &clause.head,
            label: clause.label.as_ref().map(|label| &*label.printed),
            text: clause.text.as_str(),
            line: draft.line(at),
            attributes: clause.attributes.pairs().iter().map(|(key, value)| (key.as_str(), value.as_str())).collect(),
        }
    };
    let clauses = draft.reading_order().into_iter().map(clause).collect();
    json::write(out, &Tree { schema: "travaux/tree/v1", draft: json::DraftName::of(draft), clauses });
}

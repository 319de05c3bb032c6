//! The result of an audit, for people and for machines.

use serde::Serialize;

use super::json;
use crate::audit::Audit;
use crate::audit::Remark;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::source::Span;

/// Writes a line of what was read, then a paragraph a remark: place, clause, what is wrong, both texts.
pub fn text(out: &mut String, drafts: Pair<&Draft>, audit: &Audit) {
    let (citations, places) = (Citations::of(drafts.new), Places::of(drafts.new));
    for remark in &audit.remarks {
        let place = drafts.new.source.place(remark.spans.new.start);
        let name = drafts.new.source.name();
        let cite = citations.cite(places.clause_at(remark.spans.new));
        out.push_str(&format!("{name}:{}:{}: {cite}: {}\n", place.line, place.column, remark.fault.phrase()));
        for (sign, text) in [("-", old(drafts, remark)), ("+", new(drafts, remark))] {
            if !text.is_empty() {
                out.push_str(&format!("  {sign} {}\n", text.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        }
    }
    let signs: Vec<&str> = audit.signs.iter().map(|signs| signs.name()).collect();
    let signs = if signs.is_empty() { "no marks found".to_owned() } else { format!("marks: {}", signs.join(", ")) };
    let verdict = match audit.remarks.len() {
        0 => "every change is marked, and every mark is a change".to_owned(),
        1 => "1 remark".to_owned(),
        count => format!("{count} remarks"),
    };
    out.push_str(&format!("{signs}; {} marked runs; {verdict}\n", audit.marks));
}

fn old<'d>(drafts: Pair<&'d Draft>, remark: &Remark) -> &'d str {
    drafts.old.source.slice(remark.spans.old)
}

fn new<'d>(drafts: Pair<&'d Draft>, remark: &Remark) -> &'d str {
    drafts.new.source.slice(remark.spans.new)
}

/// The clauses of a draft by where they start; footnotes stand elsewhere in the text than in the tree.
struct Places {
    starts: Vec<(u32, ClauseIx)>,
}

impl Places {
    fn of(draft: &Draft) -> Self {
        let mut starts: Vec<(u32, ClauseIx)> = draft.indices().map(|at| (draft.clause(at).span.start, at)).collect();
        starts.sort_unstable();
        Self { starts }
    }

    /// The clause that starts last before a place; of an empty place, the one before it.
    fn clause_at(&self, span: Span) -> ClauseIx {
        let behind = self.starts.partition_point(|&(start, _)| start <= span.start);
        self.starts[..behind].last().map_or(ClauseIx::ROOT, |&(_, at)| at)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    clean: json::DraftName<'a>,
    marked: json::DraftName<'a>,
    signs: Vec<&'static str>,
    marks: usize,
    remarks: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    fault: &'static str,
    cite: &'a str,
    line: u32,
    column: u32,
    old: &'a str,
    new: &'a str,
}

/// Writes JSON after the schema `audit`.
pub fn json(out: &mut String, drafts: Pair<&Draft>, audit: &Audit) {
    let (citations, places) = (Citations::of(drafts.new), Places::of(drafts.new));
    let entry = |remark: &Remark| entry(drafts, citations.cite(places.clause_at(remark.spans.new)), remark);
    let document = Document {
        schema: "travaux/audit/v1",
        clean: json::DraftName::of(drafts.old),
        marked: json::DraftName::of(drafts.new),
        signs: audit.signs.iter().map(|signs| signs.name()).collect(),
        marks: audit.marks,
        remarks: audit.remarks.iter().map(entry).collect(),
    };
    json::write(out, &document);
}

fn entry<'a>(drafts: Pair<&'a Draft>, cite: &'a str, remark: &Remark) -> Entry<'a> {
    let place = drafts.new.source.place(remark.spans.new.start);
    Entry {
        fault: remark.fault.name(),
        cite,
        line: place.line,
        column: place.column,
        old: old(drafts, remark),
        new: new(drafts, remark),
    }
}

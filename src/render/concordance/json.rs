//! The concordance as JSON after the schema `concordance`.

use serde::Serialize;

use crate::draft::ClauseIx;
use crate::lineage::concordance::Cell;
use crate::lineage::concordance::Concordance;
use crate::lineage::concordance::Entry;
use crate::lineage::concordance::Event;
use crate::lineage::concordance::Row;
use crate::render::json;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    concordances: Vec<Table<'a>>,
}

#[derive(Serialize)]
struct Table<'a> {
    drafts: Vec<json::DraftName<'a>>,
    rows: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    title: &'a str,
    cells: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    clauses: Vec<Named<'a>>,
    events: Vec<&'static str>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    cite: &'a str,
    line: u32,
    from: Vec<&'a str>,
    drawn: Vec<&'a str>,
    gone: Vec<&'a str>,
}

/// Writes one or several concordances.
pub fn write<'a>(out: &mut String, concordances: &'a [Concordance<'_>]) {
    let table = |concordance: &'a Concordance<'_>| Table {
        drafts: concordance.drafts.iter().map(|draft| json::DraftName::of(draft)).collect(),
        rows: concordance.rows.iter().map(|row| line(concordance, row)).collect(),
    };
    let document =
        Document { schema: "travaux/concordance/v1", concordances: concordances.iter().map(table).collect() };
    json::write(out, &document);
}

fn line<'a>(concordance: &'a Concordance<'_>, row: &'a Row) -> Line<'a> {
    let place = |(at, cell): (usize, &'a Cell)| Place {
        clauses: cell.entries.iter().map(|entry| named(concordance, at, entry)).collect(),
        events: cell.events.iter().copied().map(Event::name).collect(),
    };
    Line { title: concordance.title(row), cells: row.cells.iter().enumerate().map(place).collect() }
}

fn named<'a>(concordance: &'a Concordance<'_>, at: usize, entry: &Entry) -> Named<'a> {
    let cites =
        |at: usize, clauses: &[ClauseIx]| clauses.iter().map(|&clause| concordance.cites[at].cite(clause)).collect();
    // In the first draft nothing has a past, in the last nothing a future: both lists are empty there.
    let (before, behind) = (at.saturating_sub(1), (at + 1).min(concordance.drafts.len() - 1));
    Named {
        id: concordance.cites[at].id(entry.clause),
        cite: concordance.cites[at].cite(entry.clause),
        line: concordance.drafts[at].line(entry.clause),
        from: cites(before, &entry.from),
        drawn: cites(before, &entry.drawn),
        gone: cites(behind, &entry.gone),
    }
}

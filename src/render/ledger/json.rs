//! The ledger as JSON after the schema `ledger`.

use serde::Serialize;

use super::Page;
use super::all_cites;
use super::cites;
use super::evidence;
use crate::offences::OffenceIx;
use crate::offences::claims::Verdict;
use crate::offences::ledger::Cell;
use crate::offences::ledger::Change;
use crate::offences::ledger::Column;
use crate::offences::ledger::Row;
use crate::offences::taxonomy;
use crate::render::json;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    instrument: String,
    language: &'static str,
    rounds: Vec<Round<'a>>,
    offences: Vec<Offence<'a>>,
    between: Option<Between<'a>>,
    claims: Vec<Claim<'a>>,
    candidates: Vec<Candidate<'a>>,
}

#[derive(Serialize)]
struct Round<'a> {
    symbol: &'a str,
    round: u32,
    date: Option<&'a str>,
    instrument: &'a str,
    file: &'a str,
}

#[derive(Serialize)]
struct Offence<'a> {
    id: &'a str,
    title: &'a str,
    darknet: bool,
    states: Vec<State<'a>>,
    events: Vec<Event>,
    elements: Vec<Element<'a>>,
}

#[derive(Serialize)]
struct State<'a> {
    round: u32,
    symbol: &'a str,
    state: &'static str,
    bracketed: bool,
    clauses: Vec<&'a str>,
    confidence: Option<&'static str>,
    evidence: Option<&'static str>,
    named: Vec<&'a str>,
}

#[derive(Serialize)]
struct Event {
    from: u32,
    to: u32,
    kind: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Element<'a> {
    from: u32,
    to: u32,
    element: &'a str,
    came: bool,
}

#[derive(Serialize)]
struct Between<'a> {
    from: &'a str,
    to: &'a str,
    changes: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    id: &'a str,
    darknet: bool,
    kind: &'static str,
    old: String,
    new: String,
    confidence: Option<&'static str>,
}

#[derive(Serialize)]
struct Claim<'a> {
    id: &'a str,
    source: &'a str,
    from: &'a str,
    to: &'a str,
    confirmed: Vec<&'a str>,
    absorbed: Vec<&'a str>,
    refuted: Vec<&'a str>,
    left_out: Vec<&'a str>,
}

#[derive(Serialize)]
struct Candidate<'a> {
    symbol: &'a str,
    clause: &'a str,
    title: &'a str,
}

/// Writes JSON after the schema `ledger`.
pub fn write(out: &mut String, page: &Page<'_>) {
    let columns = &page.ledger.columns;
    let rounds = columns.iter().zip(page.drafts).map(|(column, draft)| Round {
        symbol: &column.symbol,
        round: column.round,
        date: column.date.as_deref(),
        instrument: &column.instrument,
        file: draft.source.name(),
    });
    let candidates = page.ledger.candidates.iter().map(|known| Candidate {
        symbol: &columns[known.column].symbol,
        clause: &known.cite,
        title: &known.title,
    });
    let document = Document {
        schema: "travaux/ledger/v1",
        instrument: page.instruments().join(", "),
        language: page.language().tag(),
        rounds: rounds.collect(),
        offences: page.rows().map(|row| offence(page, row)).collect(),
        between: page.between.map(|between| compared(page, between)),
        claims: claims(page),
        candidates: candidates.collect(),
    };
    json::write(out, &document);
}

fn offence<'a>(page: &Page<'a>, row: &'a Row) -> Offence<'a> {
    let columns = &page.ledger.columns;
    let events = row.events.iter().map(|event| Event {
        from: columns[event.from].round,
        to: columns[event.to].round,
        kind: event.kind.name(),
        text: page.event(row, event),
    });
    let elements = row.elements.iter().map(|change| Element {
        from: columns[change.from].round,
        to: columns[change.to].round,
        element: &page.taxonomy.marks[change.mark].id,
        came: change.came,
    });
    Offence {
        id: &page.taxonomy.offence(row.offence).id,
        title: page.title(row.offence),
        darknet: page.is_darknet(row.offence),
        states: row.cells.iter().zip(columns).map(|(cell, column)| state(cell, column)).collect(),
        events: events.collect(),
        elements: elements.collect(),
    }
}

fn state<'a>(cell: &'a Cell, column: &'a Column) -> State<'a> {
    let weaker = cell.holders.iter().filter(|holder| holder.state < cell.state);
    State {
        round: column.round,
        symbol: &column.symbol,
        state: cell.state.name(),
        bracketed: cell.is_bracketed(),
        clauses: cell.strongest().map(|holder| holder.cite.as_str()).collect(),
        confidence: cell.certainty().map(|certainty| certainty.name()),
        evidence: cell.strongest().next().map(evidence),
        named: weaker.map(|holder| holder.cite.as_str()).collect(),
    }
}

fn compared<'a>(page: &Page<'a>, (from, to): (usize, usize)) -> Between<'a> {
    let columns = &page.ledger.columns;
    let changed = |change: Change<'_>| {
        let there = if change.new.state > change.old.state { change.new } else { change.old };
        Changed {
            id: &page.taxonomy.offence(change.offence).id,
            darknet: page.is_darknet(change.offence),
            kind: change.kind.name(),
            old: cites(change.old),
            new: all_cites(change.new),
            confidence: there.certainty().map(|certainty| certainty.name()),
        }
    };
    let changes = page.ledger.between(from, to).into_iter().map(changed).collect();
    Between { from: &columns[from].symbol, to: &columns[to].symbol, changes }
}

fn claims<'a>(page: &Page<'a>) -> Vec<Claim<'a>> {
    let ids = |offences: &[OffenceIx]| -> Vec<&'a str> {
        offences.iter().map(|&offence| page.taxonomy.offence(offence).id.as_str()).collect()
    };
    let claim = |(claim, verdict): (&'a taxonomy::Claim, Verdict)| Claim {
        id: &claim.id,
        source: &claim.source,
        from: &claim.from,
        to: &claim.to,
        confirmed: ids(&verdict.confirmed),
        absorbed: ids(&verdict.absorbed),
        refuted: ids(&verdict.refuted),
        left_out: ids(&verdict.left_out),
    };
    page.verdicts().into_iter().map(claim).collect()
}

//! Positions after the schema `positions`.

use serde::Serialize;

use super::Page;
use crate::positions;
use crate::positions::Thread;
use crate::render::json;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rounds: Vec<json::DraftName<'a>>,
    delegations: Vec<Delegation>,
    clauses: Vec<Clause<'a>>,
}

#[derive(Serialize)]
struct Delegation {
    name: String,
    proposes: usize,
    supports: usize,
    opposes: usize,
    reserves: usize,
    clauses: Vec<usize>,
}

#[derive(Serialize)]
struct Clause<'a> {
    cites: Vec<Vec<&'a str>>,
    positions: Vec<Position<'a>>,
}

#[derive(Serialize)]
struct Position<'a> {
    round: usize,
    cite: &'a str,
    line: u32,
    delegation: &'a str,
    stance: &'static str,
    words: &'a str,
}

/// Writes all positions.
pub fn write(out: &mut String, page: &Page<'_>) {
    let document = Document {
        schema: "travaux/positions/v1",
        rounds: page.drafts.iter().map(|draft| json::DraftName::of(draft)).collect(),
        delegations: page.positions.delegations().into_iter().map(delegation).collect(),
        clauses: page.positions.threads.iter().map(|thread| clause(page, thread)).collect(),
    };
    json::write(out, &document);
}

fn delegation(delegation: positions::Delegation) -> Delegation {
    let positions::Delegation { name, counts: [proposes, supports, opposes, reserves], threads } = delegation;
    Delegation { name, proposes, supports, opposes, reserves, clauses: threads }
}

fn clause<'a>(page: &'a Page<'_>, thread: &'a Thread) -> Clause<'a> {
    let cites = |(round, life): (usize, &Vec<_>)| life.iter().map(|&at| page.cite((round, at))).collect();
    let position = |position: &'a positions::Position| Position {
        round: position.round,
        cite: page.cite((position.round, position.clause)),
        line: page.drafts[position.round].line(position.said_by),
        delegation: &position.delegation,
        stance: position.stance.name(),
        words: &position.words,
    };
    Clause {
        cites: thread.life.iter().enumerate().map(cites).collect(),
        positions: thread.positions.iter().map(position).collect(),
    }
}

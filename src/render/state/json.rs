//! The state after the schema `brackets`.

use serde::Serialize;

use super::Page;
use super::Round;
use crate::redline::Redline;
use crate::render::json;
use crate::render::progress;
use crate::state;
use crate::state::Unit;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rounds: Vec<RoundEntry<'a>>,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    brackets: progress::Fates,
    events: Vec<progress::Event<'a>>,
    regressions: Vec<progress::Regression<'a>>,
}

#[derive(Serialize)]
struct RoundEntry<'a> {
    draft: json::DraftName<'a>,
    whole: Tally,
    openings: Openings,
    unbalanced: Vec<Unbalanced<'a>>,
    units: Vec<UnitEntry<'a>>,
    left: Vec<&'a str>,
    clean: Vec<&'a str>,
}

#[derive(Serialize)]
struct Tally {
    words: u32,
    bracketed: u32,
    optional: u32,
    agreed: u32,
    brackets: u32,
    alternatives: u32,
    option_sets: u32,
    options: u32,
    blanks: u32,
}

#[derive(Serialize)]
struct Openings {
    total: u32,
    text: u32,
    status: u32,
    footnotes: u32,
    calls: u32,
    links: u32,
    definitions: u32,
    elsewhere: u32,
}

#[derive(Serialize)]
struct Unbalanced<'a> {
    line: u32,
    column: u32,
    sign: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct UnitEntry<'a> {
    id: &'a str,
    cite: &'a str,
    level: &'static str,
    line: u32,
    heading: &'a str,
    tally: Tally,
}

/// Writes all rounds, and what happened between them.
pub fn write(out: &mut String, page: Page<'_>) {
    let rounds = page.rounds.iter().map(entry).collect();
    let steps = page.steps.iter().map(step).collect();
    json::write(out, &Document { schema: "travaux/brackets/v1", rounds, steps });
}

fn step<'a>(redline: &'a Redline<'_>) -> Step<'a> {
    Step {
        brackets: progress::fates(redline),
        events: progress::events(redline),
        regressions: progress::regressions(redline),
    }
}

fn entry<'a>(round: &'a Round<'_>) -> RoundEntry<'a> {
    let ids = |units: Vec<Unit>| units.iter().map(|unit| round.citations.id(unit.clause)).collect();
    RoundEntry {
        draft: json::DraftName::of(round.draft),
        whole: tally(&round.state.whole),
        openings: openings(&round.state.openings),
        unbalanced: unbalanced(round),
        units: round.state.units.iter().map(|unit| unit_entry(round, unit)).collect(),
        left: ids(round.state.left()),
        clean: ids(round.state.clean()),
    }
}

fn unit_entry<'a>(round: &'a Round<'_>, unit: &Unit) -> UnitEntry<'a> {
    UnitEntry {
        id: round.citations.id(unit.clause),
        cite: round.citations.cite(unit.clause),
        level: unit.level.name(),
        line: round.draft.line(unit.clause),
        heading: round.draft.clause(unit.clause).text.as_str(),
        tally: tally(&unit.tally),
    }
}

fn unbalanced<'a>(round: &'a Round<'_>) -> Vec<Unbalanced<'a>> {
    let source = &round.draft.source;
    let entry = |finding: &'a crate::finding::Finding| {
        let place = source.place(finding.span.start);
        Unbalanced {
            line: place.line,
            column: place.column,
            sign: source.slice(finding.span),
            message: &finding.message,
        }
    };
    round.marks.findings.iter().map(entry).collect()
}

fn tally(tally: &state::Tally) -> Tally {
    let &state::Tally { words, bracketed, optional, agreed, brackets, alternatives, option_sets, options, blanks } =
        tally;
    Tally { words, bracketed, optional, agreed, brackets, alternatives, option_sets, options, blanks }
}

fn openings(openings: &state::Openings) -> Openings {
    let &state::Openings { text, status, footnotes, calls, links, definitions, elsewhere } = openings;
    Openings { total: openings.sum(), text, status, footnotes, calls, links, definitions, elsewhere }
}

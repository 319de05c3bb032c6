//! The life of a clause as JSON after the schema `history`.

use serde::Serialize;

use super::Page;
use crate::draft::citation::Citations;
use crate::redline::Op;
use crate::render::json;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    rounds: Vec<Round<'a>>,
    blame: Option<Vec<Blamed>>,
}

#[derive(Serialize)]
struct Round<'a> {
    draft: json::DraftName<'a>,
    clauses: Vec<String>,
    titles: Vec<String>,
    events: Vec<&'static str>,
    brackets: Vec<String>,
    edits: Vec<Vec<Segment<'a>>>,
}

#[derive(Serialize)]
struct Segment<'a> {
    op: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
}

#[derive(Serialize)]
struct Blamed {
    cite: String,
    runs: Vec<Run>,
}

#[derive(Serialize)]
struct Run {
    symbol: String,
    text: String,
}

/// Writes JSON after the schema `history`.
pub fn write(out: &mut String, page: &Page<'_>) {
    let round = |(at, chapter): (usize, super::Chapter)| Round {
        draft: json::DraftName::of(page.drafts[at]),
        clauses: chapter.cites,
        titles: chapter.titles,
        events: chapter.events.into_iter().map(|event| event.names().0).collect(),
        brackets: chapter.brackets,
        edits: edits(page, at),
    };
    let rounds = page.chapters().into_iter().enumerate().map(round).collect();
    json::write(out, &Document { schema: "travaux/history/v1", rounds, blame: blamed(page) });
}

/// The segments of the clause and of all that stands in it, where the draft before has it too.
fn edits<'a>(page: &Page<'a>, at: usize) -> Vec<Vec<Segment<'a>>> {
    if at == 0 || page.steps[at - 1].clauses.is_empty() || page.steps[at].clauses.is_empty() {
        return Vec::new();
    }
    let redline = &page.redlines[at - 1];
    let segment = |part: &'a crate::redline::Segment<'a>| Segment {
        op: match part.op {
            Op::Equal => "equal",
            Op::Insert => "insert",
            Op::Delete => "delete",
        },
        text: &part.text,
        class: part.class.name(),
    };
    page.links(at)
        .into_iter()
        .map(|(link, _)| redline.edits[link.at()].segments.iter().map(segment).collect())
        .collect()
}

fn blamed(page: &Page<'_>) -> Option<Vec<Blamed>> {
    let (blame, draft) = (page.blame?, page.drafts.last()?);
    let cites = Citations::of(draft);
    let run = |run: &crate::redline::blame::Run| Run {
        symbol: page.drafts[run.round].meta.symbol.clone(),
        text: run.text.clone(),
    };
    let clause = |(at, _)| Blamed { cite: cites.cite(at).to_owned(), runs: blame.of(at).iter().map(run).collect() };
    Some(page.last().into_iter().map(clause).collect())
}

//! The redline for machines, after the schema `redline`.

use serde::Serialize;

use super::super::json;
use super::super::progress;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::offences::Affected;
use crate::offences::OffenceIx;
use crate::offences::Taxonomy;
use crate::offences::affected::Effect;
use crate::redline::Edit;
use crate::redline::LinkCount;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::WordCount;
use crate::redline::carried::Carried;
use crate::redline::material::Material;
use crate::redline::remarks::Remark;
use crate::redline::voice::Voice;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    old: json::DraftName<'a>,
    new: json::DraftName<'a>,
    limited: Option<&'a str>,
    summary: Summary,
    story: Vec<String>,
    offences: Vec<WireEffect>,
    brackets: progress::Fates,
    events: Vec<progress::Event<'a>>,
    regressions: Vec<progress::Regression<'a>>,
    carried: Vec<WireCarried<'a>>,
    findings: Vec<Finding<'a>>,
    links: Vec<WireLink<'a>>,
}

#[derive(Serialize)]
struct Summary {
    links: Links,
    words: Words,
}

#[derive(Serialize)]
struct Links {
    unchanged: usize,
    amended: usize,
    inserted: usize,
    deleted: usize,
    moved: usize,
    renumbered: usize,
    retitled: usize,
    split: usize,
    merged: usize,
}

#[derive(Serialize)]
struct Words {
    equal: usize,
    inserted: usize,
    deleted: usize,
    consequential: usize,
}

/// What happened to an offence.
#[derive(Serialize)]
struct WireEffect {
    id: &'static str,
    title: &'static str,
    change: &'static str,
    old: Vec<String>,
    new: Vec<String>,
    details: Vec<String>,
}

#[derive(Serialize)]
struct Finding<'a> {
    kind: &'static str,
    link: usize,
    cite: &'a str,
    line: u32,
    message: String,
}

#[derive(Serialize)]
struct WireLink<'a> {
    old: Vec<Clause<'a>>,
    new: Vec<Clause<'a>>,
    changes: Vec<&'static str>,
    confidence: f64,
    segments: Vec<Segment<'a>>,
    offences: Vec<&'a str>,
    material: Vec<WireMaterial<'a>>,
}

/// Text that left one clause and stands in another.
#[derive(Serialize)]
struct WireCarried<'a> {
    from: usize,
    to: usize,
    old: &'a str,
    new: &'a str,
    words: usize,
    reworded: bool,
}

/// Words of a material edit; empty where some only came or only went.
#[derive(Serialize)]
struct WireMaterial<'a> {
    kind: &'static str,
    old: &'a str,
    new: &'a str,
}

#[derive(Serialize)]
struct Clause<'a> {
    id: &'a str,
    cite: &'a str,
    kind: &'static str,
    label: Option<&'a str>,
    heading: Option<&'a str>,
    line: u32,
}

#[derive(Serialize)]
struct Segment<'a> {
    op: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
}

/// Writes a redline as JSON; its sentences are in the language of the interface.
pub fn write(out: &mut String, redline: &Redline<'_>, interface: Language) {
    let voice = Voice::of(redline, interface);
    let offences = Affected::of(redline);
    let links = redline.alignment.indices().map(|at| link(redline, &offences, at)).collect();
    let document = Document {
        schema: "travaux/redline/v1",
        old: json::DraftName::of(redline.drafts.old),
        new: json::DraftName::of(redline.drafts.new),
        limited: redline.limited.as_deref(),
        summary: Summary { links: counts(redline.links), words: words(redline.words) },
        story: voice.story().into_iter().map(|sentence| sentence.text).collect(),
        offences: effects(&offences, interface),
        brackets: progress::fates(redline),
        events: progress::events(redline),
        regressions: progress::regressions(redline),
        carried: redline.carried.iter().map(|one| carried(redline, one)).collect(),
        findings: redline.remarks.iter().map(|remark| finding(&voice, redline, remark)).collect(),
        links,
    };
    json::write(out, &document);
}

fn finding<'a>(voice: &Voice<'_, '_>, redline: &'a Redline<'_>, remark: &Remark) -> Finding<'a> {
    Finding {
        kind: remark.kind.name(),
        link: remark.link.at(),
        cite: redline.cites.new.cite(remark.clause),
        line: redline.drafts.new.line(remark.clause),
        message: voice.remark(remark),
    }
}

fn carried<'a>(redline: &'a Redline<'_>, one: &Carried) -> WireCarried<'a> {
    let (from, to) = (redline.alignment.link(one.from), redline.alignment.link(one.to));
    WireCarried {
        from: one.from.at(),
        to: one.to.at(),
        old: redline.cites.old.cite(from.old[0]),
        new: redline.cites.new.cite(to.new[0]),
        words: one.words,
        reworded: one.reworded,
    }
}

/// The ids of the offences in the clauses of a link, sorted.
fn ids(taxonomy: &'static Taxonomy, all: Vec<OffenceIx>) -> Vec<&'static str> {
    let mut ids: Vec<&str> = all.into_iter().map(|offence| taxonomy.offence(offence).id.as_str()).collect();
    ids.sort_unstable();
    ids
}

fn effects(offences: &Affected, interface: Language) -> Vec<WireEffect> {
    let wire = |effect: &Effect| {
        let offence = Taxonomy::built_in().offence(effect.offence);
        WireEffect {
            id: &offence.id,
            title: offence.title(interface),
            change: effect.fate.name(),
            old: effect.cites.old.clone(),
            new: effect.cites.new.clone(),
            details: effect.details(interface),
        }
    };
    offences.effects.iter().map(wire).collect()
}

fn link<'a>(redline: &'a Redline<'_>, offences: &Affected, at: LinkIx) -> WireLink<'a> {
    let cites = &redline.cites;
    let Link { old, new, confidence, .. } = redline.alignment.link(at);
    let edit: &Edit<'_> = redline.edit(at);
    let clauses = |draft: &'a Draft, cites: &'a Citations, list: &[ClauseIx]| {
        list.iter().map(|&at| clause(draft, cites, at)).collect()
    };
    WireLink {
        old: clauses(redline.drafts.old, &cites.old, old),
        new: clauses(redline.drafts.new, &cites.new, new),
        changes: edit.changes.names(),
        confidence: (f64::from(*confidence) * 100.0).round() / 100.0,
        segments: edit
            .segments
            .iter()
            .map(|segment| Segment { op: op(segment.op), text: &segment.text, class: segment.class.name() })
            .collect(),
        offences: ids(Taxonomy::built_in(), offences.of_link(redline.alignment.link(at))),
        material: redline.materials.of_link(at).iter().map(material).collect(),
    }
}

fn material(material: &Material) -> WireMaterial<'_> {
    WireMaterial { kind: material.matter.name(), old: &material.old, new: &material.new }
}

fn clause<'a>(draft: &'a Draft, cites: &'a Citations, at: ClauseIx) -> Clause<'a> {
    let clause = draft.clause(at);
    let printed = clause.head.as_str();
    Clause {
        id: cites.id(at),
        cite: cites.cite(at),
        kind: clause.kind.name(),
        label: (!printed.is_empty()).then_some(printed),
        heading: (clause.kind.has_heading() && !clause.text.is_empty()).then(|| clause.text.as_str()),
        line: draft.line(at),
    }
}

fn op(op: Op) -> &'static str {
    match op {
        Op::Equal => "equal",
        Op::Delete => "delete",
        Op::Insert => "insert",
    }
}

fn counts(links: LinkCount) -> Links {
    let LinkCount { unchanged, amended, inserted, deleted, moved, renumbered, retitled, split, merged } = links;
    Links { unchanged, amended, inserted, deleted, moved, renumbered, retitled, split, merged }
}

fn words(words: WordCount) -> Words {
    let WordCount { equal, inserted, deleted, consequential } = words;
    Words { equal, inserted, deleted, consequential }
}

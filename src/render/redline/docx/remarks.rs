//! What the margin says: one comment at each clause that needs one.

use super::super::super::docx::units::Unit;
use super::knots::Knot;
use super::order::Moved;
use super::order::Place;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::story;

/// Sentences of the story that a comment can take.
const TOLD: usize = 20;

/// Puts the story into the first comment of the document.
pub(super) fn tell(redline: &Redline<'_>, units: &mut [Unit]) {
    let Some(row) = units.iter_mut().find_map(Unit::as_row) else { return };
    let mut lines = vec!["What happened between the two drafts:".to_owned()];
    let story = story::tell(redline);
    lines.extend(story.iter().take(TOLD).map(|sentence| format!("– {}", sentence.text)));
    if story.len() > TOLD {
        lines.push(format!("– and {} things more", story.len() - TOLD));
    }
    let offences = Affected::of(redline).sentences(redline.drafts.new.meta.language);
    lines.extend(offences.into_iter().map(|sentence| format!("– {}", sentence.text)));
    lines.extend(redline.limited.iter().map(|limit| format!("Limited: {limit}.")));
    lines.extend(row.comment.take());
    row.comment = Some(lines.join("\n"));
}

/// Remarks on clauses.
pub(super) struct Remarks<'a> {
    redline: &'a Redline<'a>,
}

impl<'a> Remarks<'a> {
    pub(super) fn of(redline: &'a Redline<'a>) -> Self {
        Self { redline }
    }

    /// The remark at a place; a clause in several lines gets it at the first.
    pub(super) fn at(&self, place: &Place, at: LinkIx, knots: &[Knot]) -> Option<String> {
        let link = self.redline.alignment.link(at);
        let first = |knot: usize| knot == 0 || knots[knot - 1].link != at;
        let sentences = match place {
            Place::Knot(knot) if first(*knot) => self.sentences(at, link),
            Place::Lines(Side::New, _, Some((knot, Moved::Yes))) if first(*knot) => self.sentences(at, link),
            Place::Lines(Side::Old, _, Some((knot, Moved::Yes))) if first(*knot) => self.departure(link),
            Place::Lines(_, _, _) if link.old.len() + link.new.len() > 2 => self.several(link).into_iter().collect(),
            Place::Knot(_) | Place::Lines(..) | Place::Start(..) | Place::End(..) => Vec::new(),
        };
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn departure(&self, link: &Link) -> Vec<String> {
        if link.changes.moved { vec![format!("Moved to {}.", self.cites(Side::New, &link.new))] } else { Vec::new() }
    }

    fn sentences(&self, at: LinkIx, link: &Link) -> Vec<String> {
        let mut said = Vec::new();
        let changes = self.redline.edit(at).changes;
        let was = || self.cites(Side::Old, &link.old);
        if changes.moved {
            said.push(format!("Moved from {}.", was()));
        } else if changes.regrouped {
            said.push(format!("Was {}, under another heading.", was()));
        } else if changes.promoted || changes.demoted {
            said.push(format!("Was {}.", was()));
        } else if changes.renumbered && self.heading(link) {
            said.push(format!("Was {}: renumbered because of what comes before it.", was()));
        }
        said.extend(self.several(link));
        said.extend(self.follows(at));
        said.extend(self.brackets(at));
        if link.is_unsure() {
            let sure = (link.confidence * 100.0).round();
            said.push(format!("Check by hand: that this was {} is only {sure} % sure.", was()));
        }
        said
    }

    fn heading(&self, link: &Link) -> bool {
        link.new.first().is_some_and(|&at| self.redline.drafts.new.clause(at).kind.has_heading())
    }

    fn several(&self, link: &Link) -> Option<String> {
        let (old, new) = (self.cites(Side::Old, &link.old), self.cites(Side::New, &link.new));
        if link.is_split() {
            Some(format!("{} was split into {new}.", capital(&old)))
        } else if link.is_merged() {
            Some(format!("Merged from {old}."))
        } else {
            None
        }
    }

    /// The references that follow a renumbering.
    fn follows(&self, at: LinkIx) -> Option<String> {
        let segments = &self.redline.edit(at).segments;
        let of = |op: Op| {
            let follow = segments.iter().filter(move |one| one.op == op && one.class == Class::Consequential);
            follow.map(|one| one.text.trim().to_owned()).collect::<Vec<_>>().join(", ")
        };
        let (old, new) = (of(Op::Delete), of(Op::Insert));
        let (subject, verb) = if new.contains(", ") { ("References", "follow") } else { ("Reference", "follows") };
        (!new.is_empty()).then(|| format!("{subject} {old} → {new} {verb} renumbering: no change of substance."))
    }

    fn brackets(&self, at: LinkIx) -> Option<String> {
        let segments = &self.redline.edit(at).segments;
        let any = |op: Op| segments.iter().any(|one| one.op == op && one.class == Class::Bracket);
        let what = match (any(Op::Delete), any(Op::Insert)) {
            (true, true) => "lifted and added",
            (true, false) => "lifted",
            (false, true) => "added",
            (false, false) => return None,
        };
        Some(format!("Brackets {what}."))
    }

    fn cites(&self, side: Side, clauses: &[ClauseIx]) -> String {
        let cites = self.redline.cites.get(side);
        clauses.iter().map(|&at| cites.cite(at)).collect::<Vec<_>>().join(" and ")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

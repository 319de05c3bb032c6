//! What the margin says: one comment at each clause that needs one.

use super::super::super::docx::lines::Line;
use super::super::super::docx::units::Unit;
use super::knots::Knot;
use super::order::Moved;
use super::order::Place;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::offences::Affected;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

/// Sentences of the story that a comment can take.
const TOLD: usize = 20;

/// Remarks on clauses, and on the whole.
pub(super) struct Remarks<'a, 'd> {
    redline: &'a Redline<'d>,
    voice: &'a Voice<'a, 'd>,
    lines: &'a Pair<Vec<Line>>,
    words: Words,
    offences: Affected,
}

impl<'a, 'd> Remarks<'a, 'd> {
    pub(super) fn of(voice: &'a Voice<'a, 'd>, lines: &'a Pair<Vec<Line>>) -> Self {
        let redline = voice.redline();
        Self { redline, voice, lines, words: Words::of(voice.language()), offences: Affected::of(redline) }
    }

    /// Puts the story into the first comment of the document.
    pub(super) fn tell(&self, units: &mut [Unit]) {
        let Some(row) = units.iter_mut().find_map(Unit::as_row) else { return };
        let mut lines = vec![self.words.say(Word::CommentStory).to_owned()];
        let story = self.voice.story();
        lines.extend(story.iter().take(TOLD).map(|sentence| format!("– {}", sentence.text)));
        if story.len() > TOLD {
            let more = self.words.fill(Word::CommentMore, &[&(story.len() - TOLD).to_string()]);
            lines.push(format!("– {more}"));
        }
        let offences = self.offences.sentences(self.voice);
        lines.extend(offences.into_iter().map(|sentence| format!("– {}", sentence.text)));
        let limited = self.words.say(Word::Limited);
        lines.extend(self.redline.limited.iter().map(|limit| format!("{limited}: {limit}.")));
        lines.extend(row.comment.take());
        row.comment = Some(lines.join("\n"));
    }

    /// The remark at a place, a line for each thing to say; a clause in several lines gets it at the first.
    pub(super) fn at(&self, place: &Place, at: LinkIx, knots: &[Knot]) -> Option<String> {
        let link = self.redline.alignment.link(at);
        let first = |knot: usize| knot == 0 || knots[knot - 1].link != at;
        let sentences = match place {
            Place::Knot(knot) if first(*knot) => self.sentences(at, link),
            Place::Lines(Side::New, _, Some((knot, Moved::Yes))) if first(*knot) => self.sentences(at, link),
            Place::Lines(Side::Old, _, Some((knot, Moved::Yes))) if first(*knot) => self.departure(link),
            Place::Lines(side, range, None) if self.opens_clause(*side, range.start) => self.one_sided(at, link),
            Place::Lines(_, _, Some((_, Moved::No))) if link.old.len() + link.new.len() > 2 => {
                self.several(link).into_iter().collect()
            }
            Place::Knot(_) | Place::Lines(..) | Place::Start(..) | Place::End(..) => Vec::new(),
        };
        (!sentences.is_empty()).then(|| sentences.join("\n"))
    }

    fn opens_clause(&self, side: Side, line: usize) -> bool {
        let lines = self.lines.get(side);
        line == 0 || lines[line - 1].clause != lines[line].clause
    }

    /// What is to be said of a clause that came, went, or is a part of a split or merger.
    fn one_sided(&self, at: LinkIx, link: &Link) -> Vec<String> {
        let mut said: Vec<String> = self.several(link).into_iter().collect();
        said.extend(self.to_check(at));
        said
    }

    /// What a negotiator must not overlook: material edits, agreed text touched, references that name nothing, offences.
    fn to_check(&self, at: LinkIx) -> Vec<String> {
        let materials = self.redline.materials.of_link(at).iter();
        let mut said: Vec<String> =
            materials.map(|material| self.fill(Word::Material, &[&self.voice.material(material)])).collect();
        let setback = self.redline.progress.regression(at).filter(|setback| setback.is_loud());
        said.extend(setback.map(|setback| self.voice.regression(setback)));
        said.extend(self.voice.carried(at));
        let remarks = self.redline.remarks.of_link(at).iter();
        said.extend(remarks.map(|remark| self.fill(Word::Check, &[&self.voice.remark(remark)])));
        let mut said: Vec<String> = said.iter().map(|phrase| capital(phrase)).collect();
        said.extend(self.offences.told_at(at, self.voice).into_iter().map(|sentence| sentence.text));
        said
    }

    fn departure(&self, link: &Link) -> Vec<String> {
        if link.changes.moved {
            vec![self.fill(Word::CommentMovedTo, &[&self.cites(Side::New, &link.new)])]
        } else {
            Vec::new()
        }
    }

    fn fill(&self, word: Word, values: &[&str]) -> String {
        self.words.fill(word, values)
    }

    fn sentences(&self, at: LinkIx, link: &Link) -> Vec<String> {
        let mut said = Vec::new();
        let changes = self.redline.edit(at).changes;
        let was = || self.cites(Side::Old, &link.old);
        let came = if changes.moved {
            Some(Word::CommentMovedFrom)
        } else if changes.regrouped {
            Some(Word::CommentWasRegrouped)
        } else if changes.promoted || changes.demoted {
            Some(Word::CommentWas)
        } else if changes.renumbered && self.heading(link) {
            Some(Word::CommentWasRenumbered)
        } else {
            None
        };
        said.extend(came.map(|word| self.fill(word, &[&was()])));
        said.extend(self.several(link));
        said.extend(self.follows(at));
        said.extend(self.brackets(at));
        said.extend(self.to_check(at));
        if link.is_unsure() {
            let sure = (link.confidence * 100.0).round().to_string();
            said.push(self.fill(Word::CommentUnsure, &[&was(), &sure]));
        }
        said
    }

    fn heading(&self, link: &Link) -> bool {
        link.new.first().is_some_and(|&at| self.redline.drafts.new.clause(at).kind.has_heading())
    }

    fn several(&self, link: &Link) -> Option<String> {
        let (old, new) = (self.cites(Side::Old, &link.old), self.cites(Side::New, &link.new));
        if link.is_split() {
            Some(capital(&self.fill(Word::CommentSplit, &[&old, &new])))
        } else if link.is_merged() {
            Some(self.fill(Word::CommentMerged, &[&old]))
        } else {
            None
        }
    }

    /// The references that follow a renumbering.
    fn follows(&self, at: LinkIx) -> Option<String> {
        let segments = &self.redline.edit(at).segments;
        let of = |op: Op| {
            let follow = segments.iter().filter(move |one| one.op == op && one.class == Class::Consequential);
            follow.map(|one| one.text.trim()).collect::<Vec<_>>()
        };
        let (old, new) = (of(Op::Delete), of(Op::Insert));
        let word = if new.len() > 1 { Word::CommentFollows } else { Word::CommentFollowsOne };
        let comma = self.words.comma();
        (!new.is_empty()).then(|| self.fill(word, &[&old.join(comma), &new.join(comma)]))
    }

    /// What became of brackets, alternatives and blanks, else that some were lifted or added.
    fn brackets(&self, at: LinkIx) -> Vec<String> {
        let events = self.voice.events(&[at]);
        if events.is_empty() {
            return self.bracket_edits(at).map(|word| self.words.say(word).to_owned()).into_iter().collect();
        }
        events.iter().map(|phrase| capital(phrase)).collect()
    }

    fn bracket_edits(&self, at: LinkIx) -> Option<Word> {
        let segments = &self.redline.edit(at).segments;
        let any = |op: Op| segments.iter().any(|one| one.op == op && one.class == Class::Bracket);
        match (any(Op::Delete), any(Op::Insert)) {
            (true, true) => Some(Word::CommentBracketsBoth),
            (true, false) => Some(Word::CommentBracketsLifted),
            (false, true) => Some(Word::CommentBracketsAdded),
            (false, false) => None,
        }
    }

    fn cites(&self, side: Side, clauses: &[ClauseIx]) -> String {
        clauses.iter().map(|&at| self.voice.cite(side, at)).collect::<Vec<_>>().join(" + ")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

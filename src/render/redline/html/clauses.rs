//! The text: every clause once, with its edits, in the order of the new draft.
//!
//! All views of the page show these same elements. Without `<del>` the words of the clauses are the
//! new text, without `<ins>` the old one. A deletion has a `<span>` round its words, so that a view can
//! set them in the margin and leave a mark in their place.

use rayon::prelude::*;

use super::anchors;
use super::groups;
use super::groups::Group;
use super::groups::Groups;
use super::sorts::Sorts;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::Kind;
use crate::draft::Language;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::Segment;
use crate::redline::voice::Voice;
use crate::render::escape;
use crate::render::words;
use crate::render::words::Word;
use crate::render::words::Words;

/// So many unchanged clauses in a row are folded.
const FOLD: usize = 4;

/// In so many parts a text is written.
const PARTS: usize = 8;

/// The clauses of all groups, in parts that follow each other.
pub(super) fn parts((voice, offences): (&Voice<'_, '_>, &Affected), groups: &Groups, words: &Words) -> Vec<String> {
    let redline = voice.redline();
    let text = redline.drafts.map(|draft| draft.meta.language);
    let attributes =
        |language: Language| format!(" lang=\"{}\" dir=\"{}\"", language.tag(), words::direction(language));
    let body = Text {
        voice,
        redline,
        offences,
        groups,
        words,
        old: if text.old == text.new { String::new() } else { attributes(text.old) },
        interface: if text.new == words.language { String::new() } else { attributes(words.language) },
    };
    // About as much as both drafts have, for what is unchanged in both is written with its tags.
    let room = redline.drafts.map(|draft| draft.source.text().len());
    let room = (room.old + room.new) / PARTS;
    // Parts of a text are written at once, small ones so that none is waited for.
    let parts = groups.list.par_chunks(groups.list.len().div_ceil(PARTS).max(1)).map(|part| {
        let mut out = String::with_capacity(room);
        part.iter().for_each(|group| body.group(&mut out, group));
        out
    });
    parts.collect()
}

struct Text<'a, 'd> {
    voice: &'a Voice<'a, 'd>,
    redline: &'a Redline<'d>,
    offences: &'a Affected,
    groups: &'a Groups,
    words: &'a Words,
    /// Attributes of text of the old draft, where its language is another.
    old: String,
    /// Attributes of words of the interface, where their language is not that of the text.
    interface: String,
}

impl Text<'_, '_> {
    fn link(&self, at: LinkIx) -> &Link {
        self.redline.alignment.link(at)
    }

    fn sorts(&self, at: LinkIx) -> Sorts {
        self.groups.sorts[at.at()]
    }

    /// Says whether nothing happened in a place.
    fn is_quiet(&self, at: LinkIx) -> bool {
        self.sorts(at).is_empty() && self.redline.alignment.departed(at).is_empty()
    }

    fn group(&self, out: &mut String, group: &Group) {
        let (first, rest) = (group.first(), &group.links[1..]);
        if group.is_container() {
            if groups::title(self.redline, first).is_some() || !self.is_quiet(first) {
                self.block(out, first, ("h2", ""));
            }
            self.departures(out, first);
            if !rest.is_empty() {
                out.push_str("<section>\n");
                self.body(out, rest);
                out.push_str("</section>\n");
            }
        } else if group.kind.has_heading() && group.changes == 0 {
            out.push_str("<details class=\"same\"><summary>");
            self.block(out, first, ("h3", ""));
            out.push_str("</summary>\n");
            rest.iter().for_each(|&at| self.paragraph(out, at));
            out.push_str("</details>\n");
        } else {
            out.push_str("<section>\n");
            let links = if group.kind.has_heading() {
                self.block(out, first, ("h3", ""));
                self.departures(out, first);
                rest
            } else {
                &group.links
            };
            self.body(out, links);
            out.push_str("</section>\n");
        }
    }

    /// Clauses one after the other; many unchanged ones in a row are folded.
    fn body(&self, out: &mut String, links: &[LinkIx]) {
        for run in links.chunk_by(|a, b| self.is_quiet(*a) == self.is_quiet(*b)) {
            if run.len() >= FOLD && self.is_quiet(run[0]) {
                let said = self.words.fill(Word::Fold, &[&run.len().to_string()]);
                let opening = format!("<details class=\"fold\"><summary{}>{said}</summary>\n", self.interface);
                out.push_str(&opening);
                run.iter().for_each(|&at| self.paragraph(out, at));
                out.push_str("</details>\n");
            } else {
                for &at in run {
                    self.paragraph(out, at);
                    self.departures(out, at);
                }
            }
        }
    }

    fn paragraph(&self, out: &mut String, at: LinkIx) {
        const DEPTHS: [&str; 5] = ["d1", "d2", "d3", "d4", "d5"];
        let (side, clause) = self.link(at).shown();
        let draft = self.redline.drafts.get(side);
        let inner = draft.ancestors(clause).take_while(|&above| !draft.clause(above).kind.has_heading()).count();
        self.block(out, at, ("p", DEPTHS[inner.min(DEPTHS.len() - 1)]));
    }

    /// An element with number, words and tags of a link.
    fn block(&self, out: &mut String, at: LinkIx, (tag, depth): (&str, &str)) {
        let sorts = self.sorts(at);
        out.push('<');
        out.push_str(tag);
        out.push_str(" id=\"");
        anchors::push(out, self.redline, at);
        out.push('"');
        self.classes(out, at, depth);
        if !sorts.is_empty() {
            self.was(out, at);
        }
        if self.link(at).is_deleted() {
            out.push_str(&self.old);
        }
        if tag == "h2" {
            let level = format!(" data-l=\"{}\"", groups::clause(self.redline, at).1.kind as u8);
            out.push_str(&level);
        }
        out.push('>');
        if !sorts.is_empty() {
            self.permalink(out, at, tag);
        }
        self.number(out, at);
        self.segments(out, at);
        self.tags(out, at);
        for title in self.offences.titles(self.link(at), self.redline.drafts.new.meta.language) {
            self.tag(out, "tag", &format!("§ {title}"));
        }
        out.push_str("</");
        out.push_str(tag);
        out.push_str(">\n");
    }

    fn classes(&self, out: &mut String, at: LinkIx, depth: &str) {
        let link = self.link(at);
        let whole = match (link.is_inserted(), link.is_deleted()) {
            (true, _) => " new",
            (_, true) => " old",
            _ => "",
        };
        let foot = if groups::clause(self.redline, at).1.kind == Kind::Footnote { " foot" } else { "" };
        let sorts = self.sorts(at);
        if depth.is_empty() && whole.is_empty() && sorts.is_empty() {
            return;
        }
        out.push_str(" class=\"");
        let start = out.len();
        out.push_str(depth);
        out.push_str(whole);
        out.push_str(foot);
        sorts.push_classes(out);
        if out[start..].starts_with(' ') {
            out.remove(start);
        }
        out.push('"');
    }

    /// How the old draft cited the clause, where the new one cites it otherwise.
    fn was(&self, out: &mut String, at: LinkIx) {
        let link = self.link(at);
        let (Some(&old), Some(&new)) = (link.old.first(), link.new.first()) else { return };
        let (old, new) = (self.redline.cites.old.cite(old), self.redline.cites.new.cite(new));
        if old != new {
            out.push_str(" data-o=\"");
            escape::push_attribute(out, old);
            out.push('"');
        }
    }

    /// The address of a change, named by its citation; it stands in the margin. A heading is heard without it, since
    /// it names itself.
    fn permalink(&self, out: &mut String, at: LinkIx, tag: &str) {
        out.push_str("<a class=\"p\" href=\"#");
        anchors::push(out, self.redline, at);
        out.push_str("\" aria-label=\"");
        let (side, clause) = self.link(at).shown();
        escape::push_attribute(out, self.redline.cites.get(side).cite(clause));
        out.push_str(if tag == "p" { "\"></a>" } else { "\" aria-hidden=\"true\" tabindex=\"-1\"></a>" });
    }

    /// What is printed before the text, with its renumbering.
    fn number(&self, out: &mut String, at: LinkIx) {
        let link = self.link(at);
        let head = |side: Side| {
            let clause = link.side(side).first();
            clause.map(|&clause| self.redline.drafts.get(side).clause(clause).head.as_str()).unwrap_or_default()
        };
        let (old, new) = (head(Side::Old), head(Side::New));
        let class = if link.is_one_sided() { Class::Substance } else { Class::Consequential };
        if old.is_empty() && new.is_empty() {
            return;
        }
        out.push_str("<span class=\"n\">");
        if old == new {
            escape::push_text(out, new);
        } else {
            push_edit(out, (Op::Delete, class), old);
            out.push_str(if old.is_empty() || new.is_empty() { "" } else { " " });
            push_edit(out, (Op::Insert, class), new);
        }
        out.push_str("</span> ");
    }

    fn segments(&self, out: &mut String, at: LinkIx) {
        for segment in &self.redline.edits[at.at()].segments {
            push_segment(out, segment);
        }
    }

    fn tags(&self, out: &mut String, at: LinkIx) {
        if self.sorts(at).is_empty() {
            return;
        }
        let (link, edit) = (self.link(at), self.redline.edit(at));
        let changes = edit.changes;
        if link.is_split() {
            self.tag_of_old(out, Word::SplitFrom, at);
        } else if link.is_merged() {
            self.tag_of_old(out, Word::MergedFrom, at);
        } else if changes.moved {
            self.tag_of_old(out, Word::MovedFrom, at);
        } else if changes.promoted || changes.demoted {
            self.tag_of_old(out, Word::Was, at);
        } else if changes.regrouped {
            self.tag(out, "tag", self.words.say(Word::Regrouped));
        }
        if edit.has(Class::Consequential) {
            self.tag(out, "tag", self.words.say(Word::Follows));
        }
        for material in self.redline.materials.of_link(at) {
            self.tag(out, "tag alarm", &self.words.fill(Word::Material, &[&self.voice.material(material)]));
        }
        for said in self.voice.events(&[at]) {
            self.tag(out, "tag", &said);
        }
        for said in self.voice.carried(at) {
            self.tag(out, "tag", &said);
        }
        if let Some(regression) = self.redline.progress.regression(at).filter(|regression| regression.is_loud()) {
            self.tag(out, "tag alarm", &self.voice.regression(regression));
        }
        for remark in self.redline.remarks.of_link(at) {
            self.tag(out, "tag alarm", &self.words.fill(Word::Check, &[&self.voice.remark(remark)]));
        }
        if link.is_unsure() {
            self.tag(out, "tag", &self.words.fill(Word::Unsure, &[&format!("{:.0}", link.confidence * 100.0)]));
        }
    }

    /// A remark of the page behind the words of a clause.
    fn tag(&self, out: &mut String, class: &str, said: &str) {
        out.push_str(" <span class=\"");
        out.push_str(class);
        out.push('"');
        out.push_str(&self.interface);
        out.push('>');
        escape::push_text(out, said);
        out.push_str("</span>");
    }

    /// A tag that cites the old clauses; a clause that moved leads to the place it left.
    fn tag_of_old(&self, out: &mut String, word: Word, at: LinkIx) {
        let cites = self.link(at).old.iter().map(|&clause| self.voice.cite(Side::Old, clause));
        let said = self.words.fill(word, &[&cites.collect::<Vec<_>>().join(" + ")]);
        if word == Word::MovedFrom && self.has_left(at) {
            out.push_str(" <a class=\"tag\" href=\"#");
            anchors::push_departure(out, self.redline, at);
            out.push('"');
            out.push_str(&self.interface);
            out.push('>');
            escape::push_text(out, &said);
            out.push_str("</a>");
        } else {
            self.tag(out, "tag", &said);
        }
    }

    /// Says whether the page shows the place that a moved clause left; only the outermost has one.
    fn has_left(&self, at: LinkIx) -> bool {
        let old = self.redline.drafts.old;
        let moved = |clause| {
            let above = self.redline.alignment.link_of(Side::Old, clause);
            self.link(above).changes.moved
        };
        !old.ancestors(self.link(at).old[0]).any(moved)
    }

    /// What moved away from behind a link.
    fn departures(&self, out: &mut String, at: LinkIx) {
        for &gone in self.redline.alignment.departed(at) {
            let link = self.redline.alignment.link(gone);
            let (Some(&old), Some(&new)) = (link.old.first(), link.new.first()) else { continue };
            let said = self.words.fill(Word::MovedTo, &[self.voice.cite(Side::Old, old)]);
            out.push_str("<p class=\"went");
            Sorts::of_departure().push_classes(out);
            out.push_str("\" id=\"");
            anchors::push_departure(out, self.redline, gone);
            out.push('"');
            out.push_str(&self.interface);
            out.push('>');
            escape::push_text(out, &said);
            out.push_str(" <a href=\"#");
            anchors::push(out, self.redline, gone);
            out.push_str("\"><bdi>");
            escape::push_text(out, self.redline.cites.new.cite(new));
            out.push_str("</bdi></a></p>\n");
        }
    }
}

/// Writes a segment; typography comes without marks.
fn push_segment(out: &mut String, segment: &Segment<'_>) {
    match segment.op {
        Op::Equal => escape::push_text(out, &segment.text),
        op => push_edit(out, (op, segment.class), &segment.text),
    }
}

fn push_edit(out: &mut String, (op, class): (Op, Class), text: &str) {
    if text.is_empty() {
        return;
    }
    let deleted = op == Op::Delete;
    out.push_str(if deleted { "<del" } else { "<ins" });
    out.push_str(match class {
        Class::Substance => "",
        Class::Consequential => " class=\"f\"",
        Class::Bracket => " class=\"b\"",
        Class::Typography | Class::Ignored => " class=\"t\"",
    });
    out.push_str(if deleted { "><span>" } else { ">" });
    escape::push_text(out, text);
    out.push_str(if deleted { "</span></del>" } else { "</ins>" });
}

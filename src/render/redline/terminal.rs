//! The redline for the terminal: colour, or a form without colour that is as clear.
//!
//! ```text
//! plain    {-deleted-} {+inserted+}; drafts are full of square brackets, and have hardly a brace
//! colour   red struck through, green underlined
//! ```
//!
//! References that follow the renumbering are folded: the new number is shown alone. Typography is
//! not shown. Unchanged clauses are counted, unless all are asked for.

use anstyle::AnsiColor;
use anstyle::Style;
use rustc_hash::FxHashSet;
use unicode_width::UnicodeWidthStr;

use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::meta::Basis;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Edit;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::Segment;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

/// How a redline looks in a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Colours, or marks alone.
    pub colour: Colour,
    /// Columns of the page.
    pub width: usize,
    /// Which clauses are shown.
    pub clauses: Shown,
    /// Language of the words round the text; `None` is that of the new draft.
    pub interface: Option<Language>,
}

/// Whether output may be coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours.
    On,
    /// Plain text.
    Off,
}

/// Which clauses are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those that changed, with the articles they stand in.
    Changed,
    /// All.
    All,
}

const DELETED: Style = AnsiColor::Red.on_default().strikethrough();
const INSERTED: Style = AnsiColor::Green.on_default().underline();
const BRACKET: Style = AnsiColor::Yellow.on_default().bold();
const MOVED: Style = AnsiColor::Blue.on_default();
const HEADING: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// Agreed text that was touched.
const ALARM: Style = AnsiColor::Red.on_default().bold();

/// Writes a redline for a terminal.
pub fn write(out: &mut String, redline: &Redline<'_>, look: Look) {
    let language = look.interface.unwrap_or(redline.drafts.new.meta.language);
    let (words, offences) = (Words::of(language), Affected::of(redline));
    let voice = &Voice::of(redline, language);
    let (heading, written) = (None, FxHashSet::default());
    let mut page = Page { redline, voice, words, look, out, skipped: 0, following: 0, heading, written, offences };
    page.head();
    page.story();
    page.offences();
    page.body();
}

struct Page<'a, 'd> {
    redline: &'a Redline<'d>,
    voice: &'a Voice<'a, 'd>,
    words: Words,
    look: Look,
    out: &'a mut String,
    /// Unchanged clauses since the last line.
    skipped: usize,
    /// Clauses since the last line in which references follow, and nothing else happened.
    following: usize,
    /// The heading whose line was written last.
    heading: Option<LinkIx>,
    /// The links below headings whose line or label was written.
    written: FxHashSet<LinkIx>,
    offences: Affected,
}

impl Page<'_, '_> {
    fn head(&mut self) {
        let drafts = self.redline.drafts;
        let title = format!("{}  {}  {}", name(drafts.old), self.words.arrow(), name(drafts.new));
        self.line(0, &self.paint(HEADING, &title));
        if [drafts.old, drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement)) {
            self.line(0, &self.paint(DIM, self.words.say(Word::Restated)));
        }
        if let Some(limit) = &self.redline.limited {
            self.line(0, &format!("{}: {limit}", self.words.say(Word::Limited).to_lowercase()));
        }
        let (links, words) = (self.redline.links, self.redline.words);
        let counted = [
            (links.unchanged, Word::Unchanged),
            (links.amended, Word::Amended),
            (links.inserted, Word::Inserted),
            (links.deleted, Word::Deleted),
            (links.moved, Word::Moved),
            (links.renumbered, Word::Renumbered),
            (links.split, Word::Split),
            (links.merged, Word::Merged),
        ];
        let counted = counted.map(|(count, word)| format!("{count} {}", self.words.counted(word, count)));
        let changed = [words.inserted, words.deleted, words.consequential].map(|count| count.to_string());
        let changed = self.words.fill(Word::ChangedWords, &changed.each_ref().map(String::as_str));
        let counts = [&counted.join(self.words.comma()), self.words.semicolon(), &changed].concat();
        self.line(0, &self.paint(DIM, &counts));
        self.out.push('\n');
    }

    fn story(&mut self) {
        for sentence in self.voice.story() {
            self.wrapped(0, &format!("• {}", sentence.text), 2);
        }
        self.out.push('\n');
    }

    /// What happened to offences.
    fn offences(&mut self) {
        let told = self.offences.sentences(self.voice);
        for sentence in &told {
            self.wrapped(0, &format!("§ {}", sentence.text), 2);
        }
        if !told.is_empty() {
            self.out.push('\n');
        }
    }

    fn body(&mut self) {
        for at in self.redline.alignment.indices() {
            let changed = self.redline.is_touched(at);
            if self.look.clauses == Shown::Changed && self.only_follows(at) {
                self.following += 1;
            } else if changed || self.look.clauses == Shown::All {
                self.context(at);
                self.above(at);
                self.clause(at);
            } else {
                self.skipped += usize::from(!self.link(at).new.is_empty());
            }
            for index in 0..self.redline.alignment.departed(at).len() {
                let gone = self.redline.alignment.departed(at)[index];
                self.departed(gone);
            }
        }
        self.flush_skipped();
    }

    fn link(&self, at: LinkIx) -> &Link {
        self.redline.alignment.link(at)
    }

    /// Writes the heading of the article a clause stands in, unless it was written last.
    fn context(&mut self, at: LinkIx) {
        let (side, clause) = self.link(at).shown();
        let draft = self.redline.drafts.get(side);
        if draft.clause(clause).kind.has_heading() {
            self.heading = Some(at);
            return;
        }
        let article = draft.ancestors(clause).find(|&above| draft.clause(above).kind.has_heading());
        let Some(article) = article.filter(|&above| above != ClauseIx::ROOT) else { return };
        let link = self.redline.alignment.link_of(side, article);
        if self.heading != Some(link) {
            self.flush_skipped();
            self.heading = Some(link);
            if !self.redline.is_touched(link) || self.look.clauses == Shown::Changed {
                self.clause(link);
            }
        }
    }

    /// Writes the labels of the clauses between that heading and a clause, unless they stand there already: two points
    /// (A.1) are told apart by what they stand in.
    fn above(&mut self, at: LinkIx) {
        let (side, clause) = self.link(at).shown();
        let draft = self.redline.drafts.get(side);
        if draft.clause(clause).kind.has_heading() {
            return;
        }
        self.written.insert(at);
        let inside = draft.ancestors(clause).take_while(|&above| !draft.clause(above).kind.has_heading());
        let new = |&above: &ClauseIx| self.written.insert(self.redline.alignment.link_of(side, above));
        let mut above: Vec<ClauseIx> = inside.filter(new).collect();
        above.retain(|&above| !draft.clause(above).head.is_empty());
        let Some(&outermost) = above.last() else { return };
        let labels: Vec<&str> = above.iter().rev().map(|&above| draft.clause(above).head.as_str()).collect();
        self.flush_skipped();
        let text = self.paint(DIM, &format!("{} …", labels.join(" ")));
        self.line(self.indent(draft, outermost), &text);
    }

    /// Says whether nothing happened to a clause but that its references followed a renumbering.
    fn only_follows(&self, at: LinkIx) -> bool {
        let (link, edit) = (self.link(at), self.redline.edit(at));
        edit.has(Class::Consequential)
            && edit.changes.is_empty()
            && link.old.len() + link.new.len() == 2
            && self.redline.remarks.of_link(at).is_empty()
    }

    fn flush_skipped(&mut self) {
        let (skipped, following) = (std::mem::take(&mut self.skipped), std::mem::take(&mut self.following));
        let counted =
            [(skipped, [Word::SkippedOne, Word::Skipped]), (following, [Word::FollowingOne, Word::Following])];
        let some = counted.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> =
            some.map(|(count, words)| self.words.fill(words[usize::from(count > 1)], &[&count.to_string()])).collect();
        if !told.is_empty() {
            let text = format!("… {}", told.join(self.words.comma()));
            self.line(1, &self.paint(DIM, &text));
        }
    }

    fn clause(&mut self, at: LinkIx) {
        self.flush_skipped();
        let (side, clause) = self.link(at).shown();
        let draft = self.redline.drafts.get(side);
        let heading = draft.clause(clause).kind.has_heading();
        if heading {
            self.out.push('\n');
        }
        let indent = if heading { 0 } else { self.indent(draft, clause) };
        let text = format!("{}{}{}", self.label(at), self.segments(self.redline.edit(at)), self.tags(at));
        let text = if heading { self.paint(HEADING, &text) } else { text };
        self.wrapped(indent, text.trim(), 2);
    }

    fn indent(&self, draft: &Draft, clause: ClauseIx) -> usize {
        1 + draft.ancestors(clause).take_while(|&above| !draft.clause(above).kind.has_heading()).count()
    }

    /// What is printed before the text, with its renumbering.
    fn label(&self, at: LinkIx) -> String {
        let link = self.link(at);
        let head = |side: Side| {
            link.side(side)
                .first()
                .map(|&clause| self.redline.drafts.get(side).clause(clause).head.as_str())
                .unwrap_or_default()
        };
        let (old, new) = (head(Side::Old), head(Side::New));
        let shown = match (link.old.is_empty(), link.new.is_empty()) {
            (true, _) => self.edit(Op::Insert, Class::Substance, new),
            (_, true) => self.edit(Op::Delete, Class::Substance, old),
            _ if old == new => new.to_owned(),
            _ => format!(
                "{}{}",
                self.edit(Op::Delete, Class::Substance, old),
                self.edit(Op::Insert, Class::Substance, new)
            ),
        };
        if shown.is_empty() { shown } else { format!("{shown} ") }
    }

    fn segments(&self, edit: &Edit<'_>) -> String {
        let mut text = String::new();
        for segment in &edit.segments {
            text.push_str(&self.segment(segment));
        }
        text.replace('\n', " ⏎ ")
    }

    fn segment(&self, segment: &Segment<'_>) -> String {
        match (segment.op, segment.class) {
            (Op::Equal, _) => segment.text.to_string(),
            (Op::Delete, Class::Typography | Class::Ignored | Class::Consequential) => String::new(),
            (Op::Insert, Class::Typography | Class::Ignored) => segment.text.to_string(),
            (Op::Insert, Class::Consequential) => self.paint(DIM, &segment.text),
            (op, class) => self.edit(op, class, &segment.text),
        }
    }

    fn edit(&self, op: Op, class: Class, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let style = match (op, class) {
            (Op::Equal, _) => return text.to_owned(),
            (_, Class::Bracket) => BRACKET,
            (Op::Delete, _) => DELETED,
            (Op::Insert, _) => INSERTED,
        };
        match (self.look.colour, op) {
            (Colour::On, Op::Delete) => format!("{}{text}{}", style.strikethrough(), style.render_reset()),
            (Colour::On, _) => format!("{style}{text}{}", style.render_reset()),
            (Colour::Off, Op::Delete) => format!("{{-{text}-}}"),
            (Colour::Off, _) => format!("{{+{text}+}}"),
        }
    }

    /// What happened to a clause beside its words.
    fn tags(&self, at: LinkIx) -> String {
        let (link, edit) = (self.link(at), self.redline.edit(at));
        let mut tags = Vec::new();
        let was = || {
            let cites = link.old.iter().map(|&clause| self.voice.cite(Side::Old, clause));
            cites.collect::<Vec<_>>().join(" + ")
        };
        let came = if link.is_split() {
            Some(Word::SplitFrom)
        } else if link.is_merged() {
            Some(Word::MergedFrom)
        } else if edit.changes.promoted || edit.changes.demoted {
            Some(Word::Was)
        } else if edit.changes.moved {
            Some(Word::MovedFrom)
        } else {
            None
        };
        match came {
            Some(word) => tags.push(self.words.fill(word, &[&was()])),
            None if edit.changes.regrouped => tags.push(self.words.say(Word::Regrouped).to_owned()),
            None => {}
        }
        if edit.has(Class::Consequential) {
            tags.push(self.words.say(Word::Follows).to_owned());
        }
        if link.is_unsure() {
            tags.push(self.words.fill(Word::Unsure, &[&format!("{:.0}", link.confidence * 100.0)]));
        }
        let materials = self.redline.materials.of_link(at).iter();
        tags.extend(materials.map(|one| self.words.fill(Word::Material, &[&self.voice.material(one)])));
        tags.extend(self.voice.events(&[at]));
        tags.extend(self.voice.carried(at));
        let remarks = self.redline.remarks.of_link(at).iter();
        tags.extend(remarks.map(|remark| self.words.fill(Word::Check, &[&self.voice.remark(remark)])));
        let offences = self.offences.titles(link, self.voice.language());
        tags.extend(offences.iter().map(|title| format!("§ {title}")));
        let alarm = self.redline.progress.regression(at).filter(|one| one.is_loud());
        let alarm = alarm.map(|one| format!("  {}", self.paint(ALARM, &format!("‼ {}", self.voice.regression(one)))));
        let tags = tags.iter().map(|tag| format!("  {}", self.paint(MOVED, &format!("‹{tag}›"))));
        alarm.into_iter().chain(tags).collect()
    }

    /// The place a clause moved away from.
    fn departed(&mut self, at: LinkIx) {
        let (old, new) = (self.link(at).old[0], self.link(at).new[0]);
        let draft = self.redline.drafts.old;
        let indent = if draft.clause(old).kind.has_heading() { 0 } else { self.indent(draft, old) };
        if draft.clause(old).kind == Kind::Footnote {
            return;
        }
        self.flush_skipped();
        let cites = [self.voice.cite(Side::Old, old), self.voice.cite(Side::New, new)];
        let text = format!("‹{}›", self.words.fill(Word::WentTo, &cites));
        self.line(indent, &self.paint(MOVED, &text));
    }

    fn paint(&self, style: Style, text: &str) -> String {
        match self.look.colour {
            // An inner style ends all styles, so the outer one is opened again behind it.
            Colour::On => {
                let reset = style.render_reset().to_string();
                format!("{style}{}{reset}", text.replace("\u{1b}[0m", &format!("\u{1b}[0m{style}")))
            }
            Colour::Off => text.to_owned(),
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.wrapped(indent, text, 0);
    }

    /// Writes a text in lines of the page's width; later lines hang in by some columns more.
    fn wrapped(&mut self, indent: usize, text: &str, hang: usize) {
        let margin = 2 * indent.min(8);
        let mut column = margin;
        self.out.extend(std::iter::repeat_n(' ', margin));
        for piece in text.split_inclusive([' ', '\n']) {
            for part in breakable(piece) {
                let width = shown_width(part.trim_end());
                if column + width > self.look.width && column > margin + hang {
                    self.out.truncate(self.out.trim_end_matches(' ').len());
                    self.out.push('\n');
                    self.out.extend(std::iter::repeat_n(' ', margin + hang));
                    column = margin + hang;
                }
                self.out.push_str(part);
                column += shown_width(part);
            }
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}

/// Chinese may be broken behind every character, other scripts at blanks alone.
fn breakable(piece: &str) -> Vec<&str> {
    let ideograph = |letter: char| ('\u{2e80}'..='\u{9fff}').contains(&letter);
    if !piece.contains(ideograph) || piece.contains('\u{1b}') {
        return vec![piece];
    }
    piece.split_inclusive(ideograph).collect()
}

/// Columns of a text, escape sequences left out.
fn shown_width(text: &str) -> usize {
    let mut width = 0;
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        width += rest[..at].width();
        let end = rest[at..].find('m').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    width + rest.width()
}

fn name(draft: &Draft) -> String {
    match &draft.meta.date {
        Some(date) => format!("{} ({date})", draft.meta.symbol),
        None => draft.meta.symbol.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[track_caller]
    fn page(old: &str, new: &str, colour: Colour) -> String {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let mut out = String::new();
        write(&mut out, &made, Look { colour, width: 60, clauses: Shown::Changed, interface: None });
        out
    }

    const OLD: &str = "## Article 1. Seals\n\n1. Each seal shall eat herring.\n\n2. Each seal sleeps.\n";

    #[test]
    fn without_colour_edits_are_marked() {
        let shown = page(OLD, &OLD.replace("shall", "may"), Colour::Off);
        assert!(shown.contains("  1. Each seal {-shall-}{+may+} eat herring."), "{shown}");
        assert!(shown.contains("… 1 unchanged clause"), "{shown}");
        assert!(!shown.contains('\u{1b}'));
    }

    #[test]
    fn with_colour_no_marks_are_needed() {
        let shown = page(OLD, &OLD.replace("shall", "may"), Colour::On);
        assert!(shown.contains('\u{1b}') && !shown.contains("{+"));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let long = OLD.replace("herring", "herring and sprat and every other small fish that the harbour has to give");
        let shown = page(OLD, &long, Colour::Off);
        assert!(shown.lines().filter(|line| line.starts_with("  1.")).all(|line| line.width() <= 60), "{shown}");
    }

    #[test]
    fn a_moved_article_leaves_a_note_where_it_stood() {
        let text = |order: [usize; 3]| {
            const ALL: [&str; 3] = [
                "Seals eat herring twice a day at the northern pier of the old harbour.",
                "Boats keep ninety metres from any resting animal, by day and by night, without exception.",
                "The harbour master writes a yearly report and sends it to the council of keepers.",
            ];
            order
                .iter()
                .enumerate()
                .map(|(at, which)| format!("## Article {}\n\n{}\n\n", at + 1, ALL[*which]))
                .collect::<String>()
        };
        let shown = page(&text([0, 1, 2]), &text([2, 0, 1]), Colour::Off);
        assert!(
            shown.contains("‹moved from article 3›") && shown.contains("‹article 3 moved to article 1›"),
            "{shown}"
        );
    }
}

//! Lines become headings and paragraphs again.
//!
//! A line opens a heading by its kind word, or by capitals; it opens a paragraph by its label, its place in a
//! series of recitals, or because the line before it closed a sentence early. Any other line goes on with the last.

use super::cover;
use super::lines::Line;
use super::mend::Mender;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::kind;
use crate::draft::label;
use crate::import::markdown::Block;
use crate::import::visible;

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A heading: its kind, its number with the kind word, and its title.
    Heading { kind: Kind, head: String, title: String },
    /// A paragraph.
    Text(String),
}

impl Piece {
    /// Counts its characters.
    pub(super) fn visible(&self) -> usize {
        match self {
            Piece::Heading { head, title, .. } => visible(head) + visible(title),
            Piece::Text(text) => visible(text),
        }
    }
}

/// Titles are shorter; what is longer is text.
const LONGEST_TITLE: usize = 240;

/// A hard-wrapped text has this part of its lines within the width of a page, in columns.
const PAGE_WIDTH: usize = 135;

/// Joins lines.
pub(super) fn join(lines: &[Line], mender: &Mender) -> Vec<Piece> {
    let mut joiner = Joiner {
        lines,
        mender,
        pieces: Vec::new(),
        series: Vec::new(),
        article: None,
        recitals: true,
        wrap: wrap(lines),
    };
    let mut at = 0;
    while at < lines.len() {
        at = joiner.take(at);
    }
    joiner.finish()
}

/// The width at which lines are broken, where most of them are.
fn wrap(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let longest = *widths.get(widths.len() * 98 / 100)?;
    (longest <= PAGE_WIDTH).then_some(longest)
}

struct Joiner<'a> {
    lines: &'a [Line],
    mender: &'a Mender,
    pieces: Vec<Piece>,
    /// The last label of each series since the last heading.
    series: Vec<Label>,
    /// The number of the last article.
    article: Option<Label>,
    /// Says whether no article has come yet.
    recitals: bool,
    wrap: Option<usize>,
}

impl Joiner<'_> {
    /// Takes a line, or several of one heading, and says which comes next.
    fn take(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if let Some(taken) = self.preamble(line) {
            return at + taken;
        }
        if let Some(taken) = self.named(at) {
            return at + taken;
        }
        if let Some(taken) = self.option_title(at) {
            return at + taken;
        }
        if self.is_capitals(at) || line.marked {
            return self.unnamed(at);
        }
        if self.opens(at) {
            self.open(line.text.clone());
        } else {
            self.go_on(&line.text);
        }
        at + 1
    }

    /// The words of the paragraph that is open.
    fn last_text(&self) -> Option<&str> {
        match self.pieces.last() {
            Some(Piece::Text(text)) => Some(text),
            Some(Piece::Heading { .. }) | None => None,
        }
    }

    fn open(&mut self, text: String) {
        if let Some(opening) = label::open(&text) {
            let label = opening.readings[0].clone();
            let own = |other: &Label| other.style == label.style && other.wrap == label.wrap;
            self.series.retain(|other| !own(other));
            self.series.push(label);
        }
        self.pieces.push(Piece::Text(text));
    }

    fn go_on(&mut self, line: &str) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            self.mender.append(text, line);
        }
    }

    fn preamble(&mut self, line: &Line) -> Option<usize> {
        let length = cover::preamble(line.text.trim_start_matches('[')).filter(|_| self.recitals)?;
        let (head, rest) = line.text.split_at(line.text.len() - line.text.trim_start_matches('[').len() + length);
        self.heading(Kind::Preamble, head.to_owned(), String::new());
        if !rest.trim().is_empty() {
            self.open(rest.trim().to_owned());
        }
        Some(1)
    }

    fn heading(&mut self, kind: Kind, head: String, title: String) {
        self.series.clear();
        self.recitals &= !matches!(kind, Kind::Article | Kind::Annex);
        self.pieces.push(Piece::Heading { kind, head, title });
    }

    /// A heading that names its kind, with its title.
    fn named(&mut self, at: usize) -> Option<usize> {
        let text = &self.lines[at].text;
        let heading = kind::read_heading(text).filter(|heading| heading.kind != Kind::Preamble)?;
        let rest = &text[heading.length..];
        if !self.is_heading(at, &heading, rest) {
            return None;
        }
        let head = text[..heading.length].to_owned();
        let (title, taken) = if rest.is_empty() { self.title(at + 1) } else { self.title(at) };
        let title = if rest.is_empty() { title } else { title.get(heading.length..).unwrap_or(rest).to_owned() };
        let taken = if rest.is_empty() { taken + 1 } else { taken.max(1) };
        if heading.kind == Kind::Article {
            self.article = heading.label;
        }
        self.heading(heading.kind, head, if taken == 1 { rest.to_owned() } else { title });
        Some(taken)
    }

    /// Tells "Article 7" and "Article 7 Title" from a sentence that goes on with "Article 7 of …".
    fn is_heading(&self, at: usize, heading: &kind::NamedHeading, rest: &str) -> bool {
        let line = &self.lines[at];
        let word = !heading.word.starts_with(char::is_lowercase);
        let titled = rest.is_empty()
            || rest.starts_with(|first: char| {
                first.is_alphabetic() && !first.is_lowercase() || "([“\"«]（".contains(first)
            });
        let labelled = heading.label.is_some() || rest.is_empty();
        let free = line.gap || line.marked || self.last_text().is_none_or(is_closed);
        let next = |label: &Label| self.article.as_ref().is_none_or(|last| label.follows(last));
        let lower = self.lines.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
        let follows = rest.is_empty() && !lower && heading.label.as_ref().is_some_and(next);
        word && titled && labelled && (free || follows) && !self.goes_back(heading, rest)
    }

    /// "Article 17 as mentioned above" behind article 40 is a reference; articles may only start anew at the first.
    fn goes_back(&self, heading: &kind::NamedHeading, rest: &str) -> bool {
        let (Some(last), Some(label)) = (&self.article, &heading.label) else { return false };
        heading.kind == Kind::Article && !rest.is_empty() && !label.is_first() && label.number < last.number
    }

    /// The title that starts on a line: its words and how many lines it takes; none where the words are a sentence.
    fn title(&self, at: usize) -> (String, usize) {
        let mut words = String::new();
        let mut taken = 0;
        for (offset, line) in self.lines[at.min(self.lines.len())..].iter().enumerate() {
            let first = offset == 0;
            let goes_on = goes_on_title(&words, line) && !line.gap;
            let opens_other = kind_or_label(&line.text) && !is_titled(&line.text);
            if if first { opens_other } else { !goes_on } {
                break;
            }
            if first {
                words.clone_from(&line.text);
            } else {
                self.mender.append(&mut words, &line.text);
            }
            taken = offset + 1;
            if words.len() > LONGEST_TITLE {
                return (String::new(), 0);
            }
        }
        let sentence = words.trim_end_matches([']', '”', '"']).ends_with(['.', ';', ':', ',', '。', '；', '：', '؛']);
        if sentence { (String::new(), 0) } else { (words, taken) }
    }

    /// The title of an option, on the line below it.
    fn option_title(&mut self, at: usize) -> Option<usize> {
        let open = self
            .last_text()
            .is_some_and(|text| kind::read_choice(text).is_some_and(|(_, length)| length == text.len()));
        if !open || !self.lines[at].marked {
            return None;
        }
        self.go_on(&self.lines[at].text.clone());
        Some(1)
    }

    /// A heading without a kind word.
    fn unnamed(&mut self, at: usize) -> usize {
        let (title, taken) = self.title(at);
        if taken == 0 {
            self.open(self.lines[at].text.clone());
            return at + 1;
        }
        match self.pieces.last_mut() {
            Some(Piece::Heading { head, title: own, .. }) if own.is_empty() && !head.is_empty() => *own = title,
            _ => self.heading(Kind::Group, String::new(), title),
        }
        at + taken
    }

    /// A line of capitals that stands free.
    fn is_capitals(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let letters = line.text.chars().filter(|letter| letter.is_alphabetic()).count();
        let lower = line.text.contains(char::is_lowercase);
        let cased = line.text.contains(char::is_uppercase);
        let free = line.gap || self.last_text().is_none_or(is_closed);
        let option = kind::read_choice(&line.text).is_some();
        letters >= 4 && cased && !lower && free && !option && !line.text.ends_with(['.', ';', ',', ':'])
    }

    /// Says whether a line opens a paragraph.
    fn opens(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(last) = self.last_text() else { return true };
        let text = line.text.as_str();
        let closed = is_closed(last);
        if kind::read_choice(text).is_some() && (closed || line.gap || is_large(text)) {
            return true;
        }
        if let Some(opening) = label::open(text) {
            return closed || line.gap || self.goes_on_series(&opening.readings, &text[opening.length..]);
        }
        if self.recitals && (is_recital(text) && last.ends_with([',', ';', '，', '،']) || ends_recital(last, text)) {
            return true;
        }
        let small = text.starts_with(char::is_lowercase);
        match last.trim_end_matches([']', '”', '"', '»', ')', '*']).chars().next_back() {
            _ if line.gap => closed || !small,
            Some(';' | ':' | '；' | '：' | '؛') => true,
            _ if closed => !small && !self.is_full(at),
            _ => false,
        }
    }

    /// Says whether a label that stands behind an open sentence goes on with its series all the same.
    fn goes_on_series(&self, readings: &[Label], rest: &str) -> bool {
        let large = rest.starts_with(|first: char| first.is_uppercase() || first == '“' || first == '[');
        let follows = |label: &Label| self.series.iter().any(|last| last.wrap == label.wrap && label.follows(last));
        large && readings.iter().any(follows)
    }

    /// Says whether the line before is so long that the first word of this one did not fit on it.
    fn is_full(&self, at: usize) -> bool {
        let (Some(wrap), Some(before)) = (self.wrap, at.checked_sub(1).map(|at| &self.lines[at])) else { return false };
        let word = self.lines[at].text.split(' ').next().map_or(0, |word| word.chars().count());
        before.width + 1 + word > wrap
    }

    fn finish(self) -> Vec<Piece> {
        let mender = self.mender;
        let mended = |piece| match piece {
            Piece::Heading { kind, head, title } => Piece::Heading { kind, head, title: mender.mend(&title) },
            Piece::Text(text) => Piece::Text(mender.mend(&text)),
        };
        self.pieces.into_iter().map(mended).collect()
    }
}

/// Says whether a text has come to the end of a sentence or of a point.
pub(super) fn is_closed(text: &str) -> bool {
    let bare = text.trim_end_matches([']', '”', '"', '»', ')', '*', '’', ' ']);
    let bare = bare
        .strip_suffix(" and")
        .or_else(|| bare.strip_suffix(" or"))
        .map_or(bare, |bare| bare.trim_end_matches([']', ' ']));
    bare.is_empty()
        || bare.ends_with(['.', ';', ':', '!', '?', '。', '；', '：', '؛', '؟', '…', '—'])
        || text.ends_with(']')
}

fn is_large(text: &str) -> bool {
    text.trim_start_matches('[').starts_with(char::is_uppercase)
}

fn kind_or_label(text: &str) -> bool {
    label::open(text).is_some() || kind::read_choice(text).is_some() || kind::read_heading(text).is_some()
}

/// Says whether a line is a heading with its title: "Article 3 Seeds".
fn is_titled(text: &str) -> bool {
    kind::read_heading(text).is_some_and(|heading| heading.length < text.len())
}

/// Words after which no title ends.
const BINDERS: [&str; 24] = [
    "of",
    "and",
    "the",
    "to",
    "in",
    "for",
    "on",
    "or",
    "with",
    "by",
    "a",
    "an",
    "under",
    "from",
    "between",
    "including",
    "de",
    "des",
    "et",
    "la",
    "y",
    "del",
    "и",
    "в",
];

fn goes_on_title(words: &str, line: &Line) -> bool {
    if kind_or_label(&line.text) {
        return false;
    }
    let last = words.rsplit(' ').next().unwrap_or_default().trim_end_matches(',').to_lowercase();
    let small = line.text.starts_with(char::is_lowercase);
    let capitals = |text: &str| text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
    small || BINDERS.contains(&last.as_str()) || words.ends_with(',') || capitals(words) && capitals(&line.text)
}

/// Says whether a line opens a recital: "Recalling …", "Mindful of …", "Have agreed as follows".
pub(super) fn is_recital(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "Have",
        "Has",
        "Mindful",
        "Aware",
        "Convinced",
        "Concerned",
        "Committed",
        "Determined",
        "Desirous",
        "Conscious",
        "Alarmed",
        "Guided",
        "Inspired",
        "Resolved",
        "Also",
        "In furtherance",
        "In pursuit",
        "Disturbed",
        "Encouraged",
        "Deeply",
    ];
    let bare = text.trim_start_matches(['[', ' ']);
    let first = bare.split([' ', ',']).next().unwrap_or_default();
    let participle = first.ends_with("ing") && first.len() > 4 && first.starts_with(char::is_uppercase);
    participle || WORDS.iter().any(|word| bare.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ','])))
}

/// A bracketed remark behind a recital stands for itself.
fn ends_recital(last: &str, text: &str) -> bool {
    last.ends_with(',') && text.starts_with('[') && is_large(text)
}

/// Headings get their signs; a number and the title that stood below it become one line.
pub(super) fn write(pieces: Vec<Piece>) -> Vec<Block> {
    let block = |piece| match piece {
        Piece::Heading { kind, head, title } => Block::heading(depth(kind), line(&head, &title)),
        Piece::Text(text) => Block::plain(text),
    };
    pieces.into_iter().map(block).collect()
}

fn line(head: &str, title: &str) -> String {
    let bare = head.trim_end();
    let gap = match bare.chars().next_back() {
        None => "",
        Some(last) if last > '\u{2e80}' => " ",
        Some('.' | ':' | '-' | '–' | '—') => " ",
        Some(_) if title.is_empty() => "",
        Some(_) if title.starts_with([']', '(']) && head.len() > bare.len() => " ",
        Some(_) if title.starts_with([']', '(']) => "",
        Some(_) => ". ",
    };
    format!("{bare}{gap}{title}").trim_end().to_owned()
}

fn depth(kind: Kind) -> u8 {
    match kind {
        Kind::Instrument => 1,
        Kind::Preamble | Kind::Annex | Kind::Part => 2,
        Kind::Chapter | Kind::Section | Kind::Group => 3,
        _ => 4,
    }
}

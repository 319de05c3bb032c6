//! From runs of words to segments of text, blanks and typography included.

use std::borrow::Cow;

use super::consequential::Consequential;
use super::edits::Run;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class as WordClass;
use crate::words::Token;
use crate::words::Vocabulary;

/// What happens to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// It stays.
    Equal,
    /// It is in the old text alone.
    Delete,
    /// It is in the new text alone.
    Insert,
}

/// What an edit amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Class {
    /// The words say something else.
    #[default]
    Substance,
    /// A number that follows the renumbering of what it names.
    Consequential,
    /// A bracket opened or lifted.
    Bracket,
    /// Quotes, dashes, blanks.
    Typography,
}

impl Class {
    /// The name in JSON; substance has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Class::Substance => None,
            Class::Consequential => Some("consequential"),
            Class::Bracket => Some("bracket"),
            Class::Typography => Some("typography"),
        }
    }
}

/// A stretch of text with what happens to it.
///
/// The texts of a link's segments, without insertions, concatenate to the old text, without
/// deletions to the new one. No two neighbours share op and class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'d> {
    /// What happens.
    pub op: Op,
    /// What it amounts to; [`Class::Substance`] for what stays.
    pub class: Class,
    /// The text.
    pub text: Cow<'d, str>,
}

/// Writes segments side by side, joining neighbours of one sort.
struct Writer<'d> {
    segments: Vec<Segment<'d>>,
}

impl<'d> Writer<'d> {
    /// Adds a text; in one place, what goes stands before what comes.
    fn push(&mut self, op: Op, class: Class, text: &str) {
        if text.is_empty() {
            return;
        }
        let coming =
            self.segments.iter().rev().take_while(|segment| op == Op::Delete && segment.op == Op::Insert).count();
        let at = self.segments.len() - coming;
        match self.segments[..at].last_mut().filter(|last| last.op == op && last.class == class) {
            Some(last) => last.text.to_mut().push_str(text),
            None => self.segments.insert(at, Segment { op, class, text: Cow::Owned(text.to_owned()) }),
        }
    }

    fn last_edit(&self) -> Option<Class> {
        self.segments.last().filter(|last| last.op != Op::Equal).map(|last| last.class)
    }
}

/// Two texts with their words, and where the writing stands in them.
struct Texts<'t> {
    texts: Pair<&'t str>,
    words: Pair<&'t [Token]>,
    at: Pair<usize>,
}

/// Makes the segments of two texts that have runs of words.
pub(super) fn make<'d>(
    runs: &[Run],
    words: Pair<&[Token]>,
    texts: Pair<&str>,
    (vocabulary, consequential): (&Vocabulary, &Consequential),
) -> Vec<Segment<'d>> {
    let mut writer = Writer { segments: Vec::new() };
    let mut source = Texts { texts, words, at: Pair::new(0, 0) };
    for run in runs {
        if run.equal {
            (run.old.0..run.old.1).zip(run.new.0..run.new.1).for_each(|(old, new)| {
                kept(&mut writer, &mut source, Pair::new(words.old[old], words.new[new]));
            });
        } else {
            let class = class(run, words, vocabulary);
            shared_blank(&mut writer, &mut source, run);
            changed(&mut writer, &mut source, run, (class, consequential));
        }
    }
    gap(&mut writer, Pair::new(&texts.old[source.at.old..], &texts.new[source.at.new..]));
    writer.segments
}

/// An edit of brackets alone is an edit of brackets; one that takes in words is substance.
fn class(run: &Run, words: Pair<&[Token]>, vocabulary: &Vocabulary) -> Class {
    let mut all = words.old[run.old.0..run.old.1].iter().chain(&words.new[run.new.0..run.new.1]);
    let brackets = all.all(|token| vocabulary.class(token.word) == WordClass::Bracket);
    if brackets { Class::Bracket } else { Class::Substance }
}

/// What goes, then what comes, each with the blanks before its words.
fn changed(
    writer: &mut Writer<'_>,
    source: &mut Texts<'_>,
    run: &Run,
    (class, consequential): (Class, &Consequential),
) {
    for (op, side) in [(Op::Delete, Side::Old), (Op::Insert, Side::New)] {
        let range = run.range(side);
        for place in range.0..range.1 {
            let token = source.words.get(side)[place];
            let class = if consequential.has(side, place) { Class::Consequential } else { class };
            let from = source.at.get_mut(side);
            writer.push(op, class, &source.texts.get(side)[*from..token.end as usize]);
            *from = token.end as usize;
        }
    }
}

/// A word that both texts have, with the blanks before it.
fn kept(writer: &mut Writer<'_>, source: &mut Texts<'_>, tokens: Pair<Token>) {
    let Texts { texts, at, .. } = source;
    gap(
        writer,
        Pair::new(&texts.old[at.old..tokens.old.start as usize], &texts.new[at.new..tokens.new.start as usize]),
    );
    let shown = Pair::new(&texts.old[tokens.old.range()], &texts.new[tokens.new.range()]);
    if shown.old == shown.new {
        writer.push(Op::Equal, Class::Substance, shown.new);
    } else {
        writer.push(Op::Delete, Class::Typography, shown.old);
        writer.push(Op::Insert, Class::Typography, shown.new);
    }
    *at = Pair::new(tokens.old.end as usize, tokens.new.end as usize);
}

/// Blanks between words; where they differ beside an edit, they belong to it.
fn gap(writer: &mut Writer<'_>, gaps: Pair<&str>) {
    if gaps.old == gaps.new {
        return writer.push(Op::Equal, Class::Substance, gaps.new);
    }
    let class = writer.last_edit().unwrap_or(Class::Typography);
    writer.push(Op::Delete, class, gaps.old);
    writer.push(Op::Insert, class, gaps.new);
}

/// Keeps the blank before an edit where both texts have it: "a [-b-]{+x+} c", and "a [-[-]b" for a bracket lifted.
fn shared_blank(writer: &mut Writer<'_>, source: &mut Texts<'_>, run: &Run) {
    let blank = |side: Side| {
        let (range, at) = (run.range(side), *source.at.get(side));
        let (text, words) = (source.texts.get(side), source.words.get(side));
        let start = words.get(range.0).map_or(text.len(), |token| token.start as usize);
        let next = words.get(range.1).map_or(text.len(), |token| token.start as usize);
        let behind = if range.0 == range.1 { None } else { Some(&text[words[range.1 - 1].end as usize..next]) };
        (&text[at..start], behind, start)
    };
    let (old, new) = (blank(Side::Old), blank(Side::New));
    // A word taken out goes with the blank before it, unless that is the only one left.
    let leaves_it = match (old.1, new.1) {
        (Some(_), Some(_)) => true,
        (Some(behind), None) => behind != new.0,
        (None, Some(behind)) => behind != old.0,
        (None, None) => false,
    };
    if old.0 == new.0 && leaves_it {
        writer.push(Op::Equal, Class::Substance, new.0);
        source.at = Pair::new(old.2, new.2);
    }
}

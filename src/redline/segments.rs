//! From runs of words to segments of text, blanks and typography included.

use std::borrow::Cow;

use super::consequential::Consequential;
use super::edits::Run;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class as WordClass;
use crate::words::Classes;
use crate::words::Token;

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
    /// An edit that the reader asked not to be told of.
    Ignored,
}

impl Class {
    /// The name in JSON; substance has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Class::Substance => None,
            Class::Consequential => Some("consequential"),
            Class::Bracket => Some("bracket"),
            Class::Typography => Some("typography"),
            Class::Ignored => Some("ignored"),
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

/// A segment before its text is cut out: bytes of the old text for what goes, of the new one for the rest.
struct Piece {
    op: Op,
    class: Class,
    start: usize,
    end: usize,
}

/// Two texts with their words, where the writing stands in them, and the pieces written so far.
struct Writer<'t> {
    texts: Pair<&'t str>,
    words: Pair<&'t [Token]>,
    at: Pair<usize>,
    pieces: Vec<Piece>,
}

/// Makes the segments of two texts that have runs of words.
pub(super) fn make<'d>(
    runs: &[Run],
    words: Pair<&[Token]>,
    texts: &Pair<Cow<'d, str>>,
    (classes, consequential): (&Classes, &Consequential),
) -> Vec<Segment<'d>> {
    let shown = Pair::new(&*texts.old, &*texts.new);
    let mut writer = Writer { texts: shown, words, at: Pair::new(0, 0), pieces: Vec::new() };
    for run in runs {
        if run.equal {
            writer.kept(run);
        } else {
            writer.shared_blank(run);
            let respaced = is_respaced(run, words, shown);
            let class = if respaced { Class::Typography } else { class(run, words, classes) };
            writer.changed(run, (class, consequential));
        }
    }
    writer.gap(shown.map(str::len));
    writer.pieces.into_iter().map(|piece| piece.cut(texts)).collect()
}

/// Says whether an edit only sets blanks beside a mark, or takes them away: "and / or", "and/or".
pub(super) fn is_respaced(run: &Run, words: Pair<&[Token]>, texts: Pair<&str>) -> bool {
    let text = |side: Side| {
        let (from, to) = run.range(side);
        let words = &words.get(side)[from..to];
        let ends = words.first().zip(words.last());
        ends.map_or("", |(first, last)| &texts.get(side)[first.start as usize..last.end as usize])
    };
    let (old, new) = (text(Side::Old), text(Side::New));
    let blank = |text: &str| text.contains(char::is_whitespace);
    (blank(old) || blank(new)) && !old.is_empty() && !new.is_empty() && set(old).eq(set(new))
}

/// The letters of a text without the blanks that stand beside a mark.
fn set(text: &str) -> impl Iterator<Item = char> {
    let mut last = ' ';
    let mut letters = text.chars().peekable();
    std::iter::from_fn(move || {
        loop {
            let letter = letters.next()?;
            let next = letters.peek().copied().unwrap_or(' ');
            let inside = last.is_alphanumeric() && next.is_alphanumeric();
            if !letter.is_whitespace() || inside {
                last = letter;
                return Some(letter);
            }
        }
    })
}

/// An edit of brackets alone is an edit of brackets; one that takes in words is substance.
fn class(run: &Run, words: Pair<&[Token]>, classes: &Classes) -> Class {
    let mut all = words.old[run.old.0..run.old.1].iter().chain(&words.new[run.new.0..run.new.1]);
    let brackets = all.all(|token| classes.class(token.word) == WordClass::Bracket);
    if brackets { Class::Bracket } else { Class::Substance }
}

impl Piece {
    fn cut<'d>(self, texts: &Pair<Cow<'d, str>>) -> Segment<'d> {
        let text = if self.op == Op::Delete { &texts.old } else { &texts.new };
        let range = self.start..self.end;
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        Segment { op: self.op, class: self.class, text }
    }
}

impl Writer<'_> {
    /// Adds the text of a side up to a byte, joining neighbours of one sort; in one place, what goes stands before what
    /// comes.
    fn push(&mut self, op: Op, class: Class, end: usize) {
        let from = if op == Op::Delete { &mut self.at.old } else { &mut self.at.new };
        let start = std::mem::replace(from, end);
        if start == end {
            return;
        }
        let coming = self.pieces.iter().rev().take_while(|piece| op == Op::Delete && piece.op == Op::Insert).count();
        let at = self.pieces.len() - coming;
        match self.pieces[..at].last_mut().filter(|last| last.op == op && last.class == class) {
            Some(last) => last.end = end,
            None => self.pieces.insert(at, Piece { op, class, start, end }),
        }
    }

    /// Adds what both texts have up to their ends.
    fn push_equal(&mut self, ends: Pair<usize>) {
        self.push(Op::Equal, Class::Substance, ends.new);
        self.at.old = ends.old;
    }

    /// The text of both sides up to their ends.
    fn upcoming(&self, ends: Pair<usize>) -> Pair<&str> {
        Pair::new(&self.texts.old[self.at.old..ends.old], &self.texts.new[self.at.new..ends.new])
    }

    fn is_equal_up_to(&self, ends: Pair<usize>) -> bool {
        let texts = self.upcoming(ends);
        texts.old == texts.new
    }

    /// What goes, then what comes, each with the blanks before its words.
    fn changed(&mut self, run: &Run, (class, consequential): (Class, &Consequential)) {
        let inner = self.inner_blank(run, class);
        for (op, side) in [(Op::Delete, Side::Old), (Op::Insert, Side::New)] {
            let range = run.range(side);
            for place in range.0..range.1 {
                if Some(place) == inner {
                    self.push_other_blank(side, place);
                }
                let class = if consequential.has(side, place) { Class::Consequential } else { class };
                self.push(op, class, self.words.get(side)[place].end as usize);
            }
        }
    }

    /// The word, of brackets that all go or all come, before which the blank stands that the other text has in their
    /// place: "States[-]-] [-[-]in particular".
    fn inner_blank(&self, run: &Run, class: Class) -> Option<usize> {
        let side = match (run.sizes().old, run.sizes().new) {
            (_, 0) => Side::Old,
            (0, _) => Side::New,
            _ => return None,
        };
        let (own, other) = (self.blank(run, side), self.blank(run, side.other()));
        let left_over = class == Class::Bracket && !other.before.is_empty();
        if !left_over || own.before == other.before || own.behind == Some(other.before) {
            return None;
        }
        let (range, text, words) = (run.range(side), *self.texts.get(side), self.words.get(side));
        let before = |place: &usize| &text[words[place - 1].end as usize..words[*place].start as usize];
        (range.0 + 1..range.1).find(|place| before(place) == other.before)
    }

    /// Keeps the blank before a word of one side, which the other text has where it stands.
    fn push_other_blank(&mut self, side: Side, place: usize) {
        let start = self.words.get(side)[place].start as usize;
        let blank = start - *self.at.get(side);
        let mut ends = Pair::new(start, start);
        *ends.get_mut(side.other()) = *self.at.get(side.other()) + blank;
        self.push_equal(ends);
    }

    /// Words that both texts have, with the blanks before them.
    fn kept(&mut self, run: &Run) {
        let words = Pair::new(&self.words.old[run.old.0..run.old.1], &self.words.new[run.new.0..run.new.1]);
        let (Some(old), Some(new)) = (words.old.last(), words.new.last()) else { return };
        let ends = Pair::new(old.end as usize, new.end as usize);
        // Typography seldom differs: all of a run is compared at once before it is compared word by word.
        if self.is_equal_up_to(ends) {
            return self.push_equal(ends);
        }
        for (old, new) in words.old.iter().zip(words.new) {
            self.gap(Pair::new(old.start as usize, new.start as usize));
            let ends = Pair::new(old.end as usize, new.end as usize);
            if self.is_equal_up_to(ends) {
                self.push_equal(ends);
            } else {
                self.push(Op::Delete, Class::Typography, ends.old);
                self.push(Op::Insert, Class::Typography, ends.new);
            }
        }
    }

    /// Blanks between words; where they differ beside an edit, they belong to it.
    fn gap(&mut self, ends: Pair<usize>) {
        if self.is_equal_up_to(ends) {
            return self.push_equal(ends);
        }
        let last = self.pieces.last().filter(|last| last.op != Op::Equal);
        let class = last.map_or(Class::Typography, |last| last.class);
        self.push(Op::Delete, class, ends.old);
        self.push(Op::Insert, class, ends.new);
    }

    /// Keeps the blank before an edit where both texts have it: "a [-b-]{+x+} c", and "a [-[-]b" for a bracket lifted.
    fn shared_blank(&mut self, run: &Run) {
        let (old, new) = (self.blank(run, Side::Old), self.blank(run, Side::New));
        // A word taken out goes with the blank before it, unless that is the only one left.
        let leaves_it = match (old.behind, new.behind) {
            (Some(_), Some(_)) => true,
            (Some(behind), None) => behind != new.before,
            (None, Some(behind)) => behind != old.before,
            (None, None) => false,
        };
        if old.before == new.before && leaves_it {
            self.push_equal(Pair::new(old.start, new.start));
        }
    }

    /// The blanks round the words of a run on one side.
    fn blank(&self, run: &Run, side: Side) -> Blank<'_> {
        let (range, at) = (run.range(side), *self.at.get(side));
        let (text, words) = (*self.texts.get(side), self.words.get(side));
        let start = words.get(range.0).map_or(text.len(), |token| token.start as usize);
        let next = words.get(range.1).map_or(text.len(), |token| token.start as usize);
        let behind = (range.0 < range.1).then(|| &text[words[range.1 - 1].end as usize..next]);
        Blank { before: &text[at..start], behind, start }
    }
}

/// The blanks before and behind words, and where the words start.
struct Blank<'t> {
    before: &'t str,
    /// Nothing where a side has no words.
    behind: Option<&'t str>,
    start: usize,
}

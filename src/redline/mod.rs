//! An alignment with the word edits of every link.
//!
//! 1. [`edits`]: the shortest script of word edits (door to `similar`), small ones by [`steps`];
//! 2. [`consequential`]: numbers that follow the renumbering of what they name;
//! 3. [`tidy`]: edits as a drafter would have made them;
//! 4. [`segments`]: text with blanks and typography, told apart by what it amounts to;
//! 5. [`material`]: edits that change what the text obliges to;
//! 6. [`progress`]: what the round did to brackets, options and agreed text;
//! 7. [`carried`]: text that left one clause and stands in another, in the same words or [`reworded`];
//! 8. [`recast`]: clauses of one draft alone that are made of what the other had;
//! 9. [`remarks`]: what a reader should check;
//! 10. [`typography`]: edits of quotes, dashes and capitals, where they are asked for;
//! 11. [`story`]: what happened, in sentences, which [`voice`] says in the language of the reader.

pub mod blame;
pub mod carried;
mod consequential;
pub(crate) mod edits;
pub mod material;
pub mod progress;
mod recast;
pub mod remarks;
mod reworded;
mod segments;
mod steps;
pub mod story;
mod tidy;
mod tongue;
mod typography;
pub mod voice;

use std::borrow::Cow;

use rayon::prelude::*;

use crate::align::Alignment;
use crate::align::Begun;
use crate::align::Changes;
use crate::align::Link;
use crate::align::LinkIx;
use crate::align::Pins;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::draft::marks;
use crate::draft::marks::Marks;
use crate::draft::reference::Places;
use crate::draft::reference::References;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;

pub use segments::Class;
pub use segments::Op;
pub use segments::Segment;

use carried::Carriage;
use consequential::Citing;
use consequential::Consequential;
use material::Materials;
use progress::Progress;
use recast::Recast;
use remarks::Remarks;

/// The edits of one link.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit<'d> {
    /// What happened, now that it is known which edits are substance.
    pub changes: Changes,
    /// The text with its edits: titles for headings, words for other clauses.
    ///
    /// The texts of several clauses of a side are joined by line ends.
    pub segments: Vec<Segment<'d>>,
    /// How many words stay, go and come.
    pub words: WordCount,
}

impl Edit<'_> {
    /// Says whether any segment is an edit of a class.
    pub fn has(&self, class: Class) -> bool {
        self.segments.iter().any(|segment| segment.op != Op::Equal && segment.class == class)
    }

    /// Of the words of a side of its link, in order, those that came or went, run by run.
    fn changed(&self, side: Side, words: impl Iterator<Item = Token>) -> impl Iterator<Item = Vec<Token>> {
        let op = if side == Side::Old { Op::Delete } else { Op::Insert };
        let (mut words, mut end) = (words.peekable(), 0);
        self.segments.iter().filter(move |segment| segment.op == Op::Equal || segment.op == op).filter_map(
            move |segment| {
                end += segment.text.len() as u32;
                let run: Vec<Token> = std::iter::from_fn(|| words.next_if(|word| word.start < end)).collect();
                (segment.op == op).then_some(run)
            },
        )
    }
}

/// Words by what happened to them; brackets and punctuation are not counted. In Chinese every character is a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordCount {
    /// In both texts.
    pub equal: usize,
    /// In the new text alone.
    pub inserted: usize,
    /// In the old text alone.
    pub deleted: usize,
    /// Changed because something else changed; on both sides together.
    pub consequential: usize,
}

impl WordCount {
    fn add(&mut self, other: WordCount) {
        self.equal += other.equal;
        self.inserted += other.inserted;
        self.deleted += other.deleted;
        self.consequential += other.consequential;
    }

    /// Words of one side that the other has not.
    pub fn changed_in(self, side: Side) -> usize {
        match side {
            Side::Old => self.deleted,
            Side::New => self.inserted,
        }
    }

    /// Words of a side, but for those that changed because something else did.
    pub fn of_side(self, side: Side) -> usize {
        self.equal + self.changed_in(side)
    }

    /// Words that came or went.
    pub fn changed(self) -> usize {
        self.inserted + self.deleted
    }
}

/// How many links of each sort there are. A link may be of several sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkCount {
    /// Nothing happened to it.
    pub unchanged: usize,
    /// Words differ.
    pub amended: usize,
    /// In the new draft alone.
    pub inserted: usize,
    /// In the old draft alone.
    pub deleted: usize,
    /// Out of the order of its neighbours or under another parent.
    pub moved: usize,
    /// With another number of its own.
    pub renumbered: usize,
    /// With another title.
    pub retitled: usize,
    /// One became several.
    pub split: usize,
    /// Several became one.
    pub merged: usize,
}

/// Everything that happened between two drafts.
#[derive(Debug)]
pub struct Redline<'d> {
    /// The drafts.
    pub drafts: Pair<&'d Draft>,
    /// How clauses are cited.
    pub cites: Pair<Citations<'d>>,
    /// Which clauses are the same.
    pub alignment: Alignment,
    /// The edits of every link, in the order of the links.
    pub edits: Vec<Edit<'d>>,
    /// All links.
    pub links: LinkCount,
    /// All words.
    pub words: WordCount,
    /// What the round did to what is not agreed, and to what was.
    pub progress: Progress,
    /// Edits that change what the text obliges to.
    pub materials: Materials,
    /// Text that left one clause and stands in another, in the order of the links that it left.
    pub carried: Carriage,
    /// Which clauses of one draft alone are made of what the other had.
    recast: Recast,
    /// What a reader should check.
    pub remarks: Remarks,
    /// Why the redline says less than it could; `None` where it says all.
    pub limited: Option<String>,
}

impl Redline<'_> {
    /// The edits of a link.
    pub fn edit(&self, at: LinkIx) -> &Edit<'_> {
        &self.edits[at.at()]
    }

    /// Says whether its words are counted by characters, as those of Chinese are.
    fn counts_characters(&self) -> bool {
        counts_characters(self.drafts)
    }

    /// How a clause is cited: as the new draft does, or as the old one where it is gone.
    pub fn cite(&self, at: LinkIx) -> &str {
        let (side, clause) = self.alignment.link(at).shown();
        self.cites.get(side).cite(clause)
    }

    /// Says whether anything happened to a link, be it only a reference that follows.
    pub fn is_touched(&self, at: LinkIx) -> bool {
        let (link, edit) = (self.alignment.link(at), self.edit(at));
        let one_sided = link.is_one_sided();
        one_sided
            || !edit.changes.is_empty()
            || link.old.len() + link.new.len() > 2
            || edit.has(Class::Consequential)
            || !self.remarks.of_link(at).is_empty()
    }

    /// Takes edits of brackets alone out of what is told: their clauses count as unchanged, and nothing is said of the
    /// life of brackets. The segments stay, so that both texts can still be read from them.
    pub fn ignore_brackets(&mut self) {
        let is_bracket = |segment: &&mut Segment<'_>| segment.op != Op::Equal && segment.class == Class::Bracket;
        self.links = LinkCount::default();
        for at in self.alignment.indices() {
            let edit = &mut self.edits[at.at()];
            let ignored = edit.segments.iter_mut().filter(is_bracket).map(|segment| segment.class = Class::Ignored);
            if ignored.count() > 0 {
                let real = edit.has(Class::Substance);
                edit.changes.amended &= real;
                edit.changes.retitled &= real;
            }
            count(&mut self.links, self.alignment.link(at), edit.changes);
        }
        self.progress.ignore_brackets(&self.edits);
    }

    /// Says whether the drafts differ in anything but typography.
    pub fn is_empty(&self) -> bool {
        self.links.unchanged == self.edits.len()
    }
}

/// Aligns two drafts under the links that a user has decided, and finds what happened between them.
///
/// What is read of each draft by itself is read while their clauses are aligned.
pub fn compare<'d>(drafts: Pair<&'d Draft>, pins: &Pins) -> Redline<'d> {
    let begun = Begun::of(drafts, pins);
    let places = begun.places();
    let (alignment, read) = rayon::join(|| begun.finish(), || read(drafts, places));
    tell_apart(drafts, alignment, read)
}

/// Finds what happened between the drafts of an alignment.
pub fn redline<'d>(drafts: Pair<&'d Draft>, mut alignment: Alignment) -> Redline<'d> {
    alignment.recall_words(drafts);
    let places = alignment.places(drafts);
    tell_apart(drafts, alignment, read(drafts, places))
}

/// Reads both drafts, each for itself.
fn read<'d>(drafts: Pair<&'d Draft>, places: Pair<Option<Places>>) -> Pair<Reading<'d>> {
    Pair::SIDES.at_once(|side| Reading::of(drafts.get(side), places.get(side).as_ref()))
}

/// What a redline asks of a draft, whatever it is compared with.
struct Reading<'d> {
    references: References,
    /// Nothing for a draft without any mark.
    marks: Option<Marks>,
    cites: Citations<'d>,
}

impl<'d> Reading<'d> {
    fn of(draft: &'d Draft, places: Option<&Places>) -> Self {
        let cites = Citations::of(draft);
        // Ids are made together when the first is asked for, and pages ask for them.
        cites.id(ClauseIx::ROOT);
        let references = References::at(draft, places);
        Self { references, marks: marks::may_have(draft).then(|| Marks::of(draft)), cites }
    }
}

/// Fewer links than this are not worth a second thread.
const FEW: usize = 64;

fn tell_apart<'d>(drafts: Pair<&'d Draft>, alignment: Alignment, read: Pair<Reading<'d>>) -> Redline<'d> {
    let (old, new) = (read.old, read.new);
    let references = Pair::new(old.references, new.references);
    let editor = Editor { drafts, alignment: &alignment, citing: Citing::of(&references, &alignment) };
    let finder = material::Finder::of(drafts, &references);
    let ideographic = counts_characters(drafts);
    let indices: Vec<LinkIx> = alignment.indices().collect();
    let found: Vec<_> = indices
        .par_iter()
        .with_min_len(FEW)
        .map(|&at| {
            let link = alignment.link(at);
            let (mut edit, limit) = editor.edit(link);
            if ideographic {
                edit.words = characters(&edit.segments);
            }
            let materials = finder.as_ref().map_or_else(Vec::new, |finder| finder.link((at, link), &edit));
            (edit, limit, materials)
        })
        .collect();
    let (mut links, mut words, mut limited) = (LinkCount::default(), WordCount::default(), None);
    let (mut edits, mut materials) = (Vec::with_capacity(found.len()), Vec::new());
    for (link, (edit, limit, found)) in alignment.links.iter().zip(found) {
        count(&mut links, link, edit.changes);
        words.add(edit.words);
        limited = limited.or(limit);
        edits.push(edit);
        materials.extend(found);
    }
    let mut made = Redline {
        drafts,
        cites: Pair::new(old.cites, new.cites),
        edits,
        alignment,
        links,
        words,
        progress: Progress::default(),
        carried: Carriage::default(),
        recast: Recast::default(),
        materials: Materials::of(materials),
        remarks: Remarks::default(),
        limited: limited.map(str::to_owned),
    };
    made.progress = Progress::of(Pair::new(old.marks, new.marks), &made);
    let (carriage, remarks) = rayon::join(
        || Carriage::of([carried::find(&made), reworded::find(&made)].concat()),
        || Remarks::of(&made, &references),
    );
    (made.carried, made.remarks) = (carriage, remarks);
    made.recast = Recast::of(drafts, &made.alignment, (&made.edits, &made.carried));
    made.alignment.forget_words();
    made
}

/// Why a redline says less than it could.
const TOO_LONG: &str =
    "a clause is too long to be compared word by word; what differs in it is given as one replacement";

/// Finds the edits of single links.
struct Editor<'a, 'd> {
    drafts: Pair<&'d Draft>,
    alignment: &'a Alignment,
    citing: Option<Citing<'a>>,
}

impl<'d> Editor<'_, 'd> {
    /// The edits of a link, and why they are less than they could be.
    fn edit(&self, link: &Link) -> (Edit<'d>, Option<&'static str>) {
        let alignment = self.alignment;
        let texts = Pair::new(text(self.drafts.old, &link.old), text(self.drafts.new, &link.new));
        if texts.old == texts.new && link.old.len() == 1 && link.new.len() == 1 {
            let words =
                WordCount { equal: says(alignment, alignment.words.new.own(link.new[0])), ..WordCount::default() };
            return (Edit { changes: link.changes, segments: whole(Op::Equal, texts.new), words }, None);
        }
        if link.is_one_sided() {
            return (one_sided(alignment, link, texts), None);
        }
        if link.changes.retitled && typography::is_same_title(Pair::new(&*texts.old, &*texts.new)) {
            let equal = link.new.iter().map(|&at| says(alignment, alignment.words.new.own(at))).sum();
            let changes = Changes { retitled: false, ..link.changes };
            let words = WordCount { equal, ..WordCount::default() };
            return (Edit { changes, segments: typography::retyped(texts), words }, None);
        }
        self.compared(link, texts)
    }

    /// The edits of a link whose texts differ.
    fn compared(&self, link: &Link, texts: Pair<Cow<'d, str>>) -> (Edit<'d>, Option<&'static str>) {
        let alignment = self.alignment;
        let owned =
            Pair::new(tokens(alignment, self.drafts, link, Side::Old), tokens(alignment, self.drafts, link, Side::New));
        let words = Pair::new(&owned.old[..], &owned.new[..]);
        let shown = Pair::new(&*texts.old, &*texts.new);
        let limited = edits::is_limited(words).then_some(TOO_LONG);
        let runs = edits::runs(words, shown);
        let follow = |citing: &Citing<'_>| citing.follow(alignment, link, (&runs, words, shown));
        let consequential = self.citing.as_ref().map_or_else(Consequential::default, follow);
        let runs = tidy::tidy(runs, words, (&alignment.classes, &consequential));
        let segments = segments::make(&runs, words, &texts, (&alignment.classes, &consequential));
        let counted = count_words(alignment, (&runs, words, shown), &consequential);
        let real = segments
            .iter()
            .any(|segment| segment.op != Op::Equal && matches!(segment.class, Class::Substance | Class::Bracket));
        let mut changes = link.changes;
        changes.amended &= real;
        changes.retitled &= real;
        (Edit { changes, segments, words: counted }, limited)
    }
}

fn one_sided<'d>(alignment: &Alignment, link: &Link, texts: Pair<Cow<'d, str>>) -> Edit<'d> {
    let side = if link.is_inserted() { Side::New } else { Side::Old };
    let tokens = alignment.words.get(side).own(link.side(side)[0]);
    let count = says(alignment, tokens);
    let (op, text, words) = match side {
        Side::New => (Op::Insert, texts.new, WordCount { inserted: count, ..WordCount::default() }),
        Side::Old => (Op::Delete, texts.old, WordCount { deleted: count, ..WordCount::default() }),
    };
    Edit { changes: link.changes, segments: whole(op, text), words }
}

fn whole(op: Op, text: Cow<'_, str>) -> Vec<Segment<'_>> {
    if text.is_empty() { Vec::new() } else { vec![Segment { op, class: Class::Substance, text }] }
}

/// The text of one side of a link.
fn text<'d>(draft: &'d Draft, clauses: &[ClauseIx]) -> Cow<'d, str> {
    match clauses {
        [] => Cow::Borrowed(""),
        [only] => Cow::Borrowed(draft.clause(*only).text.as_str()),
        several => Cow::Owned(several.iter().map(|&at| draft.clause(at).text.as_str()).collect::<Vec<_>>().join("\n")),
    }
}

/// The words of one side of a link, at their places in its text.
fn tokens<'a>(alignment: &'a Alignment, drafts: Pair<&Draft>, link: &Link, side: Side) -> Cow<'a, [Token]> {
    if let [only] = link.side(side) {
        return Cow::Borrowed(alignment.words.get(side).own(*only));
    }
    let mut tokens = Vec::new();
    let mut shift = 0;
    for &at in link.side(side) {
        let own = alignment.words.get(side).own(at);
        tokens.extend(own.iter().map(|token| Token { start: token.start + shift, end: token.end + shift, ..*token }));
        shift += drafts.get(side).clause(at).text.as_str().len() as u32 + 1;
    }
    Cow::Owned(tokens)
}

/// Says whether the words of two drafts are counted by characters.
fn counts_characters(drafts: Pair<&Draft>) -> bool {
    [drafts.old, drafts.new].iter().any(|draft| draft.meta.language == Language::Chinese)
}

/// The words of some segments as Chinese counts them, every character for itself: how a text is cut into words is a
/// matter of the dictionary.
fn characters(segments: &[Segment<'_>]) -> WordCount {
    let mut words = WordCount::default();
    for segment in segments {
        let count = marks::count_words(&segment.text) as usize;
        match (segment.op, segment.class) {
            (Op::Equal, _) => words.equal += count,
            (_, Class::Consequential) => words.consequential += count,
            (_, Class::Typography | Class::Ignored) => {}
            (Op::Delete, _) => words.deleted += count,
            (Op::Insert, _) => words.inserted += count,
        }
    }
    words
}

fn says(alignment: &Alignment, tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| alignment.classes.class(token.word).says()).count()
}

fn count_words(
    alignment: &Alignment,
    (runs, words, texts): (&[edits::Run], Pair<&[Token]>, Pair<&str>),
    consequential: &Consequential,
) -> WordCount {
    let mut count = WordCount::default();
    for run in runs {
        let lists = Pair::new(&words.old[run.old.0..run.old.1], &words.new[run.new.0..run.new.1]);
        if run.equal || segments::is_respaced(run, words, texts) {
            count.equal += says(alignment, lists.new);
        } else {
            let follow = |side: Side, list: &[Token]| {
                let places = run.range(side).0..;
                let words: Vec<Token> = list
                    .iter()
                    .zip(places)
                    .filter(|(_, at)| consequential.has(side, *at))
                    .map(|(word, _)| *word)
                    .collect();
                says(alignment, &words)
            };
            let (old, new) = (follow(Side::Old, lists.old), follow(Side::New, lists.new));
            count.deleted += says(alignment, lists.old) - old;
            count.inserted += says(alignment, lists.new) - new;
            count.consequential += old + new;
        }
    }
    count
}

fn count(links: &mut LinkCount, link: &Link, changes: Changes) {
    let one_sided = link.is_one_sided();
    let several = link.is_split() || link.is_merged();
    links.unchanged += usize::from(changes.is_empty() && !one_sided && !several);
    links.amended += usize::from(changes.amended);
    links.inserted += usize::from(link.is_inserted());
    links.deleted += usize::from(link.is_deleted());
    links.moved += usize::from(changes.moved);
    links.renumbered += usize::from(changes.renumbered);
    links.retitled += usize::from(changes.retitled);
    links.split += usize::from(link.is_split());
    links.merged += usize::from(link.is_merged());
}

#[cfg(test)]
mod tests;

//! Whether a draft that shows its changes by marks shows all of them, and nothing that is none.
//!
//! The proof is by text. 1. [`signs`]: the marked source is cut at its signs. 2. Without what is
//! marked as inserted it must be the clean draft, word for word: what differs was changed without
//! a mark, or is marked and no change. 3. Words that are marked as deleted and inserted again side
//! by side are no change either. Signs of Markdown, blanks and line ends are no words.

mod signs;

use std::collections::BTreeSet;

use crate::draft::Draft;
use crate::pair::Pair;
use crate::redline::edits;
use crate::source::Span;
use crate::words::Token;
use crate::words::Vocabulary;

pub use signs::Mark;
pub use signs::Signs;

use signs::Piece;

/// What is wrong with a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A change without a mark.
    Unmarked,
    /// Marked as inserted, but in the clean draft as well.
    NotInserted,
    /// Marked as deleted, but not in the clean draft.
    NotDeleted,
    /// Marked as deleted and inserted again.
    Same,
    /// A mark round no words.
    Empty,
}

impl Fault {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Unmarked => "unmarked",
            Fault::NotInserted => "not-inserted",
            Fault::NotDeleted => "not-deleted",
            Fault::Same => "same",
            Fault::Empty => "empty",
        }
    }

    /// What is wrong, as a phrase.
    pub fn phrase(self) -> &'static str {
        match self {
            Fault::Unmarked => "changed without a mark",
            Fault::NotInserted => "marked as inserted, but the clean draft has it",
            Fault::NotDeleted => "marked as deleted, but the clean draft does not have it",
            Fault::Same => "marked as deleted and inserted again",
            Fault::Empty => "a mark round no words",
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub fault: Fault,
    /// The place in the clean draft and in the marked one; empty where a side has no words.
    pub spans: Pair<Span>,
}

/// The result of an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// The families of signs the marks are of.
    pub signs: Vec<Signs>,
    /// How many runs of words are marked.
    pub marks: usize,
    /// What is wrong, in the order of the marked draft.
    pub remarks: Vec<Remark>,
}

/// Which signs are marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// Those that are more frequent in the marked draft; brackets only where no other is.
    #[default]
    Found,
    /// These.
    Given(Vec<Signs>),
}

/// Checks a marked draft against the clean one before it.
pub fn audit(drafts: Pair<&Draft>, choice: &Choice) -> Audit {
    let signs = match choice {
        Choice::Given(signs) => signs.clone(),
        Choice::Found => found(drafts),
    };
    let cut = |draft: &Draft| signs::read(draft.source.text(), draft.meta.span.end as usize, &signs);
    let mut pieces = drafts.map(cut);
    let mut auditor = Auditor { drafts, vocabulary: Vocabulary::default(), remarks: Vec::new() };
    auditor.excuse(&mut pieces);
    pieces.old.iter_mut().for_each(|piece| piece.mark = Mark::Kept);
    let marks = pieces.new.iter().filter(|piece| piece.mark != Mark::Kept).count();
    auditor.prove(&pieces);
    auditor.same(&pieces.new);
    let Auditor { mut remarks, .. } = auditor;
    remarks.sort_by_key(|remark| (remark.spans.new, remark.spans.old, remark.fault));
    Audit { signs, marks, remarks }
}

/// The families whose signs the marked draft has more of.
fn found(drafts: Pair<&Draft>) -> Vec<Signs> {
    let more = |family: &Signs| {
        let counts = drafts.map(|draft| signs::count(&draft.source.text()[draft.meta.span.end as usize..], *family));
        counts.new > counts.old
    };
    let (others, brackets): (Vec<Signs>, Vec<Signs>) =
        Signs::ALL.into_iter().filter(more).partition(|family| *family != Signs::Brackets);
    let only_deletions = others.iter().all(|family| *family == Signs::Strike);
    if only_deletions { others.into_iter().chain(brackets).collect() } else { others }
}

/// Words of a source with what is marked of them.
struct View {
    text: String,
    /// Start in the text, start in the source, mark.
    pieces: Vec<(u32, u32, Mark)>,
    tokens: Vec<Token>,
}

impl View {
    /// The piece that holds a byte of the text.
    fn piece(&self, at: u32) -> (u32, u32, Mark) {
        let next = self.pieces.partition_point(|piece| piece.0 <= at);
        self.pieces[next - 1]
    }

    /// Where words stand in the source; an empty range stands before its word.
    fn span(&self, range: (usize, usize)) -> Span {
        let source = |at: u32| {
            let (start, source, _) = self.piece(at);
            (source + at - start) as usize
        };
        let Some(first) = self.tokens.get(range.0).or(self.tokens.last()) else { return Span::default() };
        if range.0 == range.1 {
            let at = if range.0 < self.tokens.len() { source(first.start) } else { source(first.end - 1) + 1 };
            return Span::new(at, at);
        }
        Span::new(source(first.start), source(self.tokens[range.1 - 1].end - 1) + 1)
    }

    /// The mark of a word: that of its first marked part.
    fn mark(&self, at: usize) -> Mark {
        let token = self.tokens[at];
        let first = self.pieces.partition_point(|piece| piece.0 <= token.start) - 1;
        let parts = self.pieces[first..].iter().take_while(|piece| piece.0 < token.end);
        parts.map(|piece| piece.2).find(|mark| *mark != Mark::Kept).unwrap_or(Mark::Kept)
    }
}

struct Auditor<'d> {
    drafts: Pair<&'d Draft>,
    vocabulary: Vocabulary,
    remarks: Vec<Remark>,
}

impl Auditor<'_> {
    fn view(&mut self, draft: &Draft, pieces: &[Piece], keep: &[Mark]) -> View {
        let mut view = View { text: String::new(), pieces: Vec::new(), tokens: Vec::new() };
        for piece in pieces.iter().filter(|piece| keep.contains(&piece.mark)) {
            view.pieces.push((view.text.len() as u32, piece.span.start, piece.mark));
            view.text.push_str(draft.source.slice(piece.span));
        }
        self.vocabulary.read(&view.text, &mut view.tokens);
        let is_sign = |letter: char| matches!(letter, '*' | '_' | '#' | '>' | '~' | '`' | '\\');
        view.tokens.retain(|token| !view.text[token.range()].chars().all(is_sign));
        view
    }

    /// Takes the mark off runs that the clean draft sets in the same way: bold type is not always a mark.
    fn excuse(&mut self, pieces: &mut Pair<Vec<Piece>>) {
        if pieces.old.iter().all(|piece| piece.mark == Mark::Kept) {
            return;
        }
        let every = [Mark::Kept, Mark::Inserted, Mark::Deleted, Mark::Neither];
        let old = self.view(self.drafts.old, &pieces.old, &every);
        let new = self.view(self.drafts.new, &pieces.new, &every);
        // A word and its mark are one key, so that bold words only meet bold words.
        let keyed = |view: &View, vocabulary: &mut Vocabulary| -> Vec<Token> {
            let key = |at: usize| format!("{}\u{1}{}", view.mark(at) as u8, &view.text[view.tokens[at].range()]);
            (0..view.tokens.len()).map(|at| Token { word: vocabulary.intern(&key(at)), ..view.tokens[at] }).collect()
        };
        let tokens = Pair::new(keyed(&old, &mut self.vocabulary), keyed(&new, &mut self.vocabulary));
        let mut changed = BTreeSet::new();
        let mut met = BTreeSet::new();
        for run in runs(&mut self.vocabulary, tokens.as_ref().map(Vec::as_slice), Pair::new(&old, &new)) {
            for token in &new.tokens[run.new.0..run.new.1] {
                let (_, piece, _) = new.piece(token.start);
                if run.equal {
                    met.insert(piece)
                } else {
                    changed.insert(piece)
                };
            }
        }
        for piece in pieces
            .new
            .iter_mut()
            .filter(|piece| met.contains(&piece.span.start) && !changed.contains(&piece.span.start))
        {
            piece.mark = Mark::Kept;
        }
    }

    /// Compares the clean draft with what the marked one says was there.
    fn prove(&mut self, pieces: &Pair<Vec<Piece>>) {
        let old = self.view(self.drafts.old, &pieces.old, &[Mark::Kept]);
        let new = self.view(self.drafts.new, &pieces.new, &[Mark::Kept, Mark::Deleted]);
        let tokens = Pair::new(old.tokens.as_slice(), new.tokens.as_slice());
        for run in runs(&mut self.vocabulary, tokens, Pair::new(&old, &new)) {
            if !run.equal {
                self.judge(run, Pair::new(&old, &new), &pieces.new);
            }
        }
    }

    /// Says what is wrong with words that differ.
    fn judge(&mut self, run: edits::Run, views: Pair<&View>, pieces: &[Piece]) {
        let place = views.new.span((run.new.0, run.new.0));
        let gone = (run.old.0 < run.old.1).then(|| views.old.span(run.old));
        let mut kept = Vec::new();
        let mut at = run.new.0;
        while at < run.new.1 {
            let mark = views.new.mark(at);
            let end = (at..run.new.1).find(|&next| views.new.mark(next) != mark).unwrap_or(run.new.1);
            let span = views.new.span((at, end));
            if mark == Mark::Deleted {
                let nowhere = views.old.span((run.old.0, run.old.0));
                self.remark(Fault::NotDeleted, nowhere, span);
            } else {
                kept.push(span);
            }
            at = end;
        }
        if let Some(gone) = gone.filter(|_| kept.is_empty())
            && let Some(mark) = self.reinserted(run, views, pieces)
        {
            return self.remark(Fault::NotInserted, gone, mark);
        }
        let nowhere = views.old.span((run.old.0, run.old.0));
        match (gone, kept.split_first()) {
            (Some(gone), None) => self.remark(Fault::Unmarked, gone, place),
            (gone, Some((first, rest))) => {
                self.remark(Fault::Unmarked, gone.unwrap_or(nowhere), *first);
                rest.iter().for_each(|span| self.remark(Fault::Unmarked, nowhere, *span));
            }
            (None, None) => {}
        }
    }

    /// The insertion that holds the very words that are gone, if it stands where they stood.
    fn reinserted(&mut self, run: edits::Run, views: Pair<&View>, pieces: &[Piece]) -> Option<Span> {
        let start = if run.new.0 == 0 { 0 } else { views.new.span((run.new.0 - 1, run.new.0)).end };
        let end = views.new.span((run.new.1, run.new.1)).start.max(start);
        let first = pieces.partition_point(|piece| piece.span.start < start);
        let near = pieces[first..].iter().take_while(|piece| piece.span.start <= end);
        let inserted: Vec<Piece> = near.filter(|piece| piece.mark == Mark::Inserted).copied().collect();
        let words = self.view(self.drafts.new, &inserted, &[Mark::Inserted]);
        let gone = &views.old.tokens[run.old.0..run.old.1];
        let same = words.tokens.len() == gone.len() && words.tokens.iter().zip(gone).all(|(a, b)| a.word == b.word);
        same.then(|| words.span((0, words.tokens.len())))
    }

    /// Finds words that are deleted and inserted again side by side, and marks round nothing.
    fn same(&mut self, pieces: &[Piece]) {
        let draft = self.drafts.new;
        let words = |auditor: &mut Self, piece: &Piece| auditor.view(draft, &[*piece], &[piece.mark]).tokens;
        let mut before: Option<(Mark, Vec<Token>, Span)> = None;
        for piece in pieces {
            let tokens = words(self, piece);
            if piece.mark == Mark::Kept {
                before = before.filter(|_| tokens.is_empty());
                continue;
            }
            let nowhere = Span::default();
            if tokens.is_empty() && !draft.source.slice(piece.span).contains(|letter: char| letter.is_whitespace()) {
                self.remark(Fault::Empty, nowhere, piece.span);
            }
            let equal = |other: &[Token]| {
                other.len() == tokens.len() && other.iter().zip(&tokens).all(|(a, b)| a.word == b.word)
            };
            let twin = before.as_ref().filter(|(mark, other, _)| is_opposite(*mark, piece.mark) && equal(other));
            if let Some((_, _, span)) = twin.filter(|_| !tokens.is_empty()) {
                let both = Span { start: span.start, end: piece.span.end };
                self.remark(Fault::Same, nowhere, both);
            }
            before = Some((piece.mark, tokens, piece.span));
        }
    }

    fn remark(&mut self, fault: Fault, old: Span, new: Span) {
        self.remarks.push(Remark { fault, spans: Pair::new(old, new) });
    }
}

fn is_opposite(one: Mark, other: Mark) -> bool {
    matches!((one, other), (Mark::Inserted, Mark::Deleted) | (Mark::Deleted, Mark::Inserted))
}

/// Runs of words, found paragraph by paragraph first: whole drafts are too long for words alone.
fn runs(vocabulary: &mut Vocabulary, tokens: Pair<&[Token]>, views: Pair<&View>) -> Vec<edits::Run> {
    let texts = Pair::new(views.old.text.as_str(), views.new.text.as_str());
    let lines = Pair::new(paragraphs(vocabulary, tokens.old, texts.old), paragraphs(vocabulary, tokens.new, texts.new));
    let bounds = |list: &[(Token, usize)], range: (usize, usize), all: usize| {
        let at = |place: usize| list.get(place).map_or(all, |line| line.1);
        (at(range.0), at(range.1))
    };
    let only = lines.as_ref().map(|list| list.iter().map(|line| line.0).collect::<Vec<Token>>());
    let mut found = Vec::new();
    for run in edits::runs(only.as_ref().map(Vec::as_slice), texts) {
        let old = bounds(&lines.old, run.old, tokens.old.len());
        let new = bounds(&lines.new, run.new, tokens.new.len());
        if run.equal {
            found.push(edits::Run { old, new, equal: true });
            continue;
        }
        let words = Pair::new(&tokens.old[old.0..old.1], &tokens.new[new.0..new.1]);
        found.extend(edits::runs(words, texts).into_iter().map(|inner| edits::Run {
            old: (inner.old.0 + old.0, inner.old.1 + old.0),
            new: (inner.new.0 + new.0, inner.new.1 + new.0),
            equal: inner.equal,
        }));
    }
    edits::joined(found)
}

/// Paragraphs as words: each with the place of its first word.
fn paragraphs(vocabulary: &mut Vocabulary, tokens: &[Token], text: &str) -> Vec<(Token, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        let ends =
            tokens.get(at).is_none_or(|next| text[tokens[at - 1].end as usize..next.start as usize].contains("\n\n"));
        if ends && start < at {
            let key: Vec<String> = tokens[start..at].iter().map(|token| token.word.0.to_string()).collect();
            let word = vocabulary.intern(&format!("\u{2}{}", key.join(" ")));
            found.push((Token { start: tokens[start].start, end: tokens[at - 1].end, word }, start));
            start = at;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    fn check(clean: &str, marked: &str) -> Vec<String> {
        let drafts = Pair::new(clean, marked).map(|text| parse(Source::new("a.md", text)));
        let audit = audit(drafts.as_ref(), &Choice::Found);
        let line = |remark: &Remark| {
            let texts = Pair::new(drafts.old.source.slice(remark.spans.old), drafts.new.source.slice(remark.spans.new));
            format!("{} {:?} {:?}", remark.fault.name(), texts.old, texts.new)
        };
        audit.remarks.iter().map(line).collect()
    }

    #[test]
    fn marked_changes_are_in_order_in_every_family_of_signs() {
        let clean = "## Article 1\n\n1. Each Party shall act with due care.\n";
        for marked in [
            "1. Each Party ~~shall~~ **may** act with due care.",
            "1. Each Party <del>shall</del> <ins>may</ins> act with due care.",
            "1. Each Party {~~shall~>may~~} act with {++great and++} due care.",
            "1. Each Party ~~shall~~ <u>may</u> act with due care.",
            "1. Each Party ~~shall~~ [may] act with due care.",
            "1. Each Party ~~shall~~ **may** act\nwith due care.",
        ] {
            assert!(check(clean, &format!("## Article 1\n\n{marked}\n")).is_empty(), "{marked}");
        }
    }

    #[test]
    fn a_silent_change_is_found() {
        let clean = "1. Each Party shall act with due care.\n\n2. It reports.\n";
        let marked = "1. Each Party ~~shall~~ **may** act with care.\n\n2. It never reports.\n";
        assert_eq!(check(clean, marked), ["unmarked \"due\" \"\"", "unmarked \"\" \"never\""]);
    }

    #[test]
    fn a_silent_replacement_is_one_remark() {
        assert_eq!(
            check("One two three four {++x++}.", "One six three four {++five++} {++x++}."),
            ["unmarked \"two\" \"six\""]
        );
    }

    #[test]
    fn marks_that_are_no_change_are_found() {
        assert_eq!(check("One two three.", "One {++two++} three."), ["not-inserted \"two\" \"two\""]);
        assert_eq!(check("One three.", "One {--two--} three."), ["not-deleted \"\" \"two\""]);
        assert_eq!(check("One two three.", "One {--two--}{++two++} three."), ["same \"\" \"two--}{++two\""]);
    }

    #[test]
    fn bold_type_of_the_clean_draft_is_no_mark() {
        let clean = "**Option 1:** Each Party shall act.\n\n**Option 2:** No text.\n";
        let marked = "**Option 1:** Each Party shall **not** act.\n\n**Option 2:** No text.\n";
        assert!(check(clean, marked).is_empty());
    }

    #[test]
    fn a_mark_inside_a_word_cuts_it() {
        assert!(check("They act wilfully.", "They act wilful{--ly--}.").is_empty());
    }

    #[test]
    fn a_deleted_paragraph_without_mark_is_found() {
        let clean = "1. One of these.\n\n2. Two of those.\n\n3. Three of them.\n";
        let marked = "1. One of these.\n\n3. Three of **all** them.\n";
        assert_eq!(check(clean, marked), ["unmarked \"2. Two of those.\" \"\""]);
    }
}

#[cfg(test)]
mod laws;

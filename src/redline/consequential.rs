//! Numbers that changed only because what they name was renumbered.
//!
//! "articles 6 to 16" that became "articles 7 to 17" is no amendment if the sixth article is the
//! seventh now and the sixteenth the seventeenth. A number is consequential if it stands in a
//! reference, was replaced by a number of a reference at the same place, and the clauses that both
//! name are linked.

use super::edits::Run;
use crate::align::Alignment;
use crate::align::Link;
use crate::draft::ClauseIx;
use crate::draft::label;
use crate::draft::reference::References;
use crate::pair::Pair;
use crate::pair::Side;
use crate::source::Span;
use crate::words::Token;

/// Which words of both texts of a link are numbers that had to change.
#[derive(Debug, Default)]
pub(super) struct Consequential {
    flags: Pair<Vec<bool>>,
}

impl Consequential {
    /// Says whether a word of a side had to change.
    pub(super) fn has(&self, side: Side, place: usize) -> bool {
        self.flags.get(side).get(place).copied().unwrap_or(false)
    }

    /// How many words of a range had to change.
    pub(super) fn count(&self, side: Side, range: (usize, usize)) -> usize {
        (range.0..range.1).filter(|&place| self.has(side, place)).count()
    }

    /// Says whether all words of a run had to change.
    pub(super) fn covers(&self, run: &Run) -> bool {
        self.count(Side::Old, run.old) == run.old.1 - run.old.0
            && self.count(Side::New, run.new) == run.new.1 - run.new.0
    }
}

/// The references of both drafts.
pub(super) struct Citing<'a> {
    references: &'a Pair<References>,
}

/// A number in a text with the clause it names.
struct Named {
    span: Span,
    target: ClauseIx,
}

impl<'a> Citing<'a> {
    /// Nothing if no clause has another number or place: then no reference can follow.
    pub(super) fn of(references: &'a Pair<References>, alignment: &Alignment) -> Option<Self> {
        let renumbered = alignment.links.iter().any(|link| link.changes.renumbered || link.changes.moved);
        renumbered.then_some(Self { references })
    }

    /// Finds the words of a link's runs that had to change.
    pub(super) fn follow(
        &self,
        alignment: &Alignment,
        link: &Link,
        (runs, words, texts): (&[Run], Pair<&[Token]>, Pair<&str>),
    ) -> Consequential {
        let ([old], [new]) = (&link.old[..], &link.new[..]) else { return Consequential::default() };
        let counts = |text: &str, tokens: &[Token]| tokens.iter().any(|token| label::may_count(&text[token.range()]));
        let replaced = |run: &&Run| {
            let old = &words.old[run.old.0..run.old.1];
            !run.equal && counts(texts.old, old) && counts(texts.new, &words.new[run.new.0..run.new.1])
        };
        let mut replaced = runs.iter().filter(replaced).peekable();
        if replaced.peek().is_none() {
            return Consequential::default();
        }
        let named = Pair::new(named(&self.references.old, *old), named(&self.references.new, *new));
        let mut found = Consequential { flags: words.map(|list| vec![false; list.len()]) };
        for run in replaced {
            let olds = overlapping(&named.old, words.old, run.old);
            let news = overlapping(&named.new, words.new, run.new);
            let mut next = 0;
            for old in olds {
                let same =
                    |new: &&Named| alignment.link_of(Side::Old, old.target) == alignment.link_of(Side::New, new.target);
                if let Some(at) = news.iter().skip(next).position(same) {
                    let new = news[next + at];
                    next += at + 1;
                    mark(&mut found.flags.old, words.old, run.old, old.span);
                    mark(&mut found.flags.new, words.new, run.new, new.span);
                }
            }
        }
        found
    }
}

fn named(references: &References, clause: ClauseIx) -> Vec<Named> {
    let numbers = references.in_clause(clause).iter().flat_map(|reference| &reference.numbers);
    numbers.filter_map(|number| Some(Named { span: number.span, target: number.target? })).collect()
}

/// The numbers that a run of words touches.
fn overlapping<'n>(named: &'n [Named], words: &[Token], range: (usize, usize)) -> Vec<&'n Named> {
    let list = &words[range.0..range.1];
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return Vec::new() };
    named.iter().filter(|number| number.span.start < last.end && first.start < number.span.end).collect()
}

fn mark(flags: &mut [bool], words: &[Token], range: (usize, usize), span: Span) {
    for place in range.0..range.1 {
        flags[place] |= span.start < words[place].end && words[place].start < span.end;
    }
}

//! Stretches of which nothing stays but brackets, marks and everyday words, here and there.
//!
//! Where a sentence was written anew, the shortest script of edits keeps the brackets of the old one wherever the new one
//! has any: `A [body][forum] [of experts]` became `[An envoy] of [all] [coastal] States`, and no bracket is the same.
//! Such a stretch is one replacement. A bracket whose other end stays outside of it is kept, as in `[shall][should]`
//! that became `[must][may]`: there it is the words in it that were replaced.

use super::ISLAND;
use super::said;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::consequential::Consequential;
use crate::redline::edits;
use crate::redline::edits::Run;
use crate::words::Class;
use crate::words::Classes;
use crate::words::Token;

/// A stretch that lost fewer words, or was given fewer, or in which fewer changed outside of brackets that stay, is an edit
/// with its brackets, not a sentence written anew.
const LONG: usize = 6;
/// So many words must change for every word, mark or pair of brackets that stays.
const SEA: usize = 3;

/// Makes one replacement of each stretch of which nothing stays that says anything.
pub(super) fn absorb(
    runs: Vec<Run>,
    words: Pair<&[Token]>,
    (classes, consequential): (&Classes, &Consequential),
) -> Vec<Run> {
    let changed = |side: Side| runs.iter().filter(|run| !run.equal).map(|run| *run.sizes().get(side)).sum::<usize>();
    if changed(Side::Old) < LONG || changed(Side::New) < LONG {
        return runs;
    }
    let sea = Sea { words, classes, consequential };
    if !runs.windows(3).any(|three| sea.may_be_stretch(three)) {
        return runs;
    }
    let mut runs = sea.taken_apart(runs);
    let goes_on = |run: &Run| !run.equal || sea.is_bare(run);
    let mut stretches = Vec::new();
    let mut start = 0;
    for part in runs.chunk_by(|one, other| goes_on(one) && goes_on(other)) {
        stretches.extend(sea.stretches(&runs, (start, start + part.len())));
        start += part.len();
    }
    for (start, end) in stretches {
        runs[start..end].iter_mut().for_each(|run| run.equal = false);
    }
    edits::joined(runs)
}

/// What it takes to judge the runs of two texts.
struct Sea<'a> {
    words: Pair<&'a [Token]>,
    classes: &'a Classes,
    consequential: &'a Consequential,
}

impl Sea<'_> {
    fn tokens(&self, side: Side, run: &Run) -> &[Token] {
        let (start, end) = run.range(side);
        &self.words.get(side)[start..end]
    }

    /// Says whether three runs may be part of a stretch.
    fn may_be_stretch(&self, runs: &[Run]) -> bool {
        runs[1].equal && self.is_shore(&runs[0]) && self.is_bare(&runs[1])
    }

    /// Runs of which those that say nothing hold one word each: of `] [` one bracket may stay.
    fn taken_apart(&self, runs: Vec<Run>) -> Vec<Run> {
        let each = |run: Run| {
            let split = run.equal && self.is_bare(&run);
            let parts = if split { run.sizes().old } else { 1 };
            (0..parts).map(move |at| {
                let one = |(start, _): (usize, usize)| (start + at, start + at + 1);
                if split { Run { old: one(run.old), new: one(run.new), equal: true } } else { run }
            })
        };
        runs.into_iter().flat_map(each).collect()
    }

    /// Says whether an edit has words: a stretch does not end in a bracket that was lifted or opened.
    fn is_shore(&self, run: &Run) -> bool {
        let says = |side| said(self.tokens(side, run), self.classes) > 0;
        !run.equal && !self.consequential.covers(run) && Side::BOTH.into_iter().any(says)
    }

    /// Says whether what stays in a run says nothing by itself.
    fn is_bare(&self, run: &Run) -> bool {
        let kept = self.tokens(Side::Old, run);
        let bare = |token: &Token| match self.classes.class(token.word) {
            Class::Bracket | Class::Mark => true,
            Class::Word => self.classes.is_everyday(token.word),
            Class::Number => false,
        };
        said(kept, self.classes) <= ISLAND && kept.iter().all(bare)
    }

    /// The stretches between two places of a list of runs that are one replacement, by their first run and the one
    /// behind their last.
    fn stretches(&self, runs: &[Run], (start, end): (usize, usize)) -> Vec<(usize, usize)> {
        let ends = |at: &usize| self.is_shore(&runs[*at]) || runs[*at].equal && self.depth(&runs[*at]) != 0;
        let (Some(first), Some(last)) = ((start..end).find(ends), (start..end).rfind(ends)) else { return Vec::new() };
        let stretch = &runs[first..=last];
        let open = Pair::SIDES.map(|side| self.unpaired(stretch, side));
        let is_torn = |run: &Run| Side::BOTH.into_iter().any(|side| holds(open.get(side), run.range(side)));
        let is_break = |at: &usize| if runs[*at].equal { is_torn(&runs[*at]) } else { self.follows(&runs[*at]) };
        let breaks: Vec<usize> = (first..=last).filter(is_break).collect();
        if breaks.is_empty() && self.is_enclosed(stretch) {
            return self.stretches(runs, (first + 1, last));
        }
        if breaks.is_empty() {
            return self.is_written_anew(stretch).then_some((first, last + 1)).into_iter().collect();
        }
        let starts = std::iter::once(first).chain(breaks.iter().map(|at| at + 1));
        let ends = breaks.iter().copied().chain([last + 1]);
        starts.zip(ends).flat_map(|part| self.stretches(runs, part)).collect()
    }

    fn follows(&self, run: &Run) -> bool {
        !run.equal && self.consequential.covers(run)
    }

    /// How much deeper in brackets that stay the text is behind a run.
    fn depth(&self, run: &Run) -> i32 {
        if !run.equal {
            return 0;
        }
        let brackets = self.tokens(Side::Old, run).iter().map(|token| token.word);
        let brackets = brackets.filter(|&word| self.classes.class(word) == Class::Bracket);
        brackets.map(|word| if self.classes.is_opening_bracket(word) { 1 } else { -1 }).sum()
    }

    /// How deep in brackets that stay the text is behind each run of a stretch.
    fn depths(&self, stretch: &[Run]) -> impl Iterator<Item = i32> {
        stretch.iter().scan(0, |depth, run| {
            *depth = (*depth + self.depth(run)).max(0);
            Some(*depth)
        })
    }

    /// Says whether one pair of brackets that stays is round all of a stretch.
    fn is_enclosed(&self, stretch: &[Run]) -> bool {
        let closes = self.depths(stretch).position(|depth| depth == 0);
        stretch.len() > 1 && closes == Some(stretch.len() - 1)
    }

    fn is_written_anew(&self, stretch: &[Run]) -> bool {
        let says = |run: &Run, side| if run.equal { 0 } else { said(self.tokens(side, run), self.classes) };
        let all = |side: Side| stretch.iter().map(|run| says(run, side)).sum::<usize>();
        let (gone, come) = (all(Side::Old), all(Side::New));
        let outside = stretch.iter().zip(self.depths(stretch)).filter(|(_, depth)| *depth == 0);
        let outside: usize = outside.map(|(run, _)| says(run, Side::Old) + says(run, Side::New)).sum();
        let (brackets, others): (Vec<&Run>, Vec<&Run>) =
            stretch.iter().filter(|run| run.equal).partition(|run| self.depth(run) != 0);
        let kept = brackets.len() / 2 + others.len();
        gone >= LONG && come >= LONG && outside >= LONG && gone + come >= SEA * kept
    }

    /// The places of the brackets in a stretch whose other end is not in it, in order.
    fn unpaired(&self, stretch: &[Run], side: Side) -> Vec<usize> {
        let start = stretch.first().map_or(0, |run| run.range(side).0);
        let end = stretch.last().map_or(0, |run| run.range(side).1);
        let (mut closed, mut open) = (Vec::new(), Vec::new());
        for place in start..end {
            let word = self.words.get(side)[place].word;
            if self.classes.class(word) != Class::Bracket {
                continue;
            }
            if self.classes.is_opening_bracket(word) {
                open.push(place);
            } else if open.pop().is_none() {
                closed.push(place);
            }
        }
        closed.extend(open);
        closed
    }
}

/// Says whether one of some places, in order, is in a range.
fn holds(places: &[usize], (start, end): (usize, usize)) -> bool {
    let at = places.partition_point(|&place| place < start);
    places.get(at).is_some_and(|&place| place < end)
}

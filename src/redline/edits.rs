//! Word edits between two texts (door to `similar`).
//!
//! Clause is compared with clause, so texts are short and the shortest edit script is found. The
//! script of new against old mirrors that of old against new: texts are put in an order of their
//! own before they are compared.

use similar::Algorithm;
use similar::DiffOp;
use similar::TextDiff;
use similar::capture_diff_slices;

use super::steps::Steps;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;
use crate::words::WordId;

/// A run of words that stays, goes, or comes; ranges are places in the lists of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Words of the old text.
    pub(crate) old: (usize, usize),
    /// Words of the new text.
    pub(crate) new: (usize, usize),
    /// Says whether both are the same words.
    pub(crate) equal: bool,
}

impl Run {
    /// How many words it has on both sides.
    pub(crate) fn sizes(&self) -> Pair<usize> {
        Pair::new(self.old.1 - self.old.0, self.new.1 - self.new.0)
    }

    /// The run so many words further on.
    fn shifted(self, by: Pair<usize>) -> Self {
        let (old, new) = (self.old, self.new);
        Self { old: (old.0 + by.old, old.1 + by.old), new: (new.0 + by.new, new.1 + by.new), ..self }
    }

    /// The places of its words on a side.
    pub(super) fn range(&self, side: Side) -> (usize, usize) {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }
}

/// More words than this times that are not compared word by word: what differs is given as one replacement.
///
/// 400 million steps are a second or two; no clause of a treaty has twenty thousand words.
const STEPS: usize = 400_000_000;

/// Says whether two texts are too long to be compared word by word.
pub(crate) fn is_limited(words: Pair<&[Token]>) -> bool {
    is_too_long(core(words).1)
}

fn is_too_long(core: Pair<&[Token]>) -> bool {
    core.old.len().saturating_mul(core.new.len()) > STEPS
}

/// The runs of two lists of words, equal and changed in turn, covering both.
pub(crate) fn runs(words: Pair<&[Token]>, texts: Pair<&str>) -> Vec<Run> {
    let exchange = texts.old > texts.new;
    let oriented = if exchange { words.swap() } else { words };
    let (head, core) = core(oriented);
    let ends = core.map(|list| head + list.len());
    let mut runs = vec![Run { old: (0, head), new: (0, head), equal: true }];
    if is_too_long(core) {
        runs.push(Run { old: (head, ends.old), new: (head, ends.new), equal: false });
    } else {
        let middle = core.map(ids);
        let steps = Steps::over(middle.as_ref().map(|ids| &ids[..]));
        let between =
            Pair::new(&middle.old[steps.start.old..steps.end.old], &middle.new[steps.start.new..steps.end.new]);
        let ops = capture_diff_slices(Algorithm::Myers, between.old, between.new);
        // One more: what both texts have at their end.
        runs.reserve(steps.head.len() + ops.len() + steps.tail.len() + 1);
        let found = ops.iter().map(|op| run(op).shifted(steps.start));
        let found = steps.head.into_iter().chain(found).chain(steps.tail);
        runs.extend(found.map(|run| run.shifted(Pair::new(head, head))));
    }
    runs.push(Run { old: (ends.old, oriented.old.len()), new: (ends.new, oriented.new.len()), equal: true });
    let mut runs = joined(runs);
    if exchange {
        runs.iter_mut().for_each(|run| std::mem::swap(&mut run.old, &mut run.new));
    }
    runs
}

/// Lines of two texts as a unified diff with three lines of context; empty where they are equal.
pub(crate) fn unified(texts: Pair<&str>, name: &str) -> String {
    TextDiff::from_lines(texts.old, texts.new).unified_diff().header(name, name).to_string()
}

/// How many equal words there are at the start, and the words between them and the equal ones at the end.
fn core(words: Pair<&[Token]>) -> (usize, Pair<&[Token]>) {
    let head = words.old.iter().zip(words.new).take_while(|(a, b)| a.word == b.word).count();
    let rest = words.map(|list| &list[head..]);
    let tail = rest.old.iter().rev().zip(rest.new.iter().rev()).take_while(|(a, b)| a.word == b.word).count();
    (head, rest.map(|list| &list[..list.len() - tail]))
}

fn ids(tokens: &[Token]) -> Vec<WordId> {
    tokens.iter().map(|token| token.word).collect()
}

fn run(op: &DiffOp) -> Run {
    let (_, old, new) = op.as_tag_tuple();
    Run { old: (old.start, old.end), new: (new.start, new.end), equal: matches!(op, DiffOp::Equal { .. }) }
}

/// Joins neighbours of one sort and drops empty runs.
pub(crate) fn joined(mut runs: Vec<Run>) -> Vec<Run> {
    runs.retain(|run| run.sizes() != Pair::new(0, 0));
    runs.dedup_by(|run, last| {
        let goes_on = run.equal == last.equal;
        if goes_on {
            last.old.1 = run.old.1;
            last.new.1 = run.new.1;
        }
        goes_on
    });
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_sort_become_one_run() {
        let run = |old, new, equal| Run { old, new, equal };
        let runs = vec![
            run((0, 0), (0, 0), true),
            run((0, 2), (0, 2), true),
            run((2, 2), (2, 2), false),
            run((2, 3), (2, 3), true),
            run((3, 5), (3, 3), false),
            run((5, 5), (3, 4), false),
        ];
        assert_eq!(joined(runs), [run((0, 3), (0, 3), true), run((3, 5), (3, 4), false)]);
    }
}

//! Edits as a drafter would have made them: no confetti, brackets with their text, at phrase borders.

mod archipelago;

use super::consequential::Consequential;
use super::edits;
use super::edits::Run;
use crate::pair::Pair;
use crate::words::Class;
use crate::words::Classes;
use crate::words::Token;

/// A kept run of this many words between two edits may be chance.
const ISLAND: usize = 2;
/// It is, if the edits round it have this many times its words.
const SEA: usize = 3;
/// So many times its words where the edits round it speak for it: one of them only adds or only removes, and leaves what
/// is beside it.
const OCEAN: usize = 8;

/// Absorbs chance islands and slides edits to better borders.
pub(super) fn tidy(
    runs: Vec<Run>,
    words: Pair<&[Token]>,
    (classes, consequential): (&Classes, &Consequential),
) -> Vec<Run> {
    let runs = absorb(runs, words, (classes, consequential));
    let runs = archipelago::absorb(runs, words, (classes, consequential));
    slide(runs, words, classes)
}

/// Makes short equal runs part of the edits on both sides of them.
///
/// "within thirty days of the receipt" against "no later than sixty days after the close": the
/// word "days" alone is no kept text.
fn absorb(runs: Vec<Run>, words: Pair<&[Token]>, (classes, consequential): (&Classes, &Consequential)) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let between = out.last().is_some_and(|last| !last.equal) && runs.get(at + 1).is_some_and(|next| !next.equal);
        let absorbed = run.equal && between && {
            let before = out.last().expect("an edit stands before");
            let behind = runs[at + 1];
            let follows = consequential.covers(before) || consequential.covers(&behind);
            !follows && is_island(run, Pair::new(before, &behind), words, classes)
        };
        out.push(Run { equal: run.equal && !absorbed, ..*run });
        if absorbed || out.len() > 1 && !out[out.len() - 2].equal && !run.equal {
            out = edits::joined(out);
        }
    }
    edits::joined(out)
}

/// Says whether a kept run between two edits, one before and one behind it, is chance.
fn is_island(run: &Run, around: Pair<&Run>, words: Pair<&[Token]>, classes: &Classes) -> bool {
    let kept = &words.old[run.old.0..run.old.1];
    let says = said(kept, classes);
    let brackets = kept.iter().any(|token| classes.class(token.word) == Class::Bracket);
    // A bracket that stays is a fact of its own, unless nothing else stays all around: `archipelago` judges that.
    if brackets || says > ISLAND {
        return false;
    }
    let sizes = around.map(Run::sizes);
    let replaces = sizes.map(|sizes| sizes.old > 0 && sizes.new > 0);
    let everyday = kept.iter().all(|token| classes.is_everyday(token.word));
    let sea = sizes.old.old + sizes.old.new + sizes.new.old + sizes.new.new;
    let least = match (replaces.old, replaces.new) {
        (true, true) => SEA,
        (true, false) | (false, true) if everyday => SEA,
        // "may collaborate" became "shall collaborate and consult, as appropriate,".
        (true, false) | (false, true) => OCEAN,
        // Only words that went on both sides of it leave an "and" without its sentence, not brackets lifted round it.
        (false, false) => {
            return everyday && says > 0 && said_in(around, words, classes) >= OCEAN * kept.len() + says;
        }
    };
    sea >= least * kept.len().max(1) + says
}

/// How many words two edits have on both sides together.
fn said_in(runs: Pair<&Run>, words: Pair<&[Token]>, classes: &Classes) -> usize {
    let of =
        |run: &Run| said(&words.old[run.old.0..run.old.1], classes) + said(&words.new[run.new.0..run.new.1], classes);
    of(runs.old) + of(runs.new)
}

/// How many words and numbers there are.
fn said(tokens: &[Token], classes: &Classes) -> usize {
    tokens.iter().filter(|token| classes.class(token.word).says()).count()
}

/// Slides an insertion or deletion along equal words to where it reads best.
fn slide(runs: Vec<Run>, words: Pair<&[Token]>, classes: &Classes) -> Vec<Run> {
    let mut out = runs;
    for at in 1..out.len().saturating_sub(1) {
        let sizes = out[at].sizes();
        if out[at].equal || sizes.old > 0 && sizes.new > 0 || !out[at - 1].equal || !out[at + 1].equal {
            continue;
        }
        let (list, range) = if sizes.old > 0 { (words.old, out[at].old) } else { (words.new, out[at].new) };
        let room = Pair::new(out[at - 1].sizes().old, out[at + 1].sizes().old);
        let shift = best_shift(list, range, room, classes);
        move_border(&mut out, at, shift);
    }
    edits::joined(out)
}

/// How far to the right (or, negative, to the left) a run reads best.
fn best_shift(list: &[Token], range: (usize, usize), room: Pair<usize>, classes: &Classes) -> isize {
    let same = |a: usize, b: usize| list[a].word == list[b].word;
    let left = (1..=room.old).take_while(|&by| same(range.0 - by, range.1 - by)).count();
    let right = (0..room.new).take_while(|&by| same(range.0 + by, range.1 + by)).count();
    let score = |shift: isize| {
        let (start, end) = (range.0.wrapping_add_signed(shift), range.1.wrapping_add_signed(shift));
        border_score(list, (start, end), classes)
    };
    let shifts = -(left as isize)..=(right as isize);
    shifts.max_by_key(|&shift| (score(shift), -shift.abs(), shift)).unwrap_or(0)
}

/// Prefers whole brackets, then runs between punctuation, then runs that end with it.
fn border_score(list: &[Token], (start, end): (usize, usize), classes: &Classes) -> i32 {
    let class = |at: usize| list.get(at).map(|token| classes.class(token.word));
    let mark = |at: usize| matches!(class(at), Some(Class::Mark) | None);
    let (mut depth, mut lowest) = (0i32, 0i32);
    for token in &list[start..end] {
        if classes.class(token.word) == Class::Bracket {
            depth += if classes.is_opening_bracket(token.word) { 1 } else { -1 };
            lowest = lowest.min(depth);
        }
    }
    let balanced = if depth == 0 && lowest == 0 { 8 } else { 0 };
    let first_mark = mark(start) && start < end;
    let last_mark = mark(end - 1);
    let behind_mark = start == 0 || mark(start - 1);
    let before_mark = mark(end);
    balanced + 2 * i32::from(behind_mark && last_mark) + i32::from(first_mark && before_mark) + i32::from(behind_mark)
}

fn move_border(runs: &mut [Run], at: usize, shift: isize) {
    let by = |value: usize| value.wrapping_add_signed(shift);
    let run = runs[at];
    runs[at] = Run { old: (by(run.old.0), by(run.old.1)), new: (by(run.new.0), by(run.new.1)), ..run };
    runs[at - 1].old.1 = runs[at].old.0;
    runs[at - 1].new.1 = runs[at].new.0;
    runs[at + 1].old.0 = runs[at].old.1;
    runs[at + 1].new.0 = runs[at].new.1;
}

//! Small edits stepped over one by one, so that the search for the shortest edit script has less to do.
//!
//! Most edits of a clause are a word or two among many that stay. Where words that stand nowhere else go on behind such
//! an edit, there is no doubt about it; only what stands between the last of them from the start and from the end needs
//! a search.

use super::edits::Run;
use crate::pair::Pair;
use crate::words::WordId;

/// So many equal words in a row behind a small edit leave no doubt about it, if neither text has them once more: many
/// sentences of a treaty open alike, and one may have been put in before another.
const SURE: usize = 6;
/// How many words a small edit takes of each text, the shortest first: none is taken for a longer one.
const SMALL: [(usize, usize); 8] = [(0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (2, 2)];

/// The small edits at both ends of two texts that neither start nor end alike.
#[derive(Debug)]
pub(super) struct Steps {
    /// Those at the start, each with the equal words behind it.
    pub(super) head: Vec<Run>,
    /// Where what is left between them starts.
    pub(super) start: Pair<usize>,
    /// And where it ends.
    pub(super) end: Pair<usize>,
    /// Those at the end, each behind the equal words before it.
    pub(super) tail: Vec<Run>,
}

impl Steps {
    /// Steps over the small edits at both ends.
    pub(super) fn over(words: Pair<&[WordId]>) -> Self {
        let (head, start) = ahead(words);
        let rest = Pair::new(&words.old[start.old..], &words.new[start.new..]);
        let backwards = rest.map(|rest| rest.iter().rev().copied().collect::<Vec<_>>());
        let (tail, taken) = ahead(backwards.as_ref().map(|rest| &rest[..]));
        let whole = words.map(<[_]>::len);
        let forwards = |run: Run| Run {
            old: (whole.old - run.old.1, whole.old - run.old.0),
            new: (whole.new - run.new.1, whole.new - run.new.0),
            ..run
        };
        let end = Pair::new(whole.old - taken.old, whole.new - taken.new);
        Self { head, start, end, tail: tail.into_iter().rev().map(forwards).collect() }
    }
}

/// The small edits at the start of two texts, and how many words of each they take with the equal ones behind them.
fn ahead(words: Pair<&[WordId]>) -> (Vec<Run>, Pair<usize>) {
    let (mut runs, mut at) = (Vec::new(), Pair::new(0, 0));
    let equal = |from: Pair<usize>| {
        let (old, new) = (words.old.get(from.old..), words.new.get(from.new..));
        old.zip(new).map_or(0, |(old, new)| old.iter().zip(new).take_while(|(old, new)| old == new).count())
    };
    let once = |phrase: &[WordId]| {
        let is = |window: &&[WordId]| window[0] == phrase[0] && *window == phrase;
        [words.old, words.new].into_iter().all(|text| text.windows(SURE).filter(is).nth(1).is_none())
    };
    let behind = |at: Pair<usize>| {
        let edits = SMALL.iter().map(|&(old, new)| Pair::new(at.old + old, at.new + new));
        let found = edits.map(|edit| (edit, equal(edit))).find(|&(_, equal)| equal >= SURE);
        found.filter(|(edit, _)| once(&words.old[edit.old..edit.old + SURE]))
    };
    while let Some((edit, equal)) = behind(at) {
        let next = edit.map(|edit| edit + equal);
        runs.push(Run { old: (at.old, edit.old), new: (at.new, edit.new), equal: false });
        runs.push(Run { old: (edit.old, next.old), new: (edit.new, next.new), equal: true });
        at = next;
    }
    (runs, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with a letter for a word; what is left between the small edits.
    fn left(old: &str, new: &str) -> (String, String) {
        let ids = |text: &str| text.bytes().map(|letter| WordId(u32::from(letter))).collect::<Vec<_>>();
        let (words, texts) = (Pair::new(ids(old), ids(new)), Pair::new(old, new));
        let steps = Steps::over(words.as_ref().map(|words| &words[..]));
        for run in steps.head.iter().chain(&steps.tail) {
            let (from, to) = (&old[run.old.0..run.old.1], &new[run.new.0..run.new.1]);
            assert_eq!(run.equal, from == to, "{from} {to}");
        }
        (texts.old[steps.start.old..steps.end.old].to_owned(), texts.new[steps.start.new..steps.end.new].to_owned())
    }

    #[test]
    fn small_edits_are_stepped_over_from_both_ends() {
        let old = ["XabcdefYZghijklm", "NOPQR", "nopqrsXtuvwxyzY"].concat();
        let new = ["abcdefZYghijklm", "SPOT", "nopqrstuvwxyzUV"].concat();
        assert_eq!(left(&old, &new), ("NOPQR".to_owned(), "SPOT".to_owned()));
    }

    #[test]
    fn an_edit_before_words_that_stand_twice_is_searched() {
        // From the end, "cdefgh" stands once.
        assert_eq!(left("YabcdefghV", "ZabcdefQRSTabcdefghX"), ("Y".to_owned(), "ZabcdefQRST".to_owned()));
    }

    #[test]
    fn an_edit_with_few_equal_words_behind_it_is_searched() {
        assert_eq!(left("XabcdeYY", "ZabcdeQQQ"), ("XabcdeYY".to_owned(), "ZabcdeQQQ".to_owned()));
        assert_eq!(left("", "ab"), (String::new(), "ab".to_owned()));
    }
}

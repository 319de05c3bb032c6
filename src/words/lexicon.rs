//! Chinese words of treaty language, for edits at word borders.
//!
//! Longest match from the left over this list; what is not in it is split into characters. A
//! missing word costs a border inside a word, never a wrong join of two.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Separated by blanks; simplified and, where drafts use them, traditional forms.
const WORDS: &str = include_str!("zh.txt");

/// The longest word, in characters.
const LONGEST: usize = 8;

static LEXICON: LazyLock<FxHashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Bytes of the longest word at the start of a text that starts with an ideograph.
pub(super) fn longest(text: &str) -> usize {
    let mut best = text.chars().next().map_or(text.len(), char::len_utf8);
    for (at, letter) in text.char_indices().skip(1).take(LONGEST - 1) {
        let end = at + letter.len_utf8();
        if LEXICON.contains(&text[..end]) {
            best = end;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_the_search() {
        assert!(WORDS.split_whitespace().all(|word| (2..=LONGEST).contains(&word.chars().count())));
    }

    #[test]
    fn every_word_stands_once() {
        assert_eq!(WORDS.split_whitespace().count(), LEXICON.len());
    }
}

//! What is known of words by their numbers, when all are read.

use super::WordId;
use super::numerals;

/// What sort of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Letters.
    Word,
    /// Digits, possibly with letters behind them.
    Number,
    /// `[` or `]`.
    Bracket,
    /// Any other mark.
    Mark,
}

impl Class {
    /// Says whether it is a word or a number, and no mark.
    pub fn says(self) -> bool {
        matches!(self, Class::Word | Class::Number)
    }

    /// The sort of a word by its key.
    pub(super) fn of(key: &str) -> Self {
        match key.chars().next() {
            Some('[' | ']') => Class::Bracket,
            Some(first) if first.is_numeric() || numerals::is_number_in_ideographs(key) => Class::Number,
            Some(first) if first.is_alphabetic() => Class::Word,
            _ => Class::Mark,
        }
    }
}

/// The sorts of all words: what is left of a vocabulary, a byte a word, when nothing more is read.
#[derive(Debug, Default)]
pub struct Classes {
    of: Vec<Class>,
    /// The word `[`, where there is one.
    opening: Option<WordId>,
    /// Words of this number and above are everyday words; `None` where nobody has counted.
    everyday: Option<u32>,
}

impl Classes {
    pub(super) fn new(of: Vec<Class>, opening: Option<WordId>) -> Self {
        Self { of, opening, everyday: None }
    }

    /// Gives every word another number: that at its place in a list, which holds each number once.
    pub(crate) fn renumber(&mut self, numbers: &[u32]) {
        let mut classes = self.of.clone();
        for (class, &number) in self.of.iter().zip(numbers) {
            classes[number as usize] = *class;
        }
        self.of = classes;
        self.opening = self.opening.map(|word| WordId(numbers[word.0 as usize]));
    }

    /// Says from which number on words are everyday words.
    pub(crate) fn everyday_from(&mut self, number: u32) {
        self.everyday = Some(number);
    }

    /// Says whether a word, as "of" or "the", stands in so many clauses that it tells of none.
    pub(crate) fn is_everyday(&self, word: WordId) -> bool {
        self.everyday.is_some_and(|from| word.0 >= from)
    }

    /// What sort of word a number stands for.
    pub fn class(&self, word: WordId) -> Class {
        self.of[word.0 as usize]
    }

    /// Says whether a word is `[`.
    pub fn is_opening_bracket(&self, word: WordId) -> bool {
        self.opening == Some(word)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

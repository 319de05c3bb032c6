//! Words of a text in any of the six languages, interned to ids.
//!
//! A word is what a reader would not tear: `real-time`, `30 000`, `2(b)(iii)`, `A/CONF.232/2023/4`,
//! `Party’s`. French elisions are words of their own (`l'`, `État`), Chinese words are those of a
//! lexicon of treaty language, else single characters. Brackets and punctuation are words too;
//! blanks are none.
//!
//! Words are compared by a key that folds typography: quotes, dashes, full-width marks, Arabic
//! vowel marks and composed characters. The text itself is never changed.

mod classes;
mod lexicon;
mod numerals;
mod vocabulary;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::ascii;

pub use classes::Class;
pub use classes::Classes;
pub use vocabulary::Vocabulary;

pub(crate) use numerals::is_number_in_ideographs;

/// A word as a number; equal words of both drafts have equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

/// One word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Which word.
    pub word: WordId,
}

impl Token {
    /// The token as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The key by which words are compared.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let composed = word
        .contains(|letter| matches!(letter, '\u{300}'..='\u{36f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    let folded: String = word.chars().filter_map(fold_letter).collect();
    let folded = if composed { folded.nfkc().collect() } else { folded };
    // Marks that fold to nothing must not all be one word.
    Cow::Owned(if folded.is_empty() { word.to_owned() } else { folded })
}

fn fold_letter(letter: char) -> Option<char> {
    match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' => Some('"'),
        '‘' | '’' | '‚' | 'ʼ' | '‛' => Some('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
        '！'..='～' => char::from_u32(letter as u32 - 0xfee0),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        other => Some(other),
    }
}

/// Splits a text into words: `"A Party’s [duty]"` -> `A`, `Party’s`, `[`, `duty`, `]`.
pub(crate) fn split(text: &str, mut word: impl FnMut(usize, usize)) {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let end = if byte.is_ascii_alphanumeric() {
            word_end(text, at)
        } else {
            let first = next_char(text, at);
            match sort(first) {
                Sort::Blank => {
                    at += first.len_utf8();
                    continue;
                }
                Sort::Letter => joined_end(text, at),
                Sort::Ideograph => at + lexicon::longest(&text[at..]).max(numerals::longest(&text[at..])),
                Sort::Mark => mark_end(text, at, first),
            }
        };
        word(at, end);
        at = end;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blank,
    Letter,
    Ideograph,
    Mark,
}

fn sort(letter: char) -> Sort {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Sort::Letter,
        ' ' | '\t' | '\n' | '\r' => Sort::Blank,
        '\0'..='\u{7f}' => Sort::Mark,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Sort::Ideograph,
        _ if letter.is_alphanumeric() || is_joined_mark(letter) => Sort::Letter,
        _ if letter.is_whitespace() => Sort::Blank,
        _ => Sort::Mark,
    }
}

/// Marks that belong to the letter before them: accents, vowel marks, tatweel, soft hyphens and bidi controls inside words.
fn is_joined_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn next_char(text: &str, at: usize) -> char {
    match text.as_bytes()[at] {
        byte if byte.is_ascii() => char::from(byte),
        _ => text[at..].chars().next().unwrap_or(' '),
    }
}

/// The end of a word that starts with an ASCII letter or digit.
#[inline]
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let end = start + ascii::letters_and_digits(&bytes[start..]);
    // Most words are ASCII letters with a blank or a mark behind them that joins nothing but digits.
    let is_plain = !bytes[end - 1].is_ascii_digit();
    if is_plain && matches!(bytes.get(end), None | Some(b' ' | b',' | b'.' | b';' | b':' | b']' | b')')) {
        return end;
    }
    joined_end(text, start)
}

/// The end of any other word, which may have marks in it. Kept apart, for the way of most words is short without it.
#[inline(never)]
fn joined_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut slash) = (start, false);
    loop {
        at += ascii::letters_and_digits(&bytes[at..]);
        // Of the words that end here, only a number may go on behind the blank.
        if bytes.get(at).is_none_or(|&byte| byte == b' ') {
            match numerals::thousands(text, start, at) {
                end if end == at => return at,
                end => {
                    at = end;
                    continue;
                }
            }
        }
        let next = next_char(text, at);
        if sort(next) == Sort::Letter {
            at += next.len_utf8();
            continue;
        }
        slash |= next == '/';
        match join(text, (start, slash), at, next) {
            Join::Goes(end) => at = end,
            Join::EndsAt(end) => return end,
        }
    }
}

enum Join {
    /// The word goes on behind this byte.
    Goes(usize),
    /// The word ends at this byte.
    EndsAt(usize),
}

/// What a mark behind letters does to the word, of which it is known where it starts and whether it has a slash.
fn join(text: &str, (start, slash): (usize, bool), at: usize, mark: char) -> Join {
    let behind = at + mark.len_utf8();
    let letter_follows = || text[behind..].chars().next().is_some_and(|next| sort(next) == Sort::Letter);
    let digits = || {
        text[..at].ends_with(|last: char| last.is_numeric())
            && text[behind..].starts_with(|next: char| next.is_numeric())
    };
    match mark {
        '\'' | '’' if letter_follows() && is_elision(&text[start..at]) => Join::EndsAt(behind),
        '\'' | '’' | '-' | '‑' | '/' | '_' if letter_follows() => Join::Goes(behind),
        '.' | ',' | '\u{a0}' | '\u{202f}' | '٫' if digits() => Join::Goes(behind),
        // A symbol or a decision: `A/CONF.232/2023/4`, `1/CP.21`.
        '.' if slash && letter_follows() => Join::Goes(behind),
        '(' => enumerator(text, start, at).map_or(Join::EndsAt(at), Join::Goes),
        _ => Join::EndsAt(at),
    }
}

fn is_elision(word: &str) -> bool {
    const ELIDED: [&str; 14] =
        ["l", "d", "qu", "n", "s", "j", "c", "m", "t", "lorsqu", "puisqu", "jusqu", "quoiqu", "aujourd"];
    word.len() <= 6 && ELIDED[..13].contains(&word.to_lowercase().as_str())
}

/// `(b)` right behind a number is part of it: `2(b)(iii)`.
fn enumerator(text: &str, start: usize, at: usize) -> Option<usize> {
    let inner = &text[at + 1..];
    let close = inner.bytes().take(6).position(|byte| byte == b')')?;
    let plain = close > 0 && inner.as_bytes()[..close].iter().all(u8::is_ascii_alphanumeric);
    let number = text[start..].starts_with(|first: char| first.is_ascii_digit());
    (plain && number).then_some(at + 1 + close + 1)
}

/// A mark, with the same marks behind it: `…`, `...`, `——`. Brackets stand alone.
fn mark_end(text: &str, at: usize, mark: char) -> usize {
    let mut end = at + mark.len_utf8();
    if !matches!(mark, '[' | ']' | '(' | ')' | '（' | '）') {
        while text[end..].starts_with(mark) {
            end += mark.len_utf8();
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split(text, |start, end| found.push(&text[start..end]));
        found
    }

    #[test]
    fn words_are_what_a_reader_would_not_tear() {
        assert_eq!(words("A Party’s [real-time duty]."), ["A", "Party’s", "[", "real-time", "duty", "]", "."]);
        assert_eq!(words("30\u{a0}000 under 2(b)(iii)"), ["30\u{a0}000", "under", "2(b)(iii)"]);
        assert_eq!(words("A/CONF.232/2023/4. The"), ["A/CONF.232/2023/4", ".", "The"]);
        assert_eq!(words("1/CP.21 and/or. A"), ["1/CP.21", "and/or", ".", "A"]);
    }

    #[test]
    fn elisions_are_words_of_their_own() {
        assert_eq!(words("l'État qu’il"), ["l'", "État", "qu’", "il"]);
    }

    #[test]
    fn chinese_splits_at_words_of_the_lexicon() {
        assert_eq!(words("各缔约国应当采取"), ["各", "缔约国", "应当", "采取"]);
    }

    #[test]
    fn a_number_in_ideographs_is_one_word() {
        assert_eq!(words("第十二条三分之二"), ["第", "十二", "条", "三分之二"]);
        assert_eq!(words("二十万元"), ["二十万", "元"]);
        assert_eq!(words("一切缔约国分之"), ["一切", "缔约国", "分", "之"]);
        let mut words = Vocabulary::default();
        let ids = ["三分之二", "十", "一切"].map(|word| words.intern(word));
        let classes = words.into_classes();
        assert_eq!(ids.map(|id| classes.class(id)), [Class::Number, Class::Number, Class::Word]);
    }

    #[test]
    fn thousands_set_apart_by_a_blank_are_one_number() {
        assert_eq!(words("de 344 400 $ ou 1 000 000 de"), ["de", "344 400", "$", "ou", "1 000 000", "de"]);
        assert_eq!(words("de 1 234,56 $"), ["de", "1 234,56", "$"]);
        assert_eq!(words("in 2015 200 boats"), ["in", "2015", "200", "boats"]);
        assert_eq!(
            words("12 days, 3 4000 12 300a 1\u{a0}234 567"),
            ["12", "days", ",", "3", "4000", "12", "300a", "1\u{a0}234", "567"]
        );
        assert_eq!(words("A4 200"), ["A4", "200"]);
    }

    #[test]
    fn arabic_keeps_its_marks_in_the_word() {
        assert_eq!(words("المُصنَّف، ثم"), ["المُصنَّف", "،", "ثم"]);
    }

    #[test]
    fn typography_is_not_compared() {
        let mut words = Vocabulary::default();
        assert_eq!(words.intern("Party’s"), words.intern("Party's"));
        assert_eq!(words.intern("“"), words.intern("\""));
        assert_eq!(words.intern("الـمُصنَّف"), words.intern("المصنف"));
        assert_ne!(words.intern("shall"), words.intern("may"));
    }
}

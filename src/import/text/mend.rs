//! Words that a page broke: hyphens at the ends of lines, blanks inside words.
//!
//! The document itself is the dictionary: a broken word is made whole only if the document has it whole elsewhere.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::collections::HashMap;

use super::lines::Line;
use crate::draft::Language;

/// A piece of a word is at most this long; longer ones are words.
const LONGEST_PIECE: usize = 2;

/// A piece that stands alone more often than this is a word of its own.
const RARE: usize = 3;

/// A word the document has this often is no accident.
const KNOWN: usize = 2;

/// Short words: never pieces.
const ENGLISH: [&str; 20] = [
    "a", "i", "an", "to", "in", "of", "on", "or", "by", "is", "at", "be", "as", "it", "no", "if", "so", "do", "we",
    "us",
];

const FRENCH: [&str; 19] =
    ["a", "à", "y", "la", "le", "un", "du", "de", "en", "et", "au", "il", "ou", "où", "ne", "se", "ce", "sa", "es"];

const SPANISH: [&str; 20] =
    ["a", "y", "e", "o", "u", "el", "la", "lo", "al", "de", "en", "un", "su", "es", "se", "no", "si", "ha", "le", "ni"];

/// Makes words whole.
#[derive(Debug)]
pub(super) struct Mender {
    counts: HashMap<String, usize>,
    mended: RefCell<BTreeSet<String>>,
    /// The short words of the language; none where words are not set apart by blanks alone.
    words: &'static [&'static str],
}

impl Mender {
    /// Learns the words of a document.
    pub(super) fn of(lines: &[Line], language: Language) -> Self {
        let mut counts = HashMap::new();
        for line in lines {
            for word in line.text.split(|letter: char| !(letter.is_alphabetic() || letter == '-')) {
                if !word.is_empty() {
                    *counts.entry(word.to_lowercase()).or_insert(0) += 1;
                }
            }
        }
        let words: &[&str] = match language {
            Language::English | Language::Other => &ENGLISH,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::Arabic | Language::Russian | Language::Chinese => &[],
        };
        Self { counts, mended: RefCell::default(), words }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    fn note(&self, broken: &str, whole: &str) {
        self.mended.borrow_mut().insert(format!("`{broken}` → `{whole}`"));
    }

    /// What was mended, in the order of the alphabet.
    pub(super) fn into_mended(self) -> Vec<String> {
        self.mended.into_inner().into_iter().collect()
    }

    /// Appends a line to a paragraph: a blank between them, none at a hyphen, none between Chinese characters.
    pub(super) fn append(&self, text: &mut String, line: &str) {
        let ideograph = |letter: Option<char>| letter.is_some_and(|letter| ('\u{2e80}'..='\u{ffef}').contains(&letter));
        if ideograph(text.chars().next_back()) && ideograph(line.chars().next()) {
            return text.push_str(line);
        }
        let letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
        let stem = text.strip_suffix('-').map(str::trim_end).map(str::len);
        match stem.filter(|&stem| letter(text[..stem].chars().next_back()) && letter(line.chars().next())) {
            Some(stem) => self.join(text, stem, line),
            None => {
                text.push(' ');
                text.push_str(line);
            }
        }
    }

    /// Joins over a hyphen, which stays where the document writes the word with one.
    fn join(&self, text: &mut String, stem: usize, line: &str) {
        let is_letter = |letter: char| letter.is_alphabetic();
        let first = text[..stem]
            .rfind(|letter| !is_letter(letter))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let second = &line[..line.find(|letter| !is_letter(letter)).unwrap_or(line.len())];
        let first = text[first..stem].to_owned();
        let (hyphenated, whole) = (format!("{first}-{second}"), format!("{first}{second}"));
        let compound = self.count(&hyphenated) >= self.count(&whole);
        text.truncate(stem);
        if compound {
            text.push('-');
        } else {
            self.note(&format!("{first}- {second}"), &whole);
        }
        text.push_str(line);
    }

    /// Makes words whole that have a blank inside: `o thers` -> `others`, `benefit - sharing` -> `benefit-sharing`.
    pub(super) fn mend(&self, text: &str) -> String {
        if self.words.is_empty() {
            return text.to_owned();
        }
        let words: Vec<&str> = text.split(' ').collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < words.len() {
            let (word, taken) = self.next(&words[at..]);
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word);
            at += taken;
        }
        out
    }

    /// The next word and how many broken ones it is made of.
    fn next(&self, words: &[&str]) -> (String, usize) {
        if let [first, "-", second, ..] = words
            && let (Some(last), Some(next)) = (core(first), core(second))
            && self.count(&format!("{last}-{next}")) > 0
        {
            self.note(&format!("{first} - {second}"), &format!("{first}-{second}"));
            return (format!("{first}-{second}"), 3);
        }
        if let [first, second, ..] = words
            && self.belong(first, second)
        {
            let whole = format!("{first}{second}");
            self.note(&format!("{first} {second}"), &whole);
            return (whole, 2);
        }
        (words.first().copied().unwrap_or_default().to_owned(), 1)
    }

    /// Says whether two words are the pieces of one.
    fn belong(&self, first: &str, second: &str) -> bool {
        let clean = first.chars().all(char::is_lowercase) && second.starts_with(char::is_lowercase);
        let Some(next) = core(second).filter(|_| clean && !first.is_empty()) else { return false };
        let piece = |word: &str| {
            word.chars().count() <= LONGEST_PIECE && !self.words.contains(&word) && self.count(word) <= RARE
        };
        (piece(first) || piece(next)) && self.count(&format!("{first}{next}")) >= KNOWN
    }
}

/// The letters of a word with punctuation behind it.
fn core(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !(letter.is_alphabetic() || letter == '-')).unwrap_or(word.len());
    (end > 0).then(|| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::lines;

    fn mender(text: &str) -> Mender {
        Mender::of(&lines::read(text), Language::English)
    }

    #[test]
    fn the_document_is_the_dictionary() {
        let mender = mender("others and the others; benefit-sharing; o thers; th e; the");
        assert_eq!(mender.mend("with o thers, and th e benefit - sharing"), "with others, and the benefit-sharing");
        assert_eq!(mender.mend("a part of x rays"), "a part of x rays");
        assert_eq!(mender.into_mended().len(), 3);
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one() {
        let mender = mender("self-help is cooperation, no cooper-\nation");
        let mut text = "of cooper-".to_owned();
        mender.append(&mut text, "ation and self-");
        mender.append(&mut text, "help");
        assert_eq!(text, "of cooperation and self-help");
    }
}

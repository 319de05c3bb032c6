//! Many phrases looked for in one pass over a text.
//!
//! Texts and phrases are folded first: letters in lower case and digits stay, everything else is one
//! blank, and nothing at all in Chinese. Brackets thus never hide a phrase: `[Computer-related]
//! [ICT-related] forgery` is read as `computer related ict related forgery`. A phrase starts where a
//! word starts (anywhere in Chinese and Arabic, which join words) and may end inside one, so that a
//! stem finds its inflected forms. `*` in a phrase stands for any run of letters up to [`GAP`].

use rustc_hash::FxHashMap;

use crate::draft::Language;
use crate::source::Span;

/// Bytes that `*` may stand for: a short list or a bracketed alternative, not a change of subject.
const GAP: usize = 160;

/// Phrases of one language, each with what it stands for.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases<T> {
    language: Language,
    phrases: Vec<Phrase<T>>,
    by_start: FxHashMap<[char; 3], Vec<u32>>,
}

#[derive(Debug, Clone)]
struct Phrase<T> {
    first: String,
    rest: Vec<String>,
    meaning: T,
}

/// One phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit<T> {
    /// What the phrase stands for.
    pub(super) meaning: T,
    /// Its words in the folded text.
    folded: (usize, usize),
}

impl<T: Copy> Phrases<T> {
    /// No phrases yet.
    pub(super) fn of(language: Language) -> Self {
        Self { language, phrases: Vec::new(), by_start: FxHashMap::default() }
    }

    /// Adds a phrase; one without any letter is not added.
    pub(super) fn add(&mut self, pattern: &str, meaning: T) {
        let mut pieces =
            pattern.split('*').map(|piece| fold_piece(piece, self.language)).filter(|piece| !piece.is_empty());
        let Some(first) = pieces.next().map(|piece| piece.trim_start().to_owned()) else { return };
        let Some(key) = key(&first, self.language) else { return };
        let rest = pieces.collect();
        self.by_start.entry(key).or_default().push(self.phrases.len() as u32);
        self.phrases.push(Phrase { first, rest, meaning });
    }

    /// All places where phrases stand, in the order of the text.
    pub(super) fn find(&self, text: &str) -> Vec<Hit<T>> {
        let (folded, starts) = folded(text, self.language);
        let mut found = Vec::new();
        let mut look = |at: usize| {
            let starting = key(&folded[at..], self.language).and_then(|key| self.by_start.get(&key));
            for phrase in starting.into_iter().flatten().map(|&phrase| &self.phrases[phrase as usize]) {
                let end = phrase.end(&folded, at);
                found.extend(end.map(|end| Hit { meaning: phrase.meaning, folded: (at, end) }));
            }
        };
        if matches!(self.language, Language::Chinese | Language::Arabic) {
            folded.char_indices().for_each(|(at, _)| look(at));
        } else {
            starts.into_iter().for_each(|at| look(at as usize));
        }
        found
    }

    /// Where the words of a hit stand in the text it was found in.
    pub(super) fn span(&self, hit: &Hit<T>, text: &str) -> Span {
        original(text, self.language, hit.folded)
    }
}

impl<T> Phrase<T> {
    /// Where the phrase ends, if it starts at a byte of a folded text.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        let mut end = start + text[start..].starts_with(&self.first).then_some(self.first.len())?;
        for piece in &self.rest {
            end += within(&text[end..], GAP + piece.len()).find(piece.as_str())? + piece.len();
        }
        Some(end)
    }
}

/// Folds a text letter by letter: where each stands in the text, and what it is read as.
#[inline]
fn fold(text: &str, language: Language, mut read: impl FnMut(usize, char)) {
    let spaced = language != Language::Chinese;
    let (mut gap, mut any) = (false, false);
    for (at, letter) in text.char_indices() {
        let kept = if letter.is_ascii() { ASCII[letter as usize] != 0 } else { letter.is_alphanumeric() };
        if !letter.is_ascii() && is_silent(letter) {
            continue;
        }
        if !kept {
            gap = true;
            continue;
        }
        if gap && any && spaced {
            read(at, ' ');
        }
        (gap, any) = (false, true);
        if letter.is_ascii() {
            read(at, char::from(ASCII[letter as usize]));
        } else {
            letter.to_lowercase().for_each(|lower| read(at, lower));
        }
    }
}

/// What ASCII letters and digits are read as; nought for everything else.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < table.len() {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() {
            table[at] = byte.to_ascii_lowercase();
        }
        at += 1;
    }
    table
};

/// A folded text, and where its words start.
fn folded(text: &str, language: Language) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut starts = vec![0];
    fold(text, language, |_, letter| {
        folded.push(letter);
        if letter == ' ' {
            starts.push(folded.len() as u32);
        }
    });
    (folded, starts)
}

/// Where a range of folded bytes stands in the text.
fn original(text: &str, language: Language, (start, end): (usize, usize)) -> Span {
    let (mut here, mut first, mut last) = (0, 0, 0);
    fold(text, language, |at, letter| {
        if here <= start {
            first = at;
        }
        if here < end {
            last = at;
        }
        here += letter.len_utf8();
    });
    Span::new(first, last + text[last..].chars().next().map_or(0, char::len_utf8))
}

/// Vowel signs and the stretching line of Arabic, and soft hyphens, are no part of a word's spelling.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

/// A piece of a pattern between two `*`: blanks at its ends count, for they say that a word ends there.
fn fold_piece(piece: &str, language: Language) -> String {
    let (folded, _) = folded(piece, language);
    let (opens, closes) = (piece.starts_with([' ', ',']), piece.ends_with(' '));
    let blank = |wanted: bool| if wanted && language != Language::Chinese { " " } else { "" };
    if folded.is_empty() {
        return String::new();
    }
    format!("{}{}{}", blank(opens), folded, blank(closes))
}

/// The first letters of a phrase; `None` where it is too short to be looked for.
///
/// Three tell most Latin words apart; two Chinese characters are a word already.
fn key(text: &str, language: Language) -> Option<[char; 3]> {
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    if language == Language::Chinese { Some([first, second, ' ']) } else { Some([first, second, letters.next()?]) }
}

/// The first bytes of a text, up to a whole letter.
fn within(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(language: Language, pattern: &str, text: &str) -> Option<String> {
        let mut phrases = Phrases::of(language);
        phrases.add(pattern, ());
        phrases.find(text).first().map(|hit| text[phrases.span(hit, text).range()].to_owned())
    }

    #[test]
    fn brackets_hide_no_phrase() {
        let title = "[Computer-related] [ICT-related] forgery";
        assert_eq!(found(Language::English, "ict-related forgery", title).as_deref(), Some("ICT-related] forgery"));
        assert_eq!(found(Language::Chinese, "相关的伪造", "[与计算机相关的]伪造").as_deref(), Some("相关的]伪造"));
    }

    #[test]
    fn a_phrase_starts_with_a_word_and_may_end_in_one() {
        assert_eq!(found(Language::English, "grooming", "self-grooming").as_deref(), Some("grooming"));
        assert_eq!(found(Language::English, "room", "grooming"), None);
        assert_eq!(
            found(Language::Russian, "нарушение авторск", "Нарушение авторских прав").as_deref(),
            Some("Нарушение авторск")
        );
        assert_eq!(found(Language::Arabic, "الإرهاب", "والإرهاب").as_deref(), Some("الإرهاب"));
    }

    #[test]
    fn a_star_stands_for_a_few_words_and_no_more() {
        let near = "to gain access, intentionally and without right, to all or any part of a system";
        assert!(found(Language::English, "gain access, intentionally * to all or any part", near).is_some());
        let far = format!("to gain access, intentionally {} to all or any part", "and so on ".repeat(30));
        assert_eq!(found(Language::English, "gain access, intentionally * to all or any part", &far), None);
    }

    #[test]
    fn vowel_signs_are_no_letters() {
        assert!(found(Language::Arabic, "إشراك القاصرين", "إشراك القاصِرين").is_some());
    }
}

//! The words of pages in the six languages of the United Nations, one file each.
//!
//! A line of a file is `name = text`; the files name the words in the order of [`Word`]. A `{}` in a text
//! stands for what [`Words::fill`] is given, in its order. Texts with a number are labels ("changes: 3"), so
//! that no language needs forms for one, few and many; a word behind a number may have two, `mot|mots`.

mod list;

use crate::draft::Language;

pub(in crate::render) use list::Word;

use list::NAMES;

/// First strong isolate, and its end: what stands between has a direction of its own.
const ISOLATE: (&str, &str) = ("\u{2068}", "\u{2069}");

/// What stands behind it up to its end runs from right to left.
const RIGHT_TO_LEFT: &str = "\u{2067}";

/// The texts of one language, in the order of [`Word`].
type Texts = [&'static str; NAMES.len()];

/// All words in one language; they are data of the program, nothing is read at its start.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Words {
    /// The language.
    pub(in crate::render) language: Language,
    texts: &'static Texts,
}

impl Words {
    /// The words of a language; of English for any but the six.
    pub(in crate::render) fn of(language: Language) -> Self {
        let texts = match language {
            Language::Arabic => &ARABIC,
            Language::English | Language::Other => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::Russian => &RUSSIAN,
            Language::Chinese => &CHINESE,
        };
        Self { language, texts }
    }

    /// A word.
    pub(in crate::render) fn say(&self, word: Word) -> &'static str {
        self.texts[word as usize]
    }

    /// A word with values in its gaps; in a text from right to left each value keeps its own direction.
    pub(in crate::render) fn fill(&self, word: Word, values: &[&str]) -> String {
        let mut parts = self.say(word).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (value, part) in values.iter().zip(parts) {
            let (open, close) = if self.language.is_right_to_left() { ISOLATE } else { ("", "") };
            text.extend([open, value, close, part]);
        }
        text
    }

    /// What is said behind a number: the form for one, or for more where the text has two: `mot|mots`.
    pub(in crate::render) fn counted(&self, word: Word, number: usize) -> &'static str {
        let one = number == 1 || number == 0 && self.language == Language::French;
        match self.say(word).split_once('|') {
            Some((single, _)) if one => single,
            Some((_, several)) => several,
            None => self.say(word),
        }
    }

    /// From one draft to the next; in a text from right to left the two keep their directions and swap their places.
    pub(in crate::render) fn way(&self, old: &str, new: &str) -> String {
        if self.language.is_right_to_left() {
            let (open, close) = ISOLATE;
            [RIGHT_TO_LEFT, open, old, close, " ← ", open, new, close, close].concat()
        } else {
            format!("{old} → {new}")
        }
    }

    /// What stands between a thing and what is said of it.
    pub(in crate::render) fn colon(&self) -> &'static str {
        match self.language {
            Language::Chinese => "：",
            Language::French => "\u{a0}: ",
            Language::Arabic | Language::English | Language::Spanish | Language::Russian | Language::Other => ": ",
        }
    }

    /// `rtl` or `ltr`.
    pub(in crate::render) fn direction(&self) -> &'static str {
        direction(self.language)
    }

    /// What stands between the items of a list of labels.
    pub(in crate::render) fn comma(&self) -> &'static str {
        match self.language {
            Language::Arabic => "، ",
            Language::Chinese => "，",
            Language::English | Language::Spanish | Language::French | Language::Russian | Language::Other => ", ",
        }
    }

    /// What stands between groups of labels.
    pub(in crate::render) fn semicolon(&self) -> &'static str {
        match self.language {
            Language::Arabic => "؛ ",
            Language::Chinese => "；",
            Language::French => "\u{a0}; ",
            Language::English | Language::Spanish | Language::Russian | Language::Other => "; ",
        }
    }

    /// The arrow from old to new.
    pub(in crate::render) fn arrow(&self) -> &'static str {
        if self.language.is_right_to_left() { "←" } else { "→" }
    }

    /// The arrow to where one came from.
    pub(in crate::render) fn arrow_back(&self) -> &'static str {
        if self.language.is_right_to_left() { "→" } else { "←" }
    }
}

/// The direction of a language as HTML names it.
pub(in crate::render) fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

static ARABIC: Texts = texts(include_str!("ar.txt"));
static ENGLISH: Texts = texts(include_str!("en.txt"));
static SPANISH: Texts = texts(include_str!("es.txt"));
static FRENCH: Texts = texts(include_str!("fr.txt"));
static RUSSIAN: Texts = texts(include_str!("ru.txt"));
static CHINESE: Texts = texts(include_str!("zh.txt"));

/// What stands between the name of a word and its text.
const SIGN: &[u8] = b" = ";

/// Reads the texts of a file while the program is compiled: a file that names other words does not compile.
const fn texts(file: &'static str) -> Texts {
    let mut texts = [""; NAMES.len()];
    let mut rest = file.as_bytes();
    let mut word = 0;
    while word < NAMES.len() {
        let end = line_end(rest);
        let (line, below) = rest.split_at(end);
        let (name, text) = line.split_at(NAMES[word].len());
        assert!(same(name, NAMES[word].as_bytes()), "a file names other words");
        let (sign, text) = text.split_at(SIGN.len());
        assert!(same(sign, SIGN), "a name is followed by a sign");
        texts[word] = match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => panic!("a line is text"),
        };
        rest = below.split_at(1).1;
        word += 1;
    }
    assert!(rest.is_empty(), "a file has words that no page uses");
    texts
}

const fn line_end(text: &[u8]) -> usize {
    let mut end = 0;
    while text[end] != b'\n' {
        end += 1;
    }
    end
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_says_something_and_has_the_gaps_of_the_english_one() {
        let english = Words::of(Language::English);
        for language in Language::ALL {
            let words = Words::of(language);
            for (at, text) in words.texts.iter().enumerate() {
                assert!(!text.trim().is_empty(), "{}: {}", language.tag(), NAMES[at]);
                let gaps = |text: &str| text.matches("{}").count();
                assert_eq!(gaps(text), gaps(english.texts[at]), "{}: {}", language.tag(), NAMES[at]);
            }
        }
    }

    #[test]
    fn only_english_is_english() {
        // French has these from the same Latin, and writes them alike.
        const SHARED: [&str; 5] = ["con_title", "led_instruments", "site_date", "st_article", "st_options"];
        let english = Words::of(Language::English);
        for language in Language::ALL.into_iter().filter(|&language| language != Language::English) {
            let pairs = NAMES.iter().zip(Words::of(language).texts.iter().zip(english.texts));
            let mut same: Vec<&str> =
                pairs.filter(|(_, (text, english))| text == english).map(|(&name, _)| name).collect();
            same.sort_unstable();
            let expected: &[&str] = if language == Language::French { &SHARED } else { &[] };
            assert_eq!(same, expected, "{}", language.tag());
        }
    }

    #[test]
    fn a_number_goes_with_one_or_with_several() {
        let french = Words::of(Language::French);
        assert_eq!(
            [0, 1, 2].map(|number| french.counted(Word::WordsIn, number)),
            ["mot ajouté", "mot ajouté", "mots ajoutés"]
        );
        assert_eq!(Words::of(Language::English).counted(Word::WordsIn, 0), "words in");
        assert_eq!(Words::of(Language::Chinese).counted(Word::Inserted, 2), "新增");
    }

    #[test]
    fn the_way_from_old_to_new_runs_with_the_language() {
        assert_eq!(Words::of(Language::Spanish).way("L/1", "L/2"), "L/1 → L/2");
        let arabic = Words::of(Language::Arabic).way("L/1", "L/2");
        assert_eq!(arabic, "\u{2067}\u{2068}L/1\u{2069} ← \u{2068}L/2\u{2069}\u{2069}");
    }
}

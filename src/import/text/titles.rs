//! Titles and recitals that ran into the text below them are set apart.
//!
//! "Article 2 Objective The objective of this Agreement is …": where a page's look is lost, the first words of
//! the sentence tell where the title ends.

use super::blocks;
use super::blocks::Piece;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::label;

/// Words that open a sentence and hardly stand inside a title.
const ENGLISH: [&str; 25] = [
    "Under", "The", "This", "For", "In", "Nothing", "Each", "Any", "A", "An", "All", "Parties", "States", "No",
    "Where", "When", "If", "Without", "Disputes", "Every", "Such", "It", "As", "At", "Subject",
];

const CHINESE: [&str; 14] = [
    "本协定",
    "本公约",
    "本部分",
    "本条约",
    "各缔约方",
    "缔约方",
    "缔约国",
    "为本",
    "为实现",
    "任何",
    "每一",
    "除第",
    "在不",
    "根据",
];

const ARABIC: [&str; 16] = [
    "لأغراض هذا",
    "ينطبق هذا",
    "تنطبق أحكام",
    "لا ",
    "الهدف من",
    "أهداف هذا",
    "يجوز ",
    "تتخذ ",
    "تنشأ ",
    "يتحقق ",
    "تحقيقا ",
    "تتعاون ",
    "يكون ",
    "يكونُ ",
    "- 1",
    "تتاح ",
];

/// Splits what ran together.
pub(super) fn split(pieces: &mut Vec<Piece>, language: Language) {
    let mut done = Vec::with_capacity(pieces.len());
    let mut preamble = false;
    for piece in pieces.drain(..) {
        match piece {
            Piece::Heading { kind, head, title } => {
                preamble = kind == Kind::Preamble;
                let (title, text) = at_sentence(&title, language);
                done.push(Piece::Heading { kind, head, title });
                text.into_iter().for_each(|text| paragraphs(&mut done, &text, language));
            }
            Piece::Text(text) if preamble => recitals(&mut done, &text, language),
            Piece::Text(text) => below(&mut done, &text, language),
        }
    }
    *pieces = done;
}

/// A text right below a heading without a title may begin with it.
fn below(done: &mut Vec<Piece>, text: &str, language: Language) {
    if let Some(Piece::Heading { kind: Kind::Article | Kind::Annex, title, .. }) = done.last_mut()
        && title.is_empty()
        && label::open(text).is_none()
    {
        let (words, rest) = at_sentence(text, language);
        if let Some(rest) = rest.filter(|_| !words.is_empty()) {
            *title = words;
            return paragraphs(done, &rest, language);
        }
    }
    paragraphs(done, text, language);
}

/// A title and the text that ran into it; a text that is no sentence is all title.
fn at_sentence(text: &str, language: Language) -> (String, Option<String>) {
    let closed = text.trim_end().ends_with(['.', ':', ';', '。', '：', '؛']);
    let at = match language {
        Language::Chinese => first_of(text, &CHINESE),
        Language::Arabic => first_of(text, &ARABIC),
        _ => sentence(text),
    };
    match at {
        _ if !closed => (text.to_owned(), None),
        Some(at) => (text[..at].trim().to_owned(), Some(text[at..].trim().to_owned())),
        None => (String::new(), Some(text.to_owned()).filter(|text| !text.is_empty())),
    }
}

fn first_of(text: &str, openers: &[&str]) -> Option<usize> {
    openers.iter().filter_map(|opener| text.find(opener)).filter(|&at| at > 0).min()
}

/// The first word that opens a sentence, behind words that make a title.
fn sentence(text: &str) -> Option<usize> {
    const BINDERS: [&str; 14] =
        ["of", "and", "the", "to", "in", "for", "on", "or", "with", "by", "this", "between", "under", "from"];
    let mut before = "";
    let mut at = 0;
    for word in text.split(' ') {
        let bound = before.is_empty() || BINDERS.contains(&before.to_lowercase().as_str());
        if before.ends_with(['.', ';', ':']) {
            return None;
        }
        if !bound && ENGLISH.contains(&word.trim_end_matches(',')) {
            return Some(at);
        }
        before = word;
        at += word.len() + 1;
    }
    None
}

/// Arabic that lost its lines: ` - 2 ` and `؛ (ب) ` open paragraphs where they count on.
fn paragraphs(done: &mut Vec<Piece>, text: &str, language: Language) {
    if language != Language::Arabic {
        return done.push(Piece::Text(text.to_owned()));
    }
    let words: Vec<&str> = text.split(' ').collect();
    let (mut open, mut number, mut at) = (String::new(), 0u32, 0);
    while at < words.len() {
        let value = words.get(at + 1).and_then(|word| word.parse::<u32>().ok());
        let counts = words[at] == "-" && value.is_some_and(|value| value == number + 1 || value == 1 && number > 1);
        let joined =
            words[at].strip_prefix('-').and_then(|word| word.parse::<u32>().ok()).filter(|&value| value == number + 1);
        let lettered = is_letter_label(words[at]) && blocks::is_closed(&open);
        if (counts || joined.is_some() || lettered) && !open.is_empty() {
            done.push(Piece::Text(std::mem::take(&mut open)));
        }
        let (word, taken) = match value.filter(|_| counts).or(joined) {
            Some(value) => (format!("{value} -"), if counts { 2 } else { 1 }),
            None => (words[at].to_owned(), 1),
        };
        number = value.filter(|_| counts).or(joined).unwrap_or(number);
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(&word);
        at += taken;
    }
    done.push(Piece::Text(open));
}

fn is_letter_label(word: &str) -> bool {
    let inner = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    inner.is_some_and(|inner| inner.chars().count() == 1 && label::open(word).is_some())
}

/// Recitals that lost their lines.
fn recitals(done: &mut Vec<Piece>, text: &str, language: Language) {
    let mut start = 0;
    for (at, mark) in text.match_indices([',', ';', '，', '،']) {
        let rest = &text[at + mark.len()..];
        if opens_recital(rest, language) {
            done.push(Piece::Text(text[start..at + mark.len()].trim().to_owned()));
            start = at + mark.len();
        }
    }
    done.push(Piece::Text(text[start..].trim().to_owned()));
}

fn opens_recital(rest: &str, language: Language) -> bool {
    const CHINESE: [&str; 16] = [
        "回顾",
        "强调",
        "认识到",
        "意识到",
        "又认识到",
        "确认",
        "铭记",
        "希望",
        "承认",
        "尊重",
        "又回顾",
        "致力于",
        "期望",
        "兹商定",
        "重申",
        "考虑到",
    ];
    match language {
        Language::Chinese => CHINESE.iter().any(|opener| rest.starts_with(opener)),
        Language::Arabic => rest.starts_with(" وإذ ") || rest.starts_with(" إذ "),
        _ => rest.starts_with(' ') && blocks::is_recital(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_where_a_sentence_begins() {
        let (title, text) = at_sentence("Keeping of the Seeds Each Party shall keep seeds.", Language::English);
        assert_eq!((title.as_str(), text.as_deref()), ("Keeping of the Seeds", Some("Each Party shall keep seeds.")));
        let (title, text) = at_sentence("Seeds of the Parties", Language::English);
        assert_eq!((title.as_str(), text), ("Seeds of the Parties", None));
        let (title, text) = at_sentence("种子本公约适用于种子。", Language::Chinese);
        assert_eq!((title.as_str(), text.as_deref()), ("种子", Some("本公约适用于种子。")));
    }

    #[test]
    fn a_text_without_a_title_keeps_none() {
        assert_eq!(
            at_sentence("Each Party shall keep seeds.", Language::English),
            (String::new(), Some("Each Party shall keep seeds.".to_owned()))
        );
    }

    #[test]
    fn arabic_numbers_open_paragraphs_where_they_count_on() {
        let mut done = Vec::new();
        paragraphs(&mut done, "- 1 نص: (أ) أول؛ (ب) ثان. - 2 نص", Language::Arabic);
        let texts: Vec<_> = done
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Heading { .. } => "",
            })
            .collect();
        assert_eq!(texts, ["1 - نص:", "(أ) أول؛", "(ب) ثان.", "2 - نص"]);
    }
}

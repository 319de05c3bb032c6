//! The words by which references name clauses and join numbers, in six languages.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Level;
use crate::draft::kind;
use crate::draft::kind::Kind;
use crate::draft::range::RANGES;

/// The inflected and plural forms that headings do not use; [`kind::kind_of`] knows the others.
const FORMS: [(Level, &[&str]); 7] = [
    (
        Level::Article,
        &[
            "articles",
            "arts",
            "artículos",
            "articulos",
            "clauses",
            "regulations",
            "rules",
            "статьи",
            "статье",
            "статью",
            "статьей",
            "статьёй",
            "статей",
            "статьям",
            "статьями",
            "статьях",
            "المواد",
            "مواد",
            "المادتين",
            "المادتان",
        ],
    ),
    (
        Level::Paragraph,
        &[
            "paragraph",
            "paragraphs",
            "para",
            "paras",
            "subsection",
            "subsections",
            "paragraphe",
            "paragraphes",
            "párrafo",
            "párrafos",
            "parrafo",
            "parrafos",
            "inciso",
            "incisos",
            "пункт",
            "пункта",
            "пункте",
            "пункту",
            "пунктом",
            "пункты",
            "пунктов",
            "пунктам",
            "пунктами",
            "пунктах",
            "часть",
            "части",
            "частью",
            "частей",
            "частях",
            "الفقرة",
            "فقرة",
            "الفقرات",
            "الفقرتين",
            "الفقرتان",
        ],
    ),
    (
        Level::Point,
        &[
            "subparagraph",
            "subparagraphs",
            "sub-paragraph",
            "sub-paragraphs",
            "subclause",
            "subclauses",
            "point",
            "points",
            "alinéa",
            "alinéas",
            "sous-alinéa",
            "sous-alinéas",
            "apartado",
            "apartados",
            "letra",
            "letras",
            "literal",
            "подпункт",
            "подпункта",
            "подпункте",
            "подпункту",
            "подпунктом",
            "подпункты",
            "подпунктов",
            "подпунктам",
            "подпунктами",
            "подпунктах",
        ],
    ),
    (
        Level::Section,
        &[
            "sections",
            "secciones",
            "раздела",
            "разделе",
            "разделу",
            "разделом",
            "разделы",
            "разделов",
            "разделам",
            "разделами",
            "разделах",
        ],
    ),
    (
        Level::Chapter,
        &["chapters", "chapitres", "capítulos", "главы", "главе", "главу", "главой", "глав", "главам", "главах"],
    ),
    (Level::Part, &["parts", "parties", "titres", "títulos"]),
    (Level::Annex, &["annexes", "anexos", "schedules", "приложения", "приложению", "приложении", "приложением"]),
];

/// Words that name a kind in headings and something else in running text.
const NOT_IN_TEXT: [&str; 10] =
    ["title", "book", "livre", "libro", "cluster", "division", "subdivision", "فصل", "باب", "قسم"];

/// All forms with what they name; later ones hold: "subsection" heads a section and names a paragraph.
static LEVELS: LazyLock<FxHashMap<&str, Level>> = LazyLock::new(|| {
    let kinds = kind::WORDS.iter().filter_map(|&(kind, words)| Some((level(kind)?, words)));
    let forms = kinds.chain(FORMS).flat_map(|(level, words)| words.iter().map(move |&word| (word, level)));
    forms.filter(|(word, _)| !NOT_IN_TEXT.contains(word)).collect()
});

/// How forms of ASCII letters begin: a bit for every three of them, whatever their case.
static OPENINGS: LazyLock<[u64; 512]> = LazyLock::new(|| {
    let mut bits = [0; 512];
    for (word, bit) in LEVELS.keys().filter_map(|word| opening(word)) {
        bits[word] |= bit;
    }
    bits
});

/// The place, and the bit in it, of the first three letters of a word, if they are ASCII.
fn opening(word: &str) -> Option<(usize, u64)> {
    let letters = word.as_bytes().first_chunk::<3>().filter(|letters| letters.is_ascii())?;
    let number = letters.iter().fold(0, |number, letter| number << 5 | usize::from(letter & 31));
    Some((number / 64, 1 << (number % 64)))
}

/// What a word of running text refers to, Arabic prefixes ("للمادة", "والمادة") taken off.
pub(super) fn level_of(word: &str) -> Option<Level> {
    // Most words are refused by their first letters, before anything is compared.
    if word.len() < 3 || word.len() > 30 || opening(word).is_some_and(|(at, bit)| OPENINGS[at] & bit == 0) {
        return None;
    }
    if word.starts_with(is_arabic) {
        return arabic(word);
    }
    let found = if is_small(word) { LEVELS.get(word) } else { LEVELS.get(word.to_lowercase().as_str()) };
    found.copied()
}

fn level(kind: Kind) -> Option<Level> {
    Some(match kind {
        Kind::Annex => Level::Annex,
        Kind::Part => Level::Part,
        Kind::Chapter => Level::Chapter,
        Kind::Section => Level::Section,
        Kind::Article => Level::Article,
        Kind::Paragraph => Level::Paragraph,
        Kind::Point | Kind::Item | Kind::SubItem => Level::Point,
        Kind::Instrument | Kind::Preamble | Kind::Group | Kind::Choice | Kind::Flush | Kind::Footnote => return None,
    })
}

pub(super) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}')
}

/// Takes off what Arabic writes onto a word: `والمادة`, `للمادة`, `بالمادة`, `كالمادة`.
fn arabic(word: &str) -> Option<Level> {
    const NOUNS: [char; 6] = ['م', 'ف', 'ق', 'ج', 'ب', 'ا'];
    let bare = |word: &str| word.starts_with(NOUNS).then(|| LEVELS.get(word).copied()).flatten();
    if let Some(level) = bare(word) {
        return Some(level);
    }
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let definite =
        |stem: &str| stem.starts_with(NOUNS).then(|| LEVELS.get(format!("ال{stem}").as_str()).copied()).flatten();
    let rest = word.strip_prefix(['ب', 'ك', 'ل']).unwrap_or(word);
    match word.strip_prefix("لل").or_else(|| rest.strip_prefix("ال")) {
        Some(stem) => definite(stem),
        None => bare(rest),
    }
}

/// Words between two numbers of one list.
const JOINTS: [&str; 14] = ["and", "or", "and/or", "et", "ou", "y", "e", "o", "и", "или", "أو", "و", "as", "well"];

/// Words that lead from a clause to the one it stands in.
const OF: [&str; 15] = ["of", "in", "de", "du", "des", "del", "la", "el", "los", "las", "les", "l", "от", "из", "من"];

/// Words of "this" before a kind word or an instrument.
const THIS: [&str; 32] = [
    "this",
    "present",
    "same",
    "said",
    "présent",
    "présente",
    "même",
    "cet",
    "cette",
    "ce",
    "ladite",
    "dudit",
    "presente",
    "este",
    "esta",
    "mismo",
    "misma",
    "dicho",
    "dicha",
    "настоящей",
    "настоящего",
    "настоящем",
    "настоящему",
    "этой",
    "этого",
    "данной",
    "данного",
    "той",
    "هذه",
    "هذا",
    "that",
    "تلك",
];

/// Says whether a word in small letters points at the draft itself: "this", "presente", "настоящей".
pub(super) fn is_this(word: &str) -> bool {
    !matches!(word, "that" | "same" | "said") && SMALL.get(word) == Some(&Joint::This)
}

/// What a word between the parts of a reference does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// "and", a comma.
    List,
    /// "to", "through".
    Range,
    /// "of".
    Of,
    /// "this".
    This,
    /// Anything else.
    Other,
}

/// What a word does; "to" and "a" are ranges where a number follows, which the caller sees.
pub(super) fn joint(word: &str) -> Joint {
    let found = if is_small(word) { SMALL.get(word) } else { SMALL.get(word.to_lowercase().as_str()) };
    found.copied().unwrap_or(Joint::Other)
}

/// What the words of all lists do; a word of several does what the first list says.
static SMALL: LazyLock<FxHashMap<&str, Joint>> = LazyLock::new(|| {
    let mut small = FxHashMap::default();
    let lists = [(Joint::List, &JOINTS[..]), (Joint::This, &THIS), (Joint::Of, &OF), (Joint::Range, &RANGES)];
    for (joint, words) in lists {
        for &word in words {
            small.entry(word).or_insert(joint);
        }
    }
    small
});

/// Treaties print most words in small Latin letters, for which no word in small letters need be made.
fn is_small(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Nouns of instruments; Russian and Arabic by their stems.
const INSTRUMENTS: [&str; 52] = [
    "convention",
    "conventions",
    "agreement",
    "protocol",
    "protocols",
    "charter",
    "covenant",
    "statute",
    "treaty",
    "act",
    "acts",
    "code",
    "law",
    "directive",
    "regulation",
    "regulations",
    "constitution",
    "declaration",
    "rules",
    "resolution",
    "decision",
    "pact",
    "order",
    "accord",
    "protocole",
    "charte",
    "pacte",
    "traité",
    "loi",
    "statut",
    "règlement",
    "décision",
    "résolution",
    "décret",
    "ordonnance",
    "convención",
    "convenio",
    "acuerdo",
    "protocolo",
    "carta",
    "tratado",
    "ley",
    "código",
    "estatuto",
    "directiva",
    "reglamento",
    "decisión",
    "resolución",
    "constitución",
    "decreto",
    "pacto",
    "licence",
];

const STEMS: [&str; 18] = [
    "конвенц",
    "соглашени",
    "протокол",
    "устав",
    "пакт",
    "договор",
    "закон",
    "кодекс",
    "директив",
    "регламент",
    "резолюц",
    "решени",
    "статут",
    "اتفاق",
    "بروتوكول",
    "ميثاق",
    "معاهدة",
    "قانون",
];

/// Says whether a word names an instrument: its noun in one form, to be compared with others.
pub(super) fn instrument(word: &str) -> Option<&'static str> {
    let lower = if is_small(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    if let Some(&found) = INSTRUMENTS.iter().find(|&&noun| noun == lower) {
        return Some(found);
    }
    if lower.is_ascii() {
        return None;
    }
    let bare = lower.strip_prefix('ب').unwrap_or(&lower);
    let bare = bare.strip_prefix("ال").or_else(|| bare.strip_prefix("لل")).unwrap_or(bare);
    STEMS.iter().find(|&&stem| bare.starts_with(stem)).copied()
}

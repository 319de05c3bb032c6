//! Kinds of clauses and the words by which headings name them in six languages.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::label;
use super::label::Label;
use super::label::Style;
use super::label::Wrap;
use super::range;

/// What a clause is. The order is the order of the hierarchy, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole text; every draft has exactly one, its first clause.
    Instrument,
    /// The preamble.
    Preamble,
    /// An annex, schedule or appendix.
    Annex,
    /// A part, title or book.
    Part,
    /// A chapter.
    Chapter,
    /// A section or division.
    Section,
    /// A heading that names no kind, such as "Cluster 3" or "Interpretation".
    Group,
    /// An article; also the section of an instrument that has no articles.
    Article,
    /// One of the options between which the parties have not chosen.
    Choice,
    /// A numbered or unnumbered paragraph.
    Paragraph,
    /// A point, `(a)`.
    Point,
    /// An item, `(i)`.
    Item,
    /// Anything numbered below an item.
    SubItem,
    /// Flush text: an unnumbered continuation of its parent, above or below (the tail) its numbered children.
    Flush,
    /// A footnote; it belongs to the clause that calls it.
    Footnote,
}

impl Kind {
    /// The name used in JSON and messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Instrument => "instrument",
            Kind::Preamble => "preamble",
            Kind::Annex => "annex",
            Kind::Part => "part",
            Kind::Chapter => "chapter",
            Kind::Section => "section",
            Kind::Group => "group",
            Kind::Article => "article",
            Kind::Choice => "option",
            Kind::Paragraph => "paragraph",
            Kind::Point => "point",
            Kind::Item => "item",
            Kind::SubItem => "sub-item",
            Kind::Flush => "flush",
            Kind::Footnote => "footnote",
        }
    }

    /// The stem of ids, as Akoma Ntoso abbreviates element names.
    pub fn abbreviation(self) -> &'static str {
        match self {
            Kind::Instrument => "body",
            Kind::Preamble => "preamble",
            Kind::Annex => "annex",
            Kind::Part => "part",
            Kind::Chapter => "chp",
            Kind::Section => "sec",
            Kind::Group => "hcontainer",
            Kind::Article => "art",
            Kind::Choice => "option",
            Kind::Paragraph => "para",
            Kind::Point => "point",
            Kind::Item => "item",
            Kind::SubItem => "subitem",
            Kind::Flush => "wrap",
            Kind::Footnote => "note",
        }
    }

    /// Says whether clauses of this kind are opened by a heading.
    pub fn has_heading(self) -> bool {
        self <= Kind::Article
    }
}

/// A heading that names its kind: `[Article 3bis] (REDD-plus)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedHeading {
    pub(crate) kind: Kind,
    /// The kind word as printed, such as "Section" or "Artículo".
    pub(crate) word: String,
    pub(crate) label: Option<Label>,
    /// Bytes before the title: brackets, word, number, punctuation and blanks.
    pub(crate) length: usize,
}

/// Reads a heading.
///
/// ```text
/// heading = {"["} ( word number | "第" number unit | unit-word ) {punctuation} title
/// ```
///
/// A kind word without a number counts only where nothing but punctuation follows, or where the
/// kind often stands alone (annex, preamble): "Part of the problem" is a title.
pub(crate) fn read_heading(text: &str) -> Option<NamedHeading> {
    let start = text.len() - text.trim_start_matches(['[', ' ', '*', '"', '«', '“']).len();
    let mut heading = chinese(&text[start..]).or_else(|| worded(&text[start..]))?;
    heading.length += start;
    heading.length += separator(&text[heading.length..]);
    Some(heading)
}

fn worded(text: &str) -> Option<NamedHeading> {
    let end = text.find(|letter: char| !(letter.is_alphabetic() || letter == '-')).unwrap_or(text.len());
    let word = &text[..end];
    let (kind, plural) = match kind_of(word) {
        Some(kind) => (kind, false),
        None => (plural(word)?, true),
    };
    let after = text[end..].trim_start_matches(['.', ' ', '\u{a0}', ':']);
    let gap = text.len() - after.len();
    let (label, length) = match range::numbers(after) {
        Some((label, taken)) if plural && label.number.until.is_none() => (Some(range::spread(label)?), gap + taken),
        Some((label, taken)) => (Some(label), gap + taken),
        None if !plural && stands_alone(kind, after) => (None, end),
        None => return None,
    };
    Some(NamedHeading { kind, word: word.to_owned(), label, length })
}

fn stands_alone(kind: Kind, after: &str) -> bool {
    let punctuation = after.is_empty() || after.starts_with([']', '—', '–', '-', '(']);
    punctuation || kind == Kind::Annex && after.starts_with(|letter: char| letter.is_uppercase())
}

/// `第六条`, `第 1 條`, `第六条之一`, `附件一`, `序言`.
fn chinese(text: &str) -> Option<NamedHeading> {
    const UNITS: [(&str, Kind); 12] = [
        ("条", Kind::Article),
        ("條", Kind::Article),
        ("章", Kind::Chapter),
        ("节", Kind::Section),
        ("節", Kind::Section),
        ("组", Kind::Section),
        ("組", Kind::Section),
        ("部分", Kind::Part),
        ("编", Kind::Part),
        ("編", Kind::Part),
        ("篇", Kind::Part),
        ("款", Kind::Paragraph),
    ];
    if let Some(body) = text.strip_prefix('第') {
        let (at, unit, kind) = UNITS
            .iter()
            .filter_map(|&(unit, kind)| Some((body.find(unit)?, unit, kind)))
            .min_by_key(|found| found.0)?;
        let (mut label, end) = chinese_number(body, at, unit)?;
        let mut length = '第'.len_utf8() + end + unit.len();
        if let Some((taken, value)) = label::suffix(&text[length..]) {
            label::add_suffix(&mut label, &text[length..length + taken], value);
            length += taken;
        }
        let kind = if kind == Kind::Paragraph { return None } else { kind };
        return Some(NamedHeading { kind, word: unit.to_owned(), label: Some(label), length });
    }
    for (word, kind) in [
        ("附件", Kind::Annex),
        ("附录", Kind::Annex),
        ("附錄", Kind::Annex),
        ("附表", Kind::Annex),
        ("序言", Kind::Preamble),
        ("序文", Kind::Preamble),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            let end = rest.find(|letter: char| !(letter.is_alphanumeric())).unwrap_or(rest.len());
            let label = label::plain(&rest[..end]);
            let length = word.len() + if label.is_some() { end } else { 0 };
            return Some(NamedHeading { kind, word: word.to_owned(), label, length });
        }
    }
    None
}

/// The number before a unit, or the range of `第五至七条` and `第五条至第七条`, and where it ends.
fn chinese_number(body: &str, at: usize, unit: &str) -> Option<(Label, usize)> {
    let first = &body[..at];
    let second = body[at + unit.len()..].strip_prefix("至第");
    let end = second.and_then(|second| Some(body.len() - second.len() + second.find(unit)?));
    let long = end.and_then(|end| {
        let last = &body[at + unit.len() + "至第".len()..end];
        Some((range::plain_range(first, last, &body[..end])?, end))
    });
    let short = || first.split_once(['至', '到', '～', '—', '–']);
    let range = || short().and_then(|(from, to)| Some((range::plain_range(from, to, first)?, at)));
    long.or_else(|| Some((label::plain(first)?, at))).or_else(range)
}

/// Blanks and punctuation between number and title.
fn separator(text: &str) -> usize {
    let accept = |letter: char| {
        letter.is_whitespace() || matches!(letter, '.' | ':' | '—' | '–' | '-' | '：' | '．' | '、' | '\u{a0}')
    };
    text.find(|letter: char| !accept(letter)).unwrap_or(text.len())
}

/// The kind that a word names, in whatever of the six languages.
pub(crate) fn kind_of(word: &str) -> Option<Kind> {
    if word.len() > 40 {
        return None;
    }
    KINDS.get(word.to_lowercase().as_str()).copied()
}

static KINDS: LazyLock<FxHashMap<&str, Kind>> = LazyLock::new(|| {
    let pairs = WORDS.iter().flat_map(|&(kind, words)| words.iter().map(move |&word| (word, kind)));
    pairs.collect()
});

/// The kind that a word names in the plural, as headings of several articles do: "Articles 5 to 7".
fn plural(word: &str) -> Option<Kind> {
    const PLURALS: [(Kind, &[&str]); 4] = [
        (
            Kind::Article,
            &[
                "articles",
                "arts",
                "artículos",
                "articulos",
                "clauses",
                "regulations",
                "rules",
                "статьи",
                "المواد",
                "مواد",
            ],
        ),
        (Kind::Section, &["sections", "divisions", "secciones", "разделы", "الأقسام"]),
        (Kind::Chapter, &["chapters", "chapitres", "capítulos", "capitulos", "главы", "الفصول"]),
        (Kind::Part, &["parts", "titles", "titres", "partes", "títulos", "части", "الأجزاء", "الأبواب"]),
    ];
    let word = word.to_lowercase();
    PLURALS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|&(kind, _)| kind)
}

/// The words of all kinds, in small letters.
pub(super) const WORDS: [(Kind, &[&str]); 7] = [
    (
        Kind::Article,
        &[
            "article",
            "art",
            "artículo",
            "articulo",
            "clause",
            "regulation",
            "rule",
            "статья",
            "المادة",
            "مادة",
            "الماده",
        ],
    ),
    (
        Kind::Section,
        &[
            "section",
            "division",
            "subdivision",
            "subsection",
            "sous-section",
            "sección",
            "seccion",
            "раздел",
            "подраздел",
            "القسم",
            "قسم",
            "الفرع",
            "cluster",
            "paragraphe",
            "párrafo",
            "§",
        ],
    ),
    (Kind::Chapter, &["chapter", "chapitre", "capítulo", "capitulo", "глава", "الفصل", "فصل"]),
    (
        Kind::Part,
        &[
            "part",
            "title",
            "book",
            "partie",
            "titre",
            "livre",
            "parte",
            "título",
            "titulo",
            "libro",
            "часть",
            "الجزء",
            "جزء",
            "الباب",
            "باب",
        ],
    ),
    (
        Kind::Annex,
        &[
            "annex",
            "annexe",
            "anexo",
            "schedule",
            "appendix",
            "appendice",
            "apéndice",
            "приложение",
            "المرفق",
            "مرفق",
            "ملحق",
            "الملحق",
        ],
    ),
    (Kind::Preamble, &["preamble", "préambule", "preambule", "preámbulo", "преамбула", "الديباجة", "ديباجة"]),
    (Kind::Paragraph, &[]),
];

/// An option heading at the start of a block: `Option 1:`, `OPTION I`, `Alt. 2.`, `备选案文1`.
///
/// Gives the label and the bytes before the option's own text. An option is set apart by a number
/// and punctuation; "Option (a): …" is one too, "options 1 and 2" is not.
pub(crate) fn read_choice(text: &str) -> Option<(Label, usize)> {
    const CHOICES: [&str; 13] = [
        "suboption",
        "option",
        "alternative",
        "alt",
        "variante",
        "variant",
        "opción",
        "opcion",
        "вариант",
        "الخيار",
        "البديل",
        "备选案文",
        "选项",
    ];
    let start = text.len() - text.trim_start_matches(['[', '*', ' ']).len();
    let rest = &text[start..];
    // The first byte tells most blocks from an option: it is the same in small and capital letters of these words.
    let first = rest.as_bytes().first()?.to_ascii_lowercase();
    let opens = |word: &&&str| {
        let alike = |head: &str| head.chars().flat_map(char::to_lowercase).eq(word.chars());
        word.as_bytes()[0] == first && rest.get(..word.len()).is_some_and(alike)
    };
    let word = CHOICES.iter().find(opens)?;
    let after = &rest[word.len()..];
    let number = after.trim_start_matches(['.', ' ', '\u{a0}', '(']);
    if number.len() == after.len() && word.is_ascii() && !after.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let end = number.find(|letter: char| !(letter.is_alphanumeric() || letter == '.')).unwrap_or(number.len());
    let body = number[..end].trim_end_matches('.');
    let label = choice_label(body)?;
    let consumed = text.len() - number.len() + body.len();
    let marks = text[consumed..].trim_start_matches([')', ']', ':', '.', '：', '-', '—', ' ', '*']);
    let punctuated = text[consumed..].trim_start_matches([')', ']', ' ']).starts_with([':', '.', '：', '-', '—']);
    (marks.is_empty() || punctuated || marks.starts_with('[') || marks.starts_with('('))
        .then(|| (label, text.len() - marks.len()))
}

fn choice_label(body: &str) -> Option<Label> {
    let (label, length) = label::after_word(&body.to_uppercase())?;
    let whole = length == body.len() || body.contains('.');
    whole.then(|| Label { printed: body.into(), wrap: Wrap::Bare, style: choice_style(body, &label), ..label })
}

/// Roman options, lettered options and numbered options are series of their own, one inside the other.
fn choice_style(body: &str, label: &Label) -> Style {
    match body.chars().next() {
        Some(letter) if letter.is_ascii_digit() => Style::Decimal,
        Some('I' | 'V' | 'X') => Style::UpperRoman,
        Some(letter) if letter.is_ascii_uppercase() => Style::UpperLatin,
        Some(letter) if letter.is_ascii_lowercase() => Style::LowerLatin,
        _ => label.style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn title(text: &str) -> (Kind, String, &str) {
        let heading = read_heading(text).unwrap_or_else(|| panic!("{text:?} names its kind"));
        (
            heading.kind,
            heading.label.map(|label| label.printed.to_string()).unwrap_or_default(),
            &text[heading.length..],
        )
    }

    #[test]
    fn headings_of_six_languages_are_read() {
        assert_eq!(title("Article 6. Illegal access"), (Kind::Article, "6".into(), "Illegal access"));
        assert_eq!(title("Artículo 3 bis"), (Kind::Article, "3 bis".into(), ""));
        assert_eq!(title("Статья 12: Подлог"), (Kind::Article, "12".into(), "Подлог"));
        assert_eq!(title("第六条 非法访问"), (Kind::Article, "六".into(), "非法访问"));
        assert_eq!(title("第 1 條"), (Kind::Article, "1".into(), ""));
        assert_eq!(title("第 14-1 條"), (Kind::Article, "14-1".into(), ""));
        assert_eq!(title("第六条之一"), (Kind::Article, "六之一".into(), ""));
        assert_eq!(title("المادة 6 الوصول"), (Kind::Article, "6".into(), "الوصول"));
        assert_eq!(title("المادة الأولى"), (Kind::Article, "الأولى".into(), ""));
        assert_eq!(title("Chapter II — Criminalization"), (Kind::Chapter, "II".into(), "Criminalization"));
        assert_eq!(title("第一章. 总则"), (Kind::Chapter, "一".into(), "总则"));
        assert_eq!(title("Preamble"), (Kind::Preamble, String::new(), ""));
    }

    #[test]
    fn a_heading_may_name_a_range() {
        let range = |text: &str| {
            let (kind, printed, rest) = title(text);
            let until = read_heading(text).and_then(|heading| heading.label?.number.until);
            (kind, printed, until, rest.to_owned())
        };
        let article =
            |printed: &str, until, rest: &str| (Kind::Article, printed.to_owned(), Some(until), rest.to_owned());
        assert_eq!(range("Article 161 à 167"), article("161 à 167", 167, ""));
        assert_eq!(range("Articles 5 to 7. Nets"), article("5 to 7", 7, "Nets"));
        assert_eq!(range("Artículos 5 a 7: Redes"), article("5 a 7", 7, "Redes"));
        assert_eq!(range("Статьи с 5 по 7"), article("с 5 по 7", 7, ""));
        assert_eq!(range("Статьи 5 – 7"), article("5 – 7", 7, ""));
        assert_eq!(range("المواد من 5 إلى 7"), article("من 5 إلى 7", 7, ""));
        assert_eq!(range("المواد 5 و6"), article("5 و6", 6, ""));
        assert_eq!(range("Articles 5–7"), article("5–7", 7, ""));
        assert_eq!(range("Article 130 et 131"), article("130 et 131", 131, ""));
        assert_eq!(range("第五至七条 网具"), article("五至七", 7, "网具"));
        assert_eq!(range("第五条至第七条"), article("五条至第七", 7, ""));
        assert_eq!(range("Chapters I to III").2, Some(3));
    }

    #[test]
    fn a_number_in_a_title_makes_no_range() {
        assert_eq!(title("Article 5 – 7 days of grace"), (Kind::Article, "5".into(), "7 days of grace"));
        assert_eq!(title("Article 5 and 9"), (Kind::Article, "5".into(), "and 9"));
        assert_eq!(title("Article L. 122-1"), (Kind::Article, "L. 122-1".into(), ""));
        assert_eq!(read_heading("Articles 5"), None);
        assert_eq!(read_heading("Articles of association"), None);
    }

    #[test]
    fn a_chinese_number_with_a_suffix_stands_behind_the_one_it_was_inserted_behind() {
        let number = |text: &str| read_heading(text).unwrap().label.unwrap().number;
        let order = ["第 14 條", "第 14-1 條", "第 14-1 條之一", "第 14-2 條", "第 15 條"].map(number);
        assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    }

    #[test]
    fn a_bracketed_heading_keeps_its_closing_bracket_in_the_title() {
        assert_eq!(title("[Article 3bis] (REDD-plus)"), (Kind::Article, "3bis".into(), "] (REDD-plus)"));
    }

    #[test]
    fn a_title_that_begins_with_a_kind_word_is_a_title() {
        assert_eq!(read_heading("Part of the problem"), None);
        assert_eq!(read_heading("Section headings"), None);
        assert_eq!(read_heading("Interpretation"), None);
    }

    #[test]
    fn options_are_told_from_the_word() {
        assert_eq!(read_choice("Option 1: text").map(|found| found.1), Some(10));
        assert_eq!(read_choice("OPTION I").map(|found| found.0.style), Some(Style::UpperRoman));
        assert_eq!(read_choice("Option (a): Each").map(|found| found.0.printed), Some("a".into()));
        assert!(read_choice("[Alt. 1. The").is_some());
        assert!(["OPCIÓN 1: texto", "ВАРИАНТ 1: текст"].iter().all(|text| read_choice(text).is_some()));
        assert_eq!(read_choice("Option1: text").map(|found| found.1), Some(9));
        assert_eq!(read_choice("Options 1 and 2"), None);
        assert_eq!(read_choice("optional"), None);
    }
}

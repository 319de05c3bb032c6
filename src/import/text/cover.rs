//! What stands before the draft: the letterhead and a covering note, and the facts they tell.

use super::lines::Line;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::kind;
use crate::import::markdown::Facts;

/// Where the draft starts, and how the cover calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// The first line of the draft.
    pub(super) start: usize,
    /// Its title as the cover gives it.
    pub(super) title: Option<String>,
}

/// A draft starts in its first pages: more lines before the first clause are text of some other kind.
const LONGEST_COVER: usize = 400;

/// Lines that tell of a document whose draft starts with its first line.
const LETTERHEAD: usize = 12;

/// Reads the cover.
pub(super) fn read(lines: &[Line], language: Language) -> (Facts, Body) {
    let start = lines.iter().take(LONGEST_COVER).position(|line| opens_body(&line.text)).unwrap_or(0);
    let cover = &lines[..start];
    let head = lines.iter().take(if start == 0 { LETTERHEAD } else { start }).map(|line| line.text.as_str());
    let facts = Facts { language, ..facts(head) };
    (facts, Body { start, title: title(cover) })
}

/// Symbol, date and session, as the first line that has one says.
pub(super) fn facts<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Facts {
    Facts {
        symbol: lines.clone().find_map(symbol),
        date: lines.clone().find_map(date),
        session: lines.clone().find_map(session),
        ..Facts::default()
    }
}

/// Says whether a line is the first of a draft: the preamble, its first words, or the first article, part or chapter.
fn opens_body(text: &str) -> bool {
    const OPENERS: [&str; 12] = [
        "The Parties to th",
        "The States Parties",
        "The Contracting Parties",
        "The High Contracting Parties",
        "The Contracting States",
        "Les Parties",
        "Les États parties",
        "Los Estados",
        "Las Partes",
        "Государства",
        "إن الأطراف",
        "إنّ الأطراف",
    ];
    let bare = text.trim_start_matches(['#', '[', ' ']);
    if OPENERS.iter().any(|opener| bare.starts_with(opener)) || preamble(bare).is_some() {
        return true;
    }
    let first = |heading: kind::NamedHeading| {
        let unit = matches!(heading.kind, Kind::Article | Kind::Part | Kind::Chapter | Kind::Section);
        unit && heading.label.is_some_and(|label| label.is_first())
    };
    bare.starts_with(|letter: char| !letter.is_lowercase()) && kind::read_heading(bare).is_some_and(first)
}

/// The bytes of a preamble's heading at the start of a line, whatever follows.
pub(super) fn preamble(text: &str) -> Option<usize> {
    const WORDS: [&str; 10] = [
        "PREAMBLE",
        "Preamble",
        "PRÉAMBULE",
        "Préambule",
        "PREÁMBULO",
        "Preámbulo",
        "ПРЕАМБУЛА",
        "Преамбула",
        "الديباجة",
        "序言",
    ];
    let word = WORDS.iter().find(|word| text.starts_with(**word))?;
    let rest = text[word.len()..].trim_start();
    let apart = rest.is_empty() || rest.starts_with(|letter: char| !letter.is_lowercase());
    let joined = !word.starts_with('序') && text[word.len()..].starts_with(char::is_alphanumeric);
    (apart && !joined).then_some(word.len())
}

/// The draft's title: what stands between the word "Annex" and the draft, else the line that speaks of one.
fn title(cover: &[Line]) -> Option<String> {
    let plain = |line: &Line| line.text.trim_start_matches('#').trim().to_owned();
    let lines: Vec<String> = cover.iter().map(plain).filter(|line| !line.is_empty()).collect();
    let annex = |line: &String| {
        kind::read_heading(line).is_some_and(|heading| heading.kind == Kind::Annex && heading.length == line.len())
    };
    if let Some(at) = lines.iter().rposition(annex) {
        let words = lines[at + 1..].join(" ");
        // More than a title stands there: a title of six hundred characters is a paragraph.
        return (!words.is_empty() && words.len() < 600).then_some(words);
    }
    let speaks = |line: &&String| {
        let line = line.to_lowercase();
        let draft = ["draft", "projet", "proyecto", "проект", "草案", "مشروع"].iter().any(|word| line.contains(word));
        draft && line.len() < 600 && !line.ends_with(['.', ';', ':'])
    };
    let titled = |line: &&String| {
        (20..600).contains(&line.len()) && !line.ends_with(['.', ';', ':', ',']) && symbol(line).is_none()
    };
    lines.iter().find(speaks).or_else(|| lines.first().filter(titled)).map(|line| unlettered(line).to_owned())
}

/// `A. Draft agreement` without its letter.
fn unlettered(line: &str) -> &str {
    let rest = line.strip_prefix(|letter: char| letter.is_ascii_uppercase()).and_then(|rest| rest.strip_prefix(". "));
    rest.unwrap_or(line)
}

/// Says whether a line is nothing but a symbol, a date or a session.
pub(super) fn is_fact(line: &str) -> bool {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let dated = chinese_date(line).is_some() && line.ends_with('日') && words == 1
        || date(line).is_some() && words <= LONGEST_DATE;
    dated || symbol(line).as_deref() == Some(line) || session(line).is_some_and(|name| name == line.to_lowercase())
}

/// Words of `1 de junio de 2022`, the longest date.
const LONGEST_DATE: usize = 5;

/// `A/CONF.232/2022/5`, `CETS No. 185`-like codes excepted: capitals, a slash, digits.
fn symbol(line: &str) -> Option<String> {
    let coded = |word: &str| {
        let marks =
            word.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '.' | '-' | '(' | ')'));
        let capital = word.starts_with(|letter: char| letter.is_ascii_uppercase());
        let parts = word.contains('/') && word.len() >= 6 || word.matches('.').count() >= 2;
        let digits = word.contains(|letter: char| letter.is_ascii_digit());
        marks && capital && parts && digits && !word.ends_with('.')
    };
    line.split(' ').map(|word| word.trim_end_matches([',', ';', '*'])).find(|word| coded(word)).map(str::to_owned)
}

/// The months in English, French and Spanish, by their place in the year.
const MONTHS: [[&str; 3]; 12] = [
    ["january", "janvier", "enero"],
    ["february", "février", "febrero"],
    ["march", "mars", "marzo"],
    ["april", "avril", "abril"],
    ["may", "mai", "mayo"],
    ["june", "juin", "junio"],
    ["july", "juillet", "julio"],
    ["august", "août", "agosto"],
    ["september", "septembre", "septiembre"],
    ["october", "octobre", "octubre"],
    ["november", "novembre", "noviembre"],
    ["december", "décembre", "diciembre"],
];

/// `1 June 2022`, `1er juin 2022`, `1 de junio de 2022`, `2022年6月1日`, `2022-06-01` -> `2022-06-01`.
fn date(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split([' ', ',', '.']).filter(|word| !word.is_empty() && *word != "de").collect();
    let western = words.windows(3).find_map(|three| {
        let day: u32 = three[0].trim_end_matches("er").parse().ok().filter(|day| (1..=31).contains(day))?;
        let month = three[1].to_lowercase();
        let month = MONTHS.iter().position(|names| names.contains(&month.as_str()))? + 1;
        let year: u32 = three[2].parse().ok().filter(|year| (1800..2200).contains(year))?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    });
    western.or_else(|| chinese_date(line)).or_else(|| iso_date(line))
}

/// A line that is a date as programs write it.
fn iso_date(line: &str) -> Option<String> {
    let line = line.trim();
    let shaped = line.len() == 10
        && line
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    shaped.then(|| line.to_owned())
}

fn chinese_date(line: &str) -> Option<String> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let year: String =
        year.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    Some(format!("{:04}-{:02}-{:02}", number(&year)?, number(month)?, number(day)?))
}

/// `Resumed fifth session`, in lower case.
fn session(line: &str) -> Option<String> {
    const ORDINALS: [&str; 14] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "concluding",
        "special",
    ];
    let words: Vec<String> =
        line.split(' ').map(|word| word.trim_end_matches([',', '.', ';']).to_lowercase()).collect();
    let at = words.iter().position(|word| word == "session").filter(|&at| at > 0)?;
    if !ORDINALS.iter().any(|ordinal| words[at - 1].ends_with(ordinal)) {
        return None;
    }
    let from = if at > 1 && matches!(words[at - 2].as_str(), "resumed" | "reconvened") { at - 2 } else { at - 1 };
    Some(words[from..=at].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letterhead_tells_symbol_date_and_session() {
        assert_eq!(symbol("General X/CONF.9/2020/4/Rev.1"), Some("X/CONF.9/2020/4/Rev.1".to_owned()));
        assert_eq!(symbol("and/or the Parties"), None);
        assert_eq!(date("Distr.: General 1 June 2022"), Some("2022-06-01".to_owned()));
        assert_eq!(date("le 1er août 2021"), Some("2021-08-01".to_owned()));
        assert_eq!(date("2 de mayo de 2020"), Some("2020-05-02".to_owned()));
        assert_eq!(date("2022年6月1日"), Some("2022-06-01".to_owned()));
        assert_eq!(
            session("Conference Resumed fifth session New York, 3 March"),
            Some("resumed fifth session".to_owned())
        );
        assert_eq!(session("the session of the body"), None);
    }

    #[test]
    fn a_draft_starts_with_its_preamble_or_first_article() {
        for text in [
            "PREAMBLE",
            "## Preamble",
            "[ The Parties to this Agreement,",
            "Article 1",
            "第一条 用语",
            "序言本协定各缔约方",
        ] {
            assert!(opens_body(text), "{text}");
        }
        for text in ["Article 7 of the Convention", "Introduction", "article 1", "1. The conference"] {
            assert!(!opens_body(text), "{text}");
        }
    }
}

//! Headings that name several articles: `Articles 161 to 167`, `Article 45 et 46`, `第五至七条`.

use super::label::Label;
use super::label::Number;
use super::label::Ordinal;
use super::label::after_word;
use super::label::plain;
use super::numerals;

/// Words between the first and the last number of a range.
pub(super) const RANGES: [&str; 10] = ["to", "through", "à", "al", "a", "по", "до", "إلى", "hasta", "au"];
/// Words between two numbers, which are a range where one is next to the other.
const PAIRS: [&str; 5] = ["and", "et", "y", "и", "و"];
/// Behind a dash with blanks round it a range names so many articles at most.
const DASHED: u32 = 200;
/// Words before the first number of a range.
const FROM: [&str; 7] = ["from", "de", "du", "del", "с", "со", "من"];

/// The numbers of a heading behind a kind word: one, or the first and the last of a range.
///
/// ```text
/// numbers = [from] number [ (to | "–") number ] | number and number        from, to, and: words of six languages
/// ```
///
/// Nothing but punctuation stands behind a range: "Article 5 to 7 others" is article 5 with a title.
pub(super) fn numbers(text: &str) -> Option<(Label, usize)> {
    let from = FROM.iter().find_map(|word| behind_word(text, word)).filter(|rest| rest.starts_with(numeric));
    let start = text.len() - from.unwrap_or(text).len();
    let (label, length) = after_word(&text[start..])?;
    let range = range(&label, &text[start + length..]);
    match range {
        Some((until, taken)) => {
            let printed = &text[..start + length + taken];
            let number = Number { until: Some(until), ..label.number };
            Some((Label { printed: printed.into(), number, ..label }, start + length + taken))
        }
        None if start == 0 => Some((label, length)),
        None => after_word(text),
    }
}

/// The range that `5–7` is behind a kind word in the plural, where one article would have two levels.
pub(super) fn spread(label: Label) -> Option<Label> {
    let [base, last] = label.number.levels[..] else { return None };
    let range = label.number.series.is_empty()
        && base.suffix == 0
        && last.suffix == 0
        && base.base < last.base
        && label.printed.contains(['–', '-']);
    let number = Number { levels: base.into(), until: Some(last.base), ..label.number };
    range.then_some(Label { number, ..label })
}

fn numeric(letter: char) -> bool {
    numerals::digit(letter).is_some()
}

/// The last number of a range whose first number stands before a text, and the bytes up to its end.
fn range(first: &Label, text: &str) -> Option<(u32, usize)> {
    let base = first.number.levels.last().filter(|level| level.suffix == 0)?.base;
    let rest = text.trim_start_matches([' ', '\u{a0}']);
    let between = |words: &[&str]| words.iter().find_map(|word| behind_word(rest, word));
    let dash = || rest.strip_prefix(['–', '—', '-']).map(|rest| rest.trim_start_matches(' '));
    let spoken = between(&RANGES);
    // "Article 12 – 1982" has a year behind it.
    let most = if spoken.is_none() && rest.len() < text.len() { DASHED } else { u32::MAX };
    let (behind, pair) = match spoken.or_else(dash) {
        Some(behind) => (behind, false),
        None => (between(&PAIRS)?, true),
    };
    let (last, length) = after_word(behind)?;
    let until = match last.number.levels[..] {
        [Ordinal { base, suffix: 0 }] if last.style == first.style && last.number.series.is_empty() => base,
        _ => return None,
    };
    let next = behind[length..].trim_start_matches([' ', '\u{a0}']).chars().next();
    let closed = next.is_none_or(|next| !next.is_alphanumeric());
    let counts = if pair { base.checked_add(1) == Some(until) } else { base < until && until - base <= most };
    (closed && counts && first.number.levels.len() == 1).then_some((until, text.len() - behind.len() + length))
}

/// What stands behind a word and blanks; "و" is written together with the number behind it.
fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let behind = text.strip_prefix(word)?;
    let rest = behind.trim_start_matches([' ', '\u{a0}']);
    (rest.len() < behind.len() || word == "و").then_some(rest)
}

/// A range of numbers without a kind word, as in `第五至七条`, of which all is `printed`.
pub(super) fn plain_range(first: &str, last: &str, printed: &str) -> Option<Label> {
    let (label, last) = (plain(first)?, plain(last)?);
    let ([Ordinal { base, suffix: 0 }], [Ordinal { base: until, suffix: 0 }]) =
        (&label.number.levels[..], &last.number.levels[..])
    else {
        return None;
    };
    let (base, until) = (*base, *until);
    let number = Number { until: Some(until), ..label.number };
    (base < until).then(|| Label { printed: printed.trim().into(), number, ..label })
}

//! What numbers amount to, in digits or in words: "3" for "three" changes nothing.

use super::Small;
use super::is_number;
use super::table::Amount;
use crate::draft::numerals;

/// One number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Number {
    /// Its value.
    Is(u32),
    /// As it is written, where no value is known: "two-thirds", "1.5".
    Written(String),
}

/// The numbers of some words; "two" and "hundred" are one. Of numbers in words those up to "nine hundred ninety-nine", and round thousands, have their value.
pub(super) fn of(words: &[Small<'_>]) -> Vec<Number> {
    if !words.iter().any(Small::is_number) {
        return Vec::new();
    }
    let mut found: Vec<Number> = Vec::new();
    // Says whether the number in words before may go on, and where it ends.
    let (mut open, mut end) = (false, 0);
    for one in words.iter() {
        let number = number(one);
        // A mark between two numbers parts them: "twenty, five".
        open &= one.start <= end + 1;
        match (&number, found.last_mut()) {
            (Some(Number::Is(value)), Some(Number::Is(sum))) if open && joins(*sum, *value) => {
                *sum = joined(*sum, *value)
            }
            (Some(number), _) => found.push(number.clone()),
            (None, _) => {}
        }
        (open, end) = (number.is_some() && !is_number(&one.word), one.end);
    }
    // An "一" by itself is mostly a part of another word.
    found.into_iter().filter(|number| !matches!(number, Number::Written(text) if text == "一")).map(read).collect()
}

fn number(one: &Small<'_>) -> Option<Number> {
    match one.role.number {
        Some(Amount::Is(value)) => Some(Number::Is(value)),
        Some(Amount::Unknown) => Some(Number::Written(one.word.to_string())),
        None => one.is_number().then(|| Number::Written(one.word.to_string())),
    }
}

/// A number that is written in digits or in Chinese numerals, with its value.
fn read(number: Number) -> Number {
    match &number {
        Number::Written(text) => digits(text).or_else(|| ideographs(text)).map_or(number, Number::Is),
        Number::Is(_) => number,
    }
}

/// The value of a number in digits, whose thousands may be set apart: `1,000`, `344 400`.
fn digits(text: &str) -> Option<u32> {
    const GROUP: usize = 3;
    let mut groups = text.split([',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let whole: String = std::iter::once(first).chain(groups.filter(|group| group.len() == GROUP)).collect();
    let apart = text.chars().filter(|letter| !letter.is_numeric()).count();
    let grouped = apart == 0 || first.len() <= GROUP && whole.chars().count() + apart == text.chars().count();
    numerals::digits(&whole).filter(|_| grouped)
}

/// The value of Chinese numerals, of tens of thousands, too.
fn ideographs(text: &str) -> Option<u32> {
    let Some((tens, rest)) = text.split_once(['万', '萬']) else { return numerals::chinese(text) };
    let rest = if rest.is_empty() { Some(0) } else { numerals::chinese(rest) };
    numerals::chinese(tens)?.checked_mul(10_000)?.checked_add(rest?)
}

/// The value of `forty-five`, if the words that it is made of have one.
pub(super) fn hyphened(word: &str, value: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    let (tens, ones) = word.split_once('-')?;
    let (tens, ones) = (value(tens)?, value(ones)?);
    joins(tens, ones).then(|| joined(tens, ones))
}

/// Says whether two numbers in words are one: "two" and "hundred", "hundred" and "twenty", "forty" and "five".
fn joins(before: u32, next: u32) -> bool {
    let scales = matches!(next, 100 | 1_000) && before < next;
    // "soixante-quinze", "quatre-vingt-dix": French counts by twenties there.
    let teens = matches!(before, 60 | 80) && next < 20;
    let ones = before >= 20 && before.is_multiple_of(10) && next < 10 || teens;
    scales || ones || before >= 100 && before.is_multiple_of(100) && next < 100
}

fn joined(before: u32, next: u32) -> u32 {
    if matches!(next, 100 | 1_000) { before * next } else { before + next }
}

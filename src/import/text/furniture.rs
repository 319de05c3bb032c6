//! What a page carries besides its text: page numbers, running heads, job numbers.

use std::collections::HashMap;

use super::lines::Line;
use crate::import::Aside;
use crate::import::What;

/// Lines at the head of a page, and at its foot, that may be running heads and feet.
const MARGIN: usize = 4;

/// A line that stands in the margin of this many pages runs through the document.
const RUNS: usize = 3;

/// Takes page furniture out of the lines.
pub(super) fn set_aside(lines: Vec<Line>, aside: &mut Vec<Aside>) -> Vec<Line> {
    let running = running_heads(&lines);
    let numbers = page_numbers(&lines);
    let mut kept: Vec<Line> = Vec::new();
    let mut gap = false;
    for (at, line) in lines.into_iter().enumerate() {
        let furniture = is_furniture(&line.text) || numbers[at] || running[at];
        if furniture {
            gap |= is_margin_number(&line.text);
            aside.push(Aside { what: What::Furniture, text: line.text });
            continue;
        }
        // A number in the margin stands at the start of a paragraph; a page border says nothing.
        let turned = kept.last().is_some_and(|last| last.page != line.page);
        kept.push(Line { gap: line.gap && !turned || std::mem::take(&mut gap), ..line });
    }
    kept
}

/// Which lines run through the pages: alike but for digits, in the margins of several.
fn running_heads(lines: &[Line]) -> Vec<bool> {
    let keys: Vec<Option<String>> =
        (0..lines.len()).map(|at| is_marginal(lines, at).then(|| key(&lines[at].text))).collect();
    let mut pages: HashMap<&str, (usize, usize)> = HashMap::new();
    for (line, key) in lines.iter().zip(&keys) {
        if let Some(key) = key {
            let seen = pages.entry(key).or_insert((0, usize::MAX));
            if seen.1 != line.page {
                *seen = (seen.0 + 1, line.page);
            }
        }
    }
    let runs =
        |key: &Option<String>| key.as_deref().is_some_and(|key| pages.get(key).is_some_and(|seen| seen.0 >= RUNS));
    // The first page has the same words as its letterhead.
    lines.iter().zip(&keys).map(|(line, key)| line.page > 0 && runs(key)).collect()
}

fn is_marginal(lines: &[Line], at: usize) -> bool {
    let page = lines[at].page;
    let above = at.checked_sub(MARGIN).is_none_or(|above| lines[above].page != page);
    let below = lines.get(at + MARGIN).is_none_or(|below| below.page != page);
    // A text without form feeds is one page, and has no margins.
    (above || below) && (page > 0 || lines.last().is_some_and(|last| last.page > 0))
}

/// A line without its digits, so that "Page 3 of 20" and "Page 4 of 20" are one.
fn key(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect()
}

/// `3/56 22-08354`, `22-08354 (E) 120722`, `*2208354*`, `Page 3 of 20`, `- 3 -`, `/…`.
fn is_furniture(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let numbers = !words.is_empty() && words.iter().all(|word| is_page_of(word) || is_job(word) || is_language(word));
    let coded = words.iter().any(|word| is_page_of(word) || is_job(word));
    let barcode = text.len() > 5
        && text.starts_with('*')
        && text.ends_with('*')
        && text.trim_matches('*').chars().all(|digit| digit.is_ascii_digit());
    let spelt = words.len() == 4 && words[0].eq_ignore_ascii_case("page") && is_number(words[1]) && is_number(words[3]);
    let short = words.len() == 2 && words[0].eq_ignore_ascii_case("page") && is_number(words[1]);
    let dashed = words.len() == 3 && matches!(words[0], "-" | "–" | "—") && words[2] == words[0] && is_number(words[1]);
    numbers && coded && words.len() <= 4
        || barcode
        || spelt
        || short
        || dashed
        || is_margin_number(text)
        || matches!(text, "/…" | "/...")
}

/// `Pp4`: the number of a recital, printed in the margin.
fn is_margin_number(text: &str) -> bool {
    text.strip_prefix("Pp").is_some_and(is_number)
}

fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_page_of(word: &str) -> bool {
    word.split_once('/').is_some_and(|(page, all)| is_number(page) && is_number(all))
}

/// The job number of a printer: `22-08354`, `V.09-84236`; a date of printing behind it: `120722`.
fn is_job(word: &str) -> bool {
    let word = word.strip_prefix("V.").unwrap_or(word);
    let job = word.split_once('-').is_some_and(|(year, job)| {
        year.len() == 2
            && (5..=6).contains(&job.len())
            && format!("{year}{job}").bytes().all(|digit| digit.is_ascii_digit())
    });
    job || word.len() == 6 && word.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_language(word: &str) -> bool {
    matches!(word, "(E)" | "(F)" | "(S)" | "(R)" | "(C)" | "(A)")
}

/// Which lines are bare page numbers: a number alone counts only as one of a rising row of at least three.
fn page_numbers(lines: &[Line]) -> Vec<bool> {
    let alone: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_number(&line.text))
        .filter_map(|(at, line)| Some((at, line.text.parse().ok()?)))
        .collect();
    let mut found = vec![false; lines.len()];
    let mut row: Vec<(usize, u32)> = Vec::new();
    for number in alone {
        if row.last().is_some_and(|last| !(last.1 < number.1 && number.1 <= last.1 + 2)) {
            mark(&mut found, &row);
            row.clear();
        }
        row.push(number);
    }
    mark(&mut found, &row);
    found
}

fn mark(found: &mut [bool], row: &[(usize, u32)]) {
    if row.len() >= RUNS {
        row.iter().for_each(|&(at, _)| found[at] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_job_numbers_are_furniture() {
        for text in [
            "3/56 22-08354",
            "22-08354 4/56",
            "2/52",
            "22-08354 (E) 120722",
            "*2208354*",
            "Page 3 of 20",
            "- 7 -",
            "Pp4",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["1/2 of the seeds", "Article 3", "12", "3. Each", "2022", "and/or", "Page of glory"] {
            assert!(!is_furniture(text), "{text}");
        }
    }

    #[test]
    fn running_heads_are_told_by_their_pages() {
        let text = "HEAD OF IT\none\ntwo\nthree\nfour\nfive\u{c}HEAD OF IT\nsix\n2\u{c}HEAD OF IT\nseven\n3\u{c}HEAD OF IT\neight\n4\n";
        let mut aside = Vec::new();
        let lines = set_aside(super::super::lines::read(text), &mut aside);
        let kept: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(kept, ["HEAD OF IT", "one", "two", "three", "four", "five", "six", "seven", "eight"]);
    }
}

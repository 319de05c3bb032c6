//! From a source to a draft. Parsing never fails: what cannot be placed becomes a finding, and its text is kept.
//! Who reads files of strangers asks [`too_deep`] and [`too_dense`] first.
//!
//! 1. [`front_matter`]: the YAML block at the start;
//! 2. [`blocks`]: headings and paragraphs in a row (door to `pulldown-cmark`);
//! 3. [`bare`]: numbers without a mark, told by their row;
//! 4. [`tree`]: the row becomes a tree by kind words and series of labels, and what is [`quoted`] stands where it is announced.

mod bare;
mod blocks;
mod density;
mod front_matter;
mod nesting;
mod quoted;
mod tree;

use crate::draft::Clause;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::Meta;
use crate::finding;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;

pub use density::too_dense;
pub use nesting::too_deep;

/// Reads a draft.
///
/// # Examples
///
/// ```
/// use travaux::{Kind, Source, parse};
///
/// let draft = parse(Source::new("a.md", "## Article 1. Use of terms\n\n1. In this Convention:\n\n   (a) …"));
/// assert_eq!(draft.clauses.iter().filter(|clause| clause.kind == Kind::Article).count(), 1);
/// ```
pub fn parse(source: Source) -> Draft {
    let mut findings = Vec::new();
    let (mut meta, body) = front_matter::read(&source, &mut findings);
    let blocks = blocks::read(&source, body);
    let tree = tree::grow(blocks, body);
    findings.extend(tree.findings);
    fall_back(&source, &mut meta, &mut findings);
    if meta.title.is_none() {
        let names = |clause: &&Clause| clause.kind.has_heading() && clause.label.is_none() && !clause.text.is_empty();
        let first = tree.clauses.iter().find(names);
        meta.title = first.map(|clause| clause.text.as_str().to_owned());
    }
    if tree.clauses.len() == 1 && tree.clauses[0].text.is_empty() {
        let whole = Span::new(0, source.text().len());
        findings.push(Finding::new("empty", Severity::Warning, "the draft has no text", whole));
    }
    finding::sort(&mut findings);
    Draft { source, meta, clauses: tree.clauses, notes: tree.notes, findings }
}

/// Puts something in the place of what the tool needs and the front matter does not say.
fn fall_back(source: &Source, meta: &mut Meta, findings: &mut Vec<Finding>) {
    if meta.symbol.is_empty() {
        meta.symbol = stem(source.name()).to_owned();
        findings.push(assumed(meta, "symbol", format!("the file's name `{}` stands in", meta.symbol)));
    }
    if meta.date.is_none()
        && let Some(date) = date_in(stem(source.name()))
    {
        findings.push(assumed(meta, "date", format!("`{date}` stands in the file's name")));
        meta.date = Some(date);
    }
    if !meta.keys.iter().any(|key| key.name == "language") {
        meta.language = Language::detect(&source.text()[meta.span.end as usize..]);
        if meta.language != Language::English {
            findings.push(assumed(meta, "language", format!("`{}` was told from the script", meta.language.tag())));
        }
    }
}

fn assumed(meta: &Meta, key: &str, instead: String) -> Finding {
    Finding::new("front-matter", Severity::Note, format!("no `{key}` in the front matter: {instead}"), meta.span)
}

/// The date that the name of a file holds: `2022-06-01-draft`, `draft-4-dec-2015`, as `YYYY-MM-DD`.
fn date_in(name: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = name.split(['-', '_', ' ', '.']).collect();
    let number = |part: &str, most: u32| part.parse::<u32>().ok().filter(|value| (1..=most).contains(value));
    let year = |part: &str| (part.len() == 4).then(|| number(part, 2999)).flatten().filter(|&year| year > 1800);
    let named = |part: &str| {
        let short = part.get(..3)?.to_ascii_lowercase();
        MONTHS.iter().position(|month| *month == short).map(|at| at as u32 + 1)
    };
    parts.windows(3).find_map(|three| {
        let forward = year(three[0]).zip(number(three[1], 12)).zip(number(three[2], 31));
        let backward = || year(three[2]).zip(named(three[1])).zip(number(three[0], 31));
        let ((year, month), day) = forward.or_else(backward)?;
        Some(format!("{year}-{month:02}-{day:02}"))
    })
}

/// The name of a file without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_the_name_of_a_file_stands_in() {
        assert_eq!(date_in("4-dec-2015").as_deref(), Some("2015-12-04"));
        assert_eq!(date_in("2022-06-01-A_CONF.232").as_deref(), Some("2022-06-01"));
        assert_eq!(date_in("article-12-of-2015"), None);
        assert_eq!(date_in("A-AC.291-22"), None);
    }
}

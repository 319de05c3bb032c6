//! Nesting that no drafter writes, refused before it is read.
//!
//! A list level or a bracket is two bytes of a file and some hundred of a tree: a file that is nothing else would take
//! hundreds of times its size. Real drafts nest eight levels of lists and a handful of brackets.

use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;

/// So many levels of lists and quotations may open on one line.
const LEVELS: usize = 1_000;
/// So many brackets may be open at once in a paragraph.
const BRACKETS: usize = 1_000;

/// Where a source nests deeper than a draft could, if it does.
pub fn too_deep(source: &Source) -> Option<Finding> {
    let found = lists(source.text()).or_else(|| brackets(source.text()));
    found.map(|(at, what, most)| {
        Finding::new("too-deep", Severity::Error, format!("more than {most} {what}"), Span::new(at, at + 1))
            .with_help("this is no draft, or a damaged one")
    })
}

type TooDeep = (usize, &'static str, usize);

fn lists(text: &str) -> Option<TooDeep> {
    let mut start = 0;
    while text.len() - start > LEVELS {
        // A line end so near says that no line up to it is long enough.
        match text.as_bytes()[start..=start + LEVELS].iter().rposition(|&byte| byte == b'\n') {
            Some(end) => start += end + 1,
            None => {
                let line = text[start..].split('\n').next().unwrap_or_default();
                if let Some(at) = level(line) {
                    return Some((start + at, "levels of lists opened on one line", LEVELS));
                }
                start += line.len();
            }
        }
    }
    None
}

/// Where the first level of a line opens that is too deep.
fn level(line: &str) -> Option<usize> {
    levels(line).nth(LEVELS).map(|rest| line.len() - rest.len() - 1)
}

/// What stands behind each mark of a list item or a quotation that opens a line: `> 1. seal` has two.
pub(super) fn levels(line: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(inside(line), |rest| inside(rest))
}

/// What stands behind the mark of a list item or a quotation: `- seal`, `12. seal`, `> seal`.
fn inside(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t']);
    if let Some(quoted) = line.strip_prefix('>') {
        return Some(quoted);
    }
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let behind =
        if digits.len() < line.len() { digits.strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '+']) };
    behind.filter(|behind| behind.starts_with([' ', '\t']))
}

fn brackets(text: &str) -> Option<TooDeep> {
    if text.matches('[').take(BRACKETS + 1).count() <= BRACKETS {
        return None;
    }
    let (mut open, mut line_end) = (0usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            b'\n' if line_end => open = 0,
            _ => {}
        }
        if open > BRACKETS {
            return Some((at, "brackets open at once in one paragraph", BRACKETS));
        }
        line_end = byte == b'\n';
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: String) -> Option<u32> {
        too_deep(&Source::new("a.md", text)).map(|finding| finding.span.start)
    }

    #[test]
    fn the_first_level_that_is_too_deep_is_named() {
        assert_eq!(place("- ".repeat(LEVELS)), None);
        assert_eq!(place("- ".repeat(LEVELS + 1)), Some(2 * LEVELS as u32));
        assert_eq!(place("seal\n".to_owned() + &"7. ".repeat(LEVELS + 1)), Some(5 + 3 * LEVELS as u32 + 1));
        assert_eq!(place("> ".repeat(LEVELS + 1)), Some(2 * LEVELS as u32));
    }

    #[test]
    fn brackets_count_where_they_are_open_at_once() {
        assert_eq!(place("[".repeat(BRACKETS) + &"]".repeat(BRACKETS)), None);
        assert_eq!(place("[".repeat(BRACKETS + 1)), Some(BRACKETS as u32));
        assert_eq!(place("[seal] ".repeat(2 * BRACKETS)), None);
        assert_eq!(place("[ [ [ seal\n\n".repeat(BRACKETS)), None);
    }
}

//! Markup so dense that no drafter writes it, refused before it is read.
//!
//! A draft takes a small multiple of its file in memory: its words, and some room for every clause. The tree of Markdown
//! has a node or two for every mark, and a clause of one letter takes as much room as one of three lines: files of
//! nothing else would take fifty and two hundred times their size. So what a file takes is added up, byte by byte and
//! line by line, before a tree is made of it.

use super::nesting;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;

/// A draft may take so many times its size in memory,
const TIMES: u64 = 10;
/// and so many bytes besides: enough for a hundred thousand clauses of a sentence each, or a million marks.
const BESIDES: u64 = 100_000_000;
/// Smaller files cannot take as much as that, whatever they hold.
const SMALL: usize = (BESIDES / 500) as usize;

// What things take at most, in bytes: measured on drafts that hold little else.

/// Any byte: in the file, in the text of its clause, and on the page.
const BYTE: u64 = 4;
/// The place of the word before a blank.
const WORD: u64 = 12;
/// A line end: two nodes of the tree.
const LINE: u64 = 100;
/// A paragraph: its clause, link and edits.
const PARAGRAPH: u64 = 600;
/// A heading or the item of a list: the same with a label.
const LABELLED: u64 = 800;
/// One more list or quotation opened on the line of another.
const LEVEL: u64 = 150;
/// No mark takes more, with all that it may open.
const DEAREST: u64 = LABELLED + 300;

/// Where a source takes more memory than a draft of its size could, if it does.
pub fn too_dense(source: &Source) -> Option<Finding> {
    let text = source.text();
    if text.len() <= SMALL {
        return None;
    }
    let at = passes(text, TIMES * text.len() as u64 + BESIDES)?;
    let message = format!(
        "so many marks, or clauses so short, that reading them takes more than {TIMES} times the file's size and {} MB",
        BESIDES / 1_000_000
    );
    let finding = Finding::new(
        "too-dense",
        Severity::Error,
        message,
        Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8)),
    );
    Some(finding.with_help("expected sentences with some marks: this is no draft, or a damaged one"))
}

/// Where what a text takes passes a limit.
fn passes(text: &str, most: u64) -> Option<usize> {
    // Counting marks goes many bytes at once, and tells most drafts to be none of these.
    let is_mark = |byte: &&u8| byte.is_ascii_punctuation() || byte.is_ascii_control();
    let marks = text.as_bytes().iter().filter(is_mark).count() as u64;
    if marks * DEAREST + text.len() as u64 * (BYTE + WORD) <= most {
        return None;
    }
    let (mut taken, mut start, mut behind_blank) = (0, 0, true);
    for line in text.split_inclusive('\n') {
        taken += opens(line, behind_blank);
        let mut before = b' ';
        for (at, letter) in line.char_indices() {
            let bytes = &line.as_bytes()[at..at + letter.len_utf8()];
            taken += bytes.len() as u64 * BYTE + mark(bytes[0], before);
            before = bytes[0];
            if taken > most {
                return Some(start + at);
            }
        }
        start += line.len();
        behind_blank = line.trim_ascii().is_empty();
    }
    None
}

/// What a line takes as the first of a clause.
fn opens(line: &str, behind_blank: bool) -> u64 {
    let text = line.trim_ascii_start();
    match nesting::levels(line).count() as u64 {
        0 if text.starts_with('#') => LABELLED,
        0 if !text.is_empty() && (behind_blank || text.starts_with('(')) => PARAGRAPH,
        0 => 0,
        levels => LABELLED + (levels - 1) * LEVEL,
    }
}

/// What a letter takes beyond its bytes, by its first byte and that of the one before it.
fn mark(byte: u8, before: u8) -> u64 {
    match byte {
        // Two are four nodes and the address of a link, or a bracket whose life is told.
        b'[' | b']' => 300,
        b'*' | b'_' | b'`' | b'~' | b'<' | b'&' | b'\\' => 100,
        b'|' => 80,
        b'\n' => LINE,
        b' ' | b'\t' if before.is_ascii_whitespace() => 0,
        b' ' | b'\t' => WORD,
        // The word before it, and itself.
        mark if mark.is_ascii_punctuation() || mark.is_ascii_control() => 2 * WORD,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn place(unit: &str, size: usize) -> Option<u32> {
        let text = format!("## Article 1\n\n{}", unit.repeat(size / unit.len()));
        too_dense(&Source::new("a.md", text)).map(|finding| finding.span.start)
    }

    #[test]
    fn files_of_nothing_but_marks_are_refused_where_they_pass_the_limit() {
        for unit in ["[a](b) ", "*a* ", "*a*\n", "| a | b |\n", "- a\n", "a\n\n", "a\n"] {
            let at = place(unit, 5_000_000);
            assert!(at.is_some_and(|at| (200_000..5_000_000).contains(&at)), "{unit:?}: {at:?}");
        }
    }

    #[test]
    fn drafts_are_taken_at_ten_times_the_size_of_any() {
        let sentence = "1. Each [keeper] [pilot] shall feed the *seals* at dawn with herring, as article 4 provides, and \
            count them before the close of the season; what is left is weighed and given to the otters of the port.\n\n";
        assert_eq!(place(sentence, 5_000_000), None);
        assert_eq!(place("The keeper shall feed the seals at dawn with herring.\n\n", 5_500_000), None);
        assert_eq!(place("| 0302.11 | Trout, fresh or chilled | 5 per cent | B3 |\n", 5_000_000), None);
    }

    #[test]
    fn small_files_are_taken_whatever_they_hold() {
        assert_eq!(place("- a\n", SMALL - 20), None);
    }
}

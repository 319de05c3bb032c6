//! One canonical form for drafts, so that a diff in git shows what a drafter changed and nothing else.
//!
//! 1. [`front_matter`]: keys in the order of the format, one blank behind the colon;
//! 2. [`blocks`]: what a Markdown host takes for headings, paragraphs and lists (door to `comrak`);
//! 3. [`layout`]: blank lines, indentation, heading marks and line ends.
//!
//! Words, labels and line breaks inside paragraphs stay as they are. A form that would be read as another draft is
//! never given out: then the source stays as it is.

mod blocks;
mod front_matter;
mod layout;

use crate::draft::Draft;
use crate::parse::parse;
use crate::source::Source;

/// A source in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formatted {
    /// The form; equal to the source where that has it already.
    Text(String),
    /// The form would be read as another draft, so there is none: the source must be looked at by a person.
    Unsafe,
}

/// Puts a draft into its canonical form; what is read from the form is the same draft.
///
/// # Examples
///
/// ```
/// use travaux::format::{Formatted, format};
/// use travaux::{Source, parse};
///
/// let draft = parse(Source::new("a.md", "Article 1\n---\n\n\n1.   Each Party\n     shall keep a register.  \n"));
/// let form = "## Article 1\n\n1. Each Party\n   shall keep a register.\n";
/// assert_eq!(format(&draft), Formatted::Text(form.to_owned()));
/// ```
pub fn format(draft: &Draft) -> Formatted {
    let text = form(draft);
    let read = parse(Source::new(draft.source.name(), text.as_str()));
    if draft.reads_as(&read) && form(&read) == text { Formatted::Text(text) } else { Formatted::Unsafe }
}

fn form(draft: &Draft) -> String {
    let mut out = front_matter::write(draft);
    let body = draft.source.text()[draft.meta.span.end as usize..].replace("\r\n", "\n");
    layout::write(&mut out, &body);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn form_of(text: &str) -> String {
        match format(&parse(Source::new("a.md", text))) {
            Formatted::Text(text) => text,
            Formatted::Unsafe => panic!("no safe form for {text:?}: {:?}", form(&parse(Source::new("a.md", text)))),
        }
    }

    #[test]
    fn keys_stand_in_the_order_of_the_format_and_unknown_ones_behind_them() {
        let text = "---\ncolour: red\nround:   3\nsources:\n  - {title: x}\nsymbol: A/1 # ours\n---\n# T\n";
        let form = "---\nsymbol: A/1 # ours\nround: 3\nsources:\n  - {title: x}\ncolour: red\n---\n\n# T\n";
        assert_eq!(form_of(text), form);
    }

    #[test]
    fn broken_front_matter_is_left_as_it_is() {
        let text = "---\ntitle: a: b\nsymbol: x\n---\n\nText.\n";
        assert_eq!(form_of(text), text);
    }

    #[test]
    fn lists_are_indented_by_their_marks_and_labels_stay() {
        let text = "## Article 1\n1.  One:\n      - a\n      - b\n10) Ten\n\n      (a) x\n";
        let form = "## Article 1\n\n1. One:\n   - a\n   - b\n10) Ten\n\n    (a) x\n";
        assert_eq!(form_of(text), form);
    }

    #[test]
    fn headings_take_one_form() {
        assert_eq!(form_of("Chapter I\n=====\n##   Article 1  ##\nText.\n"), "# Chapter I\n\n## Article 1\n\nText.\n");
    }

    #[test]
    fn what_is_no_paragraph_keeps_its_lines() {
        let text = "```\n  a\n\n    b\n```\n\n<!-- one\n       two -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[x]: y\n\n[^1]: A note.\n";
        assert_eq!(form_of(text), text);
    }

    #[test]
    fn a_line_that_would_open_a_block_stays_indented() {
        let text = "Ten parties\n       # of them absent\n";
        assert!(form_of(text).contains("    # of them"));
    }

    #[test]
    fn a_hard_break_stays_and_other_blanks_at_line_ends_go() {
        assert_eq!(form_of("One   \ntwo \nthree  \n"), "One  \ntwo\nthree\n");
    }
}

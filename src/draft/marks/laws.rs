//! The laws of marks as property tests.

use proptest::prelude::*;

use super::Closing;
use super::Mark;
use super::Marks;
use super::printed;
use super::strip;
use crate::draft::Draft;
use crate::parse::parse;
use crate::source::Source;

/// A draft of paragraphs and points with words and brackets, balanced or not.
fn drafts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-z]{1,7}",
        3 => Just("[".to_owned()),
        3 => Just("]".to_owned()),
        1 => Just("[agreed ad referendum]".to_owned()),
        1 => Just("[x]".to_owned()),
        1 => Just("shall][should".to_owned()),
        1 => Just("条约".to_owned()),
    ];
    let line = proptest::collection::vec(word, 1..12);
    proptest::collection::vec((any::<bool>(), line), 1..12).prop_map(|clauses| {
        let mut text = String::from("## Article 1. Title\n\n");
        let (mut paragraph, mut point) = (0, b'a');
        for (opens, words) in clauses {
            if opens || paragraph == 0 {
                (paragraph, point) = (paragraph + 1, b'a');
                text += &format!("{paragraph}. Each {}.\n\n", words.join(" "));
            } else {
                text += &format!("({}) that {};\n\n", char::from(point), words.join(" "));
                point += 1;
            }
        }
        text
    })
}

fn read(text: &str) -> (Draft, Marks) {
    let draft = parse(Source::new("a.md", text));
    let marks = Marks::of(&draft);
    (draft, marks)
}

/// Kind, label and words without brackets and without blanks beside them.
fn plain(draft: &Draft) -> Vec<(&'static str, Option<String>, String)> {
    let row = |clause: &crate::draft::Clause| {
        let letters = strip(clause.text.as_str()).chars().filter(|letter| !letter.is_whitespace()).collect();
        (clause.kind.name(), clause.label.as_ref().map(|label| label.printed.to_string()), letters)
    };
    draft.clauses.iter().map(row).collect()
}

#[track_caller]
fn is_lossless(draft: &Draft, marks: &Marks) {
    for at in draft.indices() {
        let words = printed(draft.clause(at));
        let joined: String = marks.pieces(at, &words).iter().map(|piece| &words[piece.span.range()]).collect();
        assert_eq!(joined, words);
    }
}

#[track_caller]
fn brackets_nest(draft: &Draft, marks: &Marks) {
    let (mut opened, mut closed) = (0, 0);
    for at in draft.indices() {
        for placed in marks.placed(at) {
            opened += usize::from(matches!(placed.mark, Mark::Open(_)));
            closed += usize::from(matches!(placed.mark, Mark::Close(_)));
        }
    }
    assert_eq!(opened, marks.brackets.len());
    assert_eq!(closed, marks.brackets.iter().filter(|bracket| bracket.closing == Closing::Printed).count());
    for bracket in &marks.brackets {
        assert!(bracket.open < bracket.close);
        let Some(parent) = bracket.parent.map(|parent| marks.bracket(parent)) else { continue };
        assert!(parent.open < bracket.open && bracket.close <= parent.close);
        assert_eq!(parent.depth + 1, bracket.depth);
    }
}

proptest! {
    #[test]
    fn marks_are_lossless_and_nest(text in drafts()) {
        let (draft, marks) = read(&text);
        is_lossless(&draft, &marks);
        brackets_nest(&draft, &marks);
    }

    #[test]
    fn stripping_then_parsing_is_parsing_then_stripping(text in drafts()) {
        let stripped = parse(Source::new("a.md", strip(&text)));
        prop_assert_eq!(plain(&stripped), plain(&read(&text).0));
        let again = Marks::of(&stripped);
        prop_assert!(again.brackets.is_empty() && again.findings.is_empty());
    }

    #[test]
    fn every_bracket_without_partner_is_reported_at_its_place(text in drafts()) {
        let (draft, marks) = read(&text);
        let strays = draft.indices().flat_map(|at| marks.placed(at)).filter(|placed| placed.mark == Mark::Stray).count();
        let assumed = marks.brackets.iter().filter(|bracket| bracket.closing == Closing::Assumed).count();
        prop_assert_eq!(marks.findings.len(), strays + assumed);
        let opening = marks.findings.iter().filter(|finding| draft.source.slice(finding.span) == "[").count();
        let closing = marks.findings.iter().filter(|finding| draft.source.slice(finding.span) == "]").count();
        prop_assert_eq!((opening, closing), (assumed, strays));
    }

    #[test]
    fn any_text_is_read(text in "[\\[\\]a-z:{}^xX0-9 \\n#().*_-]{0,300}") {
        let (draft, marks) = read(&text);
        is_lossless(&draft, &marks);
        brackets_nest(&draft, &marks);
    }
}

/// As many as a hostile file may nest.
const HOSTILE: usize = 100_000;

#[test]
fn hostile_nesting_is_read_without_recursion() {
    let deep = format!("1. x {}word{}\n", "[a ".repeat(HOSTILE), "]".repeat(HOSTILE));
    let (draft, marks) = read(&deep);
    assert_eq!(marks.brackets.len(), HOSTILE);
    assert_eq!(marks.findings, []);
    assert_eq!(marks.brackets.last().map(|bracket| bracket.depth), Some(HOSTILE as u32 - 1));
    brackets_nest(&draft, &marks);
}

#[test]
fn hostile_brackets_without_partner_are_all_reported() {
    for sign in ["[a ", "] a "] {
        let (draft, marks) = read(&format!("1. x {}\n", sign.repeat(HOSTILE)));
        assert_eq!(marks.findings.len(), HOSTILE);
        is_lossless(&draft, &marks);
    }
}

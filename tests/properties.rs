//! The laws on generated drafts: clause-like text with labels, brackets and lists, and random edits of it.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use proptest::prelude::*;
use travaux::Draft;
use travaux::Pair;
use travaux::Source;
use travaux::parse;
use travaux::renumber::renumber;

mod laws;

/// Words with which drafts are hard: brackets, quotes, references, other scripts.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Party",
        "shall",
        "may",
        "keep",
        "seals",
        "herring",
        "[",
        "]",
        "[shall]",
        "article 2",
        "paragraph 1",
        "harbour,",
        "“boat”",
        "means",
        "30 days",
        "l’État",
        "缔约国",
        "应当",
        "المادة",
        "Статья",
        "1.5",
        "(a)",
        "*very*",
        "and",
        "or;",
        "—",
        "\\[",
        "&",
        "<b>",
    ])
}

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..14).prop_map(|words| words.join(" "))
}

/// A block of Markdown: a heading, a labelled clause, a list, a plain paragraph, a footnote.
fn block() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec![
        "",
        "",
        "1. ",
        "2. ",
        "3. ",
        "(a) ",
        "(b) ",
        "(i) ",
        "   (a) ",
        "- ",
        "[1 bis. ",
        "Option 1: ",
        "## Article 1. ",
        "## Article 2bis. ",
        "# Chapter I. ",
        "## 第六条 ",
        "### ",
        "> ",
        "[^1]: ",
        "| ",
    ]);
    (opening, sentence()).prop_map(|(opening, text)| format!("{opening}{text}"))
}

fn body() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(block(), 0..14)
}

/// An edit of a list of blocks.
#[derive(Debug, Clone)]
enum Change {
    Delete(usize),
    Insert(usize, String),
    Replace(usize, String),
    Move(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<usize>().prop_map(Change::Delete),
        (any::<usize>(), block()).prop_map(|(at, text)| Change::Insert(at, text)),
        (any::<usize>(), block()).prop_map(|(at, text)| Change::Replace(at, text)),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Change::Move(from, to)),
    ]
}

fn apply(mut blocks: Vec<String>, changes: Vec<Change>) -> Vec<String> {
    for change in changes {
        let size = blocks.len();
        match change {
            Change::Insert(at, text) => blocks.insert(at % (size + 1), text),
            _ if size == 0 => {}
            Change::Delete(at) => drop(blocks.remove(at % size)),
            Change::Replace(at, text) => blocks[at % size] = text,
            Change::Move(from, to) => {
                let block = blocks.remove(from % size);
                blocks.insert(to % size, block);
            }
        }
    }
    blocks
}

fn draft(name: &str, blocks: &[String]) -> Draft {
    parse(Source::new(name, blocks.join("\n\n")))
}

#[test]
fn a_part_of_what_is_linked_to_nothing_is_in_a_link() {
    let blocks = [
        "## Article 1. Party",
        "Party",
        "Статья Party 应当 Party",
        "paragraph 1 article 2 harbour,",
        "Party",
        "## Article 1. Party may may may may",
        "Party shall shall",
        "[1 bis. paragraph 1 应当 [shall]",
        "[1 bis. Party",
        "Party",
    ];
    let blocks: Vec<String> = blocks.map(str::to_owned).to_vec();
    let mut changed = blocks.clone();
    changed.insert(7, "## Article 1. [shall] article 2".to_owned());
    changed[5] = "keep".to_owned();
    let (old, new) = (draft("old.md", &blocks), draft("new.md", &changed));
    laws::hold(Pair::new(&old, &new)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_draft_loses_nothing(blocks in body()) {
        laws::nothing_is_lost(&draft("a.md", &blocks)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_text_is_parsed_without_panic(text in "\\PC{0,300}") {
        laws::nothing_is_lost(&parse(Source::new("a.md", text))).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn the_laws_hold_on_edited_drafts(blocks in body(), changes in prop::collection::vec(change(), 0..6)) {
        let old = draft("old.md", &blocks);
        let new = draft("new.md", &apply(blocks, changes));
        laws::hold(Pair::new(&old, &new)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn the_form_of_a_generated_draft_is_stable(blocks in body(), apart in prop::sample::select(vec!["\n", "\n\n", "\n\n\n\n", "  \r\n\r\n"])) {
        laws::form_is_stable(&parse(Source::new("a.md", blocks.join(apart)))).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn renumbering_changes_numbers_alone_and_settles(blocks in body()) {
        let draft = draft("a.md", &blocks);
        if let Ok(made) = renumber(&draft) {
            laws::only_numbers_change(&draft, &made.text).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn a_draft_against_itself_is_empty(blocks in body()) {
        laws::same_is_empty(&draft("a.md", &blocks)).map_err(TestCaseError::fail)?;
    }
}

//! Hostile and broken files are read, aligned and redlined without a panic.

use travaux::Draft;
use travaux::Pair;
use travaux::Source;
use travaux::align::align;
use travaux::parse;
use travaux::redline::redline;

mod laws;

#[track_caller]
fn survives(text: String) -> Draft {
    let draft = parse(Source::new("hostile.md", text));
    if let Err(wrong) = laws::nothing_is_lost(&draft) {
        panic!("{}", wrong.chars().take(200).collect::<String>());
    }
    let same = Pair::new(&draft, &draft);
    assert!(redline(same, align(same)).is_empty());
    draft
}

#[test]
fn an_empty_file_is_a_draft() {
    assert_eq!(survives(String::new()).clauses.len(), 1);
}

#[test]
fn front_matter_alone_is_a_draft() {
    assert_eq!(survives("---\nsymbol: L/1\n---\n".to_owned()).clauses.len(), 1);
}

#[test]
fn zero_bytes_are_text() {
    survives("## Article 1\n\n1. A lamp\0 is \0lit.\n".to_owned());
}

#[test]
fn windows_line_ends_make_the_same_clauses() {
    let text = "---\nsymbol: L/1\n---\n\n## Article 1\n\n1. Lamps:\n\n   (a) lit;\n";
    let crlf = survives(text.replace('\n', "\r\n"));
    assert_eq!(crlf.clauses.len(), survives(text.to_owned()).clauses.len());
}

#[test]
fn one_long_line_is_one_clause() {
    survives("lamp ".repeat(100_000));
}

#[test]
fn nested_brackets_do_not_exhaust_the_stack() {
    survives(format!("## Article 1\n\n{} lamp {}\n", "[".repeat(10_000), "]".repeat(10_000)));
}

#[test]
fn nested_lists_do_not_exhaust_the_stack() {
    let levels: String = (0..300).map(|depth| format!("{}- lamp\n", "  ".repeat(depth))).collect();
    survives(levels);
}

#[test]
fn many_headings_are_many_articles() {
    let text: String = (1..=5_000).map(|number| format!("## Article {number}\n\n")).collect();
    assert!(survives(text).clauses.len() > 5_000);
}

#[test]
fn a_list_behind_a_short_row_of_a_table_is_apart_from_it() {
    survives(
        "| Pier | Berths |\n|---|---|\n| north | 12 |\nquay: south\nsources:\n  - title: the harbour master\n"
            .to_owned(),
    );
}

#[test]
fn cells_that_no_head_announces_are_kept() {
    let draft = survives("| Pier | Berths |\n|---|---|\n| north | | 12\nby the mole;\n".to_owned());
    assert!(draft.clauses.iter().any(|clause| clause.text.as_str().contains("12")));
}

//! The command line as users and scripts meet it: exit codes, messages, files.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

use tempfile::TempDir;

const OLD: &str =
    "---\ninstrument: lighthouses\nlanguage: en\n---\n\n## Article 1\n\n1. Each Party shall keep a lamp.\n";
const NEW: &str = "---\ninstrument: lighthouses\nlanguage: en\n---\n\n## Article 1\n\n1. Each Party may keep a lamp.\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.md"), OLD).unwrap();
    fs::write(folder.path().join("new.md"), NEW).unwrap();
    folder
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    command.args(args).current_dir(folder);
    command
}

fn run(folder: &TempDir, args: &[&str]) -> Output {
    command(folder.path(), args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn fails(folder: &TempDir, args: &[&str], why: &str) {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert!(said(&output).contains(why), "{}", said(&output));
}

#[test]
fn equal_drafts_exit_with_0() {
    assert_eq!(run(&folder(), &["redline", "old.md", "old.md"]).status.code(), Some(0));
}

#[test]
fn different_drafts_exit_with_1() {
    assert_eq!(run(&folder(), &["redline", "old.md", "new.md"]).status.code(), Some(1));
}

#[test]
fn lifted_brackets_may_be_ignored() {
    let folder = folder();
    fs::write(folder.path().join("open.md"), OLD.replace("a lamp", "[a lamp]")).unwrap();
    assert_eq!(run(&folder, &["redline", "open.md", "old.md"]).status.code(), Some(1));
    assert_eq!(run(&folder, &["redline", "open.md", "old.md", "--ignore", "brackets"]).status.code(), Some(0));
}

#[test]
fn a_missing_file_is_named() {
    fails(&folder(), &["redline", "old.md", "none.md"], "none.md");
}

#[test]
fn a_folder_is_no_draft() {
    fails(&folder(), &["tree", "."], "is a folder");
}

#[test]
fn a_file_of_little_but_marks_is_refused_with_the_place() {
    let folder = folder();
    for (name, marks) in
        [("links.md", "[a](b) "), ("emphasis.md", "*a* "), ("rows.md", "| a | b |\n"), ("list.md", "- a\n")]
    {
        fs::write(folder.path().join(name), marks.repeat(5_000_000 / marks.len())).unwrap();
        fails(&folder, &["redline", "old.md", name, "-o", "page.html"], &format!("{name}:"));
        fails(&folder, &["redline", name, "new.md"], "expected sentences with some marks");
    }
    assert!(!folder.path().join("page.html").exists());
}

#[test]
fn text_that_is_not_utf8_names_the_byte() {
    let folder = folder();
    fs::write(folder.path().join("latin.md"), b"Article 1\n\nd\xe9j\xe0\n").unwrap();
    fails(&folder, &["tree", "latin.md"], "byte 12 (line 3) is 0xe9");
}

#[test]
fn an_unknown_ending_fails_and_writes_no_file() {
    let folder = folder();
    fails(&folder, &["redline", "old.md", "new.md", "-o", "out.xyz"], "out.xyz");
    assert!(!folder.path().join("out.xyz").exists());
}

#[test]
fn the_ending_of_the_file_picks_the_form() {
    let folder = folder();
    let output = run(&folder, &["redline", "old.md", "new.md", "-o", "out.json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = fs::read_to_string(folder.path().join("out.json")).unwrap();
    assert!(text.contains("\"travaux/redline/v1\""));
}

#[test]
fn a_dash_as_output_is_standard_output() {
    let folder = folder();
    let output = run(&folder, &["redline", "old.md", "new.md", "-o", "-"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(output.stdout, run(&folder, &["redline", "old.md", "new.md"]).stdout);
    let json = run(&folder, &["redline", "old.md", "new.md", "-o", "-", "--format", "json"]);
    assert!(json.stdout.starts_with(b"{"), "{}", said(&json));
    assert!(!folder.path().join("-").exists());
}

#[test]
fn different_instruments_and_languages_are_warned_of() {
    let folder = folder();
    fs::write(folder.path().join("other.md"), NEW.replace("lighthouses", "harbours").replace(": en", ": fr")).unwrap();
    let output = run(&folder, &["redline", "old.md", "other.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("different instruments"));
    assert!(said(&output).contains("different languages"));
}

#[test]
fn drafts_with_hardly_an_article_in_common_are_warned_of() {
    let folder = folder();
    let draft = |words: &str, from: usize| -> String {
        let article =
            |at: usize| format!("## Article {}\n\n{words} {} {}.\n\n", at + 1, at + from, words.to_uppercase());
        (0..9).map(article).collect()
    };
    fs::write(folder.path().join("a.md"), draft("Keepers number and feed seals at berth", 100)).unwrap();
    fs::write(folder.path().join("b.md"), draft("Banks lend coins under ledger", 500)).unwrap();
    assert!(said(&run(&folder, &["redline", "a.md", "b.md"])).contains("hardly an article"));
    assert!(!said(&run(&folder, &["redline", "a.md", "a.md"])).contains("hardly an article"));
    assert!(said(&run(&folder, &["rounds", "a.md", "b.md"])).contains("hardly an article"));
}

#[test]
fn a_dash_is_standard_input() {
    let folder = folder();
    let mut child = command(folder.path(), &["redline", "old.md", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(NEW.as_bytes()).unwrap();
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(1));
    fails(&folder, &["redline", "-", "-"], "standard input can be read once");
}

#[test]
fn a_page_speaks_the_language_of_the_draft_or_the_one_asked_for() {
    let folder = folder();
    let page = |args: &[&str]| {
        let output = run(&folder, &[&["redline", "old.md", "new.md", "--format", "html"], args].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(page(&[]).contains("<html lang=\"en\" dir=\"ltr\">"));
    let arabic = page(&["--ui", "ar"]);
    assert!(
        arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("lang=\"en\" dir=\"ltr\">"),
        "{arabic}"
    );
    fails(&folder, &["redline", "old.md", "new.md", "--ui", "la"], "expected ar, en, es, fr, ru or zh");
}

#[test]
fn a_pipe_gets_no_colour() {
    let output = run(&folder(), &["redline", "old.md", "new.md"]);
    assert!(!output.stdout.is_empty() && !output.stdout.contains(&0x1b));
}

#[test]
fn a_concordance_is_a_table_for_spreadsheets_where_the_file_says_so() {
    let folder = folder();
    let new = NEW.replace("## Article 1", "## Article 1\n\nThe coast is dark.\n\n## Article 2");
    fs::write(folder.path().join("new.md"), new).unwrap();
    let output = run(&folder, &["rounds", "--concordance", "old.md", "new.md", "-o", "out.csv"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let text = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(text, "old,new,what_happened,title\n–,article 1,inserted,\narticle 1,article 2,renumbered,\n");
}

#[test]
fn a_mistake_in_a_file_of_pins_is_told_with_its_place_and_stops_the_command() {
    let folder = folder();
    fs::write(folder.path().join("pins"), "# decided\narticle 1 = article 11\n").unwrap();
    fails(&folder, &["redline", "old.md", "new.md", "--pins", "pins"], "pins:2:13: error: the new draft has no clause");
    fs::write(folder.path().join("pins"), "article 1, paragraph 1 != article 1, paragraph 1\n").unwrap();
    let output = run(&folder, &["redline", "old.md", "new.md", "--pins", "pins"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("{-Each Party shall keep a lamp.-}"), "{shown}");
}

#[test]
fn pins_of_several_pairs_stand_under_the_symbols_of_their_drafts() {
    let folder = folder();
    let newer = NEW.replace("## Article 1", "## Article 1\n\nThe coast is dark.\n\n## Article 2");
    fs::write(folder.path().join("newer.md"), newer).unwrap();
    let drafts = ["old.md", "new.md", "newer.md"];
    let commands: [&[&str]; 7] = [
        &["rounds"],
        &["rounds", "--concordance"],
        &["history", "article 1"],
        &["offences"],
        &["positions"],
        &["brackets"],
        &["site", "--output", "site"],
    ];
    fs::write(folder.path().join("pins"), "[new -> newer]\narticle 1 = article 3\n").unwrap();
    for command in commands {
        let arguments: Vec<&str> = command.iter().chain(&drafts).chain(&["--pins", "pins"]).copied().collect();
        fails(&folder, &arguments, "pins:2:13: error: the new draft has no clause “article 3”");
    }
    fs::write(folder.path().join("pins"), "article 1 = article 1\n").unwrap();
    fails(&folder, &["rounds", "old.md", "new.md", "newer.md", "--pins", "pins"], "pins:1:1: error: several pairs");
    assert!(!folder.path().join("site").exists());
    fs::write(folder.path().join("pins"), "[new -> newer]\narticle 1 = article 1\n").unwrap();
    let output =
        run(&folder, &["rounds", "--concordance", "old.md", "new.md", "newer.md", "--pins", "pins", "--format", "csv"]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("article 1,article 1,article 1,"), "{table}");
}

#[test]
fn a_link_is_explained_with_its_evidence_and_what_came_second() {
    let folder = folder();
    let output = run(&folder, &["redline", "old.md", "new.md", "--explain", "article 1, paragraph 1"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.starts_with("article 1, paragraph 1 of old → article 1, paragraph 1 of new\nlinked: similar words"),
        "{shown}"
    );
    fails(
        &folder,
        &["redline", "old.md", "new.md", "--explain", "article 1, paragrph 1"],
        "did you mean “article 1, paragraph 1”?",
    );
}

#[test]
fn completions_and_the_manual_are_printed() {
    for args in [&["completions", "bash"][..], &["man"]] {
        let output = run(&folder(), args);
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8(output.stdout).unwrap().contains("travaux"));
    }
}

#[test]
fn a_draft_is_formatted_in_place_and_then_clean() {
    let folder = folder();
    let form = fs::read_to_string(folder.path().join("old.md")).unwrap();
    fs::write(folder.path().join("old.md"), form.replace("1. Each", "\n\n1.  Each")).unwrap();
    let checked = run(&folder, &["fmt", "--check", "old.md", "new.md"]);
    assert_eq!((checked.status.code(), checked.stdout), (Some(1), b"old.md\n".to_vec()));
    let shown = String::from_utf8(run(&folder, &["fmt", "--diff", "old.md"]).stdout).unwrap();
    assert!(shown.contains("-1.  Each") && shown.contains("+1. Each"), "{shown}");
    assert_eq!(run(&folder, &["fmt", "old.md"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("old.md")).unwrap(), form);
}

#[test]
fn a_word_document_has_no_form() {
    let folder = folder();
    assert_eq!(run(&folder, &["export", "old.md", "-o", "old.docx"]).status.code(), Some(0));
    fails(&folder, &["fmt", "old.docx"], "travaux import");
}

#[test]
fn a_draft_is_renumbered_in_place_and_references_follow() {
    let folder = folder();
    let text = "## Article 2\n\nSee article 4.\n\n## Article 4\n\nText.\n";
    fs::write(folder.path().join("gap.md"), text).unwrap();
    let dry = run(&folder, &["renumber", "--dry-run", "gap.md"]);
    assert_eq!(dry.status.code(), Some(1));
    assert_eq!(fs::read_to_string(folder.path().join("gap.md")).unwrap(), text);
    assert_eq!(run(&folder, &["renumber", "gap.md"]).status.code(), Some(0));
    let made = fs::read_to_string(folder.path().join("gap.md")).unwrap();
    assert_eq!(made, "## Article 1\n\nSee article 2.\n\n## Article 2\n\nText.\n");
}

#[test]
fn drafts_without_round_and_date_stay_in_the_order_named() {
    let folder = folder();
    let dated = NEW.replace("language: en", "language: en\ndate: 2031-01-01");
    fs::write(folder.path().join("dated.md"), dated).unwrap();
    let output = run(&folder, &["rounds", "dated.md", "old.md"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.starts_with("dated → old"), "{told}");
}

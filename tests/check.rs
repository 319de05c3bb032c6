//! `travaux check` as users and hooks meet it: exit codes, git, other drafts, fixes.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

const FIRST: &str = "---\ninstrument: lighthouses\nsymbol: L/1\nround: 1\nlanguage: en\n---\n\n\
    ## Article 1. Illegal access {offence=illegal-access}\n\nEach Party shall make it an offence to enter a tower.\n";
const SECOND: &str = "---\ninstrument: lighthouses\nsymbol: L/2\nround: 2\nlanguage: en\npredecessor: L/1\n---\n\n\
    ## Article 1. Illegal access {offence=illegal-access}\n\nEach Party shall make it an offence to enter a tower.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    files.iter().for_each(|(name, text)| write(&folder, name, text));
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// The exit code of a check and what it printed.
#[track_caller]
fn checked(folder: &TempDir, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    let output = command.arg("check").args(args).current_dir(folder.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[track_caller]
fn passes(folder: &TempDir, args: &[&str]) {
    assert_eq!(checked(folder, args), (Some(0), String::new()));
}

/// Says that a check finds something of which all of these words are printed.
#[track_caller]
fn finds(folder: &TempDir, args: &[&str], words: &[&str]) {
    let (code, out) = checked(folder, args);
    assert!(code == Some(1) && words.iter().all(|word| out.contains(word)), "{out}");
}

/// Runs git in a folder as nobody in particular.
#[track_caller]
fn git(folder: &TempDir, args: &[&str]) {
    let who = ["-c", "user.name=keeper", "-c", "user.email=keeper@lighthouse.example"];
    let output = Command::new("git").current_dir(folder.path()).args(who).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn repository(files: &[(&str, &str)]) -> TempDir {
    let folder = folder(files);
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "--message", "All rounds"]);
    folder
}

/// The second draft with a provision that is no offence.
fn without_offence() -> String {
    let plain = SECOND.replace(" {offence=illegal-access}", "").replace("Illegal access", "Towers");
    plain.replace("make it an offence to enter", "open")
}

#[test]
fn a_published_draft_may_be_edited_only_as_an_erratum() {
    let folder = repository(&[("1.md", FIRST), ("2.md", SECOND)]);
    passes(&folder, &["."]);
    write(&folder, "1.md", &FIRST.replace("shall", "may"));
    finds(&folder, &["1.md"], &["1.md:10:1: error:", "(see HEAD:1.md:10:12)", "[published-text-edited]"]);
    passes(&folder, &["1.md", "--allow-errata"]);
    write(&folder, "2.md", &SECOND.replace("shall", "may"));
    passes(&folder, &["2.md"]);
}

#[test]
fn an_offence_lost_since_the_last_commit_is_found() {
    let folder = repository(&[("2.md", SECOND)]);
    write(&folder, "2.md", &without_offence());
    finds(&folder, &["2.md"], &["2.md:9:4: error: the offence illegal-access", "of L/2", "[lost-offence]"]);
    write(&folder, "2.md", &without_offence().replace("round: 2", "round: 2\nremoves: [illegal-access]"));
    passes(&folder, &["2.md"]);
}

#[test]
fn a_repository_without_a_commit_has_no_committed_forms() {
    let folder = folder(&[("2.md", SECOND)]);
    git(&folder, &["init", "--quiet"]);
    passes(&folder, &["2.md"]);
}

#[test]
fn a_draft_is_held_against_another_that_is_named() {
    let folder = folder(&[("first.md", FIRST), ("sub/x.md", &without_offence())]);
    passes(&folder, &["sub/x.md"]);
    finds(&folder, &["sub/x.md", "--against", "first.md"], &["[lost-offence]"]);
}

#[test]
fn drafts_in_other_folders_are_named_in_a_file() {
    let folder = folder(&[("old/1.md", FIRST), ("new/2.md", &without_offence())]);
    passes(&folder, &["new/2.md"]);
    write(&folder, "new/travaux.toml", "folders = [\"../old\"]\n");
    finds(&folder, &["new/2.md"], &["[lost-offence]"]);
}

#[test]
fn a_taxonomy_of_ones_own_is_named_in_a_file() {
    let folder = folder(&[("a.md", &FIRST.replace("illegal-access", "lamp-theft"))]);
    finds(&folder, &["a.md"], &["[unknown-offence]"]);
    let offence = "id: lamp-theft, group: traditional, title: {en: Theft of lamps}";
    let darknet = "darknet: {relevant: false, reason: Lamps are heavy., source: us}";
    write(&folder, "own.yaml", &format!("version: 1\noffences:\n  - {{{offence}, {darknet}}}\n"));
    write(&folder, "travaux.toml", "offences = \"own.yaml\"\n");
    passes(&folder, &["a.md"]);
}

#[test]
fn a_fix_mends_the_file() {
    let folder = folder(&[("a.md", &FIRST.replace("tower", "to\u{200b}wer"))]);
    passes(&folder, &["a.md", "--fix"]);
    assert_eq!(text(&folder, "a.md"), FIRST);
}

#[test]
fn a_fix_leaves_files_of_other_formats_alone() {
    let given = "Article 1\n\nEach Party shall keep a lamp , and a tower.\n";
    let folder = folder(&[("a.txt", given)]);
    finds(&folder, &["a.txt", "--fix", "--only", "space-before-punctuation"], &["a blank before punctuation"]);
    assert_eq!(text(&folder, "a.txt"), given);
}

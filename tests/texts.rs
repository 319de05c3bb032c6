//! The laws on real texts: all of `texts/`, `fixtures/` and, where it lies beside the project, `../shared/corpora`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::path::Path;
use std::path::PathBuf;

use travaux::Pair;
use travaux::Source;
use travaux::format::Formatted;
use travaux::format::format;
use travaux::parse;

mod laws;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => open.push(path),
                Some("md" | "txt") => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

#[track_caller]
fn every_text_is_kept(folder: &Path) -> usize {
    let files = files(folder);
    for path in &files {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let draft = parse(Source::new(path.to_string_lossy(), text));
        if let Err(wrong) = laws::nothing_is_lost(&draft) {
            panic!("{}: {wrong}", path.display());
        }
    }
    files.len()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn our_own_texts_lose_nothing() {
    assert!(every_text_is_kept(&root().join("texts")) > 0);
    every_text_is_kept(&root().join("fixtures"));
}

#[test]
fn the_corpora_lose_nothing() {
    let corpora = root().join("../shared/corpora");
    if corpora.is_dir() {
        assert!(every_text_is_kept(&corpora) > 0);
    } else {
        println!("skipped: {} is missing", corpora.display());
    }
}

#[track_caller]
fn forms_are_stable(folder: &Path, step: usize) {
    let markdown = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    for path in files(folder).into_iter().filter(markdown).step_by(step) {
        let draft = parse(Source::new(path.to_string_lossy(), std::fs::read_to_string(&path).unwrap()));
        laws::form_is_stable(&draft).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()));
    }
}

#[test]
fn every_text_has_a_stable_form() {
    forms_are_stable(&root().join("texts"), 1);
    forms_are_stable(&root().join("../shared/corpora"), 4);
}

#[test]
fn our_own_texts_are_in_their_form() {
    for path in files(&root().join("texts")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let form = format(&parse(Source::new("a.md", text.as_str())));
        assert!(form == Formatted::Text(text), "run `travaux fmt {}`", path.display());
    }
}

/// Two files of a folder that hold successive drafts.
#[track_caller]
fn laws_hold(old: &Path, new: &Path) {
    let read = |path: &Path| {
        parse(Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(path).unwrap()))
    };
    let drafts = Pair::new(read(old), read(new));
    if let Err(wrong) = laws::hold(drafts.as_ref()).and_then(|()| laws::same_is_empty(&drafts.old)) {
        panic!("{} -> {}: {wrong}", old.display(), new.display());
    }
}

#[test]
fn the_laws_hold_on_our_rounds() {
    let rounds: Vec<PathBuf> = files(&root().join("texts/un-cybercrime"))
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".en.md"))
        .collect();
    assert_eq!(rounds.len(), 8);
    rounds.windows(2).for_each(|pair| laws_hold(&pair[0], &pair[1]));
}

#[test]
fn the_laws_hold_on_real_drafts() {
    let corpora = root().join("../shared/corpora");
    if !corpora.is_dir() {
        println!("skipped: {} is missing", corpora.display());
        return;
    }
    for pair in ["23-oct-2015 4-dec-2015", "4-dec-2015 12-dec-2015", "12-dec-2015 2016-01-29-final"] {
        let (old, new) = pair.split_once(' ').unwrap();
        let path = |name: &str| corpora.join(format!("paris/{name}.md"));
        laws_hold(&path(old), &path(new));
    }
    for folder in ["ukbills", "canada", "cc4", "china", "taiwan", "france", "saudi", "chile"] {
        let mut pairs: Vec<PathBuf> =
            std::fs::read_dir(corpora.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        pairs.sort();
        pairs.iter().step_by(6).take(3).for_each(|pair| laws_hold(&pair.join("old.md"), &pair.join("new.md")));
    }
}

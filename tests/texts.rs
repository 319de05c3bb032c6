//! The laws on real texts: all of `texts/`, `fixtures/` and, where it lies beside the project, `../shared/corpora`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::path::Path;
use std::path::PathBuf;

use travaux::Source;
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

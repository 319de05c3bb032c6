//! What the page of a redline costs its reader, at the size of a convention and ten times that: weight, first paint,
//! a filter, a step, a view. Measured in a headless browser, where there is one.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a bench prints and may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[path = "pair.rs"]
mod pair;

fn page(folder: &Path, scale: usize) -> String {
    let path = |name: &str| folder.join(format!("{name}-{scale}")).to_str().unwrap().to_owned();
    let pair::Made { old, new, .. } = pair::pair(scale);
    let (old_path, new_path, page) = (path("old") + ".md", path("new") + ".md", path("page") + ".html");
    println!("page of {} words", old.split_whitespace().count());
    fs::write(&old_path, old).unwrap();
    fs::write(&new_path, new).unwrap();
    Command::new(env!("CARGO_BIN_EXE_travaux")).args(["redline", &old_path, &new_path, "-o", &page]).status().unwrap();
    page
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let pages = [1, 10].map(|scale| page(folder.path(), scale));
    let run = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/run");
    assert!(Command::new(run).arg("timing").args(pages).status().unwrap().success());
}

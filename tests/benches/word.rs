//! A redline of two Word files as a whole process, beside LibreOffice's comparison and other tools for Word files. The
//! measuring is done in Python, which knows the peak of memory of a process and its children.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a bench prints and may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[path = "pair.rs"]
mod pair;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let pair::Made { old, new, .. } = pair::pair(1);
    fs::write(folder.path().join("old.md"), old).unwrap();
    fs::write(folder.path().join("new.md"), new).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/benches/word.py");
    match Command::new("python3").arg(&script).args([Path::new(env!("CARGO_BIN_EXE_travaux")), folder.path()]).status()
    {
        Ok(status) => assert!(status.success(), "{} failed", script.display()),
        Err(error) => println!("{}: skipped, python3 does not run: {error}", script.display()),
    }
}

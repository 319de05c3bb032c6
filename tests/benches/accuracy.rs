//! Scores alignments of real drafts against the ground truth of `../shared/corpora`, beside simpler means, and redlines of
//! generated pairs whose every word has a known fate; before these, how well offences are recognised. The judging is done in Python, like that of the tools it uses.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a bench prints and may panic")]

#[path = "../recognition/mod.rs"]
mod recognition;

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use travaux::Language;

fn main() {
    for language in [Language::English, Language::Chinese] {
        let score = recognition::score(language, |_| {});
        println!("offences of texts/ from words alone, {}: {score}", language.tag());
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = project.join("../shared");
    let travaux = OsStr::new(env!("CARGO_BIN_EXE_travaux"));
    let scorer = shared.join("tools/score_alignment.py");
    let generator = shared.join("tools/generate_pair.py");
    for (script, needed, argument) in
        [("accuracy.py", &scorer, shared.as_os_str()), ("generated.py", &generator, generator.as_os_str())]
    {
        if !needed.is_file() {
            println!("{script}: skipped, {} is missing", needed.display());
            continue;
        }
        let script = project.join("tests/benches").join(script);
        match Command::new("python3").arg(&script).args([argument, travaux]).status() {
            Ok(status) => assert!(status.success(), "{} failed", script.display()),
            Err(error) => println!("{}: skipped, python3 does not run: {error}", script.display()),
        }
    }
}

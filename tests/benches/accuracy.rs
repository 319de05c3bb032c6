//! Scores alignments against the ground truth of `../shared/corpora`, by the scorer that lies beside them.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs, reason = "a bench prints and may panic")]

use std::path::Path;
use std::process::Command;

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let scorer = shared.join("tools/score_alignment.py");
    if !scorer.is_file() {
        println!("skipped: {} is missing", scorer.display());
        return;
    }
    for folder in ["ukbills", "canada", "cc4", "china", "taiwan", "france", "saudi", "chile"] {
        let corpus = shared.join("corpora").join(folder);
        let mut command = Command::new("python3");
        command.arg(&scorer).arg("--all").arg(corpus).args(["--quiet", "--travaux", env!("CARGO_BIN_EXE_travaux")]);
        let output = command.output().unwrap();
        print!("{folder:8} {}", String::from_utf8_lossy(&output.stdout));
    }
}

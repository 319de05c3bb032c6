//! `travaux check` with all rules as a whole process: one draft of 25,000 words, beside `wc` and the parse alone, and 500
//! drafts at once.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and may panic")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

/// How often each process is run; the median is printed.
const RUNS: usize = 9;

/// A clean draft of that many articles, each of 250 words.
fn draft(articles: usize, symbol: usize) -> String {
    let mut text = format!("---\ninstrument: bench-{symbol}\nsymbol: B/{symbol}\nround: 1\nlanguage: en\n---\n\n");
    let sentence =
        "shall keep a register of its lamps and report on it to the meeting of the Parties in accordance with";
    for article in 1..=articles {
        writeln!(text, "## Article {article}. Duties of keepers, part {article}\n").unwrap();
        for paragraph in 1..=10 {
            let target = 1 + (article + paragraph) % articles;
            writeln!(text, "{paragraph}. Each Party {sentence} article {target} [and with care].\n").unwrap();
        }
    }
    text
}

/// The median time of a whole process.
fn median(program: &str, args: &[&str]) -> Duration {
    let run = || {
        let start = Instant::now();
        let status = Command::new(program).args(args).stdout(Stdio::null()).status().unwrap();
        assert!(status.code().is_some_and(|code| code < 2), "{program} {args:?} failed");
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn show(what: &str, time: Duration) {
    println!("{what:44} {:8.1} ms", time.as_secs_f64() * 1000.0);
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let one = folder.path().join("one/draft.md");
    let many = folder.path().join("many");
    fs::create_dir_all(one.parent().unwrap()).unwrap();
    fs::create_dir_all(&many).unwrap();
    let text = draft(100, 0);
    println!("one draft: {} words, {} bytes", text.split_whitespace().count(), text.len());
    fs::write(&one, text).unwrap();
    for at in 0..500 {
        fs::write(many.join(format!("{at}.md")), draft(10, at)).unwrap();
    }
    let travaux = env!("CARGO_BIN_EXE_travaux");
    let name = |path: &Path| path.to_string_lossy().into_owned();
    show("wc", median("wc", &[&name(&one)]));
    show("travaux tree (the parse and a listing)", median(travaux, &["tree", &name(&one)]));
    show("travaux check, all rules", median(travaux, &["check", &name(&one)]));
    show("travaux check, 500 drafts of a tenth", median(travaux, &["check", &name(&many)]));
}

//! Whole processes against `git diff --word-diff` on a generated pair of drafts, and growth with its size.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a bench prints and may panic"
)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

#[path = "extreme.rs"]
mod extreme;
#[path = "hostile.rs"]
mod hostile;
#[path = "pair.rs"]
mod pair;

use pair::Made;
use pair::pair;

const RUNS: usize = 41;
/// The first runs read programs and drafts from the disk.
const WARM_UP: usize = 3;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The program as an installation leaves it, copied: what a linker wrote lies in the cache in small pieces, which costs
/// every start half a millisecond until it is read again, and git was installed.
fn installed(folder: &Path) -> String {
    let program = folder.join("travaux");
    fs::copy(env!("CARGO_BIN_EXE_travaux"), &program).unwrap();
    program.to_str().unwrap().to_owned()
}

fn time(program: &str, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    start.elapsed()
}

fn measure(folder: &Path, scale: usize, runs: usize) -> (Duration, Duration) {
    let Made { old, new, .. } = pair(scale);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (old_path, new_path, page) = (path("old.md"), path("new.md"), path("page.html"));
    fs::write(&old_path, &old).unwrap();
    fs::write(&new_path, &new).unwrap();
    let program = installed(folder);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..WARM_UP + runs {
        // A page that replaces another waits until the disk has it; git writes none.
        let _ = fs::remove_file(&page);
        let own = time(&program, &["redline", &old_path, &new_path, "-o", &page]);
        let git = time("git", &["diff", "--no-index", "--word-diff", &old_path, &new_path]);
        if run >= WARM_UP {
            ours.push(own);
            theirs.push(git);
        }
    }
    let words = old.split_whitespace().count();
    let size = fs::metadata(&page).unwrap().len();
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{words:>9} words: travaux {ours:>9.1?}, git {theirs:>9.1?}, ratio {:.2}; page {} KB",
        ours.as_secs_f64() / theirs.as_secs_f64(),
        size / 1024
    );
    (ours, theirs)
}

/// A file of a bench, by its path.
fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn growth(folder: &Path) {
    let one = measure(folder, 1, RUNS).0.as_secs_f64();
    let ten = measure(folder, 10, 5).0.as_secs_f64();
    let hundred = measure(folder, 100, 3).0.as_secs_f64();
    println!(
        "time per word against that of the smallest: x10 {:.2}, x100 {:.2}",
        ten / one / 10.0,
        hundred / one / 100.0
    );
}

/// Nothing tells clauses apart, or everything stands in one list: their number must not make each of them dearer.
fn hostile_growth(folder: &Path) {
    for (name, draft) in hostile::KINDS {
        let run = |clauses: usize| {
            let (old, new) = (file(folder, "a.md", &draft(clauses, 0)), file(folder, "b.md", &draft(clauses, 1)));
            let page = folder.join("c.html").to_str().unwrap().to_owned();
            let times = (0..5).map(|_| time(env!("CARGO_BIN_EXE_travaux"), &["redline", &old, &new, "-o", &page]));
            median(times.collect()).as_secs_f64() / clauses as f64
        };
        println!("{name}: time per clause at 100,000 against 1,000: {:.2}", run(100_000) / run(1_000));
    }
}

/// The peak of memory of a process in bytes, as Linux tells it while the process runs; 0 elsewhere.
fn peak(arguments: &[&str]) -> u64 {
    let command = &mut Command::new(env!("CARGO_BIN_EXE_travaux"));
    let mut child = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak * 1024
}

/// Drafts of nothing but what takes much room: time, memory against both files, and whether they are refused.
fn extreme(folder: &Path) {
    for (name, make) in extreme::KINDS {
        let texts = make();
        let size: usize = texts.iter().map(String::len).sum();
        let [old, new] = [("a.md", &texts[0]), ("b.md", &texts[1])].map(|(name, text)| file(folder, name, text));
        drop(texts);
        let page = folder.join("c.html").to_str().unwrap().to_owned();
        let _ = fs::remove_file(&page);
        let arguments = ["redline", &old, &new, "-o", &page];
        let (time, peak) = (time(env!("CARGO_BIN_EXE_travaux"), &arguments), peak(&arguments));
        let refused = if fs::exists(&page).unwrap() { "" } else { ", refused" };
        println!("{name}: {time:.1?}, {} MB, {:.1} times the files{refused}", peak >> 20, peak as f64 / size as f64);
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    growth(folder.path());
    hostile_growth(folder.path());
    extreme(folder.path());
}

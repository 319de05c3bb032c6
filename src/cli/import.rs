//! `travaux import`: a document of another format becomes a draft.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::document;
use super::document::Format;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::import::Aside;
use crate::import::Changes;
use crate::import::Imported;
use crate::import::Report;
use crate::import::What;

/// Turn a DOCX, PDF, HTML or text file into a draft
///
/// The draft goes to standard output, a report of what was taken and what was left aside to standard error. PDF is
/// read with poppler's `pdftotext`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Document to read
    file: String,
    /// Draft to write [default: standard output]
    #[arg(short, long, value_name = "DRAFT.md")]
    output: Option<PathBuf>,
    /// What to do with the tracked changes of a DOCX, and with `ins` and `del` of HTML
    #[arg(long, value_enum, default_value_t = Resolve::Accept)]
    changes: Resolve,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Resolve {
    /// Take the new text
    Accept,
    /// Take the old text
    Reject,
    /// Write them as {++new++} and {--old--}
    Keep,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let bytes = input::bytes(&args.file)?;
    let changes = match args.changes {
        Resolve::Accept => Changes::Accept,
        Resolve::Reject => Changes::Reject,
        Resolve::Keep => Changes::Keep,
    };
    let format = Format::of(&args.file, &bytes).unwrap_or(Format::Text);
    let imported = document::import(&args.file, format, bytes, changes)?;
    console.write(args.output.as_deref(), imported.source.text().as_bytes())?;
    report(&imported, console);
    Ok(Outcome::Clean)
}

fn report(imported: &Imported, console: &mut Console) {
    let Report { read, kept, aside } = &imported.report;
    console.say(&format!("{}: {read} characters read, {kept} kept as text", imported.source.name()));
    let mut kinds: Vec<What> = aside.iter().map(|aside| aside.what).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for what in kinds {
        let of_kind: Vec<&Aside> = aside.iter().filter(|aside| aside.what == what).collect();
        console.say(&format!("left aside: {} ({}): {}", what.name(), of_kind.len(), sample(&of_kind)));
    }
    for finding in &imported.findings {
        console.remark(&imported.source, finding);
    }
}

/// Longest list of what was left aside that a terminal line can bear.
const SAMPLE: usize = 160;

fn sample(aside: &[&Aside]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for text in aside.iter().map(|aside| aside.text.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !texts.contains(&text) && texts.len() < 12 {
            texts.push(text);
        }
    }
    let whole = texts.join("; ");
    if whole.chars().count() <= SAMPLE { whole } else { whole.chars().take(SAMPLE).chain(['…']).collect() }
}

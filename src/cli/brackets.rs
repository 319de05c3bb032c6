//! `travaux brackets`: how much is left to settle, round by round.

use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::render::state;
use crate::render::state::Round;

/// Show what is in brackets, under options, blank and agreed
///
/// Drafts are taken in the order of their rounds where all have one, else in the order given.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts
    #[arg(required = true)]
    drafts: Vec<String>,
    /// File to write instead of standard output; its ending picks the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the output [default: by the ending of FILE, else terminal]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables
    Terminal,
    /// A page with a chart
    Html,
    /// One line a draft, chapter and article
    Csv,
    /// Schema `brackets`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let mut drafts = input::drafts(&args.drafts)?;
    order(&mut drafts);
    let rounds: Vec<Round<'_>> = drafts.iter().map(Round::of).collect();
    let mut out = String::new();
    match args.format.unwrap_or_else(|| by_ending(args.output.as_deref())) {
        Format::Terminal => state::terminal::write(&mut out, &rounds, console.width),
        Format::Html => state::html::write(&mut out, &rounds),
        Format::Csv => state::csv::write(&mut out, &rounds),
        Format::Json => state::json::write(&mut out, &rounds),
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

fn by_ending(output: Option<&Path>) -> Format {
    match output.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("html" | "htm") => Format::Html,
        Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        _ => Format::Terminal,
    }
}

/// Puts drafts in the order of their rounds, if every one of them has its place.
fn order(drafts: &mut [Draft]) {
    if drafts.iter().all(|draft| draft.meta.round.is_some()) {
        drafts.sort_by_key(|draft| draft.meta.round);
    }
}

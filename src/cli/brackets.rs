//! `travaux brackets`: how much is left to settle, round by round.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use super::pins;
use super::redline::Interface;
use crate::draft::Draft;
use crate::render::state;
use crate::render::state::Page;
use crate::render::state::Round;

/// Show what is in brackets, under options, blank and agreed
///
/// Tells for every draft, chapter and article how much is not agreed, what became of the brackets from each
/// draft to the next, what is left to settle, and which agreed text was touched. Drafts are taken in the order of
/// their rounds, then of their dates, else in the order given.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Language to read where there are several, as `zh` [default: that of most drafts]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[command(flatten)]
    pins: pins::Decided,
    /// File to write instead of standard output; its ending picks the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the output [default: by the ending of FILE, else terminal]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    interface: Interface,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables
    #[value(alias = "txt")]
    Terminal,
    /// A page with a chart
    Html,
    /// One line a draft, chapter and article
    Csv,
    /// Schema `brackets`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = input::rounds(&args.drafts, args.language.as_deref(), console)?;
    let rounds: Vec<Round<'_>> = drafts.iter().map(Round::of).collect();
    let all: Vec<&Draft> = drafts.iter().collect();
    let steps = args.pins.redline(&all, console)?;
    let page = Page { rounds: &rounds, steps: &steps, interface: args.interface.over(&all) };
    let mut out = String::new();
    match output::form(args.format, args.output.as_deref(), Format::Terminal)? {
        Format::Terminal => state::terminal::write(&mut out, page, console.width),
        Format::Html => state::html::write(&mut out, page),
        Format::Csv => state::csv::write(&mut out, page),
        Format::Json => state::json::write(&mut out, page),
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

//! `travaux redline`: two drafts, clause by clause.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::align::align;
use crate::pair::Pair;
use crate::redline::redline;
use crate::render::redline as render;

/// Compare two drafts clause by clause
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Older draft
    old: String,
    /// Newer draft
    new: String,
    /// File to write instead of standard output; its ending picks the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the output [default: by the ending of FILE, else terminal]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Schema `redline`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = Pair::new(input::draft(&args.old)?, input::draft(&args.new)?);
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let mut out = String::new();
    render::json::write(&mut out, &made);
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(if made.is_empty() { Outcome::Clean } else { Outcome::Found })
}

//! `travaux positions`: who stands for what.

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
use crate::lineage::Lineage;
use crate::positions::Positions;
use crate::render::positions as render;
use crate::render::positions::Page;

/// Show which delegation proposes, supports, opposes or reserves what, over all drafts
///
/// Names are read inside brackets (`[X: text]`, `[text: X, Y]`, `[X propose; Y oppose: text]`), from headings
/// that name a delegation, and from footnotes that begin with one. Clauses are followed through renumbering.
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
    /// Tables by clause and by delegation
    #[value(alias = "txt")]
    Terminal,
    /// A page with both tables
    Html,
    /// One line a position
    Csv,
    /// Schema `positions`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let format = output::form(args.format, args.output.as_deref(), Format::Terminal)?;
    let drafts = input::rounds(&args.drafts, args.language.as_deref(), console)?;
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let alignments = args.pins.align(&drafts, console)?;
    let positions = Positions::of(&drafts, &Lineage::trace(&alignments));
    let page = Page::of(&drafts, &positions, args.interface.over(&drafts));
    let mut out = String::new();
    match format {
        Format::Terminal => render::terminal::write(&mut out, &page, console.width),
        Format::Html => render::html::write(&mut out, &page),
        Format::Csv => render::csv::write(&mut out, &page),
        Format::Json => render::json::write(&mut out, &page),
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

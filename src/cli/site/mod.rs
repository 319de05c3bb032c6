//! `travaux site` and `travaux serve`: a folder of drafts as pages.
//!
//! 1. [`series`]: which drafts are one negotiation, and what its pages need;
//! 2. [`plan`]: which pages there are, each with a key that tells whether it must be written anew;
//! 3. [`build`](mod@build): the pages whose keys are new are written, on all cores;
//! 4. [`serve`]: the same, written again whenever a draft changes.

pub(super) mod serve;

mod build;
mod plan;
mod series;

use std::path::PathBuf;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use super::pins;
use super::redline::Interface;
use crate::draft::Draft;
use crate::draft::Language;

/// Write a folder of drafts as pages: texts, redlines, tables, lives of articles and a search
///
/// The pages link to each other by relative paths and need no server. Drafts that did not change since the last
/// time are not written again.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts with the folders in them
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Folder to write, made if need be
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    pins: pins::Decided,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = read(&args.drafts)?;
    let written = build::build(&drafts, (&args.output, args.interface.language()), &args.pins, console)?;
    console.say(&format!("travaux: {}; open {}", written.told(), args.output.join("index.html").display()));
    Ok(Outcome::Clean)
}

/// Reads all documents below folders, whatever their format.
fn read(names: &[String]) -> Result<Vec<Draft>, Failure> {
    let files = input::documents(names)?;
    if files.is_empty() {
        return Err(Failure::Usage(format!("no drafts in {}", names.join(", "))));
    }
    files.iter().map(|name| input::draft(name)).collect()
}

/// The language of pages that are about drafts in several.
fn shared(asked: Option<Language>, drafts: &[&Draft]) -> Language {
    asked.or_else(|| drafts.last().map(|draft| draft.meta.language)).unwrap_or_default()
}

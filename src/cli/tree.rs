//! `travaux tree`: the clauses of a draft with their citations.

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::render::tree;

/// Print the clause tree of a draft
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Draft to read
    draft: String,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Indented lines: citation and first words
    #[value(aliases = ["text", "txt"])]
    Terminal,
    /// Schema `tree`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let draft = input::draft(&args.draft)?;
    input::report(&draft, console);
    let mut text = String::new();
    match args.format {
        Format::Terminal => tree::text(&mut text, &draft, console.width),
        Format::Json => tree::json(&mut text, &draft),
    }
    console.write(None, text.as_bytes())?;
    Ok(Outcome::Clean)
}

//! `travaux renumber`: labels in sequence.

use std::path::Path;
use std::path::PathBuf;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::align::Pins;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::parse::parse;
use crate::redline::compare;
use crate::render::redline::terminal;
use crate::render::redline::terminal::Shown;
use crate::renumber::renumber;
use crate::source::Source;

/// Give the clauses of a draft labels in sequence and make its references follow
///
/// Inserted numbers such as `3 bis` become regular ones. The file is written in place, or to FILE.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Draft; `-` renumbers standard input to standard output
    draft: String,
    /// File to write instead of the draft itself
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing and show the redline of what would change
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let draft = input::markdown(&args.draft)?;
    let made = renumber(&draft).map_err(|ambiguous| {
        let (line, cite) = (draft.line(ambiguous.clause), Citations::of(&draft).cite(ambiguous.clause).to_owned());
        let name = draft.source.name();
        Failure::Usage(format!(
            "{name}:{line}: {cite} would be read as another clause under its new number; label it so that its kind is \
             clear, and renumber again"
        ))
    })?;
    for finding in &made.findings {
        console.remark(&draft.source, finding);
    }
    if args.dry_run {
        let new = parse(Source::new(draft.source.name(), made.text));
        let drafts = Pair::new(&draft, &new);
        let redline = compare(drafts, &Pins::default());
        let mut out = String::new();
        terminal::write(&mut out, &redline, console.look(None, Shown::Changed));
        console.write(None, out.as_bytes())?;
        return Ok(if redline.is_empty() { Outcome::Clean } else { Outcome::Found });
    }
    let place = args.output.as_deref().or((args.draft != "-").then(|| Path::new(&args.draft)));
    console.write(place, made.text.as_bytes())?;
    console.say(&format!(
        "travaux: {} clauses renumbered, {} numbers in references follow",
        made.clauses, made.references
    ));
    Ok(Outcome::Clean)
}

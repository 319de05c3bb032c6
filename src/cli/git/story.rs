//! `travaux git story`: what the staged drafts change, in sentences.

use super::draft_or_none;
use crate::align::Pins;
use crate::cli::Outcome;
use crate::cli::input;
use crate::cli::output::Console;
use crate::cli::output::Failure;
use crate::pair::Pair;
use crate::redline::compare;
use crate::redline::story;

/// Say in sentences what staged drafts change against the last commit
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Drafts, by their paths in the repository
    #[arg(required = true)]
    files: Vec<String>,
    /// Revision to compare with
    #[arg(long, value_name = "REV", default_value = "HEAD")]
    since: String,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    for file in &args.files {
        let told = told(file, &args.since)?;
        console.write(None, told.as_bytes())?;
    }
    Ok(Outcome::Clean)
}

fn told(file: &str, since: &str) -> Result<String, Failure> {
    let (before, staged) = (format!("{since}:./{file}"), format!(":./{file}"));
    let there = Pair::new(input::is_committed(&before), input::is_committed(&staged));
    let drafts = Pair::new(draft_or_none(&before, &before, there.old)?, draft_or_none(&staged, &staged, there.new)?);
    let mut out = format!("{file}\n");
    match (there.old, there.new) {
        (false, _) => out.push_str("  • A new draft.\n"),
        (true, false) => out.push_str("  • The draft is gone.\n"),
        (true, true) => {
            let made = compare(drafts.as_ref(), &Pins::default());
            for sentence in story::tell(&made, made.drafts.new.meta.language) {
                out.push_str(&format!("  • {}\n", sentence.text));
            }
        }
    }
    Ok(out)
}

//! `travaux git`: drafts in git.
//!
//! 1. [`setup`]: tells a repository which files are drafts and who compares them;
//! 2. [`driver`]: what git calls for `git diff` (the clause redline) and for `git show` and `git log` (a line a clause);
//! 3. [`story`]: what the staged drafts change, in sentences, for a pre-commit hook;
//! 4. `workflow.yml`: a workflow for GitHub that puts the redlines of a pull request beside it.

mod driver;
mod setup;
mod story;

use clap::Subcommand;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::source::Source;

/// Let git compare drafts clause by clause
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Setup(setup::Args),
    Story(story::Args),
    Workflow,
    Diff(driver::DiffArgs),
    Text(driver::TextArgs),
}

/// The workflow, as it is to stand in `.github/workflows/`.
const WORKFLOW: &str = include_str!("workflow.yml");

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Setup(args) => setup::run(args, console),
        Command::Story(args) => story::run(args, console),
        Command::Workflow => console.write(None, WORKFLOW.as_bytes()).map(|()| Outcome::Clean),
        Command::Diff(args) => driver::diff(args, console),
        Command::Text(args) => driver::text(args, console),
    }
}

/// Reads a draft that git may not have, which then is an empty one.
fn draft_or_none(name: &str, shown: &str, there: bool) -> Result<Draft, Failure> {
    let text = if there { input::utf8(shown, input::bytes(name)?)? } else { String::new() };
    input::parsed(Source::new(shown, text))
}

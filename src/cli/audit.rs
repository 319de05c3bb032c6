//! `travaux audit`: whether a marked draft marks all its changes.

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::audit::Choice;
use crate::audit::Signs;
use crate::audit::audit;
use crate::pair::Pair;
use crate::render::audit as render;

/// Check that a draft marks all its changes against a clean one, and only those
///
/// Without what is marked as inserted, the marked draft must be the clean one, word for word. Tracked changes of a
/// Word document are marks.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Clean draft
    clean: String,
    /// Draft that marks its changes against it
    marked: String,
    /// Signs that are marks, separated by commas [default: those the marked draft has more of]
    #[arg(long, value_enum, value_delimiter = ',')]
    marks: Vec<MarkSigns>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum MarkSigns {
    /// {++new++} {--old--} {~~old~>new~~}
    Critic,
    /// <ins>new</ins> <del>old</del>
    Tags,
    /// <u>new</u>
    Underline,
    /// ~~old~~
    Strike,
    /// **new**
    Strong,
    /// `[new]`
    Brackets,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Place, clause and both texts of every remark
    #[value(aliases = ["text", "txt"])]
    Terminal,
    /// Schema `audit`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = Pair::new(input::draft(&args.clean)?, input::marked(&args.marked)?);
    let given: Vec<Signs> = args.marks.iter().map(|&signs| family(signs)).collect();
    let choice = if given.is_empty() { Choice::Found } else { Choice::Given(given) };
    let made = audit(drafts.as_ref(), &choice);
    let mut out = String::new();
    match args.format {
        Format::Terminal => render::text(&mut out, drafts.as_ref(), &made),
        Format::Json => render::json(&mut out, drafts.as_ref(), &made),
    }
    console.write(None, out.as_bytes())?;
    Ok(if made.remarks.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn family(signs: MarkSigns) -> Signs {
    match signs {
        MarkSigns::Critic => Signs::Critic,
        MarkSigns::Tags => Signs::Tags,
        MarkSigns::Underline => Signs::Underline,
        MarkSigns::Strike => Signs::Strike,
        MarkSigns::Strong => Signs::Strong,
        MarkSigns::Brackets => Signs::Brackets,
    }
}

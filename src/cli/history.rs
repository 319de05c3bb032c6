//! `travaux history`: one clause through all drafts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use super::pins;
use super::redline::Interface;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::lineage::Lineage;
use crate::redline::blame::blame;
use crate::render::history as render;
use crate::render::history::Page;

/// Follow one clause through all drafts
///
/// Tells draft by draft where the clause stood, what it was called and what was edited in it. A clause is
/// named by its citation ("article 4, paragraph 1") or by words of its title, looked for in the last draft
/// first.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Citation, or words of the title
    citation: String,
    /// Drafts or folders
    #[arg(required = true)]
    files: Vec<String>,
    /// Draft (symbol) in which the citation is meant [default: the last that has it]
    #[arg(long, value_name = "SYMBOL")]
    at: Option<String>,
    /// Tell for every word of the last text which draft brought it in
    #[arg(long)]
    blame: bool,
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
    /// A paragraph a draft
    #[value(aliases = ["text", "txt"])]
    Terminal,
    /// A page with redlines
    Html,
    /// Schema `history`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = input::rounds(&args.files, args.language.as_deref(), console)?;
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let (round, clause) = find(args, &drafts)?;
    let redlines = args.pins.redline(&drafts, console)?;
    let steps = Lineage::trace(redlines.iter().map(|redline| &redline.alignment)).life(round, &[clause]);
    let blame = if args.blame { blame(&redlines) } else { None };
    let interface = args.interface.over(&drafts);
    let page = Page { drafts: &drafts, redlines: &redlines, steps: &steps, blame: blame.as_ref(), interface };
    let mut out = String::new();
    match output::form(args.format, args.output.as_deref(), Format::Terminal)? {
        Format::Terminal => render::terminal::write(&mut out, &page),
        Format::Html => render::html::write(&mut out, &page),
        Format::Json => render::json::write(&mut out, &page),
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The last draft that has the clause, and the clause.
fn find(args: &Args, drafts: &[&Draft]) -> Result<(usize, ClauseIx), Failure> {
    let meant = |draft: &Draft| args.at.as_deref().is_none_or(|symbol| draft.meta.symbol.eq_ignore_ascii_case(symbol));
    let cited = |draft: &Draft| Citations::of(draft).find(&args.citation);
    let titled = |draft: &Draft| {
        let wanted = args.citation.to_lowercase();
        let named = |&at: &ClauseIx| {
            draft.clause(at).kind.has_heading() && draft.clause(at).text.as_str().to_lowercase().contains(&wanted)
        };
        draft.indices().skip(1).find(named)
    };
    let mut found = None;
    for look in [&cited as &dyn Fn(&Draft) -> Option<ClauseIx>, &titled] {
        let last = drafts.iter().enumerate().rev().filter(|(_, draft)| meant(draft));
        found = found.or_else(|| last.filter_map(|(at, draft)| look(draft).map(|clause| (at, clause))).next());
    }
    let missing = || {
        Failure::Usage(format!(
            "no draft has a clause “{}”: name it as `travaux tree` does, or by its title",
            args.citation
        ))
    };
    found.ok_or_else(missing)
}

//! `travaux offences`: the offences of all drafts, round by round or instrument by instrument.

use std::fs;
use std::path::Path;
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
use crate::offences::Ledger;
use crate::offences::Recognition;
use crate::offences::Taxonomy;
use crate::offences::ledger::Round;
use crate::offences::recognise;
use crate::redline::Redline;
use crate::render::ledger as render;
use crate::render::ledger::Page;
use crate::render::ledger::Scope;

/// Show which offences each draft holds, and what became of them
///
/// Offences are recognised by the data of headings, then by the words of headings and of operative text.
/// A folder stands for its drafts; drafts of several languages are never mixed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts or folders
    #[arg(required = true)]
    files: Vec<String>,
    /// Show only offences relevant for the dark net
    #[arg(long)]
    darknet: bool,
    /// Compare this draft (symbol or round) with that of --to
    #[arg(long, value_name = "SYMBOL", requires = "to")]
    from: Option<String>,
    /// Compare the draft of --from with this one (symbol or round)
    #[arg(long, value_name = "SYMBOL", requires = "from")]
    to: Option<String>,
    /// Put the last drafts of several instruments side by side
    #[arg(long, value_enum, conflicts_with = "pins")]
    by: Option<By>,
    /// Language to read where there are several, as `zh` [default: that of most drafts]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[command(flatten)]
    pins: pins::Decided,
    /// Taxonomy of your own, laid over the built-in one
    #[arg(long, value_name = "FILE")]
    offences: Option<String>,
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
enum By {
    /// One column an instrument
    Instrument,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table of offences and drafts
    #[value(aliases = ["text", "txt"])]
    Terminal,
    /// A page with the table, the events and the clauses
    Html,
    /// One line an offence and draft
    Csv,
    /// Schema `ledger`
    Json,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let own = args.offences.as_deref().map(input::taxonomy).transpose()?;
    let taxonomy = own.as_ref().unwrap_or_else(|| Taxonomy::built_in());
    let drafts = chosen(args, console)?;
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let recognitions: Vec<Recognition> = drafts.iter().map(|draft| recognise(draft, taxonomy)).collect();
    for (draft, recognition) in drafts.iter().zip(&recognitions) {
        recognition.findings.iter().for_each(|finding| console.remark(&draft.source, finding));
    }
    let redlines = redlines(args, &drafts, console)?;
    let ledger = record((&drafts, &recognitions), &redlines, taxonomy);
    let between = between(args, &ledger)?;
    let scope = if args.darknet { Scope::Darknet } else { Scope::All };
    let interface = args.interface.over(&drafts);
    let page = Page { ledger: &ledger, drafts: &drafts, taxonomy, redlines: &redlines, scope, between, interface };
    let mut out = String::new();
    match output::form(args.format, args.output.as_deref(), Format::Terminal)? {
        Format::Terminal => render::terminal::write(&mut out, &page, console.width),
        Format::Html => render::html::write(&mut out, &page),
        Format::Csv => render::csv::write(&mut out, &page),
        Format::Json => render::json::write(&mut out, &page),
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The redlines of successive rounds; instruments side by side have none.
fn redlines<'d>(args: &Args, drafts: &[&'d Draft], console: &mut Console) -> Result<Vec<Redline<'d>>, Failure> {
    if args.by == Some(By::Instrument) { Ok(Vec::new()) } else { args.pins.redline(drafts, console) }
}

fn record(
    (drafts, recognitions): (&[&Draft], &[Recognition]),
    redlines: &[Redline<'_>],
    taxonomy: &Taxonomy,
) -> Ledger {
    let rounds: Vec<Round<'_>> =
        drafts.iter().zip(recognitions).map(|(draft, recognition)| Round { draft, recognition }).collect();
    let lineage = Lineage::trace(redlines.iter().map(|redline| &redline.alignment));
    let chained = lineage.rounds() == rounds.len();
    Ledger::record(&rounds, chained.then_some(&lineage), taxonomy)
}

/// The drafts of one language, in the order of their rounds.
fn chosen(args: &Args, console: &mut Console) -> Result<Vec<Draft>, Failure> {
    let names: Vec<String> = args.files.iter().flat_map(|name| folders(name)).collect();
    let drafts = input::rounds(&names, args.language.as_deref(), console)?;
    if args.by == Some(By::Instrument) {
        return Ok(last_of_each(drafts));
    }
    let mut instruments: Vec<&str> = drafts.iter().filter_map(|draft| draft.meta.instrument.as_deref()).collect();
    instruments.sort_unstable();
    instruments.dedup();
    match instruments.len() {
        0 | 1 => Ok(drafts),
        _ => Err(Failure::Usage(format!(
            "the drafts are of several instruments ({}): give those of one, or --by instrument",
            instruments.join(", ")
        ))),
    }
}

/// A folder without drafts stands for the folders in it that have some.
fn folders(name: &str) -> Vec<String> {
    if holds_drafts(Path::new(name)) {
        return vec![name.to_owned()];
    }
    let inner = fs::read_dir(name).into_iter().flatten().flatten().map(|entry| entry.path());
    let with_drafts = inner.filter(|path| holds_drafts(path));
    let mut names: Vec<String> = with_drafts.map(|path| path.to_string_lossy().into_owned()).collect();
    names.sort();
    if names.is_empty() { vec![name.to_owned()] } else { names }
}

fn holds_drafts(folder: &Path) -> bool {
    let markdown = |path: PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| markdown(entry.path()))
}

fn last_of_each(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut last: Vec<Draft> = Vec::new();
    for draft in drafts {
        match last
            .iter_mut()
            .find(|other| other.meta.instrument == draft.meta.instrument && draft.meta.instrument.is_some())
        {
            Some(other) => *other = draft,
            None => last.push(draft),
        }
    }
    last.sort_by(|a, b| (&a.meta.date, &a.meta.instrument).cmp(&(&b.meta.date, &b.meta.instrument)));
    last
}

fn between(args: &Args, ledger: &Ledger) -> Result<Option<(usize, usize)>, Failure> {
    let find = |name: &str| {
        let symbols = ledger.columns.iter().map(|column| column.symbol.as_str()).collect::<Vec<_>>().join(", ");
        ledger
            .column(name)
            .ok_or_else(|| Failure::Usage(format!("no draft has the symbol or round `{name}`: there are {symbols}")))
    };
    match (&args.from, &args.to) {
        (Some(from), Some(to)) => Ok(Some((find(from)?, find(to)?))),
        _ => Ok(None),
    }
}

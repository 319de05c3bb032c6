//! `travaux rounds`: the drafts of a negotiation in order, each against the one before.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use super::pins;
use super::redline;
use crate::align::Alignment;
use crate::align::align_with;
use crate::draft::Draft;
use crate::draft::Language;
use crate::lineage::Lineage;
use crate::lineage::concordance::Concordance;
use crate::lineage::concordance::Level;
use crate::pair::Pair;
use crate::redline::compare;
use crate::redline::story;
use crate::render::concordance as render;
use crate::render::docx::Tracking;
use crate::render::redline::terminal::Shown;

/// Redline each draft of a negotiation against the one before
///
/// Drafts are ordered by round, date and the order in which they are named, apart for each instrument and language. Without a folder to write to,
/// the story of each round is printed. With --concordance the numbers of all clauses in all drafts are printed
/// instead, old beside new.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Folder for the redlines, made if need be; with --concordance the file to write
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Form of the output [default: html; of a concordance: by the ending of PATH, else terminal]
    #[arg(long, value_enum)]
    format: Option<Form>,
    #[command(flatten)]
    interface: redline::Interface,
    #[command(flatten)]
    pins: pins::Decided,
    /// Print the table old number → new number over all rounds
    #[arg(long)]
    concordance: bool,
    /// Down to which clauses the concordance goes [default: article]
    #[arg(long, value_enum, requires = "concordance")]
    level: Option<Depth>,
}

/// The forms of redlines and of concordances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For a terminal or a pipe
    #[value(alias = "txt")]
    Terminal,
    /// Pages for a browser
    Html,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// Schema `redline` or `concordance`
    Json,
    /// For spreadsheets (concordance)
    Csv,
    /// Word documents with tracked changes (redlines)
    Docx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Depth {
    /// Articles, annexes and the preamble
    Article,
    /// Paragraphs too
    Paragraph,
    /// Points and all below them too
    Point,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = input::drafts(&args.drafts)?;
    let series: Vec<Vec<&Draft>> = series(&drafts).into_values().filter(|series| series.len() > 1).collect();
    if series.is_empty() {
        return Err(Failure::Usage(
            "nothing to compare: expected two drafts of one instrument and language".to_owned(),
        ));
    }
    if args.concordance { concordances(args, &series, console) } else { redlines(args, &series, console) }
}

fn redlines(args: &Args, series: &[Vec<&Draft>], console: &mut Console) -> Result<Outcome, Failure> {
    let format = redline_format(args.format)?;
    let mut outcome = Outcome::Clean;
    let pairs: Vec<Pair<&Draft>> = series.iter().flat_map(|series| pins::successive(series)).collect();
    let pins = args.pins.read(&pairs, console)?;
    for (pair, pins) in pairs.into_iter().zip(&pins) {
        redline::warn(pair, console);
        let made = compare(pair, pins);
        redline::warn_of_strangers(pair, &made.alignment, console);
        if !made.is_empty() {
            outcome = Outcome::Found;
        }
        match output::file_of(args.output.as_deref()) {
            None => {
                let language = args.interface.language().unwrap_or(pair.new.meta.language);
                tell(console, pair, &story::tell(&made, language))?;
            }
            Some(folder) => {
                fs::create_dir_all(folder)
                    .map_err(|source| Failure::Output { name: folder.display().to_string(), source })?;
                let path = folder.join(format!("{}.{}", name(pair), format.ending()));
                let look = console.look(Some(&path), Shown::Changed);
                let tracking = Tracking { interface: args.interface.language(), ..Tracking::default() };
                output::write_file(&path, &format.write(&made, (look, args.interface), &tracking))?;
                console.write(None, format!("{}\n", path.display()).as_bytes())?;
            }
        }
    }
    Ok(outcome)
}

fn redline_format(form: Option<Form>) -> Result<redline::Format, Failure> {
    Ok(match form {
        None | Some(Form::Html) => redline::Format::Html,
        Some(Form::Terminal) => redline::Format::Terminal,
        Some(Form::Markdown) => redline::Format::Markdown,
        Some(Form::Json) => redline::Format::Json,
        Some(Form::Docx) => redline::Format::Docx,
        Some(Form::Csv) => {
            return Err(Failure::Usage(
                "redlines have no form for spreadsheets: --format csv needs --concordance".to_owned(),
            ));
        }
    })
}

fn concordances<'d>(args: &Args, series: &[Vec<&'d Draft>], console: &mut Console) -> Result<Outcome, Failure> {
    let form = concordance_form(args)?;
    let shared = args.interface.over(series.last().map_or(&[][..], Vec::as_slice));
    let level = match args.level {
        None | Some(Depth::Article) => Level::Article,
        Some(Depth::Paragraph) => Level::Paragraph,
        Some(Depth::Point) => Level::Point,
    };
    let pairs: Vec<Pair<&Draft>> = series.iter().flat_map(|series| pins::successive(series)).collect();
    let pins = args.pins.read(&pairs, console)?;
    let mut alignments = pairs.into_iter().zip(&pins).map(|(pair, pins)| align_with(pair, pins));
    let concordance = |drafts: &Vec<&'d Draft>| {
        let alignments: Vec<Alignment> = alignments.by_ref().take(drafts.len() - 1).collect();
        Concordance::of(drafts, &Lineage::trace(&alignments), level)
    };
    let made: Vec<Concordance<'_>> = series.iter().map(concordance).collect();
    let mut out = String::new();
    match form {
        Form::Html => render::html::write(&mut out, &made, shared),
        Form::Json => render::json::write(&mut out, &made),
        Form::Terminal | Form::Markdown | Form::Csv | Form::Docx => {
            for (at, concordance) in made.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "\n" });
                match form {
                    Form::Csv => render::csv::write(&mut out, concordance),
                    Form::Markdown => {
                        render::markdown::write(&mut out, concordance, args.interface.over(&concordance.drafts))
                    }
                    _ => {
                        let interface = args.interface.over(&concordance.drafts);
                        render::terminal::write(&mut out, concordance, (console.width, interface));
                    }
                }
            }
        }
    }
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(if made.iter().all(Concordance::is_unchanged) { Outcome::Clean } else { Outcome::Found })
}

/// What --format says, else the ending of the file.
fn concordance_form(args: &Args) -> Result<Form, Failure> {
    let form = output::form(args.format, args.output.as_deref(), Form::Terminal)?;
    if form == Form::Docx {
        return Err(Failure::Usage("a concordance has no form for Word: expected --format html or csv".to_owned()));
    }
    Ok(form)
}

/// Drafts by instrument and language, each in the order of its rounds.
fn series(drafts: &[Draft]) -> BTreeMap<(Option<&str>, &'static str), Vec<&Draft>> {
    let mut series: BTreeMap<_, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        let key = (draft.meta.instrument.as_deref(), tag(draft.meta.language));
        series.entry(key).or_default().push(draft);
    }
    for drafts in series.values_mut() {
        input::put_in_order(drafts);
    }
    series
}

fn tag(language: Language) -> &'static str {
    language.tag()
}

/// A file name for a pair: the symbols, with what file systems do not take as dashes.
fn name(pair: Pair<&Draft>) -> String {
    let slug = |draft: &Draft| -> String {
        let plain = |letter: char| if letter.is_alphanumeric() || letter == '.' { letter } else { '-' };
        draft.meta.symbol.chars().map(plain).collect()
    };
    format!("{}_{}.{}", slug(pair.old), slug(pair.new), tag(pair.new.meta.language))
}

fn tell(console: &mut Console, pair: Pair<&Draft>, story: &[story::Sentence]) -> Result<(), Failure> {
    let mut text = format!("{} → {} ({})\n", pair.old.meta.symbol, pair.new.meta.symbol, tag(pair.new.meta.language));
    for sentence in story {
        text.push_str(&format!("  • {}\n", sentence.text));
    }
    text.push('\n');
    console.write(None, text.as_bytes())
}

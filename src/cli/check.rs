//! `travaux check`: the linter.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::config::Config;
use super::library::Library;
use super::output;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::finding::Finding;
use crate::lint;
use crate::lint::Level;
use crate::lint::Remark;
use crate::lint::Settings;
use crate::parse::parse;
use crate::render::findings;
use crate::render::findings::Report;
use crate::render::findings::pretty::Look;
use crate::render::redline::terminal::Colour;
use crate::render::redline::terminal::Shown;
use crate::source::Source;

/// Check drafts for broken references, numbering, brackets and the like
///
/// A draft is held against the others in its folder, its predecessor before all, and against its committed form in git.
/// `travaux explain` lists the rules; `travaux.toml` sets them; `<!-- allow: RULE -->` silences one for the clause
/// behind it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts with the folders in them
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Compare with this draft instead of the predecessor and the committed form
    #[arg(long, value_name = "FILE")]
    against: Option<String>,
    /// Let drafts be edited that have a later round beside them
    #[arg(long)]
    allow_errata: bool,
    /// Run only these rules, whatever is set for them
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Mend what a machine can mend, and report the rest
    #[arg(long)]
    fix: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the output [default: pretty on a terminal, else short]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The place drawn
    Pretty,
    /// A line each
    Short,
    /// Schema `findings`
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub workflow run
    Github,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let mut library = Library::open(&args.drafts, args.against.as_deref())?;
    let settings = library.configs.iter().map(|config| settings(args, config)).collect::<Result<Vec<_>, _>>()?;
    let mut remarks = library.check(&settings);
    if args.fix && mend(&mut library, &remarks)? {
        remarks = library.check(&settings);
    }
    let findings: Vec<Vec<Finding>> =
        remarks.into_iter().map(|list| list.into_iter().map(|remark| remark.finding).collect()).collect();
    let report = |(at, findings): (usize, _)| Report { source: &library.drafts[at].source, findings };
    let reports: Vec<Report<'_>> = findings.iter().map(Vec::as_slice).enumerate().map(report).collect();
    let out = written(args, console, &reports);
    console.write(args.output.as_deref(), out.as_bytes())?;
    Ok(if findings.iter().all(Vec::is_empty) { Outcome::Clean } else { Outcome::Found })
}

fn written(args: &Args, console: &Console, reports: &[Report<'_>]) -> String {
    let coloured = console.look(args.output.as_deref(), Shown::Changed).colour == Colour::On;
    let about = |rule: &&lint::Rule| findings::About { name: rule.name, page: rule.page };
    let mut out = String::new();
    match args.format.unwrap_or(if coloured { Format::Pretty } else { Format::Short }) {
        Format::Pretty => {
            findings::pretty::write(&mut out, reports, Look { colour: coloured, width: console.width });
        }
        Format::Short => findings::short::write(&mut out, reports),
        Format::Json => findings::json::write(&mut out, reports),
        Format::Sarif => {
            let rules: Vec<findings::About> = lint::RULES.iter().map(about).collect();
            findings::sarif::write(&mut out, reports, &rules);
        }
        Format::Github => findings::github::write(&mut out, reports),
    }
    out
}

/// Mends the files; says whether there were any. A change must leave the tree and its words as they were.
fn mend(library: &mut Library, remarks: &[Vec<Remark>]) -> Result<bool, Failure> {
    let mut any = false;
    for (at, remarks) in remarks.iter().enumerate() {
        let draft = &library.drafts[at];
        let name = draft.source.name();
        let mended = mended(draft, remarks);
        // Word files are checked by what they say, and standard input is no file: neither can be mended.
        let is_text = fs::read_to_string(name).is_ok_and(|text| text == draft.source.text());
        if mended.source != draft.source && is_text {
            output::write_file(Path::new(name), mended.source.text().as_bytes())?;
            library.drafts[at] = mended;
            any = true;
        }
    }
    Ok(any)
}

/// The draft with all fixes that are safe: all at once, else those that are safe one by one.
fn mended(draft: &Draft, remarks: &[Remark]) -> Draft {
    let with = |remarks: &[Remark]| {
        let text = lint::fixed(draft.source.text(), remarks);
        parse(Source::new(draft.source.name(), text))
    };
    let all = with(remarks);
    if lint::is_safe(draft, &all) {
        return all;
    }
    let safe = |remark: &&Remark| lint::is_safe(draft, &with(std::slice::from_ref(remark)));
    let safe: Vec<Remark> = remarks.iter().filter(safe).cloned().collect();
    let some = with(&safe);
    if lint::is_safe(draft, &some) { some } else { draft.clone() }
}

/// What the user picks on the command line takes the place of what files set.
fn settings(args: &Args, config: &Config) -> Result<Settings, Failure> {
    let mut settings = config.settings.clone();
    if let Some(unknown) = args.only.iter().find(|name| lint::rule(name).is_none()) {
        return Err(Failure::Usage(format!("there is no rule {unknown}: `travaux explain` lists all")));
    }
    if !args.only.is_empty() {
        let level = |name: &str| if args.only.iter().any(|only| only == name) { Level::On } else { Level::Off };
        settings.rules = lint::RULES.iter().map(|rule| (rule.name.to_owned(), level(rule.name))).collect();
    }
    if args.allow_errata {
        settings.rules.insert(ERRATA.to_owned(), Level::Off);
    }
    Ok(settings)
}

/// The rule that `--allow-errata` switches off.
const ERRATA: &str = "published-text-edited";

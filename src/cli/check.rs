//! `travaux check`: the linter.

use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::config;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::finding::Finding;
use crate::lint;
use crate::lint::Context;
use crate::lint::Level;
use crate::lint::Remark;
use crate::lint::Settings;
use crate::lint::Subject;
use crate::parse::parse;
use crate::render::findings;
use crate::render::findings::Report;
use crate::render::findings::pretty::Look;
use crate::render::redline::terminal::Colour;
use crate::render::redline::terminal::Shown;
use crate::source::Source;

/// Check drafts for broken references, numbering, brackets and the like
///
/// Symbols and rounds are compared with the other drafts in the folder of each file. `travaux explain` lists the rules;
/// `travaux.toml` sets them; `<!-- allow: RULE -->` silences one for the clause behind it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts with the folders in them
    #[arg(required = true)]
    drafts: Vec<String>,
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
    let mut library = Library::open(&args.drafts)?;
    let mut remarks = library.check(args)?;
    if args.fix && library.fix(&remarks)? {
        remarks = library.check(args)?;
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

/// The drafts to check, and behind them those beside them.
struct Library {
    drafts: Vec<Draft>,
    /// How many of them are to be checked.
    asked: usize,
}

impl Library {
    fn open(names: &[String]) -> Result<Self, Failure> {
        let files = input::files(names)?;
        let mut drafts = files.iter().map(|name| input::draft(name)).collect::<Result<Vec<_>, _>>()?;
        let asked = drafts.len();
        for name in input::beside(&files) {
            // What lies beside a draft and cannot be read is not what was asked for.
            drafts.extend(input::draft(&name));
        }
        Ok(Self { drafts, asked })
    }

    fn check(&self, args: &Args) -> Result<Vec<Vec<Remark>>, Failure> {
        let subjects: Vec<Subject<'_>> = self.drafts.iter().map(Subject::new).collect();
        let mut found = Vec::new();
        for subject in &subjects[..self.asked] {
            let context = Context::of(subject, &subjects);
            found.push(lint::check(&context, &settings(args, subject.draft)?));
        }
        Ok(found)
    }

    /// Writes the mended files; says whether there were any. A fix must leave the tree as it was.
    fn fix(&mut self, remarks: &[Vec<Remark>]) -> Result<bool, Failure> {
        let mut any = false;
        for (draft, remarks) in self.drafts.iter_mut().zip(remarks) {
            let text = lint::fixed(draft.source.text(), remarks);
            let mended = parse(Source::new(draft.source.name(), text));
            let name = draft.source.name().to_owned();
            let changed = mended.source != draft.source && is_same_tree(draft, &mended);
            if changed && Path::new(&name).is_file() {
                output::write_file(Path::new(&name), mended.source.text().as_bytes())?;
                *draft = mended;
                any = true;
            }
        }
        Ok(any)
    }
}

fn is_same_tree(old: &Draft, new: &Draft) -> bool {
    let shape = |draft: &Draft| draft.clauses.iter().map(|clause| (clause.kind, clause.parent)).collect::<Vec<_>>();
    shape(old) == shape(new)
}

fn settings(args: &Args, draft: &Draft) -> Result<Settings, Failure> {
    if args.only.is_empty() {
        return config::settings(draft.source.name());
    }
    if let Some(unknown) = args.only.iter().find(|name| lint::rule(name).is_none()) {
        return Err(Failure::Usage(format!("there is no rule {unknown}: `travaux explain` lists all")));
    }
    let level = |name: &str| if args.only.iter().any(|only| only == name) { Level::On } else { Level::Off };
    let rules = lint::RULES.iter().map(|rule| (rule.name.to_owned(), level(rule.name))).collect();
    Ok(Settings { rules })
}

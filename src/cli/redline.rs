//! `travaux redline`: two drafts, clause by clause.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::document;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use super::pins;
use super::word;
use crate::align::Alignment;
use crate::align::LinkIx;
use crate::align::align_with;
use crate::align::explain::explain;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::compare;
use crate::render::docx::Tracking;
use crate::render::redline as render;
use crate::render::redline::terminal::Look;
use crate::render::redline::terminal::Shown;

/// Compare two drafts clause by clause
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Older draft
    old: String,
    /// Newer draft
    new: String,
    /// File to write instead of standard output; its ending picks the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the output [default: by the ending of FILE, else terminal]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    pins: pins::Decided,
    /// Say why a clause was linked as it was and what came second; the citation is one of either draft
    #[arg(long, value_name = "CITATION", conflicts_with_all = ["format", "all"])]
    explain: Option<String>,
    /// Count quotes, dashes, blanks and the capitals of headings as changes
    #[arg(long)]
    typography: bool,
    /// Show unchanged clauses too (terminal)
    #[arg(long)]
    all: bool,
    /// Changes not to tell of
    #[arg(long, value_enum, value_name = "WHAT")]
    ignore: Option<Ignored>,
    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    word: word::Tracked,
}

/// What a redline may pass over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ignored {
    /// Brackets opened or lifted round text that stays
    Brackets,
}

/// In which language a page speaks to its reader.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Interface {
    /// Language of the words round the text: ar, en, es, fr, ru or zh [default: that of the newer draft]
    #[arg(id = "interface", long = "interface-language", visible_alias = "ui", value_name = "TAG", value_parser = six)]
    language: Option<Language>,
}

impl Interface {
    /// The language that was asked for.
    pub(super) fn language(self) -> Option<Language> {
        self.language
    }

    /// The language that was asked for, else that of the last draft.
    pub(super) fn over(self, drafts: &[&Draft]) -> Language {
        self.language.or_else(|| drafts.last().map(|draft| draft.meta.language)).unwrap_or_default()
    }
}

/// Reads the tag of one of the six languages.
fn six(tag: &str) -> Result<Language, String> {
    let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
    found.ok_or_else(|| "expected ar, en, es, fr, ru or zh".to_owned())
}

/// The forms of a redline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Changed clauses with their edits, for a terminal or a pipe
    #[value(alias = "txt")]
    Terminal,
    /// One page for a browser
    Html,
    /// Markdown with `<ins>` and `<del>`
    #[value(alias = "md")]
    Markdown,
    /// Schema `redline`
    Json,
    /// Word document with tracked changes
    Docx,
}

impl Format {
    /// The ending of files of this form.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Format::Terminal => "txt",
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Docx => "docx",
        }
    }

    /// Writes a redline in this form.
    pub(super) fn write(
        self,
        redline: &Redline<'_>,
        (look, interface): (Look, Interface),
        tracking: &Tracking,
    ) -> Vec<u8> {
        let mut out = String::new();
        let language = interface.language.unwrap_or(redline.drafts.new.meta.language);
        match self {
            Format::Terminal => render::terminal::write(&mut out, redline, Look { interface: Some(language), ..look }),
            Format::Html => render::html::write(&mut out, redline, language),
            Format::Markdown => render::markdown::write(&mut out, redline, language),
            Format::Json => render::json::write(&mut out, redline, language),
            Format::Docx => return render::docx::write(redline, tracking),
        }
        out.into_bytes()
    }
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let format = if args.explain.is_some() { Format::Terminal } else { form(args)? };
    // The process ends with this command: taking drafts and redline apart clause by clause would be work for nothing.
    let drafts = ManuallyDrop::new(input::pair(Pair::new(&args.old, &args.new))?);
    warn(drafts.as_ref(), console);
    let pins = args.pins.read(&[drafts.as_ref()], console)?;
    if let Some(cite) = &args.explain {
        let told = explained(cite, drafts.as_ref(), &align_with(drafts.as_ref(), &pins[0]))?;
        console.write(args.output.as_deref(), told.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let mut made = ManuallyDrop::new(compare(drafts.as_ref(), &pins[0]));
    warn_of_strangers(drafts.as_ref(), &made.alignment, console);
    match args.ignore {
        Some(Ignored::Brackets) => made.ignore_brackets(),
        None => {}
    }
    if args.typography {
        made.mind_typography();
    }
    let shown = if args.all { Shown::All } else { Shown::Changed };
    let look = console.look(args.output.as_deref(), shown);
    let tracking = args.word.tracking(args.interface.language);
    let written = if args.word.template {
        in_look_of(&args.old, (format, &made), &tracking)?
    } else {
        format.write(&made, (look, args.interface), &tracking)
    };
    console.write(args.output.as_deref(), &written)?;
    Ok(if made.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// Says that two drafts have hardly an article in common, if so.
pub(super) fn warn_of_strangers(drafts: Pair<&Draft>, alignment: &Alignment, console: &mut Console) {
    if are_strangers(drafts, alignment) {
        let symbols = drafts.map(|draft| &draft.meta.symbol);
        console.say(&format!(
            "warning: hardly an article of {} is found in {}: they may be of different instruments",
            symbols.old, symbols.new
        ));
    }
}

/// Says whether so few articles are linked that the drafts may have nothing to do with one another.
fn are_strangers(drafts: Pair<&Draft>, alignment: &Alignment) -> bool {
    /// Of fewer articles all may well be new.
    const FEW: usize = 8;
    /// Of rounds of one negotiation, however they were rewritten, at least one article in so many was linked.
    const LINKED: usize = 5;
    let articles = drafts.map(|draft| draft.clauses.iter().filter(|clause| clause.kind == Kind::Article).count());
    let is_article = |at: &ClauseIx| drafts.old.clause(*at).kind == Kind::Article;
    let linked = alignment.links.iter().filter(|link| !link.is_deleted() && link.old.first().is_some_and(is_article));
    let fewer = articles.old.min(articles.new);
    fewer >= FEW && linked.count() * LINKED < fewer
}

/// A redline for Word in the look of the old document.
fn in_look_of(old: &str, (format, made): (Format, &Redline<'_>), tracking: &Tracking) -> Result<Vec<u8>, Failure> {
    let bytes = input::bytes(old)?;
    if format != Format::Docx || document::Format::of(old, &bytes) != Some(document::Format::Docx) {
        return Err(Failure::Usage("--template needs a Word document as OLD and -o FILE.docx".to_owned()));
    }
    render::docx::write_into(made, tracking, &bytes).map_err(|error| Failure::Usage(format!("{old}: {error}")))
}

/// Why the clauses of a citation, in either draft, were linked as they were; a link is told once.
fn explained(cite: &str, drafts: Pair<&Draft>, alignment: &Alignment) -> Result<String, Failure> {
    let cites = drafts.map(Citations::of);
    let found = |side: Side| cites.get(side).all(cite).into_iter().map(move |at| (side, at));
    let mut told: Vec<LinkIx> = Vec::new();
    let mut out = String::new();
    for (side, at) in found(Side::New).chain(found(Side::Old)) {
        let link = alignment.link_of(side, at);
        if told.contains(&link) {
            continue;
        }
        out.push_str(if told.is_empty() { "" } else { "\n" });
        told.push(link);
        crate::render::explain::write(&mut out, &explain(drafts, alignment, (side, at)), (drafts, alignment));
    }
    if told.is_empty() {
        let near = cites.new.nearest(cite).or_else(|| cites.old.nearest(cite));
        let help =
            near.map_or("`travaux tree` prints all citations".to_owned(), |near| format!("did you mean “{near}”?"));
        return Err(Failure::Usage(format!("neither draft has a clause “{cite}”: {help}")));
    }
    Ok(out)
}

fn form(args: &Args) -> Result<Format, Failure> {
    match output::form(args.format, args.output.as_deref(), Format::Terminal)? {
        Format::Docx if args.output.is_none() => {
            Err(Failure::Usage("a Word document goes to a file: expected -o FILE.docx".to_owned()))
        }
        form => Ok(form),
    }
}

/// Says what makes a comparison doubtful; none of it is a reason to refuse.
pub(super) fn warn(drafts: Pair<&Draft>, console: &mut Console) {
    input::report(drafts.old, console);
    input::report(drafts.new, console);
    let meta = drafts.map(|draft| &draft.meta);
    if let (Some(old), Some(new)) = (&meta.old.instrument, &meta.new.instrument)
        && old != new
    {
        console.say(&format!("warning: the drafts are of different instruments: {old} and {new}"));
    }
    if meta.old.language != meta.new.language {
        let tags = meta.map(|meta| meta.language.tag());
        console.say(&format!("warning: the drafts are in different languages: {} and {}", tags.old, tags.new));
    }
}

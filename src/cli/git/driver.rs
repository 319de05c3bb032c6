//! What git calls to compare drafts. Both answer with exit code 0 whatever they found: git takes another for a crash.

use std::env;
use std::process::Command;

use super::draft_or_none;
use crate::align::Pins;
use crate::cli::Outcome;
use crate::cli::input;
use crate::cli::output::Console;
use crate::cli::output::Failure;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::redline::compare;
use crate::render::redline::terminal;
use crate::render::redline::terminal::Colour;
use crate::render::redline::terminal::Look;
use crate::render::redline::terminal::Shown;

/// Print the redline of one file for `git diff` (git calls this)
#[derive(Debug, clap::Args)]
#[command(hide = true)]
pub(in crate::cli) struct DiffArgs {
    /// path old-file old-hex old-mode new-file new-hex new-mode [new-path similarity]
    #[arg(num_args = 7..=9, required = true)]
    args: Vec<String>,
}

/// Print a line a clause for `git show` and `git log -p` (git calls this)
#[derive(Debug, clap::Args)]
#[command(hide = true)]
pub(in crate::cli) struct TextArgs {
    /// File that git made of the revision
    file: String,
}

/// What git puts in the place of a file that a side does not have.
const NO_FILE: &str = "/dev/null";

pub(super) fn diff(args: &DiffArgs, console: &mut Console) -> Result<Outcome, Failure> {
    let [path, old, _, _, new, ..] = &args.args[..] else {
        return Err(Failure::Usage("git gives seven or nine arguments to a diff driver".to_owned()));
    };
    let names = Pair::new(format!("a/{path}"), format!("b/{}", args.args.get(7).unwrap_or(path)));
    let files = Pair::new(old.as_str(), new.as_str());
    let drafts = Pair::new(
        draft_or_none(files.old, &names.old, files.old != NO_FILE)?,
        draft_or_none(files.new, &names.new, files.new != NO_FILE)?,
    );
    let out = if is_draft(&drafts.old) || is_draft(&drafts.new) {
        let title = format!("redline {} {}\n", names.old, names.new);
        title + &shown(drafts.as_ref(), console)
    } else {
        plain(files)?
    };
    console.write(None, out.as_bytes())?;
    Ok(Outcome::Clean)
}

/// A Markdown file without front matter is a read-me or a note, not a draft.
fn is_draft(draft: &Draft) -> bool {
    !draft.meta.keys.is_empty()
}

fn shown(drafts: Pair<&Draft>, console: &Console) -> String {
    let redline = compare(drafts, &Pins::default());
    let look = console.look(None, Shown::Changed);
    // Behind git's pager the pipe is a terminal after all.
    let paged = env::var_os("GIT_PAGER_IN_USE").is_some() && env::var_os("NO_COLOR").is_none();
    let colour = if paged { Colour::On } else { look.colour };
    let mut out = String::new();
    terminal::write(&mut out, &redline, Look { colour, ..look });
    out.push('\n');
    out
}

/// What git itself would print.
fn plain(files: Pair<&str>) -> Result<String, Failure> {
    let failed = |source| Failure::Input { name: "git".to_owned(), source };
    let mut command = Command::new("git");
    command.args(["diff", "--no-index", "--no-ext-diff", "--", files.old, files.new]);
    // It ends with 1 where the files differ, which is no failure.
    Ok(String::from_utf8_lossy(&command.output().map_err(failed)?.stdout).into_owned())
}

pub(super) fn text(args: &TextArgs, console: &mut Console) -> Result<Outcome, Failure> {
    let draft = input::markdown(&args.file)?;
    if !is_draft(&draft) {
        return console.write(None, draft.source.text().as_bytes()).map(|()| Outcome::Clean);
    }
    let cites = Citations::of(&draft);
    let mut out = draft.source.slice(draft.meta.span).to_owned();
    for at in draft.reading_order() {
        let clause = draft.clause(at);
        if !clause.text.is_empty() || clause.label.is_some() {
            out.push_str(&format!("{}: {}\n", cites.cite(at), clause.text.as_str()));
        }
    }
    console.write(None, out.as_bytes())?;
    Ok(Outcome::Clean)
}

//! `travaux fmt`: drafts in their canonical form.

use std::path::Path;

use super::Outcome;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::format::Formatted;
use crate::format::format;
use crate::pair::Pair;
use crate::redline::edits;

/// Put drafts into their canonical form, without changing a word, a label or a line break in a paragraph
///
/// Keys of the front matter get their order, blocks one blank line between them, lists the indentation of their marks,
/// headings their `#`. A file whose form would be read as another draft is left as it is, and named.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts with the folders in them; `-` formats standard input to standard output
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Write nothing and name the files that are not in their form
    #[arg(long)]
    check: bool,
    /// Write nothing and show what would change
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let mut unsafe_files = Vec::new();
    for name in input::files(&args.drafts)? {
        let draft = input::markdown(&name)?;
        let Formatted::Text(form) = format(&draft) else {
            unsafe_files.push(name);
            continue;
        };
        let same = form == draft.source.text();
        match () {
            () if args.check || args.diff => {
                let told = told(args, &draft, &form);
                console.write(None, told.as_bytes())?;
                outcome = if same { outcome } else { Outcome::Found };
            }
            () if name == "-" => console.write(None, form.as_bytes())?,
            () if !same => output::write_file(Path::new(&name), form.as_bytes())?,
            () => {}
        }
    }
    match &unsafe_files[..] {
        [] => Ok(outcome),
        files => Err(Failure::Usage(format!(
            "left as it is, for its form would be read as another draft: {}; look for lists, quotations or code that \
             Markdown reads in an unexpected way",
            files.join(", ")
        ))),
    }
}

/// What is said of a file that is not in its form.
fn told(args: &Args, draft: &Draft, form: &str) -> String {
    match () {
        () if form == draft.source.text() => String::new(),
        () if args.diff => edits::unified(Pair::new(draft.source.text(), form), draft.source.name()),
        () => format!("{}\n", draft.source.name()),
    }
}

//! `travaux git setup`: writes, and takes back, what git has to know.

use std::fs;
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::input;
use crate::cli::output;
use crate::cli::output::Console;
use crate::cli::output::Failure;

/// Make `git diff`, `git show` and `git difftool` of this repository compare drafts clause by clause
///
/// Writes `.git/config` and `.git/info/attributes` alone: nothing that is committed. Afterwards `git diff` prints the
/// redline, `git show` and `git log -p` a line a clause (with `--ext-diff` the redline too), and `git difftool -t
/// travaux` the redline of any two revisions.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Which files are drafts, as in .gitattributes
    #[arg(long, value_name = "PATTERN", default_value = "*.md")]
    files: Vec<String>,
    /// Take back what an earlier setup wrote
    #[arg(long)]
    undo: bool,
}

/// Settings of git and their values.
const SETTINGS: [(&str, &str); 4] = [
    ("diff.travaux.command", "travaux git diff"),
    ("diff.travaux.textconv", "travaux git text"),
    ("difftool.travaux.cmd", "travaux redline \"$LOCAL\" \"$REMOTE\""),
    ("difftool.travaux.trustExitCode", "false"),
];

/// The sections those settings stand in.
const SECTIONS: [&str; 2] = ["diff.travaux", "difftool.travaux"];

/// Lines round what is ours in the file of attributes.
const FENCES: (&str, &str) = ("# travaux: drafts", "# travaux: end");

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let path = input::git(&["rev-parse", "--git-path", "info/attributes"])?;
    let path = String::from_utf8_lossy(&path).trim_end().to_owned();
    let kept = without_ours(&fs::read_to_string(&path).unwrap_or_default());
    for section in SECTIONS {
        // There is nothing to take back where no setup was before.
        let _ = input::git(&["config", "--local", "--remove-section", section]);
    }
    if args.undo {
        write(&path, &kept)?;
        console.say("travaux: git compares drafts as it compares other files again");
        return Ok(Outcome::Clean);
    }
    for (key, value) in SETTINGS {
        input::git(&["config", "--local", key, value])?;
    }
    let lines: String = args.files.iter().map(|pattern| format!("{pattern} diff=travaux\n")).collect();
    write(&path, &format!("{kept}{}\n{lines}{}\n", FENCES.0, FENCES.1))?;
    console.say(&format!("travaux: git compares {} clause by clause now; --undo takes it back", args.files.join(", ")));
    Ok(Outcome::Clean)
}

fn write(path: &str, text: &str) -> Result<(), Failure> {
    let path = Path::new(path);
    if let Some(folder) = path.parent() {
        let name = folder.display().to_string();
        fs::create_dir_all(folder).map_err(|source| Failure::Output { name, source })?;
    }
    output::write_file(path, text.as_bytes())
}

/// The attributes of others, which stay as they are.
fn without_ours(text: &str) -> String {
    let mut ours = false;
    let mut kept = String::new();
    for line in text.lines() {
        ours |= line == FENCES.0;
        if !ours {
            kept.push_str(line);
            kept.push('\n');
        }
        ours &= line != FENCES.1;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_others_stay() {
        let text = "*.png binary\n# travaux: drafts\n*.md diff=travaux\n# travaux: end\n*.txt text\n";
        assert_eq!(without_ours(text), "*.png binary\n*.txt text\n");
    }
}

//! The forms of files that were committed last, where they differ from the files.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use super::output::Failure;
use crate::source::Source;

/// The committed forms of the files that differ from them; a file outside git, or new in it, has none.
///
/// Git is asked once for every repository and once for every file that differs. The name of a source says where its
/// text is from: `HEAD:texts/x.md`.
pub(super) fn forms(names: &[&str]) -> Result<Vec<Option<Source>>, Failure> {
    let mut forms: Vec<Option<Source>> = names.iter().map(|_| None).collect();
    let mut repositories: BTreeMap<PathBuf, Vec<(usize, String)>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        if let Some((root, path)) = located(Path::new(name)) {
            repositories.entry(root).or_default().push((at, path));
        }
    }
    for (root, files) in repositories {
        for path in changed(&root, &files)? {
            if let Some((at, _)) = files.iter().find(|(_, file)| *file == path) {
                forms[*at] = committed(&root, &path)?;
            }
        }
    }
    Ok(forms)
}

/// The repository of a file, and its path in it as git writes it.
fn located(file: &Path) -> Option<(PathBuf, String)> {
    let whole = file.canonicalize().ok()?;
    let root = whole.ancestors().skip(1).find(|folder| folder.join(".git").exists())?;
    let path = whole.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    Some((root.to_owned(), path))
}

/// Which of the files differ from their committed forms.
fn changed(root: &Path, files: &[(usize, String)]) -> Result<Vec<String>, Failure> {
    let mut command = git(root);
    command.args(["diff", "--name-only", "--no-renames", "--diff-filter=M", "-z", "HEAD", "--"]);
    let output = run(command.args(files.iter().map(|(_, path)| path)), root)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).split_terminator('\0').map(str::to_owned).collect());
    }
    let born = run(git(root).args(["rev-parse", "--quiet", "--verify", "HEAD"]), root)?.status.success();
    // Before the first commit nothing has a committed form.
    if born { Err(failed(root, &output)) } else { Ok(Vec::new()) }
}

fn committed(root: &Path, path: &str) -> Result<Option<Source>, Failure> {
    let name = format!("HEAD:{path}");
    let output = run(git(root).args(["show", "--no-textconv", "--end-of-options", &name]), root)?;
    if !output.status.success() {
        return Err(failed(root, &output));
    }
    // What is no text was no draft.
    Ok(String::from_utf8(output.stdout).ok().map(|text| Source::new(name, text)))
}

/// The git of the user, in a repository; paths are taken as they are, not as patterns.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.args(["--literal-pathspecs", "-C"]).arg(root);
    command
}

fn run(command: &mut Command, root: &Path) -> Result<Output, Failure> {
    let name = format!("git in {}", root.display());
    command.output().map_err(|source| Failure::Input { name, source })
}

fn failed(root: &Path, output: &Output) -> Failure {
    let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Failure::Input { name: format!("git in {}", root.display()), source: io::Error::other(reason) }
}

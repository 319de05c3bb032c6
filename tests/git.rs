//! Drafts in git: the diff driver, and the hooks under the real pre-commit.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use tempfile::TempDir;

const FIRST: &str = "---\ninstrument: lamps\nsymbol: L/1\ndate: 2024-01-01\nround: 1\nlanguage: en\n---\n\n\
    ## Article 1. Lamps\n\n1. Each Party shall keep a lamp.\n\n2. Paragraph 1 holds by night.\n\n\
    ## Article 2. Illegal access {#illegal-access offence=illegal-access}\n\n\
    Each Party shall establish as an offence the access to a lamp without right.\n";

/// A repository with one committed draft.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let made = Self { folder: TempDir::new().unwrap() };
        made.git(&["init", "--quiet", "--initial-branch=main"]);
        made.git(&["config", "user.name", "A Secretariat"]);
        made.git(&["config", "user.email", "secretariat@example.org"]);
        made.write("1.md", FIRST);
        made.git(&["add", "."]);
        made.git(&["commit", "--quiet", "-m", "First round"]);
        made
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    #[track_caller]
    fn git(&self, args: &[&str]) -> String {
        let output = self.run("git", args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a program that finds this `travaux`.
    fn run(&self, program: &str, args: &[&str]) -> Output {
        let own = Path::new(env!("CARGO_BIN_EXE_travaux")).parent().unwrap().to_path_buf();
        let rest = env::var_os("PATH").unwrap_or_default();
        let path: OsString = env::join_paths([own].into_iter().chain(env::split_paths(&rest))).unwrap();
        let mut command = Command::new(program);
        command.args(args).current_dir(self.path()).env("PATH", path).env("NO_COLOR", "1");
        // A hook of this repository must not reach into the test's own.
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        command.output().unwrap()
    }
}

#[test]
fn git_diff_prints_the_redline_until_the_setup_is_taken_back() {
    let repository = Repository::new();
    assert!(repository.run("travaux", &["git", "setup"]).status.success());
    repository.write("1.md", &FIRST.replace("shall keep a lamp", "may keep a lamp"));
    let diff = repository.git(&["diff"]);
    assert!(diff.contains("{-shall-}{+may+}"), "{diff}");
    repository.git(&["commit", "--quiet", "-am", "Soften"]);
    let shown = repository.git(&["show"]);
    assert!(shown.contains("+article 1, paragraph 1: Each Party may keep a lamp."), "{shown}");
    let redline = repository.run("travaux", &["redline", "HEAD~1:1.md", "1.md"]);
    assert!(String::from_utf8(redline.stdout).unwrap().contains("{-shall-}{+may+}"));
    assert!(repository.run("travaux", &["git", "setup", "--undo"]).status.success());
    assert!(repository.git(&["show"]).contains("+1. Each Party may keep a lamp."));
    assert!(!repository.git(&["config", "--list"]).contains("travaux"));
}

#[test]
fn a_new_draft_and_a_read_me_are_compared_too() {
    let repository = Repository::new();
    repository.run("travaux", &["git", "setup"]);
    repository.write("2.md", &FIRST.replace("L/1", "L/2"));
    repository.write("README.md", "# Lamps\n");
    repository.git(&["add", "--all"]);
    let diff = repository.git(&["diff", "--cached"]);
    assert!(diff.contains("Article 1") && diff.contains("+# Lamps"), "{diff}");
}

#[test]
fn the_story_of_staged_drafts_is_told() {
    let repository = Repository::new();
    repository.write("1.md", &FIRST.replace("a lamp.", "two lamps."));
    repository.write("2.md", &FIRST.replace("L/1", "L/2"));
    repository.git(&["add", "--all"]);
    let told = repository.run("travaux", &["git", "story", "1.md", "2.md"]).stdout;
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("Article 1") && told.contains("A new draft."), "{told}");
}

/// The hooks as pre-commit installs them: from a clone of this repository, built by cargo.
struct Hooks {
    _home: TempDir,
    repository: Repository,
    /// Where pre-commit keeps what it installed.
    store: PathBuf,
}

impl Hooks {
    /// A repository with the hooks; `None`, with a word on why, where pre-commit is missing.
    fn install() -> Option<Self> {
        if Command::new("pre-commit").arg("--version").output().is_err() {
            println!("skipped: pre-commit is not installed (pip install pre-commit)");
            return None;
        }
        let home = TempDir::new().unwrap();
        let clone = home.path().join("travaux");
        let revision = snapshot(&clone);
        let repository = Repository::new();
        let hooks = Self { store: home.path().join("store"), _home: home, repository };
        let configuration = format!(
            "repos:\n  - repo: {}\n    rev: {revision}\n    hooks:\n      - id: travaux-check\n      - id: travaux-fmt\n      - id: travaux-story\n",
            clone.display()
        );
        hooks.repository.write(".pre-commit-config.yaml", &configuration);
        hooks.repository.git(&["add", "."]);
        hooks.repository.git(&["commit", "--quiet", "-m", "Configure hooks"]);
        let installed = hooks.pre_commit(&["install", "--install-hooks"]);
        assert!(installed.status.success(), "{}", said(&installed));
        Some(hooks)
    }

    /// Dependencies are built once for all runs, and fast rather than well.
    fn pre_commit(&self, args: &[&str]) -> Output {
        self.command("pre-commit", args)
    }

    fn command(&self, program: &str, args: &[&str]) -> Output {
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pre-commit");
        let mut command = Command::new(program);
        command.args(args).current_dir(self.repository.path());
        command.env("PRE_COMMIT_HOME", &self.store).env("CARGO_TARGET_DIR", target);
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        command.output().unwrap()
    }

    /// Tries to commit a file; says what the hooks printed.
    fn commit(&self, name: &str, text: &str) -> (bool, String) {
        self.repository.write(name, text);
        self.repository.git(&["add", "."]);
        let output = self.command("git", &["commit", "-m", "Edit"]);
        let done = output.status.success();
        if !done {
            self.repository.git(&["reset", "--quiet", "--hard"]);
        }
        (done, said(&output))
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Makes a repository of the project as it stands here, committed or not; gives its one revision.
fn snapshot(clone: &Path) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    let git = |folder: &Path, args: &[&str]| {
        let mut command = Command::new("git");
        command.args(args).current_dir(folder);
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    fs::create_dir_all(clone).unwrap();
    let files = git(Path::new(root), &["ls-files", "--cached", "--others", "--exclude-standard"]);
    for file in files.lines().filter(|file| Path::new(root).join(file).is_file()) {
        let target = clone.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(Path::new(root).join(file), target).unwrap();
    }
    git(clone, &["init", "--quiet"]);
    git(clone, &["add", "--all"]);
    git(clone, &["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "Snapshot"]);
    git(clone, &["rev-parse", "HEAD"]).trim().to_owned()
}

#[test]
fn the_hooks_stop_bad_commits_and_let_good_ones_pass() {
    let Some(hooks) = Hooks::install() else { return };
    let second = FIRST.replace("L/1", "L/2").replace("round: 1", "round: 2");
    let second = second.replace("2024-01-01", "2024-02-01").replace("language: en", "language: en\npredecessor: L/1");

    let (done, said) = hooks.commit("2.md", &second.replace("a lamp.", "two lamps."));
    assert!(done, "a good round was stopped: {said}");
    assert!(said.contains("A new draft."), "{said}");

    let broken = second.replace("Paragraph 1 holds", "Paragraph 7 holds");
    let (done, said) = hooks.commit("2.md", &broken);
    assert!(!done && said.contains("dangling-reference"), "a broken reference passed: {said}");

    let lost = second.split("\n## Article 2").next().unwrap().to_owned();
    let (done, said) = hooks.commit("2.md", &lost);
    assert!(!done && said.contains("illegal-access"), "a lost offence passed: {said}");

    let (done, said) = hooks.commit("1.md", &FIRST.replace("by night", "by day"));
    assert!(!done, "an edit of a published round passed: {said}");

    let (done, said) = hooks.commit("2.md", &second.replace("a lamp.", "three lamps."));
    assert!(done, "a good edit was stopped: {said}");
}

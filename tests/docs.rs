//! Documents that run: the console blocks of the README and of the command pages in `fixtures/commands`.
//!
//! ```text
//! page    = { prose | "```console" { session } "```" }
//! session = "$ " command, output, [ "? " exit code ]     no exit code stands for 0
//! output  = lines; a line of three dots stands for any lines
//! ```
//!
//! Commands run beside copies of `texts/` and `fixtures/`; output is what they say on both streams, errors last.
//! `make review` rewrites the sessions that went otherwise and shows the difference.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// A command of a page with what it is said to print.
#[derive(Debug, PartialEq, Eq)]
struct Session {
    command: String,
    /// Its output and exit code as the page has them, line by line.
    said: Vec<String>,
    /// Where `said` starts in the page, counted from 0.
    line: usize,
}

fn sessions(page: &str) -> Vec<Session> {
    let mut found: Vec<Session> = Vec::new();
    let mut inside = false;
    for (at, line) in page.lines().enumerate() {
        match line.strip_prefix("$ ") {
            _ if line.starts_with("```") => inside = !inside && line == "```console",
            Some(command) if inside => {
                found.push(Session { command: command.to_owned(), said: Vec::new(), line: at + 1 });
            }
            _ if inside => found.last_mut().expect("a console block starts with a command").said.push(line.to_owned()),
            _ => {}
        }
    }
    found
}

/// The words of a command: by blanks, but for those in double quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// What a command prints, and its exit code where that is not 0.
fn run(command: &str, folder: &Path) -> Vec<String> {
    let words = words(command);
    assert_eq!(words[0], "travaux", "only travaux is run: {command}");
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(&words[1..])
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    let mut lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.extend(output.status.code().filter(|&code| code != 0).map(|code| format!("? {code}")));
    lines
}

/// Says whether lines are those of a page, where `...` stands for any.
fn is_as_said(said: &[String], lines: &[String]) -> bool {
    match (said.split_first(), lines.split_first()) {
        (None, None) => true,
        (Some((dots, said)), _) if dots == "..." => (0..=lines.len()).any(|skip| is_as_said(said, &lines[skip..])),
        (Some((one, said)), Some((other, lines))) => one == other && is_as_said(said, lines),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// What a command printed, for its page: dots at the start and at the end of what was said stand for what they did.
fn for_page(said: &[String], printed: &[String]) -> Vec<String> {
    const DOTS: &str = "...";
    let mut kept = printed.to_vec();
    let is_dots = |line: Option<&String>| line.is_some_and(|line| line == DOTS);
    let exit = said.last().filter(|line| line.starts_with("? "));
    let (said, exit) = exit.map_or((said, None), |exit| (&said[..said.len() - 1], Some(exit)));
    if let Some(last) = said.iter().rev().nth(1).filter(|_| is_dots(said.last()))
        && let Some(end) = kept.iter().rposition(|line| line == last)
    {
        kept.truncate(end + 1);
        kept.push(DOTS.to_owned());
        kept.extend(exit.cloned());
    }
    if let Some(first) = said.get(1).filter(|_| is_dots(said.first()))
        && let Some(start) = kept.iter().position(|line| line == first)
    {
        kept.splice(..start, [DOTS.to_owned()]);
    }
    kept
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&root().join("texts"), &folder.path().join("texts"));
    copy(&root().join("fixtures"), &folder.path().join("fixtures"));
    folder
}

/// Runs the sessions of a page; `make review` puts in what they printed.
#[track_caller]
fn page_runs(path: &Path, folder: &Path) -> usize {
    let page = fs::read_to_string(path).unwrap();
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let sessions = sessions(&page);
    let mut wrong = Vec::new();
    for session in sessions.iter().rev() {
        let printed = run(&session.command, folder);
        if !is_as_said(&session.said, &printed) {
            let new = for_page(&session.said, &printed);
            lines.splice(session.line..session.line + session.said.len(), new);
            wrong.push(format!("$ {}\n{}", session.command, printed.join("\n")));
        }
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, lines.join("\n") + "\n").unwrap();
    } else {
        wrong.reverse();
        assert!(wrong.is_empty(), "{} is stale (`make review` rewrites it):\n{}", path.display(), wrong.join("\n\n"));
    }
    sessions.len()
}

/// The commands that `travaux --help` lists.
fn commands() -> Vec<String> {
    let help = run("travaux --help", &root());
    let listed = help.iter().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names.map(|line| line.split(' ').next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn the_readme_runs() {
    assert!(page_runs(&root().join("README.md"), folder().path()) > 0);
}

#[test]
fn the_command_pages_run() {
    let folder = folder();
    let pages = root().join("fixtures/commands");
    let mut pages: Vec<PathBuf> = fs::read_dir(pages).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    for page in pages {
        assert!(page_runs(&page, folder.path()) > 0, "{} runs nothing", page.display());
    }
}

#[test]
fn every_command_has_a_page_that_runs_it() {
    let commands = commands();
    assert!(!commands.is_empty());
    let runs = |name: &String| {
        let page = fs::read_to_string(root().join(format!("fixtures/commands/{name}.md"))).unwrap_or_default();
        sessions(&page).iter().any(|session| words(&session.command).get(1) == Some(name))
    };
    let missing: Vec<&String> = commands.iter().filter(|name| !runs(name)).collect();
    assert!(missing.is_empty(), "no page of fixtures/commands runs {missing:?}");
}

#[test]
fn the_readme_names_commands_and_options_that_exist() {
    let commands = commands();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for line in readme.lines().map(str::trim_start).filter(|line| line.starts_with("travaux ")) {
        let command = line.split('#').next().unwrap();
        let words = words(command);
        assert!(commands.contains(&words[1]), "the README names `travaux {}`, which is no command", words[1]);
        let help = run(&format!("travaux {} --help", words[1]), &root()).join("\n");
        for option in words.iter().filter(|word| word.starts_with('-') && word.len() > 1) {
            assert!(help.contains(option.as_str()), "`travaux {}` has no option {option}", words[1]);
        }
    }
}

#[test]
fn three_dots_stand_for_any_lines() {
    let lines = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
    assert!(is_as_said(&lines("a/.../d"), &lines("a/b/c/d")));
    assert!(is_as_said(&lines("a/..."), &lines("a")));
    assert!(!is_as_said(&lines("a/.../d"), &lines("a/b/c")));
    let said = lines(".../b/.../? 1");
    assert_eq!(for_page(&said, &lines("a/b/c/? 1")), said);
}

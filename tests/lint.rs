//! Every rule against its fixture: `fixtures/lint/RULE.md` is prose with fenced drafts.
//!
//! A comment `<!-- finds: MESSAGE -->` in a draft claims a finding of the rule on the next line of it; a draft must yield
//! exactly the findings it claims. The claims are taken out before the draft is read.
//!
//! A fence says `markdown`, and for drafts that are checked together `markdown FILE`; those under one heading lie in one
//! folder. `markdown FILE committed` is the form of FILE that was committed.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::fs;
use std::path::Path;

use travaux::Draft;
use travaux::Source;
use travaux::lint;
use travaux::lint::Context;
use travaux::lint::Level;
use travaux::lint::RULES;
use travaux::lint::Rule;
use travaux::lint::Settings;
use travaux::lint::Subject;
use travaux::parse;

/// A fenced draft.
#[derive(Debug, Default)]
struct Snippet {
    name: String,
    committed: bool,
    text: String,
    /// Line and message of every finding claimed.
    claims: Vec<(u32, String)>,
}

impl Snippet {
    fn open(info: &str) -> Self {
        let mut words = info.split(' ').skip(1);
        let name = words.next().unwrap_or("draft.md").to_owned();
        Self { name, committed: words.next() == Some("committed"), ..Self::default() }
    }

    fn push(&mut self, line: &str) {
        let claim = line.trim().strip_prefix("<!-- finds: ").and_then(|line| line.strip_suffix(" -->"));
        match claim {
            Some(message) => self.claims.push((self.text.lines().count() as u32 + 1, message.to_owned())),
            None => self.text += &format!("{line}\n"),
        }
    }

    fn draft(&self) -> Draft {
        parse(Source::new(&*self.name, &*self.text))
    }
}

/// The drafts of a fixture that are checked together.
fn folders(fixture: &str) -> Vec<Vec<Snippet>> {
    let mut folders: Vec<Vec<Snippet>> = Vec::new();
    let mut open: Option<(&str, Snippet)> = None;
    let mut together = false;
    for line in fixture.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match &mut open {
            Some((fence, _)) if line == *fence => {
                let snippet = open.take().unwrap().1;
                let named = snippet.name != "draft.md";
                if !(named && together) {
                    folders.push(Vec::new());
                }
                folders.last_mut().unwrap().push(snippet);
                together = named;
            }
            Some((_, snippet)) => snippet.push(line),
            None if ticks.len() >= 3 => open = Some((ticks, Snippet::open(&line[ticks.len()..]))),
            None if line.starts_with('#') => together = false,
            None => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    folders
}

fn only(rule: &Rule) -> Settings {
    let level = |other: &Rule| if other.name == rule.name { Level::On } else { Level::Off };
    Settings { rules: RULES.iter().map(|other| (other.name.to_owned(), level(other))).collect() }
}

/// Name, line and message of what a rule finds in drafts that lie together.
fn found(rule: &Rule, folder: &[Snippet]) -> Vec<(String, u32, String)> {
    let (present, committed): (Vec<&Snippet>, Vec<&Snippet>) = folder.iter().partition(|snippet| !snippet.committed);
    let present: Vec<Draft> = present.into_iter().map(Snippet::draft).collect();
    let committed: Vec<Draft> = committed.into_iter().map(Snippet::draft).collect();
    let subjects: Vec<Subject<'_>> = present.iter().map(Subject::new).collect();
    let old: Vec<Subject<'_>> = committed.iter().map(Subject::new).collect();
    let mut found = Vec::new();
    for subject in &subjects {
        let name = subject.draft.source.name();
        let mut context = Context::of(subject, &subjects);
        if let Some(old) = old.iter().find(|old| old.draft.source.name() == name) {
            context = context.committed(old);
        }
        for remark in lint::check(&context, &only(rule)) {
            let line = subject.draft.source.line(remark.finding.span.start);
            found.push((name.to_owned(), line, remark.finding.message));
        }
    }
    found
}

fn claimed(folder: &[Snippet]) -> Vec<(String, u32, String)> {
    let claims = |snippet: &Snippet| {
        let claim = |(line, message): &(u32, String)| (snippet.name.clone(), *line, message.clone());
        snippet.claims.iter().map(claim).collect::<Vec<_>>()
    };
    folder.iter().flat_map(claims).collect()
}

fn fixture(rule: &Rule) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/lint/{}.md", rule.name));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_rule_finds_what_its_fixture_claims_and_no_more() {
    let mut wrong = String::new();
    for rule in RULES {
        for folder in folders(&fixture(rule)) {
            let (mut claimed, mut found) = (claimed(&folder), found(rule, &folder));
            claimed.sort();
            found.sort();
            if claimed != found {
                wrong += &format!("{}\n  claimed {claimed:#?}\n  found {found:#?}\n", rule.name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_fixture_shows_what_is_found_and_what_is_left_alone() {
    for rule in RULES {
        let folders = folders(&fixture(rule));
        let (hit, clean): (Vec<_>, Vec<_>) = folders.iter().partition(|folder| !claimed(folder).is_empty());
        assert!(!hit.is_empty() && !clean.is_empty(), "{} lacks a finding or a clean draft", rule.name);
    }
}

#[test]
fn every_fixture_is_that_of_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lint");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let stray: Vec<String> = names.filter(|name| lint::rule(name).is_none()).collect();
    assert!(stray.is_empty(), "no rule has the fixture {stray:?}");
}

fn texts() -> Vec<Draft> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(root.join("texts")).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| parse(Source::new(name(path), fs::read_to_string(path).unwrap()))).collect()
}

#[test]
fn our_own_texts_are_clean() {
    let drafts = texts();
    let subjects: Vec<Subject<'_>> = drafts.iter().map(Subject::new).collect();
    let mut wrong = String::new();
    for subject in &subjects {
        for remark in lint::check(&Context::of(subject, &subjects), &Settings::default()) {
            let line = subject.draft.source.line(remark.finding.span.start);
            let (name, finding) = (subject.draft.source.name(), remark.finding);
            wrong += &format!("{name}:{line}: {} [{}]\n", finding.message, finding.code);
        }
    }
    assert!(!subjects.is_empty() && wrong.is_empty(), "{wrong}");
}

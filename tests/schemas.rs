//! Every output in JSON follows its published schema: real output, of all texts and fixtures, put to a validator.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use boon::Compiler;
use boon::SchemaIndex;
use boon::Schemas;
use serde_json::Value;

/// The schemas, compiled.
struct Published {
    schemas: Schemas,
    names: Vec<(&'static str, SchemaIndex)>,
}

impl Published {
    fn compile() -> Self {
        let (mut schemas, mut compiler, mut names) = (Schemas::new(), Compiler::new(), Vec::new());
        for (name, text) in travaux::render::schema::NAMES {
            // Their ids are relative: any place will do.
            let place = format!("file:///schemas/{name}.json");
            compiler.add_resource(&place, serde_json::from_str(text).unwrap()).unwrap();
            let compiled = compiler.compile(&place, &mut schemas);
            names.push((name, compiled.unwrap_or_else(|error| panic!("the schema {name} is none: {error}"))));
        }
        Self { schemas, names }
    }

    fn check(&self, name: &str, value: &Value) -> Result<(), String> {
        let (_, index) = self.names.iter().find(|(known, _)| *known == name).expect("the schema is published");
        self.schemas.validate(value, *index).map_err(|error| format!("{error:#}"))
    }

    /// Runs a command and puts what it prints to a schema.
    #[track_caller]
    fn holds_for(&self, name: &str, args: &[&str]) {
        let output = Command::new(env!("CARGO_BIN_EXE_travaux")).args(args).current_dir(root()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_ne!(output.status.code(), Some(2), "travaux {args:?}: {said}");
        let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("travaux {args:?}: {error}"));
        if let Err(wrong) = self.check(name, &value) {
            panic!("travaux {args:?} is not after the schema {name}: {wrong}");
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The drafts below a folder, as paths from the root of the project, by name.
fn drafts(folder: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let markdown = path.extension().is_some_and(|ending| ending == "md");
            if path.is_dir() {
                open.push(path);
            } else if markdown && !path.ends_with("out.md") {
                found.insert(path.strip_prefix(root()).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.into_iter().collect()
}

fn all_drafts() -> Vec<String> {
    let all = [drafts("texts"), drafts("fixtures")].concat();
    assert!(all.len() > 30);
    all
}

/// Old and new draft of each golden case, and neighbours among our rounds.
fn pairs() -> Vec<(String, String)> {
    let cases = std::fs::read_dir(root().join("fixtures/redline")).unwrap().map(|entry| entry.unwrap().path());
    let path = |case: &Path, name: &str| case.join(name).strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    let mut pairs: Vec<(String, String)> = cases.map(|case| (path(&case, "old.md"), path(&case, "new.md"))).collect();
    for language in [".en.md", ".zh.md"] {
        let rounds: Vec<String> =
            drafts("texts/un-cybercrime").into_iter().filter(|path| path.ends_with(language)).collect();
        pairs.extend(rounds.windows(2).map(|two| (two[0].clone(), two[1].clone())));
    }
    pairs
}

#[test]
fn trees_follow_their_schema() {
    let published = Published::compile();
    all_drafts().iter().for_each(|draft| published.holds_for("tree", &["tree", draft, "--format", "json"]));
}

#[test]
fn findings_follow_their_schema() {
    let published = Published::compile();
    published.holds_for("findings", &["check", "texts", "fixtures", "--format", "json"]);
}

#[test]
fn redlines_and_audits_follow_their_schemas() {
    let published = Published::compile();
    for (old, new) in pairs() {
        published.holds_for("redline", &["redline", &old, &new, "--format", "json"]);
        published.holds_for("audit", &["audit", &old, &new, "--format", "json"]);
    }
}

#[test]
fn ledgers_follow_their_schema() {
    let published = Published::compile();
    published.holds_for("ledger", &["offences", "texts/un-cybercrime", "--format", "json"]);
    published.holds_for("ledger", &["offences", "texts/un-cybercrime", "--language", "zh", "--format", "json"]);
    published.holds_for("ledger", &["offences", "texts", "--by", "instrument", "--format", "json"]);
    let between = ["--from", "A/AC.291/16", "--to", "A/AC.291/22", "--darknet", "--format", "json"];
    published.holds_for("ledger", &[&["offences", "texts/un-cybercrime"][..], &between].concat());
}

#[test]
fn histories_follow_their_schema() {
    let published = Published::compile();
    for clause in ["article 4", "article 6, paragraph 1", "preamble"] {
        published.holds_for("history", &["history", clause, "texts/un-cybercrime", "--format", "json"]);
        published.holds_for("history", &["history", clause, "texts/un-cybercrime", "--blame", "--format", "json"]);
    }
}

#[test]
fn concordances_follow_their_schema() {
    let published = Published::compile();
    published.holds_for("concordance", &["rounds", "texts/un-cybercrime", "--concordance", "--format", "json"]);
}

#[test]
fn positions_follow_their_schema() {
    let published = Published::compile();
    published.holds_for("positions", &["positions", "fixtures/commands/seabirds", "--format", "json"]);
}

#[test]
fn states_follow_their_schema() {
    let published = Published::compile();
    published.holds_for("positions", &["positions", "texts/un-cybercrime", "--format", "json"]);
    published.holds_for("brackets", &["brackets", "texts/un-cybercrime", "--format", "json"]);
    published.holds_for("brackets", &["brackets", "fixtures/redline/brackets", "--format", "json"]);
}

#[test]
fn the_taxonomy_follows_its_schema() {
    let text = std::fs::read_to_string(root().join("texts/offences.yaml")).unwrap();
    let value: Value = serde_yaml::from_str(&text).unwrap();
    Published::compile().check("offences", &value).unwrap();
}

#[test]
fn the_validator_refuses_what_is_wrong() {
    let wrong: Value = serde_json::json!({"schema": "travaux/redline/v0"});
    assert!(Published::compile().check("redline", &wrong).is_err());
}

#[test]
fn every_schema_of_an_output_is_tested() {
    let this = std::fs::read_to_string(root().join("tests/schemas.rs")).unwrap();
    let untested: Vec<&str> = travaux::render::schema::NAMES
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| !this.contains(&format!("(\"{name}\", &")))
        .collect();
    assert!(untested.is_empty(), "no output is put to the schemas {untested:?}");
}

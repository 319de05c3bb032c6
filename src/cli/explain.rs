//! `travaux explain`: the page of a rule.

use super::Outcome;
use super::output::Console;
use super::output::Failure;
use crate::finding::Severity;
use crate::lint;
use crate::lint::Default;

/// Explain a rule of `travaux check`, or list all rules
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Name of the rule [default: list all]
    rule: Option<String>,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let text = match &args.rule {
        Some(name) => page(name)?,
        None => list(),
    };
    console.write(None, text.as_bytes())?;
    Ok(Outcome::Clean)
}

fn page(name: &str) -> Result<String, Failure> {
    match lint::rule(name) {
        Some(rule) => Ok(format!("{}\n{}\n", rule.page, standing(rule))),
        None => Err(Failure::Usage(format!("there is no rule {name}: `travaux explain` lists all"))),
    }
}

fn list() -> String {
    let line = |rule: &&lint::Rule| {
        let summary = rule.page.lines().nth(2).unwrap_or_default();
        let off = if rule.default == Default::Off { " (off)" } else { "" };
        format!("{:26} {summary}{off}\n", rule.name)
    };
    lint::RULES.iter().map(line).collect()
}

fn standing(rule: &lint::Rule) -> String {
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let state = match rule.default {
        Default::On => "on",
        Default::Off => "off",
    };
    format!("By default {state}; its findings are of severity {severity}.")
}

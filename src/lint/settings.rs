//! Which rules are on, and how much they weigh.

use std::collections::BTreeMap;

use super::Default as ByDefault;
use super::Rule;
use crate::finding::Severity;

/// What is set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs and its findings weigh what the rule says.
    On,
    /// It runs and its findings weigh this.
    As(Severity),
}

impl Level {
    /// Reads `off`, `on`, `error`, `warning` or `note`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Level::Off,
            "on" => Level::On,
            "error" => Level::As(Severity::Error),
            "warning" => Level::As(Severity::Warning),
            "note" => Level::As(Severity::Note),
            _ => return None,
        })
    }
}

/// What is set for rules; a rule that is not named keeps its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// What is set, by the name of the rule.
    pub rules: BTreeMap<String, Level>,
}

impl Settings {
    /// The weight of a rule's findings, or nothing where it does not run.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.rules.get(rule.name) {
            Some(Level::Off) => None,
            Some(Level::On) => Some(rule.severity),
            Some(Level::As(severity)) => Some(*severity),
            None => (rule.default == ByDefault::On).then_some(rule.severity),
        }
    }
}

//! Rule `duplicate-id`: two clauses bear the same permanent id.

use std::collections::HashSet;

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
duplicate-id

Two clauses bear the same permanent id

What it does

Reports a heading whose `{#id}` another heading has already.

Why it matters

A permanent id decides which clause is which in every comparison.

Example

    ## Article 6 {#access}

    ## Article 7 {#access}
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let mut seen = HashSet::new();
    for (at, clause) in subject.clauses() {
        let Some(id) = clause.attributes.id() else { continue };
        if !seen.insert(id) {
            found.push(Remark::new(&RULE, format!("the id {id} is there twice"), subject.head(at)));
        }
    }
}

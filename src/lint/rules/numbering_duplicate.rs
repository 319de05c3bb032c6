//! Rule `numbering-duplicate`: two clauses of a series have the same number.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-duplicate",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-duplicate

Two clauses of a series have the same number

What it does

Reports a clause that bears the number of the clause before it in its series.

Why it matters

A reference to that number names two clauses.

Example

    (b) one thing;

    (b) another.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::steps(subject) {
        let label = series::label(subject, here);
        if before.is_some_and(|before| series::label(subject, before).number == label.number) {
            found.push(Remark::new(&RULE, format!("{} is there twice", subject.cite(here)), subject.head(here)));
        }
    }
}

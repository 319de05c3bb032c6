//! Rule `numbering-series`: a clause goes on counting in the numbers of another series.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-series",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-series

A clause goes on counting in the numbers of another series

What it does

Reports a clause whose number is the next one, but printed in other numerals or other marks than the number before it.

Why it matters

The number is an error of typing: the clause reads as part of the one before it, and references to it lead nowhere.

Example

    (a) one;

    b) two;

    (iii) three.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::steps(subject) {
        if before.is_some() {
            continue;
        }
        let Some(last) = series::continued(subject, here).filter(|_| !series::is_title(subject, here)) else {
            continue;
        };
        let message = format!("{} goes on from {} in another form", subject.cite(here), subject.cite(last));
        found.push(Remark::new(&RULE, message, subject.head(here)).help("print the number as the one before it"));
    }
}

//! Rule `numbering-gap`: a number of a series is missing.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-gap",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-gap

A number of a series is missing

What it does

Reports a numbered clause whose number does not follow the one before it, or a series that does not begin with its first number.

Why it matters

Either a clause was lost, or it was taken out and its references now point nowhere. A negotiation that keeps numbers leaves a note: `Deleted.`

Example

    1. Each State Party shall …

    3. Nothing in this article …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::steps(subject) {
        let label = series::label(subject, here);
        match before {
            Some(before) if series::is_gap(subject, before, here) => {
                let last = &series::label(subject, before).printed;
                let message = format!("{} follows {last}: a number between them is missing", label.printed);
                found.push(
                    Remark::new(&RULE, message, subject.head(here)).help("renumber, or leave `Deleted.` in its place"),
                );
            }
            None if !label.is_first() && series::must_begin(subject, here) => {
                let message = format!("the series begins with {}", label.printed);
                found.push(Remark::new(&RULE, message, subject.head(here)));
            }
            _ => {}
        }
    }
}

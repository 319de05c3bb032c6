//! Rule `numbering-inline`: a numbered clause begins inside the text of another.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::inline;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-inline",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-inline

A numbered clause begins inside the text of another

What it does

Reports the next number of a series where it stands behind a sentence inside the text of the clause before it, and nowhere else.

Why it matters

Markdown begins a clause only behind a blank line: the text is read as part of the clause above it, and references to it lead nowhere.

Example

    b) publish it.
    2. The register shall be public.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses() {
        let Some(next) = clause.label.as_ref().and_then(series::next).filter(|_| series::counts(subject, at)) else {
            continue;
        };
        if series::has_sibling(subject, at, &next) {
            continue;
        }
        if let Some((inside, place)) = inline::beginning(subject, at, &next) {
            let message = format!("number {} begins inside the text of {}", next.printed, subject.cite(inside));
            let remark = Remark::new(&RULE, message, subject.place(inside, place));
            found.push(remark.help("put a blank line before it"));
        }
    }
}

//! Rule `mixed-labels`: a series changes the form of its numbers.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::draft::Kind;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "mixed-labels",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
mixed-labels

A series changes the form of its numbers

What it does

Reports a clause whose number is printed in another form than that of the clause before it, while it goes on counting.

Why it matters

The change is an error of typing, and hides a lost clause from other checks.

Example

    (a) one;

    b) two.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::neighbours(subject) {
        let (last, label) = (series::label(subject, before), series::label(subject, here));
        let same_kind = subject.draft.clause(here).kind == subject.draft.clause(before).kind;
        let inner = subject.draft.clause(here).kind >= Kind::Paragraph;
        if inner && same_kind && last.style == label.style && last.wrap != label.wrap && label.follows(last) {
            let message = format!("this number is printed in another form than {}", last.printed);
            found.push(Remark::new(&RULE, message, subject.head(here)));
        }
    }
}

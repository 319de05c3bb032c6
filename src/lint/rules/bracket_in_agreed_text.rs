//! Rule `bracket-in-agreed-text`: disputed words in text that is agreed.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::marks::Closing;
use crate::draft::marks::Role;
use crate::draft::meta::Status;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "bracket-in-agreed-text",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
bracket-in-agreed-text

Disputed words in text that is agreed

What it does

Reports brackets round words in a clause marked as agreed, or in a draft whose status is `agreed` or `adopted`.

Why it matters

The two marks say the opposite of each other.

Example

    Each Party [shall] act. [agreed ad referendum]
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let whole = matches!(subject.draft.meta.status, Some(Status::Agreed | Status::Adopted));
    let marks = subject.marks();
    for bracket in marks.brackets.iter().filter(|bracket| bracket.role == Role::Disputed && bracket.parent.is_none()) {
        let (clause, at) = (bracket.open.clause, bracket.open.at);
        let agreed = whole || marks.status(subject.draft, clause).is_some();
        if agreed && bracket.closing == Closing::Printed {
            let place = subject.printed_place(clause, Span { start: at, end: at + 1 });
            found.push(Remark::new(&RULE, "brackets round words of agreed text", place));
        }
    }
}

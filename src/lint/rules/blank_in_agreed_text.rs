//! Rule `blank-in-agreed-text`: a blank in text that is agreed.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::meta::Status;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "blank-in-agreed-text",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
blank-in-agreed-text

A blank in text that is agreed

What it does

Reports a blank to be filled in a clause marked as agreed, or in a draft whose status is `agreed` or `adopted`.

Why it matters

What is not written cannot have been agreed.

Example

    on [date] [agreed ad referendum]
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let whole = matches!(subject.draft.meta.status, Some(Status::Agreed | Status::Adopted));
    let marks = subject.marks();
    for blank in &marks.blanks {
        if whole || marks.status(subject.draft, blank.clause).is_some() {
            let place = subject.printed_place(blank.clause, blank.span);
            found.push(Remark::new(&RULE, "a blank is left in agreed text", place));
        }
    }
}

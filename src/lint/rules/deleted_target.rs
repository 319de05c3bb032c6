//! Rule `deleted-target`: a reference names a clause that was taken out.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "deleted-target",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
deleted-target

A reference names a clause that was taken out

What it does

Reports a reference to a clause of which only a note is left, such as `Deleted.`

Why it matters

What the reference leads to says nothing any more.

Example

    … in accordance with article 9 …

    ## Article 9

    Deleted.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for reference in subject.references().iter().filter(|reference| !subject.is_tombstone(reference.clause)) {
        for number in &reference.numbers {
            let Some(target) = number.target.filter(|&target| subject.is_deleted(target)) else { continue };
            let message = format!("{} was deleted", subject.cite(target));
            found.push(Remark::new(&RULE, message, subject.place(reference.clause, number.span)));
        }
    }
}

//! Rule `numbering-order`: a number stands before one that it should follow.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-order",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-order

A number stands before one that it should follow

What it does

Reports a clause whose number is lower than that of the clause before it, such as `bis` before its base.

Why it matters

Readers look for a number where order puts it.

Example

    ## Article 9 bis

    ## Article 9
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::steps(subject) {
        let Some(before) = before else { continue };
        let (last, label) = (series::label(subject, before), series::label(subject, here));
        let inserted = series::has_base(subject, here);
        let misread = series::may_be_roman(last) || series::may_be_roman(label);
        if label.number < last.number && !label.is_first() && !misread && !inserted && !series::goes_on(subject, here) {
            let message = format!("{} stands behind {}", label.printed, last.printed);
            found.push(Remark::new(&RULE, message, subject.head(here)));
        }
    }
}

//! Rule `numbering-base`: an inserted number without the number it follows.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-base",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-base

An inserted number without the number it follows

What it does

Reports a number such as `9 bis` or `9A` that does not stand behind `9`.

Why it matters

An inserted number says where it was inserted: either its place is wrong, or the clause before it was lost.

Example

    ## Article 8

    ## Article 9 bis
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    if subject.draft.meta.may_lack_numbers() {
        return;
    }
    for (before, here) in series::steps(subject) {
        let label = series::label(subject, here);
        if series::lacks_base(before.map(|before| series::label(subject, before)), label)
            && !series::has_base(subject, here)
            && !subject.draft.clause(here).quoted
        {
            let message = format!("{} does not stand behind the number it adds to", label.printed);
            found.push(Remark::new(&RULE, message, subject.head(here)));
        }
    }
}

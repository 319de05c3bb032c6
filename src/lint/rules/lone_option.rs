//! Rule `lone-option`: an option without an alternative.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lone-option",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
lone-option

An option without an alternative

What it does

Reports a set of options that has one member.

Why it matters

Either its alternatives were lost, or it is no longer a choice.

Example

    Option 1: Each Party shall …

    2. The next paragraph
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for set in &subject.marks().options {
        let [only] = set.options[..] else { continue };
        found.push(Remark::new(&RULE, "this option has no alternative", subject.head(only)));
    }
}

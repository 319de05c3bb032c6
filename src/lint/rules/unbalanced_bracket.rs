//! Rule `unbalanced-bracket`: a bracket opens and never closes, or closes what never opened.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unbalanced-bracket",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unbalanced-bracket

A bracket opens and never closes, or closes what never opened

What it does

Reports square brackets without their counterpart.

Why it matters

Nobody can tell which words are not agreed.

Example

    Each State Party [shall [may] adopt measures.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let unbalanced = &subject.marks().findings;
    found.extend(unbalanced.iter().map(|finding| Remark::new(&RULE, finding.message.clone(), finding.span)));
}

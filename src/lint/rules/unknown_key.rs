//! Rule `unknown-key`: the front matter has a key that says nothing to us.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-key",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unknown-key

The front matter has a key that says nothing to us

What it does

Reports keys of the front matter that the format does not know.

Why it matters

A key with a slip of the pen (`predecesor`) is kept and does nothing.

Example

    predecesor: A/AC.291/16
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let read = subject.draft.findings.iter().filter(|finding| finding.code == RULE.name);
    found.extend(read.map(|finding| Remark::new(&RULE, finding.message.clone(), finding.span)));
}

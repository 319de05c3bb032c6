//! Rule `structure`: the file holds no text, or nests deeper than treaties do.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "structure",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
structure

The file holds no text, or nests deeper than treaties do

What it does

Reports drafts without text and clauses nested so deep that they are kept side by side.

Why it matters

Both come from a file that is not what it seems: an empty export, or indentation gone wrong.

Example

A file of front matter alone.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let reader = |code: &str| matches!(code, "empty" | "too-deep");
    let read = subject.draft.findings.iter().filter(|finding| reader(finding.code));
    found.extend(read.map(|finding| Remark::new(&RULE, finding.message.clone(), finding.span)));
}

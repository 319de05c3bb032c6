//! Rule `unused-footnote`: a footnote that nothing calls.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unused-footnote",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unused-footnote

A footnote that nothing calls

What it does

Reports a note whose sign stands in no clause.

Why it matters

The words it explained were changed, and the note was left behind.

Example

    [^3]: See article 4.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let called = |place: Span| {
        let source = subject.draft.source.slice(place);
        let sign = source.split(':').next().unwrap_or_default();
        subject.clauses().any(|(_, clause)| clause.text.as_str().contains(sign))
    };
    let read = subject.draft.findings.iter().filter(|finding| finding.code == "footnote" && !called(finding.span));
    found.extend(read.map(|finding| Remark::new(&RULE, finding.message.clone(), finding.span)));
}

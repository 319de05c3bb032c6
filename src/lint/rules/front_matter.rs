//! Rule `front-matter`: the front matter lacks a key, or says what it cannot say.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "front-matter",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
front-matter

The front matter lacks a key, or says what it cannot say

What it does

Reports front matter that is missing, cannot be read, lacks `symbol`, `round` or `language`, or gives a key a value of the wrong type.

Why it matters

Drafts are named by their symbol and ordered by their round; without them file names stand in, which others name as they like.

Example

    round: third

Write `round: 3`.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let draft = subject.draft;
    let read = draft.findings.iter().filter(|finding| finding.code == RULE.name);
    found.extend(read.map(|finding| {
        let remark = Remark::new(&RULE, finding.message.clone(), finding.span);
        finding.help.iter().fold(remark, |remark, help| remark.help(help.clone()))
    }));
    let has = |key: &str| draft.meta.keys.iter().any(|found| found.name == key);
    if !has("round") {
        let place = if draft.meta.span.is_empty() { Span::new(0, 0) } else { draft.meta.span };
        found.push(Remark::new(&RULE, "no `round` in the front matter: the order of arguments stands in", place));
    }
}

//! Rule `empty-clause`: a numbered clause without words.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "empty-clause",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
empty-clause

A numbered clause without words

What it does

Reports a number with no text behind it and no clause in it.

Why it matters

The text was lost, or the number should have gone with it.

Example

    3.

    4. Each Party shall …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses() {
        let inner = matches!(clause.kind, Kind::Paragraph | Kind::Point | Kind::Item | Kind::SubItem);
        if inner
            && clause.label.is_some()
            && clause.text.is_empty()
            && clause.children.is_empty()
            && !goes_on(subject, at)
        {
            found.push(Remark::new(&RULE, format!("{} says nothing", subject.cite(at)), subject.head(at)));
        }
    }
}

/// The words of a number that stands on a line of its own: text without a number, or points, right behind it.
fn goes_on(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let behind = subject.draft.indices().nth(at.at() + 1).map(|behind| subject.draft.clause(behind));
    behind.is_some_and(|behind| match &behind.label {
        Some(label) => label.is_first() && !behind.kind.has_heading(),
        None => matches!(behind.kind, Kind::Paragraph | Kind::Flush) && !behind.text.is_empty(),
    })
}

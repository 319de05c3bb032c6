//! Rule `agreed-in-bracket`: text marked as agreed inside brackets.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::marks::Bracket;
use crate::draft::marks::Closing;
use crate::draft::marks::Role;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agreed-in-bracket",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
agreed-in-bracket

Text marked as agreed inside brackets

What it does

Reports a mark such as `[agreed ad referendum]` that stands inside brackets round words that are not agreed.

Why it matters

The two marks contradict each other: either the bracket should have gone, or the mark came too early.

Example

    [2. The register shall be public. [agreed ad referendum]]
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let marks = subject.marks();
    for bracket in marks.brackets.iter().filter(|bracket| matches!(bracket.role, Role::Status(_))) {
        let round = std::iter::successors(bracket.parent, |&parent| marks.bracket(parent).parent);
        if round.into_iter().any(|parent| is_disputed(marks.bracket(parent))) {
            let place = Span { start: bracket.open.at, end: bracket.open.at + 1 };
            let place = subject.printed_place(bracket.open.clause, place);
            found.push(Remark::new(&RULE, "text marked as agreed stands in brackets", place));
        }
    }
}

fn is_disputed(bracket: &Bracket) -> bool {
    bracket.role == Role::Disputed && bracket.closing == Closing::Printed
}

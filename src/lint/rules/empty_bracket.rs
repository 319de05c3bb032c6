//! Rule `empty-bracket`: brackets with nothing in them.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::marks;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "empty-bracket",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
empty-bracket

Brackets with nothing in them

What it does

Reports a pair of brackets that holds no words.

Why it matters

The words were taken out and their brackets forgotten, or somebody meant a blank.

Example

    within [ ] months

Write `[x]` for a blank.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for bracket in &subject.marks().brackets {
        let Some(span) = bracket.span() else { continue };
        let clause = bracket.open.clause;
        let printed = marks::printed(subject.draft.clause(clause));
        let words = &printed[span.range()];
        if words.len() > 1
            && words.trim_matches(['[', ']', ' ', '\u{a0}', '［', '］']).is_empty()
            && words.ends_with([']', '］'])
        {
            let place = subject.printed_place(clause, span);
            // Brackets round the sign of a note: the sign is no part of the words.
            if subject.draft.source.slice(place).contains("[^") {
                continue;
            }
            found.push(Remark::new(&RULE, "these brackets hold nothing", place).help("write [x] for a blank"));
        }
    }
}

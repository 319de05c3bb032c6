//! Rule `numbering-duplicate`: two clauses of a series have the same number.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-duplicate",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-duplicate

Two clauses of a series have the same number

What it does

Reports a clause that bears the number of the clause before it in its series.

Why it matters

A reference to that number names two clauses.

Example

    (b) one thing;

    (b) another.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (before, here) in series::steps(subject) {
        let Some(before) = before.or_else(|| around(subject, here)) else { continue };
        let same = series::label(subject, before).number == series::label(subject, here).number;
        if same && !is_choice(subject, before, here) && !series::goes_on(subject, here) {
            found.push(Remark::new(&RULE, format!("{} is there twice", subject.cite(here)), subject.head(here)));
        }
    }
}

/// Options and alternatives repeat numbers.
fn is_choice(subject: &Subject<'_>, before: ClauseIx, here: ClauseIx) -> bool {
    let between = subject.draft.indices().take(here.at()).skip(before.at());
    let option = between.into_iter().any(|at| subject.draft.clause(at).kind == Kind::Choice);
    option || subject.draft.clause(here).text.as_str().to_lowercase().starts_with("alt")
}

/// The clause that a first number stands in, though it is printed like that one's own number and not set in further.
fn around(subject: &Subject<'_>, here: ClauseIx) -> Option<ClauseIx> {
    let draft = subject.draft;
    let column = |at: ClauseIx| draft.source.place(subject.head(at).start).column;
    let label = series::label(subject, here);
    let same = |above: &ClauseIx| draft.clause(*above).label.as_ref() == Some(label) && column(*above) == column(here);
    draft.ancestors(here).find(same)
}

//! Rule `deleted-target`: a reference names a clause that was taken out.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::super::subject;
use crate::draft::Kind;
use crate::draft::reference::Reference;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "deleted-target",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
deleted-target

A reference names a clause that was taken out

What it does

Reports a reference to a clause of which only a note is left, such as `Deleted.`

Why it matters

What the reference leads to says nothing any more.

Example

    … in accordance with article 9 …

    ## Article 9

    Deleted.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for reference in subject.references().iter().filter(|reference| !is_note(subject, reference)) {
        for number in &reference.numbers {
            let Some(target) = number.target.filter(|&target| subject.is_deleted(target)) else { continue };
            let message = format!("{} was deleted", subject.cite(target));
            found.push(Remark::new(&RULE, message, subject.place(reference.clause, number.span)));
        }
    }
}

/// Notes on what was taken out name it: `Deleted and merged into article 3`, `[Moved from article 5]`, and the titles of
/// options.
fn is_note(subject: &Subject<'_>, reference: &Reference) -> bool {
    let clause = subject.draft.clause(reference.clause);
    let before = &clause.text.as_str()[..reference.span.start as usize];
    let bracket = before.rfind('[').filter(|&open| !before[open..].contains(']'));
    let bracketed = bracket.is_some_and(|open| subject::is_tombstone(&before[open + 1..]));
    bracketed || clause.kind == Kind::Choice || subject.is_tombstone(reference.clause)
}

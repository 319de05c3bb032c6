//! Rule `self-reference`: a paragraph refers to itself by its number.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::inline;
use super::series;
use crate::draft::reference::Level;
use crate::draft::reference::Printed;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "self-reference",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
self-reference

A paragraph refers to itself by its number

What it does

Reports a reference from a paragraph to that same paragraph by number.

Why it matters

Mostly the paragraph before it was meant, and numbers have moved on.

Example

    2. The measures of paragraph 2 shall …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for reference in subject.references().iter() {
        let [number] = &reference.numbers[..] else { continue };
        let own = number.target.is_some_and(|target| is_around(subject, target, reference.clause));
        if own && !runs_on(subject, number) && number.level >= Level::Paragraph && number.label.is_some() {
            let message = format!("{} refers to itself", subject.cite(reference.clause));
            found.push(Remark::new(&RULE, message, subject.place(reference.clause, number.span)));
        }
    }
}

/// The text of a clause may hold the next number too, and the reference stand in that.
fn runs_on(subject: &Subject<'_>, number: &Printed) -> bool {
    let next = number.label.as_deref().and_then(series::next);
    next.zip(number.target).is_some_and(|(next, target)| inline::is_printed(subject, target, &next))
}

/// Says whether a clause is the target, or unnumbered text in it.
fn is_around(subject: &Subject<'_>, target: crate::ClauseIx, clause: crate::ClauseIx) -> bool {
    let numbered = |at: &crate::ClauseIx| subject.draft.clause(*at).label.is_some();
    let around = std::iter::once(clause).chain(subject.draft.ancestors(clause));
    around.into_iter().find(numbered) == Some(target)
}

//! Rule `numbering-gap`: a number of a series is missing.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::inline;
use super::series;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numbering-gap",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
numbering-gap

A number of a series is missing

What it does

Reports a numbered clause whose number does not follow the one before it, or a series that does not begin with its first number.

Why it matters

Either a clause was lost, or it was taken out and its references now point nowhere. A negotiation that keeps numbers leaves a note: `Deleted.` Drafts that say `extent: excerpt` or `numbering: unverified` are left alone.

Example

    1. Each State Party shall …

    3. Nothing in this article …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    if subject.draft.meta.may_lack_numbers() {
        return;
    }
    for (before, here) in series::steps(subject) {
        let label = series::label(subject, here);
        match before {
            Some(before) if series::is_gap(subject, before, here) && !is_inside(subject, before, here) => {
                let last = &series::label(subject, before).printed;
                let message = format!("{} follows {last}: a number between them is missing", label.printed);
                found.push(
                    Remark::new(&RULE, message, subject.head(here)).help("renumber, or leave `Deleted.` in its place"),
                );
            }
            None if begins_late(subject, here) => {
                let message = format!("the series begins with {}", label.printed);
                found.push(Remark::new(&RULE, message, subject.head(here)));
            }
            _ => {}
        }
    }
}

/// An inserted number and one that goes on from another series are told of by their own rules; what is quoted begins
/// where the text begins that it changes.
fn begins_late(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let label = series::label(subject, here);
    let quoted = subject.draft.clause(here).quoted;
    let late = !label.is_first() && !quoted && series::must_begin(subject, here);
    late && series::continued(subject, here).is_none()
        && !series::lacks_base(None, label)
        && !series::goes_on(subject, here)
        && !series::is_title(subject, here)
}

/// A number that stands inside the text between two clauses is told of by its own rule, and a Roman numeral that was
/// read as a letter leaves no gap.
fn is_inside(subject: &Subject<'_>, before: ClauseIx, here: ClauseIx) -> bool {
    if series::may_be_roman(series::label(subject, here)) || series::may_be_roman(series::label(subject, before)) {
        return true;
    }
    let between = || subject.draft.indices().take(here.at()).skip(before.at() + 1);
    // Options take up numbers, and a number out of order is told of by its own rule.
    if between().any(|at| subject.draft.clause(at).kind == Kind::Choice) || is_misplaced(subject, before, here) {
        return true;
    }
    let Some(next) = series::next(series::label(subject, before)) else { return false };
    inline::is_in_text(subject, before, &next) || between().any(|at| inline::is_in_text(subject, at, &next))
}

/// Says whether the number before a number stands further up: what stands between them is out of order.
fn is_misplaced(subject: &Subject<'_>, before: ClauseIx, here: ClauseIx) -> bool {
    let draft = subject.draft;
    let (clause, label) = (draft.clause(here), series::label(subject, here));
    let alike = |at: ClauseIx| {
        let other = draft.clause(at);
        other.kind == clause.kind && (clause.kind == Kind::Article || other.parent == clause.parent)
    };
    let mut earlier = draft.indices().take(before.at()).filter(|&at| alike(at));
    earlier.any(|at| draft.clause(at).label.as_ref().is_some_and(|own| label.follows(own)))
}

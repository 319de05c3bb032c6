//! Rule `mixed-quotes`: straight and curly quotation marks in one draft.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "mixed-quotes",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
mixed-quotes

Straight and curly quotation marks in one draft

What it does

Reports straight quotation marks in a draft that mostly uses curly ones, or the other way round.

Why it matters

A search for a quoted term finds half of them, and every comparison shows a change that is none.

Example

    \"computer system\" … “computer data”
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let straight = places(subject, |letter| letter == '"');
    let curly = places(subject, |letter| matches!(letter, '“' | '”'));
    if straight.is_empty() || curly.is_empty() {
        return;
    }
    let (rare, form) = if straight.len() <= curly.len() { (straight, "straight") } else { (curly, "curly") };
    let message = format!("a {form} quotation mark: most are of the other form");
    found.extend(rare.into_iter().map(|place| Remark::new(&RULE, message.clone(), place)));
}

fn places(subject: &Subject<'_>, wanted: fn(char) -> bool) -> Vec<Span> {
    let mut places = Vec::new();
    for (at, clause) in subject.clauses() {
        let hits = clause.text.as_str().match_indices(wanted);
        places.extend(hits.map(|(hit, mark)| subject.place(at, Span::new(hit, hit + mark.len()))));
    }
    places
}

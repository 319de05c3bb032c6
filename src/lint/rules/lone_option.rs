//! Rule `lone-option`: an option without an alternative.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::marks;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lone-option",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
lone-option

An option without an alternative

What it does

Reports a set of options that has one member.

Why it matters

Either its alternatives were lost, or it is no longer a choice.

Example

    Option 1: Each Party shall …

    2. The next paragraph
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for set in &subject.marks().options {
        let [only] = set.options[..] else { continue };
        if has_alternative(subject, only) || is_printed(subject, only) {
            continue;
        }
        found.push(Remark::new(&RULE, "this option has no alternative", subject.head(only)));
    }
}

/// Says whether the option before or behind it goes on with its number: one set may run over several clauses.
fn has_alternative(subject: &Subject<'_>, only: ClauseIx) -> bool {
    let number = |at: ClauseIx| {
        let clause = subject.draft.clause(at);
        let label = clause.label.as_ref().filter(|_| clause.kind == Kind::Choice)?;
        Some((label.style, label.number.levels.first()?.base))
    };
    let Some((style, own)) = number(only) else { return false };
    let like = |at: ClauseIx| number(at).filter(|(other, _)| *other == style).map(|(_, number)| number);
    let behind = subject.draft.indices().skip(only.at() + 1).find_map(like);
    let before = subject.draft.indices().take(only.at()).rev().find_map(like);
    behind == Some(own + 1) || before.is_some_and(|before| before + 1 == own)
}

/// Says whether an alternative is printed inside the text of the article: `1. Option A: …` is a paragraph first of all.
fn is_printed(subject: &Subject<'_>, only: ClauseIx) -> bool {
    let clause = subject.draft.clause(only);
    let (Some(label), Some(word)) = (&clause.label, clause.head.split_whitespace().next()) else { return false };
    let scope = subject.draft.article(only).unwrap_or(ClauseIx::ROOT);
    let word = word.trim_start_matches(['*', '[']);
    let has = |other: Label| {
        let printed = format!("{word} {}", other.printed);
        let mut texts = subject.draft.subtree(scope).into_iter().map(|at| marks::printed(subject.draft.clause(at)));
        texts.any(|text| text.contains(&printed))
    };
    series::next(label).is_some_and(has) || series::previous(label).is_some_and(has)
}

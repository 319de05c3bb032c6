//! Rule `unused-term`: a defined term that is never used.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::terms;
use super::terms::Term;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unused-term",
    severity: Severity::Warning,
    default: Default::Off,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unused-term

A defined term that is never used

What it does

Reports a term that the article on the use of terms defines and no other clause uses.

Why it matters

The definition outlived the provision it was made for, or the provision says it in other words.

Example

    (c) \"Subscriber information\" shall mean …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let terms = terms::defined(subject);
    if terms.is_empty() {
        return;
    }
    let texts: Vec<String> = subject.draft.clauses.iter().map(|clause| clause.text.as_str().to_lowercase()).collect();
    for Term { clause: at, name: term, span } in terms {
        let used =
            texts.iter().enumerate().filter(|&(clause, _)| clause != at.at()).any(|(_, text)| text.contains(&term));
        if !used {
            found.push(Remark::new(&RULE, format!("“{term}” is defined and never used"), subject.place(at, span)));
        }
    }
}

//! Rule `missing-footnote`: a footnote is called and not there.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::Kind;
use crate::draft::marks;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-footnote",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
missing-footnote

A footnote is called and not there

What it does

Reports a sign such as `[^3]` for which the draft has no note.

Why it matters

What the note said is lost.

Example

    Each Party[^3] shall …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses().filter(|(_, clause)| clause.text.as_str().contains("[^")) {
        for sign in marks::note_signs(clause.text.as_str()) {
            let name = &clause.text.as_str()[sign.range()];
            if has_note(subject, name) {
                continue;
            }
            found.push(Remark::new(&RULE, format!("there is no note {name}"), subject.place(at, sign)));
        }
    }
}

/// Markdown does not see every sign as a call: one between two brackets it takes for a link.
fn has_note(subject: &Subject<'_>, sign: &str) -> bool {
    let definition = format!("{sign}:");
    let notes = subject.clauses().filter(|(_, clause)| clause.kind == Kind::Footnote);
    notes.into_iter().any(|(_, clause)| subject.draft.source.slice(clause.span).starts_with(&definition))
}

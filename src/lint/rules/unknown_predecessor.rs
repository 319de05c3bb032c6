//! Rule `unknown-predecessor`: the draft before this one is not there.

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-predecessor",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
unknown-predecessor

The draft before this one is not there

What it does

Reports a `predecessor` that is the symbol of no draft checked with it, where there are others of the instrument.

Why it matters

The symbol is wrong, or a round is missing from the folder.

Example

    predecessor: A/AC.291/61
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    let meta = &among.subject.draft.meta;
    let Some(wanted) = meta.predecessor.as_deref() else { return };
    let known = among.all.iter().any(|other| other.draft.meta.symbol == wanted);
    let others = among.all.iter().any(|other| other.draft.meta.symbol != meta.symbol);
    if others && !known {
        found.push(Remark::new(&RULE, format!("no draft has the symbol {wanted}"), meta.place_of("predecessor")));
    }
}

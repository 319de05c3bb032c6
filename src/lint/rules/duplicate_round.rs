//! Rule `duplicate-round`: two drafts claim the same round.

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-round",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
duplicate-round

Two drafts claim the same round

What it does

Reports a draft whose round another draft of its instrument and language has under a different symbol.

Why it matters

Rounds order the drafts; with two of one number the order is chance.

Example

    round: 3                 # in two files
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    let meta = &among.subject.draft.meta;
    let same = |other: &crate::draft::Meta| {
        other.round.is_some()
            && other.round == meta.round
            && other.language == meta.language
            && other.symbol != meta.symbol
    };
    if let Some(other) = among.all.iter().find(|other| same(&other.draft.meta)) {
        let message = format!("{} has this round too", other.draft.source.name());
        found.push(Remark::new(&RULE, message, meta.place_of("round")));
    }
}

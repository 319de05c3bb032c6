//! Rule `duplicate-symbol`: two drafts bear the same symbol.

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-symbol",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
duplicate-symbol

Two drafts bear the same symbol

What it does

Reports a draft whose symbol and language another draft of its instrument has.

Why it matters

A draft is named by its symbol; one of the two is somewhere else.

Example

    symbol: A/AC.291/22      # in two files
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    let meta = &among.subject.draft.meta;
    let same = |other: &crate::draft::Meta| other.symbol == meta.symbol && other.language == meta.language;
    let others = among.all.iter().filter(|other| !std::ptr::eq(**other, among.subject));
    if let Some(other) = others.into_iter().find(|other| same(&other.draft.meta)) {
        let message = format!("{} has this symbol too", other.draft.source.name());
        found.push(Remark::new(&RULE, message, meta.place_of("symbol")));
    }
}

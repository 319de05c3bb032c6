//! Rule `language-tree`: clauses that one language of a text has and another has not.

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::languages;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "language-tree",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
language-tree

Clauses that one language of a text has and another has not

What it does

Pairs the clauses of a draft with those of the draft of the same symbol in another language, by kind and number, without a number by their order, and reports those that stay alone.

Why it matters

The languages of a treaty are equally authentic: a clause that one of them lacks is a dispute in the making.

Example

    1. Each Party shall keep a register.

    2. The register shall be public.

    一、各缔约国应设立登记册。
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    for versions in languages::concordances(among) {
        let name = versions.there.draft.source.name();
        for &(at, there) in &versions.only_here {
            let message = format!("{} is not in {name}", versions.here.cite(at));
            let remark = Remark::new(&RULE, message, versions.here.head(at));
            found.push(remark.related(versions.there, versions.there.draft.clause(there).span.start));
        }
        for &(there, parent) in &versions.only_there {
            let message = format!("{name} has {}, which is not here", versions.there.cite(there));
            let remark = Remark::new(&RULE, message, versions.here.head_or_start(Some(parent)));
            found.push(remark.related(versions.there, versions.there.draft.clause(there).span.start));
        }
    }
}

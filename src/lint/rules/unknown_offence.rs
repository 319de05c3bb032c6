//! Rule `unknown-offence`: an offence that the taxonomy does not have.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-offence",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unknown-offence

An offence that the taxonomy does not have

What it does

Reports a name in `{offence=…}` of a heading, or in `removes` of the front matter, that the taxonomy does not have.

Why it matters

The offence is in no ledger, and that it is lost later would not be noticed.

Example

    ## Article 6. Illegal access {offence=ilegal-access}
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let meta = &subject.draft.meta;
    let declares = subject.draft.clauses.iter().any(|clause| clause.attributes.get("offence").is_some());
    if declares {
        let unknown = subject.recognition().findings.iter().filter(|finding| finding.code == RULE.name);
        found.extend(unknown.map(|finding| Remark::new(&RULE, finding.message.clone(), finding.span)));
    }
    for id in meta.removes.iter().filter(|id| subject.taxonomy().find(id).is_none()) {
        let message = format!("the taxonomy has no offence `{id}`");
        found.push(Remark::new(&RULE, message, meta.place_of("removes")));
    }
}

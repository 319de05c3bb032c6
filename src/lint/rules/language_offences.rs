//! Rule `language-offences`: offences that differ between the languages of a text.

use std::collections::BTreeSet;

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::languages;
use crate::draft::ClauseIx;
use crate::finding::Severity;
use crate::offences::OffenceIx;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "language-offences",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
language-offences

Offences that differ between the languages of a text

What it does

Compares the offences of an article with those of its counterpart in another language.

Why it matters

Conduct that is an offence in one authentic text and none in the other is an offence nowhere.

Example

    ## Article 6. Illegal access {offence=illegal-access}

    ## 第六条 非法访问 {offence=illegal-interception}
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    for versions in languages::concordances(among) {
        for &(at, there) in &versions.pairs {
            let (own, other) = (held(versions.here, at), held(versions.there, there));
            if own != other {
                let (cite, name) = (versions.here.cite(at), versions.there.draft.source.name());
                let (here_names, there_names) = (names(versions.here, &own), names(versions.here, &other));
                let message = format!("{cite} holds {here_names}, in {name} {there_names}");
                let remark = Remark::new(&RULE, message, versions.here.head(at));
                found.push(remark.related(versions.there, versions.there.draft.clause(there).span.start));
            }
        }
    }
}

/// The offences that a clause itself holds.
fn held(subject: &Subject<'_>, at: ClauseIx) -> BTreeSet<OffenceIx> {
    let all = subject.recognition().own(at);
    all.iter().map(|recognised| recognised.offence).collect()
}

fn names(subject: &Subject<'_>, offences: &BTreeSet<OffenceIx>) -> String {
    let names: Vec<&str> = offences.iter().map(|&at| subject.taxonomy().offence(at).id.as_str()).collect();
    if names.is_empty() { "no offence".to_owned() } else { names.join(", ") }
}

//! Rule `language-references`: references that differ between the languages of a text.

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

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "language-references",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
language-references

References that differ between the languages of a text

What it does

Compares what a clause refers to with what its counterpart in another language refers to. References to other instruments are left alone.

Why it matters

After a renumbering one language is updated and the other forgotten; then the two say different things.

Example

    in accordance with article 5

    依照本公约第六条
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    for versions in languages::concordances(among) {
        let counterparts = versions.counterparts();
        for &(at, there) in &versions.pairs {
            let here_targets = targets(versions.here, at);
            // A reference to what the other language does not have is a difference of the trees.
            let translated: Option<BTreeSet<ClauseIx>> =
                here_targets.iter().map(|target| counterparts.get(target).copied()).collect();
            let there_targets = targets(versions.there, there);
            if translated.is_some_and(|translated| translated != there_targets) {
                let (cite, name) = (versions.here.cite(at), versions.there.draft.source.name());
                let told = |subject, targets: &BTreeSet<ClauseIx>| cites(subject, targets);
                let (mine, its) = (told(versions.here, &here_targets), told(versions.there, &there_targets));
                let message = format!("{cite} refers to {mine}, in {name} to {its}");
                let remark = Remark::new(&RULE, message, versions.here.head(at));
                found.push(remark.related(versions.there, versions.there.draft.clause(there).span.start));
            }
        }
    }
}

/// The innermost clauses that the references of a clause name: of "article 5, paragraph 1" the paragraph.
fn targets(subject: &Subject<'_>, at: ClauseIx) -> BTreeSet<ClauseIx> {
    let mut targets = BTreeSet::new();
    for reference in subject.references().in_clause(at) {
        let named: Vec<ClauseIx> = reference.targets().collect();
        let round: BTreeSet<ClauseIx> = named.iter().flat_map(|&inner| subject.draft.ancestors(inner)).collect();
        targets.extend(named.into_iter().filter(|target| !round.contains(target)));
    }
    targets
}

fn cites(subject: &Subject<'_>, targets: &BTreeSet<ClauseIx>) -> String {
    let cites: Vec<&str> = targets.iter().map(|&target| subject.cite(target)).collect();
    if cites.is_empty() { "nothing".to_owned() } else { cites.join("; ") }
}

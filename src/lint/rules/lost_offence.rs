//! Rule `lost-offence`: an offence is gone without a word.

use std::collections::BTreeSet;

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rounds;
use super::super::Rule;
use super::super::Subject;
use crate::draft::ClauseIx;
use crate::finding::Severity;
use crate::offences::OffenceIx;
use crate::offences::recognise::Mode;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lost-offence",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Rounds(check),
};

const PAGE: &str = "\
lost-offence

An offence is gone without a word

What it does

Reports an offence that the draft before established, by itself or by reference, and this one does not, unless `removes` in the front matter names it.

Why it matters

An offence that is dropped on purpose is said to be; one that goes with an edit of something else is not noticed until a court needs it.

Example

    removes: [stolen-goods]            # in the front matter says that it is meant
";

fn check(rounds: &Rounds<'_>, found: &mut Vec<Remark>) {
    let (old, new) = (rounds.pair.old, rounds.pair.new);
    let there: BTreeSet<OffenceIx> = held(new).map(|(_, offence)| offence).collect();
    let mut told = BTreeSet::new();
    for (at, offence) in held(old).filter(|(_, offence)| !there.contains(offence)) {
        let known = old.taxonomy().offence(offence);
        if new.draft.meta.removes.contains(&known.id) || !told.insert(offence) {
            continue;
        }
        let title = known.title(new.draft.meta.language);
        let stood = format!("{} of {}", old.cite(at), old.draft.meta.symbol);
        let message = format!("the offence {} ({title}) is gone: it stood in {stood}", known.id);
        let remark = Remark::new(&RULE, message, new.head_or_start(rounds.stand_in(at)));
        let remark = remark.help(format!("write `removes: [{}]` in the front matter if that is meant", known.id));
        found.push(remark.related(old, old.draft.clause(at).span.start));
    }
}

/// The offences that operative text holds, with their clauses.
fn held(subject: &Subject<'_>) -> impl Iterator<Item = (ClauseIx, OffenceIx)> {
    let holders = subject.recognition().holders();
    holders.flat_map(|(at, all)| {
        let operative = all.iter().filter(|recognised| recognised.mode != Mode::Preamble);
        operative.map(move |recognised| (at, recognised.offence))
    })
}

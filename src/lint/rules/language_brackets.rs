//! Rule `language-brackets`: brackets that differ between the languages of a text.

use std::collections::BTreeMap;

use super::super::Among;
use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::languages;
use crate::draft::ClauseIx;
use crate::draft::marks::Role;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "language-brackets",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Among(check),
};

const PAGE: &str = "\
language-brackets

Brackets that differ between the languages of a text

What it does

Compares the brackets of a clause with those of its counterpart in another language: how many there are, at which depth, and how many are blanks or marks of agreement. The order of words may differ, and with it which of them stand side by side.

Why it matters

What is agreed in one language and open in another is not agreed.

Example

    Each Party [shall] [may] keep a register.

    各缔约国应设立登记册。
";

fn check(among: &Among<'_>, found: &mut Vec<Remark>) {
    for versions in languages::concordances(among) {
        let (own, other) = (Signs::of(versions.here), Signs::of(versions.there));
        for &(at, there) in &versions.pairs {
            let (here_signs, there_signs) = (own.of_clause(at), other.of_clause(there));
            if here_signs != there_signs {
                let (cite, name) = (versions.here.cite(at), versions.there.draft.source.name());
                let message = format!("{cite} has {}, {} in {name}", told(here_signs), told(there_signs));
                let remark = Remark::new(&RULE, message, versions.here.head(at));
                found.push(remark.related(versions.there, versions.there.draft.clause(there).span.start));
            }
        }
    }
}

/// A bracket that opens in a clause: what it stands for, and how many stand round it in that clause.
type Sign = (&'static str, u32);

/// The brackets of all clauses, each in an order of its own.
struct Signs {
    by_clause: BTreeMap<ClauseIx, Vec<Sign>>,
}

impl Signs {
    fn of(subject: &Subject<'_>) -> Self {
        let marks = subject.marks();
        let mut by_clause: BTreeMap<ClauseIx, Vec<Sign>> = BTreeMap::new();
        for at in marks.indices() {
            let bracket = marks.bracket(at);
            let name = match bracket.role {
                Role::Disputed | Role::NoText => "bracket",
                Role::Status(_) => "mark of agreement",
                Role::Gone => "note of repeal",
                Role::Blank(_) => "blank",
            };
            let depth = bracket.depth - marks.entry(bracket.open.clause).min(bracket.depth);
            by_clause.entry(bracket.open.clause).or_default().push((name, depth));
        }
        by_clause.values_mut().for_each(|signs| signs.sort_unstable());
        Self { by_clause }
    }

    fn of_clause(&self, at: ClauseIx) -> &[Sign] {
        self.by_clause.get(&at).map_or(&[], Vec::as_slice)
    }
}

/// "2 brackets, one inside another", "none".
fn told(signs: &[Sign]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    signs.iter().for_each(|(name, _)| *counts.entry(name).or_default() += 1);
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let word = |(name, count): (&str, usize)| match name.split_once(' ') {
        Some((mark, of)) => format!("{count} {mark}{} {of}", plural(count)),
        None => format!("{count} {name}{}", plural(count)),
    };
    let inner = signs.iter().filter(|(_, depth)| *depth > 0).count();
    let mut parts: Vec<String> = counts.into_iter().map(word).collect();
    parts.extend((inner > 0).then(|| format!("{inner} inside another")));
    if parts.is_empty() { "no brackets".to_owned() } else { parts.join(", ") }
}

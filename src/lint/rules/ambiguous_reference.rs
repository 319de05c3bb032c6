//! Rule `ambiguous-reference`: a reference names two clauses.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::series;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::label::Number;
use crate::draft::label::Style;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "ambiguous-reference",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
ambiguous-reference

A reference names two clauses

What it does

Reports a reference by number where two clauses of the same place bear that number. Options repeat numbers by their nature and are left alone.

Why it matters

Nobody can tell which of the two is meant.

Example

    2. The register shall be public.

    2. It shall be free of charge.

    3. Paragraph 2 applies …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let twins = Twins::of(subject);
    for reference in subject.references().iter() {
        for number in reference.numbers.iter().filter(|number| number.label.is_some()) {
            let Some((target, twin)) = number.target.and_then(|target| Some((target, twins.twin(target)?))) else {
                continue;
            };
            let line = subject.draft.line(twin);
            let message = format!("{} is there twice: also in line {line}", subject.cite(target));
            let place = subject.place(reference.clause, number.span);
            found.push(Remark::new(&RULE, message, place).related(subject, subject.draft.clause(twin).span.start));
        }
    }
}

/// A place in which a number should be there once: what it counts in, what is counted, and the number.
type Key<'a> = (Option<ClauseIx>, Kind, Style, &'a Number);

/// Clauses that another clause of the same place has the number of.
struct Twins {
    by_clause: HashMap<ClauseIx, ClauseIx>,
}

impl Twins {
    fn of(subject: &Subject<'_>) -> Self {
        let mut seen: HashMap<Key<'_>, ClauseIx> = HashMap::new();
        let mut by_clause = HashMap::new();
        for (at, clause) in subject.clauses().filter(|&(at, _)| is_counted(subject, at)) {
            let Some(label) = clause.label.as_ref().filter(|label| !label.number.levels.is_empty()) else { continue };
            let key = (anchor(subject, at), clause.kind, label.style, &label.number);
            match seen.entry(key) {
                Entry::Occupied(first) => {
                    by_clause.insert(*first.get(), at);
                    by_clause.insert(at, *first.get());
                }
                Entry::Vacant(free) => {
                    free.insert(at);
                }
            }
        }
        Self { by_clause }
    }

    fn twin(&self, at: ClauseIx) -> Option<ClauseIx> {
        self.by_clause.get(&at).copied()
    }
}

/// Options and notes have numbers of their own.
fn is_counted(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let draft = subject.draft;
    let option = |at: ClauseIx| matches!(draft.clause(at).kind, Kind::Choice | Kind::Footnote);
    !option(at) && !draft.ancestors(at).any(option) && !is_restarted(subject, at)
}

/// A series that begins anew behind its own end is that of a clause whose number the tree could not see.
fn is_restarted(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let draft = subject.draft;
    let siblings = draft.clause(at).parent.map_or(&[][..], |parent| &draft.clause(parent).children);
    let before = siblings.iter().copied().take_while(|&sibling| sibling < at);
    let mut counted = before.filter(|&sibling| series::counts(subject, sibling));
    let label = draft.clause(at).label.as_ref();
    counted.any(|sibling| {
        draft.clause(sibling).label.as_ref().map(|label| &label.number) == label.map(|label| &label.number)
    }) && label.is_some_and(|label| label.is_first() || series::goes_on(subject, at))
        && series::counts(subject, at)
}

/// Articles count through the whole text or their annex, all else in the clause it stands in.
fn anchor(subject: &Subject<'_>, at: ClauseIx) -> Option<ClauseIx> {
    let draft = subject.draft;
    match draft.clause(at).kind {
        Kind::Article => draft.ancestors(at).find(|&above| draft.clause(above).kind == Kind::Annex),
        _ => draft.clause(at).parent,
    }
}

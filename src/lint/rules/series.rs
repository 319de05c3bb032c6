//! Series of numbers: siblings that count on, articles through the whole text.

use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::label::Style;

/// Every numbered clause with the one before it in its series.
pub(super) fn steps(subject: &Subject<'_>) -> Vec<(Option<ClauseIx>, ClauseIx)> {
    let mut steps = Vec::new();
    for (at, clause) in subject.clauses() {
        let mut last: Vec<(Kind, Style, ClauseIx)> = Vec::new();
        for &child in clause.children.iter().filter(|&&child| counts(subject, child)) {
            let (kind, style) = (subject.draft.clause(child).kind, label(subject, child).style);
            let known = last.iter_mut().find(|(other, form, _)| *other == kind && *form == style);
            match known {
                Some(entry) => {
                    steps.push((Some(entry.2), child));
                    entry.2 = child;
                }
                None => {
                    steps.push((None, child));
                    last.push((kind, style, child));
                }
            }
        }
        if at == ClauseIx::ROOT {
            steps.extend(articles(subject));
        }
    }
    steps
}

/// Numbered siblings side by side.
pub(super) fn neighbours(subject: &Subject<'_>) -> Vec<(ClauseIx, ClauseIx)> {
    let mut pairs = Vec::new();
    for (_, clause) in subject.clauses() {
        let numbered: Vec<ClauseIx> = clause.children.iter().copied().filter(|&child| counts(subject, child)).collect();
        pairs.extend(numbered.windows(2).map(|pair| (pair[0], pair[1])));
    }
    pairs
}

/// Articles count through parts and chapters, and anew in every annex and option.
fn articles(subject: &Subject<'_>) -> Vec<(Option<ClauseIx>, ClauseIx)> {
    let mut last = None;
    let mut steps = Vec::new();
    for at in subject.draft.indices().filter(|&at| is_article(subject, at)) {
        if label(subject, at).is_first() {
            last = None;
        }
        steps.push((last, at));
        last = Some(at);
    }
    steps
}

fn is_article(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let clause = subject.draft.clause(at);
    let numbered = clause.label.as_ref().is_some_and(|label| !label.number.levels.is_empty());
    let apart = subject
        .draft
        .ancestors(at)
        .any(|above| matches!(subject.draft.clause(above).kind, Kind::Annex | Kind::Choice | Kind::Article));
    clause.kind == Kind::Article && numbered && !apart
}

/// Options and notes have numbers of their own, and articles are counted by themselves.
fn counts(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let clause = subject.draft.clause(at);
    let inner = matches!(clause.kind, Kind::Paragraph | Kind::Point | Kind::Item | Kind::SubItem);
    inner && clause.label.as_ref().is_some_and(|label| label.style != Style::Bullet && !label.number.levels.is_empty())
}

/// The number of a clause of a series.
pub(super) fn label<'a>(subject: &Subject<'a>, at: ClauseIx) -> &'a Label {
    subject.draft.clause(at).label.as_ref().expect("series hold numbered clauses")
}

/// Says whether a number between two is missing.
pub(super) fn is_gap(subject: &Subject<'_>, before: ClauseIx, here: ClauseIx) -> bool {
    let (last, label) = (label(subject, before), label(subject, here));
    let levels = last.number.levels.len() == label.number.levels.len();
    levels && label.number > last.number && !label.follows(last) && !passes_over(last, label)
}

/// An inserted number (`9 bis`) may follow a gap of its own kind: `9 ter` after `9` keeps `9 bis` free.
fn passes_over(last: &Label, label: &Label) -> bool {
    let (Some(last), Some(here)) = (last.number.levels.last(), label.number.levels.last()) else { return true };
    last.base == here.base || here.base == last.base + 1 && here.suffix <= 0
}

/// Says whether a series should begin with its first number: an option takes up the numbers round it.
pub(super) fn must_begin(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let option = subject.draft.ancestors(at).any(|above| subject.draft.clause(above).kind == Kind::Choice);
    !option && subject.draft.clause(at).kind != Kind::Article
}

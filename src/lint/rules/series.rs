//! Series of numbers: siblings that count on, articles through the whole text.

use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::label::Number;
use crate::draft::label::Ordinal;
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

/// The clause of another series from which the first clause of a series goes on: `b)` behind `(a)`.
pub(super) fn continued(subject: &Subject<'_>, here: ClauseIx) -> Option<ClauseIx> {
    let parent = subject.draft.clause(here).parent?;
    let siblings = &subject.draft.clause(parent).children;
    let place = siblings.iter().position(|&child| child == here)?;
    let last = match siblings[..place].last() {
        Some(&sibling) => sibling,
        None => parent,
    };
    let one = |number: &Number| <[Ordinal; 1]>::try_from(&number.levels[..]).ok().map(|[level]| level);
    let (last_level, level) = (one(&number(subject, last)?)?, one(&label(subject, here).number)?);
    (counts(subject, last) && level.base == last_level.base + 1).then_some(last)
}

fn number(subject: &Subject<'_>, at: ClauseIx) -> Option<Number> {
    subject.draft.clause(at).label.as_ref().map(|label| label.number.clone())
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
pub(super) fn counts(subject: &Subject<'_>, at: ClauseIx) -> bool {
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
    let gap = levels && label.number > last.number && !label.follows(last) && !passes_over(last, label);
    gap && !lacks_base(Some(last), label)
}

/// An inserted number (`9 bis`) may follow a gap of its own kind: `9 ter` after `9` keeps `9 bis` free.
fn passes_over(last: &Label, label: &Label) -> bool {
    let (Some(last), Some(here)) = (last.number.levels.last(), label.number.levels.last()) else { return true };
    last.base == here.base || here.base == last.base + 1 && here.suffix <= 0
}

/// Says whether a number is inserted behind one that is not there: `9 bis` behind `8`, or in front of everything.
pub(super) fn lacks_base(before: Option<&Label>, label: &Label) -> bool {
    let Some((here, outer)) = label.number.levels.split_last().filter(|(here, _)| here.suffix > 0) else {
        return false;
    };
    let last = before.and_then(|before| before.number.levels.split_last()).filter(|(_, above)| *above == outer);
    last.is_none_or(|(last, _)| last.base < here.base)
}

/// The number behind a number, printed the same way; inserted numbers and those of two levels have none.
pub(super) fn next(label: &Label) -> Option<Label> {
    let [level] = label.number.levels[..] else { return None };
    let base = level.base + 1;
    let printed = match label.style {
        Style::Decimal => base.to_string(),
        Style::LowerLatin => char::from_u32('a' as u32 + base - 1).filter(char::is_ascii_lowercase)?.to_string(),
        Style::UpperLatin
        | Style::LowerRoman
        | Style::UpperRoman
        | Style::Chinese
        | Style::Cyrillic
        | Style::Arabic
        | Style::Bullet => return None,
    };
    let number = Number { levels: vec![Ordinal { base, suffix: 0 }], ..label.number.clone() };
    Some(Label { printed, number, ..label.clone() })
}

/// Says whether a clause beside another bears a number.
pub(super) fn has_sibling(subject: &Subject<'_>, at: ClauseIx, wanted: &Label) -> bool {
    let parent = subject.draft.clause(at).parent;
    let siblings = parent.map_or(&[][..], |parent| &subject.draft.clause(parent).children);
    siblings.iter().any(|&sibling| number(subject, sibling).as_ref() == Some(&wanted.number))
}

/// Says whether a clause goes on from the numbered clause right before it in the text, in whatever clause that stands:
/// a series that began anew where the tree could not see it.
pub(super) fn goes_on(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let before = subject.draft.indices().take(here.at()).rev();
    let last = before.into_iter().find(|&at| counts(subject, at));
    last.is_some_and(|last| label(subject, here).follows(label(subject, last)))
}

/// Says whether a series should begin with its first number: an option takes up the numbers round it.
pub(super) fn must_begin(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let option = subject.draft.ancestors(at).any(|above| subject.draft.clause(above).kind == Kind::Choice);
    !option && subject.draft.clause(at).kind != Kind::Article
}

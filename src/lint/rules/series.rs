//! Series of numbers: siblings that count on, articles through the whole text.

use super::super::Subject;
use super::inline;
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
    beside(label, |_, last| last.checked_add(1))
}

/// The number before a number, printed the same way.
pub(super) fn previous(label: &Label) -> Option<Label> {
    beside(label, |first, _| first.checked_sub(1).filter(|&base| base > 0))
}

fn beside(label: &Label, step: fn(u32, u32) -> Option<u32>) -> Option<Label> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    const CYRILLIC: [&str; 10] = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к"];
    let [level] = label.number.levels[..] else { return None };
    let base = step(level.base, label.number.until.unwrap_or(level.base))?;
    let printed = match label.style {
        Style::Decimal => base.to_string(),
        Style::LowerLatin => letter('a', base).filter(char::is_ascii_lowercase)?.to_string(),
        Style::UpperLatin => letter('A', base).filter(char::is_ascii_uppercase)?.to_string(),
        Style::LowerRoman => (*ROMAN.get(base as usize - 1)?).to_owned(),
        Style::Cyrillic => (*CYRILLIC.get(base as usize - 1)?).to_owned(),
        Style::Abjad | Style::Hijai => label.numeral(base)?,
        Style::UpperRoman => (*ROMAN.get(base as usize - 1)?).to_uppercase(),
        Style::Chinese | Style::Bullet => return None,
    };
    let number = Number { levels: Ordinal { base, suffix: 0 }.into(), until: None, ..label.number.clone() };
    Some(Label { printed: printed.into(), number, ..label.clone() })
}

/// The letter of a number, from the first letter of its alphabet.
fn letter(first: char, base: u32) -> Option<char> {
    char::from_u32(first as u32 + base - 1)
}

/// Says whether a clause beside another bears a number.
pub(super) fn has_sibling(subject: &Subject<'_>, at: ClauseIx, wanted: &Label) -> bool {
    let parent = subject.draft.clause(at).parent;
    let siblings = parent.map_or(&[][..], |parent| &subject.draft.clause(parent).children);
    siblings.iter().any(|&sibling| number(subject, sibling).as_ref() == Some(&wanted.number))
}

/// Says whether a clause goes on from the numbered clause right before it in the text, in whatever clause that stands:
/// a series that began anew where the tree could not see it, or runs on through headings that are no articles.
pub(super) fn goes_on(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let own = label(subject, here);
    let like = |at: ClauseIx| {
        let printed = |label: &Label| (label.style, label.wrap);
        counts(subject, at) && printed(label(subject, at)) == printed(own)
    };
    let is_border = |at: ClauseIx| matches!(subject.draft.clause(at).kind, Kind::Article | Kind::Annex);
    let before = subject.draft.indices().take(here.at()).rev();
    let last = before.into_iter().take_while(|&at| !is_border(at)).find(|&at| like(at));
    last.is_some_and(|last| own.follows(label(subject, last))) || is_begun(subject, here)
}

/// Says whether the number before a number stands inside the text right before it: `(a) (i) one;`.
fn is_begun(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let Some(last) = previous(label(subject, here)) else { return false };
    let parent = subject.draft.clause(here).parent;
    let before = subject.draft.indices().take(here.at()).next_back();
    parent.into_iter().chain(before).any(|at| inline::is_in_text(subject, at, &last))
}

/// Says whether a letter may be a Roman numeral that was read as a letter: `(v)` far behind `(e)`.
pub(super) fn may_be_roman(label: &Label) -> bool {
    let letters = label.printed.trim_matches(['(', ')']);
    label.style == Style::LowerLatin && letters.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// Says whether the number that an inserted number adds to stands before it in its article: options hold them apart.
pub(super) fn has_base(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let is_article = |above: &ClauseIx| subject.draft.clause(*above).kind == Kind::Article;
    let Some(article) = subject.draft.ancestors(here).find(is_article) else { return false };
    let mut base = label(subject, here).number.clone();
    let Some(last) = base.levels.last_mut().filter(|last| last.suffix > 0) else { return false };
    last.suffix = 0;
    let has = |at: ClauseIx| number(subject, at).as_ref() == Some(&base);
    subject.draft.subtree(article).into_iter().any(|at| at < here && at != article && has(at))
}

/// A line in capitals is a heading that was not marked as one.
pub(super) fn is_title(subject: &Subject<'_>, here: ClauseIx) -> bool {
    let text = subject.draft.clause(here).text.as_str();
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Says whether a series should begin with its first number: an option takes up the numbers round it.
pub(super) fn must_begin(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let option = subject.draft.ancestors(at).any(|above| subject.draft.clause(above).kind == Kind::Choice);
    !option && subject.draft.clause(at).kind != Kind::Article
}

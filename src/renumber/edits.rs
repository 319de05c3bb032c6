//! Where labels and references print numbers, and what they print then.

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Label;
use crate::draft::reference::Printed;
use crate::draft::reference::References;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Span;

use super::sequence::Numbers;

/// A stretch of the source and what stands there then.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    pub(super) span: Span,
    pub(super) text: String,
}

/// The new label of one clause.
#[derive(Debug)]
struct Relabelled {
    value: u32,
    edits: Vec<Edit>,
}

/// The clauses that get another number.
#[derive(Debug)]
pub(super) struct Labels {
    of: Vec<Option<Relabelled>>,
}

impl Labels {
    /// All edits of labels.
    pub(super) fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.of.iter().flatten().flat_map(|label| &label.edits)
    }

    /// How many clauses get another number.
    pub(super) fn count(&self) -> usize {
        self.of.iter().flatten().count()
    }

    fn value(&self, at: ClauseIx) -> Option<u32> {
        self.of[at.at()].as_ref().map(|label| label.value)
    }
}

/// Finds the labels that change, and where they are printed.
pub(super) fn of_labels(draft: &Draft, numbers: &Numbers, findings: &mut Vec<Finding>) -> Labels {
    let mut labels = Labels { of: Vec::with_capacity(numbers.len()) };
    for (at, &value) in draft.indices().zip(numbers) {
        let changed = value.and_then(|value| relabel(draft, &labels, (at, value), findings));
        labels.of.push(changed);
    }
    labels
}

fn relabel(
    draft: &Draft,
    above: &Labels,
    (at, value): (ClauseIx, u32),
    findings: &mut Vec<Finding>,
) -> Option<Relabelled> {
    let clause = draft.clause(at);
    let label = clause.label.as_ref()?;
    let outer = clause.parent.and_then(|parent| above.value(parent));
    let (number, levels) = (label.number.levels.last()?, label.number.levels.len());
    let same = number.base == value && number.suffix == 0;
    if same && (levels == 1 || outer.is_none()) {
        return None;
    }
    let head = Span::new(clause.span.start as usize, clause.span.end as usize);
    let edits = numeral(label, value, outer).and_then(|text| print(draft.source.slice(head), label, &text));
    let Some(edits) = edits else {
        let message = format!("the number `{}` is left as it is: no numeral is known for {value}", label.printed);
        findings.push(Finding::new("renumber", Severity::Warning, message, head));
        return None;
    };
    Some(Relabelled { value, edits: shifted(edits, head.start) })
}

/// The numeral of a clause; the outer levels of `6.1` follow the clause above.
fn numeral(label: &Label, value: u32, outer: Option<u32>) -> Option<String> {
    let own = label.numeral(value)?;
    let levels = &label.number.levels;
    let stems: Vec<String> = match outer {
        Some(outer) if levels.len() == 2 => vec![label.numeral(outer)?],
        _ => levels[..levels.len() - 1].iter().map(|level| label.numeral(level.base)).collect::<Option<_>>()?,
    };
    Some(stems.into_iter().chain([own]).collect::<Vec<_>>().join("."))
}

/// Puts a numeral where a label is printed; a word behind the old one (`bis`) goes with its blanks.
fn print(source: &str, label: &Label, text: &str) -> Option<Vec<Edit>> {
    let stem = label.stem();
    let start = word(source, stem)?;
    let end = start + stem.len();
    let mut edits = vec![Edit { span: Span::new(start, end), text: text.to_owned() }];
    let suffix = label.printed[stem.len()..].trim();
    if !suffix.is_empty() {
        let at = end + source[end..].find(suffix)?;
        let from = source[..at].trim_end_matches([' ', '\u{a0}']).len().max(end);
        edits.push(Edit { span: Span::new(from, at + suffix.len()), text: String::new() });
    }
    Some(edits)
}

/// Where a numeral stands as a word of its own; `3` stands in `3bis`, not in `13`.
fn word(source: &str, stem: &str) -> Option<usize> {
    let letters = stem.chars().all(char::is_alphabetic) && stem.is_ascii();
    let apart = |&(at, _): &(usize, &str)| {
        let before = source[..at].chars().next_back();
        let after = source[at + stem.len()..].chars().next();
        let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        !joins(before) && if letters { !joins(after) } else { !digit(after) }
    };
    source.match_indices(stem).find(apart).map(|(at, _)| at)
}

/// Finds the numbers in references that follow.
pub(super) fn of_references(draft: &Draft, labels: &Labels, findings: &mut Vec<Finding>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for reference in References::of(draft).iter().filter(|reference| !reference.outside) {
        let text = &draft.clause(reference.clause).text;
        for number in &reference.numbers {
            let place = text.source_span(number.span);
            if let (None, Some(_)) = (number.target, &number.label) {
                let message = format!("`{}` points nowhere and is left as it is", draft.source.slice(place));
                findings.push(Finding::new("renumber", Severity::Warning, message, place));
            }
            let followed = follow(draft, labels, number);
            let made = followed.and_then(|(label, text)| print(draft.source.slice(place), label, &text));
            edits.extend(shifted(made.unwrap_or_default(), place.start));
        }
    }
    edits
}

/// What a reference prints then; `9.1` names a paragraph by its article.
fn follow<'n>(draft: &Draft, labels: &Labels, number: &'n Printed) -> Option<(&'n Label, String)> {
    let (label, target) = (number.label.as_ref()?, number.target?);
    let parent = draft.clause(target).parent;
    let own = labels.value(target);
    let above = parent.and_then(|parent| labels.value(parent));
    let levels = &label.number.levels;
    match levels[..] {
        [outer, inner] if own.is_some() || above.is_some() => {
            let (outer, inner) = (above.unwrap_or(outer.base), own.unwrap_or(inner.base));
            Some((label, format!("{}.{}", label.numeral(outer)?, label.numeral(inner)?)))
        }
        _ => Some((label, label.numeral(own?)?)),
    }
}

fn shifted(edits: Vec<Edit>, by: u32) -> Vec<Edit> {
    let shift = |edit: Edit| Edit { span: Span { start: edit.span.start + by, end: edit.span.end + by }, ..edit };
    edits.into_iter().map(shift).collect()
}

/// Makes edits; of two that overlap the first one counts.
pub(super) fn make(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits.iter().filter(|edit| !edit.span.is_empty()) {
        let Some(before) = text.get(at..edit.span.start as usize) else { continue };
        out.push_str(before);
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

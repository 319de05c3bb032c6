//! Numbers that stand inside the text of a clause: Markdown takes a line for text of the clause above it where no blank
//! line stands between them, and texts that come out of a page layout have no lines at all.

use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::label::Label;
use crate::draft::label::Style;
use crate::source::Span;

/// Says whether a number is printed somewhere in the text of a clause or of those in it.
pub(super) fn is_printed(subject: &Subject<'_>, scope: ClauseIx, label: &Label) -> bool {
    subject.draft.subtree(scope).into_iter().any(|at| is_in_text(subject, at, label))
}

/// Says whether a number is printed in the text of a clause itself.
pub(super) fn is_in_text(subject: &Subject<'_>, at: ClauseIx, label: &Label) -> bool {
    !places(subject, at, label).is_empty()
}

/// Where a clause of that number begins inside the text of a clause or of those in it: behind a sentence.
pub(super) fn beginning(subject: &Subject<'_>, scope: ClauseIx, label: &Label) -> Option<(ClauseIx, Span)> {
    subject.draft.subtree(scope).into_iter().find_map(|at| {
        let text = subject.draft.clause(at).text.as_str();
        let begins = |place: &Span| {
            let before = text[..place.start as usize].trim_end();
            let behind = text[place.end as usize..].trim_start_matches([' ', '[']);
            before.ends_with(['.', ';', ':', ']']) && behind.starts_with(char::is_uppercase)
        };
        places(subject, at, label).into_iter().find(begins).map(|place| (at, place))
    })
}

/// Where a number is printed like a label in the text of a clause: `10. `, `- 2`, `3 -`, `(b)`; references are none.
fn places(subject: &Subject<'_>, at: ClauseIx, label: &Label) -> Vec<Span> {
    let text = subject.draft.clause(at).text.as_str();
    let Some(digits) = digits(label).filter(|digits| text.contains(&**digits)) else { return Vec::new() };
    let references = subject.references().in_clause(at);
    let place = |(start, digits): (usize, &str)| {
        let end = start + digits.len();
        let marked = mark(&text[..start], &text[end..], label.style)?;
        let place = Span::new(start, end + marked);
        (!references.iter().any(|reference| reference.span.contains(place))).then_some(place)
    };
    text.match_indices(&*digits).filter_map(place).collect()
}

/// The numerals of a label of one level; inserted numbers are not looked for.
fn digits(label: &Label) -> Option<String> {
    let [level] = label.number.levels[..] else { return None };
    let plain = level.suffix == 0 && label.number.series.is_empty();
    match label.style {
        Style::Decimal => plain.then(|| level.base.to_string()),
        Style::LowerLatin | Style::LowerRoman | Style::Abjad | Style::Hijai | Style::Cyrillic | Style::Chinese => {
            plain.then(|| label.printed.to_string())
        }
        Style::UpperLatin | Style::UpperRoman | Style::Bullet => None,
    }
}

/// Bytes of the mark behind numerals that stand like a label.
fn mark(before: &str, behind: &str, style: Style) -> Option<usize> {
    let free = !before.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ','));
    let next = behind.chars().next();
    let closed = matches!(next, Some(')' | '）'))
        && (style == Style::Decimal || (before.is_empty() || before.ends_with(['(', '（', ' '])));
    let dotted = style == Style::Decimal && matches!(next, Some('.' | '．' | '、')) && {
        let rest = behind.chars().nth(1);
        rest.is_none_or(|rest| !rest.is_alphanumeric() || next != Some('.'))
    };
    let dashed = style == Style::Decimal && (before.ends_with("- ") || behind.starts_with(" -"));
    let length = if closed || dotted { next.map_or(0, char::len_utf8) } else { 0 };
    (free && (closed || dotted || dashed)).then_some(length)
}

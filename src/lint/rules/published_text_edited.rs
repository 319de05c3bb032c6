//! Rule `published-text-edited`: a published draft was edited.

use super::super::Check;
use super::super::Default;
use super::super::Edited;
use super::super::Remark;
use super::super::Rule;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "published-text-edited",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Committed(check),
};

const PAGE: &str = "\
published-text-edited

A published draft was edited

What it does

Reports a draft that differs from its committed form while a later round lies beside it. `--allow-errata` lets it pass.

Why it matters

A draft on which others have worked is a record: an edit makes every comparison with it a different one.

Example

    03-draft.md is edited while 04-draft.md lies beside it
";

fn check(edited: &Edited<'_>, found: &mut Vec<Remark>) {
    let (old, new) = (edited.pair.old, edited.pair.new);
    let texts = edited.pair.map(|subject| subject.draft.source.text());
    if !edited.published || texts.old == texts.new {
        return;
    }
    let place = first_difference(texts);
    let line = new.draft.source.line_span(new.draft.source.line(place.start));
    let message = "a draft with a later round beside it is edited: it differs from its committed form from here on";
    let remark = Remark::new(&RULE, message, Span { start: line.start, end: line.end.max(line.start) });
    let remark = remark.help("put it back, or say `--allow-errata`");
    found.push(remark.related(old, place.start.min(texts.old.len() as u32)));
}

/// The first place, counted in bytes, from which two texts differ.
fn first_difference(texts: Pair<&str>) -> Span {
    let same = texts.old.bytes().zip(texts.new.bytes()).take_while(|(old, new)| old == new).count();
    let border = (0..=same).rev().find(|&at| texts.new.is_char_boundary(at) && texts.old.is_char_boundary(at));
    let at = border.unwrap_or(0);
    Span::new(at, at)
}

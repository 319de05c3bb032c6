//! Rule `agreed-text-touched`: words were changed that had been agreed.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rounds;
use super::super::Rule;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::marks;
use crate::draft::marks::Bracket;
use crate::draft::marks::Role;
use crate::draft::meta::Status;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agreed-text-touched",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Rounds(check),
};

const PAGE: &str = "\
agreed-text-touched

Words were changed that had been agreed

What it does

Reports a clause that the draft before marks as agreed and whose words, brackets or mark are not what they were. References that follow a renumbering and typography are left alone, and so is the mark where the whole draft is agreed.

Why it matters

What was agreed may be opened again only by those who agreed on it.

Example

    1. Each Party shall keep a register. [agreed ad referendum]     in the draft before

    1. Each Party should keep a register. [agreed ad referendum]
";

fn check(rounds: &Rounds<'_>, found: &mut Vec<Remark>) {
    let (old, new) = (rounds.pair.old, rounds.pair.new);
    let agreed = |at: &ClauseIx| old.marks().status(old.draft, *at).is_some() && !old.draft.clause(*at).text.is_empty();
    for at in old.draft.indices().filter(agreed) {
        let Some(message) = touched(rounds, at) else { continue };
        let place = rounds.stand_in(at);
        let message = format!("{} was agreed: {message}", old.cite(at));
        found.push(Remark::new(&RULE, message, new.head_or_start(place)).related(old, old.draft.clause(at).span.start));
    }
}

/// What was done to an agreed clause, if anything.
fn touched(rounds: &Rounds<'_>, at: ClauseIx) -> Option<&'static str> {
    let redline = rounds.redline();
    let link_ix = redline.alignment.link_of(Side::Old, at);
    let link = redline.alignment.link(link_ix);
    let Some(&there) = link.new.first() else { return Some("it is gone") };
    if edited(rounds, link_ix) {
        return Some("its words were changed");
    }
    let (marks, new) = (rounds.pair.new.marks(), rounds.pair.new.draft);
    let settled = matches!(new.meta.status, Some(Status::Agreed | Status::Adopted));
    (!settled && marks.status(new, there).is_none()).then_some("its mark is gone")
}

/// Says whether words or brackets of a link were changed, the marks of agreement left out.
fn edited(rounds: &Rounds<'_>, link: LinkIx) -> bool {
    let redline = rounds.redline();
    let mut at = Pair::new(0, 0);
    let mut real = false;
    for segment in &redline.edit(link).segments {
        let length = segment.text.len() as u32;
        let side = if segment.op == Op::Insert { Side::New } else { Side::Old };
        let start = *at.get(side);
        let place = Span { start, end: start + length };
        let counts = matches!(segment.class, Class::Substance | Class::Bracket) && segment.op != Op::Equal;
        real |= counts && !segment.text.trim().is_empty() && !is_mark(rounds, (side, link), place);
        at.old += if segment.op == Op::Insert { 0 } else { length };
        at.new += if segment.op == Op::Delete { 0 } else { length };
    }
    real
}

/// Says whether a range of the text of a link lies in a mark of agreement.
fn is_mark(rounds: &Rounds<'_>, (side, link): (Side, LinkIx), place: Span) -> bool {
    let subject = rounds.pair.get(side);
    let [clause] = rounds.redline().alignment.link(link).side(side)[..] else { return false };
    let head = marks::text_start(subject.draft.clause(clause));
    let brackets = subject.marks().brackets.iter().filter(|bracket| bracket.open.clause == clause);
    let mut spans = brackets.filter(|bracket| matches!(bracket.role, Role::Status(_))).filter_map(Bracket::span);
    spans.any(|span| {
        let start = span.start.saturating_sub(head + 1);
        start <= place.start && place.end + head <= span.end
    })
}

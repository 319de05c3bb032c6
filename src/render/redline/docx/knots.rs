//! Which lines of the two drafts are one line.

use std::ops::Range;

use super::super::super::docx::lines::Line;
use super::super::super::docx::lines::Part;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;

/// Lines of the old draft that are lines of the new one: one and one, or neighbours that were split or merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Knot {
    /// The link that says so.
    pub(super) link: LinkIx,
    /// Places in the lists of lines.
    pub(super) lines: Pair<Range<usize>>,
}

/// All knots, in the order of the links. Each line is in one at most.
pub(super) fn all(redline: &Redline<'_>, lines: &Pair<Vec<Line>>) -> Vec<Knot> {
    let of = Pair::new(by_clause(redline.drafts.old, &lines.old), by_clause(redline.drafts.new, &lines.new));
    let mut knots = Vec::new();
    for at in redline.alignment.indices() {
        let link = redline.alignment.link(at);
        let own = Pair::new(of_link(link, Side::Old, &of.old), of_link(link, Side::New, &of.new));
        let pairs = if link.old.len() == 1 && link.new.len() == 1 {
            one_to_one(lines, &own)
        } else {
            several(redline, at, lines, &own)
        };
        knots.extend(pairs.into_iter().map(|lines| Knot { link: at, lines }));
    }
    knots
}

/// The lines of every clause.
fn by_clause(draft: &Draft, lines: &[Line]) -> Vec<Range<usize>> {
    let mut of = vec![0..0; draft.clauses.len()];
    for (at, line) in lines.iter().enumerate() {
        let range = &mut of[line.clause.at()];
        *range = if range.start == range.end { at..at + 1 } else { range.start..at + 1 };
    }
    of
}

/// The lines of the clauses of a link, a range each; clauses without lines are left out.
fn of_link(link: &Link, side: Side, of: &[Range<usize>]) -> Vec<Range<usize>> {
    link.side(side).iter().map(|at: &ClauseIx| of[at.at()].clone()).filter(|range| range.start < range.end).collect()
}

/// Line by line, where both clauses are laid out alike.
fn one_to_one(lines: &Pair<Vec<Line>>, own: &Pair<Vec<Range<usize>>>) -> Vec<Pair<Range<usize>>> {
    let ([old], [new]) = (&own.old[..], &own.new[..]) else { return Vec::new() };
    let parts =
        |lines: &[Line], range: &Range<usize>| lines[range.clone()].iter().map(|line| line.part).collect::<Vec<_>>();
    if parts(&lines.old, old) != parts(&lines.new, new) {
        return Vec::new();
    }
    old.clone().zip(new.clone()).map(|(old, new)| Pair::new(old..old + 1, new..new + 1)).collect()
}

/// Neighbours as one knot; where they are none, the two that share most words.
fn several(
    redline: &Redline<'_>,
    at: LinkIx,
    lines: &Pair<Vec<Line>>,
    own: &Pair<Vec<Range<usize>>>,
) -> Vec<Pair<Range<usize>>> {
    let plain = |side: Side| {
        let list = lines.get(side);
        own.get(side).iter().all(|range| range.len() == 1 && list[range.start].part == Part::Whole)
    };
    let (Some(first), Some(last)) = (firsts(own), lasts(own)) else { return Vec::new() };
    if !plain(Side::Old) || !plain(Side::New) {
        return Vec::new();
    }
    let whole = Pair::new(first.old..last.old, first.new..last.new);
    if whole.old.len() == own.old.len() && whole.new.len() == own.new.len() {
        return vec![whole];
    }
    let clauses = Pair::new(&redline.alignment.link(at).old, &redline.alignment.link(at).new);
    let shares = |old: usize, new: usize| {
        let pair = Pair::new(lines.old[old].clause, lines.new[new].clause);
        let place = |list: &[ClauseIx], at: ClauseIx| list.iter().position(|own| *own == at);
        place(clauses.old, pair.old)
            .zip(place(clauses.new, pair.new))
            .map_or(0, |(old, new)| shared(redline, at, (old, new)))
    };
    let all = own.old.iter().flat_map(|old| own.new.iter().map(move |new| (old.start, new.start)));
    let best = all.max_by_key(|&(old, new)| (shares(old, new), std::cmp::Reverse((old, new))));
    best.into_iter().map(|(old, new)| Pair::new(old..old + 1, new..new + 1)).collect()
}

fn firsts(own: &Pair<Vec<Range<usize>>>) -> Option<Pair<usize>> {
    Some(Pair::new(own.old.first()?.start, own.new.first()?.start))
}

fn lasts(own: &Pair<Vec<Range<usize>>>) -> Option<Pair<usize>> {
    Some(Pair::new(own.old.last()?.end, own.new.last()?.end))
}

/// Bytes that stay between two clauses of a link, given by their places in it.
fn shared(redline: &Redline<'_>, at: LinkIx, (old, new): (usize, usize)) -> usize {
    use crate::redline::Op;
    let link = redline.alignment.link(at);
    let range = |side: Side, nth: usize| {
        let length = |at: &ClauseIx| redline.drafts.get(side).clause(*at).text.as_str().len();
        let start = link.side(side)[..nth].iter().map(|at| length(at) + 1).sum::<usize>();
        start..start + length(&link.side(side)[nth])
    };
    let ranges = Pair::new(range(Side::Old, old), range(Side::New, new));
    let mut place = Pair::new(0, 0);
    let mut found = 0;
    for segment in &redline.edit(at).segments {
        let length = segment.text.len();
        if segment.op == Op::Equal {
            let (from, to) = (place.old.max(ranges.old.start), (place.old + length).min(ranges.old.end));
            let shift = |byte: usize| (byte + place.new).saturating_sub(place.old);
            let (from, to) = (shift(from).max(ranges.new.start), shift(to).min(ranges.new.end));
            found += to.saturating_sub(from);
        }
        place.old += if segment.op == Op::Insert { 0 } else { length };
        place.new += if segment.op == Op::Delete { 0 } else { length };
    }
    found
}

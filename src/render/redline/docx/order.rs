//! Which knots keep the order, where the others stand in each draft, and which of them move together.

use std::collections::HashMap;
use std::ops::Range;

use super::super::super::docx::lines::Line;
use super::super::super::docx::lines::Part;
use super::knots::Knot;
use crate::align::LinkIx;
use crate::align::chain;
use crate::align::chain::Weighed;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;

/// What stands next in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A knot that keeps the order.
    Knot(usize),
    /// Lines of one side, with the knot they are half of and whether it moves.
    Lines(Side, Range<usize>, Option<(usize, Moved)>),
    /// Here begins a half of a move.
    Start(Side, usize),
    /// Here it ends.
    End(Side, usize),
}

/// Whether readers are told that lines are the same at another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moved {
    /// They moved.
    Yes,
    /// They only crossed what moved, or are one part of a split: they go and come.
    No,
}

/// All lines of both drafts: those of the old one in its order, those of the new one in its own.
pub(super) fn places(redline: &Redline<'_>, lines: &Pair<Vec<Line>>, knots: &[Knot]) -> Vec<Place> {
    let setting = Setting::of(redline, lines, knots);
    let mut places = Vec::new();
    let mut at = Pair::new(0, 0);
    let ends = Pair::new(lines.old.len(), lines.new.len());
    for anchor in setting.anchors.iter().map(Some).chain([None]) {
        let next = anchor.map_or(ends, |&knot| Pair::new(knots[knot].lines.old.start, knots[knot].lines.new.start));
        let blocks =
            Pair::new(setting.blocks(Side::Old, at.old..next.old), setting.blocks(Side::New, at.new..next.new));
        places.extend(merged(blocks));
        if let Some(&knot) = anchor {
            places.push(Place::Knot(knot));
            at = Pair::new(knots[knot].lines.old.end, knots[knot].lines.new.end);
        }
    }
    places
}

/// Places that must not be torn apart, and the link by which they are put among those of the other side.
struct Block {
    rank: usize,
    places: Vec<Place>,
}

/// Puts what is new before what is gone from behind it.
fn merged(blocks: Pair<Vec<Block>>) -> Vec<Place> {
    let mut old = blocks.old.into_iter().peekable();
    let mut new = blocks.new.into_iter().peekable();
    let mut places = Vec::new();
    loop {
        let old_first = match (old.peek(), new.peek()) {
            (None, None) => return places,
            (Some(gone), Some(come)) => gone.rank < come.rank,
            (Some(_), None) => true,
            (None, Some(_)) => false,
        };
        let next = if old_first { old.next() } else { new.next() };
        places.extend(next.into_iter().flat_map(|block| block.places));
    }
}

struct Setting<'a> {
    redline: &'a Redline<'a>,
    lines: &'a Pair<Vec<Line>>,
    knots: &'a [Knot],
    /// Knots that keep the order.
    anchors: Vec<usize>,
    /// The knot of every line.
    knot_of: Pair<Vec<Option<usize>>>,
    /// The move of every knot that moves.
    moves: HashMap<usize, usize>,
    /// Behind which link the clauses of a link stood that moved away.
    departed: HashMap<LinkIx, usize>,
}

impl<'a> Setting<'a> {
    fn of(redline: &'a Redline<'a>, lines: &'a Pair<Vec<Line>>, knots: &'a [Knot]) -> Self {
        let mut knot_of = Pair::new(vec![None; lines.old.len()], vec![None; lines.new.len()]);
        for (at, knot) in knots.iter().enumerate() {
            for side in Side::BOTH {
                knot.lines.get(side).clone().for_each(|line| knot_of.get_mut(side)[line] = Some(at));
            }
        }
        let mut departed = HashMap::new();
        for behind in redline.alignment.indices() {
            departed.extend(redline.alignment.departed(behind).iter().map(|&link| (link, behind.at())));
        }
        let mut setting = Self { redline, lines, knots, anchors: Vec::new(), knot_of, moves: HashMap::new(), departed };
        setting.anchors = setting.anchors();
        setting.moves = setting.moves();
        setting
    }

    /// Of the knots that did not move, those that keep the order and hold most text.
    fn anchors(&self) -> Vec<usize> {
        let still = |knot: &Knot| self.mover(knot).is_none();
        let mut order: Vec<usize> = (0..self.knots.len()).filter(|&at| still(&self.knots[at])).collect();
        order.sort_by_key(|&at| self.knots[at].lines.old.start);
        let weigh = |&at: &usize| {
            let knot = &self.knots[at];
            let text: usize = knot.lines.new.clone().map(|line| self.text(Side::New, line)).sum();
            Weighed { old: knot.lines.old.start, new: knot.lines.new.start, weight: 1.0 + text as f64 }
        };
        let weighed: Vec<Weighed> = order.iter().map(weigh).collect();
        chain::heaviest(&weighed).into_iter().map(|at| order[at]).collect()
    }

    fn text(&self, side: Side, line: usize) -> usize {
        let line = &self.lines.get(side)[line];
        self.redline.drafts.get(side).clause(line.clause).text.as_str().len()
    }

    /// The nearest clause at or above a knot that moved, as its link.
    fn mover(&self, knot: &Knot) -> Option<LinkIx> {
        let clause = self.lines.new[knot.lines.new.start].clause;
        let moved = |&link: &LinkIx| self.redline.alignment.link(link).changes.moved;
        self.links_above(Side::New, clause).find(moved)
    }

    /// The links of a clause and of those above it.
    fn links_above(&self, side: Side, clause: ClauseIx) -> impl Iterator<Item = LinkIx> {
        let all = std::iter::once(clause).chain(self.redline.drafts.get(side).ancestors(clause));
        all.map(move |at| self.redline.alignment.link_of(side, at))
    }

    /// Numbers the moves: knots that follow each other in both drafts and went with one clause move together.
    fn moves(&self) -> HashMap<usize, usize> {
        let mut moving: Vec<(usize, LinkIx)> = Vec::new();
        for (at, knot) in self.knots.iter().enumerate() {
            let table = self.lines.new[knot.lines.new.start].part == Part::Table;
            // Word has no moved rows of tables.
            if let Some(mover) = self.mover(knot).filter(|_| !table) {
                moving.push((at, mover));
            }
        }
        moving.sort_by_key(|&(at, _)| self.knots[at].lines.new.start);
        let mut moves = HashMap::new();
        let mut number = 0;
        for (nth, &(at, mover)) in moving.iter().enumerate() {
            let goes_on = nth.checked_sub(1).is_some_and(|last| {
                let (before, other) = moving[last];
                other == mover && self.follow(before, at)
            });
            number += usize::from(!goes_on && nth > 0);
            moves.insert(at, number);
        }
        moves
    }

    /// Says whether no other knot lies between two, in either draft.
    fn follow(&self, first: usize, second: usize) -> bool {
        Side::BOTH.into_iter().all(|side| {
            let (end, start) = (self.knots[first].lines.get(side).end, self.knots[second].lines.get(side).start);
            end <= start && self.knot_of.get(side)[end..start].iter().all(Option::is_none)
        })
    }

    /// The lines of one side between two anchors; what moves together is one block.
    fn blocks(&self, side: Side, range: Range<usize>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut rank = 0;
        let mut at = range.start;
        while at < range.end {
            let first = at;
            let number = self.move_of(side, first);
            let last = number.map_or(first, |number| self.last_of(side, first..range.end, number));
            let mut places = Vec::new();
            while at <= last {
                let knot = self.knot_of.get(side)[at];
                let lines = knot.map_or(at..at + 1, |knot| self.knots[knot].lines.get(side).clone());
                let moved = |knot: usize| if self.moves.contains_key(&knot) { Moved::Yes } else { Moved::No };
                at = lines.end;
                places.push(Place::Lines(side, lines, knot.map(|knot| (knot, moved(knot)))));
            }
            if let Some(number) = number {
                places.insert(0, Place::Start(side, number));
                places.push(Place::End(side, number));
            }
            rank = self.rank(side, first).unwrap_or(rank).max(rank);
            blocks.push(Block { rank, places });
        }
        blocks
    }

    fn move_of(&self, side: Side, line: usize) -> Option<usize> {
        self.knot_of.get(side)[line].and_then(|knot| self.moves.get(&knot).copied())
    }

    /// The last line of a move that starts a range.
    fn last_of(&self, side: Side, range: Range<usize>, number: usize) -> usize {
        let mut last = range.start;
        for line in range {
            match self.knot_of.get(side)[line] {
                Some(knot) if self.moves.get(&knot) == Some(&number) => last = line,
                Some(_) => break,
                None => {}
            }
        }
        last
    }

    /// The place of a line among the links.
    fn rank(&self, side: Side, line: usize) -> Option<usize> {
        let clause = self.lines.get(side)[line].clause;
        let link = self.redline.alignment.link_of(side, clause);
        if side == Side::New || self.redline.alignment.link(link).is_deleted() {
            return Some(link.at());
        }
        self.links_above(side, clause).find_map(|link| self.departed.get(&link).copied())
    }
}

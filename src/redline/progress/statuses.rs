//! Marks of agreement that came or went: `[agreed ad referendum]` says how far a text has come, and is none itself.

use std::ops::Range;

use super::Scene;
use super::StatusChange;
use super::flow;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::marks;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Edit;
use crate::redline::Op;
use crate::redline::counts_characters;
use crate::redline::material;

/// Finds the clauses that bear another mark of agreement than they did, in the order of the links.
pub(super) fn find(scene: &Scene<'_>, edits: &[Edit<'_>]) -> Vec<StatusChange> {
    scene.alignment.indices().filter_map(|at| change(scene, at, &edits[at.at()])).collect()
}

fn change(scene: &Scene<'_>, at: LinkIx, edit: &Edit<'_>) -> Option<StatusChange> {
    let link = scene.alignment.link(at);
    let ([old], [new]) = (&link.old[..], &link.new[..]) else { return None };
    let (was, now) = (scene.marks.old.own_status(*old), scene.marks.new.own_status(*new));
    if was == now {
        return None;
    }
    let (words, alone) = edited(scene, link, edit);
    Some(StatusChange { link: at, was, now, words, alone })
}

/// How many words of marks were edited, and whether nothing else was.
fn edited(scene: &Scene<'_>, link: &Link, edit: &Edit<'_>) -> (Pair<usize>, bool) {
    let spans =
        Pair::SIDES.map(|side| flow::statuses(scene.drafts.get(side), scene.marks.get(side), link.side(side)[0]));
    let (mut words, mut alone, mut place) = (Pair::new(0, 0), true, Pair::new(0, 0));
    for segment in &edit.segments {
        let length = segment.text.len();
        let side = match segment.op {
            Op::Equal => {
                place = place.map(|at| at + length);
                continue;
            }
            Op::Delete => Side::Old,
            Op::Insert => Side::New,
        };
        let start = *place.get(side);
        *place.get_mut(side) += length;
        if matches!(segment.class, Class::Substance | Class::Bracket) {
            let (marked, rest) = parted(&segment.text, start, spans.get(side));
            let count = if counts_characters(scene.drafts) {
                marks::count_words(&marked) as usize
            } else {
                material::count(&marked)
            };
            *words.get_mut(side) += count;
            alone &= rest.trim().is_empty();
        }
    }
    (words, alone)
}

/// What of a text, which begins at a byte of its clause, lies in some spans of the clause, and the rest.
fn parted(text: &str, start: usize, spans: &[Range<u32>]) -> (String, String) {
    let all = start as u32..(start + text.len()) as u32;
    let near: Vec<&Range<u32>> = spans.iter().filter(|span| span.start < all.end && all.start < span.end).collect();
    let inside = |(at, _): &(usize, char)| near.iter().any(|span| span.contains(&((start + at) as u32)));
    let (inside, outside): (Vec<_>, Vec<_>) = text.char_indices().partition(inside);
    let text = |letters: Vec<(usize, char)>| letters.into_iter().map(|(_, letter)| letter).collect();
    (text(inside), text(outside))
}

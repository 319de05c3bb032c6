//! Words that come at the end of a paragraph, apart from those that come at the start of the next.
//!
//! LibreOffice takes two insertions for one where they meet at the end of a paragraph that stays, and joins the
//! paragraphs when it rejects them. So no insertion stands at such an end; the texts before and after stay the same:
//!
//! 1. what goes there stands behind what comes;
//! 2. or the insertion begins and ends a letter earlier: "A.|B.|" is "A|.B|.";
//! 3. or the end of the last paragraph that comes is the one that stays, as Word itself writes what is typed there;
//! 4. or the last letter that stays goes and comes.

use super::super::super::docx::units::Row;
use super::super::super::docx::units::Unit;
use super::super::super::docx::words::Bit;
use super::super::super::docx::words::Fate;
use super::super::super::docx::words::What;
use crate::pair::Pair;

/// Parts the insertions of all neighbours.
pub(super) fn settle(units: &mut [Unit]) {
    for at in 0..units.len() {
        let next = units[at + 1..].iter().find(|unit| !matches!(unit, Unit::MoveStart(..) | Unit::MoveEnd(..)));
        let meets = next.is_some_and(starts);
        let Some(row) = units[at].as_row().filter(|row| meets && row.end == Fate::Kept) else { continue };
        let come = row.bits.iter().rev().take_while(|bit| bit.fate == Fate::Inserted).count();
        if come == 0 || swap(row, come) || slide(row, come) || shift(units, at) {
            continue;
        }
        if let Some(row) = units[at].as_row() {
            retype(row, come);
        }
    }
}

/// Says whether a paragraph starts with what comes.
fn starts(unit: &Unit) -> bool {
    match unit {
        Unit::Row(row) => row.bits.first().map_or(row.end, |bit| bit.fate) == Fate::Inserted,
        Unit::Table(..) | Unit::MoveStart(..) | Unit::MoveEnd(..) => false,
    }
}

/// Puts what goes behind what comes.
fn swap(row: &mut Row, come: usize) -> bool {
    let start = row.bits.len() - come;
    let gone = row.bits[..start].iter().rev().take_while(|bit| bit.fate == Fate::Deleted).count();
    row.bits[start - gone..].rotate_left(gone);
    gone > 0
}

/// Begins and ends an insertion a letter earlier, where these letters are the same and set alike.
fn slide(row: &mut Row, come: usize) -> bool {
    let [.., before, last] = &mut row.bits[..] else { return false };
    let (What::Words(kept, look), What::Words(text, own)) = (&mut before.what, &mut last.what) else { return false };
    let Some(letter) = kept.pop() else { return false };
    if come > 1 || before.fate != Fate::Kept || look.old != look.new || look != own || !text.ends_with(letter) {
        kept.push(letter);
        return false;
    }
    text.pop();
    text.insert(0, letter);
    let tail = Bit { fate: Fate::Kept, what: What::Words(letter.to_string(), *look) };
    row.bits.push(tail);
    true
}

/// Lets the end of the last paragraph that comes be the one that stays.
fn shift(units: &mut [Unit], at: usize) -> bool {
    let comes = |unit: &Unit| match unit {
        Unit::Row(row) => row.end == Fate::Inserted && row.bits.iter().all(|bit| bit.fate == Fate::Inserted),
        Unit::Table(..) | Unit::MoveStart(..) | Unit::MoveEnd(..) => false,
    };
    let last = at + units[at + 1..].iter().take_while(|unit| comes(unit)).count();
    if last == at || units.get(last + 1).is_some_and(starts) {
        return false;
    }
    let Some(before) = units[at].as_row().map(|row| row.style.old.clone()) else { return false };
    if let Some(row) = units[last].as_row() {
        row.end = Fate::Kept;
        row.style.old = before;
    }
    if let Some(row) = units[at].as_row() {
        row.end = Fate::Inserted;
        row.style.old = row.style.new.clone();
    }
    true
}

/// Lets the last letter that stays go and come.
fn retype(row: &mut Row, come: usize) {
    let start = row.bits.len() - come;
    let Some(before) = row.bits[..start].last_mut().filter(|bit| bit.fate == Fate::Kept) else { return };
    let What::Words(text, look) = &mut before.what else { return };
    let Some(letter) = text.pop() else { return };
    let bit = |fate: Fate, look| Bit { fate, what: What::Words(letter.to_string(), look) };
    let old = Pair::new(look.old, look.old);
    let new = Pair::new(look.new, look.new);
    row.bits.insert(start, bit(Fate::Inserted, new));
    row.bits.push(bit(Fate::Deleted, old));
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::pair::Side;

    fn row(bits: &[(Fate, &str)], end: Fate) -> Unit {
        let bits = bits.iter().map(|(fate, text)| Bit::plain(*fate, text)).collect();
        Unit::Row(Row { bits, end, style: Pair::default(), id: None, comment: None })
    }

    /// The text of one side: what paragraphs say, each with its end where it has one.
    fn text(units: &mut [Unit], side: Side) -> String {
        let mut said = String::new();
        for row in units.iter_mut().filter_map(Unit::as_row) {
            for bit in row.bits.iter().filter(|bit| bit.fate.is_in(side)) {
                if let What::Words(text, _) = &bit.what {
                    said.push_str(text);
                }
            }
            said.push_str(if row.end.is_in(side) { "¶" } else { "" });
        }
        said
    }

    #[track_caller]
    fn parts(mut units: Vec<Unit>) {
        let before = Side::BOTH.map(|side| text(&mut units, side));
        settle(&mut units);
        assert_eq!(Side::BOTH.map(|side| text(&mut units, side)), before);
        units.retain(|unit| matches!(unit, Unit::Row(_)));
        for at in 1..units.len() {
            let next = starts(&units[at]);
            let row = units[at - 1].as_row().unwrap();
            let ends = row.bits.last().is_some_and(|bit| bit.fate == Fate::Inserted) && row.end == Fate::Kept;
            assert!(!(ends && next), "{units:?}");
        }
    }

    #[test]
    fn insertions_do_not_meet_and_texts_stay() {
        use Fate::{Deleted, Inserted, Kept};
        let next = || row(&[(Inserted, "1."), (Kept, "x")], Kept);
        let new = || row(&[(Inserted, "new")], Inserted);
        parts(vec![row(&[(Kept, "a"), (Deleted, "b"), (Inserted, "c")], Kept), next()]);
        parts(vec![row(&[(Kept, "a."), (Inserted, " b.")], Kept), next()]);
        parts(vec![row(&[(Kept, "a."), (Inserted, " b")], Kept), new(), row(&[(Kept, "x")], Kept)]);
        parts(vec![row(&[(Kept, "a."), (Inserted, " b")], Kept), new(), next()]);
        parts(vec![row(&[(Kept, "a"), (Inserted, "b")], Kept), next()]);
        parts(vec![row(&[(Kept, "a"), (Inserted, "b")], Kept), Unit::MoveStart(Side::New, 0), next()]);
    }
}

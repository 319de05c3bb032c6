//! Tracked changes are taken, undone, or written down.

use super::count;
use super::paragraphs::Change;
use super::paragraphs::Paragraph;
use super::paragraphs::Piece;
use super::paragraphs::Unit;
use crate::import::Aside;
use crate::import::Changes;
use crate::import::What;
use crate::import::markdown::Inline;
use crate::import::markdown::Marks;

/// Settles the tracked changes of all paragraphs.
pub(in crate::import) fn settle(units: Vec<Unit>, changes: Changes, aside: &mut Vec<Aside>) -> Vec<Unit> {
    let mut settled = Vec::new();
    let mut row: Vec<Paragraph> = Vec::new();
    for unit in units {
        match unit {
            Unit::Paragraph(paragraph) => row.push(paragraph),
            Unit::Table(rows) => {
                settled.extend(paragraphs(std::mem::take(&mut row), changes, aside).into_iter().map(Unit::Paragraph));
                let cell = |cell| paragraphs(cell, changes, aside);
                let mut cell = cell;
                let rows = rows.into_iter().map(|row| row.into_iter().map(&mut cell).collect()).collect();
                settled.push(Unit::Table(rows));
            }
        }
    }
    settled.extend(paragraphs(row, changes, aside).into_iter().map(Unit::Paragraph));
    settled
}

/// Settles paragraphs in a row; one whose end is gone runs into the next.
fn paragraphs(row: Vec<Paragraph>, changes: Changes, aside: &mut Vec<Aside>) -> Vec<Paragraph> {
    let mut done: Vec<Paragraph> = Vec::new();
    let mut carried: Vec<Piece> = Vec::new();
    for mut paragraph in row {
        let all = std::mem::take(&mut paragraph.pieces);
        carried.extend(all.into_iter().filter_map(|piece| take(piece, changes, aside)));
        if !paragraph.mark.is_dropped(changes) {
            paragraph.pieces = std::mem::take(&mut carried);
            done.push(paragraph);
        }
    }
    if !carried.is_empty() {
        done.push(Paragraph { pieces: carried, ..Paragraph::default() });
    }
    done.into_iter().map(|paragraph| Paragraph { pieces: written(paragraph.pieces), ..paragraph }).collect()
}

fn take(piece: Piece, changes: Changes, aside: &mut Vec<Aside>) -> Option<Piece> {
    if piece.change.is_dropped(changes) {
        if let Inline::Words(text, _) = piece.inline
            && count(&[Inline::Words(text.clone(), Marks::default())]) > 0
        {
            aside.push(Aside { what: What::Change, text });
        }
        return None;
    }
    let change = if changes == Changes::Keep { piece.change } else { Change::None };
    Some(Piece { change, ..piece })
}

/// Writes the changes that are kept as `{++new++}` and `{--old--}`, with who made them behind.
fn written(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut open = Change::None;
    let plain = |text: &str| Piece { inline: Inline::Words(text.to_owned(), Marks::default()), change: Change::None };
    let remark = |text: String| Piece { inline: Inline::Comment(text), change: Change::None };
    for piece in pieces.into_iter().map(Some).chain([None]) {
        let change = piece.as_ref().map(|piece| piece.change.clone()).unwrap_or_default();
        if change != open {
            match &open {
                Change::None => {}
                Change::In(who) => out.extend([plain("++}"), remark(format!("inserted by {who}"))]),
                Change::Out(who) => out.extend([plain("--}"), remark(format!("deleted by {who}"))]),
            }
            match &change {
                Change::None => {}
                Change::In(_) => out.push(plain("{++")),
                Change::Out(_) => out.push(plain("{--")),
            }
            open = change;
        }
        out.extend(piece);
    }
    out
}

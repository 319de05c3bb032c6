//! Permalinks: ids of elements made from the ids of clauses, so that they outlive other edits.

use crate::align::LinkIx;
use crate::pair::Side;
use crate::redline::Redline;

/// The id of the element that shows a link: of its new clause, or `old-` and that of its old one.
pub(super) fn push(out: &mut String, redline: &Redline<'_>, at: LinkIx) {
    let (side, clause) = redline.alignment.link(at).shown();
    if side == Side::Old {
        out.push_str("old-");
    }
    push_id(out, redline.cites.get(side).id(clause));
}

/// The id of the element that shows a clause of its id.
pub(in crate::render) fn of(id: &str) -> String {
    let mut out = "\"".to_owned();
    push_id(&mut out, id);
    out.split_off(1)
}

/// The id of the place that a link's clause moved away from.
pub(super) fn push_departure(out: &mut String, redline: &Redline<'_>, at: LinkIx) {
    out.push_str("from-");
    push_id(out, redline.cites.old.id(redline.alignment.link(at).old[0]));
}

/// The address of the element that shows a link.
pub(super) fn href(redline: &Redline<'_>, at: LinkIx) -> String {
    let mut out = "#".to_owned();
    push(&mut out, redline, at);
    out
}

/// The beginnings of ids that the page gives to its own parts.
const OWN: [&str; 3] = ["tx-", "old-", "from-"];

/// An id may hold anything but blanks; ids that authors gave may hold those, or be like ids of the page's own parts.
fn push_id(out: &mut String, id: &str) {
    if out.ends_with(['#', '"']) && OWN.iter().any(|own| id.starts_with(own)) {
        out.push('_');
    }
    // Ids made from labels are letters and digits alone.
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return out.push_str(id);
    }
    for letter in id.chars() {
        match letter {
            '"' | '&' | '<' | '>' | '%' => out.push('_'),
            _ if letter.is_whitespace() || letter.is_control() => out.push('_'),
            _ => out.push(letter),
        }
    }
}

//! What happens to the words of a knot, as paragraphs with tracked changes.

use std::ops::Range;

use super::super::super::docx::lines::Part;
use super::super::super::docx::units;
use super::super::super::docx::units::Row;
use super::super::super::docx::units::Unit;
use super::super::super::docx::words;
use super::super::super::docx::words::Bit;
use super::super::super::docx::words::Fate;
use super::super::super::docx::words::Note;
use super::super::super::docx::words::What;
use super::Sheet;
use super::knots::Knot;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Op;

/// A part of a clause's text that stands in a paragraph or cell of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    clause: ClauseIx,
    /// Bytes of the clause's text.
    own: Range<usize>,
    /// Where it starts in the joined text of its side of the link.
    place: usize,
    /// What is printed before it.
    prefix: String,
    style: String,
    id: Option<String>,
}

impl Span {
    fn end(&self) -> usize {
        self.place + self.own.len()
    }
}

/// The units of a knot in its place; `None` for a table whose rows and columns changed.
pub(super) fn of(sheet: &Sheet<'_>, knot: &Knot) -> Option<Vec<Unit>> {
    let table = sheet.lines.new[knot.lines.new.start].part == Part::Table;
    let spans = Pair::new(spans(sheet, knot, Side::Old), spans(sheet, knot, Side::New));
    let mut flow = Flow::of(sheet, &spans);
    flow.run(knot.link);
    let rows = flow.rows;
    if !table {
        return Some(rows.into_iter().map(Unit::Row).collect());
    }
    let clause = |side: Side| {
        let line = &sheet.lines.get(side)[knot.lines.get(side).start];
        units::cells(sheet.redline.drafts.get(side).clause(line.clause).text.as_str())
    };
    let shape = |cells: &[Vec<Range<usize>>]| cells.iter().map(Vec::len).collect::<Vec<_>>();
    let cells = clause(Side::New);
    if shape(&cells) != shape(&clause(Side::Old)) || rows.iter().any(|row| row.end != Fate::Kept) {
        return None;
    }
    let mut left = rows.into_iter().map(|row| row.bits);
    let table = cells.iter().map(|row| left.by_ref().take(row.len()).collect()).collect();
    Some(vec![Unit::Table(table, Fate::Kept), Unit::Row(Row::empty(Fate::Kept))])
}

/// The words of a footnote that both drafts have.
pub(super) fn of_texts(sheet: &Sheet<'_>, link: LinkIx, clauses: Pair<ClauseIx>) -> Vec<Bit> {
    let span = |side: Side| {
        let clause = *clauses.get(side);
        vec![Span {
            clause,
            own: 0..sheet.redline.drafts.get(side).clause(clause).text.as_str().len(),
            place: place(sheet, link, side, clause),
            prefix: String::new(),
            style: String::new(),
            id: None,
        }]
    };
    let spans = Pair::new(span(Side::Old), span(Side::New));
    let mut flow = Flow::of(sheet, &spans);
    flow.run(link);
    flow.rows.into_iter().flat_map(|row| row.bits).collect()
}

/// What one draft has of units that move.
pub(super) fn half(units: Vec<Unit>, side: Side) -> Vec<Unit> {
    let fate = |fate: Fate| match (fate, side) {
        (Fate::Kept, Side::Old) => Fate::MovedFrom,
        (Fate::Kept, Side::New) => Fate::MovedTo,
        (Fate::Deleted | Fate::Inserted | Fate::MovedFrom | Fate::MovedTo, _) => fate,
    };
    let mut carried = Vec::new();
    let mut kept = Vec::new();
    for unit in units {
        let Unit::Row(row) = unit else { continue };
        let own = row.bits.into_iter().filter(|bit| bit.fate.is_in(side));
        carried.extend(own.map(|bit| one_sided(Bit { fate: fate(bit.fate), ..bit }, side)));
        if row.end.is_in(side) {
            let style = row.style.get(side).clone();
            let style = Pair::new(style.clone(), style);
            let id = row.id.filter(|_| side == Side::New);
            kept.push(Unit::Row(Row {
                bits: std::mem::take(&mut carried),
                end: fate(row.end),
                style,
                id,
                comment: None,
            }));
        }
    }
    kept
}

/// A bit as one side has it.
fn one_sided(bit: Bit, side: Side) -> Bit {
    let what = match bit.what {
        What::Words(text, look) => What::Words(text, Pair::new(*look.get(side), *look.get(side))),
        What::Call(note) => {
            let mut own = Note::default();
            *own.get_mut(side) = *note.get(side);
            What::Call(own)
        }
    };
    Bit { what, ..bit }
}

/// Where a clause starts in the joined text of its side of a link.
fn place(sheet: &Sheet<'_>, link: LinkIx, side: Side, clause: ClauseIx) -> usize {
    let before = sheet.redline.alignment.link(link).side(side).iter().take_while(|at| **at != clause);
    before.map(|at| sheet.redline.drafts.get(side).clause(*at).text.as_str().len() + 1).sum()
}

fn spans(sheet: &Sheet<'_>, knot: &Knot, side: Side) -> Vec<Span> {
    let draft = sheet.redline.drafts.get(side);
    let mut spans = Vec::new();
    for line in &sheet.lines.get(side)[knot.lines.get(side).clone()] {
        let clause = draft.clause(line.clause);
        let place = place(sheet, knot.link, side, line.clause);
        let text = clause.text.as_str();
        let span = |own: Range<usize>| Span {
            clause: line.clause,
            place: place + own.start,
            own,
            prefix: line.prefix.clone(),
            style: line.style.clone(),
            id: clause.attributes.id().map(str::to_owned).filter(|_| line.part != Part::Title),
        };
        match line.part {
            Part::Table => spans.extend(units::cells(text).into_iter().flatten().map(span)),
            Part::Head => spans.push(span(0..0)),
            Part::Whole | Part::Title => spans.push(span(0..text.len())),
        }
    }
    spans
}

/// What a byte of a side's joined text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// The text of the span where the flow stands.
    Text,
    /// The end of that span, with another span behind it.
    End,
    /// Neither: what sets spans apart, or text that stands elsewhere.
    Nothing,
}

/// Both texts of a knot on their way into rows.
struct Flow<'a> {
    sheet: &'a Sheet<'a>,
    spans: &'a Pair<Vec<Span>>,
    /// The spans where the flow stands.
    at: Pair<usize>,
    bits: Vec<Bit>,
    rows: Vec<Row>,
}

impl<'a> Flow<'a> {
    fn of(sheet: &'a Sheet<'a>, spans: &'a Pair<Vec<Span>>) -> Self {
        Self { sheet, spans, at: Pair::new(0, 0), bits: Vec::new(), rows: Vec::new() }
    }

    fn span(&self, side: Side) -> &'a Span {
        &self.spans.get(side)[*self.at.get(side)]
    }

    /// Runs through the segments of a link.
    fn run(&mut self, link: LinkIx) {
        self.both_prefixes();
        let heads_alone =
            Side::BOTH.into_iter().all(|side| self.spans.get(side).len() == 1 && self.span(side).own.is_empty());
        let mut place = Pair::new(0, 0);
        let sheet = self.sheet;
        let segments = sheet.redline.edit(link).segments.iter().filter(|_| !heads_alone);
        for segment in segments {
            let mut left = segment.text.len();
            while left > 0 {
                let length = self.step(segment.op, place, left);
                self.piece(segment.op, place, length);
                place.old += if segment.op == Op::Insert { 0 } else { length };
                place.new += if segment.op == Op::Delete { 0 } else { length };
                left -= length;
            }
        }
        self.last_calls(Side::BOTH.as_slice());
        self.end(Fate::Kept);
    }

    /// How far a piece goes until it crosses a border of a span.
    fn step(&self, op: Op, place: Pair<usize>, most: usize) -> usize {
        let mut length = most;
        for side in Side::BOTH {
            if (op, side) == (Op::Insert, Side::Old) || (op, side) == (Op::Delete, Side::New) {
                continue;
            }
            let (span, from) = (self.span(side), *place.get(side));
            let next = self.spans.get(side).get(*self.at.get(side) + 1);
            let borders = [span.place, span.end(), span.end() + 1, next.map_or(usize::MAX, |next| next.place)];
            let ahead = borders.into_iter().filter(|border| *border > from).map(|border| border - from).min();
            length = length.min(ahead.unwrap_or(most));
        }
        length
    }

    fn within(&self, side: Side, byte: usize) -> Within {
        let span = self.span(side);
        let is_last = self.spans.get(side).len() == self.at.get(side) + 1;
        match byte {
            _ if (span.place..span.end()).contains(&byte) => Within::Text,
            _ if byte == span.end() && !is_last => Within::End,
            _ => Within::Nothing,
        }
    }

    /// A piece that lies in one span, or between two, on each side that has it.
    fn piece(&mut self, op: Op, place: Pair<usize>, length: usize) {
        let within = |flow: &Self, side: Side, gone: Op| {
            if op == gone { Within::Nothing } else { flow.within(side, *place.get(side)) }
        };
        let is = Pair::new(within(self, Side::Old, Op::Insert), within(self, Side::New, Op::Delete));
        match (is.old, is.new) {
            (Within::Text, Within::Text) => self.kept(place, length),
            (Within::End, Within::End) => {
                self.last_calls(Side::BOTH.as_slice());
                self.end(Fate::Kept);
                self.at = Pair::new(self.at.old + 1, self.at.new + 1);
                self.both_prefixes();
            }
            _ => {
                Side::BOTH.into_iter().for_each(|side| self.one_sided(side, *is.get(side), (*place.get(side), length)))
            }
        }
    }

    fn one_sided(&mut self, side: Side, is: Within, (place, length): (usize, usize)) {
        let fate = Fate::of_side(side);
        match is {
            Within::Nothing => {}
            Within::Text => {
                let range = self.own(side, place, length);
                let clause = self.span(side).clause;
                // The calls at the end of a text are written with the end.
                let words = self.sheet.words.get(side);
                let mut bits = words.bits(clause, range.clone(), (fate, side));
                let last = words.calls(clause, range.end).len();
                if range.end == self.sheet.redline.drafts.get(side).clause(clause).text.as_str().len() {
                    bits.truncate(bits.len() - last);
                }
                self.bits.extend(bits);
            }
            Within::End => {
                self.last_calls(&[side]);
                self.end(fate);
                *self.at.get_mut(side) += 1;
                let prefix = self.span(side).prefix.clone();
                self.plain(fate, &prefix);
            }
        }
    }

    /// Bytes of the clause's text for bytes of the joined one.
    fn own(&self, side: Side, place: usize, length: usize) -> Range<usize> {
        let span = self.span(side);
        let start = span.own.start + place - span.place;
        start..start + length
    }

    /// Words of both sides; how they are set may have changed.
    fn kept(&mut self, place: Pair<usize>, length: usize) {
        let own = Pair::new(self.own(Side::Old, place.old, length), self.own(Side::New, place.new, length));
        let mut borders = Vec::new();
        for side in Side::BOTH {
            let range = own.get(side);
            let all = self.sheet.words.get(side).borders(self.span(side).clause, range.clone());
            borders.extend(all.into_iter().map(|border| border - range.start));
        }
        borders.sort_unstable();
        borders.dedup();
        for pair in borders.windows(2) {
            let at = Pair::new(own.old.start + pair[0], own.new.start + pair[0]);
            self.calls(Side::BOTH.as_slice(), at);
            let look = |side: Side| self.sheet.words.get(side).look(self.span(side).clause, *at.get(side));
            let look = Pair::new(look(Side::Old), look(Side::New));
            let text = self.sheet.redline.drafts.new.clause(self.span(Side::New).clause).text.as_str();
            let text = text[at.new..own.new.start + pair[1]].to_owned();
            self.bits.push(Bit { fate: Fate::Kept, what: What::Words(text, look) });
        }
    }

    /// The footnotes called at a byte; those that both sides call stay.
    fn calls(&mut self, sides: &[Side], at: Pair<usize>) {
        let called = |side: Side| match sides.contains(&side) {
            true => self.sheet.words.get(side).calls(self.span(side).clause, *at.get(side)),
            false => Vec::new(),
        };
        let mut old = called(Side::Old).into_iter().peekable();
        let mut new = called(Side::New).into_iter().peekable();
        let alignment = &self.sheet.redline.alignment;
        let same =
            |old: ClauseIx, new: ClauseIx| alignment.link_of(Side::Old, old) == alignment.link_of(Side::New, new);
        while let (Some(&one), Some(&other)) = (old.peek(), new.peek()) {
            if !same(one, other) {
                break;
            }
            let note = Pair::new(old.next(), new.next());
            self.bits.push(Bit { fate: Fate::Kept, what: What::Call(note) });
        }
        self.bits.extend(old.map(|note| words::call(Fate::Deleted, Side::Old, note)));
        self.bits.extend(new.map(|note| words::call(Fate::Inserted, Side::New, note)));
    }

    /// The footnotes called behind the last word of the spans where the flow stands.
    fn last_calls(&mut self, sides: &[Side]) {
        let is_end = |side: Side| {
            let span = self.span(side);
            span.own.end == self.sheet.redline.drafts.get(side).clause(span.clause).text.as_str().len()
        };
        let sides: Vec<Side> = sides.iter().copied().filter(|side| is_end(*side)).collect();
        let at = Pair::new(self.span(Side::Old).own.end, self.span(Side::New).own.end);
        self.calls(&sides, at);
    }

    /// Ends a row; a row that one side alone has takes that side's style.
    fn end(&mut self, fate: Fate) {
        let (old, new) = (self.span(Side::Old), self.span(Side::New));
        let style = match fate {
            Fate::Kept => Pair::new(old.style.clone(), new.style.clone()),
            Fate::Deleted | Fate::MovedFrom => Pair::new(old.style.clone(), old.style.clone()),
            Fate::Inserted | Fate::MovedTo => Pair::new(new.style.clone(), new.style.clone()),
        };
        let id = new.id.clone().filter(|_| fate.is_in(Side::New));
        self.rows.push(Row { bits: std::mem::take(&mut self.bits), end: fate, style, id, comment: None });
    }

    fn plain(&mut self, fate: Fate, text: &str) {
        if !text.is_empty() {
            self.bits.push(Bit::plain(fate, text));
        }
    }

    /// What is printed before both spans, with what stays of it.
    fn both_prefixes(&mut self) {
        let prefix = Pair::new(self.span(Side::Old).prefix.as_str(), self.span(Side::New).prefix.as_str());
        let (start, end) = common(prefix);
        self.plain(Fate::Kept, &prefix.new[..start]);
        self.plain(Fate::Deleted, &prefix.old[start..prefix.old.len() - end]);
        self.plain(Fate::Inserted, &prefix.new[start..prefix.new.len() - end]);
        self.plain(Fate::Kept, &prefix.new[prefix.new.len() - end..]);
    }
}

/// Bytes at both ends that two labels share, without breaking a number or word: `Article 1|7|. `.
fn common(labels: Pair<&str>) -> (usize, usize) {
    if labels.old == labels.new {
        return (labels.new.len(), 0);
    }
    let inner = |label: &str, at: usize| {
        let around = [label[..at].chars().next_back(), label[at..].chars().next()];
        around.iter().all(|letter| letter.is_some_and(char::is_alphanumeric))
    };
    let matching = labels.old.char_indices().zip(labels.new.chars()).take_while(|((_, old), new)| old == new);
    let mut start = matching.map(|((at, letter), _)| at + letter.len_utf8()).last().unwrap_or(0);
    while inner(labels.old, start) || inner(labels.new, start) {
        start -= labels.old[..start].chars().next_back().map_or(start, char::len_utf8);
    }
    let rest = labels.map(|label| &label[start..]);
    let matching = rest.old.chars().rev().zip(rest.new.chars().rev()).take_while(|(old, new)| old == new);
    let mut end: usize = matching.map(|(letter, _)| letter.len_utf8()).sum();
    while inner(labels.old, labels.old.len() - end) || inner(labels.new, labels.new.len() - end) {
        end -= labels.old[labels.old.len() - end..].chars().next().map_or(end, char::len_utf8);
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parts(old: &'static str, new: &'static str) -> [&'static str; 4] {
        let (start, end) = common(Pair::new(old, new));
        [&new[..start], &old[start..old.len() - end], &new[start..new.len() - end], &new[new.len() - end..]]
    }

    #[test]
    fn a_number_is_replaced_as_a_whole() {
        assert_eq!(parts("Article 17. ", "Article 14. "), ["Article ", "17", "14", ". "]);
        assert_eq!(parts("(a)\t", "(ab)\t"), ["(", "a", "ab", ")\t"]);
        assert_eq!(parts("第十七条", "第七条"), ["", "第十七条", "第七条", ""]);
        assert_eq!(parts("1.\t", ""), ["", "1.\t", "", ""]);
        assert_eq!(parts("1.\t", "[1.\t"), ["", "", "[", "1.\t"]);
        assert_eq!(parts("11.", "111."), ["", "11", "111", "."]);
    }
}

//! Paragraphs become blocks; headings that are only set bold are headings too.

use super::nesting::Nesting;
use super::numbering;
use super::numbering::Numbering;
use super::paragraphs::Paragraph;
use super::paragraphs::Piece;
use super::paragraphs::Unit;
use crate::draft::Kind;
use crate::draft::kind;
use crate::draft::label;
use crate::import::markdown;
use crate::import::markdown::Block;
use crate::import::markdown::Inline;
use crate::import::markdown::Marks;
use crate::import::notes;

/// A heading without a heading style is shorter than this.
const LONGEST_HEADING: usize = 200;

/// Makes blocks of all units.
pub(super) fn blocks(units: Vec<Unit>, mut numbering: Numbering) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut nesting = Nesting::default();
    for unit in units {
        match unit {
            Unit::Paragraph(paragraph) => {
                if paragraph.outline.is_some() {
                    nesting = Nesting::default();
                }
                blocks.extend(block(paragraph, &mut numbering, &mut nesting));
            }
            Unit::Table(rows) if rows.iter().all(|row| row.len() <= 1) => {
                let paragraphs = rows.into_iter().flatten().flatten();
                blocks.extend(paragraphs.filter_map(|paragraph| block(paragraph, &mut numbering, &mut nesting)));
            }
            Unit::Table(rows) => {
                let rows = rows
                    .into_iter()
                    .map(|row| row.into_iter().map(|cell| cell_inlines(cell, &mut numbering)).collect());
                blocks.push(Block::Table(rows.collect()));
            }
        }
    }
    promote(blocks)
}

/// One text of all paragraphs.
pub(in crate::import) fn joined(units: Vec<Unit>) -> Vec<Inline> {
    cell_inlines(units.into_iter().flat_map(Unit::paragraphs).collect(), &mut Numbering::default())
}

fn cell_inlines(paragraphs: Vec<Paragraph>, numbering: &mut Numbering) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for paragraph in paragraphs {
        if !inlines.is_empty() {
            inlines.push(Inline::Words(" ".to_owned(), Marks::default()));
        }
        inlines.extend(numbered(paragraph, numbering).0);
    }
    inlines
}

fn block(paragraph: Paragraph, numbering: &mut Numbering, nesting: &mut Nesting) -> Option<Block> {
    let (outline, bookmark, centred) = (paragraph.outline, paragraph.bookmark.clone(), paragraph.centred);
    let title = paragraph.style.eq_ignore_ascii_case("title");
    let note = paragraph.style.eq_ignore_ascii_case(notes::STYLE);
    let own = paragraph.depth;
    let listed = paragraph.number.as_ref().map(|(list, level)| {
        let indent = paragraph.indent.or_else(|| numbering.indent(list, *level));
        nesting.depth(list, u16::from(*level), indent)
    });
    let (inlines, labelled) = numbered(paragraph, numbering);
    if markdown::words(&inlines).trim().is_empty() && !inlines.iter().any(|inline| !matches!(inline, Inline::Words(..)))
    {
        return None;
    }
    let inlines = match if note { notes::of_paragraph(inlines) } else { Err(inlines) } {
        Ok(note) => return Some(note),
        Err(inlines) => inlines,
    };
    let depth = own.or(listed.map(|level| if labelled { level } else { inside(level) })).unwrap_or(0);
    Some(match outline {
        _ if title => Block::Heading(1, inlines, bookmark),
        Some(level) => Block::Heading((level + 2).min(6), inlines, bookmark),
        None if centred && depth == 0 && !labelled => Block::Text(CENTRED, inlines),
        None => Block::Text(depth, inlines),
    })
}

/// The depth of a paragraph of a list that bears no label: it goes on with the item above it.
fn inside(level: u16) -> u16 {
    level + 1
}

/// Marks a centred paragraph until it is known whether it is a heading.
const CENTRED: u16 = u16::MAX;

/// The words of a paragraph behind its automatic number, and whether it has one.
fn numbered(paragraph: Paragraph, numbering: &mut Numbering) -> (Vec<Inline>, bool) {
    let mut inlines: Vec<Inline> = paragraph.pieces.into_iter().map(|piece: Piece| piece.inline).collect();
    let text = markdown::words(&inlines);
    if text.trim().is_empty() {
        return (inlines, false);
    }
    let label = paragraph.number.and_then(|(list, level)| numbering.next(&list, level));
    let Some(label) = label.filter(|label| !(numbering::is_typed(text.trim_start()) && label.as_str() == "–")) else {
        return (inlines, false);
    };
    inlines.insert(0, Inline::Words(format!("{label} "), Marks::default()));
    (inlines, true)
}

/// Where no article has a heading style, short paragraphs that name a kind become headings.
fn promote(blocks: Vec<Block>) -> Vec<Block> {
    let is_article = |inlines: &[Inline]| {
        kind::read_heading(&markdown::words(inlines)).is_some_and(|heading| heading.kind == Kind::Article)
    };
    let styled = blocks.iter().any(|block| matches!(block, Block::Heading(_, inlines, _) if is_article(inlines)));
    let mut done: Vec<Block> = Vec::new();
    for block in blocks {
        match block {
            Block::Text(depth, inlines) if !styled => promote_one(&mut done, depth, inlines),
            Block::Text(CENTRED, inlines) => done.push(Block::Text(0, inlines)),
            other => done.push(other),
        }
    }
    done
}

fn promote_one(done: &mut Vec<Block>, depth: u16, inlines: Vec<Inline>) {
    let text = markdown::words(&inlines).trim().to_owned();
    let stressed = depth == CENTRED || is_stressed(&inlines);
    let short = text.len() <= LONGEST_HEADING && !text.ends_with(['.', ';', ':', ',', '。', '；', '：']);
    let plain = |inlines: Vec<Inline>| unset(inlines);
    match kind::read_heading(&text).filter(|heading| short && names(&text, heading)) {
        Some(heading) => done.push(Block::Heading(level(heading.kind), plain(inlines), None)),
        None if stressed
            && short
            && label::open(&text).is_none()
            && kind::read_choice(&text).is_none()
            && awaits_title(done.last()) =>
        {
            done.push(Block::Heading(6, plain(inlines), None));
        }
        None => done.push(Block::Text(if depth == CENTRED { 0 } else { depth }, inlines)),
    }
}

fn names(text: &str, heading: &kind::NamedHeading) -> bool {
    let rest = &text[heading.length..];
    let titled = rest.is_empty()
        || rest.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase() || "([“\"".contains(first));
    titled && !heading.word.starts_with(char::is_lowercase)
}

/// Says whether the last block is a heading with a number and no title.
fn awaits_title(last: Option<&Block>) -> bool {
    let Some(Block::Heading(_, inlines, _)) = last else { return false };
    let text = markdown::words(inlines);
    kind::read_heading(text.trim()).is_some_and(|heading| heading.length >= text.trim().len())
}

fn is_stressed(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Words(text, marks) => text.trim().is_empty() || *marks != Marks::default(),
        Inline::Call(_) | Inline::Comment(_) => true,
    })
}

/// The marks that made a paragraph look like a heading say nothing any more.
fn unset(inlines: Vec<Inline>) -> Vec<Inline> {
    let unset = |inline| match inline {
        Inline::Words(text, _) => Inline::Words(text, Marks::default()),
        other => other,
    };
    inlines.into_iter().map(unset).collect()
}

fn level(kind: Kind) -> u8 {
    match kind {
        Kind::Instrument => 1,
        Kind::Preamble | Kind::Annex | Kind::Part => 2,
        Kind::Chapter | Kind::Section | Kind::Group => 3,
        _ => 4,
    }
}

//! DOCX: what Word shows becomes text, structure and notes.
//!
//! 1. [`styles`]: which styles are headings, and which words they set bold;
//! 2. [`paragraphs`]: paragraphs and tables in a row, with tracked changes and notes;
//! 3. [`changes`]: tracked changes are taken, undone or written down;
//! 4. [`numbering`]: automatic numbers become labels;
//! 5. [`nesting`]: lists that are set in deeper stand in the items above them;
//! 6. [`headings`]: paragraphs become blocks; headings that are only set bold are headings too.

mod changes;
mod headings;
mod nesting;
mod numbering;
mod paragraphs;
mod styles;

pub(super) use changes::settle;
pub(super) use headings::joined;
pub(super) use numbering::number;
pub(super) use paragraphs::Change;
pub(super) use paragraphs::Paragraph;
pub(super) use paragraphs::Piece;
pub(super) use paragraphs::Unit;

use std::collections::HashMap;

use super::Aside;
use super::Changes;
use super::Imported;
use super::Report;
use super::Unreadable;
use super::What;
use super::language;
use super::letterhead;
use super::markdown;
use super::markdown::Block;
use super::markdown::Facts;
use super::markdown::Inline;
use super::text;
use super::visible;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::ooxml::names::NOTE_BOOKMARK;
use crate::ooxml::names::OLD_NOTE_BOOKMARK;
use crate::ooxml::names::PROPERTY;
use crate::ooxml::package::Package;
use crate::ooxml::package::PackageError;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;
use crate::source::Source;
use crate::source::Span;

/// Reads a Word document into a draft.
pub fn docx(name: &str, bytes: &[u8], changes: Changes) -> Result<Imported, Unreadable> {
    let failed = |error: PackageError| Unreadable(error.to_string());
    let mut parts = Parts { package: Package::open(bytes).map_err(failed)? };
    let document = parts
        .part("word/document.xml")?
        .ok_or_else(|| Unreadable("the document has no part word/document.xml".to_owned()))?;
    let styles = styles::Styles::of(parts.part("word/styles.xml")?.as_ref());
    let numbering = numbering::Numbering::of(parts.part("word/numbering.xml")?.as_ref());
    let mut notes = Notes::of(&mut parts, changes)?;
    let body = document.find("w:body").ok_or_else(|| Unreadable("the document has no body".to_owned()))?;
    let mut aside = Vec::new();
    let read =
        paragraphs::read(body, &styles, &mut paragraphs::Context { notes: &mut notes, aside: &mut aside, changes });
    let count = read.iter().map(paragraphs::Unit::visible).sum::<usize>();
    let settled = changes::settle(read, changes, &mut aside);
    let mut blocks = headings::blocks(settled, numbering);
    super::notes::put_last(&mut blocks, notes.blocks(&styles));
    if !styles.are_ours() {
        letterhead::entitle(&mut blocks);
    }
    let mut facts = facts(&mut parts, &blocks)?;
    if !styles.are_ours() {
        letterhead::set_aside(&mut blocks, &mut facts, &mut aside);
    }
    aside.extend(parts.margins()?);
    let kept = blocks.iter().map(Block::visible).sum::<usize>();
    let source = Source::new(name, markdown::write(&facts, &blocks));
    let findings = findings(&blocks);
    Ok(Imported { source, findings, report: Report { read: count.max(kept), kept, aside } })
}

fn findings(blocks: &[Block]) -> Vec<Finding> {
    if blocks.iter().any(|block| matches!(block, Block::Heading(..))) {
        return Vec::new();
    }
    let message = "no heading was recognised";
    vec![
        Finding::new("import", Severity::Warning, message, Span::new(0, 0)).with_help("set headings in heading styles"),
    ]
}

/// The parts of a document.
struct Parts<'a> {
    package: Package<'a>,
}

impl Parts<'_> {
    fn part(&mut self, name: &str) -> Result<Option<Element>, Unreadable> {
        let text = self.package.text(name).map_err(|error| Unreadable(error.to_string()))?;
        text.map(|text| xml::read(&text).map_err(|error| Unreadable(format!("{name}: {error}")))).transpose()
    }

    /// The words of page headers and footers.
    fn margins(&mut self) -> Result<Vec<Aside>, Unreadable> {
        let mut found = Vec::new();
        for name in self.package.names() {
            let margin =
                name.strip_prefix("word/").is_some_and(|name| name.starts_with("header") || name.starts_with("footer"));
            if margin && name.ends_with(".xml") {
                let text = self.part(&name)?.map(|part| part.words()).unwrap_or_default();
                if !text.trim().is_empty() {
                    found.push(Aside { what: What::Header, text: text.trim().to_owned() });
                }
            }
        }
        Ok(found)
    }
}

/// Footnotes, endnotes and comments by their ids.
#[derive(Default)]
pub(super) struct Notes {
    texts: HashMap<(Kind, String), Element>,
    /// The notes called so far, in the order of their calls, with the names they got.
    called: Vec<(Kind, String, String)>,
    /// What becomes of tracked changes.
    changes: Changes,
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Footnote,
    Endnote,
    Comment,
}

impl Notes {
    fn of(parts: &mut Parts<'_>, changes: Changes) -> Result<Self, Unreadable> {
        let mut notes = Self { changes, ..Self::default() };
        for (part, kind) in [("footnotes", Kind::Footnote), ("endnotes", Kind::Endnote), ("comments", Kind::Comment)] {
            let Some(root) = parts.part(&format!("word/{part}.xml"))? else { continue };
            for note in root.elements().filter(|note| note.get("w:type").is_none_or(|kind| kind == "normal")) {
                if let Some(id) = note.get("w:id") {
                    notes.texts.insert((kind, id.to_owned()), note.clone());
                }
            }
        }
        Ok(notes)
    }

    /// The call of a note; notes count from 1 in the order of their calls.
    fn call(&mut self, kind: Kind, id: &str) -> Option<Inline> {
        let note = self.texts.get(&(kind, id.to_owned()))?;
        let called = self.called.iter().find(|(own, other, _)| *own == kind && other == id);
        if let Some((_, _, name)) = called {
            return Some(Inline::Call(name.clone()));
        }
        let name = named(note, self.changes).unwrap_or_else(|| (self.called.len() + 1).to_string());
        self.called.push((kind, id.to_owned(), name.clone()));
        Some(Inline::Call(name))
    }

    /// The words of a note.
    fn words(&self, kind: Kind, id: &str) -> Option<String> {
        self.texts.get(&(kind, id.to_owned())).map(Element::words)
    }

    /// A comment with its author.
    fn comment(&self, id: &str) -> Option<Inline> {
        let comment = self.texts.get(&(Kind::Comment, id.to_owned()))?;
        let author = comment.get("w:author").unwrap_or("unknown");
        Some(Inline::Comment(format!("comment by {author}: {}", comment.words().trim())))
    }

    /// The texts of all notes that are called.
    fn blocks(mut self, styles: &styles::Styles) -> Vec<Block> {
        let changes = self.changes;
        let mut blocks = Vec::new();
        let mut at = 0;
        // A note may call another one.
        while let Some((kind, id, name)) = self.called.get(at).cloned() {
            at += 1;
            let Some(note) = self.texts.get(&(kind, id)).cloned() else { continue };
            let mut aside = Vec::new();
            let units = paragraphs::read(
                &note,
                styles,
                &mut paragraphs::Context { notes: &mut self, aside: &mut aside, changes },
            );
            let settled = changes::settle(units, changes, &mut aside);
            blocks.push(Block::Note(name, headings::joined(settled)));
        }
        blocks
    }
}

/// The name that a document of ours keeps; where changes are undone, that in the old draft.
fn named(note: &Element, changes: Changes) -> Option<String> {
    let paragraph = note.find("w:p")?;
    let bookmarks = || paragraph.elements().filter(|element| element.name == "w:bookmarkStart");
    let name = |prefix| bookmarks().find_map(|bookmark| bookmark.get("w:name")?.strip_prefix(prefix));
    let old = || name(OLD_NOTE_BOOKMARK);
    let found = if changes == Changes::Reject { old().or(name(NOTE_BOOKMARK)) } else { name(NOTE_BOOKMARK).or(old()) };
    found.map(str::to_owned)
}

/// Blocks at the start that may be a letterhead.
const LETTERHEAD: usize = 30;

fn facts(parts: &mut Parts<'_>, blocks: &[Block]) -> Result<Facts, Unreadable> {
    let lines: Vec<String> = blocks.iter().take(LETTERHEAD).map(words).collect();
    let all: String = blocks.iter().map(words).take(400).collect::<Vec<_>>().join(" ");
    let mut facts = Facts { language: language::detect(&all), ..text::facts(&lines) };
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading(1, inlines, _) => Some(markdown::words(inlines)),
        _ => None,
    });
    facts.title = title;
    if let Some(core) = parts.part("docProps/core.xml")? {
        let value = |name: &str| core.find(name).map(Element::words).filter(|text| !text.trim().is_empty());
        facts.title = facts.title.or_else(|| value("dc:title"));
    }
    if let Some(custom) = parts.part("docProps/custom.xml")? {
        custom.elements().for_each(|property| take_property(&mut facts, property));
    }
    Ok(facts)
}

fn take_property(facts: &mut Facts, property: &Element) {
    let Some(key) = property.get("name").and_then(|name| name.strip_prefix(PROPERTY)) else { return };
    let value = property.words();
    match key {
        "symbol" => facts.symbol = Some(value),
        "title" => facts.title = Some(value),
        "date" => facts.date = Some(value),
        "session" => facts.session = Some(value),
        "language" => facts.language = crate::draft::Language::from_tag(&value),
        _ if key.bytes().all(|letter| letter.is_ascii_lowercase()) && value.parse::<u32>().is_ok() => {
            facts.more.push((key.to_owned(), value));
        }
        _ if key.bytes().all(|letter| letter.is_ascii_lowercase()) => {
            facts.more.push((key.to_owned(), markdown::quoted(&value)))
        }
        _ => {}
    }
}

/// Makes blocks of units whose labels are typed.
pub(super) fn blocks(units: Vec<Unit>) -> Vec<Block> {
    headings::blocks(units, numbering::Numbering::default())
}

/// The words of a block.
pub(super) fn words(block: &Block) -> String {
    match block {
        Block::Heading(_, inlines, _) | Block::Text(_, inlines) | Block::Note(_, inlines) => markdown::words(inlines),
        Block::Comment(_) => String::new(),
        Block::Table(rows) => rows.iter().flatten().map(|cell| markdown::words(cell)).collect::<Vec<_>>().join(" "),
    }
}

/// Counts the characters of inlines.
fn count(inlines: &[Inline]) -> usize {
    visible(&markdown::words(inlines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::render;

    const DRAFT: &str = "---\nsymbol: A/1\n---\n\n# Seeds\n\n## Article 1. Use\n\n1. Each **Party**:\n\n   (a) one;[^1]\n\n[^1]: Note.\n";

    fn document() -> Vec<u8> {
        render::docx::write(&parse(Source::new("a.md", DRAFT)))
    }

    #[test]
    fn a_document_of_ours_comes_back() {
        let imported = docx("a.docx", &document(), Changes::Accept).unwrap();
        for words in ["symbol: \"A/1\"", "## Article 1. Use", "1. Each <b>Party</b>:", "(a) one;[^1]", "[^1]: Note."] {
            assert!(imported.source.text().contains(words), "{words} in {}", imported.source.text());
        }
    }

    #[test]
    fn damaged_documents_are_read_or_refused_and_never_panic() {
        let whole = document();
        for at in (0..whole.len()).step_by(37) {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x55;
            let _ = docx("a.docx", &flipped, Changes::Keep);
            let _ = docx("a.docx", &whole[..at], Changes::Reject);
        }
        assert!(docx("a.docx", &whole[..whole.len() / 2], Changes::Accept).is_err());
    }
}

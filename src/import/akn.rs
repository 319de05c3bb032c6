//! Akoma Ntoso: elements become headings and paragraphs, remarks and notes become brackets and footnotes again.

use super::Imported;
use super::Report;
use super::Unreadable;
use super::markdown;
use super::markdown::Block;
use super::markdown::Facts;
use super::markdown::Inline;
use super::markdown::Mark;
use super::markdown::Marks;
use super::notes;
use super::visible;
use crate::draft::Language;
use crate::ooxml::names;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;
use crate::ooxml::xml::Node;
use crate::source::Source;

/// Reads a document of Akoma Ntoso 3.0 into a draft.
pub fn akn(name: &str, text: &str) -> Result<Imported, Unreadable> {
    let root = xml::read(text).map_err(|error| Unreadable(error.to_string()))?;
    if root.name != "akomaNtoso" {
        return Err(Unreadable(format!("the XML is {}, expected akomaNtoso of Akoma Ntoso 3.0", root.name)));
    }
    let document = root.elements().next().ok_or_else(|| Unreadable("the document is empty".to_owned()))?;
    let mut reader = Reader { blocks: Vec::new(), notes: Vec::new() };
    let parts = document.elements().filter(|part| part.name != "meta");
    parts.for_each(|part| reader.part(part, Depth::default()));
    notes::put_last(&mut reader.blocks, std::mem::take(&mut reader.notes));
    let facts = facts(document, &reader.blocks);
    let kept = reader.blocks.iter().map(Block::visible).sum();
    let read = document.elements().filter(|part| part.name != "meta").map(|part| visible(&part.words())).sum();
    let source = Source::new(name, markdown::write(&facts, &reader.blocks));
    Ok(Imported { source, findings: Vec::new(), report: Report { read, kept, aside: Vec::new() } })
}

/// How many headings, and how many other clauses, stand above an element.
#[derive(Debug, Clone, Copy, Default)]
struct Depth {
    headings: u8,
    clauses: u16,
    /// Says whether the clause above is an option.
    option: bool,
}

struct Reader {
    blocks: Vec<Block>,
    notes: Vec<Block>,
}

/// Elements that are headings with what stands in them.
const HEADINGS: [&str; 12] = [
    "part",
    "chapter",
    "section",
    "article",
    "title",
    "book",
    "tome",
    "division",
    "subdivision",
    "subpart",
    "subchapter",
    "subtitle",
];

/// Elements that are numbered text with what stands in them.
const CLAUSES: [&str; 14] = [
    "paragraph",
    "subparagraph",
    "point",
    "indent",
    "clause",
    "subclause",
    "subsection",
    "alinea",
    "list",
    "sublist",
    "level",
    "rule",
    "subrule",
    "item",
];

/// Containers that are headings.
const NAMED_HEADINGS: [&str; 3] = ["preamble", "annex", "group"];

impl Reader {
    /// An element of the structure. The depth of XML is limited, so this is.
    fn part(&mut self, element: &Element, depth: Depth) {
        let container = element.name == "hcontainer";
        let what = element.get("name").unwrap_or_default();
        if HEADINGS.contains(&element.name.as_str()) || container && NAMED_HEADINGS.contains(&what) {
            self.heading(element, depth);
        } else if container && what == notes::CONTAINER {
            self.stray_note(element, depth);
        } else if CLAUSES.contains(&element.name.as_str()) || container {
            self.clause(element, depth, what == "option");
        } else {
            self.block(element, depth);
        }
    }

    /// A block of text, or an element that only holds some.
    fn block(&mut self, element: &Element, depth: Depth) {
        match element.name.as_str() {
            "table" => self.table(element),
            "docTitle" => self.title(element),
            "p" if element.find("docTitle").is_some() => {
                element.elements().for_each(|inner| self.part(inner, depth));
            }
            "p" | "heading" | "subheading" | "crossHeading" | "num" | "listIntroduction" | "listWrapUp" => {
                let inlines = self.inlines(element);
                self.text(depth.clauses, inlines);
            }
            _ => element.elements().for_each(|inner| self.part(inner, depth)),
        }
    }

    fn title(&mut self, element: &Element) {
        let inlines = self.inlines(element);
        self.blocks.push(Block::Heading(1, inlines, None));
    }

    fn text(&mut self, depth: u16, inlines: Vec<Inline>) {
        if !markdown::words(&inlines).trim().is_empty() || inlines.iter().any(|one| !matches!(one, Inline::Words(..))) {
            self.blocks.push(Block::Text(depth, inlines));
        }
    }

    fn heading(&mut self, element: &Element, depth: Depth) {
        let level = (depth.headings + 2).min(6);
        let id = element.get("wId").map(str::to_owned);
        let mut line = element.find("num").map(|number| self.inlines(number)).unwrap_or_default();
        if let Some(title) = element.find("heading") {
            let title = self.inlines(title);
            let joined = line.is_empty() || markdown::words(&title).starts_with(']');
            line.extend((!joined).then(blank));
            line.extend(title);
        }
        if !line.is_empty() {
            self.blocks.push(Block::Heading(level, line, id));
        }
        if let Some(below) = element.find("subheading") {
            let below = self.inlines(below);
            self.blocks.push(Block::Heading((level + 1).min(6), below, None));
        }
        let inner = Depth { headings: depth.headings.saturating_add(1), option: false, ..depth };
        let rest = element.elements().filter(|inner| !matches!(inner.name.as_str(), "num" | "heading" | "subheading"));
        rest.for_each(|element| self.part(element, inner));
    }

    /// The first block of a clause stands behind its number.
    fn clause(&mut self, element: &Element, depth: Depth, option: bool) {
        // An option that stands in an option was set in, below the paragraph before it.
        let own = depth.clauses.saturating_add(u16::from(option && depth.option));
        let mut line = element.find("num").map(|number| self.inlines(number)).unwrap_or_default();
        if let Some(title) = element.find("heading") {
            line.extend((!line.is_empty()).then(blank));
            line.extend(self.inlines(title));
        }
        let inner = Depth { clauses: depth.clauses.saturating_add(1), option, ..depth };
        let mut rest = element.elements().filter(|inner| !matches!(inner.name.as_str(), "num" | "heading")).peekable();
        if let Some(holder) = rest.next_if(|first| matches!(first.name.as_str(), "intro" | "content" | "p")) {
            let first = if holder.name == "p" { Some(holder) } else { holder.elements().next() };
            let plain = first.filter(|first| first.name == "p");
            if let Some(first) = plain {
                line.extend((!line.is_empty()).then(blank));
                line.extend(self.inlines(first));
            }
            self.text(own, std::mem::take(&mut line));
            let skip = usize::from(plain.is_some());
            if holder.name != "p" {
                holder.elements().skip(skip).for_each(|block| self.part(block, inner));
            }
        } else {
            self.text(own, line);
        }
        rest.for_each(|element| self.part(element, inner));
    }

    /// A footnote that nothing calls.
    fn stray_note(&mut self, element: &Element, depth: Depth) {
        let start = self.blocks.len();
        self.clause(element, depth, false);
        for block in self.blocks.drain(start..).collect::<Vec<_>>() {
            self.blocks.push(match block {
                Block::Text(depth, inlines) => {
                    notes::of_paragraph(inlines).unwrap_or_else(|inlines| Block::Text(depth, inlines))
                }
                other => other,
            });
        }
    }

    fn table(&mut self, element: &Element) {
        let rows = element.elements().filter(|row| row.name == "tr");
        let cells = |row: &Element, reader: &mut Self| row.elements().map(|cell| reader.inlines(cell)).collect();
        let rows = rows.map(|row| cells(row, self)).collect();
        self.blocks.push(Block::Table(rows));
    }

    fn inlines(&mut self, element: &Element) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.walk(element, Marks::default(), &mut inlines);
        inlines
    }

    fn walk(&mut self, element: &Element, marks: Marks, inlines: &mut Vec<Inline>) {
        for node in &element.children {
            match node {
                Node::Text(text) => inlines.push(Inline::Words(text.clone(), marks)),
                Node::Element(inner) if inner.name == "authorialNote" => inlines.push(self.note(inner)),
                Node::Element(inner) if inner.name == "eol" || inner.name == "br" => inlines.push(blank()),
                Node::Element(inner) => self.walk(inner, marked(marks, inner), inlines),
            }
        }
    }

    /// A footnote; one that is called again is written once.
    fn note(&mut self, element: &Element) -> Inline {
        let marker = element.get("marker").unwrap_or_default();
        let plain = !marker.is_empty() && marker.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        let name = if plain { marker.to_owned() } else { (self.notes.len() + 1).to_string() };
        let known = |block: &Block| matches!(block, Block::Note(own, _) if *own == name);
        if !self.notes.iter().any(known) {
            let place = self.notes.len();
            self.notes.push(Block::Note(name.clone(), Vec::new()));
            let inlines = self.inlines(element);
            self.notes[place] = Block::Note(name.clone(), inlines);
        }
        Inline::Call(name)
    }
}

fn blank() -> Inline {
    Inline::Words(" ".to_owned(), Marks::default())
}

fn marked(marks: Marks, element: &Element) -> Marks {
    match element.name.as_str() {
        "b" => marks.set(Mark::Strong, true),
        "i" => marks.set(Mark::Emphasis, true),
        "u" => marks.set(Mark::Underline, true),
        "sup" => marks.set(Mark::Superscript, true),
        "sub" => marks.set(Mark::Subscript, true),
        "inline" if element.get("name") == Some(names::STRIKE) => marks.set(Mark::Strike, true),
        _ => marks,
    }
}

fn facts(document: &Element, blocks: &[Block]) -> Facts {
    let work = document.find("meta").and_then(|meta| meta.find("identification")?.find("FRBRWork"));
    let aliases = || work.into_iter().flat_map(Element::elements).filter(|element| element.name == "FRBRalias");
    let alias =
        |name: &str| aliases().find(|alias| alias.get("name") == Some(name)).and_then(|alias| alias.get("value"));
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading(1, inlines, _) => Some(markdown::words(inlines)),
        _ => None,
    });
    let date = work.and_then(|work| work.find("FRBRdate")?.get("date")).filter(|date| !date.starts_with("0001"));
    let expression = document.find("meta").and_then(|meta| meta.find("identification")?.find("FRBRExpression"));
    let code = expression.and_then(|expression| expression.find("FRBRlanguage")?.get("language")).unwrap_or("eng");
    let tag = names::LANGUAGES.iter().find(|(_, own)| *own == code).map_or(code, |(tag, _)| tag);
    let more = |key: &str, value: Option<String>| value.map(|value| (key.to_owned(), value));
    let round = alias("round").filter(|round| round.parse::<u32>().is_ok()).map(str::to_owned);
    Facts {
        symbol: alias("symbol").map(str::to_owned),
        title: title.or_else(|| alias("title").map(str::to_owned)),
        date: date.map(str::to_owned),
        session: alias("session").map(str::to_owned),
        language: Language::from_tag(tag),
        more: [more("round", round), more("instrument", alias("instrument").map(markdown::quoted))]
            .into_iter()
            .flatten()
            .collect(),
    }
}

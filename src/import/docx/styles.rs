//! Styles: which paragraphs are headings, and how words are set.

use std::collections::HashMap;

use crate::import::markdown::Mark;
use crate::import::markdown::Marks;
use crate::ooxml::names::CLAUSE_STYLE;
use crate::ooxml::xml::Element;

/// What a style says, with what it is based on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// The name that people see.
    pub(super) name: String,
    /// The outline level, from 0.
    pub(super) outline: Option<u8>,
    /// Number list and level.
    pub(super) number: Option<(String, u8)>,
    /// How far it is set in.
    pub(super) indent: Option<i32>,
    /// Says whether it is centred.
    pub(super) centred: bool,
    /// How it sets words.
    pub(super) marks: Marks,
}

/// All styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

/// Styles are based on others at most this often; a ring ends here.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let Some(root) = root else { return Self::default() };
        let named = root.elements().filter(|element| element.name == "w:style");
        let raw: HashMap<&str, &Element> = named.filter_map(|style| Some((style.get("w:styleId")?, style))).collect();
        let styles = raw.iter().map(|(id, style)| ((*id).to_owned(), resolve(style, &raw))).collect();
        Self { styles }
    }

    /// Says whether the document was written here: then its title and facts stand where we put them.
    pub(super) fn are_ours(&self) -> bool {
        self.styles.values().any(|style| style.name.starts_with(CLAUSE_STYLE))
    }

    /// The style of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }
}

fn resolve(style: &Element, all: &HashMap<&str, &Element>) -> Style {
    let mut chain = vec![style];
    while let Some(base) = chain.last().and_then(|last| last.find("w:basedOn")?.get("w:val")).and_then(|id| all.get(id))
    {
        if chain.len() == LONGEST_CHAIN {
            break;
        }
        chain.push(base);
    }
    let mut found = Style::default();
    for style in chain.into_iter().rev() {
        if let Some(properties) = style.find("w:pPr") {
            found.outline = outline(properties).or(found.outline);
            found.number = number(properties).or(found.number);
            found.indent = indent(properties).or(found.indent);
            found.centred = properties.find("w:jc").map_or(found.centred, |jc| jc.get("w:val") == Some("center"));
        }
        if let Some(properties) = style.find("w:rPr") {
            found.marks = marks(found.marks, properties);
        }
    }
    found.name = style.find("w:name").and_then(|name| name.get("w:val")).unwrap_or_default().to_owned();
    let named = found.name.to_lowercase().strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
    found.outline = found.outline.or(named.filter(|level| (1..=9).contains(level)).map(|level| level - 1));
    found
}

/// The outline level of paragraph properties; 9 is body text.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    properties.find("w:outlineLvl")?.get("w:val")?.parse().ok().filter(|level| *level < 9)
}

/// How far paragraph properties set in, in twentieths of a point.
pub(super) fn indent(properties: &Element) -> Option<i32> {
    let indent = properties.find("w:ind")?;
    indent.get("w:left").or(indent.get("w:start"))?.parse().ok()
}

/// The list and level of paragraph properties.
pub(super) fn number(properties: &Element) -> Option<(String, u8)> {
    let number = properties.find("w:numPr")?;
    let level = number.find("w:ilvl").and_then(|level| level.get("w:val")?.parse().ok()).unwrap_or(0);
    Some((number.find("w:numId")?.get("w:val")?.to_owned(), level))
}

/// How run properties set words, on top of what is set already.
pub(super) fn marks(marks: Marks, properties: &Element) -> Marks {
    const NAMES: [(&str, Mark); 5] = [
        ("w:b", Mark::Strong),
        ("w:i", Mark::Emphasis),
        ("w:strike", Mark::Strike),
        ("w:dstrike", Mark::Strike),
        ("w:u", Mark::Underline),
    ];
    let mut marks = marks;
    for (name, mark) in NAMES {
        if let Some(element) = properties.find(name) {
            marks = marks.set(mark, is_on(element));
        }
    }
    if let Some(align) = properties.find("w:vertAlign").and_then(|align| align.get("w:val")) {
        marks = marks.set(Mark::Superscript, align == "superscript").set(Mark::Subscript, align == "subscript");
    }
    marks
}

fn is_on(element: &Element) -> bool {
    !matches!(element.get("w:val"), Some("0" | "false" | "none" | "off"))
}

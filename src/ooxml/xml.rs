//! XML as a tree of elements (door to `quick-xml`).
//!
//! Names carry the prefixes that the standards use (`w:p`), whatever a file calls its namespaces. Document types
//! are refused, so that no entity can be declared.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::Writer;
use quick_xml::XmlVersion;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesEnd;
use quick_xml::events::BytesStart;
use quick_xml::events::BytesText;
use quick_xml::events::Event;
use thiserror::Error;

/// Word nests some thirty elements; tables in tables some more.
const DEEPEST: usize = 256;

/// An element of XML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    /// The name with its prefix.
    pub(crate) name: String,
    /// Names and values in their order.
    pub(crate) attributes: Vec<(String, String)>,
    /// What it holds.
    pub(crate) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(String),
}

/// Why XML cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum XmlError {
    /// It is not well-formed.
    #[error("the XML is damaged near byte {0}: {1}")]
    Damaged(u64, String),
    /// It nests too deep.
    #[error("the XML nests deeper than {DEEPEST} elements")]
    TooDeep,
    /// It declares a document type.
    #[error("the XML declares a document type, which is not allowed")]
    DocumentType,
    /// It holds no element.
    #[error("the XML is empty")]
    Empty,
}

impl Element {
    /// An empty element.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The element with one attribute more.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// The element with one child more.
    #[must_use]
    pub(crate) fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The element with more children.
    #[must_use]
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The element with characters at its end.
    #[must_use]
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The elements it holds.
    pub(crate) fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name that it holds.
    pub(crate) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// All characters in it.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        let mut open: Vec<&Node> = self.children.iter().rev().collect();
        while let Some(node) = open.pop() {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) => open.extend(element.children.iter().rev()),
            }
        }
        words
    }
}

/// Reads a document.
pub(crate) fn read(text: &str) -> Result<Element, XmlError> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut tree = Tree::default();
    loop {
        let at = reader.buffer_position();
        let failed = |error: quick_xml::Error| XmlError::Damaged(at, error.to_string());
        match reader.read_event().map_err(failed)? {
            Event::Start(start) => tree.open(&start, at)?,
            Event::Empty(start) => {
                tree.open(&start, at)?;
                tree.close();
            }
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(text) => tree.text(&text.xml10_content()),
            Event::GeneralRef(name) => tree.text(&reference(&name, at)?),
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return tree.finish(),
        }
    }
}

/// The character that a reference stands for; there are no entities but the five of XML.
fn reference(name: &quick_xml::events::BytesRef<'_>, at: u64) -> Result<String, XmlError> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    let name = name.xml10_content();
    let letter = match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        other => return Err(XmlError::Damaged(at, format!("the entity {other} is not declared"))),
    };
    Ok(letter.to_owned())
}

#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
    /// The prefixes of the file and the ones used here.
    prefixes: HashMap<String, &'static str>,
}

/// Namespaces, as the transitional and the strict standard name them, and their prefixes here.
const NAMESPACES: [(&str, &str); 8] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", ""),
    ("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", ""),
];

impl Tree {
    fn open(&mut self, start: &BytesStart<'_>, at: u64) -> Result<(), XmlError> {
        if self.open.len() == DEEPEST {
            return Err(XmlError::TooDeep);
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| XmlError::Damaged(at, error.to_string()))?;
            let name = attribute.key.into_inner().to_owned();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| XmlError::Damaged(at, error.to_string()))?;
            attributes.push((name, value.into_owned()));
        }
        for (name, value) in &attributes {
            let prefix = name.strip_prefix("xmlns:").or_else(|| (name == "xmlns").then_some(""));
            let known = NAMESPACES.iter().find(|(uri, _)| uri == value);
            if let (Some(prefix), Some((_, own))) = (prefix, known) {
                self.prefixes.insert(prefix.to_owned(), own);
            }
        }
        for (name, _) in &mut attributes {
            *name = self.canonical(name, Role::Attribute);
        }
        let name = self.canonical(start.name().into_inner(), Role::Element);
        self.open.push(Element { name, attributes, children: Vec::new() });
        Ok(())
    }

    fn canonical(&self, name: &str, role: Role) -> String {
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) => (prefix, local),
            // An attribute without a prefix is in no namespace.
            None if role == Role::Attribute => return name.to_owned(),
            None => ("", name),
        };
        match self.prefixes.get(prefix) {
            Some(&"") => local.to_owned(),
            Some(own) => format!("{own}:{local}"),
            None => name.to_owned(),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else { return };
        match element.children.last_mut() {
            Some(Node::Text(own)) => own.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    fn finish(mut self) -> Result<Element, XmlError> {
        if !self.open.is_empty() {
            return Err(XmlError::Damaged(0, "it ends inside an element".to_owned()));
        }
        self.root.take().ok_or(XmlError::Empty)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Element,
    Attribute,
}

/// Writes a document with its declaration.
pub(crate) fn write(root: &Element) -> String {
    let mut writer = Writer::new(Vec::new());
    let put = |writer: &mut Writer<Vec<u8>>, event: Event<'_>| {
        writer.write_event(event).expect("memory takes what is written")
    };
    put(&mut writer, Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
    let mut open: Vec<Step<'_>> = vec![Step::Open(root)];
    while let Some(step) = open.pop() {
        match step {
            Step::Close(name) => put(&mut writer, Event::End(BytesEnd::new(name))),
            Step::Text(text) => put(&mut writer, Event::Text(BytesText::new(&legal(text)))),
            Step::Open(element) => {
                let mut start = BytesStart::new(element.name.as_str());
                for (name, value) in &element.attributes {
                    start.push_attribute((name.as_str(), legal(value).as_str()));
                }
                if element.children.is_empty() {
                    put(&mut writer, Event::Empty(start));
                    continue;
                }
                put(&mut writer, Event::Start(start));
                open.push(Step::Close(&element.name));
                open.extend(element.children.iter().rev().map(|node| match node {
                    Node::Element(child) => Step::Open(child),
                    Node::Text(text) => Step::Text(text),
                }));
            }
        }
    }
    String::from_utf8(writer.into_inner()).expect("names and texts are UTF-8")
}

/// Text without the characters that XML does not allow.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|&letter| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
        .filter(|&letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

enum Step<'a> {
    Open(&'a Element),
    Text(&'a str),
    Close(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn prefixes_are_those_of_the_standard() {
        let element = read(&format!("<x:p xmlns:x=\"{WORD}\" x:id=\"1\"><x:t>a &amp; b&#xe9;</x:t></x:p>")).unwrap();
        assert_eq!((element.name.as_str(), element.get("w:id")), ("w:p", Some("1")));
        assert_eq!(element.find("w:t").unwrap().words(), "a & bé");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let element = Element::new("w:p")
            .with("xmlns:w", WORD)
            .with("w:v", "a\"<&")
            .child(Element::new("w:t").text("x < y & \u{1}z"));
        let read = read(&write(&element)).unwrap();
        assert_eq!(read.get("w:v"), Some("a\"<&"));
        assert_eq!(read.words(), "x < y & z");
    }

    #[test]
    fn hostile_documents_are_refused() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(read(&deep), Err(XmlError::TooDeep));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>";
        assert_eq!(read(bomb), Err(XmlError::DocumentType));
        assert!(matches!(read("<a>&b;</a>"), Err(XmlError::Damaged(..))));
        assert!(matches!(read("<a><b></a>"), Err(XmlError::Damaged(..))));
        assert!(matches!(read("<a>"), Err(XmlError::Damaged(..))));
        assert_eq!(read(""), Err(XmlError::Empty));
    }
}

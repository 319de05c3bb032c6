//! A document in the look of another: its styles, page set-up, headers and footers stay, its text goes.

use std::collections::HashMap;
use std::collections::HashSet;

use thiserror::Error;

use super::parts;
use super::parts::Document;
use super::parts::WORDPROCESSING;
use super::styles;
use crate::ooxml::names::PROPERTY;
use crate::ooxml::names::RELATIONS;
use crate::ooxml::names::WORD;
use crate::ooxml::package;
use crate::ooxml::package::Package;
use crate::ooxml::package::PackageError;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;
use crate::ooxml::xml::Node;
use crate::ooxml::xml::XmlError;

/// Why a document cannot lend its look.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the template cannot be used: {0}")]
pub struct Unfit(String);

impl From<PackageError> for Unfit {
    fn from(error: PackageError) -> Self {
        Self(error.to_string())
    }
}

impl From<XmlError> for Unfit {
    fn from(error: XmlError) -> Self {
        Self(error.to_string())
    }
}

const DOCUMENT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const RELATED: &str = "word/_rels/document.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const CUSTOM: &str = "docProps/custom.xml";
const SETTINGS: &str = "word/settings.xml";

/// What Word 2010 lays beside the styles for programs older than itself; Word since 2013 neither reads nor writes it.
const COPY: &str = "stylesWithEffects.xml";

/// The parts that are written anew, by the last word of the type of their relation.
const OWN: [&str; 2] = ["footnotes", "comments"];

impl Document {
    /// Writes the package in the look of another document.
    pub(crate) fn write_into(self, template: &[u8]) -> Result<Vec<u8>, Unfit> {
        let mut package = Package::open(template)?;
        let mut document = part(&mut package, DOCUMENT)?;
        let page = document.elements().find(|element| element.name == "w:body").and_then(|body| body.find("w:sectPr"));
        let page = page.cloned().map(known);
        let mut look = part(&mut package, STYLES)?;
        let ids = adopt(&mut look, styles::styles(self.language));
        let mut body = Element::new("w:body").all(self.body);
        let mut footnotes = parts::footnotes(self.besides.notes);
        let mut comments = parts::root("w:comments").all(self.besides.comments);
        let numbering = numbering(&look);
        for part in [&mut body, &mut footnotes, &mut comments] {
            restyle(part, &ids);
            silence(part, &numbering);
        }
        document = parts::root("w:document").child(body.all(page));
        let mut made = vec![
            (DOCUMENT.to_owned(), document),
            (STYLES.to_owned(), look),
            ("word/footnotes.xml".to_owned(), footnotes),
            ("word/comments.xml".to_owned(), comments),
            (RELATED.to_owned(), related(part(&mut package, RELATED)?)),
            (TYPES.to_owned(), typed(part(&mut package, TYPES)?)),
        ];
        for (name, adapt) in [(CUSTOM, impersonal as fn(Element) -> Element), (SETTINGS, separated)] {
            if package.names().iter().any(|own| own == name) {
                made.push((name.to_owned(), adapt(part(&mut package, name)?)));
            }
        }
        let mut parts = Vec::new();
        for name in package.names().into_iter().filter(|name| is_kept(name)) {
            if !made.iter().any(|(own, _)| *own == name) {
                let bytes = package.bytes(&name)?.unwrap_or_default();
                parts.push((name, bytes));
            }
        }
        parts.extend(made.into_iter().map(|(name, root)| (name, xml::write(&root).into_bytes())));
        // The list of types comes first, as Word writes it.
        parts.sort_by_key(|(name, _)| (name != TYPES, name.clone()));
        Ok(package::write(&parts))
    }
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Element, Unfit> {
    let text = package.text(name)?.ok_or_else(|| Unfit(format!("it has no part {name}")))?;
    Ok(xml::read(&text)?)
}

/// Folders are no parts, what is said of old comments goes with them, and a copy of the styles would miss the adopted ones.
fn is_kept(name: &str) -> bool {
    !name.ends_with('/') && !name.starts_with("word/comments") && name.strip_prefix("word/") != Some(COPY)
}

/// An element without what other namespaces add to it.
fn known(element: Element) -> Element {
    let own = |name: &str| name.starts_with("w:") || name.starts_with("r:");
    let attributes = element.attributes.into_iter().filter(|(name, _)| own(name)).collect();
    let children = element.children.into_iter().filter_map(|node| match node {
        Node::Element(inner) if own(&inner.name) => Some(Node::Element(known(inner))),
        Node::Element(_) => None,
        Node::Text(text) => Some(Node::Text(text)),
    });
    Element { name: element.name, attributes, children: children.collect() }
}

/// Adds the styles that a template lacks and gives the ids by which it knows the others: styles are known by name.
fn adopt(look: &mut Element, own: Element) -> HashMap<String, String> {
    let name = |style: &Element| style.find("w:name").and_then(|name| name.get("w:val")).map(str::to_lowercase);
    let id = |style: &Element| style.get("w:styleId").unwrap_or_default().to_owned();
    let known: HashMap<String, String> = look.elements().filter_map(|style| Some((name(style)?, id(style)))).collect();
    let mut ids = HashMap::new();
    let mut lacking = Vec::new();
    for style in own.elements().filter(|style| style.name == "w:style") {
        let there = name(style).and_then(|name| known.get(&name));
        ids.insert(id(style), there.cloned().unwrap_or_else(|| id(style)));
        if there.is_none() {
            lacking.push(style.clone());
        }
    }
    for mut style in lacking {
        rename(&mut style, &["w:basedOn", "w:next"], &ids);
        look.children.push(Node::Element(style));
    }
    // The reader calls namespaces by the names of the standard, whatever the file calls them.
    for (prefix, space) in [("xmlns:w", WORD), ("xmlns:r", RELATIONS)] {
        if look.get(prefix).is_none() {
            look.attributes.push((prefix.to_owned(), space.to_owned()));
        }
    }
    ids
}

/// The ids of the styles that number their paragraphs, of themselves or by the style they are based on.
fn numbering(look: &Element) -> HashSet<String> {
    let id = |style: &Element| style.get("w:styleId").map(str::to_owned);
    let numbers = |style: &&Element| style.find("w:pPr").is_some_and(|own| own.find("w:numPr").is_some());
    let mut found: HashSet<String> = look.elements().filter(numbers).filter_map(id).collect();
    loop {
        let base = |style: &Element| style.find("w:basedOn").and_then(|base| base.get("w:val")).map(str::to_owned);
        let heirs = look.elements().filter(|style| base(style).is_some_and(|base| found.contains(&base)));
        let more: Vec<String> = heirs.filter_map(id).filter(|id| !found.contains(id)).collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// Calls styles as the template does.
fn restyle(element: &mut Element, ids: &HashMap<String, String>) {
    rename(element, &["w:pStyle", "w:rStyle"], ids);
    for node in &mut element.children {
        if let Node::Element(inner) = node {
            restyle(inner, ids);
        }
    }
}

/// Labels are typed: where a style would number a paragraph a second time, the paragraph takes the numbering away, for
/// which the standard has the number 0.
fn silence(element: &mut Element, numbering: &HashSet<String>) {
    for node in &mut element.children {
        if let Node::Element(inner) = node {
            silence(inner, numbering);
        }
    }
    let style = element.find("w:pStyle").and_then(|style| style.get("w:val"));
    if element.name == "w:pPr" && style.is_some_and(|style| numbering.contains(style)) {
        let value = |name: &str| Element::new(name).with("w:val", "0");
        let none = Element::new("w:numPr").child(value("w:ilvl")).child(value("w:numId"));
        element.children.insert(1, Node::Element(none));
    }
}

/// Exchanges the values of elements of some names.
fn rename(element: &mut Element, names: &[&str], ids: &HashMap<String, String>) {
    for node in &mut element.children {
        let Node::Element(inner) = node else { continue };
        if names.contains(&inner.name.as_str()) {
            for (_, value) in inner.attributes.iter_mut().filter(|(name, _)| name == "w:val") {
                if let Some(id) = ids.get(value) {
                    value.clone_from(id);
                }
            }
        }
    }
}

/// The relations of the document: its own notes and comments in place of those of the template.
fn related(mut relations: Element) -> Element {
    let last = |element: &Element| element.get("Type").and_then(|kind| kind.rsplit('/').next()).map(str::to_owned);
    relations.children.retain(|node| match node {
        Node::Element(element) => !last(element).is_some_and(|kind| {
            OWN.contains(&kind.as_str()) || kind.starts_with("comments") || COPY.strip_suffix(".xml") == Some(&kind)
        }),
        Node::Text(_) => false,
    });
    let relation = |name: &str| {
        Element::new("Relationship")
            .with("Id", format!("travaux-{name}"))
            .with("Type", format!("{RELATIONS}/{name}"))
            .with("Target", format!("{name}.xml"))
    };
    relations.all(OWN.map(relation))
}

/// The types of the parts: the same, with those of notes and comments.
fn typed(mut types: Element) -> Element {
    types.children.retain(|node| match node {
        Node::Element(element) => {
            let name = element.get("PartName").unwrap_or_default();
            name != "/word/footnotes.xml" && is_kept(name.trim_start_matches('/'))
        }
        Node::Text(_) => false,
    });
    let own = |name: &str| {
        Element::new("Override")
            .with("PartName", format!("/word/{name}.xml"))
            .with("ContentType", format!("{WORDPROCESSING}.{name}+xml"))
    };
    types.all(OWN.map(own))
}

/// Properties without what a draft of ours said of itself: the redline is another text.
fn impersonal(mut properties: Element) -> Element {
    properties.children.retain(|node| match node {
        Node::Element(element) => !element.get("name").is_some_and(|name| name.starts_with(PROPERTY)),
        Node::Text(_) => true,
    });
    properties
}

/// Settings that know the lines above the footnotes by the numbers of ours: the template may have given these to others.
fn separated(mut settings: Element) -> Element {
    for node in &mut settings.children {
        if let Node::Element(notes) = node
            && notes.name == "w:footnotePr"
        {
            notes.children.retain(|node| !matches!(node, Node::Element(inner) if inner.name == "w:footnote"));
            notes.children.extend(parts::separators().map(Node::Element));
        }
    }
    settings
}

//! The parts of the package.

use super::paragraphs::Besides;
use super::runs;
use super::styles;
use crate::draft::Draft;
use crate::draft::Language;
use crate::ooxml::names::PROPERTY;
use crate::ooxml::names::RELATIONS;
use crate::ooxml::names::WORD;
use crate::ooxml::package;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;

/// A document in the making.
pub(crate) struct Document {
    pub(super) body: Vec<Element>,
    pub(super) besides: Besides,
    pub(super) language: Language,
    /// What stands at the head of every page.
    pub(crate) header: String,
    facts: Vec<(&'static str, String)>,
}

impl Document {
    /// A document with what a draft says about itself.
    pub(crate) fn of(draft: &Draft, body: Vec<Element>, besides: Besides) -> Self {
        let meta = &draft.meta;
        let keys = ["symbol", "title", "date", "round", "session", "instrument", "language"];
        let values = [
            Some(meta.symbol.clone()),
            meta.title.clone(),
            meta.date.clone(),
            meta.round.map(|round| round.to_string()),
            meta.session.clone(),
            meta.instrument.clone(),
            Some(meta.language.tag().to_owned()),
        ];
        let facts = keys.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect();
        Self { body, besides, language: meta.language, header: meta.symbol.clone(), facts }
    }

    /// Writes the package.
    pub(crate) fn write(self) -> Vec<u8> {
        let document = root("w:document").child(Element::new("w:body").all(self.body).child(page()));
        let parts = [
            ("[Content_Types].xml", content_types()),
            ("_rels/.rels", relations(&PACKAGE)),
            ("docProps/core.xml", core(&self.facts)),
            ("docProps/custom.xml", custom(&self.facts)),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", relations(&DOCUMENT)),
            ("word/styles.xml", styles::styles(self.language)),
            ("word/settings.xml", settings()),
            ("word/footnotes.xml", footnotes(self.besides.notes)),
            ("word/comments.xml", root("w:comments").all(self.besides.comments)),
            ("word/header1.xml", header(&self.header, self.language.is_right_to_left())),
            ("word/footer1.xml", footer()),
        ];
        let bytes = parts.map(|(name, part)| (name.to_owned(), xml::write(&part).into_bytes()));
        package::write(&bytes)
    }
}

/// An element at the root of a part of Word.
pub(crate) fn root(name: &str) -> Element {
    Element::new(name).with("xmlns:w", WORD).with("xmlns:r", RELATIONS)
}

/// What the types of Word's parts begin with.
pub(super) const WORDPROCESSING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

fn content_types() -> Element {
    let parts = [
        ("/word/document.xml", format!("{WORDPROCESSING}.document.main+xml")),
        ("/word/styles.xml", format!("{WORDPROCESSING}.styles+xml")),
        ("/word/settings.xml", format!("{WORDPROCESSING}.settings+xml")),
        ("/word/footnotes.xml", format!("{WORDPROCESSING}.footnotes+xml")),
        ("/word/comments.xml", format!("{WORDPROCESSING}.comments+xml")),
        ("/word/header1.xml", format!("{WORDPROCESSING}.header+xml")),
        ("/word/footer1.xml", format!("{WORDPROCESSING}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
    ];
    let part = |(name, kind): (&str, String)| Element::new("Override").with("PartName", name).with("ContentType", kind);
    let default =
        |ending: &str, kind: &str| Element::new("Default").with("Extension", ending).with("ContentType", kind);
    Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .all(parts.map(part))
}

const PACKAGE: [(&str, &str); 3] = [
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
    ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties", "docProps/custom.xml"),
];

const DOCUMENT: [(&str, &str); 6] = [
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", "styles.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings", "settings.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes", "footnotes.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", "comments.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer", "footer1.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/header", "header1.xml"),
];

/// References get the ids `rId1`, `rId2`, … in their order.
fn relations(targets: &[(&str, &str)]) -> Element {
    let relation = |(at, (kind, target)): (usize, &(&str, &str))| {
        Element::new("Relationship").with("Id", format!("rId{}", at + 1)).with("Type", *kind).with("Target", *target)
    };
    Element::new("Relationships")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
        .all(targets.iter().enumerate().map(relation))
}

fn core(facts: &[(&'static str, String)]) -> Element {
    let fact =
        |key: &str| facts.iter().find(|(own, _)| *own == key).map(|(_, value)| value.clone()).unwrap_or_default();
    Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .child(Element::new("dc:title").text(fact("title")))
        .child(Element::new("dc:identifier").text(fact("symbol")))
        .child(Element::new("dc:language").text(fact("language")))
}

fn custom(facts: &[(&'static str, String)]) -> Element {
    let property = |(at, (key, value)): (usize, &(&'static str, String))| {
        Element::new("property")
            .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
            .with("pid", (at + 2).to_string())
            .with("name", format!("{PROPERTY}{key}"))
            .child(Element::new("vt:lpwstr").text(value.as_str()))
    };
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
        .with("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
        .all(facts.iter().enumerate().map(property))
}

fn settings() -> Element {
    root("w:settings").child(Element::new("w:footnotePr").all(separators()))
}

/// What the settings say of the lines above the footnotes.
pub(super) fn separators() -> [Element; 2] {
    ["-1", "0"].map(|id| Element::new("w:footnote").with("w:id", id))
}

/// The part of the footnotes, with the lines above them.
pub(super) fn footnotes(texts: Vec<Element>) -> Element {
    let line = |kind: &str, id: &str, sign: &str| {
        let run = Element::new("w:r").child(Element::new(sign));
        Element::new("w:footnote").with("w:type", kind).with("w:id", id).child(Element::new("w:p").child(run))
    };
    root("w:footnotes")
        .child(line("separator", "-1", "w:separator"))
        .child(line("continuationSeparator", "0", "w:continuationSeparator"))
        .all(texts)
}

/// A4 with the symbol above and a page number below.
fn page() -> Element {
    Element::new("w:sectPr")
        .child(Element::new("w:headerReference").with("w:type", "default").with("r:id", "rId6"))
        .child(Element::new("w:footerReference").with("w:type", "default").with("r:id", "rId5"))
        .child(Element::new("w:pgSz").with("w:w", "11906").with("w:h", "16838"))
        .child(
            ["w:top", "w:right", "w:bottom", "w:left"]
                .iter()
                .fold(Element::new("w:pgMar"), |margins, name| margins.with(name, "1418"))
                .with("w:header", "709")
                .with("w:footer", "709")
                .with("w:gutter", "0"),
        )
}

fn header(text: &str, rtl: bool) -> Element {
    let look = Element::new("w:pPr").child(Element::new("w:pStyle").with("w:val", "Header"));
    let look = look.all(rtl.then(|| Element::new("w:bidi")));
    root("w:hdr").child(Element::new("w:p").child(look).child(runs::plain(text, false)))
}

fn footer() -> Element {
    let field =
        Element::new("w:fldSimple").with("w:instr", " PAGE ").child(Element::new("w:r").child(runs::words("w:t", "1")));
    let centred = Element::new("w:pPr").child(Element::new("w:jc").with("w:val", "center"));
    root("w:ftr").child(Element::new("w:p").child(centred).child(field))
}

//! The parts of the package.

use super::clauses;
use super::runs;
use super::styles;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::ooxml::names::NOTE_BOOKMARK;
use crate::ooxml::names::PROPERTY;
use crate::ooxml::names::RELATIONS;
use crate::ooxml::names::WORD;
use crate::ooxml::package;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;

/// A document in the making.
pub(crate) struct Document {
    /// Paragraphs and tables.
    pub(crate) body: Vec<Element>,
    /// Its footnotes.
    pub(crate) notes: Notes,
    /// Its comments, in the order of their numbers.
    pub(crate) comments: Vec<Comment>,
    language: &'static str,
    facts: Vec<(&'static str, String)>,
}

/// A comment in the margin.
pub(crate) struct Comment {
    /// Who makes it.
    pub(crate) author: String,
    /// When, in Word's form; none where it is not to be told.
    pub(crate) date: Option<String>,
    /// What it says.
    pub(crate) text: String,
}

/// Footnotes in the order of their calls.
#[derive(Default)]
pub(crate) struct Notes {
    called: Vec<String>,
    texts: Vec<Element>,
}

/// Word keeps the numbers up to this for the lines above notes.
const FIRST_NOTE: usize = 1;

impl Notes {
    /// The number of a footnote; its text is taken in at its first call.
    pub(crate) fn call(&mut self, draft: &Draft, name: &str) -> Option<usize> {
        if let Some(at) = self.called.iter().position(|called| called == name) {
            return Some(at + FIRST_NOTE);
        }
        let head = format!("[^{name}]");
        let clause = draft.clauses.iter().find(|clause| clause.kind == Kind::Footnote && clause.head == head)?;
        self.called.push(name.to_owned());
        let at = self.called.len() - 1;
        self.texts.push(Element::new("w:footnote"));
        let rtl = draft.meta.language.is_right_to_left();
        let whole = 0..clause.text.as_str().len();
        let words = runs::of(draft, clause, whole, &mut runs::Look { notes: self, rtl, deleted: false });
        let number = (at + FIRST_NOTE).to_string();
        let mark = Element::new("w:rPr").child(Element::new("w:rStyle").with("w:val", "FootnoteReference"));
        let bookmark = format!("{NOTE_BOOKMARK}{name}");
        let paragraph = Element::new("w:p")
            .child(clauses::properties("FootnoteText", rtl))
            .child(Element::new("w:bookmarkStart").with("w:id", format!("9{number}")).with("w:name", bookmark))
            .child(Element::new("w:bookmarkEnd").with("w:id", format!("9{number}")))
            .child(Element::new("w:r").child(mark).child(Element::new("w:footnoteRef")))
            .child(runs::plain(" ", rtl))
            .all(words);
        self.texts[at] = Element::new("w:footnote").with("w:id", number).child(paragraph);
        Some(at + FIRST_NOTE)
    }
}

impl Document {
    /// An empty document with what a draft says about itself.
    pub(crate) fn of(draft: &Draft) -> Self {
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
        Self { body: Vec::new(), notes: Notes::default(), comments: Vec::new(), language: meta.language.tag(), facts }
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
            ("word/footnotes.xml", footnotes(self.notes.texts)),
            ("word/comments.xml", comments(&self.comments)),
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

const WORDPROCESSING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

fn content_types() -> Element {
    let parts = [
        ("/word/document.xml", format!("{WORDPROCESSING}.document.main+xml")),
        ("/word/styles.xml", format!("{WORDPROCESSING}.styles+xml")),
        ("/word/settings.xml", format!("{WORDPROCESSING}.settings+xml")),
        ("/word/footnotes.xml", format!("{WORDPROCESSING}.footnotes+xml")),
        ("/word/comments.xml", format!("{WORDPROCESSING}.comments+xml")),
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

const DOCUMENT: [(&str, &str); 5] = [
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", "styles.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings", "settings.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes", "footnotes.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", "comments.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer", "footer1.xml"),
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
    let separators = ["-1", "0"].map(|id| Element::new("w:footnote").with("w:id", id));
    root("w:settings").child(Element::new("w:footnotePr").all(separators))
}

fn footnotes(texts: Vec<Element>) -> Element {
    let line = |kind: &str, id: &str, sign: &str| {
        let run = Element::new("w:r").child(Element::new(sign));
        Element::new("w:footnote").with("w:type", kind).with("w:id", id).child(Element::new("w:p").child(run))
    };
    root("w:footnotes")
        .child(line("separator", "-1", "w:separator"))
        .child(line("continuationSeparator", "0", "w:continuationSeparator"))
        .all(texts)
}

fn comments(comments: &[Comment]) -> Element {
    let one = |(at, comment): (usize, &Comment)| {
        let mut element =
            Element::new("w:comment").with("w:id", at.to_string()).with("w:author", comment.author.as_str());
        if let Some(date) = &comment.date {
            element = element.with("w:date", date.as_str());
        }
        let initials: String = comment.author.chars().take(1).collect();
        let paragraph = Element::new("w:p")
            .child(clauses::properties("CommentText", false))
            .child(runs::plain(&comment.text, false));
        element.with("w:initials", initials).child(paragraph)
    };
    root("w:comments").all(comments.iter().enumerate().map(one))
}

/// A4 with a page number below.
fn page() -> Element {
    Element::new("w:sectPr")
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

fn footer() -> Element {
    let field =
        Element::new("w:fldSimple").with("w:instr", " PAGE ").child(Element::new("w:r").child(runs::words("w:t", "1")));
    let centred = Element::new("w:pPr").child(Element::new("w:jc").with("w:val", "center"));
    root("w:ftr").child(Element::new("w:p").child(centred).child(field))
}

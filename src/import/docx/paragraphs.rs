//! Paragraphs and tables in a row, with what tracks a change in them.

use super::Kind;
use super::Notes;
use super::count;
use super::styles;
use super::styles::Styles;
use crate::import::Aside;
use crate::import::Changes;
use crate::import::What;
use crate::import::markdown::Inline;
use crate::import::markdown::Marks;
use crate::ooxml::names::CLAUSE_STYLE;
use crate::ooxml::names::UNNUMBERED;
use crate::ooxml::xml::Element;
use crate::ooxml::xml::Node;

/// Whether a tracked change put something in or took it out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) enum Change {
    /// No change.
    #[default]
    None,
    /// Inserted or moved here, by whom and when.
    In(String),
    /// Deleted or moved away, by whom and when.
    Out(String),
}

impl Change {
    /// Says whether what it touched is not there when changes are taken or undone.
    pub(super) fn is_dropped(&self, changes: Changes) -> bool {
        match (self, changes) {
            (Change::Out(_), Changes::Accept) | (Change::In(_), Changes::Reject) => true,
            (Change::None | Change::In(_) | Change::Out(_), _) => false,
        }
    }
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Piece {
    pub(in crate::import) inline: Inline,
    pub(in crate::import) change: Change,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Paragraph {
    pub(in crate::import) style: String,
    pub(in crate::import) outline: Option<u8>,
    pub(in crate::import) number: Option<(String, u8)>,
    /// How far it is set in by itself or its style.
    pub(in crate::import) indent: Option<i32>,
    pub(in crate::import) centred: bool,
    /// How deep it stands below its article, where the document says so.
    pub(in crate::import) depth: Option<u16>,
    /// The bookmark that a heading carries.
    pub(in crate::import) bookmark: Option<String>,
    pub(in crate::import) pieces: Vec<Piece>,
    /// What happened to the end of the paragraph.
    pub(in crate::import) mark: Change,
}

/// A paragraph, or a table with the paragraphs of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Unit {
    Paragraph(Paragraph),
    Table(Vec<Vec<Vec<Paragraph>>>),
}

impl Unit {
    /// The paragraph, where it is a heading.
    pub(in crate::import) fn as_heading(&mut self) -> Option<&mut Paragraph> {
        match self {
            Unit::Paragraph(paragraph) => paragraph.outline.is_some().then_some(paragraph),
            Unit::Table(_) => None,
        }
    }

    /// Its paragraphs, those of cells in the order of the cells.
    pub(in crate::import) fn paragraphs(self) -> Vec<Paragraph> {
        match self {
            Unit::Paragraph(paragraph) => vec![paragraph],
            Unit::Table(rows) => rows.into_iter().flatten().flatten().collect(),
        }
    }

    /// Counts its characters, with those that a change took out.
    pub(super) fn visible(&self) -> usize {
        let own = |paragraph: &Paragraph| {
            paragraph.pieces.iter().map(|piece| count(std::slice::from_ref(&piece.inline))).sum::<usize>()
        };
        match self {
            Unit::Paragraph(paragraph) => own(paragraph),
            Unit::Table(rows) => rows.iter().flatten().flatten().map(own).sum(),
        }
    }
}

/// What paragraphs refer to, and what they leave aside.
pub(super) struct Context<'a> {
    pub(super) notes: &'a mut Notes,
    pub(super) aside: &'a mut Vec<Aside>,
    /// What to do with tracked changes of properties and of rows.
    pub(super) changes: Changes,
}

/// The properties that count: before a tracked change of them, where changes are rejected.
fn settled<'e>(properties: Option<&'e Element>, change: &str, changes: Changes) -> Option<&'e Element> {
    let before = properties.and_then(|properties| properties.find(change)).filter(|_| changes == Changes::Reject);
    before.and_then(|change| change.elements().next()).or(properties)
}

/// Reads the paragraphs and tables of a body, a cell or a note.
pub(super) fn read(body: &Element, styles: &Styles, context: &mut Context<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    // Wrappers nest as deep as XML may; a list of what is still to do needs no stack.
    let mut open: Vec<&Element> = body.elements().rev().collect();
    while let Some(element) = open.pop() {
        match element.name.as_str() {
            "w:p" => paragraph(element, styles, context, &mut units),
            "w:tbl" => units.extend(table(element, styles, context)),
            "mc:AlternateContent" => open.extend(element.elements().take(1)),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "mc:Choice" => {
                open.extend(element.elements().rev());
            }
            _ => {}
        }
    }
    units
}

/// A table; rows that a tracked change took out are left aside, and with the last of them the table.
fn table(element: &Element, styles: &Styles, context: &mut Context<'_>) -> Option<Unit> {
    let named = |name: &'static str| move |element: &&Element| element.name == name;
    let mut rows = Vec::new();
    for row in element.elements().filter(named("w:tr")) {
        let change = row.find("w:trPr").map(mark_of).unwrap_or_default();
        if change.is_dropped(context.changes) {
            context.aside.push(Aside { what: What::Change, text: row.words() });
            continue;
        }
        let mut cells = Vec::new();
        for cell in row.elements().filter(named("w:tc")) {
            let units = read(cell, styles, context);
            cells.push(units.into_iter().flat_map(Unit::paragraphs).collect());
        }
        rows.push(cells);
    }
    (!rows.is_empty()).then_some(Unit::Table(rows))
}

/// Reads a paragraph with the words of text boxes in it.
fn paragraph(element: &Element, styles: &Styles, context: &mut Context<'_>, units: &mut Vec<Unit>) {
    let all = element.find("w:pPr");
    let properties = settled(all, "w:pPrChange", context.changes);
    let id = properties.and_then(|properties| properties.find("w:pStyle")?.get("w:val")).unwrap_or_default();
    let style = styles.get(id).cloned().unwrap_or_default();
    let own = |read: fn(&Element) -> Option<u8>| properties.and_then(read);
    let mark = all.and_then(|properties| properties.find("w:rPr")).map(mark_of).unwrap_or_default();
    let mut paragraph = Paragraph {
        outline: own(styles::outline).or(style.outline),
        number: properties.and_then(styles::number).or(style.number),
        indent: properties.and_then(styles::indent).or(style.indent),
        centred: properties
            .and_then(|properties| properties.find("w:jc"))
            .map_or(style.centred, |jc| jc.get("w:val") == Some("center")),
        depth: style
            .name
            .strip_prefix(CLAUSE_STYLE)
            .and_then(|depth| depth.strip_suffix(UNNUMBERED).unwrap_or(depth).parse::<u16>().ok())
            .map(|depth| depth.saturating_sub(1)),
        style: style.name,
        mark,
        ..Paragraph::default()
    };
    let mut runs = Runs { styles, context, paragraph: &mut paragraph, fields: Vec::new() };
    runs.walk(element, &Change::None);
    units.push(Unit::Paragraph(paragraph));
}

fn mark_of(properties: &Element) -> Change {
    let found = properties.elements().find_map(|element| match element.name.as_str() {
        "w:ins" | "w:moveTo" => Some(Change::In(who(element))),
        "w:del" | "w:moveFrom" => Some(Change::Out(who(element))),
        _ => None,
    });
    found.unwrap_or_default()
}

/// By whom and when: `A. Person, 2024-05-01`.
fn who(element: &Element) -> String {
    let author = element.get("w:author").unwrap_or("unknown");
    let date = element.get("w:date").map(|date| date.split('T').next().unwrap_or(date));
    date.map_or(author.to_owned(), |date| format!("{author}, {date}"))
}

struct Runs<'a, 'b, 'c> {
    styles: &'a Styles,
    context: &'b mut Context<'c>,
    paragraph: &'b mut Paragraph,
    /// Open fields; true where the instruction is over and the result has begun.
    fields: Vec<bool>,
}

impl Runs<'_, '_, '_> {
    /// Reads what a paragraph holds. The depth is that of the XML, which is limited.
    fn walk(&mut self, element: &Element, change: &Change) {
        for child in element.elements() {
            match child.name.as_str() {
                "w:r" => self.run(child, change),
                "w:ins" | "w:moveTo" => self.walk(child, &Change::In(who(child))),
                "w:del" | "w:moveFrom" => self.walk(child, &Change::Out(who(child))),
                "w:hyperlink" | "w:smartTag" | "w:sdt" | "w:sdtContent" | "w:fldSimple" | "w:customXml" | "w:dir"
                | "w:bdo" => {
                    self.walk(child, change);
                }
                "mc:AlternateContent" => self.alternate(child, change),
                "mc:Choice" => self.walk(child, change),
                "m:oMath" | "m:oMathPara" => self.words(&child.words(), Marks::default(), change),
                "w:bookmarkStart" => self.bookmark(child),
                _ => {}
            }
        }
    }

    fn alternate(&mut self, element: &Element, change: &Change) {
        if let Some(first) = element.elements().next() {
            self.walk(first, change);
            self.run(first, change);
        }
    }

    fn bookmark(&mut self, element: &Element) {
        let name = element.get("w:name").unwrap_or_default();
        if self.paragraph.bookmark.is_none() && !name.is_empty() && !name.starts_with('_') {
            self.paragraph.bookmark = Some(name.to_owned());
        }
    }

    fn run(&mut self, run: &Element, change: &Change) {
        let properties = settled(run.find("w:rPr"), "w:rPrChange", self.context.changes);
        let style = properties.and_then(|properties| self.styles.get(properties.find("w:rStyle")?.get("w:val")?));
        let base = style.map(|style| style.marks).unwrap_or_default();
        let marks = properties.map_or(base, |properties| styles::marks(base, properties));
        for child in run.elements() {
            match child.name.as_str() {
                "w:t" | "w:delText" => self.words(&child.words(), marks, change),
                "w:tab" | "w:br" | "w:cr" | "w:ptab" => self.words(" ", marks, change),
                "w:softHyphen" => self.words("\u{ad}", marks, change),
                "w:noBreakHyphen" => self.words("\u{2011}", marks, change),
                "w:sym" => self.symbol(child, marks, change),
                "w:fldChar" => self.field(child),
                "w:footnoteReference" => self.call(Kind::Footnote, child, change),
                "w:endnoteReference" => self.call(Kind::Endnote, child, change),
                "w:commentReference" => self.call(Kind::Comment, child, change),
                "w:drawing" | "w:pict" | "w:object" => self.picture(child),
                "mc:AlternateContent" => self.alternate(child, change),
                "w:ruby" => self.ruby(child, change),
                _ => {}
            }
        }
    }

    fn words(&mut self, text: &str, marks: Marks, change: &Change) {
        if self.fields.iter().all(|result| *result) && !text.is_empty() {
            self.push(Inline::Words(text.to_owned(), marks), change);
        }
    }

    fn push(&mut self, inline: Inline, change: &Change) {
        self.paragraph.pieces.push(Piece { inline, change: change.clone() });
    }

    fn symbol(&mut self, element: &Element, marks: Marks, change: &Change) {
        let code = element.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        // Fonts of symbols put their signs into the private area, where their codes say nothing.
        match code.filter(|code| !(0xe000..0xf900).contains(code)).and_then(char::from_u32) {
            Some(letter) => self.words(&letter.to_string(), marks, change),
            None => self.aside(format!("symbol of the font {}", element.get("w:font").unwrap_or("unknown"))),
        }
    }

    fn aside(&mut self, text: String) {
        self.context.aside.push(Aside { what: What::Picture, text });
    }

    fn field(&mut self, element: &Element) {
        match element.get("w:fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    *last = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn call(&mut self, kind: Kind, element: &Element, change: &Change) {
        let id = element.get("w:id").unwrap_or_default();
        if change.is_dropped(self.context.changes) {
            let text = self.context.notes.words(kind, id);
            return self.context.aside.extend(text.map(|text| Aside { what: What::Change, text }));
        }
        let found =
            if kind == Kind::Comment { self.context.notes.comment(id) } else { self.context.notes.call(kind, id) };
        if let Some(inline) = found {
            self.push(inline, change);
        }
    }

    /// The base of annotated characters.
    fn ruby(&mut self, element: &Element, change: &Change) {
        if let Some(base) = element.find("w:rubyBase") {
            self.walk(base, change);
        }
    }

    /// A picture is left aside; the text of a text box is not.
    fn picture(&mut self, element: &Element) {
        let mut open: Vec<&Element> = vec![element];
        let (mut boxes, mut name) = (Vec::new(), None);
        while let Some(next) = open.pop() {
            match next.name.as_str() {
                "w:txbxContent" => boxes.push(next),
                "mc:AlternateContent" => open.extend(next.elements().take(1)),
                _ => {
                    if next.name == "wp:docPr" {
                        name =
                            next.get("descr").filter(|text| !text.is_empty()).or(next.get("name")).map(str::to_owned);
                    }
                    open.extend(next.children.iter().rev().filter_map(|node| match node {
                        Node::Element(child) => Some(child),
                        Node::Text(_) => None,
                    }));
                }
            }
        }
        if boxes.is_empty() {
            return self.aside(name.unwrap_or_else(|| "picture".to_owned()));
        }
        for content in boxes {
            let words = content.words();
            if !words.trim().is_empty() {
                self.push(Inline::Words(format!(" {words}"), Marks::default()), &Change::None);
            }
        }
    }
}

//! Paragraphs and tables in a row.

use super::elements::Element;
use super::elements::Event;
use super::elements::Page;
use super::lists::List;
use super::notes::Notes;
use crate::draft::label;
use crate::import::Aside;
use crate::import::What;
use crate::import::docx::Change;
use crate::import::docx::Paragraph;
use crate::import::docx::Piece;
use crate::import::docx::Unit;
use crate::import::markdown::Inline;
use crate::import::markdown::Mark;
use crate::import::markdown::Marks;
use crate::import::visible;

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) units: Vec<Unit>,
    /// Footnotes by their names.
    pub(super) notes: Vec<(String, Vec<Unit>)>,
    pub(super) aside: Vec<Aside>,
    /// Characters of the page.
    pub(super) count: usize,
}

/// Elements that hold no text of a page.
const SILENT: [&str; 7] = ["head", "script", "style", "template", "noscript", "datalist", "iframe"];

/// Elements round the text of a page.
const FURNITURE: [&str; 4] = ["nav", "footer", "button", "form"];

/// Elements that show a picture.
const PICTURES: [&str; 6] = ["img", "svg", "object", "video", "canvas", "embed"];

/// Elements that run on in a line; all others stand by themselves.
const INLINE: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "ruby", "rt",
];

/// Reads a page.
pub(super) fn read(page: &Page) -> Read {
    let notes = Notes::of(page);
    let mut reader = Reader::new(&notes);
    for event in page.events() {
        reader.take(event);
    }
    reader.close();
    reader.end_note();
    entitle(&mut reader.done.units);
    reader.done
}

/// A table whose cells are being read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Vec<Paragraph>>>,
}

struct Reader<'p> {
    notes: &'p Notes,
    done: Read,
    open: Option<Paragraph>,
    /// How many elements are open.
    depth: usize,
    /// What will set the next words: marks and changes of the inline elements that are open.
    setting: Vec<(&'p str, Marks, Change)>,
    lists: Vec<List>,
    /// The label of a list item until its first words.
    label: Option<String>,
    tables: Vec<Table>,
    heading: Option<u8>,
    /// The depth of the outermost open element that centres its text.
    centred: Option<usize>,
    aside: Option<LeftAside>,
    note: Option<Note>,
    /// The depth of the open call of a footnote, whose words the note's name stands for.
    call: Option<usize>,
}

/// An open element whose text is left aside; without a reason it is not even listed.
struct LeftAside {
    depth: usize,
    what: Option<What>,
    text: String,
}

/// A footnote that is being read.
struct Note {
    name: String,
    /// The depth of the element that it ends with.
    depth: usize,
    units: Vec<Unit>,
}

impl<'p> Reader<'p> {
    fn new(notes: &'p Notes) -> Self {
        Self {
            notes,
            done: Read::default(),
            open: None,
            depth: 0,
            setting: Vec::new(),
            lists: Vec::new(),
            label: None,
            tables: Vec::new(),
            heading: None,
            centred: None,
            aside: None,
            note: None,
            call: None,
        }
    }

    fn take(&mut self, event: Event<'p>) {
        match (event, &mut self.aside) {
            (Event::Open(_), Some(_)) => self.depth += 1,
            (Event::Open(element), None) => {
                self.depth += 1;
                self.start(element);
            }
            (Event::Text(text), Some(aside)) => aside.text.push_str(text),
            (Event::Text(text), None) => self.text(text),
            (Event::Close(_), Some(aside)) => {
                let ends = aside.depth == self.depth;
                self.depth -= 1;
                if ends {
                    self.end_aside();
                }
            }
            (Event::Close(name), None) => {
                self.end(name);
                self.depth -= 1;
            }
        }
    }

    fn leave_aside(&mut self, what: Option<What>, text: &str) {
        self.aside = Some(LeftAside { depth: self.depth, what, text: text.to_owned() });
    }

    fn end_aside(&mut self) {
        let Some(LeftAside { what: Some(what), text, .. }) = self.aside.take() else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.done.count += visible(&text);
            self.done.aside.push(Aside { what, text });
        }
    }

    fn start(&mut self, element: Element<'p>) {
        let name = element.name();
        let hidden = element.get("hidden").is_some() || element.is_styled("display", "none");
        match name {
            _ if SILENT.contains(&name) => self.leave_aside(None, ""),
            _ if FURNITURE.contains(&name) || hidden => {
                self.close();
                self.leave_aside(Some(What::Furniture), "");
            }
            _ if PICTURES.contains(&name) => self.leave_aside(Some(What::Picture), element.get("alt").unwrap_or(name)),
            _ if INLINE.contains(&name) => self.start_inline(element),
            "br" => self.line_break(),
            _ => self.start_block(element),
        }
    }

    fn start_inline(&mut self, element: Element<'p>) {
        self.begin_note(element);
        let called = element.get("href").and_then(|href| self.notes.called(href));
        if let Some(name) = called.filter(|_| self.call.is_none()) {
            let inline = Inline::Call(name.to_owned());
            self.push(inline);
            self.call = Some(self.depth);
        }
        let (marks, change) =
            self.setting.last().map_or_else(Default::default, |(_, marks, change)| (*marks, change.clone()));
        let (marks, change) = match element.name() {
            "b" | "strong" => (marks.set(Mark::Strong, true), change),
            "i" | "em" | "cite" | "dfn" | "var" => (marks.set(Mark::Emphasis, true), change),
            "u" => (marks.set(Mark::Underline, true), change),
            "s" | "strike" => (marks.set(Mark::Strike, true), change),
            "sup" => (marks.set(Mark::Superscript, true), change),
            "sub" => (marks.set(Mark::Subscript, true), change),
            "ins" => (marks, Change::In(who(element))),
            "del" => (marks, Change::Out(who(element))),
            _ if element.is_styled("font-weight", "bold") => (marks.set(Mark::Strong, true), change),
            _ if element.is_styled("font-style", "italic") => (marks.set(Mark::Emphasis, true), change),
            _ => (marks, change),
        };
        self.setting.push((element.name(), marks, change));
    }

    fn start_block(&mut self, element: Element<'p>) {
        self.close();
        self.begin_note(element);
        let name = element.name();
        let centred =
            name == "center" || element.get("align") == Some("center") || element.is_styled("text-align", "center");
        if centred {
            self.centred.get_or_insert(self.depth);
        }
        match name {
            "ol" | "ul" | "menu" => self.lists.push(List::of(element)),
            "li" => self.label = self.lists.last_mut().map(|list| list.label(element)),
            "table" => self.tables.push(Table::default()),
            "tr" => self.table(|table| table.rows.push(Vec::new())),
            "td" | "th" => self.table(|table| {
                if table.rows.is_empty() {
                    table.rows.push(Vec::new());
                }
                table.rows.last_mut().expect("pushed above").push(Vec::new());
            }),
            _ => {}
        }
        if let Some(depth) = heading(name) {
            self.heading = Some(depth);
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn end(&mut self, name: &'p str) {
        if INLINE.contains(&name) {
            self.setting.pop();
        } else if name != "br" {
            self.end_block(name);
        }
        if self.call == Some(self.depth) {
            self.call = None;
        }
        if self.note.as_ref().is_some_and(|note| note.depth == self.depth) {
            self.close();
            self.end_note();
        }
    }

    fn end_block(&mut self, name: &str) {
        self.close();
        if self.centred == Some(self.depth) {
            self.centred = None;
        }
        match name {
            "ol" | "ul" | "menu" => {
                self.lists.pop();
            }
            "li" => self.label = None,
            "table" => {
                let rows = self.tables.pop().map(|table| table.rows).unwrap_or_default();
                self.put(Unit::Table(rows));
            }
            _ if heading(name).is_some() => self.heading = None,
            _ => {}
        }
    }

    /// A note reaches from the element with its id to the end of that element, or of the block round a bare link.
    fn begin_note(&mut self, element: Element<'p>) {
        let Some(name) = element.get("id").and_then(|id| self.notes.held(id)) else { return };
        let depth = self.depth - usize::from(INLINE.contains(&element.name()));
        if self.note.is_none() {
            self.close();
            self.note = Some(Note { name: name.to_owned(), depth, units: Vec::new() });
        }
    }

    fn end_note(&mut self) {
        if let Some(Note { name, units, .. }) = self.note.take() {
            self.done.notes.push((name, units));
        }
    }

    /// A line that ends behind a closed sentence ends its paragraph; any other break is a blank.
    fn line_break(&mut self) {
        let words = self.open.as_ref().map(words).unwrap_or_default();
        if words.trim_end().ends_with(['.', ';', ':', '。', '；', '：', '؛']) {
            self.close();
        } else {
            self.text(" ");
        }
    }

    fn text(&mut self, text: &'p str) {
        self.done.count += visible(text);
        if self.call.is_some() || text.trim().is_empty() && self.open.is_none() {
            return;
        }
        if self.note.is_none() || !self.is_back_link(text) {
            self.push_words(text);
        }
    }

    /// The number of a note leads back to its call and is the name of the note already.
    fn is_back_link(&self, text: &str) -> bool {
        let link = self.setting.iter().any(|(name, ..)| *name == "a");
        let short = text.trim().chars().count() <= 4;
        link && short
    }

    fn push_words(&mut self, text: &str) {
        if self.open.is_none() {
            let label = self.label.take().filter(|label| !label.is_empty() && !is_labelled(text, label));
            if let Some(label) = label {
                self.push(Inline::Words(format!("{label} "), Marks::default()));
            }
        }
        let marks = self.setting.last().map(|(_, marks, _)| *marks).unwrap_or_default();
        self.push(Inline::Words(text.to_owned(), marks));
    }

    fn push(&mut self, inline: Inline) {
        let change = self.setting.last().map(|(_, _, change)| change.clone()).unwrap_or_default();
        let depth = u16::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let (heading, centred) = (self.heading, self.centred.is_some());
        let fresh = || Paragraph { outline: heading, centred, depth: Some(depth), ..Paragraph::default() };
        self.open.get_or_insert_with(fresh).pieces.push(Piece { inline, change });
    }

    fn close(&mut self) {
        let Some(paragraph) = self.open.take() else { return };
        if words(&paragraph).trim().is_empty()
            && paragraph.pieces.iter().all(|piece| matches!(piece.inline, Inline::Words(..)))
        {
            return;
        }
        self.put(Unit::Paragraph(paragraph));
    }

    fn put(&mut self, unit: Unit) {
        let cell = self.tables.last_mut().and_then(|table| table.rows.last_mut()?.last_mut());
        match (cell, &mut self.note) {
            (Some(cell), _) => cell.extend(unit.paragraphs()),
            (None, Some(note)) => note.units.push(unit),
            (None, None) => self.done.units.push(unit),
        }
    }
}

/// A list item that prints its own number needs none; nor does one need a dot before it.
fn is_labelled(text: &str, label: &str) -> bool {
    let typed = label::open(text.trim_start());
    typed.is_some_and(|typed| label == "–" || typed.readings[0].style != label::Style::Bullet)
}

fn words(paragraph: &Paragraph) -> String {
    let inlines: Vec<Inline> = paragraph.pieces.iter().map(|piece| piece.inline.clone()).collect();
    crate::import::markdown::words(&inlines)
}

/// The depth of a heading, from 1.
fn heading(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok().filter(|depth| (1..=6).contains(depth))
}

/// A lone `h1` is the title of the page; headings below it, or of a page with several, stand in its outline.
fn entitle(units: &mut [Unit]) {
    let mut headings: Vec<&mut Paragraph> = units.iter_mut().filter_map(Unit::as_heading).collect();
    let first = |paragraph: &Paragraph| paragraph.outline == Some(1);
    let lone = headings.iter().filter(|paragraph| first(paragraph)).count() <= 1;
    for paragraph in &mut headings {
        if lone && first(paragraph) {
            paragraph.style = "Title".to_owned();
        }
        paragraph.outline = paragraph.outline.map(|depth| depth.saturating_sub(if lone { 2 } else { 1 }));
    }
}

/// By whom and when a change was made, where the page says it.
fn who(element: Element<'_>) -> String {
    let author = element.get("data-author").or_else(|| element.get("title")).unwrap_or("unknown");
    element.get("datetime").map_or(author.to_owned(), |date| format!("{author}, {date}"))
}

//! Headings and paragraphs in a row (door to `pulldown-cmark`).
//!
//! Markdown has no clauses. Here its events become [`Block`]s: a heading or a paragraph each, with
//! the depth of the lists round it, free of markup. Square brackets of treaties must come through:
//! what Markdown takes for a link is one only where it leads somewhere.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::draft::Attributes;
use crate::draft::Note;
use crate::draft::NoteKind;
use crate::draft::Text;
use crate::draft::text::Style;
use crate::source::Source;
use crate::source::Span;

/// A heading or a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// The number of `#` of a heading; 0 for text.
    pub(super) heading: u8,
    /// How many list items it stands in.
    pub(super) lists: u16,
    /// Says whether it opens the innermost of them.
    pub(super) opens_item: bool,
    /// Says whether that item has a mark instead of a number.
    pub(super) bullet: bool,
    /// The footnote it belongs to.
    pub(super) footnote: Option<String>,
    /// What it says; the number of a list item is part of it.
    pub(super) text: Text,
    /// Offsets in the text where the source breaks a line.
    pub(super) breaks: Vec<u32>,
    /// The footnotes it calls.
    pub(super) calls: Vec<String>,
    pub(super) attributes: Attributes,
    /// Says whether the number it opens with counts although no mark stands behind it.
    pub(super) bare_number: bool,
    pub(super) span: Span,
}

/// What a body holds, in order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Note>,
}

/// Reads the body of a source, which starts at `body`.
pub(super) fn read(source: &Source, body: usize) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { source, body, ..Reader::new(source) };
    let events = Parser::new_ext(&source.text()[body..], options).into_offset_iter();
    for (event, range) in events {
        reader.take(event, range.start + body..range.end + body);
    }
    reader.finish()
}

struct Reader<'a> {
    source: &'a Source,
    body: usize,
    done: Blocks,
    open: Option<Block>,
    items: Vec<Item>,
    footnote: Option<String>,
    /// Where the open footnote starts, until a block takes it in.
    footnote_start: Option<usize>,
    /// Starts of inline styles that are still open.
    styles: Vec<(Style, usize)>,
    links: Vec<Link>,
    pending_break: Option<usize>,
    in_table: bool,
    /// Where the last cell of a table ends.
    cell_end: usize,
    in_html: bool,
}

struct Item {
    start: usize,
    ordered: bool,
    used: bool,
}

enum Link {
    /// Leads somewhere: only its words are text.
    Real,
    /// Brackets of the treaty: all of it is text, up to the end of the source range.
    Brackets(usize),
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            body: 0,
            done: Blocks::default(),
            open: None,
            items: Vec::new(),
            footnote: None,
            footnote_start: None,
            styles: Vec::new(),
            links: Vec::new(),
            pending_break: None,
            in_table: false,
            cell_end: 0,
            in_html: false,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.styled(Style::Code, &text, range),
            Event::SoftBreak | Event::HardBreak => self.pending_break = Some(range.start),
            Event::FootnoteReference(label) => self.call(&label, range),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range),
            Event::Rule => self.note(NoteKind::Furniture, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, attrs, .. } => {
                self.close();
                let text = |value: &pulldown_cmark::CowStr<'_>| value.to_string();
                let pairs = attrs.iter().map(|(key, value)| (text(key), value.as_ref().map(text).unwrap_or_default()));
                let attributes = Attributes::new(id.as_ref().map(text), pairs.collect());
                self.begin(range, depth(level));
                self.block().attributes = attributes;
            }
            Tag::Paragraph => self.begin(range, 0),
            Tag::CodeBlock(kind) => {
                self.begin(range, 0);
                // The words behind a fence are text to a reader of the file.
                if let CodeBlockKind::Fenced(info) = kind
                    && !info.is_empty()
                {
                    let at = self.block().span.start as usize;
                    self.block().text.push(&info, at);
                    self.block().text.push_blank(at);
                }
            }
            Tag::HtmlBlock => {
                self.close();
                self.in_html = true;
            }
            Tag::Item => {
                self.close_item();
                let text = &self.source.text()[range.start..];
                let mark = text.trim_start_matches([' ', '\t']);
                let start = range.start + text.len() - mark.len();
                let ordered = mark.starts_with(|first: char| first.is_ascii_digit());
                self.items.push(Item { start, ordered, used: false });
            }
            Tag::List(_) | Tag::BlockQuote(_) => self.close(),
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.footnote = Some(label.to_string());
                self.footnote_start = Some(range.start);
            }
            Tag::Table(_) => {
                self.begin(range, 0);
                self.in_table = true;
            }
            Tag::TableHead | Tag::TableRow => self.row(range.start),
            Tag::TableCell => self.cell(range.start),
            Tag::Emphasis => self.open_style(Style::Emphasis),
            Tag::Strong => self.open_style(Style::Strong),
            Tag::Strikethrough => self.open_style(Style::Strike),
            Tag::Superscript => self.open_style(Style::Superscript),
            Tag::Subscript => self.open_style(Style::Subscript),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link(&dest_url, range),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock => self.close(),
            TagEnd::Table => {
                self.in_table = false;
                self.close();
            }
            TagEnd::HtmlBlock => {
                self.in_html = false;
                self.close();
            }
            TagEnd::Item => {
                self.close_item();
                self.items.pop();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => self.close(),
            TagEnd::FootnoteDefinition => {
                self.close();
                self.footnote = None;
            }
            TagEnd::Emphasis => self.close_style(Style::Emphasis),
            TagEnd::Strong => self.close_style(Style::Strong),
            TagEnd::Strikethrough => self.close_style(Style::Strike),
            TagEnd::Superscript => self.close_style(Style::Superscript),
            TagEnd::Subscript => self.close_style(Style::Subscript),
            TagEnd::Link | TagEnd::Image => self.end_link(range),
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableHead | TagEnd::TableRow => self.spare_cells(range.start),
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Opens a block; the first of a list item takes the item's number in.
    fn begin(&mut self, range: Range<usize>, heading: u8) {
        self.close();
        let mut block = Block {
            heading,
            lists: u16::try_from(self.items.len()).unwrap_or(u16::MAX),
            footnote: self.footnote.clone(),
            span: Span::new(range.start, range.end),
            ..Block::default()
        };
        if let Some(start) = self.footnote_start.take() {
            block.span.start = start as u32;
        }
        if let Some(item) = self.items.last_mut().filter(|item| !item.used) {
            item.used = true;
            block.opens_item = true;
            block.bullet = !item.ordered;
            block.span.start = item.start as u32;
            if item.ordered {
                let rest = &self.source.text()[item.start..];
                let mark = rest.find(['.', ')']).map_or(0, |at| at + 1);
                // Its number and its words at once: a text without room is moved.
                block.text.reserve(mark + 1 + range.len());
                block.text.push(&rest[..mark], item.start);
                block.text.push_blank(item.start + mark);
            }
        }
        block.text.reserve(range.len());
        self.open = Some(block);
    }

    /// The open block; text of tight lists opens one by itself.
    fn block(&mut self) -> &mut Block {
        if self.open.is_none() {
            let at = self.body;
            self.begin(at..at, 0);
        }
        self.open.as_mut().expect("opened above")
    }

    /// The open block, made to reach over a range.
    fn block_over(&mut self, range: &Range<usize>) -> &mut Block {
        if self.open.is_none() {
            self.begin(range.clone(), 0);
        }
        let block = self.open.as_mut().expect("opened above");
        block.span.end = block.span.end.max(range.end as u32);
        block
    }

    fn close(&mut self) {
        self.pending_break = None;
        self.styles.clear();
        self.links.clear();
        let Some(mut block) = self.open.take() else { return };
        let text = &self.source.text()[block.span.range()];
        block.span.end = block.span.start + text.trim_end().len() as u32;
        block.text.trim_end();
        if is_attribute_list(text) {
            self.done.notes.push(Note { kind: NoteKind::Furniture, span: block.span });
        } else if !block.text.is_empty() || block.heading > 0 || block.opens_item {
            self.done.blocks.push(block);
        }
    }

    /// Closes a list item; one without text is a block of its own, so that its number is kept.
    fn close_item(&mut self) {
        self.close();
        if let Some(start) = self.items.last().filter(|item| !item.used).map(|item| item.start) {
            let line = self.source.text()[start..].split(['\n', ' ']).next().unwrap_or_default();
            self.begin(start..start + line.len(), 0);
            self.close();
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.in_html {
            return self.html(text, range);
        }
        let broken = self.pending_break.take();
        let exact = self.source.text().get(range.clone()) == Some(text);
        let block = self.block_over(&range);
        if let Some(at) = broken {
            break_line(block, at, text);
        }
        if exact {
            block.text.push(text, range.start);
        } else {
            block.text.push_run(text, range.start);
        }
    }

    fn styled(&mut self, style: Style, text: &str, range: Range<usize>) {
        let source = &self.source.text()[range.clone()];
        let inner = source.find(text).map_or(range.start, |at| range.start + at);
        self.open_style(style);
        self.text(text, inner..inner + text.len());
        self.close_style(style);
        self.block_over(&range);
    }

    fn call(&mut self, label: &str, range: Range<usize>) {
        let block = self.block_over(&range);
        let at = block.text.len();
        block.text.push_style(at, Style::NoteCall);
        block.calls.push(label.to_owned());
    }

    fn note(&mut self, kind: NoteKind, range: Range<usize>) {
        self.done.notes.push(Note { kind, span: Span::new(range.start, range.end) });
    }

    fn open_style(&mut self, style: Style) {
        let at = self.open.as_ref().map_or(0, |block| block.text.len());
        self.styles.push((style, at));
    }

    fn close_style(&mut self, style: Style) {
        let Some(at) = self.styles.iter().rposition(|open| open.0 == style) else { return };
        let (_, start) = self.styles.remove(at);
        if let Some(block) = self.open.as_mut().filter(|block| block.text.len() > start) {
            block.text.push_style(start, style);
        }
    }

    fn link(&mut self, target: &str, range: Range<usize>) {
        if leads_somewhere(target) {
            self.links.push(Link::Real);
            self.open_style(Style::Link);
        } else {
            let bracket = self.source.text()[range.start..].find('[').map_or(range.start, |at| range.start + at);
            self.text("[", bracket..bracket + 1);
            self.links.push(Link::Brackets(range.end));
        }
    }

    fn end_link(&mut self, range: Range<usize>) {
        match self.links.pop() {
            Some(Link::Brackets(end)) => {
                let done = self.open.as_ref().map_or(range.start, |block| {
                    block.text.source_offset(block.text.len().saturating_sub(1) as u32) as usize + 1
                });
                let from = self.source.text()[done.min(end)..end].find(']').map_or(end, |at| done + at);
                let rest = &self.source.text()[from..end];
                self.text(rest, from..end);
            }
            Some(Link::Real) => {
                self.close_style(Style::Link);
                self.block_over(&range);
            }
            None => {}
        }
    }

    fn row(&mut self, at: usize) {
        let block = self.block();
        if !block.text.is_empty() {
            block.text.push_run("\n", at);
        }
    }

    fn cell(&mut self, at: usize) {
        let block = self.block();
        if !block.text.is_empty() && !block.text.as_str().ends_with('\n') {
            block.text.push_blank(at);
            block.text.push_run("| ", at);
        }
    }

    /// Keeps the cells of a row that the head of the table does not announce: Markdown drops them.
    fn spare_cells(&mut self, row: usize) {
        let source = self.source.text();
        let end = source[row..].find('\n').map_or(source.len(), |at| row + at);
        // A row with fewer cells than the head ends in empty ones, which stand on the next line.
        let from = self.cell_end.clamp(row, end);
        let rest = source[from..end].trim_end().trim_end_matches('|');
        let mut at = from;
        for part in rest.split('|') {
            let text = part.trim();
            if !text.is_empty() {
                let start = at + part.len() - part.trim_start().len();
                self.cell(start);
                self.text(text, start..start + text.len());
            }
            at += part.len() + 1;
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        if html.trim_start().starts_with("<!--") {
            return self.note(NoteKind::Comment, range);
        }
        let (name, closing) = tag_name(html);
        let style = match name.as_str() {
            "ins" | "u" => Some(Style::Underline),
            "del" | "s" | "strike" => Some(Style::Strike),
            "sup" => Some(Style::Superscript),
            "sub" => Some(Style::Subscript),
            "b" | "strong" => Some(Style::Strong),
            "i" | "em" => Some(Style::Emphasis),
            _ => None,
        };
        match style {
            Some(style) if !self.in_html => {
                self.block_over(&range);
                if closing { self.close_style(style) } else { self.open_style(style) }
            }
            _ if name == "br" => self.pending_break = Some(range.start),
            _ => {
                let block = self.block_over(&range);
                block.text.push(html, range.start);
            }
        }
    }

    /// Closes the last block and finds what no event spoke of: link definitions, above all.
    fn finish(mut self) -> Blocks {
        self.close();
        let mut taken: Vec<Span> = self.done.blocks.iter().map(|block| block.span).collect();
        taken.extend(self.done.notes.iter().map(|note| note.span));
        taken.sort_unstable();
        let end = self.source.text().len();
        let mut at = self.body;
        for span in taken.into_iter().chain([Span::new(end, end)]) {
            if (span.start as usize) > at {
                self.gap(at..span.start as usize);
            }
            at = at.max(span.end as usize);
        }
        self.done.blocks.sort_by_key(|block| block.span.start);
        self.done.notes.sort_by_key(|note| note.span);
        self.done
    }

    fn gap(&mut self, range: Range<usize>) {
        let text = &self.source.text()[range.clone()];
        let start = range.start + text.len() - text.trim_start().len();
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let span = Span::new(start, start + text.len());
        let defines = text.starts_with('[') && text.contains("]:");
        if defines || !text.contains(char::is_alphanumeric) {
            let kind = if defines { NoteKind::LinkDefinition } else { NoteKind::Furniture };
            self.done.notes.push(Note { kind, span });
        } else {
            let mut block = Block { span, ..Block::default() };
            block.text.push(text, start);
            self.done.blocks.push(block);
        }
    }
}

/// A line break is a blank, but not between Chinese characters.
fn break_line(block: &mut Block, at: usize, next: &str) {
    let ideograph = |letter: Option<char>| letter.is_some_and(|letter| ('\u{2e80}'..='\u{ffef}').contains(&letter));
    if !(ideograph(block.text.as_str().chars().next_back()) && ideograph(next.chars().next())) {
        block.text.push_blank(at);
    }
    let here = block.text.len() as u32;
    block.breaks.push(here);
}

/// Says whether a link target is one: `[shall](a)` of a treaty is two brackets.
fn leads_somewhere(target: &str) -> bool {
    let scheme = target.contains("://") || target.starts_with("mailto:") || target.starts_with("javascript:");
    let path = target.starts_with(['/', '#', '.']) || target.starts_with("www.");
    let file = target.rsplit_once('.').is_some_and(|(stem, ending)| {
        stem.len() > 1 && (2..=5).contains(&ending.len()) && !target.contains([' ', '(', ')'])
    });
    scheme || path || file
}

/// `{:toc}` and its like, which other Markdown processors read as data.
fn is_attribute_list(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{:") && text.ends_with('}') && !text.contains('\n')
}

fn tag_name(html: &str) -> (String, bool) {
    let inner = html.trim().trim_start_matches('<');
    let closing = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
    (inner[..end].to_ascii_lowercase(), closing)
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<String> {
        let source = Source::new("a.md", markdown);
        read(&source, 0).blocks.into_iter().map(|block| block.text.as_str().to_owned()).collect()
    }

    #[test]
    fn brackets_of_treaties_are_no_links() {
        assert_eq!(texts("They [shall](a) act"), ["They [shall](a) act"]);
        assert_eq!(texts("The [A] [B] and [C][D]"), ["The [A] [B] and [C][D]"]);
        assert_eq!(texts("See [the text](http://un.org/x) now"), ["See the text now"]);
    }

    #[test]
    fn a_link_definition_is_a_note() {
        let source = Source::new("a.md", "See [here][x].\n\n[x]: http://un.org\n");
        let blocks = read(&source, 0);
        assert_eq!(blocks.notes[0].kind, NoteKind::LinkDefinition);
        assert_eq!(blocks.blocks[0].text.as_str(), "See here.");
    }

    #[test]
    fn the_number_of_a_list_item_is_text() {
        assert_eq!(texts("1. one\n2. two\n\n   1. inner\n"), ["1. one", "2. two", "1. inner"]);
    }

    #[test]
    fn an_empty_list_item_is_kept() {
        assert_eq!(texts("1.\n2. two\n"), ["1.", "2. two"]);
    }

    #[test]
    fn a_wrapped_line_is_one_blank_and_none_between_chinese_characters() {
        assert_eq!(texts("one\ntwo"), ["one two"]);
        assert_eq!(texts("各缔约\n国应"), ["各缔约国应"]);
    }

    #[test]
    fn a_table_is_text_of_its_clause() {
        assert_eq!(texts("| a | b |\n|---|---|\n| c | d |\n"), ["a | b\nc | d"]);
    }

    #[test]
    fn cells_that_the_head_of_the_table_does_not_announce_are_kept() {
        assert_eq!(texts("| a | b |\n|---|---|\n| c | | 12 | d |\nmore\n"), ["a | b\nc | | 12 | d\nmore |"]);
    }

    #[test]
    fn a_row_of_fewer_cells_takes_nothing_from_the_next() {
        let row = "| a | b |\n|---|---|\n| c |\nd: e\nf:\n  - g\n";
        assert_eq!(texts(row), ["a | b\nc | \nd: e | \nf: |", "g"]);
    }

    #[test]
    fn a_comment_is_a_note_and_a_footnote_call_is_no_text() {
        let source = Source::new("a.md", "One[^1] <!-- x --> two\n\n[^1]: The note.\n");
        let blocks = read(&source, 0);
        assert_eq!(blocks.blocks[0].text.as_str(), "One two");
        assert_eq!(blocks.blocks[0].calls, ["1"]);
        assert_eq!(blocks.blocks[1].footnote.as_deref(), Some("1"));
        assert_eq!(blocks.notes.len(), 1);
    }

    #[test]
    fn unknown_html_is_kept_as_text() {
        assert_eq!(texts("a <foo>b</foo>"), ["a <foo>b</foo>"]);
        assert_eq!(texts("<script>alert(1)</script>\n"), ["<script>alert(1)</script>"]);
    }
}

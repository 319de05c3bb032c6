//! What a Markdown host takes for headings, paragraphs and lists (door to `comrak`).
//!
//! The draft reader looks for clauses; here it only matters which lines belong together and in which list items they
//! stand. Lines that no block claims (definitions of links and notes) are stretches of their own.

use comrak::Arena;
use comrak::Options;
use comrak::nodes::Node;
use comrak::nodes::NodeValue;

/// Lines that belong together; lines and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// What they are.
    pub(super) sort: Sort,
    /// The first line and the one behind the last.
    pub(super) lines: (usize, usize),
    /// Bytes of the first line before the text, list marks included.
    pub(super) column: usize,
    /// The innermost list item it stands in.
    pub(super) item: Option<ItemIx>,
}

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A heading with its depth.
    Heading(u8),
    /// A paragraph: only line breaks matter, not indentation.
    Text,
    /// Code, HTML, tables, quotations: each line keeps its place beside the others.
    Verbatim,
}

/// Which list item: its place in [`Blocks::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ItemIx(usize);

/// A list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The item it stands in; always one before it.
    pub(super) parent: Option<ItemIx>,
    /// Its mark as printed: `1.`, `-`.
    pub(super) mark: String,
    lines: (usize, usize),
}

/// All lines of a body that are not blank.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Blocks {
    /// In the order of the text.
    pub(super) stretches: Vec<Stretch>,
    /// In the order of their marks.
    pub(super) items: Vec<Item>,
}

impl Blocks {
    /// The item of an index.
    pub(super) fn item(&self, at: ItemIx) -> &Item {
        &self.items[at.0]
    }

    /// All indices, outer items before inner ones.
    pub(super) fn indices(&self) -> impl Iterator<Item = ItemIx> + use<> {
        (0..self.items.len()).map(ItemIx)
    }
}

impl ItemIx {
    /// The place in the list of items.
    pub(super) fn at(self) -> usize {
        self.0
    }
}

/// Reads the blocks of a body.
pub(super) fn read(body: &str) -> Blocks {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, body, &options);
    let mut reader = Reader { lines: body.split('\n').collect(), blocks: Blocks::default() };
    reader.walk(root);
    reader.take_unclaimed();
    reader.blocks
}

/// Code that is told from text by its indentation alone needs it.
fn code_indent(node: Node<'_>) -> usize {
    const CODE: usize = 4;
    match &node.data().value {
        NodeValue::CodeBlock(block) if !block.fenced => CODE,
        _ => 0,
    }
}

struct Reader<'b> {
    lines: Vec<&'b str>,
    blocks: Blocks,
}

impl Reader<'_> {
    /// Takes all blocks in, without recursion: lists may be nested deeper than a stack is.
    fn walk(&mut self, root: Node<'_>) {
        let mut open = vec![(root, None)];
        while let Some((node, parent)) = open.pop() {
            let position = node.data().sourcepos;
            let lines = (position.start.line.saturating_sub(1), position.end.line);
            let column = position.start.column.saturating_sub(1 + code_indent(node));
            let mut item = parent;
            let sort = match &node.data().value {
                NodeValue::Document | NodeValue::List(_) => None,
                NodeValue::Item(_) => {
                    item = Some(self.enter(parent, lines, column));
                    // An item without text is a stretch that holds its mark alone.
                    node.first_child().is_none().then_some(Sort::Text)
                }
                NodeValue::Heading(heading) => Some(Sort::Heading(heading.level)),
                NodeValue::Paragraph => Some(Sort::Text),
                // What else there is holds its lines as they are.
                _ => Some(Sort::Verbatim),
            };
            let Some(sort) = sort else {
                let children: Vec<Node<'_>> = node.children().collect();
                open.extend(children.into_iter().rev().map(|child| (child, item)));
                continue;
            };
            let empty = item != parent;
            let column = if empty { column + self.mark(lines.0, column).len() } else { column };
            let last = if empty { lines.0 + 1 } else { self.last(lines) };
            self.blocks.stretches.push(Stretch { sort, lines: (lines.0, last), column, item });
        }
    }

    fn enter(&mut self, parent: Option<ItemIx>, lines: (usize, usize), column: usize) -> ItemIx {
        let mark = self.mark(lines.0, column).to_owned();
        self.blocks.items.push(Item { parent, mark, lines });
        ItemIx(self.blocks.items.len() - 1)
    }

    fn mark(&self, line: usize, column: usize) -> &str {
        let rest = self.lines.get(line).and_then(|line| line.get(column..)).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        &rest[..(digits + 1).min(rest.len())]
    }

    /// The line behind the last that is not blank.
    fn last(&self, lines: (usize, usize)) -> usize {
        let blank = |&line: &usize| self.lines.get(line - 1).is_none_or(|line| line.trim().is_empty());
        (lines.0 + 2..=lines.1).rev().find(|line| !blank(line)).unwrap_or(lines.0 + 1)
    }

    /// Lines without a block, each run of them a stretch.
    fn take_unclaimed(&mut self) {
        let mut claimed = vec![false; self.lines.len()];
        for stretch in &self.blocks.stretches {
            let end = stretch.lines.1.min(claimed.len());
            claimed[stretch.lines.0.min(end)..end].fill(true);
        }
        let wanted: Vec<usize> =
            (0..self.lines.len()).filter(|&line| !claimed[line] && !self.lines[line].trim().is_empty()).collect();
        for run in wanted.chunk_by(|a, b| a + 1 == *b) {
            let lines = (run[0], run[run.len() - 1] + 1);
            let holds = |item: &&Item| item.lines.0 <= lines.0 && lines.1 <= item.lines.1;
            let item = self.blocks.items.iter().rposition(|item| holds(&item));
            let column = self.lines[lines.0].len() - self.lines[lines.0].trim_start().len();
            self.blocks.stretches.push(Stretch { sort: Sort::Verbatim, lines, column, item: item.map(ItemIx) });
        }
        self.blocks.stretches.sort_by_key(|stretch| (stretch.lines, stretch.column));
    }
}

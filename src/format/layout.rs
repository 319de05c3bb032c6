//! Blank lines, indentation, heading marks and line ends.

use super::blocks;
use super::blocks::Blocks;
use super::blocks::ItemIx;
use super::blocks::Sort;
use super::blocks::Stretch;

/// A tab of Markdown reaches to the next multiple of this.
const TAB: usize = 4;

/// Writes a body behind what stands before it.
pub(super) fn write(out: &mut String, body: &str) {
    let blocks = blocks::read(body);
    let mut layout =
        Layout { lines: body.split('\n').collect(), indents: indents(&blocks), opened: 0, blocks: &blocks };
    let mut before: Option<&Stretch> = None;
    for stretch in &blocks.stretches {
        if before.is_some_and(|before| is_apart(before, stretch)) {
            out.push('\n');
        }
        layout.stretch(out, stretch);
        before = Some(stretch);
    }
}

/// One blank line stands where there was any, and round headings.
fn is_apart(before: &Stretch, stretch: &Stretch) -> bool {
    let heading = |stretch: &Stretch| matches!(stretch.sort, Sort::Heading(_)) && stretch.item.is_none();
    stretch.lines.0 > before.lines.1 || heading(before) || heading(stretch)
}

/// Columns before the text of every item: the marks of all items round it.
fn indents(blocks: &Blocks) -> Vec<usize> {
    let mut indents: Vec<usize> = Vec::with_capacity(blocks.items.len());
    for at in blocks.indices() {
        let item = blocks.item(at);
        let outer = item.parent.map_or(0, |parent| indents[parent.at()]);
        indents.push(outer + item.mark.len() + 1);
    }
    indents
}

struct Layout<'b> {
    lines: Vec<&'b str>,
    blocks: &'b Blocks,
    indents: Vec<usize>,
    /// How many items have their marks written.
    opened: usize,
}

impl Layout<'_> {
    fn indent(&self, item: Option<ItemIx>) -> usize {
        item.map_or(0, |item| self.indents[item.at()])
    }

    fn stretch(&mut self, out: &mut String, stretch: &Stretch) {
        let lines = self.lines[stretch.lines.0..stretch.lines.1.min(self.lines.len())].to_vec();
        let first = lines.first().and_then(|line| line.get(stretch.column..)).unwrap_or_default();
        self.open(out, stretch.item);
        let indent = self.indent(stretch.item);
        match stretch.sort {
            Sort::Heading(depth) => heading(out, depth, first),
            Sort::Text => text(out, (first, stretch.column), &lines[1..], indent),
            Sort::Verbatim => verbatim(out, (first, stretch.column), &lines[1..], indent),
        }
    }

    /// Writes the indentation of a stretch with the marks of the items that open with it.
    fn open(&mut self, out: &mut String, item: Option<ItemIx>) {
        let fresh = |at: &ItemIx| at.at() >= self.opened;
        let chain = std::iter::successors(item, |&at| self.blocks.item(at).parent);
        let marks: Vec<ItemIx> = chain.take_while(fresh).collect();
        let outermost = marks.last().map_or(item, |&at| self.blocks.item(at).parent);
        blanks(out, self.indent(outermost));
        for &at in marks.iter().rev() {
            out.push_str(&self.blocks.item(at).mark);
            out.push(' ');
            self.opened = at.at() + 1;
        }
    }
}

fn blanks(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// Ends a line without the blanks behind its text.
fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\t']).len());
    out.push('\n');
}

/// A heading with `#` marks before it and none behind it.
fn heading(out: &mut String, depth: u8, first: &str) {
    let words = first.trim_start_matches([' ', '\t']).trim_start_matches('#').trim();
    let bare = words.trim_end_matches('#');
    let closed = bare.is_empty() || bare.ends_with([' ', '\t']);
    out.extend(std::iter::repeat_n('#', usize::from(depth)));
    out.push(' ');
    out.push_str(if closed { bare } else { words });
    end_line(out);
}

/// A paragraph, its line breaks as they are; two blanks at the end of a line are a break that a page shows.
fn text(out: &mut String, (first, column): (&str, usize), rest: &[&str], indent: usize) {
    out.push_str(first.trim_start());
    for line in rest {
        let hard = out.ends_with("  ");
        out.truncate(out.trim_end_matches([' ', '\t']).len());
        out.push_str(if hard { "  \n" } else { "\n" });
        let words = line.trim_start();
        // A line that only its indentation keeps from opening a block of its own keeps it.
        let kept = opens_block(words) && width(&line[..line.len() - words.len()]) >= column + TAB;
        blanks(out, if kept { indent + TAB } else { indent });
        out.push_str(words);
    }
    end_line(out);
}

fn opens_block(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && line[digits..].starts_with(['.', ')']);
    numbered || line.starts_with(['#', '>', '-', '+', '*', '=', '`', '~', '<', '|', '_', '[', ':'])
}

/// Lines that keep their places beside the first, which stood at a column.
fn verbatim(out: &mut String, (first, column): (&str, usize), rest: &[&str], indent: usize) {
    out.push_str(first);
    end_line(out);
    for line in rest {
        let words = line.trim_start_matches([' ', '\t']);
        if !words.is_empty() {
            blanks(out, indent + width(&line[..line.len() - words.len()]).saturating_sub(column));
            out.push_str(words);
        }
        end_line(out);
    }
}

/// Columns that blanks take.
fn width(blanks: &str) -> usize {
    blanks.bytes().fold(0, |columns, byte| if byte == b'\t' { (columns / TAB + 1) * TAB } else { columns + 1 })
}

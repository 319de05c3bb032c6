//! Tables for people and for spreadsheets: one model, three forms.

use std::collections::BTreeMap;

use maud::Markup;
use maud::html;
use unicode_width::UnicodeWidthStr;

use super::page::Page;
use super::words::Words;
use crate::draft::Language;

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words of the interface.
    Left,
    /// Words or citations of the draft.
    Text,
    /// Numbers.
    Right,
}

/// A table whose rows have as many cells as there are columns.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
    /// Where cells lead on a page, by row and column.
    links: BTreeMap<(usize, usize), String>,
}

impl Table {
    /// An empty table.
    pub(crate) fn new<N: AsRef<str>>(columns: &[(N, Align)]) -> Self {
        let columns = columns.iter().map(|(name, align)| (name.as_ref().to_owned(), *align)).collect();
        Self { columns, rows: Vec::new(), links: BTreeMap::new() }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: Vec<String>) {
        debug_assert_eq!(row.len(), self.columns.len(), "rows are made beside their columns");
        self.rows.push(row);
    }

    /// Lets a cell, by row and column, lead somewhere on a page.
    pub(crate) fn link(&mut self, cell: (usize, usize), address: String) {
        self.links.insert(cell, address);
    }

    /// Writes aligned columns, two blanks between them; the last column is cut at the width.
    pub(crate) fn text(&self, out: &mut String, width: usize) {
        let head: Vec<String> = self.columns.iter().map(|(name, _)| name.clone()).collect();
        let all = || std::iter::once(&head).chain(&self.rows);
        let cell_width = |row: &Vec<String>, at: usize| row[at].width();
        let count = self.columns.len();
        let widths: Vec<usize> = (0..count).map(|at| all().map(|row| cell_width(row, at)).max().unwrap_or(0)).collect();
        let before_last: usize = widths[..count - 1].iter().map(|width| width + 2).sum();
        for row in all() {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let (align, last) = (self.columns[at].1, at + 1 == count);
                let room =
                    if last && align != Align::Right { width.saturating_sub(before_last).max(8) } else { widths[at] };
                pad(&mut line, &clip(cell, room), if last && align != Align::Right { 0 } else { widths[at] }, align);
                if !last {
                    line.push_str("  ");
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }

    /// Writes CSV after RFC 4180 with line feeds: a head, then a line a row.
    pub(crate) fn csv(&self, out: &mut String) {
        let head: Vec<String> = self.columns.iter().map(|(name, _)| name.replace(' ', "_")).collect();
        for row in std::iter::once(&head).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
            out.push_str(&cells.join(","));
            out.push('\n');
        }
    }

    /// How wide the aligned columns are without the last one.
    pub(crate) fn width_before_last(&self) -> usize {
        let width = |at: usize| self.rows.iter().map(|row| row[at].width()).chain([self.columns[at].0.width()]).max();
        (0..self.columns.len() - 1).map(|at| width(at).unwrap_or(0) + 2).sum()
    }

    /// Writes a table of Markdown.
    pub(crate) fn markdown(&self, out: &mut String) {
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        };
        let cell = |text: &str| {
            text.replace('\n', " ").chars().flat_map(|letter| markdown_letter(letter).chain([letter])).collect()
        };
        line(&mut self.columns.iter().map(|(name, _)| cell(name)));
        line(&mut self.columns.iter().map(|(_, align)| if *align == Align::Right { "--:" } else { "---" }.to_owned()));
        self.rows.iter().for_each(|row| line(&mut row.iter().map(|text| cell(text))));
    }

    /// The table as HTML.
    pub(crate) fn html(&self) -> Markup {
        self.marked(None)
    }

    /// The table as HTML, with the words of the draft in their own language.
    pub(crate) fn html_of(&self, text: Language) -> Markup {
        self.marked(Some(text.tag()))
    }

    fn marked(&self, text: Option<&str>) -> Markup {
        let language = |at: usize| text.filter(|_| self.columns[at].1 == Align::Text);
        let class = |at: usize| match self.columns[at].1 {
            Align::Left | Align::Text => None,
            Align::Right => Some("number"),
        };
        html! {
            div.wide tabindex="0" role="group" aria-label=[self.columns.first().map(|(name, _)| name)] { table {
                thead { tr { @for (at, (name, _)) in self.columns.iter().enumerate() {
                    th scope="col" class=[class(at)] { (name) }
                } } }
                tbody { @for (line, row) in self.rows.iter().enumerate() {
                    tr { @for (at, cell) in row.iter().enumerate() {
                        td dir="auto" lang=[language(at)] class=[class(at)] {
                            @match self.links.get(&(line, at)) {
                                Some(address) => a href=(address) { (cell) },
                                None => (cell),
                            }
                        }
                    } }
                } }
            } }
        }
    }
}

/// The escape before a letter that Markdown would read as a mark.
fn markdown_letter(letter: char) -> impl Iterator<Item = char> {
    matches!(letter, '|' | '[' | ']' | '*' | '_' | '`' | '<' | '\\').then_some('\\').into_iter()
}

fn pad(line: &mut String, cell: &str, width: usize, align: Align) {
    let blanks = " ".repeat(width.saturating_sub(cell.width()));
    match align {
        Align::Left | Align::Text => line.extend([cell, &blanks]),
        Align::Right => line.extend([&blanks, cell]),
    }
}

/// Cuts a cell at a width in columns.
fn clip(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut cut = String::new();
    for letter in cell.chars() {
        cut.push(letter);
        if cut.width() >= width {
            cut.pop();
            break;
        }
    }
    cut + "…"
}

/// Quotes a cell where it must be; one that a spreadsheet would take for a formula gets an apostrophe.
fn csv_cell(cell: &str) -> String {
    let formula =
        cell.starts_with(['=', '+', '@', '\t', '\r']) || cell.starts_with('-') && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// A page that needs nothing else, with an interface in the language of the words.
pub(crate) fn page(title: &str, words: &Words, body: &Markup) -> String {
    let mut text = String::new();
    Page { title, words, style: STYLE, script: "", keys: &[] }.write_main(&mut text, body);
    text
}

/// What tables and charts need beyond the look of all pages.
const STYLE: &str = "
:root { --bracket: #b45309; --option: #d9a400; --agreed: #15803d; }
body { max-width: 72rem; }
h2 { margin: 2rem 0 .5rem; }
table { border-collapse: collapse; font: .875rem/1.4 var(--ui); }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--rule); }
.number { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; } figcaption, .note { color: var(--soft); font-size: .875rem; }
svg { max-width: 100%; height: auto; }
svg { direction: ltr; } svg text { font: 12px var(--ui); fill: currentColor; }
svg .axis { stroke: var(--rule); } svg .bracket { fill: var(--bracket); } svg .option { fill: var(--option); } svg .agreed { fill: var(--agreed); }
dd { max-width: 44rem; margin-inline-start: 1.5rem; }
.alarm { border-inline-start: .3rem solid #b42318; padding-inline-start: 1rem; } .alarm h2 { color: var(--del); }
li[dir=auto] { list-style-position: inside; }
dt { font-weight: 600; margin-top: .5rem; } summary { margin: .5rem 0; }
@media print { body { max-width: none; } }
";

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[("clause", Align::Left), ("words left", Align::Right)]);
        table.push(vec!["article 1, \"x\"".into(), "7".into()]);
        table.push(vec!["=1+1".into(), "-2".into()]);
        table
    }

    #[test]
    fn csv_quotes_what_it_must_and_holds_no_formula() {
        let mut out = String::new();
        table().csv(&mut out);
        assert_eq!(out, "clause,words_left\n\"article 1, \"\"x\"\"\",7\n'=1+1,-2\n");
    }

    #[test]
    fn no_cell_breaks_a_table_of_markdown() {
        let mut table = Table::new(&[("a", Align::Left)]);
        table.push(vec!["[x|y]".into()]);
        let mut out = String::new();
        table.markdown(&mut out);
        assert_eq!(out, "| a |\n| --- |\n| \\[x\\|y\\] |\n");
    }

    #[test]
    fn columns_are_aligned() {
        let mut out = String::new();
        table().text(&mut out, 80);
        assert_eq!(out, "clause          words left\narticle 1, \"x\"           7\n=1+1                    -2\n");
    }

    #[test]
    fn markup_in_cells_is_escaped() {
        let mut table = Table::new(&[("a", Align::Left)]);
        table.push(vec!["<script>".into()]);
        assert!(table.html().into_string().contains("&lt;script&gt;"));
    }
}

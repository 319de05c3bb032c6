//! A draft on its own, as a page for a browser or as plain text: what it says, and nothing about changes.

use std::collections::HashMap;

use maud::DOCTYPE;
use maud::Markup;
use maud::html;

use super::docx::lines;
use super::docx::lines::Line;
use super::docx::lines::Part;
use super::docx::units;
use super::docx::words::Bit;
use super::docx::words::Fate;
use super::docx::words::Look;
use super::docx::words::What;
use super::docx::words::Words;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::meta::Basis;
use crate::draft::text::Style;
use crate::pair::Side;

/// Blanks by which each level of clauses is set in.
const INDENT: &str = "    ";

/// Writes a draft as plain text: a line for each clause, set in by its depth, footnotes at the end.
pub fn text(draft: &Draft) -> String {
    let words = Words::of(draft);
    let mut out = String::new();
    let mut notes = Notes::default();
    for line in lines::lines(&words) {
        let text = draft.clause(line.clause).text.as_str();
        let bits = if line.has_text() { words.bits(line.clause, 0..text.len(), KEPT) } else { Vec::new() };
        let said: String = bits.iter().map(|bit| notes.plain(&words, bit)).collect();
        out.push_str(&INDENT.repeat(depth(&line).saturating_sub(1)));
        out.push_str(&line.prefix.replace('\t', " "));
        out.push_str(&said.replace('\n', &format!("\n{}", INDENT.repeat(depth(&line).saturating_sub(1)))));
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
    let mut at = 0;
    while let Some(&note) = notes.called.get(at) {
        at += 1;
        let bits = words.bits(note, 0..draft.clause(note).text.as_str().len(), KEPT);
        let said: String = bits.iter().map(|bit| notes.plain(&words, bit)).collect();
        out.push_str(&format!("[^{}]: {said}\n\n", name(draft, note)));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Writes a draft as a page.
pub fn html(draft: &Draft) -> String {
    let words = Words::of(draft);
    let language = draft.meta.language;
    let mut notes = Notes::default();
    let lines: Vec<Markup> = lines::lines(&words).iter().map(|line| block(&words, line, &mut notes)).collect();
    let mut below: Vec<Markup> = Vec::new();
    while let Some(&note) = notes.called.get(below.len()) {
        let number = below.len() + 1;
        let bits = words.bits(note, 0..draft.clause(note).text.as_str().len(), KEPT);
        below.push(html! { li id={ "note-" (number) } { (inline(&bits, &mut notes)) } });
    }
    let title = draft.meta.title.as_deref().unwrap_or(draft.meta.symbol.as_str());
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                header {
                    (draft.meta.symbol)
                    @if draft.meta.basis == Some(Basis::Restatement) { ". " (super::RESTATED) }
                }
                main { @for line in &lines { (line) "\n" } }
                @if !below.is_empty() { footer { ol { @for note in &below { (note) "\n" } } } }
            }
        }
    };
    page.into_string()
}

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.05em/1.5 serif}\
header,footer{font-size:.85em;color:#555}h1,h2,h3,h4,h5,h6{font-size:1.1em;text-align:center}\
h1{font-size:1.4em}table{border-collapse:collapse}td{border:1px solid;padding:.2em .5em}";

const KEPT: (Fate, Side) = (Fate::Kept, Side::New);

/// Footnotes in the order of their calls.
#[derive(Default)]
struct Notes {
    called: Vec<ClauseIx>,
    numbers: HashMap<ClauseIx, usize>,
}

impl Notes {
    fn number(&mut self, note: ClauseIx) -> usize {
        let next = self.called.len() + 1;
        let number = *self.numbers.entry(note).or_insert(next);
        if number == next {
            self.called.push(note);
        }
        number
    }

    fn plain(&mut self, words: &Words<'_>, bit: &Bit) -> String {
        match &bit.what {
            What::Words(text, _) => text.clone(),
            What::Call(note) => {
                let note = note.new.expect("a draft calls notes of its own");
                self.number(note);
                format!("[^{}]", name(words.draft, note))
            }
        }
    }
}

fn name(draft: &Draft, note: ClauseIx) -> &str {
    draft.clause(note).head.trim_start_matches("[^").trim_end_matches(']')
}

/// The depth in the name of a style, `Clause3`; a heading stands at the edge.
fn depth(line: &Line) -> usize {
    let depth = line.style.strip_prefix("Clause").map(|depth| depth.trim_end_matches("Unnumbered"));
    depth.and_then(|depth| depth.parse().ok()).unwrap_or(1)
}

fn block(words: &Words<'_>, line: &Line, notes: &mut Notes) -> Markup {
    let text = words.draft.clause(line.clause).text.as_str();
    let mut said = |range| inline(&words.bits(line.clause, range, KEPT), notes);
    if line.part == Part::Table {
        let rows: Vec<Vec<Markup>> =
            units::cells(text).into_iter().map(|row| row.into_iter().map(&mut said).collect()).collect();
        return html! { table { @for row in &rows { tr { @for cell in row { td { (cell) } } } } } };
    }
    let words = if line.has_text() { said(0..text.len()) } else { Markup::default() };
    let prefix = line.prefix.replace('\t', " ");
    match line.style.strip_prefix("Heading").and_then(|level| level.parse::<usize>().ok()) {
        Some(1) => html! { h2 { (prefix) (words) } },
        Some(2) => html! { h3 { (prefix) (words) } },
        Some(3) => html! { h4 { (prefix) (words) } },
        Some(_) => html! { h5 { (prefix) (words) } },
        None if line.style == "Title" => html! { h1 { (prefix) (words) } },
        None => {
            let set_in = format!("margin-inline-start:{}em", (depth(line) - 1) * 2);
            html! { p style=(set_in) { span.label { (prefix) } (words) } }
        }
    }
}

fn inline(bits: &[Bit], notes: &mut Notes) -> Markup {
    let one = |bit: &Bit, notes: &mut Notes| match &bit.what {
        What::Words(text, look) => set(look.new, text),
        What::Call(note) => {
            let number = notes.number(note.new.expect("a draft calls notes of its own"));
            html! { sup { a href={ "#note-" (number) } { (number) } } }
        }
    };
    let all: Vec<Markup> = bits.iter().map(|bit| one(bit, notes)).collect();
    html! { @for bit in &all { (bit) } }
}

fn set(look: Look, text: &str) -> Markup {
    let mut made = html! { (text) };
    if look.has(Style::Code) {
        made = html! { code { (made) } };
    }
    if look.has(Style::Strong) {
        made = html! { strong { (made) } };
    }
    if look.has(Style::Emphasis) {
        made = html! { em { (made) } };
    }
    if look.has(Style::Strike) {
        made = html! { s { (made) } };
    }
    if look.has(Style::Underline) {
        made = html! { u { (made) } };
    }
    if look.has(Style::Superscript) {
        made = html! { sup { (made) } };
    }
    if look.has(Style::Subscript) {
        made = html! { sub { (made) } };
    }
    made
}

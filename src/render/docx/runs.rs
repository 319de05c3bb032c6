//! The words of a text as runs that are set alike.

use std::ops::Range;

use super::parts::Notes;
use crate::draft::Clause;
use crate::draft::Draft;
use crate::draft::text::Style;
use crate::ooxml::xml::Element;

/// How runs are written.
pub(crate) struct Look<'a> {
    /// Where footnotes are collected.
    pub(crate) notes: &'a mut Notes,
    /// Says whether they run from right to left.
    pub(crate) rtl: bool,
    /// Says whether their words are deleted, which takes another element.
    pub(crate) deleted: bool,
}

/// The runs of a range of a clause's text.
pub(crate) fn of(draft: &Draft, clause: &Clause, range: Range<usize>, look: &mut Look<'_>) -> Vec<Element> {
    let text = &clause.text;
    let mut borders = vec![range.start, range.end];
    for styled in text.styles() {
        borders
            .extend([styled.span.start as usize, styled.span.end as usize].into_iter().filter(|at| range.contains(at)));
    }
    borders.sort_unstable();
    borders.dedup();
    let mut runs = Vec::new();
    let last = range.end == text.as_str().len();
    for (index, &at) in borders.iter().enumerate() {
        let end = borders.get(index + 1).copied();
        // Whoever writes a text piece by piece writes a call once: with the piece that starts there, or ends the text.
        if end.is_some() || last {
            let calls = text
                .styles()
                .iter()
                .filter(|styled| styled.style == Style::NoteCall && styled.span.start as usize == at);
            for (nth, _) in calls.enumerate() {
                runs.extend(call(draft, clause, (at, nth), look));
            }
        }
        if let Some(end) = end {
            let styles = text
                .styles()
                .iter()
                .filter(|styled| styled.span.start as usize <= at && end <= styled.span.end as usize);
            runs.push(run(&text.as_str()[at..end], styles.map(|styled| styled.style), look));
        }
    }
    runs
}

/// A run of plain words.
pub(crate) fn plain(text: &str, rtl: bool) -> Element {
    Element::new("w:r").all(direction(rtl)).child(words("w:t", text))
}

/// A label and the tab behind it.
pub(crate) fn label(text: &str, rtl: bool) -> Element {
    plain(text, rtl).child(Element::new("w:tab"))
}

/// Text whose blanks count.
pub(crate) fn words(name: &str, text: &str) -> Element {
    Element::new(name).with("xml:space", "preserve").text(text)
}

fn direction(rtl: bool) -> Option<Element> {
    rtl.then(|| Element::new("w:rPr").child(Element::new("w:rtl")))
}

/// One run; the order of its properties is that of the standard.
fn run(text: &str, styles: impl Iterator<Item = Style>, look: &Look<'_>) -> Element {
    let styles: Vec<Style> = styles.collect();
    let has = |style: Style| styles.contains(&style);
    let on = |style: Style, name: &str| has(style).then(|| Element::new(name));
    let align = if has(Style::Superscript) {
        Some("superscript")
    } else if has(Style::Subscript) {
        Some("subscript")
    } else {
        None
    };
    let properties: Vec<Element> = [
        has(Style::Code)
            .then(|| Element::new("w:rFonts").with("w:ascii", "Courier New").with("w:hAnsi", "Courier New")),
        on(Style::Strong, "w:b"),
        on(Style::Emphasis, "w:i"),
        on(Style::Strike, "w:strike"),
        has(Style::Underline).then(|| Element::new("w:u").with("w:val", "single")),
        align.map(|align| Element::new("w:vertAlign").with("w:val", align)),
        look.rtl.then(|| Element::new("w:rtl")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let run = Element::new("w:r");
    let run = if properties.is_empty() { run } else { run.child(Element::new("w:rPr").all(properties)) };
    run.child(words(if look.deleted { "w:delText" } else { "w:t" }, text))
}

/// The call of a footnote: its name stands in the source, behind the words before it.
fn call(draft: &Draft, clause: &Clause, (at, nth): (usize, usize), look: &mut Look<'_>) -> Option<Element> {
    let before = match at.checked_sub(1) {
        Some(last) => clause.text.source_offset(last as u32) as usize + 1,
        None => clause.span.start as usize,
    };
    let source = draft.source.text().get(before..clause.span.end as usize)?;
    let start = source.match_indices("[^").nth(nth)?.0 + "[^".len();
    let name = &source[start..start + source[start..].find(']')?];
    let id = look.notes.call(draft, name)?;
    let properties = Element::new("w:rPr").child(Element::new("w:rStyle").with("w:val", "FootnoteReference"));
    Some(Element::new("w:r").child(properties).child(Element::new("w:footnoteReference").with("w:id", id.to_string())))
}

//! Stretches of words become runs, tracked changes wrap them.

use super::tracking::Stamps;
use super::words::Bit;
use super::words::Fate;
use super::words::Look;
use super::words::Note;
use super::words::What;
use crate::draft::text::Style;
use crate::ooxml::xml::Element;
use crate::pair::Pair;

/// Writes runs.
pub(crate) struct Runs<'t> {
    /// Numbers and stamps of tracked changes.
    pub(crate) stamps: Stamps<'t>,
    /// Says whether they run from right to left.
    pub(crate) rtl: bool,
    /// The footnotes called so far, in the order of their numbers.
    pub(crate) called: Vec<Note>,
}

/// Word keeps the numbers up to this for the lines above notes.
pub(crate) const FIRST_NOTE: usize = 1;

impl Runs<'_> {
    /// The runs of stretches; neighbours of one fate share a tracked change.
    pub(crate) fn of(&mut self, bits: &[Bit]) -> Vec<Element> {
        let mut written = Vec::new();
        for group in bits.chunk_by(|a, b| a.fate == b.fate) {
            let fate = group[0].fate;
            let runs: Vec<Element> = group.iter().map(|bit| self.run(bit)).collect();
            written.extend(self.wrapped(fate, runs));
        }
        written
    }

    /// Runs in the element of their tracked change.
    pub(crate) fn wrapped(&mut self, fate: Fate, runs: Vec<Element>) -> Vec<Element> {
        match self.stamps.change(fate) {
            Some(change) => vec![change.all(runs)],
            None => runs,
        }
    }

    fn run(&mut self, bit: &Bit) -> Element {
        match &bit.what {
            What::Words(text, look) => {
                let properties = self.properties(*look, bit.fate);
                // What moves away is written as plain text: the element around it says what happens.
                let name = if bit.fate == Fate::Deleted { "w:delText" } else { "w:t" };
                let run = Element::new("w:r");
                let run = if properties.is_empty() { run } else { run.child(Element::new("w:rPr").all(properties)) };
                tabbed(run, name, text)
            }
            What::Call(note) => {
                let id = self.number(*note).to_string();
                let look = Element::new("w:rPr").child(Element::new("w:rStyle").with("w:val", "FootnoteReference"));
                Element::new("w:r").child(look).child(Element::new("w:footnoteReference").with("w:id", id))
            }
        }
    }

    /// The number of a footnote, a new one at its first call.
    fn number(&mut self, note: Note) -> usize {
        let at = self.called.iter().position(|called| *called == note);
        at.unwrap_or_else(|| {
            self.called.push(note);
            self.called.len() - 1
        }) + FIRST_NOTE
    }

    /// The properties of a run; what was set otherwise before is a tracked change of its own.
    fn properties(&mut self, look: Pair<Look>, fate: Fate) -> Vec<Element> {
        let mut properties = set(look.new, self.rtl);
        if fate == Fate::Kept && look.old != look.new {
            let before = Element::new("w:rPr").all(set(look.old, self.rtl));
            properties.push(self.stamps.stamp("w:rPrChange").child(before));
        }
        properties
    }
}

/// Text with tabs: a tab is an element.
fn tabbed(run: Element, name: &str, text: &str) -> Element {
    let mut run = run;
    for (at, part) in text.split('\t').enumerate() {
        if at > 0 {
            run = run.child(Element::new("w:tab"));
        }
        if !part.is_empty() {
            run = run.child(words(name, part));
        }
    }
    run
}

/// A run of plain words.
pub(crate) fn plain(text: &str, rtl: bool) -> Element {
    let direction = rtl.then(|| Element::new("w:rPr").child(Element::new("w:rtl")));
    tabbed(Element::new("w:r").all(direction), "w:t", text)
}

/// Text whose blanks count.
pub(crate) fn words(name: &str, text: &str) -> Element {
    Element::new(name).with("xml:space", "preserve").text(text)
}

/// How words are set; the order of the properties is that of the standard.
fn set(look: Look, rtl: bool) -> Vec<Element> {
    let on = |style: Style, name: &str| look.has(style).then(|| Element::new(name));
    let align = if look.has(Style::Superscript) {
        Some("superscript")
    } else if look.has(Style::Subscript) {
        Some("subscript")
    } else {
        None
    };
    let all = [
        look.has(Style::Code)
            .then(|| Element::new("w:rFonts").with("w:ascii", "Courier New").with("w:hAnsi", "Courier New")),
        on(Style::Strong, "w:b"),
        on(Style::Strong, "w:bCs"),
        on(Style::Emphasis, "w:i"),
        on(Style::Emphasis, "w:iCs"),
        on(Style::Strike, "w:strike"),
        look.has(Style::Underline).then(|| Element::new("w:u").with("w:val", "single")),
        align.map(|align| Element::new("w:vertAlign").with("w:val", align)),
        rtl.then(|| Element::new("w:rtl")),
    ];
    all.into_iter().flatten().collect()
}

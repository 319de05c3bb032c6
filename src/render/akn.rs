//! Akoma Ntoso 3.0: a draft as the XML that parliaments and secretariats exchange.
//!
//! Chapters, articles, paragraphs and points are the elements of these names; a preamble, an annex, an option, flush
//! text and what has no name of its own are `hcontainer`s that say what they are. Brackets are `remark`s of class
//! `bracket`, the words that open an option one of class `option`; footnotes stand where they are called. `eId` is the
//! id of a clause in this draft, `wId` its permanent id, where it has one.

use std::collections::BTreeMap;
use std::ops::Range;

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
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::draft::marks;
use crate::draft::marks::Marks;
use crate::draft::text::Style;
use crate::ooxml::names;
use crate::ooxml::xml;
use crate::ooxml::xml::Element;
use crate::pair::Side;

/// Writes a draft as Akoma Ntoso.
pub fn write(draft: &Draft) -> String {
    let words = Words::of(draft);
    let lines = lines::lines(&words);
    let mut of: BTreeMap<ClauseIx, Vec<&Line>> = BTreeMap::new();
    lines.iter().for_each(|line| of.entry(line.clause).or_default().push(line));
    let writer = Writer { words: &words, cites: Citations::of(draft), brackets: brackets(draft), lines: of };
    let title = &draft.clause(ClauseIx::ROOT).text;
    let preface = (!title.is_empty()).then(|| {
        let whole = 0..title.as_str().len();
        let name = writer.fill(Element::new("docTitle"), ClauseIx::ROOT, whole);
        Element::new("preface").child(Element::new("p").child(name))
    });
    let called_nowhere = lines.iter().filter(|line| draft.clause(line.clause).kind == Kind::Footnote);
    let body = Element::new("body")
        .all(writer.inner(ClauseIx::ROOT))
        .all(called_nowhere.map(|line| writer.clause(line.clause)));
    let bill = Element::new("bill").with("name", "draft").child(meta(draft)).all(preface).child(body);
    xml::write(&Element::new("akomaNtoso").with("xmlns", names::AKOMA_NTOSO).child(bill))
}

/// The brackets of each clause that open and close in its text, in order, each before those in it.
fn brackets(draft: &Draft) -> BTreeMap<ClauseIx, Vec<Range<usize>>> {
    let marks = Marks::of(draft);
    let mut of: BTreeMap<ClauseIx, Vec<Range<usize>>> = BTreeMap::new();
    for at in marks.indices() {
        let bracket = marks.bracket(at);
        let clause = bracket.open.clause;
        let shift = marks::text_start(draft.clause(clause)) as usize;
        let length = draft.clause(clause).text.as_str().len();
        let inside = bracket.span().map(|span| span.range()).filter(|range| range.start >= shift);
        let own = inside.map(|range| range.start - shift..(range.end - shift).min(length));
        of.entry(clause).or_default().extend(own.filter(|range| !Range::is_empty(range)));
    }
    of.values_mut().for_each(|list| list.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end))));
    of
}

struct Writer<'a> {
    words: &'a Words<'a>,
    cites: Citations<'a>,
    brackets: BTreeMap<ClauseIx, Vec<Range<usize>>>,
    lines: BTreeMap<ClauseIx, Vec<&'a Line>>,
}

impl Writer<'_> {
    /// The clauses in a clause; a footnote stands where it is called.
    fn inner(&self, at: ClauseIx) -> Vec<Element> {
        let children = self.words.draft.clause(at).children.iter();
        let clauses = children.filter(|&&child| self.words.draft.clause(child).kind != Kind::Footnote);
        clauses.map(|&child| self.clause(child)).collect()
    }

    /// A clause with all in it. The depth of drafts is limited where they are read.
    fn clause(&self, at: ClauseIx) -> Element {
        let clause = self.words.draft.clause(at);
        let lines = self.lines.get(&at);
        let (name, what) = element_of(clause.kind);
        let mut element = Element::new(name);
        if let Some(what) = what {
            element = element.with("name", what);
        }
        element = element.with("eId", self.cites.id(at));
        if let Some(id) = clause.attributes.id() {
            element = element.with("wId", id);
        }
        if !clause.head.is_empty() {
            element = element.child(self.number(at));
        }
        let inner = self.inner(at);
        let whole = 0..clause.text.as_str().len();
        if clause.kind.has_heading() {
            let below = lines.is_some_and(|lines| lines[0].part == Part::Head);
            let heading = Element::new(if below { "subheading" } else { "heading" });
            let title = (!clause.text.is_empty()).then(|| self.fill(heading, at, whole));
            return element.all(title).all(inner);
        }
        let words = self.block(at, lines.is_some_and(|lines| lines[0].part == Part::Table));
        let holder = Element::new(if inner.is_empty() { "content" } else { "intro" });
        element.child(holder.child(words)).all(inner)
    }

    fn number(&self, at: ClauseIx) -> Element {
        let clause = self.words.draft.clause(at);
        let number = Element::new("num");
        match clause.kind {
            Kind::Choice => number.child(Element::new("remark").with("class", "option").text(clause.head.as_str())),
            _ => number.text(clause.head.as_str()),
        }
    }

    /// The text of a clause as a paragraph or a table.
    fn block(&self, at: ClauseIx, is_table: bool) -> Element {
        let text = self.words.draft.clause(at).text.as_str();
        if !is_table {
            return self.fill(Element::new("p"), at, 0..text.len());
        }
        let cell = |range: Range<usize>| Element::new("td").child(self.fill(Element::new("p"), at, range));
        let rows = units::cells(text).into_iter().map(|row| Element::new("tr").all(row.into_iter().map(cell)));
        Element::new("table").all(rows)
    }

    /// An element with a range of a clause's text in it, brackets as remarks.
    fn fill(&self, parent: Element, at: ClauseIx, range: Range<usize>) -> Element {
        let brackets = self.brackets.get(&at).map(Vec::as_slice).unwrap_or_default();
        let own: Vec<&Range<usize>> =
            brackets.iter().filter(|own| range.start <= own.start && own.end <= range.end).collect();
        self.stretch(parent, at, (range, &own))
    }

    fn stretch(&self, parent: Element, at: ClauseIx, (range, brackets): (Range<usize>, &[&Range<usize>])) -> Element {
        let mut parent = parent;
        let mut start = range.start;
        let mut left = brackets;
        while let Some((first, rest)) = left.split_first() {
            parent = self.plain(parent, at, start..first.start);
            let inner = rest.iter().take_while(|bracket| bracket.start < first.end).count();
            let remark = Element::new("remark").with("class", "bracket");
            parent = parent.child(self.stretch(remark, at, ((*first).clone(), &rest[..inner])));
            start = first.end;
            left = &rest[inner..];
        }
        if start < range.end || brackets.is_empty() { self.plain(parent, at, start..range.end) } else { parent }
    }

    fn plain(&self, parent: Element, at: ClauseIx, range: Range<usize>) -> Element {
        let bits = self.words.bits(at, range, (Fate::Kept, Side::New));
        bits.iter().fold(parent, |parent, bit| self.bit(parent, bit))
    }

    fn bit(&self, parent: Element, bit: &Bit) -> Element {
        match &bit.what {
            What::Words(text, look) => match set(look.new, text) {
                Some(element) => parent.child(element),
                None => parent.text(text.as_str()),
            },
            What::Call(note) => {
                let at = note.new.expect("a draft calls notes of its own");
                let clause = self.words.draft.clause(at);
                let marker = clause.head.trim_start_matches("[^").trim_end_matches(']');
                let words = self.fill(Element::new("p"), at, 0..clause.text.as_str().len());
                parent.child(Element::new("authorialNote").with("marker", marker).child(words))
            }
        }
    }
}

/// The element of a kind, and what an element without a name of its own says it is.
fn element_of(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Part => ("part", None),
        Kind::Chapter => ("chapter", None),
        Kind::Section => ("section", None),
        Kind::Article => ("article", None),
        Kind::Paragraph => ("paragraph", None),
        Kind::Point => ("point", None),
        Kind::Item => ("indent", None),
        Kind::Instrument
        | Kind::Preamble
        | Kind::Annex
        | Kind::Group
        | Kind::Choice
        | Kind::SubItem
        | Kind::Flush
        | Kind::Footnote => ("hcontainer", Some(kind.name())),
    }
}

/// Words in the elements that set them; none for words that are not set.
fn set(look: Look, text: &str) -> Option<Element> {
    const ELEMENTS: [(Style, &str); 7] = [
        (Style::Strong, "b"),
        (Style::Emphasis, "i"),
        (Style::Underline, "u"),
        (Style::Superscript, "sup"),
        (Style::Subscript, "sub"),
        (Style::Strike, "inline"),
        (Style::Code, "inline"),
    ];
    let mut made: Option<Element> = None;
    for (style, name) in ELEMENTS.into_iter().filter(|(style, _)| look.has(*style)) {
        let element = Element::new(name);
        let element = match style {
            Style::Strike => element.with("name", names::STRIKE),
            Style::Code => element.with("name", names::CODE),
            _ => element,
        };
        made = Some(match made {
            Some(inner) => element.child(inner),
            None => element.text(text),
        });
    }
    made
}

/// What the draft says about itself, in the forms that the standard demands.
fn meta(draft: &Draft) -> Element {
    let meta = &draft.meta;
    let date = meta.date.as_deref().unwrap_or(NO_DATE);
    let language = code(meta.language);
    let work = format!("/akn/un/bill/{date}/{}", slug(&meta.symbol));
    let expression = format!("{work}/{language}@");
    let frbr = |name: &str, this: &str| {
        Element::new(name)
            .child(Element::new("FRBRthis").with("value", this))
            .child(Element::new("FRBRuri").with("value", this))
    };
    let dated = |element: Element| {
        element
            .child(Element::new("FRBRdate").with("date", date).with("name", "draft"))
            .child(Element::new("FRBRauthor").with("href", "#travaux"))
    };
    let facts = [
        ("symbol", Some(meta.symbol.clone())),
        ("title", meta.title.clone()),
        ("round", meta.round.map(|round| round.to_string())),
        ("session", meta.session.clone()),
        ("instrument", meta.instrument.clone()),
    ];
    let alias = |(name, value): (&str, Option<String>)| {
        value.map(|value| Element::new("FRBRalias").with("value", value).with("name", name))
    };
    let work = frbr("FRBRWork", &work).all(facts.into_iter().filter_map(alias));
    let identification = Element::new("identification")
        .with("source", "#travaux")
        .child(dated(work).child(Element::new("FRBRcountry").with("value", "un")))
        .child(
            dated(frbr("FRBRExpression", &expression)).child(Element::new("FRBRlanguage").with("language", language)),
        )
        .child(dated(frbr("FRBRManifestation", &format!("{expression}.xml"))));
    let tool = Element::new("TLCOrganization")
        .with("eId", "travaux")
        .with("href", "/ontology/organization/travaux")
        .with("showAs", "travaux");
    let references = Element::new("references").with("source", "#travaux").child(tool);
    Element::new("meta").child(identification).child(references)
}

/// The standard demands a date; this one says that there is none.
const NO_DATE: &str = "0001-01-01";

/// The three letters by which Akoma Ntoso names a language.
fn code(language: Language) -> &'static str {
    names::LANGUAGES.iter().find(|(tag, _)| *tag == language.tag()).map_or("eng", |(_, code)| code)
}

fn slug(symbol: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    symbol.chars().map(plain).collect()
}

//! How a document looks: styles that people can change in one place.

use super::lines::DEEPEST_STYLE;
use crate::draft::Language;
use crate::ooxml::names::CLAUSE_STYLE;
use crate::ooxml::names::UNNUMBERED;
use crate::ooxml::names::WORD;
use crate::ooxml::xml::Element;

/// Twentieths of a point by which each level of clauses is set in.
const INDENT: usize = 567;

fn value(name: &str, value: impl Into<String>) -> Element {
    Element::new(name).with("w:val", value)
}

/// The styles in a language.
pub(crate) fn styles(language: Language) -> Element {
    let fonts = [("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:eastAsia", "SimSun"), ("w:cs", LATIN)]
        .iter()
        .fold(Element::new("w:rFonts"), |fonts, (name, font)| fonts.with(name, *font));
    let [latin, chinese, arabic] = tags(language);
    let lang = Element::new("w:lang").with("w:val", latin).with("w:eastAsia", chinese).with("w:bidi", arabic);
    let run = Element::new("w:rPr").child(fonts).child(value("w:sz", "22")).child(value("w:szCs", "22")).child(lang);
    let paragraph = Element::new("w:pPr")
        .child(Element::new("w:spacing").with("w:after", "120").with("w:line", "264").with("w:lineRule", "auto"));
    let defaults = Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph));
    let normal = style("paragraph", "Normal", "Normal").with("w:default", "1").child(Element::new("w:qFormat"));
    Element::new("w:styles")
        .with("xmlns:w", WORD)
        .child(defaults)
        .child(normal)
        .child(title())
        .all((1..=DEEPEST_STYLE).map(heading))
        .all((1..=DEEPEST_STYLE).map(clause))
        .all((1..=DEEPEST_STYLE).map(unnumbered))
        .all(notes())
}

/// A font that every system has, or has a likeness of; it holds Cyrillic and Arabic too.
const LATIN: &str = "Times New Roman";

/// The languages, as Word names them, of what is written in Latin or Cyrillic, in Chinese and in Arabic.
fn tags(language: Language) -> [&'static str; 3] {
    let latin = match language {
        Language::English | Language::Arabic | Language::Chinese | Language::Other => "en-GB",
        Language::Spanish => "es-ES",
        Language::French => "fr-FR",
        Language::Russian => "ru-RU",
    };
    [latin, "zh-CN", "ar-SA"]
}

fn style(kind: &str, id: &str, name: &str) -> Element {
    Element::new("w:style").with("w:type", kind).with("w:styleId", id).child(value("w:name", name))
}

fn based(kind: &str, id: &str, name: &str) -> Element {
    let base = if kind == "paragraph" { Some(value("w:basedOn", "Normal")) } else { None };
    style(kind, id, name).all(base)
}

fn title() -> Element {
    let look = Element::new("w:pPr")
        .child(Element::new("w:spacing").with("w:before", "240").with("w:after", "360"))
        .child(value("w:jc", "center"));
    based("paragraph", "Title", "Title").child(Element::new("w:qFormat")).child(look).child(bold("30"))
}

fn bold(size: &str) -> Element {
    Element::new("w:rPr")
        .child(Element::new("w:b"))
        .child(Element::new("w:bCs"))
        .child(value("w:sz", size))
        .child(value("w:szCs", size))
}

fn heading(level: usize) -> Element {
    let look = Element::new("w:pPr")
        .child(Element::new("w:keepNext"))
        .child(
            Element::new("w:spacing").with("w:before", if level == 1 { "360" } else { "240" }).with("w:after", "120"),
        )
        .child(value("w:jc", "center"))
        .child(value("w:outlineLvl", (level - 1).to_string()));
    let size = match level {
        1 => "26",
        2 => "24",
        _ => "22",
    };
    based("paragraph", &format!("Heading{level}"), &format!("heading {level}"))
        .child(value("w:next", "Clause1"))
        .child(Element::new("w:qFormat"))
        .child(look)
        .child(bold(size))
}

/// A clause hangs from its label.
fn clause(level: usize) -> Element {
    let left = (level * INDENT).to_string();
    let look = Element::new("w:pPr")
        .child(Element::new("w:tabs").child(value("w:tab", "left").with("w:pos", left.as_str())))
        .child(Element::new("w:ind").with("w:left", left).with("w:hanging", INDENT.to_string()));
    based("paragraph", &format!("Clause{level}"), &format!("{CLAUSE_STYLE}{level}"))
        .child(Element::new("w:qFormat"))
        .child(look)
}

/// A clause without a label begins where the labels of its depth do, and so do its other lines.
fn unnumbered(level: usize) -> Element {
    let left = ((level - 1) * INDENT).to_string();
    let look = Element::new("w:pPr").child(Element::new("w:ind").with("w:left", left).with("w:firstLine", "0"));
    based("paragraph", &format!("Clause{level}Unnumbered"), &format!("{CLAUSE_STYLE}{level}{UNNUMBERED}"))
        .child(Element::new("w:qFormat"))
        .child(look)
}

fn notes() -> Vec<Element> {
    let raised = Element::new("w:rPr").child(value("w:vertAlign", "superscript"));
    let small = |size: &str| Element::new("w:rPr").child(value("w:sz", size)).child(value("w:szCs", size));
    vec![
        based("paragraph", "Header", "header").child(small("18")),
        based("paragraph", "FootnoteText", "footnote text").child(small("18")),
        based("character", "FootnoteReference", "footnote reference").child(raised),
        based("paragraph", "CommentText", "annotation text").child(small("20")),
        based("character", "CommentReference", "annotation reference").child(small("16")),
    ]
}

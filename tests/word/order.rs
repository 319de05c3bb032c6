//! The order in which Word's schema (transitional WordprocessingML, ISO/IEC 29500-4) wants the elements that we write,
//! and what must be unique. Word refuses documents that breach it.

use std::collections::HashSet;

/// The children of an element, in the order of the schema; only those that we write.
const ORDER: [(&str, &[&str]); 19] = [
    ("w:document", &["w:body"]),
    ("w:body", &["*", "w:sectPr"]),
    ("w:p", &["w:pPr", "*"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:numPr",
            "w:tabs",
            "w:bidi",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:ins",
            "w:del",
            "w:moveFrom",
            "w:moveTo",
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:strike",
            "w:color",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:vertAlign",
            "w:rtl",
            "w:lang",
            "w:rPrChange",
        ],
    ),
    ("w:rPrChange", &["w:rPr"]),
    ("w:pPrChange", &["w:pPr"]),
    ("w:r", &["w:rPr", "*"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tblPr", &["w:tblStyle", "w:bidiVisual", "w:tblW", "w:tblBorders"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:trPr", &["w:ins", "w:del"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:footnotePr",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:cols",
            "w:docGrid",
        ],
    ),
    ("w:style", &["w:name", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:qFormat", "w:pPr", "w:rPr"]),
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    ("w:comment", &["w:p"]),
];

/// Elements that carry a number which no other element of the document may have.
const NUMBERED: [&str; 9] = [
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:rPrChange",
    "w:pPrChange",
    "w:bookmarkStart",
    "w:moveFromRangeStart",
    "w:moveToRangeStart",
];

/// A tag with its name and attributes as text.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    opens: bool,
    closes: bool,
}

fn tags(xml: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    for piece in xml.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { continue };
        if tag.starts_with(['?', '!']) {
            continue;
        }
        let ends = tag.starts_with('/');
        let empty = tag.ends_with('/');
        let inner = tag.trim_matches('/');
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        tags.push(Tag { name, attributes, opens: !ends, closes: ends || empty });
    }
    tags
}

fn value<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    let start = tag.attributes.find(&format!("{name}=\""))? + name.len() + 2;
    let rest = &tag.attributes[start..];
    rest.split('"').next()
}

/// What is wrong with a part of a document; numbers are collected over all parts.
pub fn breaches(xml: &str, numbers: &mut HashSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    // Of every open element: its name and the place in its order where it stands.
    let mut open: Vec<(&str, usize)> = Vec::new();
    for tag in tags(xml) {
        if tag.opens {
            if let Some((parent, place)) = open.last_mut() {
                check(parent, place, tag.name, &mut wrong);
            }
            nested(&open, &tag, &mut wrong);
            if let Some(id) = value(&tag, "w:id").filter(|_| NUMBERED.contains(&tag.name))
                && !numbers.insert(id.to_owned())
            {
                wrong.push(format!("{} has the number {id} of another element", tag.name));
            }
            open.push((tag.name, 0));
        }
        if tag.closes {
            open.pop();
        }
    }
    wrong.extend(moves(xml));
    wrong
}

fn check(parent: &str, place: &mut usize, name: &str, wrong: &mut Vec<String>) {
    let Some((_, order)) = ORDER.iter().find(|(own, _)| *own == parent) else { return };
    let any = order.iter().position(|own| *own == "*");
    match order.iter().position(|own| *own == name).or(any) {
        None => wrong.push(format!("{name} is not known in {parent}")),
        Some(at) if at < *place => wrong.push(format!("{name} stands too late in {parent}")),
        Some(at) => *place = at,
    }
}

/// Changes do not nest, and deleted words alone are written as such.
fn nested(open: &[(&str, usize)], tag: &Tag<'_>, wrong: &mut Vec<String>) {
    const RUNS: [&str; 4] = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];
    let change = open.iter().rev().map(|(name, _)| *name).find(|name| RUNS.contains(name));
    match tag.name {
        name if RUNS.contains(&name) && change.is_some() => wrong.push(format!("{name} stands in a change")),
        "w:delText" if change != Some("w:del") => wrong.push("w:delText stands outside w:del".to_owned()),
        "w:t" if change == Some("w:del") => wrong.push("w:t stands in w:del".to_owned()),
        _ => {}
    }
}

/// Each move has two halves of one name, each half an end, and no half lies in another.
fn moves(xml: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut names: [Vec<&str>; 2] = [Vec::new(), Vec::new()];
    let mut open: Option<&str> = None;
    for tag in tags(xml).into_iter().filter(|tag| tag.opens) {
        match tag.name {
            "w:moveFromRangeStart" | "w:moveToRangeStart" => {
                if open.is_some() {
                    wrong.push("a half of a move lies in another".to_owned());
                }
                let half = usize::from(tag.name == "w:moveToRangeStart");
                names[half].extend(value(&tag, "w:name"));
                open = value(&tag, "w:id");
            }
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" if value(&tag, "w:id") != open.take() => {
                wrong.push("a half of a move ends that did not start".to_owned());
            }
            _ => {}
        }
    }
    names.iter_mut().for_each(|names| names.sort_unstable());
    if names[0] != names[1] || names[0].windows(2).any(|pair| pair[0] == pair[1]) || open.is_some() {
        wrong.push(format!("the halves of moves do not pair: {names:?}"));
    }
    wrong
}

//! The numbers that a browser would print before list items.

use super::elements::Element;
use crate::import::docx;

/// An open list.
#[derive(Debug)]
pub(super) struct List {
    style: Option<&'static str>,
    next: u32,
}

/// Values of `type` and of `list-style-type`, and what Word calls such numbers.
const STYLES: [(&str, &str, &str); 5] = [
    ("a", "lower-alpha", "lowerLetter"),
    ("A", "upper-alpha", "upperLetter"),
    ("i", "lower-roman", "lowerRoman"),
    ("I", "upper-roman", "upperRoman"),
    ("1", "decimal", "decimal"),
];

impl List {
    /// Opens the list of an element `ol` or `ul`.
    pub(super) fn of(element: Element<'_>) -> Self {
        let styled = |(kind, css, _): &&(&str, &str, &str)| {
            let styled = element.is_styled("list-style-type", css) || element.is_styled("list-style", css);
            styled || element.get("type") == Some(*kind)
        };
        let ordered = element.name() == "ol";
        let none = element.is_styled("list-style-type", "none") || element.is_styled("list-style", "none");
        let style = STYLES.iter().find(styled).map(|(_, _, style)| *style).or(ordered.then_some("decimal"));
        let next = element.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        Self { style: style.filter(|_| !none), next: if none { 0 } else { next } }
    }

    /// The label of the next item; empty in a list that shows none.
    pub(super) fn label(&mut self, item: Element<'_>) -> String {
        if let Some(value) = item.get("value").and_then(|value| value.parse().ok()) {
            self.next = value;
        }
        let value = self.next;
        self.next = value.saturating_add(1);
        match self.style {
            Some("decimal") => format!("{value}."),
            Some(style @ ("lowerLetter" | "lowerRoman")) => format!("({})", docx::number(value, style)),
            Some(style) => format!("{}.", docx::number(value, style)),
            None if value == 0 => String::new(),
            None => "–".to_owned(),
        }
    }
}

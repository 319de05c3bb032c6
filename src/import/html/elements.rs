//! Elements of a page in its order, without recursion.

use std::collections::HashMap;

use scraper::Html;
use scraper::Node;

use crate::import::Unreadable;

/// Elements of one name nest this deep at most: the time of HTML's own rules grows with the square of the depth.
const DEEPEST: usize = 2_000;

/// Says whether more elements of one name are opened than closed, at any place of the page.
///
/// Elements whose end tag may be left out do not count.
fn is_too_deep(page: &str) -> bool {
    const UNCLOSED: [&str; 20] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "col", "source",
        "tbody", "thead", "wbr", "area",
    ];
    let mut open: HashMap<String, usize> = HashMap::new();
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let length = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        if name.is_empty() || UNCLOSED.contains(&name.as_str()) {
            continue;
        }
        let depth = open.entry(name).or_default();
        *depth = if closes { depth.saturating_sub(1) } else { *depth + 1 };
        if *depth > DEEPEST {
            return true;
        }
    }
    false
}

/// A page.
pub(super) struct Page {
    html: Html,
}

/// What a page holds, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event<'p> {
    /// An element starts.
    Open(Element<'p>),
    /// An element ends.
    Close(&'p str),
    /// Text between.
    Text(&'p str),
}

/// An element with its attributes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'p> {
    element: &'p scraper::node::Element,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.element, other.element)
    }
}

impl Eq for Element<'_> {}

impl<'p> Element<'p> {
    /// Its name in small letters.
    pub(super) fn name(self) -> &'p str {
        self.element.name()
    }

    /// The value of an attribute.
    pub(super) fn get(self, name: &str) -> Option<&'p str> {
        self.element.attr(name)
    }

    /// Says whether its style sets a property to a value.
    pub(super) fn is_styled(self, property: &str, value: &str) -> bool {
        let style = self.get("style").unwrap_or_default();
        let rule = |rule: &str| rule.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.to_owned()));
        style.split(';').filter_map(rule).any(|(name, set)| name == property && set.contains(value))
    }
}

impl Page {
    /// Reads a page as browsers do: tags that do not match are no reason to refuse it.
    pub(super) fn read(page: &str) -> Result<Self, Unreadable> {
        if is_too_deep(page) {
            return Err(Unreadable(format!("elements nest deeper than {DEEPEST}")));
        }
        Ok(Self { html: Html::parse_document(page) })
    }

    /// Everything in it: a node is entered, then its children, then it is left.
    pub(super) fn events(&self) -> impl Iterator<Item = Event<'_>> {
        let steps = std::iter::successors(Some((self.html.tree.root(), true)), |&(node, enters)| {
            let inside = node.first_child().filter(|_| enters).map(|child| (child, true));
            let beside = || node.next_sibling().map(|sibling| (sibling, true));
            let out = || node.parent().map(|parent| (parent, false));
            inside.or_else(|| if enters { Some((node, false)) } else { beside().or_else(out) })
        });
        steps.filter_map(|(node, enters)| match (node.value(), enters) {
            (Node::Element(element), true) => Some(Event::Open(Element { element })),
            (Node::Element(element), false) => Some(Event::Close(element.name())),
            (Node::Text(text), true) => Some(Event::Text(text)),
            _ => None,
        })
    }

    /// The tag of the language that the page says it is in.
    pub(super) fn language(&self) -> Option<String> {
        self.html.root_element().value().attr("lang").map(str::to_owned)
    }

    /// The title of its tab.
    pub(super) fn title(&self) -> Option<String> {
        let mut events =
            self.events().skip_while(|event| !matches!(event, Event::Open(element) if element.name() == "title"));
        let _ = events.next();
        match events.next() {
            Some(Event::Text(title)) if !title.trim().is_empty() => Some(title.trim().to_owned()),
            _ => None,
        }
    }
}

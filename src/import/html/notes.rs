//! Which links call footnotes: short ones to a place further down, from where the next link leads back up.

use std::collections::HashMap;

use super::elements::Event;
use super::elements::Page;

/// A call is a number, a star or a letter, perhaps in brackets.
const LONGEST_CALL: usize = 5;

/// The footnotes of a page by the ids of their elements.
#[derive(Debug, Default)]
pub(super) struct Notes {
    names: HashMap<String, String>,
}

/// A link within the page, and where it stands.
struct Link<'p> {
    target: &'p str,
    place: usize,
    words: &'p str,
}

impl Notes {
    /// Finds them in one pass over the page.
    pub(super) fn of(page: &Page) -> Self {
        let (places, links) = links(page);
        let leads_back = |from: usize| {
            let next = links.get(links.partition_point(|link| link.place < from));
            next.and_then(|link| places.get(link.target)).is_some_and(|&back| back < from)
        };
        let mut names = HashMap::new();
        for link in links.iter().filter(|link| (1..=LONGEST_CALL).contains(&link.words.chars().count())) {
            let there = places.get(link.target).copied().filter(|&there| there > link.place && leads_back(there));
            if there.is_some() {
                let bare: String = link.words.chars().filter(|letter| letter.is_alphanumeric()).collect();
                let count = names.len() + 1;
                let name = if bare.is_empty() { count.to_string() } else { bare };
                names.entry(link.target.to_owned()).or_insert(name);
            }
        }
        Self { names }
    }

    /// The name of the note that a link calls.
    pub(super) fn called(&self, href: &str) -> Option<&str> {
        self.names.get(href.strip_prefix('#')?).map(String::as_str)
    }

    /// The name of the note that an element of an id holds.
    pub(super) fn held(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }
}

/// Where every id stands, and all links within the page in order.
fn links(page: &Page) -> (HashMap<&str, usize>, Vec<Link<'_>>) {
    let mut places = HashMap::new();
    let mut links: Vec<Link<'_>> = Vec::new();
    for (place, event) in page.events().enumerate() {
        match event {
            Event::Open(element) => {
                if let Some(id) = element.get("id") {
                    places.entry(id).or_insert(place);
                }
                let target = element.get("href").and_then(|href| href.strip_prefix('#'));
                links.extend(target.map(|target| Link { target, place, words: "" }));
            }
            Event::Text(words) => {
                if let Some(link) = links.last_mut().filter(|link| link.place + 1 == place) {
                    link.words = words.trim();
                }
            }
            Event::Close(_) => {}
        }
    }
    (places, links)
}

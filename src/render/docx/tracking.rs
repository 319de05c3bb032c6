//! Who made tracked changes and when, and their numbers.

use super::words::Fate;
use crate::draft::Language;
use crate::ooxml::xml::Element;

/// How changes are tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracking {
    /// Whom Word names as the author of changes and comments.
    pub author: String,
    /// When, as `2024-05-01T00:00:00Z`; `None` tells no date.
    pub date: Option<String>,
    /// How text at another place is shown.
    pub moves: Moves,
    /// Language of comments; `None` is that of the new draft.
    pub interface: Option<Language>,
}

/// How text at another place is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moves {
    /// As moved.
    #[default]
    Moved,
    /// As deleted there and inserted here.
    Replaced,
}

impl Default for Tracking {
    /// Changes by `travaux` without a date.
    fn default() -> Self {
        Self { author: "travaux".to_owned(), date: None, moves: Moves::default(), interface: None }
    }
}

/// The date of files in packages, which are not to tell one.
const NO_DATE: &str = "1980-01-01T00:00:00Z";

/// Gives tracked changes their author, their date and a number that no other change has.
pub(crate) struct Stamps<'t> {
    tracking: &'t Tracking,
    next: usize,
}

impl<'t> Stamps<'t> {
    pub(crate) fn of(tracking: &'t Tracking) -> Self {
        Self { tracking, next: 1 }
    }

    /// A number that nothing else in the document has.
    pub(crate) fn number(&mut self) -> String {
        self.next += 1;
        (self.next - 1).to_string()
    }

    /// An element with number, author and date.
    pub(crate) fn stamp(&mut self, name: &str) -> Element {
        let id = self.number();
        self.stamp_as(name, id)
    }

    /// An element with a given number, author and date.
    pub(crate) fn stamp_as(&self, name: &str, id: String) -> Element {
        let element = Element::new(name).with("w:id", id).with("w:author", self.tracking.author.as_str());
        match &self.tracking.date {
            Some(date) => element.with("w:date", date.as_str()),
            None => element,
        }
    }

    /// An element with a given number, author and a date, which the standard demands of the halves of moves.
    pub(crate) fn dated(&self, name: &str, id: String) -> Element {
        let element = self.stamp_as(name, id);
        if self.tracking.date.is_some() { element } else { element.with("w:date", NO_DATE) }
    }

    /// The element of a change; none for what stays.
    pub(crate) fn change(&mut self, fate: Fate) -> Option<Element> {
        let name = match fate {
            Fate::Kept => return None,
            Fate::Deleted => "w:del",
            Fate::Inserted => "w:ins",
            Fate::MovedFrom => "w:moveFrom",
            Fate::MovedTo => "w:moveTo",
        };
        Some(self.stamp(name))
    }

    /// Author and date of a comment.
    pub(crate) fn tracking(&self) -> &'t Tracking {
        self.tracking
    }
}

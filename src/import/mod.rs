//! Documents of other formats become sources in the draft format. Nothing is dropped: what is no text of the
//! draft (page furniture, letterheads, pictures) is listed in the [`Report`].
//!
//! 1. [`text()`]: plain text, also what came out of a PDF;
//! 2. [`docx()`]: the structure of a Word document is kept;
//! 3. [`html()`]: the structure of a page is kept;
//! 4. [`akn()`]: XML of Akoma Ntoso;
//! 5. [`letterhead`]: what stands before the draft in a Word document or a page tells facts;
//! 6. [`markdown`]: blocks and facts are written in the draft format.

mod akn;
mod docx;
mod html;
mod language;
mod letterhead;
mod markdown;
mod notes;
mod text;

use thiserror::Error;

use crate::finding::Finding;
use crate::source::Source;

pub use akn::akn;
pub use docx::docx;
pub use html::html;
pub use text::text;

/// What an import gives.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The draft as Markdown with front matter.
    pub source: Source,
    /// What is uncertain, with places in `source`.
    pub findings: Vec<Finding>,
    /// What was taken and what was left aside.
    pub report: Report,
}

/// What became of the characters of a document; blanks do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Characters of the document.
    pub read: usize,
    /// Characters that the draft holds as text.
    pub kept: usize,
    /// What the draft does not hold as text, in the order of the document.
    pub aside: Vec<Aside>,
}

/// Something that is no text of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub what: What,
    /// How it reads.
    pub text: String,
}

/// Why something is no text of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Page numbers, running heads, job numbers.
    Furniture,
    /// Letterhead and covering note; kept as a comment.
    Cover,
    /// A hyphen at the end of a line, or a blank inside a word.
    Mended,
    /// A picture, drawing or embedded object.
    Picture,
    /// Text that a tracked change deleted, where changes were accepted; inserted, where they were rejected.
    Change,
    /// Headers and footers of the pages.
    Header,
}

impl What {
    /// The words that a report uses for it.
    pub fn name(self) -> &'static str {
        match self {
            What::Furniture => "page furniture",
            What::Cover => "letterhead or covering note, kept as a comment",
            What::Mended => "broken words mended",
            What::Picture => "pictures",
            What::Change => "tracked changes resolved",
            What::Header => "page headers and footers",
        }
    }
}

/// What to do with tracked changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Changes {
    /// Takes the new text.
    #[default]
    Accept,
    /// Takes the old text.
    Reject,
    /// Writes `{++new++}` and `{--old--}` with author and date.
    Keep,
}

/// Why a document cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Unreadable(pub(crate) String);

/// Counts the characters that are seen.
pub(crate) fn visible(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

//! DOCX: a draft as a Word document that reads back as the same draft.
//!
//! 1. [`clauses`]: clauses become paragraphs in styles; labels are typed, so that no program renumbers them;
//! 2. [`runs`]: the words of a text as runs;
//! 3. [`styles`]: how all that looks;
//! 4. [`parts`]: the parts of the package.

pub(crate) mod clauses;
pub(crate) mod parts;
pub(crate) mod runs;
pub(crate) mod styles;

use crate::draft::Draft;
use crate::draft::Kind;

/// Writes a draft as a Word document.
pub fn write(draft: &Draft) -> Vec<u8> {
    let mut document = parts::Document::of(draft);
    for at in draft.reading_order() {
        if draft.clause(at).kind == Kind::Footnote {
            continue;
        }
        let paragraphs = clauses::paragraphs(draft, at, &mut document.notes);
        document.body.extend(paragraphs);
    }
    document.write()
}

//! DOCX: a draft as a Word document that reads back as the same draft.
//!
//! 1. [`words`]: the words of a draft as stretches that are set alike, with the footnotes they call;
//! 2. [`lines`]: clauses become lines in styles; labels are typed, so that no program renumbers them;
//! 3. [`units`]: paragraphs and tables with what tracked changes do to them;
//! 4. [`runs`], [`paragraphs`], [`tracking`]: units become XML;
//! 5. [`styles`]: how all that looks;
//! 6. [`parts`]: the parts of the package; [`template`]: in the look of another document.

pub(crate) mod lines;
pub(crate) mod paragraphs;
pub(crate) mod parts;
pub(crate) mod runs;
pub(crate) mod styles;
pub(crate) mod template;
pub(crate) mod tracking;
pub(crate) mod units;
pub(crate) mod words;

pub use template::Unfit;
pub use tracking::Moves;
pub use tracking::Tracking;

use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;

use paragraphs::Writer;
use words::Fate;
use words::Words;

/// Writes a draft as a Word document.
pub fn write(draft: &Draft) -> Vec<u8> {
    let words = Words::of(draft);
    let tracking = Tracking::default();
    let mut writer = Writer::new(&tracking, draft.meta.language.is_right_to_left());
    let kept = (Fate::Kept, Side::New);
    let lines = lines::lines(&words);
    let units = lines.iter().flat_map(|line| units::of_line(&words, line, kept));
    let body = units.map(|unit| writer.unit(&unit)).collect();
    let besides = writer.finish(|note| {
        let at = note.new.expect("a draft calls notes of its own");
        let clause = draft.clause(at);
        (Pair::new(None, Some(note_name(&clause.head))), words.bits(at, 0..clause.text.as_str().len(), kept))
    });
    parts::Document::of(draft, body, besides).write()
}

/// The name in `[^name]`.
pub(super) fn note_name(head: &str) -> String {
    head.trim_start_matches("[^").trim_end_matches(']').to_owned()
}

//! Which kinds of numbers a draft has at all.

use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::reference::Level;

/// Which kinds of numbers a draft has.
pub(super) struct Numbered {
    articles: bool,
    chapters: bool,
    parts: bool,
    sections: bool,
    annexes: bool,
}

impl Numbered {
    /// Looks at all headings.
    pub(super) fn of(draft: &Draft) -> Self {
        let has = |kind: Kind| draft.clauses.iter().any(|clause| clause.kind == kind && clause.label.is_some());
        Self {
            articles: has(Kind::Article),
            chapters: has(Kind::Chapter),
            parts: has(Kind::Part),
            sections: has(Kind::Section),
            annexes: has(Kind::Annex),
        }
    }

    /// Says whether a reference of this level can be found wanting: raw text without headings has no numbers.
    pub(super) fn has(&self, level: Level) -> bool {
        match level {
            Level::Annex => self.annexes,
            Level::Part => self.parts,
            Level::Chapter => self.chapters,
            Level::Section => self.sections || self.articles,
            Level::Article | Level::Paragraph | Level::Point => self.articles,
        }
    }
}

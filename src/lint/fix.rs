//! Changes of the source that a machine can make.

use super::Remark;
use crate::draft::Clause;
use crate::draft::Draft;
use crate::draft::marks;
use crate::source::Span;

/// A mechanical change of the source: it touches no word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// Says whether a mended draft is the same draft: its tree, its numbers, and the letters of its words.
pub fn is_safe(old: &Draft, new: &Draft) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let same = |(old, new): (&Clause, &Clause)| {
        let (old_words, new_words) = (letters(&marks::printed(old)), letters(&marks::printed(new)));
        (old.kind, old.parent, &old.label, old_words) == (new.kind, new.parent, &new.label, new_words)
    };
    old.clauses.len() == new.clauses.len() && old.clauses.iter().zip(&new.clauses).all(same)
}

/// The source with all fixes made; of two that overlap the first is made.
pub fn fixed(source: &str, remarks: &[Remark]) -> String {
    let mut fixes: Vec<&Fix> = remarks.iter().filter_map(|remark| remark.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| fix.span);
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for fix in fixes {
        let range = fix.span.range();
        if range.start >= at {
            text.push_str(&source[at..range.start]);
            text.push_str(&fix.text);
            at = range.end;
        }
    }
    text.push_str(&source[at..]);
    text
}

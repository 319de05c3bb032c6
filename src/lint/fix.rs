//! Changes of the source that a machine can make.

use super::Remark;
use crate::source::Span;

/// A mechanical change of the source: it touches no word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
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

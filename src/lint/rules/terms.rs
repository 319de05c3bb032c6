//! The terms that a draft defines.

use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::source::Span;

/// A term that a clause defines.
pub(super) struct Term {
    /// The clause that defines it.
    pub(super) clause: ClauseIx,
    /// The term in small letters.
    pub(super) name: String,
    /// Where in the text of the clause, without quotation marks.
    pub(super) span: Span,
}

/// The terms that clauses of a definitions article open with, in quotation marks.
pub(super) fn defined(subject: &Subject<'_>) -> Vec<Term> {
    subject.draft.indices().filter_map(|at| term(subject, at)).collect()
}

fn term(subject: &Subject<'_>, at: ClauseIx) -> Option<Term> {
    let clause = subject.draft.clause(at);
    let text = clause.text.as_str();
    let start = text.find(['“', '"', '«']).filter(|&start| start <= LEAD && clause.kind >= Kind::Paragraph)?;
    let body = start + text[start..].chars().next()?.len_utf8();
    let end = body + text[body..].find(['”', '"', '»'])?;
    let name = text[body..end].trim().to_lowercase();
    is_definition(subject, at).then_some(Term { clause: at, name, span: Span::new(body, end) })
}

/// Bytes that may stand before the term: an article or a bracket.
const LEAD: usize = 6;

fn is_definition(subject: &Subject<'_>, at: ClauseIx) -> bool {
    const TITLES: [&str; 6] = ["use of terms", "definition", "emploi des termes", "definicion", "термин", "用语"];
    let Some(article) = subject.draft.article(at) else { return false };
    let title = subject.draft.clause(article).text.as_str().to_lowercase();
    TITLES.iter().any(|word| title.contains(word))
}

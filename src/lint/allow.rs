//! Comments that silence a rule: `<!-- allow: RULE, RULE -->` for the clause behind them (or round them) with
//! everything in it, `<!-- allow-file: RULE -->` for the whole file.

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::NoteKind;
use crate::finding::Finding;
use crate::source::Span;

/// What the comments of a draft allow.
pub(super) struct Allowed {
    places: Vec<(String, Span)>,
}

impl Allowed {
    /// Reads the comments of a draft.
    pub(super) fn of(draft: &Draft) -> Self {
        let comments = draft.notes.iter().filter(|note| note.kind == NoteKind::Comment);
        let mut places = Vec::new();
        for comment in comments {
            let Some((rules, scope)) = read(draft.source.slice(comment.span)) else { continue };
            let place = match scope {
                Scope::File => Span::new(0, draft.source.text().len()),
                Scope::Clause => scope_of(draft, comment.span),
            };
            places.extend(rules.split(',').map(|rule| (rule.trim().to_owned(), place)));
        }
        Self { places }
    }

    /// Says whether a finding is allowed.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let start = finding.span.start;
        self.places.iter().any(|(rule, place)| rule == finding.code && place.start <= start && start <= place.end)
    }
}

enum Scope {
    File,
    Clause,
}

fn read(comment: &str) -> Option<(&str, Scope)> {
    let body = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    match body.strip_prefix("allow-file:") {
        Some(rules) => Some((rules, Scope::File)),
        None => Some((body.strip_prefix("allow:")?, Scope::Clause)),
    }
}

/// The clause that a comment stands in or before, to the end of everything in it.
fn scope_of(draft: &Draft, comment: Span) -> Span {
    let mut body = draft.indices().skip(1);
    let clause = body.find(|&at| draft.clause(at).span.end > comment.start);
    let Some(clause) = clause else { return comment };
    let end = draft.subtree(clause).iter().map(|&at: &ClauseIx| draft.clause(at).span.end).max();
    let start = draft.clause(clause).span.start.min(comment.start);
    Span { start, end: end.unwrap_or(comment.end) }
}

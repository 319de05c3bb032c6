//! Rule `mixed-terms`: two words for one thing, outside brackets.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::marks;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "mixed-terms",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
mixed-terms

Two words for one thing, outside brackets

What it does

Reports a term of computing that the draft elsewhere calls by its rival name, while neither stands in brackets: \"computer data\" beside \"electronic data\", \"computer system\" beside \"information and communications technology system\".

Why it matters

Different words are read as different things. Where the choice is still open, it belongs in brackets.

Example

    1. … to alter computer data …

    2. … the electronic data in question …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for [first, second] in RIVALS {
        let (one, two) = (outside_brackets(subject, first), outside_brackets(subject, second));
        let (rare, many) = if one.len() < two.len() { (one, second) } else { (two, first) };
        let other = if many == first { second } else { first };
        if outside_brackets(subject, many).is_empty() {
            continue;
        }
        for (at, span) in rare {
            let message = format!("“{other}” here, “{many}” elsewhere");
            found.push(Remark::new(&RULE, message, subject.printed_place(at, span)));
        }
    }
}

/// Names between which drafts on cybercrime wavered.
const RIVALS: [[&str; 2]; 2] =
    [["computer data", "electronic data"], ["computer system", "information and communications technology system"]];

fn outside_brackets(subject: &Subject<'_>, term: &str) -> Vec<(crate::ClauseIx, Span)> {
    let mut places = Vec::new();
    for (at, clause) in subject.clauses() {
        if !clause.text.as_str().contains(term) {
            continue;
        }
        let printed = marks::printed(clause);
        for piece in subject.marks().pieces(at, &printed).iter().filter(|piece| piece.depth == 0) {
            let start = piece.span.start as usize;
            let hits = printed[piece.span.range()].match_indices(term);
            places.extend(hits.map(|(hit, term)| (at, Span::new(start + hit, start + hit + term.len()))));
        }
    }
    places
}

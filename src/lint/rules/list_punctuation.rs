//! Rule `list-punctuation`: points that are not closed as a list is.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::Kind;
use crate::draft::Language;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "list-punctuation",
    severity: Severity::Warning,
    default: Default::Off,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
list-punctuation

Points that are not closed as a list is

What it does

Reports a point that does not end with a semicolon, and a last but one that does not end with \"and\" or \"or\". English only.

Why it matters

House style: it tells whether all or one of the points are needed.

Example

    (a) one,

    (b) two.
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    if subject.draft.meta.language != Language::English {
        return;
    }
    for (at, _) in subject.clauses() {
        let children = &subject.draft.clause(at).children;
        let is_point = |child: &crate::ClauseIx| matches!(subject.draft.clause(*child).kind, Kind::Point | Kind::Item);
        let points: Vec<_> = children.iter().copied().filter(is_point).collect();
        for (place, &point) in points.iter().enumerate() {
            let last_but_one = place + 2 == points.len();
            if place + 1 < points.len() && !is_closed(subject.draft.clause(point).text.as_str(), last_but_one) {
                let wanted = if last_but_one { "; and (or ; or)" } else { ";" };
                let message = format!("{} does not end with {wanted}", subject.cite(point));
                found.push(Remark::new(&RULE, message, subject.head(point)));
            }
        }
    }
}

fn is_closed(text: &str, last_but_one: bool) -> bool {
    let text = text.trim_end_matches([']', ' ']);
    let joined = ["; and", "; or", "; and/or"].iter().any(|end| text.ends_with(end));
    joined || !last_but_one && text.ends_with(';') || text.ends_with(':')
}

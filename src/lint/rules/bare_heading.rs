//! Rule `bare-heading`: a heading without text.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "bare-heading",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
bare-heading

A heading without text

What it does

Reports an article, or a part, chapter, section or annex, with no clause in it.

Why it matters

A text that is to come has a placeholder, one that was taken out has a note; this one was lost.

Example

    ## Article 7. Safeguards

    ## Article 8. Jurisdiction
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses() {
        let texts = clause.children.iter().filter(|&&child| subject.draft.clause(child).kind != Kind::Footnote);
        if is_named(clause.kind) && texts.count() == 0 && !subject.is_tombstone(at) && !goes_on(subject, at) {
            found.push(Remark::new(&RULE, format!("{} has no text", subject.cite(at)), subject.head(at)));
        }
    }
}

/// A heading may hold its text on its own line, or its title in another heading behind it.
fn goes_on(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let clause = subject.draft.clause(at);
    let text = clause.text.as_str();
    let sentence = text.len() > LONGEST_TITLE || text.ends_with(['.', ';', '。', '；']);
    let behind = subject.draft.indices().nth(at.at() + 1);
    let behind = behind.filter(|&behind| subject.draft.clause(behind).kind == Kind::Group);
    let titled = text.contains(char::is_alphabetic);
    sentence || behind.is_some_and(|behind| !titled || subject.is_tombstone(behind))
}

/// Bytes of the longest title: what is longer is text on the line of its heading. The longest title of the conventions
/// measured has 150.
const LONGEST_TITLE: usize = 200;

/// A heading that names no kind may be a title alone.
fn is_named(kind: Kind) -> bool {
    matches!(kind, Kind::Annex | Kind::Part | Kind::Chapter | Kind::Section | Kind::Article)
}

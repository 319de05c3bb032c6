//! Rule `space-before-punctuation`: a blank before a comma, full stop or semicolon.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::Language;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "space-before-punctuation",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
space-before-punctuation

A blank before a comma, full stop or semicolon

What it does

Reports a blank between a word and the punctuation mark that closes it. French sets blanks before semicolons and colons; they are left alone there. `--fix` takes the blank out.

Why it matters

It shows as a change in every comparison with a clean copy.

Example

    each State Party , in accordance with …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let french = subject.draft.meta.language == Language::French;
    for (at, clause) in subject.clauses() {
        let text = clause.text.as_str();
        for (blank, _) in text.match_indices(' ') {
            if is_before_punctuation(text, blank, french) {
                let place = subject.place(at, Span::new(blank, blank + 1));
                let written = subject.draft.source.slice(place) == " ";
                let remark = Remark::new(&RULE, "a blank before punctuation", place);
                found.push(if written { remark.fix(place, "") } else { remark });
            }
        }
    }
}

fn is_before_punctuation(text: &str, blank: usize, french: bool) -> bool {
    let mut behind = text[blank + 1..].chars();
    let mark = behind.next().is_some_and(|mark| matches!(mark, ',' | '.') || mark == ';' && !french);
    let closes = behind.next().is_none_or(|next| next.is_whitespace());
    mark && closes && text[..blank].ends_with(char::is_alphanumeric)
}

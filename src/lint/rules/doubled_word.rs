//! Rule `doubled-word`: a word is there twice.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
doubled-word

A word is there twice

What it does

Reports a word that follows itself. Words that may, such as \"that that\", are left alone.

Why it matters

Amendments leave them where old and new wording meet.

Example

    The Conference shall shall review …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses() {
        let text = clause.text.as_str();
        let mut last: Option<&str> = None;
        for word in text.split(' ') {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            if last.is_some_and(|last| is_doubled(last, word)) {
                let place = subject.place(at, Span::new(start, start + word.len()));
                found.push(Remark::new(&RULE, format!("“{word}” is there twice"), place));
            }
            last = Some(word);
        }
    }
}

fn is_doubled(last: &str, word: &str) -> bool {
    const MAY: [&str; 8] = ["that", "had", "nous", "vous", "se", "is", "in", "to"];
    let letters = last.len() > 1 && last.chars().all(char::is_alphabetic);
    let bare = word.trim_end_matches([',', '.', ';', ':']);
    letters && last == bare && !MAY.contains(&last) && last.chars().all(char::is_lowercase)
}

//! Rule `lookalike-letter`: a letter of another script inside a word.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lookalike-letter",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
lookalike-letter

A letter of another script inside a word

What it does

Reports words that mix Latin with Cyrillic or Greek letters that look the same.

Why it matters

The word reads right and is never found; names of offences are recognised by their letters.

Example

    \"аccess\" with a Cyrillic \"а\"
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    for (at, clause) in subject.clauses().filter(|(_, clause)| !clause.text.as_str().is_ascii()) {
        let text = clause.text.as_str();
        for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| is_mixed(word)) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = subject.place(at, Span::new(start, start + word.len()));
            found.push(Remark::new(&RULE, format!("“{word}” mixes letters of two scripts"), place));
        }
    }
}

fn is_mixed(word: &str) -> bool {
    // Most words are of one script, and most of those ASCII.
    let foreign = |letter: char| matches!(letter, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    !word.is_ascii() && word.contains(foreign) && word.contains(|letter: char| letter.is_ascii_alphabetic())
}

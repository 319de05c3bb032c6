//! Rule `hidden-character`: a character that nobody sees.

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
    name: "hidden-character",
    severity: Severity::Warning,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
hidden-character

A character that nobody sees

What it does

Reports zero-width and soft characters, and marks that turn the direction of writing. The marks that Arabic needs are left alone in Arabic drafts. `--fix` takes them out.

Why it matters

They break searches, and can make a text read otherwise than it is stored.

Example

    \"illegal<U+200B>access\"
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let source = subject.draft.source.text();
    let arabic = subject.draft.meta.language == Language::Arabic;
    if source.is_ascii() {
        return;
    }
    for (at, letter) in source.char_indices().filter(|&(at, letter)| at > 0 && is_hidden(letter, arabic)) {
        let place = Span::new(at, at + letter.len_utf8());
        let message = format!("a character that nobody sees: U+{:04X}", letter as u32);
        found.push(Remark::new(&RULE, message, place).fix(place, ""));
    }
}

fn is_hidden(letter: char, arabic: bool) -> bool {
    match letter {
        '\u{200c}'..='\u{200f}' => !arabic,
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => true,
        _ => false,
    }
}

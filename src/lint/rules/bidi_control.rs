//! Rule `bidi-control`: a character that turns the direction of the text.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "bidi-control",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
bidi-control

A character that turns the direction of the text

What it does

Reports the marks of Unicode that embed, override or isolate a direction of writing. `--fix` takes them out.

Why it matters

What is read on the screen is not what stands in the file: words and numbers can be shown in another order.

Example

    an override (U+202E) before \"1991\" shows \"1991\" as \"1991\" read backwards
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let source = subject.draft.source.text();
    if source.is_ascii() {
        return;
    }
    for (at, letter) in source.char_indices().filter(|&(_, letter)| turns(letter)) {
        let place = Span::new(at, at + letter.len_utf8());
        let message = format!("a character that turns the direction of the text: U+{:04X}", letter as u32);
        found.push(Remark::new(&RULE, message, place).fix(place, ""));
    }
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

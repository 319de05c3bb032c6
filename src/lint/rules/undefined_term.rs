//! Rule `undefined-term`: a capitalised term that nothing defines.

use std::collections::BTreeMap;

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::terms;
use crate::draft::ClauseIx;
use crate::draft::Language;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "undefined-term",
    severity: Severity::Warning,
    default: Default::Off,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
undefined-term

A capitalised term that nothing defines

What it does

Reports a term of several capitalised words that two or more clauses use and that is not defined: no quotation marks stand round it, and no heading bears its words. English drafts with an article on the use of terms only; names of States, organisations and instruments are left alone.

Why it matters

A capital letter says that the term has a meaning of its own; a reader looks for it in vain.

Example

    The Lamp Registry shall …          and no clause says what the Lamp Registry is
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    if subject.draft.meta.language != Language::English || terms::defined(subject).is_empty() {
        return;
    }
    let mut uses: BTreeMap<&str, Vec<(ClauseIx, Span)>> = BTreeMap::new();
    for (at, clause) in subject.clauses().filter(|(_, clause)| !clause.kind.has_heading()) {
        for (term, span) in capitalised(clause.text.as_str()) {
            uses.entry(term).or_default().push((at, span));
        }
    }
    let known = Known::of(subject);
    for (term, places) in uses.into_iter().filter(|(term, _)| !known.has(term)) {
        let [(at, span), .., (last, _)] = places[..] else { continue };
        if at != last {
            found.push(Remark::new(&RULE, format!("nothing says what “{term}” is"), subject.place(at, span)));
        }
    }
}

/// What a draft introduces: words of its headings and terms in quotation marks, in small letters.
struct Known {
    introduced: Vec<String>,
}

impl Known {
    fn of(subject: &Subject<'_>) -> Self {
        let mut introduced = Vec::new();
        for (_, clause) in subject.clauses() {
            let text = clause.text.as_str().to_lowercase();
            if clause.kind.has_heading() {
                introduced.push(text);
            } else {
                let quoted = text.split(['“', '”', '"']).skip(1).step_by(2);
                introduced.extend(quoted.map(str::to_owned));
            }
        }
        Self { introduced }
    }

    fn has(&self, term: &str) -> bool {
        let small = term.to_lowercase();
        let name = NAMES.iter().any(|name| term.split(' ').any(|word| word.starts_with(name)));
        name || self.introduced.iter().any(|text| text.contains(&small))
    }
}

/// Words that make a capitalised phrase the name of a State, an organisation or an instrument.
const NAMES: [&str; 16] = [
    "State",
    "Part",
    "Nations",
    "Convention",
    "Protocol",
    "Agreement",
    "Treaty",
    "Charter",
    "Declaration",
    "Covenant",
    "Assembly",
    "Secretary",
    "Member",
    "Organization",
    "Union",
    "Commission",
];

/// Runs of two or more capitalised words inside a sentence, with "of" and "the" between them.
fn capitalised(text: &str) -> Vec<(&str, Span)> {
    let mut runs = Vec::new();
    let (mut start, mut end, mut words) = (None, 0, 0);
    let mut opens = true;
    for word in text.split(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let capital = bare.starts_with(char::is_uppercase) && bare.len() > 1 && word.starts_with(bare);
        if capital && !opens {
            start = start.or(Some(at));
            (end, words) = (at + bare.len(), words + 1);
        }
        let goes_on = capital && word == bare || start.is_some() && matches!(word, "of" | "the");
        if !goes_on || opens {
            runs.extend(start.filter(|_| words > 1).map(|start| (&text[start..end], Span::new(start, end))));
            (start, words) = (None, 0);
        }
        opens = word.ends_with(['.', ':', ';']);
    }
    runs.extend(start.filter(|_| words > 1).map(|start| (&text[start..end], Span::new(start, end))));
    runs
}

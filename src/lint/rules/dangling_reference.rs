//! Rule `dangling-reference`: a reference names a clause that is not there.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::numbered::Numbered;
use crate::draft::reference::Level;
use crate::draft::reference::Reference;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dangling-reference",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
dangling-reference

A reference names a clause that is not there

What it does

Reports a cross-reference whose number no clause of the draft bears. References to other instruments are left alone, and so are chapters, sections and annexes where the draft has none, and articles where the draft says `extent: excerpt` or `numbering: unverified`.

Why it matters

Clauses were renumbered or taken out, and the reference was forgotten.

Example

    … the offences of article 66 of this Convention …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let numbered = Numbered::of(subject.draft);
    for reference in subject.references().iter().filter(|reference| !reference.outside) {
        let missing = reference.numbers.iter().find(|number| number.label.is_some() && number.target.is_none());
        let Some(missing) = missing.filter(|missing| numbered.has(missing.level)) else { continue };
        if subject.draft.meta.may_lack_numbers() && names_missing_article(reference) {
            continue;
        }
        let text = subject.draft.clause(reference.clause).text.as_str();
        let message = format!("nothing is numbered so: {}", &text[reference.span.range()]);
        found.push(Remark::new(&RULE, message, subject.place(reference.clause, missing.span)));
    }
}

fn names_missing_article(reference: &Reference) -> bool {
    reference.numbers.iter().any(|number| number.level <= Level::Article && number.target.is_none())
}

//! Rule `unused-term`: a defined term that is never used.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use crate::draft::Kind;
use crate::finding::Severity;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unused-term",
    severity: Severity::Warning,
    default: Default::Off,
    page: PAGE,
    check: Check::Draft(check),
};

const PAGE: &str = "\
unused-term

A defined term that is never used

What it does

Reports a term that the article on the use of terms defines and no other clause uses.

Why it matters

The definition outlived the provision it was made for, or the provision says it in other words.

Example

    (c) \"Subscriber information\" shall mean …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let terms = terms(subject);
    if terms.is_empty() {
        return;
    }
    let texts: Vec<String> = subject.draft.clauses.iter().map(|clause| clause.text.as_str().to_lowercase()).collect();
    for (at, term, span) in terms {
        let used =
            texts.iter().enumerate().filter(|&(clause, _)| clause != at.at()).any(|(_, text)| text.contains(&term));
        if !used {
            found.push(Remark::new(&RULE, format!("“{term}” is defined and never used"), subject.place(at, span)));
        }
    }
}

/// The terms that clauses of a definitions article open with, in quotation marks, without their plural.
fn terms(subject: &Subject<'_>) -> Vec<(crate::ClauseIx, String, Span)> {
    const TITLES: [&str; 6] = ["use of terms", "definition", "emploi des termes", "definicion", "термин", "用语"];
    let defines = |at| {
        let article = subject.draft.article(at)?;
        let title = subject.draft.clause(article).text.as_str().to_lowercase();
        TITLES.iter().any(|word| title.contains(word)).then_some(())
    };
    let open = |at: crate::ClauseIx| {
        let clause = subject.draft.clause(at);
        let text = clause.text.as_str();
        let start = text.find(['“', '"', '«']).filter(|&start| start <= 6 && clause.kind >= Kind::Paragraph)?;
        let body = start + text[start..].chars().next()?.len_utf8();
        let end = body + text[body..].find(['”', '"', '»'])?;
        defines(at)?;
        Some((at, text[body..end].trim().to_lowercase(), Span::new(body, end)))
    };
    subject.draft.indices().filter_map(open).collect()
}

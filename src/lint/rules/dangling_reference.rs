//! Rule `dangling-reference`: a reference names a clause that is not there.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rule;
use super::super::Subject;
use super::inline;
use super::numbered::Numbered;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::Language;
use crate::draft::label::Number;
use crate::draft::reference::Level;
use crate::draft::reference::Reference;
use crate::finding::Severity;
use crate::source::Span;

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

Reports a cross-reference whose number no clause of the draft bears. A number that is a gap of its series, or stands inside the text of a clause, is told of by the rules on numbering; whether a paragraph or point is missing can be told only where its neighbours are numbered one by one. References to other instruments are left alone, and so are chapters, sections and annexes where the draft has none, and articles where the draft says `extent: excerpt` or `numbering: unverified`.

Why it matters

Clauses were renumbered or taken out, and the reference was forgotten.

Example

    … the offences of article 66 of this Convention …
";

fn check(subject: &Subject<'_>, found: &mut Vec<Remark>) {
    let numbered = Numbered::of(subject.draft);
    let treaty = is_under_another(subject);
    let counts = |reference: &&Reference| !reference.outside && !subject.is_tombstone(reference.clause);
    for reference in subject.references().iter().filter(counts) {
        let missing = reference.numbers.iter().find(|number| number.label.is_some() && number.target.is_none());
        let Some(missing) = missing.filter(|missing| numbered.has(missing.level)) else { continue };
        let Some(label) = missing.label.as_ref().filter(|label| !is_blank(label)) else { continue };
        let article = names_missing_article(reference);
        if article && (subject.draft.meta.may_lack_numbers() || treaty && is_beyond(subject, reference)) {
            continue;
        }
        let text = subject.draft.clause(reference.clause).text.as_str();
        if is_there(subject, reference, label) || leads_elsewhere(text, reference.span) {
            continue;
        }
        let message = format!("nothing is numbered so: {}", &text[reference.span.range()]);
        found.push(Remark::new(&RULE, message, subject.place(reference.clause, missing.span)));
    }
}

fn names_missing_article(reference: &Reference) -> bool {
    reference.numbers.iter().any(|number| number.level <= Level::Article && number.target.is_none())
}

/// Drafts of an agreement are negotiated beside the decision that adopts it: "decision paragraph 45". "Paragraph 4 of
/// that article" counts in an article named before.
fn leads_elsewhere(text: &str, reference: Span) -> bool {
    let behind: String = text[reference.end as usize..].chars().take(NEAR).collect();
    let elsewhere = behind.starts_with(". of the ") || behind.starts_with(" of that ");
    elsewhere || text[..reference.start as usize].ends_with("decision ") || behind.contains("of the decision")
}

/// Letters behind a reference within which "of the decision" belongs to it.
const NEAR: usize = 30;

/// `paragraph x` is a reference still to be written.
fn is_blank(label: &Label) -> bool {
    matches!(label.printed.to_lowercase().trim_end_matches('.'), "x" | "xx" | "x-y" | "y" | "n")
}

/// Says whether a draft is an agreement under another treaty, which it calls "the Convention" while it is none itself.
fn is_under_another(subject: &Subject<'_>) -> bool {
    let (other, own): (&str, &[&str]) = match subject.draft.meta.language {
        Language::English | Language::Other => ("the Convention", &["his Convention", "present Convention"]),
        Language::French => ("la Convention", &["présente Convention"]),
        Language::Spanish => ("la Convención", &["presente Convención"]),
        Language::Russian => ("Конвенции", &["настоящей Конвенции"]),
        Language::Arabic => ("الاتفاقية", &["هذه الاتفاقية"]),
        Language::Chinese => ("公约", &["本公约"]),
    };
    let says = |words: &str| subject.draft.clauses.iter().any(|clause| clause.text.as_str().contains(words));
    says(other) && !own.iter().any(|own| says(own))
}

/// Says whether all headings that a reference names in vain are numbered higher than any of the draft.
fn is_beyond(subject: &Subject<'_>, reference: &Reference) -> bool {
    let base = |label: &Label| label.number.levels.first().map_or(0, |level| level.base);
    let missing = reference.numbers.iter().filter(|number| number.level <= Level::Article && number.target.is_none());
    let highest = |level: Level| {
        let kind = match level {
            Level::Annex => Kind::Annex,
            Level::Part => Kind::Part,
            Level::Chapter => Kind::Chapter,
            Level::Section => Kind::Section,
            Level::Article | Level::Paragraph | Level::Point => Kind::Article,
        };
        let labels = subject
            .draft
            .clauses
            .iter()
            .filter(|clause| clause.kind == kind)
            .filter_map(|clause| clause.label.as_ref());
        labels.map(base).max().unwrap_or_default()
    };
    missing.into_iter().any(|number| number.label.as_ref().is_some_and(|label| base(label) > highest(number.level)))
}

/// Says whether the number is there after all: in the text of a clause, as a gap of its series, or as a point of another
/// style. Other rules tell of the first two.
fn is_there(subject: &Subject<'_>, reference: &Reference, label: &Label) -> bool {
    // "Article 4.2" is a paragraph or an article of its own, as the house style has it.
    let [level] = label.number.levels[..] else { return true };
    let heading =
        reference.numbers.iter().filter(|number| number.level <= Level::Article).find_map(|number| number.target);
    if names_missing_article(reference) {
        let articles = subject.draft.clauses.iter().filter(|clause| clause.kind == Kind::Article);
        return is_gap(articles.filter_map(|clause| clause.label.as_ref()), label);
    }
    let scope = heading.or_else(|| subject.draft.article(reference.clause)).unwrap_or(ClauseIx::ROOT);
    let named = reference.numbers.iter().filter_map(|number| number.target).next_back();
    let has = |at: ClauseIx, base: &dyn Fn(&Label) -> bool| subject.draft.clause(at).label.as_ref().is_some_and(base);
    let alike = |other: &Label| other.number.levels.first() == Some(&level);
    let deeper =
        named.is_some_and(|named| subject.draft.subtree(named).into_iter().any(|at| at != named && has(at, &alike)));
    let children = subject.draft.clause(scope).children.iter();
    let series = children.filter_map(|&child| subject.draft.clause(child).label.as_ref());
    deeper
        || !is_regular(subject, named.filter(|_| heading != named).unwrap_or(scope))
        || is_gap(series, label)
        || inline::is_printed(subject, scope, label)
        || is_article(subject, reference, label)
}

/// Says whether the clauses in a clause are numbered from the first number on, one by one and without options: only then
/// can it be told that one of them is not there.
fn is_regular(subject: &Subject<'_>, scope: ClauseIx) -> bool {
    let draft = subject.draft;
    let children = draft.clause(scope).children.iter().filter(|&&child| draft.clause(child).kind != Kind::Footnote);
    let labels: Vec<&Label> = children.clone().filter_map(|&child| draft.clause(child).label.as_ref()).collect();
    let counted =
        labels.first().is_some_and(|first| first.is_first()) && labels.windows(2).all(|two| two[1].follows(two[0]));
    let options = draft.subtree(scope).into_iter().any(|at| draft.clause(at).kind == Kind::Choice);
    // Paragraphs of a decision are numbered through all its headings.
    let own = draft.clause(scope).kind >= Kind::Article || draft.clause(scope).kind == Kind::Annex;
    counted && !options && own
}

/// "articles 31, paragraph 1, and 54": the list goes on with articles.
fn is_article(subject: &Subject<'_>, reference: &Reference, label: &Label) -> bool {
    let list = reference.numbers.len() > 2 && reference.numbers[0].level == Level::Article;
    let same = |clause: &&Clause| clause.label.as_ref().is_some_and(|own| own.number == label.number);
    list && subject.draft.clauses.iter().filter(|clause| clause.kind == Kind::Article).any(|clause| same(&clause))
}

/// Says whether a number is missing between numbers of its series.
fn is_gap<'l>(series: impl Iterator<Item = &'l Label>, wanted: &Label) -> bool {
    let numbers: Vec<&Number> = series.filter(|label| label.style == wanted.style).map(|label| &label.number).collect();
    let before = numbers.iter().any(|number| **number < wanted.number);
    let behind = numbers.iter().any(|number| **number > wanted.number);
    before && behind
}

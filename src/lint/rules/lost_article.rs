//! Rule `lost-article`: an article is gone without a note.

use super::super::Check;
use super::super::Default;
use super::super::Remark;
use super::super::Rounds;
use super::super::Rule;
use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::label::Number;
use crate::finding::Severity;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lost-article",
    severity: Severity::Error,
    default: Default::On,
    page: PAGE,
    check: Check::Rounds(check),
};

const PAGE: &str = "\
lost-article

An article is gone without a note

What it does

Reports an article of the draft before that is not there any more, where the articles behind it keep their numbers and nothing stands in its place.

Why it matters

A draft that keeps its numbers says what became of each: without `Deleted.` nobody can tell a decision from a slip.

Example

    ## Article 6

    ## Article 8            article 7 was there in the draft before
";

fn check(rounds: &Rounds<'_>, found: &mut Vec<Remark>) {
    let (old, new) = (rounds.pair.old, rounds.pair.new);
    if new.draft.meta.may_lack_numbers() || !lacks_a_number(rounds) {
        return;
    }
    let articles: Vec<ClauseIx> = old.draft.indices().filter(|&at| is_article(old, at)).collect();
    for (place, &at) in articles.iter().enumerate() {
        let behind = articles[place + 1..].iter().find_map(|&behind| Some((behind, rounds.counterpart(behind)?)));
        let kept = behind.is_some_and(|(behind, there)| number(old, behind) == number(new, there));
        if kept && rounds.counterpart(at).is_none() && !has_number(new, number(old, at)) && !old.is_deleted(at) {
            let message = format!("{} is gone without a note", old.cite(at));
            let remark = Remark::new(&RULE, message, new.head_or_start(rounds.stand_in(at)));
            let remark = remark.help("leave its heading with `Deleted.` in its place");
            found.push(remark.related(old, old.draft.clause(at).span.start));
        }
    }
}

/// Comparing drafts takes time: most have all numbers that the draft before had.
fn lacks_a_number(rounds: &Rounds<'_>) -> bool {
    let old = rounds.pair.old;
    let mut articles = old.draft.indices().filter(|&at| is_article(old, at));
    articles.any(|at| !has_number(rounds.pair.new, number(old, at)))
}

fn is_article(subject: &Subject<'_>, at: ClauseIx) -> bool {
    let clause = subject.draft.clause(at);
    let apart = |above: ClauseIx| matches!(subject.draft.clause(above).kind, Kind::Annex | Kind::Choice);
    clause.kind == Kind::Article && clause.label.is_some() && !subject.draft.ancestors(at).any(apart)
}

fn number<'a>(subject: &Subject<'a>, at: ClauseIx) -> Option<&'a Number> {
    subject.draft.clause(at).label.as_ref().map(|label| &label.number)
}

fn has_number(subject: &Subject<'_>, wanted: Option<&Number>) -> bool {
    subject.draft.indices().any(|at| is_article(subject, at) && number(subject, at) == wanted)
}

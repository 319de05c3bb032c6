//! Adjacent alternatives and sets of options.

use super::BracketIx;
use super::Marks;
use super::Role;
use super::roles;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::kind;
use crate::draft::label::Style;

/// Options side by side of which one is to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionSet {
    /// The clauses, in order.
    pub options: Vec<ClauseIx>,
    /// The one that says nothing, where there is one.
    pub no_text: Option<ClauseIx>,
}

/// How a bracket that adds to the sentence begins: it replaces nothing beside it.
const CONTINUATIONS: [&str; 18] = [
    ",",
    ";",
    "，",
    "、",
    "،",
    "and ",
    "or ",
    "and/or ",
    "including",
    "as well as",
    "y ",
    "o ",
    "et ",
    "ou ",
    "и ",
    "или ",
    "和",
    "以及",
];

/// Words that stand between alternatives, in a bracket of their own or not.
const JOINERS: [&str; 10] = ["or", "and/or", "/", "and", "o", "ou", "или", "或", "أو", "y/o"];

/// Finds the brackets side by side that are a choice.
pub(super) fn alternatives(marks: &Marks, printed: &[String]) -> Vec<Vec<BracketIx>> {
    let mut runs = Runs { marks, printed, last: vec![None; marks.brackets.len() + 1], done: Vec::new() };
    for at in marks.indices() {
        runs.take(at);
    }
    runs.done.retain(|set| set.len() > 1);
    runs.done.sort_unstable();
    runs.done
}

struct Runs<'a> {
    marks: &'a Marks,
    printed: &'a [String],
    /// For each parent (0: none) the run that may go on, and the bracket before.
    last: Vec<Option<(usize, BracketIx)>>,
    done: Vec<Vec<BracketIx>>,
}

impl Runs<'_> {
    fn take(&mut self, at: BracketIx) {
        let parent = self.marks.bracket(at).parent.map_or(0, |parent| parent.at() + 1);
        let run = self.last[parent].filter(|&(_, before)| self.is_next_to(before, at)).map(|(run, _)| run);
        let words = self.words(at);
        let joins = words.is_some_and(|words| JOINERS.contains(&words));
        if joins && run.is_some() {
            self.last[parent] = run.map(|run| (run, at));
            return;
        }
        if self.may_replace(at, words) {
            let run = run.unwrap_or_else(|| {
                self.done.push(Vec::new());
                self.done.len() - 1
            });
            self.done[run].push(at);
            self.last[parent] = Some((run, at));
        } else {
            self.last[parent] = None;
        }
    }

    /// The words in a bracket of one clause, up to a length that tells how it begins.
    fn words(&self, at: BracketIx) -> Option<&str> {
        let bracket = self.marks.bracket(at);
        let span = bracket.span()?;
        Some(roles::inner(&self.printed[bracket.open.clause.at()][span.range()]).trim())
    }

    fn may_replace(&self, at: BracketIx, words: Option<&str>) -> bool {
        let disputed = match self.marks.bracket(at).role {
            Role::Status(_) | Role::Gone => false,
            Role::Disputed | Role::Blank(_) | Role::NoText => true,
        };
        let goes_on = |words: &str| CONTINUATIONS.iter().any(|opening| words.starts_with(opening));
        disputed && words.is_some_and(|words| !goes_on(words) && !JOINERS.contains(&words))
    }

    /// Says whether only blanks or a slash stand between two brackets.
    fn is_next_to(&self, before: BracketIx, after: BracketIx) -> bool {
        let (end, start) = (self.marks.bracket(before).close, self.marks.bracket(after).open);
        end.clause == start.clause
            && self.printed[end.clause.at()]
                .get(end.at as usize..start.at as usize)
                .is_some_and(|between| between.chars().all(|letter| letter.is_whitespace() || letter == '/'))
    }
}

/// Finds the options side by side, and those whose first stands behind the number of the clause that holds the others.
pub(super) fn options(draft: &Draft) -> Vec<OptionSet> {
    let mut sets = Vec::new();
    for parent in draft.indices() {
        let empty = || OptionSet { options: Vec::new(), no_text: None };
        let own = option(draft, parent).filter(|_| holds_next_option(draft, parent));
        let mut run = own.map(|label| (label, join(draft, empty(), parent)));
        for &child in &draft.clause(parent).children {
            let Some(label) = option(draft, child).filter(|_| !holds_next_option(draft, child)) else { continue };
            let goes_on = run.as_ref().is_some_and(|(last, _)| last.style == label.style && last.number < label.number);
            if !goes_on {
                sets.extend(run.take().map(|(_, set)| set));
            }
            let set = run.map_or_else(empty, |(_, set)| set);
            run = Some((label, join(draft, set, child)));
        }
        sets.extend(run.map(|(_, set)| set));
    }
    sets.sort_by_key(|set| set.options[0]);
    sets
}

/// Says whether a clause is an option by its words and holds the next one: `3. Option 1: …`, and in it `Option 2: …`.
fn holds_next_option(draft: &Draft, at: ClauseIx) -> bool {
    let Some(own) = option(draft, at).filter(|_| draft.clause(at).kind != Kind::Choice) else { return false };
    let next = |&child: &ClauseIx| match &draft.clause(child).label {
        Some(label) => {
            draft.clause(child).kind == Kind::Choice && label.style == own.style && own.number < label.number
        }
        None => false,
    };
    draft.clause(at).children.iter().any(next)
}

fn join(draft: &Draft, mut set: OptionSet, option: ClauseIx) -> OptionSet {
    set.options.push(option);
    if says_nothing(draft, option) {
        set.no_text = set.no_text.or(Some(option));
    }
    set
}

/// The label of a clause that is an option: `Option 1: …`, or `9. Alt. 1. …`.
pub(crate) fn option(draft: &Draft, at: ClauseIx) -> Option<Label> {
    let clause = draft.clause(at);
    match clause.kind {
        Kind::Choice => clause.label.clone(),
        Kind::Paragraph | Kind::Point | Kind::Item | Kind::SubItem => {
            let numbered = clause.label.as_ref().is_some_and(|label| label.style != Style::Bullet);
            kind::read_choice(clause.text.as_str()).filter(|_| numbered).map(|(label, _)| label)
        }
        _ => None,
    }
}

/// Says whether an option is to have no text.
pub(crate) fn says_nothing(draft: &Draft, option: ClauseIx) -> bool {
    let clause = draft.clause(option);
    let first = clause.children.first().filter(|_| clause.text.is_empty());
    let clause = first.map_or(clause, |&child| draft.clause(child));
    let text = clause.text.as_str();
    let start = kind::read_choice(text).map_or(0, |(_, length)| length);
    roles::is_no_text(&text[start..])
}

#[cfg(test)]
mod tests {
    use super::super::Marks;
    use super::super::printed;
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    fn choices(words: &str) -> Vec<Vec<String>> {
        let draft = parse(Source::new("a.md", format!("## Article 1\n\n1. {words}\n")));
        let marks = Marks::of(&draft);
        let word = |&at: &BracketIx| {
            let bracket = marks.bracket(at);
            printed(draft.clause(bracket.open.clause))[bracket.span().unwrap().range()].to_owned()
        };
        marks.alternatives.iter().map(|set| set.iter().map(word).collect()).collect()
    }

    #[test]
    fn brackets_side_by_side_are_a_choice() {
        assert_eq!(choices("Parties [shall][should] [may] act [now]."), [["[shall]", "[should]", "[may]"]]);
        assert_eq!(choices("Held [well] [or] [far] below."), [["[well]", "[far]"]]);
        assert_eq!(choices("On [[data][records] [and logs]]."), [["[data]", "[records]"]]);
    }

    #[test]
    fn a_bracket_that_goes_on_with_the_sentence_is_no_alternative() {
        assert!(choices("Parties [shall act] [, as they see fit,] [and report].").is_empty());
        assert!(choices("[Parties shall act.] [agreed ad referendum]").is_empty());
    }

    #[test]
    fn options_in_a_row_are_one_set() {
        let text = "## Article 1\n\n**Option 1:**\n\n1. One.\n\n**Option 2:**\n\nNo text\n\n**Option 1:** Again.\n";
        let draft = parse(Source::new("a.md", text));
        let sets = options(&draft);
        assert_eq!(sets.iter().map(|set| set.options.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(sets[0].no_text, Some(sets[0].options[1]));
    }

    #[track_caller]
    fn sets_of(text: &str) -> Vec<Vec<String>> {
        let draft = parse(Source::new("a.md", text));
        let head = |&at: &ClauseIx| draft.clause(at).head.clone();
        options(&draft).iter().map(|set| set.options.iter().map(head).collect()).collect()
    }

    #[test]
    fn the_first_option_may_stand_behind_the_number_of_its_paragraph() {
        let flat = "## Article 1\n\n3. Option A: One.\n\nOption B: Two.\n\n4. Option A: Three.\n\nOption B: Four.\n";
        assert_eq!(sets_of(flat), [["3.", "Option B:"], ["4.", "Option B:"]]);
        let list = "## Article 1\n\n3. **Option 1:** One.\n\n    **Option 2:** Two.\n\n4. Three.\n";
        assert_eq!(sets_of(list), [["3.", "Option 2:"]]);
    }

    #[test]
    fn alternatives_of_a_paragraph_are_options() {
        let text = "## Article 1\n\n[9. Alt. 1. Each Party may act.]\n\n[9. Alt. 2. No text.]\n";
        let draft = parse(Source::new("a.md", text));
        let sets = options(&draft);
        assert_eq!(sets.len(), 1);
        assert_eq!(sets[0].options.len(), 2);
        assert_eq!(sets[0].no_text, Some(sets[0].options[1]));
    }
}

//! Which bracket closes which.

use super::Bracket;
use super::BracketIx;
use super::Closing;
use super::Mark;
use super::Marks;
use super::Own;
use super::Placed;
use super::Point;
use super::Role;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::source::Span;

/// What stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Open,
    Close,
    Note,
}

/// A sign with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) span: Span,
}

/// The longest name of a footnote that is read as one; a longer `[^…]` is a bracket.
const LONGEST_NOTE_NAME: usize = 24;

pub(super) fn is_bracket(letter: char) -> bool {
    matches!(letter, '[' | ']' | '［' | '］')
}

/// All brackets and printed footnote calls of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, letter) in text.char_indices().filter(|&(_, letter)| is_bracket(letter)) {
        if at < done {
            continue;
        }
        let note = note_length(&text[at..]);
        let (sign, length) = match letter {
            '[' | '［' if note > 0 => (Sign::Note, note),
            '[' | '［' => (Sign::Open, letter.len_utf8()),
            _ => (Sign::Close, letter.len_utf8()),
        };
        done = at + length;
        found.push(Token { sign, span: Span::new(at, done) });
    }
    found
}

/// Bytes of `[^1]` at the start of a text, 0 for anything else.
fn note_length(text: &str) -> usize {
    let Some(name) = text.strip_prefix("[^") else { return 0 };
    let end = name.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_'))).unwrap_or(0);
    let closed = (1..=LONGEST_NOTE_NAME).contains(&end) && name[end..].starts_with(']');
    if closed { "[^".len() + end + "]".len() } else { 0 }
}

/// A bracket that has no partner in its clause.
#[derive(Debug, Clone, Copy)]
enum Left {
    Open(BracketIx),
    /// Which mark of which clause.
    Close(ClauseIx, usize),
}

struct Matcher {
    marks: Marks,
    /// The lengths of the printed words.
    ends: Vec<u32>,
    /// What is still without partner, by clause, with what its children left.
    left: Vec<Vec<Left>>,
}

/// Reads the brackets of all clauses and finds their partners.
pub(super) fn matched(draft: &Draft, printed: &[String]) -> Marks {
    let ends = printed.iter().map(|words| words.len() as u32).collect();
    let marks = Marks { own: vec![Own::default(); printed.len()], ..Marks::default() };
    let mut matcher = Matcher { marks, ends, left: vec![Vec::new(); printed.len()] };
    for at in draft.indices() {
        matcher.within(at, &printed[at.at()]);
    }
    matcher.across(draft);
    matcher.nest(draft);
    matcher.marks
}

impl Matcher {
    /// Matches within one clause; what has no partner is left, closing brackets first.
    fn within(&mut self, clause: ClauseIx, words: &str) {
        let mut open: Vec<BracketIx> = Vec::new();
        for token in tokens(words) {
            let mark = match token.sign {
                Sign::Note => Mark::Note,
                Sign::Open => {
                    let bracket = self.open(Point { clause, at: token.span.start });
                    open.push(bracket);
                    Mark::Open(bracket)
                }
                Sign::Close => match open.pop() {
                    Some(bracket) => {
                        self.close(bracket, Point { clause, at: token.span.end });
                        Mark::Close(bracket)
                    }
                    None => {
                        let at = self.marks.own[clause.at()].placed.len();
                        self.left[clause.at()].push(Left::Close(clause, at));
                        Mark::Stray
                    }
                },
            };
            self.marks.own[clause.at()].placed.push(Placed { span: token.span, mark });
        }
        self.left[clause.at()].extend(open.into_iter().map(Left::Open));
    }

    fn open(&mut self, open: Point) -> BracketIx {
        let close = Point { clause: open.clause, at: self.ends[open.clause.at()] };
        let closing = Closing::Assumed;
        let bracket = Bracket { open, close, closing, parent: None, depth: 0, role: Role::Disputed };
        self.marks.brackets.push(bracket);
        BracketIx::new(self.marks.brackets.len() - 1)
    }

    fn close(&mut self, bracket: BracketIx, close: Point) {
        let bracket = &mut self.marks.brackets[bracket.at()];
        (bracket.close, bracket.closing) = (close, Closing::Printed);
    }

    /// Matches across clauses, from the leaves up to the headings.
    fn across(&mut self, draft: &Draft) {
        for at in draft.indices().rev() {
            let mut left = std::mem::take(&mut self.left[at.at()]);
            for &child in &draft.clause(at).children {
                left.append(&mut self.left[child.at()]);
            }
            let balanced = balance(&left);
            // Between paragraphs a bracket without partner could be any of them; within one it is the odd one.
            let Some((pairs, alone)) =
                balanced.filter(|(_, alone)| alone.is_empty() || !draft.clause(at).kind.has_heading())
            else {
                self.left[at.at()] = left;
                self.forget_at_border(draft, at);
                continue;
            };
            self.left[at.at()] = alone;
            self.forget_at_border(draft, at);
            for (bracket, clause, mark) in pairs {
                let placed = &mut self.marks.own[clause.at()].placed[mark];
                placed.mark = Mark::Close(bracket);
                let close = Point { clause, at: placed.span.end };
                self.close(bracket, close);
            }
        }
    }

    /// Nothing matches beyond an article or another heading, or out of a footnote.
    fn forget_at_border(&mut self, draft: &Draft, at: ClauseIx) {
        let kind = draft.clause(at).kind;
        if kind.has_heading() || kind == Kind::Footnote {
            self.left[at.at()].clear();
        }
    }

    /// Finds the parents, and how many brackets are open where clauses start.
    fn nest(&mut self, draft: &Draft) {
        let mut running: Vec<BracketIx> = Vec::new();
        for at in draft.indices() {
            let mut alone = Vec::new();
            let footnote = draft.clause(at).kind == Kind::Footnote;
            let open = if footnote { &mut alone } else { &mut running };
            self.marks.own[at.at()].entry = open.len() as u32;
            for placed in &self.marks.own[at.at()].placed {
                match placed.mark {
                    Mark::Open(bracket) => {
                        let found = &mut self.marks.brackets[bracket.at()];
                        (found.parent, found.depth) = (open.last().copied(), open.len() as u32);
                        open.push(bracket);
                    }
                    Mark::Close(bracket) => {
                        let top = open.pop();
                        debug_assert_eq!(top, Some(bracket), "what has no partner stands outside all that have one");
                    }
                    Mark::Stray | Mark::Note => {}
                }
            }
            while open.last().is_some_and(|top| self.marks.brackets[top.at()].closing == Closing::Assumed) {
                open.pop();
            }
        }
    }
}

/// The pairs of a row of brackets.
type Pairs = Vec<(BracketIx, ClauseIx, usize)>;

/// The pairs of a row of brackets, and the closing ones that have no partner in it; nothing where one that opens has none.
fn balance(left: &[Left]) -> Option<(Pairs, Vec<Left>)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    let mut alone = Vec::new();
    for &item in left {
        match item {
            Left::Open(bracket) => open.push(bracket),
            Left::Close(clause, mark) => match open.pop() {
                Some(bracket) => pairs.push((bracket, clause, mark)),
                None => alone.push(item),
            },
        }
    }
    open.is_empty().then_some((pairs, alone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    fn read(markdown: &str) -> (Draft, Marks) {
        let draft = parse(Source::new("a.md", markdown));
        let marks = Marks::of(&draft);
        (draft, marks)
    }

    #[test]
    fn a_bracket_may_open_in_the_chapeau_and_close_in_the_last_point() {
        let (draft, marks) = read("## Article 1\n\n1. [Each Party shall:\n\n(a) act;\n\n(b) report.]\n");
        assert_eq!(marks.findings, []);
        let bracket = marks.brackets[0];
        assert_eq!(draft.clause(bracket.open.clause).kind, Kind::Paragraph);
        assert_eq!(draft.clause(bracket.close.clause).head, "(b)");
        let entries: Vec<u32> = draft.indices().map(|at| marks.entry(at)).collect();
        assert_eq!(entries, [0, 0, 0, 1, 1]);
    }

    #[test]
    fn a_stray_bracket_leaves_other_paragraphs_alone() {
        let text = "## Article 1\n\n1. [Each Party shall:\n\n(a) act;\n\n(b) report.]\n\n2. One [two.\n\n3. Three.\n";
        let (draft, marks) = read(text);
        assert_eq!(marks.findings.len(), 1);
        assert_eq!(draft.source.slice(marks.findings[0].span), "[");
        assert_eq!(marks.brackets[0].closing, Closing::Printed);
        assert_eq!(marks.brackets[1].closing, Closing::Assumed);
        assert_eq!(marks.brackets[1].close.clause, marks.brackets[1].open.clause);
    }

    #[test]
    fn a_stray_bracket_in_a_paragraph_leaves_its_list_its_bracket() {
        let text = "## Article 1\n\n1. Each Party shall:\n\n   [inter alia:\n\n   (a) act;\n\n   (b) report].\n\n   **Option 1:** No text.]\n";
        let (draft, marks) = read(text);
        assert_eq!(marks.findings.len(), 1);
        assert_eq!(draft.clause(marks.brackets[0].close.clause).head, "(b)");
    }

    #[test]
    fn a_bracket_never_leaves_its_article() {
        let (_, marks) = read("## Article 1\n\nOne [two.\n\n## Article 2\n\nThree] four.\n");
        assert_eq!(marks.findings.len(), 2);
        assert_eq!(marks.brackets.len(), 1);
    }

    #[test]
    fn a_bracketed_heading_holds_its_article() {
        let (_, marks) = read("## [Article 3 bis. Title\n\n1. One.\n\n2. Two.]\n");
        assert_eq!(marks.findings, []);
        assert_eq!(marks.brackets.len(), 1);
    }

    #[test]
    fn a_stray_bracket_in_a_head_is_found_in_the_source() {
        let (draft, marks) = read("## [Article 3 bis. Title\n\n1. One.\n");
        assert_eq!(marks.findings[0].span, Span::new(3, 4));
        assert_eq!(draft.source.slice(marks.findings[0].span), "[");
    }

    #[test]
    fn a_footnote_call_is_no_bracket() {
        assert_eq!(tokens("a [[^9]] b [^] c").iter().filter(|token| token.sign == Sign::Note).count(), 1);
        assert_eq!(tokens("a [[^9]] b [^] c").len(), 5);
    }
}

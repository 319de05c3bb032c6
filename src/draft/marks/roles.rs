//! What a bracket stands for, and blanks without brackets.

use super::Agreement;
use super::BracketIx;
use super::Marks;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::tombstone;
use crate::source::Span;

/// What a bracket stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Words that are not agreed.
    Disputed,
    /// `[agreed ad referendum]`: says how far the words before it have come.
    Status(Agreement),
    /// `[x]`, `[year x]`, `[placeholder …]`: words to come.
    Blank(BlankKind),
    /// `[No text]`: the option to say nothing.
    NoText,
    /// `[Repealed, 2024, c. 17]`, `[Amendments]`: says what became of the words that stood here, or where they stand.
    Gone,
}

impl Role {
    /// Says whether the words in it are about the draft's words, not among them: then they leave nothing open.
    pub fn is_remark(self) -> bool {
        match self {
            Role::Status(_) | Role::Gone => true,
            Role::Disputed | Role::Blank(_) | Role::NoText => false,
        }
    }
}

/// What a blank waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlankKind {
    /// A number, a date, a name.
    Slot,
    /// A whole text.
    Placeholder,
}

/// A blank to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// Where.
    pub clause: ClauseIx,
    /// Its place in the printed words.
    pub span: Span,
    /// What it waits for.
    pub kind: BlankKind,
    /// Its bracket; `20XX` has none.
    pub bracket: Option<BracketIx>,
}

/// The longest text of a bracket that may be a status, a slot or "no text"; what is longer says something of its own.
const LONGEST_FORMULA: usize = 90;

/// Gives every bracket its role and finds the blanks.
pub(super) fn assign(marks: &mut Marks, draft: &Draft, printed: &[String]) {
    for at in marks.indices() {
        let bracket = marks.bracket(at);
        let Some(span) = bracket.span() else { continue };
        let words = &printed[bracket.open.clause.at()][span.range()];
        let whole = super::text_start(draft.clause(bracket.open.clause)) == span.start;
        let role = if whole && tombstone::stands_elsewhere(draft.clause(bracket.open.clause).text.as_str()) {
            Role::Gone
        } else {
            role(inner(words))
        };
        if let Role::Blank(kind) = role {
            marks.blanks.push(Blank { clause: bracket.open.clause, span, kind, bracket: Some(at) });
        }
        marks.brackets[at.at()].role = role;
    }
    for (at, words) in printed.iter().enumerate() {
        bare_blanks(ClauseIx::new(at), words, &mut marks.blanks);
    }
    marks.blanks.sort_by_key(|blank| (blank.clause, blank.span, blank.bracket.is_none()));
    marks.blanks.dedup_by(|later, first| later.clause == first.clause && first.span.contains(later.span));
}

/// The words between the brackets.
pub(super) fn inner(words: &str) -> &str {
    let words = words.strip_prefix(['[', '［']).unwrap_or(words);
    words.strip_suffix([']', '］']).unwrap_or(words)
}

fn role(inner: &str) -> Role {
    let start = fold(first(inner, LONGEST_FORMULA));
    if is_placeholder(&start) {
        return Role::Blank(BlankKind::Placeholder);
    }
    if inner.len() > LONGEST_FORMULA {
        return Role::Disputed;
    }
    // A bracket round a status is no status: `[1. Text. [agreed ad referendum]]`.
    let formula = !inner.contains(['[', '［']);
    if let Some(agreement) = status(&start).filter(|_| formula) {
        Role::Status(agreement)
    } else if tombstone::is_repeal(&start) {
        Role::Gone
    } else if is_no_text(&start) {
        Role::NoText
    } else if is_slot(&start) {
        Role::Blank(BlankKind::Slot)
    } else {
        Role::Disputed
    }
}

/// The first bytes of a text, at a border of characters.
fn first(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

fn fold(text: &str) -> String {
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ';' | ':' | '*')).to_lowercase()
}

/// Reads a status in whatever of the six languages.
pub(super) fn status(text: &str) -> Option<Agreement> {
    const AD_REFERENDUM: [&str; 7] =
        ["ad ref", "ad réf", "ад референдум", "尚待核准", "待核准", "بشرط الاستشارة", "رهن الاستشارة"];
    const AGREED: [&str; 9] = [
        "agreed",
        "provisionally agreed",
        "agreed in informals",
        "acordado",
        "convenu",
        "согласовано",
        "商定",
        "已商定",
        "متفق عليه",
    ];
    let text = text.trim().to_lowercase();
    if AD_REFERENDUM.iter().any(|formula| text.contains(formula)) {
        Some(Agreement::AdReferendum)
    } else {
        AGREED.contains(&text.as_str()).then_some(Agreement::Agreed)
    }
}

fn is_placeholder(folded: &str) -> bool {
    const OPENINGS: [&str; 8] = [
        "placeholder",
        "marcador de posición",
        "espace réservé",
        "место для",
        "заполнитель",
        "占位",
        "待补",
        "عنصر نائب",
    ];
    OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

/// Says whether an option is to say nothing.
pub(super) fn is_no_text(text: &str) -> bool {
    const FORMULAS: [&str; 11] = [
        "no text",
        "no provision",
        "no article",
        "no paragraph",
        "sin texto",
        "ningún texto",
        "pas de texte",
        "aucun texte",
        "без текста",
        "无案文",
        "لا نص",
    ];
    let text = fold(first(text, LONGEST_FORMULA));
    let text = text.trim_start_matches(['[', '*', ' ']);
    FORMULAS
        .iter()
        .any(|formula| text.strip_prefix(formula).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// A slot: words that only name what is missing, one of them at least a gap.
fn is_slot(folded: &str) -> bool {
    const GLUE: [&str; 16] = [
        "by",
        "in",
        "on",
        "the",
        "of",
        "no",
        "article",
        "articles",
        "annex",
        "paragraph",
        "day",
        "month",
        "number",
        "name",
        "session",
        "meeting",
    ];
    let mut words = folded.split([' ', '\u{a0}', '/', ',']).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        return true;
    }
    let mut gap = false;
    let known = words.all(|word| {
        gap |= is_gap(word);
        is_gap(word) || GLUE.contains(&word)
    });
    known && gap || matches!(folded, "to be completed" | "to be determined" | "to be decided" | "to be inserted")
}

fn is_gap(word: &str) -> bool {
    const GAPS: [&str; 10] = ["date", "year", "tbd", "tbc", "insert", "fecha", "año", "дата", "日期", "年份"];
    let drawn = |letter: char| matches!(letter, 'x' | '.' | '…' | '_' | '-' | '–' | '—' | '●' | '•' | '*' | '?');
    GAPS.contains(&word) || word.chars().all(drawn) || is_century(word)
}

/// `20xx`, `19xx`.
fn is_century(word: &str) -> bool {
    let digits = word.trim_end_matches(['x', 'X']);
    word.len() > digits.len() && digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Blanks that stand without brackets: `20XX`, `XXX`, `____`, `{Placeholder for preamble}`.
fn bare_blanks(clause: ClauseIx, words: &str, found: &mut Vec<Blank>) {
    let mut start = None;
    for (at, letter) in words.char_indices().chain([(words.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || letter == '_';
        match start {
            None if inside => start = Some(at),
            Some(first) if !inside => {
                if is_bare_slot(&words[first..at]) {
                    found.push(Blank { clause, span: Span::new(first, at), kind: BlankKind::Slot, bracket: None });
                }
                start = None;
            }
            _ => {}
        }
    }
    for (at, _) in words.match_indices('{') {
        let rest = &words[at + 1..];
        if is_placeholder(&fold(first(rest, LONGEST_FORMULA))) {
            let end = rest.find('}').map_or(words.len(), |end| at + end + 2);
            found.push(Blank { clause, span: Span::new(at, end), kind: BlankKind::Placeholder, bracket: None });
        }
    }
}

fn is_bare_slot(word: &str) -> bool {
    let drawn = |sign: u8| word.len() >= 3 && word.bytes().all(|byte| byte == sign);
    drawn(b'X') || drawn(b'_') || is_century(word) && word.ends_with('X')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_words() {
        assert_eq!(role("agreed ad referendum"), Role::Status(Agreement::AdReferendum));
        assert_eq!(role("Agreed"), Role::Status(Agreement::Agreed));
        assert_eq!(role("agreed terms"), Role::Disputed);
        assert_eq!(role("Repealed, 2024, c. 17, s. 325"), Role::Gone);
        assert_eq!(role("Abrogé, 2023, ch. 26, art. 292"), Role::Gone);
        assert_eq!(role("repealed acts and decisions"), Role::Disputed);
        assert_eq!(role("No text."), Role::NoText);
        assert_eq!(role("no texts of law"), Role::Disputed);
        for slot in ["x", "year x", "by X date", "20XX", "…", "", "Annex XX", "____"] {
            assert_eq!(role(slot), Role::Blank(BlankKind::Slot), "{slot}");
        }
        assert_eq!(role("Placeholder for the preamble of this text"), Role::Blank(BlankKind::Placeholder));
        for words in ["by", "2020", "article", "the number", "fixed"] {
            assert_eq!(role(words), Role::Disputed, "{words}");
        }
    }

    #[test]
    fn bare_blanks_are_found() {
        let mut found = Vec::new();
        bare_blanks(ClauseIx::ROOT, "by 20XX, Annex XXX, Part XX, ____ and {Placeholder for more}", &mut found);
        let spans: Vec<_> = found.iter().map(|blank| (blank.span.start, blank.span.end)).collect();
        assert_eq!(spans, [(3, 7), (15, 18), (29, 33), (38, 60)]);
    }
}

//! Clauses of which only a note is left: "Deleted.", "Moved to article 54", `[Repealed]`.

use super::ClauseIx;
use super::Draft;
use super::Kind;
use super::account;
use super::terms;

/// How such notes begin.
const OPENINGS: [&str; 16] = [
    "deleted",
    "[deleted",
    "moved",
    "repealed",
    "[repealed",
    "abrogé",
    "[abrogé",
    "supprimé",
    "derogado",
    "[derogado",
    "suprimido",
    "исключен",
    "删除",
    "已删除",
    "حذفت",
    "تحذف",
];

/// Words that say of what stood in a place that it is gone.
const GONE: [&str; 8] = ["repealed", "deleted", "abrogé", "abrogée", "supprimé", "derogado", "suprimido", "исключен"];

/// Says whether folded words are a note of a repeal and no more: "repealed, 2024, c. 17", "deleted".
pub(crate) fn is_repeal(words: &str) -> bool {
    let behind = GONE.iter().filter_map(|gone| words.strip_prefix(gone)).min_by_key(|rest| rest.len());
    behind.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with([',', ';', ':']) || rest.ends_with(|last: char| last.is_ascii_digit())
    })
}

/// More words than this say more than what happened to the clause.
const LONGEST: usize = 20;

/// No note of so few words has more bytes; most clauses have, and are told by it at once.
const LONGEST_BYTES: usize = LONGEST * 12;

/// What consolidated acts print where an act amends another: the words themselves stand in that one.
const ELSEWHERE: [&str; 6] =
    ["amendment", "amendments", "modification", "modifications", "related amendments", "modifications connexes"];

/// Says whether the whole text of a clause is a note that its words stand elsewhere: `[Amendments]`.
pub(crate) fn stands_elsewhere(text: &str) -> bool {
    let inner = text.trim_end().strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(|inner| ELSEWHERE.iter().any(|note| inner.eq_ignore_ascii_case(note)))
}

/// Says whether the words of a clause only say what happened to it.
pub(crate) fn is_tombstone(draft: &Draft, at: ClauseIx) -> bool {
    let text = draft.clause(at).text.as_str();
    if text.len() > LONGEST_BYTES {
        return false;
    }
    let text = behind_term(text);
    if !may_open(text) {
        return false;
    }
    let start: String = text.chars().take(12).collect::<String>().to_lowercase();
    (OPENINGS.iter().any(|opening| start.starts_with(opening)) || account::opens(&start) || stands_elsewhere(text))
        && text.split_whitespace().take(LONGEST + 1).count() <= LONGEST
}

/// What stands behind the term of a definition: `“band” [Repealed, 2022, c. 9]`; else all of the text.
fn behind_term(text: &str) -> &str {
    let behind = terms::defined(text).map(|(_, behind)| behind.trim_start());
    // Without brackets it is a sentence on the term: “party” deleted from the list …
    behind.filter(|behind| behind.starts_with('[')).unwrap_or(text)
}

/// With which two letters notes begin: for each small Latin letter, as bits, those that may follow it.
const INITIALS: [u32; 26] = {
    let mut table = initials(initials([0; 26], &OPENINGS), &ELSEWHERE);
    let mut at = 0;
    while at < account::VERBS.len() {
        table = initials(table, account::VERBS[at].1);
        at += 1;
    }
    table
};

/// Adds the first two letters of words to a table, where both are small Latin letters.
const fn initials(mut table: [u32; 26], words: &[&str]) -> [u32; 26] {
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        if word[0].is_ascii_lowercase() && word[1].is_ascii_lowercase() {
            table[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
        }
        at += 1;
    }
    table
}

/// A cheap refusal of most texts by their first two letters; others than Latin ones may open any note.
fn may_open(text: &str) -> bool {
    let mut letters = text.bytes().skip_while(|&byte| byte == b'[').map(|byte| byte.to_ascii_lowercase());
    match (letters.next(), letters.next()) {
        (Some(first @ b'a'..=b'z'), Some(second @ b'a'..=b'z')) => {
            INITIALS[usize::from(first - b'a')] >> (second - b'a') & 1 == 1
        }
        (first, second) => [first, second].into_iter().flatten().any(|byte| !byte.is_ascii()),
    }
}

/// Says whether nothing but such a note is left of an article.
pub(crate) fn is_gone(draft: &Draft, at: ClauseIx) -> bool {
    let clause = draft.clause(at);
    let mut texts = clause.children.iter().filter(|&&child| draft.clause(child).kind != Kind::Footnote).peekable();
    texts.peek().is_some() && texts.all(|&child| is_tombstone(draft, child)) || is_tombstone(draft, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn gone(text: &str) -> bool {
        let draft = parse(Source::new("a.md", text));
        let article = draft.indices().find(|&at| draft.clause(at).kind == Kind::Article).unwrap();
        is_gone(&draft, article)
    }

    #[test]
    fn a_note_in_the_place_of_an_article_is_all_that_is_left_of_it() {
        assert!(gone("## Article 9\n\nDeleted and merged into article 30 as revised.\n"));
        assert!(gone("## Section 47\n\n[Repealed before coming into force, 1997, c. 11, s. 8]\n"));
    }

    #[test]
    fn a_note_that_the_words_stand_in_another_act_is_a_note() {
        assert!(gone("## Section 89\n\n(1) [Amendment]\n\n(2) [Repealed, 2008, c. 20, s. 3]\n"));
        assert!(!gone("## Article 9\n\n[Amendments] [Protocols] are open for signature.\n"));
    }

    #[test]
    fn the_note_in_the_place_of_a_definition_stands_behind_its_term() {
        assert!(gone("## Article 1\n\n“pier” [Repealed, 2024, c. 17, s. 2]\n"));
        assert!(!gone("## Article 1\n\n“pier” means a mole.\n"));
    }

    #[test]
    fn an_article_on_deleted_things_is_there() {
        assert!(!gone("## Article 9\n\n1. Deleted data are restored.\n\n2. Each Party keeps a copy.\n"));
    }
}

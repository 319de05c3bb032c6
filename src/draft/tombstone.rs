//! Clauses of which only a note is left: "Deleted.", "Moved to article 54", `[Repealed]`.

use super::ClauseIx;
use super::Draft;
use super::Kind;
use super::account;

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

/// Says whether the words of a clause only say what happened to it.
pub(crate) fn is_tombstone(draft: &Draft, at: ClauseIx) -> bool {
    let text = draft.clause(at).text.as_str();
    if text.len() > LONGEST_BYTES {
        return false;
    }
    if !may_open(text) {
        return false;
    }
    let start: String = text.chars().take(12).collect::<String>().to_lowercase();
    (OPENINGS.iter().any(|opening| start.starts_with(opening)) || account::opens(&start))
        && text.split_whitespace().take(LONGEST + 1).count() <= LONGEST
}

/// With which two letters notes begin: for each small Latin letter, as bits, those that may follow it.
const INITIALS: [u32; 26] = {
    let mut table = initials([0; 26], &OPENINGS);
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
    fn an_article_on_deleted_things_is_there() {
        assert!(!gone("## Article 9\n\n1. Deleted data are restored.\n\n2. Each Party keeps a copy.\n"));
    }
}

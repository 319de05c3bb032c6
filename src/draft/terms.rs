//! The terms that definitions open with: `“Party” means …`, `« Partie » s'entend …`, `"电子数据"系指…`.

use super::Draft;

/// A term is so many characters long at most; what is longer in quotes is a passage.
const LONGEST: usize = 80;

/// What stands behind a term that is defined, in small letters.
const MEANS: [&str; 22] = [
    "means",
    "mean",
    "includes",
    "include",
    "has the meaning",
    "shall mean",
    "is a",
    "is an",
    "is the",
    "désigne",
    "s’entend",
    "s'entend",
    "comprend",
    "significa",
    "se entend",
    "se entiende",
    "означает",
    "означают",
    "是指",
    "系指",
    "指",
    "يعني",
];

/// The term in quotes that a text opens with, as printed, and what stands behind it.
pub(crate) fn defined(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['[', ' ', '(']);
    let opening = text.chars().next()?;
    let closing: &[char] = match opening {
        '“' | '„' => &['”', '“', '"'],
        '"' => &['"', '”'],
        '«' => &['»'],
        '‘' | '\'' => &['’', '\''],
        '《' => &['》'],
        _ => return None,
    };
    let inner = &text[opening.len_utf8()..];
    let end = inner.find(closing)?;
    let behind = inner[end..].chars().next().map_or("", |mark| &inner[end + mark.len_utf8()..]);
    let term = inner[..end].trim();
    let counted = term.chars().filter(|letter| !matches!(letter, '[' | ']'));
    (!term.is_empty() && counted.count() <= LONGEST).then_some((term, behind))
}

/// A term that a clause can be cited by: no mark in it parts citations or ends a sentence.
pub(super) fn citable(text: &str) -> Option<&str> {
    const MARKS: [char; 17] = [',', ';', '(', ')', '[', ']', '.', '“', '”', '"', '«', '»', '،', '、', '，', '第', '\n'];
    let (term, behind) = defined(text)?;
    let goes_on = !behind.trim_start().starts_with(['“', '"', '«', '„', '‘', '、']);
    (goes_on && !term.contains(MARKS) && term.contains(char::is_alphanumeric)).then_some(term)
}

/// Says whether a text says what its term means.
pub(super) fn says_what_it_means(text: &str) -> bool {
    const LONGEST_WORDS: usize = 24;
    let behind = defined(text).map_or("", |(_, behind)| behind).trim_start();
    let behind: String = behind.chars().take(LONGEST_WORDS).flat_map(char::to_lowercase).collect();
    MEANS.iter().any(|word| behind.starts_with(word))
}

/// The clauses among some beside each other that define a term which no other of them defines: those that say so, and
/// those of a list of terms.
pub(super) fn defining(draft: &Draft, clauses: &[super::ClauseIx]) -> Vec<super::ClauseIx> {
    let text = |at: super::ClauseIx| draft.clause(at).text.as_str();
    let terms: Vec<_> = clauses.iter().filter_map(|&at| Some((key(citable(text(at))?), at))).collect();
    let several = terms.len() > 1;
    let mut counts = rustc_hash::FxHashMap::default();
    for (key, _) in &terms {
        *counts.entry(key.clone()).or_insert(0) += 1;
    }
    let once = terms.into_iter().filter(|(key, at)| counts[key] == 1 && (several || says_what_it_means(text(*at))));
    once.map(|(_, at)| at).collect()
}

/// A term without case and punctuation, as citations are compared.
fn key(term: &str) -> String {
    term.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_opens_with_its_term_in_quotes() {
        assert_eq!(defined("“Party” means a State"), Some(("Party", " means a State")));
        assert_eq!(defined("« Partie » s'entend").map(|found| found.0), Some("Partie"));
        assert_eq!(defined("Each Party shall"), None);
    }

    #[test]
    fn a_clause_is_cited_by_a_term_that_is_one() {
        assert_eq!(citable("“Party” means a State"), Some("Party"));
        assert_eq!(citable("“Party”, in relation to nets, means"), Some("Party"));
        assert_eq!(citable("“Seals, otters” means"), None);
        assert_eq!(citable("“有毒”“有害”等问题"), None);
        assert_eq!(citable("“Seals are fed.” is deleted."), None);
    }
}

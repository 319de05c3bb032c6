//! Nouns of French with their articles, genders and plurals.

use crate::redline::story::fact;

/// Nouns of headings and clauses that are feminine; all others are masculine.
pub(super) const FEMININE: [&str; 13] = [
    "annexe",
    "partie",
    "section",
    "option",
    "note",
    "règle",
    "clause",
    "disposition",
    "définition",
    "directive",
    "recommandation",
    "décision",
    "résolution",
];

pub(super) fn is_feminine(cite: &str) -> bool {
    let noun = cite.split([' ', ',']).next().unwrap_or_default();
    FEMININE.contains(&noun)
}

pub(super) fn feminine_unit(unit: &fact::Unit) -> bool {
    unit.as_deref().is_some_and(is_feminine)
}

pub(super) fn participle(masculine: &str, feminine: bool, plural: bool) -> String {
    [masculine, if feminine { "e" } else { "" }, if plural { "s" } else { "" }].concat()
}

/// A participle that goes with a citation.
pub(super) fn agreed(masculine: &str, cite: &str) -> String {
    participle(masculine, is_feminine(cite), false)
}

pub(super) fn elides(cite: &str) -> bool {
    cite.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'h'])
}

/// A citation with its article: `l’article 6`, `la section 2`; headings in quotes have none.
pub(super) fn the(cite: &str) -> String {
    match cite {
        quote if quote.starts_with(|letter: char| !letter.is_lowercase()) => quote.to_owned(),
        titled if titled.starts_with("le ") => titled.to_owned(),
        vowel if elides(vowel) => format!("l’{vowel}"),
        feminine if is_feminine(feminine) => format!("la {feminine}"),
        masculine => format!("le {masculine}"),
    }
}

/// A citation as a place: `à l’article 6`, `au paragraphe 1`.
pub(super) fn at(cite: &str) -> String {
    match the(cite) {
        masculine if masculine.starts_with("le ") => format!("au {}", &masculine["le ".len()..]),
        other => format!("à {other}"),
    }
}

/// What a citation is of: `de l’article 6`, `du paragraphe 1`.
pub(super) fn of(cite: &str) -> String {
    match the(cite) {
        masculine if masculine.starts_with("le ") => format!("du {}", &masculine["le ".len()..]),
        other => format!("de {other}"),
    }
}

pub(super) fn former(cite: &str) -> String {
    let old = if is_feminine(cite) { "ancienne" } else { "ancien" };
    format!("l’{old} {cite}")
}

/// The plural of what a clause is called: `alinéas non numérotés`.
pub(super) fn plural(words: &str) -> String {
    let one = |word: &str| if word == "non" || word.ends_with('s') { word.to_owned() } else { format!("{word}s") };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

pub(super) fn units(unit: &fact::Unit, number: usize) -> String {
    let word = unit.as_deref().unwrap_or("article");
    if number < 2 { word.to_owned() } else { plural(word) }
}

/// The singular goes with nought and one.
pub(super) fn counted(number: usize, one: &str, several: &str) -> String {
    (if number < 2 { one } else { several }).replace("{}", &number.to_string())
}

//! Nouns of Spanish with their articles, genders and plurals.

use crate::redline::story::fact;

/// Says whether the noun of a citation is feminine, by its ending.
pub(super) fn is_feminine(cite: &str) -> bool {
    let noun = cite.split([' ', ',']).next().unwrap_or_default();
    noun.ends_with('a') || noun.ends_with("ión") || noun == "parte"
}

/// A citation with its article: `el artículo 6`, `la sección 2`; headings in quotes have none.
pub(super) fn the(cite: &str) -> String {
    match cite {
        quote if quote.starts_with(|letter: char| !letter.is_lowercase()) => quote.to_owned(),
        titled if titled.starts_with("el ") => titled.to_owned(),
        feminine if is_feminine(feminine) => format!("la {feminine}"),
        masculine => format!("el {masculine}"),
    }
}

pub(super) fn at(cite: &str) -> String {
    format!("en {}", the(cite))
}

/// `al artículo 6`, `a la sección 2`.
pub(super) fn to(cite: &str) -> String {
    match the(cite) {
        masculine if masculine.starts_with("el ") => format!("al {}", &masculine["el ".len()..]),
        other => format!("a {other}"),
    }
}

/// `del artículo 6`, `de la sección 2`.
pub(super) fn of(cite: &str) -> String {
    match the(cite) {
        masculine if masculine.starts_with("el ") => format!("del {}", &masculine["el ".len()..]),
        other => format!("de {other}"),
    }
}

/// The plural of what a clause is called: `párrafos sin número`, `secciones`.
pub(super) fn plural(words: &str) -> String {
    let (noun, rest) = words.split_once(' ').map_or((words, String::new()), |(noun, rest)| (noun, format!(" {rest}")));
    match noun {
        stressed if stressed.ends_with("ión") => format!("{}iones{rest}", &stressed[..stressed.len() - "ión".len()]),
        vowel if vowel.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{vowel}s{rest}"),
        consonant => format!("{consonant}es{rest}"),
    }
}

pub(super) fn the_several(word: &str) -> &'static str {
    if is_feminine(word) { "las" } else { "los" }
}

pub(super) fn units(unit: &fact::Unit, number: usize) -> String {
    let word = unit.as_deref().unwrap_or("artículo");
    if number == 1 { word.to_owned() } else { plural(word) }
}

pub(super) fn counted(number: usize, one: &str, several: &str) -> String {
    (if number == 1 { one } else { several }).replace("{}", &number.to_string())
}

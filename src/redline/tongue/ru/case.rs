//! Citations in the cases of Russian, by the endings of their nouns.

use crate::draft::Language;

/// A case in which a citation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Nominative,
    Genitive,
    Accusative,
    Prepositional,
}

/// The gender of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Feminine,
    Masculine,
    Neuter,
}

/// The gender of what is cited, which is the innermost clause of the citation.
pub(super) fn gender(cite: &str) -> Gender {
    let innermost = cite.rsplit(", ").next().unwrap_or_default();
    // An adjective before the noun has the gender of the noun.
    match innermost.split(' ').next().unwrap_or_default() {
        noun if noun.ends_with(['а', 'я', 'ь']) => Gender::Feminine,
        noun if noun.ends_with(['о', 'е']) => Gender::Neuter,
        _ => Gender::Masculine,
    }
}

/// A citation from the inside out: `статья 6, пункт 1, подпункт a)` -> `подпункте a) пункта 1 статьи 6`.
pub(super) fn cite(cite: &str, case: Case) -> String {
    // A heading in quotes may hold anything, commas too.
    if cite.starts_with('«') {
        return super::super::isolated(cite, Language::Russian);
    }
    let inside_out = cite.split(", ").collect::<Vec<_>>().into_iter().rev().enumerate();
    let told = inside_out.map(|(at, part)| inflected(part, if at == 0 { case } else { Case::Genitive }));
    told.collect::<Vec<_>>().join(" ")
}

/// A part of a citation, whose first word or two are inflected: `ненумерованный пункт 2`.
fn inflected(part: &str, case: Case) -> String {
    let mut words: Vec<String> = part.split(' ').map(str::to_owned).collect();
    let nouns = words.iter().take_while(|word| word.chars().all(|letter| matches!(letter, 'а'..='я' | 'ё'))).count();
    for word in &mut words[..nouns] {
        *word = word_in(word, case);
    }
    words.join(" ")
}

/// The word without its last letters, with others.
fn ending(word: &str, cut: &str, other: &str) -> Option<String> {
    word.strip_suffix(cut).map(|stem| format!("{stem}{other}"))
}

fn word_in(word: &str, case: Case) -> String {
    // Endings of the nominative, and of the genitive, accusative and prepositional.
    const ENDINGS: [(&str, [&str; 3]); 9] = [
        ("ый", ["ого", "ый", "ом"]),
        ("ой", ["ого", "ой", "ом"]),
        ("ья", ["ьи", "ью", "ье"]),
        ("ия", ["ии", "ию", "ии"]),
        ("ие", ["ия", "ие", "ии"]),
        ("ла", ["лы", "лу", "ле"]),
        ("ва", ["вы", "ву", "ве"]),
        ("ь", ["и", "ь", "и"]),
        ("о", ["а", "о", "е"]),
    ];
    let at = match case {
        Case::Nominative => return word.to_owned(),
        Case::Genitive => 0,
        Case::Accusative => 1,
        Case::Prepositional => 2,
    };
    let known = ENDINGS.iter().find_map(|(cut, others)| ending(word, cut, others[at]));
    known.unwrap_or_else(|| match word.ends_with(['а', 'е', 'и', 'у', 'ы', 'ю', 'я', 'й']) {
        true => word.to_owned(),
        false => format!("{word}{}", ["а", "", "е"][at]),
    })
}

/// The nominative plural of what a clause is called: `пункты`, `статьи`, `ненумерованные пункты`.
pub(super) fn plural(words: &str) -> String {
    every(words, [("ый", "ые"), ("ья", "ьи"), ("ие", "ия"), ("ла", "лы"), ("ва", "вы"), ("ь", "и"), ("о", "а")], "ы")
}

/// The prepositional plural: `пунктах`, `статьях`, `ненумерованных пунктах`.
pub(super) fn plural_in(words: &str) -> String {
    let endings = [("ый", "ых"), ("ья", "ьях"), ("ие", "иях"), ("ла", "лах"), ("ва", "вах"), ("ь", "ях"), ("о", "ах")];
    every(words, endings, "ах")
}

fn every(words: &str, endings: [(&str, &str); 7], consonant: &str) -> String {
    let one = |word: &str| {
        let known = endings.iter().find_map(|(cut, other)| ending(word, cut, other));
        known.unwrap_or_else(|| format!("{word}{consonant}"))
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_inflected_from_the_inside_out() {
        let told = |case| cite("статья 6, пункт 1, подпункт a)", case);
        assert_eq!(told(Case::Nominative), "подпункт a) пункта 1 статьи 6");
        assert_eq!(told(Case::Prepositional), "подпункте a) пункта 1 статьи 6");
        assert_eq!(cite("статья 6", Case::Accusative), "статью 6");
        assert_eq!(cite("глава II", Case::Prepositional), "главе II");
        assert_eq!(cite("преамбула, ненумерованный пункт 2", Case::Prepositional), "ненумерованном пункте 2 преамбулы");
        assert_eq!(cite("приложение I", Case::Prepositional), "приложении I");
        assert_eq!(cite("«Часть, первая»", Case::Genitive), "«Часть, первая»");
    }

    #[test]
    fn plurals_follow_the_ending() {
        assert_eq!(
            ["пункт", "статья", "ненумерованный пункт"].map(plural),
            ["пункты", "статьи", "ненумерованные пункты"]
        );
        assert_eq!(["пункт", "статья", "часть"].map(plural_in), ["пунктах", "статьях", "частях"]);
    }
}

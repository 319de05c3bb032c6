//! Places side by side under one parent, of which a sentence says what they share once:
//! `article 3, paragraph 1` and `article 3, paragraph 4` -> `article 3, paragraphs 1 and 4`.

/// Places as a sentence names them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Together<'a> {
    /// One, as it is cited.
    One(&'a str),
    /// Several of one kind under one parent.
    Several {
        /// The citation of the parent.
        above: &'a str,
        /// What each is called; nothing for points, whose citation ends in their letters.
        word: &'a str,
        /// Their numbers.
        numbers: Vec<&'a str>,
    },
}

/// A citation taken apart: its parent, what it is called, and its number.
type Parted<'a> = (&'a str, &'a str, &'a str);

/// Puts neighbours of one kind under one parent together; parts of citations are joined by a mark.
pub(super) fn together<'a>(names: &'a [String], mark: &str) -> Vec<Together<'a>> {
    let parted = |name: &'a String| parted(name, mark);
    let alike = |one: &String, other: &String| {
        let kind = |name| self::parted(name, mark).map(|(above, word, _)| (above, word));
        kind(one).is_some_and(|one| Some(one) == kind(other))
    };
    let group = |run: &'a [String]| match (run, run.first().and_then(parted)) {
        ([_, _, ..], Some((above, word, _))) => {
            let numbers = run.iter().filter_map(parted).map(|(_, _, number)| number).collect();
            vec![Together::Several { above, word, numbers }]
        }
        _ => run.iter().map(|name| Together::One(name)).collect(),
    };
    names.chunk_by(alike).flat_map(group).collect()
}

/// Names within one article that share a word, neighbours together: `paragraph 8`, `paragraph 9` -> `paragraph`, `8`, `9`.
pub(super) fn by_word(names: &[String]) -> Vec<(&str, Vec<&str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for name in names {
        let split = name.rsplit_once(' ').filter(|(word, number)| is_word(word) && !number.starts_with('('));
        match (split, found.last_mut()) {
            (Some((word, number)), Some((last, numbers))) if *last == word => numbers.push(number),
            (Some((word, number)), _) => found.push((word, vec![number])),
            (None, _) => found.push(("", vec![name])),
        }
    }
    found
}

/// Takes a citation apart; nothing for those that name no parent.
fn parted<'a>(name: &'a str, mark: &str) -> Option<Parted<'a>> {
    // A heading in quotes may hold anything.
    if name.starts_with(['“', '«']) {
        return None;
    }
    let (rest, number) = name.rsplit_once(' ')?;
    if number.starts_with('(') {
        return Some((rest, "", number));
    }
    let (above, word) = rest.rsplit_once(mark)?;
    is_word(word).then_some((above, word, number))
}

/// Says whether a text is what clauses are called: `unnumbered paragraph`.
pub(super) fn is_word(text: &str) -> bool {
    text.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_kind_under_one_parent_stand_together() {
        let names = ["article 3, paragraph 1", "article 3, paragraph 4", "article 4 (a)", "article 4 (b)", "article 5"];
        let names = names.map(str::to_owned);
        let several = |above, word, numbers| Together::Several { above, word, numbers };
        assert_eq!(
            together(&names, ", "),
            [
                several("article 3", "paragraph", vec!["1", "4"]),
                several("article 4", "", vec!["(a)", "(b)"]),
                Together::One("article 5"),
            ]
        );
    }

    #[test]
    fn articles_and_places_apart_stay_as_they_are_cited() {
        let names = ["article 3", "article 4", "article 3, paragraph 1", "article 4, paragraph 2"].map(str::to_owned);
        let each: Vec<_> = names.iter().map(|name| Together::One(name)).collect();
        assert_eq!(together(&names, ", "), each);
    }
}

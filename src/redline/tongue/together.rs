//! Places side by side under one parent, of which a sentence says what they share once:
//! `article 3, paragraph 1` and `article 3, paragraph 4` -> `article 3, paragraphs 1 and 4`.

/// Places as a sentence names them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Together<'a> {
    /// One, as it is cited.
    One(&'a str),
    /// Several of one kind under one parent.
    Several {
        /// The citation of the parent; nothing within an article for what stands right under it.
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
    runs(names, |name| parted(name, mark))
}

/// The same of places within one article, where what stands right under it names no parent:
/// `paragraph 8`, `paragraph 9` -> `paragraphs 8 and 9`.
pub(super) fn within<'a>(names: &'a [String], mark: &str) -> Vec<Together<'a>> {
    runs(names, |name| parted(name, mark).or_else(|| parentless(name)))
}

fn runs<'a>(names: &'a [String], parted: impl Fn(&str) -> Option<Parted<'_>>) -> Vec<Together<'a>> {
    let alike = |one: &String, other: &String| match (parted(one), parted(other)) {
        (Some((above, word, _)), Some(other)) => (above, word) == (other.0, other.1),
        _ => false,
    };
    let group = |run: &'a [String]| match (run, parted(&run[0])) {
        ([_, _, ..], Some((above, word, _))) => {
            let numbers = run.iter().filter_map(|name| parted(name)).map(|(_, _, number)| number).collect();
            Together::Several { above, word, numbers }
        }
        _ => Together::One(&run[0]),
    };
    names.chunk_by(alike).map(group).collect()
}

/// Citations, those of one kind under one parent as one: `article 3, paragraphes 1 et 4`; the last two numbers are
/// joined by a word.
pub(super) fn grouped(cites: &[String], and: &str, plural: fn(&str) -> String) -> Vec<String> {
    let list = |numbers: &[&str]| super::joined(numbers, ", ", and);
    let one = |group: &Together<'_>| match group {
        Together::One(cite) => (*cite).to_owned(),
        Together::Several { above, word: "", numbers } => format!("{above} {}", list(numbers)),
        Together::Several { above, word, numbers } => format!("{above}, {} {}", plural(word), list(numbers)),
    };
    together(cites, ", ").iter().map(one).collect()
}

/// The parts of a citation from the inside out: `paragraph 2, option 1` -> `option 1`, `paragraph 2`; none of nothing.
pub(super) fn inside_out<'a>(cite: &'a str, mark: &str) -> Vec<&'a str> {
    match cite {
        "" => Vec::new(),
        heading if is_heading(heading) => vec![heading],
        cite => cite.split(mark).collect::<Vec<_>>().into_iter().rev().collect(),
    }
}

/// Takes a citation apart; nothing for those that name no parent.
fn parted<'a>(name: &'a str, mark: &str) -> Option<Parted<'a>> {
    if is_heading(name) {
        return None;
    }
    if let Some((above, point)) = name.rsplit_once(' ').filter(|(_, number)| number.starts_with('(')) {
        return Some((above, "", point));
    }
    let (above, own) = name.rsplit_once(mark)?;
    let (word, number) = split_name(own)?;
    Some((above, word, number))
}

/// Takes apart what names no parent: `paragraph 8`, `(a)`.
fn parentless(name: &str) -> Option<Parted<'_>> {
    let point = Some(("", "", name)).filter(|_| name.starts_with('(') && !name.contains(' '));
    point.or_else(|| split_name(name).map(|(word, number)| ("", word, number)))
}

/// A name as word and number; nothing for points, which end in their letters: what stands before these is no word; nor
/// for definitions, which end in their terms.
pub(super) fn split_name(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').filter(|(word, number)| is_word(word) && !number.starts_with(['(', '“', '«']))
}

/// A heading in quotes may hold anything.
pub(super) fn is_heading(name: &str) -> bool {
    name.starts_with(['“', '«', '《'])
}

/// Says whether a text is what clauses are called: `unnumbered paragraph`.
fn is_word(text: &str) -> bool {
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

    #[test]
    fn what_stands_right_under_an_article_needs_no_parent() {
        let names = ["paragraph 8", "paragraph 9", "paragraph 2, option 1", "(a)", "(b)"].map(str::to_owned);
        let several = |word, numbers| Together::Several { above: "", word, numbers };
        assert_eq!(
            within(&names, ", "),
            [
                several("paragraph", vec!["8", "9"]),
                Together::One("paragraph 2, option 1"),
                several("", vec!["(a)", "(b)"])
            ]
        );
    }
}

//! Places side by side under one parent, of which a sentence says what they share once:
//! `article 3, paragraph 1` and `article 3, paragraph 4` -> `article 3, paragraphs 1 and 4`.

use std::borrow::Cow;

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
        /// Their numbers, long runs of them as first and last.
        numbers: Vec<Cow<'a, str>>,
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
            let numbers: Vec<&str> = run.iter().filter_map(|name| parted(name)).map(|(_, _, number)| number).collect();
            Together::Several { above, word, numbers: in_runs(&numbers) }
        }
        _ => Together::One(&run[0]),
    };
    names.chunk_by(alike).map(group).collect()
}

/// So many numbers that follow one another are told by the first and the last.
const RUN: usize = 4;

/// How many places numbers stand for, of which some are runs; of a run the fewest that it has.
pub(super) fn count(numbers: &[Cow<'_, str>]) -> usize {
    numbers.iter().map(|number| if number.contains('–') { RUN } else { 1 }).sum()
}

/// Numbers, of which four or more that follow one another are told by the first and the last: `1, 7–18`.
fn in_runs<'a>(numbers: &[&'a str]) -> Vec<Cow<'a, str>> {
    let follows = |one: &&str, next: &&str| match (one.parse::<u32>(), next.parse::<u32>()) {
        (Ok(one), Ok(next)) => next == one + 1,
        _ => false,
    };
    let told = |run: &[&'a str]| match run {
        [first, .., last] if run.len() >= RUN => vec![Cow::Owned(format!("{first}–{last}"))],
        _ => run.iter().map(|&number| Cow::Borrowed(number)).collect(),
    };
    numbers.chunk_by(follows).flat_map(told).collect()
}

/// Citations, those of one kind under one parent as one: `article 3, paragraphes 1 et 4`; the last two numbers are
/// joined by a word.
pub(super) fn grouped(cites: &[String], and: &str, plural: fn(&str) -> String) -> Vec<String> {
    let list = |numbers: &[Cow<'_, str>]| super::joined(numbers, ", ", and);
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
        let several = |above, word, numbers: Vec<&'static str>| {
            let numbers = numbers.into_iter().map(Cow::Borrowed).collect();
            Together::Several { above, word, numbers }
        };
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
    fn long_runs_of_numbers_are_told_by_their_ends() {
        assert_eq!(in_runs(&["1", "3", "4", "5", "6", "7", "8 bis"]), ["1", "3–7", "8 bis"]);
        assert_eq!(in_runs(&["1", "2", "3"]), ["1", "2", "3"]);
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
        let several = |word, numbers: Vec<&'static str>| {
            let numbers = numbers.into_iter().map(Cow::Borrowed).collect();
            Together::Several { above: "", word, numbers }
        };
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

//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::super::together::by_word;
use super::all;
use super::count;
use super::how;
use super::list;
use crate::redline::story::fact::Amendment;

pub(super) fn amendment_of(amendment: &Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within("", &amendment.new).map(|names| format!("{names} new")));
    told.extend(within("", &amendment.replaced).map(|names| format!("{names} replaced")));
    told.extend(within("old ", &amendment.gone).map(|names| format!("{names} deleted")));
    if amendment.inserted > 0 {
        told.push(format!("{} added", count(amendment.inserted, "word")));
    }
    if amendment.deleted > 0 {
        told.push(format!("{} removed", count(amendment.deleted, "word")));
    }
    if amendment.bracketed > 0 {
        told.push(format!("brackets changed in {}", count(amendment.bracketed, "clause")));
    }
    let place = within("", &amendment.amended).map_or_else(String::new, |names| format!(" in {names}"));
    let detail = if told.is_empty() { String::new() } else { format!(": {}", list(&told)) };
    format!("{} is {}{place}{detail}", amendment.cite, how(amendment.depth))
}

/// `paragraph 1`, `old paragraphs 1 and 3`, `9 old places`; nothing for none.
fn within(old: &str, names: &[String]) -> Option<String> {
    Some(match parts(names)? {
        Parts::One(name) => format!("{old}{name}"),
        Parts::Alike(word, numbers) => format!("{old}{word}s {}", list(&numbers)),
        Parts::Each(names) => format!("{old}{}", all(&by_word(names).iter().map(several).collect::<Vec<_>>(), None)),
        Parts::Count(all, word) => {
            format!("{all} {old}{}", word.map_or_else(|| "places".to_owned(), |word| format!("{word}s")))
        }
    })
}

/// `paragraphs 8 and 9`, `paragraph 8`, or a name as it is.
fn several((word, numbers): &(&str, Vec<&str>)) -> String {
    match (*word, &numbers[..]) {
        ("", names) => list(names),
        (word, [only]) => format!("{word} {only}"),
        (word, numbers) => format!("{word}s {}", list(numbers)),
    }
}

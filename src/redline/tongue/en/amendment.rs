//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::joined;
use super::super::parts;
use super::super::phrases;
use super::super::together::Together;
use super::super::together::inside_out;
use super::count;
use super::how;
use super::list;
use crate::redline::story::fact::Amendment;

pub(super) fn amendment_of(amendment: &Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within("", &amendment.new).map(|names| format!("{names} new")));
    told.extend(within("", &amendment.replaced).map(|names| format!("{names} replaced")));
    told.extend(within("old ", &amendment.gone).map(|names| format!("{names} deleted")));
    told.extend(within("", &amendment.recast).map(|names| format!("{names} recast")));
    told.extend(within("old ", &amendment.was_recast).map(|names| format!("{names} recast")));
    if amendment.more_recast > 0 {
        told.push(format!("{} recast", count(amendment.more_recast, "place")));
    }
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
    let detail = if told.is_empty() {
        String::new()
    } else {
        format!(": {}", phrases(&told, [", ", " and "], ["; ", "; and "]))
    };
    let was = if amendment.was.is_empty() { String::new() } else { format!(" (old {})", list(&amendment.was)) };
    format!("{}{was} is {}{place}{detail}", amendment.cite, how(amendment.depth))
}

/// `paragraph 1`, `old paragraphs 1 and 3`, `old option 2 of paragraph 1`, `9 old places`; nothing for none.
fn within(old: &str, names: &[String]) -> Option<String> {
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => {
            let told: Vec<String> = groups.iter().map(|group| the_old(old, &from_inside(group))).collect();
            let nested = groups.iter().any(|group| matches!(group, Together::Several { .. }));
            joined(&told, ", ", if nested { ", and " } else { " and " })
        }
        Parts::Count(all, word) => {
            format!("{all} {old}{}", word.map_or_else(|| "places".to_owned(), |word| format!("{word}s")))
        }
    })
}

/// A place behind "in": numbers need no article, and definitions have none: `the definition of “seal”`.
fn the_old(old: &str, place: &str) -> String {
    let the = if old.is_empty() && place.starts_with("definition of ") { "the " } else { old };
    format!("{the}{place}")
}

/// `paragraphs 8 and 9`, `paragraph 1 (c) and (d)`, `options 1 and 2 of paragraph 4`.
fn from_inside(group: &Together<'_>) -> String {
    let parts = |cite| inside_out(cite, ", ").into_iter().map(str::to_owned);
    let told: Vec<String> = match group {
        Together::One(name) => parts(name).collect(),
        Together::Several { above: "", word: "", numbers } => vec![list(numbers)],
        Together::Several { above, word: "", numbers } => {
            let points = |(at, part)| if at == 0 { format!("{part} {}", list(numbers)) } else { part };
            parts(above).enumerate().map(points).collect()
        }
        Together::Several { above, word, numbers } => {
            std::iter::once(format!("{word}s {}", list(numbers))).chain(parts(above)).collect()
        }
    };
    told.join(" of ")
}

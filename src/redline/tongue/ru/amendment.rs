//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::super::phrases;
use super::super::together::Together;
use super::agreed;
use super::all;
use super::case::Case;
use super::case::Gender;
use super::case::cite;
use super::case::gender;
use super::case::plural;
use super::case::plural_in;
use super::counted;
use super::depth;
use super::in_group;
use super::list;
use super::nominative;
use super::number::is_one;
use super::of_parent;
use crate::redline::story::fact;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new, "добавлен", ""));
    told.extend(within(&amendment.replaced, "заменен", ""));
    told.extend(within(&amendment.gone, "исключен", "прежн"));
    told.extend(within(&amendment.recast, "переработан", ""));
    told.extend(within(&amendment.was_recast, "переработан", "прежн"));
    if amendment.more_recast > 0 {
        told.push(counted(
            amendment.more_recast,
            "переработано {} место",
            "переработано {} места",
            "переработано {} мест",
        ));
    }
    if amendment.inserted > 0 {
        told.push(counted(amendment.inserted, "добавлено {} слово", "добавлено {} слова", "добавлено {} слов"));
    }
    if amendment.deleted > 0 {
        told.push(counted(amendment.deleted, "исключено {} слово", "исключено {} слова", "исключено {} слов"));
    }
    if amendment.bracketed > 0 {
        told.push(counted(
            amendment.bracketed,
            "изменены скобки в {} положении",
            "изменены скобки в {} положениях",
            "изменены скобки в {} положениях",
        ));
    }
    let place = place_in(&amendment.amended).map_or_else(String::new, |names| format!(" {names}"));
    let detail =
        if told.is_empty() { String::new() } else { format!(": {}", phrases(&told, [", ", " и "], ["; "; 2])) };
    let how = agreed(depth(amendment.depth), &amendment.cite);
    let was = if amendment.was.is_empty() { String::new() } else { format!(" (прежде {})", all(&amendment.was)) };
    format!("{}{was} {how}{place}{detail}", nominative(&amendment.cite))
}

/// `добавлен пункт 1`, `исключены прежние подпункты c) и d) пункта 1`, `добавлено 9 пунктов`; nothing for none.
fn within(names: &[String], verb: &str, old: &str) -> Option<String> {
    let adjective = |ending: &str| if old.is_empty() { String::new() } else { format!("{old}{ending} ") };
    let told = |group: &Together<'_>| match group {
        Together::One(name) => {
            let ending = match gender(name) {
                Gender::Feminine => "яя",
                Gender::Masculine => "ий",
                Gender::Neuter => "ее",
            };
            format!("{}{}", adjective(ending), nominative(name))
        }
        Together::Several { above, word, numbers } => {
            format!("{}{} {}{}", adjective("ие"), plural(word), list(numbers), of_parent(above))
        }
    };
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => {
            let verb = match &groups[..] {
                [Together::One(name)] => agreed(verb, name),
                _ => format!("{verb}ы"),
            };
            format!("{verb} {}", list(&groups.iter().map(told).collect::<Vec<_>>()))
        }
        Parts::Count(count, Some("пункт")) => {
            format!(
                "{verb}о {}",
                counted_old(count, [&adjective("ий"), &adjective("их")], ["пункт", "пункта", "пунктов"])
            )
        }
        Parts::Count(count, _) => {
            format!(
                "{verb}о {}",
                counted_old(count, [&adjective("ее"), &adjective("их")], ["положение", "положения", "положений"])
            )
        }
    })
}

/// `21 прежний пункт`, `9 прежних пунктов`, by the adjective and the noun behind one, few and many.
fn counted_old(count: usize, [one, several]: [&str; 2], nouns: [&str; 3]) -> String {
    let [first, few, many] = nouns;
    counted(count, &format!("{{}} {one}{first}"), &format!("{{}} {several}{few}"), &format!("{{}} {several}{many}"))
}

/// `в пункте 1`, `в подпунктах c) и d) пункта 1`; nothing for none.
fn place_in(names: &[String]) -> Option<String> {
    Some(match parts(names, ", ")? {
        Parts::Each(groups) => list(&groups.iter().map(in_group).collect::<Vec<_>>()),
        Parts::Count(count, word) if is_one(count) => {
            format!("в {count} {}", cite(word.unwrap_or("положение"), Case::Prepositional))
        }
        Parts::Count(count, word) => format!("в {count} {}", plural_in(word.unwrap_or("положение"))),
    })
}

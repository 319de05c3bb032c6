//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::agreed;
use super::all;
use super::at;
use super::case::Case;
use super::case::Gender;
use super::case::cite;
use super::case::gender;
use super::case::plural;
use super::case::plural_in;
use super::counted;
use super::depth;
use super::list;
use super::nominative;
use super::number::is_one;
use crate::redline::story::fact;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(within(&amendment.new, "добавлен", ""));
    told.extend(within(&amendment.replaced, "заменен", ""));
    told.extend(within(&amendment.gone, "исключен", "прежн"));
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
    let detail = if told.is_empty() { String::new() } else { format!(": {}", list(&told)) };
    let how = agreed(depth(amendment.depth), &amendment.cite);
    format!("{} {how}{place}{detail}", nominative(&amendment.cite))
}

/// `добавлен пункт 1`, `исключены прежние пункты 1 и 3`, `добавлено 9 пунктов`; nothing for none.
fn within(names: &[String], verb: &str, old: &str) -> Option<String> {
    let adjective = |ending: &str| if old.is_empty() { String::new() } else { format!("{old}{ending} ") };
    Some(match parts(names)? {
        Parts::One(name) => {
            let ending = match gender(name) {
                Gender::Feminine => "яя",
                Gender::Masculine => "ий",
                Gender::Neuter => "ее",
            };
            format!("{} {}{}", agreed(verb, name), adjective(ending), nominative(name))
        }
        Parts::Alike(word, numbers) => format!("{verb}ы {}{} {}", adjective("ие"), plural(word), list(&numbers)),
        Parts::Each(names) => format!("{verb}ы {}{}", adjective("ие"), all(names)),
        Parts::Count(count, Some("пункт")) => {
            format!("{verb}о {}", counted(count, "{} пункт", "{} пункта", "{} пунктов"))
        }
        Parts::Count(count, _) => {
            format!("{verb}о {}", counted(count, "{} положение", "{} положения", "{} положений"))
        }
    })
}

/// `в пункте 1`, `в пунктах 1 и 3`; nothing for none.
fn place_in(names: &[String]) -> Option<String> {
    Some(match parts(names)? {
        Parts::One(name) => at(name),
        Parts::Alike(word, numbers) => format!("в {} {}", plural_in(word), list(&numbers)),
        Parts::Each(names) => list(&names.iter().map(|name| at(name)).collect::<Vec<_>>()),
        Parts::Count(count, word) if is_one(count) => {
            format!("в {count} {}", cite(word.unwrap_or("положение"), Case::Prepositional))
        }
        Parts::Count(count, word) => format!("в {count} {}", plural_in(word.unwrap_or("положение"))),
    })
}

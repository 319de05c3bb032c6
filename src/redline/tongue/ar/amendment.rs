//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::all;
use super::clauses;
use super::list;
use super::noun::by;
use super::noun::by_first;
use super::noun::cite;
use super::noun::counted;
use super::noun::is_feminine;
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(
        within(&amendment.new, DUAL_PARTS)
            .map(|(names, female)| format!("{} {names}", if female { "أُضيفت" } else { "أُضيف" })),
    );
    told.extend(within(&amendment.replaced, DUAL_PARTS_OBLIQUE).map(|(names, _)| format!("استُعيض عن {names}")));
    told.extend(
        within(&amendment.gone, DUAL_PARTS)
            .map(|(names, female)| format!("{} {names} (في الترقيم السابق)", if female { "حُذفت" } else { "حُذف" })),
    );
    const WORDS: [&str; 5] = ["كلمة واحدة", "كلمتان", "{} كلمات", "{} كلمة", "{} كلمة"];
    if amendment.inserted > 0 {
        told.push(format!("أُضيفت {}", counted(amendment.inserted, WORDS)));
    }
    if amendment.deleted > 0 {
        told.push(format!("حُذفت {}", counted(amendment.deleted, WORDS)));
    }
    if amendment.bracketed > 0 {
        told.push(format!("تغيّرت الأقواس في {}", clauses(amendment.bracketed)));
    }
    let place = within(&amendment.amended, DUAL_PARTS_OBLIQUE);
    let place = place.map_or_else(String::new, |(names, _)| format!(" في {names}"));
    let detail = if told.is_empty() { String::new() } else { format!(": {}", told.join("، و")) };
    let verb = match amendment.depth {
        Depth::Amended => by(&amendment.cite, ["عُدّل", "عُدّلت"]),
        Depth::Rewritten => "أُعيدت صياغة",
    };
    format!("{verb} {}{place}{detail}", cite(&amendment.cite))
}

/// `الفقرة 1`, `الفقرتان 1 و3`, `الفقرات 1 و2 و3`, and whether that is feminine; nothing for none.
fn within(names: &[String], dual: [&str; 2]) -> Option<(String, bool)> {
    // A point is cited by its letter alone.
    let points = names.iter().all(|name| name.starts_with('('));
    if points && !names.is_empty() {
        let told = match names {
            [only] => format!("الفقرة الفرعية {only}"),
            [one, other] => format!("{} {one} و{other}", dual[1]),
            several if several.len() > super::super::PLACES => {
                counted(several.len(), ["", "", "{} فقرات فرعية", "{} فقرة فرعية", "{} فقرة فرعية"])
            }
            several => format!("الفقرات الفرعية {}", list(several)),
        };
        return Some((told, true));
    }
    Some(match parts(names)? {
        Parts::One(name) => (cite(name), is_feminine(name)),
        Parts::Alike("الفقرة", numbers) if numbers.len() == 2 => {
            (format!("{} {}", dual[0], list(&numbers)), true)
        }
        Parts::Alike("الفقرة", numbers) => (format!("الفقرات {}", list(&numbers)), true),
        Parts::Alike(word, numbers) => {
            let each: Vec<String> = numbers.iter().map(|number| format!("{word} {number}")).collect();
            (list(&each), is_feminine(word))
        }
        Parts::Each(names) => (all(names), by_first(names, [false, true])),
        Parts::Count(count, Some("الفقرة")) => (counted(count, ["", "", "{} فقرات", "{} فقرة", "{} فقرة"]), true),
        Parts::Count(count, _) => (clauses(count), false),
    })
}

/// Two paragraphs as a subject, and behind a preposition; two subparagraphs likewise.
const DUAL_PARTS: [&str; 2] = ["الفقرتان", "الفقرتان الفرعيتان"];

const DUAL_PARTS_OBLIQUE: [&str; 2] = ["الفقرتين", "الفقرتين الفرعيتين"];

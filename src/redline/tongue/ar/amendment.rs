//! What was edited in an article, place by place.

use super::super::Parts;
use super::super::parts;
use super::super::together;
use super::super::together::Together;
use super::clauses;
use super::in_group;
use super::list;
use super::noun::Case;
use super::noun::by;
use super::noun::cite;
use super::noun::counted;
use super::noun::is_feminine;
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;

pub(super) fn amendment_of(amendment: &fact::Amendment) -> String {
    let mut told = Vec::new();
    told.extend(
        within(&amendment.new, Case::Nominative)
            .map(|(names, female)| format!("{} {names}", if female { "أُضيفت" } else { "أُضيف" })),
    );
    told.extend(within(&amendment.replaced, Case::Oblique).map(|(names, _)| format!("استُعيض عن {names}")));
    told.extend(
        within(&amendment.gone, Case::Nominative)
            .map(|(names, female)| format!("{} {names} (في الترقيم السابق)", if female { "حُذفت" } else { "حُذف" })),
    );
    told.extend(within(&amendment.recast, Case::Oblique).map(|(names, _)| format!("أُعيدت صياغة {names}")));
    told.extend(
        within(&amendment.was_recast, Case::Oblique)
            .map(|(names, _)| format!("أُعيدت صياغة {names} (في الترقيم السابق)")),
    );
    if amendment.more_recast > 0 {
        told.push(format!("أُعيدت صياغة {}", clauses(amendment.more_recast)));
    }
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
    let place = within(&amendment.amended, Case::Oblique);
    let place = place.map_or_else(String::new, |(names, _)| format!(" في {names}"));
    let detail = if told.is_empty() { String::new() } else { format!(": {}", told.join("، و")) };
    let verb = match amendment.depth {
        Depth::Amended => by(&amendment.cite, ["عُدّل", "عُدّلت"]),
        Depth::Rewritten => "أُعيدت صياغة",
        Depth::Replaced => "استُبدل نص",
    };
    let was =
        if amendment.was.is_empty() { String::new() } else { format!(" (سابقا {})", super::all(&amendment.was)) };
    format!("{verb} {}{was}{place}{detail}", cite(&amendment.cite))
}

/// `الفقرة 1`, `الفقرتان 1 و3`, `الفقرات 1 و2 و3`, and whether a verb before that is feminine; nothing for none.
fn within(names: &[String], case: Case) -> Option<(String, bool)> {
    // A point is cited by its letter alone.
    let points = names.iter().all(|name| name.starts_with('('));
    Some(match parts(names, "، ")? {
        Parts::Each(groups) => {
            let told: Vec<String> = groups.iter().flat_map(|group| in_group(group, case)).collect();
            // Without a comma, what follows would be taken for a part of what stands before it.
            let nested = groups.iter().any(|group| matches!(group, Together::Several { .. }));
            let told = if nested { told.join("، و") } else { list(&told) };
            (told, groups.first().is_some_and(takes_feminine))
        }
        Parts::Count(count, _) if points => {
            (counted(count, ["", "", "{} فقرات فرعية", "{} فقرة فرعية", "{} فقرة فرعية"]), true)
        }
        Parts::Count(count, Some("الفقرة")) => (counted(count, ["", "", "{} فقرات", "{} فقرة", "{} فقرة"]), true),
        Parts::Count(count, _) => (clauses(count), false),
    })
}

/// Says whether a verb before a group is feminine, as it is before plurals of things.
fn takes_feminine(group: &Together<'_>) -> bool {
    match group {
        Together::One(name) => name.starts_with('(') || is_feminine(name),
        Together::Several { word, numbers, .. } => word.is_empty() || is_feminine(word) || together::count(numbers) > 2,
    }
}

//! Citations and numbers of Arabic: gender, and the five forms that nouns have behind numbers.

use crate::draft::Language;
use crate::redline::story::fact;

/// A number with its noun: one, two, three to ten, eleven to ninety-nine, and whole hundreds.
pub(super) fn counted(number: usize, forms: [&str; 5]) -> String {
    let form = match (number, number % 100) {
        (1, _) => forms[0],
        (2, _) => forms[1],
        (_, 3..=10) => forms[2],
        (_, 11..=99) => forms[3],
        _ => forms[4],
    };
    form.replace("{}", &number.to_string())
}

/// A citation from the inside out: `الفقرة 1 من المادة 6`.
pub(super) fn cite(cite: &str) -> String {
    let inside_out: Vec<&str> = cite.split("، ").collect::<Vec<_>>().into_iter().rev().collect();
    super::super::isolated(&inside_out.join(" من "), Language::Arabic)
}

/// Says whether what is cited is feminine, as nouns with a ta marbuta are.
pub(super) fn is_feminine(cite: &str) -> bool {
    let noun = cite.rsplit("، ").next().unwrap_or_default();
    noun.split(' ').next().is_some_and(|noun| noun.ends_with('ة'))
}

pub(super) fn by<T>(cite: &str, [masculine, feminine]: [T; 2]) -> T {
    if is_feminine(cite) { feminine } else { masculine }
}

/// A verb before a list agrees with the first of it.
pub(super) fn by_first<T>(cites: &[String], forms: [T; 2]) -> T {
    by(cites.first().map_or("", String::as_str), forms)
}

pub(super) fn units(unit: &fact::Unit, number: usize) -> String {
    match unit.as_deref() {
        Some("المادة") | None => counted(number, ["مادة واحدة", "مادتان", "{} مواد", "{} مادة", "{} مادة"]),
        Some("القاعدة") => counted(number, ["قاعدة واحدة", "قاعدتان", "{} قواعد", "{} قاعدة", "{} قاعدة"]),
        Some(_) => counted(number, ["حكم واحد", "حكمان", "{} أحكام", "{} حكما", "{} حكم"]),
    }
}

/// The case of a dual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// As a subject.
    Nominative,
    /// Behind a preposition.
    Oblique,
}

/// What a point is called, which is cited by its letter alone.
pub(super) const POINT: &str = "الفقرة الفرعية";

/// The dual or plural of what clauses are called; nothing where it is called by another word.
pub(super) fn several(word: &str, number: usize, case: Case) -> Option<&'static str> {
    Some(match (word, number, case) {
        ("الفقرة", 2, Case::Nominative) => "الفقرتان",
        ("الفقرة", 2, Case::Oblique) => "الفقرتين",
        ("الفقرة", _, _) => "الفقرات",
        ("الفقرة غير المرقمة", 2, Case::Nominative) => "الفقرتان غير المرقمتين",
        ("الفقرة غير المرقمة", 2, Case::Oblique) => "الفقرتين غير المرقمتين",
        ("الفقرة غير المرقمة", _, _) => "الفقرات غير المرقمة",
        (POINT, 2, Case::Nominative) => "الفقرتان الفرعيتان",
        (POINT, 2, Case::Oblique) => "الفقرتين الفرعيتين",
        (POINT, _, _) => "الفقرات الفرعية",
        ("الخيار", 2, Case::Nominative) => "الخياران",
        ("الخيار", 2, Case::Oblique) => "الخيارين",
        ("الخيار", _, _) => "الخيارات",
        _ => return None,
    })
}

/// Says whether a number goes with a plural, before which a verb is feminine.
pub(super) fn is_several(number: usize) -> bool {
    matches!(number % 100, 3..=10)
}

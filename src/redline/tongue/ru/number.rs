//! Numbers with their nouns, and participles that go with both.

use super::case::Gender;
use super::case::gender;
use crate::redline::story::fact;
use crate::redline::story::fact::Rest;

/// Says whether a number goes with the singular: 1, 21, 101, but not 11.
pub(super) fn is_one(number: usize) -> bool {
    number % 10 == 1 && number % 100 != 11
}

/// A number with its noun: 1, 21; 2 to 4, 22; 5 to 20.
pub(super) fn counted(number: usize, one: &str, few: &str, many: &str) -> String {
    let form = match (number % 10, number % 100) {
        _ if is_one(number) => one,
        (_, 12..=14) => many,
        (2..=4, _) => few,
        _ => many,
    };
    form.replace("{}", &number.to_string())
}

/// A short participle that goes with a noun.
pub(super) fn participle(masculine: &str, gender: Gender, one: bool) -> String {
    let ending = match (one, gender) {
        (false, _) => "ы",
        (true, Gender::Feminine) => "а",
        (true, Gender::Neuter) => "о",
        (true, Gender::Masculine) => "",
    };
    format!("{masculine}{ending}")
}

pub(super) fn agreed(masculine: &str, cite: &str) -> String {
    participle(masculine, gender(cite), true)
}

pub(super) fn unit_gender(unit: &fact::Unit) -> Gender {
    unit.as_deref().map_or(Gender::Feminine, gender)
}

pub(super) fn units(unit: &fact::Unit, number: usize) -> String {
    let [one, few, many] = match unit.as_deref() {
        Some("статья") | None => ["{} статья", "{} статьи", "{} статей"],
        Some("пункт") => ["{} пункт", "{} пункта", "{} пунктов"],
        Some("раздел") => ["{} раздел", "{} раздела", "{} разделов"],
        Some("правило") => ["{} правило", "{} правила", "{} правил"],
        Some(_) => ["{} положение", "{} положения", "{} положений"],
    };
    counted(number, one, few, many)
}

pub(super) fn left_out(count: usize, rest: Rest) -> String {
    let [one, few, many] = match rest {
        Rest::HeadingsElsewhere => [
            "еще {} подразделение стоит в другом месте",
            "еще {} подразделения стоят в другом месте",
            "еще {} подразделений стоят в другом месте",
        ],
        Rest::ClausesMoved => {
            ["перемещено еще {} положение", "перемещены еще {} положения", "перемещено еще {} положений"]
        }
        Rest::ArticlesParted => [
            "разделена или объединена еще {} статья",
            "разделены или объединены еще {} статьи",
            "разделены или объединены еще {} статей",
        ],
        Rest::ClausesParted => [
            "разделено или объединено еще {} положение",
            "разделены или объединены еще {} положения",
            "разделены или объединены еще {} положений",
        ],
        Rest::Materials => [
            "еще {} изменение глагола долженствования, отрицания, числа или союза",
            "еще {} изменения глаголов долженствования, отрицаний, чисел или союзов",
            "еще {} изменений глаголов долженствования, отрицаний, чисел или союзов",
        ],
        Rest::OptionsSettled => [
            "сделан выбор еще в {} группе вариантов",
            "сделан выбор еще в {} группах вариантов",
            "сделан выбор еще в {} группах вариантов",
        ],
        Rest::AlternativesSettled => [
            "выбор сделан или сужен еще в {} группе альтернатив",
            "выбор сделан или сужен еще в {} группах альтернатив",
            "выбор сделан или сужен еще в {} группах альтернатив",
        ],
        Rest::BlanksFilled => ["заполнен еще {} пропуск", "заполнены еще {} пропуска", "заполнено еще {} пропусков"],
        Rest::Retitled => ["изменен еще {} заголовок", "изменены еще {} заголовка", "изменено еще {} заголовков"],
        Rest::Checks => {
            ["следует проверить еще {} место", "следует проверить еще {} места", "следует проверить еще {} мест"]
        }
    };
    counted(count, one, few, many)
}

/// A short participle before a number: `исключена 21 статья`, `исключены 3 статьи`, `исключено 7 статей`.
pub(super) fn counted_participle(masculine: &str, gender: Gender, number: usize) -> String {
    let one = participle(masculine, gender, true);
    counted(number, &one, &format!("{masculine}ы"), &format!("{masculine}о"))
}

//! The words that make an edit material, one table per language.

use rustc_hash::FxHashMap;

use crate::draft::Language;

/// The words of one language, in small letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// Verbs of duty; the forms of a row mean the same, so that "doit" for "doivent" is nothing.
    pub(super) modals: &'static [&'static [&'static str]],
    /// Words that turn a sentence round.
    pub(super) negations: &'static [&'static str],
    /// Words that join all.
    pub(super) and: &'static [&'static str],
    /// Words that leave the choice.
    pub(super) or: &'static [&'static str],
    /// Numbers in words; "one" is left out where it is an article as well.
    pub(super) numbers: &'static [&'static str],
    /// Months.
    pub(super) months: &'static [&'static str],
}

/// Notes in a role that a list has the word.
type Mark = fn(&mut Role);

/// What a word is: of which row of modals, and of which of the other lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Role {
    pub(super) modal: Option<usize>,
    pub(super) negation: bool,
    pub(super) and: bool,
    pub(super) or: bool,
    pub(super) number: bool,
    pub(super) month: bool,
}

impl Table {
    /// The table of a language; other languages than the six have none.
    pub(super) fn of(language: Language) -> Option<Self> {
        Some(match language {
            Language::English => ENGLISH,
            Language::French => FRENCH,
            Language::Spanish => SPANISH,
            Language::Russian => RUSSIAN,
            Language::Arabic => ARABIC,
            Language::Chinese => CHINESE,
            Language::Other => return None,
        })
    }

    /// What each word of the table is.
    pub(super) fn roles(&self) -> FxHashMap<&'static str, Role> {
        let mut roles: FxHashMap<&'static str, Role> = FxHashMap::default();
        for (row, words) in self.modals.iter().enumerate() {
            words.iter().for_each(|word| _ = roles.entry(word).or_default().modal.get_or_insert(row));
        }
        let lists: [(&[&'static str], Mark); 5] = [
            (self.negations, |role| role.negation = true),
            (self.and, |role| role.and = true),
            (self.or, |role| role.or = true),
            (self.numbers, |role| role.number = true),
            (self.months, |role| role.month = true),
        ];
        for (words, mark) in lists {
            words.iter().for_each(|word| mark(roles.entry(word).or_default()));
        }
        roles
    }
}

const ENGLISH: Table = Table {
    modals: &[&["shall", "must"], &["should", "ought"], &["may", "can"], &["might", "could"], &["will", "would"]],
    negations: &["not", "no", "never", "neither", "nor", "none", "cannot", "without"],
    and: &["and"],
    or: &["or", "and/or"],
    numbers: &[
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fourteen",
        "fifteen",
        "eighteen",
        "twenty",
        "twenty-one",
        "twenty-four",
        "thirty",
        "forty",
        "fifty",
        "fifty-five",
        "sixty",
        "ninety",
        "hundred",
        "thousand",
        "half",
        "two-thirds",
        "three-fourths",
        "three-quarters",
    ],
    months: &[
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
};

const FRENCH: Table = Table {
    modals: &[
        &["doit", "doivent", "devra", "devront"],
        &["devrait", "devraient"],
        &["peut", "peuvent", "pourra", "pourront"],
        &["pourrait", "pourraient"],
    ],
    negations: &["ne", "n'", "pas", "non", "ni", "aucun", "aucune", "jamais", "sans"],
    and: &["et"],
    or: &["ou", "et/ou"],
    numbers: &[
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "douze",
        "quinze",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "mille",
        "moitié",
    ],
    months: &[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
};

const SPANISH: Table = Table {
    modals: &[
        &["deberá", "deberán", "debe", "deben"],
        &["debería", "deberían"],
        &["podrá", "podrán", "puede", "pueden"],
        &["podría", "podrían"],
    ],
    negations: &["no", "ni", "nunca", "ningún", "ninguno", "ninguna", "sin"],
    and: &["y", "e"],
    or: &["o", "u", "y/o"],
    numbers: &[
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "doce",
        "quince",
        "veinte",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "noventa",
        "cien",
        "mil",
        "mitad",
    ],
    months: &[
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};

const RUSSIAN: Table = Table {
    modals: &[
        &["должен", "должна", "должно", "должны", "обязан", "обязана", "обязано", "обязаны"],
        &["следует"],
        &["может", "могут", "вправе"],
    ],
    negations: &["не", "ни", "нет", "без", "никакой", "никакие"],
    and: &["и"],
    or: &["или", "либо", "и/или"],
    numbers: &[
        "два",
        "две",
        "двух",
        "три",
        "трех",
        "трёх",
        "четыре",
        "четырех",
        "пять",
        "пяти",
        "шесть",
        "шести",
        "семь",
        "семи",
        "восемь",
        "девять",
        "десять",
        "десяти",
        "двадцать",
        "двадцати",
        "тридцать",
        "тридцати",
        "сорок",
        "шестьдесят",
        "шестидесяти",
        "девяносто",
        "сто",
        "тысяча",
    ],
    months: &[
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
};

const ARABIC: Table = Table {
    modals: &[&["يجب", "يتعين", "يتوجب"], &["ينبغي"], &["يجوز", "يمكن"]],
    negations: &["لا", "لم", "لن", "ليس", "ليست", "غير", "دون", "عدم"],
    and: &["و"],
    or: &["أو"],
    numbers: &[
        "اثنان",
        "اثنين",
        "ثلاث",
        "ثلاثة",
        "أربع",
        "أربعة",
        "خمس",
        "خمسة",
        "ست",
        "ستة",
        "سبع",
        "سبعة",
        "ثماني",
        "ثمانية",
        "تسع",
        "تسعة",
        "عشر",
        "عشرة",
        "عشرون",
        "عشرين",
        "ثلاثون",
        "ثلاثين",
        "ستون",
        "ستين",
        "تسعون",
        "تسعين",
        "مئة",
        "مائة",
        "ألف",
    ],
    months: &[
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيه",
        "يونيو",
        "يوليه",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
};

const CHINESE: Table = Table {
    modals: &[&["应", "应当", "须", "必须", "应該", "應", "應當"], &["应该", "宜"], &["可", "可以"]],
    negations: &["不", "不得", "未", "无", "非", "没有", "無", "無須"],
    and: &["和", "与", "及", "以及", "并", "與"],
    or: &["或", "或者"],
    numbers: &["二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "半"],
    months: &[],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_lists_of_a_language() {
        for table in [ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE] {
            let lists =
                table.modals.iter().copied().chain([table.negations, table.and, table.or, table.numbers, table.months]);
            let mut all: Vec<&str> = lists.flatten().copied().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}

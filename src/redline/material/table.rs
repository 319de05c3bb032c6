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
    /// Numbers in words, with the forms that treaties use most; "one" is left out where it is an article as well.
    pub(super) numbers: &'static [(u32, &'static [&'static str])],
    /// Words of number that have no whole value.
    pub(super) amounts: &'static [&'static str],
    /// Months.
    pub(super) months: &'static [&'static str],
}

/// Notes in a role that a list has the word.
type Mark = fn(&mut Role);

/// How much a number in words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    Is(u32),
    /// A part, or a numeral that is read where it stands.
    Unknown,
}

/// What a word is: of which row of modals, and of which of the other lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Role {
    pub(super) modal: Option<usize>,
    pub(super) negation: bool,
    pub(super) and: bool,
    pub(super) or: bool,
    pub(super) number: Option<Amount>,
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
        for (value, words) in self.numbers {
            words.iter().for_each(|word| roles.entry(word).or_default().number = Some(Amount::Is(*value)));
        }
        let lists: [(&[&'static str], Mark); 5] = [
            (self.negations, |role| role.negation = true),
            (self.and, |role| role.and = true),
            (self.or, |role| role.or = true),
            (self.amounts, |role| role.number = Some(Amount::Unknown)),
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
        (2, &["two"]),
        (3, &["three"]),
        (4, &["four"]),
        (5, &["five"]),
        (6, &["six"]),
        (7, &["seven"]),
        (8, &["eight"]),
        (9, &["nine"]),
        (10, &["ten"]),
        (11, &["eleven"]),
        (12, &["twelve"]),
        (13, &["thirteen"]),
        (14, &["fourteen"]),
        (15, &["fifteen"]),
        (16, &["sixteen"]),
        (17, &["seventeen"]),
        (18, &["eighteen"]),
        (19, &["nineteen"]),
        (20, &["twenty"]),
        (21, &["twenty-one"]),
        (24, &["twenty-four"]),
        (30, &["thirty"]),
        (40, &["forty"]),
        (50, &["fifty"]),
        (55, &["fifty-five"]),
        (60, &["sixty"]),
        (70, &["seventy"]),
        (80, &["eighty"]),
        (90, &["ninety"]),
        (100, &["hundred"]),
        (1_000, &["thousand"]),
    ],
    amounts: &["half", "two-thirds", "three-fourths", "three-quarters"],
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
        (2, &["deux"]),
        (3, &["trois"]),
        (4, &["quatre"]),
        (5, &["cinq"]),
        (6, &["six"]),
        (7, &["sept"]),
        (8, &["huit"]),
        (9, &["neuf"]),
        (10, &["dix"]),
        (11, &["onze"]),
        (12, &["douze"]),
        (13, &["treize"]),
        (14, &["quatorze"]),
        (15, &["quinze"]),
        (16, &["seize"]),
        (17, &["dix-sept"]),
        (18, &["dix-huit"]),
        (19, &["dix-neuf"]),
        (20, &["vingt"]),
        (30, &["trente"]),
        (40, &["quarante"]),
        (50, &["cinquante"]),
        (60, &["soixante"]),
        (70, &["soixante-dix"]),
        (80, &["quatre-vingt", "quatre-vingts"]),
        (90, &["quatre-vingt-dix"]),
        (100, &["cent", "cents"]),
        (1_000, &["mille"]),
    ],
    amounts: &["moitié"],
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
        (2, &["dos"]),
        (3, &["tres"]),
        (4, &["cuatro"]),
        (5, &["cinco"]),
        (6, &["seis"]),
        (7, &["siete"]),
        (8, &["ocho"]),
        (9, &["nueve"]),
        (10, &["diez"]),
        (11, &["once"]),
        (12, &["doce"]),
        (13, &["trece"]),
        (14, &["catorce"]),
        (15, &["quince"]),
        (16, &["dieciséis"]),
        (17, &["diecisiete"]),
        (18, &["dieciocho"]),
        (19, &["diecinueve"]),
        (20, &["veinte"]),
        (21, &["veintiuno", "veintiún"]),
        (22, &["veintidós"]),
        (24, &["veinticuatro"]),
        (25, &["veinticinco"]),
        (30, &["treinta"]),
        (40, &["cuarenta"]),
        (50, &["cincuenta"]),
        (60, &["sesenta"]),
        (70, &["setenta"]),
        (80, &["ochenta"]),
        (90, &["noventa"]),
        (100, &["cien", "ciento"]),
        (200, &["doscientos", "doscientas"]),
        (300, &["trescientos", "trescientas"]),
        (500, &["quinientos", "quinientas"]),
        (1_000, &["mil"]),
    ],
    amounts: &["mitad"],
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
        (2, &["два", "две", "двух"]),
        (3, &["три", "трех", "трёх"]),
        (4, &["четыре", "четырех", "четырёх"]),
        (5, &["пять", "пяти"]),
        (6, &["шесть", "шести"]),
        (7, &["семь", "семи"]),
        (8, &["восемь", "восьми"]),
        (9, &["девять", "девяти"]),
        (10, &["десять", "десяти"]),
        (11, &["одиннадцать", "одиннадцати"]),
        (12, &["двенадцать", "двенадцати"]),
        (13, &["тринадцать", "тринадцати"]),
        (14, &["четырнадцать", "четырнадцати"]),
        (15, &["пятнадцать", "пятнадцати"]),
        (16, &["шестнадцать", "шестнадцати"]),
        (17, &["семнадцать", "семнадцати"]),
        (18, &["восемнадцать", "восемнадцати"]),
        (19, &["девятнадцать", "девятнадцати"]),
        (20, &["двадцать", "двадцати"]),
        (30, &["тридцать", "тридцати"]),
        (40, &["сорок", "сорока"]),
        (50, &["пятьдесят", "пятидесяти"]),
        (60, &["шестьдесят", "шестидесяти"]),
        (70, &["семьдесят", "семидесяти"]),
        (80, &["восемьдесят", "восьмидесяти"]),
        (90, &["девяносто", "девяноста"]),
        (100, &["сто", "ста"]),
        (200, &["двести", "двухсот"]),
        (1_000, &["тысяча", "тысячи", "тысяч"]),
    ],
    amounts: &[],
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
        (2, &["اثنان", "اثنين"]),
        (3, &["ثلاث", "ثلاثة"]),
        (4, &["أربع", "أربعة"]),
        (5, &["خمس", "خمسة"]),
        (6, &["ست", "ستة"]),
        (7, &["سبع", "سبعة"]),
        (8, &["ثماني", "ثمانية"]),
        (9, &["تسع", "تسعة"]),
        (10, &["عشر", "عشرة"]),
        (12, &["اثنا", "اثني"]),
        (20, &["عشرون", "عشرين"]),
        (30, &["ثلاثون", "ثلاثين"]),
        (40, &["أربعون", "أربعين"]),
        (50, &["خمسون", "خمسين"]),
        (60, &["ستون", "ستين"]),
        (70, &["سبعون", "سبعين"]),
        (80, &["ثمانون", "ثمانين"]),
        (90, &["تسعون", "تسعين"]),
        (100, &["مئة", "مائة"]),
        (200, &["مئتان", "مئتين", "مائتان", "مائتين"]),
        (1_000, &["ألف", "آلاف"]),
    ],
    amounts: &[],
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
    modals: &[&["应", "应当", "须", "必须", "应該", "應", "應當"], &["应该", "宜"], &["可", "可以", "得"]],
    negations: &["不", "不得", "未", "无", "非", "没有", "無", "無須"],
    and: &["和", "与", "及", "以及", "并", "與"],
    or: &["或", "或者"],
    numbers: &[],
    amounts: &["半"],
    months: &[],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_lists_of_a_language() {
        for table in [ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE] {
            let lists =
                table.modals.iter().copied().chain([table.negations, table.and, table.or, table.amounts, table.months]);
            let numbers = table.numbers.iter().map(|(_, words)| *words);
            let mut all: Vec<&str> = lists.chain(numbers).flatten().copied().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}

//! Numbers as treaties print them: digits, letters, Roman and Chinese numerals, ordinal words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Latin letters in the order in which points are lettered.
pub(super) fn latin(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let first = chars.next()?.to_ascii_lowercase();
    if !first.is_ascii_lowercase() {
        return None;
    }
    let value = first as u32 - 'a' as u32 + 1;
    match chars.next() {
        None => Some(value),
        Some(second) if chars.next().is_none() && second.is_ascii_alphabetic() => {
            let second = second.to_ascii_lowercase() as u32 - 'a' as u32 + 1;
            // "(aa)" follows "(z)"; "(ca)" of an amended bill stands between "(c)" and "(d)" and is a
            // suffixed letter, which `label` reads before it asks here.
            Some(26 * value + second)
        }
        Some(_) => None,
    }
}

/// Roman numerals up to 399; larger ones do not occur as labels, and words such as "MD" do.
pub(super) fn roman(text: &str) -> Option<u32> {
    let digit = |letter: char| match letter.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let mut digits = text.chars().map(digit).peekable();
    let mut value = 0i64;
    while let Some(here) = digits.next() {
        let smaller = digits.peek().is_some_and(|&next| next > here);
        value += if smaller { -i64::from(here?) } else { i64::from(here?) };
    }
    let value = u32::try_from(value).ok().filter(|&value| value > 0 && value < 400)?;
    (to_roman(value) == text.to_ascii_lowercase()).then_some(value)
}

/// The Roman numeral of a number, in small letters.
pub(crate) fn to_roman(mut value: u32) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut text = String::new();
    for (step, letters) in STEPS {
        while value >= step {
            text.push_str(letters);
            value -= step;
        }
    }
    text
}

/// The value of one decimal digit of any script used here (ASCII, Arabic-Indic, Persian, full-width).
pub(super) fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(letter as u32 - zero as u32)
}

/// A number written in digits of one of those scripts; `None` past nine digits.
pub(crate) fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    text.chars().try_fold(0, |value, letter| Some(value * 10 + digit(letter)?))
}

/// Says whether a character is part of a Chinese numeral.
pub(super) fn is_chinese(letter: char) -> bool {
    "〇零一二三四五六七八九十百千两".contains(letter)
}

/// A Chinese numeral below ten thousand: 十二 -> 12, 一百零三 -> 103, 二〇 -> 20.
pub(crate) fn chinese(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    let (mut total, mut current, mut scaled) = (0u32, 0u32, false);
    for letter in text.chars() {
        match letter {
            '十' | '百' | '千' => {
                let scale = match letter {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                total = current.max(1).checked_mul(scale)?.checked_add(total)?;
                (current, scaled) = (0, true);
            }
            '零' | '〇' if scaled => {}
            _ => {
                let value = "〇一二三四五六七八九".chars().position(|digit| digit == letter);
                let value = value.or(match letter {
                    '零' => Some(0),
                    '两' => Some(2),
                    _ => None,
                })? as u32;
                current = if scaled { value } else { current.checked_mul(10)?.checked_add(value)? };
            }
        }
    }
    total.checked_add(current)
}

/// The number in Chinese numerals, below ten thousand.
pub(crate) fn to_chinese(value: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut text = String::new();
    let mut gap = false;
    for (scale, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / scale % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(scale == 10 && digit == 1 && text.is_empty()) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(unit);
    }
    text
}

/// Cyrillic letters in the order in which points are lettered (ё, й, ъ, ы and ь are left out).
pub(super) const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";

/// Arabic letters in abjad order.
pub(super) const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Arabic letters in the order of the alphabet.
pub(super) const HIJAI: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// The value of a Cyrillic letter.
pub(super) fn cyrillic(text: &str) -> Option<u32> {
    place_in(CYRILLIC, text)
}

/// The value of an Arabic letter in abjad order and in that of the alphabet, with hamza forms as they are printed in
/// labels; a tatweel behind it, as in "هـ", only shows how it is joined.
pub(super) fn arabic(text: &str) -> Option<(u32, u32)> {
    let text = match text.trim_end_matches('\u{640}') {
        "أ" | "إ" | "آ" => "ا",
        "ھ" => "ه",
        "ى" => "ي",
        other => other,
    };
    place_in(ABJAD, text).zip(place_in(HIJAI, text))
}

fn place_in(alphabet: &str, text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let letter = chars.next().filter(|_| chars.next().is_none())?;
    let letter = letter.to_lowercase().next()?;
    alphabet.chars().position(|other| other == letter).map(|at| at as u32 + 1)
}

/// The letter of a place in an alphabet, from 1.
pub(super) fn letter(alphabet: &str, value: u32) -> Option<String> {
    alphabet.chars().nth(value.checked_sub(1)? as usize).map(String::from)
}

/// The number in the digits of the script of another number.
pub(super) fn to_digits(value: u32, like: &str) -> String {
    let zero = like.chars().find_map(|letter| Some(letter as u32 - digit(letter)?)).unwrap_or('0' as u32);
    let of_script = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(digit);
    value.to_string().chars().map(of_script).collect()
}

/// Ordinal words of headings ("premier", "Décimo", "الثانية عشرة"), without case; `None` where it is none.
pub(super) fn ordinal_word(text: &str) -> Option<u32> {
    if !SIZES.contains(&text.len()) {
        return None;
    }
    let small = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let found = if small { ORDINALS.get(text) } else { ORDINALS.get(text.to_lowercase().as_str()) };
    found.copied()
}

/// Bytes of the shortest and of the longest ordinal; most words that are asked for are neither.
const SIZES: std::ops::RangeInclusive<usize> = 3..=26;

static ORDINALS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let pairs = EUROPEAN.iter().flat_map(|&(words, value)| words.iter().map(move |&word| (word, value)));
    pairs.collect()
});

const EUROPEAN: [(&[&str], u32); 20] = [
    (&["first", "premier", "première", "primero", "primera", "первая", "первый", "i°"], 1),
    (&["second", "deuxième", "segundo", "segunda", "вторая", "второй"], 2),
    (&["third", "troisième", "tercero", "tercera", "третья", "третий"], 3),
    (&["fourth", "quatrième", "cuarto", "cuarta", "четвертая", "четвёртая"], 4),
    (&["fifth", "cinquième", "quinto", "quinta", "пятая", "пятый"], 5),
    (&["sixth", "sixième", "sexto", "sexta", "шестая", "шестой"], 6),
    (&["seventh", "septième", "séptimo", "septimo", "séptima", "седьмая"], 7),
    (&["eighth", "huitième", "octavo", "octava", "восьмая"], 8),
    (&["ninth", "neuvième", "noveno", "novena", "девятая"], 9),
    (&["tenth", "dixième", "décimo", "decimo", "décima", "десятая"], 10),
    (&["eleventh", "onzième", "undécimo", "undecimo", "одиннадцатая"], 11),
    (&["twelfth", "douzième", "duodécimo", "duodecimo", "двенадцатая"], 12),
    (&["thirteenth", "treizième", "decimotercero", "тринадцатая"], 13),
    (&["fourteenth", "quatorzième", "decimocuarto", "четырнадцатая"], 14),
    (&["fifteenth", "quinzième", "decimoquinto", "пятнадцатая"], 15),
    (&["sixteenth", "seizième", "decimosexto", "шестнадцатая"], 16),
    (&["seventeenth", "decimoséptimo", "семнадцатая"], 17),
    (&["eighteenth", "decimoctavo", "восемнадцатая"], 18),
    (&["nineteenth", "decimonoveno", "девятнадцатая"], 19),
    (&["twentieth", "vigésimo", "vigesimo", "двадцатая"], 20),
];

/// An Arabic ordinal of one or more words at the start of `text`: its value and how many bytes it takes.
///
/// `"الثانية عشرة من"` -> 12; `"الحادية والعشرون"` -> 21; `"الثالثة بعد المائة"` -> 103.
pub(super) fn arabic_ordinal(text: &str) -> Option<(u32, usize)> {
    if text.trim_start().starts_with(|letter: char| letter.is_ascii()) {
        return None;
    }
    let (mut value, mut taken, mut any) = (0, 0, false);
    for (start, word) in words(text).take(5) {
        let bare: String = word.chars().filter(|&letter| !is_arabic_mark(letter)).collect();
        let conjoined = bare.strip_prefix('و').filter(|_| any).unwrap_or(&bare);
        let part = arabic_part(conjoined);
        match part {
            Some(part) => value += part,
            None if any && bare == "بعد" => continue,
            None => break,
        }
        any = true;
        taken = start + word.len();
    }
    any.then_some((value, taken))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let word = word.trim_end_matches([':', '.', '،', '-', '–', ')']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

/// Says whether a character is a vowel mark or a tatweel, which spelling may leave out.
pub(crate) fn is_arabic_mark(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn arabic_part(word: &str) -> Option<u32> {
    const PARTS: [(&[&str], u32); 22] = [
        (&["الأولى", "الاولى", "الأول", "الاول", "الحادية", "الحادي"], 1),
        (&["الثانية", "الثاني"], 2),
        (&["الثالثة", "الثالث"], 3),
        (&["الرابعة", "الرابع"], 4),
        (&["الخامسة", "الخامس"], 5),
        (&["السادسة", "السادس"], 6),
        (&["السابعة", "السابع"], 7),
        (&["الثامنة", "الثامن"], 8),
        (&["التاسعة", "التاسع"], 9),
        (&["العاشرة", "العاشر", "عشرة", "عشر"], 10),
        (&["العشرون", "العشرين"], 20),
        (&["الثلاثون", "الثلاثين"], 30),
        (&["الأربعون", "الأربعين", "الاربعون"], 40),
        (&["الخمسون", "الخمسين"], 50),
        (&["الستون", "الستين"], 60),
        (&["السبعون", "السبعين"], 70),
        (&["الثمانون", "الثمانين"], 80),
        (&["التسعون", "التسعين"], 90),
        (&["المائة", "المئة", "المائه"], 100),
        (&["المائتين", "المئتين", "المائتان"], 200),
        (&["الثلاثمائة", "الثلاثمئة"], 300),
        (&["الأربعمائة", "الأربعمئة"], 400),
    ];
    PARTS.iter().find(|(words, _)| words.contains(&word)).map(|&(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ordinal_is_shorter_or_longer_than_the_search() {
        assert!(EUROPEAN.iter().all(|(words, _)| words.iter().all(|word| SIZES.contains(&word.len()))));
    }

    #[test]
    fn roman_numerals_are_only_read_in_their_proper_form() {
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("IX"), Some(9));
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("md"), None);
        assert!(["iq", "qi", ""].iter().all(|text| roman(text).is_none()));
    }

    #[test]
    fn a_chinese_numeral_that_is_too_large_is_none() {
        assert_eq!(chinese("九九九九九九九九千"), None);
        assert_eq!(chinese("九九九九九九九九九"), Some(999_999_999));
    }

    #[test]
    fn chinese_numerals_go_both_ways() {
        for value in [1, 9, 10, 12, 20, 21, 100, 103, 110, 115, 999, 1001, 1010, 2345] {
            assert_eq!(chinese(&to_chinese(value)), Some(value), "{}", to_chinese(value));
        }
        assert_eq!(chinese("二〇"), Some(20));
    }

    #[test]
    fn arabic_ordinals_of_several_words_are_added_up() {
        assert_eq!(arabic_ordinal("الثانية عشرة").map(|found| found.0), Some(12));
        assert_eq!(arabic_ordinal("الحادية والعشرون").map(|found| found.0), Some(21));
        assert_eq!(arabic_ordinal("الثالثة بعد المائة").map(|found| found.0), Some(103));
        assert_eq!(arabic_ordinal("تعريفات"), None);
    }
}

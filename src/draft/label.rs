//! Labels: the numbers of clauses as printed, and their order.

use std::sync::Arc;

use super::few::Few;
use super::numerals;

/// The kind of numerals a label is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `1.`, `(1)`, `١`.
    Decimal,
    /// `(a)`.
    LowerLatin,
    /// `(A)`.
    UpperLatin,
    /// `(iv)`.
    LowerRoman,
    /// `IV.`.
    UpperRoman,
    /// `一、`, `（一）`.
    Chinese,
    /// `а)`.
    Cyrillic,
    /// `(ج)` behind `(ب)`: Arabic letters in the order of their values as numerals, أ ب ج د ه و.
    Abjad,
    /// `(ت)` behind `(ب)`: Arabic letters in the order of the alphabet, أ ب ت ث ج ح.
    Hijai,
    /// `—`, `-`, `•`: a mark without a number.
    Bullet,
}

/// What stands round the numerals; with [`Style`] it tells one series of labels from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wrap {
    /// `1` (after a word such as "Article").
    Bare,
    /// `1.`
    Dot,
    /// `1)`
    Half,
    /// `(1)`
    Full,
    /// `1°`
    Degree,
    /// `一、`
    Comma,
    /// `1 –`
    Dash,
    /// `18 In section 4`: a number of a row with nothing but a blank behind it.
    Blank,
}

/// One level of a number: the ordinal and what was inserted behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// The number proper, from 1 where it is printed so.
    pub base: u32,
    /// 0 for none; letters count 1, 2, … (`2A`), `bis` and its followers 100, 200, …; `ante` takes 1 off.
    pub suffix: i32,
}

/// The levels of a number, outermost first; most numbers have one.
pub type Levels = Few<Ordinal>;

/// A number that can be ordered: `54 bis` < `54 ter ante` < `54 ter` < `55`; `6.1` has two levels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number {
    /// Letters before the number, as in `L. 122-1`; empty in treaties.
    pub series: String,
    /// The levels, outermost first; empty where the label is no number (`Article unique`).
    pub levels: Levels,
    /// The last number of a range: 167 of `Articles 161 to 167`, whose levels are those of 161.
    pub until: Option<u32>,
}

/// The label of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// As printed, without the kind word and the marks round it: `6`, `3 bis`, `(a)` -> `a`.
    ///
    /// Shared by all that one numeral may be: `i` is a number or a letter.
    pub printed: Arc<str>,
    /// Its numerals.
    pub style: Style,
    /// What stands round them.
    pub wrap: Wrap,
    /// Its place in the series.
    pub number: Number,
}

impl Label {
    /// Says whether two labels count the same, however they are printed: `1.` and `(1)` do, `(i)` and `1.` do not.
    ///
    /// A range counts as its first number.
    pub fn counts_as(&self, other: &Label) -> bool {
        let (own, other_number) = (&self.number, &other.number);
        own.levels == other_number.levels && own.series == other_number.series && self.family() == other.family()
    }

    /// The printed numeral without words behind it: `3` of `3 bis`, `a` of `a bis`.
    pub fn stem(&self) -> &str {
        let starts = self.printed.char_indices().skip(1).map(|(at, _)| at);
        let end = starts.into_iter().find(|&at| suffix(&self.printed[at..]).is_some()).unwrap_or(self.printed.len());
        self.printed[..end].trim_end()
    }

    /// The numeral for another number, in the style and script of this one; `None` where none is known.
    ///
    /// Numbers in words ("premier") have none, nor have ranges and letters past the end of their alphabet.
    pub fn numeral(&self, value: u32) -> Option<String> {
        const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
        if self.number.until.is_some() {
            return None;
        }
        let stem = self.stem();
        match self.style {
            Style::Decimal => {
                stem.starts_with(|letter| numerals::digit(letter).is_some()).then(|| numerals::to_digits(value, stem))
            }
            Style::LowerLatin => numerals::letter(LATIN, value),
            Style::UpperLatin => numerals::letter(LATIN, value).map(|letter| letter.to_uppercase()),
            Style::LowerRoman => Some(numerals::to_roman(value)),
            Style::UpperRoman => Some(numerals::to_roman(value).to_uppercase()),
            Style::Chinese => Some(numerals::to_chinese(value)),
            Style::Cyrillic => numerals::letter(numerals::CYRILLIC, value),
            Style::Abjad | Style::Hijai if value == 1 => Some("أ".to_owned()),
            Style::Abjad => numerals::letter(numerals::ABJAD, value),
            Style::Hijai => numerals::letter(numerals::HIJAI, value),
            Style::Bullet => None,
        }
    }

    fn family(&self) -> Style {
        match self.style {
            // A change of script is a change of language or of house style, not of number.
            Style::Chinese => Style::Decimal,
            // So is another order of the letters.
            Style::Hijai => Style::Abjad,
            other => other,
        }
    }

    /// Says whether the numerals of two labels may be of one series.
    pub(crate) fn is_styled_as(&self, other: &Label) -> bool {
        let joins = |one: &Label, other: &Label| one.is_undecided() && other.style == Style::Hijai;
        self.style == other.style || joins(self, other) || joins(other, self)
    }

    /// Says whether an Arabic letter may yet be of the order of the alphabet: only the third letter of a series tells.
    pub(crate) fn is_undecided(&self) -> bool {
        self.style == Style::Abjad && self.is_in_both_orders()
    }

    /// Says whether an Arabic letter has one place in both orders: these begin with أ ب.
    pub(crate) fn is_in_both_orders(&self) -> bool {
        matches!(self.style, Style::Abjad | Style::Hijai) && self.number.levels.iter().all(|level| level.base <= 2)
    }

    /// Says whether `self` may stand directly behind `previous` in a series.
    pub fn follows(&self, previous: &Label) -> bool {
        let (here, before) = (self.number.levels.split_last(), previous.number.levels.split_last());
        let (Some((here, outer)), Some((before, outer_before))) = (here, before) else { return false };
        if !self.is_styled_as(previous) || outer != outer_before {
            return false;
        }
        let last = previous.number.until.unwrap_or(before.base);
        let next = last.checked_add(1) == Some(here.base) && here.suffix <= 0;
        let inserted = here.base == before.base && here.suffix > before.suffix;
        next || inserted
    }

    /// Says whether it opens a series: `1`, `(a)`, `(i)`, `一`.
    pub fn is_first(&self) -> bool {
        matches!(self.number.levels[..], [level] if level.base == 1 && level.suffix <= 0)
    }
}

/// A label read at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Bytes of the label with brackets before it and blanks behind it.
    pub(crate) length: usize,
    /// What it may be, likeliest first: `(i)` is Roman one or the letter after `(h)`.
    pub(crate) readings: Vec<Label>,
}

/// Reads the label that opens a block.
///
/// ```text
/// opening = {"[" | blank} ( "(" number ")" | number mark | digits suffix | bullet ) blanks
/// number  = digits {"." digits} [letter] [suffix] | letter | roman | chinese | cyrillic | arabic
/// mark    = "." | ")" | "°" | "、" | "．" | [" "] "–"          suffix = "bis" | "ter" | … | "ante"
/// ```
pub(crate) fn open(text: &str) -> Option<Opening> {
    let start = text.len() - text.trim_start_matches(['[', ' ', '\u{a0}']).len();
    let rest = &text[start..];
    let (length, readings) = full(rest).or_else(|| marked(rest)).or_else(|| bullet(rest))?;
    let blanks = rest[length..].len() - rest[length..].trim_start().len();
    Some(Opening { length: start + length + blanks, readings })
}

/// Reads a number with nothing but a blank behind it, which is a label only in a row of such numbers.
pub(crate) fn open_bare(text: &str) -> Option<Opening> {
    let digits = text.starts_with(|letter: char| letter.is_ascii_digit());
    let length = number_length(text).filter(|_| digits)?;
    if text.len() > length && !opens_sentence(&text[length..]) {
        return None;
    }
    let readings = readings(&text[..length], Wrap::Blank);
    let blanks = text[length..].len() - text[length..].trim_start().len();
    (!readings.is_empty()).then_some(Opening { length: length + blanks, readings })
}

/// `(a)`, `（一）`, `(b) bis`, `(1bis)`.
pub(super) fn full(text: &str) -> Option<(usize, Vec<Label>)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let close = inner.char_indices().take(16).find(|&(_, letter)| matches!(letter, ')' | '）'))?.0;
    let opener = text.len() - inner.len();
    let body = &inner[..close];
    let closer = inner[close..].chars().next().map_or(1, char::len_utf8);
    let mut length = opener + close + closer;
    let mut readings = readings(body, Wrap::Full);
    if readings.is_empty() {
        return None;
    }
    if let Some((taken, suffix)) = suffix(&text[length..]) {
        length += taken;
        for label in &mut readings {
            add_suffix(label, &text[length - taken..length], suffix);
        }
    }
    let next = text[length..].chars().next();
    // "(a)nother" is a word with a letter set apart, not a label.
    (!next.is_some_and(|letter| letter.is_ascii_lowercase())).then_some((length, readings))
}

/// `1.`, `1 bis.`, `6.1`, `a)`, `IV.`, `一、`, `1°`, `2bis`, `أ –`, `أ-`.
fn marked(text: &str) -> Option<(usize, Vec<Label>)> {
    let body = number_length(text)?;
    let mut length = body;
    let suffix = suffix(&text[length..]);
    if let Some((taken, _)) = suffix {
        length += taken;
    }
    let (wrap, mark) = match mark(&text[length..]) {
        Some(found) => found,
        None if suffix.is_some_and(|(_, value)| value != 0) => (Wrap::Bare, 0),
        None if text[..body].contains('.') && opens_sentence(&text[length..]) => (Wrap::Bare, 0),
        None => return None,
    };
    let mut readings = readings(&text[..body], wrap);
    if let Some((taken, value)) = suffix {
        readings.iter_mut().for_each(|label| add_suffix(label, &text[body..body + taken], value));
    }
    let letters = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let short = text[..letters].chars().count() == 1 || !text.starts_with(|letter: char| letter.is_ascii_alphabetic());
    readings.retain(|label| short || matches!(label.style, Style::LowerRoman | Style::UpperRoman));
    (!readings.is_empty()).then_some((length + mark, readings))
}

/// Says whether a sentence starts here: "6.1 The Secretariat" is numbered, "1.5 °C" is a figure.
fn opens_sentence(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '[']).chars().next();
    text.starts_with(' ') && first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// The mark behind a number; a dot or a bracket must be followed by a blank, a bracket, a Chinese character or the end.
fn mark(text: &str) -> Option<(Wrap, usize)> {
    let dash = text.trim_start_matches([' ', '\u{a0}']);
    let blanks = text.len() - dash.len();
    if let Some(letter) = dash.chars().next().filter(|letter| matches!(letter, '–' | '-' | '—' | 'ـ')) {
        let after = &dash[letter.len_utf8()..];
        // "2- and 3-year terms" opens with no number of a clause.
        let apart = blanks > 0 && after.starts_with(' ') || opens_sentence(after);
        return apart.then_some((Wrap::Dash, blanks + letter.len_utf8()));
    }
    let letter = text.chars().next()?;
    let wrap = match letter {
        '.' | '．' => Wrap::Dot,
        ')' | '）' => Wrap::Half,
        '°' | 'º' => Wrap::Degree,
        '、' => Wrap::Comma,
        _ => return None,
    };
    let next = text[letter.len_utf8()..].chars().next();
    let clear =
        next.is_none_or(|next| next.is_whitespace() || !next.is_alphanumeric() && next != '.' || next > '\u{2e80}');
    (wrap == Wrap::Comma || clear).then_some((wrap, letter.len_utf8()))
}

/// Bytes of the numerals at the start: digits with inner dots and one letter, or letters of one script.
fn number_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let run = |accept: fn(char) -> bool| text.find(|letter| !accept(letter)).unwrap_or(text.len());
    if numerals::digit(first).is_some() {
        let mut length = run(|letter| numerals::digit(letter).is_some());
        while let Some(rest) = text[length..].strip_prefix('.') {
            let more = rest.find(|letter| numerals::digit(letter).is_none()).unwrap_or(rest.len());
            if more == 0 {
                break;
            }
            length += 1 + more;
        }
        let mut tail = text[length..].chars();
        let letter = tail.next().filter(char::is_ascii_alphabetic);
        let alone = !tail.next().is_some_and(char::is_alphanumeric);
        return Some(length + usize::from(letter.is_some() && alone));
    }
    let length = if numerals::is_chinese(first) {
        run(numerals::is_chinese)
    } else if first.is_ascii_alphabetic() {
        let length = run(|letter| letter.is_ascii_alphabetic());
        length + inserted_length(&text[length..])
    } else if first.is_alphabetic() {
        run(|letter| letter.is_alphabetic() || numerals::is_arabic_mark(letter))
    } else {
        return None;
    };
    (text[..length].chars().count() <= 6).then_some(length)
}

/// Bytes of the `.1` of `h.1)`; nothing where no bracket closes it.
fn inserted_length(text: &str) -> usize {
    let Some(digits) = text.strip_prefix('.') else { return 0 };
    let run = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    if run > 0 && digits[run..].starts_with(')') { 1 + run } else { 0 }
}

fn bullet(text: &str) -> Option<(usize, Vec<Label>)> {
    let letter = text.chars().next().filter(|letter| "—–-•·*▪".contains(*letter))?;
    let length = letter.len_utf8();
    let alone = text[length..].starts_with([' ', '\u{a0}', '\t']);
    let label =
        Label { printed: letter.to_string().into(), style: Style::Bullet, wrap: Wrap::Bare, number: Number::default() };
    alone.then(|| (length, vec![label]))
}

/// What a numeral may be; empty where it is none.
pub(super) fn readings(body: &str, wrap: Wrap) -> Vec<Label> {
    let body = body.trim();
    let label = |printed, style, levels| Label { printed, style, wrap, number: Number { levels, ..Number::default() } };
    let one = |base| Levels::from(Ordinal { base, suffix: 0 });
    if let Some(levels) = decimal(body) {
        return vec![label(body.into(), Style::Decimal, levels)];
    }
    if !body.is_ascii() {
        let chinese = numerals::chinese(body).map(|value| (Style::Chinese, value));
        let cyrillic = || numerals::cyrillic(body).map(|value| (Style::Cyrillic, value));
        let alone = chinese.or_else(cyrillic).map(|(style, value)| vec![(style, value)]);
        let arabic = || {
            let (abjad, hijai) = numerals::arabic(body)?;
            let both = [(Style::Abjad, abjad), (Style::Hijai, hijai)];
            Some(both[..if abjad == hijai { 1 } else { 2 }].to_vec())
        };
        let printed: Arc<str> = body.into();
        let found = alone.or_else(arabic).into_iter().flatten();
        return found.map(|(style, value)| label(printed.clone(), style, one(value))).collect();
    }
    if let Some((stem, inserted)) = body.split_once('.') {
        // "(h.1)" was inserted behind "(h)".
        let Some(inserted) = numerals::digits(inserted) else { return Vec::new() };
        let mut stems = readings(stem, wrap);
        for label in &mut stems {
            add_suffix(label, &body[stem.len()..], inserted as i32);
        }
        return stems;
    }
    let lower = body.chars().all(|letter| letter.is_ascii_lowercase());
    if !lower && !body.chars().all(|letter| letter.is_ascii_uppercase()) {
        return Vec::new();
    }
    let (roman, latin) =
        if lower { (Style::LowerRoman, Style::LowerLatin) } else { (Style::UpperRoman, Style::UpperLatin) };
    // Sub-items run to fifty at most; beyond that a "roman" label is a word or a letter.
    let numeral = numerals::roman(body).filter(|&value| value <= 50).map(|value| (roman, one(value)));
    let letters = letters(body).map(|value| (latin, Levels::from(value)));
    if numeral.is_none() && letters.is_none() {
        return Vec::new();
    }
    let printed: Arc<str> = body.into();
    let mut found = Vec::with_capacity(2);
    found.extend(numeral.into_iter().chain(letters).map(|(style, levels)| label(printed.clone(), style, levels)));
    found
}

/// `a` -> 1; `aa` -> after `z`; `ca` -> the first inserted behind `c`; three letters and more are no label.
fn letters(body: &str) -> Option<Ordinal> {
    let mut letters = body.char_indices();
    let ((_, first), second) = (letters.next()?, letters.next());
    if letters.next().is_some() {
        return None;
    }
    match second {
        Some((at, second)) if second != first => {
            let (base, suffix) = (numerals::latin(&body[..at])?, numerals::latin(&body[at..])?);
            Some(Ordinal { base, suffix: suffix as i32 })
        }
        _ => Some(Ordinal { base: numerals::latin(body)?, suffix: 0 }),
    }
}

/// `6`, `6.1`, `2A`, `30bis`.
fn decimal(body: &str) -> Option<Levels> {
    let bare = body.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let tail = &body[bare.len()..];
    let mut levels = Levels::default();
    for (at, part) in bare.trim().split('.').enumerate() {
        push_level(&mut levels, part, at)?;
    }
    if !tail.is_empty() {
        let letter = (tail.len() == 1).then(|| numerals::latin(tail)).flatten().map(|value| value as i32);
        levels.last_mut()?.suffix = letter.or_else(|| suffix(tail).map(|found| found.1))?;
    }
    Some(levels)
}

/// Adds the level of one part of a number; `30.02` was inserted between `30` and `30.1`, so its zero is a level.
fn push_level(levels: &mut Levels, part: &str, at: usize) -> Option<()> {
    let base = numerals::digits(part)?;
    if at > 0 && part.len() > 1 && part.starts_with('0') {
        levels.push(Ordinal { base: 0, suffix: 0 });
    }
    levels.push(Ordinal { base, suffix: 0 });
    Some(())
}

/// `bis`, `ter ante` and their like at the start of a text: bytes taken and the suffix's value.
pub(super) fn suffix(text: &str) -> Option<(usize, i32)> {
    const WORDS: [(&str, i32); 18] = [
        ("bis", 200),
        ("ter", 300),
        ("quater", 400),
        ("quinquies", 500),
        ("sexies", 600),
        ("septies", 700),
        ("octies", 800),
        ("nonies", 900),
        ("decies", 1000),
        ("бис", 200),
        ("тер", 300),
        ("مكررا", 200),
        ("مكررًا", 200),
        ("مكرر", 200),
        ("之一", 200),
        ("之二", 300),
        ("之三", 400),
        ("之四", 500),
    ];
    let trimmed = text.trim_start_matches([' ', '\u{a0}']);
    if !trimmed.as_bytes().first().is_some_and(may_open_suffix) {
        return None;
    }
    let mut taken = text.len() - trimmed.len();
    let mut value = 0;
    if let Some((word, rank)) = WORDS.iter().find(|(word, _)| starts_with_word(trimmed, word)) {
        taken += word.len();
        value = *rank;
    }
    let tail = text[taken..].trim_start_matches(' ');
    if starts_with_word(tail, "ante") {
        return Some((text.len() - tail.len() + "ante".len(), value - 1));
    }
    (value != 0).then_some((taken, value))
}

/// A cheap refusal of most texts by their first byte: no suffix opens with another Latin letter, a digit, or a mark.
fn may_open_suffix(byte: &u8) -> bool {
    !byte.is_ascii() || matches!(byte.to_ascii_lowercase(), b'a' | b'b' | b'd' | b'n' | b'o' | b'q' | b's' | b't')
}

fn starts_with_word(text: &str, word: &str) -> bool {
    // Most texts differ in the first byte, and every block is asked for every word.
    let alike = |first: &u8| first.eq_ignore_ascii_case(&word.as_bytes()[0]);
    text.as_bytes().first().is_some_and(alike)
        && text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        && (word.starts_with('之') || !text[word.len()..].starts_with(char::is_alphanumeric))
}

/// Adds a suffix to what is printed, and its value to the innermost level.
pub(super) fn add_suffix(label: &mut Label, printed: &str, value: i32) {
    label.printed = [&label.printed, printed].concat().into();
    if let Some(level) = label.number.levels.last_mut() {
        level.suffix += value;
    }
}

/// A number behind a kind word ("Article **54 ter ante**. Title"): its label and the bytes it takes.
///
/// ```text
/// number = [letters] digits {("." | "-") digits} [letter] ["°" | "er" | "º"] [suffix] | roman | ordinal word | letter | blank
/// ```
pub(crate) fn after_word(text: &str) -> Option<(Label, usize)> {
    let (mut label, mut length) = code(text).or_else(|| word(text)).or_else(|| blank(text))?;
    if let Some((taken, value)) = suffix(&text[length..]) {
        add_suffix(&mut label, &text[length..length + taken], value);
        length += taken;
    }
    let next = text[length..].chars().next();
    (!next.is_some_and(|letter| letter.is_alphanumeric() && letter < '\u{2e80}')).then_some((label, length))
}

/// Says whether a word of running text may be a number or part of one: digits, numerals, ordinals, `a`, `bb`, `bis`.
///
/// Words that are not ASCII may: only numbers of English texts are known well enough to be told from words at once.
pub(crate) fn may_count(word: &str) -> bool {
    if is_plain(word) {
        return numerals::ordinal_word(word).is_some() || suffix(word).is_some();
    }
    let mut letters = word.chars();
    let first = letters.next();
    let repeated = first.is_some_and(char::is_alphanumeric) && letters.all(|letter| Some(letter) == first);
    repeated || !word.is_ascii() || after_word(word).is_some() || suffix(word).is_some()
}

/// Says whether a word has small Latin letters alone, and among them some that no numeral has.
fn is_plain(word: &str) -> bool {
    let roman = |byte: &u8| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm');
    let mut bytes = word.as_bytes().iter();
    word.len() > 2 && bytes.clone().all(u8::is_ascii_lowercase) && !bytes.all(roman)
}

/// A number without a kind word, as in `第六条` and `第 14-1 條`: Chinese numerals or digits.
pub(crate) fn plain(body: &str) -> Option<Label> {
    let body = body.trim();
    if let Some((stem, inserted)) = body.split_once('-') {
        let level = |digits| Some(Ordinal { base: numerals::digits(digits)?, suffix: 0 });
        return Some(bare(body, Style::Decimal, [level(stem)?, level(inserted)?].into_iter().collect()));
    }
    let base = numerals::chinese(body).or_else(|| numerals::digits(body))?;
    let style = if numerals::digits(body).is_some() { Style::Decimal } else { Style::Chinese };
    Some(bare(body, style, Ordinal { base, suffix: 0 }.into()))
}

fn bare(printed: &str, style: Style, levels: Levels) -> Label {
    Label { printed: printed.into(), style, wrap: Wrap::Bare, number: Number { levels, ..Number::default() } }
}

/// `6`, `6.1`, `L. 122-1`, `39 A`, `1er`, `3°`.
fn code(text: &str) -> Option<(Label, usize)> {
    let letters = text.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(text.len());
    let series = &text[..letters.min(2)];
    let gap = text[series.len()..].trim_start_matches(['.', '*', ' ']);
    let start = if series.is_empty() { 0 } else { text.len() - gap.len() };
    let mut length = start;
    let mut levels = Levels::default();
    loop {
        let rest = &text[length..];
        let run = rest.find(|letter| numerals::digit(letter).is_none()).unwrap_or(rest.len());
        let at = levels.len();
        push_level(&mut levels, &rest[..run], at)?;
        length += run;
        let mut after = text[length..].chars();
        let joined = matches!(after.next(), Some('.' | '-' | '–'))
            && after.next().is_some_and(|next| numerals::digit(next).is_some());
        if !joined {
            break;
        }
        length += text[length..].chars().next().map_or(0, char::len_utf8);
    }
    let printed_end = length;
    let (extra, suffix) = ornament(&text[length..]);
    length += extra;
    levels.last_mut()?.suffix = suffix;
    let printed = if suffix == 0 { &text[..printed_end] } else { &text[..length] };
    let mut label = bare(printed, Style::Decimal, levels);
    label.number.series = series.to_owned();
    Some((label, length))
}

/// What may stand right behind digits: a degree sign, "er", or a capital letter that numbers an inserted article.
fn ornament(text: &str) -> (usize, i32) {
    for sign in ["°", "º", "ª", "er", "re", "o.", "ème", "e"] {
        if let Some(rest) = text.strip_prefix(sign) {
            let clear = !rest.starts_with(|letter: char| letter.is_alphanumeric());
            if clear {
                return (sign.len(), 0);
            }
        }
    }
    let trimmed = text.trim_start_matches(' ');
    let run = trimmed.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(trimmed.len());
    let value = (1..=2).contains(&run).then(|| letters(&trimmed[..run])).flatten();
    let clear = !trimmed[run..].starts_with(|letter: char| letter.is_alphanumeric());
    match value {
        Some(value) if clear => (text.len() - trimmed.len() + run, value.base as i32 + 27 * value.suffix),
        _ => (0, 0),
    }
}

/// A Roman numeral, an ordinal word, or a single letter.
fn word(text: &str) -> Option<(Label, usize)> {
    if let Some((value, length)) = numerals::arabic_ordinal(text) {
        return Some((bare(&text[..length], Style::Decimal, Ordinal { base: value, suffix: 0 }.into()), length));
    }
    let length = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let body = &text[..length];
    let lower = body.chars().all(char::is_lowercase);
    let (style, base) = if let Some(value) = numerals::roman(body) {
        (if lower { Style::LowerRoman } else { Style::UpperRoman }, value)
    } else if let Some(value) = numerals::ordinal_word(body) {
        (Style::Decimal, value)
    } else if body.len() == 1 && !lower {
        (Style::UpperLatin, numerals::latin(body)?)
    } else if let Some(value) = numerals::chinese(body) {
        (Style::Chinese, value)
    } else {
        return None;
    };
    Some((bare(body, style, Ordinal { base, suffix: 0 }.into()), length))
}

/// A number still to come: `[x]`, `XX`, `[…]`.
fn blank(text: &str) -> Option<(Label, usize)> {
    for sign in ["[x]", "[X]", "[…]", "[...]", "XXX", "XX", "X", "unique", "único", "unica"] {
        if text.starts_with(sign) {
            return Some((bare(sign, Style::Decimal, Levels::default()), sign.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn first(text: &str) -> (Style, Ordinal, usize) {
        let opening = open(text).unwrap_or_else(|| panic!("{text:?} opens with a label"));
        let label = &opening.readings[0];
        (label.style, *label.number.levels.last().unwrap(), opening.length)
    }

    fn ordinal(base: u32, suffix: i32) -> Ordinal {
        Ordinal { base, suffix }
    }

    #[test]
    fn a_zero_behind_the_point_is_a_level() {
        let number = |text: &str| after_word(text).unwrap().0.number;
        assert!(number("30.02") < number("30.1") && number("30") < number("30.02"));
        assert_ne!(number("30.02"), number("30.2"));
    }

    #[test]
    fn two_letters_are_one_behind_z_or_one_inserted() {
        assert_eq!(letters("aa"), Some(ordinal(27, 0)));
        assert_eq!(letters("ca"), Some(ordinal(3, 1)));
        assert_eq!(letters("abc"), None);
        assert_eq!(letters(""), None);
    }

    #[test]
    fn labels_of_six_languages_open_blocks() {
        assert_eq!(first("1. Each"), (Style::Decimal, ordinal(1, 0), 3));
        assert_eq!(first("(a) the"), (Style::LowerLatin, ordinal(1, 0), 4));
        assert_eq!(first("a) el"), (Style::LowerLatin, ordinal(1, 0), 3));
        assert_eq!(first("（一） 市"), (Style::Chinese, ordinal(1, 0), 10));
        assert_eq!(first("十二、各方"), (Style::Chinese, ordinal(12, 0), 9));
        assert_eq!(first("а) любая"), (Style::Cyrillic, ordinal(1, 0), 4));
        assert_eq!(first("(ب) ثانيا"), (Style::Abjad, ordinal(2, 0), 5));
        assert_eq!(first("1° Les"), (Style::Decimal, ordinal(1, 0), 4));
        assert_eq!(first("ب- ثانيا"), (Style::Abjad, ordinal(2, 0), 4));
        assert_eq!(first("٣ – ثالثا"), (Style::Decimal, ordinal(3, 0), 7));
    }

    #[test]
    fn bis_and_ante_are_part_of_the_label() {
        assert_eq!(first("1 bis. Each").1, ordinal(1, 200));
        assert_eq!(first("2bis. Each").1, ordinal(2, 200));
        assert_eq!(first("3bis [Developed").1, ordinal(3, 200));
        assert_eq!(first("(b) bis the").1, ordinal(2, 200));
        assert_eq!(first("5bis ante Each").1, ordinal(5, 199));
    }

    #[test]
    fn a_point_may_be_inserted_by_a_decimal() {
        assert_eq!(first("(h.1) the").1, ordinal(8, 1));
        assert_eq!(first("i.1) the").0, Style::LowerRoman);
    }

    #[test]
    fn an_opening_bracket_stands_before_the_label() {
        assert_eq!(first("[2. Each").1, ordinal(2, 0));
        assert_eq!(open("[2. Each").unwrap().length, 4);
    }

    #[test]
    fn an_i_may_be_a_number_or_a_letter() {
        let readings = open("(i) the").unwrap().readings;
        assert_eq!(
            readings.iter().map(|label| label.style).collect::<Vec<_>>(),
            [Style::LowerRoman, Style::LowerLatin]
        );
    }

    #[test]
    fn an_arabic_letter_counts_in_two_orders() {
        let readings = |text| open(text).unwrap().readings;
        let places = |text| readings(text).iter().map(|label| label.number.levels[0].base).collect::<Vec<_>>();
        assert_eq!(places("(ت) ختم"), [22, 3]);
        assert_eq!(places("جـ – ختم"), [3, 5]);
        assert_eq!(places("(ب) ختم"), [2]);
        let last = |text| readings(text).pop().unwrap();
        let first = |text| readings(text).remove(0);
        assert!(last("(ت) ختم").follows(&first("(ب) ختم")) && first("(ج) ختم").follows(&first("(ب) ختم")));
        assert!(!last("(ث) ختم").follows(&first("(ج) ختم")));
        assert_eq!(last("(ت) ختم").numeral(5).as_deref(), Some("ج"));
    }

    #[test]
    fn words_and_figures_are_no_labels() {
        for text in [
            "1.5 °C of",
            "12 Parties",
            "Mr. X",
            "2- and 3-year",
            "(the first)",
            "In. x",
            "(a)nother",
            "(including)",
            "2015 was",
        ] {
            assert_eq!(open(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_behind_a_kind_word_may_have_letters_and_levels() {
        let number =
            |text| after_word(text).map(|(label, length)| (label.number.levels.to_vec(), label.number.series, length));
        assert_eq!(number("54 ter ante. Title"), Some((vec![ordinal(54, 299)], String::new(), 11)));
        assert_eq!(number("L122-1 du"), Some((vec![ordinal(122, 0), ordinal(1, 0)], "L".into(), 6)));
        assert_eq!(number("39 A"), Some((vec![ordinal(39, 1)], String::new(), 4)));
        assert_eq!(number("1er"), Some((vec![ordinal(1, 0)], String::new(), 3)));
        assert_eq!(number("II — Criminalization"), Some((vec![ordinal(2, 0)], String::new(), 2)));
        assert_eq!(number("premier"), Some((vec![ordinal(1, 0)], String::new(), 7)));
        assert_eq!(number("headings and titles"), None);
    }

    #[test]
    fn words_that_may_be_numbers_are_told_from_others() {
        assert!(["16", "2(b)(iii)", "IV", "a", "aa", "bis", "second", "XX", "六"].into_iter().all(may_count));
        assert!(!["the", "of", "shall", "article", ",", "basis"].into_iter().any(may_count));
    }

    #[test]
    fn inserted_numbers_stand_in_order() {
        let order = ["53", "54 ante", "54", "54 bis", "54 ter ante", "54 ter", "55"];
        let numbers: Vec<Number> = order.iter().map(|text| after_word(text).unwrap().0.number).collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
    }
}

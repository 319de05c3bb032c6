//! References in languages where the kind word comes first: English, French, Spanish, Russian, Arabic.

use super::Group;
use super::Level;
use super::Raw;
use super::RawNumber;
use super::Within;
use super::outside;
use super::words;
use super::words::Joint;
use crate::ascii;
use crate::draft::label;
use crate::draft::label::Label;
use crate::draft::label::Style;
use crate::draft::label::Wrap;
use crate::source::Span;

/// Groups of one reference: "item (i) of subparagraph (a) of paragraph 1 of article 5 of annex 2 of part 1" has six.
const MOST_GROUPS: usize = 6;

/// A number in brackets beyond this is a year or a quantity, no paragraph.
const LARGEST_IN_BRACKETS: u32 = 399;

/// Finds all references of a text, and gives each to `found`.
pub(super) fn read(text: &str, outside: &outside::Reader<'_>, found: impl FnMut(Raw)) {
    references(text, outside, |at| next_word(text, at), found);
}

/// Finds all references of a text with kind words at these bytes alone.
pub(super) fn read_at(text: &str, outside: &outside::Reader<'_>, places: &[u32], found: impl FnMut(Raw)) {
    let mut places = places.iter().map(|&place| place as usize);
    let next = |at| {
        let starts = |place: &usize| *place >= at && !text[..*place].ends_with(|letter: char| is_inside(letter));
        next_word(text, places.find(starts)?)
    };
    references(text, outside, next, found);
}

/// Finds the references of a text that start with one of the next words.
fn references(
    text: &str,
    outside: &outside::Reader<'_>,
    mut next: impl FnMut(usize) -> Option<std::ops::Range<usize>>,
    mut found: impl FnMut(Raw),
) {
    let scan = Scan { text };
    // What follows the next reference may say that this one is outside, too.
    let mut held: Option<Raw> = None;
    let (mut at, mut last_end) = (0, 0);
    while let Some(word) = next(at) {
        at = word.end;
        let Some(level) = words::level_of(&text[word.clone()]) else { continue };
        let Some((mut raw, end, closed)) = scan.reference(word.clone(), level) else { continue };
        raw.outside = !closed && outside.follows(&text[end..]) || outside::is_led_to(&text[..word.start]);
        if raw.outside
            && let Some(before) = &mut held
            && is_same_list(before, &raw, &text[last_end..word.start])
        {
            before.outside = true;
        }
        held.replace(raw).map(&mut found);
        (at, last_end) = (end, end);
    }
    held.map(found);
}

/// Says whether one name closes both: "article 5 and article 6 of the Convention on …". A comma parts them.
fn is_same_list(before: &Raw, raw: &Raw, between: &str) -> bool {
    before.groups.last().map(|group| group.level) == raw.groups.first().map(|group| group.level)
        && words::joint(between.trim()) == Joint::List
}

/// The next run of letters, hyphens inside it and Arabic vowel marks included.
pub(super) fn next_word(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let (bytes, mut start) = (text.as_bytes(), from);
    loop {
        match bytes.get(start) {
            Some(byte) if byte.is_ascii_alphabetic() => break,
            Some(byte) if byte.is_ascii() => start += 1,
            Some(_) => match letter_at(text, start) {
                letter if letter.is_alphabetic() => break,
                letter => start += letter.len_utf8(),
            },
            None => return None,
        }
    }
    let mut end = start;
    loop {
        end += ascii::letters(&bytes[end..]);
        match bytes.get(end) {
            Some(b'-') if end > start => end += 1,
            Some(byte) if !byte.is_ascii() => match letter_at(text, end) {
                letter if is_inside(letter) => end += letter.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    Some(start..end)
}

/// The run of letters that starts at a place, if one does.
fn word_at(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    text[at..].starts_with(char::is_alphabetic).then(|| next_word(text, at))?
}

fn letter_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("there is a character at every byte where one ended")
}

/// What a run of letters goes on with: letters, hyphens, and the vowel marks that Arabic may write over a letter.
fn is_inside(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '-' | '\u{64b}'..='\u{65f}')
}

/// Says whether a text, in whatever case, starts with words in small letters.
fn starts_with(text: &str, small: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    small.chars().all(|letter| letters.next() == Some(letter))
}

struct Scan<'a> {
    text: &'a str,
}

/// What stands between two numbers of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Comma,
    Word,
    Range,
}

impl Scan<'_> {
    /// Reads a reference from its first kind word on: its groups, its end, and whether "this article" closes it.
    fn reference(&self, word: std::ops::Range<usize>, level: Level) -> Option<(Raw, usize, bool)> {
        let (group, mut end) = self.group(word, level)?;
        let mut groups = vec![group];
        let mut closed = false;
        while groups.len() < MOST_GROUPS {
            let previous = groups.last().expect("there is a first group");
            let Some(glue) = self.glue(end, previous.level) else { break };
            let Some((mut group, next)) = self.group(glue.word, glue.level) else {
                closed = glue.this;
                break;
            };
            match glue.within {
                Within::Previous => group.within = Within::Previous,
                within => groups.last_mut().expect("there is a first group").within = within,
            }
            groups.push(group);
            end = next;
        }
        Some((Raw { groups, outside: false }, end, closed))
    }

    fn group(&self, word: std::ops::Range<usize>, mut level: Level) -> Option<(Group, usize)> {
        if let Some(found) = self.preceding(&word, level) {
            return Some(found);
        }
        let mut at = self.skip(word.end, &[' ', '\u{a0}', '.', '№']);
        if !is_abbreviation(&self.text[word.clone()]) && self.text[word.end..at].contains('.') {
            return None;
        }
        // "الفقرة الفرعية (أ)"
        if let Some(next) = word_at(self.text, at)
            && self.text[next.clone()].starts_with("الفرعي")
        {
            level = Level::Point;
            at = self.skip(next.end, &[' ']);
        }
        let clause = starts_with(&self.text[word.clone()], "clause");
        let (readings, end) = self.number(at, level, clause)?;
        let first = RawNumber { span: Span::new(at, end), readings, inner: false, through: false, level: None };
        let mut group = Group { level, start: word.start, numbers: vec![first], within: Within::Own };
        let end = self.list(&mut group, end);
        Some((group, end))
    }

    /// "the preceding paragraph", "l'article précédent", "предыдущей статьи".
    fn preceding(&self, word: &std::ops::Range<usize>, level: Level) -> Option<(Group, usize)> {
        const BEFORE: [&str; 4] = ["preceding", "previous", "foregoing", "предыдущ"];
        const AFTER: [&str; 5] = ["précédent", "anterior", "precedente", "السابقة", "السابق"];
        let before = self.text[..word.start].trim_end();
        let before = before.rsplit(' ').next().unwrap_or_default();
        let after = self.text[word.end..].trim_start();
        let after = after.split([' ', ',', '.', ';']).next().unwrap_or_default();
        let end = if BEFORE.iter().any(|stem| starts_with(before, stem)) {
            word.end
        } else if AFTER.contains(&after) {
            word.end + 1 + after.len()
        } else {
            return None;
        };
        let span = Span::new(word.start, end.min(self.text.len()));
        let number = RawNumber { span, readings: Vec::new(), inner: false, through: false, level: None };
        Some((Group { level, start: word.start, numbers: vec![number], within: Within::Own }, end))
    }

    /// Reads on behind the first number: `1` **` (a) (i) or (ii), 2 and 3`**.
    fn list(&self, group: &mut Group, mut end: usize) -> usize {
        loop {
            while let Some((readings, start, next)) = self.inner(end) {
                let span = Span::new(start, next);
                group.numbers.push(RawNumber { span, readings, inner: true, through: false, level: None });
                end = next;
            }
            let Some((between, start)) = self.between(end) else { return end };
            let Some((readings, next)) = self.number(start, group.level, false) else { return end };
            if !group.is_continued(&readings, between, || self.goes_on(next)) {
                return end;
            }
            let through = between == Between::Range;
            group.numbers.push(RawNumber {
                span: Span::new(start, next),
                readings,
                inner: false,
                through,
                level: None,
            });
            end = next;
        }
    }

    /// Says whether what follows a number is more of a reference and not the thing the number counts ("30 days").
    fn goes_on(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches([' ', '\u{a0}']);
        let Some(first) = rest.chars().next() else { return true };
        if first == '(' {
            return label::full(rest).is_some();
        }
        if !first.is_alphabetic() {
            return true;
        }
        let word = next_word(rest, 0).map_or("", |word| &rest[word]);
        words::joint(word) != Joint::Other || words::level_of(word).is_some() || MORE.contains(&word)
    }

    /// A number in brackets or behind a dot, right behind a number: `1` **`(a)`**, `2` **`.b`**, `1` **`a)`**.
    fn inner(&self, at: usize) -> Option<(Vec<Label>, usize, usize)> {
        let start = self.skip(at, &[' ', '\u{a0}']);
        if start - at > 2 {
            return None;
        }
        let rest = &self.text[start..];
        let (length, readings) = bracketed(rest).or_else(|| half(rest)).or_else(|| dotted(rest))?;
        Some((readings, start, start + length))
    }

    fn number(&self, at: usize, level: Level, lettered: bool) -> Option<(Vec<Label>, usize)> {
        let rest = &self.text[at..];
        if let Some((length, readings)) = bracketed(rest).or_else(|| half(rest)) {
            let letters = readings.iter().any(|label| !matches!(label.style, Style::Decimal));
            let heading = level <= Level::Article && !lettered;
            return (!(letters && heading)).then_some((readings, at + length));
        }
        if let Some((label, length)) = label::after_word(rest).filter(|(label, _)| is_number(label)) {
            let (label, length) = unlettered(rest, label, length);
            return Some((vec![label], at + length));
        }
        self.letter(at, level)
    }

    /// A bare letter, as in "paragraphs a.i or b above".
    fn letter(&self, at: usize, level: Level) -> Option<(Vec<Label>, usize)> {
        let rest = &self.text[at..];
        let letter = rest.chars().next().filter(char::is_ascii_lowercase)?;
        let clear = !rest[1..].starts_with(|next: char| next.is_alphanumeric() || matches!(next, '\'' | '’' | '-'));
        let inner = level >= Level::Paragraph && clear && (self.goes_on(at + 1) || dotted(&rest[1..]).is_some());
        let readings = label::readings(&rest[..letter.len_utf8()], Wrap::Bare);
        // "a" is an article more often than a point.
        let sure = letter != 'a' || rest[1..].starts_with(['.', ',']);
        (inner && sure).then_some((readings, at + 1))
    }

    /// What stands between two numbers, and where the next one starts.
    fn between(&self, at: usize) -> Option<(Between, usize)> {
        let mut next = self.skip(at, &[' ', '\u{a0}']);
        let mut found = None;
        if self.text[next..].starts_with([',', '،']) {
            found = Some(Between::Comma);
            next = self.skip(next, &[',', '،', ' ', '\u{a0}']);
        } else if self.text[next..].starts_with(['–', '-', '—']) {
            return Some((Between::Range, self.skip(next, &['–', '-', '—', ' '])));
        }
        for _ in 0..3 {
            let Some(word) = self.joint_word(next) else { break };
            found = match words::joint(&self.text[word.clone()]) {
                Joint::List => Some(Between::Word),
                Joint::Range => Some(Between::Range),
                Joint::Of | Joint::This | Joint::Other => break,
            };
            next = self.skip(word.end, &[' ', '\u{a0}', '/']);
        }
        found.map(|between| (between, next))
    }

    /// The word at a place; the Arabic "و" is written onto the number behind it.
    fn joint_word(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let word = word_at(self.text, at)?;
        let joined = self.text[at..].strip_prefix('و').is_some_and(|rest| rest.starts_with(['(', ' ']));
        Some(if joined { at..at + 'و'.len_utf8() } else { word })
    }

    /// What joins a group to the next kind word: `, ` or ` of this `.
    fn glue(&self, end: usize, level: Level) -> Option<Glue> {
        let mut at = self.skip(end, &[' ', '\u{a0}']);
        let comma = self.text[at..].starts_with([',', '،']);
        at = self.skip(at, &[',', '،', ' ', '\u{a0}']);
        let (mut of, mut this) = (false, false);
        for _ in 0..5 {
            let word = word_at(self.text, at)?;
            match words::joint(&self.text[word.clone()]) {
                Joint::Of => of = true,
                Joint::This => this = true,
                Joint::List | Joint::Range | Joint::Other => {
                    let next = words::level_of(&self.text[word.clone()])?;
                    let within = if of || !comma && next < level { Within::Next } else { Within::Previous };
                    let fits = if within == Within::Next { next <= level } else { next > level };
                    return (fits || this).then_some(Glue { word, level: next, within, this });
                }
            }
            at = self.skip(word.end, &[' ', '\u{a0}', '\'', '’']);
        }
        None
    }

    fn skip(&self, at: usize, blanks: &[char]) -> usize {
        self.text.len() - self.text[at..].trim_start_matches(blanks).len()
    }
}

impl Group {
    /// Says whether a number behind a comma or an "and" is one more of the list, or opens something else.
    fn is_continued(&self, readings: &[Label], between: Between, goes_on: impl Fn() -> bool) -> bool {
        let styles = || self.numbers.iter().flat_map(|number| &number.readings).map(|label| (label.style, label.wrap));
        let alike = readings.iter().any(|label| styles().any(|style| style == (label.style, label.wrap)));
        match between {
            Between::Range | Between::Word => alike || goes_on(),
            Between::Comma => alike && goes_on(),
        }
    }
}

struct Glue {
    word: std::ops::Range<usize>,
    level: Level,
    within: Within,
    this: bool,
}

/// Words that follow a complete reference.
const MORE: [&str; 22] = [
    "above",
    "below",
    "shall",
    "may",
    "is",
    "are",
    "has",
    "does",
    "do",
    "should",
    "must",
    "ci-dessus",
    "ci-après",
    "supra",
    "anteriores",
    "выше",
    "ниже",
    "أعلاه",
    "أدناه",
    "inclusive",
    "thereof",
    "respectively",
];

/// `(a)`, `(12)`, `(iv)`; not `(EU)`, not `(2003)`.
fn bracketed(text: &str) -> Option<(usize, Vec<Label>)> {
    let (length, mut readings) = label::full(text)?;
    let short = |label: &Label| label.printed.chars().count() == 1;
    readings.retain(|label| match label.style {
        Style::UpperLatin | Style::UpperRoman => short(label),
        Style::Decimal => label.number.levels.iter().all(|level| level.base <= LARGEST_IN_BRACKETS),
        Style::LowerLatin
        | Style::LowerRoman
        | Style::Chinese
        | Style::Cyrillic
        | Style::Abjad
        | Style::Hijai
        | Style::Bullet => true,
    });
    (!readings.is_empty()).then_some((length, readings))
}

/// `a)`, `10)`.
fn half(text: &str) -> Option<(usize, Vec<Label>)> {
    let end = text.find(|letter: char| !letter.is_alphanumeric())?;
    let close = text[end..].starts_with(')') && text[..end].chars().count() <= 4;
    let readings = if close { label::readings(&text[..end], Wrap::Half) } else { Vec::new() };
    (!readings.is_empty()).then_some((end + 1, readings))
}

/// `.a`, `.iv`, as in "paragraph 2.b".
fn dotted(text: &str) -> Option<(usize, Vec<Label>)> {
    let body = text.strip_prefix('.')?;
    let end = body.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(body.len());
    let clear = !body[end..].starts_with(|letter: char| letter.is_alphanumeric());
    let readings = if clear && end <= 4 { label::readings(&body[..end], Wrap::Dot) } else { Vec::new() };
    (!readings.is_empty()).then_some((1 + end, readings))
}

/// In running text small Roman numerals are made of i, v and x: "ci" is a French word.
fn is_number(label: &Label) -> bool {
    let roman = label.style == Style::LowerRoman;
    !label.number.levels.is_empty() && (!roman || label.printed.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')))
}

/// Takes back a capital letter that begins the next words: "under article 6 A State …".
fn unlettered(text: &str, label: Label, length: usize) -> (Label, usize) {
    let capital = label.printed.rsplit_once(' ').filter(|(_, last)| last.chars().all(char::is_uppercase));
    let goes_on = text[length..].trim_start().starts_with(char::is_lowercase);
    match capital.and_then(|(number, _)| label::after_word(number)) {
        Some(found) if goes_on => found,
        _ => (label, length),
    }
}

/// Says whether a dot behind a word is its own: "art. 6" is a reference, "of this article. 7. Each" is none.
fn is_abbreviation(word: &str) -> bool {
    const WHOLE: [&str; 5] = ["annex", "part", "point", "anexo", "пункт"];
    word.chars().count() <= LONGEST_ABBREVIATION && !WHOLE.contains(&word.to_lowercase().as_str())
}

/// Letters of the longest abbreviation, "paras".
const LONGEST_ABBREVIATION: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_at_a_place_starts_there() {
        assert_eq!(word_at("the seal", 4), Some(4..8));
        assert_eq!(word_at("the seal", 3), None);
        assert_eq!(word_at("1, 1 seal", 0), None);
        assert_eq!(word_at("seal", 4), None);
    }
}

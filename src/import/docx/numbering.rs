//! Automatic numbers: what Word prints before a paragraph is in `numbering.xml`, not in the text.

use std::collections::HashMap;

use super::styles;
use crate::draft::label;
use crate::ooxml::xml::Element;

/// Lists have nine levels.
const LEVELS: usize = 9;

/// How one level of a list counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Level {
    start: u32,
    format: String,
    /// The text of the label, `%1.%2` for the counters of the first two levels.
    text: String,
    /// The level whose numbers make this one start again; `None` for any above.
    restart: Option<usize>,
    /// Says whether all counters are printed as digits.
    legal: bool,
    /// How far its paragraphs are set in.
    indent: Option<i32>,
}

type Levels = [Level; LEVELS];

/// A list: its levels, whose counters it shares, and where it starts anew.
#[derive(Debug, Clone)]
struct List {
    shared: String,
    levels: Levels,
    starts: [Option<u32>; LEVELS],
}

/// All lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have set their own start.
    started: Vec<(String, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn of(root: Option<&Element>) -> Self {
        let Some(root) = root else { return Self::default() };
        let of = |name: &'static str| root.elements().filter(move |element| element.name == name);
        let mut shapes: HashMap<String, (Levels, Option<String>)> = HashMap::new();
        let mut links: HashMap<String, String> = HashMap::new();
        for shape in of("w:abstractNum") {
            let Some(id) = shape.get("w:abstractNumId") else { continue };
            let link = |name: &str| shape.find(name).and_then(|link| link.get("w:val")).map(str::to_owned);
            if let Some(style) = link("w:styleLink") {
                links.insert(style, id.to_owned());
            }
            shapes.insert(id.to_owned(), (levels(shape), link("w:numStyleLink")));
        }
        let lists = of("w:num").filter_map(|number| {
            let id = number.get("w:numId")?;
            let own = number.find("w:abstractNumId")?.get("w:val")?;
            let shared = match shapes.get(own)? {
                (_, Some(style)) => links.get(style).map_or(own, String::as_str),
                (_, None) => own,
            };
            Some((id.to_owned(), list(number, shared, &shapes.get(shared)?.0)))
        });
        Self { lists: lists.collect(), ..Self::default() }
    }

    /// How far the paragraphs of a list are set in.
    pub(super) fn indent(&self, list: &str, level: u8) -> Option<i32> {
        self.lists.get(list)?.levels.get(usize::from(level))?.indent
    }

    /// Counts one paragraph and gives its label; `None` where the list has none.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let shape = self.lists.get(list)?;
        let counters = self.counters.entry(shape.shared.clone()).or_default();
        let started = (list.to_owned(), level);
        match shape.starts[level].filter(|_| !self.started.contains(&started)) {
            Some(start) => {
                counters[level] = Some(start);
                self.started.push(started);
            }
            None => {
                counters[level] =
                    Some(counters[level].map_or(shape.levels[level].start, |count| count.saturating_add(1)))
            }
        }
        for (counter, shape) in counters.iter_mut().zip(&shape.levels).skip(level + 1) {
            if shape.restart.is_none_or(|above| above != 0 && level < above) {
                *counter = None;
            }
        }
        for (counter, shape) in counters.iter_mut().zip(&shape.levels).take(level) {
            counter.get_or_insert(shape.start);
        }
        Some(shape.label(level, counters)).filter(|label| !label.is_empty())
    }
}

impl List {
    fn label(&self, level: usize, counters: &[Option<u32>; LEVELS]) -> String {
        let own = &self.levels[level];
        if own.format == "bullet" {
            // Where no sign is printed, the paragraph only goes on with an item above it.
            return if own.text.trim().is_empty() { String::new() } else { "–".to_owned() };
        }
        let mut label = String::new();
        let mut letters = own.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let place = letters.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| letter == '%' && *digit > 0);
            let Some(place) = place else {
                label.push(letter);
                continue;
            };
            letters.next();
            let place = place as usize - 1;
            let format = if own.legal { "decimal" } else { self.levels[place].format.as_str() };
            label.push_str(&number(counters[place].unwrap_or(self.levels[place].start), format));
        }
        label.trim().to_owned()
    }
}

fn list(number: &Element, shared: &str, levels: &Levels) -> List {
    let mut list = List { shared: shared.to_owned(), levels: levels.clone(), starts: [None; LEVELS] };
    for change in number.elements().filter(|element| element.name == "w:lvlOverride") {
        let Some(at) = place(change) else { continue };
        if let Some(level) = change.find("w:lvl") {
            list.levels[at] = read_level(level);
        }
        list.starts[at] = change.find("w:startOverride").and_then(|start| start.get("w:val")?.parse().ok());
    }
    list
}

fn levels(shape: &Element) -> Levels {
    let mut levels = Levels::default();
    for level in shape.elements().filter(|element| element.name == "w:lvl") {
        if let Some(at) = place(level) {
            levels[at] = read_level(level);
        }
    }
    levels
}

fn place(element: &Element) -> Option<usize> {
    element.get("w:ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

fn read_level(level: &Element) -> Level {
    let value = |name: &str| level.find(name).and_then(|element| element.get("w:val"));
    Level {
        start: value("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value("w:numFmt").unwrap_or("decimal").to_owned(),
        text: value("w:lvlText").unwrap_or_default().to_owned(),
        restart: value("w:lvlRestart").and_then(|above| above.parse().ok()),
        indent: level.find("w:pPr").and_then(styles::indent),
        legal: level.find("w:isLgl").is_some_and(|legal| !matches!(legal.get("w:val"), Some("0" | "false"))),
    }
}

/// A number in one of the formats that treaties are numbered in; others are printed as digits.
pub(in crate::import) fn number(value: u32, format: &str) -> String {
    const ARABIC: [&str; 28] = [
        "أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت",
        "ث", "خ", "ذ", "ض", "ظ", "غ",
    ];
    let of = |letters: &[&str]| letters.get(value.checked_sub(1)? as usize).map(|letter| (*letter).to_owned());
    let russian =
        || char::from_u32(0x42f + value + u32::from(value > 9)).filter(|_| (1..=29).contains(&value)).map(String::from);
    let found = match format {
        "lowerLetter" => letters(value),
        "upperLetter" => letters(value).map(|text| text.to_uppercase()),
        "lowerRoman" => roman(value).map(|text| text.to_lowercase()),
        "upperRoman" => roman(value),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(value),
        "arabicAbjad" | "arabicAlpha" => of(&ARABIC),
        "russianLower" => russian(),
        "russianUpper" => russian().map(|text| text.to_uppercase()),
        "decimalZero" => Some(format!("{value:02}")),
        "none" => Some(String::new()),
        _ => None,
    };
    found.unwrap_or_else(|| value.to_string())
}

/// `a` … `z`, `aa`, `bb`, as Word counts.
fn letters(value: u32) -> Option<String> {
    let at = value.checked_sub(1)?;
    let letter = char::from(b'a' + (at % 26) as u8);
    (at < 26 * 8).then(|| String::from(letter).repeat(at as usize / 26 + 1))
}

fn roman(value: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = value;
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth && value < 4000 {
            text.push_str(sign);
            rest -= worth;
        }
    }
    (value > 0 && value < 4000).then_some(text)
}

/// `十二`, `二十`, `一百零三`: up to 999.
fn chinese(value: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text.push_str(digit(hundreds));
        text.push('百');
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => text.push('零'),
        0 => {}
        1 if hundreds == 0 => text.push('十'),
        _ => {
            text.push_str(digit(tens));
            text.push('十');
        }
    }
    if ones > 0 {
        text.push_str(digit(ones));
    }
    (1..1000).contains(&value).then_some(text)
}

/// Says whether a label stands in the text already, so that an automatic one would be a second.
pub(super) fn is_typed(text: &str) -> bool {
    label::open(text).is_some_and(|opening| !matches!(opening.readings[0].style, label::Style::Bullet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        assert_eq!(number(28, "lowerLetter"), "bb");
        assert_eq!(number(14, "lowerRoman"), "xiv");
        assert_eq!(number(103, "chineseCounting"), "一百零三");
        assert_eq!(number(12, "chineseCountingThousand"), "十二");
        assert_eq!(number(3, "russianLower"), "в");
        assert_eq!(number(10, "russianLower"), "к");
        assert_eq!(number(2, "arabicAbjad"), "ب");
        assert_eq!(number(7, "someOther"), "7");
    }
}

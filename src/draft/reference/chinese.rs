//! References in Chinese, where the number comes before the kind word: 第六条第一款第（一）项.

use super::Group;
use super::Level;
use super::Raw;
use super::RawNumber;
use super::Within;
use super::outside;
use crate::draft::label;
use crate::draft::label::Label;
use crate::draft::tradition::Tradition;
use crate::source::Span;

const UNITS: [(&str, Level); 11] = [
    ("条", Level::Article),
    ("條", Level::Article),
    ("款", Level::Paragraph),
    ("项", Level::Point),
    ("項", Level::Point),
    ("目", Level::Point),
    ("章", Level::Chapter),
    ("节", Level::Section),
    ("節", Level::Section),
    ("部分", Level::Part),
    ("编", Level::Part),
];

/// Nouns of instruments, longer ones first.
const NOUNS: [&str; 29] = [
    "议定书",
    "議定書",
    "公约",
    "公約",
    "协定",
    "協定",
    "宪章",
    "憲章",
    "规约",
    "規約",
    "条约",
    "條約",
    "协议",
    "協議",
    "宣言",
    "决议",
    "決議",
    "条例",
    "條例",
    "办法",
    "辦法",
    "细则",
    "細則",
    "规则",
    "規則",
    "规程",
    "規程",
    "法典",
    "法",
];

/// What introduces the short name of an instrument: 《海豹保护法》（**以下简称**本法）.
const CALLED: [&str; 4] = ["以下简称", "以下簡稱", "以下称", "以下稱"];

/// The nouns behind 本: 本公约.
pub(super) fn own_nouns(text: &str) -> Vec<&'static str> {
    let places = text.match_indices('本').map(|(at, own)| &text[at + own.len()..]);
    places.filter_map(noun).collect()
}

/// The noun of an instrument that a text starts with.
fn noun(text: &str) -> Option<&'static str> {
    NOUNS.iter().find(|noun| text.starts_with(**noun)).copied()
}

/// The nouns behind 本 in short names that a text gives to instruments: the rules under a law call that law 本法.
pub(super) fn short_names(text: &str) -> Vec<&'static str> {
    let called =
        CALLED.iter().flat_map(|called| text.match_indices(called).map(|(at, called)| &text[at + called.len()..]));
    let own = called.filter_map(|rest| rest.trim_start_matches(['“', '「', '"', ' ']).strip_prefix('本'));
    own.filter_map(noun).collect()
}

/// What 前 behind it makes an earlier version of the clause that follows: 修正**施行**前第五十五條.
const ENACTED: [&str; 15] = [
    "施行", "实施", "實施", "修正", "修改", "修订", "修訂", "公布", "公佈", "发布", "發布", "颁布", "頒布", "頒佈",
    "生效",
];

/// Finds all references of a text, and gives each to `found`.
pub(super) fn read(text: &str, outside: &outside::Reader<'_>, mut found: impl FnMut(Raw)) {
    let (mut at, mut end_before, mut before_outside) = (0, 0, false);
    while let Some((mut raw, start, end)) = reference(text, at, outside) {
        let numbered = text[start..].starts_with('第');
        let joined = numbered && matches!(&text[end_before..start], "和" | "及" | "与" | "或" | "、" | "，以及");
        raw.outside = before_outside && joined || is_outside(&text[..start], outside);
        (at, end_before, before_outside) = (end, end, raw.outside);
        found(raw);
    }
}

/// The next reference from a place on: where it starts and ends.
fn reference(text: &str, mut at: usize, outside: &outside::Reader<'_>) -> Option<(Raw, usize, usize)> {
    loop {
        let start = at + text[at..].find(['第', '前'])?;
        let Some((number, level, mut end)) = unit(text, start, outside) else {
            at = start + '第'.len_utf8();
            continue;
        };
        let mut groups = vec![Group { level, start, numbers: vec![number], within: Within::Own }];
        while let Some((number, level, next)) = next_unit(text, end, outside) {
            let last = groups.last_mut().expect("there is a first group");
            if level == last.level {
                // 第一款第二目: what stands directly behind a point stands in it; an article stands in no other.
                let inner = level == Level::Point && text[end..].starts_with('第');
                last.numbers.push(RawNumber { inner, ..number });
            } else if level > last.level && !number.through && text[end..].starts_with('第') {
                groups.push(Group { level, start: end, numbers: vec![number], within: Within::Previous });
            } else {
                break;
            }
            end = next;
        }
        return Some((Raw { groups, outside: false }, start, end));
    }
}

/// One more unit behind a unit, directly (`第六条`**`第一款`**) or over a joint (`第七条`**`至第十条`**).
fn next_unit(text: &str, at: usize, outside: &outside::Reader<'_>) -> Option<(RawNumber, Level, usize)> {
    const JOINTS: [(&str, bool); 9] = [
        ("至", true),
        ("到", true),
        ("、", false),
        ("和", false),
        ("与", false),
        ("及", false),
        ("或", false),
        ("以及", false),
        ("", false),
    ];
    let (joint, through) = JOINTS.iter().find(|(joint, _)| text[at..].starts_with(*joint))?;
    let start = at + joint.len();
    let (number, level, end) = unit(text, start, outside).filter(|_| text[start..].starts_with('第'))?;
    Some((RawNumber { through: *through, ..number }, level, end))
}

/// `第六条之一`, `第（一）项`, `前款`.
fn unit(text: &str, at: usize, outside: &outside::Reader<'_>) -> Option<(RawNumber, Level, usize)> {
    if let Some(rest) = text[at..].strip_prefix('前') {
        let (unit, level) = UNITS.iter().find(|(unit, _)| rest.starts_with(unit)).copied()?;
        let level = level_in(unit, level, outside);
        let end = at + '前'.len_utf8() + unit.len();
        return Some((raw(Span::new(at, end), Vec::new(), level), level, end));
    }
    let body = text[at..].strip_prefix('第')?;
    let (length, unit, level) = body.char_indices().take(12).find_map(|(length, _)| {
        let found = UNITS.iter().find(|(unit, _)| body[length..].starts_with(unit));
        found.map(|&(unit, level)| (length, unit, level))
    })?;
    let level = level_in(unit, level, outside);
    let mut readings = numbers(body[..length].trim());
    let mut end = at + '第'.len_utf8() + length + unit.len();
    if let Some((taken, value)) = label::suffix(&text[end..]) {
        for reading in &mut readings {
            label::add_suffix(reading, text[end..end + taken].trim(), value);
        }
        end += taken;
    }
    (!readings.is_empty()).then(|| (raw(Span::new(at, end), readings, level), level, end))
}

/// The level of a unit, which depends on the tradition of the text: 項 is a paragraph and 款 a point in the law of Taiwan.
fn level_in(unit: &str, level: Level, outside: &outside::Reader<'_>) -> Level {
    match unit {
        "项" | "項" if outside.tradition() == Tradition::Taiwan => Level::Paragraph,
        "款" if outside.tradition() == Tradition::Taiwan => Level::Point,
        _ => level,
    }
}

fn raw(span: Span, readings: Vec<Label>, level: Level) -> RawNumber {
    RawNumber { span, readings, inner: false, through: false, level: Some(level) }
}

fn numbers(body: &str) -> Vec<Label> {
    match label::full(body) {
        Some((length, readings)) if length == body.len() => readings,
        _ => label::plain(body).or_else(|| Some(label::after_word(body)?.0)).into_iter().collect(),
    }
}

/// Leaves out the short name that is given to an instrument at the end of a text: 海豹保护法**（以下简称本法）**.
fn without_short_name(text: &str) -> &str {
    let opens = text.ends_with(['）', ')']).then(|| text.rfind(['（', '('])).flatten();
    let called = |&at: &usize| {
        let inner = text[at..].trim_start_matches(['（', '(']);
        CALLED.iter().any(|called| inner.starts_with(called))
    };
    opens.filter(called).map_or(text, |at| &text[..at])
}

/// Says whether a text ends in a verb of amendment or of entry into force and 前: 修正施行前, 公布生效前.
fn is_before_enactment(text: &str) -> bool {
    text.strip_suffix('前').is_some_and(|verbs| ENACTED.iter().any(|verb| verbs.ends_with(verb)))
}

/// Says whether the text before a reference names another instrument: 《儿童权利公约》第四条.
fn is_outside(before: &str, outside: &outside::Reader<'_>) -> bool {
    let before = without_short_name(before.trim_end_matches([' ', '的']));
    if before.ends_with('》') || is_before_enactment(before) {
        return true;
    }
    let Some(noun) = NOUNS.iter().find(|noun| before.ends_with(**noun)) else { return false };
    let name = &before[..before.len() - noun.len()];
    let this = name.ends_with('本') && !outside.is_of_another(noun) || name.ends_with('该') && outside.is_own(noun);
    let bare = outside.is_own(noun) && !name.ends_with(|letter: char| letter.is_alphanumeric());
    !(this || bare)
}

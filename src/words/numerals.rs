//! Numbers that are one word although they are written as several: `344 400`, 三分之二.

/// The bytes of a group of thousands.
const GROUP: usize = 3;
/// Between the parts of a fraction: 三**分之**二.
const FRACTION: &str = "分之";

/// Says whether a character is part of a number in ideographs; those of 万 and 亿 count thousands of thousands.
fn is_numeral(letter: char) -> bool {
    matches!(
        letter,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '两'
            | '兩'
    )
}

/// Bytes of the number in ideographs at the start of a text; none where there is none.
pub(super) fn longest(text: &str) -> usize {
    let whole = run(text);
    match text[whole..].strip_prefix(FRACTION).map(run) {
        Some(part) if whole > 0 && part > 0 => whole + FRACTION.len() + part,
        _ => whole,
    }
}

fn run(text: &str) -> usize {
    text.find(|letter| !is_numeral(letter)).unwrap_or(text.len())
}

/// Says whether a word is a number in ideographs.
pub(crate) fn is_number_in_ideographs(word: &str) -> bool {
    !word.is_empty() && longest(word) == word.len()
}

/// The end of a number whose thousands are set apart by blanks, as in French; the end of its first word where they are not.
pub(super) fn thousands(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    if end - start > GROUP || !bytes[start..end].iter().all(u8::is_ascii_digit) {
        return end;
    }
    let mut end = end;
    while let Some([b' ', group @ ..]) = bytes.get(end..end + 1 + GROUP)
        && group.iter().all(u8::is_ascii_digit)
        && !text[end + 1 + GROUP..].starts_with(char::is_alphanumeric)
    {
        end += 1 + GROUP;
    }
    end
}

//! Provisions that an amending clause quotes: what `After section 9 insert—` announces.
//!
//! A quoted provision has numbers of its own, `“9A **Nets.**`, `(1) …`, `(2) …`, beside those of the clauses that quote
//! it, and stands in the clause that announces it. Many drafts print no mark at its end: there the numbers tell where the
//! quoting text goes on.

use super::blocks::Block;
use crate::draft::Label;
use crate::draft::label;
use crate::draft::label::Opening;
use crate::draft::label::Style as Numerals;
use crate::draft::label::Wrap;
use crate::draft::reference;
use crate::draft::text::Style;

const OPENERS: [char; 4] = ['“', '«', '„', '"'];
const CLOSERS: [char; 3] = ['”', '»', '"'];

/// Says whether a block opens a quotation that holds all of it: `“(1A) The keeper …`, and not `“keeper” means …`.
pub(super) fn opens(text: &str) -> bool {
    // German and Russian close with the mark that English opens with.
    let low = text.starts_with('„');
    let mut depth = 0;
    let ends = |at: usize| text[at..].chars().skip(1).all(|letter| matches!(letter, '.' | ',' | ';' | ' ' | ']'));
    for (at, letter) in text.char_indices() {
        depth += if low && letter == '“' { -1 } else { step(letter, depth) };
        if depth <= 0 {
            return at > 0 && ends(at);
        }
    }
    true
}

/// Says whether a block has the closing mark of a quotation that opened before it.
pub(super) fn closes(text: &str) -> bool {
    let end = text.trim_end_matches(['.', ',', ';', ' ', ']']);
    let straight = text.matches('"').count() % 2 == 1;
    let depth: i32 = text.chars().map(|letter| if letter == '"' { 0 } else { step(letter, 1) }).sum();
    end.ends_with(CLOSERS) && (depth < 0 || straight)
}

/// The text of a block of a quotation, without the opening mark that each of its paragraphs may repeat before its number:
/// "“(1) …", "“(2) …”".
pub(super) fn behind_mark(block: &Block) -> &str {
    let text = block.text.as_str();
    if repeats_mark(text) && opening(block).is_some() { text.trim_start_matches(OPENERS) } else { text }
}

/// Says whether a text begins with an opening mark, as each paragraph of a quotation may.
pub(super) fn repeats_mark(text: &str) -> bool {
    text.starts_with(OPENERS)
}

/// Says whether a text ends inside a quotation: `at the end insert “, and`.
pub(super) fn is_open(text: &str) -> bool {
    let depth = text.chars().fold(0, |depth, letter| depth + step(letter, depth));
    depth > 0
}

/// What a letter does to the depth of quotations.
fn step(letter: char, depth: i32) -> i32 {
    match letter {
        '"' => 1 - 2 * depth.signum(),
        '“' | '«' | '„' => 1,
        '”' | '»' => -depth.signum(),
        _ => 0,
    }
}

/// The label of a quoted provision behind its opening mark: `“(2A) The keeper`, `“9A **Nets.**`, `“11A The keeper`.
pub(super) fn opening(block: &Block) -> Option<Opening> {
    let text = block.text.as_str();
    let inner = text.trim_start_matches(OPENERS);
    let start = text.len() - inner.len();
    let marked = || label::open(inner).filter(|opening| opening.readings[0].style != Numerals::Bullet);
    let titled = || number(block, start);
    let lettered = || {
        let opening = bare(inner)?;
        (opening.readings[0].number.levels.last()?.suffix > 0).then_some(opening)
    };
    let found = marked().map(|opening| Opening { length: start + opening.length, ..opening });
    found.or_else(titled).or_else(|| lettered().map(|opening| Opening { length: start + opening.length, ..opening }))
}

/// The number of an inserted section, which has a title in bold behind it and no mark: `9B **Nets.**`.
pub(super) fn number(block: &Block, start: usize) -> Option<Opening> {
    let opening = bare(&block.text.as_str()[start..])?;
    let length = start + opening.length;
    let bold =
        |styled: &crate::draft::text::Styled| styled.style == Style::Strong && styled.span.start as usize == length;
    block.text.styles().iter().any(bold).then_some(Opening { length, ..opening })
}

/// Digits with the letters of an inserted number, and a blank.
fn bare(text: &str) -> Option<Opening> {
    let (label, length) = label::after_word(text).filter(|_| text.starts_with(|first: char| first.is_ascii_digit()))?;
    let behind = text[length..].strip_prefix(' ')?;
    let first = behind.chars().next()?;
    let label = Label { wrap: Wrap::Blank, ..label };
    (!first.is_lowercase() && !first.is_numeric()).then(|| Opening { length: length + 1, readings: vec![label] })
}

/// What the provision of a number is called by the text that announces it: "section" of "After section 9 insert—".
pub(super) fn word(announcement: &str, label: &Label) -> Option<String> {
    let base = label.number.levels.first()?.base;
    let pairs = || {
        let words = announcement.split_whitespace();
        words.clone().zip(words.skip(1)).filter(|&(word, number)| is_place(word, number))
    };
    let same = |&(_, number): &(&str, &str)| digits(number) == base.to_string();
    let found = pairs().find(same).or_else(|| pairs().next())?;
    Some(found.0.to_lowercase())
}

/// Words that open an instruction to amend, in small letters.
const INSTRUCTIONS: [&str; 28] = [
    "in",
    "after",
    "before",
    "for",
    "at",
    "omit",
    "delete",
    "insert",
    "à",
    "au",
    "dans",
    "après",
    "avant",
    "pour",
    "en",
    "después",
    "tras",
    "antes",
    "para",
    "suprímase",
    "в",
    "после",
    "перед",
    "исключить",
    "في",
    "بعد",
    "قبل",
    "تحذف",
];

/// Says whether a text is an instruction to amend: "In section 9", "Omit section 9", "Après l’article 9".
pub(super) fn instructs(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    INSTRUCTIONS.contains(&first.as_str()) && words.windows(2).any(|pair| is_place(pair[0], pair[1]))
}

fn is_place(word: &str, number: &str) -> bool {
    let number = number.trim_start_matches(['(', '“']);
    let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
    reference::is_kind_word(word) && number.starts_with(|first: char| first.is_ascii_digit())
}

fn digits(text: &str) -> &str {
    &text[..text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_holds_its_block_and_a_defined_term_does_not() {
        assert!(opens("“(1A) The keeper feeds."));
        assert!(opens("“(1) A keeper (“A”) helps another (“B”) if—"));
        assert!(opens("“(1A) The keeper feeds.”;"));
        assert!(opens("\"1 bis. Each keeper"));
        assert!(!opens("“keeper” means a person"));
        assert!(!opens("\"keeper\" means a person"));
        assert!(!opens("The keeper"));
    }

    #[test]
    fn the_mark_at_its_end_closes_a_quotation() {
        assert!(closes("(d) ring the bell.”"));
        assert!(closes("compter les phoques ».") && closes("ring the bell\";"));
        assert!(!closes("a keeper is a “person”") && !closes("a \"person\""));
        assert!(is_open("at the end insert “, and") && !is_open("omit “and”"));
    }

    #[test]
    fn a_provision_is_called_as_its_announcement_calls_it() {
        let (label, _) = label::after_word("9A").unwrap();
        assert_eq!(word("After section 9 (nets) insert—", &label).as_deref(), Some("section"));
        assert_eq!(word("In Part 3, after section 9 insert—", &label).as_deref(), Some("section"));
        assert_eq!(word("At the end insert—", &label), None);
    }

    #[test]
    fn an_instruction_opens_with_the_place_it_changes() {
        assert!(instructs("In section 9, omit “nets”.") && instructs("Omit subsection (3)"));
        assert!(instructs("Après l’article 9, il est inséré"));
        assert!(!instructs("Notice under section 9 is given.") && !instructs("In this section, “net” means"));
    }
}

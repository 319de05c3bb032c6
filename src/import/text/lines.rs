//! The lines of a text, free of what is not seen.

use unicode_normalization::UnicodeNormalization;

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, blanks folded.
    pub(super) text: String,
    /// Columns of blanks before it.
    pub(super) indent: usize,
    /// Says whether `#` marked it as a heading.
    pub(super) marked: bool,
    /// Says whether an empty line stands before it.
    pub(super) gap: bool,
    /// The page it stands on, where form feeds tell pages apart.
    pub(super) page: usize,
    /// Columns up to its end.
    pub(super) width: usize,
}

/// Reads the lines that are not empty.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for (page, sheet) in text.split('\u{c}').enumerate() {
        let mut gap = true;
        for line in sheet.lines() {
            match read_line(line, page) {
                Some(read) => {
                    lines.push(Line { gap, ..read });
                    gap = false;
                }
                None => gap = true,
            }
        }
    }
    lines
}

fn read_line(line: &str, page: usize) -> Option<Line> {
    let clean: String = line.chars().filter(|letter| !is_control(*letter)).flat_map(plain).collect();
    let words = clean.trim_start_matches([' ', '\t']);
    let indent = clean[..clean.len() - words.len()].chars().map(|blank| if blank == '\t' { 8 } else { 1 }).sum();
    let bare = words.trim_start_matches('#');
    let marked = bare.len() < words.len() && bare.starts_with(' ');
    let text = if marked { bare } else { words };
    let text = text.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let width = indent + words.trim_end().chars().count();
    (!text.is_empty()).then_some(Line { text, indent, marked, gap: false, page, width })
}

/// Direction marks, soft hyphens and other characters without a shape.
fn is_control(letter: char) -> bool {
    let direction = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || matches!(letter, '\u{feff}' | '\u{ad}' | '\u{200b}') || letter.is_control() && letter != '\t'
}

/// Arabic presentation forms and ligatures as the letters they stand for.
fn plain(letter: char) -> Vec<char> {
    match letter {
        '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            std::iter::once(letter).nfkc().collect()
        }
        // A tatweel stretches a word and says nothing.
        '\u{640}' => Vec::new(),
        _ => vec![letter],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_page_and_the_gap_before_them() {
        let lines = read("one\n\n   two  words\u{c}three\n");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.indent, line.gap, line.page)).collect();
        assert_eq!(seen, [("one", 0, true, 0), ("two words", 3, true, 0), ("three", 0, true, 1)]);
    }

    #[test]
    fn presentation_forms_and_direction_marks_are_undone() {
        assert_eq!(read("\u{202b}\u{fedf}\u{fe8e}\u{202c} ﬁeld")[0].text, "لا field");
    }
}

//! The words of one clause, free of markup, with the way back to the source.

use crate::source::Span;

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `*text*`.
    Emphasis,
    /// `**text**`.
    Strong,
    /// `~~text~~` or `<del>`.
    Strike,
    /// `<u>` or `<ins>`.
    Underline,
    /// `<sup>`.
    Superscript,
    /// `<sub>`.
    Subscript,
    /// `` `text` ``.
    Code,
    /// The words of a link.
    Link,
    /// The place where a footnote is called; holds no character.
    NoteCall,
}

/// A style over a range of bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styled {
    /// Where, in bytes of the text.
    pub span: Span,
    /// How.
    pub style: Style,
}

/// The words of one clause.
///
/// Blanks are folded: a wrapped line is no change of text. Inline marks of Markdown are not in the
/// string; they stand in `styles`. The string has no blank at either end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    string: String,
    styles: Vec<Styled>,
    pieces: Vec<Piece>,
}

/// A run of bytes that is the same in the text and in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: u32,
    source: u32,
}

impl Text {
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// How its parts are set, in order of their starts.
    pub fn styles(&self) -> &[Styled] {
        &self.styles
    }

    /// Where a byte of the text stands in the source.
    pub fn source_offset(&self, at: u32) -> u32 {
        let next = self.pieces.partition_point(|piece| piece.text <= at);
        self.pieces[..next].last().map_or(0, |piece| piece.source + (at - piece.text))
    }

    /// Where a range of the text stands in the source.
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_offset(span.start);
        let end = if span.is_empty() { start } else { self.source_offset(span.end - 1) + 1 };
        Span::new(start as usize, end as usize)
    }

    /// Makes room for so many bytes.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.string.reserve(bytes);
    }

    /// Appends text as it stands in the source at `source`; runs of blanks become one.
    pub(crate) fn push(&mut self, text: &str, source: usize) {
        if is_folded(text) {
            return self.push_run(text, source);
        }
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let at = source + text.len() - rest.len();
            if is_blank(first) {
                let run = rest.find(|letter| !is_blank(letter)).unwrap_or(rest.len());
                self.push_blank(at);
                rest = &rest[run..];
            } else {
                let run = rest.find(is_blank).unwrap_or(rest.len());
                self.push_run(&rest[..run], at);
                rest = &rest[run..];
            }
        }
    }

    /// Appends one blank, unless the text is empty or ends with one.
    pub(crate) fn push_blank(&mut self, source: usize) {
        if !self.string.is_empty() && !self.string.ends_with([' ', '\n']) {
            self.push_run(" ", source);
        }
    }

    /// Appends text that stands for other characters in the source, such as `&` for `&amp;`.
    pub(crate) fn push_run(&mut self, text: &str, source: usize) {
        let piece = Piece { text: self.string.len() as u32, source: source as u32 };
        let goes_on =
            self.pieces.last().is_some_and(|last| piece.source.wrapping_sub(last.source) == piece.text - last.text);
        if !goes_on {
            self.pieces.push(piece);
        }
        self.string.push_str(text);
    }

    /// Appends another text behind a line end, which stands for what the source has before it.
    pub(crate) fn append(&mut self, other: Text) {
        if other.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.push_run("\n", (other.source_offset(0) as usize).saturating_sub(1));
        }
        let shift = self.string.len() as u32;
        self.string.push_str(&other.string);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { text: piece.text + shift, ..*piece }));
        let moved = |styled: &Styled| {
            let span = Span { start: styled.span.start + shift, end: styled.span.end + shift };
            Styled { span, ..*styled }
        };
        self.styles.extend(other.styles.iter().map(moved));
    }

    pub(crate) fn push_style(&mut self, start: usize, style: Style) {
        self.styles.push(Styled { span: Span::new(start, self.string.len()), style });
    }

    /// Takes blanks off the end.
    pub(crate) fn trim_end(&mut self) {
        let end = self.string.trim_end_matches([' ', '\n']).len();
        self.string.truncate(end);
    }

    pub(crate) fn len(&self) -> usize {
        self.string.len()
    }

    /// Cuts off the first bytes, as `Article 6. ` before a title, and blanks at both ends.
    pub(crate) fn split_head(mut self, length: usize) -> (String, Text) {
        let rest = &self.string[length..];
        let lead = length + rest.len() - rest.trim_start().len();
        let end = self.string.trim_end().len().max(lead);
        let head = self.string[..length].trim().to_owned();
        self.cut(lead as u32, end as u32);
        (head, self)
    }

    /// The text from a byte on, and what stands before it.
    pub(crate) fn split_off(&mut self, at: usize) -> Text {
        let mut tail = self.clone();
        let end = tail.string.trim_end().len().max(at);
        let lead = at + tail.string[at..].len() - tail.string[at..].trim_start().len();
        tail.cut(lead.min(end) as u32, end as u32);
        let end = self.string[..at].trim_end().len() as u32;
        self.cut(0, end);
        tail
    }

    fn cut(&mut self, start: u32, end: u32) {
        let source = self.source_offset(start);
        self.string.truncate(end as usize);
        self.string.drain(..start as usize);
        self.pieces.retain(|piece| piece.text > start && piece.text < end);
        self.pieces.iter_mut().for_each(|piece| piece.text -= start);
        self.pieces.insert(0, Piece { text: 0, source });
        let clip = |at: u32| at.clamp(start, end) - start;
        self.styles.retain(|styled| styled.span.end >= start && styled.span.start <= end);
        for styled in &mut self.styles {
            styled.span = Span { start: clip(styled.span.start), end: clip(styled.span.end) };
        }
        self.styles.retain(|styled| !styled.span.is_empty() || styled.style == Style::NoteCall);
        self.styles.sort_by_key(|styled| (styled.span.start, std::cmp::Reverse(styled.span.end)));
    }
}

/// Says whether a text has a character, no blank at its start, and single blanks alone, as most lines of drafts.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Neither stops at what it finds, and so both look at many bytes at once.
    let control = bytes.iter().fold(false, |found, &byte| found | (byte < b' '));
    let doubled = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, two| found | (two == (&b' ', &b' ')));
    !control && !doubled && bytes.first().is_some_and(|&first| first != b' ')
}

/// Blanks that may be folded. A no-break space is typography and stays.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_line_is_one_blank_and_the_way_back_is_kept() {
        let source = "Each  Party\n   shall";
        let mut text = Text::default();
        text.push(source, 0);
        assert_eq!(text.as_str(), "Each Party shall");
        assert_eq!(text.source_offset(11), source.find("shall").unwrap() as u32);
    }

    #[test]
    fn a_head_is_cut_off_with_its_blanks() {
        let mut text = Text::default();
        text.push("Article 6.  Illegal access ", 3);
        let (head, title) = text.split_head(11);
        assert_eq!((head.as_str(), title.as_str()), ("Article 6.", "Illegal access"));
        assert_eq!(title.source_offset(0), 15);
    }
}

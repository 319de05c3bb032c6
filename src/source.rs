//! The text of one file, and places in it.

/// A range of bytes of a [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// Joins two offsets; an end before the start gives an empty span at the start.
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = (offset(start), offset(end));
        Self { start, end: end.max(start) }
    }

    /// Reads the span as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Counts its bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Says whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Says whether the whole of `other` lies in it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Files are read only up to 4 GiB (`cli` refuses larger ones), so offsets fit.
fn offset(value: usize) -> u32 {
    u32::try_from(value).expect("sources are smaller than 4 GiB")
}

/// A place as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in Unicode scalar values, counted from 1.
    pub column: u32,
}

/// The text of one file under its name.
///
/// The name is what the user called the file (a path, `-`, or a git revision and path); it is
/// shown in messages and never opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

impl Source {
    /// Takes a text in; line ends may be `\n` or `\r\n`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.match_indices('\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| offset(at + 1))).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// What the user called the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The line of an offset, counted from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// The place of an offset; one past the end gives the end.
    pub fn place(&self, offset: u32) -> Place {
        let end = (offset as usize).min(self.text.len());
        let line = self.line(end as u32);
        let start = self.line_starts[line as usize - 1] as usize;
        let starts = |byte: &&u8| !matches!(byte, 0x80..=0xbf);
        let column = 1 + self.text.as_bytes()[start..end].iter().filter(starts).count();
        Place { line, column: column as u32 }
    }

    /// The span of a line without its line end; `line` counts from 1.
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.line_starts[line as usize - 1] as usize;
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |&next| next as usize);
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a.md", "x\n第六条 y\n");
        let at = source.text().find('y').unwrap() as u32;
        assert_eq!(source.place(at), Place { line: 2, column: 5 });
    }

    #[test]
    fn a_line_span_leaves_the_line_end_out() {
        let source = Source::new("a.md", "one\r\ntwo");
        assert_eq!(source.slice(source.line_span(1)), "one");
        assert_eq!(source.slice(source.line_span(2)), "two");
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        let source = Source::new("a.md", "ab");
        assert_eq!(source.place(99), Place { line: 1, column: 3 });
    }
}

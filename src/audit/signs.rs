//! The signs by which a draft shows what was inserted and deleted, read from its source.

use crate::source::Span;

/// What a sign says of the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nothing: the words are in both drafts.
    Kept,
    /// The words are new.
    Inserted,
    /// The words are old.
    Deleted,
    /// The words are in neither draft: an insertion taken back, or a remark of an editor.
    Neither,
}

/// A family of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signs {
    /// CriticMarkup: `{++new++}`, `{--old--}`, `{~~old~>new~~}`.
    Critic,
    /// `<ins>new</ins>`, `<del>old</del>`, `<s>old</s>`.
    Tags,
    /// `<u>new</u>`.
    Underline,
    /// `~~old~~`.
    Strike,
    /// `**new**`.
    Strong,
    /// `[new]`.
    Brackets,
}

impl Signs {
    /// All families; brackets last, for they are words of a treaty first of all.
    pub const ALL: [Signs; 6] =
        [Signs::Critic, Signs::Tags, Signs::Underline, Signs::Strike, Signs::Strong, Signs::Brackets];

    /// The name used in options and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Signs::Critic => "critic",
            Signs::Tags => "tags",
            Signs::Underline => "underline",
            Signs::Strike => "strike",
            Signs::Strong => "strong",
            Signs::Brackets => "brackets",
        }
    }
}

/// A pair of signs.
#[derive(Debug)]
struct Sort {
    family: Signs,
    open: &'static str,
    close: &'static str,
    mark: Mark,
    reach: Reach,
}

/// How far a sign may stand from the one that closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Paragraph,
    Text,
}

const fn sort(family: Signs, open: &'static str, close: &'static str, mark: Mark) -> Sort {
    let reach = match family {
        Signs::Critic | Signs::Tags | Signs::Underline => Reach::Text,
        Signs::Strike | Signs::Strong | Signs::Brackets => Reach::Paragraph,
    };
    Sort { family, open, close, mark, reach }
}

const SORTS: [Sort; 12] = [
    sort(Signs::Critic, "{++", "++}", Mark::Inserted),
    sort(Signs::Critic, "{--", "--}", Mark::Deleted),
    sort(Signs::Critic, "{>>", "<<}", Mark::Neither),
    sort(Signs::Critic, "{==", "==}", Mark::Kept),
    sort(Signs::Tags, "<ins>", "</ins>", Mark::Inserted),
    sort(Signs::Tags, "<del>", "</del>", Mark::Deleted),
    sort(Signs::Tags, "<s>", "</s>", Mark::Deleted),
    sort(Signs::Tags, "<strike>", "</strike>", Mark::Deleted),
    sort(Signs::Underline, "<u>", "</u>", Mark::Inserted),
    sort(Signs::Strike, "~~", "~~", Mark::Deleted),
    sort(Signs::Strong, "**", "**", Mark::Inserted),
    sort(Signs::Brackets, "[", "]", Mark::Inserted),
];

/// A run of the source between signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) mark: Mark,
}

/// How often the signs of a family open in a text.
pub(super) fn count(text: &str, family: Signs) -> usize {
    let substitutions = if family == Signs::Critic { text.matches("{~~").count() } else { 0 };
    let own = SORTS.iter().filter(|sort| sort.family == family);
    own.map(|sort| text.matches(sort.open).count()).sum::<usize>() + substitutions
}

/// Cuts a text from `start` on at the signs of some families; signs and comments are in no piece.
///
/// A sign without its counterpart is text. Signs of Markdown and brackets close in their paragraph.
pub(super) fn read(text: &str, start: usize, families: &[Signs]) -> Vec<Piece> {
    let mut reader =
        Reader { text, at: start, from: start, open: [0; SORTS.len()], next: [None; SORTS.len()], pieces: Vec::new() };
    let active: Vec<usize> = (0..SORTS.len()).filter(|&at| families.contains(&SORTS[at].family)).collect();
    let critic = families.contains(&Signs::Critic);
    while reader.at < text.len() {
        if text[reader.at..].starts_with("<!--") {
            let end = text[reader.at..].find("-->").map_or(text.len(), |end| reader.at + end + 3);
            reader.sign(end);
        } else if !(critic && reader.substitution() || reader.pair(&active)) {
            reader.at += text[reader.at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    reader.flush(text.len());
    reader.pieces
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Start of the open piece.
    from: usize,
    /// How many signs of each sort are open.
    open: [u32; SORTS.len()],
    /// Where each sort closes next, as far as it was looked for.
    next: [Option<usize>; SORTS.len()],
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    /// Takes a sign, if one opens or closes here.
    fn pair(&mut self, active: &[usize]) -> bool {
        let rest = &self.text[self.at..];
        for &sort in active {
            let Sort { open, close, .. } = SORTS[sort];
            if self.open[sort] > 0 && rest.starts_with(close) {
                self.sign(self.at + close.len());
                self.open[sort] -= 1;
                return true;
            }
            if rest.starts_with(open) && self.closes(sort) {
                self.sign(self.at + open.len());
                self.open[sort] += 1;
                return true;
            }
        }
        false
    }

    /// Says whether the sign that opens here is closed; brackets count those between.
    fn closes(&mut self, sort: usize) -> bool {
        let Sort { family, open, close, reach, .. } = SORTS[sort];
        let from = self.at + open.len();
        let flanked = !matches!(family, Signs::Strike | Signs::Strong)
            || self.text[from..].starts_with(|letter: char| !letter.is_whitespace());
        if !flanked || self.text[self.at..].starts_with("[^") {
            return false;
        }
        let known = self.next[sort].filter(|&next| next >= from);
        let found = known.unwrap_or_else(|| self.text[from..].find(close).map_or(usize::MAX, |at| from + at));
        self.next[sort] = Some(found);
        found != usize::MAX && (reach == Reach::Text || !has_paragraph_end(&self.text[from..found]))
    }

    /// Takes `{~~old~>new~~}`.
    fn substitution(&mut self) -> bool {
        let Some(rest) = self.text[self.at..].strip_prefix("{~~") else { return false };
        let Some(end) = rest.find("~~}") else { return false };
        let Some(middle) = rest[..end].find("~>") else { return false };
        let inner = self.at + "{~~".len();
        self.flush(self.at);
        self.pieces.push(Piece { span: Span::new(inner, inner + middle), mark: Mark::Deleted });
        self.pieces.push(Piece { span: Span::new(inner + middle + "~>".len(), inner + end), mark: Mark::Inserted });
        self.at = inner + end + "~~}".len();
        self.from = self.at;
        true
    }

    /// Closes the open piece before a sign that ends at `end`.
    fn sign(&mut self, end: usize) {
        self.flush(self.at);
        self.at = end;
        self.from = end;
    }

    fn flush(&mut self, end: usize) {
        if self.from < end {
            self.pieces.push(Piece { span: Span::new(self.from, end), mark: self.mark() });
        }
        self.from = end;
    }

    fn mark(&self) -> Mark {
        let has = |mark: Mark| SORTS.iter().zip(self.open).any(|(sort, open)| open > 0 && sort.mark == mark);
        match (has(Mark::Inserted), has(Mark::Deleted)) {
            _ if has(Mark::Neither) => Mark::Neither,
            (true, true) => Mark::Neither,
            (true, false) => Mark::Inserted,
            (false, true) => Mark::Deleted,
            (false, false) => Mark::Kept,
        }
    }
}

/// Says whether a blank line stands in a text.
fn has_paragraph_end(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() && lines.peek().is_some() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, families: &[Signs]) -> Vec<(String, Mark)> {
        read(text, 0, families).iter().map(|piece| (text[piece.span.range()].to_owned(), piece.mark)).collect()
    }

    #[test]
    fn critic_markup_is_read() {
        let found = pieces("a {++b++}{--c--} {~~d~>e~~}{>>f<<}", &[Signs::Critic]);
        let expected = [
            ("a ", Mark::Kept),
            ("b", Mark::Inserted),
            ("c", Mark::Deleted),
            (" ", Mark::Kept),
            ("d", Mark::Deleted),
            ("e", Mark::Inserted),
            ("f", Mark::Neither),
        ];
        assert_eq!(found, expected.map(|(text, mark)| (text.to_owned(), mark)));
    }

    #[test]
    fn a_sign_that_is_never_closed_is_text() {
        assert_eq!(pieces("a ~~b\n\nc~~ d", &[Signs::Strike]).len(), 1);
        assert_eq!(pieces("a {++b", &[Signs::Critic]).len(), 1);
        assert_eq!(pieces("2 ** 3 ** 4", &[Signs::Strong]).len(), 1);
    }

    #[test]
    fn an_insertion_taken_back_is_in_neither_draft() {
        let found = pieces("**a ~~b~~** c", &[Signs::Strike, Signs::Strong]);
        assert_eq!(found[1], ("b".to_owned(), Mark::Neither));
    }

    #[test]
    fn hostile_signs_are_read_in_no_time() {
        let text = "{++ ** ~~ <ins> [ ".repeat(50_000);
        assert!(!read(&text, 0, &Signs::ALL).is_empty());
    }
}

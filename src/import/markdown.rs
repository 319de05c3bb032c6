//! Blocks and facts are written in the draft format.
//!
//! Every importer gives blocks in a row. Text is escaped so that the reader of drafts finds the very characters of
//! the document; a block that stands deeper than an open list item is indented under it.

use super::visible;
use crate::draft::Language;
use crate::draft::kind;
use crate::draft::label;

/// A block of a document in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading, from 1 (the title) to 6, and its permanent id.
    Heading(u8, Vec<Inline>, Option<String>),
    /// A paragraph, with how deep it stands below its article.
    Text(u16, Vec<Inline>),
    /// The text of a footnote.
    Note(String, Vec<Inline>),
    /// Words that are no text of the draft.
    Comment(String),
    /// Rows of cells.
    Table(Vec<Vec<Vec<Inline>>>),
}

/// A part of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    /// Words and how they are set.
    Words(String, Marks),
    /// The call of a footnote.
    Call(String),
    /// A remark that is no text.
    Comment(String),
}

/// How words are set: a set of [`Mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

/// One way to set words, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Underline,
    Strike,
    Superscript,
    Subscript,
    Strong,
    Emphasis,
}

const MARKS: [Mark; 6] =
    [Mark::Underline, Mark::Strike, Mark::Superscript, Mark::Subscript, Mark::Strong, Mark::Emphasis];

impl Marks {
    /// The set with one mark more, or less.
    #[must_use]
    pub(super) fn set(self, mark: Mark, on: bool) -> Self {
        let bit = 1 << mark as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    fn common(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }
}

impl Mark {
    /// The marks of Markdown, where it has some.
    fn sign(self) -> Option<&'static str> {
        match self {
            Mark::Strong => Some("**"),
            Mark::Emphasis => Some("*"),
            Mark::Strike => Some("~~"),
            Mark::Underline | Mark::Superscript | Mark::Subscript => None,
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Mark::Strong => "b",
            Mark::Emphasis => "i",
            Mark::Strike => "del",
            Mark::Underline => "u",
            Mark::Superscript => "sup",
            Mark::Subscript => "sub",
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Block::Text(0, vec![Inline::Words(text.into(), Marks::default())])
    }

    /// A heading of plain words.
    pub(super) fn heading(depth: u8, text: impl Into<String>) -> Self {
        Block::Heading(depth, vec![Inline::Words(text.into(), Marks::default())], None)
    }

    /// Counts the characters that are text of the draft.
    pub(super) fn visible(&self) -> usize {
        match self {
            Block::Heading(_, inlines, _) | Block::Text(_, inlines) | Block::Note(_, inlines) => count(inlines),
            Block::Comment(_) => 0,
            Block::Table(rows) => rows.iter().flatten().map(|cell| count(cell)).sum(),
        }
    }
}

fn count(inlines: &[Inline]) -> usize {
    let words = |inline: &Inline| match inline {
        Inline::Words(text, _) => visible(text),
        Inline::Call(_) | Inline::Comment(_) => 0,
    };
    inlines.iter().map(words).sum()
}

/// The words of inlines without their marks.
pub(super) fn words(inlines: &[Inline]) -> String {
    let words = inlines.iter().filter_map(|inline| match inline {
        Inline::Words(text, _) => Some(text.as_str()),
        Inline::Call(_) | Inline::Comment(_) => None,
    });
    words.collect()
}

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Facts {
    pub(super) symbol: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) session: Option<String>,
    pub(super) language: Language,
    /// Further keys of the draft format, as a document of ours carries them.
    pub(super) more: Vec<(String, String)>,
}

/// Writes a draft.
pub(super) fn write(facts: &Facts, blocks: &[Block]) -> String {
    let mut out = String::new();
    front_matter(&mut out, facts);
    let mut items: Vec<Item> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let mut text = String::new();
        let depth = match block {
            Block::Heading(depth, inlines, id) => {
                heading(&mut text, *depth, inlines, id.as_deref());
                items.clear();
                0
            }
            Block::Text(depth, inlines) => {
                text = paragraph(inlines);
                if let Some(rest) = text.strip_prefix("– ") {
                    text = format!("- {rest}");
                } else if goes_on(*depth, &text, blocks.get(at + 1)) {
                    text = format!("- {text}");
                }
                *depth
            }
            Block::Note(name, inlines) => {
                items.clear();
                text = format!("[^{name}]: {}", inline(inlines));
                0
            }
            Block::Comment(words) => {
                text = comment(words);
                0
            }
            Block::Table(rows) => {
                table(&mut text, rows);
                items.len() as u16
            }
        };
        if !text.is_empty() {
            place(&mut out, &mut items, depth, &text);
        }
    }
    out
}

/// Says whether plain text that stands deeper follows a label such as `(17bis)`, which opens no list in Markdown: behind
/// the mark of one the text stays in the clause.
fn goes_on(depth: u16, text: &str, next: Option<&Block>) -> bool {
    let Some(Block::Text(deeper, inlines)) = next else { return false };
    let labelled = label::open(text).is_some() && list_mark(text).is_none();
    let below = words(inlines);
    labelled && *deeper > depth && label::open(below.trim_start()).is_none() && kind::read_choice(&below).is_none()
}

/// One comment a line: no line of it stands outside, whoever reads it.
fn comment(words: &str) -> String {
    let lines: Vec<String> = words.lines().map(|line| format!("<!-- {} -->", line.replace("--", "- -"))).collect();
    lines.join("\n")
}

/// An open item of a Markdown list.
struct Item {
    depth: u16,
    /// Where its text starts.
    column: usize,
}

fn place(out: &mut String, items: &mut Vec<Item>, depth: u16, text: &str) {
    while items.last().is_some_and(|item| item.depth >= depth) {
        items.pop();
    }
    let column = items.last().map_or(0, |item| item.column);
    for (at, line) in text.split('\n').enumerate() {
        if at == 0 || !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', column));
        }
        out.push_str(line);
        out.push('\n');
    }
    out.push('\n');
    if let Some(length) = list_mark(text) {
        items.push(Item { depth, column: column + length });
    }
}

/// Bytes of `12. ` or `3) `: what Markdown takes for the mark of a list.
fn list_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    let marked = (1..=9).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "));
    let bullet = text.starts_with("- ");
    match () {
        () if marked => Some(digits + 2),
        () if bullet => Some(2),
        () => None,
    }
}

fn front_matter(out: &mut String, facts: &Facts) {
    let own = [
        ("symbol", &facts.symbol),
        ("title", &facts.title),
        ("date", &facts.date),
        ("session", &facts.session),
        ("language", &Some(facts.language.tag().to_owned())),
    ];
    out.push_str("---\n");
    for (key, value) in own {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {}\n", scalar(key, value)));
        }
    }
    for (key, value) in &facts.more {
        out.push_str(&format!("{key}: {value}\n"));
    }
    out.push_str("---\n\n");
}

/// A YAML scalar; what is not plainly a word or a date is quoted.
fn scalar(key: &str, value: &str) -> String {
    if matches!(key, "date" | "language") && value.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    {
        return value.to_owned();
    }
    quoted(value)
}

/// A YAML string in quotes.
pub(super) fn quoted(value: &str) -> String {
    let plain: String = value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

fn heading(out: &mut String, depth: u8, inlines: &[Inline], id: Option<&str>) {
    let text = inline(inlines);
    out.extend(std::iter::repeat_n('#', usize::from(depth.clamp(1, 6))));
    out.push(' ');
    let closing = text.trim_end_matches('#');
    match text.len() - closing.len() {
        // Braces at the end would be read as attributes, unless the last one is escaped.
        0 => out.push_str(&text.replace('{', "\\{").replace('}', "\\}")),
        _ => out.push_str(&format!("{closing}\\{}", &text[closing.len()..])),
    }
    if let Some(id) = id {
        out.push_str(&format!(" {{#{id}}}"));
    }
}

/// A paragraph; what Markdown would take for a mark at its start is escaped, the number of a clause is not.
fn paragraph(inlines: &[Inline]) -> String {
    let text = inline(inlines);
    let rule = text.len() > 2 && text.chars().all(|letter| matches!(letter, '-' | '=' | ' '));
    let mark = text.starts_with(['#', '>', '+', '=']) || text == "-" || rule;
    let marked = list_mark(&text).filter(|length| is_list(&text[*length..]));
    match marked {
        _ if mark => format!("\\{text}"),
        Some(length) => format!("{}\\{}", &text[..length], &text[length..]),
        None => text,
    }
}

/// Says whether a list would open inside a list item: "1. - words".
fn is_list(rest: &str) -> bool {
    rest.starts_with(['-', '+', '#', '>'])
}

fn table(out: &mut String, rows: &[Vec<Vec<Inline>>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (at, row) in rows.iter().enumerate() {
        out.push('|');
        for column in 0..columns {
            let cell = row.get(column).map(|cell| inline(cell)).unwrap_or_default();
            out.push_str(&format!(" {} |", cell.replace('|', "\\|")));
        }
        out.push('\n');
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(columns)));
        }
    }
    out.truncate(out.trim_end().len());
}

/// One stretch of characters that are set alike.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Words(String, Marks),
    Raw(String),
}

/// Writes inlines with their marks.
fn inline(inlines: &[Inline]) -> String {
    let tokens = tokens(inlines);
    let mut out = String::new();
    let mut open: Vec<(Mark, bool)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let (Token::Words(_, marks), text) = (token, text_of(token)) else {
            out.push_str(text_of(token));
            continue;
        };
        while open.iter().any(|&(mark, _)| !marks.has(mark)) {
            close(&mut out, open.pop().expect("a mark is open"));
        }
        let before = at.checked_sub(1).and_then(|at| text_of(&tokens[at]).chars().next_back());
        for mark in MARKS.into_iter().filter(|&mark| marks.has(mark)) {
            if !open.iter().any(|&(own, _)| own == mark) {
                let signed = is_flanked(&tokens, at, mark, before) && open.is_empty();
                out.push_str(&if signed {
                    mark.sign().unwrap_or_default().to_owned()
                } else {
                    format!("<{}>", mark.tag())
                });
                open.push((mark, signed));
            }
        }
        escape(&mut out, text);
    }
    while let Some(mark) = open.pop() {
        close(&mut out, mark);
    }
    out.trim().to_owned()
}

fn close(out: &mut String, (mark, signed): (Mark, bool)) {
    match mark.sign().filter(|_| signed) {
        Some(sign) => out.push_str(sign),
        None => out.push_str(&format!("</{}>", mark.tag())),
    }
}

fn text_of(token: &Token) -> &str {
    match token {
        Token::Words(text, _) | Token::Raw(text) => text,
    }
}

/// Says whether Markdown's own sign for a mark is read as one here: blanks or borders outside, words inside.
fn is_flanked(tokens: &[Token], at: usize, mark: Mark, before: Option<char>) -> bool {
    let inside = |token: &&Token| matches!(token, Token::Words(_, marks) if marks.has(mark));
    let run: Vec<&Token> = tokens[at..].iter().take_while(inside).collect();
    let after = tokens.get(at + run.len()).and_then(|token| text_of(token).chars().next());
    let first = run.first().and_then(|token| text_of(token).chars().next());
    let last = run.last().and_then(|token| text_of(token).chars().next_back());
    let clear = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let word = |letter: Option<char>| letter.is_some_and(|letter| !letter.is_whitespace() && letter != '*');
    let alone =
        run.iter().all(|token| matches!(token, Token::Words(_, marks) if *marks == Marks::default().set(mark, true)));
    mark.sign().is_some() && alone && clear(before) && clear(after) && word(first) && word(last)
}

/// Folds blanks, joins what is set alike, and takes the marks off blanks at the edges of marked words.
fn tokens(inlines: &[Inline]) -> Vec<Token> {
    let mut parts: Vec<Token> = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Words(text, marks) => {
                for piece in pieces(text) {
                    parts.push(Token::Words(if is_blank(piece) { " ".to_owned() } else { piece.to_owned() }, *marks));
                }
            }
            Inline::Call(name) => parts.push(Token::Raw(format!("[^{name}]"))),
            Inline::Comment(text) => parts.push(Token::Raw(format!("<!-- {} -->", text.replace("--", "- -")))),
        }
    }
    join(settle(parts))
}

/// Gives each blank the marks that both its neighbours have.
fn settle(parts: Vec<Token>) -> Vec<Token> {
    let marks = |token: Option<&Token>| match token {
        Some(Token::Words(_, marks)) => *marks,
        Some(Token::Raw(_)) | None => Marks::default(),
    };
    let settled = |(at, token): (usize, &Token)| match token {
        Token::Words(text, _) if is_blank(text) => {
            let before = marks(at.checked_sub(1).map(|at| &parts[at]));
            Token::Words(text.clone(), before.common(marks(parts.get(at + 1))))
        }
        other => other.clone(),
    };
    parts.iter().enumerate().map(settled).collect()
}

fn join(parts: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Token::Words(text, own)), Token::Words(more, marks)) if *own == marks => {
                if !(is_blank(&more) && text.ends_with(' ')) {
                    text.push_str(&more);
                }
            }
            (_, part) => joined.push(part),
        }
    }
    joined
}

/// Runs of blanks and of other characters in turn. A no-break space is a character.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let blank = is_blank(rest.get(..rest.chars().next()?.len_utf8())?);
        let other = |letter: char| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') != blank;
        let (piece, tail) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        rest = tail;
        Some(piece)
    })
}

fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'))
}

/// Writes words so that Markdown reads these very characters.
fn escape(out: &mut String, text: &str) {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let last = out.chars().next_back();
        let marked = match letter {
            '\\' | '*' | '`' | '~' => true,
            '_' => !(last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => next.is_none_or(|next| next.is_ascii_alphanumeric() || next == '#'),
            '!' => next.is_none_or(|next| next == '['),
            '^' => last == Some('['),
            '(' | ':' => last == Some(']'),
            _ => false,
        };
        if marked {
            out.push('\\');
        }
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::text::Style;
    use crate::parse::parse;
    use crate::source::Source;

    fn read(blocks: &[Block]) -> crate::draft::Draft {
        parse(Source::new("a.md", write(&Facts::default(), blocks)))
    }

    #[track_caller]
    fn comes_back(text: &str) {
        let draft = read(&[Block::plain(text)]);
        let clause = draft.clauses.last().unwrap();
        assert_eq!(clause.text.as_str(), text, "written as {:?}", draft.source.text());
    }

    #[test]
    fn characters_that_mean_something_to_markdown_come_back() {
        for text in [
            "a * b * c",
            "x_y _z_",
            "<b>no</b>",
            "AT&amp;T",
            "[shall](may)",
            "[x]: y",
            "wait![no]",
            "[^1] is no note",
            "a ~~b~~ c",
            "`code`",
            "# seven",
            "> eight",
            "+ nine",
            "back\\slash",
            "{++kept++}",
            "---",
            "=== a",
        ] {
            comes_back(text);
        }
    }

    #[test]
    fn marks_come_back_wherever_they_stand() {
        let strong = Marks::default().set(Mark::Strong, true);
        let both = strong.set(Mark::Emphasis, true);
        let inlines =
            [("ab", Marks::default()), ("cd ", strong), ("ef", both), ("(g)", strong), ("h", Marks::default())];
        let inlines = inlines.map(|(text, marks)| Inline::Words(text.to_owned(), marks));
        let draft = read(&[Block::Text(0, inlines.to_vec())]);
        let text = &draft.clauses[1].text;
        assert_eq!(text.as_str(), "abcd ef(g)h");
        let styled: Vec<_> =
            text.styles().iter().map(|styled| (styled.style, &text.as_str()[styled.span.range()])).collect();
        assert!(styled.contains(&(Style::Strong, "cd ef(g)")), "{styled:?} in {}", draft.source.text());
        assert!(styled.contains(&(Style::Emphasis, "ef")), "{styled:?}");
    }

    #[test]
    fn a_deeper_paragraph_stands_in_the_item_above_it() {
        let text = |depth, words: &str| Block::Text(depth, vec![Inline::Words(words.to_owned(), Marks::default())]);
        let blocks = [Block::heading(4, "Article 1"), text(0, "1. Each:"), text(1, "1. one"), text(0, "2. Next")];
        let draft = read(&blocks);
        let kinds: Vec<&str> = draft.clauses.iter().skip(2).map(|clause| clause.kind.name()).collect();
        assert_eq!(kinds, ["paragraph", "point", "paragraph"]);
    }
}

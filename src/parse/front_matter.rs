//! Front matter.
//!
//! The block stands at the very start, between a line `---` and a line `---` or `...`. It is a
//! mapping; a key the tool does not know is kept and reported.

use crate::draft::Language;
use crate::draft::Meta;
use crate::draft::meta::Basis;
use crate::draft::meta::Confidence;
use crate::draft::meta::Extent;
use crate::draft::meta::KeySpan;
use crate::draft::meta::Numbering;
use crate::draft::meta::Origin;
use crate::draft::meta::Status;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;
use crate::yaml;
use crate::yaml::Broken;
use crate::yaml::Node;

/// Reads the front matter and says where the body starts.
pub(super) fn read(source: &Source, findings: &mut Vec<Finding>) -> (Meta, usize) {
    let mut meta = Meta::default();
    let bom = if source.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some((yaml, body)) = fences(source, bom, findings) else {
        return (meta, bom);
    };
    meta.span = Span::new(bom, body);
    meta.keys = keys(source, yaml);
    match yaml::read(source.slice(yaml)) {
        Ok(Node::Null) => {}
        Ok(Node::Map(mapping)) => Reader { meta: &mut meta, findings }.fill(&mapping),
        Ok(_) => {
            let message = "the front matter is no mapping of keys to values";
            findings.push(Finding::new(CODE, Severity::Error, message, yaml).with_help("write `key: value` lines"));
        }
        Err(error) => findings.push(broken(source, yaml, &error)),
    }
    (meta, body)
}

const CODE: &str = "front-matter";

/// The span between the fences and the offset behind them.
fn fences(source: &Source, start: usize, findings: &mut Vec<Finding>) -> Option<(Span, usize)> {
    let text = &source.text()[start..];
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut at = start + first.len();
    let inner = at;
    for line in source.text()[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((Span::new(inner, at), at + line.len()));
        }
        at += line.len();
    }
    let opening = Span::new(start, start + 3);
    let finding = Finding::new(CODE, Severity::Error, "the front matter is not closed", opening);
    findings.push(finding.with_help("end it with a line `---`"));
    None
}

fn broken(source: &Source, yaml: Span, error: &Broken) -> Finding {
    let at = yaml.start as usize + error.at;
    let line = source.line_span(source.line(at as u32));
    let message = format!("the front matter cannot be read: {}", error.reason);
    let finding = Finding::new(CODE, Severity::Error, message, Span::new(at.min(line.end as usize), line.end as usize));
    let colon = source.slice(line).matches(": ").count() > 1;
    if colon { finding.with_help("a value that holds `: ` must stand in quotes") } else { finding }
}

/// Top-level keys by their lines, for places that YAML readers do not give.
fn keys(source: &Source, yaml: Span) -> Vec<KeySpan> {
    let mut found: Vec<KeySpan> = Vec::new();
    let mut at = yaml.start as usize;
    for line in source.slice(yaml).split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if let Some(colon) = key_length(line) {
            let lead = line[colon + 1..].len() - line[colon + 1..].trim_start_matches(' ').len();
            found.push(KeySpan {
                name: line[..colon].trim_matches(['"', '\'']).to_owned(),
                key: Span::new(at, at + colon),
                value: Span::new((at + colon + 1 + lead).min(end), end),
            });
        } else if let Some(last) = found.last_mut().filter(|_| !line.trim().is_empty()) {
            last.value.end = end as u32;
        }
        at += line.len();
    }
    found
}

fn key_length(line: &str) -> Option<usize> {
    let opens = line.starts_with(|first: char| !first.is_whitespace() && !matches!(first, '-' | '#' | ']' | '}'));
    let colon = line.find(':')?;
    let ends = line[colon + 1..].starts_with([' ', '\n', '\r', '\t']) || line.len() == colon + 1;
    (opens && ends).then_some(colon)
}

/// Takes the values over, each with its check.
struct Reader<'a> {
    meta: &'a mut Meta,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn fill(&mut self, mapping: &[(String, Node)]) {
        for (key, value) in mapping {
            let key = key.as_str();
            match key {
                "instrument" => self.meta.instrument = self.text(key, value),
                "symbol" => self.meta.symbol = self.text(key, value).unwrap_or_default(),
                "title" => self.meta.title = self.text(key, value),
                "date" => self.meta.date = self.date(value),
                "round" => self.meta.round = self.round(value),
                "session" => self.meta.session = self.text(key, value),
                "language" => self.language(value),
                "status" => self.meta.status = self.choice(key, value, &STATUS),
                "basis" => self.meta.basis = self.choice(key, value, &BASIS),
                "predecessor" => self.meta.predecessor = self.text(key, value),
                "removes" => self.meta.removes = self.names(value),
                "sources" => self.meta.sources = self.sources(value),
                "numbering" => self.meta.numbering = self.choice(key, value, &NUMBERING).unwrap_or_default(),
                "extent" => self.meta.extent = self.choice(key, value, &EXTENT).unwrap_or_default(),
                "source" | "licence" => {}
                _ => self.unknown(key),
            }
        }
    }

    fn report(&mut self, key: &str, message: String, help: &str) {
        let place = self.meta.place_of(key);
        self.findings.push(Finding::new(CODE, Severity::Warning, message, place).with_help(help));
    }

    fn unknown(&mut self, key: &str) {
        let place = self.meta.keys.iter().find(|found| found.name == key).map_or(self.meta.span, |found| found.key);
        let message = format!("the key `{key}` is unknown; it is kept");
        self.findings.push(Finding::new("unknown-key", Severity::Note, message, place));
    }

    /// Text, also where YAML read a number or a date.
    fn text(&mut self, key: &str, value: &Node) -> Option<String> {
        match value {
            Node::Text(text) | Node::Number(text) => Some(text.clone()),
            Node::Bool(flag) => Some(flag.to_string()),
            Node::Null => None,
            Node::List(_) | Node::Map(_) => {
                self.report(key, format!("`{key}` is no text"), "write one line of text");
                None
            }
        }
    }

    fn date(&mut self, value: &Node) -> Option<String> {
        let date = self.text("date", value)?;
        if !is_date(&date) {
            self.report("date", format!("`{date}` is no date"), "write the date as `2023-05-29`");
            return None;
        }
        Some(date)
    }

    fn round(&mut self, value: &Node) -> Option<u32> {
        let round = match value {
            Node::Number(number) => number.parse().ok(),
            Node::Null | Node::Bool(_) | Node::Text(_) | Node::List(_) | Node::Map(_) => None,
        };
        if round.is_none() {
            self.report("round", "`round` is no whole number".to_owned(), "number the rounds from 1 on");
        }
        round
    }

    fn language(&mut self, value: &Node) {
        let Some(tag) = self.text("language", value) else { return };
        self.meta.language = Language::from_tag(&tag);
        if self.meta.language == Language::Other {
            self.report("language", format!("the language `{tag}` is not one of the six"), "ar, en, es, fr, ru or zh");
        }
    }

    fn choice<T: Copy>(&mut self, key: &str, value: &Node, choices: &[(&str, T)]) -> Option<T> {
        let name = self.text(key, value)?;
        let found = choices.iter().find(|(choice, _)| *choice == name).map(|&(_, item)| item);
        if found.is_none() {
            let all: Vec<&str> = choices.iter().map(|&(choice, _)| choice).collect();
            self.report(key, format!("`{name}` is no {key}"), &format!("one of {}", all.join(", ")));
        }
        found
    }

    fn names(&mut self, value: &Node) -> Vec<String> {
        match value {
            Node::List(items) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
            other => self.text("removes", other).into_iter().collect(),
        }
    }

    fn sources(&mut self, value: &Node) -> Vec<Origin> {
        let Node::List(items) = value else {
            self.report("sources", "`sources` is no list".to_owned(), "write `- {title: …, confidence: …}` lines");
            return Vec::new();
        };
        let field = |item: &Node, key: &str| item.get(key).and_then(Node::as_str).map(str::to_owned);
        let origin = |item: &Node| Origin {
            title: field(item, "title").or_else(|| item.as_str().map(str::to_owned)),
            symbol: field(item, "symbol"),
            confidence: field(item, "confidence").and_then(|name| Confidence::from_name(&name)),
        };
        items.iter().map(origin).collect()
    }
}

const STATUS: [(&str, Status); 6] = [
    ("proposal", Status::Proposal),
    ("compilation", Status::Compilation),
    ("draft", Status::Draft),
    ("rolling", Status::Rolling),
    ("agreed", Status::Agreed),
    ("adopted", Status::Adopted),
];

const BASIS: [(&str, Basis); 3] =
    [("official", Basis::Official), ("translation", Basis::Translation), ("restatement", Basis::Restatement)];

const NUMBERING: [(&str, Numbering); 2] = [("verified", Numbering::Verified), ("unverified", Numbering::Unverified)];

const EXTENT: [(&str, Extent); 2] = [("full", Extent::Full), ("excerpt", Extent::Excerpt)];

/// `2023`, `2023-05` or `2023-05-29`, with a month and a day that exist.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize, most: u32| {
        part.len() == length && part.parse::<u32>().is_ok_and(|value| (1..=most).contains(&value))
    };
    match parts[..] {
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn meta(text: &str) -> (Meta, Vec<Finding>, Source) {
        let source = Source::new("a.md", text);
        let mut findings = Vec::new();
        let (meta, _) = read(&source, &mut findings);
        (meta, findings, source)
    }

    #[test]
    fn a_draft_without_front_matter_is_read_from_the_start() {
        let source = Source::new("a.md", "# Title\n");
        assert_eq!(read(&source, &mut Vec::new()).1, 0);
    }

    #[test]
    fn broken_yaml_is_a_finding_with_its_place() {
        let (_, findings, source) = meta("---\ntitle: Convention on X: Protocol\n---\n");
        assert_eq!(findings.len(), 1);
        assert_eq!(source.place(findings[0].span.start).line, 2);
        assert!(findings[0].help.as_deref().unwrap().contains("quotes"));
    }

    #[test]
    fn a_wrong_type_is_reported_at_its_value() {
        let (meta, findings, source) = meta("---\nsymbol: A/1\nround: third\n---\n");
        assert_eq!((meta.symbol.as_str(), meta.round), ("A/1", None));
        assert_eq!(source.slice(findings[0].span), "third");
    }

    #[test]
    fn unknown_keys_are_kept_and_reported() {
        let (meta, findings, _) = meta("---\nsymbol: A/1\ncolour: red\n---\n");
        assert_eq!(findings[0].code, "unknown-key");
        assert!(meta.keys.iter().any(|key| key.name == "colour"));
    }

    #[test]
    fn an_open_front_matter_is_text() {
        let (meta, findings, _) = meta("---\nsymbol: A/1\n");
        assert!(meta.span.is_empty());
        assert_eq!(findings.len(), 1);
    }
}

//! A file of pins before its citations are looked up: lines, put together by the pair of drafts they are for.

use super::CODE;
use crate::draft::Draft;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::source::Source;
use crate::source::Span;

/// A part of a line without blanks round it, with its place in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    start: usize,
}

impl<'a> Piece<'a> {
    fn whole(text: &'a str, start: usize) -> Self {
        let blanks = text.len() - text.trim_start().len();
        Self { text: text.trim(), start: start + blanks }
    }

    /// The parts before and behind the first place of a mark.
    pub(super) fn split(self, mark: &str) -> Option<(Self, Self)> {
        let at = self.text.find(mark)?;
        let behind = at + mark.len();
        Some((Self::whole(&self.text[..at], self.start), Self::whole(&self.text[behind..], self.start + behind)))
    }

    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

/// A line that says something, without its comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) text: Piece<'a>,
}

/// The lines under one heading.
pub(super) struct Group<'a> {
    heading: Option<Heading<'a>>,
    pub(super) lines: Vec<Line<'a>>,
}

/// Names a pair of drafts: `[A/HC/22 -> A/HC/22/Rev.1, en]`.
#[derive(Debug, Clone, Copy)]
struct Heading<'a> {
    whole: Piece<'a>,
    symbols: Pair<&'a str>,
    language: Option<&'a str>,
}

impl<'a> Heading<'a> {
    fn read(line: Piece<'a>) -> Option<Self> {
        let inner = line.text.strip_prefix('[')?.strip_suffix(']')?;
        let (old, new) = inner.split_once("->").or_else(|| inner.split_once('→'))?;
        let (new, language) = new.rsplit_once(',').map_or((new, None), |(new, tag)| (new, Some(tag.trim())));
        Some(Self { whole: line, symbols: Pair::new(old.trim(), new.trim()), language })
    }

    fn names(&self, pair: Pair<&Draft>) -> bool {
        let symbol = |symbol: &str, draft: &Draft| draft.meta.symbol.eq_ignore_ascii_case(symbol);
        symbol(self.symbols.old, pair.old)
            && symbol(self.symbols.new, pair.new)
            && self.language.is_none_or(|tag| pair.new.meta.language.tag().eq_ignore_ascii_case(tag))
    }
}

/// A file of pins by its headings.
pub(super) struct File<'a> {
    groups: Vec<Group<'a>>,
    findings: Vec<Finding>,
}

impl<'a> File<'a> {
    pub(super) fn read(source: &'a Source) -> Self {
        let mut file = Self { groups: vec![Group { heading: None, lines: Vec::new() }], findings: Vec::new() };
        let mut start = 0;
        for (at, line) in source.text().split_inclusive('\n').enumerate() {
            let text = line.find('#').map_or(line, |comment| &line[..comment]);
            file.line(Line { number: at + 1, text: Piece::whole(text, start) });
            start += line.len();
        }
        file
    }

    fn line(&mut self, line: Line<'a>) {
        if line.text.text.starts_with('[') {
            let heading = Heading::read(line.text);
            if heading.is_none() {
                let finding = Finding::new(CODE, Severity::Error, "this names no pair of drafts", line.text.span());
                self.findings.push(finding.with_help("write `[old symbol -> new symbol]`, or `[old -> new, en]`"));
            }
            self.groups.push(Group { heading, lines: Vec::new() });
        } else if !line.text.text.is_empty() {
            self.groups.last_mut().expect("the first group has no heading").lines.push(line);
        }
    }

    /// The groups that are for a pair: those that name it, and those that name none.
    pub(super) fn groups_of(&self, pair: Pair<&Draft>) -> impl Iterator<Item = &Group<'a>> {
        let open = self.groups.iter().take(1).filter(|group| !group.lines.is_empty());
        let named = move |group: &&Group<'_>| group.heading.is_some_and(|heading| heading.names(pair));
        open.chain(self.groups.iter().filter(named))
    }

    /// What is wrong with the headings: one that cannot be read, or names no pair, and pins of which nobody can tell
    /// which pair they are for.
    pub(super) fn strays(&self, pairs: &[Pair<&Draft>]) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        let stray = |heading: &Heading<'_>| !pairs.iter().any(|&pair| heading.names(pair));
        let headings = || self.groups.iter().filter_map(|group| group.heading);
        match pairs {
            [] => {}
            [pair] => {
                let first = headings().next().filter(|_| self.groups_of(*pair).next().is_none());
                findings.extend(first.map(|heading| names_none(heading, pairs)));
            }
            _ => {
                findings.extend(self.groups[0].lines.first().map(|line| of_which(*line, pairs)));
                findings.extend(headings().filter(stray).map(|heading| names_none(heading, pairs)));
            }
        }
        findings
    }
}

fn names_none(heading: Heading<'_>, pairs: &[Pair<&Draft>]) -> Finding {
    let message = "these drafts are not compared here";
    Finding::new(CODE, Severity::Error, message, heading.whole.span()).with_help(compared(pairs))
}

fn of_which(line: Line<'_>, pairs: &[Pair<&Draft>]) -> Finding {
    let message = "several pairs of drafts are compared, and nothing says which of them this pin is for";
    Finding::new(CODE, Severity::Error, message, line.text.span()).with_help(compared(pairs))
}

/// The headings that could be meant.
fn compared(pairs: &[Pair<&Draft>]) -> String {
    const TOLD: usize = 8;
    let heading = |pair: &Pair<&Draft>| format!("`[{} -> {}]`", pair.old.meta.symbol, pair.new.meta.symbol);
    let mut headings: Vec<String> = pairs.iter().map(heading).collect();
    headings.dedup();
    let more = if headings.len() > TOLD { ", …" } else { "" };
    headings.truncate(TOLD);
    format!("a heading is one of {}{more}", headings.join(", "))
}

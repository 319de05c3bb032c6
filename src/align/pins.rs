//! Links that the user has decided, in a file.
//!
//! ```text
//! # the chapeau went to the definitions
//! article 17 = article 4
//! article 6, paragraph 2 = article 7, paragraph 2 + article 7, paragraph 3
//! article 9 != article 10
//! ```
//!
//! ```text
//! file   = { [ pin ] [ "#" comment ] line-end }
//! pin    = places "=" places | place "!=" place
//! places = place { "+" place }           several on one side: a split, or a merge
//! place  = citation as the tool prints it, or the id of a clause as JSON gives it
//! ```

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use crate::draft::ClauseIx;
use crate::draft::citation::Citations;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::pair::Side;
use crate::source::Source;
use crate::source::Span;

/// The code of findings in a file of pins.
const CODE: &str = "pins";

/// Links decided by the user; an alignment obeys them.
///
/// No clause stands in two links, one of the sides of each link is a single clause, and no link is forbidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pins {
    /// Clauses that are the same clause.
    pub(super) same: Vec<Pair<Vec<ClauseIx>>>,
    /// Pairs that are not.
    pub(super) never: Never,
}

/// Pairs of clauses that are not the same clause, whatever their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Never(FxHashSet<(ClauseIx, ClauseIx)>);

impl Never {
    /// Says whether a pair is forbidden.
    pub(super) fn has(&self, pair: Pair<ClauseIx>) -> bool {
        !self.0.is_empty() && self.0.contains(&(pair.old, pair.new))
    }

    fn insert(&mut self, pair: Pair<ClauseIx>) {
        self.0.insert((pair.old, pair.new));
    }

    fn swap(&self) -> Self {
        Self(self.0.iter().map(|&(old, new)| (new, old)).collect())
    }
}

impl Pins {
    /// Reads a file of pins against the citations of two drafts.
    ///
    /// # Errors
    ///
    /// All mistakes of the file, each with its place: a line that is no pin, a citation that a draft
    /// does not have, a pin that contradicts one above it.
    pub fn read(source: &Source, cites: Pair<&Citations<'_>>) -> Result<Self, Vec<Finding>> {
        let mut reader = Reader { cites, pins: Self::default(), lines: Pair::default(), findings: Vec::new() };
        let mut start = 0;
        for (at, line) in source.text().split_inclusive('\n').enumerate() {
            let text = line.find('#').map_or(line, |comment| &line[..comment]);
            if !text.trim().is_empty() {
                reader.line(at + 1, Piece::whole(text, start));
            }
            start += line.len();
        }
        if reader.findings.is_empty() { Ok(reader.pins) } else { Err(reader.findings) }
    }

    /// The same pins with old and new exchanged.
    pub(super) fn swap(&self) -> Self {
        Self { same: self.same.iter().cloned().map(Pair::swap).collect(), never: self.never.swap() }
    }
}

/// A part of a line without blanks round it, with its place in the file.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Piece<'a> {
    fn whole(text: &'a str, start: usize) -> Self {
        let blanks = text.len() - text.trim_start().len();
        Self { text: text.trim(), start: start + blanks }
    }

    /// The parts before and behind the first place of a mark.
    fn split(self, mark: &str) -> Option<(Self, Self)> {
        let at = self.text.find(mark)?;
        let behind = at + mark.len();
        Some((Self::whole(&self.text[..at], self.start), Self::whole(&self.text[behind..], self.start + behind)))
    }

    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

struct Reader<'a> {
    cites: Pair<&'a Citations<'a>>,
    pins: Pins,
    /// The line in which each clause was pinned.
    lines: Pair<HashMap<ClauseIx, usize>>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: Piece<'_>) {
        if let Some((old, new)) = line.split("!=") {
            let pair = (self.clause(Side::Old, old), self.clause(Side::New, new));
            if let (Some(old), Some(new)) = pair {
                let linked = self.pins.same.iter().any(|pin| pin.old.contains(&old) && pin.new.contains(&new));
                if linked {
                    let above = self.lines.old.get(&old).copied().unwrap_or_default();
                    self.wrong(line, format!("line {above} says that these are the same clause"));
                }
                self.pins.never.insert(Pair::new(old, new));
            }
            return;
        }
        let Some((old, new)) = line.split("=") else {
            let finding = Finding::new(CODE, Severity::Error, "this is no pin", line.span());
            self.findings.push(finding.with_help("write `old citation = new citation`, or `!=` for never"));
            return;
        };
        let sides = (self.clauses(Side::Old, old), self.clauses(Side::New, new));
        if let (Some(old), Some(new)) = sides {
            self.same(number, line, Pair::new(old, new));
        }
    }

    fn same(&mut self, number: usize, line: Piece<'_>, pin: Pair<Vec<ClauseIx>>) {
        if pin.old.len() > 1 && pin.new.len() > 1 {
            self.wrong(line, "several clauses stand on both sides: a split has one old clause, a merge one new one");
        }
        let never = |&old: &ClauseIx| pin.new.iter().any(|&new| self.pins.never.has(Pair::new(old, new)));
        if pin.old.iter().any(never) {
            self.wrong(line, "a line above says that these are not the same clause");
        }
        for side in Side::BOTH {
            for &at in pin.get(side) {
                if at == ClauseIx::ROOT {
                    self.wrong(line, "the instrument as a whole is always linked with itself");
                    continue;
                }
                let above = *self.lines.get_mut(side).entry(at).or_insert(number);
                if above != number {
                    let cite = self.cites.get(side).cite(at).to_owned();
                    self.wrong(line, format!("“{cite}” is pinned in line {above} already"));
                }
            }
        }
        self.pins.same.push(pin);
    }

    fn wrong(&mut self, line: Piece<'_>, message: impl Into<String>) {
        self.findings.push(Finding::new(CODE, Severity::Error, message, line.span()));
    }

    fn clauses(&mut self, side: Side, mut list: Piece<'_>) -> Option<Vec<ClauseIx>> {
        let mut found = Vec::new();
        while let Some((first, rest)) = list.split("+") {
            found.push(self.clause(side, first));
            list = rest;
        }
        found.push(self.clause(side, list));
        let mut found: Vec<ClauseIx> = found.into_iter().collect::<Option<_>>()?;
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    fn clause(&mut self, side: Side, place: Piece<'_>) -> Option<ClauseIx> {
        let cites = self.cites.get(side);
        let draft = if side == Side::Old { "old" } else { "new" };
        match cites.all(place.text)[..] {
            [only] => return Some(only),
            [] if place.text.is_empty() => self.wrong(place, format!("a clause of the {draft} draft is missing here")),
            [] => {
                let message = format!("the {draft} draft has no clause “{}”", place.text);
                let finding = Finding::new(CODE, Severity::Error, message, place.span());
                let near = cites.nearest(place.text).map(|near| format!("did you mean “{near}”?"));
                let help = near.unwrap_or_else(|| "`travaux tree` prints all citations".to_owned());
                self.findings.push(finding.with_help(help));
            }
            [first, second, ..] => {
                let message = format!("the {draft} draft has several clauses “{}”", place.text);
                let finding = Finding::new(CODE, Severity::Error, message, place.span());
                let (one, other) = (cites.id(first), cites.id(second));
                self.findings.push(finding.with_help(format!("name one by its id: {one}, {other}, …")));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align_with;
    use crate::draft::Draft;
    use crate::parse::parse;

    const OLD: &str = "## Article 1\n\nEach keeper feeds the seals at dawn with fresh herring from the store.\n\n## Article 2\n\nBoats keep ninety metres from any animal at rest.\n";
    const NEW: &str = "## Article 1\n\nBoats keep sixty metres from any animal at rest.\n\n## Article 2\n\nEach keeper feeds the seals at dawn with herring from the store.\n\n## Article 3\n\nPeace for the beaches.\n";

    fn drafts() -> Pair<Draft> {
        Pair::new(parse(Source::new("old.md", OLD)), parse(Source::new("new.md", NEW)))
    }

    /// Old and new citations of the links of articles under pins.
    #[track_caller]
    fn linked(pins: &str) -> Vec<String> {
        let drafts = drafts();
        let cites = drafts.as_ref().map(Citations::of);
        let pins = Pins::read(&Source::new("pins", pins), cites.as_ref()).unwrap();
        let name = |cites: &Citations<'_>, clauses: &[ClauseIx]| {
            clauses.iter().map(|&at| cites.cite(at).to_owned()).collect::<Vec<_>>().join(" + ")
        };
        let lines = align_with(drafts.as_ref(), &pins);
        let heading =
            |draft: &Draft, list: &[ClauseIx]| list.first().is_some_and(|&at| draft.clause(at).kind.has_heading());
        let articles =
            lines.links.iter().filter(|link| heading(&drafts.old, &link.old) || heading(&drafts.new, &link.new));
        articles
            .skip(1)
            .map(|link| format!("{} = {}", name(&cites.old, &link.old), name(&cites.new, &link.new)))
            .collect()
    }

    #[track_caller]
    fn mistakes(pins: &str) -> Vec<String> {
        let drafts = drafts();
        let cites = drafts.as_ref().map(Citations::of);
        let source = Source::new("pins", pins);
        let told = |finding: Finding| {
            let place = source.place(finding.span.start);
            let help = finding.help.unwrap_or_default();
            format!("{}:{} {}. {help}", place.line, place.column, finding.message)
        };
        Pins::read(&source, cites.as_ref()).unwrap_err().into_iter().map(told).collect()
    }

    #[test]
    fn a_pin_overrules_the_words() {
        assert_eq!(linked(""), ["article 2 = article 1", "article 1 = article 2", " = article 3"]);
        let pinned = linked("# decided in Geneva\nArticle 1 = article 3 # so there\n");
        assert!(pinned.contains(&"article 1 = article 3".to_owned()), "{pinned:?}");
    }

    #[test]
    fn never_parts_what_the_words_join() {
        assert_eq!(linked("article 1 != article 2\n").last().unwrap(), " = article 3");
        assert!(!linked("article 1 != article 2\n").contains(&"article 1 = article 2".to_owned()));
    }

    #[test]
    fn several_clauses_on_one_side_are_a_split_or_a_merge() {
        assert!(linked("article 1 = article 2 + article 3").contains(&"article 1 = article 2 + article 3".to_owned()));
        assert_eq!(linked("article 1 + article 2 = article 1")[0], "article 1 + article 2 = article 1");
    }

    #[test]
    fn an_unknown_citation_is_told_with_its_place_and_its_neighbour() {
        let expected = ["2:13 the new draft has no clause “artcle 3”. did you mean “article 3”?"];
        assert_eq!(mistakes("\narticle 2 = artcle 3\n"), expected);
    }

    #[test]
    fn contradictions_are_told_with_the_line_they_contradict() {
        let expected = [
            "2:1 “article 1” is pinned in line 1 already. ",
            "3:1 line 1 says that these are the same clause. ",
            "4:1 this is no pin. write `old citation = new citation`, or `!=` for never",
        ];
        let pins = "article 1 = article 2\narticle 1 = article 3\narticle 1 != article 2\narticle 1\n";
        assert_eq!(mistakes(pins), expected);
    }
}

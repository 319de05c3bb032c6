//! The pins of one pair of drafts.

use std::collections::HashMap;

use super::CODE;
use super::Pins;
use super::file::Line;
use super::file::Piece;
use crate::draft::ClauseIx;
use crate::draft::citation::Citations;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::pair::Side;

/// Reads lines one by one; what is wrong with them is kept.
pub(super) struct Reader<'a> {
    cites: Pair<&'a Citations<'a>>,
    pins: Pins,
    /// The line in which each clause was pinned.
    lines: Pair<HashMap<ClauseIx, usize>>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(cites: Pair<&'a Citations<'a>>) -> Self {
        Self { cites, pins: Pins::default(), lines: Pair::default(), findings: Vec::new() }
    }

    /// The pins and the mistakes.
    pub(super) fn finish(self) -> (Pins, Vec<Finding>) {
        (self.pins, self.findings)
    }

    pub(super) fn line(&mut self, Line { number, text: line }: Line<'_>) {
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

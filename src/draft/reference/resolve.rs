//! Numbers become clauses.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;

use super::Group;
use super::Level;
use super::Printed;
use super::Raw;
use super::RawNumber;
use super::Reference;
use super::Within;
use super::numbers::Shared;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::label::Label;
use crate::draft::label::Number;
use crate::draft::label::Ordinal;
use crate::draft::label::Style;
use crate::source::Span;

/// Where the clauses of a draft are found by their numbers.
#[derive(Debug)]
pub(super) struct Index<'a> {
    draft: &'a Draft,
    /// Headings by the annex they stand in, what they are, and their number.
    headings: FxHashMap<(Option<ClauseIx>, Level, Cow<'a, Number>), ClauseIx>,
    /// Numbered clauses by the nearest numbered clause or heading above them.
    inner: FxHashMap<(ClauseIx, Style, Cow<'a, Number>), ClauseIx>,
    /// Unnumbered paragraphs by the nearest numbered clause or heading above them and their place.
    counted: FxHashMap<(ClauseIx, u32), ClauseIx>,
    /// Paragraphs of the whole draft, for texts numbered throughout.
    throughout: FxHashMap<&'a Number, ClauseIx>,
    /// The annex a clause stands in.
    annexes: Vec<Option<ClauseIx>>,
    /// The nearest clause above with a number or a heading.
    anchors: Vec<ClauseIx>,
}

impl<'a> Index<'a> {
    /// Reads the numbers of a draft, in one pass: a parent comes before its children.
    pub(super) fn of(draft: &'a Draft) -> Self {
        let count = draft.clauses.len();
        let mut index = Self {
            draft,
            headings: FxHashMap::default(),
            // Nearly all clauses of a draft are numbered: growing step by step would move them often.
            inner: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            counted: FxHashMap::default(),
            throughout: FxHashMap::default(),
            annexes: vec![None; count],
            anchors: vec![ClauseIx::ROOT; count],
        };
        for at in draft.indices() {
            index.enter(at);
        }
        index.count_unnumbered();
        index
    }

    fn enter(&mut self, at: ClauseIx) {
        let clause = self.draft.clause(at);
        if let Some(parent) = clause.parent {
            let annex = self.draft.clause(parent).kind == Kind::Annex;
            self.annexes[at.at()] = if annex { Some(parent) } else { self.annexes[parent.at()] };
            self.anchors[at.at()] = if self.is_anchor(parent) { parent } else { self.anchors[parent.at()] };
        }
        let Some(label) = clause.label.as_ref().filter(|label| !label.number.levels.is_empty()) else { return };
        if let Some(level) = self.level(at) {
            // A range is found by its first number.
            let number = match label.number.until {
                Some(_) => Cow::Owned(Number { until: None, ..label.number.clone() }),
                None => Cow::Borrowed(&label.number),
            };
            self.headings.entry((self.annexes[at.at()], level, number)).or_insert(at);
        } else if !matches!(clause.kind, Kind::Choice | Kind::Footnote) {
            let key = |above| (above, family(label), Cow::Borrowed(&label.number));
            self.inner.entry(key(self.anchors[at.at()])).or_insert(at);
            // A point of an unnumbered paragraph is cited through it, too: 第一項第二款.
            if let Some(parent) = clause.parent.filter(|&parent| parent != self.anchors[at.at()]) {
                self.inner.entry(key(parent)).or_insert(at);
            }
            if clause.kind == Kind::Paragraph {
                self.throughout.entry(&label.number).or_insert(at);
            }
        }
    }

    /// The n-th unnumbered paragraph of an article is cited as paragraph n.
    fn count_unnumbered(&mut self) {
        let mut counts: FxHashMap<ClauseIx, u32> = FxHashMap::default();
        for at in self.draft.indices() {
            let clause = self.draft.clause(at);
            if clause.kind == Kind::Paragraph && clause.label.is_none() && clause.parent.is_some() {
                let anchor = self.anchors[at.at()];
                let count = counts.entry(anchor).or_insert(0);
                *count += 1;
                self.counted.insert((anchor, *count), at);
            }
        }
    }

    fn is_anchor(&self, at: ClauseIx) -> bool {
        let clause = self.draft.clause(at);
        let numbered = clause.label.as_ref().is_some_and(|label| label.style != Style::Bullet);
        clause.kind.has_heading() || numbered && clause.kind != Kind::Choice
    }

    /// What a heading is called in references: the section of an act is an article by rank and a section by name.
    fn level(&self, at: ClauseIx) -> Option<Level> {
        let clause = self.draft.clause(at);
        let named = clause.word.as_deref().and_then(super::words::level_of);
        Some(match clause.kind {
            Kind::Annex => Level::Annex,
            Kind::Part => Level::Part,
            Kind::Chapter => Level::Chapter,
            Kind::Section => Level::Section,
            Kind::Article => named.unwrap_or(Level::Article),
            _ => return None,
        })
    }

    /// Looks up the numbers of a reference.
    pub(super) fn resolve(&self, clause: ClauseIx, raw: Raw, labels: &mut Shared) -> Reference {
        let Raw { groups, outside } = raw;
        let start = groups[0].start;
        let ends = groups.iter().flat_map(|group| &group.numbers).map(|number| number.span.end);
        let span = Span::new(start, ends.max().unwrap_or_default() as usize);
        let mut bases: Vec<Base> = vec![Base::Own; groups.len()];
        let mut read: Vec<Vec<Printed>> = groups.iter().map(|_| Vec::new()).collect();
        for at in order(&groups) {
            let base = match groups[at].within {
                Within::Own => Base::Own,
                Within::Next => bases[at + 1],
                Within::Previous => bases[at - 1],
            };
            let group = (&groups[at], &mut *labels);
            read[at] = if outside { self.unresolved(group) } else { self.group(clause, group, base) };
            bases[at] = read[at].last().and_then(|number| number.target).map_or(Base::Unknown, Base::Clause);
        }
        Reference { clause, span, numbers: read.into_iter().flatten().collect(), outside }
    }

    fn unresolved(&self, (group, labels): (&Group, &mut Shared)) -> Vec<Printed> {
        let mut label = |number: &RawNumber| Some(labels.get(number.readings.first()?));
        let printed = |number: &RawNumber| self.printed(group, number, (label(number), None));
        group.numbers.iter().map(printed).collect()
    }

    /// Resolves a list: `1 (a) (i) or (ii) and 2`; a number goes back to the level of the last one like it.
    fn group(&self, clause: ClauseIx, (group, labels): (&Group, &mut Shared), base: Base) -> Vec<Printed> {
        let mut chain: Vec<(Style, Base)> = Vec::new();
        let mut read = Vec::with_capacity(group.numbers.len());
        for (place, number) in group.numbers.iter().enumerate() {
            if !number.inner {
                let like = |style: Style| number.readings.iter().any(|label| family(label) == style);
                let back = chain.iter().rposition(|&(style, _)| like(style)).unwrap_or(0);
                chain.truncate(back);
            }
            let spot = Spot {
                clause,
                level: group.level,
                above: chain.last().map_or(base, |&(_, above)| above),
                outermost: chain.is_empty(),
                deeper: group.numbers.get(place + 1).is_some_and(|next| next.inner),
            };
            let (label, target) = self.number(&spot, number);
            let style = label.map_or(Style::Bullet, family);
            read.push(self.printed(group, number, (label.map(|label| labels.get(label)), target)));
            chain.push((style, target.map_or(Base::Unknown, Base::Clause)));
        }
        read
    }

    fn number<'l>(&self, spot: &Spot, number: &'l RawNumber) -> Found<'l> {
        if number.readings.is_empty() {
            return (None, self.preceding(spot.clause, spot.level));
        }
        let found = number.readings.iter().find_map(|label| Some((label, self.look(spot, label)?)));
        found.map_or((number.readings.first(), None), |(label, target)| (Some(label), Some(target)))
    }

    fn look(&self, spot: &Spot, label: &Label) -> Option<ClauseIx> {
        match spot.above {
            _ if spot.outermost && spot.level <= Level::Article => self.heading(spot.clause, spot.level, label),
            Base::Clause(base) => self.under(base, spot.level, label),
            Base::Own if spot.outermost => {
                let near = self.nearest(spot, label);
                let numbered = near.filter(|&at| self.draft.clause(at).label.is_some());
                // "paragraph 41(1)(a)" of an act counts from section 41, however many definitions stand around.
                let section = || spot.deeper.then(|| self.heading(spot.clause, Level::Section, label)).flatten();
                numbered.or_else(section).or(near)
            }
            Base::Own | Base::Unknown => None,
        }
    }

    fn printed(
        &self,
        group: &Group,
        number: &RawNumber,
        (label, target): (Option<Arc<Label>>, Option<ClauseIx>),
    ) -> Printed {
        let heading = target.and_then(|target| self.level(target));
        let lettered = label.as_ref().is_some_and(|label| !matches!(label.style, Style::Decimal | Style::Chinese));
        let level = match group.level {
            _ if heading.is_some() => heading.unwrap_or(group.level),
            level if number.level.is_some() => number.level.unwrap_or(level),
            level if level >= Level::Paragraph || number.inner => {
                if lettered || level == Level::Point {
                    Level::Point
                } else {
                    Level::Paragraph
                }
            }
            level => level,
        };
        Printed { span: number.span, level, label, through: number.through, target }
    }

    /// A heading by its number: in the annex of the clause first, then in the text itself.
    fn heading(&self, clause: ClauseIx, level: Level, label: &Label) -> Option<ClauseIx> {
        let own = self.annexes[clause.at()];
        let find = |annex, level| self.headings.get(&(annex, level, Cow::Borrowed(&label.number))).copied();
        let found = find(own, level).or_else(|| find(None, level));
        match level {
            // Acts call their articles sections, and a clause of a contract may be cited as article.
            Level::Section => found.or_else(|| find(own, Level::Article)).or_else(|| find(None, Level::Article)),
            Level::Article => found
                .or_else(|| find(own, Level::Section))
                .or_else(|| find(None, Level::Section))
                .or_else(|| self.dotted(clause, label)),
            _ => found,
        }
    }

    /// "Article 9.1" is article 9, paragraph 1, where no article is numbered so.
    fn dotted(&self, clause: ClauseIx, label: &Label) -> Option<ClauseIx> {
        let [article, paragraph] = label.number.levels[..] else { return None };
        let number = |level: Ordinal| Number { series: label.number.series.clone(), levels: level.into(), until: None };
        let one = |level: Ordinal| Label { number: number(level), ..label.clone() };
        self.under(self.heading(clause, Level::Article, &one(article))?, Level::Paragraph, &one(paragraph))
    }

    /// The clause of a number in another clause; an unnumbered paragraph goes before a point numbered alike where a
    /// paragraph is meant, and behind it elsewhere.
    fn under(&self, base: ClauseIx, level: Level, label: &Label) -> Option<ClauseIx> {
        let numbered = self.inner.get(&(base, family(label), Cow::Borrowed(&label.number))).copied();
        let is_paragraph = |&at: &ClauseIx| self.draft.clause(at).kind <= Kind::Paragraph;
        let counted = || {
            let [Ordinal { base: place, suffix: 0 }] = label.number.levels[..] else { return None };
            let plain = family(label) == Style::Decimal && label.number.series.is_empty();
            plain.then(|| self.counted.get(&(base, place)).copied()).flatten()
        };
        match level {
            Level::Paragraph => numbered.filter(is_paragraph).or_else(counted).or(numbered),
            _ => numbered.or_else(counted),
        }
    }

    /// A number without an article: the nearest clause around that has one like it.
    ///
    /// Where a paragraph is meant, a point that is numbered alike gives way to it: 第一款 is not 第（一）项.
    fn nearest(&self, spot: &Spot, label: &Label) -> Option<ClauseIx> {
        let clause = spot.clause;
        let mut base = clause;
        let mut point = None;
        loop {
            if let Some(found) = self.under(base, spot.level, label) {
                if spot.level != Level::Paragraph || self.draft.clause(found).kind <= Kind::Paragraph {
                    return Some(found);
                }
                point = point.or(Some(found));
            }
            let above = self.anchors[base.at()];
            if above == base || self.draft.clause(base).kind == Kind::Article {
                break;
            }
            base = above;
        }
        if point.is_some() {
            return point;
        }
        let in_article = self.draft.article(clause).is_some();
        let decimal = family(label) == Style::Decimal;
        (!in_article && decimal).then(|| self.throughout.get(&label.number).copied()).flatten()
    }

    /// The point, paragraph or article before the one a clause stands in.
    fn preceding(&self, clause: ClauseIx, level: Level) -> Option<ClauseIx> {
        let mut around = std::iter::once(clause).chain(self.draft.ancestors(clause));
        let of_level = |&at: &ClauseIx| match level {
            Level::Article | Level::Section => self.draft.clause(at).kind == Kind::Article,
            Level::Point => matches!(self.draft.clause(at).kind, Kind::Point | Kind::Item | Kind::SubItem),
            _ => self.draft.clause(at).kind == Kind::Paragraph,
        };
        let own = around.find(of_level)?;
        let wanted = self.draft.clause(own).kind;
        let siblings = &self.draft.clause(self.draft.clause(own).parent?).children;
        let place = siblings.binary_search(&own).ok()?;
        siblings[..place].iter().rev().copied().find(|&at| self.draft.clause(at).kind == wanted)
    }
}

/// The reading of a number that holds, and what it names.
type Found<'l> = (Option<&'l Label>, Option<ClauseIx>);

/// Where a number stands in its reference.
struct Spot {
    clause: ClauseIx,
    level: Level,
    above: Base,
    /// It is the first of its chain.
    outermost: bool,
    /// A number in brackets follows.
    deeper: bool,
}

/// Where a number counts.
#[derive(Debug, Clone, Copy)]
enum Base {
    /// Round the clause that refers.
    Own,
    /// In this clause.
    Clause(ClauseIx),
    /// In a clause that the draft does not have.
    Unknown,
}

/// The order in which groups can be resolved: what a group counts in comes before it.
fn order(groups: &[Group]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut start = 0;
    for at in 0..groups.len() {
        if groups[at].within != Within::Next || at + 1 == groups.len() {
            order.extend((start..=at).rev());
            start = at + 1;
        }
    }
    order
}

/// Numerals of one family count the same: 一 and 1; and أ and ب count the same in either order of the letters.
fn family(label: &Label) -> Style {
    match label.style {
        Style::Chinese => Style::Decimal,
        Style::Hijai if label.is_in_both_orders() => Style::Abjad,
        own => own,
    }
}

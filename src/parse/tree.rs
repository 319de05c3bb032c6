//! The row of blocks becomes a tree.
//!
//! Headings nest by their kind words (a chapter holds articles whatever the number of `#`);
//! headings without a kind word nest by `#`. Below an article, clauses nest by the series of their
//! labels: a label that follows an open label goes on at that level, one that opens a series goes
//! one level down. Lists of Markdown only limit how far up a label may look.

use std::collections::HashMap;
use std::collections::VecDeque;

use super::bare;
use super::blocks::Block;
use super::blocks::Blocks;
use super::quoted;
use crate::draft::Attributes;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::Note;
use crate::draft::Text;
use crate::draft::kind;
use crate::draft::kind::NamedHeading;
use crate::draft::label;
use crate::draft::label::Number;
use crate::draft::label::Opening;
use crate::draft::label::Style;
use crate::draft::label::Wrap;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Span;

/// Clauses, what is no clause, and what was remarked.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) clauses: Vec<Clause>,
    pub(super) notes: Vec<Note>,
    pub(super) findings: Vec<Finding>,
}

/// Clauses nest this deep at most, and what stands deeper is text of the deepest.
///
/// Real treaties need eight levels, hostile files have a hundred thousand.
const DEEPEST: usize = 48;

/// Builds the tree of a body that starts at `body`.
pub(super) fn grow(blocks: Blocks, body: usize) -> Tree {
    let Blocks { mut blocks, notes } = blocks;
    bare::mark(&mut blocks);
    let sections_are_articles = !blocks.iter().any(is_article_heading);
    // Nearly every block becomes one clause.
    let mut clauses = Vec::with_capacity(blocks.len() + 1);
    clauses.push(root(body));
    let mut grower = Grower {
        sections_are_articles,
        tree: Tree { clauses, notes, findings: Vec::new() },
        open: vec![Open::heading(ClauseIx::ROOT, Kind::Instrument, 0)],
        untitled: None,
        numbered: None,
        footnotes: Vec::new(),
        calls: HashMap::new(),
    };
    let title = title_block(&blocks);
    for (at, block) in blocks.into_iter().enumerate() {
        if title == Some(at) {
            grower.title(block);
        } else if block.footnote.is_some() {
            grower.footnotes.push(block);
        } else if block.heading > 0 {
            grower.heading(block);
        } else {
            grower.text(block);
        }
    }
    grower.place_footnotes();
    grower.tree
}

fn root(body: usize) -> Clause {
    Clause {
        kind: Kind::Instrument,
        parent: None,
        children: Vec::new(),
        head: String::new(),
        label: None,
        word: None,
        text: Text::default(),
        quoted: false,
        attributes: Attributes::default(),
        span: Span::new(body, body),
    }
}

fn is_article_heading(block: &Block) -> bool {
    block.heading > 0 && kind::read_heading(block.text.as_str()).is_some_and(|heading| heading.kind == Kind::Article)
}

/// The heading that names the whole text: the first, if it names no kind and stands above all others.
fn title_block(blocks: &[Block]) -> Option<usize> {
    let at = blocks.iter().position(|block| block.heading > 0)?;
    let depth = blocks[at].heading;
    let above = blocks[at + 1..].iter().all(|block| block.heading == 0 || block.heading > depth);
    let opens = blocks[..at].iter().all(|block| block.footnote.is_none());
    (above && opens && at == 0 && kind::read_heading(blocks[at].text.as_str()).is_none()).then_some(at)
}

/// A clause that later blocks may still join.
#[derive(Debug, Clone)]
struct Open {
    clause: ClauseIx,
    kind: Kind,
    /// Number of `#`, for headings.
    depth: u8,
    /// The kind word of a heading, or of a quoted section.
    word: Option<String>,
    /// How deep it is indented by lists; see [`level`].
    level: u16,
    label: Option<Label>,
    /// Of an option: the number of the clause whose first option stands behind its number, `3. Option A: …`.
    of: Option<Label>,
    /// Says whether it is a provision that the clause above it quotes; what stands in it is quoted too.
    quoted: bool,
}

impl Open {
    fn heading(clause: ClauseIx, kind: Kind, depth: u8) -> Self {
        Self { clause, kind, depth, word: None, level: 0, label: None, of: None, quoted: false }
    }

    /// The number that later clauses may go on from: `4.` goes on from `3.`, and from the last option of `3.`.
    fn number(&self) -> Option<&Label> {
        if self.kind == Kind::Choice { self.of.as_ref() } else { self.label.as_ref() }
    }

    /// Says whether a label belongs to the series of this clause's label; `2bis` goes on with `2.`.
    fn same_series(&self, label: &Label) -> bool {
        let Some(own) = self.number() else { return false };
        label.is_styled_as(own) && (own.wrap == label.wrap || own.wrap == Wrap::Bare || label.wrap == Wrap::Bare)
    }

    /// Says whether an option may stand in this one: `Option 1` in `Option A`, but never `OPTION I`, which is for whole articles.
    fn may_hold(&self, label: &Label, level: u16) -> bool {
        self.kind == Kind::Choice && self.level <= level && label.style != Style::UpperRoman
    }

    /// Says whether this is an option of the same series: `Option 1` and `Option 2`, not `Option A`.
    fn same_choices(&self, label: &Label) -> bool {
        self.kind == Kind::Choice && self.label.as_ref().is_some_and(|own| own.style == label.style)
    }
}

/// How many list items hold a block: an item itself stands where its list stands.
fn level(block: &Block) -> u16 {
    block.lists - u16::from(block.opens_item)
}

/// Where a labelled block goes.
struct Place {
    /// How many of the open clauses stay open; the last of them becomes the parent.
    keep: usize,
    label: Label,
}

struct Grower {
    sections_are_articles: bool,
    tree: Tree,
    open: Vec<Open>,
    /// A heading that has a number and no title yet.
    untitled: Option<ClauseIx>,
    /// The last numbered paragraph, and what it stands in, even where an unnumbered one closed it.
    numbered: Option<(ClauseIx, Open)>,
    footnotes: Vec<Block>,
    /// The clause that calls each footnote first.
    calls: HashMap<String, ClauseIx>,
}

impl Grower {
    fn title(&mut self, block: Block) {
        let root = &mut self.tree.clauses[0];
        root.span = block.span;
        root.attributes = block.attributes;
        root.text = block.text.split_head(0).1;
        self.note_calls(ClauseIx::ROOT, &block.calls);
    }

    fn heading(&mut self, block: Block) {
        let named = kind::read_heading(block.text.as_str()).map(|named| self.rank(named));
        if named.is_none()
            && let Some(untitled) = self.untitled.take()
        {
            return self.subtitle(untitled, block);
        }
        let (kind, word) = match &named {
            Some(named) => (named.kind, Some(named.word.clone())),
            None => (Kind::Group, None),
        };
        let entry = Open { word: word.clone(), ..Open::heading(ClauseIx::ROOT, kind, block.heading) };
        while self.open.len() > 1 && !self.open.last().is_some_and(|top| holds(top, &entry)) {
            self.open.pop();
        }
        let length = named.as_ref().map_or(0, |named| named.length);
        let clause =
            self.add(Fresh { kind, length, label: named.and_then(|named| named.label), word, quoted: false, block });
        self.open.push(Open { clause, ..entry });
        let bare = self.tree.clauses[clause.at()].text.is_empty();
        self.numbered = None;
        self.untitled = (bare && self.tree.clauses[clause.at()].label.is_some()).then_some(clause);
    }

    /// The section is the article of an instrument that has none.
    fn rank(&self, named: NamedHeading) -> NamedHeading {
        const UNITS: [&str; 8] = ["section", "sección", "seccion", "раздел", "القسم", "قسم", "节", "節"];
        let unit = UNITS.contains(&named.word.to_lowercase().as_str());
        let kind = if unit && self.sections_are_articles { Kind::Article } else { named.kind };
        NamedHeading { kind, ..named }
    }

    /// A heading without a number right under one without a title is its title.
    fn subtitle(&mut self, untitled: ClauseIx, block: Block) {
        self.note_calls(untitled, &block.calls);
        let clause = &mut self.tree.clauses[untitled.at()];
        clause.span.end = block.span.end;
        clause.text = block.text.split_head(0).1;
        if clause.attributes == Attributes::default() {
            clause.attributes = block.attributes;
        }
    }

    fn text(&mut self, mut block: Block) {
        self.untitled = None;
        let mut rest = VecDeque::from(std::mem::take(&mut block.breaks));
        let mut pending = Some(block);
        while let Some(mut block) = pending.take() {
            let mut offset = 0;
            let last = if rest.is_empty() { Vec::new() } else { self.last(&block) };
            while let Some(at) = rest.pop_front() {
                if self.splits_at(&block, at - offset, &last) {
                    let tail = block.text.split_off((at - offset) as usize);
                    offset = at;
                    let start = tail.source_offset(0);
                    let span = Span { start, end: block.span.end };
                    block.span.end = start;
                    pending = Some(Block {
                        text: tail,
                        opens_item: false,
                        bare_number: false,
                        calls: Vec::new(),
                        span,
                        ..block.clone()
                    });
                    rest.iter_mut().for_each(|later| *later -= offset);
                    break;
                }
            }
            self.place(block);
        }
    }

    /// The label that the lines of a block may go on from: the one it opens with, in all its readings, or that of the list
    /// it stands in.
    fn last(&self, block: &Block) -> Vec<Label> {
        match self.opening(block) {
            Some(opening) => opening.readings,
            None => self.last_beside(block).into_iter().collect(),
        }
    }

    /// The last number of the list that a block without a number interrupts.
    fn last_beside(&self, block: &Block) -> Option<Label> {
        let beside = &self.open.get(self.floor(block)..self.reach(block))?;
        let last = beside.iter().rev().find(|open| open.level == level(block) && level(block) > 0)?;
        last.label.clone()
    }

    /// Says whether a line of a paragraph opens a clause of its own: the line before is closed and its label goes on.
    fn splits_at(&self, block: &Block, at: u32, last: &[Label]) -> bool {
        let text = block.text.as_str();
        let (Some(before), Some(after)) = (text.get(..at as usize), text.get(at as usize..)) else { return false };
        let Some(opening) = label::open(after) else { return false };
        let before = before.trim_end();
        let bare = before.trim_end_matches([']', '*', '”', '"']);
        let closed = bare.ends_with([';', '；', '؛', ':', '：', '.', '。', '—', '}'])
            || bare.ends_with("; and")
            || bare.ends_with("; or");
        let opens = before.ends_with([':', '：', '—']);
        let goes_on = |next: &Label| last.iter().any(|label| next.follows(label)) || opens && next.is_first();
        closed && opening.readings.iter().any(goes_on)
    }

    fn place(&mut self, block: Block) {
        if let Some((label, length)) = kind::read_choice(block.text.as_str()) {
            return self.choice(block, label, length);
        }
        let closes = self.quotation().is_some() && quoted::closes(quoted::behind_mark(&block));
        if self.announced(&block) {
            self.quote(block);
        } else {
            self.plain(block);
        }
        if let Some(at) = self.quotation().filter(|_| closes) {
            self.open.truncate(at);
        }
    }

    fn plain(&mut self, block: Block) {
        let opening = self.opening(&block).filter(|_| !block.bullet || !block.text.is_empty());
        match opening {
            Some(opening) if opening.readings[0].style != Style::Bullet => {
                let place = self.series(&block, &opening.readings);
                self.labelled(block, place, opening.length);
            }
            Some(opening) => self.bullet(block, opening.length),
            None if block.bullet && block.opens_item => self.bullet(block, 0),
            None => self.unlabelled(block),
        }
    }

    /// The label a block opens with.
    fn opening(&self, block: &Block) -> Option<Opening> {
        let text = block.text.as_str();
        let quoted = || self.quotation().and_then(|_| quoted::number(block, 0));
        let repeated = || self.quotation().and_then(|_| quoted::opening(block)).filter(|_| quoted::repeats_mark(text));
        label::open(text)
            .or_else(quoted)
            .or_else(repeated)
            .or_else(|| label::open_bare(text).filter(|_| block.bare_number))
    }

    /// The innermost open provision that is quoted.
    fn quotation(&self) -> Option<usize> {
        self.open.iter().rposition(|open| open.quoted)
    }

    /// Says whether a block opens a quotation that the clause right before it announces: `After section 9 insert—`.
    fn announced(&self, block: &Block) -> bool {
        let top = self.top();
        let last = top.clause.at() + 1 == self.tree.clauses.len() && !top.kind.has_heading();
        let before = self.tree.clauses[top.clause.at()].text.as_str();
        // "“Nets." is the heading of "“9A **Nets.**", which stands beside it.
        let heading = top.quoted && top.label.is_none();
        let announces = || heading || ends_open(before) || !top.quoted && quoted::is_open(before);
        last && top.level <= level(block) && quoted::opens(block.text.as_str()) && announces()
    }

    /// A quoted provision stands in the clause that announces it.
    fn quote(&mut self, block: Block) {
        self.open.pop_if(|top| top.quoted && top.label.is_none());
        if self.open.len() > DEEPEST {
            return self.flatten(block);
        }
        let (level, is_open) = (level(&block), quoted::is_open(block.text.as_str()));
        let opening = quoted::opening(&block);
        let length = opening.as_ref().map_or(0, |opening| opening.length);
        let label = opening.and_then(|opening| opening.readings.into_iter().next());
        let kind = label.as_ref().map_or(Kind::Flush, |label| kind_under(self.top().kind, label));
        let word = label.as_ref().and_then(|label| self.quoted_word(self.open.len(), label));
        let clause = self.add(Fresh { kind, length, label: label.clone(), word: word.clone(), quoted: true, block });
        if is_open {
            self.open.push(Open { level, label, word, quoted: true, ..Open::heading(clause, kind, 0) });
        }
    }

    /// How many clauses are open in a paragraph of a quoted provision: that is the provision itself, unless it is a section.
    fn quoted_paragraph(&self, quotation: usize) -> usize {
        let label = self.open[quotation].label.as_ref();
        quotation + if label.is_some_and(|label| label.wrap == Wrap::Blank) { 2 } else { 1 }
    }

    /// What a quoted section is called: as the one before it, or as the clause that announces it calls it.
    fn quoted_word(&self, keep: usize, label: &Label) -> Option<String> {
        if label.wrap != Wrap::Blank {
            return None;
        }
        // What stands beside it was asked before, whether the announcement named a word or not.
        match self.open.get(keep).filter(|open| open.quoted && open.label.is_some()) {
            Some(before) => before.word.clone(),
            None => quoted::word(self.tree.clauses[self.open[keep - 1].clause.at()].text.as_str(), label),
        }
    }

    /// The clause beside which the quoting text goes on, where a label may go on from it and from the quoted text.
    ///
    /// What a provision inserts is numbered behind it, `2A` and `2B`, so `3` goes on from the `2` of the quoting text; and
    /// so does an instruction to amend.
    fn behind_quotation(&self, block: &Block, inner: &Place, outer: Place) -> Place {
        let inserted = |label: &Label| label.number.levels.last().is_some_and(|level| level.suffix > 0);
        let last = &self.open[inner.keep];
        let goes_back = last.label.as_ref().is_some_and(inserted) && !inserted(&inner.label);
        if goes_back || quoted::instructs(block.text.as_str()) {
            return outer;
        }
        Place { keep: inner.keep, label: inner.label.clone() }
    }

    /// Where a labelled block belongs.
    ///
    /// The nearest open series it continues, or that of the numbered paragraphs; else, if it opens one,
    /// below what is open; else the nearest series it belongs to with a gap, then out of order.
    fn series(&self, block: &Block, readings: &[Label]) -> Place {
        let (floor, top) = (self.floor(block), self.reach(block));
        let within = |top: usize, accept: &dyn Fn(&Open, &Label) -> bool| {
            (floor..top).rev().filter(|&at| self.open[at].level == level(block)).find_map(|at| {
                let label = readings.iter().find(|label| accept(&self.open[at], label))?;
                Some(Place { keep: at, label: label.clone() })
            })
        };
        let found = |accept: &dyn Fn(&Open, &Label) -> bool| within(top, accept);
        let own = |open: &Open, test: &dyn Fn(&Label) -> bool| open.number().is_some_and(test);
        let follows = |open: &Open, label: &Label| open.same_series(label) && own(open, &|own| label.follows(own));
        let later = |open: &Open, label: &Label| open.same_series(label) && own(open, &|own| own.number < label.number);
        let below = |label: &Label| {
            // Letters hold Roman items, never the other way round: "(a)" behind a stray "(iii)" stands beside it.
            let stray = label.style == Style::LowerLatin
                && top > floor
                && self.open[top - 1].label.as_ref().is_some_and(|own| own.style == Style::LowerRoman);
            Place { keep: top - usize::from(stray), label: label.clone() }
        };
        // "7. The following: / 1. … / 2. … / 8. …": what a colon announces is a list below, even in the same numerals.
        let announced = top > floor && ends_open(self.tree.clauses[self.open[top - 1].clause.at()].text.as_str());
        // What stands right behind a colon is its list, even where the numerals are amiss: "(a) Keep: / (v) …". Items of one
        // list of Markdown stand side by side.
        let amiss = announced && !block.opens_item && self.open[top - 1].clause.at() + 1 == self.tree.clauses.len();
        let opens =
            |label: &&Label| label.is_first() && (announced || !(top > floor && self.open[top - 1].same_series(label)));
        let next = found(&follows).map(|inner| {
            let quotation = self.quotation().filter(|&at| at <= inner.keep);
            match quotation.and_then(|at| within(at.min(top), &follows)) {
                Some(outer) => self.behind_quotation(block, &inner, outer),
                None => inner,
            }
        });
        let beside_heading = || self.beside_quoted_heading(readings);
        next.or_else(beside_heading)
            .or_else(|| self.next_paragraph(block, readings))
            .or_else(|| readings.iter().find(opens).map(below))
            .or_else(|| readings.first().filter(|_| amiss).map(below))
            .or_else(|| self.again(block, readings))
            .or_else(|| found(&later))
            .or_else(|| found(&|open, label| open.same_series(label)))
            .unwrap_or_else(|| below(&readings[0]))
    }

    /// Beside the heading that opens a quotation, `“Nets.`, if a section follows it: `9A **Nets.**`.
    fn beside_quoted_heading(&self, readings: &[Label]) -> Option<Place> {
        let keep = self.quotation().filter(|&at| self.open[at].label.is_none() && at + 1 == self.open.len())?;
        let label = readings.first().filter(|label| label.wrap == Wrap::Blank)?;
        Some(Place { keep, label: label.clone() })
    }

    /// Beside the clause right before, if that bears the very number: a second `(i)` behind `(i)` is a slip of a numeral,
    /// and no letter far behind the `(a)` that holds it.
    fn again(&self, block: &Block, readings: &[Label]) -> Option<Place> {
        let keep = self.reach(block).checked_sub(1).filter(|&keep| keep >= self.floor(block))?;
        let last = self.open.get(keep).filter(|open| open.level == level(block))?;
        let same =
            |label: &&Label| last.same_series(label) && last.number().is_some_and(|own| own.number == label.number);
        Some(Place { keep, label: readings.iter().find(same)?.clone() })
    }

    /// Beside the last numbered paragraph, if the label goes on from it: `2.` behind the points of a provision that `1.`
    /// quotes, which stands between them without a number.
    fn next_paragraph(&self, block: &Block, readings: &[Label]) -> Option<Place> {
        let (home, last) = self.numbered.as_ref().filter(|(_, last)| last.level == level(block))?;
        let keep = self.open.iter().position(|open| open.clause == *home)? + 1;
        let goes_on =
            |label: &&Label| last.same_series(label) && last.label.as_ref().is_some_and(|own| label.follows(own));
        Some(Place { keep, label: readings.iter().find(goes_on)?.clone() })
    }

    /// The first open clause that a block may stand beside: inside its list items, and below the heading.
    fn floor(&self, block: &Block) -> usize {
        let heading = self.open.iter().rposition(|open| open.kind.has_heading()).unwrap_or(0);
        let item = self.open.iter().rposition(|open| !open.kind.has_heading() && open.level < level(block));
        item.map_or(heading, |at| at.max(heading)) + 1
    }

    /// How many open clauses a block may stand in: those that are indented more are closed by it.
    fn reach(&self, block: &Block) -> usize {
        self.open.iter().rposition(|open| open.level <= level(block)).map_or(1, |at| at + 1)
    }

    fn labelled(&mut self, block: Block, place: Place, length: usize) {
        let keep = self.under_paragraph(&place, &block);
        if keep > DEEPEST {
            return self.flatten(block);
        }
        let quoted = self.open.get(keep).is_some_and(|open| open.quoted);
        let word = quoted.then(|| self.quoted_word(keep, &place.label)).flatten();
        let beside = self.open.get(keep).and_then(|open| open.label.as_ref());
        let tells = place.label.style == Style::Hijai && beside.is_some_and(Label::is_undecided);
        self.open.truncate(keep);
        let (parent, home) = (self.top().kind, self.top().clause);
        if tells {
            self.tell_order(home, &place.label);
        }
        let kind = kind_under(parent, &place.label);
        let (level, label) = (level(&block), place.label);
        let clause = self.add(Fresh { kind, length, label: Some(label.clone()), word: word.clone(), quoted, block });
        let open = Open { level, label: Some(label), word, quoted, ..Open::heading(clause, kind, 0) };
        let paragraph = match self.quotation() {
            Some(at) => self.quoted_paragraph(at) == self.open.len() + 1,
            None => kind == Kind::Paragraph,
        };
        if paragraph && !quoted {
            self.numbered = Some((home, open.clone()));
        }
        self.open.push(open);
    }

    /// Reads the first letters of an Arabic series in the order that a later one tells: `(ت)` behind `(أ)` and `(ب)`.
    fn tell_order(&mut self, home: ClauseIx, told: &Label) {
        let children = std::mem::take(&mut self.tree.clauses[home.at()].children);
        for &at in children.iter().rev() {
            let label = self.tree.clauses[at.at()].label.as_mut();
            let Some(label) = label.filter(|label| label.wrap == told.wrap) else { continue };
            if !label.is_undecided() {
                break;
            }
            label.style = Style::Hijai;
        }
        self.tree.clauses[home.at()].children = children;
    }

    /// A numbered paragraph does not stand in an unnumbered one, unless that one announces it with a colon.
    fn under_paragraph(&self, place: &Place, block: &Block) -> usize {
        let keep = place.keep;
        let Some(top) = self.open.get(keep.wrapping_sub(1)) else { return keep };
        let flush = top.kind == Kind::Paragraph && top.label.is_none() && level(block) <= top.level;
        if !flush || !is_paragraph_style(&place.label) {
            return keep;
        }
        let text = self.tree.clauses[top.clause.at()].text.as_str();
        if ends_open(text) { keep } else { keep - 1 }
    }

    fn bullet(&mut self, block: Block, length: usize) {
        let bullet = |open: &Open| open.label.as_ref().is_some_and(|label| label.style == Style::Bullet);
        let beside = (self.floor(&block)..self.reach(&block)).rev();
        let mut beside = beside.filter(|&at| self.open[at].level == level(&block) && bullet(&self.open[at]));
        let keep = beside.next().unwrap_or_else(|| self.reach(&block));
        let label = Label { printed: "–".into(), style: Style::Bullet, wrap: Wrap::Bare, number: Number::default() };
        self.labelled(block, Place { keep, label }, length);
    }

    /// A paragraph without a number: flush text of the list item it stands in, a tail, or a paragraph of its own.
    fn unlabelled(&mut self, block: Block) {
        let level = level(&block);
        let kind = if level > 0 && !self.open[self.floor(&block) - 1].kind.has_heading() {
            let floor = self.floor(&block);
            let holds = |open: &Open| open.kind == Kind::Choice || open.quoted && open.level <= level;
            let holder = self.open[floor..].iter().rposition(holds);
            let keep = holder.map_or(floor, |at| floor + at + 1);
            let tail = self.tail(&block).filter(|_| self.open[keep - 1].quoted);
            self.open.truncate(tail.map_or(keep, |tail| tail.max(keep)));
            Kind::Flush
        } else if let Some(keep) = self.tail(&block) {
            self.open.truncate(keep);
            Kind::Flush
        } else {
            self.open.truncate(self.paragraph_level());
            if self.quotation().is_some() { Kind::Flush } else { Kind::Paragraph }
        };
        let clause = self.add(Fresh { kind, length: 0, label: None, word: None, quoted: false, block });
        if kind == Kind::Paragraph {
            self.open.push(Open { level, ..Open::heading(clause, kind, 0) });
        }
    }

    /// The open clause that an unnumbered paragraph closes, if it goes on with its sentence.
    ///
    /// A tail starts with a small letter or stands behind a point that is not closed; it belongs to
    /// the clause that holds the outermost of the points before it.
    fn tail(&self, block: &Block) -> Option<usize> {
        let top = self.open.last().filter(|open| open.kind > Kind::Paragraph && open.label.is_some())?;
        let before = self.tree.clauses[top.clause.at()].text.as_str();
        let text = block.text.as_str();
        let unclosed = before.ends_with([';', ',', '；', '，', '؛', '،', '、'])
            || before.ends_with(" and")
            || before.ends_with(" or");
        let goes_on = match first_letter(text) {
            Some(letter) if letter.is_lowercase() => true,
            Some(letter) if letter.is_uppercase() => false,
            Some(_) => unclosed,
            None => false,
        };
        if !goes_on || text.starts_with(['“', '"', '«', '„']) {
            return None;
        }
        let above = self.open.iter().rposition(|open| open.kind <= Kind::Paragraph).map(|at| at + 1);
        above
            .map(|above| self.quotation().map_or(above, |at| above.max(self.quoted_paragraph(at)).min(self.open.len())))
    }

    /// How many open clauses stay open for a new paragraph: all above the first paragraph, and what is quoted there.
    fn paragraph_level(&self) -> usize {
        let above = self.open.iter().rposition(|open| open.kind < Kind::Paragraph).map_or(1, |at| at + 1);
        self.quotation().map_or(above, |at| above.max(at + 1))
    }

    /// An option: beside the open option of its series, else in the list item or article it stands in.
    fn choice(&mut self, block: Block, label: Label, length: usize) {
        self.numbered = None;
        let (floor, level) = (self.floor(&block), level(&block));
        let mut beside = (floor..self.reach(&block)).rev().filter(|&at| self.open[at].level == level);
        let same = beside.clone().find(|&at| self.open[at].same_choices(&label));
        let first = beside.find(|&at| self.holds_option_before(at, &label));
        let of = match (same, first) {
            (Some(same), _) => self.open[same].of.clone(),
            (None, Some(first)) => self.open[first].label.clone(),
            (None, None) => None,
        };
        let inner = self.open.iter().rposition(|open| open.may_hold(&label, level)).map(|at| at + 1);
        let keep = same.or(first).or(inner).unwrap_or_else(|| {
            if level > 0 || label.style == Style::UpperRoman { floor } else { self.paragraph_level() }
        });
        if keep > DEEPEST {
            return self.flatten(block);
        }
        self.open.truncate(keep);
        let clause = self.add(Fresh {
            kind: Kind::Choice,
            length,
            label: Some(label.clone()),
            word: None,
            quoted: false,
            block,
        });
        self.open.push(Open { level, label: Some(label), of, ..Open::heading(clause, Kind::Choice, 0) });
    }

    /// Says whether an open clause has an earlier option of a series behind its number: `3. Option A: …`.
    fn holds_option_before(&self, at: usize, label: &Label) -> bool {
        let open = &self.open[at];
        let text = self.tree.clauses[open.clause.at()].text.as_str();
        let own = kind::read_choice(text).filter(|_| open.kind >= Kind::Paragraph && open.label.is_some());
        own.is_some_and(|(own, _)| own.style == label.style && own.number < label.number)
    }

    /// Adds a block that would stand too deep to the words of the clause it would stand in; told once.
    fn flatten(&mut self, block: Block) {
        let top = self.top().clause;
        if !self.tree.findings.iter().any(|finding| finding.code == "too-deep") {
            let message = format!("more than {DEEPEST} levels: what is nested deeper is text of the clause above it");
            self.tree.findings.push(Finding::new("too-deep", Severity::Warning, message, block.span));
        }
        self.note_calls(top, &block.calls);
        let clause = &mut self.tree.clauses[top.at()];
        clause.span.end = block.span.end;
        clause.text.append(block.text);
    }

    fn top(&self) -> &Open {
        self.open.last().expect("the instrument is always open")
    }

    fn add(&mut self, fresh: Fresh) -> ClauseIx {
        let Fresh { kind, length, label, word, quoted, block } = fresh;
        let at = ClauseIx::new(self.tree.clauses.len());
        let parent = self.top().clause;
        self.tree.clauses[parent.at()].children.push(at);
        self.note_calls(at, &block.calls);
        let (mut head, text) = block.text.split_head(length);
        if head.is_empty() && label.as_ref().is_some_and(|label| label.style == Style::Bullet) {
            "–".clone_into(&mut head);
        }
        let (attributes, span) = (block.attributes, block.span);
        let quoted = quoted || self.quotation().is_some();
        let (parent, children) = (Some(parent), Vec::new());
        let clause = Clause { kind, parent, children, head, label, word, text, quoted, attributes, span };
        self.tree.clauses.push(clause);
        at
    }

    fn note_calls(&mut self, clause: ClauseIx, calls: &[String]) {
        for call in calls {
            self.calls.entry(call.clone()).or_insert(clause);
        }
    }

    /// Footnotes become the last clauses of the clause that calls them first.
    fn place_footnotes(&mut self) {
        for mut block in std::mem::take(&mut self.footnotes) {
            let name = block.footnote.take().unwrap_or_default();
            let parent = self.calls.get(&name).copied();
            if parent.is_none() {
                let finding =
                    Finding::new("footnote", Severity::Note, format!("no text calls footnote {name}"), block.span);
                self.tree.findings.push(finding);
            }
            self.open.truncate(1);
            self.open.extend(parent.map(|parent| Open::heading(parent, Kind::Footnote, 0)));
            let number = label::plain(&name);
            let clause =
                self.add(Fresh { kind: Kind::Footnote, length: 0, label: number, word: None, quoted: false, block });
            self.tree.clauses[clause.at()].head = format!("[^{name}]");
        }
    }
}

/// What a new clause is made of.
struct Fresh {
    kind: Kind,
    /// Bytes of the text that are its head.
    length: usize,
    label: Option<Label>,
    word: Option<String>,
    /// Says whether it begins what is quoted.
    quoted: bool,
    block: Block,
}

/// Says whether an open heading may hold a new one.
fn holds(top: &Open, new: &Open) -> bool {
    if !top.kind.has_heading() {
        return false;
    }
    let deeper = top.depth < new.depth;
    match (top.kind, new.kind) {
        (Kind::Instrument, _) => true,
        (Kind::Preamble, _) | (_, Kind::Preamble) => new.kind == Kind::Group && deeper,
        (Kind::Group, _) | (_, Kind::Group) => deeper,
        (Kind::Annex, Kind::Annex) => false,
        (_, Kind::Annex) => false,
        (Kind::Annex, _) => deeper,
        (Kind::Article, _) => false,
        (above, below) => above < below || deeper && above == below && top.word != new.word,
    }
}

fn is_paragraph_style(label: &Label) -> bool {
    match label.style {
        Style::Decimal | Style::UpperRoman | Style::Chinese => true,
        Style::LowerLatin
        | Style::UpperLatin
        | Style::LowerRoman
        | Style::Cyrillic
        | Style::Abjad
        | Style::Hijai
        | Style::Bullet => false,
    }
}

fn kind_under(parent: Kind, label: &Label) -> Kind {
    match parent {
        Kind::Paragraph => Kind::Point,
        Kind::Point => Kind::Item,
        Kind::Item | Kind::SubItem => Kind::SubItem,
        Kind::Choice if !is_paragraph_style(label) => Kind::Point,
        _ if is_paragraph_style(label) && !(label.style == Style::Chinese && label.wrap == Wrap::Full) => {
            Kind::Paragraph
        }
        _ => Kind::Point,
    }
}

/// Says whether a text announces what follows it.
fn ends_open(text: &str) -> bool {
    text.trim_end_matches(['*', ' ', ']', '"', '”']).ends_with([':', '：', '—', '–'])
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|letter| letter.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use crate::draft::Clause;
    use crate::draft::Draft;
    use crate::parse::parse;
    use crate::source::Source;

    /// One line a clause: depth, kind, label, first word.
    #[track_caller]
    fn outline(markdown: &str) -> Vec<String> {
        let draft: Draft = parse(Source::new("a.md", markdown));
        let line = |at| {
            let clause = draft.clause(at);
            let label = clause.label.as_ref().map_or("-", |label| &label.printed);
            format!("{}{} {}", " ".repeat(draft.depth(at) - 1), clause.kind.name(), label)
        };
        draft.reading_order().into_iter().skip(1).map(line).collect()
    }

    #[test]
    fn series_of_labels_nest_without_lists() {
        let text = "## Article 1\n\n1. Each:\n\n(a) one;\n\n(b) two:\n\n(i) inner;\n\n(ii) inner.\n\n2. Next.\n";
        let expected =
            ["article 1", " paragraph 1", "  point a", "  point b", "   item i", "   item ii", " paragraph 2"];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn a_first_number_behind_a_colon_opens_a_list_below() {
        let text = "## Article 1\n\n7. The following:\n\n 1. one;\n\n 2. two.\n\n8. Next.\n\n1. Odd.\n";
        let expected = ["article 1", " paragraph 7", "  point 1", "  point 2", " paragraph 8", " paragraph 1"];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn an_i_behind_an_h_is_a_point() {
        let text = "## Article 1\n\n1. Each:\n\n(h) one;\n\n(i) two;\n\n(j) three.\n";
        assert_eq!(outline(text), ["article 1", " paragraph 1", "  point h", "  point i", "  point j"]);
    }

    #[test]
    fn a_number_printed_twice_stays_in_its_series() {
        let text = "## Article 1\n\n(a) Lamps.\n\n(1) Each:\n\n(A) keep:\n\n(i) oil;\n\n(i) wicks;\n\n(v) glass;\n\n(v) nets;\n\n(B) rest.\n\n(2) Next.\n\n(b) Bells.\n";
        let expected = [
            "article 1",
            " point a",
            "  item 1",
            "   sub-item A",
            "    sub-item i",
            "    sub-item i",
            "    sub-item v",
            "    sub-item v",
            "   sub-item B",
            "  item 2",
            " point b",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn options_in_roman_numbers_stand_in_no_other_option() {
        let text =
            "## Article 1\n\n3. Option A: One.\n\nOption B: Two.\n\nOPTION I:\n\n4. Three.\n\nOPTION II:\n\n4. Four.\n";
        let expected =
            ["article 1", " paragraph 3", " option B", " option I", "  paragraph 4", " option II", "  paragraph 4"];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn a_paragraph_closes_the_options_of_the_one_before() {
        let text = "## Article 1\n\n3. Option A: One.\n\nOption B: Two:\n\n(a) inner.\n\n4. Next:\n\n(c) Option 1: Three;\n\nOption 2: Four;\n\n(d) five.\n";
        let expected = [
            "article 1",
            " paragraph 3",
            " option B",
            "  point a",
            " paragraph 4",
            "  point c",
            "  option 2",
            "  point d",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn nested_lists_open_clauses() {
        let text = "## Article 1\n\n1. Each:\n\n   1. one\n   2. two\n\n2. Next\n";
        assert_eq!(outline(text), ["article 1", " paragraph 1", "  point 1", "  point 2", " paragraph 2"]);
    }

    #[test]
    fn points_under_an_unnumbered_chapeau_belong_to_it() {
        let text = "## Article 1\n\nEach Party shall:\n\n(a) one;\n\n(b) two,\n\nwith the intent that it be used.\n";
        assert_eq!(outline(text), ["article 1", " paragraph -", "  point a", "  point b", "  flush -"]);
    }

    #[test]
    fn unnumbered_paragraphs_are_clauses_of_their_own() {
        assert_eq!(
            outline("## Article 1\n\nOne.\n\nTwo.\n\n1. Three.\n"),
            ["article 1", " paragraph -", " paragraph -", " paragraph 1"]
        );
    }

    #[test]
    fn kinds_decide_and_not_the_number_of_signs() {
        let text = "## Chapter I\n\n## Article 1\n\nx\n\n# Chapter II\n\n#### Article 2\n";
        assert_eq!(outline(text), ["chapter I", " article 1", "  paragraph -", "chapter II", " article 2"]);
    }

    #[test]
    fn a_heading_without_number_under_one_without_title_is_its_title() {
        let draft = parse(Source::new("a.md", "### Article 6\n\n#### Misuse of devices\n\nText.\n"));
        assert_eq!(draft.clauses[1].text.as_str(), "Misuse of devices");
        assert_eq!(draft.clauses[1].head, "Article 6");
    }

    #[test]
    fn the_section_is_the_article_of_an_instrument_without_articles() {
        assert_eq!(
            outline("## Part 1\n\n### Section 2. Title\n\n(1) One.\n"),
            ["part 1", " article 2", "  paragraph 1"]
        );
    }

    #[test]
    fn options_hold_the_paragraphs_below_them() {
        let text = "## Article 2\n\n**Option 1:**\n\n1. One.\n\n2. Two.\n\n**Option 2:** No text\n";
        assert_eq!(outline(text), ["article 2", " option 1", "  paragraph 1", "  paragraph 2", " option 2"]);
    }

    #[test]
    fn a_footnote_stands_in_the_clause_that_calls_it() {
        let text = "## Article 1\n\n1. One.[^1]\n\n2. Two.\n\n[^1]: Note.\n";
        assert_eq!(outline(text), ["article 1", " paragraph 1", "  footnote 1", " paragraph 2"]);
    }

    #[test]
    fn lines_with_labels_in_sequence_open_clauses() {
        let text = "## Article 1\n\n(a) one;\n(b) two, as in paragraph\n(c) of this article.\n";
        assert_eq!(outline(text), ["article 1", " point a", " point b"]);
    }

    #[test]
    fn lines_behind_a_note_go_on_with_the_list_it_interrupts() {
        let text = "## Article 1\n\n2. Keepers:\n\n    1. [feed seals;]\n\n      *{Overlaps with article 4}*\n    2. count [pups;]\n    3. rest.\n\n3. Next.\n";
        let expected =
            ["article 1", " paragraph 2", "  point 1", "  flush -", "  point 2", "  point 3", " paragraph 3"];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn a_number_behind_a_quoted_provision_goes_on_from_the_paragraph_that_quotes_it() {
        let text = "## Article 1\n\n1. Article 4 of the Convention reads:\n\n“The keeper shall:\n\n(a) feed the seals;\n\n(b) count the pups.”\n\n2. Article 5 is deleted.\n\n3. In article 6, add:\n\n“(c) mend the nets;\n\n(d) ring the bell.”\n\n4. Next.\n";
        let expected = [
            "article 1",
            " paragraph 1",
            "  flush -",
            "   point a",
            "   point b",
            " paragraph 2",
            " paragraph 3",
            "  point c",
            "  point d",
            " paragraph 4",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn an_inserted_section_holds_its_paragraphs_where_no_mark_closes_it() {
        let text = "## Article 1\n\n(1) The Seal Act is amended.\n\n(2) After section 9 insert—\n\n“Nets.\n\n9A **Nets.**\n\n(1) Nets are mended.\n\n(2) Nets are dried—\n\n(a) at dawn, or\n\n(b) at dusk,\n\nas the keeper thinks fit.\n\n(3) Nets are counted.\n\n9B **Bells.**\n\n(1) Bells ring.\n\n(3) In section 12 omit “otter”.\n";
        let expected = [
            "article 1",
            " paragraph 1",
            " paragraph 2",
            "  flush -",
            "  point 9A",
            "   item 1",
            "   item 2",
            "    sub-item a",
            "    sub-item b",
            "    flush -",
            "   item 3",
            "  point 9B",
            "   item 1",
            " paragraph 3",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn points_behind_an_inserted_one_go_on_from_those_that_quote_it() {
        let text = "## Article 1\n\n17 In section 9—\n\n(a) omit “seal”;\n\n(b) after paragraph (h) insert—\n\n“(ha) otters,\n\n(c) omit “pup”.\n\n18 After subsection (2) insert—\n\n“(2A) Nets are mended.\n\n(2B) Nets are dried.\n\n19 Omit section 10.\n";
        let expected = [
            "article 1",
            " paragraph 17",
            "  point a",
            "  point b",
            "   item ha",
            "  point c",
            " paragraph 18",
            "  point 2A",
            "  point 2B",
            " paragraph 19",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn definitions_behind_a_colon_are_no_quotation() {
        let text = "## Article 1\n\n1. In this Convention:\n\n“keeper” means a person;\n\n“net” means a tool.\n";
        assert_eq!(outline(text), ["article 1", " paragraph 1", " paragraph -", " paragraph -"]);
    }

    #[test]
    fn a_letter_that_goes_on_closes_the_lists_inside() {
        let text = "## المادة 1\n\n(أ) يلتزم الحارس:\n\n(١) بما يلي:\n\n(أ) عد الفقمات:\n\n(i) صباحا؛\n\n(ii) مساء؛\n\n(ب) رتق الشباك؛\n\n(ج) قرع الجرس.\n\n(٢) بالإبلاغ.\n\n(ب) ينام الحارس.\n";
        let expected = [
            "article 1",
            " point أ",
            "  item ١",
            "   sub-item أ",
            "    sub-item i",
            "    sub-item ii",
            "   sub-item ب",
            "   sub-item ج",
            "  item ٢",
            " point ب",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn a_list_behind_a_colon_stands_below_it_where_its_numerals_are_amiss() {
        let text = "## Article 1\n\n(a) Keepers:\n\n(1) keep:\n\n(a) oil, that is:\n\n(v) whale oil;\n\n(v) rape oil;\n\n(b) wicks.\n\n(2) Next.\n";
        let expected = [
            "article 1",
            " point a",
            "  item 1",
            "   sub-item a",
            "    sub-item v",
            "    sub-item v",
            "   sub-item b",
            "  item 2",
        ];
        assert_eq!(outline(text), expected);
        let arabic = "## المادة 1\n\n(أ) الزيت:\n\n(ط) زيت السمك؛\n\n(ط) زيت الزيتون؛\n\n(ت) غيره؛\n\n(ب) الفتيل.\n";
        assert_eq!(outline(arabic), ["article 1", " point أ", "  item ط", "  item ط", "  item ت", " point ب"]);
    }

    #[test]
    fn items_of_one_list_stand_side_by_side_whatever_their_numbers() {
        let text = "## Article 1\n\n1. Keepers:\n5. Nets.\n6. Bells.\n";
        assert_eq!(outline(text), ["article 1", " paragraph 1", " paragraph 5", " paragraph 6"]);
    }

    #[test]
    fn arabic_letters_count_by_values_or_by_the_alphabet() {
        let list = |letters: &str| {
            let items: String = letters.chars().map(|letter| format!("({letter}) ختم؛\n\n")).collect();
            format!("## المادة 1\n\n(١) الأختام:\n\n{items}(٢) الشباك:\n\n(أ) شبكة؛\n\n(ب) حبل.\n\n(٣) الأجراس.\n")
        };
        for letters in ["أبجدهوزحطيكل", "أبتثجحخدذرزسش"] {
            let draft = parse(Source::new("a.md", list(letters)));
            let items = |holder: &str| {
                let is_holder = |clause: &&Clause| clause.label.as_ref().is_some_and(|own| &*own.printed == holder);
                let items = draft.clauses.iter().find(is_holder).unwrap().children.iter();
                items.map(|&at| draft.clause(at).label.clone().unwrap()).collect::<Vec<_>>()
            };
            let counted: Vec<u32> = items("١").iter().map(|label| label.number.levels[0].base).collect();
            assert_eq!(counted, (1..=letters.chars().count() as u32).collect::<Vec<_>>());
            assert!(items("١").windows(2).all(|two| two[0].style == two[1].style && two[1].follows(&two[0])));
            assert_eq!((items("٢").len(), items("٣").len()), (2, 0));
        }
    }

    #[test]
    fn a_letter_of_the_alphabet_goes_on_behind_a_list_inside() {
        let text = "## المادة 1\n\n(أ) واحد؛\n\n(ب) اثنان:\n\n(١) داخل؛\n\n(٢) داخل؛\n\n(ت) ثلاثة:\n\n(١) داخل؛\n\n(ث) أربعة؛\n\n(ج) خمسة.\n";
        let expected = [
            "article 1",
            " point أ",
            " point ب",
            "  item ١",
            "  item ٢",
            " point ت",
            "  item ١",
            " point ث",
            " point ج",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn lines_go_on_from_a_letter_in_all_its_readings() {
        let text = "## Article 1\n\n(h) one;\n(i) two;\n(j) three.\n";
        assert_eq!(outline(text), ["article 1", " point h", " point i", " point j"]);
        let arabic = "## المادة 1\n\n(ب) واحد؛\n(ت) اثنان؛\n(ث) ثلاثة؛\n(ج) أربعة.\n";
        assert_eq!(outline(arabic), ["article 1", " point ب", " point ت", " point ث", " point ج"]);
    }

    #[test]
    fn a_letter_out_of_order_stays_in_its_series_in_either_order() {
        for third in ["ج", "ت"] {
            let text = format!("## المادة 1\n\n(أ) واحد؛\n\n(ب) اثنان؛\n\n({third}) ثلاثة؛\n\n(أ) أربعة.\n");
            assert_eq!(outline(&text)[1..], [" point أ", " point ب", &format!(" point {third}"), " point أ"]);
        }
    }

    #[test]
    fn a_dash_joined_to_a_number_is_its_mark() {
        let text = "## المادة 1\n\nأ- للحارس أن يأمر بالآتي:\n\n١- عد الفقمات.\n\n٢- رتق الشباك.\n\nب- ينام الحارس.\n";
        assert_eq!(outline(text), ["article 1", " point أ", "  item ١", "  item ٢", " point ب"]);
    }

    #[test]
    fn chinese_points_stand_under_the_paragraph_before_them() {
        let text = "### 第二条\n\n适用本条例。\n\n下列文件应当报送：\n\n（一） 规章；\n\n（二） 决定。\n\n其他。\n";
        assert_eq!(
            outline(text),
            ["article 二", " paragraph -", " paragraph -", "  point 一", "  point 二", " paragraph -"]
        );
    }

    #[test]
    fn hostile_nesting_is_flattened() {
        let levels: String = (0..300).map(|depth| format!("{}- word {depth}\n", "  ".repeat(depth))).collect();
        let draft = parse(Source::new("a.md", levels));
        assert!(draft.indices().all(|at| draft.depth(at) <= super::DEEPEST));
        let last = draft.clauses.last().expect("there are clauses").text.as_str();
        assert!(last.starts_with("word 47\nword 48\n") && last.ends_with("\nword 299"), "{last}");
        let told = |finding: &&crate::finding::Finding| finding.code == "too-deep";
        assert_eq!(draft.findings.iter().filter(told).count(), 1);
    }
}

//! The state of the negotiation: how much of a draft is in brackets, under options, blank, or agreed.

use std::ops::AddAssign;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::NoteKind;
use crate::draft::marks;
use crate::draft::marks::Mark;
use crate::draft::marks::Marks;
use crate::draft::marks::Role;
use crate::draft::text::Style;
use crate::source::Span;

/// What there is to settle in some clauses. Footnotes are no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All words.
    pub words: u32,
    /// Words in brackets, at whatever depth.
    pub bracketed: u32,
    /// Words in no bracket that stand in an option.
    pub optional: u32,
    /// Words of clauses that are agreed, ad referendum or for good.
    pub agreed: u32,
    /// Brackets; a status is none.
    pub brackets: u32,
    /// Places where one of several brackets side by side is to be chosen.
    pub alternatives: u32,
    /// Sets of options.
    pub option_sets: u32,
    /// Options.
    pub options: u32,
    /// Blanks to be filled.
    pub blanks: u32,
}

impl Tally {
    /// Says whether nothing is left to settle.
    pub fn is_clean(&self) -> bool {
        self.brackets == 0 && self.options == 0 && self.blanks == 0
    }

    /// Words not settled: in brackets or under an option.
    pub fn unsettled(&self) -> u32 {
        self.bracketed + self.optional
    }

    /// A number of words as a share of all, in hundredths of a percent.
    pub fn share(&self, words: u32) -> u32 {
        let share = (u64::from(words) * 10_000 + u64::from(self.words) / 2).checked_div(u64::from(self.words));
        share.map_or(0, |share| u32::try_from(share).expect("a part is not larger than the whole"))
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.words += other.words;
        self.bracketed += other.bracketed;
        self.optional += other.optional;
        self.agreed += other.agreed;
        self.brackets += other.brackets;
        self.alternatives += other.alternatives;
        self.option_sets += other.option_sets;
        self.options += other.options;
        self.blanks += other.blanks;
    }
}

/// Whether a heading holds articles or is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A part, chapter, section or other group.
    Chapter,
    /// An article, an annex, the preamble.
    Article,
}

impl Level {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Level::Chapter => "chapter",
            Level::Article => "article",
        }
    }
}

/// A heading with what is to settle below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The heading.
    pub clause: ClauseIx,
    /// Whether it holds articles or is one.
    pub level: Level,
    /// Of itself and of all that stands in it.
    pub tally: Tally,
}

/// What every `[` of a source is; together they are all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Openings {
    /// Brackets of clauses.
    pub text: u32,
    /// `[agreed ad referendum]`.
    pub status: u32,
    /// Brackets in footnotes.
    pub footnotes: u32,
    /// Calls and signs of footnotes, `[^1]`.
    pub calls: u32,
    /// Links of Markdown.
    pub links: u32,
    /// Definitions of links, `[x]: url`.
    pub definitions: u32,
    /// Front matter and comments.
    pub elsewhere: u32,
}

impl Openings {
    /// All of them.
    pub fn sum(&self) -> u32 {
        self.text + self.status + self.footnotes + self.calls + self.links + self.definitions + self.elsewhere
    }
}

/// The state of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Of the whole text.
    pub whole: Tally,
    /// All headings that hold words, in the order of the text.
    pub units: Vec<Unit>,
    /// What every `[` of the source is.
    pub openings: Openings,
}

impl State {
    /// Counts what is to settle.
    pub fn of(draft: &Draft, marks: &Marks) -> Self {
        let mut tallies = tallies(draft, marks);
        for at in draft.indices().rev() {
            let own = tallies[at.at()];
            if let Some(parent) = draft.clause(at).parent {
                tallies[parent.at()] += own;
            }
        }
        let unit =
            |at: ClauseIx| Some(Unit { clause: at, level: level(draft.clause(at).kind)?, tally: tallies[at.at()] });
        let units = draft.indices().filter_map(unit).filter(|unit| unit.tally.words > 0).collect();
        Self { whole: tallies[0], units, openings: openings(draft, marks) }
    }

    /// The articles that are not clean, most to settle first.
    pub fn left(&self) -> Vec<Unit> {
        let mut left: Vec<Unit> = self.articles().filter(|unit| !unit.tally.is_clean()).collect();
        left.sort_by_key(|unit| std::cmp::Reverse((unit.tally.unsettled(), unit.tally.brackets, unit.tally.blanks)));
        left
    }

    /// The articles with nothing left to settle, in the order of the text.
    pub fn clean(&self) -> Vec<Unit> {
        self.articles().filter(|unit| unit.tally.is_clean()).collect()
    }

    /// The articles, annexes and the preamble, in the order of the text.
    pub fn articles(&self) -> impl Iterator<Item = Unit> {
        self.units.iter().copied().filter(|unit| unit.level == Level::Article)
    }
}

fn level(kind: Kind) -> Option<Level> {
    match kind {
        Kind::Article | Kind::Preamble | Kind::Annex => Some(Level::Article),
        Kind::Part | Kind::Chapter | Kind::Section | Kind::Group => Some(Level::Chapter),
        Kind::Instrument
        | Kind::Choice
        | Kind::Paragraph
        | Kind::Point
        | Kind::Item
        | Kind::SubItem
        | Kind::Flush
        | Kind::Footnote => None,
    }
}

/// What is to settle in the words of each clause itself.
fn tallies(draft: &Draft, marks: &Marks) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); draft.clauses.len()];
    let mut options = vec![Option::None; draft.clauses.len()];
    let is_text = |at: ClauseIx| draft.clause(at).kind != Kind::Footnote;
    for set in &marks.options {
        tallies[set.options[0].at()].option_sets += 1;
        for option in &set.options {
            tallies[option.at()].options += 1;
            options[option.at()] = Some(*option);
        }
    }
    let mut agreed = vec![false; draft.clauses.len()];
    for at in draft.indices().filter(|&at| is_text(at)) {
        let parent = draft.clause(at).parent;
        options[at.at()] = options[at.at()].or(parent.and_then(|parent| options[parent.at()]));
        let above = parent.is_some_and(|above| agreed[above.at()] && draft.clause(above).kind.has_heading());
        agreed[at.at()] = above || marks.own_status(at).is_some();
        let tally = &mut tallies[at.at()];
        count_words(draft, marks, at, tally);
        tally.agreed = if agreed[at.at()] { tally.words } else { 0 };
        tally.optional = if options[at.at()].is_some() { tally.words - tally.bracketed } else { 0 };
    }
    for bracket in marks.brackets.iter().filter(|bracket| is_text(bracket.open.clause)) {
        tallies[bracket.open.clause.at()].brackets += u32::from(!bracket.role.is_remark());
    }
    for set in marks.alternatives.iter().map(|set| marks.bracket(set[0]).open.clause).filter(|&at| is_text(at)) {
        tallies[set.at()].alternatives += 1;
    }
    for blank in marks.blanks.iter().filter(|blank| is_text(blank.clause)) {
        tallies[blank.clause.at()].blanks += 1;
    }
    tallies
}

/// Counts the words of a clause, those of a status left out.
fn count_words(draft: &Draft, marks: &Marks, at: ClauseIx, tally: &mut Tally) {
    let words = marks::printed(draft.clause(at));
    let mut status = None;
    for piece in marks.pieces(at, &words) {
        match piece.mark {
            Some(Mark::Open(ix)) if marks.bracket(ix).role.is_remark() => status = status.or(Some(ix)),
            Some(Mark::Close(ix)) if status == Some(ix) => status = None,
            None if status.is_none() => {
                let count = marks::count_words(&words[piece.span.range()]);
                tally.words += count;
                tally.bracketed += if piece.depth > 0 { count } else { 0 };
            }
            _ => {}
        }
    }
}

fn openings(draft: &Draft, marks: &Marks) -> Openings {
    let mut openings = Openings::default();
    for bracket in &marks.brackets {
        match bracket.role {
            _ if draft.clause(bracket.open.clause).kind == Kind::Footnote => openings.footnotes += 1,
            Role::Status(_) => openings.status += 1,
            Role::Gone => {}
            Role::Disputed | Role::Blank(_) | Role::NoText => openings.text += 1,
        }
    }
    for at in draft.indices() {
        let clause = draft.clause(at);
        let signs = marks::note_signs(draft.source.slice(clause.span));
        let outside = |sign: &Span| !in_note(draft, clause.span.start + sign.start);
        openings.calls += signs.into_iter().filter(outside).count() as u32;
        openings.links += links(draft, at);
    }
    let signs = |text: &str| text.matches('[').count() as u32;
    for note in &draft.notes {
        let count = signs(draft.source.slice(note.span));
        match note.kind {
            NoteKind::LinkDefinition => openings.definitions += count,
            NoteKind::Comment | NoteKind::Furniture => openings.elsewhere += count,
        }
    }
    openings.elsewhere += signs(draft.source.slice(draft.meta.span));
    openings
}

/// Says whether an offset of the source lies in a comment or other note.
fn in_note(draft: &Draft, at: u32) -> bool {
    let next = draft.notes.partition_point(|note| note.span.start <= at);
    draft.notes[..next].last().is_some_and(|note| at < note.span.end)
}

/// The signs of Markdown's links in a clause: two for `[words][name]`, one for `[words](url)`.
fn links(draft: &Draft, at: ClauseIx) -> u32 {
    let text = &draft.clause(at).text;
    let links = text.styles().iter().filter(|styled| styled.style == Style::Link && !styled.span.is_empty());
    let source = draft.source.text();
    let signs = links.map(|link| {
        let span = text.source_span(link.span);
        let opens = source[..span.start as usize].trim_end_matches(['*', '_', '`', '~']).ends_with('[');
        let behind = source[span.end as usize..].trim_start_matches(['*', '_', '`', '~']);
        u32::from(opens) + u32::from(opens && behind.starts_with("]["))
    });
    signs.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::source::Source;

    fn state(markdown: &str) -> (Draft, State) {
        let draft = parse(Source::new("a.md", markdown));
        let state = State::of(&draft, &Marks::of(&draft));
        (draft, state)
    }

    #[test]
    fn words_in_brackets_are_counted_once_at_whatever_depth() {
        let (_, state) = state("## Article 1\n\nParties [shall [not] act] now.\n");
        assert_eq!((state.whole.words, state.whole.bracketed, state.whole.brackets), (7, 3, 2));
    }

    #[test]
    fn a_bracket_over_several_clauses_covers_their_labels_and_words() {
        let (_, state) = state("## Article 1\n\n1. [Each shall:\n\n(a) act;\n\n(b) report.]\n\n2. End.\n");
        assert_eq!((state.whole.words, state.whole.bracketed), (11, 6));
    }

    #[test]
    fn a_status_is_no_bracket_and_its_words_are_none() {
        let (_, state) = state("## Article 1\n\n1. One two. [agreed ad referendum]\n\n2. Three.\n");
        assert_eq!((state.whole.brackets, state.whole.words, state.whole.agreed), (0, 7, 3));
        assert!(state.left().is_empty());
    }

    #[test]
    fn an_agreed_heading_agrees_all_below_it() {
        let (_, state) = state("## Article 1. Title {status=ad-ref}\n\n1. One.\n\n## Article 2\n\nTwo.\n");
        assert_eq!((state.units[0].tally.agreed, state.units[1].tally.agreed), (5, 0));
    }

    #[test]
    fn what_is_left_stands_largest_first() {
        let text = "## Article 1\n\n[One].\n\n## Article 2\n\n**Option 1:** [Two] three.\n\n**Option 2:** No text\n\n## Article 3\n\nFour.\n";
        let (draft, state) = state(text);
        let heads =
            |units: Vec<Unit>| units.iter().map(|unit| draft.clause(unit.clause).head.clone()).collect::<Vec<_>>();
        assert_eq!(heads(state.left()), ["Article 2", "Article 1"]);
        assert_eq!(heads(state.clean()), ["Article 3"]);
        assert_eq!((state.whole.options, state.whole.option_sets), (2, 1));
    }

    #[test]
    fn every_opening_sign_of_the_source_is_explained() {
        let text = "---\ntitle: \"[A]\"\n---\n## Article 1\n\n[See [the *text*](http://un.org/x) and [it][x]][^1] <!-- [ -->\n\n[x]: http://un.org\n\n[^1]: A [note].\n";
        let (draft, state) = state(text);
        let expected = Openings { text: 1, status: 0, footnotes: 1, calls: 2, links: 3, definitions: 1, elsewhere: 2 };
        assert_eq!(state.openings, expected);
        assert_eq!(state.openings.sum() as usize, draft.source.text().matches('[').count());
    }
}

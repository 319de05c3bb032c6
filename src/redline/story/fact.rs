//! What a story tells, as data: every sentence is said in every language by `redline::tongue`.
//!
//! Citations and words for units are in the language of the story already, for they are made where the drafts are.

use crate::draft::marks::Agreement;
use crate::pair::Pair;
use crate::redline::progress::Event;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::remarks::Doubt;

/// What one sentence says.
#[derive(Debug, Clone)]
pub(in crate::redline) enum Fact {
    /// The drafts say the same.
    Same,
    /// They differ in headings alone.
    HeadingsAlone,
    /// Text that was secure and no longer is.
    Setback(Secured, Setback, Places),
    /// Articles, preambles or annexes of the old draft alone, and whether the new draft uses a number of theirs for
    /// others.
    Gone(Named, bool),
    /// Those of the new draft alone.
    New(Named),
    /// Text that left one clause and stands in another.
    Carried(Carrying),
    /// An article that moved to another number.
    Moved(Pair<String>, Also),
    /// An article that kept its number and moved all the same.
    KeptNumber(String, Also, Option<Passed>),
    /// Neighbours that moved together.
    BlockMoved(Block),
    /// Neighbours that kept their numbers and moved all the same.
    BlockKeptNumbers(Block, Option<Passed>),
    /// One clause became several.
    Split(Pair<Vec<String>>),
    /// Several clauses became one.
    Merged(Pair<Vec<String>>),
    /// How many brackets there were and are.
    Brackets(Pair<usize>),
    /// An article that was edited.
    Amended(Amendment),
    /// More amended articles: their unit, those that are named, and how many there are.
    AmendedToo(Unit, Vec<String>, usize),
    /// Words of duty, numbers and the like that changed.
    Material(Pair<String>, Vec<String>, usize),
    /// A choice, a set of alternatives, or a blank, and where.
    Choice(Event, Places),
    /// What happened to brackets, and where.
    Lifted(Bracketing, Places),
    /// Clauses that bear a mark of agreement now, or no longer.
    Status(Agreement, Marking, Places),
    /// The heading of a group reads otherwise.
    HeadingReads(Pair<String>),
    /// The title of the instrument reads otherwise.
    TitleReads(Pair<String>),
    /// An article with another title.
    Retitled(String, Pair<String>),
    /// Headings that lost their titles; more of them than are named.
    Untitled(Vec<Title>, usize),
    /// Headings that were given titles; more of them than are named.
    Titled(Vec<Title>, usize),
    /// Clauses within articles that went the same way.
    Went(Way),
    /// Articles with other numbers, in ranges.
    Renumbered(Unit, Vec<Pair<Range>>),
    /// Headings that stand under another one, or under none: the first, and how many more.
    Regrouped(String, usize, Option<Title>),
    /// So many clauses within articles have new numbers.
    InnerNumbers(usize, Unit),
    /// References in so many clauses follow the renumbering.
    References(usize),
    /// A place that a reader should check.
    Check(String, Doubt<String>),
    /// So many more sentences of a sort were left out.
    More(usize, Rest),
}

/// Clauses by their citations, or where there are many, how many and some of them.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Places {
    pub(in crate::redline) names: Vec<String>,
    /// How many there are, where not all are named.
    pub(in crate::redline) count: Option<usize>,
}

/// Text that left some clauses and stands in others.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Carrying {
    /// Where it stood and where it stands, as far as that is told.
    pub(in crate::redline) places: Vec<Pair<Home>>,
    /// How many more places there are.
    pub(in crate::redline) more: usize,
    /// Some of it is said in other words.
    pub(in crate::redline) reworded: bool,
}

/// A clause, and whether its article is in its draft alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::redline) struct Home {
    pub(in crate::redline) cite: String,
    /// The citation of its article.
    pub(in crate::redline) article: String,
    pub(in crate::redline) alone: bool,
}

/// A citation with the title of its heading, if it has one.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Title {
    pub(in crate::redline) cite: String,
    pub(in crate::redline) title: Option<String>,
}

/// How articles are named in a sentence.
#[derive(Debug, Clone)]
pub(in crate::redline) enum Named {
    /// Each with its title.
    Few(Vec<Title>),
    /// How many, and their numbers in runs.
    Many(Many),
}

/// Many articles at once.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Many {
    pub(in crate::redline) unit: Unit,
    pub(in crate::redline) count: usize,
    pub(in crate::redline) extent: Extent,
    /// First and last of every run of neighbours.
    pub(in crate::redline) runs: Vec<Run>,
}

/// How much of a draft many articles are, and whether all are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Extent {
    /// All articles of the draft, all named.
    All,
    /// Some of the draft, all named.
    Some,
    /// Some of the draft, of which some are named.
    Among,
}

/// A run of neighbours: its first, and its last where it is longer than one.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Run {
    pub(in crate::redline) first: String,
    pub(in crate::redline) last: Option<String>,
}

/// What articles are called: the word of their headings in the language of the story, else nothing.
pub(in crate::redline) type Unit = Option<String>;

/// Numbers as printed, from the first to the last, which may be the same.
pub(in crate::redline) type Range = (String, String);

/// How deep the changes of an article go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Depth {
    /// More of it stays than changed.
    Amended,
    /// Hardly anything stays.
    Rewritten,
    /// Next to nothing stays: another text under the same number.
    Replaced,
}

/// What else happened to an article that moved; nothing where its words are unchanged.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Also {
    pub(in crate::redline) retitled: Option<String>,
    pub(in crate::redline) depth: Option<Depth>,
}

/// Neighbours that moved together: first and last of each draft.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Block {
    pub(in crate::redline) from: (String, String),
    pub(in crate::redline) to: (String, String),
    pub(in crate::redline) count: usize,
    pub(in crate::redline) amended: usize,
}

/// What an article that moved has passed: what stood on one side of it stands on the other now.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Passed {
    pub(in crate::redline) was: String,
    /// Its citation in the new draft, where that is another.
    pub(in crate::redline) is: Option<String>,
    /// How many more it has passed.
    pub(in crate::redline) more: usize,
    pub(in crate::redline) stands: Stands,
}

/// Where what was passed stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Stands {
    /// It stood behind.
    Before,
    /// It stood before.
    Behind,
}

/// What was edited in an article; the places are the parts of the article at its first level.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Amendment {
    pub(in crate::redline) cite: String,
    /// How the old draft cites it, where that is another way, or all articles that became it.
    pub(in crate::redline) was: Vec<String>,
    pub(in crate::redline) depth: Depth,
    pub(in crate::redline) amended: Vec<String>,
    pub(in crate::redline) new: Vec<String>,
    /// New under the number of one that is gone.
    pub(in crate::redline) replaced: Vec<String>,
    /// By their old numbers.
    pub(in crate::redline) gone: Vec<String>,
    /// In the new draft alone, and made of what went from elsewhere in the article.
    pub(in crate::redline) recast: Vec<String>,
    /// In the old draft alone, and what they said stands elsewhere in the article; by their old numbers.
    pub(in crate::redline) was_recast: Vec<String>,
    /// How many of either there are, where they are not named.
    pub(in crate::redline) more_recast: usize,
    pub(in crate::redline) inserted: usize,
    pub(in crate::redline) deleted: usize,
    /// Says whether the words are counted by characters, as those of Chinese are.
    pub(in crate::redline) by_characters: bool,
    /// Clauses in which brackets changed.
    pub(in crate::redline) bracketed: usize,
}

/// Clauses that moved or changed their rank: the first, how many more, and where the first is now.
#[derive(Debug, Clone)]
pub(in crate::redline) struct Way {
    pub(in crate::redline) from: String,
    pub(in crate::redline) more: usize,
    pub(in crate::redline) to: String,
    pub(in crate::redline) kind: WayKind,
    pub(in crate::redline) depth: Option<Depth>,
}

/// How a clause got where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum WayKind {
    /// It moved.
    Moved,
    /// It has another rank.
    Became,
}

/// What happened to brackets, or to all options of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Bracketing {
    /// Lifted; the text is agreed.
    Kept,
    /// Lifted; a part of the text stands.
    InPart,
    /// Inner brackets lifted; the text is in doubt still.
    KeptInDoubt,
    /// Lifted with their text.
    Dropped,
    /// They hold less.
    Narrowed,
    /// They hold more.
    Widened,
    /// All options of a set went.
    OptionsDropped,
    /// Opened round text that was there.
    Opened,
    /// Opened with new text in them.
    OpenedNew,
}

impl Bracketing {
    /// All of them, in the order in which they are told.
    pub(in crate::redline) const ALL: [Self; 9] = [
        Self::Kept,
        Self::InPart,
        Self::KeptInDoubt,
        Self::Dropped,
        Self::Narrowed,
        Self::Widened,
        Self::OptionsDropped,
        Self::Opened,
        Self::OpenedNew,
    ];
}

/// What happened to the mark of agreement of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Marking {
    /// It bears one that it did not bear.
    Set,
    /// It bears none any more.
    Gone,
}

impl Marking {
    /// Each with each agreement, in the order in which they are told.
    pub(in crate::redline) const ALL: [(Agreement, Self); 4] = [
        (Agreement::Agreed, Self::Set),
        (Agreement::AdReferendum, Self::Set),
        (Agreement::Agreed, Self::Gone),
        (Agreement::AdReferendum, Self::Gone),
    ];
}

/// What sentences that were left out are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::redline) enum Rest {
    /// Headings under another heading.
    HeadingsElsewhere,
    /// Clauses that moved.
    ClausesMoved,
    /// Articles that were split or merged.
    ArticlesParted,
    /// Clauses that were split or merged.
    ClausesParted,
    /// Words of duty, numbers and the like.
    Materials,
    /// Sets of options.
    OptionsSettled,
    /// Sets of alternatives.
    AlternativesSettled,
    /// Blanks.
    BlanksFilled,
    /// Titles.
    Retitled,
    /// Places to check.
    Checks,
}

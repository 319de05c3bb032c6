//! What a round did to what is not agreed, and to what was.
//!
//! A lifted bracket is two edits of punctuation to a comparison of texts, and the news of the day to
//! a negotiator. 1. [`flow`]: which words of both drafts are the same; 2. [`moved`]: phrases that went to
//! another place of their clause; 3. [`brackets`]: which bracket became which, by the words they hold,
//! and what became of the others; 4. [`choices`]: alternatives, options and blanks, taken together;
//! 5. [`setbacks`]: text that was agreed, or stood free, and is touched or in brackets now; 6. [`statuses`]: marks of
//! agreement that came or went.
//!
//! # What became of a bracket
//!
//! ```text
//! lifted, text kept     no bracket holds its words any more, and its own stand, but for a trifle
//! lifted, kept in part  no bracket holds its words any more, and at least half of its own stand
//! lifted, text dropped  no bracket holds its words any more, and fewer stand
//! narrowed              a bracket still holds some of its words, and none that it did not hold
//! widened               a bracket holds its words and more
//! reworded              a bracket holds some of its words and others
//! opened                none of the old brackets became it
//! ```
//!
//! A bracket became the one that shares most of its words, if that is half of the words of the
//! smaller one and not a mere trifle of the larger. Its own words are those in no bracket inside it; brackets without words (`[,]`) are followed by their place. Words are the same where
//! the redline shows them as kept, or where a bracketed phrase stands whole at another place of its
//! clause or article; what was reworded in a clause that is not linked counts as dropped, and so does a phrase of a
//! clause that is gone.

mod brackets;
mod choices;
mod flow;
mod moved;
pub(super) mod sentences;
mod setbacks;
mod statuses;

use crate::align::Alignment;
use crate::align::LinkIx;
use crate::draft::Draft;
use crate::draft::marks;
use crate::draft::marks::Agreement;
use crate::draft::marks::Marks;
use crate::pair::Pair;
use crate::pair::Side;

use super::Edit;
use super::Redline;
use super::material::Operative;
use flow::Flow;

/// What happened to a bracket, a choice, or a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// An option was chosen of a set of options.
    Chosen,
    /// Alternatives, or options, became fewer.
    Reduced,
    /// Brackets were lifted, and the text stays.
    Kept,
    /// Brackets were lifted, and a part of the text stays.
    InPart,
    /// Brackets were lifted, and the text is gone.
    Dropped,
    /// A blank was filled.
    Filled,
    /// Brackets hold less than before.
    Narrowed,
    /// Brackets hold more than before.
    Widened,
    /// Brackets were opened.
    Opened,
}

impl EventKind {
    /// All of them, the most settled first.
    pub const ALL: [EventKind; 9] = [
        EventKind::Chosen,
        EventKind::Reduced,
        EventKind::Kept,
        EventKind::InPart,
        EventKind::Dropped,
        EventKind::Filled,
        EventKind::Narrowed,
        EventKind::Widened,
        EventKind::Opened,
    ];

    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            EventKind::Chosen => "option-chosen",
            EventKind::Reduced => "alternatives-reduced",
            EventKind::Kept => "lifted-kept",
            EventKind::InPart => "lifted-in-part",
            EventKind::Dropped => "lifted-dropped",
            EventKind::Filled => "blank-filled",
            EventKind::Narrowed => "narrowed",
            EventKind::Widened => "widened",
            EventKind::Opened => "opened",
        }
    }
}

/// Whether words stand free, or are still in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In no bracket and under no option.
    Free,
    /// In another bracket, or under an option.
    InDoubt,
}

/// One thing that happened to what is not agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// Where.
    pub link: LinkIx,
    /// The text in doubt as it was, and what it is now; empty where it is in one draft alone.
    pub text: Pair<String>,
    /// Of a choice: the text or label of what won; empty while it is open, and where other words took its place.
    pub won: Vec<String>,
    /// Of a choice that is still open: what is left of it.
    pub left: Vec<String>,
    /// How the words stand in the new draft.
    pub standing: Standing,
    /// How many brackets it speaks of: those inside that went the same way are told with it.
    pub brackets: u32,
    /// Of options that are none any more: whether all of them stand on, so that nobody chose.
    pub keeps_all: bool,
}

impl Event {
    /// Says whether other words took the place of all that was offered.
    pub fn is_replaced(&self) -> bool {
        matches!(self.kind, EventKind::Chosen | EventKind::Reduced) && self.won.is_empty() && self.left.is_empty()
    }
}

/// Brackets by what became of them. Those of the old draft are all but `opened`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fates {
    /// Hold the same words.
    pub same: u32,
    /// Lifted, the text kept, whole or in part.
    pub kept: u32,
    /// Lifted, the text dropped.
    pub dropped: u32,
    /// Hold fewer words.
    pub narrowed: u32,
    /// Hold more words.
    pub widened: u32,
    /// Hold other words.
    pub reworded: u32,
    /// In the new draft alone.
    pub opened: u32,
}

impl Fates {
    /// How many brackets of the old draft there are.
    pub fn old(&self) -> u32 {
        self.same + self.kept + self.dropped + self.narrowed + self.widened + self.reworded
    }
}

/// How secure a text was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secured {
    /// Agreed, ad referendum or for good.
    By(Agreement),
    /// Free of brackets in a draft that puts in brackets what is not agreed.
    Clean,
}

impl Secured {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Secured::By(Agreement::AdReferendum) => "agreed-ad-referendum",
            Secured::By(Agreement::Agreed) => "agreed",
            Secured::Clean => "clean",
        }
    }
}

/// What befell a text that was secure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setback {
    /// It is gone.
    Deleted,
    /// Its words were changed.
    Touched,
    /// Words of it are in brackets or under an option.
    Bracketed,
    /// Its own words stand as they did, and the first brackets, or an option, were put among them.
    Opened,
    /// It is no longer marked as agreed, in a draft that marks other text so.
    Unmarked,
}

impl Setback {
    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Setback::Deleted => "deleted",
            Setback::Touched => "touched",
            Setback::Bracketed => "bracketed",
            Setback::Opened => "opened",
            Setback::Unmarked => "unmarked",
        }
    }
}

/// A text that was agreed or free, and no longer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// Where.
    pub link: LinkIx,
    /// How secure it was.
    pub was: Secured,
    /// What befell it.
    pub now: Setback,
    /// The whole text of the clause in both drafts.
    pub text: Pair<String>,
}

impl Regression {
    /// Says whether a reader must not miss it: that text free of brackets is changed is what drafts are for.
    pub fn is_loud(&self) -> bool {
        self.was != Secured::Clean || self.now == Setback::Bracketed
    }
}

/// A mark of agreement that came, went, or became another one, of a clause that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// Where.
    pub link: LinkIx,
    /// What the clause was marked as.
    pub was: Option<Agreement>,
    /// What it is marked as.
    pub now: Option<Agreement>,
    /// How many words of the marks went and came: none of them is text.
    pub words: Pair<usize>,
    /// Says whether nothing else of the clause was edited.
    pub alone: bool,
}

/// What a round did to what is not agreed, and to what was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// What happened to brackets, choices and blanks, in the order of the links.
    pub events: Vec<Event>,
    /// Brackets by what became of them.
    pub fates: Fates,
    /// Text that was secure and no longer is, in the order of the links.
    pub regressions: Vec<Regression>,
    /// Marks of agreement that came or went, in the order of the links.
    pub statuses: Vec<StatusChange>,
    /// Says whether brackets nest too deep for all of them to be followed.
    pub limited: bool,
}

/// Brackets inside so many others are not followed: no draft nests so deep, and a hostile file must cost no time.
const DEEPEST: u32 = 16;

impl Progress {
    /// Finds what happened; drafts without any mark cost next to nothing.
    pub(super) fn of(marks: Pair<Option<Marks>>, redline: &Redline<'_>) -> Self {
        let Redline { drafts, alignment, edits, .. } = redline;
        let (drafts, read) = match (marks.old, marks.new) {
            (None, None) => return Self::default(),
            (old, new) => {
                let read = |marks: Option<Marks>, draft: &Draft| marks.unwrap_or_else(|| Marks::of(draft));
                (*drafts, Pair::new(read(old, drafts.old), read(new, drafts.new)))
            }
        };
        let mut flows = flow::flows(drafts, &read, (alignment, edits));
        moved::find(drafts, &read, (alignment, &mut flows));
        let scene = Scene::of(drafts, alignment, (read, flows));
        let (told, fates) = brackets::follow(&scene);
        let mut events = choices::events(&scene, told);
        events.sort_by_key(|event| (event.link, event.kind));
        let regressions = setbacks::find(&scene);
        let statuses = statuses::find(&scene, edits);
        let deep = |marks: &Marks| marks.brackets.iter().any(|bracket| bracket.depth >= DEEPEST);
        let limited = deep(&scene.marks.old) || deep(&scene.marks.new);
        Self { events, fates, regressions, statuses, limited }
    }

    /// Forgets brackets; what befell the words of secure text stays.
    pub(super) fn ignore_brackets(&mut self, edits: &[Edit<'_>]) {
        self.events.clear();
        self.fates = Fates::default();
        self.regressions.retain(|regression| match regression.now {
            Setback::Deleted | Setback::Touched => true,
            Setback::Bracketed | Setback::Opened | Setback::Unmarked => edits[regression.link.at()].words.changed() > 0,
        });
    }

    /// The events of a link.
    pub fn of_link(&self, at: LinkIx) -> &[Event] {
        let start = self.events.partition_point(|event| event.link < at);
        let end = self.events.partition_point(|event| event.link <= at);
        &self.events[start..end]
    }

    /// The mark of agreement that came or went in a link.
    pub fn status(&self, at: LinkIx) -> Option<&StatusChange> {
        let found = self.statuses.binary_search_by_key(&at, |change| change.link).ok();
        found.map(|found| &self.statuses[found])
    }

    /// What was secure in a link and no longer is.
    pub fn regression(&self, at: LinkIx) -> Option<&Regression> {
        let found = self.regressions.binary_search_by_key(&at, |regression| regression.link).ok();
        found.map(|found| &self.regressions[found])
    }
}

/// All that is known of two drafts when their brackets are compared.
struct Scene<'a> {
    drafts: Pair<&'a Draft>,
    alignment: &'a Alignment,
    marks: Pair<Marks>,
    flows: Pair<Flow<'a>>,
    /// The printed words of every clause.
    printed: Pair<Vec<String>>,
    /// The innermost bracket round every word.
    inner: Pair<Vec<Option<marks::BracketIx>>>,
    /// The option every word stands under: set, and place in the set.
    option: Pair<Vec<Option<(usize, usize)>>>,
    /// The words of the old draft's language that decide what a text obliges to.
    operative: Operative,
}

impl<'a> Scene<'a> {
    fn of(drafts: Pair<&'a Draft>, alignment: &'a Alignment, (read, flows): (Pair<Marks>, Pair<Flow<'a>>)) -> Self {
        let sides = |side: Side| (*drafts.get(side), read.get(side), flows.get(side));
        let inner = Pair::new(brackets::inner(sides(Side::Old)), brackets::inner(sides(Side::New)));
        let option = Pair::new(choices::options(sides(Side::Old)), choices::options(sides(Side::New)));
        let printed = drafts.map(|draft| draft.clauses.iter().map(marks::printed).collect());
        let operative = Operative::of(drafts.old.meta.language);
        Self { drafts, alignment, marks: read, flows, printed, inner, option, operative }
    }

    /// How a word stands.
    fn standing(&self, side: Side, word: usize) -> Standing {
        let in_doubt = self.inner.get(side)[word].is_some() || self.option.get(side)[word].is_some();
        if in_doubt { Standing::InDoubt } else { Standing::Free }
    }
}

#[cfg(test)]
mod tests;

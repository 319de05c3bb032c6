//! The drafts that a draft is checked against.

use std::sync::OnceLock;

use super::Subject;
use crate::align::Pins;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::compare;

/// A draft among those of its negotiation.
pub struct Among<'a> {
    /// The draft.
    pub subject: &'a Subject<'a>,
    /// All of its negotiation, itself included, in the order given.
    pub all: &'a [&'a Subject<'a>],
}

/// A draft and one that came before it, in the same language.
pub struct Rounds<'a> {
    /// The earlier and the later one.
    pub pair: Pair<&'a Subject<'a>>,
    redline: OnceLock<Redline<'a>>,
}

impl<'a> Rounds<'a> {
    /// Puts two drafts together.
    pub fn new(old: &'a Subject<'a>, new: &'a Subject<'a>) -> Self {
        Self { pair: Pair::new(old, new), redline: OnceLock::new() }
    }

    /// What happened between them, worked out once and only when asked for.
    pub fn redline(&self) -> &Redline<'a> {
        self.redline.get_or_init(|| {
            let drafts: Pair<&'a Draft> = self.pair.map(|subject| subject.draft);
            compare(drafts, &Pins::default())
        })
    }

    /// The clause of the later draft that a clause of the earlier one became.
    pub fn counterpart(&self, old: ClauseIx) -> Option<ClauseIx> {
        let alignment = &self.redline().alignment;
        alignment.link(alignment.link_of(Side::Old, old)).new.first().copied()
    }

    /// What a clause of the earlier draft became, else what the nearest clause before or round it became.
    pub fn stand_in(&self, old: ClauseIx) -> Option<ClauseIx> {
        let draft = self.pair.old.draft;
        let mut at = old;
        loop {
            let parent = draft.clause(at).parent?;
            let siblings = &draft.clause(parent).children;
            let before = siblings.iter().rev().skip_while(|&&sibling| sibling != at);
            if let Some(found) = before.copied().find_map(|sibling| self.counterpart(sibling)) {
                return Some(found);
            }
            at = parent;
        }
    }
}

/// A draft and its committed form.
pub struct Edited<'a> {
    /// The committed and the present form.
    pub pair: Pair<&'a Subject<'a>>,
    /// Whether a later round lies beside it.
    pub published: bool,
}

/// What a draft is checked against besides itself.
pub struct Context<'a> {
    /// The draft.
    pub subject: &'a Subject<'a>,
    /// All drafts of its negotiation that are known, itself included.
    pub among: Vec<&'a Subject<'a>>,
    /// Itself with drafts that came before it.
    pub before: Vec<Rounds<'a>>,
    /// Itself with its committed form.
    pub edited: Option<Edited<'a>>,
}

impl<'a> Context<'a> {
    /// What drafts say of a draft: which are of its negotiation, and which of them came before it.
    pub fn of(subject: &'a Subject<'a>, known: &'a [Subject<'a>]) -> Self {
        let family = family(subject.draft);
        let among: Vec<&Subject<'_>> = known.iter().filter(|other| self::family(other.draft) == family).collect();
        let before = among.iter().find(|other| is_predecessor(other.draft, subject.draft));
        let before = before.map(|before| Rounds::new(before, subject)).into_iter().collect();
        Self { subject, among, before, edited: None }
    }

    /// The same with a draft that is said to have come before.
    #[must_use]
    pub fn against(self, old: &'a Subject<'a>) -> Self {
        Self { before: vec![Rounds::new(old, self.subject)], ..self }
    }

    /// The same with the committed form; an edit of a draft is held to what a new round is held to.
    #[must_use]
    pub fn committed(mut self, old: &'a Subject<'a>) -> Self {
        let new = self.subject;
        let round = new.draft.meta.round;
        let later = |other: &&Subject<'_>| round.is_some() && other.draft.meta.round > round;
        let published = self.among.iter().any(later);
        self.before.push(Rounds::new(old, new));
        Self { edited: Some(Edited { pair: Pair::new(old, new), published }), ..self }
    }
}

/// Drafts of one negotiation share their instrument, else their folder.
fn family(draft: &Draft) -> (Option<&str>, &str) {
    let name = draft.source.name();
    let folder = name.rfind(['/', '\\']).map_or("", |slash| &name[..slash]);
    match &draft.meta.instrument {
        Some(slug) => (Some(slug), ""),
        None => (None, folder),
    }
}

fn is_predecessor(old: &Draft, new: &Draft) -> bool {
    new.meta.predecessor.as_ref() == Some(&old.meta.symbol) && old.meta.language == new.meta.language
}

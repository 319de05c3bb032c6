//! What a reader should check: places where the new draft does not agree with what happened to it.
//!
//! 1. [`references`]: references that should have changed and did not, or that point nowhere now;
//! 2. [`accounts`]: notes such as "Moved as article 54 ante" that the text does not bear out.

mod accounts;
mod references;

use super::Redline;
use super::story::Told;
use super::story::fact::Fact;
use super::story::fact::Rest;
use super::story::told_or_counted;
use super::voice::Voice;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::reference::References;
use crate::pair::Pair;
use crate::pair::Side;

/// What is doubtful about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// A reference kept its number although what it named has another one now, or is gone.
    StaleReference,
    /// A reference that names a clause which the new draft does not have.
    DanglingReference,
    /// The draft's own note on what happened to a clause disagrees with the text.
    Account,
}

impl RemarkKind {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            RemarkKind::StaleReference => "stale-reference",
            RemarkKind::DanglingReference => "dangling-reference",
            RemarkKind::Account => "account",
        }
    }
}

/// A place of the new draft that a reader should check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What is doubtful.
    pub kind: RemarkKind,
    /// The link of the clause.
    pub link: LinkIx,
    /// The clause of the new draft.
    pub clause: ClauseIx,
    /// What speaks against it; [`Voice::remark`] puts it into words.
    pub(super) doubt: Doubt<ClauseIx>,
}

/// Why a reader should check a place; clauses as they stand in the drafts, or as they are cited.
///
/// What was is of the old draft, what is now is of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt<C> {
    /// It names a clause that has another number now.
    Stale(C, Vec<C>),
    /// It names a clause that is deleted, and whose number another one has.
    Taken(C),
    /// It names a clause that is deleted.
    Gone(C),
    /// It names what the draft does not have: the words of the reference.
    Dangling(String),
    /// Its note, by its words, names a place that the draft does not have.
    NoSuchPlace(String),
    /// Its note, by its words, says of a clause what the text does not bear out.
    Unlike(String, C, Found<C>),
}

/// What became of a clause instead of what a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found<C> {
    /// Hardly anything of it is there.
    Hardly,
    /// It is not there.
    Nowhere,
    /// It is another clause now, or several.
    Elsewhere(Vec<C>),
}

impl Doubt<ClauseIx> {
    /// The same with citations.
    pub(super) fn cited(&self, cite: impl Fn(Side, ClauseIx) -> String) -> Doubt<String> {
        let was = |at: &ClauseIx| cite(Side::Old, *at);
        let now = |all: &[ClauseIx]| all.iter().map(|&at| cite(Side::New, at)).collect();
        match self {
            Doubt::Stale(old, new) => Doubt::Stale(was(old), now(new)),
            Doubt::Taken(old) => Doubt::Taken(was(old)),
            Doubt::Gone(old) => Doubt::Gone(was(old)),
            Doubt::Dangling(printed) => Doubt::Dangling(printed.clone()),
            Doubt::NoSuchPlace(note) => Doubt::NoSuchPlace(note.clone()),
            Doubt::Unlike(note, old, found) => {
                let found = match found {
                    Found::Hardly => Found::Hardly,
                    Found::Nowhere => Found::Nowhere,
                    Found::Elsewhere(new) => Found::Elsewhere(now(new)),
                };
                Doubt::Unlike(note.clone(), was(old), found)
            }
        }
    }
}

/// All remarks on a redline, in the order of its links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    list: Vec<Remark>,
}

impl Remarks {
    pub(super) fn of(redline: &Redline<'_>, references: &Pair<References>) -> Self {
        let mut list = references::find(redline, references);
        list.extend(accounts::find(redline));
        list.sort_by_key(|remark| (remark.link, remark.kind));
        Self { list }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.list.iter()
    }

    /// Those on one link.
    pub fn of_link(&self, link: LinkIx) -> &[Remark] {
        let start = self.list.partition_point(|remark| remark.link < link);
        let end = self.list.partition_point(|remark| remark.link <= link);
        &self.list[start..end]
    }
}

/// Tells the remarks as facts of the story.
pub(super) fn tell(voice: &Voice<'_, '_>, story: &mut Vec<Told>) {
    let one = |remark: &Remark| {
        let cite = voice.cite(Side::New, remark.clause).to_owned();
        Told { fact: Fact::Check(cite, voice.doubt(remark)), links: vec![remark.link] }
    };
    told_or_counted(story, voice.redline.remarks.iter().map(one).collect(), Rest::Checks);
}

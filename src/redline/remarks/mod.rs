//! What a reader should check: places where the new draft does not agree with what happened to it.
//!
//! 1. [`references`]: references that should have changed and did not, or that point nowhere now;
//! 2. [`accounts`]: notes such as "Moved as article 54 ante" that the text does not bear out.

mod accounts;
mod references;

use super::Redline;
use super::story::Sentence;
use super::story::sentence;
use super::story::told_or_counted;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::reference::Reader;
use crate::pair::Pair;

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
    /// What is doubtful, as a phrase that goes on from the citation: `names article 4, which is article 5 now`.
    pub message: String,
}

/// All remarks on a redline, in the order of its links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    list: Vec<Remark>,
}

impl Remarks {
    pub(super) fn of<'d>(redline: &Redline<'d>, readers: &Pair<Reader<'d>>) -> Self {
        let mut list = references::find(redline, readers);
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

/// Tells the remarks as sentences of the story.
pub(super) fn tell(redline: &Redline<'_>, story: &mut Vec<Sentence>) {
    let one = |remark: &Remark| {
        let text = format!("check {}: it {}", redline.cites.new.cite(remark.clause), remark.message);
        sentence(&text, vec![remark.link])
    };
    told_or_counted(story, redline.remarks.iter().map(one).collect(), "places should be checked");
}

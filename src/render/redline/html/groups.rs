//! A redline as headings, each with what stands under it.

use super::sorts::Sort;
use super::sorts::Sorts;
use crate::align::LinkIx;
use crate::draft::Clause;
use crate::draft::Kind;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::WordCount;

/// A heading with the clauses up to the next heading.
pub(super) struct Group {
    /// The links, the heading first.
    pub(super) links: Vec<LinkIx>,
    /// What kind of clause the first link is shown by.
    pub(super) kind: Kind,
    /// How many blocks of it are changed, with what moved away.
    pub(super) changes: usize,
    /// Its words.
    pub(super) words: WordCount,
}

impl Group {
    /// The link of the heading, or the first link where nothing is headed.
    pub(super) fn first(&self) -> LinkIx {
        self.links[0]
    }

    /// Says whether it is a heading that others stand under: a chapter, not an article.
    pub(super) fn is_container(&self) -> bool {
        self.kind.has_heading() && !matches!(self.kind, Kind::Article | Kind::Preamble)
    }
}

/// The groups of a redline in order, and the sorts of all its links.
pub(super) struct Groups {
    /// The groups.
    pub(super) list: Vec<Group>,
    /// The sorts of change of every link.
    pub(super) sorts: Vec<Sorts>,
}

impl Groups {
    /// Divides the links of a redline at their headings.
    pub(super) fn of(redline: &Redline<'_>, offences: &Affected) -> Self {
        let mut sorts: Vec<Sorts> = redline.alignment.indices().map(|at| Sorts::of(redline, at)).collect();
        if !offences.effects.is_empty() {
            for at in redline.alignment.indices().filter(|&at| redline.is_touched(at)) {
                let held = offences.of_link(redline.alignment.link(at));
                let affected = offences.effects.iter().any(|effect| held.contains(&effect.offence));
                sorts[at.at()].put(Sort::Offence, affected);
            }
        }
        let mut list: Vec<Group> = Vec::new();
        for at in redline.alignment.indices() {
            let kind = clause(redline, at).1.kind;
            if kind.has_heading() || list.is_empty() {
                list.push(Group { links: Vec::new(), kind, changes: 0, words: WordCount::default() });
            }
            let group = list.last_mut().expect("there is a first group");
            group.links.push(at);
            let words = redline.edit(at).words;
            group.words.inserted += words.inserted;
            group.words.deleted += words.deleted;
            group.changes += usize::from(!sorts[at.at()].is_empty()) + redline.alignment.departed(at).len();
        }
        Self { list, sorts }
    }

    /// The changes under a container, up to the next of its rank.
    pub(super) fn changes_under(&self, at: usize) -> usize {
        let own = &self.list[at];
        let under = self.list[at + 1..].iter().take_while(|next| !next.is_container() || next.kind > own.kind);
        own.changes + under.map(|group| group.changes).sum::<usize>()
    }
}

/// The clause that a link is shown by.
pub(super) fn clause<'d>(redline: &Redline<'d>, at: LinkIx) -> (Side, &'d Clause) {
    let (side, clause) = redline.alignment.link(at).shown();
    (side, redline.drafts.get(side).clause(clause))
}

/// What the heading of a link says in a line.
pub(super) fn title(redline: &Redline<'_>, at: LinkIx) -> Option<String> {
    let clause = clause(redline, at).1;
    match (clause.head.as_str(), clause.text.as_str()) {
        ("", "") => None,
        (head, "") => Some(head.to_owned()),
        ("", text) => Some(text.to_owned()),
        (head, text) => Some(format!("{head} {text}")),
    }
}

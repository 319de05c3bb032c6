//! Who is linked with whom so far.

use rustc_hash::FxHashSet;

use super::pins::Never;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;

/// How sure a link is that rests on a kept number alone.
pub(super) const NUMBER_ALONE: f32 = 0.4;

/// Why two clauses are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A pin of the user.
    Pin,
    /// The same permanent id.
    Id,
    /// Equal words, found once on both sides or between the same neighbours.
    EqualText,
    /// The same term is defined.
    Term,
    /// The draft's own note, such as "Moved as article 54 ante".
    Note,
    /// Similar words.
    Similar,
    /// The same place: number, title, or the only ones left between the same neighbours.
    Place,
    /// The clauses in them are linked.
    Children,
}

impl Evidence {
    /// A phrase for `--explain`.
    pub fn phrase(self) -> &'static str {
        match self {
            Evidence::Pin => "pinned by the user",
            Evidence::Id => "same permanent id",
            Evidence::EqualText => "equal words",
            Evidence::Term => "same term defined",
            Evidence::Note => "named in the draft's own note",
            Evidence::Similar => "similar words",
            Evidence::Place => "same place between the same neighbours",
            Evidence::Children => "clauses in them are linked",
        }
    }
}

/// One clause linked with one of the other draft.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bond {
    pub(super) other: ClauseIx,
    pub(super) evidence: Evidence,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// The bonds of both drafts; each clause has one at most.
#[derive(Debug, Clone)]
pub(super) struct Matching {
    bonds: Pair<Vec<Option<Bond>>>,
    /// Clauses that are spoken for without a bond of their own: parts of a pinned split or merge.
    reserved: Pair<FxHashSet<ClauseIx>>,
    /// Pairs that the user forbids.
    never: Never,
}

impl Matching {
    pub(super) fn of(drafts: Pair<&Draft>, never: Never) -> Self {
        Self { bonds: drafts.map(|draft| vec![None; draft.clauses.len()]), reserved: Pair::default(), never }
    }

    /// Keeps a clause from being linked.
    pub(super) fn reserve(&mut self, side: Side, at: ClauseIx) {
        self.reserved.get_mut(side).insert(at);
    }

    /// Links two clauses, unless one of them is linked or the user forbids it.
    pub(super) fn link(&mut self, pair: Pair<ClauseIx>, evidence: Evidence, confidence: f32) -> bool {
        if !self.is_free(Side::Old, pair.old) || !self.is_free(Side::New, pair.new) || self.never.has(pair) {
            return false;
        }
        self.bonds.old[pair.old.at()] = Some(Bond { other: pair.new, evidence, confidence });
        self.bonds.new[pair.new.at()] = Some(Bond { other: pair.old, evidence, confidence });
        true
    }

    /// Links what is linked in a later copy.
    pub(super) fn take_in(&mut self, later: &Self) {
        for (at, bond) in later.bonds.old.iter().enumerate() {
            if let Some(Bond { other, evidence, confidence }) = *bond {
                self.link(Pair::new(ClauseIx::new(at), other), evidence, confidence);
            }
        }
    }

    pub(super) fn bond(&self, side: Side, at: ClauseIx) -> Option<Bond> {
        self.bonds.get(side)[at.at()]
    }

    pub(super) fn other(&self, side: Side, at: ClauseIx) -> Option<ClauseIx> {
        self.bond(side, at).map(|bond| bond.other)
    }

    /// The counterpart of a clause that may tell where its parent went: one that has nothing but its number in common
    /// may be on something else, and so may what it stands in.
    pub(super) fn witnessed(&self, side: Side, at: ClauseIx) -> Option<ClauseIx> {
        let alone = |bond: &Bond| bond.evidence == Evidence::Place && bond.confidence <= NUMBER_ALONE;
        self.bond(side, at).filter(|bond| !alone(bond)).map(|bond| bond.other)
    }

    pub(super) fn is_free(&self, side: Side, at: ClauseIx) -> bool {
        self.bonds.get(side)[at.at()].is_none() && !self.reserved.get(side).contains(&at)
    }

    pub(super) fn are_linked(&self, pair: Pair<ClauseIx>) -> bool {
        self.other(Side::Old, pair.old) == Some(pair.new)
    }

    /// The clauses of a list that are not linked.
    pub(super) fn free(&self, side: Side, list: &[ClauseIx]) -> Vec<ClauseIx> {
        list.iter().copied().filter(|&at| self.is_free(side, at)).collect()
    }
}

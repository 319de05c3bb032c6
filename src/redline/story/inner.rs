//! Clauses within articles that moved, split or merged.

use rustc_hash::FxHashSet;

use super::Teller;
use super::Told;
use super::fact::Fact;
use super::fact::Rest;
use super::fact::Way;
use super::fact::WayKind;
use super::told_or_counted;
use super::wording::depth;
use super::words_of_text;
use crate::align::LinkIx;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

impl Teller<'_, '_, '_> {
    pub(super) fn split_and_merged_clauses(&self, story: &mut Vec<Told>) {
        let inner = |at: &LinkIx| !self.clause_kind(*at).has_heading();
        let told = self.redline.alignment.indices().filter(inner).filter_map(|at| self.split_or_merged(at));
        told_or_counted(story, told.collect(), Rest::ClausesParted);
    }

    /// What a link of several clauses tells; others tell nothing.
    pub(super) fn split_or_merged(&self, at: LinkIx) -> Option<Told> {
        let link = self.link(at);
        let names = |side: Side| link.side(side).iter().map(|&clause| self.cite(side, clause)).collect();
        let cites = || Pair::new(names(Side::Old), names(Side::New));
        let fact = match (link.is_split(), link.is_merged()) {
            (true, _) => Fact::Split(cites()),
            (false, true) => Fact::Merged(cites()),
            (false, false) => return None,
        };
        Some(Told { fact, links: vec![at] })
    }

    pub(super) fn moved_clauses(&self, story: &mut Vec<Told>) {
        let mut ways: Vec<(Way, Vec<LinkIx>)> = Vec::new();
        let told: FxHashSet<LinkIx> = self.carrying.told.iter().map(|one| one.links.new).collect();
        let others = self.redline.alignment.indices().filter(|at| !told.contains(at));
        for (at, way) in others.filter_map(|at| Some((at, self.way(at)?))) {
            match ways.last_mut().filter(|(last, _)| last.kind == way.kind && last.to == way.to) {
                Some((last, links)) => {
                    last.more += 1;
                    last.depth = last.depth.or(way.depth);
                    links.push(at);
                }
                None => ways.push((way, vec![at])),
            }
        }
        let told = ways.into_iter().map(|(way, links)| Told { fact: Fact::Went(way), links });
        told_or_counted(story, told.collect(), Rest::ClausesMoved);
    }

    fn way(&self, at: LinkIx) -> Option<Way> {
        let (link, changes) = (self.link(at), self.redline.edit(at).changes);
        let elsewhere = changes.moved || changes.promoted || changes.demoted;
        // A clause that was split or merged is told as that.
        let several = link.is_split() || link.is_merged();
        if !elsewhere || several || self.clause_kind(at).has_heading() || !self.is_outermost(at) {
            return None;
        }
        let (&old, &new) = (link.old.first()?, link.new.first()?);
        let (from, to) = (self.cite(Side::Old, old), self.cite(Side::New, new));
        if self.redline.drafts.old.clause(old).kind == Kind::Group || from == to {
            return None;
        }
        let depth = depth(words_of_text(self.redline, at)).filter(|_| changes.amended);
        let kind = if changes.promoted || changes.demoted { WayKind::Became } else { WayKind::Moved };
        Some(Way { from, more: 0, to, kind, depth })
    }

    /// Says whether the clause above did not move with this one.
    fn is_outermost(&self, at: LinkIx) -> bool {
        let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
        let above = parent.map(|parent| self.redline.edit(self.redline.alignment.link_of(Side::New, parent)).changes);
        !above.is_some_and(|changes| changes.moved || changes.promoted || changes.demoted)
    }
}

//! Clauses within articles that moved, split or merged.

use super::Sentence;
use super::Teller;
use super::wording::depth;
use super::wording::list;
use super::wording::sentence;
use super::wording::told_or_counted;
use crate::align::LinkIx;
use crate::draft::Kind;
use crate::pair::Side;

/// Clauses that went the same way.
struct Way {
    from: Vec<String>,
    verb: &'static str,
    to: String,
    how: Option<&'static str>,
    links: Vec<LinkIx>,
}

impl Teller<'_> {
    pub(super) fn split_and_merged_clauses(&self, story: &mut Vec<Sentence>) {
        let inner = |at: &LinkIx| !self.clause_kind(*at).has_heading();
        let told = self.redline.alignment.indices().filter(inner).filter_map(|at| self.split_or_merged(at));
        told_or_counted(story, told.collect(), "clauses were split or merged");
    }

    /// What a link of several clauses tells; others tell nothing.
    pub(super) fn split_or_merged(&self, at: LinkIx) -> Option<Sentence> {
        let link = self.link(at);
        let verb = match (link.is_split(), link.is_merged()) {
            (true, _) => "was split into",
            (false, true) => "were merged into",
            (false, false) => return None,
        };
        let names =
            |side: Side| list(&link.side(side).iter().map(|&clause| self.cite(side, clause)).collect::<Vec<_>>());
        Some(sentence(&format!("{} {verb} {}", names(Side::Old), names(Side::New)), vec![at]))
    }

    pub(super) fn moved_clauses(&self, story: &mut Vec<Sentence>) {
        let mut ways: Vec<Way> = Vec::new();
        for way in self.redline.alignment.indices().filter_map(|at| self.way(at)) {
            match ways.last_mut().filter(|last| last.verb == way.verb && last.to == way.to) {
                Some(last) => {
                    last.from.extend(way.from);
                    last.links.extend(way.links);
                    last.how = last.how.or(way.how);
                }
                None => ways.push(way),
            }
        }
        let told = ways.into_iter().map(|way| {
            let how = way.how.map_or(String::new(), |how| format!(", {how}"));
            let more = match way.from.len() {
                1 => String::new(),
                several => format!(" and {} more", several - 1),
            };
            sentence(&format!("{}{more} {} {}{how}", way.from[0], way.verb, way.to), way.links)
        });
        told_or_counted(story, told.collect(), "clauses moved");
    }

    fn way(&self, at: LinkIx) -> Option<Way> {
        let (link, changes) = (self.link(at), self.redline.edit(at).changes);
        let elsewhere = changes.moved || changes.promoted || changes.demoted;
        if !elsewhere || self.clause_kind(at).has_heading() || !self.is_outermost(at) {
            return None;
        }
        let (&old, &new) = (link.old.first()?, link.new.first()?);
        let (from, to) = (self.cite(Side::Old, old), self.cite(Side::New, new));
        if self.redline.drafts.old.clause(old).kind == Kind::Group || from == to {
            return None;
        }
        let how = depth(self.redline.edit(at).words).filter(|_| changes.amended);
        let verb = if changes.promoted || changes.demoted { "became" } else { "moved to" };
        Some(Way { from: vec![from], verb, to, how, links: vec![at] })
    }

    /// Says whether the clause above did not move with this one.
    fn is_outermost(&self, at: LinkIx) -> bool {
        let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
        let above = parent.map(|parent| self.redline.edit(self.redline.alignment.link_of(Side::New, parent)).changes);
        !above.is_some_and(|changes| changes.moved || changes.promoted || changes.demoted)
    }
}

//! What claims about removed offences are worth.

use super::events::EventKind;
use super::ledger::Ledger;
use super::taxonomy::Claim;
use super::taxonomy::OffenceIx;
use super::taxonomy::Taxonomy;

/// What a claim is worth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// The column before.
    pub from: usize,
    /// The column after.
    pub to: usize,
    /// Rightly said to be removed.
    pub confirmed: Vec<OffenceIx>,
    /// Said to be removed, but a clause on other instruments reaches them.
    pub absorbed: Vec<OffenceIx>,
    /// Said to be removed, but they were not there, or still are.
    pub refuted: Vec<OffenceIx>,
    /// Removed or absorbed, but not named.
    pub left_out: Vec<OffenceIx>,
}

impl Ledger {
    /// Holds a claim against the drafts; `None` where it is about others.
    pub fn verdict(&self, claim: &Claim, taxonomy: &Taxonomy) -> Option<Verdict> {
        let (from, to) = (self.column(&claim.from)?, self.column(&claim.to)?);
        if self.columns[from].instrument != claim.instrument {
            return None;
        }
        let mut verdict = Verdict { from, to, ..Verdict::default() };
        let changes = self.between(from, to);
        let claimed: Vec<OffenceIx> = claim.removed.iter().filter_map(|id| taxonomy.find(id)).collect();
        for &offence in &claimed {
            match changes.iter().find(|change| change.offence == offence).map(|change| change.kind) {
                Some(EventKind::Removed) => verdict.confirmed.push(offence),
                Some(EventKind::Absorbed) => verdict.absorbed.push(offence),
                _ => verdict.refuted.push(offence),
            }
        }
        let gone = changes.iter().filter(|change| matches!(change.kind, EventKind::Removed | EventKind::Absorbed));
        verdict.left_out = gone.map(|change| change.offence).filter(|offence| !claimed.contains(offence)).collect();
        Some(verdict)
    }
}

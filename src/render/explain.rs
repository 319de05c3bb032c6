//! Why a clause was linked as it was, as text.

use crate::align::Alignment;
use crate::align::explain::Candidate;
use crate::align::explain::Explanation;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::pair::Side;

/// Writes the link, its score and its parts, and the other candidates.
pub fn write(out: &mut String, explanation: &Explanation, (drafts, alignment): (Pair<&Draft>, &Alignment)) {
    let page = Page { explanation, alignment, drafts, cites: drafts.map(Citations::of) };
    page.link(out);
    page.candidates(out);
}

struct Page<'a> {
    explanation: &'a Explanation,
    alignment: &'a Alignment,
    drafts: Pair<&'a Draft>,
    cites: Pair<Citations<'a>>,
}

impl Page<'_> {
    fn link(&self, out: &mut String) {
        let link = self.alignment.link(self.explanation.link);
        let names = |side: Side| match link.side(side) {
            [] => "nothing".to_owned(),
            clauses => {
                let cites: Vec<&str> = clauses.iter().map(|&at| self.cites.get(side).cite(at)).collect();
                format!("{} of {}", cites.join(" + "), self.symbol(side))
            }
        };
        out.push_str(&format!("{} → {}\n", names(Side::Old), names(Side::New)));
        match (link.is_inserted(), link.is_deleted()) {
            (true, _) => out.push_str("inserted: no clause of the old draft was found for it\n"),
            (_, true) => out.push_str("deleted: no clause of the new draft was found for it\n"),
            _ => {
                let unsure = if link.is_unsure() { ", unsure" } else { "" };
                let (evidence, confidence) = (link.evidence.phrase(), link.confidence);
                out.push_str(&format!("linked: {evidence}, confidence {confidence:.2}{unsure}\n"));
            }
        }
        for chosen in self.explanation.candidates.iter().filter(|candidate| candidate.chosen) {
            out.push_str(&format!("  {}\n", sum(chosen)));
        }
    }

    fn symbol(&self, side: Side) -> &str {
        &self.drafts.get(side).meta.symbol
    }

    fn candidates(&self, out: &mut String) {
        let others: Vec<&Candidate> =
            self.explanation.candidates.iter().filter(|candidate| !candidate.chosen).collect();
        if others.is_empty() {
            out.push_str("no other clause is like it\n");
            return;
        }
        let linked = self.explanation.candidates.len() > others.len();
        let other = self.explanation.side.other();
        let opening = if linked { "what came second" } else { "the best candidates" };
        out.push_str(&format!("{opening} in {}:\n", self.symbol(other)));
        for candidate in others {
            let cite = self.cites.get(other).cite(candidate.clause);
            out.push_str(&format!("  {cite}: {} ({})\n", sum(candidate), self.fate(other, candidate.clause)));
        }
    }

    /// What a clause is linked with instead.
    fn fate(&self, side: Side, at: ClauseIx) -> String {
        let link = self.alignment.link(self.alignment.link_of(side, at));
        match link.side(side.other()) {
            [] if side == Side::New => "inserted".to_owned(),
            [] => "deleted".to_owned(),
            clauses => {
                let cites: Vec<&str> = clauses.iter().map(|&at| self.cites.get(side.other()).cite(at)).collect();
                format!("linked with {}, confidence {:.2}", cites.join(" + "), link.confidence)
            }
        }
    }
}

/// `0.83 = words 0.77 + number 0.06`.
fn sum(candidate: &Candidate) -> String {
    let parts: Vec<String> = candidate.parts.named().map(|(name, part)| format!("{name} {part:.2}")).collect();
    let total = candidate.parts.total();
    if parts.is_empty() { format!("score {total:.2}") } else { format!("score {total:.2} = {}", parts.join(" + ")) }
}

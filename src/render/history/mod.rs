//! The life of a clause for people and machines.

pub mod html;
pub mod json;
pub mod terminal;

use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::lineage::Step;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::blame::Blame;
use crate::redline::voice::Voice;

/// A clause through all drafts, with what it takes to show it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The drafts in their order.
    pub drafts: &'a [&'a Draft],
    /// The redlines of successive drafts.
    pub redlines: &'a [Redline<'a>],
    /// What the clause is in each draft.
    pub steps: &'a [Step],
    /// Who brought each word of the last draft, where that is asked for.
    pub blame: Option<&'a Blame>,
}

/// What is said of one draft.
struct Chapter {
    /// Symbol of the draft.
    symbol: String,
    /// Where the clause stands: its citations.
    cites: Vec<String>,
    /// Its titles, where it has any.
    titles: Vec<String>,
    /// What happened to it since the draft before.
    events: Vec<&'static str>,
    /// What happened to brackets, choices and agreed text in it, as phrases.
    brackets: Vec<String>,
}

impl Page<'_> {
    fn chapters(&self) -> Vec<Chapter> {
        (0..self.drafts.len()).map(|at| self.chapter(at)).collect()
    }

    fn chapter(&self, at: usize) -> Chapter {
        let (draft, clauses) = (self.drafts[at], &self.steps[at].clauses);
        let cites = Citations::of(draft);
        let titled = clauses.iter().map(|&clause| draft.clause(clause)).filter(|clause| clause.kind.has_heading());
        Chapter {
            symbol: draft.meta.symbol.clone(),
            cites: clauses.iter().map(|&clause| cites.cite(clause).to_owned()).collect(),
            titles: titled.map(|clause| clause.text.as_str().to_owned()).filter(|title| !title.is_empty()).collect(),
            events: self.events(at),
            brackets: self.brackets(at),
        }
    }

    /// What happened to brackets, choices and agreed text on the way to a draft.
    fn brackets(&self, at: usize) -> Vec<String> {
        if at == 0 {
            return Vec::new();
        }
        let redline = &self.redlines[at - 1];
        let voice = Voice::of(redline, redline.drafts.new.meta.language);
        let links: Vec<LinkIx> = self.links(at).into_iter().map(|(link, _)| link).collect();
        let alarms = links.iter().filter_map(|&link| redline.progress.regression(link));
        let mut told: Vec<String> = alarms.map(|regression| format!("‼ {}", voice.regression(regression))).collect();
        told.dedup();
        told.extend(voice.events(&links));
        told
    }

    /// What happened on the way to a draft, most telling first.
    fn events(&self, at: usize) -> Vec<&'static str> {
        let there = |at: usize| !self.steps[at].clauses.is_empty();
        let earlier = (0..at).any(there);
        match (at.checked_sub(1).is_some_and(there), there(at)) {
            (false, false) => vec!["not there"],
            (true, false) => vec!["deleted"],
            (false, true) if at == 0 => vec!["in the first draft"],
            (false, true) if earlier => vec!["restored"],
            (false, true) => vec!["new"],
            (true, true) => self.edited(at),
        }
    }

    fn edited(&self, at: usize) -> Vec<&'static str> {
        let redline = &self.redlines[at - 1];
        let mut names: Vec<&'static str> = Vec::new();
        for &link in &self.steps[at].links {
            let changed = redline.alignment.link(link);
            names.extend(changed.is_merged().then_some("merged"));
            names.extend(changed.is_split().then_some("split"));
            names.extend(redline.edit(link).changes.names());
        }
        let below =
            self.links(at).iter().any(|&(link, _)| redline.edit(link).segments.iter().any(|part| part.op != Op::Equal));
        names.extend(below.then_some("amended"));
        let mut once = Vec::new();
        names.into_iter().for_each(|name| {
            if !once.contains(&name) {
                once.push(name)
            }
        });
        if once.is_empty() { vec!["unchanged"] } else { once }
    }

    /// The links of the clause and all that stands in it, with their depths below it.
    fn links(&self, at: usize) -> Vec<(LinkIx, usize)> {
        let before = &self.steps[at - 1].clauses;
        super::excerpt::links(&self.redlines[at - 1], before, &self.steps[at].clauses)
    }

    /// All clauses of the last draft in which the clause stands, in reading order, with their depths below it.
    fn last(&self) -> Vec<(ClauseIx, usize)> {
        let Some(draft) = self.drafts.last() else { return Vec::new() };
        let tops = self.steps.last().map_or(&[][..], |step| &step.clauses);
        let below =
            |&top: &ClauseIx| draft.subtree(top).into_iter().map(move |at| (at, draft.depth(at) - draft.depth(top)));
        tops.iter().flat_map(below).collect()
    }
}

//! The life of a clause for people and machines.

pub mod html;
pub mod json;
pub mod terminal;

use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::lineage::Step;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::blame::Blame;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

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
    /// Language of the words for people.
    pub interface: Language,
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
    events: Vec<Event>,
    /// What happened to brackets, choices and agreed text in it, as phrases.
    brackets: Vec<String>,
}

/// What happened to the clause on the way to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Absent,
    First,
    New,
    Restored,
    Deleted,
    Merged,
    Split,
    Amended,
    Retitled,
    Renumbered,
    Moved,
    Promoted,
    Demoted,
    Unchanged,
}

impl Event {
    /// The name in JSON, and the word for people.
    fn names(self) -> (&'static str, Word) {
        match self {
            Event::Absent => ("not there", Word::HisAbsent),
            Event::First => ("in the first draft", Word::HisFirst),
            Event::New => ("new", Word::HisNew),
            Event::Restored => ("restored", Word::HisRestored),
            Event::Deleted => ("deleted", Word::DidDeleted),
            Event::Merged => ("merged", Word::DidMerged),
            Event::Split => ("split", Word::DidSplit),
            Event::Amended => ("amended", Word::DidAmended),
            Event::Retitled => ("retitled", Word::DidRetitled),
            Event::Renumbered => ("renumbered", Word::DidRenumbered),
            Event::Moved => ("moved", Word::DidMoved),
            Event::Promoted => ("promoted", Word::DidPromoted),
            Event::Demoted => ("demoted", Word::DidDemoted),
            Event::Unchanged => ("unchanged", Word::DidNothing),
        }
    }
}

impl Chapter {
    /// What happened, for people.
    fn told(&self, words: &Words) -> String {
        self.events.iter().map(|event| words.say(event.names().1)).collect::<Vec<_>>().join(words.comma())
    }
}

impl Page<'_> {
    fn words(&self) -> Words {
        Words::of(self.interface)
    }

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
        let voice = Voice::of(redline, self.interface);
        let links: Vec<LinkIx> = self.links(at).into_iter().map(|(link, _)| link).collect();
        let alarms = links.iter().filter_map(|&link| redline.progress.regression(link));
        let mut told: Vec<String> = alarms.map(|regression| format!("‼ {}", voice.regression(regression))).collect();
        told.dedup();
        told.extend(voice.events(&links));
        told
    }

    /// What happened on the way to a draft, most telling first.
    fn events(&self, at: usize) -> Vec<Event> {
        let there = |at: usize| !self.steps[at].clauses.is_empty();
        let earlier = (0..at).any(there);
        match (at.checked_sub(1).is_some_and(there), there(at)) {
            (false, false) => vec![Event::Absent],
            (true, false) => vec![Event::Deleted],
            (false, true) if at == 0 => vec![Event::First],
            (false, true) if earlier => vec![Event::Restored],
            (false, true) => vec![Event::New],
            (true, true) => self.edited(at),
        }
    }

    fn edited(&self, at: usize) -> Vec<Event> {
        let redline = &self.redlines[at - 1];
        let mut all: Vec<Event> = Vec::new();
        for &link in &self.steps[at].links {
            let (changed, changes) = (redline.alignment.link(link), redline.edit(link).changes);
            let happened = [
                (changed.is_merged(), Event::Merged),
                (changed.is_split(), Event::Split),
                (changes.amended, Event::Amended),
                (changes.retitled, Event::Retitled),
                (changes.renumbered, Event::Renumbered),
                (changes.moved || changes.regrouped, Event::Moved),
                (changes.promoted, Event::Promoted),
                (changes.demoted, Event::Demoted),
            ];
            all.extend(happened.into_iter().filter(|(is, _)| *is).map(|(_, event)| event));
        }
        let below =
            self.links(at).iter().any(|&(link, _)| redline.edit(link).segments.iter().any(|part| part.op != Op::Equal));
        all.extend(below.then_some(Event::Amended));
        let mut once = Vec::new();
        all.into_iter().for_each(|event| {
            if !once.contains(&event) {
                once.push(event)
            }
        });
        if once.is_empty() { vec![Event::Unchanged] } else { once }
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

//! What a round did to brackets and agreed text, in words.

use super::Event;
use super::EventKind;
use super::Regression;
use super::Secured;
use super::Setback;
use super::Standing;
use crate::align::LinkIx;
use crate::draft::marks::Agreement;
use crate::redline::Redline;
use crate::redline::story;
use crate::redline::story::Sentence;

/// A text in a sentence is cut after so many characters.
const QUOTED: usize = 60;

impl Event {
    /// What happened, as a phrase: `brackets lifted: text agreed`.
    pub fn phrase(&self) -> String {
        let still = match self.standing {
            Standing::Free => "",
            Standing::InDoubt => ", still in doubt",
        };
        match self.kind {
            EventKind::Kept if self.standing == Standing::Free => "brackets lifted: text agreed".to_owned(),
            EventKind::Kept => format!("brackets lifted: text kept{still}"),
            EventKind::Dropped if self.brackets == 0 => "options dropped".to_owned(),
            EventKind::Dropped => "brackets lifted: text dropped".to_owned(),
            EventKind::Narrowed => "brackets narrowed".to_owned(),
            EventKind::Widened => "brackets widened".to_owned(),
            EventKind::Opened if self.text.old.is_empty() => "new text in brackets".to_owned(),
            EventKind::Opened => "brackets opened".to_owned(),
            EventKind::Filled => format!("blank filled: {}{still}", quoted(&self.text.new)),
            EventKind::Reduced if self.won.is_empty() => format!("reduced to {}", story::list(&self.left)),
            EventKind::Reduced => format!("alternatives settled: {}{still}", all_quoted(&self.won)),
            EventKind::Chosen if self.won.is_empty() => "options replaced by other words".to_owned(),
            EventKind::Chosen => format!("{} chosen{still}", story::list(&self.won)),
        }
    }

    /// What happened, as a sentence about one place.
    fn sentence(&self, place: &str) -> String {
        let text = quoted(&self.text.old);
        match self.kind {
            EventKind::Filled => {
                format!("blank filled in {place}: {} for {text}", quoted(&self.text.new))
            }
            EventKind::Reduced if self.brackets == 0 => {
                format!("options in {place} are reduced to {}", story::list(&self.left))
            }
            EventKind::Reduced if self.won.is_empty() => {
                format!("alternatives {text} in {place} are reduced to {}", all_quoted(&self.left))
            }
            EventKind::Reduced => format!("of the alternatives {text} in {place}, {} won", all_quoted(&self.won)),
            EventKind::Chosen if self.won.is_empty() => {
                format!("in {place}, other words took the place of all options ({})", self.text.old)
            }
            EventKind::Chosen => {
                let verb = if self.won.len() == 1 { "was" } else { "were" };
                format!("in {place}, {} {verb} chosen (of {})", story::list(&self.won), self.text.old)
            }
            EventKind::Kept | EventKind::Dropped | EventKind::Narrowed | EventKind::Widened | EventKind::Opened => {
                format!("{} in {place}", self.phrase())
            }
        }
    }
}

impl Regression {
    /// What befell the text, as a phrase: `was agreed ad referendum, now touched`.
    pub fn phrase(&self) -> String {
        format!("was {}, now {}", self.was.phrase(), self.now.phrase())
    }
}

impl Secured {
    /// How secure a text was, as words.
    pub fn phrase(self) -> &'static str {
        match self {
            Secured::By(Agreement::AdReferendum) => "agreed ad referendum",
            Secured::By(Agreement::Agreed) => "agreed",
            Secured::Clean => "free of brackets",
        }
    }
}

impl Setback {
    /// What befell a text, as words.
    pub fn phrase(self) -> &'static str {
        match self {
            Setback::Deleted => "deleted",
            Setback::Touched => "changed",
            Setback::Bracketed => "in brackets or under an option",
            Setback::Unmarked => "no longer marked so",
        }
    }
}

/// Tells of agreed text that is touched, and of free text that is put in brackets: what a reader must not miss.
pub(in crate::redline) fn alarms(redline: &Redline<'_>, story: &mut Vec<Sentence>) {
    let loud = |regression: &&Regression| regression.was != Secured::Clean || regression.now == Setback::Bracketed;
    setbacks(redline, redline.progress.regressions.iter().filter(loud), story);
}

/// Tells what happened to brackets, choices and blanks, and what befell text that was free of brackets.
pub(in crate::redline) fn events(redline: &Redline<'_>, story: &mut Vec<Sentence>) {
    let all = &redline.progress.events;
    for kind in [EventKind::Chosen, EventKind::Reduced, EventKind::Filled] {
        let told: Vec<Sentence> =
            all.iter().filter(|event| event.kind == kind).map(|event| one(redline, event)).collect();
        let more = match kind {
            EventKind::Chosen => "sets of options were settled",
            EventKind::Reduced => "sets of alternatives were settled or reduced",
            _ => "blanks were filled",
        };
        story::told_or_counted(story, told, more);
    }
    let groups = [
        (EventKind::Kept, Standing::Free, "brackets lifted in", ": text agreed"),
        (EventKind::Kept, Standing::InDoubt, "inner brackets lifted in", ": text kept, still in doubt"),
        (EventKind::Dropped, Standing::Free, "brackets lifted in", ": text dropped"),
        (EventKind::Narrowed, Standing::InDoubt, "brackets narrowed in", ""),
        (EventKind::Widened, Standing::InDoubt, "brackets widened in", ""),
    ];
    for (kind, standing, opening, ending) in groups {
        let meant = all.iter().filter(|event| event.kind == kind && event.standing == standing && event.brackets > 0);
        grouped(redline, meant.map(|event| event.link), (opening, ending), story);
    }
    let options = all.iter().filter(|event| event.kind == EventKind::Dropped && event.brackets == 0);
    grouped(redline, options.map(|event| event.link), ("all options dropped in", ""), story);
    let opened = |fresh: bool| {
        all.iter().filter(move |event| event.kind == EventKind::Opened && event.text.old.is_empty() == fresh)
    };
    grouped(redline, opened(false).map(|event| event.link), ("brackets opened in", ": text was there before"), story);
    grouped(redline, opened(true).map(|event| event.link), ("new text in brackets in", ""), story);
    let quiet = |regression: &&Regression| regression.was == Secured::Clean && regression.now != Setback::Bracketed;
    setbacks(redline, redline.progress.regressions.iter().filter(quiet), story);
}

fn one(redline: &Redline<'_>, event: &Event) -> Sentence {
    story::sentence(&event.sentence(redline.cite(event.link)), vec![event.link])
}

/// One sentence for each sort of setback.
fn setbacks<'a>(redline: &Redline<'_>, all: impl Iterator<Item = &'a Regression> + Clone, story: &mut Vec<Sentence>) {
    let mut sorts: Vec<(Secured, Setback)> = all.clone().map(|one| (one.was, one.now)).collect();
    sorts.sort_unstable();
    sorts.dedup();
    for (was, now) in sorts {
        let links = all.clone().filter(|one| (one.was, one.now) == (was, now)).map(|one| one.link);
        let opening = match now {
            Setback::Deleted => format!("text that was {} is deleted in", was.phrase()),
            Setback::Touched => format!("text that was {} is changed in", was.phrase()),
            Setback::Bracketed => format!("text that was {} is in brackets or under an option in", was.phrase()),
            Setback::Unmarked => format!("text that was {} is no longer marked so in", was.phrase()),
        };
        grouped(redline, links, (&opening, ""), story);
    }
}

/// A sentence that names all places of something, or some of them where there are many.
fn grouped(
    redline: &Redline<'_>,
    links: impl Iterator<Item = LinkIx>,
    (opening, ending): (&str, &str),
    story: &mut Vec<Sentence>,
) {
    let mut links: Vec<LinkIx> = links.collect();
    links.dedup();
    let mut names: Vec<String> = links.iter().take(story::NAMED).map(|&at| redline.cite(at).to_owned()).collect();
    names.dedup();
    let places = match links.len() {
        0 => return,
        count if count > story::NAMED => format!("{count} clauses, among them {}", story::list(&names)),
        _ => story::list(&names),
    };
    story.push(story::sentence(&format!("{opening} {places}{ending}"), links));
}

fn all_quoted(texts: &[String]) -> String {
    story::list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// A text in quotes, cut where it is long.
fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_none() { format!("“{start}”") } else { format!("“{}…”", start.trim_end()) }
}

//! The offences of a redline: which clauses hold which, and which came, went, were absorbed or changed.

use super::OffenceIx;
use super::Recognised;
use super::Recognition;
use super::Taxonomy;
use super::events::ElementChange;
use super::events::EventKind;
use super::ledger::Cell;
use super::ledger::Ledger;
use super::ledger::Round;
use super::ledger::Row;
use super::ledger::State;
use super::recognise;
use super::tongue::Tongue;
use super::tongue::fill;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::lineage::Lineage;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::WordCount;
use crate::redline::story::Sentence;
use crate::redline::voice::Voice;

/// What a redline did to an offence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// Its own clause went, a clause on other instruments reaches it.
    Absorbed,
    /// It stays, in other words, under another title, in brackets, or with other elements.
    Changed,
}

impl Fate {
    /// All, in the order in which they are told.
    pub const ALL: [Fate; 4] = [Fate::Added, Fate::Removed, Fate::Absorbed, Fate::Changed];

    /// The name used in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Absorbed => "absorbed",
            Fate::Changed => "changed",
        }
    }
}

/// An offence that a redline did something to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Which.
    pub offence: OffenceIx,
    /// What.
    pub fate: Fate,
    /// The clauses that hold it in either draft, as they are cited.
    pub cites: Pair<Vec<String>>,
    /// How the new draft holds it.
    pub state: State,
    /// The links of these clauses.
    pub links: Vec<LinkIx>,
    /// The clauses that hold it in either draft.
    clauses: Pair<Vec<ClauseIx>>,
    /// What changed in it where it stays.
    details: Vec<Detail>,
}

/// What changed in an offence that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Detail {
    /// Its clause had this title.
    Renamed(String),
    /// Several of its clauses became one.
    Merged,
    /// Its clause became several.
    Split,
    /// It was put in brackets.
    Bracketed,
    /// Its brackets were lifted.
    Unbracketed,
    /// It has an element of [`Taxonomy::marks`] that it had not.
    Gains(usize),
    /// It has lost one.
    Loses(usize),
    /// So many words came and went in its clauses.
    Words(usize, usize),
}

/// The offences of a redline. Empty where neither draft speaks of crimes.
#[derive(Debug, Default)]
pub struct Affected {
    recognised: Pair<Recognition>,
    /// What happened to offences, in the order of [`Fate::ALL`], then of the taxonomy.
    pub effects: Vec<Effect>,
}

/// More offences than this in one sentence are counted, not named.
const NAMED: usize = 24;

/// A draft of a language without any of these letters in a row says nothing of crimes, capitals aside.
fn stems(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["offence", "ffense", "riminal"],
        Language::French => &["nfraction", "riminel", "élit"],
        Language::Spanish => &["elito", "enal", "riminal"],
        Language::Russian => &["реступ", "головн"],
        Language::Chinese => &["罪"],
        Language::Arabic => &["جريم", "جرائم", "جنائي"],
        Language::Other => {
            &["offence", "ffense", "riminal", "nfraction", "élit", "elito", "реступ", "головн", "罪", "جريم", "جرائم"]
        }
    }
}

impl Affected {
    /// Recognises the offences of both drafts and compares them.
    pub fn of(redline: &Redline<'_>) -> Self {
        let drafts = redline.drafts;
        if !speaks_of_crimes(drafts.old) && !speaks_of_crimes(drafts.new) {
            return Self::default();
        }
        let taxonomy = Taxonomy::built_in();
        let recognised = drafts.map(|draft| recognise(draft, taxonomy));
        let rounds = [
            Round { draft: drafts.old, recognition: &recognised.old },
            Round { draft: drafts.new, recognition: &recognised.new },
        ];
        let lineage = Lineage::trace([&redline.alignment]);
        let ledger = Ledger::record(&rounds, Some(&lineage), taxonomy);
        let mut effects: Vec<Effect> = ledger.rows.iter().filter_map(|row| effect(redline, row)).collect();
        effects.sort_by_key(|effect| effect.fate);
        Self { recognised, effects }
    }

    /// The offences that the clauses of a link hold, be it by the clauses above them; in the order of the taxonomy.
    pub fn of_link(&self, link: &Link) -> Vec<OffenceIx> {
        self.all(link, Recognition::of_clause)
    }

    /// The offences that the clauses of a link hold themselves: an article, not each of its paragraphs.
    pub fn held_by(&self, link: &Link) -> Vec<OffenceIx> {
        self.all(link, Recognition::own)
    }

    fn all(&self, link: &Link, ask: fn(&Recognition, ClauseIx) -> &[Recognised]) -> Vec<OffenceIx> {
        let clauses = Side::BOTH.into_iter().flat_map(|side| link.side(side).iter().map(move |&at| (side, at)));
        let found = clauses.flat_map(|(side, at)| ask(self.recognised.get(side), at));
        let mut found: Vec<OffenceIx> = found.map(|one| one.offence).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The titles of the offences that the clauses of a link hold themselves, in a language.
    pub fn titles(&self, link: &Link, language: Language) -> Vec<&'static str> {
        self.held_by(link).into_iter().map(|offence| Taxonomy::built_in().offence(offence).title(language)).collect()
    }

    /// What happened to the offences of a link, one sentence a fate: to those that came, went or were absorbed, and to those
    /// that stay with more changed in them than words.
    pub fn told_at(&self, link: LinkIx, voice: &Voice<'_, '_>) -> Vec<Sentence> {
        self.told(voice, |effect| effect.links.contains(&link) && !effect.is_wording())
    }

    /// What happened to offences, one sentence a fate.
    pub fn sentences(&self, voice: &Voice<'_, '_>) -> Vec<Sentence> {
        self.told(voice, |_| true)
    }

    fn told(&self, voice: &Voice<'_, '_>, counts: impl Fn(&Effect) -> bool) -> Vec<Sentence> {
        let of = |fate| self.effects.iter().filter(|effect| effect.fate == fate && counts(effect)).collect();
        Fate::ALL.into_iter().filter_map(|fate| Self::sentence(of(fate), fate, voice)).collect()
    }

    fn sentence(effects: Vec<&Effect>, fate: Fate, voice: &Voice<'_, '_>) -> Option<Sentence> {
        let tongue = Tongue::of(voice.language());
        let mut told: Vec<String> = effects.iter().take(NAMED).map(|effect| effect.phrase(voice)).collect();
        let rest = effects.len().saturating_sub(NAMED);
        told.extend((rest > 0).then(|| fill(tongue.more, &[&rest.to_string()])));
        let opening = tongue.opening(fate, effects.len());
        let text = [opening, &told.join(tongue.joints[0]), tongue.stop].concat();
        let mut links: Vec<LinkIx> = Vec::new();
        for &at in effects.iter().flat_map(|effect| &effect.links) {
            // Several offences may stand in one article.
            if !links.contains(&at) {
                links.push(at);
            }
        }
        (!effects.is_empty()).then_some(Sentence { text, links })
    }
}

impl Effect {
    /// Says whether nothing but words changed.
    fn is_wording(&self) -> bool {
        self.fate == Fate::Changed && self.details.iter().all(|detail| matches!(detail, Detail::Words(..)))
    }

    /// What changed in it where it stays, as phrases: `loses a requirement of intent`.
    pub fn details(&self, language: Language) -> Vec<String> {
        let tongue = Tongue::of(language);
        let mark = |at: &usize| Taxonomy::built_in().marks[*at].title(language);
        let told = |detail: &Detail| match detail {
            Detail::Renamed(from) => fill(tongue.renamed, &[from]),
            Detail::Merged => tongue.merged.to_owned(),
            Detail::Split => tongue.split.to_owned(),
            Detail::Bracketed => tongue.bracketed.to_owned(),
            Detail::Unbracketed => tongue.unbracketed.to_owned(),
            Detail::Gains(at) => fill(tongue.gains, &[mark(at)]),
            Detail::Loses(at) => fill(tongue.loses, &[mark(at)]),
            Detail::Words(inserted, deleted) => fill(tongue.words, &[&inserted.to_string(), &deleted.to_string()]),
        };
        self.details.iter().map(told).collect()
    }

    /// The title of the offence, its clauses, and what changed in it.
    fn phrase(&self, voice: &Voice<'_, '_>) -> String {
        let tongue = Tongue::of(voice.language());
        let [_, places, details] = tongue.joints;
        let title = Taxonomy::built_in().offence(self.offence).title(voice.language());
        let cited = |side: Side| {
            let cites = self.clauses.get(side).iter().map(|&at| voice.cite(side, at));
            cites.collect::<Vec<_>>().join(places)
        };
        let (old, new) = (cited(Side::Old), cited(Side::New));
        match self.fate {
            Fate::Added if self.state == State::ByReference => fill(tongue.by_reference, &[title, &new]),
            Fate::Added => fill(tongue.at, &[title, &new]),
            Fate::Removed => fill(tongue.at, &[title, &old]),
            Fate::Absorbed => fill(tongue.now_by, &[title, &old, &new]),
            Fate::Changed => {
                let told = self.details(voice.language()).join(details);
                fill(tongue.details, &[title, &new, &told])
            }
        }
    }
}

fn speaks_of_crimes(draft: &Draft) -> bool {
    let text = draft.source.text();
    stems(draft.meta.language).iter().any(|stem| text.contains(stem))
}

/// What happened to the offence of a row of two columns; nothing where its clauses only have other numbers.
fn effect(redline: &Redline<'_>, row: &Row) -> Option<Effect> {
    let cells = Pair::new(&row.cells[0], &row.cells[1]);
    let fate = row.events.iter().find_map(|event| match event.kind {
        EventKind::Added | EventKind::Restored => Some(Fate::Added),
        EventKind::Removed => Some(Fate::Removed),
        EventKind::Absorbed => Some(Fate::Absorbed),
        EventKind::Renamed | EventKind::Merged | EventKind::Split | EventKind::Bracketed | EventKind::Unbracketed => {
            None
        }
    });
    let details = if fate.is_some() { Vec::new() } else { details(redline, row) };
    let fate = fate.or_else(|| (!details.is_empty()).then_some(Fate::Changed))?;
    let cites = cells.map(|cell| cell.strongest().map(|holder| holder.cite.clone()).collect());
    let clauses = cells.map(|cell| cell.strongest().map(|holder| holder.clause).collect());
    let mut links: Vec<LinkIx> = Side::BOTH
        .into_iter()
        .flat_map(|side| cells.get(side).strongest().map(move |holder| (side, holder.clause)))
        .map(|(side, clause)| redline.alignment.link_of(side, clause))
        .collect();
    links.sort_unstable();
    links.dedup();
    Some(Effect { offence: row.offence, fate, cites, state: cells.new.state, links, clauses, details })
}

/// What changed in an offence that stays.
fn details(redline: &Redline<'_>, row: &Row) -> Vec<Detail> {
    let cells = Pair::new(&row.cells[0], &row.cells[1]);
    let title = |cell: &Cell| cell.strongest().next().map_or_else(String::new, |holder| holder.title.clone());
    let happened = |kind: EventKind| match kind {
        EventKind::Renamed => Some(Detail::Renamed(title(cells.old))),
        EventKind::Merged => Some(Detail::Merged),
        EventKind::Split => Some(Detail::Split),
        EventKind::Bracketed => Some(Detail::Bracketed),
        EventKind::Unbracketed => Some(Detail::Unbracketed),
        EventKind::Added | EventKind::Removed | EventKind::Absorbed | EventKind::Restored => None,
    };
    let element =
        |change: &ElementChange| if change.came { Detail::Gains(change.mark) } else { Detail::Loses(change.mark) };
    let mut told: Vec<Detail> = row.events.iter().filter_map(|event| happened(event.kind)).collect();
    told.extend(row.elements.iter().map(element));
    let WordCount { inserted, deleted, .. } = words(redline, cells);
    if inserted + deleted > 0 {
        told.push(Detail::Words(inserted, deleted));
    }
    told
}

/// The words that came and went in the clauses of an offence.
fn words(redline: &Redline<'_>, cells: Pair<&Cell>) -> WordCount {
    let below = |side: Side| {
        let draft = redline.drafts.get(side);
        let holders = cells.get(side).strongest();
        holders.flat_map(move |holder| draft.subtree(holder.clause)).map(move |clause| (side, clause))
    };
    let mut links: Vec<LinkIx> =
        Side::BOTH.into_iter().flat_map(below).map(|(side, clause)| redline.alignment.link_of(side, clause)).collect();
    links.sort_unstable();
    links.dedup();
    let mut all = WordCount::default();
    for at in links {
        let one = redline.edit(at).words;
        all.inserted += one.inserted;
        all.deleted += one.deleted;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[track_caller]
    fn told(old: &str, new: &str) -> Vec<String> {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let sentences = Affected::of(&made).sentences(&Voice::of(&made, Language::English));
        sentences.into_iter().map(|sentence| sentence.text).collect()
    }

    const ACCESS: &str = "## Article 1. Illegal access\n\nEach State Party shall make it a criminal offence to enter the harbour registry, intentionally and without right.\n\n";
    const LAUNDERING: &str = "## Article 2. Laundering of proceeds of crime\n\nEach State Party shall make it a criminal offence to sell herring that was stolen.\n\n";

    #[test]
    fn an_offence_that_goes_is_told_with_its_article() {
        let told = told(&format!("{ACCESS}{LAUNDERING}"), ACCESS);
        assert_eq!(told, ["Offence removed: Laundering of proceeds of crime (article 2)."]);
    }

    #[test]
    fn an_intent_requirement_that_is_dropped_is_told() {
        let told = told(ACCESS, &ACCESS.replace("intentionally and ", ""));
        assert_eq!(told, ["Offence changed: Illegal access (article 1): loses a requirement of intent, words +0 −2."]);
    }

    #[test]
    fn an_offence_with_another_number_has_not_changed() {
        let first = "## Article 1. Aim\n\nHarbours are for boats.\n\n";
        assert!(told(ACCESS, &format!("{first}{}", ACCESS.replace("Article 1", "Article 2"))).is_empty());
    }

    #[test]
    fn drafts_that_speak_of_no_crime_have_no_offences() {
        let text = "## Article 1. Illegal access\n\nBoats that enter at night are sent away.\n";
        assert!(told(text, &format!("{text}\n## Article 2. Aim\n\nPeace.\n")).is_empty());
    }
}

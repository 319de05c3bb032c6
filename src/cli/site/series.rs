//! Which drafts are one negotiation, and what its pages need, worked out when the first page asks for it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use crate::align::Pins;
use crate::cli::input;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::citation::Citations;
use crate::lineage::Lineage;
use crate::offences::Ledger;
use crate::offences::Recognition;
use crate::offences::Taxonomy;
use crate::offences::ledger::Round;
use crate::offences::ledger::State;
use crate::offences::recognise;
use crate::pair::Pair;
use crate::redline::Redline;
use crate::redline::compare;
use crate::render::site::Entry;
use crate::render::site::Negotiation;
use crate::render::site::TableKind;

/// The drafts of one negotiation in one language, in order.
pub(super) struct Series<'d> {
    pub(super) name: String,
    /// The folder of its pages.
    pub(super) folder: String,
    pub(super) drafts: Vec<&'d Draft>,
    /// The page of each draft.
    pub(super) pages: Vec<String>,
    /// Decided links, by the places of the drafts.
    pins: BTreeMap<(usize, usize), Pins>,
    redlines: OnceLock<Vec<Redline<'d>>>,
    ledger: OnceLock<Ledger>,
    lives: OnceLock<Vec<Life>>,
}

/// Negotiations with up to so many drafts have a redline of every pair.
const EVERY_PAIR: usize = 10;

/// Puts drafts together by instrument, or else by folder, and by language.
pub(super) fn of(drafts: &[Draft]) -> Vec<Series<'_>> {
    let mut found: BTreeMap<(String, &'static str), Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        let folder = Path::new(draft.source.name()).parent().and_then(Path::file_name);
        let folder = folder.map_or_else(|| "drafts".to_owned(), |name| name.to_string_lossy().into_owned());
        let name = draft.meta.instrument.clone().unwrap_or(folder);
        found.entry((name, draft.meta.language.tag())).or_default().push(draft);
    }
    let several = |name: &str, found: &BTreeMap<(String, &str), Vec<&Draft>>| {
        found.keys().filter(|(other, _)| other == name).count() > 1
    };
    let named =
        found.keys().map(|(name, tag)| if several(name, &found) { format!("{name} ({tag})") } else { name.clone() });
    let names: Vec<String> = named.collect();
    let mut taken = Vec::new();
    let folders: Vec<String> = names.iter().map(|name| unique(&mut taken, slug(name))).collect();
    let series = found.into_values().zip(names).zip(folders);
    series.map(|((drafts, name), folder)| Series::new(name, folder, drafts)).collect()
}

impl<'d> Series<'d> {
    fn new(name: String, folder: String, mut drafts: Vec<&'d Draft>) -> Self {
        input::put_in_order(&mut drafts);
        let mut taken = vec!["index".to_owned()];
        let pages = drafts
            .iter()
            .map(|draft| unique(&mut taken, slug(&draft.meta.symbol.replace('_', "-"))) + ".html")
            .collect();
        Self {
            name,
            folder,
            drafts,
            pages,
            pins: BTreeMap::new(),
            redlines: OnceLock::new(),
            ledger: OnceLock::new(),
            lives: OnceLock::new(),
        }
    }

    /// The redlines of successive drafts.
    pub(super) fn redlines(&self) -> &[Redline<'d>] {
        self.redlines.get_or_init(|| (1..self.drafts.len()).map(|new| self.redline((new - 1, new))).collect())
    }

    /// The redline of two drafts, by their places.
    pub(super) fn redline(&self, (old, new): (usize, usize)) -> Redline<'d> {
        let pair = Pair::new(self.drafts[old], self.drafts[new]);
        let none = Pins::default();
        compare(pair, self.pins.get(&(old, new)).unwrap_or(&none))
    }

    /// The drafts of the pairs that have a redline page.
    pub(super) fn drafts_of_pairs(&self) -> Vec<Pair<&'d Draft>> {
        self.pairs().into_iter().map(|(old, new)| Pair::new(self.drafts[old], self.drafts[new])).collect()
    }

    /// Takes the pins of those pairs from a list.
    pub(super) fn pin(&mut self, pins: &mut impl Iterator<Item = Pins>) {
        self.pins = self.pairs().into_iter().zip(pins).collect();
    }

    /// The chain of its alignments.
    pub(super) fn lineage(&self) -> Lineage<'_> {
        Lineage::trace(self.redlines().iter().map(|redline| &redline.alignment))
    }

    /// Its offences.
    pub(super) fn ledger(&self) -> &Ledger {
        self.ledger.get_or_init(|| {
            let taxonomy = Taxonomy::built_in();
            let recognitions: Vec<Recognition> = self.drafts.iter().map(|draft| recognise(draft, taxonomy)).collect();
            let rounds: Vec<Round<'_>> = self
                .drafts
                .iter()
                .zip(&recognitions)
                .map(|(draft, recognition)| Round { draft, recognition })
                .collect();
            Ledger::record(&rounds, Some(&self.lineage()), taxonomy)
        })
    }

    /// The pairs that have a redline page: places of the old and the new draft.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let count = self.drafts.len();
        let all = (1..count).flat_map(|new| (0..new).map(move |old| (old, new)));
        all.filter(|&(old, new)| count <= EVERY_PAIR || old + 1 == new).collect()
    }

    /// The page of a redline.
    pub(super) fn redline_page(&self, (old, new): (usize, usize)) -> String {
        format!("{}_{}", self.pages[old].trim_end_matches(".html"), self.pages[new])
    }

    /// The lives of all articles: those of the last draft, then those that were gone before it, the latest first.
    pub(super) fn lives(&self) -> &[Life] {
        self.lives.get_or_init(|| self.trace_lives())
    }

    fn trace_lives(&self) -> Vec<Life> {
        let (last, lineage) = (self.drafts.len() - 1, self.lineage());
        let mut taken = Vec::new();
        let mut lives = Vec::new();
        for round in (0..=last).rev() {
            let draft = self.drafts[round];
            let cites = Citations::of(draft);
            let units = |&at: &ClauseIx| matches!(draft.clause(at).kind, Kind::Article | Kind::Annex | Kind::Preamble);
            let ends =
                |&at: &ClauseIx| lineage.life(round, &[at])[round + 1..].iter().all(|step| step.clauses.is_empty());
            for clause in draft.indices().filter(units).filter(ends) {
                let (cite, title) = (cites.cite(clause), draft.clause(clause).text.as_str());
                let mut name = if title.is_empty() { cite.to_owned() } else { format!("{cite}: {title}") };
                let mut page = format!("life-{}", cites.id(clause));
                if round < last {
                    name = format!("{name} ({})", draft.meta.symbol);
                    page = format!("{page}-{}", draft.meta.symbol);
                }
                lives.push(Life { round, clause, name, page: unique(&mut taken, slug(&page)) + ".html" });
            }
        }
        lives
    }

    /// The whole of it for a page at a glance.
    pub(super) fn negotiation(&self) -> Negotiation<'d> {
        let standing = |at: usize| {
            let rows = self.ledger().rows.iter();
            rows.filter(|row| row.cells[at].state == State::Standalone).count()
        };
        let entry = |(at, (&draft, page)): (usize, (&&'d Draft, &String))| Entry {
            draft,
            page: page.clone(),
            offences: standing(at),
        };
        let several = self.drafts.len() > 1;
        Negotiation {
            name: self.name.clone(),
            folder: self.folder.clone(),
            drafts: self.drafts.iter().zip(&self.pages).enumerate().map(entry).collect(),
            redlines: self.pairs().into_iter().map(|(old, new)| (old, new, self.redline_page((old, new)))).collect(),
            tables: tables(several).into_iter().map(|(kind, page)| (kind, page.to_owned())).collect(),
            lives: if several {
                self.lives().iter().map(|life| (life.name.clone(), life.page.clone())).collect()
            } else {
                Vec::new()
            },
        }
    }
}

/// The page of the life of an article.
#[derive(Debug)]
pub(super) struct Life {
    /// The last draft that has it.
    pub(super) round: usize,
    /// The article, in that draft.
    pub(super) clause: ClauseIx,
    /// What it is called.
    pub(super) name: String,
    /// The page.
    pub(super) page: String,
}

/// The pages with tables; numbers that only one draft has make no concordance.
pub(super) fn tables(several: bool) -> Vec<(TableKind, &'static str)> {
    let all = [
        (TableKind::Ledger, "tx-offences.html"),
        (TableKind::Brackets, "tx-brackets.html"),
        (TableKind::Concordance, "tx-concordance.html"),
        (TableKind::Positions, "tx-positions.html"),
    ];
    all.into_iter().filter(|(kind, _)| several || *kind != TableKind::Concordance).collect()
}

/// Longest name of a draft in bytes: file systems take 255, and the page of a redline is named by two.
const LONGEST: usize = 100;

/// A name that every file system takes.
fn slug(name: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || matches!(letter, '.' | '_') { letter } else { '-' };
    let slug: String = name.chars().map(plain).collect();
    let end = (0..=LONGEST.min(slug.len())).rev().find(|&at| slug.is_char_boundary(at)).unwrap_or_default();
    let slug = slug[..end].trim_matches(['-', '.']);
    if slug.is_empty() { "draft".to_owned() } else { slug.to_owned() }
}

/// The name, with a number behind it where another file has it.
fn unique(taken: &mut Vec<String>, name: String) -> String {
    let folded = |name: &str| name.to_lowercase();
    let free = |name: &String| !taken.contains(&folded(name));
    let found = std::iter::once(name.clone()).chain((2..).map(|count| format!("{name}-{count}"))).find(free);
    let found = found.expect("there are more numbers than files");
    taken.push(folded(&found));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_symbol_makes_a_name_that_file_systems_take() {
        let name = slug(&"条".repeat(400));
        assert!(name.len() <= LONGEST && name.starts_with("条条"), "{name}");
    }
}

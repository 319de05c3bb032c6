//! Which pages there are, and what each is made from.

use std::hash::Hash;
use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::series;
use super::series::Series;
use super::shared;
use crate::draft::Draft;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::lineage::concordance::Level;
use crate::offences::Taxonomy;
use crate::positions::Positions;
use crate::render;
use crate::render::ledger::Scope;
use crate::render::site::TableKind;

/// A page in the making.
pub(super) struct Job<'a> {
    /// Its path in the folder of the site.
    pub(super) path: String,
    /// Differs where the page would be another one.
    pub(super) key: u64,
    make: Box<dyn Fn(&mut String) + Send + Sync + 'a>,
}

impl Job<'_> {
    /// Makes the page.
    pub(super) fn make(&self) -> String {
        let mut out = String::new();
        (self.make)(&mut out);
        out
    }
}

/// Plans all pages of a site; `asked` is the language of the interface, where the user picked one, `pins` the file of
/// decided links.
pub(super) fn plan<'a>(all: &'a [Series<'a>], asked: Option<Language>, pins: &'a str) -> Vec<Job<'a>> {
    let mut planner = Planner { asked, pins, jobs: Vec::new() };
    planner.whole(all);
    for series in all {
        planner.texts(series);
        planner.redlines(series);
        planner.tables(series);
        planner.lives(series);
    }
    planner.jobs
}

struct Planner<'a> {
    asked: Option<Language>,
    pins: &'a str,
    jobs: Vec<Job<'a>>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, path: String, drafts: &[&Draft], make: impl Fn(&mut String) + Send + Sync + 'a) {
        let mut hasher = FxHasher::default();
        // Another version may write other pages, and so may other pins.
        (env!("CARGO_PKG_VERSION"), self.pins, &path, self.asked.map(Language::tag)).hash(&mut hasher);
        drafts.iter().for_each(|draft| (draft.source.name(), draft.source.text()).hash(&mut hasher));
        self.jobs.push(Job { path, key: hasher.finish(), make: Box::new(make) });
    }

    /// The front page and the search.
    fn whole(&mut self, all: &'a [Series<'a>]) {
        let drafts: Vec<&Draft> = all.iter().flat_map(|series| series.drafts.iter().copied()).collect();
        let interface = self.asked.unwrap_or_else(|| common(&drafts));
        self.add("index.html".to_owned(), &drafts, move |out| {
            let negotiations: Vec<_> = all.iter().map(Series::negotiation).collect();
            render::site::front::write(out, &negotiations, interface);
        });
        self.add("search.html".to_owned(), &drafts, move |out| {
            let found = all.iter().flat_map(|series| {
                let page = |page: &String| format!("{}/{page}", series.folder);
                series
                    .drafts
                    .iter()
                    .zip(&series.pages)
                    .map(move |(draft, own)| render::site::search::Found { draft, page: page(own) })
            });
            render::site::search::write(out, &found.collect::<Vec<_>>(), interface);
        });
    }

    fn texts(&mut self, series: &'a Series<'a>) {
        let interface = shared(self.asked, &series.drafts);
        self.add(format!("{}/index.html", series.folder), &series.drafts, move |out| {
            render::site::negotiation::write(out, &series.negotiation(), interface);
        });
        for (draft, page) in series.drafts.iter().zip(&series.pages) {
            self.add(format!("{}/{page}", series.folder), &[draft], move |out| {
                render::site::text::write(out, draft, &series.name, interface);
            });
        }
    }

    fn redlines(&mut self, series: &'a Series<'a>) {
        let interface = shared(self.asked, &series.drafts);
        for (old, new) in series.pairs() {
            let path = format!("{}/{}", series.folder, series.redline_page((old, new)));
            self.add(path, &[series.drafts[old], series.drafts[new]], move |out| {
                let mut page = String::new();
                if old + 1 == new {
                    render::redline::html::write(&mut page, &series.redlines()[old], interface);
                } else {
                    render::redline::html::write(&mut page, &series.redline((old, new)), interface);
                }
                out.push_str(&render::site::with_way_home(&page, &series.name, interface));
            });
        }
    }

    fn tables(&mut self, series: &'a Series<'a>) {
        let interface = shared(self.asked, &series.drafts);
        for (kind, page) in series::tables(series.drafts.len() > 1) {
            self.add(format!("{}/{page}", series.folder), &series.drafts, move |out| {
                let mut page = String::new();
                table(&mut page, series, (kind, interface));
                out.push_str(&render::site::with_way_home(&page, &series.name, interface));
            });
        }
    }

    fn lives(&mut self, series: &'a Series<'a>) {
        if series.drafts.len() < 2 {
            return;
        }
        let interface = shared(self.asked, &series.drafts);
        for &series::Life { round, clause, ref page, .. } in series.lives() {
            self.add(format!("{}/{page}", series.folder), &series.drafts, move |out| {
                let steps = series.lineage().life(round, &[clause]);
                let (drafts, redlines) = (&series.drafts[..], series.redlines());
                let mut page = String::new();
                let life = render::history::Page { drafts, redlines, steps: &steps, blame: None, interface };
                render::history::html::write(&mut page, &life);
                out.push_str(&render::site::with_way_home(&page, &series.name, interface));
            });
        }
    }
}

/// The language that all drafts are in; English where they are in several.
fn common(drafts: &[&Draft]) -> Language {
    let mut languages = drafts.iter().map(|draft| draft.meta.language);
    let first = languages.next().unwrap_or_default();
    if languages.all(|language| language == first) { first } else { Language::English }
}

fn table(out: &mut String, series: &Series<'_>, (kind, interface): (TableKind, Language)) {
    let drafts = &series.drafts[..];
    match kind {
        TableKind::Ledger => {
            let (ledger, taxonomy, redlines) = (series.ledger(), Taxonomy::built_in(), series.redlines());
            let page = render::ledger::Page {
                ledger,
                drafts,
                taxonomy,
                scope: Scope::All,
                redlines,
                between: None,
                interface,
            };
            render::ledger::html::write(out, &page);
        }
        TableKind::Brackets => {
            let rounds: Vec<_> = drafts.iter().map(|draft| render::state::Round::of(draft)).collect();
            render::state::html::write(
                out,
                render::state::Page { rounds: &rounds, steps: series.redlines(), interface },
            );
        }
        TableKind::Concordance => {
            let concordance = Concordance::of(drafts, &series.lineage(), Level::Article);
            render::concordance::html::write_leading(out, (&concordance, &series.pages), interface);
        }
        TableKind::Positions => {
            let positions = Positions::of(drafts, &series.lineage());
            render::positions::html::write(out, &render::positions::Page::of(drafts, &positions, interface));
        }
    }
}

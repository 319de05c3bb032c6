//! Articles that are new, gone, moved, split or merged, and the brackets of the whole draft.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Article;
use super::Carrying;
use super::Fate;
use super::NAMED;
use super::Passage;
use super::Teller;
use super::Told;
use super::fact;
use super::fact::Also;
use super::fact::Block;
use super::fact::Depth;
use super::fact::Extent;
use super::fact::Fact;
use super::fact::Home;
use super::fact::Many;
use super::fact::Named;
use super::fact::Passed;
use super::fact::Rest;
use super::fact::Stands;
use super::told_or_counted;
use super::wording::depth;
use super::wording::runs;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::marks::BracketIx;
use crate::draft::marks::Marks;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::carried::Carried;

/// An article of one draft alone is told of first where one in so many of its words stands in the other draft.
const TAKEN_OVER: usize = 4;
/// So many places are told of between which text went.
const CARRIED: usize = 2 * NAMED;

/// More titles than this make a sentence that nobody reads to its end.
const TITLED: usize = 6;

impl Teller<'_, '_, '_> {
    pub(super) fn new_and_gone(&self, story: &mut Vec<Told>) {
        for (side, fate) in [(Side::Old, Fate::Gone), (Side::New, Fate::New)] {
            let all = self.articles.iter().map(|article| article.link).filter(|&at| self.fate(at) == fate);
            // Those that went on in another clause, or came from one, are told as such.
            let mut links: Vec<LinkIx> = all.filter(|at| !self.carrying.taken_over.contains(at)).collect();
            links.sort_by_key(|&at| self.link(at).side(side)[0]);
            let (articles, others): (Vec<LinkIx>, Vec<LinkIx>) =
                links.into_iter().partition(|&at| self.clause_kind(at) == Kind::Article);
            for links in [others, articles].into_iter().filter(|links| !links.is_empty()) {
                let named = self.named(side, &links);
                let fact = match side {
                    Side::Old => Fact::Gone(named, self.are_reused(&links)),
                    Side::New => Fact::New(named),
                };
                story.push(Told { fact, links });
            }
        }
    }

    /// Text that left one clause and stands in another, in the order of the old draft.
    pub(super) fn carried(&self, story: &mut Vec<Told>) {
        let Carrying { told, more, .. } = &self.carrying;
        if told.is_empty() {
            return;
        }
        let home = |side: Side, at: ClauseIx| Home {
            cite: self.cite(side, at),
            article: self.redline.drafts.get(side).article(at).map_or_else(String::new, |at| self.cite(side, at)),
            alone: self.article_of(side, at).is_some_and(|article| self.link(article).is_one_sided()),
        };
        let place = |one: &Passage| Pair::new(home(Side::Old, one.clauses.old), home(Side::New, one.clauses.new));
        let mut places: Vec<Pair<Home>> = told.iter().map(place).collect();
        places.dedup();
        let reworded = told.iter().any(|one| one.reworded);
        let links = told.iter().flat_map(|one| [one.links.old, one.links.new]).collect();
        story.push(Told { fact: Fact::Carried(fact::Carrying { places, more: *more, reworded }), links });
    }

    /// The link of the article that a clause stands in.
    fn article_of(&self, side: Side, at: ClauseIx) -> Option<LinkIx> {
        let article = self.redline.drafts.get(side).article(at)?;
        Some(self.redline.alignment.link_of(side, article))
    }

    /// Chooses what is told of text that went from clause to clause: first what makes up articles of one draft alone, then
    /// where most of it went.
    pub(super) fn carrying(&self) -> Carrying {
        let homes = |one: &Passage| {
            Pair::new(self.article_of(Side::Old, one.clauses.old), self.article_of(Side::New, one.clauses.new))
        };
        let mut all = self.carried_text();
        all.extend(self.moved_out());
        let mut sizes: FxHashMap<LinkIx, usize> =
            self.articles.iter().map(|article| (article.link, article.words.changed())).collect();
        let mut covered: FxHashMap<LinkIx, usize> = FxHashMap::default();
        for one in &all {
            for side in Side::BOTH {
                let alone = homes(one).get(side).filter(|&article| self.link(article).is_one_sided());
                if let Some(article) = alone {
                    let words = *one.covered.get(side);
                    *covered.entry(article).or_default() += words;
                    if one.links.old == one.links.new {
                        *sizes.entry(article).or_default() += words;
                    }
                }
            }
        }
        covered.retain(|article, words| *words * TAKEN_OVER >= sizes[article]);
        let takes = |one: &Passage| {
            let homes = homes(one);
            [homes.old, homes.new].into_iter().flatten().any(|article| covered.contains_key(&article))
        };
        // What was found as a move is told with the moves, unless an article is made of it.
        all.retain(|one| one.links.old != one.links.new || takes(one));
        let count = all.len();
        all.sort_by_key(|one| (!takes(one), Reverse(one.words)));
        all.truncate(CARRIED);
        all.sort_by_key(|one| (one.clauses.old, one.clauses.new));
        let named: FxHashSet<LinkIx> =
            all.iter().map(homes).flat_map(|homes| [homes.old, homes.new]).flatten().collect();
        let taken_over = named.into_iter().filter(|&article| self.link(article).is_one_sided()).collect();
        Carrying { more: count - all.len(), told: all, taken_over }
    }

    /// Text that left one clause and stands in another, though neither became the other. Within an article that is news
    /// where a clause is told as new and another as gone.
    fn carried_text(&self) -> Vec<Passage> {
        let home = |at: LinkIx| self.redline.alignment.home(self.redline.drafts, at);
        let is_news = |one: &&Carried| {
            let one_sided = self.link(one.from).is_deleted() && self.link(one.to).is_inserted();
            one_sided || home(one.from) != home(one.to)
        };
        let passage = |one: &Carried| Passage {
            clauses: Pair::new(self.link(one.from).old[0], self.link(one.to).new[0]),
            links: Pair::new(one.from, one.to),
            words: one.words,
            covered: one.covered,
            reworded: one.reworded,
        };
        self.redline.carried.iter().filter(is_news).map(passage).collect()
    }

    /// Clauses that went from one article to another of which either is in one draft alone, each with all that is in it.
    fn moved_out(&self) -> Vec<Passage> {
        let alignment = &self.redline.alignment;
        let is_out = |at: LinkIx| {
            let (Some(&old), Some(&new)) = (self.link(at).old.first(), self.link(at).new.first()) else { return false };
            let homes = [self.article_of(Side::Old, old), self.article_of(Side::New, new)];
            let alone = homes.into_iter().flatten().any(|article| self.link(article).is_one_sided());
            alone && !self.clause_kind(at).has_heading()
        };
        let parent_is_out = |at: LinkIx| {
            let new = self.link(at).new[0];
            let parent = self.redline.drafts.new.clause(new).parent;
            parent.is_some_and(|parent| is_out(alignment.link_of(Side::New, parent)))
        };
        let passage = |at: LinkIx| {
            let words = self.redline.edit(at).words;
            Passage {
                clauses: Pair::new(self.link(at).old[0], self.link(at).new[0]),
                links: Pair::new(at, at),
                words: words.equal + words.consequential / 2,
                covered: Pair::SIDES.map(|side| words.of_side(side)),
                reworded: depth(words) == Some(Depth::Rewritten),
            }
        };
        alignment.indices().filter(|&at| is_out(at) && !parent_is_out(at)).map(passage).collect()
    }

    /// Says whether the new draft cites others of its own as the old draft cites some of those that are gone.
    fn are_reused(&self, gone: &[LinkIx]) -> bool {
        let cites: FxHashSet<String> = gone.iter().map(|&at| self.cite(Side::Old, self.link(at).old[0])).collect();
        let stays = |at: &LinkIx| matches!(self.fate(*at), Fate::Stays | Fate::New);
        let others = self.articles.iter().map(|article| article.link).filter(stays);
        let mut others = others.filter_map(|at| self.link(at).new.first());
        others.any(|&other| cites.contains(&self.cite(Side::New, other)))
    }

    /// A few articles with their titles, many with their numbers.
    fn named(&self, side: Side, links: &[LinkIx]) -> Named {
        let clause = |at: &LinkIx| self.link(*at).side(side)[0];
        if links.len() <= TITLED {
            return Named::Few(links.iter().map(|at| self.name(side, clause(at))).collect());
        }
        let places = self.places(side);
        let cited = |at: &LinkIx| (places[clause(at).at()], self.cite(side, clause(at)));
        let mut runs = runs(&links.iter().map(cited).collect::<Vec<_>>());
        let extent = match runs.len() > NAMED {
            true => Extent::Among,
            false if places.last() == Some(&links.len()) => Extent::All,
            false => Extent::Some,
        };
        runs.truncate(NAMED);
        Named::Many(Many { unit: self.unit(links[0]), count: links.len(), extent, runs })
    }

    /// The place of every clause of a draft among its articles.
    fn places(&self, side: Side) -> Vec<usize> {
        let draft = self.redline.drafts.get(side);
        let mut articles = 0;
        let place = |at: ClauseIx| {
            articles += usize::from(draft.clause(at).kind == Kind::Article);
            articles
        };
        draft.indices().map(place).collect()
    }

    /// Articles that moved, neighbours that moved together in one sentence.
    pub(super) fn moved_articles(&self, story: &mut Vec<Told>) {
        let moved = |article: &&Article| {
            let link = self.link(article.link);
            self.redline.edit(article.link).changes.moved
                && link.old.len() == 1
                && link.new.len() == 1
                && self.fate(article.link) == Fate::Stays
        };
        let places = self.places(Side::Old);
        let mut blocks: Vec<Vec<&Article>> = Vec::new();
        for (at, article) in self.articles.iter().enumerate().filter(|(_, article)| moved(article)) {
            let place = |article: &Article| places[self.link(article.link).old[0].at()];
            let neighbour = blocks.last_mut().filter(|block| {
                let last = block[block.len() - 1];
                at > 0 && std::ptr::eq(&self.articles[at - 1], last) && place(last) + 1 == place(article)
            });
            match neighbour {
                Some(block) => block.push(article),
                None => blocks.push(vec![article]),
            }
        }
        for block in blocks {
            match block[..] {
                [only] => story.push(self.moved_article(only)),
                _ => story.push(self.moved_block(&block)),
            }
        }
    }

    fn moved_article(&self, article: &Article) -> Told {
        let (link, changes) = (self.link(article.link), self.redline.edit(article.link).changes);
        let (from, to) = (self.cite(Side::Old, link.old[0]), self.cite(Side::New, link.new[0]));
        let title = || self.redline.drafts.new.clause(link.new[0]).text.as_str().to_owned();
        let also = Also { retitled: changes.retitled.then(title), depth: depth(article.words) };
        let fact = if from == to {
            Fact::KeptNumber(from, also, self.passed(article.link))
        } else {
            Fact::Moved(Pair::new(from, to), also)
        };
        Told { fact, links: vec![article.link] }
    }

    /// What an article that moved and keeps its number has passed, as either draft cites it.
    fn passed(&self, at: LinkIx) -> Option<Passed> {
        let (old, new) = (self.link(at).old[0], self.link(at).new[0]);
        let others = self.articles.iter().map(|article| self.link(article.link));
        let others = others.filter_map(|link| Some((*link.old.first()?, *link.new.first()?)));
        let passed: Vec<(ClauseIx, ClauseIx)> = others.filter(|other| (other.0 < old) != (other.1 < new)).collect();
        let nearest = *passed.iter().min_by_key(|other| other.0.at().abs_diff(old.at()))?;
        let stands = if nearest.0 < old { Stands::Behind } else { Stands::Before };
        let more = passed.iter().filter(|other| (other.0 < old) == (nearest.0 < old)).count() - 1;
        let (was, is) = (self.cite(Side::Old, nearest.0), self.cite(Side::New, nearest.1));
        let is = (was != is).then_some(is);
        Some(Passed { was, is, more, stands })
    }

    fn moved_block(&self, block: &[&Article]) -> Told {
        let ends = [block[0], block[block.len() - 1]].map(|article| self.link(article.link));
        let cited = |side: Side| {
            let [first, last] = ends.map(|link| self.cite(side, link.side(side)[0]));
            (first, last)
        };
        let amended = block.iter().filter(|article| depth(article.words).is_some()).count();
        let told = Block { from: cited(Side::Old), to: cited(Side::New), count: block.len(), amended };
        let fact = if told.from == told.to {
            Fact::BlockKeptNumbers(told, self.passed(block[0].link))
        } else {
            Fact::BlockMoved(told)
        };
        Told { fact, links: block.iter().map(|article| article.link).collect() }
    }

    pub(super) fn split_and_merged_articles(&self, story: &mut Vec<Told>) {
        let heading = |at: &LinkIx| self.clause_kind(*at).has_heading();
        let told = self.redline.alignment.indices().filter(heading).filter_map(|at| self.split_or_merged(at));
        told_or_counted(story, told.collect(), Rest::ArticlesParted);
    }

    /// How many brackets there were and are, where many came or went.
    pub(super) fn brackets(&self, story: &mut Vec<Told>) {
        let (old, new) = (self.brackets.old, self.brackets.new);
        if old.max(new) < FEW || old.abs_diff(new) as f64 <= MANY * old.max(new) as f64 {
            return;
        }
        story.push(Told { fact: Fact::Brackets(self.brackets), links: Vec::new() });
    }
}

/// A change of this share of the brackets is a step of the negotiation; a smaller one comes with any edit.
const MANY: f64 = 0.25;

/// Fewer brackets than this are told by the amendments they stand in.
const FEW: usize = 3;

/// Brackets in the text that are no remark, as `travaux brackets` counts them.
pub(super) fn brackets(draft: &Draft) -> usize {
    // Two searches for one character each are many times faster than one for either.
    let text = draft.source.text();
    // A reference such as `&#91;` is a bracket, too.
    if !text.contains('[') && !text.contains('&') && (text.is_ascii() || !text.contains('［')) {
        return 0;
    }
    let marks = Marks::of(draft);
    let in_text = |at: &BracketIx| draft.clause(marks.bracket(*at).open.clause).kind != Kind::Footnote;
    marks.indices().filter(|&at| !marks.bracket(at).role.is_remark()).filter(in_text).count()
}

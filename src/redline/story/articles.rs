//! Articles that are new, gone, moved, split or merged, and the brackets of the whole draft.

use super::Article;
use super::Fate;
use super::NAMED;
use super::Sentence;
use super::Teller;
use super::wording::count;
use super::wording::depth;
use super::wording::list;
use super::wording::runs;
use super::wording::sentence;
use super::wording::told_or_counted;
use crate::align::LinkIx;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::marks::Marks;
use crate::draft::marks::Role;
use crate::pair::Side;

/// More titles than this make a sentence that nobody reads to its end.
const TITLED: usize = 6;

/// How articles are named in a sentence.
enum Names {
    /// Each with its title.
    Few(Vec<String>),
    /// How many, and what stands behind the verb: their numbers in runs.
    Many(String, String),
}

impl Teller<'_> {
    pub(super) fn new_and_gone(&self, story: &mut Vec<Sentence>) {
        for (side, fate, verbs) in
            [(Side::Old, Fate::Gone, ["is deleted", "are deleted"]), (Side::New, Fate::New, ["is new", "are new"])]
        {
            let mut links: Vec<LinkIx> =
                self.articles.iter().map(|article| article.link).filter(|&at| self.fate(at) == fate).collect();
            links.sort_by_key(|&at| self.link(at).side(side)[0]);
            let (articles, others): (Vec<LinkIx>, Vec<LinkIx>) =
                links.into_iter().partition(|&at| self.clause_kind(at) == Kind::Article);
            for links in [others, articles].into_iter().filter(|links| !links.is_empty()) {
                let verb = verbs[usize::from(links.len() > 1)];
                let text = match self.named(side, &links) {
                    Names::Few(names) => format!("{} {verb}", list(&names)),
                    Names::Many(number, names) => format!("{number} {verb}{names}"),
                };
                story.push(sentence(&text, links));
            }
        }
    }

    /// A few articles with their titles, many with their numbers.
    fn named(&self, side: Side, links: &[LinkIx]) -> Names {
        let clause = |at: &LinkIx| self.link(*at).side(side)[0];
        if links.len() <= TITLED {
            return Names::Few(links.iter().map(|at| self.name(side, clause(at))).collect());
        }
        let places = self.places(side);
        let cited = |at: &LinkIx| (places[clause(at).at()], self.cite(side, clause(at)));
        let mut names = runs(&links.iter().map(cited).collect::<Vec<_>>());
        let joint = if names.len() > NAMED { ", among them" } else { ":" };
        names.truncate(NAMED);
        let all = if places.last() == Some(&links.len()) { "all " } else { "" };
        let number = format!("{all}{}", count(links.len(), &self.unit(links[0])));
        Names::Many(number, format!("{joint} {}", list(&names)))
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
    pub(super) fn moved_articles(&self, story: &mut Vec<Sentence>) {
        let moved = |article: &&Article| {
            let link = self.link(article.link);
            self.redline.edit(article.link).changes.moved
                && !link.old.is_empty()
                && !link.new.is_empty()
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

    fn moved_article(&self, article: &Article) -> Sentence {
        let (link, changes) = (self.link(article.link), self.redline.edit(article.link).changes);
        let (from, to) = (self.cite(Side::Old, link.old[0]), self.cite(Side::New, link.new[0]));
        let mut also = Vec::new();
        if changes.retitled {
            also.push(format!("retitled “{}”", self.redline.drafts.new.clause(link.new[0]).text.as_str()));
        }
        also.extend(depth(article.words).map(str::to_owned));
        if also.is_empty() {
            also.push("its words unchanged".to_owned());
        }
        let also = list(&also);
        let said = if from == to {
            format!("{from} keeps its number, {also}, but {}", self.passed(article.link))
        } else {
            format!("{from} moved to {to}, {also}")
        };
        sentence(&said, vec![article.link])
    }

    /// What an article that moved and keeps its number has passed, as either draft cites it.
    fn passed(&self, at: LinkIx) -> String {
        let (old, new) = (self.link(at).old[0], self.link(at).new[0]);
        let others = self.articles.iter().map(|article| self.link(article.link));
        let others = others.filter_map(|link| Some((*link.old.first()?, *link.new.first()?)));
        let passed = others.filter(|other| (other.0 < old) != (other.1 < new));
        let Some(nearest) = passed.min_by_key(|other| other.0.at().abs_diff(old.at())) else {
            return "stands elsewhere".to_owned();
        };
        let [before, behind] = if nearest.0 < old { ["before", "behind"] } else { ["behind", "before"] };
        let (was, is) = (self.cite(Side::Old, nearest.0), self.cite(Side::New, nearest.1));
        let number = if was == is { String::new() } else { format!(" as {is}") };
        format!("{was}, which stood {before} it, now stands {behind} it{number}")
    }

    fn moved_block(&self, block: &[&Article]) -> Sentence {
        let ends = [block[0], block[block.len() - 1]].map(|article| self.link(article.link));
        let joint = if block.len() == 2 { "and" } else { "to" };
        let [from, to] = [Side::Old, Side::New].map(|side| {
            let [first, last] = ends.map(|link| self.cite(side, link.side(side)[0]));
            format!("{first} {joint} {last}")
        });
        let amended = block.iter().filter(|article| depth(article.words).is_some()).count();
        let also = match amended {
            0 => "their words unchanged".to_owned(),
            all if all == block.len() => "amended".to_owned(),
            some => format!("{some} of these {} amended", block.len()),
        };
        let said = if from == to {
            format!("{from} keep their numbers, {also}, but {}", self.passed(block[0].link).replace(" it", " them"))
        } else {
            format!("{from} moved to {to}, {also}")
        };
        sentence(&said, block.iter().map(|article| article.link).collect())
    }

    pub(super) fn split_and_merged_articles(&self, story: &mut Vec<Sentence>) {
        let heading = |at: &LinkIx| self.clause_kind(*at).has_heading();
        let told = self.redline.alignment.indices().filter(heading).filter_map(|at| self.split_or_merged(at));
        told_or_counted(story, told.collect(), "articles were split or merged");
    }

    /// How many brackets there were and are, where many came or went.
    pub(super) fn brackets(&self, story: &mut Vec<Sentence>) {
        let (old, new) = (self.brackets.old, self.brackets.new);
        if old.max(new) < FEW || old.abs_diff(new) as f64 <= MANY * old.max(new) as f64 {
            return;
        }
        let text = match (old, new) {
            (0, new) => format!("{} in the new draft, none in the old one", count(new, "bracket")),
            (old, 0) => format!("none of the {old} brackets of the old draft is left"),
            (old, new) => format!("{} in the old draft, {new} in the new one", count(old, "bracket")),
        };
        story.push(sentence(&text, Vec::new()));
    }
}

/// A change of this share of the brackets is a step of the negotiation; a smaller one comes with any edit.
const MANY: f64 = 0.25;

/// Fewer brackets than this are told by the amendments they stand in.
const FEW: usize = 3;

/// Brackets that are no status, as `travaux brackets` counts them.
pub(super) fn brackets(draft: &Draft) -> usize {
    // Two searches for one character each are many times faster than one for either.
    let opens = |text: &str| text.contains('[') || text.contains('［');
    let has = |clause: &Clause| opens(&clause.head) || opens(clause.text.as_str());
    if !draft.clauses.iter().any(has) {
        return 0;
    }
    let marks = Marks::of(draft);
    marks.indices().filter(|&at| !matches!(marks.bracket(at).role, Role::Status(_))).count()
}

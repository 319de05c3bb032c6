//! What was edited in the articles that stay, and their titles.

use rustc_hash::FxHashSet;

use super::Article;
use super::Fate;
use super::NAMED;
use super::Sentence;
use super::Teller;
use super::wording::bare;
use super::wording::count;
use super::wording::depth;
use super::wording::list;
use super::wording::same_letters;
use super::wording::sentence;
use super::wording::told_or_counted;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::pair::Side;
use crate::redline::Class;

/// More amended articles than this are named without their paragraphs.
const TOLD: usize = 10;
/// More places in an article than this are counted, not named.
const PLACES: usize = 6;

/// The parts of an article, at its first level, by what happened to them; each as its draft cites it.
#[derive(Default)]
struct Places {
    new: Vec<String>,
    /// New under the number of one that is gone.
    replaced: Vec<String>,
    gone: Vec<String>,
    amended: Vec<String>,
}

/// The names of a list, each once, without those that are empty.
fn each_once(names: Vec<String>) -> Vec<String> {
    let mut seen = FxHashSet::default();
    names.into_iter().filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
}

impl Teller<'_> {
    pub(super) fn amended(&self, story: &mut Vec<Sentence>) {
        let stays = |article: &&Article| {
            !article.touched.is_empty()
                && self.fate(article.link) == Fate::Stays
                && !self.redline.edit(article.link).changes.moved
        };
        let mut amended: Vec<&Article> = self.articles.iter().filter(stays).collect();
        amended.sort_by_key(|article| std::cmp::Reverse(article.words.changed()));
        for article in amended.iter().take(TOLD) {
            story.push(self.amendment(article));
        }
        let mut rest: Vec<&Article> = amended.into_iter().skip(TOLD).collect();
        rest.sort_by_key(|article| article.link);
        if let Some(first) = rest.first() {
            let names: Vec<String> = rest.iter().take(NAMED).map(|article| self.here(article.link)).collect();
            let more = if rest.len() > NAMED { " and others" } else { "" };
            let (verb, ending) = if rest.len() == 1 { ("is", "") } else { ("are", "s") };
            let unit = self.unit(first.link);
            let text = format!("{} more {unit}{ending} {verb} amended: {}{more}", rest.len(), names.join(", "));
            story.push(sentence(&text, rest.iter().map(|article| article.link).collect()));
        }
    }

    fn amendment(&self, article: &Article) -> Sentence {
        let here = self.here(article.link);
        let words = article.words;
        let how = depth(words).unwrap_or("amended");
        let places = self.inner_places(article);
        let mut parts = Vec::new();
        parts.extend(named("", &places.new).map(|names| format!("{names} new")));
        parts.extend(named("", &places.replaced).map(|names| format!("{names} replaced")));
        parts.extend(named("old ", &places.gone).map(|names| format!("{names} deleted")));
        if words.inserted > 0 {
            parts.push(format!("{} added", count(words.inserted, "word")));
        }
        if words.deleted > 0 {
            parts.push(format!("{} removed", count(words.deleted, "word")));
        }
        let brackets = article.touched.iter().filter(|&&at| self.redline.edit(at).has(Class::Bracket)).count();
        if brackets > 0 {
            parts.push(format!("brackets changed in {}", count(brackets, "clause")));
        }
        let place = named("", &places.amended).map_or(String::new(), |names| format!(" in {names}"));
        let detail = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        let mut links = vec![article.link];
        links.extend(&article.touched);
        sentence(&format!("{here} is {how}{place}{detail}"), links)
    }

    /// What happened where in an article.
    fn inner_places(&self, article: &Article) -> Places {
        let mut all = Places::default();
        for side in [Side::New, Side::Old] {
            let Some(&root) = self.link(article.link).side(side).first() else { continue };
            let wanted = |at: &&LinkIx| side == Side::New || self.link(**at).new.is_empty();
            let clauses = article.touched.iter().filter(wanted).flat_map(|&at| self.link(at).side(side));
            let mut clauses: Vec<ClauseIx> = clauses.copied().collect();
            clauses.sort_unstable();
            for clause in clauses {
                let Some((place, name)) = self.outer(side, (root, clause)) else { continue };
                let link = self.link(self.redline.alignment.link_of(side, place));
                let (list, name) = match side {
                    Side::New if link.is_inserted() => (&mut all.new, name),
                    Side::New => (&mut all.amended, name),
                    Side::Old if link.is_deleted() => (&mut all.gone, name),
                    // A point is gone from a paragraph that stays: it is named as in the new draft.
                    Side::Old => {
                        let there = link.new.first().copied().zip(self.link(article.link).new.first().copied());
                        let there = there.and_then(|(new, root)| self.outer(Side::New, (root, new)));
                        (&mut all.amended, there.map_or_else(String::new, |(_, name)| name))
                    }
                };
                list.push(name);
            }
        }
        all.new = each_once(all.new);
        all.amended = each_once(all.amended);
        all.gone = each_once(all.gone);
        let new: FxHashSet<&String> = all.new.iter().collect();
        // Where a draft numbers two options alike, one may be new and the other amended.
        all.amended.retain(|name| !new.contains(name));
        let gone = std::mem::take(&mut all.gone);
        (all.replaced, all.gone) = gone.into_iter().partition(|name| new.contains(name));
        let replaced: FxHashSet<&String> = all.replaced.iter().collect();
        all.new.retain(|name| !replaced.contains(name));
        all
    }

    /// The outermost clause below an article that a clause stands in and that has a name of its own, with that name.
    fn outer(&self, side: Side, (root, clause): (ClauseIx, ClauseIx)) -> Option<(ClauseIx, String)> {
        let draft = self.redline.drafts.get(side);
        let here = self.cite(side, root);
        let mut chain: Vec<ClauseIx> = std::iter::once(clause).chain(draft.ancestors(clause)).collect();
        chain.truncate(chain.iter().position(|&at| at == root)?);
        chain.into_iter().rev().find_map(|at| {
            let cite = self.cite(side, at);
            let name = cite.strip_prefix(&here)?.trim_start_matches([',', '،', ' ']);
            (!name.is_empty()).then(|| (at, name.to_owned()))
        })
    }

    pub(super) fn retitled(&self, story: &mut Vec<Sentence>) {
        let (mut told, mut lost, mut given) = (Vec::new(), Vec::new(), Vec::new());
        for at in self.redline.alignment.indices() {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            if !changes.retitled || changes.moved || link.old.len() != 1 || link.new.len() != 1 {
                continue;
            }
            let title = |side: Side| self.redline.drafts.get(side).clause(link.side(side)[0]).text.as_str();
            let here = self.cite(Side::New, link.new[0]);
            let group = self.clause_kind(at) == Kind::Group;
            let text = match (title(Side::Old), title(Side::New)) {
                (old, new) if same_letters(old, new) => continue,
                (old, new) if group => format!("the heading “{old}” now reads “{new}”"),
                ("", new) => {
                    given.push((at, format!("{here} (“{new}”)")));
                    continue;
                }
                (old, "") => {
                    lost.push((at, format!("{here} (“{}”)", bare(old))));
                    continue;
                }
                (old, new) if link.new[0] == ClauseIx::ROOT => format!("the title “{old}” now reads “{new}”"),
                (old, new) => format!("{here} is retitled “{new}” (was “{old}”)"),
            };
            told.push(sentence(&text, vec![at]));
        }
        for (named, verbs) in
            [(lost, ["loses its title", "lose their titles"]), (given, ["is given a title", "are given titles"])]
        {
            titles(story, named, verbs);
        }
        told_or_counted(story, told, "headings are retitled");
    }
}

/// A sentence on headings that all lost or gained a title.
fn titles(story: &mut Vec<Sentence>, named: Vec<(LinkIx, String)>, [one, many]: [&str; 2]) {
    let (links, names): (Vec<LinkIx>, Vec<String>) = named.into_iter().unzip();
    let text = match names.len() {
        0 => return,
        1 => format!("{} {one}", names[0]),
        few if few <= NAMED / 2 => format!("{} {many}", list(&names)),
        count => format!("{count} headings {many}, among them {}", list(&names[..NAMED / 2])),
    };
    story.push(sentence(&text, links));
}

/// `paragraph 1`, `old paragraphs 1 and 3`, `9 old places`; nothing for none.
fn named(adjective: &str, names: &[String]) -> Option<String> {
    // "paragraph 1" and "paragraph 3" share their word, which is printed once.
    let parts: Vec<(&str, &str)> = names.iter().filter_map(|name| name.rsplit_once(' ')).collect();
    let shared = parts.len() == names.len() && parts.windows(2).all(|two| two[0].0 == two[1].0);
    let word = parts.first().filter(|_| shared).map(|(word, _)| *word);
    // Other languages make their plurals in other ways.
    let words = word.map(|word| if word.is_ascii() { format!("{word}s") } else { word.to_owned() });
    Some(match (names.len(), words) {
        (0, _) => return None,
        (1, _) => format!("{adjective}{}", names[0]),
        (several, words) if several > PLACES => {
            format!("{several} {adjective}{}", words.unwrap_or_else(|| "places".to_owned()))
        }
        (_, Some(words)) => {
            let numbers: Vec<String> = parts.iter().map(|(_, number)| (*number).to_owned()).collect();
            format!("{adjective}{words} {}", list(&numbers))
        }
        (_, None) => format!("{adjective}{}", list(names)),
    })
}

//! What happened, in sentences, most substantive first.
//!
//! Articles come before paragraphs, what is new or gone before what is amended, amendments by
//! size, then brackets and options; renumbering last, in ranges: "Articles 4–16 renumbered 5–17".

use super::Class;
use super::Op;
use super::Redline;
use super::WordCount;
use super::progress::sentences;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// A sentence with the links it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The links, in order.
    pub links: Vec<LinkIx>,
}

/// More amended articles than this are named without their paragraphs.
const TOLD: usize = 10;
/// More clauses than this in one sentence are counted, not named.
pub(super) const NAMED: usize = 12;
/// An article is rewritten when more than this share of its words changed.
const REWRITTEN: f64 = 0.5;

/// Tells what happened.
pub fn tell(redline: &Redline<'_>) -> Vec<Sentence> {
    let teller = Teller::of(redline);
    let mut story = Vec::new();
    sentences::alarms(redline, &mut story);
    teller.new_and_gone(&mut story);
    teller.moved_articles(&mut story);
    teller.split_and_merged(&mut story);
    teller.amended(&mut story);
    sentences::events(redline, &mut story);
    teller.retitled(&mut story);
    teller.moved_clauses(&mut story);
    teller.renumbered(&mut story);
    teller.regrouped(&mut story);
    teller.counts(&mut story);
    if story.is_empty() {
        let text = if redline.is_empty() {
            "The two drafts say the same."
        } else {
            "The two drafts differ in headings alone."
        };
        story.push(Sentence { text: text.to_owned(), links: Vec::new() });
    }
    story
}

/// An article of either draft with all that happened in it.
struct Article {
    link: LinkIx,
    words: WordCount,
    /// Amended clauses in it, in order.
    amended: Vec<LinkIx>,
}

struct Teller<'a> {
    redline: &'a Redline<'a>,
    articles: Vec<Article>,
}

impl<'a> Teller<'a> {
    fn of(redline: &'a Redline<'a>) -> Self {
        let mut articles: Vec<Article> = Vec::new();
        let mut place = vec![usize::MAX; redline.edits.len()];
        for at in redline.alignment.indices() {
            let Some(link) = home(redline, at) else { continue };
            if place[link.at()] == usize::MAX {
                place[link.at()] = articles.len();
                articles.push(Article { link, words: WordCount::default(), amended: Vec::new() });
            }
            let article = &mut articles[place[link.at()]];
            let edit = redline.edit(at);
            article.words.add(edit.words);
            let one_sided = redline.alignment.link(at).is_inserted() || redline.alignment.link(at).is_deleted();
            if at != link && (edit.changes.amended || one_sided) {
                article.amended.push(at);
            }
        }
        Self { redline, articles }
    }

    fn link(&self, at: LinkIx) -> &Link {
        self.redline.alignment.link(at)
    }

    fn clause_kind(&self, at: LinkIx) -> Kind {
        let link = self.link(at);
        match (link.new.first(), link.old.first()) {
            (Some(&new), _) => self.redline.drafts.new.clause(new).kind,
            (None, Some(&old)) => self.redline.drafts.old.clause(old).kind,
            (None, None) => Kind::Instrument,
        }
    }

    /// The citation of a clause.
    fn cite(&self, side: Side, at: ClauseIx) -> String {
        self.redline.cites.get(side).cite(at).to_owned()
    }

    /// The citation with the title of a heading: `article 6 (“Illegal access”)`.
    fn name(&self, side: Side, at: ClauseIx) -> String {
        let clause = self.redline.drafts.get(side).clause(at);
        let title = bare(clause.text.as_str());
        if clause.kind.has_heading() && !title.is_empty() && clause.kind != Kind::Group {
            format!("{} (“{title}”)", self.cite(side, at))
        } else {
            self.cite(side, at)
        }
    }

    fn new_and_gone(&self, story: &mut Vec<Sentence>) {
        for (side, one, many) in [(Side::Old, "is deleted", "are deleted"), (Side::New, "is new", "are new")] {
            let gone = |at: &LinkIx| match side {
                Side::Old => self.link(*at).is_deleted(),
                Side::New => self.link(*at).is_inserted(),
            };
            let links: Vec<LinkIx> = self.articles.iter().map(|article| article.link).filter(gone).collect();
            let names: Vec<String> = links.iter().map(|&at| self.name(side, self.link(at).side(side)[0])).collect();
            match names.len() {
                0 => {}
                1 => story.push(sentence(&format!("{} {one}", names[0]), links)),
                count if count <= NAMED => story.push(sentence(&format!("{} {many}", list(&names)), links)),
                count => story
                    .push(sentence(&format!("{count} articles {many}, among them {}", list(&names[..NAMED])), links)),
            }
        }
    }

    fn moved_articles(&self, story: &mut Vec<Sentence>) {
        for article in &self.articles {
            let (link, changes) = (self.link(article.link), self.redline.edit(article.link).changes);
            if !changes.moved || link.old.is_empty() || link.new.is_empty() {
                continue;
            }
            let (from, to) = (self.cite(Side::Old, link.old[0]), self.cite(Side::New, link.new[0]));
            let mut said =
                if from == to { format!("{from} moved to another place") } else { format!("{from} moved to {to}") };
            let mut also = Vec::new();
            if changes.retitled {
                also.push(format!("retitled “{}”", self.redline.drafts.new.clause(link.new[0]).text.as_str()));
            }
            also.extend(depth(article.words).map(str::to_owned));
            if also.is_empty() {
                also.push("its words unchanged".to_owned());
            }
            said.push_str(&format!(", {}", list(&also)));
            story.push(sentence(&said, vec![article.link]));
        }
    }

    fn split_and_merged(&self, story: &mut Vec<Sentence>) {
        let mut told = Vec::new();
        for at in self.redline.alignment.indices() {
            let link = self.link(at);
            if !link.is_split() && !link.is_merged() {
                continue;
            }
            let names =
                |side: Side| list(&link.side(side).iter().map(|&clause| self.cite(side, clause)).collect::<Vec<_>>());
            let verb = if link.is_split() { "was split into" } else { "were merged into" };
            told.push((
                self.clause_kind(at),
                sentence(&format!("{} {verb} {}", names(Side::Old), names(Side::New)), vec![at]),
            ));
        }
        told.sort_by_key(|(kind, _)| *kind);
        told_or_counted(
            story,
            told.into_iter().map(|(_, sentence)| sentence).collect(),
            "clauses were split or merged",
        );
    }

    fn amended(&self, story: &mut Vec<Sentence>) {
        let stays = |article: &&Article| {
            let link = self.link(article.link);
            !article.amended.is_empty()
                && !link.is_inserted()
                && !link.is_deleted()
                && !self.redline.edit(article.link).changes.moved
        };
        let mut amended: Vec<&Article> = self.articles.iter().filter(stays).collect();
        amended.sort_by_key(|article| std::cmp::Reverse(article.words.changed()));
        for article in amended.iter().take(TOLD) {
            story.push(self.amendment(article));
        }
        let rest: Vec<&Article> = amended.into_iter().skip(TOLD).collect();
        if !rest.is_empty() {
            let names: Vec<String> = rest.iter().take(NAMED).map(|article| self.here(article.link)).collect();
            let more = if rest.len() > NAMED { " and others" } else { "" };
            let text = format!("{} more are amended: {}{more}", count(rest.len(), "article"), names.join(", "));
            story.push(sentence(&text, rest.iter().map(|article| article.link).collect()));
        }
    }

    fn here(&self, at: LinkIx) -> String {
        self.redline.cite(at).to_owned()
    }

    fn amendment(&self, article: &Article) -> Sentence {
        let here = self.here(article.link);
        let words = article.words;
        let how = depth(words).unwrap_or("amended");
        let mut parts = Vec::new();
        if words.inserted > 0 {
            parts.push(format!("{} added", count(words.inserted, "word")));
        }
        if words.deleted > 0 {
            parts.push(format!("{} removed", count(words.deleted, "word")));
        }
        let brackets = article.amended.iter().filter(|&&at| self.redline.edit(at).has(Class::Bracket)).count();
        if brackets > 0 {
            parts.push(format!("brackets changed in {}", count(brackets, "clause")));
        }
        let place = self.inner_places(article, &here);
        let detail = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        let mut links = vec![article.link];
        links.extend(&article.amended);
        sentence(&format!("{here} is {how}{place}{detail}"), links)
    }

    /// Where in an article, if that is soon said: ` in paragraphs 1 and 3`.
    fn inner_places(&self, article: &Article, here: &str) -> String {
        let mut names: Vec<String> = Vec::new();
        for &at in &article.amended {
            let cite = self.here(at);
            let inner = cite.strip_prefix(here).map(|rest| rest.trim_start_matches([',', '،', ' ']));
            let name = inner.map(|rest| rest.split(" (").next().unwrap_or(rest).to_owned()).unwrap_or_default();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let numbered: Vec<String> =
            names.iter().filter_map(|name| name.strip_prefix("paragraph ").map(str::to_owned)).collect();
        match names.len() {
            1 => format!(" in {}", names[0]),
            2..=6 if numbered.len() == names.len() => format!(" in paragraphs {}", list(&numbered)),
            _ => String::new(),
        }
    }

    fn retitled(&self, story: &mut Vec<Sentence>) {
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
                (old, new) if group => format!("the heading “{old}” now reads “{new}”"),
                ("", new) => {
                    given.push((at, format!("{here} (“{new}”)")));
                    continue;
                }
                (old, "") => {
                    lost.push((at, format!("{here} (“{}”)", bare(old))));
                    continue;
                }
                (old, new) => format!("{here} is retitled “{new}” (was “{old}”)"),
            };
            told.push(sentence(&text, vec![at]));
        }
        for (named, one, many) in
            [(lost, "loses its title", "lose their titles"), (given, "is given a title", "are given titles")]
        {
            let (links, names): (Vec<LinkIx>, Vec<String>) = named.into_iter().unzip();
            match names.len() {
                0 => {}
                1 => story.push(sentence(&format!("{} {one}", names[0]), links)),
                count if count <= NAMED / 2 => story.push(sentence(&format!("{} {many}", list(&names)), links)),
                count => story.push(sentence(
                    &format!("{count} headings {many}, among them {}", list(&names[..NAMED / 2])),
                    links,
                )),
            }
        }
        told_or_counted(story, told, "headings are retitled");
    }

    fn moved_clauses(&self, story: &mut Vec<Sentence>) {
        let mut told = Vec::new();
        for at in self.redline.alignment.indices() {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            if !changes.moved && !changes.promoted && !changes.demoted || self.clause_kind(at).has_heading() {
                continue;
            }
            if !self.is_outermost(at) {
                continue;
            }
            let (Some(&old), Some(&new)) = (link.old.first(), link.new.first()) else { continue };
            if self.redline.drafts.old.clause(old).kind == Kind::Group {
                continue;
            }
            let (from, to) = (self.cite(Side::Old, old), self.cite(Side::New, new));
            let how = depth(self.redline.edit(at).words)
                .filter(|_| changes.amended)
                .map_or(String::new(), |how| format!(", {how}"));
            let verb = if changes.promoted || changes.demoted { "became" } else { "moved to" };
            if from != to {
                told.push(sentence(&format!("{from} {verb} {to}{how}"), vec![at]));
            }
        }
        told_or_counted(story, told, "clauses moved");
    }

    /// Says whether the clause above did not move with this one.
    fn is_outermost(&self, at: LinkIx) -> bool {
        let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
        let above = parent.map(|parent| self.redline.edit(self.redline.alignment.link_of(Side::New, parent)).changes);
        !above.is_some_and(|changes| changes.moved || changes.promoted || changes.demoted)
    }

    fn renumbered(&self, story: &mut Vec<Sentence>) {
        let mut ranges: Vec<Range> = Vec::new();
        let mut links = Vec::new();
        let mut old_order: Vec<LinkIx> = self.redline.alignment.indices().collect();
        old_order.sort_by_key(|&at| self.link(at).old.first().copied());
        for at in old_order {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            let article = self.clause_kind(at) == Kind::Article && link.old.len() == 1 && link.new.len() == 1;
            if !changes.renumbered || changes.moved || !article {
                continue;
            }
            links.push(at);
            let range = self.range(link);
            match ranges.last_mut().filter(|last| last.goes_on_with(&range)) {
                Some(last) => last.last = range.last,
                None => ranges.push(range),
            }
        }
        if !ranges.is_empty() {
            let told: Vec<String> = ranges.iter().map(Range::tell).collect();
            let plural = links.len() > 1;
            let opening = if plural { "Articles" } else { "Article" };
            story.push(sentence(&format!("{opening} {} renumbered", told.join(", ")), links));
            if let Some(last) = story.last_mut() {
                last.text =
                    last.text.replace(" renumbered.", ".").replacen(" -> ", " renumbered ", 1).replace(" -> ", " now ");
            }
        }
    }

    fn range(&self, link: &Link) -> Range {
        let number = |draft: &Draft, at: ClauseIx| {
            let clause = draft.clause(at);
            let printed = clause.label.as_ref().map_or("without number".to_owned(), |label| label.printed.clone());
            let plain = clause.label.as_ref().and_then(|label| match label.number.levels[..] {
                [level] if level.suffix == 0 => Some(level.base),
                _ => None,
            });
            (printed, plain)
        };
        let both =
            Pair::new(number(self.redline.drafts.old, link.old[0]), number(self.redline.drafts.new, link.new[0]));
        Range { first: both.clone(), last: both }
    }

    fn regrouped(&self, story: &mut Vec<Sentence>) {
        let mut by_heading: Vec<(String, Vec<LinkIx>)> = Vec::new();
        for at in self.redline.alignment.indices().filter(|&at| self.redline.edit(at).changes.regrouped) {
            let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
            let Some(parent) = parent else { continue };
            let name = if parent == ClauseIx::ROOT { "no heading".to_owned() } else { self.name(Side::New, parent) };
            match by_heading.last_mut().filter(|last| last.0 == name) {
                Some(last) => last.1.push(at),
                None => by_heading.push((name, vec![at])),
            }
        }
        let told = by_heading.into_iter().map(|(name, links)| {
            let first = self.here(links[0]);
            let what = match links.len() {
                1 => format!("{first} now stands"),
                several => format!("{first} and {} more now stand", several - 1),
            };
            sentence(&format!("{what} under {name}"), links)
        });
        told_or_counted(story, told.collect(), "headings stand elsewhere");
    }

    /// What is only counted: numbers of paragraphs, and references that follow.
    fn counts(&self, story: &mut Vec<Sentence>) {
        let inner = |at: &LinkIx| self.redline.edit(*at).changes.renumbered && !self.clause_kind(*at).has_heading();
        let links: Vec<LinkIx> = self.redline.alignment.indices().filter(inner).collect();
        if !links.is_empty() {
            let verb = if links.len() == 1 { "has" } else { "have" };
            story
                .push(sentence(&format!("{} within articles {verb} new numbers", count(links.len(), "clause")), links));
        }
        let follows = |at: &LinkIx| {
            self.redline
                .edit(*at)
                .segments
                .iter()
                .any(|segment| segment.op == Op::Insert && segment.class == Class::Consequential)
        };
        let links: Vec<LinkIx> = self.redline.alignment.indices().filter(follows).collect();
        if !links.is_empty() {
            story.push(sentence(
                &format!("references in {} follow the renumbering", count(links.len(), "clause")),
                links,
            ));
        }
    }
}

/// A run of articles renumbered by the same step.
struct Range {
    first: Pair<(String, Option<u32>)>,
    last: Pair<(String, Option<u32>)>,
}

impl Range {
    fn goes_on_with(&self, next: &Range) -> bool {
        let follows = |here: &(String, Option<u32>), there: &(String, Option<u32>)| matches!((here.1, there.1), (Some(here), Some(there)) if there == here + 1);
        follows(&self.last.old, &next.first.old) && follows(&self.last.new, &next.first.new)
    }

    fn tell(&self) -> String {
        let side = |first: &(String, Option<u32>), last: &(String, Option<u32>)| {
            if first.0 == last.0 { first.0.clone() } else { format!("{}–{}", first.0, last.0) }
        };
        format!("{} -> {}", side(&self.first.old, &self.last.old), side(&self.first.new, &self.last.new))
    }
}

/// The article, preamble or annex that a link belongs to, as a link; others belong to none.
fn home(redline: &Redline<'_>, at: LinkIx) -> Option<LinkIx> {
    let link = redline.alignment.link(at);
    let (side, clause) = match (link.new.first(), link.old.first()) {
        (Some(&new), _) => (Side::New, new),
        (None, Some(&old)) => (Side::Old, old),
        (None, None) => return None,
    };
    let article = redline.drafts.get(side).article(clause)?;
    Some(redline.alignment.link_of(side, article))
}

/// A title without the brackets round it.
fn bare(title: &str) -> &str {
    title.trim_matches(['[', ']', ' ', '(', ')'])
}

/// How deep the changes of an article go; nothing where no word changed.
fn depth(words: WordCount) -> Option<&'static str> {
    let all = words.equal + words.changed();
    match words.changed() {
        0 => None,
        changed if changed as f64 > REWRITTEN * all as f64 => Some("rewritten"),
        _ => Some("amended"),
    }
}

/// Adds sentences; where there are many, the rest is counted.
pub(super) fn told_or_counted(story: &mut Vec<Sentence>, mut sentences: Vec<Sentence>, counted: &str) {
    let rest = sentences.split_off(sentences.len().min(NAMED));
    story.append(&mut sentences);
    if !rest.is_empty() {
        let links = rest.iter().flat_map(|sentence| sentence.links.clone()).collect();
        story.push(sentence(&format!("{} more {counted}", rest.len()), links));
    }
}

pub(super) fn sentence(text: &str, links: Vec<LinkIx>) -> Sentence {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with(['.', '。']) { "" } else { "." };
    Sentence { text: format!("{first}{}{stop}", letters.as_str()), links }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 word`, `2 words`.
fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[track_caller]
    fn story(old: &str, new: &str) -> Vec<String> {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        tell(&made).into_iter().map(|sentence| sentence.text).collect()
    }

    fn articles(count: u32, from: u32) -> String {
        const BEASTS: [&str; 8] = ["seals", "herons", "otters", "terns", "crabs", "eels", "whelks", "gannets"];
        let one = |at: u32| {
            let beast = BEASTS[at as usize % BEASTS.len()];
            format!(
                "## Article {}. On {beast}\n\nThe keeper of {beast} counts them and writes to port {at}.\n\n",
                at + from
            )
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn renumbering_is_told_in_ranges() {
        let new = format!("## Article 1. Aim\n\nPeace for all beaches.\n\n{}", articles(6, 2));
        let told = story(&articles(6, 1), &new);
        assert_eq!(told, ["Article 1 (“Aim”) is new.", "Articles 1–6 renumbered 2–7."]);
    }

    #[test]
    fn the_same_draft_tells_that_it_is_the_same() {
        assert_eq!(story(&articles(3, 1), &articles(3, 1)), ["The two drafts say the same."]);
    }

    #[test]
    fn an_amendment_is_told_with_its_size() {
        let new = articles(3, 1).replace("keeper of herons counts", "keeper of herons twice a year counts");
        assert_eq!(story(&articles(3, 1), &new), ["Article 2 is amended: 3 words added."]);
    }
}

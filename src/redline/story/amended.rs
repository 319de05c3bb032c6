//! What was edited in the articles that stay, and their titles.

use rustc_hash::FxHashSet;

use super::Article;
use super::Fate;
use super::NAMED;
use super::Teller;
use super::Told;
use super::fact::Amendment;
use super::fact::Depth;
use super::fact::Fact;
use super::fact::Rest;
use super::fact::Title;
use super::told_or_counted;
use super::wording::bare;
use super::wording::depth;
use super::wording::same_letters;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::label::Style;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::tongue;

/// More amended articles than this are named without their paragraphs.
const TOLD: usize = 10;

/// A "shall" for a "may" weighs as much as so many other words.
const MATERIAL: usize = 10;

/// The parts of an article, at its first level, by what happened to them; each as its draft cites it.
#[derive(Default)]
struct Places {
    new: Vec<String>,
    /// New under the number of one that is gone.
    replaced: Vec<String>,
    gone: Vec<String>,
    amended: Vec<String>,
    /// Something was amended that is cited as the article is: its opening words before the points.
    unnamed: bool,
}

impl Places {
    /// Each place once, and in one list alone.
    fn settled(mut self) -> Self {
        self.new = each_once(self.new);
        self.amended = each_once(self.amended);
        self.gone = each_once(self.gone);
        // A place is named with all that stands in it.
        let all: FxHashSet<String> = self.amended.iter().cloned().collect();
        // "paragraph 1 (a)" stands in "paragraph 1", "paragraph 1 bis" beside it.
        let begins = |at: usize, name: &str| [" (", ", ", "، ", "第"].iter().any(|mark| name[at..].starts_with(mark));
        let is_inside = |name: &String| {
            let mut places = name.match_indices([' ', ',', '،', '第']).map(|(at, _)| at);
            places.any(|at| begins(at, name) && all.contains(&name[..at]))
        };
        self.amended.retain(|name| !is_inside(name));
        let new: FxHashSet<&String> = self.new.iter().collect();
        // Where a draft numbers two options alike, one may be new and the other amended.
        self.amended.retain(|name| !new.contains(name));
        let gone = std::mem::take(&mut self.gone);
        (self.replaced, self.gone) = gone.into_iter().partition(|name| new.contains(name));
        let replaced: FxHashSet<&String> = self.replaced.iter().collect();
        self.new.retain(|name| !replaced.contains(name));
        self
    }
}

/// The names of a list, each once, without those that are empty.
fn each_once(names: Vec<String>) -> Vec<String> {
    let mut seen = FxHashSet::default();
    names.into_iter().filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
}

impl Teller<'_, '_, '_> {
    pub(super) fn amended(&self, story: &mut Vec<Told>) {
        let stays = |article: &&Article| {
            !article.touched.is_empty()
                && self.fate(article.link) == Fate::Stays
                && !self.redline.edit(article.link).changes.moved
        };
        let mut amended: Vec<&Article> = self.articles.iter().filter(stays).collect();
        amended.sort_by_key(|article| std::cmp::Reverse(self.weight(article)));
        for article in amended.iter().take(TOLD) {
            story.push(self.amendment(article));
        }
        let mut rest: Vec<&Article> = amended.into_iter().skip(TOLD).collect();
        rest.sort_by_key(|article| article.link);
        if let Some(first) = rest.first() {
            let names: Vec<String> = rest.iter().take(NAMED).map(|article| self.here(article.link)).collect();
            let fact = Fact::AmendedToo(self.unit(first.link), names, rest.len());
            story.push(Told { fact, links: rest.iter().map(|article| article.link).collect() });
        }
    }

    /// How the old draft cites an article that has another number now.
    fn old_cite(&self, at: LinkIx) -> Option<String> {
        let old = self.link(at).old.first().map(|&old| self.cite(Side::Old, old));
        old.filter(|old| *old != self.here(at))
    }

    /// How much of a reader's time the edits of an article are worth.
    fn weight(&self, article: &Article) -> usize {
        let materials = article.touched.iter().map(|&at| self.redline.materials.of_link(at).len());
        article.words.changed() + MATERIAL * materials.sum::<usize>()
    }

    fn amendment(&self, article: &Article) -> Told {
        let words = article.words;
        let depth = depth(words).unwrap_or(Depth::Amended);
        let mut places = self.inner_places(article, depth);
        if places.unnamed {
            places.amended.clear();
        }
        let [new, replaced, gone, amended] = [places.new, places.replaced, places.gone, places.amended]
            .map(|names| if tongue::can_name(&names) { names } else { Vec::new() });
        let none = Vec::new;
        let (new, replaced, amended, gone) = match depth {
            Depth::Amended => (new, replaced, amended, gone),
            // What is rewritten is amended all over, and nobody can say which of its old places is gone.
            Depth::Rewritten => (new, replaced, none(), none()),
            Depth::Replaced => (none(), none(), none(), none()),
        };
        let brackets = article.touched.iter().filter(|&&at| !self.is_note(at));
        let brackets = brackets.filter(|&&at| self.has_other_brackets(at));
        let fact = Fact::Amended(Amendment {
            cite: self.here(article.link),
            was: self.old_cite(article.link),
            depth,
            amended,
            new,
            replaced,
            gone,
            inserted: words.inserted,
            deleted: words.deleted,
            by_characters: self.redline.counts_characters(),
            bracketed: brackets.count(),
        });
        let mut links = vec![article.link];
        links.extend(&article.touched);
        Told { fact, links }
    }

    /// Says whether words or brackets of a link changed, or it is in one draft alone.
    fn says_other(&self, at: LinkIx) -> bool {
        let link = self.link(at);
        let one_sided = link.is_one_sided();
        one_sided || self.redline.edit(at).words.changed() > 0 || self.has_other_brackets(at)
    }

    /// Says whether brackets came or went in a link, alone or with the words in them; a mark of agreement, which may
    /// stand in brackets too, is told by itself.
    fn has_other_brackets(&self, at: LinkIx) -> bool {
        let edit = self.redline.edit(at);
        if self.redline.progress.status(at).is_some() {
            return edit.has(Class::Bracket);
        }
        let mut changed = edit.segments.iter().filter(|one| one.op != Op::Equal && one.class != Class::Ignored);
        changed.any(|segment| segment.text.contains(['[', ']', '［', '］']))
    }

    /// What happened where in an article.
    fn inner_places(&self, article: &Article, depth: Depth) -> Places {
        let mut all = Places::default();
        for side in [Side::New, Side::Old] {
            let Some(&root) = self.link(article.link).side(side).first() else { continue };
            let wanted = |at: &&LinkIx| side == Side::New || self.link(**at).new.is_empty();
            let clauses = article.touched.iter().filter(wanted).flat_map(|&at| self.link(at).side(side));
            let mut clauses: Vec<ClauseIx> = clauses.copied().collect();
            // Where words changed, a comma elsewhere is no news.
            clauses.retain(|&at| {
                article.words.changed() == 0 || self.says_other(self.redline.alignment.link_of(side, at))
            });
            clauses.sort_unstable();
            // A place that holds many new clauses is judged once.
            let mut judged: FxHashSet<ClauseIx> = FxHashSet::default();
            for clause in clauses {
                let kind = self.redline.drafts.get(side).clause(clause).kind;
                // Notes are no part of an article; what became of its options has sentences of its own.
                if kind == Kind::Footnote || side == Side::Old && kind == Kind::Choice {
                    continue;
                }
                if let Some((place, name)) = self.alone(side, (root, clause)) {
                    if !judged.insert(place) {
                        continue;
                    }
                    let option = self.is_of_options(side, place);
                    match (side, side == Side::Old && option || self.is_recast((side, place), depth)) {
                        (Side::New, false) => all.new.push(name),
                        (Side::New, true) => all.amended.extend(self.around((root, place))),
                        (Side::Old, false) => all.gone.push(name),
                        (Side::Old, true) => {}
                    }
                    continue;
                }
                let Some((place, name)) = self.outer(side, (root, clause)) else {
                    all.unnamed |= side == Side::New && self.says_other(self.redline.alignment.link_of(side, clause));
                    continue;
                };
                let at = self.redline.alignment.link_of(side, place);
                let link = self.link(at);
                if link.is_one_sided() && !judged.insert(place) {
                    continue;
                }
                let (list, name) = match side {
                    Side::New if link.is_inserted() && self.is_recast((side, place), depth) => continue,
                    Side::New if self.fate(at) == Fate::New => (&mut all.new, name),
                    Side::New if self.fate(at) == Fate::Gone => {
                        let old = self.link(article.link).old.first().copied().zip(link.old.first().copied());
                        let old = old.and_then(|(root, old)| self.inner_name(Side::Old, (root, old)));
                        (&mut all.gone, old.unwrap_or(name))
                    }
                    Side::New => (&mut all.amended, name),
                    Side::Old if link.is_deleted() && self.is_recast((side, place), depth) => continue,
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
        all.settled()
    }

    /// The outermost clause below an article that a clause stands in and that has a name of its own, with that name.
    fn outer(&self, side: Side, (root, clause): (ClauseIx, ClauseIx)) -> Option<(ClauseIx, String)> {
        self.chain(side, (root, clause))?.into_iter().find_map(|at| Some((at, self.inner_name(side, (root, at))?)))
    }

    /// The name of the outermost numbered clause that a clause stands in, or is, and that is in this draft alone: a new
    /// point of a paragraph that stays. What has no number is told by the place it stands in.
    fn alone(&self, side: Side, (root, clause): (ClauseIx, ClauseIx)) -> Option<(ClauseIx, String)> {
        let draft = self.redline.drafts.get(side);
        let is_alone =
            |&at: &ClauseIx| self.link(self.redline.alignment.link_of(side, at)).side(side.other()).is_empty();
        // An option of which something was taken is not told as a whole.
        let is_frame = |at: ClauseIx| {
            let stays = |inner: ClauseIx| !is_alone(&inner);
            side == Side::Old && draft.clause(at).kind == Kind::Choice && draft.subtree(at).into_iter().any(stays)
        };
        let outermost = self.chain(side, (root, clause))?.into_iter().find(|at| is_alone(at) && !is_frame(*at))?;
        draft.clause(outermost).label.as_ref().filter(|label| label.style != Style::Bullet)?;
        Some((outermost, self.inner_name(side, (root, outermost))?))
    }

    /// Says whether a clause is an option, or the number before a set of them of which some are left: what became of a set
    /// has a sentence of its own.
    fn is_of_options(&self, side: Side, at: ClauseIx) -> bool {
        let is_option = self.redline.drafts.get(side).clause(at).kind == Kind::Choice;
        let stays = |&at: &ClauseIx| !self.link(self.redline.alignment.link_of(side, at)).is_one_sided();
        is_option || self.options_behind(side, at).iter().any(stays)
    }

    /// The options that stand behind a number.
    fn options_behind(&self, side: Side, at: ClauseIx) -> &[ClauseIx] {
        let draft = self.redline.drafts.get(side);
        let siblings = draft.clause(at).parent.map_or(&[][..], |parent| &draft.clause(parent).children[..]);
        let behind = siblings.binary_search(&at).map_or(&[][..], |place| &siblings[place + 1..]);
        let end = behind.iter().position(|&next| draft.clause(next).kind != Kind::Choice);
        &behind[..end.unwrap_or(behind.len())]
    }

    /// The name of the clause around a new one that was there before.
    fn around(&self, (root, clause): (ClauseIx, ClauseIx)) -> Option<String> {
        let above = self.chain(Side::New, (root, clause))?.into_iter().take_while(|&at| at != clause);
        let names = above.filter_map(|at| self.inner_name(Side::New, (root, at)));
        names.last()
    }

    /// Says whether most of what a clause says, with all in it, stood in the other draft in other words.
    fn is_recast(&self, (side, at): (Side, ClauseIx), depth: Depth) -> bool {
        let draft = self.redline.drafts.get(side);
        let is_option = draft.clause(at).kind == Kind::Choice;
        let options = if is_option { &[] } else { self.options_behind(side, at) };
        let inner = std::iter::once(at).chain(options.iter().copied()).flat_map(|at| draft.subtree(at));
        self.redline.recast.covers(inner.map(|at| self.redline.alignment.link_of(side, at)), depth)
    }

    /// The clauses below an article that a clause stands in, from the outermost to itself; without options that all
    /// became text.
    fn chain(&self, side: Side, (root, clause): (ClauseIx, ClauseIx)) -> Option<Vec<ClauseIx>> {
        let above = self.redline.drafts.get(side).ancestors(clause);
        let mut chain: Vec<ClauseIx> = std::iter::once(clause).chain(above).collect();
        chain.truncate(chain.iter().position(|&at| at == root)?);
        chain.retain(|&at| side == Side::New || !became_text(self.redline, at));
        chain.reverse();
        Some(chain)
    }

    /// The citation of a clause within an article: `paragraph 1 (a)`; nothing for one that is cited as its article is.
    fn inner_name(&self, side: Side, (root, at): (ClauseIx, ClauseIx)) -> Option<String> {
        let (here, cite) = (self.cite(side, root), self.cite(side, at));
        let name = cite.strip_prefix(&here)?.trim_start_matches([',', '،', ' ']);
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The title of the instrument, which says what all of it is about.
    pub(super) fn title(&self, story: &mut Vec<Told>) {
        let at = self.redline.alignment.link_of(Side::New, ClauseIx::ROOT);
        let (link, redline) = (self.link(at), self.redline);
        let (Some(&old), true) = (link.old.first(), redline.edit(at).changes.retitled) else { return };
        let clauses = Pair::new(redline.drafts.old.clause(old), redline.drafts.new.clause(ClauseIx::ROOT));
        let both = clauses.map(|clause| clause.text.as_str());
        if !both.old.is_empty() && !both.new.is_empty() && !same_letters(both.old, both.new) {
            story.push(Told { fact: Fact::TitleReads(both.map(str::to_owned)), links: vec![at] });
        }
    }

    pub(super) fn retitled(&self, story: &mut Vec<Told>) {
        let (mut told, mut lost, mut given) = (Vec::new(), Vec::new(), Vec::new());
        for at in self.redline.alignment.indices() {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            let marked = self.redline.progress.status(at).is_some_and(|change| change.alone);
            if !changes.retitled || changes.moved || marked || self.fate(at) != Fate::Stays {
                continue;
            }
            if link.old.len() != 1 || link.new.len() != 1 || link.new[0] == ClauseIx::ROOT {
                continue;
            }
            let title = |side: Side| self.redline.drafts.get(side).clause(link.side(side)[0]).text.as_str();
            let titles = Pair::new(title(Side::Old), title(Side::New));
            let cite = self.cite(Side::New, link.new[0]);
            let named = |title: &str| (at, Title { cite: cite.clone(), title: Some(title.to_owned()) });
            let both = titles.map(str::to_owned);
            let fact = match (titles.old, titles.new) {
                (old, new) if same_letters(old, new) => continue,
                _ if self.clause_kind(at) == Kind::Group => Fact::HeadingReads(both),
                ("", new) => {
                    given.push(named(new));
                    continue;
                }
                (old, "") => {
                    lost.push(named(bare(old)));
                    continue;
                }
                _ => Fact::Retitled(cite, both),
            };
            told.push(Told { fact, links: vec![at] });
        }
        titles(story, lost, Fact::Untitled);
        titles(story, given, Fact::Titled);
        told_or_counted(story, told, Rest::Retitled);
    }
}

/// Says whether a clause of the old draft heads an option whose set was kept as a whole: its text is not gone with it.
pub(super) fn became_text(redline: &Redline<'_>, at: ClauseIx) -> bool {
    let option = redline.drafts.old.clause(at);
    option.parent.filter(|_| option.kind == Kind::Choice).is_some_and(|holder| {
        let events = redline.progress.of_link(redline.alignment.link_of(Side::Old, holder));
        events.iter().any(|event| event.keeps_all)
    })
}

/// A sentence on headings that all lost or gained a title; of many, some are named.
fn titles(story: &mut Vec<Told>, named: Vec<(LinkIx, Title)>, fact: fn(Vec<Title>, usize) -> Fact) {
    let (links, mut names): (Vec<LinkIx>, Vec<Title>) = named.into_iter().unzip();
    let count = names.len();
    names.truncate(NAMED / 2);
    if count > 0 {
        story.push(Told { fact: fact(names, count), links });
    }
}

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
use super::wording::is_other_text;
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

/// More recast places than this are counted.
const RECAST: usize = 4;

/// The parts of an article, at its first level, by what happened to them; each as its draft cites it.
#[derive(Default)]
struct Places {
    new: Vec<String>,
    /// New under the number of one that is gone.
    replaced: Vec<String>,
    gone: Vec<String>,
    /// In the new draft alone, of what went elsewhere in the article, or in the old one alone, and in what came.
    recast: Vec<String>,
    was_recast: Vec<String>,
    /// How many of these there are, where they are not named.
    more_recast: usize,
    amended: Vec<String>,
    /// Something was amended that is cited as the article is: its opening words before the points.
    unnamed: bool,
}

impl Places {
    /// Each place once, and in one list alone.
    fn settled(mut self) -> Self {
        self.new = outermost(self.new);
        self.amended = outermost(self.amended);
        self.gone = outermost(self.gone);
        self.recast = outermost(self.recast);
        self.was_recast = outermost(self.was_recast);
        let new: FxHashSet<&String> = self.new.iter().collect();
        // Where a draft numbers two options alike, one may be new and the other amended.
        self.amended.retain(|name| !new.contains(name));
        let gone = std::mem::take(&mut self.gone);
        (self.replaced, self.gone) = gone.into_iter().partition(|name| new.contains(name));
        let replaced: FxHashSet<&String> = self.replaced.iter().collect();
        self.new.retain(|name| !replaced.contains(name));
        let recast: FxHashSet<&String> = self.recast.iter().collect();
        self.amended.retain(|name| !recast.contains(name));
        self
    }

    /// The same without the lists that nobody could read to their end.
    fn readable(self) -> Self {
        let recast = self.recast.len() + self.was_recast.len();
        let short = |names: Vec<String>| if tongue::can_name(&names) { names } else { Vec::new() };
        Self {
            new: short(self.new),
            replaced: short(self.replaced),
            gone: short(self.gone),
            // Among many it is hard to say what was made of what.
            more_recast: if recast > RECAST { recast } else { 0 },
            recast: if recast > RECAST { Vec::new() } else { self.recast },
            was_recast: if recast > RECAST { Vec::new() } else { self.was_recast },
            // Beside opening words that changed as well, points would be taken for all that did.
            amended: if self.unnamed { Vec::new() } else { short(self.amended) },
            unnamed: self.unnamed,
        }
    }

    /// What is told of them where an article was changed as deep as that.
    fn of_depth(self, depth: Depth) -> Self {
        match depth {
            Depth::Amended => self,
            // What is rewritten is amended all over, and nobody can say which of its old places is gone.
            Depth::Rewritten => Self { new: self.new, replaced: self.replaced, ..Self::default() },
            Depth::Replaced => Self::default(),
        }
    }
}

/// The names of a list, each once, without those that are empty, and those that stand in another one: a place is named
/// with all that stands in it.
fn outermost(names: Vec<String>) -> Vec<String> {
    let mut names = each_once(names);
    let all: FxHashSet<String> = names.iter().cloned().collect();
    // "paragraph 1 (a)" stands in "paragraph 1", "paragraph 1 bis" beside it.
    let begins = |at: usize, name: &str| [" (", ", ", "، ", "第"].iter().any(|mark| name[at..].starts_with(mark));
    let is_inside = |name: &String| {
        let mut places = name.match_indices([' ', ',', '،', '第']).map(|(at, _)| at);
        places.any(|at| begins(at, name) && all.contains(&name[..at]))
    };
    names.retain(|name| !is_inside(name));
    names
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

    /// How the old draft cites an article that has another number now, or the articles that became one.
    fn old_cites(&self, at: LinkIx) -> Vec<String> {
        let old: Vec<String> = self.link(at).old.iter().map(|&old| self.cite(Side::Old, old)).collect();
        if old == [self.here(at)] { Vec::new() } else { old }
    }

    /// How much of a reader's time the edits of an article are worth.
    fn weight(&self, article: &Article) -> usize {
        let materials = article.touched.iter().map(|&at| self.redline.materials.of_link(at).len());
        article.words.changed() + MATERIAL * materials.sum::<usize>()
    }

    fn amendment(&self, article: &Article) -> Told {
        let words = article.words;
        let was = self.old_cites(article.link);
        let depth = match depth(words).unwrap_or(Depth::Amended) {
            Depth::Rewritten if was.is_empty() && is_other_text(words) => Depth::Replaced,
            depth => depth,
        };
        let places = self.inner_places(article, depth).readable().of_depth(depth);
        let brackets = article.touched.iter().filter(|&&at| !self.is_note(at));
        let brackets = brackets.filter(|&&at| self.has_other_brackets(at));
        let fact = Fact::Amended(Amendment {
            cite: self.here(article.link),
            was,
            depth,
            amended: places.amended,
            new: places.new,
            replaced: places.replaced,
            gone: places.gone,
            recast: places.recast,
            was_recast: places.was_recast,
            more_recast: places.more_recast,
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
            // A place that holds many new clauses is judged once.
            let mut judged: FxHashSet<ClauseIx> = FxHashSet::default();
            for clause in self.touched(article, side) {
                let kind = self.redline.drafts.get(side).clause(clause).kind;
                // Notes are no part of an article; what became of its options has sentences of its own.
                if kind == Kind::Footnote || side == Side::Old && kind == Kind::Choice {
                    continue;
                }
                let alone = self.alone(side, (root, clause));
                let Some((place, name)) = alone.or_else(|| self.outer(side, (root, clause))) else {
                    all.unnamed |= side == Side::New && self.says_other(self.redline.alignment.link_of(side, clause));
                    continue;
                };
                if !self.link(self.redline.alignment.link_of(side, place)).is_one_sided() {
                    self.stays(&mut all, article, (side, clause, place, name));
                } else if judged.insert(place) {
                    let recast = self.is_recast((side, place), depth);
                    match side {
                        // It has a sentence of its own.
                        _ if recast && self.is_carried(side, place) => {}
                        Side::New if recast => {
                            all.recast.push(name);
                            all.amended.extend(self.around((root, place)));
                        }
                        Side::New => all.new.push(name),
                        Side::Old if self.is_of_options(side, place) => {}
                        Side::Old if recast => all.was_recast.push(name),
                        Side::Old => all.gone.push(name),
                    }
                }
            }
        }
        all.settled()
    }

    /// The clauses of a side in which something happened that a reader is told of, in order.
    fn touched(&self, article: &Article, side: Side) -> Vec<ClauseIx> {
        let wanted = |at: &&LinkIx| side == Side::New || self.link(**at).new.is_empty();
        let clauses = article.touched.iter().filter(wanted).flat_map(|&at| self.link(at).side(side));
        let mut clauses: Vec<ClauseIx> = clauses.copied().collect();
        // Where words changed, a comma elsewhere is no news.
        clauses.retain(|&at| article.words.changed() == 0 || self.says_other(self.redline.alignment.link_of(side, at)));
        clauses.sort_unstable();
        clauses
    }

    /// Adds what happened to a clause in a place that both drafts have.
    fn stays(&self, all: &mut Places, article: &Article, here: (Side, ClauseIx, ClauseIx, String)) {
        let (side, clause, place, name) = here;
        let own = self.redline.alignment.link_of(side, clause);
        let link = self.link(self.redline.alignment.link_of(side, place));
        let named = |side: Side, at: Option<&ClauseIx>| {
            let root = self.link(article.link).side(side).first();
            root.zip(at).and_then(|(&root, &at)| self.inner_name(side, (root, at)))
        };
        let fate = if self.link(own).is_one_sided() { Fate::Stays } else { self.fate(own) };
        match (side, fate) {
            // A note stands where its text stood, or stood where it stands.
            (Side::New, Fate::New) => all.new.push(named(Side::New, Some(&clause)).unwrap_or(name)),
            (Side::New, Fate::Gone) => all.gone.push(named(Side::Old, self.link(own).old.first()).unwrap_or(name)),
            (Side::New, Fate::Stays | Fate::Note) => all.amended.push(name),
            // A point is gone from a paragraph that stays: it is named as in the new draft.
            (Side::Old, _) => {
                let root = self.link(article.link).new.first().copied();
                let there = link.new.first().copied().zip(root);
                let there = there.and_then(|(new, root)| self.outer(Side::New, (root, new)));
                all.amended.push(there.map_or_else(String::new, |(_, name)| name));
            }
        }
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
        // An option of which something was taken, or round what was there, is not told as a whole.
        let is_frame = |at: ClauseIx| {
            let stays = |inner: ClauseIx| !is_alone(&inner);
            draft.clause(at).kind == Kind::Choice && draft.subtree(at).into_iter().any(stays)
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
        above.filter_map(|at| self.inner_name(Side::New, (root, at))).last()
    }

    /// Says whether text of a clause, or of one in it, went elsewhere or came from there.
    fn is_carried(&self, side: Side, at: ClauseIx) -> bool {
        let carried = &self.redline.carried;
        let links = self.redline.drafts.get(side).subtree(at).into_iter();
        let mut links = links.map(|at| self.redline.alignment.link_of(side, at));
        links.any(|at| !carried.from(at).is_empty() || carried.into(at).next().is_some())
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

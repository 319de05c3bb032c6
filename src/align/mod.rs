//! Which clauses of two drafts are the same clause.
//!
//! Words first, numbers second: a new article 1 must not turn every later article into nonsense.
//! Each pass links what the passes before it left free, and each is near-linear:
//!
//! 1. [`profile`]: words, hashes of equal text, weights of words;
//! 2. [`pins`], permanent ids and the drafts' own [`notes`];
//! 3. [`units`]: articles, over the whole draft, by equal text, rare words, title and place, and by number where
//!    [`numbering`] is kept;
//! 4. [`containers`]: chapters by what they hold;
//! 5. [`within`]: paragraphs and points within linked clauses, lists that became one by their [`introductions`];
//!    [`terms`]: definitions by their term;
//! 6. [`moves`]: left-overs under other parents, by rare words and [`phrases`]; [`splits`]: left-overs that are parts of linked clauses;
//! 7. [`classify`]: what happened to each link.
//!
//! The drafts are put in an order of their own first (by their text), so that the alignment of new
//! with old mirrors that of old with new.

mod alone;
mod assign;
mod candidates;
pub(crate) mod chain;
mod classify;
mod containers;
pub mod explain;
mod introductions;
mod matching;
mod moves;
mod notes;
mod numbering;
mod phrases;
pub mod pins;
mod profile;
mod score;
mod splits;
mod taken_in;
mod telling;
mod terms;
mod units;
mod within;

use std::borrow::Cow;

use rayon::prelude::*;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::reference::Places;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Classes;

pub use matching::Evidence;
pub(crate) use phrases::hashes as phrase_hashes;
pub use pins::Pins;
pub use profile::Words;
pub(crate) use profile::weight;
pub(crate) use profile::weights;
pub use score::Parts;

use matching::Matching;
use notes::Said;
use profile::Profile;
use splits::Join;

/// What happened to the clauses of a link, apart from brackets and references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Words of the text differ (a redline may find that all of it is consequential).
    pub amended: bool,
    /// Words of the title differ.
    pub retitled: bool,
    /// The clause's own number differs.
    pub renumbered: bool,
    /// It left the order of its neighbours, or went from one parent to another.
    pub moved: bool,
    /// It kept the order of its neighbours, but stands under another heading.
    pub regrouped: bool,
    /// It stands higher than before: a paragraph became an article.
    pub promoted: bool,
    /// It stands lower than before.
    pub demoted: bool,
}

impl Changes {
    /// The names of what happened, in the order of the fields; another heading counts as a move.
    pub fn names(self) -> Vec<&'static str> {
        let all = [
            (self.amended, "amended"),
            (self.retitled, "retitled"),
            (self.renumbered, "renumbered"),
            (self.moved || self.regrouped, "moved"),
            (self.promoted, "promoted"),
            (self.demoted, "demoted"),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect()
    }

    /// Says whether nothing happened.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// One relation between clauses of two drafts.
///
/// One to one, one to many (a split), many to one (a merge), or one-sided (inserted, deleted).
/// Clauses of a side stand in the order of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Clauses of the old draft; empty for an insertion.
    pub old: Vec<ClauseIx>,
    /// Clauses of the new draft; empty for a deletion.
    pub new: Vec<ClauseIx>,
    /// What happened to them.
    pub changes: Changes,
    /// How sure the link is, from 0 to 1.
    pub confidence: f32,
    /// Why they are linked.
    pub evidence: Evidence,
}

impl Link {
    fn one_sided(side: Side, at: ClauseIx) -> Self {
        let (old, new) = match side {
            Side::Old => (vec![at], Vec::new()),
            Side::New => (Vec::new(), vec![at]),
        };
        Self { old, new, changes: Changes::default(), confidence: 1.0, evidence: Evidence::Similar }
    }

    /// The clauses of a side.
    pub fn side(&self, side: Side) -> &[ClauseIx] {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// Says whether the clause is in the new draft alone.
    pub fn is_inserted(&self) -> bool {
        self.old.is_empty()
    }

    /// Says whether the clause is in the old draft alone.
    pub fn is_deleted(&self) -> bool {
        self.new.is_empty()
    }

    /// Says whether the clause is in one draft alone.
    pub fn is_one_sided(&self) -> bool {
        self.is_inserted() || self.is_deleted()
    }

    /// The clause a link is shown by: the first new one, or the first old one where it is gone.
    pub fn shown(&self) -> (Side, ClauseIx) {
        match (self.new.first(), self.old.first()) {
            (Some(&new), _) => (Side::New, new),
            (None, old) => (Side::Old, *old.expect("a link has a clause")),
        }
    }

    /// Says whether readers should be told how sure a link of two sides is.
    pub fn is_unsure(&self) -> bool {
        /// Below it, links on real drafts were wrong often enough to be worth a look.
        const UNSURE: f32 = 0.55;
        self.confidence < UNSURE && !self.is_inserted() && !self.is_deleted()
    }

    /// Says whether one clause became several of its own level.
    pub fn is_split(&self) -> bool {
        self.new.len() > 1 && !self.changes.promoted
    }

    /// Says whether several clauses of one level became one.
    pub fn is_merged(&self) -> bool {
        self.old.len() > 1 && !self.changes.demoted
    }
}

/// Which link of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkIx(pub(crate) u32);

impl LinkIx {
    /// The place in the list of links.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// All links between two drafts.
///
/// Every clause of either draft stands in exactly one link. Links follow the reading order of the
/// new draft; a deleted clause stands behind what it stood behind.
#[derive(Debug)]
pub struct Alignment {
    /// The links.
    pub links: Vec<Link>,
    /// The link of every clause.
    of: Pair<Vec<LinkIx>>,
    /// Behind each link, the links whose clause stood there and moved away.
    departed: Vec<Vec<LinkIx>>,
    /// The words of both drafts, until a redline is made of them.
    pub(crate) words: Pair<Words>,
    /// What is known of them by their numbers.
    pub(crate) classes: Classes,
}

impl Alignment {
    /// The link a clause stands in.
    pub fn link_of(&self, side: Side, at: ClauseIx) -> LinkIx {
        self.of.get(side)[at.at()]
    }

    /// The article, preamble or annex in which a link is shown, as a link; others stand in none.
    pub(crate) fn home(&self, drafts: Pair<&Draft>, at: LinkIx) -> Option<LinkIx> {
        let (side, clause) = self.link(at).shown();
        let article = drafts.get(side).article(clause)?;
        Some(self.link_of(side, article))
    }

    /// The links whose clauses stood behind those of a link and moved away, each with all that stood in it.
    pub fn departed(&self, behind: LinkIx) -> &[LinkIx] {
        &self.departed[behind.at()]
    }

    /// Where kind words stand in its drafts.
    pub(crate) fn places(&self, drafts: Pair<&Draft>) -> Pair<Option<Places>> {
        places(drafts, &self.words, &self.classes)
    }

    /// Forgets the words: nobody asks for them when all edits are known, and they take more room than the drafts.
    pub(crate) fn forget_words(&mut self) {
        self.words = Pair::default();
        self.classes = Classes::default();
    }

    /// Reads the words again where a redline was made before.
    pub(crate) fn recall_words(&mut self, drafts: Pair<&Draft>) {
        if self.classes.is_empty() {
            let again = align(drafts);
            (self.words, self.classes) = (again.words, again.classes);
        }
    }

    /// The link of an index.
    pub fn link(&self, at: LinkIx) -> &Link {
        &self.links[at.at()]
    }

    /// All indices, in order.
    pub fn indices(&self) -> impl Iterator<Item = LinkIx> + use<> {
        (0..self.links.len() as u32).map(LinkIx)
    }
}

/// Links every clause of two drafts.
pub fn align(drafts: Pair<&Draft>) -> Alignment {
    align_with(drafts, &Pins::default())
}

/// Links every clause of two drafts under the links that a user has decided.
pub fn align_with(drafts: Pair<&Draft>, pins: &Pins) -> Alignment {
    Begun::of(drafts, pins).finish()
}

/// An alignment that is begun: all that two threads share the work of, so that nothing else is best done meanwhile.
pub(crate) struct Begun<'d> {
    drafts: Pair<&'d Draft>,
    /// Whether the profile has the drafts the other way round.
    exchange: bool,
    profile: Profile<'d>,
    matching: Matching,
    joins: Vec<Join>,
    said: Vec<Said>,
}

impl<'d> Begun<'d> {
    /// Reads the words of both drafts, and links what the user, ids, notes and equal or telling words decide.
    pub(crate) fn of(drafts: Pair<&'d Draft>, pins: &Pins) -> Self {
        let (oriented, exchange) = oriented(drafts);
        let pins = if exchange { Cow::Owned(pins.swap()) } else { Cow::Borrowed(pins) };
        let profile = Profile::of(oriented, Words::of_both(oriented), pins.never.clone());
        let mut matching = Matching::of(oriented, pins.never.clone());
        matching.link(Pair::new(ClauseIx::ROOT, ClauseIx::ROOT), Evidence::Place, 1.0);
        let joins = pinned(&pins, &mut matching);
        by_id(&profile, &mut matching);
        let said = notes::read(&profile);
        notes::link(&profile, &mut matching, &said);
        units::told(&profile, &mut matching);
        Self { drafts, exchange, profile, matching, joins, said }
    }

    /// Where kind words stand in the drafts as they were given.
    pub(crate) fn places(&self) -> Pair<Option<Places>> {
        let found = places(self.profile.drafts, &self.profile.words, &self.profile.classes);
        if self.exchange { found.swap() } else { found }
    }

    /// Links every clause that is left; the links are those of the drafts as they were given.
    pub(crate) fn finish(self) -> Alignment {
        let Self { drafts, exchange, mut profile, mut matching, mut joins, said } = self;
        units::link(&profile, &mut matching);
        profile.numbering = numbering::of_links(&profile, &matching);
        units::by_number(&profile, &mut matching);
        profile.inner_numbering = numbering::of_inner(&profile, &matching);
        containers::link(&profile, &mut matching);
        below(&profile, &mut matching);
        for join in &joins {
            within::link(&profile, &mut matching, Pair::of(join.side, join.part, join.whole));
        }
        moves::link(&profile, &mut matching);
        moves::parents(&profile, &mut matching);
        joins.extend(notes::joins(&profile, &matching, &said));
        joins.iter().for_each(|join| matching.reserve(join.side, join.part));
        joins.extend(splits::find(&profile, &matching));
        let mut links = classify::links(&profile, &matching, &joins);
        let (mut words, classes) = (profile.words, profile.classes);
        if exchange {
            links.iter_mut().for_each(exchange_sides);
            words = words.swap();
        }
        let links = ordered(drafts, links);
        let of = Pair::new(index(drafts.old, &links, Side::Old), index(drafts.new, &links, Side::New));
        let departed = departed(drafts, &links, &of);
        Alignment { links, of, departed, words, classes }
    }
}

fn places(drafts: Pair<&Draft>, words: &Pair<Words>, classes: &Classes) -> Pair<Option<Places>> {
    Pair::SIDES.at_once(|side| Places::of(drafts.get(side), |at| words.get(side).own(at), classes.len()))
}

/// The drafts in an order of their own, by their texts, and whether they are exchanged in it.
fn oriented(drafts: Pair<&Draft>) -> (Pair<&Draft>, bool) {
    let body = drafts.map(|draft| &draft.source.text()[draft.meta.span.end as usize..]);
    let exchange = body.old > body.new;
    (if exchange { drafts.swap() } else { drafts }, exchange)
}

/// How sure a link is at least that a note of the drafts names and the words bear out.
const NOTED: f32 = 0.7;

/// Links what the user has decided; the clauses of a split or merge beside its first pair are joins.
fn pinned(pins: &Pins, matching: &mut Matching) -> Vec<Join> {
    let mut joins = Vec::new();
    for pin in &pins.same {
        let first = Pair::new(pin.old[0], pin.new[0]);
        matching.link(first, Evidence::Pin, 1.0);
        for (side, whole) in [(Side::Old, first.new), (Side::New, first.old)] {
            for &part in &pin.get(side)[1..] {
                matching.reserve(side, part);
                joins.push(Join { side, part, whole });
            }
        }
    }
    joins
}

/// Links clauses that carry the same permanent id in both drafts.
fn by_id(profile: &Profile<'_>, matching: &mut Matching) {
    let ids = |draft: &Draft| -> rustc_hash::FxHashMap<String, ClauseIx> {
        draft.indices().filter_map(|at| Some((draft.clause(at).attributes.id()?.to_owned(), at))).collect()
    };
    let (old, new) = (ids(profile.drafts.old), ids(profile.drafts.new));
    for at in profile.drafts.old.indices() {
        let id = profile.drafts.old.clause(at).attributes.id();
        if let Some(&other) = id.filter(|&id| old.get(id) == Some(&at)).and_then(|id| new.get(id)) {
            matching.link(Pair::new(at, other), Evidence::Id, 1.0);
        }
    }
}

/// Links what stands in linked headings.
fn below(profile: &Profile<'_>, matching: &mut Matching) {
    let draft = profile.drafts.old;
    let headings = draft.indices().filter(|&at| draft.clause(at).kind.has_heading());
    let linked = headings.filter_map(|old| Some(Pair::new(old, matching.other(Side::Old, old)?)));
    let is_article = |side: Side, at: ClauseIx| units::is_article(profile.drafts.get(side).clause(at).kind);
    let (articles, others): (Vec<_>, Vec<_>) =
        linked.partition(|pair| is_article(Side::Old, pair.old) && is_article(Side::New, pair.new));
    others.iter().for_each(|&pair| within::link(profile, matching, pair));
    // What stands in one article stands in no other: parts of them are linked at once, each in a copy of its own.
    let parts = articles.par_chunks(articles.len().div_ceil(PARTS).max(FEW)).map(|part| {
        let mut own = matching.clone();
        part.iter().for_each(|&pair| within::link(profile, &mut own, pair));
        own
    });
    let parts: Vec<Matching> = parts.collect();
    parts.iter().for_each(|part| matching.take_in(part));
}

/// In so many parts the articles of a draft are linked at once, however many threads there are.
const PARTS: usize = 4;
/// Fewer articles are not worth a part.
const FEW: usize = 8;

fn exchange_sides(link: &mut Link) {
    std::mem::swap(&mut link.old, &mut link.new);
    std::mem::swap(&mut link.changes.promoted, &mut link.changes.demoted);
}

/// Puts links in the reading order of the new draft, deleted ones behind what they stood behind.
fn ordered(drafts: Pair<&Draft>, links: Vec<Link>) -> Vec<Link> {
    let of = Pair::new(index(drafts.old, &links, Side::Old), index(drafts.new, &links, Side::New));
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); drafts.new.clauses.len()];
    for (clause, place) in Gone::of(drafts, &links, &of.old).places() {
        let link = of.old[clause.at()].at();
        if links[link].is_deleted() {
            behind[place.at()].push(link);
        }
    }
    let mut order = Vec::with_capacity(links.len());
    let mut done = vec![false; links.len()];
    for clause in drafts.new.reading_order() {
        let link = of.new[clause.at()].at();
        if !std::mem::replace(&mut done[link], true) {
            order.push(link);
        }
        order.append(&mut behind[clause.at()]);
    }
    let mut links: Vec<Option<Link>> = links.into_iter().map(Some).collect();
    order.into_iter().map(|at| links[at].take().expect("each link stands in the order once")).collect()
}

/// What moved away from behind each link; only the outermost clause of what moved is named, and only the first of several
/// that became one.
fn departed(drafts: Pair<&Draft>, links: &[Link], of: &Pair<Vec<LinkIx>>) -> Vec<Vec<LinkIx>> {
    let mut departed = vec![Vec::new(); links.len()];
    let moved = |link: LinkIx| links[link.at()].changes.moved;
    for (clause, place) in Gone::of(drafts, links, &of.old).places() {
        let outermost = !drafts.old.ancestors(clause).any(|above| moved(of.old[above.at()]));
        let link = of.old[clause.at()];
        if moved(link) && outermost && links[link.at()].old.first() == Some(&clause) {
            departed[of.new[place.at()].at()].push(link);
        }
    }
    departed
}

/// Finds places in the new draft for what stood in the old one and is not there any more.
struct Gone<'a> {
    drafts: Pair<&'a Draft>,
    links: &'a [Link],
    of: &'a [LinkIx],
    /// The last clause, in reading order, of each new clause's subtree.
    last: Vec<ClauseIx>,
}

impl<'a> Gone<'a> {
    fn of(drafts: Pair<&'a Draft>, links: &'a [Link], of: &'a [LinkIx]) -> Self {
        let mut last: Vec<ClauseIx> = drafts.new.indices().collect();
        for at in drafts.new.indices().rev() {
            if let Some(child) = drafts.new.clause(at).children.last() {
                last[at.at()] = last[child.at()];
            }
        }
        Self { drafts, links, of, last }
    }

    /// Deleted and moved clauses of the old draft, in order, each with the new clause it is put behind.
    ///
    /// A deleted article stands behind all of the article before it, also behind what is new there;
    /// what stood in a deleted clause stays with it.
    fn places(&self) -> Vec<(ClauseIx, ClauseIx)> {
        let mut places = vec![None; self.drafts.old.clauses.len()];
        let mut anchor = ClauseIx::ROOT;
        let mut found = Vec::new();
        for clause in self.drafts.old.reading_order() {
            let link = &self.links[self.of[clause.at()].at()];
            match link.new.last() {
                Some(&new) if !link.changes.moved => anchor = new,
                _ => {
                    let parent = self.drafts.old.clause(clause).parent;
                    let with_parent = parent.and_then(|parent| places[parent.at()]);
                    let place = with_parent.unwrap_or_else(|| self.behind(anchor, parent));
                    places[clause.at()] = Some(place);
                    found.push((clause, place));
                }
            }
        }
        found
    }

    /// The end of the clause that holds the anchor and stands in the counterpart of a parent.
    fn behind(&self, anchor: ClauseIx, parent: Option<ClauseIx>) -> ClauseIx {
        let home = parent.and_then(|parent| self.links[self.of[parent.at()].at()].new.last().copied());
        let mut holder = anchor;
        while let Some(above) = self.drafts.new.clause(holder).parent {
            if Some(above) == home {
                return self.last[holder.at()];
            }
            holder = above;
        }
        anchor
    }
}

fn index(draft: &Draft, links: &[Link], side: Side) -> Vec<LinkIx> {
    let mut of = vec![LinkIx(0); draft.clauses.len()];
    for (at, link) in links.iter().enumerate() {
        link.side(side).iter().for_each(|clause| of[clause.at()] = LinkIx(at as u32));
    }
    of
}

#[cfg(test)]
mod tests;

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
//! 5. [`within`]: paragraphs and points within linked clauses; [`terms`]: definitions by their term;
//! 6. [`moves`]: left-overs under other parents, by rare words and [`phrases`]; [`splits`]: left-overs that are parts of linked clauses;
//! 7. [`classify`]: what happened to each link.
//!
//! The drafts are put in an order of their own first (by their text), so that the alignment of new
//! with old mirrors that of old with new.

mod assign;
mod candidates;
pub(crate) mod chain;
mod classify;
mod containers;
pub mod explain;
mod matching;
mod moves;
mod notes;
mod numbering;
mod phrases;
pub mod pins;
mod profile;
mod score;
mod splits;
mod telling;
mod terms;
mod units;
mod within;

use std::borrow::Cow;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Vocabulary;

pub use matching::Evidence;
pub use pins::Pins;
pub use profile::Words;
pub use score::Parts;

use matching::Matching;
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
    /// The words of both drafts.
    pub(crate) words: Pair<Words>,
    /// What the words' numbers stand for.
    pub(crate) vocabulary: Vocabulary,
}

impl Alignment {
    /// The link a clause stands in.
    pub fn link_of(&self, side: Side, at: ClauseIx) -> LinkIx {
        self.of.get(side)[at.at()]
    }

    /// The links whose clauses stood behind those of a link and moved away, each with all that stood in it.
    pub fn departed(&self, behind: LinkIx) -> &[LinkIx] {
        &self.departed[behind.at()]
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
    let (oriented, exchange) = oriented(drafts);
    let pins = if exchange { Cow::Owned(pins.swap()) } else { Cow::Borrowed(pins) };
    let mut profile = Profile::read(oriented, pins.never.clone());
    let mut matching = Matching::of(oriented, pins.never.clone());
    matching.link(Pair::new(ClauseIx::ROOT, ClauseIx::ROOT), Evidence::Place, 1.0);
    let mut joins = pinned(&pins, &mut matching);
    by_id(&profile, &mut matching);
    let said = notes::read(&profile);
    notes::link(&profile, &mut matching, &said);
    units::link(&profile, &mut matching);
    profile.numbering = numbering::of_links(&profile, &matching);
    units::by_number(&profile, &mut matching);
    containers::link(&profile, &mut matching);
    below(&profile, &mut matching);
    for join in &joins {
        let pair = Pair::new(join.whole, join.part);
        within::link(&profile, &mut matching, if join.side == Side::New { pair } else { pair.swap() });
    }
    moves::link(&profile, &mut matching);
    moves::parents(&profile, &mut matching);
    joins.extend(notes::joins(&profile, &matching, &said));
    joins.iter().for_each(|join| matching.reserve(join.side, join.part));
    joins.extend(splits::find(&profile, &matching));
    let mut links = classify::links(&profile, &matching, &joins);
    let (mut words, vocabulary) = (profile.words, profile.vocabulary);
    if exchange {
        links.iter_mut().for_each(exchange_sides);
        words = words.swap();
    }
    let links = ordered(drafts, links);
    let of = Pair::new(index(drafts.old, &links, Side::Old), index(drafts.new, &links, Side::New));
    let departed = departed(drafts, &links, &of);
    Alignment { links, of, departed, words, vocabulary }
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
        draft.indices().filter_map(|at| Some((draft.clause(at).attributes.id.clone()?, at))).collect()
    };
    let (old, new) = (ids(profile.drafts.old), ids(profile.drafts.new));
    for at in profile.drafts.old.indices() {
        let id = profile.drafts.old.clause(at).attributes.id.as_ref();
        if let Some(&other) = id.filter(|id| old.get(*id) == Some(&at)).and_then(|id| new.get(id)) {
            matching.link(Pair::new(at, other), Evidence::Id, 1.0);
        }
    }
}

/// Links what stands in linked headings.
fn below(profile: &Profile<'_>, matching: &mut Matching) {
    for old in profile.drafts.old.indices() {
        let heading = profile.drafts.old.clause(old).kind.has_heading();
        if let Some(new) = matching.other(Side::Old, old).filter(|_| heading) {
            within::link(profile, matching, Pair::new(old, new));
        }
    }
}

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

/// What moved away from behind each link; only the outermost clause of what moved is named.
fn departed(drafts: Pair<&Draft>, links: &[Link], of: &Pair<Vec<LinkIx>>) -> Vec<Vec<LinkIx>> {
    let mut departed = vec![Vec::new(); links.len()];
    let moved = |link: LinkIx| links[link.at()].changes.moved;
    for (clause, place) in Gone::of(drafts, links, &of.old).places() {
        let outermost = !drafts.old.ancestors(clause).any(|above| moved(of.old[above.at()]));
        if moved(of.old[clause.at()]) && outermost {
            departed[of.new[place.at()].at()].push(of.old[clause.at()]);
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
mod tests {
    use super::*;
    use crate::draft::citation::Citations;
    use crate::parse::parse;
    use crate::source::Source;

    /// One line a link that is not unchanged: old, new, what happened.
    #[track_caller]
    fn changed(old: &str, new: &str) -> Vec<String> {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let cites = drafts.as_ref().map(Citations::of);
        let alignment = align(drafts.as_ref());
        let name = |cites: &Citations, side: &[ClauseIx]| {
            side.iter().map(|&at| cites.cite(at)).collect::<Vec<_>>().join(" + ")
        };
        let line = |link: &Link| {
            let names = [name(&cites.old, &link.old), name(&cites.new, &link.new)];
            format!("{} -> {}: {}", names[0], names[1], link.changes.names().join(" "))
        };
        let touched = |link: &&Link| !link.changes.is_empty() || link.is_inserted() || link.is_deleted();
        alignment.links.iter().filter(touched).map(line).collect()
    }

    const ONE: &str = "## Article 1. Scope\n\nThis Convention governs the keeping of seals in harbours.\n\n";
    const TWO: &str = "## Article 2. Food\n\nEvery seal receives fresh herring twice a day.\n\n";

    #[test]
    fn a_new_first_article_renumbers_and_amends_nothing() {
        let new = ONE.replace("Article 1", "Article 2") + &TWO.replace("Article 2", "Article 3");
        let first = "## Article 1. Aim\n\nThe aim is the peace of all beaches.\n\n";
        let expected = [
            " -> article 1: ",
            " -> article 1: ",
            "article 1 -> article 2: renumbered",
            "article 2 -> article 3: renumbered",
        ];
        assert_eq!(changed(&format!("{ONE}{TWO}"), &format!("{first}{new}")), expected);
    }

    #[test]
    fn an_edited_article_that_moved_is_one_link() {
        let three =
            "## Article 3. Boats\n\nBoats keep a distance of ninety metres from any seal at rest on a rock.\n\n";
        let moved = three.replace("Article 3", "Article 1").replace("ninety", "sixty");
        let new = moved + &ONE.replace("Article 1", "Article 2") + &TWO.replace("Article 2", "Article 3");
        let found = changed(&format!("{ONE}{TWO}{three}"), &new);
        assert!(found.contains(&"article 3 -> article 1: renumbered moved".to_owned()), "{found:?}");
        assert!(found.contains(&"article 3 -> article 1: amended".to_owned()), "{found:?}");
    }

    #[test]
    fn what_is_new_in_an_article_stands_before_the_deleted_article_behind_it() {
        let new = ONE.replace("harbours.", "harbours.\n\nIt governs otters too.")
            + "## Article 3. Boats\n\nBoats keep away.\n\n";
        let old = format!("{ONE}{TWO}## Article 3. Boats\n\nBoats keep away.\n\n");
        let found = changed(&old, &new);
        let place = |line: &str| found.iter().position(|found| found.starts_with(line));
        assert!(place(" -> article 1, unnumbered paragraph 2") < place("article 2 -> "), "{found:?}");
    }

    #[test]
    fn a_split_paragraph_is_one_link() {
        let old = "## Article 1\n\n1. Each keeper shall feed the seals at dawn with fresh herring, and shall record the weight of every pup in the harbour book before noon.\n";
        let new = "## Article 1\n\n1. Each keeper shall feed the seals at dawn with fresh herring.\n\n2. Each keeper shall record the weight of every pup in the harbour book before noon.\n";
        let found = changed(old, new);
        assert_eq!(found, ["article 1, paragraph 1 -> article 1, paragraph 1 + article 1, paragraph 2: amended"]);
    }

    /// Eight articles about as many things.
    fn eight() -> Vec<String> {
        let things = ["seals", "herring", "boats", "tides", "ropes", "lamps", "nets", "gulls"];
        let article = |(at, thing): (usize, &&str)| {
            format!("## Article {}. Of {thing}\n\nThe keeper counts the {thing} every morning.\n\n", at + 1)
        };
        things.iter().enumerate().map(article).collect()
    }

    #[test]
    fn where_numbers_are_kept_a_repealed_article_is_the_same_article() {
        let (old, mut new) = (eight(), eight());
        new[3] = "## Article 4\n\n[Repealed, 2024]\n\n".into();
        let found = changed(&old.concat(), &new.concat());
        assert!(found.contains(&"article 4 -> article 4: retitled".to_owned()), "{found:?}");
    }

    #[test]
    fn an_article_that_kept_its_number_alone_takes_no_heading_along() {
        let text = |end: &str| eight()[..7].concat() + end;
        let old = text("# Review\n\n## Article 8. Review\n\nAfter five years the council reviews this act.\n");
        let new = text("# Part II\n\n## Article 8. Terms\n\n“Trawler” means a ship with a dragged net.\n");
        let found = changed(&old, &new);
        assert!(found.contains(&"“Review” -> : ".to_owned()), "{found:?}");
        assert!(found.contains(&"article 8 -> article 8: retitled moved".to_owned()), "{found:?}");
    }

    #[test]
    fn of_a_part_and_its_only_chapter_that_of_the_same_title_is_the_old_heading() {
        let rules = eight().concat();
        let emptied = "## Article 9\n\n[Repealed, 2024]\n\n";
        let old = format!(
            "# Remedies\n\n## Article 9. Of fines\n\nThe warden fines whoever feeds gulls.\n\n# Rules\n\n{rules}"
        );
        let new = format!("# Remedies\n\n{emptied}## Rules\n\n{}", rules.replace("## ", "### "));
        assert!(
            !changed(&old, &new).iter().any(|line| line.contains("“Rules” -> “Remedies”")),
            "{:?}",
            changed(&old, &new)
        );
    }

    #[test]
    fn where_clauses_are_counted_afresh_the_same_number_is_no_link() {
        let (old, mut new) = (eight(), eight());
        new[6] = "## Article 7. Of fog\n\nFog horns sound at dusk near cliffs.\n\n".into();
        new.remove(0);
        let renumber =
            |(at, text): (usize, &String)| text.replacen(&format!("{}.", at + 2), &format!("{}.", at + 1), 1);
        let new: Vec<String> = new.iter().enumerate().map(renumber).collect();
        let found = changed(&old.concat(), &new.concat());
        assert!(found.iter().any(|line| line.starts_with("article 7 -> :")), "{found:?}");
    }

    #[test]
    fn clauses_that_differ_in_a_figure_are_one() {
        let old = "## Article 1\n\nThese apply:\n\n(a) rule 7 of the harbour;\n\n(b) article 39.\n";
        let found = changed(old, &old.replace("39", "44"));
        assert_eq!(found, ["article 1 (b) -> article 1 (b): amended"]);
    }

    #[test]
    fn a_chapter_is_where_its_articles_are() {
        let old = format!("# Chapter I. Terms\n\n{ONE}# Chapter II. Feeding\n\n{TWO}");
        let extra = "## Article 3. Boats\n\nBoats keep away.\n\n";
        let new = format!(
            "# Chapter I. Terms and aims\n\n{ONE}# Chapter II. Feeding\n\n{TWO}# Chapter III. Terms\n\n{extra}"
        );
        let found = changed(&old, &new);
        assert!(found.contains(&"chapter I -> chapter I: retitled".to_owned()), "{found:?}");
    }

    #[test]
    fn definitions_are_matched_by_their_term() {
        let old = "## Article 1. Use of terms\n\n(a) “seal” means an animal;\n\n(b) “boat” means a ship.\n";
        let new = "## Article 1. Use of terms\n\n(a) “boat” means any floating thing;\n\n(b) “seal” means every creature of the family.\n";
        let found = changed(old, new);
        assert!(found.iter().all(|line| !line.starts_with(" ->") && !line.contains("-> :")), "{found:?}");
    }
}

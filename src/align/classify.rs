//! What happened to each link: amended, retitled, renumbered, moved, promoted, demoted.

use std::collections::BTreeMap;

use super::Changes;
use super::Link;
use super::assign;
use super::assign::Scored;
use super::candidates;
use super::matching::Evidence;
use super::matching::Matching;
use super::profile::Profile;
use super::splits::Join;
use super::units;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;

/// Makes the links of a matching, in no particular order.
pub(super) fn links(profile: &Profile<'_>, matching: &Matching, joins: &[Join]) -> Vec<Link> {
    let moved = Moves::find(profile, matching);
    let parts = parts(joins);
    let mut joined = profile.drafts.map(|draft| vec![false; draft.clauses.len()]);
    joins.iter().for_each(|join| joined.get_mut(join.side)[join.part.at()] = true);
    let mut links = Vec::new();
    for old in profile.drafts.old.indices() {
        if let Some(bond) = matching.bond(Side::Old, old) {
            links.push(linked(profile, (&moved, &parts), Pair::new(old, bond.other), (bond.evidence, bond.confidence)));
        } else if !joined.old[old.at()] {
            links.push(Link::one_sided(Side::Old, old));
        }
    }
    for new in profile.drafts.new.indices() {
        if matching.bond(Side::New, new).is_none() && !joined.new[new.at()] {
            links.push(Link::one_sided(Side::New, new));
        }
    }
    links
}

/// The left-overs of each side by the whole, of the other side, that they belong to.
fn parts(joins: &[Join]) -> Pair<BTreeMap<ClauseIx, Vec<ClauseIx>>> {
    let mut parts: Pair<BTreeMap<ClauseIx, Vec<ClauseIx>>> = Pair::default();
    for join in joins {
        parts.get_mut(join.side).entry(join.whole).or_default().push(join.part);
    }
    parts
}

fn linked(
    profile: &Profile<'_>,
    (moved, parts): (&Moves, &Pair<BTreeMap<ClauseIx, Vec<ClauseIx>>>),
    pair: Pair<ClauseIx>,
    (evidence, confidence): (Evidence, f32),
) -> Link {
    let drafts = profile.drafts;
    let side = |own: ClauseIx, joined: Option<&Vec<ClauseIx>>| {
        let mut all = vec![own];
        all.extend(joined.into_iter().flatten());
        all.sort_unstable();
        all
    };
    let old = side(pair.old, parts.old.get(&pair.new));
    let new = side(pair.new, parts.new.get(&pair.old));
    let several = old.len() + new.len() > 2;
    let clauses = Pair::new(drafts.old.clause(pair.old), drafts.new.clause(pair.new));
    let same_words = !several && profile.words.old.own_hash(pair.old) == profile.words.new.own_hash(pair.new);
    let level = levels(profile, moved, pair);
    let heading = clauses.old.kind.has_heading() && clauses.new.kind.has_heading();
    let changes = Changes {
        amended: !same_words && !heading,
        retitled: !same_words && heading,
        renumbered: renumbered(Pair::new(drafts.old.clause(old[0]), drafts.new.clause(new[0]))),
        moved: moved.has(profile, pair),
        regrouped: moved.regrouped(profile, pair),
        promoted: level.new < level.old,
        demoted: level.new > level.old,
    };
    Link { old, new, changes, confidence, evidence }
}

/// Says whether the own number of a clause changed. Footnotes are numbered by the machine.
fn renumbered(clauses: Pair<&Clause>) -> bool {
    if clauses.old.kind == Kind::Footnote {
        return false;
    }
    let numbers = clauses.map(|clause| clause.label.as_ref().filter(|label| candidates::is_number(&label.number)));
    match (numbers.old, numbers.new) {
        (Some(old), Some(new)) => !old.counts_as(new) || old.number.until != new.number.until,
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

/// The levels at which both clauses are heard.
///
/// The only paragraph of an article is the article, if it went to or came from another one; that it
/// is numbered when it gets company is no demotion.
fn levels(profile: &Profile<'_>, moved: &Moves, pair: Pair<ClauseIx>) -> Pair<Kind> {
    let drafts = profile.drafts;
    if moved.changed_article(profile, pair) {
        return Pair::new(level(drafts.old, pair.old), level(drafts.new, pair.new));
    }
    let kind = |draft: &Draft, at: ClauseIx| {
        if heading_level(draft.clause(at).kind) { Kind::Chapter } else { text_level(draft.clause(at).kind) }
    };
    Pair::new(kind(drafts.old, pair.old), kind(drafts.new, pair.new))
}

fn heading_level(kind: Kind) -> bool {
    kind.has_heading() && kind != Kind::Article
}

/// Flush text is heard at the level of the paragraph it closes.
fn text_level(kind: Kind) -> Kind {
    if kind == Kind::Flush { Kind::Paragraph } else { kind }
}

/// The level a clause is heard at.
fn level(draft: &Draft, at: ClauseIx) -> Kind {
    let clause = draft.clause(at);
    let parent = clause.parent.map(|parent| draft.clause(parent));
    let sole = parent.is_some_and(|parent| parent.kind == Kind::Article && parent.children.len() == 1);
    match clause.kind {
        Kind::Paragraph if sole && clause.label.is_none() => Kind::Article,
        kind if heading_level(kind) => Kind::Chapter,
        kind => text_level(kind),
    }
}

/// The links that left the order of their neighbours, or their parent.
struct Moves {
    /// By old clause.
    crossed: Vec<bool>,
    /// Old and new parent of every link, as linked clauses: what stayed together.
    parents: Pair<Vec<Option<ClauseIx>>>,
}

impl Moves {
    fn find(profile: &Profile<'_>, matching: &Matching) -> Self {
        let old = profile.drafts.old;
        let mut crossed = vec![false; old.clauses.len()];
        let units = profile.drafts.map(units::units);
        cross(profile, &mut crossed, &pairs_of(matching, &units.old));
        let mut by_parents: BTreeMap<Pair2, Vec<Pair<ClauseIx>>> = BTreeMap::new();
        let mut is_unit = vec![false; old.clauses.len()];
        units.old.iter().for_each(|at| is_unit[at.at()] = true);
        for at in old.indices().skip(1).filter(|at| !is_unit[at.at()]) {
            let Some(new) = matching.other(Side::Old, at) else { continue };
            let parents = (old.clause(at).parent, profile.drafts.new.clause(new).parent);
            by_parents.entry(parents).or_default().push(Pair::new(at, new));
        }
        by_parents.values().for_each(|pairs| cross(profile, &mut crossed, pairs));
        let partner = |side: Side| profile.drafts.get(side).indices().map(|at| matching.other(side, at)).collect();
        Self { crossed, parents: Pair::new(partner(Side::Old), partner(Side::New)) }
    }

    /// Says whether a link is a move: out of the order of its neighbours, or from one living parent to another.
    fn has(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
        if self.crossed[pair.old.at()] {
            return true;
        }
        let (Some(old), Some(new)) =
            (profile.drafts.old.clause(pair.old).parent, profile.drafts.new.clause(pair.new).parent)
        else {
            return false;
        };
        let (old_now, new_then) = (self.parents.old[old.at()], self.parents.new[new.at()]);
        if old_now == Some(new) {
            return false;
        }
        // A parent that was dissolved, or put in between, moves nothing by itself.
        !profile.drafts.old.clause(pair.old).kind.has_heading()
            && (old_now.is_some() && new_then.is_some() || self.changed_article(profile, pair))
    }

    /// Says whether a heading kept its order and stands under another heading.
    fn regrouped(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
        let parents = (profile.drafts.old.clause(pair.old).parent, profile.drafts.new.clause(pair.new).parent);
        let (Some(old), Some(new)) = parents else { return false };
        profile.drafts.old.clause(pair.old).kind.has_heading()
            && !self.crossed[pair.old.at()]
            && self.parents.old[old.at()] != Some(new)
    }

    /// Says whether a clause went from one article to another.
    fn changed_article(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
        match (profile.drafts.old.article(pair.old), profile.drafts.new.article(pair.new)) {
            (Some(old), Some(new)) if old != pair.old && new != pair.new => self.parents.old[old.at()] != Some(new),
            _ => false,
        }
    }
}

type Pair2 = (Option<ClauseIx>, Option<ClauseIx>);

fn pairs_of(matching: &Matching, olds: &[ClauseIx]) -> Vec<Pair<ClauseIx>> {
    olds.iter().filter_map(|&old| Some(Pair::new(old, matching.other(Side::Old, old)?))).collect()
}

/// Marks those of a list of pairs that left the order: as few clauses as can be, of these the shortest.
fn cross(profile: &Profile<'_>, crossed: &mut [bool], pairs: &[Pair<ClauseIx>]) {
    /// So many words are worth one clause more.
    const WORDS: f32 = 1e5;
    let size = |pair: &Pair<ClauseIx>| profile.words.old.all(pair.old).len() + profile.words.new.all(pair.new).len();
    let weigh = |pair: &Pair<ClauseIx>| Scored {
        old: pair.old.at(),
        new: pair.new.at(),
        score: 1.0 + size(pair) as f32 / WORDS,
    };
    let chain = assign::in_order(pairs.iter().map(weigh).collect(), 0.0);
    pairs.iter().for_each(|pair| crossed[pair.old.at()] = true);
    chain.iter().for_each(|link| crossed[link.old] = false);
}

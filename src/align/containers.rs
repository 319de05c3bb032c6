//! Chapters and other headings that hold articles: linked by what most of them hold, then by title.

use std::collections::BTreeMap;

use super::matching::Evidence;
use super::matching::Matching;
use super::profile::Profile;
use super::units;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::pair::Side;

/// Two headings of which each holds this share of the other are one, whatever their titles.
const MOST: f64 = 0.5;
/// The same title counts as this many words of shared articles.
const TITLE_VOTE: f64 = 400.0;

/// Links headings above the articles.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching) {
    let containers = profile.drafts.map(containers);
    let mut votes: BTreeMap<(ClauseIx, ClauseIx), f64> = BTreeMap::new();
    let counted = Pair::new(marks(profile.drafts.old, &containers.old), marks(profile.drafts.new, &containers.new));
    for old in units::units(profile.drafts.old) {
        if let Some(new) = matching.witnessed(Side::Old, old) {
            vote(profile, &mut votes, &counted, Pair::new(old, new));
        }
    }
    let words = &profile.words;
    let most = |&((old, new), vote): &((ClauseIx, ClauseIx), f64)| {
        let size = words.old.all(old).len().max(words.new.all(new).len());
        vote >= MOST * size as f64
    };
    elect(profile, matching, votes.clone().into_iter().filter(most));
    titles(profile, &containers, &mut votes);
    elect(profile, matching, votes.into_iter());
}

/// Links headings, those with the most votes first: of a part and its only chapter, those of the same title.
fn elect(profile: &Profile<'_>, matching: &mut Matching, votes: impl Iterator<Item = ((ClauseIx, ClauseIx), f64)>) {
    let mut votes: Vec<_> = votes.collect();
    let retitled = |(old, new)| profile.words.old.own_hash(old) != profile.words.new.own_hash(new);
    votes.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| (retitled(a.0), a.0).cmp(&(retitled(b.0), b.0))));
    for ((old, new), _) in votes {
        matching.link(Pair::new(old, new), Evidence::Children, 0.9);
    }
}

/// Headings that hold headings.
fn containers(draft: &Draft) -> Vec<ClauseIx> {
    let units: std::collections::HashSet<ClauseIx> = units::units(draft).into_iter().collect();
    let heading = |at: &ClauseIx| draft.clause(*at).kind.has_heading() && !units.contains(at);
    draft.indices().skip(1).filter(heading).collect()
}

fn marks(draft: &Draft, containers: &[ClauseIx]) -> Vec<bool> {
    let mut marks = vec![false; draft.clauses.len()];
    containers.iter().for_each(|at| marks[at.at()] = true);
    marks
}

/// Two linked articles vote for the headings of one kind above them.
fn vote(
    profile: &Profile<'_>,
    votes: &mut BTreeMap<(ClauseIx, ClauseIx), f64>,
    counted: &Pair<Vec<bool>>,
    pair: Pair<ClauseIx>,
) {
    let weight = 1.0 + profile.words.old.all(pair.old).len() as f64;
    let drafts = profile.drafts;
    for old in drafts.old.ancestors(pair.old).filter(|at| counted.old[at.at()]) {
        for new in drafts.new.ancestors(pair.new).filter(|at| counted.new[at.at()]) {
            if drafts.old.clause(old).kind == drafts.new.clause(new).kind {
                *votes.entry((old, new)).or_insert(0.0) += weight;
            }
        }
    }
}

/// Equal titles vote too, the same number for one in twenty.
fn titles(profile: &Profile<'_>, containers: &Pair<Vec<ClauseIx>>, votes: &mut BTreeMap<(ClauseIx, ClauseIx), f64>) {
    let drafts = profile.drafts;
    let mut index: BTreeMap<u64, Vec<ClauseIx>> = BTreeMap::new();
    for &new in &containers.new {
        index.entry(profile.words.new.own_hash(new)).or_default().push(new);
    }
    for &old in containers.old.iter().filter(|&&old| !drafts.old.clause(old).text.is_empty()) {
        for &new in index.get(&profile.words.old.own_hash(old)).into_iter().flatten().take(8) {
            let (a, b) = (drafts.old.clause(old), drafts.new.clause(new));
            let number = super::score::same_number(a.label.as_ref(), b.label.as_ref());
            let vote = if number { TITLE_VOTE * 1.05 } else { TITLE_VOTE };
            *votes.entry((old, new)).or_insert(0.0) += vote;
        }
    }
}

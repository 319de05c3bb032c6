//! Places, ranges, and how deep changes go.

use super::NAMED;
use super::fact::Depth;
use super::fact::Fact;
use super::fact::Range;
use super::fact::Rest;
use super::fact::Run;
use crate::align::LinkIx;
use crate::pair::Pair;
use crate::redline::WordCount;

/// An article is rewritten when no more than this share of either of its texts stands in the other.
///
/// An article that only grew, or only shrank, is amended.
const KEPT: f64 = 0.5;

/// How deep the changes of an article go; nothing where no word changed.
pub(super) fn depth(words: WordCount) -> Option<Depth> {
    let kept = words.equal + words.consequential / 2;
    let few = |changed: usize| kept as f64 <= KEPT * (kept + changed) as f64;
    match words.changed() {
        0 => None,
        _ if few(words.deleted) && few(words.inserted) => Some(Depth::Rewritten),
        _ => Some(Depth::Amended),
    }
}

/// Says whether what has the number of an article is another text: of neither is more kept than any two texts have in
/// common.
pub(super) fn is_other_text(words: WordCount) -> bool {
    const NOTHING: f64 = 0.1;
    let kept = words.equal + words.consequential / 2;
    let none = |changed: usize| kept as f64 <= NOTHING * (kept + changed) as f64;
    none(words.deleted) && none(words.inserted)
}

/// A title without the brackets and the emphasis round it.
pub(super) fn bare(title: &str) -> &str {
    title.trim_matches(['[', ']', ' ', '(', ')', '*'])
}

/// Says whether two titles are the same but for case, blanks and signs, as where a blank was lost on paper.
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

/// What a sentence says, with the links it speaks of.
pub(in crate::redline) struct Told {
    pub(in crate::redline) fact: Fact,
    pub(in crate::redline) links: Vec<LinkIx>,
}

/// Adds facts; where there are many, the rest is counted.
pub(in crate::redline) fn told_or_counted(story: &mut Vec<Told>, facts: Vec<Told>, counted: Rest) {
    add_counted(story, facts, counted, |_| 1);
}

/// The same for facts that each say what happened in several places: these are counted.
pub(in crate::redline) fn told_or_places_counted(story: &mut Vec<Told>, facts: Vec<Told>, counted: Rest) {
    add_counted(story, facts, counted, |told| told.links.len());
}

fn add_counted(story: &mut Vec<Told>, mut facts: Vec<Told>, counted: Rest, count: impl Fn(&Told) -> usize) {
    let rest = facts.split_off(facts.len().min(NAMED));
    story.append(&mut facts);
    if !rest.is_empty() {
        let fact = Fact::More(rest.iter().map(count).sum(), counted);
        story.push(Told { fact, links: rest.into_iter().flat_map(|told| told.links).collect() });
    }
}

/// Runs of neighbours as ranges: `section 1 to section 24, section 27`; two neighbours are no range.
pub(super) fn runs(items: &[(usize, String)]) -> Vec<Run> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, (place, _)) in items.iter().enumerate() {
        match runs.last_mut() {
            Some((_, last)) if items[*last].0 + 1 == *place => *last = at,
            _ => runs.push((at, at)),
        }
    }
    let one = |at: usize| Run { first: items[at].1.clone(), last: None };
    let told = |(first, last): (usize, usize)| match last - first {
        0 => vec![one(first)],
        1 => vec![one(first), one(last)],
        _ => vec![Run { last: Some(items[last].1.clone()), ..one(first) }],
    };
    runs.into_iter().flat_map(told).collect()
}

/// The label of an article as printed, nothing where it has none, and its number where that is a plain one.
pub(super) type Numbered = (String, Option<u32>);

/// A run of articles renumbered by the same step.
pub(super) struct Stretch {
    pub(super) first: Pair<Numbered>,
    pub(super) last: Pair<Numbered>,
}

impl Stretch {
    pub(super) fn goes_on_with(&self, next: &Stretch) -> bool {
        let follows = |here: &Numbered, there: &Numbered| matches!((here.1, there.1), (Some(here), Some(there)) if there == here + 1);
        follows(&self.last.old, &next.first.old) && follows(&self.last.new, &next.first.new)
    }

    /// `4` to `16` and `5` to `17`.
    pub(super) fn tell(self) -> Pair<Range> {
        Pair::new((self.first.old.0, self.last.old.0), (self.first.new.0, self.last.new.0))
    }
}

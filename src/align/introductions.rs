//! Lists that became one, or one that became two: the list whose introduction stayed is the one that lives on.
//!
//! A score weighs what stands in a clause above its introduction. Where the points of two lists stand in one, that says
//! nothing: the longer list would win, and its introduction would be shown as rewritten though the other's was kept.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::assign::Scored;
use super::profile::Bag;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;

/// Of a list that went into another, most is there: this share of its words, beside those of the other list.
const MOST: f32 = 0.5;

/// Gives each link of two lists to the neighbour of one of its ends that was part of the other, too, and whose
/// introduction is closer. Neighbours of equal introductions leave it to the one it has, which has more in common.
pub(super) fn decide(
    profile: &Profile<'_>,
    lists: &Pair<Vec<ClauseIx>>,
    scored: &[Scored],
    mut links: Vec<Scored>,
) -> Vec<Scored> {
    let scores: FxHashMap<(usize, usize), f32> = scored.iter().map(|pair| ((pair.old, pair.new), pair.score)).collect();
    let mut taken: Pair<FxHashSet<usize>> =
        Pair::new(links.iter().map(|link| link.old).collect(), links.iter().map(|link| link.new).collect());
    let clauses = |pair: &Scored| Pair::new(lists.old[pair.old], lists.new[pair.new]);
    for link in &mut links {
        let rivals = rivals(link, &taken).into_iter().flatten();
        let scored = rivals.filter_map(|(old, new)| Some(Scored { old, new, score: *scores.get(&(old, new))? }));
        let closer = scored.filter(|rival| is_closer(profile, clauses(link), clauses(rival)));
        if let Some(closest) = closer.max_by(|a, b| a.score.total_cmp(&b.score)) {
            *link = closest;
            taken.old.insert(link.old);
            taken.new.insert(link.new);
        }
    }
    links
}

/// The pairs of a link with one end exchanged for a free neighbour.
fn rivals(link: &Scored, taken: &Pair<FxHashSet<usize>>) -> [Option<(usize, usize)>; 4] {
    let beside = |at: usize| [at.checked_sub(1), at.checked_add(1)];
    let old = beside(link.old).map(|old| Some((old.filter(|old| !taken.old.contains(old))?, link.new)));
    let new = beside(link.new).map(|new| Some((link.old, new.filter(|new| !taken.new.contains(new))?)));
    let ([before, behind], [above, below]) = (old, new);
    [before, behind, above, below]
}

/// Says whether the ends that differ are both in the one they share, and the rival is closer to it in its own words.
fn is_closer(profile: &Profile<'_>, link: Pair<ClauseIx>, rival: Pair<ClauseIx>) -> bool {
    let side = if link.old == rival.old { Side::New } else { Side::Old };
    let (held, other, whole) = (*link.get(side), *rival.get(side), *link.get(side.other()));
    let introduction = |pair: Pair<ClauseIx>| {
        let words = Pair::new(profile.words.old.own(pair.old), profile.words.new.own(pair.new));
        let bags = words.map(|words| Bag::of(profile, words.iter().copied()));
        Bag::likeness(profile, bags.as_ref()).dice()
    };
    introduction(rival) > introduction(link)
        && went_into(profile, side, (held, other), whole)
        && went_into(profile, side, (other, held), whole)
}

/// Says whether most of what stands in a list stands in the whole, beside what stands in another list.
fn went_into(profile: &Profile<'_>, side: Side, (part, beside): (ClauseIx, ClauseIx), whole: ClauseIx) -> bool {
    let inner = |side: Side, at: ClauseIx| {
        let words = profile.words.get(side);
        words.all(at)[words.own(at).len()..].iter().copied()
    };
    let whole = Bag::of(profile, inner(side.other(), whole));
    let alone = Bag::of(profile, inner(side, beside));
    let both = Bag::of(profile, inner(side, beside).chain(inner(side, part)));
    let likeness = |bag: &Bag| Bag::likeness(profile, Pair::new(bag, &whole));
    let (alone, both) = (likeness(&alone), likeness(&both));
    let size = both.total.old - alone.total.old;
    size > 0.0 && both.common - alone.common >= MOST * size
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::draft::citation::Citations;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    const SEALS: &str =
        "(a) the weight of every pup that was born before the summer;\n\n(b) the hours at which herring is served;\n\n";
    const BOATS: &str = "(a) the length of every vessel that passed the outer reef and the flag under which it sailed;\n\n(b) the lamps it carried at night and the bell it rang in fog;\n\n(c) the distance it kept from rocks;\n\n";

    /// Two lists, and one that has the introduction of the first and the points of both.
    fn drafts() -> Pair<String> {
        let joined = format!("{SEALS}{BOATS}")
            .split("\n\n")
            .filter(|point| !point.is_empty())
            .enumerate()
            .fold(String::new(), |text, (at, point)| {
                format!("{text}({}) {}\n\n", char::from(b'a' + at as u8), &point[4..])
            });
        let introduction = |articles: [u8; 2]| {
            format!("The report under article {}, paragraph {}, shall state:\n\n", articles[0], articles[1])
        };
        let article = "## Article 1\n\n";
        let last = "The keepers publish all reports before noon.\n";
        Pair::new(
            format!("{article}1. {}{SEALS}2. {}{BOATS}3. {last}", introduction([20, 4]), introduction([60, 3])),
            format!("{article}1. {}{joined}2. {last}", introduction([17, 4])),
        )
    }

    #[track_caller]
    fn partner(drafts: Pair<&str>, paragraph: &str) -> Vec<String> {
        let drafts = drafts.map(|text| parse(Source::new("a.md", text)));
        let alignment = align(drafts.as_ref());
        let (old, new) = (Citations::of(&drafts.old), Citations::of(&drafts.new));
        let link = alignment.links.iter().find(|link| link.new.iter().any(|&at| new.cite(at) == paragraph)).unwrap();
        link.old.iter().map(|&at| old.cite(at).to_string()).collect()
    }

    #[test]
    fn of_two_lists_in_one_the_one_whose_introduction_stayed_lives_on() {
        let drafts = drafts();
        let drafts = Pair::new(&drafts.old[..], &drafts.new[..]);
        let first = "article 1, paragraph 1";
        assert_eq!(partner(drafts, first), [first]);
        assert_eq!(partner(drafts.swap(), first), [first]);
    }

    #[test]
    fn a_list_that_went_elsewhere_has_no_claim() {
        let Pair { old, new } = drafts();
        let old = old.replace(SEALS, "(a) which gulls were fed by visitors;\n\n(b) who mended torn nets;\n\n");
        assert_eq!(partner(Pair::new(&old, &new), "article 1, paragraph 1"), ["article 1, paragraph 2"]);
    }
}

//! Articles told by phrases that no other article of their draft has.
//!
//! Words alone tell articles apart where each is about a thing of its own. In a text that says the same of many things
//! all articles have the same words, and only their order tells them apart: in phrases.

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;

use super::assign;
use super::assign::Scored;
use super::matching::Evidence;
use super::matching::Matching;
use super::phrases;
use super::profile::Profile;
use super::profile::Words;
use super::score::Scorer;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;

/// Words of a phrase. Shorter ones recur where articles are made of the same phrases; longer ones tear at each edit.
const SHORT: usize = 12;
/// Words of a phrase where the shorter ones recur too.
const LONG: usize = 24;
/// One phrase in so many is looked at, chosen by what it says and so in both drafts alike: a part tells as much as all.
const SAMPLED: u64 = 4;
/// So many phrases that no other article has, of those looked at, are needed for a link.
const LEAST: u32 = 4;
/// And this share of those of the shorter article.
const SHARE: f32 = 0.1;
/// And so many times as many as either article shares with any other.
const CLEAR: u32 = 4;
/// And words this much alike.
const LIKE: f32 = 0.56;

/// A pair this like needs no look at its rivals,
const PLAIN: f32 = 0.80;
/// which are so many articles on either side.
const AROUND: usize = 6;

/// More than one article.
const SEVERAL: u32 = u32::MAX;

/// Links the articles, of two lists, that share phrases which no other article has.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching, lists: &Pair<Vec<ClauseIx>>) {
    for length in [SHORT, LONG] {
        by_phrases(profile, matching, lists.as_ref().map(|list| &list[..]), (length, LIKE));
    }
    // What recurs in the draft may well stand once between two links.
    let chain = chain(profile, matching, lists);
    for gap in assign::gaps(&chain, lists.as_ref().map(Vec::len)) {
        by_phrases(profile, matching, Pair::new(&lists.old[gap.old], &lists.new[gap.new]), (SHORT, PLAIN));
    }
}

/// The chain of linked articles that keep the order, as places in the lists.
fn chain(profile: &Profile<'_>, matching: &Matching, lists: &Pair<Vec<ClauseIx>>) -> Vec<(usize, usize)> {
    let linked = lists.old.iter().enumerate().filter_map(|(old, &at)| {
        let other = matching.other(Side::Old, at)?;
        // By their lengths no two chains are equally good but by rare chance.
        let score = 1.0 + profile.size(Pair::new(at, other));
        Some(Scored { old, new: lists.new.binary_search(&other).ok()?, score })
    });
    assign::in_order(linked.collect(), 0.0).into_iter().map(|link| (link.old, link.new)).collect()
}

/// Links the articles that share phrases of a length which no other article of the lists has.
fn by_phrases(profile: &Profile<'_>, matching: &mut Matching, lists: Pair<&[ClauseIx]>, (length, least): (usize, f32)) {
    let lists = Pair::new(matching.free(Side::Old, lists.old), matching.free(Side::New, lists.new));
    if lists.old.is_empty() || lists.new.is_empty() {
        return;
    }
    let words = &profile.words;
    let samples = Pair::SIDES.at_once(|side| Sample::of(words.get(side), lists.get(side), length));
    let pairs = clear(&shared(&samples), &samples);
    if pairs.is_empty() {
        return;
    }
    let chosen = Pair::new(
        pairs.iter().map(|pair| lists.old[pair.old]).collect::<Vec<_>>(),
        pairs.iter().map(|pair| lists.new[pair.new]).collect::<Vec<_>>(),
    );
    let scorer = Scorer::of(profile, Pair::new(&chosen.old, &chosen.new));
    for (at, &places) in pairs.iter().enumerate() {
        let score = scorer.score(Pair::new(at, at));
        if score >= least
            && (score >= PLAIN || !has_rival(profile, lists.as_ref().map(|list| &list[..]), (places, score)))
        {
            matching.link(Pair::new(chosen.old[at], chosen.new[at]), Evidence::Similar, score);
        }
    }
}

/// Says whether an article near one of a pair has more of the other one, and a whole clause of it, as the pair has not:
/// two articles may have taken a sentence from a third.
fn has_rival(profile: &Profile<'_>, lists: Pair<&[ClauseIx]>, (at, score): (Pair<usize>, f32)) -> bool {
    let pair = Pair::new(lists.old[at.old], lists.new[at.new]);
    if share_clause(profile, pair) {
        return false;
    }
    let near = |side: Side| {
        let (at, list) = (*at.get(side), *lists.get(side));
        &list[at.saturating_sub(AROUND)..(at + AROUND + 1).min(list.len())]
    };
    let is_rival = |rival: Pair<ClauseIx>| {
        share_clause(profile, rival)
            && Scorer::of(profile, Pair::new(&[rival.old], &[rival.new])).score(Pair::new(0, 0)) > score
    };
    near(Side::New).iter().any(|&new| is_rival(Pair::new(pair.old, new)))
        || near(Side::Old).iter().any(|&old| is_rival(Pair::new(old, pair.new)))
}

/// Says whether two articles have a clause of the same words.
fn share_clause(profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
    profile.shared_clauses(pair, SHORT).next().is_some()
}

/// The phrases of a draft that are looked at.
struct Sample {
    /// By hash, the article that has it, or [`SEVERAL`]. Few of a text's phrases share one of four thousand million.
    holders: FxHashMap<u32, u32>,
    /// How many each article has.
    counts: Vec<u32>,
}

impl Sample {
    fn of(words: &Words, list: &[ClauseIx], length: usize) -> Self {
        let total = list.iter().map(|&at| words.all(at).len()).sum::<usize>();
        let mut holders = FxHashMap::with_capacity_and_hasher(total / SAMPLED as usize, FxBuildHasher);
        let mut counts = vec![0; list.len()];
        for (article, &at) in (0..).zip(list) {
            for phrase in phrases::hashes(words.all(at), length).filter(|phrase| phrase % SAMPLED == 0) {
                counts[article as usize] += 1;
                let holder = holders.entry((phrase / SAMPLED) as u32).or_insert(article);
                *holder = if *holder == article { article } else { SEVERAL };
            }
        }
        Self { holders, counts }
    }
}

/// How many phrases, found in one article alone on each side, two articles share.
fn shared(samples: &Pair<Sample>) -> FxHashMap<(u32, u32), u32> {
    let mut shared = FxHashMap::default();
    for (phrase, &old) in samples.old.holders.iter().filter(|&(_, &old)| old != SEVERAL) {
        if let Some(&new) = samples.new.holders.get(phrase).filter(|&&new| new != SEVERAL) {
            *shared.entry((old, new)).or_insert(0) += 1;
        }
    }
    shared
}

/// The pairs of articles that share many more phrases with one another than with any other.
fn clear(shared: &FxHashMap<(u32, u32), u32>, samples: &Pair<Sample>) -> Vec<Pair<usize>> {
    let mut best = Pair::new(vec![(0, 0); samples.old.counts.len()], vec![(0, 0); samples.new.counts.len()]);
    for (&(old, new), &count) in shared {
        for top in [&mut best.old[old as usize], &mut best.new[new as usize]] {
            *top = if count > top.0 { (count, top.0) } else { (top.0, top.1.max(count)) };
        }
    }
    let is_clear = |top: (u32, u32), count: u32| count == top.0 && count >= CLEAR * top.1;
    let fits = |&(&(old, new), &count): &(&(u32, u32), &u32)| {
        let (old, new) = (old as usize, new as usize);
        let least = samples.old.counts[old].min(samples.new.counts[new]);
        count >= LEAST
            && count as f32 >= SHARE * least as f32
            && is_clear(best.old[old], count)
            && is_clear(best.new[new], count)
    };
    let found = shared.iter().filter(fits);
    let mut pairs: Vec<_> = found.map(|(&(old, new), _)| (old as usize, new as usize)).collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|(old, new)| Pair::new(old, new)).collect()
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::draft::Kind;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    /// Articles that all have the same words, each in an order of its own.
    fn articles() -> Vec<String> {
        let words =
            ["seal", "boat", "mole", "tide", "herring", "keeper", "basin", "harbour", "season", "signal", "net"];
        let sentence = |at: usize, step: usize| {
            let word = |place: usize| words[(at + place * step) % words.len()];
            (0..words.len()).map(word).collect::<Vec<_>>().join(" ")
        };
        let article = |at: usize| {
            let sentences: Vec<String> = (1..11).map(|step| sentence(at * step, 1 + (at + step) % 10)).collect();
            sentences.join(" and ")
        };
        (0..10).map(article).collect()
    }

    fn write(articles: &[String]) -> String {
        let write = |(at, text): (usize, &String)| format!("## Article {}\n\n{text}.\n\n", at + 1);
        articles.iter().enumerate().map(write).collect()
    }

    #[test]
    fn articles_of_the_same_words_are_told_by_their_order() {
        let old = articles();
        let mut new: Vec<String> = old.iter().map(|text| text.replacen("keeper", "warden", 3)).collect();
        new.remove(3);
        let drafts = Pair::new(&old, &new).map(|articles| parse(Source::new("a.md", write(articles))));
        let alignment = align(drafts.as_ref());
        let linked = |link: &crate::align::Link| match (&link.old[..], &link.new[..]) {
            (&[old], &[new]) if drafts.old.clause(old).kind == Kind::Article => {
                let number =
                    |draft: &crate::draft::Draft, at| draft.clause(at).label.as_ref().unwrap().printed.to_string();
                Some((number(&drafts.old, old), number(&drafts.new, new)))
            }
            _ => None,
        };
        let found: Vec<(String, String)> = alignment.links.iter().filter_map(linked).collect();
        let expected: Vec<(String, String)> = [1, 2, 3, 5, 6, 7, 8, 9, 10]
            .iter()
            .enumerate()
            .map(|(at, old)| (old.to_string(), (at + 1).to_string()))
            .collect();
        assert_eq!(found, expected);
    }
}

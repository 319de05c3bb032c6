//! Articles of one paragraph that were taken into another article, or given out of one.
//!
//! By all its words such an article is more like any other short one than like the long one that its rule stands in now.

use super::assign::Scored;
use super::phrases::Phrases;
use super::profile::Bag;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;

/// So many phrases of their own two paragraphs must share to be compared.
const PHRASES: u32 = 4;
/// A paragraph of fewer words is found in many an article.
const WORDS: usize = 12;
/// An article whose paragraph stands in another one is this share as like that article as the two paragraphs are.
const SHARE: f32 = 0.9;
/// The longer article is that of another one which is this like it, and like no other article more.
const SPOKEN_FOR: f32 = 0.45;
/// The two paragraphs must be this like: the longer article holds more than this rule.
const LIKE: f32 = 0.85;

/// Paragraphs in their order, each with the place of its article.
type Paragraphs = Vec<(ClauseIx, usize)>;

/// Adds the pairs of articles of which one is taken into the other, unless the longer is a third one, amended.
pub(super) fn add(profile: &Profile<'_>, lists: &Pair<Vec<ClauseIx>>, scored: &mut Vec<Scored>) {
    let mut found = Vec::new();
    for short in Side::BOTH {
        let places = |side: Side| lists.get(side).iter().copied().zip(0..);
        let only: Paragraphs =
            places(short).filter_map(|(at, place)| Some((only(profile, short, at)?, place))).collect();
        let several = |(at, place): (ClauseIx, usize)| {
            let children = &profile.drafts.get(short.other()).clause(at).children[..];
            let children = if children.len() > 1 { children } else { &[] };
            children.iter().map(move |&at| (at, place))
        };
        let longer: Paragraphs = places(short.other()).flat_map(several).collect();
        if !only.is_empty() && !longer.is_empty() {
            let pairs = alike(profile, &Pair::of(short, only, longer)).into_iter();
            found.extend(pairs.map(|pair| (short.other(), pair)));
        }
    }
    if found.is_empty() {
        return;
    }
    let heirs = Heirs::of(lists, scored);
    found.retain(|(long, pair)| !heirs.speak_for(*long, pair));
    scored.extend(found.into_iter().map(|(_, pair)| pair));
    // The better of two scores of a pair stays.
    scored.sort_by(|a, b| (a.old, a.new).cmp(&(b.old, b.new)).then(b.score.total_cmp(&a.score)));
    scored.dedup_by_key(|pair| (pair.old, pair.new));
}

/// Pairs of articles by two of their paragraphs that are the same but for a few words.
fn alike(profile: &Profile<'_>, lists: &Pair<Paragraphs>) -> Vec<Scored> {
    let clauses = lists.as_ref().map(|list| list.iter().map(|&(at, _)| at).collect::<Vec<ClauseIx>>());
    let phrases = Phrases::of(profile, Pair::new(&clauses.old, &clauses.new));
    let mut found = Vec::new();
    for pair in phrases.pairs().into_iter().filter(|&pair| phrases.shared(pair) >= PHRASES) {
        let bag = |side: Side| Bag::of(profile, profile.words.get(side).own(*pair.get(side)).iter().copied());
        let like = Bag::likeness(profile, Pair::new(&bag(Side::Old), &bag(Side::New))).dice();
        if like >= LIKE {
            let place = |side: Side| {
                let at = clauses.get(side).binary_search(pair.get(side)).expect("paragraphs stand in order of index");
                lists.get(side)[at].1
            };
            found.push(Scored { old: place(Side::Old), new: place(Side::New), score: SHARE * like });
        }
    }
    found
}

/// Of each article, by its place, those of the other draft that are like it and like no other article more.
struct Heirs(Pair<Vec<Vec<usize>>>);

impl Heirs {
    fn of(lists: &Pair<Vec<ClauseIx>>, scored: &[Scored]) -> Self {
        let mut best = lists.as_ref().map(|list| vec![0f32; list.len()]);
        for pair in scored {
            best.old[pair.old] = best.old[pair.old].max(pair.score);
            best.new[pair.new] = best.new[pair.new].max(pair.score);
        }
        let mut heirs = lists.as_ref().map(|list| vec![Vec::new(); list.len()]);
        for pair in scored.iter().filter(|pair| pair.score >= SPOKEN_FOR) {
            if pair.score >= best.new[pair.new] {
                heirs.old[pair.old].push(pair.new);
            }
            if pair.score >= best.old[pair.old] {
                heirs.new[pair.new].push(pair.old);
            }
        }
        Self(heirs)
    }

    /// Says whether the article of a side goes on as another than the one it is paired with.
    fn speak_for(&self, side: Side, pair: &Scored) -> bool {
        match side {
            Side::Old => self.0.old[pair.old].iter().any(|&heir| heir != pair.new),
            Side::New => self.0.new[pair.new].iter().any(|&heir| heir != pair.old),
        }
    }
}

/// The paragraph of an article that has no other clause.
fn only(profile: &Profile<'_>, side: Side, article: ClauseIx) -> Option<ClauseIx> {
    let draft = profile.drafts.get(side);
    match draft.clause(article).children[..] {
        [only] if draft.clause(only).children.is_empty() && profile.words.get(side).own(only).len() >= WORDS => {
            Some(only)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    const KEPT: &str =
        "## Article 1\n\nThe keeper of the lighthouse counts seals on every beach of the outer islands.\n\n";
    const RULE: &str = "Whoever sells nets, hooks, lines or floats that fail the test of the harbour master pays forty coins \
        to the town and loses the stall";
    const NEAR: &str = "Whoever mends boats with nets, hooks, lines or floats that fail the test of the harbour master, so \
        that a boat is lost, is tried before the court of the bishop";
    const MORE: &str = "A stall that was closed twice in a summer stays closed in the winter behind it.\n\nThe coins go to the \
        widows of the drowned, who choose a treasurer among themselves each spring, and to the school of the pilots.";

    fn homes(old: &str, new: &str) -> Vec<(String, String)> {
        let drafts = Pair::new(old, new).map(|text| parse(Source::new("a.md", text)));
        let alignment = align(drafts.as_ref());
        let linked = alignment.links.iter().filter_map(|link| {
            let (old, new) = (drafts.old.clause(*link.old.first()?), drafts.new.clause(*link.new.first()?));
            let number = |clause: &crate::draft::Clause| Some(clause.label.as_ref()?.printed.to_string());
            old.kind.has_heading().then(|| Some((number(old)?, number(new)?)))?
        });
        linked.collect()
    }

    #[test]
    fn an_article_goes_where_its_paragraph_went() {
        let old = format!("{KEPT}## Article 2\n\n{RULE}.\n");
        let new =
            format!("{KEPT}## Article 2\n\n{NEAR}.\n\n## Article 3\n\n{}.\n\n{MORE}\n", RULE.replace("forty", "sixty"));
        let expected = [("1".to_owned(), "1".to_owned()), ("2".to_owned(), "3".to_owned())];
        assert_eq!(homes(&old, &new), expected);
        let back = expected.map(|(old, new)| (new, old));
        assert_eq!(homes(&new, &old), back);
    }

    #[test]
    fn an_article_that_another_one_became_is_not_given_to_what_was_taken_into_it() {
        let long = |rule: &str| format!("## Article 3\n\n{rule}{MORE}\n");
        let old = format!("{KEPT}## Article 2\n\n{RULE}.\n\n{}", long(""));
        let new = format!("{KEPT}{}", long(&format!("{RULE}.\n\n")));
        assert!(homes(&old, &new).contains(&("3".to_owned(), "3".to_owned())));
    }
}

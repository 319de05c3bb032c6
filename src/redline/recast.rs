//! How far a clause that only one draft has says, in other words, what its article said, or says, elsewhere.
//!
//! Where an article was rewritten, a paragraph may have no clause of the other draft that became it, and still be made of
//! what went from there: then it is not new, and what it was made of is not gone.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Edit;
use super::carried::Carriage;
use super::counts_characters;
use super::story::fact::Depth;
use super::tokens;
use crate::align::Alignment;
use crate::align::LinkIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class;
use crate::words::Token;
use crate::words::WordId;

/// A clause is recast if this share of its words came from the other draft; in an article that was rewritten, where the
/// same is said in other words, fewer need be the same.
const RECAST: f32 = 0.5;
const REWRITTEN: f32 = 0.25;
/// A clause is recast, too, if it shares so many words that few clauses of its article have with one other, and this share
/// of those of the shorter.
const COUNTERPART: (u32, f32) = (3, 0.6);
/// And this share of its own rare words: a long clause is not made of the few words of a short one.
const OF_ITSELF: f32 = 0.25;
/// With this share the one is in the other, however much that says besides.
const TAKEN_IN: f32 = 0.85;
/// A word that more changed clauses of an article have than this tells none apart.
const FEW: usize = 8;
/// This share is all of it but for a word that was changed.
const WHOLE: f32 = 0.9;
/// Words of two ideographs recur sooner than words of letters: more of them must have come.
const IDEOGRAPHIC: f32 = 0.25;
/// Shorter words join others; ideographs say more.
const LETTERS: (usize, usize) = (4, 1);

/// The telling words of a clause, and how many of them the other draft has where the clause would be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Share {
    known: u32,
    all: u32,
}

impl Share {
    fn add(self, other: Self) -> Self {
        Self { known: self.known + other.known, all: self.all + other.all }
    }

    /// Says whether so much of it came from the other draft; one word in common says nothing, and of few all must be.
    fn reaches(self, least: f32) -> bool {
        match self.all {
            0 | 1 => false,
            2 | 3 if least >= RECAST => self.known == self.all,
            all => is_share(self.known, all, least),
        }
    }
}

fn is_share(some: u32, all: u32, share: f32) -> bool {
    some as f32 >= share * all as f32
}

/// What share of the words of clauses of one draft alone the other draft had, by links.
#[derive(Debug, Default)]
pub(super) struct Recast {
    /// Of what is not told as new or gone itself.
    shares: FxHashMap<LinkIx, Share>,
    /// Of all that changed in an article, which is what one that was rewritten is made of.
    of_all: FxHashMap<LinkIx, Share>,
    /// What is asked for beyond what is asked of words of letters.
    more: f32,
}

/// The telling words that went from a link, and those that came into it.
struct Changed {
    link: LinkIx,
    words: Pair<Vec<WordId>>,
}

impl Recast {
    /// Compares what came into an article with what went from it, where a part of it is in one draft alone.
    pub(super) fn of(drafts: Pair<&Draft>, alignment: &Alignment, (edits, carried): (&[Edit<'_>], &Carriage)) -> Self {
        let more = if counts_characters(drafts) { IDEOGRAPHIC } else { 0.0 };
        let (mut shares, mut of_all) = (FxHashMap::<LinkIx, Share>::default(), FxHashMap::<LinkIx, Share>::default());
        for article in asked(drafts, alignment) {
            let links = inside(drafts, alignment, article).into_iter();
            let words = |at: LinkIx, side: Side| {
                let runs = edits[at.at()].changed(side, telling(drafts, alignment, (at, side)));
                runs.flatten().map(|token| token.word).collect::<Vec<WordId>>()
            };
            let changed = links.filter(|at| edits[at.at()].words.changed() > 0);
            let changed = changed.map(|link| Changed { link, words: Pair::SIDES.map(|side| words(link, side)) });
            let changed: Vec<Changed> = changed.collect();
            let within = |is_asked: &dyn Fn(LinkIx) -> bool| within(alignment, (edits, &changed), more, is_asked);
            let first = within(&|_| true);
            // A clause that is told as new is not told as what another one became, unless it has next to all of that.
            let apart = |at: LinkIx| first.get(&at).is_some_and(|share| !share.reaches(RECAST + more));
            shares.extend(within(&|at| !apart(at)));
            shares.extend(first.iter().filter(|(_, share)| share.reaches(WHOLE)).map(|(&at, &share)| (at, share)));
            of_all.extend(first);
        }
        for one in carried.iter() {
            for at in [one.from, one.to] {
                for share in [shares.get_mut(&at), of_all.get_mut(&at)].into_iter().flatten() {
                    share.known = (share.known + one.words as u32).min(share.all);
                }
            }
        }
        Self { shares, of_all, more }
    }

    /// Says whether what some links say stood in the other draft, in other words or in another place.
    pub(super) fn covers(&self, links: impl Iterator<Item = LinkIx>, depth: Depth) -> bool {
        let (shares, least) = match depth {
            Depth::Amended => (&self.shares, RECAST),
            Depth::Rewritten | Depth::Replaced => (&self.of_all, REWRITTEN),
        };
        let (mut sum, mut has_others) = (Share::default(), false);
        for at in links {
            match shares.get(&at) {
                Some(&one) => sum = sum.add(one),
                None => has_others = true,
            }
        }
        // What says nothing itself may be a frame round what came from elsewhere.
        if sum.all == 0 { has_others } else { sum.reaches(self.more + least) }
    }
}

/// The shares of the links of an article that are in one draft alone, of what changed in those that are asked.
fn within(
    alignment: &Alignment,
    (edits, changed): (&[Edit<'_>], &[Changed]),
    more: f32,
    is_asked: &dyn Fn(LinkIx) -> bool,
) -> FxHashMap<LinkIx, Share> {
    let asked = || changed.iter().filter(|one| is_asked(one.link));
    let pool = |side: Side| asked().flat_map(|one| one.words.get(side)).copied().collect::<FxHashSet<WordId>>();
    let pools = Pair::SIDES.map(pool);
    let mut shares: FxHashMap<LinkIx, Share> = FxHashMap::default();
    let mut alone: Pair<Vec<LinkIx>> = Pair::default();
    let few = Pair::SIDES.map(|side| Few::of(asked().map(|one| &one.words.get(side)[..])));
    for one in changed.iter().filter(|one| alignment.link(one.link).is_one_sided()) {
        let side = if alignment.link(one.link).is_inserted() { Side::New } else { Side::Old };
        let there = side.other();
        let words = one.words.get(side);
        let known = words.iter().filter(|word| pools.get(there).contains(word)).count() as u32;
        let mut share = Share { known, all: words.len() as u32 };
        let like = few.get(there).likest(words, few.get(side));
        if like >= COUNTERPART.1 + more {
            share.known = share.all;
        }
        if like < TAKEN_IN {
            alone.get_mut(side).push(one.link);
        }
        shares.insert(one.link, share);
    }
    for side in Side::BOTH {
        let size = asked().map(|one| edits[one.link.at()].words.changed_in(side.other())).sum();
        limit(&mut shares, (std::mem::take(alone.get_mut(side)), edits), size);
    }
    shares
}

/// The changed clauses of an article by the words that few of them have.
struct Few {
    holders: FxHashMap<WordId, Vec<u32>>,
    /// How many such words each has.
    sizes: Vec<u32>,
}

impl Few {
    fn of<'a>(clauses: impl Iterator<Item = &'a [WordId]>) -> Self {
        let mut holders: FxHashMap<WordId, Vec<u32>> = FxHashMap::default();
        let mut count = 0;
        for words in clauses {
            for &word in words {
                let list = holders.entry(word).or_default();
                if list.last() != Some(&count) {
                    list.push(count);
                }
            }
            count += 1;
        }
        holders.retain(|_, list| list.len() <= FEW);
        let mut sizes = vec![0; count as usize];
        holders.values().flatten().for_each(|&at| sizes[at as usize] += 1);
        Self { holders, sizes }
    }

    /// The share of the rare words of the shorter that a clause has in common with the likest of these; 0 for few words.
    fn likest(&self, words: &[WordId], own: &Self) -> f32 {
        let rare: FxHashSet<WordId> = words.iter().copied().filter(|word| own.holders.contains_key(word)).collect();
        let mut common: FxHashMap<u32, u32> = FxHashMap::default();
        for at in rare.iter().filter_map(|word| self.holders.get(word)).flatten() {
            *common.entry(*at).or_default() += 1;
        }
        let much = |shared: u32| shared >= COUNTERPART.0 && is_share(shared, rare.len() as u32, OF_ITSELF);
        let many = common.into_iter().filter(|&(_, shared)| much(shared));
        let share = |(at, shared): (u32, u32)| shared as f32 / self.sizes[at as usize].min(rare.len() as u32) as f32;
        many.map(share).fold(0.0, f32::max)
    }
}

/// So many times as many words can be made of some as there were.
const ROOM: usize = 2;

/// From so many words not many more can be made: the clauses that have most in common with what changed on the other side
/// go first, and what is left has nothing to be made of.
fn limit(shares: &mut FxHashMap<LinkIx, Share>, (mut links, edits): (Vec<LinkIx>, &[Edit<'_>]), words: usize) {
    let share = |at: &LinkIx| shares.get(at).copied().unwrap_or_default();
    let like = |at: &LinkIx| f64::from(share(at).known) / f64::from(share(at).all.max(1));
    links.sort_by(|one, other| like(other).total_cmp(&like(one)).then(one.cmp(other)));
    let mut room = words * ROOM;
    for at in links {
        let size = edits[at.at()].words.changed();
        match room.checked_sub(size) {
            Some(left) => room = left,
            None => shares.entry(at).or_default().known = 0,
        }
    }
}

/// The articles of both drafts in which a clause of one alone stands.
fn asked(drafts: Pair<&Draft>, alignment: &Alignment) -> BTreeSet<LinkIx> {
    let one_sided = alignment.indices().filter(|&at| alignment.link(at).is_one_sided());
    let homes = one_sided.filter_map(|at| alignment.home(drafts, at));
    homes.filter(|&article| !alignment.link(article).is_one_sided()).collect()
}

/// All links of an article, and of what stands in it in either draft.
fn inside(drafts: Pair<&Draft>, alignment: &Alignment, article: LinkIx) -> BTreeSet<LinkIx> {
    let of = |side: Side| {
        let roots = alignment.link(article).side(side).iter();
        let all = roots.flat_map(move |&root| drafts.get(side).subtree(root));
        all.map(move |at| alignment.link_of(side, at))
    };
    of(Side::Old).chain(of(Side::New)).collect()
}

/// The words of a side of a link that say what it is about; a footnote has none.
fn telling<'a>(
    drafts: Pair<&'a Draft>,
    alignment: &'a Alignment,
    (at, side): (LinkIx, Side),
) -> impl Iterator<Item = Token> + 'a {
    let (link, draft) = (alignment.link(at), drafts.get(side));
    let text = super::text(draft, link.side(side));
    let note = link.side(side).first().is_some_and(|&clause| draft.clause(clause).kind == Kind::Footnote);
    let least = if counts_characters(drafts) { LETTERS.1 } else { LETTERS.0 };
    let all = if note { Vec::new() } else { tokens(alignment, drafts, link, side).into_owned() };
    all.into_iter().filter(move |token| {
        let word = &text[token.start as usize..token.end as usize];
        let says = alignment.classes.class(token.word) == Class::Word && !alignment.classes.is_everyday(token.word);
        says && word.chars().nth(least - 1).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::redline::tests::story;

    const WORDS: [[&str; 9]; 3] = [
        ["herring", "lantern", "harbour", "captain", "northern", "reef", "pilot", "anchor", "signal"],
        ["orchard", "blossom", "gardener", "ladder", "autumn", "basket", "cider", "meadow", "beehive"],
        ["quarry", "granite", "hammer", "mason", "cathedral", "scaffold", "mortar", "chisel", "tower"],
    ];

    fn article(paragraphs: &[Vec<&str>]) -> String {
        let keeper = "## Article 1\n\nThe keeper of the lighthouse counts every seal of the outer islands and writes the \
            number, the place and the weather into a book that whoever asks for it may read at noon. Whoever finds a wreck \
            within the bay tells the warden, who paints its place on a board beside the gate, and sends two men with a \
            boat to bring home what the sea has left of its cargo before the next tide takes it away.\n\n";
        let rest: String = paragraphs.iter().map(|words| format!("{}.\n\n", words.join(", "))).collect();
        format!("{keeper}{rest}")
    }

    #[test]
    fn paragraphs_made_of_those_that_went_are_neither_new_nor_is_what_they_were_made_of_deleted() {
        let old: Vec<Vec<&str>> = WORDS.iter().map(|words| words.to_vec()).collect();
        let mixed =
            |part: usize| WORDS.iter().rev().flat_map(move |words| words[3 * part..3 * part + 3].iter().copied());
        let mut new: Vec<Vec<&str>> = (0..3).map(|part| mixed(part).collect()).collect();
        new.push(vec!["sailcloth", "needle", "thimble", "thread", "canvas", "rigging", "knot"]);
        let told = story(&article(&old), &article(&new));
        assert!(told[0].starts_with("Article 1 is amended: unnumbered paragraph 5 new"), "{told:?}");
        assert!(!told[0].contains("deleted"), "{told:?}");
    }

    #[test]
    fn what_a_paragraph_was_made_of_is_named_as_recast() {
        let rest = |words: &str| format!("{words}, and whoever asks may see it.");
        let old = format!(
            "{}2. {}\n\n3. Nobody sells lamp oil at night.\n",
            article(&[]),
            rest("The pilot of the reef counts buoys, beacons, lanterns and bells at each new moon")
        );
        let new = format!(
            "{}2. Nobody sells lamp oil at night.\n\n3. At each new moon the bells, and the beacons, and the lanterns, then buoys: \
                this is what pilots of a reef count, in a list that hangs beside the door of the chapel of the drowned.\n",
            article(&[])
        );
        let told = story(&old, &new);
        assert!(told[0].contains("paragraph 3 recast, old paragraph 2 recast"), "{told:?}");
    }

    #[test]
    fn of_few_words_no_more_can_be_made_than_there_were() {
        let old = vec![vec!["herring", "lantern", "harbour"]];
        let long = |first: &'static str| {
            let more = ["harbour", "lantern", "herring", "harbour", "lantern", "herring", "lantern", "harbour"];
            std::iter::once(first).chain(more).collect::<Vec<&str>>()
        };
        let new = vec![long("orchard"), long("quarry"), long("needle"), long("canvas")];
        let told = story(&article(&old), &article(&new));
        assert!(told[0].contains("new"), "{told:?}");
    }
}

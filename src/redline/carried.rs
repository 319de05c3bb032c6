//! Text that left one clause and stands in another, though neither became the other.
//!
//! A sentence that was cut out of one article and put into another is a deletion here and an insertion there to a
//! comparison of clauses; to a reader it is the same sentence. It is found by its words: a passage of [`PASSAGE`] words
//! or more, in one piece, that was deleted once and inserted once.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Edit;
use super::Redline;
use super::tokens;
use crate::align::Alignment;
use crate::align::LinkIx;
use crate::align::phrase_hashes;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Token;

/// Words that are looked up together.
const PHRASE: usize = 5;
/// A shorter passage recurs by chance.
const PASSAGE: usize = 10;
/// So many of its words say something: conventions repeat "in accordance with the provisions of this Article".
const TELLING: usize = 3;
/// Where more words than this came and went, all of a draft was written anew.
pub(super) const MOST: usize = 500_000;
/// A passage is told of where it is one in so many of the words of the clause it left, or of the one it went into.
const SHARE: usize = 3;

/// Words that went from one clause to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The link that the words left: its old clause had them.
    pub from: LinkIx,
    /// The link that they went into: its new clause has them.
    pub to: LinkIx,
    /// How many words; of reworded text those that stayed.
    pub words: usize,
    /// So many of the words that left the old clause, and of those that came into the new one, it accounts for.
    pub covered: Pair<usize>,
    /// It is said in other words; else it went as it was, in passages of ten words or more.
    pub reworded: bool,
}

/// All that was carried from clause to clause.
#[derive(Debug, Default)]
pub struct Carriage {
    /// In the order of the links that it left.
    all: Vec<Carried>,
    /// Places in that list, in the order of the links that it went into.
    by_home: Vec<u32>,
}

impl Carriage {
    /// Gathers what went in one piece and what was reworded; the same two clauses are told of once.
    pub(super) fn of(mut all: Vec<Carried>) -> Self {
        all.sort_by_key(|one| (one.from, one.to, one.reworded));
        all.dedup_by(|also, one| {
            let same = (also.from, also.to) == (one.from, one.to);
            if same {
                let most = |side: Side| *one.covered.get(side).max(also.covered.get(side));
                one.covered = Pair::SIDES.map(most);
            }
            same
        });
        let mut by_home: Vec<u32> = (0..all.len() as u32).collect();
        by_home.sort_by_key(|&at| (all[at as usize].to, at));
        Self { all, by_home }
    }

    /// All of it, in the order of the links that it left.
    pub fn iter(&self) -> impl Iterator<Item = &Carried> + Clone {
        self.all.iter()
    }

    /// What left a link.
    pub fn from(&self, link: LinkIx) -> &[Carried] {
        let start = self.all.partition_point(|one| one.from < link);
        let end = self.all.partition_point(|one| one.from <= link);
        &self.all[start..end]
    }

    /// What went into a link.
    pub fn into(&self, link: LinkIx) -> impl Iterator<Item = &Carried> {
        let home = |&at: &u32| self.all[at as usize].to;
        let start = self.by_home.partition_point(|at| home(at) < link);
        let end = self.by_home.partition_point(|at| home(at) <= link);
        self.by_home[start..end].iter().map(|&at| &self.all[at as usize])
    }
}

/// Finds what was carried from clause to clause in one piece.
pub(super) fn find(made: &Redline<'_>) -> Vec<Carried> {
    let Redline { drafts, alignment, edits, .. } = made;
    let drafts = *drafts;
    if made.words.changed() > MOST {
        return Vec::new();
    }
    let gone = Changed::of(drafts, alignment, (edits, Side::Old));
    if gone.runs.is_empty() {
        return Vec::new();
    }
    let came = Changed::of(drafts, alignment, (edits, Side::New));
    let found = passages(alignment, Pair::new(&gone, &came));
    if found.is_empty() {
        return Vec::new();
    }
    let mut carried: BTreeMap<(LinkIx, LinkIx), usize> = BTreeMap::new();
    let recurring = recurring(drafts, alignment, &found, &gone.words);
    for passage in found {
        let words = &gone.words[passage.words];
        let formula = phrase_hashes(words, PHRASE).filter(|phrase| recurring.contains(phrase)).count();
        if formula * 2 <= words.len() - PHRASE + 1 {
            *carried.entry((passage.from, passage.to)).or_default() += words.len();
        }
    }
    let mut sizes: FxHashMap<(LinkIx, Side), usize> = FxHashMap::default();
    let mut size = |at: LinkIx, side: Side| {
        *sizes.entry((at, side)).or_insert_with(|| spoken(drafts, alignment, (at, side)).count())
    };
    let mut all = Vec::new();
    for ((from, to), words) in carried {
        let sizes = Pair::new(size(from, Side::Old), size(to, Side::New));
        if words * SHARE >= sizes.old.min(sizes.new) {
            // Words of Chinese are counted by their characters where all that changed is counted.
            let covered = |side: Side, at: LinkIx| {
                let (all, one_sided) = (edits[at.at()].words.of_side(side), edits[at.at()].words.changed_in(side));
                one_sided.min(all * words / sizes.get(side).max(&1))
            };
            let covered = Pair::new(covered(Side::Old, from), covered(Side::New, to));
            all.push(Carried { from, to, words, covered, reworded: false });
        }
    }
    all
}

/// The passages of ten words or more that went from one clause into another in one piece: as long as they can be, round a
/// phrase that went once and came once. Seen from the other draft they are the same.
fn passages(alignment: &Alignment, sides: Pair<&Changed>) -> Vec<Passage> {
    let Pair { old: gone, new: came } = sides;
    let (known, left) = (came.phrases(), gone.phrases());
    let mut found: Vec<Passage> = Vec::new();
    // How far the last passage of each diagonal reaches.
    let mut reached: FxHashMap<i64, usize> = FxHashMap::default();
    for run in &gone.runs {
        for (at, phrase) in (run.start..).zip(phrase_hashes(&gone.words[run.start..run.end], PHRASE)) {
            let once = left.get(&phrase) != Some(&SEVERAL);
            let there = known.get(&phrase).filter(|&&there| once && there != SEVERAL);
            let Some(start) = there.map(|&there| there as usize) else { continue };
            let diagonal = start as i64 - at as i64;
            if reached.get(&diagonal).is_some_and(|&end| at < end) {
                continue;
            }
            let into = came.run_at(start);
            let same = |old: usize, new: usize| gone.words[old].word == came.words[new].word;
            let back = (at - run.start).min(start - into.start);
            let before = (1..=back).take_while(|by| same(at - by, start - by)).count();
            let ahead = (run.end - at).min(into.end - start);
            let behind = (0..ahead).take_while(|by| same(at + by, start + by)).count();
            reached.insert(diagonal, at + behind);
            let words = at - before..at + behind;
            if run.link != into.link && is_telling(alignment, &gone.words[words.clone()]) {
                found.push(Passage { from: run.link, to: into.link, words });
            }
        }
    }
    found
}

/// Words that went from one link into another, by their places among all that went.
struct Passage {
    from: LinkIx,
    to: LinkIx,
    words: Range<usize>,
}

/// The phrases of some passages that either draft has more than once: the formula by which each power is given is carried
/// from none of its places to another.
fn recurring(drafts: Pair<&Draft>, alignment: &Alignment, passages: &[Passage], words: &[Token]) -> FxHashSet<u64> {
    let phrases = passages.iter().flat_map(|passage| phrase_hashes(&words[passage.words.clone()], PHRASE));
    let mut counts: FxHashMap<u64, Pair<u32>> = phrases.map(|phrase| (phrase, Pair::new(0, 0))).collect();
    for side in Side::BOTH {
        for at in drafts.get(side).indices() {
            let own = alignment.words.get(side).own(at).iter();
            let own: Vec<Token> = own.filter(|token| says(alignment, token)).copied().collect();
            for phrase in phrase_hashes(&own, PHRASE) {
                counts.entry(phrase).and_modify(|count| *count.get_mut(side) += 1);
            }
        }
    }
    counts.into_iter().filter(|(_, count)| count.old > 1 || count.new > 1).map(|(phrase, _)| phrase).collect()
}

/// Says whether a token is a word or a number.
fn says(alignment: &Alignment, token: &Token) -> bool {
    alignment.classes.class(token.word).says()
}

/// Says whether a passage says enough to be told of.
fn is_telling(alignment: &Alignment, passage: &[Token]) -> bool {
    let says = |token: &&Token| !alignment.classes.is_everyday(token.word);
    passage.len() >= PASSAGE && passage.iter().filter(says).count() >= TELLING
}

/// The words of a side of a link, marks left out.
fn spoken(drafts: Pair<&Draft>, alignment: &Alignment, (at, side): (LinkIx, Side)) -> impl Iterator<Item = Token> {
    let all = tokens(alignment, drafts, alignment.link(at), side).into_owned();
    all.into_iter().filter(|token| says(alignment, token))
}

/// In the place of a phrase: it stands in several places.
const SEVERAL: u32 = u32::MAX;

/// A run of words that came or went together.
#[derive(Debug, Clone, Copy)]
struct Run {
    link: LinkIx,
    start: usize,
    end: usize,
}

/// The words of a side that came or went.
#[derive(Debug, Default)]
struct Changed {
    words: Vec<Token>,
    /// The runs of [`PASSAGE`] words or more, in order.
    runs: Vec<Run>,
}

impl Changed {
    fn of(drafts: Pair<&Draft>, alignment: &Alignment, (edits, side): (&[Edit<'_>], Side)) -> Self {
        let draft = drafts.get(side);
        let mut changed = Self::default();
        for at in alignment.indices() {
            let edit = &edits[at.at()];
            let many = if side == Side::Old { edit.words.deleted } else { edit.words.inserted };
            let shown = alignment.link(at).side(side).first();
            let text = shown.is_some_and(|&clause| {
                let kind = draft.clause(clause).kind;
                kind != Kind::Footnote && !kind.has_heading() && draft.article(clause).is_some()
            });
            if many < PASSAGE || !text {
                continue;
            }
            let runs = edit.changed(side, spoken(drafts, alignment, (at, side)));
            for run in runs.filter(|run| run.len() >= PASSAGE) {
                let start = changed.words.len();
                changed.words.extend(run);
                changed.runs.push(Run { link: at, start, end: changed.words.len() });
            }
        }
        changed
    }

    /// Where every phrase stands.
    fn phrases(&self) -> FxHashMap<u64, u32> {
        let mut known = FxHashMap::with_capacity_and_hasher(self.words.len(), FxBuildHasher);
        for run in &self.runs {
            for (at, phrase) in (run.start..).zip(phrase_hashes(&self.words[run.start..run.end], PHRASE)) {
                known.entry(phrase).and_modify(|place| *place = SEVERAL).or_insert(at as u32);
            }
        }
        known
    }

    /// The run in which a word stands.
    fn run_at(&self, word: usize) -> Run {
        self.runs[self.runs.partition_point(|run| run.end <= word)]
    }
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::redline::tests::story;
    use crate::source::Source;

    const ROUND: &str = "## Article 1\n\nThe keeper of the lighthouse counts seals on every beach of the outer islands before the ice breaks.";
    const LEFT: &str =
        "Whoever finds a wreck within the bay writes its name and its place into the blue book of the harbour.";
    const OTHER: &str =
        "## Article 2\n\nBoats that carry herring pay a coin at the northern pier, and two coins at the southern one.";

    #[test]
    fn a_sentence_put_into_another_article_is_told_with_its_place() {
        let told = story(&format!("{ROUND} {LEFT}\n\n{OTHER}\n"), &format!("{ROUND}\n\n{OTHER} {LEFT}\n"));
        assert!(told.contains(&"Text went from one clause to another: article 1 → article 2.".to_owned()), "{told:?}");
    }

    #[test]
    fn a_sentence_that_other_clauses_have_too_is_not_carried() {
        let also = format!("## Article 3\n\nGulls are ringed in spring by volunteers. {LEFT}\n");
        let gone = format!("{ROUND} {LEFT}\n\n{OTHER}\n\n{also}");
        let came = format!("{ROUND}\n\n{OTHER} {LEFT}\n\n{}", also.replace(LEFT, ""));
        assert!(!story(&gone, &came).iter().any(|told| told.contains('→')));
    }

    #[test]
    fn what_was_carried_is_the_same_seen_from_either_draft() {
        let words = [
            "seal", "boat", "mole", "tide", "herring", "keeper", "basin", "harbour", "season", "signal", "net", "rope",
        ];
        let more = ["pier", "lamp", "gate", "bell", "rock", "reef", "sail", "mast", "oar", "hull", "deck", "buoy"];
        let all = [&words[..], &more[..]].concat();
        let (long, first, second) = (all.join(" "), all[..14].join(" "), all[8..].join(" "));
        let third = "## Article 3\n\nGulls are ringed in spring by volunteers whom the warden of each village has sworn in at the \
            northern gate, and who wear a blue band round the arm while they are at work among the nests.";
        let text =
            |one: &str, two: &str, three: &str| format!("{ROUND} {one}.\n\n{OTHER} {two}.\n\n{third} {three}.\n");
        let drafts = Pair::new(text(&long, "", ""), text("", &first, &second));
        let drafts = drafts.map(|text| parse(Source::new("a.md", text)));
        let seen = |drafts: Pair<&crate::draft::Draft>| {
            let made = redline(drafts, align(drafts));
            let cite = |one: &super::Carried| {
                let (from, to) = (made.alignment.link(one.from).old[0], made.alignment.link(one.to).new[0]);
                (made.cites.old.cite(from).to_owned(), made.cites.new.cite(to).to_owned(), one.words)
            };
            made.carried.iter().map(cite).collect::<Vec<_>>()
        };
        let forth = seen(drafts.as_ref());
        let mut back: Vec<_> =
            seen(drafts.as_ref().swap()).into_iter().map(|(from, to, words)| (to, from, words)).collect();
        back.sort();
        assert_eq!(forth.len(), 2, "{forth:?}");
        assert_eq!(forth, back);
    }
}

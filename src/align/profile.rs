//! What the passes compare: words, hashes of equal text, weights of words.

use std::cell::RefCell;
use std::hash::Hash;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;
use rustc_hash::FxHasher;

use super::numbering;
use super::numbering::Numbering;
use super::pins::Never;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class;
use crate::words::Classes;
use crate::words::Token;
use crate::words::Vocabulary;
use crate::words::WordId;

/// The words of one draft, clause by clause.
#[derive(Debug, Clone, Default)]
pub struct Words {
    tokens: Vec<Token>,
    /// Where the words of each clause start; one more entry than clauses.
    starts: Vec<u32>,
    /// The clause behind the last one in each clause's subtree, footnotes left out.
    ends: Vec<u32>,
    /// Equal for clauses of equal words, whatever their labels.
    own: Vec<u64>,
    /// Equal for clauses of equal words that hold equal clauses.
    tree: Vec<u64>,
}

impl Words {
    /// Reads the words of a draft.
    fn read(draft: &Draft) -> (Self, Vocabulary) {
        let mut vocabulary = Vocabulary::default();
        let mut words = Self::default();
        words.tokens.reserve(draft.source.text().len() / 5);
        for clause in &draft.clauses {
            words.starts.push(words.tokens.len() as u32);
            vocabulary.read(clause.text.as_str(), &mut words.tokens);
        }
        words.starts.push(words.tokens.len() as u32);
        words.ends = subtree_ends(draft);
        (words, vocabulary)
    }

    /// Reads the words of both drafts, each for itself; equal words have equal numbers in the end.
    pub(super) fn of_both(drafts: Pair<&Draft>) -> (Pair<Self>, Classes) {
        let Pair { old: (old, mut vocabulary), new: (mut new, others) } = drafts.at_once(Self::read);
        new.number(&vocabulary.take_in(others));
        (Pair::new(old, new), vocabulary.into_classes())
    }

    /// Gives every word another number: that at its place in a list.
    fn number(&mut self, numbers: &[u32]) {
        self.tokens.iter_mut().for_each(|token| token.word.0 = numbers[token.word.0 as usize]);
    }

    /// Numbers the words by their rank, and gives clauses of equal words equal hashes.
    fn rank(&mut self, draft: &Draft, ranks: &[u32]) {
        self.number(ranks);
        self.own = draft.indices().map(|at| hash_of(self.own(at).iter().map(|token| token.word))).collect();
        self.tree = tree_hashes(draft, &self.own);
    }

    /// The words of a clause itself.
    pub fn own(&self, at: ClauseIx) -> &[Token] {
        &self.tokens[self.starts[at.at()] as usize..self.starts[at.at() + 1] as usize]
    }

    /// The words of a clause and of all clauses in it, footnotes left out.
    pub fn all(&self, at: ClauseIx) -> &[Token] {
        &self.tokens[self.starts[at.at()] as usize..self.starts[self.ends[at.at()] as usize] as usize]
    }

    /// The clauses of a subtree, by index, footnotes left out.
    pub(super) fn subtree(&self, at: ClauseIx) -> Range<usize> {
        at.at()..self.ends[at.at()] as usize
    }

    pub(super) fn own_hash(&self, at: ClauseIx) -> u64 {
        self.own[at.at()]
    }

    pub(super) fn tree_hash(&self, at: ClauseIx) -> u64 {
        self.tree[at.at()]
    }
}

/// Clauses stand in the order of the text, so a subtree is a range; footnotes come last and are in none.
fn subtree_ends(draft: &Draft) -> Vec<u32> {
    let mut ends: Vec<u32> = (1..=draft.clauses.len() as u32).collect();
    for at in draft.indices().rev().filter(|&at| draft.clause(at).kind != Kind::Footnote) {
        let inner = draft.clause(at).children.iter().rev().find(|&&child| draft.clause(child).kind != Kind::Footnote);
        if let Some(last) = inner {
            ends[at.at()] = ends[last.at()];
        }
    }
    ends
}

fn tree_hashes(draft: &Draft, own: &[u64]) -> Vec<u64> {
    let mut hashes = own.to_vec();
    for at in draft.indices().rev() {
        let children = &draft.clause(at).children;
        if !children.is_empty() {
            let inner = children.iter().map(|child| hashes[child.at()]);
            hashes[at.at()] = hash_of(std::iter::once(own[at.at()]).chain(inner.collect::<Vec<_>>()));
        }
    }
    hashes
}

fn hash_of(items: impl Iterator<Item = impl Hash>) -> u64 {
    let mut hasher = FxHasher::default();
    let mut count = 0u32;
    for item in items {
        item.hash(&mut hasher);
        count += 1;
    }
    count.hash(&mut hasher);
    hasher.finish()
}

/// Both drafts as the passes see them.
pub(super) struct Profile<'a> {
    pub(super) drafts: Pair<&'a Draft>,
    pub(super) words: Pair<Words>,
    pub(super) classes: Classes,
    /// What each word tells: much if few clauses have it, next to nothing for marks. Words are numbered by it, so
    /// that the rarest of a sorted list stand first.
    weights: Vec<f32>,
    /// Pairs that the user forbids.
    pub(super) never: Never,
    /// What numbers of articles are worth.
    pub(super) numbering: Numbering,
    /// What numbers of paragraphs and points are worth.
    pub(super) inner_numbering: Numbering,
    /// Hashes of the texts that stand more than once in either draft: boilerplate.
    repeated: FxHashSet<u64>,
    /// How many clauses open with the same words, by their hash; counted when it is asked for.
    openings: OnceLock<Pair<FxHashMap<u64, u32>>>,
}

/// So many words are the opening of a clause: four are the beginning of too many sentences.
const OPENING: usize = 5;

/// A punctuation mark says next to nothing about which clause it stands in.
const MARK_WEIGHT: f32 = 0.05;
/// The weight of a word of every eighth clause, `ln(1 + 8)`: "of" and "the", not "herring".
const EVERYDAY: f32 = 2.2;
/// In fewer clauses of both drafts together a word of one clause would be an everyday word.
const COUNTED: usize = 64;

impl<'a> Profile<'a> {
    /// Takes in what [`Words::of_both`] read of the drafts.
    pub(super) fn of(drafts: Pair<&'a Draft>, (mut words, mut classes): (Pair<Words>, Classes), never: Never) -> Self {
        let mut weights = weights(&words, &classes);
        let ranks = ranks(&weights);
        classes.renumber(&ranks);
        rayon::join(|| words.old.rank(drafts.old, &ranks), || words.new.rank(drafts.new, &ranks));
        weights.sort_unstable_by(|a, b| b.total_cmp(a));
        if drafts.old.clauses.len() + drafts.new.clauses.len() >= COUNTED {
            classes.everyday_from(weights.partition_point(|&weight| weight > EVERYDAY) as u32);
        }
        let repeated = repeated(&words);
        let numbering = Numbering::default();
        let inner_numbering = numbering;
        let mut profile = Self {
            drafts,
            words,
            classes,
            weights,
            never,
            numbering,
            inner_numbering,
            repeated,
            openings: OnceLock::new(),
        };
        profile.numbering = numbering::of_equals(&profile);
        profile
    }

    pub(super) fn weight(&self, word: WordId) -> f32 {
        self.weights[word.0 as usize]
    }

    /// How many words two clauses have, with all in them.
    pub(super) fn size(&self, pair: Pair<ClauseIx>) -> f32 {
        (self.words.old.all(pair.old).len() + self.words.new.all(pair.new).len()) as f32
    }

    /// Says whether the words of a clause itself stand more than once in either draft.
    pub(super) fn is_repeated(&self, side: Side, at: ClauseIx) -> bool {
        self.repeated.contains(&self.words.get(side).own_hash(at))
    }

    /// Says whether two clauses, which have words besides, differ in figures alone.
    pub(super) fn same_but_figures(&self, pair: Pair<ClauseIx>) -> bool {
        let (old, new) = (self.words.old.own(pair.old), self.words.new.own(pair.new));
        let class = |token: &Token| self.classes.class(token.word);
        let same = |(old, new): (&Token, &Token)| {
            old.word == new.word || class(old) == Class::Number && class(new) == Class::Number
        };
        let says = |token: &Token| class(token) == Class::Word;
        old.len() == new.len() && old.iter().any(says) && old.iter().zip(new).all(same)
    }

    /// The clauses of so many words or more in a new article that an old one has in the same words.
    pub(super) fn shared_clauses(&self, pair: Pair<ClauseIx>, least: usize) -> impl Iterator<Item = ClauseIx> {
        let words = &self.words;
        let says = |at: &ClauseIx| words.old.own(*at).len() >= least;
        let olds = words.old.subtree(pair.old).map(ClauseIx::new).filter(says);
        let olds: FxHashSet<u64> = olds.map(|at| words.old.own_hash(at)).collect();
        let news = words.new.subtree(pair.new).map(ClauseIx::new);
        news.filter(move |&at| olds.contains(&words.new.own_hash(at)))
    }

    /// Says whether two clauses open with the same words, and no other clause of either draft does.
    pub(super) fn open_alike(&self, pair: Pair<ClauseIx>) -> bool {
        let (old, new) = (self.opening(Side::Old, pair.old), self.opening(Side::New, pair.new));
        let Some(opening) = old.filter(|_| old == new) else { return false };
        let count = |side: Side| {
            let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
            for opening in self.drafts.get(side).indices().filter_map(|at| self.opening(side, at)) {
                *counts.entry(opening).or_default() += 1;
            }
            counts
        };
        let counts = self.openings.get_or_init(|| Pair::SIDES.map(count));
        counts.as_ref().map(|counts| counts.get(&opening)) == Pair::new(Some(&1), Some(&1))
    }

    /// Says whether a clause opens or ends with all words of the other one, so many or more, marks left out.
    pub(super) fn is_taken_in(&self, pair: Pair<ClauseIx>, least: usize) -> bool {
        let tokens = Pair::new(self.words.old.own(pair.old), self.words.new.own(pair.new));
        if tokens.old.len().min(tokens.new.len()) < least {
            return false;
        }
        let says = |token: &&Token| self.classes.class(token.word).says();
        let words = tokens.map(|tokens| tokens.iter().filter(says).map(|token| token.word).collect::<Vec<_>>());
        let (short, long) =
            if words.old.len() <= words.new.len() { (words.old, words.new) } else { (words.new, words.old) };
        short.len() >= least && (long.starts_with(&short) || long.ends_with(&short))
    }

    /// The hash of the first words of a clause, marks left out; nothing where it has fewer.
    fn opening(&self, side: Side, at: ClauseIx) -> Option<u64> {
        let says = |token: &&Token| self.classes.class(token.word).says();
        let mut words = self.words.get(side).own(at).iter().filter(says).map(|token| token.word);
        let opening: [Option<WordId>; OPENING] = std::array::from_fn(|_| words.next());
        opening[OPENING - 1].map(|_| hash_of(opening.into_iter()))
    }

    /// Says whether so many clauses of both drafts, or fewer, have a word.
    pub(super) fn is_in_at_most(&self, word: WordId, clauses: f32) -> bool {
        let all = self.words.old.own.len() + self.words.new.own.len();
        self.weight(word) >= weight(all as u32, clauses)
    }
}

fn repeated(words: &Pair<Words>) -> FxHashSet<u64> {
    let mut repeated = FxHashSet::default();
    for side in [&words.old, &words.new] {
        let mut seen = FxHashSet::default();
        repeated.extend(side.own.iter().filter(|&&hash| !seen.insert(hash)));
    }
    repeated
}

/// Weighs each word by how rare it is: `ln(1 + clauses / clauses that have it)`.
pub(crate) fn weights(words: &Pair<Words>, classes: &Classes) -> Vec<f32> {
    let mut counts = vec![0u32; classes.len()];
    let mut last = vec![u32::MAX; classes.len()];
    let mut clauses = 0u32;
    for side in [&words.old, &words.new] {
        for at in 0..side.ends.len() {
            for token in side.own(ClauseIx::new(at)) {
                let word = token.word.0 as usize;
                if last[word] != clauses {
                    last[word] = clauses;
                    counts[word] += 1;
                }
            }
            clauses += 1;
        }
    }
    let weigh = |(word, &count): (usize, &u32)| match classes.class(WordId(word as u32)) {
        Class::Word | Class::Number => weight(clauses, count.max(1) as f32),
        Class::Bracket | Class::Mark => MARK_WEIGHT,
    };
    counts.iter().enumerate().map(weigh).collect()
}

/// What a word says that so many clauses of all have.
pub(crate) fn weight(all: u32, have: f32) -> f32 {
    (1.0 + all as f32 / have).ln()
}

/// The place of each word when the rarest come first, ties by number.
fn ranks(weights: &[f32]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..weights.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| weights[b as usize].total_cmp(&weights[a as usize]).then(a.cmp(&b)));
    let mut ranks = vec![0; weights.len()];
    order.iter().enumerate().for_each(|(rank, &word)| ranks[word as usize] = rank as u32);
    ranks
}

/// How similar two texts are, by the weight of the words they share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// Weight of the shared words.
    pub(super) common: f32,
    /// Weight of all words of each.
    pub(super) total: Pair<f32>,
}

impl Likeness {
    /// 1 for equal bags of words, 0 for none shared.
    pub(super) fn dice(self) -> f32 {
        let sum = self.total.old + self.total.new;
        if sum > 0.0 { 2.0 * self.common / sum } else { 0.0 }
    }

    /// How much of the smaller text is in the larger, less where the sizes differ: an article much
    /// shortened or extended is that article still, but a sentence is found in any long one.
    pub(super) fn kept(self) -> f32 {
        let (least, most) = (self.total.old.min(self.total.new), self.total.old.max(self.total.new));
        if least > 0.0 { 0.85 * (self.common / least) * (least / most).sqrt() } else { 0.0 }
    }
}

thread_local! {
    static COUNTS: RefCell<Counts> = const { RefCell::new(Counts { of: Vec::new(), found: Vec::new() }) };
}

/// How often each word stands in the text at hand.
struct Counts {
    /// By the numbers of words; all 0 between two comparisons.
    of: Vec<u32>,
    /// The words that have a count; none between two comparisons.
    found: Vec<WordId>,
}

/// Lends the counts, which are those of no word yet; who takes them leaves them so.
fn counting<T>(profile: &Profile<'_>, work: impl FnOnce(&mut Counts) -> T) -> T {
    COUNTS.with_borrow_mut(|counts| {
        counts.of.resize(counts.of.len().max(profile.weights.len()), 0);
        work(counts)
    })
}

/// The words of a text without their order, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag {
    /// Each word once, with how often it stands in the text.
    words: Vec<(WordId, u32)>,
    total: f32,
}

impl Bag {
    pub(super) fn of(profile: &Profile<'_>, tokens: impl Iterator<Item = Token>) -> Self {
        let mut total = 0.0;
        // A text has its words several times: they are gathered where there is room before they are given their own.
        let words = counting(profile, |Counts { of: counts, found }| {
            for Token { word, .. } in tokens {
                let count = &mut counts[word.0 as usize];
                if *count == 0 {
                    found.push(word);
                }
                *count += 1;
                total += profile.weight(word);
            }
            found.drain(..).map(|word| (word, std::mem::take(&mut counts[word.0 as usize]))).collect()
        });
        Self { words, total }
    }

    /// Its rarest words, each once, rarest first.
    pub(super) fn rarest(&self, most: usize) -> Vec<WordId> {
        let mut words: Vec<WordId> = self.words.iter().map(|&(word, _)| word).collect();
        if words.len() > most {
            words.select_nth_unstable(most);
            words.truncate(most);
        }
        words.sort_unstable();
        words
    }

    /// Says whether it holds no word.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Compares two texts, old and new.
    pub(super) fn likeness(profile: &Profile<'_>, bags: Pair<&Bag>) -> Likeness {
        let common = counting(profile, |Counts { of: counts, .. }| {
            bags.old.words.iter().for_each(|&(word, count)| counts[word.0 as usize] = count);
            let shared = |&(word, count): &(WordId, u32)| (word, count.min(counts[word.0 as usize]));
            // Words that are not shared are added with nothing: no processor foresees which those are.
            let weighed = bags.new.words.iter().map(shared).map(|(word, count)| profile.weight(word) * count as f32);
            let common = weighed.sum();
            bags.old.words.iter().for_each(|&(word, _)| counts[word.0 as usize] = 0);
            common
        });
        Likeness { common, total: Pair::new(bags.old.total, bags.new.total) }
    }
}

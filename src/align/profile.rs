//! What the passes compare: words, hashes of equal text, weights of words.

use std::hash::Hash;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHashMap;
use rustc_hash::FxHasher;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::words::Class;
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
    fn read(draft: &Draft, vocabulary: &mut Vocabulary) -> Self {
        let mut words = Self::default();
        for clause in &draft.clauses {
            words.starts.push(words.tokens.len() as u32);
            vocabulary.read(clause.text.as_str(), &mut words.tokens);
        }
        words.starts.push(words.tokens.len() as u32);
        words.ends = subtree_ends(draft);
        words.own = draft.indices().map(|at| hash_of(words.own(at).iter().map(|token| token.word))).collect();
        words.tree = tree_hashes(draft, &words.own);
        words
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
    pub(super) vocabulary: Vocabulary,
    /// What each word tells: much if few clauses have it, next to nothing for marks.
    weights: Vec<f32>,
}

/// A punctuation mark says next to nothing about which clause it stands in.
const MARK_WEIGHT: f32 = 0.05;

impl<'a> Profile<'a> {
    pub(super) fn read(drafts: Pair<&'a Draft>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let words = drafts.map(|draft| Words::read(draft, &mut vocabulary));
        let weights = weights(&words, &vocabulary);
        Self { drafts, words, vocabulary, weights }
    }

    pub(super) fn weight(&self, word: WordId) -> f32 {
        self.weights[word.0 as usize]
    }
}

/// Weighs each word by how rare it is: `ln(1 + clauses / clauses that have it)`.
fn weights(words: &Pair<Words>, vocabulary: &Vocabulary) -> Vec<f32> {
    let mut counts = vec![0u32; vocabulary.len()];
    let mut last = vec![u32::MAX; vocabulary.len()];
    let mut clauses = 0u32;
    for side in [&words.old, &words.new] {
        for at in 0..side.own.len() {
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
    let weigh = |(word, &count): (usize, &u32)| match vocabulary.class(WordId(word as u32)) {
        Class::Word | Class::Number => (1.0 + clauses as f32 / count.max(1) as f32).ln(),
        Class::Bracket | Class::Mark => MARK_WEIGHT,
    };
    counts.iter().enumerate().map(weigh).collect()
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

/// Compares one text with many: its words are counted once.
pub(super) struct Comparer {
    counts: FxHashMap<u32, i32>,
    total: f32,
}

impl Comparer {
    pub(super) fn of(profile: &Profile<'_>, tokens: &[Token]) -> Self {
        let mut counts = FxHashMap::with_capacity_and_hasher(tokens.len(), Default::default());
        let mut total = 0.0;
        for token in tokens {
            *counts.entry(token.word.0).or_insert(0) += 1;
            total += profile.weight(token.word);
        }
        Self { counts, total }
    }

    pub(super) fn with(&mut self, profile: &Profile<'_>, other: &[Token]) -> Likeness {
        let (mut common, mut total) = (0.0, 0.0);
        for token in other {
            let weight = profile.weight(token.word);
            total += weight;
            if let Some(left) = self.counts.get_mut(&token.word.0) {
                *left -= 1;
                if *left >= 0 {
                    common += weight;
                }
            }
        }
        for token in other {
            if let Some(left) = self.counts.get_mut(&token.word.0) {
                *left += 1;
            }
        }
        Likeness { common, total: Pair::new(self.total, total) }
    }
}

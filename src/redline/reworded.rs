//! What a clause of one draft alone says that another clause said, or says, in other words.
//!
//! [`carried`](super::carried) finds text that went in one piece. A rule that was given an article of its own is seldom
//! the same to the word; it is told by the rare words that went from one clause and came into another.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Redline;
use super::carried::Carried;
use super::carried::MOST;
use super::tokens;
use crate::align::LinkIx;
use crate::align::weight;
use crate::align::weights;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class;
use crate::words::WordId;

/// Fewer telling words are alike by chance.
const WORDS: u32 = 5;
/// What two clauses share must weigh as much as so many words that no other clause has.
const OWN_WORDS: f32 = 5.0;
/// Two clauses this alike say the same.
const ALIKE: f32 = 0.6;
/// Less alike, this share of the shorter must be in the longer, and they must be so much alike;
const CONTAINED: (f32, f32) = (0.75, 0.4);
/// or nearly all of it, and less alike.
const TAKEN_UP: (f32, f32) = (0.9, 0.3);
/// The same of a rule that is all of an article, which is asked for this share of those words, for it has few.
const RULE: (f32, f32) = (0.75, 0.3);
const SHORT: f32 = 0.6;
/// The rarest words by which a clause is looked up.
const KEYS: usize = 24;
/// A key that more clauses have than this tells nothing apart.
const COMMON: usize = 12;

/// The telling words that went from a clause, or came into one.
struct Piece {
    link: LinkIx,
    /// The article it stands in.
    home: Option<LinkIx>,
    /// That article is in one draft alone and has no other paragraph.
    is_rule: bool,
    /// Each word once, in order, with how often it went or came.
    words: Vec<(WordId, u32)>,
    size: u32,
    weight: f32,
}

/// Two pieces that say the same, by their places.
struct Match {
    places: Pair<usize>,
    /// Words in common, and their weight.
    words: u32,
    weight: f32,
    /// Says whether they are like one another, and not only the shorter like a part of the longer.
    alike: bool,
}

/// What is asked of two pieces that say the same.
struct Asked {
    /// The least weight of their words in common.
    weight: f32,
    /// How much of the shorter is in the longer, and how alike they are.
    contained: (f32, f32),
}

/// Finds what went from one clause into another of another article in other words, where either is in one draft alone.
pub(super) fn find(made: &Redline<'_>) -> Vec<Carried> {
    let one_sided = |side: Side| made.alignment.links.iter().any(|link| link.side(side).is_empty());
    if made.words.changed() > MOST || !one_sided(Side::Old) && !one_sided(Side::New) {
        return Vec::new();
    }
    let weights = weights(&made.alignment.words, &made.alignment.classes);
    let pieces = Pair::SIDES.map(|side| pieces(made, &weights, side));
    let mut found = matches(made, &weights, &pieces);
    found.sort_by(|one, other| {
        other.weight.total_cmp(&one.weight).then_with(|| key(&pieces, one).cmp(&key(&pieces, other)))
    });
    let mut taken: Pair<FxHashSet<usize>> = Pair::default();
    // Each goes to the one that it has most in common with.
    found.retain(|one| {
        let free = !taken.old.contains(&one.places.old) && !taken.new.contains(&one.places.new);
        taken.old.insert(one.places.old);
        taken.new.insert(one.places.new);
        free
    });
    let carried = |one: Match| {
        let both = Pair::new(&pieces.old[one.places.old], &pieces.new[one.places.new]);
        let covered = |side: Side| {
            let piece = both.get(side);
            let words = made.edits[piece.link.at()].words.changed_in(side);
            if one.alike || piece.size <= both.get(side.other()).size {
                words
            } else {
                words * one.words as usize / piece.size.max(1) as usize
            }
        };
        let (from, to) = (both.old.link, both.new.link);
        Carried { from, to, words: one.words as usize, covered: Pair::SIDES.map(covered), reworded: true }
    };
    found.into_iter().map(carried).collect()
}

/// What tells two matches of one weight apart, the same from either draft: where they stand, in an order that does not
/// depend on which draft is the old one.
fn key(pieces: &Pair<Vec<Piece>>, one: &Match) -> (Reverse<u32>, usize, usize) {
    let sizes = pieces.old[one.places.old].size + pieces.new[one.places.new].size;
    let (least, most) = (one.places.old.min(one.places.new), one.places.old.max(one.places.new));
    (Reverse(sizes), least, most)
}

/// What went from the clauses of a side, or came into them; of notes and headings nothing.
fn pieces(made: &Redline<'_>, weights: &[f32], side: Side) -> Vec<Piece> {
    let Redline { drafts, alignment, edits, .. } = made;
    let draft = drafts.get(side);
    let mut pieces = Vec::new();
    for at in alignment.indices().filter(|at| edits[at.at()].words.changed_in(side) >= WORDS as usize) {
        let Some(&clause) = alignment.link(at).side(side).first() else { continue };
        let kind = draft.clause(clause).kind;
        if kind == Kind::Footnote || kind.has_heading() {
            continue;
        }
        let words = tokens(alignment, *drafts, alignment.link(at), side).into_owned().into_iter();
        let telling =
            |word: WordId| alignment.classes.class(word) == Class::Word && !alignment.classes.is_everyday(word);
        let words = edits[at.at()].changed(side, words).flatten().map(|token| token.word).filter(|&word| telling(word));
        let mut all: Vec<WordId> = words.collect();
        all.sort_unstable();
        let words: Vec<(WordId, u32)> =
            all.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as u32)).collect();
        let weight = words.iter().map(|&(word, count)| weights[word.0 as usize] * count as f32).sum();
        if all.len() >= WORDS as usize {
            let home = alignment.home(*drafts, at);
            let is_rule = home.is_some_and(|home| is_rule(made, home));
            pieces.push(Piece { link: at, home, is_rule, words, size: all.len() as u32, weight });
        }
    }
    pieces
}

/// Says whether an article is in one draft alone and has one paragraph.
fn is_rule(made: &Redline<'_>, article: LinkIx) -> bool {
    let link = made.alignment.link(article);
    let (side, at) = link.shown();
    link.is_one_sided() && made.drafts.get(side).clause(at).children.len() == 1
}

/// The pieces that say the same, among those that share rare words.
fn matches(made: &Redline<'_>, weights: &[f32], pieces: &Pair<Vec<Piece>>) -> Vec<Match> {
    // Words are numbered by how rare they are.
    fn keys(piece: &Piece) -> impl Iterator<Item = WordId> {
        piece.words.iter().take(KEYS).map(|&(word, _)| word)
    }
    let mut index: FxHashMap<WordId, Vec<usize>> = FxHashMap::default();
    for (place, piece) in pieces.new.iter().enumerate() {
        keys(piece).for_each(|word| index.entry(word).or_default().push(place));
    }
    let clauses = made.drafts.old.clauses.len() + made.drafts.new.clauses.len();
    let least = OWN_WORDS * weight(clauses as u32, 2.0);
    let is_alone = |piece: &Piece| made.alignment.link(piece.link).is_one_sided();
    let asked = Asked { weight: least, contained: CONTAINED };
    let of_rules = Asked { weight: SHORT * least, contained: RULE };
    let mut found = Vec::new();
    for (old, piece) in pieces.old.iter().enumerate() {
        let few = keys(piece).filter_map(|word| index.get(&word)).filter(|places| places.len() <= COMMON);
        let mut places: Vec<usize> = few.flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        for new in places {
            let other = &pieces.new[new];
            if piece.home != other.home && (is_alone(piece) || is_alone(other)) {
                let size = piece.size.min(other.size);
                let is_rule = [piece, other].iter().any(|piece| piece.size == size && piece.is_rule);
                let asked = if is_rule { &of_rules } else { &asked };
                found.extend(compare(weights, asked, Pair::new(piece, other), Pair::new(old, new)));
            }
        }
    }
    found
}

/// Compares what went with what came; nothing if they do not say the same.
fn compare(weights: &[f32], asked: &Asked, pieces: Pair<&Piece>, places: Pair<usize>) -> Option<Match> {
    let (mut words, mut weight) = (0, 0.0);
    let mut others = pieces.new.words.iter().peekable();
    for &(word, count) in &pieces.old.words {
        while others.next_if(|other| other.0 < word).is_some() {}
        if let Some(other) = others.next_if(|other| other.0 == word) {
            let common = count.min(other.1);
            words += common;
            weight += weights[word.0 as usize] * common as f32;
        }
    }
    let contained = weight / pieces.old.weight.min(pieces.new.weight);
    let alike = 2.0 * weight / (pieces.old.weight + pieces.new.weight);
    let reaches = |least: (f32, f32)| contained >= least.0 && alike >= least.1;
    let says_the_same = alike >= ALIKE || reaches(asked.contained);
    (weight >= asked.weight && (says_the_same || reaches(TAKEN_UP))).then_some(Match {
        places,
        words,
        weight,
        alike: says_the_same,
    })
}

#[cfg(test)]
mod tests {
    use crate::redline::tests::story;

    const KEPT: &str = "## Article 1\n\nBoats that carry herring pay a coin at the northern pier, and two coins at the southern one.\n\n";
    const RULES: &str =
        "## Article 2\n\n1. The warden of the harbour counts lanterns, ropes and anchors at midsummer.\n\n";
    const RULE: &str = "Whoever finds a wreck within the bay must write name, cargo and place of it into the blue register of the bishop";
    const OTHER: &str = "Whoever hears of any wreck within the bay must write its place, its cargo and its name into the register, \
        blue or not, that the bishop keeps";

    #[test]
    fn a_paragraph_that_became_an_article_in_other_words_is_told_with_its_place() {
        let old = format!("{KEPT}{RULES}2. {RULE}.\n\n3. Gulls are ringed in spring.\n");
        let new = format!("{KEPT}{RULES}2. Gulls are ringed in spring.\n\n## Article 3\n\n{OTHER}.\n");
        let told = story(&old, &new);
        let expected = "Text went from one clause to another, some of it in other words: article 2, paragraph 2 → article 3 (new).";
        assert!(told.iter().any(|told| told == expected), "{told:?}");
        assert!(!told.iter().any(|told| told.contains("is new")), "{told:?}");
    }

    #[test]
    fn an_article_that_has_little_of_another_is_new() {
        let old = format!("{KEPT}{RULES}2. {RULE}.\n\n3. Gulls are ringed in spring.\n");
        let new = format!(
            "{KEPT}{RULES}2. Gulls are ringed in spring.\n\n## Article 3\n\nThe bishop reads the weather from a blue tower.\n"
        );
        assert!(story(&old, &new).contains(&"Article 3 is new.".to_owned()));
    }
}

//! Words by what they spell (door to `hashbrown`).
//!
//! Every word of a text may be one of its own. So the table holds nothing but numbers, and what they spell stands in a
//! list that has no room to spare: a map from spellings to numbers would take three times as much, and half of it for
//! nothing.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::Class;
use super::Classes;
use super::Token;
use super::WordId;
use super::fold;
use super::split;

/// All words seen so far.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words, found by the hash of what they spell.
    table: HashTable<WordId>,
    /// What each word spells.
    spellings: Vec<Spelling>,
    /// The letters of all words that are not short.
    letters: String,
    classes: Vec<Class>,
}

/// What a word spells. Most are short, and found without comparing strings.
///
/// A short word is ASCII: its first and its last bytes, which may overlap. Bytes of ASCII leave a bit free, and the free
/// bits of the first ones hold how many bytes there are. A word that is not short is the range of its letters: where they
/// start and how many bytes there are, with a bit that the last ones of a short word leave free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Spelling {
    first: u64,
    last: u64,
}

impl Spelling {
    /// Longer words are not short.
    const LONGEST: usize = 16;
    const FREE: u64 = 0x8080_8080_8080_8080;
    const LONG: u64 = 1 << 63;

    fn short(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let (first, last) = match bytes.len() {
            1 => ends(bytes, u8::from_le_bytes)?,
            2..4 => ends(bytes, u16::from_le_bytes)?,
            4..8 => ends(bytes, u32::from_le_bytes)?,
            8..=Self::LONGEST => ends(bytes, u64::from_le_bytes)?,
            _ => return None,
        };
        ((first | last) & Self::FREE == 0).then_some(Self { first: first | spread(bytes.len() as u64), last })
    }

    fn long(letters: std::ops::Range<usize>) -> Self {
        Self { first: letters.start as u64, last: Self::LONG | letters.len() as u64 }
    }

    /// Where its letters stand, unless it is short.
    fn range(self) -> Option<std::ops::Range<usize>> {
        let (start, length) = (self.first as usize, (self.last & !Self::LONG) as usize);
        (self.last & Self::LONG != 0).then_some(start..start + length)
    }
}

/// The first and the last bytes of a word as numbers.
fn ends<const N: usize, I: Into<u64>>(bytes: &[u8], number: fn([u8; N]) -> I) -> Option<(u64, u64)> {
    Some((number(*bytes.first_chunk()?).into(), number(*bytes.last_chunk()?).into()))
}

/// Puts each of the lowest five bits into the highest of a byte: bit 0 into that of the first, bit 1 into that of the second.
fn spread(bits: u64) -> u64 {
    const SHIFTS: u64 = 1 << 7 | 1 << 14 | 1 << 21 | 1 << 28 | 1 << 35;
    (bits * SHIFTS) & Spelling::FREE
}

fn hash(spelled: impl std::hash::Hash) -> u64 {
    FxBuildHasher.hash_one(spelled)
}

impl Vocabulary {
    /// Reads the words of a text and adds them to `tokens`.
    pub fn read(&mut self, text: &str, tokens: &mut Vec<Token>) {
        split(text, |start, end| {
            let word = self.intern(&text[start..end]);
            tokens.push(Token { start: start as u32, end: end as u32, word });
        });
    }

    /// The number of a word.
    pub fn intern(&mut self, word: &str) -> WordId {
        let known = Spelling::short(word).and_then(|short| self.known(short));
        known.unwrap_or_else(|| self.intern_key(&fold(word)))
    }

    /// The number of a word by its key, which may be short where the word is not: `«` folds to `"`.
    fn intern_key(&mut self, key: &str) -> WordId {
        match Spelling::short(key) {
            Some(short) => self.known(short).unwrap_or_else(|| self.add(short, Class::of(key))),
            None => self.known_long(key).unwrap_or_else(|| self.add_long(key, Class::of(key))),
        }
    }

    fn known(&self, short: Spelling) -> Option<WordId> {
        self.table.find(hash(short), |word| self.spellings[word.0 as usize] == short).copied()
    }

    fn known_long(&self, key: &str) -> Option<WordId> {
        self.table.find(hash(key), |word| self.long(self.spellings[word.0 as usize]) == Some(key)).copied()
    }

    /// The letters of a word that is not short.
    fn long(&self, spelling: Spelling) -> Option<&str> {
        spelling.range().map(|range| &self.letters[range])
    }

    fn add_long(&mut self, key: &str, class: Class) -> WordId {
        let start = self.letters.len();
        self.letters.push_str(key);
        self.add(Spelling::long(start..self.letters.len()), class)
    }

    /// Adds a word that is not known yet.
    fn add(&mut self, spelling: Spelling, class: Class) -> WordId {
        let id = WordId(self.classes.len() as u32);
        self.classes.push(class);
        self.spellings.push(spelling);
        let Self { table, spellings, letters, .. } = self;
        let hash_of = |spelling: Spelling| match spelling.range() {
            Some(range) => hash(&letters[range]),
            None => hash(spelling),
        };
        table.insert_unique(hash_of(spelling), id, |word| hash_of(spellings[word.0 as usize]));
        id
    }

    /// Adds the words of another vocabulary in the order of their numbers; says which numbers they have here.
    pub(crate) fn take_in(&mut self, other: Self) -> Vec<u32> {
        let Self { table, spellings, letters, classes } = other;
        // By their numbers they are found without it.
        drop(table);
        let word = |(spelling, class): (Spelling, Class)| match spelling.range() {
            Some(range) => {
                let key = &letters[range];
                self.known_long(key).unwrap_or_else(|| self.add_long(key, class))
            }
            None => self.known(spelling).unwrap_or_else(|| self.add(spelling, class)),
        };
        spellings.into_iter().zip(classes).map(word).map(|word| word.0).collect()
    }

    /// Forgets what the words spell: when all are read, their numbers and sorts are enough.
    pub(crate) fn into_classes(self) -> Classes {
        let opening = Spelling::short("[").and_then(|short| self.known(short));
        Classes::new(self.classes, opening)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_same_ends_differ() {
        let mut words = Vocabulary::default();
        let alike = ["a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaaa", "aaaaaaaa", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa"];
        let ids = alike.map(|word| words.intern(word));
        assert_eq!(ids, [0, 1, 2, 3, 4, 5, 6, 7, 8].map(WordId));
        assert_eq!(alike.map(|word| words.intern(word)), ids);
    }

    #[test]
    fn words_of_another_vocabulary_keep_their_numbers_where_they_are_known() {
        let mut words = [Vocabulary::default(), Vocabulary::default()];
        let read = |words: &mut Vocabulary, list: &[&str]| list.iter().for_each(|word| _ = words.intern(word));
        read(&mut words[0], &["seal", "Übereinkommen", "pup"]);
        read(&mut words[1], &["pup", "internationalization", "Übereinkommen", "herring"]);
        let [mut own, other] = words;
        assert_eq!(own.take_in(other), [2, 3, 1, 4]);
        assert_eq!(own.intern("internationalization"), WordId(3));
    }

    #[test]
    fn a_word_takes_sixteen_bytes_beside_the_table() {
        assert_eq!(size_of::<Spelling>(), 16);
    }
}

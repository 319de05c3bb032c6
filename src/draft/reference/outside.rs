//! Whether a reference names clauses of another instrument.

use std::cell::OnceCell;

use super::scan;
use super::words;
use super::words::Joint;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::tradition::Tradition;

/// How many words a name may be read: "of the International Convention for the Suppression of …".
const LONGEST_NAME: usize = 14;

/// How many places that say "this Convention" are asked for the noun of the instrument itself.
const WITNESSES: usize = 8;

/// So many clauses are read for it; an instrument that has not named itself by then does not.
const READ: usize = 400;

/// The noun by which the draft calls itself, told from "this Convention", "la presente Ley", "本公约".
fn own_noun(draft: &Draft, others: &[&str]) -> Option<&'static str> {
    let mut nouns: Vec<&'static str> = Vec::new();
    for text in beginning(draft) {
        match draft.meta.language {
            Language::Chinese => {
                let own = super::chinese::own_nouns(text).into_iter();
                nouns.extend(own.filter(|noun| !others.contains(noun)));
            }
            _ => nouns.extend(this_nouns(text)),
        }
        if nouns.len() >= WITNESSES {
            break;
        }
    }
    let count = |noun: &&str| nouns.iter().filter(|other| *other == noun).count();
    nouns.iter().copied().max_by_key(|noun| (count(noun), *noun))
}

/// The texts of the clauses in which an instrument names itself.
fn beginning(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.clauses.iter().take(READ).map(|clause| clause.text.as_str())
}

fn this_nouns(text: &str) -> impl Iterator<Item = &'static str> {
    this_words(text).filter_map(words::instrument)
}

/// The nouns of instruments behind a "this", as they are written.
fn this_words(text: &str) -> impl Iterator<Item = &str> {
    let (mut at, mut this) = (0, false);
    let words = std::iter::from_fn(move || {
        let word = scan::next_word(text, at)?;
        at = word.end;
        let word = &text[word];
        Some((std::mem::replace(&mut this, words::is_this(word)), word))
    });
    words.filter(|&(this, word)| this && words::instrument(word).is_some()).map(|(_, word)| word)
}

/// Reads what follows a reference.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    draft: &'d Draft,
    /// What the draft calls itself; few references ask for it.
    own: OnceCell<Option<&'static str>>,
    /// The nouns that stand for another instrument although they are put as for this one.
    others: OnceCell<Vec<&'static str>>,
    tradition: OnceCell<Tradition>,
    /// Whether the draft calls itself in small letters.
    small: OnceCell<bool>,
}

impl<'d> Reader<'d> {
    pub(super) fn of(draft: &'d Draft) -> Self {
        Self {
            draft,
            own: OnceCell::new(),
            others: OnceCell::new(),
            tradition: OnceCell::new(),
            small: OnceCell::new(),
        }
    }

    fn language(&self) -> Language {
        self.draft.meta.language
    }

    /// How the draft calls the parts of its articles in Chinese.
    pub(super) fn tradition(&self) -> Tradition {
        *self.tradition.get_or_init(|| Tradition::of(self.draft))
    }

    /// Says whether a noun is the one by which the draft calls itself.
    pub(super) fn is_own(&self, noun: &str) -> bool {
        *self.own.get_or_init(|| own_noun(self.draft, self.others())) == Some(noun)
    }

    /// Says whether 本 before a noun means another instrument, as the draft says of it.
    pub(super) fn is_of_another(&self, noun: &str) -> bool {
        self.others().contains(&noun)
    }

    /// Says whether the draft calls itself in small letters: "la présente loi".
    fn is_small(&self) -> bool {
        *self.small.get_or_init(|| {
            let mut calls = beginning(self.draft).flat_map(this_words).peekable();
            calls.peek().is_some() && calls.all(|noun| noun.starts_with(char::is_lowercase))
        })
    }

    fn others(&self) -> &[&'static str] {
        self.others.get_or_init(|| {
            if self.language() != Language::Chinese {
                return Vec::new();
            }
            let named: Vec<&str> = beginning(self.draft).flat_map(super::chinese::short_names).collect();
            // An agreement gives itself a short name, too: then it calls itself by no other.
            if own_noun(self.draft, &named).is_some() { named } else { Vec::new() }
        })
    }

    /// Says whether the text behind a reference leads out of the draft.
    pub(super) fn follows(&self, rest: &str) -> bool {
        let mut name = Name { rest, first: true };
        let of = match name.next() {
            Some(word) if is_beside(word) => name.next(),
            word => word,
        };
        let Some(of) = of else { return false };
        match self.language() {
            Language::English | Language::Other => matches!(of, "of" | "to" | "in") && self.english(name),
            Language::French | Language::Spanish => words::joint(of) == Joint::Of && self.noun_first(name, None),
            Language::Arabic | Language::Russian | Language::Chinese => {
                let noun = (words::joint(of) != Joint::Of).then_some(of);
                self.noun_first(name, noun)
            }
        }
    }

    /// English puts the noun last: "of the Vienna **Convention**".
    fn english(&self, mut name: Name) -> bool {
        let mut words = 0;
        while let Some(word) = name.next() {
            let capital = word.starts_with(char::is_uppercase);
            let noun = words::instrument(word);
            match word {
                "this" | "present" | "This" => return false,
                "the" | "that" | "an" | "a" | "its" | "another" if words == 0 => continue,
                "resolution" | "decision" | "directive" => return true,
                _ if is_collection(word) => return true,
                _ if capital && let Some(noun) = noun => return !(words == 0 && self.is_own(noun) && name.is_bare()),
                _ if words::level_of(word).is_some() => return false,
                _ if !capital && !matches!(word, "of" | "on" | "the" | "and" | "for" | "to" | "in") => return false,
                _ => words += 1,
            }
            if words > LONGEST_NAME {
                return false;
            }
        }
        false
    }

    /// The other languages put it first: "de la **Convention** relative aux droits de l'enfant".
    fn noun_first(&self, mut name: Name, first: Option<&str>) -> bool {
        let mut word = first.or_else(|| name.next());
        for _ in 0..4 {
            let Some(found) = word else { return false };
            if is_collection(found) {
                return true;
            }
            if is_demonstrative(found) {
                return name.next().is_some_and(|noun| words::instrument(noun).is_some());
            }
            if let Some(noun) = words::instrument(found) {
                // "la Loi constitutionnelle" in an act that calls itself "la présente loi" is another one.
                if found.starts_with(char::is_uppercase) && self.is_small() {
                    return true;
                }
                let definite = self.language() != Language::Arabic || found.contains("ال");
                return !(definite && self.is_own(noun) && name.is_bare());
            }
            if words::joint(found) != Joint::Of {
                return false;
            }
            word = name.next();
        }
        false
    }
}

/// Says whether the text before a reference leads out of the draft.
pub(super) fn is_led_to(before: &str) -> bool {
    is_of_document(before) || is_of_one_named(before)
}

/// How many words before "its article 3" the instrument is looked for.
const NAMED_BEFORE: usize = 16;

/// Says whether a reference is to an article of an instrument that was just named: "the Convention, in particular **its**
/// article 3"; not where this one was.
fn is_of_one_named(before: &str) -> bool {
    let words = before.rsplit(|letter: char| letter.is_whitespace() || ",;:[](\u{2019}'".contains(letter));
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    let whose = ["its", "ses", "son", "sus", "su", "ее", "её", "его"];
    if !words.next().is_some_and(|word| whose.contains(&word)) {
        return false;
    }
    for _ in 0..NAMED_BEFORE {
        let Some(word) = words.next() else { return false };
        if words::instrument(word).is_some() {
            return !words.peek().is_some_and(|before| words::is_this(&before.to_lowercase()));
        }
    }
    false
}

/// Says whether the text before a reference names a document by a symbol: "decision 1/CP.21, paragraph 5".
fn is_of_document(before: &str) -> bool {
    let before = before.trim_end_matches([',', ' ']);
    let symbol = before.rsplit(' ').next().unwrap_or_default();
    symbol.len() <= 24 && symbol.contains('/') && symbol.contains(|letter: char| letter.is_ascii_digit())
}

/// "l’article 59.1 **de cette loi**": that one, which was named before; this one is "la présente loi", "esta Ley".
fn is_demonstrative(word: &str) -> bool {
    matches!(word, "cette" | "cet" | "ce" | "ladite" | "dudit" | "dicha" | "dicho" | "esa" | "ese")
}

/// "chapter 9 **of the Statutes**", "l’article 5 **des Lois**": what a year passed, of which this draft is one at most.
fn is_collection(word: &str) -> bool {
    matches!(word, "Lois" | "Statuts" | "Statutes" | "Leyes")
}

/// "paragraph 1 **above**", "article 5 **thereof**".
fn is_beside(word: &str) -> bool {
    matches!(word, "above" | "below" | "ci-dessus" | "ci-après" | "supra" | "выше" | "ниже" | "أعلاه" | "أدناه")
}

/// The words of a name; it ends where punctuation stands between two words.
struct Name<'a> {
    rest: &'a str,
    first: bool,
}

impl<'a> Iterator for Name<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let word = scan::next_word(self.rest, 0)?;
        let gap = &self.rest[..word.start];
        // A comma may stand before the name: "article 4, paragraph 1, of the Convention".
        let comma = |letter: char| self.first && matches!(letter, ',' | '،');
        let joined = |letter: char| letter.is_whitespace() || "'’«“\"[".contains(letter) || comma(letter);
        if !gap.chars().all(joined) {
            return None;
        }
        self.first = false;
        let found = &self.rest[word.clone()];
        self.rest = &self.rest[word.end..];
        Some(found)
    }
}

impl Name<'_> {
    /// Says whether the noun stands alone: nothing behind it says which convention it is.
    fn is_bare(&mut self) -> bool {
        const FURTHER: [&str; 17] = [
            "on",
            "for",
            "against",
            "concerning",
            "relating",
            "sur",
            "relative",
            "relatif",
            "contre",
            "sobre",
            "contra",
            "relativa",
            "о",
            "об",
            "против",
            "بشأن",
            "لمكافحة",
        ];
        self.next().is_none_or(|word| !FURTHER.contains(&word))
    }
}

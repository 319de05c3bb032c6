//! Edits that change what a text obliges to: "shall" for "may", a "not", a number, a date, "or" for "and".
//!
//! By rule alone, from one table per language ([`table`]): an edit is material if it exchanges, adds
//! or removes such a word and hardly anything else. A rewritten sentence is not material by that: it
//! is read as a whole anyway.

mod table;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Class;
use super::Edit;
use super::Op;
use super::story::Told;
use super::story::fact::Fact;
use super::story::fact::Rest;
use super::story::told_or_counted;
use super::voice::Voice;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::reference::References;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::fold;
use crate::words::split;

use table::Role;
use table::Table;

/// An edit of more words than this on either side is a rewriting.
const REPLACED: usize = 4;
/// What only comes or only goes is material if it is this short: "not", "shall not".
const ALONE: usize = 2;
/// Bytes of an ideograph; letters of the other alphabets have fewer.
const LONGEST_LETTER: usize = 3;
/// So many places are named in a sentence.
const PLACES: usize = 6;

/// What a material edit exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// The verb of duty: "shall", "should", "may".
    Modal,
    /// "not", "no", "without".
    Negation,
    /// A number, in digits or words; numbers of references are none.
    Number,
    /// A day, a month or a year.
    Date,
    /// "and" or "or".
    Conjunction,
}

impl Matter {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Matter::Modal => "modal",
            Matter::Negation => "negation",
            Matter::Number => "number",
            Matter::Date => "date",
            Matter::Conjunction => "conjunction",
        }
    }
}

/// A material edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// The link it is in.
    pub link: LinkIx,
    /// What it exchanges.
    pub matter: Matter,
    /// The words that went; empty where some only came.
    pub old: String,
    /// The words that came; empty where some only went.
    pub new: String,
}

/// The material edits of a redline, in the order of its links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Materials {
    list: Vec<Material>,
}

impl Materials {
    /// Takes in those of all links, in the order of the links.
    pub(super) fn of(list: Vec<Material>) -> Self {
        Self { list }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Material> {
        self.list.iter()
    }

    /// Those in one link.
    pub fn of_link(&self, link: LinkIx) -> &[Material] {
        let start = self.list.partition_point(|material| material.link < link);
        let end = self.list.partition_point(|material| material.link <= link);
        &self.list[start..end]
    }
}

/// Tells the material edits, those alike in one sentence: `“shall” became “may” in article 6, paragraph 2`.
pub(super) fn tell(voice: &Voice<'_, '_>, story: &mut Vec<Told>) {
    let mut alike: Vec<(Pair<&str>, Vec<LinkIx>)> = Vec::new();
    for material in voice.redline.materials.iter() {
        let words = Pair::new(material.old.as_str(), material.new.as_str());
        match alike.iter_mut().find(|(known, _)| *known == words) {
            Some((_, links)) => links.push(material.link),
            None => alike.push((words, vec![material.link])),
        }
    }
    let one = |(words, mut links): (Pair<&str>, Vec<LinkIx>)| {
        links.dedup();
        let places = links.iter().take(PLACES).map(|&at| voice.cite_link(at).to_owned()).collect();
        let fact = Fact::Material(words.map(str::to_owned), places, links.len().saturating_sub(PLACES));
        Told { fact, links }
    };
    told_or_counted(story, alike.into_iter().map(one).collect(), Rest::Materials);
}

/// The words that decide what a text obliges to: of duty, negations and numbers.
pub(super) struct Operative {
    roles: FxHashMap<&'static str, Role>,
}

impl Operative {
    /// Those of a language; none but digits for one without a table.
    pub(super) fn of(language: Language) -> Self {
        Self { roles: Table::of(language).map(|table| table.roles()).unwrap_or_default() }
    }

    /// Says whether a word is one.
    pub(super) fn has(&self, word: &str) -> bool {
        let of_weight = |one: &Small<'_>| one.role.modal.is_some() || one.role.negation || one.is_number();
        Small::all(word, &self.roles).iter().any(of_weight)
    }
}

/// Neighbouring edits with nothing kept between them.
struct Change<'e> {
    texts: Pair<&'e str>,
    /// Where they start in the text of each side.
    at: Pair<usize>,
}

/// Finds the material edits of single links.
pub(super) struct Finder<'a> {
    roles: FxHashMap<&'static str, Role>,
    references: &'a Pair<References>,
}

impl<'a> Finder<'a> {
    /// Nothing for drafts of two languages, or of one without a table.
    pub(super) fn of(drafts: Pair<&Draft>, references: &'a Pair<References>) -> Option<Self> {
        let language = drafts.new.meta.language;
        let table = Table::of(language).filter(|_| language == drafts.old.meta.language)?;
        Some(Self { roles: table.roles(), references })
    }

    /// Those of a link.
    pub(super) fn link(&self, (at, link): (LinkIx, &Link), edit: &Edit<'_>) -> Vec<Material> {
        if !edit.changes.amended || edit.words.equal == 0 || link.is_inserted() || link.is_deleted() {
            return Vec::new();
        }
        let found = changes(edit).into_iter().filter_map(|change| self.change(link, &change));
        found.map(|(matter, old, new)| Material { link: at, matter, old, new }).collect()
    }

    fn change(&self, link: &Link, change: &Change<'_>) -> Option<(Matter, String, String)> {
        let counts = change.texts.map(count);
        let most = if counts.old == 0 || counts.new == 0 { ALONE } else { REPLACED };
        let brackets = Side::BOTH.into_iter().any(|side| change.texts.get(side).contains(['[', ']']));
        if brackets || counts.old > most || counts.new > most || letters(change.texts.old).eq(letters(change.texts.new))
        {
            return None;
        }
        let matter = matter(&change.texts.map(|text| Small::all(text, &self.roles)))?;
        if matches!(matter, Matter::Number | Matter::Date) && self.is_in_reference(link, change) {
            return None;
        }
        let shown = change.texts.map(|text| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned());
        Some((matter, shown.old, shown.new))
    }

    /// Says whether an edit touches a reference: the number of an article is no number.
    fn is_in_reference(&self, link: &Link, change: &Change<'_>) -> bool {
        let touches = |side: Side| {
            let [clause] = link.side(side) else { return false };
            let (start, end) = (*change.at.get(side), change.at.get(side) + change.texts.get(side).len());
            let references = self.references.get(side).in_clause(*clause);
            references.iter().any(|one| (one.span.start as usize) < end && start < one.span.end as usize)
        };
        touches(Side::Old) || touches(Side::New)
    }
}

/// What the words that went and came exchange.
fn matter(words: &Pair<Vec<Small<'_>>>) -> Option<Matter> {
    let modals = words
        .as_ref()
        .map(|all| all.iter().filter(|one| one.is_whole(all)).filter_map(|one| one.role.modal).collect::<Vec<usize>>());
    let negated = words.as_ref().map(|all| all.iter().any(|one| one.role.negation && one.is_whole(all)));
    let swapped = match (&words.old[..], &words.new[..]) {
        ([old], [new]) => old.role.and && new.role.or || old.role.or && new.role.and,
        _ => false,
    };
    let dated = words.as_ref().map(|all| all.iter().any(Small::is_date));
    let numbers =
        words.as_ref().map(|all| all.iter().filter(|one| one.is_number()).map(|one| &*one.word).collect::<Vec<_>>());
    if modals.old != modals.new {
        Some(Matter::Modal)
    } else if negated.old != negated.new {
        Some(Matter::Negation)
    } else if swapped {
        Some(Matter::Conjunction)
    } else if dated.old && dated.new {
        Some(Matter::Date)
    } else if !numbers.old.is_empty() && !numbers.new.is_empty() && differ(&numbers) {
        Some(Matter::Number)
    } else {
        None
    }
}

/// Says whether numbers differ and not only their writing: "20" for "二十" is the same.
fn differ(numbers: &Pair<Vec<&str>>) -> bool {
    let ideographs = |numbers: &[&str]| {
        numbers.iter().any(|number| !number.is_ascii() && number.len() >= LONGEST_LETTER && !is_number(number))
    };
    let rewritten = ideographs(&numbers.old) != ideographs(&numbers.new);
    numbers.old != numbers.new && !rewritten
}

/// The letters of a text, without blanks and marks.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric())
}

/// How many words a text has, marks left out.
pub(super) fn count(text: &str) -> usize {
    let mut count = 0;
    split(text, |start, end| count += usize::from(fold(&text[start..end]).starts_with(char::is_alphanumeric)));
    count
}

/// A word in small letters, with what it is.
struct Small<'e> {
    word: Cow<'e, str>,
    role: Role,
}

impl<'e> Small<'e> {
    /// The words of a text, marks left out.
    fn all(text: &'e str, roles: &FxHashMap<&'static str, Role>) -> Vec<Self> {
        let mut found = Vec::new();
        split(text, |start, end| {
            let word = small(fold(&text[start..end]));
            if word.starts_with(char::is_alphanumeric) {
                let role = roles.get(&*word).copied().unwrap_or_default();
                found.push(Self { word, role });
            }
        });
        found
    }

    fn is_number(&self) -> bool {
        self.role.number || is_number(&self.word)
    }

    fn is_date(&self) -> bool {
        self.role.month || is_year(&self.word)
    }

    /// A lone ideograph among others is mostly a part of a word that the lexicon lacks.
    fn is_whole(&self, among: &[Self]) -> bool {
        among.len() == 1 || self.word.len() > LONGEST_LETTER || self.word.is_ascii()
    }
}

/// A word in small letters, which it mostly has.
fn small(word: Cow<'_, str>) -> Cow<'_, str> {
    let is = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is) { word } else { Cow::Owned(word.to_lowercase()) }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|letter| letter.is_numeric() || matches!(letter, '.' | ',' | '\u{a0}' | '%' | '/'))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Neighbouring edits of substance, with nothing kept between them.
fn changes<'e>(edit: &'e Edit<'_>) -> Vec<Change<'e>> {
    let mut found: Vec<Change<'_>> = Vec::new();
    let (mut place, mut open) = (Pair::new(0, 0), false);
    for segment in &edit.segments {
        let length = segment.text.len();
        let real = segment.op != Op::Equal && segment.class == Class::Substance;
        if real && !open {
            found.push(Change { texts: Pair::new("", ""), at: place });
        }
        open = real;
        let side = if segment.op == Op::Delete { Side::Old } else { Side::New };
        if let Some(change) = found.last_mut().filter(|_| real) {
            *change.texts.get_mut(side) = &segment.text;
        }
        *place.get_mut(side) += length;
        if segment.op == Op::Equal {
            place.old += length;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[track_caller]
    fn found(language: &str, old: &str, new: &str) -> Vec<String> {
        let draft = |text: &str| {
            parse(Source::new(
                "a.md",
                format!("---\nsymbol: a\nlanguage: {language}\n---\n\n## Article 1\n\n1. {text}\n"),
            ))
        };
        let drafts = Pair::new(draft(old), draft(new));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let voice = Voice::of(&made, crate::draft::Language::English);
        made.materials.iter().map(|one| format!("{}: {}", one.matter.name(), voice.material(one))).collect()
    }

    const DUTY: &str =
        "Each Party shall keep the register of seals and boats for 30 days from 1 May 2020 in the harbour.";

    #[test]
    fn what_a_text_obliges_to_is_material() {
        let edit = |from: &str, to: &str| found("en", DUTY, &DUTY.replacen(from, to, 1));
        assert_eq!(edit("shall", "may"), ["modal: “shall” became “may”"]);
        assert_eq!(edit("shall", "shall not"), ["negation: “not” was added"]);
        assert_eq!(edit("30", "60"), ["number: “30” became “60”"]);
        assert_eq!(edit("2020", "2021"), ["date: “2020” became “2021”"]);
        assert_eq!(edit("seals and", "seals or"), ["conjunction: “and” became “or”"]);
    }

    #[test]
    fn other_words_and_references_are_not() {
        let edit = |from: &str, to: &str| found("en", DUTY, &DUTY.replacen(from, to, 1));
        assert!(edit("register", "list").is_empty());
        assert!(edit("shall keep the register", "shall keep and publish the full register").is_empty());
        let old = "The seals named in article 6 of this Convention shall be fed with fresh herring.";
        assert!(found("en", old, &old.replace("article 6", "article 7")).is_empty());
    }

    #[test]
    fn every_language_has_its_words() {
        assert_eq!(
            found(
                "fr",
                "Chaque Partie doit tenir un registre des phoques.",
                "Chaque Partie peut tenir un registre des phoques."
            ),
            ["modal: “doit” became “peut”"]
        );
        assert_eq!(
            found(
                "es",
                "Cada Parte deberá llevar un registro de focas.",
                "Cada Parte podrá llevar un registro de focas."
            ),
            ["modal: “deberá” became “podrá”"]
        );
        assert_eq!(
            found("ru", "Каждая Сторона должна вести реестр тюленей.", "Каждая Сторона может вести реестр тюленей."),
            ["modal: “должна” became “может”"]
        );
        assert_eq!(
            found("ar", "يجب على كل طرف أن يحتفظ بسجل للفقمات.", "يجوز على كل طرف أن يحتفظ بسجل للفقمات."),
            ["modal: “\u{2068}يجب\u{2069}” became “\u{2068}يجوز\u{2069}”"]
        );
        assert_eq!(
            found("zh", "各缔约国应当保存海豹登记册。", "各缔约国可以保存海豹登记册。"),
            ["modal: “应当” became “可以”"]
        );
    }
}

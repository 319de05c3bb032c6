//! Edits that change what a text obliges to: "shall" for "may", a "not", a number, a date, "or" for "and".
//!
//! By rule alone, from one table per language ([`table`]): an edit is material if it exchanges, adds
//! or removes such a word and hardly anything else. A rewritten sentence is not material by that: it
//! is read as a whole anyway. Such a word becomes only one of its own kind; else it was added or removed.

mod amounts;
mod sentence;
mod table;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Class;
use super::Edit;
use super::Op;
use super::Redline;
use super::progress::Event;
use super::progress::EventKind;
use super::story::Told;
use super::story::fact::Fact;
use super::story::fact::Rest;
use super::story::told_or_places_counted;
use super::voice::Voice;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::reference::References;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::fold;
use crate::words::is_number_in_ideographs;
use crate::words::split;

use table::Amount;
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
    for material in voice.redline.materials.iter().filter(|one| !is_chosen(voice.redline, one)) {
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
    told_or_places_counted(story, alike.into_iter().map(one).collect(), Rest::Materials);
}

/// Says whether the words of an edit are one of the alternatives that the clause offered: the story tells what became of
/// these. `[shall][should][may]` that became "may" lost no "should".
fn is_chosen(redline: &Redline<'_>, material: &Material) -> bool {
    let offered = |event: &Event| {
        let text = event.text.old.to_lowercase();
        let all: Vec<&str> = text.split(['[', ']', '［', '］']).map(str::trim).collect();
        let words = [&material.old, &material.new].into_iter().filter(|words| !words.is_empty());
        words.into_iter().any(|words| all.contains(&words.to_lowercase().as_str()))
    };
    let choices = redline.progress.of_link(material.link).iter();
    choices.filter(|event| event.kind == EventKind::Reduced).any(offered)
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
    /// Which segments they are.
    segments: Range<usize>,
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
        if !edit.changes.amended || edit.words.equal == 0 || link.is_one_sided() {
            return Vec::new();
        }
        let told = |change: &Change<'_>| {
            let (matter, shown) = self.change(link, change)?;
            self.is_whole_change((matter, &shown), change, edit).then_some((matter, shown))
        };
        let found = changes(edit).into_iter().filter_map(|change| told(&change));
        found.map(|(matter, shown)| Material { link: at, matter, old: shown.old, new: shown.new }).collect()
    }

    fn change(&self, link: &Link, change: &Change<'_>) -> Option<(Matter, Pair<String>)> {
        let brackets = Side::BOTH.into_iter().any(|side| change.texts.get(side).contains(['[', ']']));
        if brackets || letters(change.texts.old).eq(letters(change.texts.new)) {
            return None;
        }
        let words = change.texts.map(|text| Small::first(text, &self.roles, REPLACED + 1));
        let counts = words.as_ref().map(Vec::len);
        let most = if counts.old == 0 || counts.new == 0 { ALONE } else { REPLACED };
        if counts.old > most || counts.new > most {
            return None;
        }
        let matter = matter(&words).filter(|_| !is_part_of_word(&words))?;
        if matches!(matter, Matter::Number | Matter::Date) && self.is_in_reference(link, change) {
            return None;
        }
        let shown = Pair::SIDES.map(|side| shown(matter, change.texts.get(side), words.get(side)));
        Some((matter, shown))
    }

    /// Says whether a word that only came or only went did so in the whole of its sentence: one that stands elsewhere in
    /// it instead was moved by a rewriting.
    fn is_whole_change(&self, (matter, shown): (Matter, &Pair<String>), change: &Change<'_>, edit: &Edit<'_>) -> bool {
        let (text, op, other) = match (shown.old.as_str(), shown.new.as_str()) {
            (text, "") => (text, Op::Delete, Op::Insert),
            ("", text) => (text, Op::Insert, Op::Delete),
            _ => return true,
        };
        let like: Vec<Role> = Small::all(text, &self.roles).into_iter().map(|one| one.role).collect();
        let is_like = |one: &Small<'_>| match matter {
            Matter::Modal => like.iter().any(|role| role.modal.is_some() && role.modal == one.role.modal),
            Matter::Negation => one.role.negation,
            Matter::Number | Matter::Date | Matter::Conjunction => false,
        };
        let sentence = sentence::of(edit, change.segments.clone());
        let count = |op: Op| {
            let texts = sentence.iter().filter(|(of, _)| *of == op);
            texts
                .map(|(_, text)| Small::all(text, &self.roles).iter().filter(|one| is_like(one)).count())
                .sum::<usize>()
        };
        count(op) > count(other)
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
    let numbers = words.as_ref().map(|all| amounts::of(all));
    // "May" is a month beside a year.
    if dated.old && dated.new && (modals.old.is_empty() || modals.new.is_empty()) {
        Some(Matter::Date)
    } else if modals.old != modals.new {
        Some(Matter::Modal)
    } else if negated.old != negated.new {
        Some(Matter::Negation)
    } else if swapped {
        Some(Matter::Conjunction)
    } else if !numbers.old.is_empty() && !numbers.new.is_empty() && numbers.old != numbers.new {
        Some(Matter::Number)
    } else {
        None
    }
}

/// Says whether a lone ideograph of duty or negation gave way to another that is none: both are parts of a longer word.
fn is_part_of_word(words: &Pair<Vec<Small<'_>>>) -> bool {
    let ([old], [new]) = (&words.old[..], &words.new[..]) else { return false };
    let lone = |one: &Small<'_>| !one.word.is_ascii() && one.word.len() == LONGEST_LETTER;
    let weighs = |one: &Small<'_>| one.role.modal.is_some() || one.role.negation;
    lone(old) && lone(new) && weighs(old) != weighs(new)
}

/// What of a text is told: its words of duty and negation, nothing where it has none, for a duty becomes nothing else.
fn shown(matter: Matter, text: &str, words: &[Small<'_>]) -> String {
    let is_told = |one: &Small<'_>| match matter {
        Matter::Modal => one.role.modal.is_some() || one.role.negation,
        Matter::Negation => one.role.negation,
        Matter::Number | Matter::Date | Matter::Conjunction => true,
    };
    let told: Vec<usize> = (0..words.len()).filter(|&at| is_told(&words[at])).collect();
    let (Some(&first), Some(&last)) = (told.first(), told.last()) else { return String::new() };
    if matter == Matter::Modal && told.iter().all(|&at| words[at].role.modal.is_none()) {
        return String::new();
    }
    if last - first + 1 == told.len() {
        return text[words[first].start..words[last].end].to_owned();
    }
    told.iter().map(|&at| &text[words[at].start..words[at].end]).collect::<Vec<&str>>().join(" ")
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
    /// Where it stands in its text.
    start: usize,
    end: usize,
}

impl<'e> Small<'e> {
    /// The words of a text, marks left out.
    fn all(text: &'e str, roles: &FxHashMap<&'static str, Role>) -> Vec<Self> {
        Self::first(text, roles, usize::MAX)
    }

    /// So many words of a text at its start, marks left out.
    fn first(text: &'e str, roles: &FxHashMap<&'static str, Role>, most: usize) -> Vec<Self> {
        let mut found = Vec::new();
        split(text, |start, end| {
            if found.len() == most {
                return;
            }
            let word = small(fold(&text[start..end]));
            if word.starts_with(char::is_alphanumeric) {
                let mut role = roles.get(&*word).copied().unwrap_or_default();
                role.number = role.number.or_else(|| number_of(&word, roles));
                found.push(Self { word, role, start, end });
            }
        });
        found
    }

    fn is_number(&self) -> bool {
        self.role.number.is_some() || is_number(&self.word) || is_number_in_ideographs(&self.word)
    }

    fn is_date(&self) -> bool {
        self.role.month || is_year(&self.word)
    }

    /// A lone ideograph among others is mostly a part of a word that the lexicon lacks.
    fn is_whole(&self, among: &[Self]) -> bool {
        among.len() == 1 || self.word.len() > LONGEST_LETTER || self.word.is_ascii()
    }
}

/// What a number is that no table lists, one of several words: "forty-five".
fn number_of(word: &str, roles: &FxHashMap<&'static str, Role>) -> Option<Amount> {
    let value = |part: &str| match roles.get(part)?.number? {
        Amount::Is(value) => Some(value),
        Amount::Unknown => None,
    };
    amounts::hyphened(word, value).map(Amount::Is)
}

/// A word in small letters, which it mostly has.
fn small(word: Cow<'_, str>) -> Cow<'_, str> {
    let is = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is) { word } else { Cow::Owned(word.to_lowercase()) }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|letter| letter.is_numeric() || matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '%' | '/'))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Neighbouring edits of substance, with nothing kept between them.
fn changes<'e>(edit: &'e Edit<'_>) -> Vec<Change<'e>> {
    let mut found: Vec<Change<'_>> = Vec::new();
    let (mut place, mut open) = (Pair::new(0, 0), false);
    for (first, segment) in edit.segments.iter().enumerate() {
        let length = segment.text.len();
        let real = segment.op != Op::Equal && segment.class == Class::Substance;
        if real && !open {
            found.push(Change { texts: Pair::new("", ""), at: place, segments: first..first });
        }
        open = real;
        let side = if segment.op == Op::Delete { Side::Old } else { Side::New };
        if let Some(change) = found.last_mut().filter(|_| real) {
            *change.texts.get_mut(side) = &segment.text;
            change.segments.end = first + 1;
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
        assert_eq!(edit("May 2020", "June 2021"), ["date: “May 2020” became “June 2021”"]);
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
    fn a_number_is_told_whole() {
        let fee = |fee: &str| format!("Le gardien reçoit {fee} couronnes par an pour les phoques.");
        assert_eq!(found("fr", &fee("344 400"), &fee("371 400")), ["number: “344 400” became “371 400”"]);
        let vote = |share: &str| format!("海豹登记册的修改应当经{share}以上的缔约国同意。");
        assert_eq!(found("zh", &vote("三分之二"), &vote("四分之三")), ["number: “三分之二” became “四分之三”"]);
    }

    #[test]
    fn a_word_becomes_only_one_of_its_kind() {
        let edit = |from: &str, to: &str| found("en", DUTY, &DUTY.replacen(from, to, 1));
        assert_eq!(edit("Party shall keep", "Party undertakes to keep"), ["modal: “shall” was removed"]);
        assert_eq!(edit("shall keep", "gladly may keep"), ["modal: “shall” became “may”"]);
        assert_eq!(edit("for 30 days", "during 60 nights"), ["number: “for 30 days” became “during 60 nights”"]);
        assert_eq!(edit("the harbour", "no harbour"), ["negation: “no” was added"]);
    }

    #[test]
    fn a_word_that_comes_with_the_end_of_a_sentence_is_told() {
        let old = "Boats that anchor off the reef, land at dawn and stay on the beach for a day.";
        let new = old.replace("reef, land", "reef; may land");
        assert_eq!(found("en", old, &new), ["modal: “may” was added"]);
        assert_eq!(found("en", &new, old), ["modal: “may” was removed"]);
    }

    #[test]
    fn a_word_that_stands_elsewhere_is_neither_added_nor_removed() {
        let old = "All boats should in time of fog and of storm be kept in the harbour by the pilot.";
        let new = "All boats in time of fog and of storm should be kept in the harbour by the pilot.";
        assert!(found("en", old, new).is_empty());
    }

    #[test]
    fn the_same_number_in_words_or_digits_is_not_material() {
        for (language, text, same, other) in [
            ("en", "Each keeper counts seals on 3 days of the month and rests after that.", "three", "four"),
            ("fr", "Chaque gardien compte les phoques 3 jours par mois puis se repose.", "trois", "quatre"),
            ("es", "Cada guardián cuenta las focas 3 veces al mes y luego descansa.", "tres", "cuatro"),
            ("ru", "Каждый смотритель считает тюленей на 3 островах и затем отдыхает.", "трех", "четырех"),
            ("ar", "يعد كل حارس الفقمات خلال 3 أيام من الشهر ثم يستريح بعد ذلك.", "ثلاثة", "أربعة"),
            ("zh", "看守人每月应当有3天清点海豹并报告港口。", "三", "四"),
        ] {
            assert_eq!(found(language, text, &text.replace('3', same)), Vec::<String>::new(), "{language}");
            let told = found(language, text, &text.replace('3', other));
            assert!(told.len() == 1 && told[0].starts_with("number: "), "{language}: {told:?}");
        }
        let old = "The harbour pays for 200 lamps and for 45 bells in every year of the plan.";
        let new = old.replace("200", "two hundred").replace("45", "forty-five");
        assert!(found("en", old, &new).is_empty());
        let fee = "The fee of a berth is two thousand crowns for every season of the herd.";
        assert!(found("en", fee, &fee.replace("two thousand", "2,000")).is_empty());
        let days = "看守人每月三、四天清点海豹并报告港口。";
        assert_eq!(found("zh", days, &days.replace("三、四", "三十四")).len(), 1);
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

//! What a redline tells, in the words of the six languages of the United Nations: one file or folder each.
//!
//! A language is a [`Tongue`]: it says every fact of a story and every phrase on a clause, each as a whole, so that
//! none is glued together in the order of another language. A fact or phrase that a language lacks does not compile.
//! Citations come in the nominative, in the language of the story; a language that inflects them does so itself.
//!
//! Quoted text and citations whose letters run the other way are isolated, so that no mark beside them jumps.

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod together;
mod zh;

use super::progress::Event;
use super::progress::Secured;
use super::progress::Setback;
use super::progress::Standing;
use super::remarks::Doubt;
use super::story::fact::Carrying;
use super::story::fact::Fact;
use super::story::fact::Home;
use super::story::fact::Places;
use crate::draft::Language;
use crate::pair::Pair;
use crate::pair::Side;

use together::Together;

/// A language that tells of redlines.
pub(super) trait Tongue: Sync {
    /// A fact as a sentence; its capital and its stop are set by [`sentence`].
    fn fact(&self, fact: &Fact) -> String;

    /// What stands behind a phrase on words that are not agreed for all that happened.
    fn still_in_doubt(&self) -> &'static str;

    /// What happened to a bracket, a choice or a blank, as a phrase beside its clause.
    fn event(&self, event: &Event) -> String;

    /// What befell a text that was secure, as a phrase beside its clause.
    fn setback(&self, was: Secured, now: Setback) -> String;

    /// Where text of a clause stands in the new draft, or where in the old draft text of it stood, in the same words or in
    /// others, as a phrase beside it.
    fn carried(&self, there: Side, reworded: bool, at: &Places) -> String;

    /// What a text obliges to, before and after; empty where words only came or only went.
    fn material(&self, words: Pair<&str>) -> String;

    /// Why a clause should be checked, as a phrase that goes on from its citation.
    fn doubt(&self, doubt: &Doubt<String>) -> String;

    /// What ends a sentence.
    fn stop(&self) -> &'static str {
        "."
    }
}

/// The tongue of a language; English for any but the six.
pub(super) fn of(language: Language) -> &'static dyn Tongue {
    match language {
        Language::Arabic => &ar::Arabic,
        Language::English | Language::Other => &en::English,
        Language::Spanish => &es::Spanish,
        Language::French => &fr::French,
        Language::Russian => &ru::Russian,
        Language::Chinese => &zh::Chinese,
    }
}

/// The places between which text went, those in articles of one draft alone with a word for that.
fn homes(carrying: &Carrying, [arrow, stop]: [&str; 2], alone: &Pair<&str>, cite: impl Fn(&str) -> String) -> String {
    let home = |home: &Home, alone: &str| {
        let (cited, article) = (cite(&home.cite), cite(&home.article));
        match cited.strip_prefix(&article) {
            _ if !home.alone => cited,
            Some(rest) => format!("{article}{alone}{rest}"),
            None => format!("{cited}{alone}"),
        }
    };
    let one = |place: &Pair<Home>| format!("{}{arrow}{}", home(&place.old, alone.old), home(&place.new, alone.new));
    carrying.places.iter().map(one).collect::<Vec<_>>().join(stop)
}

/// A fact as a sentence: a capital first and a stop last.
pub(super) fn sentence(tongue: &dyn Tongue, fact: &Fact) -> String {
    let mut text = tongue.fact(fact);
    // Where some are left of a choice, that says that it is open.
    if let Fact::Choice(event, _) = fact
        && event.standing == Standing::InDoubt
        && event.left.is_empty()
    {
        text.push_str(tongue.still_in_doubt());
    }
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with(['.', '。']) { "" } else { tongue.stop() };
    format!("{first}{}{stop}", letters.as_str())
}

/// First strong isolate, and its end: what stands between has a direction of its own.
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

/// A text that came from outside the sentence, with a direction of its own where it runs the other way.
fn isolated(text: &str, language: Language) -> String {
    let arabic = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
    let other = |letter: char| letter.is_alphabetic() && arabic(letter) != language.is_right_to_left();
    if text.contains(other) { [ISOLATE[0], text, ISOLATE[1]].concat() } else { text.to_owned() }
}

/// A text in a sentence is cut after so many characters.
const QUOTED: usize = 60;

/// A text in quotes, cut where it is long.
fn quoted(text: &str, [open, close]: [&str; 2], language: Language) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_none() {
        [open, &isolated(text, language), close].concat()
    } else {
        [open, &isolated(&(start.trim_end().to_owned() + "…"), language), close].concat()
    }
}

/// A list with one joint between its items and another before the last.
fn joined<S: AsRef<str>>(items: &[S], between: &str, last: &str) -> String {
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        text.push_str(match at {
            0 => "",
            _ if at + 1 == items.len() => last,
            _ => between,
        });
        text.push_str(item.as_ref());
    }
    text
}

/// More places in an article than this are counted, not named.
const PLACES: usize = 8;
/// More are named where they stand together in no more groups than this,
const GROUPS: usize = 3;
/// up to so many.
const NAMES: usize = 16;

/// Places within an article as a sentence names them.
enum Parts<'a> {
    /// All of them, neighbours of one kind together.
    Each(Vec<Together<'a>>),
    /// Too many to be named: how many, with the word if they share one.
    Count(usize, Option<&'a str>),
}

/// Says whether places can be named, or at least counted by what they are: "9 places" tells a reader nothing.
pub(super) fn can_name(names: &[String]) -> bool {
    !matches!(parts(names, ", "), Some(Parts::Count(_, None)))
}

/// How places are named, whose citations are joined by a mark; nothing for none.
fn parts<'a>(names: &'a [String], mark: &str) -> Option<Parts<'a>> {
    let word = |name: &'a String| together::split_name(name).map(|(word, _)| word);
    let first = word(names.first()?);
    let shared = first.filter(|_| names.iter().all(|name| word(name) == first));
    // "paragraphs 3, 4, 8 and 10 of option 2" is read as one place, and its numbers as a list.
    let groups = together::within(names, mark);
    let many = names.len() > PLACES && (groups.len() > GROUPS || names.len() > NAMES);
    Some(if many { Parts::Count(names.len(), shared) } else { Parts::Each(groups) })
}

/// A list of phrases, with other joints where one of them holds a comma or semicolon itself.
fn phrases(told: &[String], [between, last]: [&str; 2], [outer, outer_last]: [&str; 2]) -> String {
    let nested = told.iter().any(|phrase| phrase.contains([',', ';']));
    if nested { joined(told, outer, outer_last) } else { joined(told, between, last) }
}

#[cfg(test)]
mod tests;

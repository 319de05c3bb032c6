//! Lists, counts and ranges in words.

use super::NAMED;
use super::Sentence;
use crate::align::LinkIx;
use crate::pair::Pair;
use crate::redline::WordCount;

/// An article is rewritten when no more than this share of either of its texts stands in the other.
///
/// An article that only grew, or only shrank, is amended.
const KEPT: f64 = 0.5;

/// How deep the changes of an article go; nothing where no word changed.
pub(super) fn depth(words: WordCount) -> Option<&'static str> {
    let kept = words.equal + words.consequential / 2;
    let few = |changed: usize| kept as f64 <= KEPT * (kept + changed) as f64;
    match words.changed() {
        0 => None,
        _ if few(words.deleted) && few(words.inserted) => Some("rewritten"),
        _ => Some("amended"),
    }
}

/// A title without the brackets and the emphasis round it.
pub(super) fn bare(title: &str) -> &str {
    title.trim_matches(['[', ']', ' ', '(', ')', '*'])
}

/// Says whether two titles are the same but for case, blanks and signs, as where a blank was lost on paper.
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

/// Makes a sentence of words: a capital first and a full stop last.
pub(in crate::redline) fn sentence(text: &str, links: Vec<LinkIx>) -> Sentence {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with(['.', '。']) { "" } else { "." };
    Sentence { text: format!("{first}{}{stop}", letters.as_str()), links }
}

/// Adds sentences; where there are many, the rest is counted.
pub(in crate::redline) fn told_or_counted(story: &mut Vec<Sentence>, mut sentences: Vec<Sentence>, counted: &str) {
    let rest = sentences.split_off(sentences.len().min(NAMED));
    story.append(&mut sentences);
    if !rest.is_empty() {
        let links = rest.iter().flat_map(|sentence| sentence.links.clone()).collect();
        story.push(sentence(&format!("{} more {counted}", rest.len()), links));
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(in crate::redline) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 word`, `2 words`.
pub(super) fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

/// Runs of neighbours as ranges: `section 1 to section 24, section 27`.
pub(super) fn runs(items: &[(usize, String)]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, (place, _)) in items.iter().enumerate() {
        match runs.last_mut() {
            Some((_, last)) if items[*last].0 + 1 == *place => *last = at,
            _ => runs.push((at, at)),
        }
    }
    let told = |(first, last): (usize, usize)| match last - first {
        0 => vec![items[first].1.clone()],
        1 => vec![items[first].1.clone(), items[last].1.clone()],
        _ => vec![format!("{} to {}", items[first].1, items[last].1)],
    };
    runs.into_iter().flat_map(told).collect()
}

/// The label of an article as printed, and its number where that is a plain one.
pub(super) type Numbered = (String, Option<u32>);

/// A run of articles renumbered by the same step.
pub(super) struct Range {
    pub(super) first: Pair<Numbered>,
    pub(super) last: Pair<Numbered>,
}

impl Range {
    pub(super) fn goes_on_with(&self, next: &Range) -> bool {
        let follows = |here: &Numbered, there: &Numbered| matches!((here.1, there.1), (Some(here), Some(there)) if there == here + 1);
        follows(&self.last.old, &next.first.old) && follows(&self.last.new, &next.first.new)
    }

    /// `4–16` and `5–17`.
    pub(super) fn tell(&self) -> Pair<String> {
        let side = |first: &Numbered, last: &Numbered| {
            if first.0 == last.0 { first.0.clone() } else { format!("{}–{}", first.0, last.0) }
        };
        Pair::new(side(&self.first.old, &self.last.old), side(&self.first.new, &self.last.new))
    }
}

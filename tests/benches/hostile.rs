//! Drafts that ask for the worst of an alignment: what repeats, what has no numbers, what all stands in one article.

use std::fmt::Write;

/// Sentences that say nothing of where they stand.
const SENTENCES: [&str; 10] = [
    "The keeper shall feed the seals at dawn with herring.",
    "Boats keep ninety metres from any animal at rest.",
    "The warden may close the harbour in a storm.",
    "Each pilot shall report the tides every morning.",
    "The council publishes the yearly count of seals.",
    "Nets are not cast within the basin.",
    "Divers carry a licence of the port.",
    "The clerk keeps the journal of the mole.",
    "Lamps burn on the tower from dusk to dawn.",
    "A fee is due for each berth.",
];

/// A kind of hostile draft: its name, and the draft of so many clauses in its old (0) or new (1) version.
pub(crate) type Kind = (&'static str, fn(usize, usize) -> String);

/// All kinds.
pub(crate) const KINDS: [Kind; 6] = [
    ("one sentence over and over", one_sentence),
    ("ten sentences over and over", ten_sentences),
    ("ten sentences in no order, some gone", shuffled),
    ("one article of points", points),
    ("no numbers at all", unnumbered),
    ("articles of two sentences in turn", twins),
];

fn one_sentence(clauses: usize, version: usize) -> String {
    let clause = "The same sentence stands in every clause of this draft.\n\n";
    format!("## Article 1\n\n{}", clause.repeat(clauses + version))
}

fn ten_sentences(clauses: usize, version: usize) -> String {
    listed("## Article 1\n\n", (0..clauses + version).map(|at| SENTENCES[at % 10].to_owned()), Label::Paragraph)
}

fn shuffled(clauses: usize, version: usize) -> String {
    let sentences = (0..clauses).filter(|at| version == 0 || !scattered(*at).is_multiple_of(20));
    let sentence = |at: usize| SENTENCES[scattered(at) / 20 % 10].to_owned();
    listed("## Article 1\n\n", sentences.map(sentence), Label::Paragraph)
}

fn points(clauses: usize, version: usize) -> String {
    listed("## Article 1\n\n1. The list:\n\n", told_apart(clauses, version), Label::Point)
}

fn unnumbered(clauses: usize, version: usize) -> String {
    listed("# Convention\n\n", told_apart(clauses, version), Label::None)
}

fn twins(clauses: usize, version: usize) -> String {
    let mut text = String::new();
    for at in 0..clauses / 2 + version {
        write!(text, "## Article {}\n\n{}\n\n", at + 1, SENTENCES[(at + version) % 2]).unwrap();
    }
    text
}

/// Sentences with a number of their own; in the new version one in twenty is edited and one in fifty gone.
fn told_apart(clauses: usize, version: usize) -> impl Iterator<Item = String> {
    (0..clauses).filter(move |at| version == 0 || !scattered(*at).is_multiple_of(50)).map(move |at| {
        let dice = scattered(at + 1);
        let text = format!("{} Berth {} is theirs.", SENTENCES[dice % 10], dice % clauses);
        if version == 1 && dice.is_multiple_of(20) { text.replace("is", "was") } else { text }
    })
}

/// A number that looks like none before it.
fn scattered(at: usize) -> usize {
    let mixed = (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 33) as usize
}

#[derive(Clone, Copy)]
enum Label {
    Paragraph,
    Point,
    None,
}

fn listed(heading: &str, sentences: impl Iterator<Item = String>, label: Label) -> String {
    let mut text = heading.to_owned();
    for (at, sentence) in sentences.enumerate() {
        match label {
            Label::Paragraph => write!(text, "{}. {sentence}\n\n", at + 1).unwrap(),
            Label::Point => write!(text, "   ({}) {sentence}\n\n", at + 1).unwrap(),
            Label::None => write!(text, "{sentence}\n\n").unwrap(),
        }
    }
    text
}

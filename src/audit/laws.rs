//! The laws of an audit on generated drafts.

use proptest::prelude::*;

use super::Choice;
use super::Fault;
use super::Remark;
use super::audit;
use crate::draft::Draft;
use crate::import;
use crate::import::Changes;
use crate::ooxml::package;
use crate::ooxml::package::Package;
use crate::pair::Pair;
use crate::parse::parse;
use crate::render;
use crate::source::Source;

/// What was done to one word.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Leave,
    Insert,
    Delete,
    Replace,
}

#[derive(Debug, Clone, Copy)]
struct Change {
    deed: Deed,
    marked: bool,
}

/// The signs of one custom: round old words, round new words, and round an old word with the new one in its place.
#[derive(Debug, Clone, Copy)]
struct Dress {
    old: [&'static str; 2],
    new: [&'static str; 2],
    replaced: Option<[&'static str; 3]>,
}

const fn dress(old: [&'static str; 2], new: [&'static str; 2]) -> Dress {
    Dress { old, new, replaced: None }
}

/// Every family of signs, alone or with the one it is used with.
const DRESSES: [Dress; 9] = [
    dress(["{--", "--}"], ["{++", "++}"]),
    Dress { replaced: Some(["{~~", "~>", "~~}"]), ..dress(["{--", "--}"], ["{++", "++}"]) },
    dress(["~~", "~~"], ["**", "**"]),
    dress(["~~", "~~"], ["<u>", "</u>"]),
    dress(["~~", "~~"], ["[", "]"]),
    dress(["<del>", "</del>"], ["<ins>", "</ins>"]),
    dress(["<s>", "</s>"], ["<ins>", "</ins>"]),
    dress(["<strike>", "</strike>"], ["<u>", "</u>"]),
    dress(["<del>", "</del>"], ["<u>", "</u>"]),
];

/// Each word is the only one of its kind, so that it is certain what changed.
fn word(at: usize) -> String {
    format!("w{}x", at * 7 + 1000)
}

/// A clean draft, the marked one, and what was changed without a mark: old word, new word.
type Case = (String, String, Vec<(String, String)>);

/// Writes every fourth word as a place for a change, so that changes never touch.
fn case(changes: &[Change], dress: Dress) -> Case {
    let (mut clean, mut marked, mut silent) = (String::new(), String::new(), Vec::new());
    for (at, change) in changes.iter().enumerate() {
        let (old, new) = (word(at), format!("n{}", word(at)));
        let deleted = |text: &str| format!("{}{text}{}", dress.old[0], dress.old[1]);
        let inserted = |text: &str| format!("{}{text}{}", dress.new[0], dress.new[1]);
        let replaced = match dress.replaced {
            Some([open, middle, close]) => format!("{open}{old}{middle}{new}{close}"),
            None => format!("{} {}", deleted(&old), inserted(&new)),
        };
        let (before, after) = match (change.deed, change.marked) {
            (Deed::Leave, _) => (old.clone(), old.clone()),
            (Deed::Insert, true) => (String::new(), inserted(&new)),
            (Deed::Delete, true) => (old.clone(), deleted(&old)),
            (Deed::Replace, true) => (old.clone(), replaced),
            (Deed::Insert, false) => (String::new(), new.clone()),
            (Deed::Delete, false) => (old.clone(), String::new()),
            (Deed::Replace, false) => (old.clone(), new.clone()),
        };
        if !change.marked && !matches!(change.deed, Deed::Leave) {
            silent.push((before.clone(), after.clone()));
        }
        let around = format!("a{} ", word(at));
        let end = if at % 5 == 4 { ".\n\n" } else { " " };
        clean += &format!("{around}{before} z{}{end}", word(at));
        marked += &format!("{around}{after} z{}{end}", word(at));
    }
    (clean, marked, silent)
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let deed =
        prop_oneof![3 => Just(Deed::Leave), 1 => Just(Deed::Insert), 1 => Just(Deed::Delete), 1 => Just(Deed::Replace)];
    let change = (deed, any::<bool>()).prop_map(|(deed, marked)| Change { deed, marked });
    proptest::collection::vec(change, 1..60)
}

/// Puts what stands between two signs into other words, and leaves the signs out.
fn between(text: &str, signs: [&str; 2], dressed: impl Fn(&str) -> String) -> String {
    let mut parts = text.split(signs[0]);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inner, behind) = part.split_once(signs[1]).expect("every sign is closed");
        out += &dressed(inner);
        out += behind;
    }
    out
}

/// A Word document whose tracked changes are those of a draft in CriticMarkup.
fn tracked(marked: &str) -> Vec<u8> {
    let bytes = render::docx::write(&parse(Source::new("a.md", marked)));
    let mut package = Package::open(&bytes).expect("a document of ours is a package");
    let aside = |change: &str| format!("</w:t></w:r>{change}<w:r><w:t xml:space=\"preserve\">");
    let gone = |words: &str| {
        aside(&format!("<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>{words}</w:delText></w:r></w:del>"))
    };
    let came = |words: &str| aside(&format!("<w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>{words}</w:t></w:r></w:ins>"));
    let mut parts = Vec::new();
    for name in package.names() {
        let mut part = package.bytes(&name).expect("the part can be read").expect("the part is there");
        if name == "word/document.xml" {
            let text = String::from_utf8(part).expect("the part is UTF-8");
            part = between(&between(&text, ["{--", "--}"], gone), ["{++", "++}"], came).into_bytes();
        }
        parts.push((name, part));
    }
    package::write(&parts)
}

/// What an audit finds: the words in the clean and in the marked draft. All of it must be silent changes.
fn found(drafts: Pair<Source>) -> Result<Vec<(String, String)>, TestCaseError> {
    let drafts = drafts.map(parse);
    let audit = audit(drafts.as_ref(), &Choice::Found);
    prop_assert!(audit.remarks.iter().all(|remark| remark.fault == Fault::Unmarked), "{:?}", audit.remarks);
    let words = |remark: &Remark| {
        let slice = |draft: &Draft, span| draft.source.slice(span).to_owned();
        (slice(&drafts.old, remark.spans.old), slice(&drafts.new, remark.spans.new))
    };
    Ok(audit.remarks.iter().map(words).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(20_151_212), ..ProptestConfig::default() })]

    #[test]
    fn every_silent_change_is_found_and_nothing_else(changes in changes(), dress in 0..DRESSES.len()) {
        let (clean, marked, silent) = case(&changes, DRESSES[dress]);
        let drafts = Pair::new(clean, marked).map(|text| Source::new("a.md", text));
        prop_assert_eq!(found(drafts)?, silent);
    }

    #[test]
    fn any_two_texts_can_be_audited(clean in "[a-c ~*{}+<>\\[\\]\\n-]{0,120}", marked in "[a-c ~*{}+<>\\[\\]\\n-]{0,120}") {
        let drafts = Pair::new(clean, marked).map(|text| parse(Source::new("a.md", text)));
        let audit = audit(drafts.as_ref(), &Choice::Given(super::Signs::ALL.to_vec()));
        for remark in audit.remarks {
            prop_assert!(drafts.old.source.text().get(remark.spans.old.range()).is_some());
            prop_assert!(drafts.new.source.text().get(remark.spans.new.range()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, rng_seed: proptest::test_runner::RngSeed::Fixed(20_230_304), ..ProptestConfig::default() })]

    #[test]
    fn tracked_changes_of_word_are_marks(changes in changes()) {
        let (clean, marked, silent) = case(&changes, DRESSES[0]);
        let clean = render::docx::write(&parse(Source::new("a.md", clean)));
        let marked = tracked(&marked);
        let read = |bytes: &[u8]| import::docx("a.docx", bytes, Changes::Keep).expect("a document of ours is read").source;
        prop_assert_eq!(found(Pair::new(read(&clean), read(&marked)))?, silent);
    }
}

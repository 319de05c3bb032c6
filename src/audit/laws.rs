//! The laws of an audit on generated drafts.

use proptest::prelude::*;

use super::Choice;
use super::Fault;
use super::audit;
use crate::pair::Pair;
use crate::parse::parse;
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

/// The marks of one family: round old words, round new words.
type Dress = ([&'static str; 2], [&'static str; 2]);

const DRESSES: [Dress; 3] =
    [(["{--", "--}"], ["{++", "++}"]), (["~~", "~~"], ["**", "**"]), (["<del>", "</del>"], ["<ins>", "</ins>"])];

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
        let deleted = |text: &str| format!("{}{text}{}", dress.0[0], dress.0[1]);
        let inserted = |text: &str| format!("{}{text}{}", dress.1[0], dress.1[1]);
        let (before, after) = match (change.deed, change.marked) {
            (Deed::Leave, _) => (old.clone(), old.clone()),
            (Deed::Insert, true) => (String::new(), inserted(&new)),
            (Deed::Delete, true) => (old.clone(), deleted(&old)),
            (Deed::Replace, true) => (old.clone(), format!("{} {}", deleted(&old), inserted(&new))),
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(20_151_212), ..ProptestConfig::default() })]

    #[test]
    fn every_silent_change_is_found_and_nothing_else(changes in changes(), dress in 0..DRESSES.len()) {
        let (clean, marked, silent) = case(&changes, DRESSES[dress]);
        let drafts = Pair::new(clean, marked).map(|text| parse(Source::new("a.md", text)));
        let audit = audit(drafts.as_ref(), &Choice::Found);
        let found: Vec<(String, String)> = audit.remarks.iter().map(|remark| {
            let slice = |draft: &crate::draft::Draft, span| draft.source.slice(span).to_owned();
            (slice(&drafts.old, remark.spans.old), slice(&drafts.new, remark.spans.new))
        }).collect();
        prop_assert!(audit.remarks.iter().all(|remark| remark.fault == Fault::Unmarked));
        prop_assert_eq!(found, silent);
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

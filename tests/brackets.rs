//! Counts of brackets on real drafts against the raw text, where `../shared/corpora` lies beside the project.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::path::Path;
use std::path::PathBuf;

use travaux::Draft;
use travaux::Source;
use travaux::draft::marks::Marks;
use travaux::parse;
use travaux::state::State;

/// The rounds of one negotiation, in order.
const ROUNDS: [&str; 4] = ["23-oct-2015.md", "4-dec-2015.md", "12-dec-2015.md", "2016-01-29-final.md"];

fn corpora() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let found = [beside, PathBuf::from("/work/shared/corpora")].into_iter().find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: ../shared/corpora is missing");
    }
    found
}

fn read(path: &Path) -> (Draft, Marks) {
    let draft = parse(Source::new(path.to_string_lossy(), std::fs::read_to_string(path).unwrap()));
    let marks = Marks::of(&draft);
    (draft, marks)
}

#[test]
fn every_opening_bracket_of_the_raw_text_is_counted() {
    let Some(corpora) = corpora() else { return };
    for round in ROUNDS {
        let (draft, marks) = read(&corpora.join("paris").join(round));
        let openings = State::of(&draft, &marks).openings;
        assert_eq!(openings.sum() as usize, draft.source.text().matches('[').count(), "{round}: {openings:?}");
    }
}

#[test]
fn unbalanced_brackets_stand_where_the_findings_say() {
    let Some(corpora) = corpora() else { return };
    for round in ROUNDS {
        let (draft, marks) = read(&corpora.join("paris").join(round));
        for finding in &marks.findings {
            assert!(matches!(draft.source.slice(finding.span), "[" | "]"), "{round}: {finding:?}");
        }
    }
}

#[test]
fn what_is_not_settled_falls_over_the_rounds() {
    let Some(corpora) = corpora() else { return };
    let tallies = ROUNDS.map(|round| {
        let (draft, marks) = read(&corpora.join("paris").join(round));
        State::of(&draft, &marks).whole
    });
    let words = tallies.map(|tally| tally.bracketed);
    assert!(words.is_sorted_by(|before, after| before >= after) && words[0] > words[3], "{words:?}");
    let shares = tallies.map(|tally| tally.share(tally.unsettled()));
    assert!(shares.is_sorted_by(|before, after| before >= after) && shares[0] > shares[3], "{shares:?}");
}

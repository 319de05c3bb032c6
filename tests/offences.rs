//! Offences in `texts/`: how well they are recognised without their attributes, and what the ledger says.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic and tell what they measure")]

mod recognition;

use std::collections::BTreeSet;

use travaux::Draft;
use travaux::Language;
use travaux::Pair;
use travaux::align::align;
use travaux::lineage::Lineage;
use travaux::offences::Ledger;
use travaux::offences::Taxonomy;
use travaux::offences::events::EventKind;
use travaux::offences::ledger::Round;
use travaux::offences::ledger::State;
use travaux::offences::recognise;

use recognition::read;
use recognition::root;
use recognition::texts;

#[test]
fn english_offences_are_recognised_from_words_alone() {
    let score = recognition::score(Language::English, |line| println!("{line}"));
    assert!(score.precision() >= 0.98 && score.recall() >= 0.95, "{score}");
}

#[test]
fn chinese_offences_are_recognised_from_words_alone() {
    let score = recognition::score(Language::Chinese, |line| println!("{line}"));
    assert!(score.precision() >= 0.98 && score.recall() >= 0.9, "{score}");
}

/// Lists what is recognised in the conventions, to be checked by hand: `cargo test --test offences -- --nocapture`.
#[test]
fn conventions_by_other_hands() {
    let folder = Some(root().join("../shared/corpora")).filter(|at| at.is_dir());
    let Some(folder) = folder else {
        println!("skipped: ../shared/corpora is missing");
        return;
    };
    for (file, least) in [("budapest-2001.md", 11), ("untoc-2000.md", 5), ("uncac-2003.md", 12), ("drugs-1988.md", 1)] {
        let draft = read(&folder.join("conventions").join(file), false);
        let recognition = recognise(&draft, Taxonomy::built_in());
        let citations = travaux::draft::citation::Citations::of(&draft);
        for (at, all) in recognition.holders() {
            let ids = all
                .iter()
                .map(|one| format!("{} by {}", Taxonomy::built_in().offence(one.offence).id, one.evidence.name()));
            println!(
                "{file}: {} {}: {}",
                citations.cite(at),
                draft.clause(at).text.as_str(),
                ids.collect::<Vec<_>>().join(", ")
            );
        }
        for &at in &recognition.candidates {
            println!("{file}: candidate {} {}", citations.cite(at), draft.clause(at).text.as_str());
        }
        let articles: BTreeSet<_> = recognition.holders().map(|(at, _)| at).collect();
        assert!(articles.len() >= least, "{file}: {} articles", articles.len());
    }
}

/// The drafts of the negotiation in a language, in their order.
fn negotiation(language: Language) -> Vec<Draft> {
    let files = texts().into_iter().filter(|path| path.to_string_lossy().contains("un-cybercrime"));
    files.map(|path| read(&path, false)).filter(|draft| draft.meta.language == language).collect()
}

fn ledger(drafts: &[Draft]) -> Ledger {
    let recognitions: Vec<_> = drafts.iter().map(|draft| recognise(draft, Taxonomy::built_in())).collect();
    let rounds = drafts.iter().zip(&recognitions).map(|(draft, recognition)| Round { draft, recognition });
    let rounds: Vec<Round<'_>> = rounds.collect();
    let alignments: Vec<_> = drafts.windows(2).map(|two| align(Pair::new(&two[0], &two[1]))).collect();
    Ledger::record(&rounds, Some(&Lineage::trace(&alignments)), Taxonomy::built_in())
}

/// Which offence stood where, draft by draft, as it is known from other sources than this tool:
/// `X` own article (with its number where known), `T` through the clause on other treaties and named
/// in the preamble, `P` only in the preamble, `-` absent.
///
/// Columns: Russian draft 2021, /16, /22, Rev.1, Rev.2, Rev.3, L.15, adopted text.
const MATRIX: [(&str, &str); 31] = [
    ("illegal-access", "X X X6 X6 X6 X7 X7 X7"),
    ("illegal-interception", "X X X7 X7 X7 X8 X8 X8"),
    ("data-interference", "X X X8 X8 X8 X9 X9 X9"),
    ("system-interference", "X X X9 X9 X9 X10 X10 X10"),
    ("misuse-of-devices", "X X X10 X10 X10 X11 X11 X11"),
    ("forgery", "- X X11 X11 X11 X12 X12 X12"),
    ("theft-or-fraud", "X X X12 X12 X12 X13 X13 X13"),
    ("e-payment-instruments", "- X - - - - - -"),
    ("personal-information", "X X - - - - - -"),
    ("identity-offences", "- X - - - - - -"),
    ("copyright-infringement", "X X - - - - - -"),
    ("child-sexual-abuse-material", "X X X13 X13 X13 X14 X14 X14"),
    ("grooming", "- X X14 X14 X14 X15 X15 X15"),
    ("child-cyberstalking", "- X - - - - - -"),
    ("minors-in-illegal-acts", "X X - - - - - -"),
    ("suicide-coercion", "X X - - - - - -"),
    ("sexual-extortion", "- X - - - - - -"),
    ("intimate-images", "- X X15 X15 X15 X16 X16 X16"),
    ("subversive-or-armed-activities", "X X - - - - - -"),
    ("extremism", "X X - - - - - -"),
    ("genocide-denial", "X X - - - - - -"),
    ("terrorism", "X X T17 T17 T17 T4 T4 T4"),
    ("drug-trafficking", "X X T17 T17 T17 T4 T4 T4"),
    ("arms-trafficking", "X X T17 T17 T17 T4 T4 T4"),
    ("counterfeit-medicines", "X X - - - - - -"),
    ("money-laundering", "- X X16 X16 X16 X17 X17 X17"),
    ("obstruction-of-justice", "- X - - - - - -"),
    ("trafficking-in-persons", "- - P P P P P P"),
    ("migrant-smuggling", "- - P P P P P P"),
    ("cultural-property", "- - P P P P P P"),
    ("murder-for-hire", "- - - - - - - -"),
];

#[test]
fn the_ledger_of_the_negotiation_equals_the_known_matrix() {
    let drafts = negotiation(Language::English);
    let ledger = ledger(&drafts);
    assert_eq!(ledger.columns.len(), 8);
    for (id, wanted) in MATRIX {
        let offence = Taxonomy::built_in().find(id).unwrap();
        let row = ledger.rows.iter().find(|row| row.offence == offence);
        for (column, wanted) in wanted.split(' ').enumerate() {
            let cell = row.map(|row| row.cells[column].clone()).unwrap_or_default();
            let state = match wanted.split_at(1).0 {
                "X" => State::Standalone,
                "T" => State::ByReference,
                "P" => State::Preamble,
                _ => State::Absent,
            };
            let symbol = &ledger.columns[column].symbol;
            assert_eq!(cell.state, state, "{id} in {symbol}");
            if wanted.len() > 1 {
                assert_eq!(
                    cell.strongest().next().unwrap().cite,
                    format!("article {}", &wanted[1..]),
                    "{id} in {symbol}"
                );
            }
            let named = cell.holders.iter().any(|holder| holder.state == State::Preamble);
            assert_eq!(
                named,
                matches!(state, State::ByReference | State::Preamble),
                "{id} in the preamble of {symbol}"
            );
        }
    }
}

/// The ten offences that the study reports as deleted between the two drafts.
const TEN: [&str; 10] = [
    "copyright-infringement",
    "child-cyberstalking",
    "minors-in-illegal-acts",
    "suicide-coercion",
    "subversive-or-armed-activities",
    "extremism",
    "terrorism",
    "drug-trafficking",
    "arms-trafficking",
    "counterfeit-medicines",
];

#[test]
fn the_ten_offences_are_gone_and_three_of_them_absorbed_in_english_and_chinese() {
    for language in [Language::English, Language::Chinese] {
        let drafts = negotiation(language);
        let ledger = ledger(&drafts);
        let (from, to) = (ledger.column("A/AC.291/16").unwrap(), ledger.column("a/ac.291/22").unwrap());
        let changes = ledger.between(from, to);
        for id in TEN {
            let offence = Taxonomy::built_in().find(id).unwrap();
            let change = changes.iter().find(|change| change.offence == offence).unwrap();
            let absorbed = ["terrorism", "drug-trafficking", "arms-trafficking"].contains(&id);
            let kind = if absorbed { EventKind::Absorbed } else { EventKind::Removed };
            assert_eq!(change.kind, kind, "{id} in {language:?}");
            if absorbed {
                let article = if language == Language::English { "article 17" } else { "第十七条" };
                assert_eq!(change.new.holders[0].cite, article);
            }
        }
        let verdict = ledger.verdict(&Taxonomy::built_in().claims[0], Taxonomy::built_in()).unwrap();
        let names = |all: &[travaux::offences::OffenceIx]| -> Vec<String> {
            all.iter().map(|&at| Taxonomy::built_in().offence(at).id.clone()).collect()
        };
        assert_eq!((verdict.confirmed.len(), verdict.absorbed.len(), verdict.refuted.len()), (7, 3, 0));
        let left_out = names(&verdict.left_out);
        for id in [
            "personal-information",
            "identity-offences",
            "e-payment-instruments",
            "sexual-extortion",
            "genocide-denial",
            "obstruction-of-justice",
        ] {
            assert!(left_out.contains(&id.to_owned()), "{id} is not in {left_out:?}");
        }
    }
}

/// What `travaux` prints and says, and its exit code.
fn travaux(args: &[&str]) -> (String, String, i32) {
    let run =
        std::process::Command::new(env!("CARGO_BIN_EXE_travaux")).current_dir(root()).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(run.stdout), text(run.stderr), run.status.code().unwrap())
}

#[test]
fn the_command_answers_what_was_removed_between_two_drafts() {
    let (out, _, code) =
        travaux(&["offences", "texts/un-cybercrime", "--from", "A/AC.291/16", "--to", "A/AC.291/22", "--darknet"]);
    assert_eq!(code, 0);
    for line in [
        ("Cyberstalking of a child", "article 20 (secondary) → absent"),
        ("Terrorism-related offences", "article 28 (secondary) → article 17; preamble, paragraph 3 (secondary)"),
        ("Sexual extortion", "article 23 (recalled) → absent"),
    ] {
        assert!(
            out.lines().any(|found| found.trim().starts_with(line.0) && found.ends_with(line.1)),
            "{line:?}:\n{out}"
        );
    }
}

#[test]
fn drafts_of_several_languages_are_never_mixed() {
    let (english, said, _) = travaux(&["offences", "texts/un-cybercrime", "--format", "csv"]);
    assert!(said.contains("(en, zh)") && !english.contains("非法"), "{said}");
    let (chinese, said, _) = travaux(&["offences", "texts/un-cybercrime", "--format", "csv", "--language", "zh"]);
    assert!(said.is_empty() && chinese.contains("非法访问") && !chinese.contains("article"), "{said}");
}

#[test]
fn drafts_of_several_instruments_are_only_put_side_by_side_when_asked() {
    let (out, said, code) = travaux(&["offences", "texts/untoc", "texts/budapest"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(said.contains("budapest, untoc") && said.contains("--by instrument"), "{said}");
    let (out, _, code) =
        travaux(&["offences", "--by", "instrument", "texts/untoc", "texts/budapest", "--format", "csv"]);
    assert!(code == 0 && out.contains("illegal-access") && out.contains("organized-group"));
}

#[test]
fn a_symbol_that_no_draft_has_is_refused_with_those_there_are() {
    let (_, said, code) = travaux(&["offences", "texts/un-cybercrime", "--from", "A/1", "--to", "A/AC.291/22"]);
    assert!(code == 2 && said.contains("`A/1`") && said.contains("A/AC.291/16"), "{said}");
}

#[test]
fn a_taxonomy_of_ones_own_is_laid_over_the_built_in_one_and_its_faults_have_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.yaml");
    let text = "version: 1\noffences:\n  - id: pornography\n    group: content\n    title: {en: Pornography}\n    darknet: \
                {relevant: false, reason: none, source: us}\n    headings: {en: [other offences related to pornography]}\n";
    std::fs::write(&own, text).unwrap();
    let args = ["offences", "texts/arab-convention", "--format", "csv", "--offences", own.to_str().unwrap()];
    let (out, _, _) = travaux(&args);
    assert!(out.lines().any(|line| line.starts_with("pornography,") && line.contains("article 13")), "{out}");
    std::fs::write(&own, text.replace("content", "contents")).unwrap();
    let (_, said, code) = travaux(&args);
    assert!(code == 2 && said.contains("own.yaml:4:"), "{said}");
}

#[test]
fn the_history_of_an_article_goes_back_through_its_numbers_and_titles() {
    let (out, _, code) = travaux(&["history", "article 4", "texts/un-cybercrime"]);
    let rounds: Vec<&str> = out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!((rounds.len(), code), (8, 0), "{out}");
    assert_eq!(rounds[0], "A/75/980  not there");
    assert_eq!(rounds[2], "A/AC.291/22  article 17 “Offences relating to other international treaties”: new");
    assert!(rounds[5].starts_with("A/AC.291/22/Rev.3  article 4 ") && rounds[5].contains("moved"), "{out}");
    let (out, _, _) = travaux(&["history", "article 4", "texts/un-cybercrime", "--blame"]);
    assert!(out.lines().any(|line| line.starts_with("A/AC.291/L.15 ") && line.ends_with("system")), "{out}");
}

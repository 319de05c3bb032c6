//! Documents as secretariats publish them: the articles that are really there are found, and no page furniture stays.
//!
//! The numbers were read off the documents and typed here.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use travaux::Draft;
use travaux::Kind;
use travaux::import;
use travaux::parse;

fn corpora() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if !folder.is_dir() {
        println!("skipped: {} is missing", folder.display());
    }
    folder.is_dir().then_some(folder)
}

/// The numbers of the articles of a draft, in order.
fn articles(draft: &Draft) -> Vec<String> {
    let articles = draft.clauses.iter().filter(|clause| clause.kind == Kind::Article);
    articles.map(|clause| clause.label.as_ref().map_or(String::new(), |label| label.printed.clone())).collect()
}

/// Writes out `1-4, 4 bis, 5`.
fn list(text: &str) -> Vec<String> {
    let numbers = text.split(", ").flat_map(|part| match part.split_once('-') {
        Some((first, last)) => {
            let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
            (first..=last).map(|number| number.to_string()).collect()
        }
        None => vec![part.to_owned()],
    });
    numbers.collect()
}

#[track_caller]
fn text(name: &str, expected: &str, furniture: &[&str]) -> Option<Draft> {
    let text = fs::read_to_string(corpora()?.join("bbnj").join(name)).unwrap();
    let draft = parse(import::text(name, &text).source);
    assert_eq!(articles(&draft), list(expected));
    for clause in &draft.clauses {
        let stray = furniture.iter().find(|mark| clause.text.as_str().contains(*mark));
        assert!(stray.is_none(), "{stray:?} stands in {:?}", clause.text.as_str());
    }
    Some(draft)
}

#[test]
fn the_june_draft_of_the_high_seas_agreement_has_all_its_articles() {
    let numbers = "1-4, 4 bis, 5-10, 10 bis, 11, 11 bis, 12-17, 17 bis, 18, 19, 19 bis, 20, 21, 21 bis, 22-41, 41 bis, 41 ter, \
        42-48, 48 bis, 49-53, 53, 53 bis, 53 ter, 54, 54 bis, 54 ter, 55, 55 bis, 55 ter, 56-59, 59 bis, 60-63, 63 bis, 64-70";
    let draft = text("2022-06-01-A_CONF.232_2022_5-further-revised-draft.txt", numbers, &["22-08354", "/56 "]);
    if let Some(draft) = draft {
        assert_eq!(draft.meta.symbol, "A/CONF.232/2022/5");
        assert_eq!(draft.meta.date.as_deref(), Some("2022-06-01"));
    }
}

#[test]
fn the_december_draft_of_the_high_seas_agreement_has_all_its_articles() {
    let numbers = "1-3, 3 bis, 4, 4 bis, 5-10, 10 bis, 11, 11 bis, 12-17, 17 bis, 18, 19, 19 bis, 20 ante, 20, 21, 21 bis, \
        22-41, 41 bis, 41 ter, 42-47, 47 bis, 48, 48 bis, 49-53, 53 bis, 53 ter, 54 ante, 54, 54 ter ante, 54 bis, 54 ter, \
        55, 55 bis, 55 ter, 56, 57, 58 ante, 58, 59, 59 bis, 60-63, 63 bis, 64-70";
    text("2022-12-12-A_CONF.232_2023_2-further-refreshed-draft.txt", numbers, &["22-12993", "/52 "]);
}

#[test]
fn the_final_high_seas_agreement_has_all_its_articles() {
    text("2023-06-19-final-en.txt", "1-76", &[]);
}

#[test]
fn the_co_chairs_non_paper_has_all_its_articles() {
    let Some(corpora) = corpora() else { return };
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext is not installed (poppler-utils)");
        return;
    }
    let file = corpora.join("paris/2015-10-05-co-chairs-non-paper.pdf");
    let made = Command::new(env!("CARGO_BIN_EXE_travaux")).arg("import").arg(file).output().unwrap();
    let draft = parse(travaux::Source::new("a.md", String::from_utf8(made.stdout).unwrap()));
    assert_eq!(articles(&draft), list("1-26"));
    let furniture = |text: &str| text.contains(" of 20 ") && text.contains("Page ");
    assert!(!draft.clauses.iter().any(|clause| furniture(clause.text.as_str())));
}

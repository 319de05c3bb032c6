//! Offences in `texts/`: how well they are recognised without their attributes, and what the ledger says.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use travaux::Draft;
use travaux::Language;
use travaux::Source;
use travaux::offences::Taxonomy;
use travaux::offences::recognise;
use travaux::offences::recognise::Evidence;
use travaux::offences::recognise::Mode;
use travaux::parse;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path, strip: bool) -> Draft {
    let text = std::fs::read_to_string(path).unwrap();
    let text = if strip { without_attributes(&text) } else { text };
    parse(Source::new(path.file_name().unwrap().to_string_lossy(), text))
}

/// The text with all `{…}` of its headings taken out.
fn without_attributes(text: &str) -> String {
    let line = |line: &str| match line.find(" {") {
        Some(at) if line.starts_with('#') => format!("{}\n", &line[..at]),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn texts() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("texts")).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Heading line, offence and mode of all that is declared, or else recognised, outside preambles.
fn found(draft: &Draft, declared: bool) -> BTreeSet<(u32, String, Mode)> {
    let taxonomy = Taxonomy::built_in();
    let recognition = recognise(draft, taxonomy);
    let of = |at, offence| (draft.line(at), taxonomy.offence(offence).id.clone());
    recognition
        .holders()
        .flat_map(|(at, all)| all.iter().map(move |one| (at, *one)))
        .filter(|(_, one)| one.mode != Mode::Preamble && (one.evidence == Evidence::Attribute) == declared)
        .map(|(at, one)| (of(at, one.offence), one.mode))
        .map(|((line, id), mode)| (line, id, mode))
        .collect()
}

/// Precision and recall of recognition from words alone against the attributes, over all texts of a language.
fn accuracy(language: Language) -> (f64, f64) {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for path in texts() {
        let declared = read(&path, false);
        if declared.meta.language != language {
            continue;
        }
        let (truth, guess) = (found(&declared, true), found(&read(&path, true), false));
        guess.difference(&truth).for_each(|one| println!("{}: wrong {one:?}", declared.source.name()));
        truth.difference(&guess).for_each(|one| println!("{}: missed {one:?}", declared.source.name()));
        right += guess.intersection(&truth).count();
        wrong += guess.difference(&truth).count();
        missed += truth.difference(&guess).count();
    }
    let (precision, recall) = (right as f64 / (right + wrong) as f64, right as f64 / (right + missed) as f64);
    println!(
        "{language:?}: {right} right, {wrong} wrong, {missed} missed; precision {precision:.3}, recall {recall:.3}"
    );
    (precision, recall)
}

#[test]
fn english_offences_are_recognised_from_words_alone() {
    let (precision, recall) = accuracy(Language::English);
    assert!(precision >= 0.98 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}");
}

#[test]
fn chinese_offences_are_recognised_from_words_alone() {
    let (precision, recall) = accuracy(Language::Chinese);
    assert!(precision >= 0.98 && recall >= 0.9, "precision {precision:.3}, recall {recall:.3}");
}

/// Lists what is recognised in the conventions, to be checked by hand: `cargo test --test offences -- --nocapture`.
#[test]
fn conventions_by_other_hands() {
    let folder =
        ["../shared/corpora", "/work/shared/corpora"].map(|at| root().join(at)).into_iter().find(|at| at.is_dir());
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

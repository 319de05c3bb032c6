//! How well offences of `texts/` are recognised where their attributes are taken away: for the tests and the bench.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "the crates that include this module use some of it"
)]

use std::collections::BTreeSet;
use std::fmt;
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

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &Path, strip: bool) -> Draft {
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

pub fn texts() -> Vec<PathBuf> {
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

/// How offences recognised from words alone compare with those that attributes declare.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    pub drafts: usize,
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Score {
    pub fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }

    pub fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { drafts, right, wrong, missed } = self;
        let (precision, recall) = (self.precision(), self.recall());
        write!(
            f,
            "{drafts} drafts, {right} right, {wrong} wrong, {missed} missed; precision {precision:.3}, recall {recall:.3}"
        )
    }
}

/// The score over all texts of a language; what is wrong is told one by one.
pub fn score(language: Language, mut tell: impl FnMut(String)) -> Score {
    let mut score = Score::default();
    for path in texts() {
        let declared = read(&path, false);
        if declared.meta.language != language {
            continue;
        }
        let (truth, guess) = (found(&declared, true), found(&read(&path, true), false));
        let name = declared.source.name();
        guess.difference(&truth).for_each(|one| tell(format!("{name}: wrong {one:?}")));
        truth.difference(&guess).for_each(|one| tell(format!("{name}: missed {one:?}")));
        score.drafts += 1;
        score.right += guess.intersection(&truth).count();
        score.wrong += guess.difference(&truth).count();
        score.missed += truth.difference(&guess).count();
    }
    score
}

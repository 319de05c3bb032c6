//! Documents as secretariats publish them: the articles that are really there are found, and no page furniture stays.
//!
//! The numbers were read off the documents and typed here.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use travaux::ClauseIx;
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
    articles.map(|clause| clause.label.as_ref().map_or(String::new(), |label| label.printed.to_string())).collect()
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

/// The numbers of the paragraphs and points of an article, each behind those it stands in: `4`, `4 b`, `4 b i`.
fn numbers(draft: &Draft, article: &str) -> Vec<String> {
    let is_it = |at: &ClauseIx| {
        let clause = draft.clause(*at);
        clause.kind == Kind::Article && clause.label.as_ref().is_some_and(|label| &*label.printed == article)
    };
    let article = draft.indices().find(is_it).unwrap();
    let own = |at: ClauseIx| {
        let clause = draft.clause(at);
        let label = clause.label.as_ref().filter(|_| clause.kind >= Kind::Paragraph)?;
        Some(label.printed.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
    };
    let path = |at: ClauseIx| {
        let mut path: Vec<String> = draft.ancestors(at).take_while(|above| *above != article).filter_map(own).collect();
        path.reverse();
        own(at).map(|last| [path, vec![last]].concat().join(" "))
    };
    draft.subtree(article).into_iter().filter_map(path).collect()
}

/// Writes out `1-3, 3 a-c, 4`: numbers and single letters run on.
fn typed(text: &str) -> Vec<String> {
    let run = |part: &str| -> Vec<String> {
        let (before, last) = part.rsplit_once(' ').unwrap_or(("", part));
        let Some((first, end)) = last.split_once('-') else { return vec![part.to_owned()] };
        let last: Vec<String> = match (first.parse::<u32>(), end.parse::<u32>()) {
            (Ok(first), Ok(end)) => (first..=end).map(|number| number.to_string()).collect(),
            _ => (first.chars().next().unwrap()..=end.chars().next().unwrap()).map(String::from).collect(),
        };
        last.into_iter().map(|last| format!("{before} {last}").trim().to_owned()).collect()
    };
    text.split(", ").flat_map(run).collect()
}

/// How many paragraphs and points of some articles were found, stand there, and are both: by the numbers typed here.
#[derive(Default)]
struct Count {
    found: usize,
    real: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, draft: &Draft, article: &str, expected: &str) {
        let (found, real) = (numbers(draft, article), typed(expected));
        let mut left = found.clone();
        for number in &real {
            match left.iter().position(|own| own == number) {
                Some(at) => drop(left.remove(at)),
                None => println!("article {article}: {number} is missing"),
            }
        }
        left.iter().for_each(|number| println!("article {article}: {number} does not stand there"));
        self.found += found.len();
        self.real += real.len();
        self.right += found.len() - left.len();
    }

    #[track_caller]
    fn is_good(&self) {
        let share = |of: usize| self.right as f64 / of as f64;
        let (recall, precision) = (share(self.real), share(self.found));
        println!("{} paragraphs and points: recall {recall:.3}, precision {precision:.3}", self.real);
        assert!(recall >= 0.98 && precision >= 0.98, "recall {recall:.3}, precision {precision:.3}");
    }
}

#[test]
fn five_articles_of_the_high_seas_agreement_have_all_their_paragraphs() {
    let Some(corpora) = corpora() else { return };
    let read = |name: &str| {
        let text = fs::read_to_string(corpora.join("bbnj").join(name)).unwrap();
        parse(import::text(name, &text).source)
    };
    let mut count = Count::default();
    let june = read("2022-06-01-A_CONF.232_2022_5-further-revised-draft.txt");
    count.add(&june, "11 bis", "1-4, 4 a-g, 5, 5 a-c");
    count.add(
        &june,
        "30",
        "1, 1 a, 1 a i, 1 a ii, 1 a iii, 1 b, 1 b i, 1 b ii, 1 c, 1 c i, 1 c ii, 1 d, 1 d i, 1 d ii, 1 e-g, 2-4",
    );
    count.add(&june, "48", "1-5, 5 a-f, 6, 6 a-b, 7");
    let last = read("2023-06-19-final-en.txt");
    count.add(&last, "14", "1, 2, 2 a-h, 3, 4, 4 a-d, 5-7, 7 a-d, 8-11");
    count.add(&last, "52", "1-4, 4 a-b, 4 b i, 4 b ii, 4 b iii, 4 c, 5, 6, 6 a-e, 7-14, 14 a-d, 15, 16");
    count.is_good();
}

#[test]
fn five_articles_of_the_co_chairs_non_paper_have_all_their_paragraphs() {
    let Some(draft) = non_paper() else { return };
    let mut count = Count::default();
    count.add(&draft, "3", "1-3, 3 a-c, 4-13");
    count.add(&draft, "4", "1-5, 5 a-c, 6, 6 a-d, 7, 7 a-c, 8-11");
    count.add(&draft, "6", "1-9, 9 a-d, 10-12");
    count.add(&draft, "9", "1, 2, 2 a-b, 3, 3 a-b, 4, 4 a-d, 5, 6, 6 a-d, 7-9");
    count.add(&draft, "12", "1-4, 4 a-c, 5-8");
    count.is_good();
}

/// The PDF of the co-chairs as a draft, where it and the program that reads it are.
fn non_paper() -> Option<Draft> {
    let corpora = corpora()?;
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext is not installed (poppler-utils)");
        return None;
    }
    let file = corpora.join("paris/2015-10-05-co-chairs-non-paper.pdf");
    let made = Command::new(env!("CARGO_BIN_EXE_travaux")).arg("import").arg(file).output().unwrap();
    Some(parse(travaux::Source::new("a.md", String::from_utf8(made.stdout).unwrap())))
}

#[test]
fn the_co_chairs_non_paper_has_all_its_articles() {
    let Some(draft) = non_paper() else { return };
    assert_eq!(articles(&draft), list("1-26"));
    let furniture = |text: &str| text.contains(" of 20 ") && text.contains("Page ");
    assert!(!draft.clauses.iter().any(|clause| furniture(clause.text.as_str())));
}

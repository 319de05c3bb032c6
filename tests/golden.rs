//! Accepted outputs: each folder of `fixtures/redline` holds two drafts and what becomes of them.
//!
//! `make review` rewrites the outputs and shows the difference.
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::env;
use std::fs;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use travaux::Draft;
use travaux::Pair;
use travaux::Redline;
use travaux::Source;
use travaux::align;
use travaux::parse;
use travaux::redline;
use travaux::render::docx::Tracking;
use travaux::render::redline as render;
use travaux::render::redline::terminal::Colour;
use travaux::render::redline::terminal::Look;
use travaux::render::redline::terminal::Shown;

fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/redline");
    let mut found: Vec<PathBuf> = fs::read_dir(all).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

fn read(path: &Path) -> Draft {
    parse(Source::new(path.file_name().unwrap().to_string_lossy(), fs::read_to_string(path).unwrap()))
}

fn outputs(made: &Redline<'_>) -> [(&'static str, String); 5] {
    let look = Look { colour: Colour::Off, width: 90, clauses: Shown::Changed, interface: None };
    let (mut text, mut json, mut markdown, mut page) = (String::new(), String::new(), String::new(), String::new());
    render::terminal::write(&mut text, made, look);
    render::json::write(&mut json, made, made.drafts.new.meta.language);
    render::markdown::write(&mut markdown, made, made.drafts.new.meta.language);
    render::html::write(&mut page, made, made.drafts.new.meta.language);
    let document = document(&render::docx::write(made, &Tracking::default()));
    [("out.txt", text), ("out.json", json), ("out.md", markdown), ("out.html", body(&page)), ("document.xml", document)]
}

/// What stands in the body of a page; look and script are the same for all.
fn body(page: &str) -> String {
    let start = page.find("<body>").unwrap();
    let end = page.rfind("<script>").unwrap();
    page[start..end].to_owned()
}

/// The main part of a Word document, a line for each paragraph and change.
fn document(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let starts = ["<w:p>", "<w:tbl>", "<w:r>", "<w:ins ", "<w:del ", "<w:moveFrom", "<w:moveTo", "<w:sectPr>"];
    starts.iter().fold(text, |text, start| text.replace(start, &format!("\n{start}"))) + "\n"
}

#[test]
fn outputs_are_those_accepted() {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for folder in folders() {
        let drafts = Pair::new(read(&folder.join("old.md")), read(&folder.join("new.md")));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        for (name, text) in outputs(&made) {
            let path = folder.join(name);
            if update {
                fs::write(path, text).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != text {
                different.push(path.display().to_string());
            }
        }
    }
    assert!(different.is_empty(), "not as accepted (`make review` shows how):\n{}", different.join("\n"));
}

/// Seventy articles that say different things.
fn seventy(from: u32) -> String {
    const WHO: [&str; 7] = ["keeper", "pilot", "surveyor", "warden", "diver", "clerk", "boatwright"];
    const WHAT: [&str; 10] =
        ["seals", "herons", "otters", "terns", "crabs", "eels", "whelks", "gannets", "mussels", "kelp"];
    let article = |at: usize| {
        let (who, what) = (WHO[at % 7], WHAT[at % 10]);
        let number = at as u32 + from;
        format!(
            "## Article {number}. The {who} and the {what}\n\n1. The {who} counts the {what} of bay {at}.\n\n2. The {who} tells port {at} of the {what}.\n\n"
        )
    };
    (0..70).map(article).collect()
}

#[test]
fn a_new_first_article_renumbers_seventy_and_changes_nothing_else() {
    let old = parse(Source::new("old.md", seventy(1)));
    let new = format!("## Article 1. Aim\n\nPeace on all beaches is the aim of this Convention.\n\n{}", seventy(2));
    let new = parse(Source::new("new.md", new));
    let drafts = Pair::new(&old, &new);
    let made = redline(drafts, align(drafts));
    let inserted_articles = made.alignment.links.iter().filter(|link| link.is_inserted()).count();
    assert_eq!((made.links.renumbered, inserted_articles), (70, 2), "an article and its only paragraph");
    assert_eq!((made.links.amended, made.links.moved, made.links.deleted, made.links.retitled), (0, 0, 0, 0));
    assert_eq!(made.words.deleted, 0);
}

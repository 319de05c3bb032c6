//! Word files that other programs made of our texts give the redline that the texts themselves give.
//!
//! LibreOffice makes them of pages, pandoc of pages and of Markdown; where a program is missing, its part is skipped.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The rounds of our texts, each with the next; front matter is no text, and no Word file of others holds it.
fn pairs(folder: &Path) -> Vec<[String; 2]> {
    let texts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("texts/un-cybercrime");
    let mut pairs = Vec::new();
    for language in ["en", "zh"] {
        let ending = format!(".{language}.md");
        let all = fs::read_dir(&texts).unwrap().map(|entry| entry.unwrap().path());
        let mut rounds: Vec<PathBuf> = all.filter(|path| path.to_string_lossy().ends_with(&ending)).collect();
        rounds.sort();
        let mut stems = Vec::new();
        for path in rounds {
            let text = fs::read_to_string(&path).unwrap();
            let body = text.split_once("\n---\n").unwrap().1;
            let stem = path.file_name().unwrap().to_string_lossy().trim_end_matches(".md").to_owned();
            let front = format!("---\nsymbol: X/CONF.9/1\nlanguage: {language}\n---\n");
            fs::write(folder.join(format!("{stem}.md")), front + body).unwrap();
            stems.push(stem);
        }
        pairs.extend(stems.windows(2).map(|two| [two[0].clone(), two[1].clone()]));
    }
    pairs
}

fn is_installed(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        println!("SKIPPED: {program} is not installed");
    }
    there
}

#[track_caller]
fn run(program: &str, arguments: &[&str], folder: &Path) -> Vec<u8> {
    let done = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    let failed = || format!("{program} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    assert!(done.status.code().is_some_and(|code| code < 2), "{}", failed());
    done.stdout
}

fn travaux(arguments: &[&str], folder: &Path) -> Vec<u8> {
    run(env!("CARGO_BIN_EXE_travaux"), arguments, folder)
}

/// The story of a redline, and of each link the citations, the changes and the words; not the lines of the files.
fn shape(folder: &Path, pair: &[String; 2], ending: &str) -> (Value, Vec<String>) {
    let names = pair.each_ref().map(|stem| format!("{stem}{ending}"));
    let json = travaux(&["redline", &names[0], &names[1], "--format", "json"], folder);
    let redline: Value = serde_json::from_slice(&json).unwrap();
    let cites =
        |side: &Value| side.as_array().unwrap().iter().map(|clause| clause["cite"].to_string()).collect::<Vec<_>>();
    let link = |link: &Value| {
        let words = link["segments"].as_array().unwrap().iter().map(|one| format!("{} {}", one["op"], one["text"]));
        let words = words.collect::<Vec<_>>().join(" | ");
        format!("{:?} -> {:?} {}: {words}", cites(&link["old"]), cites(&link["new"]), link["changes"])
    };
    (redline["story"].clone(), redline["links"].as_array().unwrap().iter().map(link).collect())
}

/// Holds every pair made by others against the pair of drafts.
fn compare(folder: &Path, pairs: &[[String; 2]], ending: &str) {
    for pair in pairs {
        let (story, links) = shape(folder, pair, ".md");
        let (their_story, their_links) = shape(folder, pair, ending);
        for (ours, theirs) in links.iter().zip(&their_links) {
            assert_eq!(ours, theirs, "{} {ending}", pair[1]);
        }
        assert_eq!(links.len(), their_links.len(), "{} {ending}", pair[1]);
        assert_eq!(story, their_story, "{} {ending}", pair[1]);
    }
    println!("{ending}: {} pairs give the same redline", pairs.len());
}

fn stems(pairs: &[[String; 2]]) -> Vec<&String> {
    let mut stems: Vec<&String> = pairs.iter().flatten().collect();
    stems.sort();
    stems.dedup();
    stems
}

#[test]
fn word_files_by_libreoffice_give_the_same_redline() {
    if !is_installed("soffice") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let pairs = pairs(folder);
    let mut pages = Vec::new();
    for stem in stems(&pairs) {
        pages.push(format!("{stem}.html"));
        travaux(&["export", &format!("{stem}.md"), "-o", &format!("{stem}.html")], folder);
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut arguments = vec!["--headless", &profile, "--infilter=HTML (StarWriter)"];
    arguments.extend(["--convert-to", "docx:MS Word 2007 XML"]);
    arguments.extend(pages.iter().map(String::as_str));
    run("soffice", &arguments, folder);
    compare(folder, &pairs, ".docx");
}

#[test]
fn word_files_by_pandoc_give_the_same_redline() {
    if !is_installed("pandoc") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let pairs = pairs(folder);
    for stem in stems(&pairs) {
        let (draft, page) = (format!("{stem}.md"), format!("{stem}.html"));
        travaux(&["export", &draft, "-o", &page], folder);
        run("pandoc", &["-f", "html", &page, "-o", &format!("{stem}.page.docx")], folder);
        let markdown = "commonmark+attributes+footnotes+pipe_tables+yaml_metadata_block";
        run("pandoc", &["-f", markdown, &draft, "-o", &format!("{stem}.markdown.docx")], folder);
    }
    compare(folder, &pairs, ".page.docx");
    compare(folder, &pairs, ".markdown.docx");
}

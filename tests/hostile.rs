//! Documents that mean harm, or are broken: the command says what is wrong, in bounded time and memory, and writes nothing.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic, and say what they skip")]

use std::fs;
use std::io::Cursor;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Seconds that a document may take, in a build for tests on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Memory in kilobytes that a document may take, as the shell limits it: a bomb wants more.
const MEMORY: u32 = 2 << 20;

const BODY: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
const END: &str = "</w:body></w:document>";

fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> (&'static str, Vec<u8>) {
    ("word/document.xml", format!("{BODY}{body}{END}").into_bytes())
}

/// The exit code, the draft, and what was said.
fn import(folder: &Path, name: &str, bytes: &[u8]) -> (i32, String, String) {
    fs::write(folder.join(name), bytes).unwrap();
    let start = Instant::now();
    let line = format!("ulimit -v {MEMORY}; exec \"$0\" import {name} -o out.md");
    let done =
        Command::new("sh").args(["-c", &line, env!("CARGO_BIN_EXE_travaux")]).current_dir(folder).output().unwrap();
    assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    let draft = fs::read_to_string(folder.join("out.md")).unwrap_or_default();
    let _ = fs::remove_file(folder.join("out.md"));
    (done.status.code().unwrap(), draft, String::from_utf8(done.stderr).unwrap())
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], why: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (code, draft, said) = import(folder.path(), name, bytes);
    assert_eq!((code, draft.as_str()), (2, ""), "{said}");
    assert!(said.contains(name) && said.contains(why), "{said}");
}

#[track_caller]
fn read(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (code, draft, said) = import(folder.path(), name, bytes);
    assert!(code < 2, "{said}");
    draft
}

#[test]
fn a_zip_bomb_is_refused() {
    let bomb = vec![b' '; 64 << 20];
    refused("a.docx", &package(&[("word/document.xml", bomb)]), "unpacks to more than");
}

#[test]
fn a_bomb_in_a_part_beside_the_text_is_refused() {
    let bomb = vec![b' '; 64 << 20];
    refused("a.docx", &package(&[document("<w:p/>"), ("word/styles.xml", bomb)]), "unpacks to more than");
}

#[test]
fn deep_xml_is_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(1_000_000), "</w:sdt>".repeat(1_000_000));
    refused("a.docx", &package(&[document(&deep)]), "nests deeper");
    refused("a.xml", deep.replace("w:sdt", "akomaNtoso").as_bytes(), "nests deeper");
    refused("a.html", format!("<html>{}", "<div>".repeat(1_000_000)).as_bytes(), "deep");
}

#[test]
fn entities_are_refused() {
    let laughs = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><akomaNtoso>&b;</akomaNtoso>";
    refused("a.xml", laughs.as_bytes(), "document type");
    refused("a.docx", &package(&[("word/document.xml", laughs.as_bytes().to_vec())]), "document type");
}

#[test]
fn ten_thousand_nested_lists_are_text() {
    let lists = format!("<html><body>{}deep</body></html>", "<ul><li>".repeat(200));
    assert!(read("a.html", lists.as_bytes()).contains("deep"));
    refused("a.html", format!("<html>{}deep", "<ul><li>".repeat(10_000)).as_bytes(), "deep");
    let paragraph = |at: usize| {
        let number = format!("<w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"1\"/></w:numPr>");
        format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>word {at}</w:t></w:r></w:p>")
    };
    let body: String = (0..10_000).map(paragraph).collect();
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum \
        w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">\
        <w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let draft = read("a.docx", &package(&[document(&body), ("word/numbering.xml", numbering.into())]));
    assert!(draft.contains("word 0") && draft.contains("word 9999"));
    let marks = format!("{}word 9999", "- ".repeat(10_000));
    assert!(read("a.txt", marks.as_bytes()).contains("word 9999"));
}

#[test]
fn bad_numbering_leaves_the_text() {
    let list = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>A lamp.</w:t></w:r></w:p>";
    let shape = |inner: &str| {
        let start = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
        format!("{start}{inner}</w:numbering>").into_bytes()
    };
    let ring = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"a\"/><w:styleLink w:val=\"a\"/></w:abstractNum>\
        <w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let nonsense = "<w:num w:numId=\"7\"/><w:num/><w:abstractNum><w:lvl w:ilvl=\"-1\"><w:start w:val=\"99999999999999\"/>\
        <w:lvlText w:val=\"%9%0%%\"/></w:lvl></w:abstractNum>";
    let loud = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"8\"><w:start w:val=\"4294967295\"/><w:numFmt \
        w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%9)\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId \
        w:val=\"1\"/></w:num>";
    for inner in ["", ring, nonsense, loud] {
        let draft = read("a.docx", &package(&[document(&list.repeat(3)), ("word/numbering.xml", shape(inner))]));
        assert_eq!(draft.matches("A lamp.").count(), 3, "{inner}: {draft}");
    }
    refused("a.docx", &package(&[document(list), ("word/numbering.xml", b"<w:numbering".to_vec())]), "numbering.xml");
}

#[test]
fn missing_parts_are_named_or_done_without() {
    refused("a.docx", &package(&[("word/styles.xml", b"<w:styles/>".to_vec())]), "no part word/document.xml");
    refused("a.docx", &package(&[]), "no part word/document.xml");
    refused("a.docx", &package(&[("word/document.xml", b"<w:document/>".to_vec())]), "no body");
    let call =
        "<w:p><w:r><w:t>A lamp.</w:t><w:footnoteReference w:id=\"4\"/><w:commentReference w:id=\"5\"/></w:r></w:p>";
    assert!(read("a.docx", &package(&[document(call)])).contains("A lamp."));
}

#[test]
fn other_files_than_word_documents_are_told_by_what_they_are() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
    refused("a.doc", &[&ole[..], &[0; 600]].concat(), "save it as .docx");
    refused("a.docx", &[&ole[..], &[0; 600], &name].concat(), "encrypted");
    let macros = [document("<w:p/>"), ("word/vbaProject.bin", b"x".to_vec())];
    refused("a.docm", &package(&macros), "macros");
    refused("a.docx", b"PK\x03\x04 cut off", "damaged");
}

/// A PDF of one page with nothing on it.
const BLANK: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

#[test]
fn a_pdf_without_text_needs_ocr_and_a_broken_one_is_refused() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("SKIPPED: pdftotext is not installed (poppler-utils)");
        return;
    }
    refused("a.pdf", BLANK.as_bytes(), "OCR");
    refused("a.pdf", b"%PDF-1.7 nothing", "a.pdf");
}

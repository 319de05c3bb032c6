//! Any bytes are read as a Word document or refused, as a file and as the XML in one; what is read is a draft.
#![no_main]

use std::io::Cursor;
use std::io::Write;

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::import::Changes;
use travaux::parse;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts that are read, in the order in which the bytes give them.
const PARTS: [&str; 5] =
    ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/comments.xml"];

/// A byte that no XML has parts the parts.
const BORDER: u8 = 0xff;

fn package(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in PARTS.iter().zip(bytes.split(|byte| *byte == BORDER)) {
        writer.start_file(*name, SimpleFileOptions::default()).expect("names are few and short");
        writer.write_all(part).expect("memory takes what is written");
    }
    writer.finish().expect("memory takes what is written").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    // A file that is no Word document is refused; only a panic is wrong.
    let _ = import::docx("fuzz.docx", bytes, Changes::Accept);
    let packed = package(bytes);
    for changes in [Changes::Accept, Changes::Reject, Changes::Keep] {
        if let Ok(imported) = import::docx("fuzz.docx", &packed, changes) {
            parse(imported.source);
        }
    }
});

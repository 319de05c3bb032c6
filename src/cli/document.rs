//! Documents of other formats on their way in: which format a file has, and the program that reads PDF.

use std::io;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use super::input;
use super::output::Failure;
use crate::import;
use crate::import::Changes;
use crate::import::Imported;

/// A format that is not the draft format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Word.
    Docx,
    /// PDF with a text layer.
    Pdf,
    /// A page of the web.
    Html,
    /// Plain text.
    Text,
    /// Akoma Ntoso.
    Xml,
}

impl Format {
    /// Tells the format by the first bytes, then by the ending of the name; `None` is a draft.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let start = String::from_utf8_lossy(&head[..head.len().min(1024)]).trim_start().to_ascii_lowercase();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            _ if head.starts_with(b"PK\x03\x04") || head.starts_with(OLE) => Some(Format::Docx),
            _ if head.starts_with(b"%PDF-") => Some(Format::Pdf),
            "docx" | "docm" | "doc" => Some(Format::Docx),
            "pdf" => Some(Format::Pdf),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            _ if start.starts_with("<!doctype html") || start.starts_with("<html") => Some(Format::Html),
            "xml" | "akn" => Some(Format::Xml),
            _ if start.contains("<akomantoso") => Some(Format::Xml),
            // A draft may end in .txt: its front matter shows what it is.
            "txt" if !start.starts_with("---") => Some(Format::Text),
            _ => None,
        }
    }
}

/// The first bytes of Word files of before 2007, and of encrypted ones.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads a document of a format.
pub(super) fn import(name: &str, format: Format, bytes: Vec<u8>, changes: Changes) -> Result<Imported, Failure> {
    let unreadable = |error: import::Unreadable| Failure::Usage(format!("cannot read {name}: {error}"));
    match format {
        Format::Text => Ok(import::text(name, &input::utf8(name, bytes)?)),
        Format::Html => import::html(name, &input::utf8(name, bytes)?, changes).map_err(unreadable),
        Format::Pdf => pdf(name, &bytes),
        Format::Docx => import::docx(name, &bytes, changes).map_err(unreadable),
        Format::Xml => import::akn(name, &input::utf8(name, bytes)?).map_err(unreadable),
    }
}

/// A page with fewer letters than this holds a picture of text, not text.
const LETTERS_A_PAGE: usize = 20;

fn pdf(name: &str, bytes: &[u8]) -> Result<Imported, Failure> {
    let text = pdftotext(name, bytes)?;
    let pages = text.split('\u{c}').count().saturating_sub(1).max(1);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters < LETTERS_A_PAGE * pages {
        return Err(Failure::Usage(format!(
            "{name} has no text layer ({letters} letters on {pages} pages): it needs OCR, for instance with ocrmypdf"
        )));
    }
    Ok(import::text(name, &text))
}

/// Runs poppler's `pdftotext`, which gets the bytes by its standard input.
fn pdftotext(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let failed = |source| Failure::Input { name: name.to_owned(), source };
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| missing(name, error))?;
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let (written, output) = std::thread::scope(|scope| {
        // Both ends of the pipes fill up: one thread writes while the other reads.
        let writer = scope.spawn(move || stdin.write_all(bytes));
        let output = child.wait_with_output();
        (writer.join().expect("writing does not panic"), output)
    });
    let output = output.map_err(failed)?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.lines().find(|line| line.contains("Error")).unwrap_or("pdftotext failed").trim();
        return Err(Failure::Usage(format!("cannot read {name}: {reason}")));
    }
    written.map_err(failed)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing(name: &str, error: io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        let install = "install poppler-utils (Debian, Fedora) or poppler (Homebrew)";
        return Failure::Usage(format!("{name} is a PDF, and `pdftotext` reads those: {install}"));
    }
    Failure::Input { name: name.to_owned(), source: error }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_count_more_than_the_ending() {
        assert_eq!(Format::of("a.md", b"PK\x03\x04rest"), Some(Format::Docx));
        assert_eq!(Format::of("-", b"%PDF-1.7"), Some(Format::Pdf));
        assert_eq!(Format::of("a.txt", b"Article 1"), Some(Format::Text));
        assert_eq!(Format::of("a.txt", b"---\nsymbol: x\n---\n"), None);
        assert_eq!(Format::of("-", b"\n<!DOCTYPE html><p>x"), Some(Format::Html));
        assert_eq!(Format::of("a.md", b"# Title"), None);
    }
}

//! A package: parts with names in a ZIP file (door to `zip`).
//!
//! Packages come from strangers. Nothing is written to disk, and a package that unpacks to more than
//! anyone would write is refused.

use std::io::Cursor;
use std::io::Read;
use std::io::Write;

use thiserror::Error;
use zip::CompressionMethod;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Word files have some twenty parts, with pictures some hundred.
const MOST_PARTS: usize = 10_000;

/// The text of the longest treaty takes some 20 MB as XML.
const LARGEST_PART: u64 = 256 << 20;

/// XML of Word is packed up to a hundredfold; a bomb is packed a thousandfold.
const LARGEST_RATIO: u64 = 400;

/// Below this size, no ratio does harm.
const SMALL: u64 = 8 << 20;

/// The first bytes of files of Office before 2007, and of encrypted packages.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Why a package cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum PackageError {
    /// It needs a password.
    #[error("the document is encrypted: save a copy without a password")]
    Encrypted,
    /// It is a file of Office before 2007.
    #[error("the document is in the .doc format of before 2007: save it as .docx")]
    Legacy,
    /// It is no ZIP file, or a damaged one.
    #[error("the document is damaged: {0}")]
    Damaged(String),
    /// It unpacks to more than the limits allow.
    #[error("the document is refused: {0}")]
    TooLarge(String),
    /// It holds programs.
    #[error("the document holds macros: save it as .docx without them")]
    Macros,
}

/// A package that is read part by part.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        if bytes.starts_with(OLE) {
            return Err(if is_encrypted(bytes) { PackageError::Encrypted } else { PackageError::Legacy });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(PackageError::TooLarge(format!("it has {} parts, more than {MOST_PARTS}", archive.len())));
        }
        let package = Self { archive, left: LARGEST_PART };
        if package.names().iter().any(|name| name.ends_with("vbaProject.bin")) {
            return Err(PackageError::Macros);
        }
        Ok(package)
    }

    /// The names of all parts, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// The text of a part; `None` where there is no such part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, PackageError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|_| PackageError::Damaged(format!("{name} is not UTF-8")))
    }

    /// The bytes of a part.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        if file.encrypted() {
            return Err(PackageError::Encrypted);
        }
        let packed = file.compressed_size();
        let most = self.left.min(packed.saturating_mul(LARGEST_RATIO).max(SMALL));
        let mut bytes = Vec::new();
        // The size that the file claims is not believed: reading stops at the limit.
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| PackageError::Damaged(format!("{name}: {error}")))?;
        if bytes.len() as u64 > most {
            return Err(PackageError::TooLarge(format!("{name} unpacks to more than {} MB", most >> 20)));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

fn damaged(error: ZipError) -> PackageError {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => PackageError::Encrypted,
        other => PackageError::Damaged(other.to_string()),
    }
}

/// An encrypted package has a stream of this name, in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Writes a package; the same parts give the same bytes, for files carry no time.
pub(crate) fn write(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).expect("names of parts are few, short and unique");
        writer.write_all(bytes).expect("memory takes what is written");
    }
    writer.finish().expect("memory takes what is written").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
        (name.to_owned(), bytes.to_vec())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = write(&[part("a.xml", b"<a/>"), part("b/c.xml", "ü".as_bytes())]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.names(), ["a.xml", "b/c.xml"]);
        assert_eq!(package.text("b/c.xml").unwrap().as_deref(), Some("ü"));
        assert_eq!(package.text("none.xml").unwrap(), None);
        assert_eq!(bytes, write(&[part("a.xml", b"<a/>"), part("b/c.xml", "ü".as_bytes())]));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bytes = write(&[part("word/document.xml", &vec![b' '; 64 << 20])]);
        let error = Package::open(&bytes).unwrap().text("word/document.xml").unwrap_err();
        assert!(matches!(error, PackageError::TooLarge(_)), "{error}");
    }

    #[test]
    fn other_files_are_told_by_what_they_are() {
        let old = [OLE, &[0; 600]].concat();
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
        let locked = [OLE, &[0; 600], &name].concat();
        let macros = write(&[part("word/vbaProject.bin", b"x")]);
        assert_eq!(Package::open(&old).err(), Some(PackageError::Legacy));
        assert_eq!(Package::open(&locked).err(), Some(PackageError::Encrypted));
        assert_eq!(Package::open(&macros).err(), Some(PackageError::Macros));
        assert!(matches!(Package::open(b"PK\x03\x04 cut off").err(), Some(PackageError::Damaged(_))));
    }
}

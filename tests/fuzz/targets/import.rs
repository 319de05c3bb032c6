//! Any bytes are imported without a panic, as a Word file and as plain text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::import::Changes;

fuzz_target!(|bytes: &[u8]| {
    // A file that is no Word file is refused; only a panic is wrong.
    let _ = import::docx("fuzz.docx", bytes, Changes::Accept);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = import::text("fuzz.txt", text);
    }
});

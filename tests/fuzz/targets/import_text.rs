//! Any text is read as plain text, and what is read is a draft.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::parse;

fuzz_target!(|text: &str| {
    parse(import::text("fuzz.txt", text).source);
});

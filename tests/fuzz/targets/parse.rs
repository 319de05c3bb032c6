//! Any text is read without a panic, and nothing of it is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::Source;
use travaux::parse;

#[path = "../../laws/mod.rs"]
mod laws;

fuzz_target!(|text: &str| {
    if let Err(wrong) = laws::nothing_is_lost(&parse(Source::new("fuzz.md", text))) {
        panic!("{wrong}");
    }
});

//! Any text is read as Akoma Ntoso or refused; what is read is a draft.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::parse;

fuzz_target!(|text: &str| {
    if let Ok(imported) = import::akn("fuzz.xml", text) {
        parse(imported.source);
    }
});

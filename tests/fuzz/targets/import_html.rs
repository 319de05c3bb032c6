//! Any text is read as a page or refused; what is read is a draft.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::import::Changes;
use travaux::parse;

fuzz_target!(|text: &str| {
    for changes in [Changes::Accept, Changes::Reject, Changes::Keep] {
        if let Ok(imported) = import::html("fuzz.html", text, changes) {
            parse(imported.source);
        }
    }
});

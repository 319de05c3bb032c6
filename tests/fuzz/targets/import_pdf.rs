//! Any text is read as pages of a PDF, from which another program takes the text: each paragraph is one, with a running
//! head and a number.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::import;
use travaux::parse;

fuzz_target!(|text: &str| {
    let pages = text.split("\n\n").enumerate();
    let pages = pages.map(|(at, page)| format!("A/CONF.9/1\n{page}\n20-11111 {}/9\n", at + 1));
    parse(import::text("fuzz.pdf", &pages.collect::<Vec<_>>().join("\u{c}")).source);
});

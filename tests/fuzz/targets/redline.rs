//! The laws of redlines hold on any two texts: what stands before and behind the first form feed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux::Pair;
use travaux::Source;
use travaux::parse;

#[path = "../../laws/mod.rs"]
mod laws;

fuzz_target!(|text: &str| {
    let (old, new) = text.split_once('\u{c}').unwrap_or((text, ""));
    let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
    let wrong = laws::hold(drafts.as_ref()).and_then(|()| laws::same_is_empty(&drafts.old));
    if let Err(wrong) = wrong {
        panic!("{wrong}");
    }
});

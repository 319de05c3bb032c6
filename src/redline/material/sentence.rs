//! The sentence in which an edit stands.

use std::ops::Range;

use crate::redline::Edit;
use crate::redline::Op;

/// What parts sentences, and the parts of a list.
const STOPS: [&str; 6] = [". ", "; ", "。", "；", "؛", "\n"];

/// So many edits and what they leave, on either side, are looked through for the end of a sentence.
const REACH: usize = 64;

/// The edits of the sentence in which some segments stand; these are whole, also where a stop came or went with them.
pub(super) fn of<'e>(edit: &'e Edit<'_>, change: Range<usize>) -> Vec<(Op, &'e str)> {
    let mut sentence: Vec<(Op, &str)> = Vec::new();
    for segment in edit.segments[..change.start].iter().rev().take(REACH) {
        let text = &*segment.text;
        let stop = STOPS.iter().filter_map(|stop| Some(text.rfind(stop)? + stop.len())).max();
        sentence.push((segment.op, &text[stop.unwrap_or(0)..]));
        if stop.is_some() {
            break;
        }
    }
    sentence.reverse();
    sentence.extend(edit.segments[change.clone()].iter().map(|segment| (segment.op, &*segment.text)));
    for segment in edit.segments[change.end..].iter().take(REACH) {
        let text = &*segment.text;
        let stop = STOPS.iter().filter_map(|stop| Some(text.find(stop)? + stop.len())).min();
        sentence.push((segment.op, &text[..stop.unwrap_or(text.len())]));
        if stop.is_some() {
            break;
        }
    }
    sentence
}

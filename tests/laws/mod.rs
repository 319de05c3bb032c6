//! The laws of the tool as plain functions: property tests, tests on real texts and fuzz targets call the same ones.
//!
//! Each returns what is wrong, or nothing.
#![allow(dead_code, unreachable_pub, reason = "each test crate that includes this module calls some of the laws")]

use travaux::ClauseIx;
use travaux::Draft;
use travaux::Span;

/// Law 1: spans lie in the source, in order, and every visible character is in exactly one of them.
pub fn nothing_is_lost(draft: &Draft) -> Result<(), String> {
    let text = draft.source.text();
    let mut spans: Vec<Span> = draft.clauses.iter().map(|clause| clause.span).collect();
    spans.push(draft.meta.span);
    spans.sort_unstable();
    if let Some(pair) = spans.windows(2).find(|pair| pair[0].end > pair[1].start) {
        return Err(format!("spans overlap: {:?} and {:?}", draft.source.slice(pair[0]), draft.source.slice(pair[1])));
    }
    let apart = |note: &&travaux::draft::Note| !spans.iter().any(|span| span.contains(note.span));
    let notes: Vec<Span> = draft.notes.iter().filter(apart).map(|note| note.span).collect();
    spans.extend(notes);
    spans.sort_unstable();
    let mut at = 0;
    for span in spans.into_iter().chain([Span::new(text.len(), text.len())]) {
        let gap = text.get(at..(span.start as usize).max(at)).ok_or("a span splits a character")?;
        if let Some(lost) = gap.chars().find(|letter| !is_invisible(*letter)) {
            return Err(format!("{lost:?} is in no span, near {:?}", gap.trim()));
        }
        at = at.max(span.end as usize);
    }
    draft.indices().try_for_each(|clause| text_is_kept(draft, clause))
}

/// Marks of lists and quotes stand outside the paragraphs they mark.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '>' | '-' | '*' | '+' | '\u{feff}')
}

/// Law 1, the words: head and text hold the letters of the span, but for markup.
fn text_is_kept(draft: &Draft, at: ClauseIx) -> Result<(), String> {
    let clause = draft.clause(at);
    let source = draft.source.slice(clause.span);
    let comments = draft
        .notes
        .iter()
        .filter(|note| clause.span.contains(note.span))
        .map(|note| letters(draft.source.slice(note.span)));
    let wanted = letters(source);
    let head = if clause.kind == travaux::Kind::Footnote { "" } else { &clause.head };
    let have = letters(head) + &letters(clause.text.as_str());
    let markup =
        ["](", "][", "<", "{", "&", "[^", "]:", "```", "~~~", "![", "\\"].iter().any(|mark| source.contains(mark));
    let mut rest = wanted.chars();
    if let Some(strange) = have.chars().find(|letter| !rest.any(|other| other == *letter)) {
        let entity = source.contains('&') || source.contains('<');
        return if entity { Ok(()) } else { Err(format!("{strange:?} of {have:?} is not in {source:?}")) };
    }
    let lost =
        wanted.len() - have.len() - comments.map(|comment| comment.len()).sum::<usize>().min(wanted.len() - have.len());
    if lost > 0 && !markup {
        return Err(format!("{lost} bytes of {source:?} are not in {have:?}"));
    }
    Ok(())
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

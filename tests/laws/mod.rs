//! The laws of the tool as plain functions: property tests, tests on real texts and fuzz targets call the same ones.
//!
//! Each returns what is wrong, or nothing.
#![allow(dead_code, unreachable_pub, reason = "each test crate that includes this module calls some of the laws")]

use travaux::ClauseIx;
use travaux::Draft;
use travaux::Pair;
use travaux::Redline;
use travaux::Side;
use travaux::Source;
use travaux::Span;
use travaux::align;
use travaux::format::Formatted;
use travaux::format::format;
use travaux::import::Changes;
use travaux::parse;
use travaux::redline;
use travaux::redline::Op;
use travaux::render::docx::Tracking;
use travaux::renumber::renumber;

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

/// Law 7: the canonical form of a draft has its letters in their order, is read as it, and is its own form.
pub fn form_is_stable(draft: &Draft) -> Result<(), String> {
    let Formatted::Text(form) = format(draft) else { return Err("there is no safe form".to_owned()) };
    let body = |draft: &Draft| -> String {
        let text = &draft.source.text()[draft.meta.span.end as usize..];
        text.chars().filter(|letter| !letter.is_whitespace() && !"#=-".contains(*letter)).collect()
    };
    let read = parse(Source::new(draft.source.name(), form.as_str()));
    if body(&read) != body(draft) {
        return Err(format!("the form has other letters: {form}"));
    }
    match format(&read) {
        Formatted::Text(again) if again == form && read.reads_as(draft) => Ok(()),
        again => Err(format!("the form of {form:?} is {again:?}")),
    }
}

/// Renumbering twice is renumbering once, and no word but a number is another one.
pub fn only_numbers_change(draft: &Draft, text: &str) -> Result<(), String> {
    let read = parse(Source::new(draft.source.name(), text));
    let numerals = |letter: &char| !letter.is_alphanumeric() && !letter.is_whitespace();
    let marks = |draft: &Draft| draft.source.text().chars().filter(numerals).collect::<String>();
    match renumber(&read) {
        _ if draft.clauses.len() != read.clauses.len() => Err("there are other clauses".to_owned()),
        _ if marks(draft) != marks(&read) => Err(format!("marks are lost: {text:?}")),
        Ok(again) if again.text != text => Err(format!("{text:?} becomes {:?}", again.text)),
        Ok(_) | Err(_) => Ok(()),
    }
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

/// Law 2: segments concatenate to old and new, and no two neighbours are of one sort.
pub fn segments_rebuild(redline: &Redline<'_>) -> Result<(), String> {
    for at in redline.alignment.indices() {
        let (link, edit) = (redline.alignment.link(at), redline.edit(at));
        for (side, gone) in [(Side::Old, Op::Insert), (Side::New, Op::Delete)] {
            let draft = redline.drafts.get(side);
            let texts: Vec<&str> = link.side(side).iter().map(|&at| draft.clause(at).text.as_str()).collect();
            let kept = edit.segments.iter().filter(|segment| segment.op != gone);
            let rebuilt: String = kept.map(|segment| &*segment.text).collect();
            if rebuilt != texts.join("\n") {
                return Err(format!("{side:?}: {rebuilt:?} is not {:?}", texts.join("\n")));
            }
        }
        let sort = |segment: &travaux::redline::Segment<'_>| (segment.op, segment.class);
        if edit.segments.windows(2).any(|pair| sort(&pair[0]) == sort(&pair[1])) {
            return Err(format!("neighbours of one sort in {:?}", edit.segments));
        }
    }
    Ok(())
}

/// Law 4: every clause of either draft stands in exactly one link.
pub fn every_clause_is_linked_once(redline: &Redline<'_>) -> Result<(), String> {
    for side in Side::BOTH {
        let mut seen = vec![0u32; redline.drafts.get(side).clauses.len()];
        let all = redline.alignment.links.iter().flat_map(|link| link.side(side));
        all.for_each(|clause| seen[clause.at()] += 1);
        if let Some(at) = seen.iter().position(|&count| count != 1) {
            return Err(format!("{side:?} clause {at} stands in {} links", seen[at]));
        }
    }
    Ok(())
}

/// Law 3: a draft against itself has no changes.
pub fn same_is_empty(draft: &Draft) -> Result<(), String> {
    let drafts = Pair::new(draft, draft);
    let made = redline(drafts, align(drafts));
    let crossed = made.alignment.links.iter().find(|link| link.old != link.new);
    match crossed {
        Some(link) => Err(format!("linked with another: {link:?}")),
        None if !made.is_empty() => Err(format!("changes: {:?}", made.links)),
        None => Ok(()),
    }
}

/// A link as the mirror shows it: clauses of both sides and its edits.
type Mirrored = (Vec<ClauseIx>, Vec<ClauseIx>, Vec<(Op, String)>);

/// Law 3: new against old is old against new with the sides exchanged.
pub fn back_mirrors_forth(drafts: Pair<&Draft>) -> Result<(), String> {
    let forth = redline(drafts, align(drafts));
    let back = redline(drafts.swap(), align(drafts.swap()));
    let sorted = |made: &Redline<'_>, first: Side| {
        let mut links: Vec<Mirrored> = Vec::new();
        for at in made.alignment.indices() {
            let link = made.alignment.link(at);
            let op = |op: Op| match (op, first) {
                (Op::Delete, Side::New) => Op::Insert,
                (Op::Insert, Side::New) => Op::Delete,
                (other, _) => other,
            };
            let mut segments: Vec<(Op, String)> =
                made.edit(at).segments.iter().map(|segment| (op(segment.op), segment.text.to_string())).collect();
            // Within a replacement, what goes stands before what comes on either way.
            segments.sort();
            links.push((link.side(first).to_vec(), link.side(first.other()).to_vec(), segments));
        }
        links.sort();
        links
    };
    let (forth, back) = (sorted(&forth, Side::Old), sorted(&back, Side::New));
    match forth.iter().zip(&back).find(|(a, b)| a != b) {
        Some((a, b)) => Err(format!("forth {a:?}\nback  {b:?}")),
        None if forth.len() != back.len() => Err(format!("{} links forth, {} back", forth.len(), back.len())),
        None => Ok(()),
    }
}

/// Law 5: the page without deletions holds the words of the new draft, without insertions those of the old one.
pub fn pages_hold_both_texts(redline: &Redline<'_>) -> Result<(), String> {
    let mut page = String::new();
    travaux::render::redline::html::write(&mut page, redline, redline.drafts.new.meta.language);
    let body = page.split("<main").nth(1).ok_or("the page has no main part")?;
    for (side, gone) in [(Side::Old, "ins"), (Side::New, "del")] {
        let text = letters(&plain(body, gone));
        let draft = redline.drafts.get(side);
        for clause in &draft.clauses {
            let words = letters(clause.text.as_str());
            if !text.contains(&words) {
                return Err(format!("{side:?}: the page lacks {:?}", clause.text.as_str()));
            }
        }
    }
    Ok(())
}

/// The text of markup without elements of a name, tags and character references resolved.
fn plain(markup: &str, gone: &str) -> String {
    let (open, close) = (format!("<{gone}"), format!("</{gone}>"));
    let mut kept = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find(&open) {
        kept.push_str(&rest[..at]);
        rest = rest[at..].find(&close).map_or("", |end| &rest[at + end + close.len()..]);
    }
    kept.push_str(rest);
    let mut text = String::new();
    for part in kept.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

/// Laws 2 to 6 on one pair.
pub fn hold(drafts: Pair<&Draft>) -> Result<(), String> {
    let made = redline(drafts, align(drafts));
    segments_rebuild(&made)?;
    every_clause_is_linked_once(&made)?;
    pages_hold_both_texts(&made)?;
    documents_hold_both_texts(&made)?;
    back_mirrors_forth(drafts)?;
    let write = || {
        let (mut json, mut page) = (String::new(), String::new());
        let made = redline(drafts, align(drafts));
        travaux::render::redline::json::write(&mut json, &made, travaux::Language::English);
        travaux::render::redline::html::write(&mut page, &made, made.drafts.new.meta.language);
        (json, page)
    };
    if write() == write() { Ok(()) } else { Err("two runs wrote different bytes".to_owned()) }
}

/// Law 5, Word: accepting all changes of the document gives the new draft as a document, rejecting them the old one.
pub fn documents_hold_both_texts(redline: &Redline<'_>) -> Result<(), String> {
    document_holds_both_texts(redline, &travaux::render::redline::docx::write(redline, &Tracking::default()))
}

/// Law 5 for a document that was written already.
pub fn document_holds_both_texts(redline: &Redline<'_>, tracked: &[u8]) -> Result<(), String> {
    for (side, changes) in [(Side::Old, Changes::Reject), (Side::New, Changes::Accept)] {
        let plain = travaux::render::docx::write(redline.drafts.get(side));
        let wanted = outline(&plain, Changes::Accept)?;
        let found = outline(tracked, changes)?;
        let length = wanted.len().max(found.len());
        if let Some(at) = (0..length).find(|&at| wanted.get(at) != found.get(at)) {
            return Err(format!("{side:?} as a document: {:?} is {:?}", wanted.get(at), found.get(at)));
        }
    }
    Ok(())
}

/// What the clauses of a document are, say and look like; footnotes go without their names, which Word counts anew.
fn outline(document: &[u8], changes: Changes) -> Result<Vec<String>, String> {
    let imported = travaux::import::docx("a.docx", document, changes).map_err(|error| error.to_string())?;
    let draft = travaux::parse(imported.source);
    let line = |at: ClauseIx| {
        let clause = draft.clause(at);
        let head = if clause.kind == travaux::Kind::Footnote { "" } else { &clause.head };
        let styles: Vec<String> = clause.text.styles().iter().map(|styled| format!("{styled:?}")).collect();
        let text = clause.text.as_str();
        format!("{} {} {head} | {text} {}", draft.depth(at), clause.kind.name(), styles.join(" "))
    };
    Ok(draft.reading_order().into_iter().map(line).collect())
}

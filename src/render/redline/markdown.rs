//! The redline as Markdown that any host shows: `<ins>` and `<del>` round what came and went.
//!
//! The story stands on top, then every clause in the order of the new draft. Characters that
//! Markdown would take for marks are escaped, so that the text without deletions is the new one.

use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::meta::Basis;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::story;

/// Writes a redline as Markdown.
pub fn write(out: &mut String, redline: &Redline<'_>) {
    let cites = &redline.cites;
    let symbols = redline.drafts.map(|draft| draft.meta.symbol.as_str());
    out.push_str("# ");
    escape(out, &format!("{} → {}", symbols.old, symbols.new));
    out.push_str("\n\n");
    if [redline.drafts.old, redline.drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement)) {
        out.push_str("*The wording is a restatement and must not be quoted as the instrument's.*\n\n");
    }
    if let Some(limit) = &redline.limited {
        out.push_str(&format!("*Limited: {limit}.*\n\n"));
    }
    for sentence in story::tell(redline) {
        out.push_str("- ");
        escape(out, &sentence.text);
        out.push('\n');
    }
    let offences = Affected::of(redline);
    for (at, sentence) in offences.sentences(redline.drafts.new.meta.language).iter().enumerate() {
        out.push_str(if at == 0 { "\n- " } else { "- " });
        escape(out, &sentence.text);
        out.push('\n');
    }
    out.push_str("\n---\n\n");
    for at in redline.alignment.indices() {
        clause(out, redline, (at, &offences));
        for &gone in redline.alignment.departed(at) {
            let link = redline.alignment.link(gone);
            let note = format!("{} moved to {}", cites.old.cite(link.old[0]), cites.new.cite(link.new[0]));
            out.push_str(&format!("*({note})*\n\n"));
        }
    }
}

fn clause(out: &mut String, redline: &Redline<'_>, (at, offences): (LinkIx, &Affected)) {
    let link = redline.alignment.link(at);
    let (side, clause) = link.shown();
    let draft = redline.drafts.get(side);
    let start = out.len();
    out.push_str(&opening(draft, clause));
    let body = out.len();
    let heads = [Side::Old, Side::New].map(|side| {
        let clause = link.side(side).first();
        clause.map(|&at| redline.drafts.get(side).clause(at).head.as_str()).unwrap_or_default()
    });
    if heads[0] == heads[1] {
        escape(out, heads[1]);
    } else {
        edit(out, Op::Delete, heads[0]);
        edit(out, Op::Insert, heads[1]);
    }
    if out.len() > body {
        out.push(' ');
    }
    for segment in &redline.edit(at).segments {
        match (segment.class, segment.op) {
            (Class::Ignored, Op::Delete) => {}
            (Class::Ignored, Op::Insert | Op::Equal) => edit(out, Op::Equal, &segment.text),
            (_, op) => edit(out, op, &segment.text),
        }
    }
    if out[body..].trim().is_empty() {
        out.truncate(start);
    } else {
        out.push_str("\n\n");
    }
    let alarm = redline.progress.regression(at).map(|regression| format!("‼ {}", regression.phrase()));
    let unsure = link.is_unsure().then(|| format!("link unsure, {:.0} %", link.confidence * 100.0));
    let remarks = redline.remarks.of_link(at).iter().map(|remark| format!("check: {}", remark.message));
    let held = offences.titles(link, redline.drafts.new.meta.language).into_iter().map(|title| format!("§ {title}"));
    let materials = redline.materials.of_link(at).iter().map(|material| format!("material: {}", material.phrase()));
    let told = materials.chain(alarm).chain(redline.progress.phrases(&[at])).chain(unsure).chain(remarks).chain(held);
    let notes: Vec<String> = told.collect();
    if !notes.is_empty() {
        out.push_str("*(");
        escape(out, &notes.join("; "));
        out.push_str(")*\n\n");
    }
}

/// The signs of a heading, or the indent of a clause inside its article.
fn opening(draft: &Draft, at: ClauseIx) -> String {
    let kind = draft.clause(at).kind;
    if kind.has_heading() {
        let depth = draft.depth(at).clamp(1, 4);
        return format!("{} ", "#".repeat(depth + 1));
    }
    let inner = |above: &ClauseIx| draft.clause(*above).kind >= Kind::Choice;
    // Blanks are folded by Markdown; no-break spaces show the level without making code of it.
    "&emsp;".repeat(draft.ancestors(at).filter(inner).count())
}

fn edit(out: &mut String, op: Op, text: &str) {
    if text.is_empty() {
        return;
    }
    let (open, close) = match op {
        Op::Equal => ("", ""),
        Op::Delete => ("<del>", "</del>"),
        Op::Insert => ("<ins>", "</ins>"),
    };
    out.push_str(open);
    escape(out, text);
    out.push_str(close);
}

/// Escapes what Markdown and HTML would read as marks.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '{' | '}' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
}

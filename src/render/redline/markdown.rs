//! The redline as Markdown that any host shows: `<ins>` and `<del>` round what came and went.
//!
//! The story stands on top, then every clause in the order of the new draft. Characters that
//! Markdown would take for marks are escaped, so that the text without deletions is the new one.

use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::meta::Basis;
use crate::offences::Affected;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::voice::Voice;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes a redline as Markdown with words round the text in a language.
pub fn write(out: &mut String, redline: &Redline<'_>, interface: Language) {
    let (words, voice) = (Words::of(interface), Voice::of(redline, interface));
    let symbols = redline.drafts.map(|draft| draft.meta.symbol.as_str());
    out.push_str("# ");
    escape(out, &format!("{} → {}", symbols.old, symbols.new));
    out.push_str("\n\n");
    if [redline.drafts.old, redline.drafts.new].iter().any(|draft| draft.meta.basis == Some(Basis::Restatement)) {
        out.push_str(&format!("*{}*\n\n", words.say(Word::Restated)));
    }
    if let Some(limit) = &redline.limited {
        out.push_str(&format!("*{}: {limit}.*\n\n", words.say(Word::Limited)));
    }
    for sentence in voice.story() {
        out.push_str("- ");
        escape(out, &sentence.text);
        out.push('\n');
    }
    let offences = Affected::of(redline);
    for (at, sentence) in offences.sentences(&voice).iter().enumerate() {
        out.push_str(if at == 0 { "\n- " } else { "- " });
        escape(out, &sentence.text);
        out.push('\n');
    }
    out.push_str("\n---\n\n");
    for at in redline.alignment.indices() {
        clause(out, (&voice, &words), (at, &offences));
        for &gone in redline.alignment.departed(at) {
            let link = redline.alignment.link(gone);
            let cites = [voice.cite(Side::Old, link.old[0]), voice.cite(Side::New, link.new[0])];
            let note = words.fill(Word::WentTo, &cites);
            out.push_str(&format!("*({note})*\n\n"));
        }
    }
}

fn clause(out: &mut String, (voice, words): (&Voice<'_, '_>, &Words), (at, offences): (LinkIx, &Affected)) {
    let redline = voice.redline();
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
    let alarm = redline.progress.regression(at).filter(|regression| regression.is_loud());
    let alarm = alarm.map(|regression| format!("‼ {}", voice.regression(regression)));
    let unsure = || words.fill(Word::Unsure, &[&format!("{:.0}", link.confidence * 100.0)]);
    let unsure = link.is_unsure().then(unsure);
    let remarks = redline.remarks.of_link(at).iter().map(|remark| words.fill(Word::Check, &[&voice.remark(remark)]));
    let held = offences.titles(link, voice.language()).into_iter().map(|title| format!("§ {title}"));
    let materials = redline.materials.of_link(at).iter().map(|one| words.fill(Word::Material, &[&voice.material(one)]));
    let told = materials
        .chain(alarm)
        .chain(voice.events(&[at]))
        .chain(voice.carried(at))
        .chain(unsure)
        .chain(remarks)
        .chain(held);
    let notes: Vec<String> = told.collect();
    if !notes.is_empty() {
        out.push_str("*(");
        escape(out, &notes.join(words.semicolon()));
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

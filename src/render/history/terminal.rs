//! The life of a clause as plain text; edits as `{-old-}` and `{+new+}`.

use super::Page;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Segment;

/// Writes a paragraph a draft, or with blame the last text with the draft of every word.
pub fn write(out: &mut String, page: &Page<'_>) {
    if page.blame.is_some() {
        return blamed(out, page);
    }
    for (at, chapter) in page.chapters().into_iter().enumerate() {
        let titles = chapter.titles.iter().map(|title| format!(" “{title}”")).collect::<String>();
        let place =
            if chapter.cites.is_empty() { String::new() } else { format!("{}{titles}: ", chapter.cites.join(" + ")) };
        line(out, &format!("{}  {place}{}", chapter.symbol, chapter.told(&page.words())));
        chapter.brackets.iter().for_each(|told| line(out, &format!("    {told}")));
        if at > 0 && !page.steps[at].clauses.is_empty() && !page.steps[at - 1].clauses.is_empty() {
            edits(out, page, at);
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// The clauses that were edited, one a line.
fn edits(out: &mut String, page: &Page<'_>, at: usize) {
    let redline = &page.redlines[at - 1];
    for (link, depth) in page.links(at) {
        let segments = &redline.edit(link).segments;
        if segments
            .iter()
            .all(|segment| segment.op == Op::Equal || matches!(segment.class, Class::Typography | Class::Ignored))
        {
            continue;
        }
        let link = redline.alignment.link(link);
        let head = match (link.new.first(), link.old.first()) {
            (Some(&new), _) => &redline.drafts.new.clause(new).head,
            (None, Some(&old)) => &redline.drafts.old.clause(old).head,
            (None, None) => "",
        };
        let text: String = segments.iter().map(marked).collect();
        line(out, &format!("    {}{head} {text}", "  ".repeat(depth)));
    }
}

fn marked(segment: &Segment<'_>) -> String {
    match segment.op {
        Op::Equal => segment.text.to_string(),
        Op::Insert => format!("{{+{}+}}", segment.text),
        Op::Delete => format!("{{-{}-}}", segment.text),
    }
}

/// Every run of words under the symbol of its draft.
fn blamed(out: &mut String, page: &Page<'_>) {
    let Some(blame) = page.blame else { return };
    let widest = page.drafts.iter().map(|draft| draft.meta.symbol.chars().count()).max().unwrap_or(0);
    for (at, depth) in page.last() {
        let head = page.drafts.last().map_or("", |draft| draft.clause(at).head.as_str());
        for (place, run) in blame.of(at).iter().enumerate() {
            let head = if place == 0 { format!("{head} ") } else { String::new() };
            let symbol = &page.drafts[run.round].meta.symbol;
            line(out, &format!("{symbol:widest$}  {}{}{}", "  ".repeat(depth), head.trim_start(), run.text.trim()));
        }
    }
}

//! Clauses on HTML pages: their wording, and their redline.

use std::collections::BTreeSet;

use maud::Markup;
use maud::html;

use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;
use crate::redline::Redline;
use crate::redline::Segment;

/// What pages with clauses need beyond the look of all pages.
pub(super) const STYLE: &str = "\
:root{--page:var(--paper);--band:var(--wash);--insback:var(--insbg);--delback:var(--delbg)}
body{max-width:90rem;font:1rem/1.5 var(--ui)}
h1,h2,h3{font-family:var(--text)}h2{margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
.soft{color:var(--soft)}small{font-size:.8rem}
ins.consequential,del.consequential{color:var(--soft);background:none}
main details{border:1px solid var(--rule);border-radius:.3rem;padding:.35rem .7rem;margin:.35rem 0}
details>div{margin-top:.4rem}.clause{margin:.25rem 0;font-family:var(--text);max-width:36rem}.d1{margin-inline-start:1.5rem}.d2{margin-inline-start:3rem}.d3{margin-inline-start:4.5rem}.head{font-weight:600}
:target{outline:2px solid var(--link);outline-offset:.2rem}
@media print{body{max-width:none}main details{border:0;padding:0}details::details-content{content-visibility:visible;display:block}a{text-decoration:none}}
";

/// A clause with all that stands in it.
pub(super) fn wording(draft: &Draft, at: ClauseIx) -> Markup {
    let top = draft.depth(at);
    html! {
        @for below in draft.subtree(at) {
            @let clause = draft.clause(below);
            p.clause.(indent(draft.depth(below) - top)) { span.head { (clause.head) } " " (clause.text.as_str()) }
        }
    }
}

/// What happened to clauses, with all that stood and stands in them.
pub(super) fn edits(redline: &Redline<'_>, old: &[ClauseIx], new: &[ClauseIx]) -> Markup {
    html! {
        @for (link, depth) in links(redline, old, new) {
            p.clause.(indent(depth)) { (head(redline, link)) @for segment in &redline.edit(link).segments { (marked(segment)) } }
        }
    }
}

/// The links of all that stands in clauses, in the order of the new draft, deleted ones behind what they stood behind.
pub(super) fn links(redline: &Redline<'_>, old: &[ClauseIx], new: &[ClauseIx]) -> Vec<(LinkIx, usize)> {
    let mut found: BTreeSet<(LinkIx, usize)> = BTreeSet::new();
    let mut seen: BTreeSet<LinkIx> = BTreeSet::new();
    for (side, clauses) in [(Side::New, new), (Side::Old, old)] {
        let draft = redline.drafts.get(side);
        for &top in clauses {
            for below in draft.subtree(top) {
                let link = redline.alignment.link_of(side, below);
                if seen.insert(link) {
                    found.insert((link, draft.depth(below) - draft.depth(top)));
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The heads of a link, where they differ both.
fn head(redline: &Redline<'_>, link: LinkIx) -> Markup {
    let link = redline.alignment.link(link);
    let first =
        |draft: &Draft, side: &[ClauseIx]| side.first().map(|&at| draft.clause(at).head.clone()).unwrap_or_default();
    let (old, new) = (first(redline.drafts.old, &link.old), first(redline.drafts.new, &link.new));
    html! {
        span.head {
            @if old == new { (new) } @else {
                @if !old.is_empty() { del { (old) } " " }
                @if !new.is_empty() { ins { (new) } }
            }
        } " "
    }
}

/// A stretch of text with its mark.
pub(super) fn marked(segment: &Segment<'_>) -> Markup {
    let class = match segment.class {
        Class::Consequential | Class::Typography | Class::Ignored => Some("consequential"),
        Class::Substance | Class::Bracket => None,
    };
    html! {
        @match segment.op {
            Op::Equal => { (segment.text) }
            Op::Insert => { ins class=[class] { (segment.text) } }
            Op::Delete => { del class=[class] { (segment.text) } }
        }
    }
}

/// Deeper clauses are set in further, up to three steps.
fn indent(depth: usize) -> &'static str {
    ["d0", "d0", "d1", "d2", "d3"][depth.min(4)]
}

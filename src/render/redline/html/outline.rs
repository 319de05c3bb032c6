//! The headings in order, with marks of change.

use maud::Markup;
use maud::html;

use super::anchors;
use super::groups;
use super::groups::Group;
use super::groups::Groups;
use crate::redline::Redline;
use crate::render::words;
use crate::render::words::Word;
use crate::render::words::Words;

/// Writes the outline; a narrow window folds it.
pub(super) fn nav(redline: &Redline<'_>, groups: &Groups, words: &Words) -> Markup {
    let language = redline.drafts.new.meta.language;
    html! {
        "\n"
        nav aria-labelledby="tx-outline" {
            details #tx-contents {
                summary { h2 #tx-outline { (words.say(Word::Outline)) } }
                ol lang=(language.tag()) dir=(words::direction(language)) {
                    @for group in &groups.list { (entry(redline, group, words)) }
                }
            }
        }
    }
}

fn entry(redline: &Redline<'_>, group: &Group, words: &Words) -> Markup {
    let first = group.first();
    // A draft without a title shows nothing of itself: its opening starts with what stands first in it.
    let (target, title) = match (groups::title(redline, first), group.links.get(1)) {
        (Some(title), _) => (first, title),
        (None, Some(&second)) => (second, words.say(Word::Opening).to_owned()),
        (None, None) => return html! {},
    };
    let quiet = group.changes == 0;
    let class = match (group.is_container(), quiet) {
        (true, true) => Some("c same"),
        (true, false) => Some("c"),
        (false, true) => Some("same"),
        (false, false) => None,
    };
    html! {
        "\n"
        li class=[class] {
            a href=(anchors::href(redline, target)) { bdi { (title) } }
            @if !quiet { " " (mark(redline, group, words)) }
        }
    }
}

/// What happened in a group, in a word or in figures.
fn mark(redline: &Redline<'_>, group: &Group, words: &Words) -> Markup {
    let first = group.first();
    let link = redline.alignment.link(first);
    let changes = redline.edit(first).changes;
    let word = match (link.is_inserted(), link.is_deleted()) {
        (true, _) => Some(Word::MarkNew),
        (_, true) => Some(Word::MarkDeleted),
        _ if changes.moved => Some(Word::MarkMoved),
        _ if changes.retitled => Some(Word::MarkRetitled),
        _ if group.words.changed() > 0 => None,
        _ if changes.renumbered => Some(Word::MarkRenumbered),
        _ => Some(Word::Follows),
    };
    let whole = link.is_one_sided();
    let quiet = matches!(word, Some(Word::MarkRenumbered | Word::Follows));
    html! {
        span.mark.quiet[quiet] lang=(words.language.tag()) dir=(words.direction()) {
            @if let Some(word) = word { (words.say(word)) " " }
            @if !whole && group.words.inserted > 0 { span.in { "+" (group.words.inserted) } " " }
            @if !whole && group.words.deleted > 0 { span.out { "−" (group.words.deleted) } }
        }
    }
}

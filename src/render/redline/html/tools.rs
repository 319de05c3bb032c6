//! What a reader does with the page: steps, views, filter, search. All of it needs the script, and hides without it.

use maud::Markup;
use maud::html;

use super::anchors;
use super::groups;
use super::groups::Groups;
use super::sorts::Sort;
use crate::redline::Redline;
use crate::render::words::Word;
use crate::render::words::Words;

/// The bar that stays in sight.
pub(super) fn bar(redline: &Redline<'_>, groups: &Groups, words: &Words) -> Markup {
    let say = |word: Word| words.say(word);
    html! {
        "\n"
        div.bar role="region" aria-label=(say(Word::Tools)) {
            div.steps {
                button #tx-prev type="button" aria-label=(say(Word::Previous)) title=(say(Word::Previous)) { "↑" }
                span #tx-at data-of=(say(Word::Position)) data-all=(say(Word::Changes)) {}
                button #tx-next type="button" aria-label=(say(Word::Next)) title=(say(Word::Next)) { "↓" }
            }
            (views(words))
            (filter(redline, groups, words))
            div.find role="search" {
                input #tx-find type="search" aria-label=(say(Word::Search)) placeholder=(say(Word::Search));
                span #tx-found role="status" data-of=(say(Word::Position)) data-none=(say(Word::NoHits)) {}
            }
            button #tx-listed type="button" { (say(Word::List)) }
            button #tx-help type="button" aria-label=(say(Word::Keys)) title=(say(Word::Keys)) { "?" }
        }
        dialog #tx-list aria-labelledby="tx-list-title" {
            h2 #tx-list-title { (say(Word::List)) }
            ol #tx-changes tabindex="0" {}
            form method="dialog" {
                button #tx-copy type="button" data-done=(say(Word::Copied)) { (say(Word::Copy)) } " "
                button { (say(Word::Close)) }
            }
        }
    }
}

fn views(words: &Words) -> Markup {
    let views = [("inline", Word::ViewInline), ("side", Word::ViewSide), ("notes", Word::ViewNew)];
    html! {
        fieldset.views {
            legend { (words.say(Word::View)) }
            @for (view, word) in views {
                label {
                    input type="radio" name="view" value=(view) checked[view == "inline"];
                    span { (words.say(word)) }
                }
            }
        }
    }
}

fn filter(redline: &Redline<'_>, groups: &Groups, words: &Words) -> Markup {
    let moved_away: usize = redline.alignment.indices().map(|at| redline.alignment.departed(at).len()).sum();
    let count = |sort: Sort| {
        let marked = groups.sorts.iter().filter(|sorts| sorts.has(sort)).count();
        if sort == Sort::Move { marked + moved_away } else { marked }
    };
    html! {
        details.filter {
            summary { (words.say(Word::Filter)) }
            div {
                fieldset {
                    legend { (words.say(Word::ShowOnly)) }
                    @for sort in Sort::ALL {
                        @let count = count(sort);
                        label {
                            input type="checkbox" name="sort" value=(sort.class()) disabled[count == 0];
                            " " (words.say(sort.word())) " " b { (count) }
                        }
                    }
                }
                (chapters(redline, groups, words))
                button #tx-clear type="button" { (words.say(Word::Clear)) }
            }
        }
        p #tx-nothing role="status" data-none=(words.say(Word::NothingMatches)) {}
    }
}

/// The containers that a filter can keep to, with their changes.
fn chapters(redline: &Redline<'_>, groups: &Groups, words: &Words) -> Markup {
    let containers = groups.list.iter().enumerate().filter(|(_, group)| group.is_container());
    let named: Vec<_> = containers
        .filter_map(|(at, group)| {
            let title = groups::title(redline, group.first())?;
            Some((anchors::href(redline, group.first()), title, groups.changes_under(at)))
        })
        .collect();
    html! {
        @if named.len() > 1 {
            label {
                (words.say(Word::Chapter)) " "
                select #tx-chapter autocomplete="off" {
                    option value="" { (words.say(Word::AllChapters)) }
                    @for (href, title, changes) in named { option value=(href) { (title) " (" (changes) ")" } }
                }
            }
        }
    }
}

/// The heads of the columns of the side-by-side view.
pub(super) fn columns(redline: &Redline<'_>, words: &Words) -> Markup {
    html! {
        div.columns lang=(words.language.tag()) aria-hidden="true" {
            @for (word, draft) in [(Word::OldText, redline.drafts.old), (Word::NewText, redline.drafts.new)] {
                div { (words.say(word)) " · " bdi { (draft.meta.symbol) } }
            }
        }
    }
}

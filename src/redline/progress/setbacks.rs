//! Text that was agreed, or stood free of brackets, and is touched or in brackets now.

use super::Regression;
use super::Scene;
use super::Secured;
use super::Setback;
use super::Standing;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::marks::Mark;
use crate::draft::marks::Marks;
use crate::pair::Pair;
use crate::pair::Side;

/// How a draft shows what is secure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Custom {
    /// It marks what is agreed; what has no mark is open.
    Status,
    /// It marks what is not agreed; what has no bracket stands.
    Brackets,
    /// It marks nothing.
    Neither,
}

fn custom(draft: &Draft, marks: &Marks) -> Custom {
    if draft.indices().any(|at| marks.own_status(at).is_some()) {
        Custom::Status
    } else if marks.brackets.iter().any(|bracket| !bracket.role.is_remark()) || !marks.options.is_empty() {
        Custom::Brackets
    } else {
        Custom::Neither
    }
}

/// Finds what was secure and no longer is, in the order of the links.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Regression> {
    let customs = Pair::new(custom(scene.drafts.old, &scene.marks.old), custom(scene.drafts.new, &scene.marks.new));
    let one = |at: LinkIx| {
        let link = scene.alignment.link(at);
        let (was, now) = match was(scene, link) {
            Some(was) => (was, now(scene, link, was, customs)?),
            None if has_passage_in_doubt(scene, link) => (Secured::Clean, Setback::Bracketed),
            None => return None,
        };
        Some(Regression { link: at, was, now, text: texts(scene, link) })
    };
    scene.alignment.indices().filter_map(one).collect()
}

/// How secure the text of a link was: as secure as the least secure of its clauses.
fn was(scene: &Scene<'_>, link: &Link) -> Option<Secured> {
    let all: Option<Vec<Secured>> = link.old.iter().map(|&at| secured(scene, at)).collect();
    all?.into_iter().max()
}

fn secured(scene: &Scene<'_>, at: ClauseIx) -> Option<Secured> {
    let (draft, marks) = (scene.drafts.old, &scene.marks.old);
    let own = scene.flows.old.own(at);
    if draft.clause(at).kind == Kind::Footnote || own.is_empty() {
        return None;
    }
    if let Some(agreement) = marks.status(draft, at) {
        return Some(Secured::By(agreement));
    }
    let free = marks.entry(at) == 0 && !marks.placed(at).iter().any(|placed| is_bracket(marks, placed.mark));
    let blank = marks.blanks.iter().any(|blank| blank.clause == at);
    let standing = own.into_iter().all(|word| scene.standing(Side::Old, word) == Standing::Free);
    (free && standing && !blank).then_some(Secured::Clean)
}

fn is_bracket(marks: &Marks, mark: Mark) -> bool {
    match mark {
        Mark::Open(at) | Mark::Close(at) => !marks.bracket(at).role.is_remark(),
        Mark::Stray => true,
        Mark::Note => false,
    }
}

/// What befell a secure text. Words of clean text may change freely where the draft does not show what is open.
fn now(scene: &Scene<'_>, link: &Link, was: Secured, customs: Pair<Custom>) -> Option<Setback> {
    let clean = was == Secured::Clean;
    if clean && customs.old != Custom::Brackets {
        return bracketed(scene, link);
    }
    if link.is_deleted() {
        return Some(Setback::Deleted);
    }
    let bracketed = bracketed(scene, link);
    if bracketed.is_some() {
        return bracketed;
    }
    if touched(scene, link) {
        return Some(Setback::Touched);
    }
    let status = |&at: &ClauseIx| scene.marks.new.status(scene.drafts.new, at).is_some();
    let unmarked = !clean && customs.new == Custom::Status && !link.new.iter().all(status);
    unmarked.then_some(Setback::Unmarked)
}

/// Says whether any word came or went; a number that follows a renumbering did neither.
fn touched(scene: &Scene<'_>, link: &Link) -> bool {
    let changed = |side: Side| {
        let flow = scene.flows.get(side);
        link.side(side).iter().flat_map(|&at| flow.own(at)).any(|word| flow.twin(word).is_none())
    };
    changed(Side::Old) || changed(Side::New)
}

/// What brackets did to a text: a word that stood free is in one, or under an option, now; or the first one was put in.
fn bracketed(scene: &Scene<'_>, link: &Link) -> Option<Setback> {
    if passages_in_doubt(scene, link).next().is_some() {
        return Some(Setback::Bracketed);
    }
    let opened = !is_in_doubt(scene, link, Side::Old) && is_in_doubt(scene, link, Side::New);
    opened.then_some(Setback::Opened)
}

/// The runs of old words of a link that stood free and are in a bracket or under an option now.
fn passages_in_doubt<'s>(scene: &'s Scene<'_>, link: &'s Link) -> impl Iterator<Item = Vec<usize>> {
    let fell = |&word: &usize| {
        let twin = scene.flows.old.twin(word);
        let now = twin.map(|twin| scene.standing(Side::New, twin));
        scene.standing(Side::Old, word) == Standing::Free && now == Some(Standing::InDoubt)
    };
    let mut words = link.old.iter().flat_map(|&at| scene.flows.old.own(at)).peekable();
    std::iter::from_fn(move || {
        let mut passage = vec![words.find(fell)?];
        passage.extend(std::iter::from_fn(|| words.next_if(fell)));
        Some(passage)
    })
}

/// Says whether a passage of a clause that had brackets elsewhere went into doubt: a word of duty, or words that say
/// something. A single word more may be in a bracket for the company it found there.
fn has_passage_in_doubt(scene: &Scene<'_>, link: &Link) -> bool {
    let flow = &scene.flows.old;
    let says = |word: &usize| !scene.alignment.classes.is_everyday(flow.id(*word));
    passages_in_doubt(scene, link).any(|passage| {
        let operative = passage.iter().any(|&word| scene.operative.has(&flow.text(word..word + 1)));
        operative || passage.len() > 1 && passage.iter().any(says)
    })
}

/// Says whether anything of a side of a link is in a bracket or under an option.
fn is_in_doubt(scene: &Scene<'_>, link: &Link, side: Side) -> bool {
    let (marks, flow) = (scene.marks.get(side), scene.flows.get(side));
    let in_doubt = |&at: &ClauseIx| {
        flow.own(at).any(|word| scene.standing(side, word) == Standing::InDoubt)
            || marks.placed(at).iter().any(|placed| is_bracket(marks, placed.mark))
    };
    link.side(side).iter().any(in_doubt)
}

fn texts(scene: &Scene<'_>, link: &Link) -> Pair<String> {
    let text = |side: Side| {
        let all: Vec<&str> = link.side(side).iter().map(|at| scene.printed.get(side)[at.at()].as_str()).collect();
        all.join(" ")
    };
    Pair::new(text(Side::Old), text(Side::New))
}

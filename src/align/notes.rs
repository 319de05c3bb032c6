//! The drafts' own notes as evidence: "Moved as article 54 ante", "Deleted and merged into article 30".
//!
//! A note in the place of article 28 speaks of what the other draft has as article 28. It decides
//! between clauses that words alone would not join, but it joins none that have no words in common:
//! notes are copied from round to round, and then speak of an older move.

use rustc_hash::FxHashMap;

use super::matching::Evidence;
use super::matching::Matching;
use super::profile::Bag;
use super::profile::Profile;
use super::score::Scorer;
use super::splits::Join;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::account::Account;
use crate::draft::account::Told;
use crate::draft::account::accounts;
use crate::draft::label::Number;
use crate::pair::Pair;
use crate::pair::Side;

/// What a note names needs this much likeness; without a note a move needs more than half.
const MOVED: f32 = 0.28;
/// The share of the words of a merged clause that the clause must have that took it in.
const MERGED: f32 = 0.45;

/// A note with the clause of the other draft that it speaks of, and where it says that this went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// The draft that has the note.
    side: Side,
    /// In the other draft.
    of: ClauseIx,
    /// In the draft that has the note.
    place: ClauseIx,
    told: Told,
}

/// Reads the notes of both drafts that name a place.
pub(super) fn read(profile: &Profile<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    for side in Side::BOTH {
        let accounts = accounts(profile.drafts.get(side));
        if accounts.is_empty() {
            continue;
        }
        let numbers = numbers(profile.drafts.get(side.other()));
        said.extend(accounts.iter().filter_map(|account| resolve(profile.drafts.get(side), side, account, &numbers)));
    }
    said
}

fn resolve(
    draft: &Draft,
    side: Side,
    account: &Account,
    numbers: &FxHashMap<Number, Option<ClauseIx>>,
) -> Option<Said> {
    let label = draft.clause(account.of).label.as_ref().filter(|_| draft.clause(account.of).kind == Kind::Article)?;
    let of = numbers.get(&label.number).copied().flatten()?;
    Some(Said { side, of, place: account.place?, told: account.told })
}

/// Articles by their number; a number that several have names none.
fn numbers(draft: &Draft) -> FxHashMap<Number, Option<ClauseIx>> {
    let mut found = FxHashMap::default();
    for at in draft.indices().filter(|&at| draft.clause(at).kind == Kind::Article) {
        if let Some(label) = &draft.clause(at).label {
            found.entry(label.number.clone()).and_modify(|other| *other = None).or_insert(Some(at));
        }
    }
    found
}

/// Links what a note says was moved, where the words bear it out.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching, said: &[Said]) {
    for note in said.iter().filter(|note| note.told == Told::Moved) {
        let pair = Pair::of(note.side, note.place, note.of);
        let (old, new) = ([pair.old], [pair.new]);
        let score = Scorer::of(profile, Pair::new(&old, &new)).words(Pair::new(0, 0));
        if score >= MOVED {
            matching.link(pair, Evidence::Note, score.max(super::NOTED));
        }
    }
}

/// What a note says was merged joins the link of the clause that took it in, where the words bear it out.
pub(super) fn joins(profile: &Profile<'_>, matching: &Matching, said: &[Said]) -> Vec<Join> {
    let merged = said.iter().filter(|note| note.told == Told::Merged);
    let joined = |note: &&Said| {
        let other = note.side.other();
        let free = matching.is_free(other, note.of) && matching.bond(note.side, note.place).is_some();
        free && !profile.never.has(Pair::of(note.side, note.place, note.of)) && share(profile, note) >= MERGED
    };
    let join = |note: &Said| Join { side: note.side.other(), part: note.of, whole: note.place };
    let mut joins: Vec<Join> = merged.filter(joined).map(join).collect();
    joins.sort_by_key(|join| (join.side, join.part));
    joins.dedup_by_key(|join| (join.side, join.part));
    joins
}

/// The share of a clause's words, by weight, that the clause has that took it in.
fn share(profile: &Profile<'_>, note: &Said) -> f32 {
    let words = |side: Side, at: ClauseIx| Bag::of(profile, profile.words.get(side).all(at).iter().copied());
    let (part, whole) = (words(note.side.other(), note.of), words(note.side, note.place));
    let likeness = Bag::likeness(profile, Pair::new(&part, &whole));
    if likeness.total.old > 0.0 { likeness.common / likeness.total.old } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use crate::align::Evidence;
    use crate::align::align;
    use crate::draft::citation::Citations;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    const SEALS: &str = "Each keeper feeds the seals at dawn with fresh herring from the cold store.";
    const REWRITTEN: &str =
        "Each keeper on watch, at dawn or later, feeds with sprat whatever seals come, unless the harbour is frozen.";
    const BOATS: &str = "Boats keep a distance of ninety metres from any seal at rest on a rock.";

    #[test]
    fn a_note_joins_what_words_alone_would_not() {
        let old = format!("## Article 1\n\n{SEALS}\n\n## Article 2\n\n{BOATS}\n");
        let new =
            format!("## Article 1\n\nMoved as article 3.\n\n## Article 2\n\n{BOATS}\n\n## Article 3\n\n{REWRITTEN}\n");
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let alignment = align(drafts.as_ref());
        let cites = drafts.as_ref().map(Citations::of);
        let noted = alignment.links.iter().find(|link| link.evidence == Evidence::Note).unwrap();
        assert!(noted.changes.moved || noted.changes.renumbered);
        assert_eq!((cites.old.cite(noted.old[0]), cites.new.cite(noted.new[0])), ("article 1", "article 3"));
    }

    #[test]
    fn a_note_joins_nothing_that_has_no_words_in_common() {
        let old = format!("## Article 1\n\n{SEALS}\n\n## Article 2\n\n{BOATS}\n");
        let new = format!("## Article 1\n\nMoved as article 3.\n\n## Article 2\n\n{BOATS}\n\n## Article 3\n\nPeace.\n");
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        assert!(align(drafts.as_ref()).links.iter().all(|link| link.evidence != Evidence::Note));
    }
}

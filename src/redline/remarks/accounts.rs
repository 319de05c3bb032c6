//! Notes that the text does not bear out: "Deleted." in the place of an article that lives on elsewhere.

use super::Doubt;
use super::Found;
use super::Remark;
use super::RemarkKind;
use crate::align::Link;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::Label;
use crate::draft::account::Account;
use crate::draft::account::Told;
use crate::draft::account::accounts;
use crate::draft::tombstone;
use crate::pair::Side;
use crate::redline::Redline;

/// Compares the notes of the new draft with what happened to the articles they speak of.
pub(super) fn find(redline: &Redline<'_>) -> Vec<Remark> {
    let remark = |account: &Account| {
        let doubt = disagreement(redline, account)?;
        let link = redline.alignment.link_of(Side::New, account.note);
        Some(Remark { kind: RemarkKind::Account, link, clause: account.of, doubt })
    };
    accounts(redline.drafts.new).iter().filter_map(remark).collect()
}

/// What speaks against a note, if anything does.
fn disagreement(redline: &Redline<'_>, account: &Account) -> Option<Doubt<ClauseIx>> {
    let drafts = redline.drafts;
    // A note that stood in the old draft speaks of a round before it.
    let noted = redline.alignment.link(redline.alignment.link_of(Side::New, account.note));
    let same_number = |&note: &ClauseIx| {
        let (old, new) = (number(drafts.old, note), number(drafts.new, account.note));
        old.zip(new).is_some_and(|(old, new)| old.counts_as(new))
    };
    let changed = noted.changes.amended || noted.changes.retitled;
    if !changed && noted.old.first().is_some_and(same_number) {
        return None;
    }
    let said = drafts.new.clause(account.note).text.as_str();
    if account.names_place && account.place.is_none() {
        return Some(Doubt::NoSuchPlace(said.to_owned()));
    }
    let old = namesake(redline, account.of)?;
    if tombstone::is_gone(drafts.old, old) {
        return None;
    }
    let link = redline.alignment.link(redline.alignment.link_of(Side::Old, old));
    let here = |at: ClauseIx, whole: ClauseIx| at == whole || drafts.new.ancestors(at).any(|above| above == whole);
    let there = match (account.told, account.place) {
        (Told::Deleted, _) => link.new.iter().all(|&at| here(at, account.of)) || link.is_unsure(),
        (_, None) => true,
        (_, Some(place)) => {
            let children = drafts.old.clause(old).children.iter();
            let homes =
                children.flat_map(|&child| &redline.alignment.link(redline.alignment.link_of(Side::Old, child)).new);
            link.new.iter().chain(homes).any(|&at| here(at, place) || here(place, at))
        }
    };
    (!there).then(|| Doubt::Unlike(said.to_owned(), old, found(link, account.told)))
}

/// The number of the article that a clause stands in.
fn number(draft: &Draft, at: ClauseIx) -> Option<&Label> {
    draft.clause(draft.article(at)?).label.as_ref()
}

/// The article of the old draft that had the number which a note has now.
fn namesake(redline: &Redline<'_>, at: ClauseIx) -> Option<ClauseIx> {
    let label = redline.drafts.new.clause(at).label.as_ref()?;
    let old = redline.drafts.old;
    let same = |&at: &ClauseIx| {
        let clause = old.clause(at);
        clause.kind == Kind::Article && clause.label.as_ref().is_some_and(|other| other.counts_as(label))
    };
    old.indices().find(same).filter(|_| redline.drafts.new.clause(at).kind == Kind::Article)
}

/// What became of the article instead.
fn found(link: &Link, told: Told) -> Found<ClauseIx> {
    match &link.new[..] {
        [] if told == Told::Merged => Found::Hardly,
        [] => Found::Nowhere,
        new => Found::Elsewhere(new.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::draft::Language;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::redline::remarks::Remark;
    use crate::redline::voice::Voice;
    use crate::source::Source;

    const SEALS: &str = "Each keeper feeds the seals at dawn with fresh herring from the cold store.";
    const BOATS: &str = "Boats keep a distance of ninety metres from any seal at rest on a rock.";

    #[track_caller]
    fn remarks(first: &str, third: &str) -> Vec<String> {
        let old = format!("## Article 1\n\n{SEALS}\n\n## Article 2\n\n{BOATS}\n");
        let new = format!("## Article 1\n\n{first}\n\n## Article 2\n\n{BOATS}\n\n## Article 3\n\n{third}\n");
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let voice = Voice::of(&made, Language::English);
        let told = |remark: &Remark| format!("{} {}", made.cites.new.cite(remark.clause), voice.remark(remark));
        made.remarks.iter().map(told).collect()
    }

    #[test]
    fn a_note_that_the_text_bears_out_is_not_told() {
        assert!(remarks("Deleted.", "Peace for all.").is_empty());
        assert!(remarks("Moved as article 3.", SEALS).is_empty());
    }

    #[test]
    fn a_note_of_the_round_before_is_not_told() {
        let draft = |third: &str| {
            let text = format!("## Article 1\n\n{SEALS}\n\n## Article 1\n\nDeleted.\n\n## Article 2\n\n{third}\n");
            parse(Source::new("a.md", text))
        };
        let drafts = Pair::new(draft("Peace for all."), draft(BOATS));
        assert!(redline(drafts.as_ref(), align(drafts.as_ref())).remarks.iter().next().is_none());
    }

    #[test]
    fn a_deleted_article_that_lives_on_is_told() {
        let expected = ["article 1 says “Deleted.”, but the former article 1 is article 3 now"];
        assert_eq!(remarks("Deleted.", SEALS), expected);
    }

    #[test]
    fn a_move_to_a_clause_that_is_something_else_is_told() {
        let expected = ["article 1 says “Moved as article 3.”, but the former article 1 is not found there"];
        assert_eq!(remarks("Moved as article 3.", "Peace for all."), expected);
        let expected = ["article 1 says “Moved as article 9.”, but the draft has no such clause"];
        assert_eq!(remarks("Moved as article 9.", "Peace for all."), expected);
    }
}

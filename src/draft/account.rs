//! The document's own account of what happened to a clause, printed in its place.
//!
//! ```text
//! note    = ["["] verb { ("and" | "," | "-") verb } [ … place ] ["]"]
//! verb    = "Deleted" | "Moved" | "Merged", and their like in the other languages
//! place   = the last reference of the note: "article 30" of "merged into article 30 as revised"
//! ```
//!
//! "Deleted and moved behind article 17 as article 17 bis" names two clauses; where the text went
//! is the last of them.

use super::ClauseIx;
use super::Draft;
use super::reference::Level;
use super::reference::Reader;
use super::tombstone;

/// What a note says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// The clause is no more.
    Deleted,
    /// It stands elsewhere.
    Moved,
    /// It is part of another clause.
    Merged,
}

/// Beginnings of the words of each verb in small letters: English, French, Spanish, Russian, Chinese, Arabic.
pub(super) const VERBS: [(Told, &[&str]); 3] = [
    (
        Told::Merged,
        &[
            "merged",
            "fusionn",
            "fusionad",
            "refundid",
            "объединен",
            "объединён",
            "并入",
            "合并",
            "دمجت",
            "أدمجت",
            "أُدمجت",
        ],
    ),
    (
        Told::Moved,
        &[
            "moved",
            "déplac",
            "devient",
            "trasladad",
            "pasa a ser",
            "перенесен",
            "перенесён",
            "перемещен",
            "перемещён",
            "移至",
            "移到",
            "改为",
            "نقلت",
            "نُقلت",
        ],
    ),
    (
        Told::Deleted,
        &[
            "deleted",
            "supprimé",
            "suprimid",
            "eliminad",
            "исключен",
            "исключён",
            "исключена",
            "снят",
            "删除",
            "حذفت",
            "حُذفت",
            "تحذف",
            "محذوف",
        ],
    ),
];

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The clause that it speaks of: the numbered clause or the article in whose place it stands.
    pub of: ClauseIx,
    /// The clause whose words it is.
    pub note: ClauseIx,
    /// What it says: where a clause was deleted and merged, it was merged.
    pub told: Told,
    /// Where the text went, in the same draft; `None` where no place is named, or one that is not there.
    pub place: Option<ClauseIx>,
    /// Says that it names a place.
    pub names_place: bool,
}

/// All notes of a draft, in the order of the text.
pub fn accounts(draft: &Draft) -> Vec<Account> {
    let notes: Vec<ClauseIx> = draft.indices().skip(1).filter(|&at| tombstone::is_tombstone(draft, at)).collect();
    if notes.is_empty() {
        return Vec::new();
    }
    let mut reader = Reader::of(draft);
    let account = |&note: &ClauseIx| {
        let text = draft.clause(note).text.as_str();
        let told = told(text)?;
        let named: Vec<Option<ClauseIx>> = reader
            .read(note)
            .iter()
            .filter(|reference| reference.numbers.iter().any(|number| number.level >= Level::Article))
            .map(|reference| reference.numbers.iter().rev().find_map(|number| number.target))
            .collect();
        if named.is_empty() && !goes_on(text) {
            return None;
        }
        let place = named.last().copied().flatten().filter(|_| told != Told::Deleted);
        let names_place = !named.is_empty() && told != Told::Deleted;
        Some(Account { of: holder(draft, note)?, note, told, place, names_place })
    };
    notes.iter().filter_map(account).collect()
}

/// Says whether a text in small letters begins with a verb of a note.
pub(super) fn opens(start: &str) -> bool {
    let start = start.trim_start_matches('[');
    VERBS.iter().flat_map(|(_, verbs)| *verbs).any(|verb| start.starts_with(verb))
}

/// Words that may follow the first verb of a note which names no place.
const JOINTS: [&str; 8] = ["and", "to", "-", "–", "et", "y", "и", "و"];

/// Says whether a text goes on like a note: "Deleted data are restored" does not.
fn goes_on(text: &str) -> bool {
    let mut words = text.split_whitespace().skip(1);
    words.next().is_none_or(|second| JOINTS.contains(&second) || words.next().is_none())
}

/// What a note says, the most telling verb first.
fn told(text: &str) -> Option<Told> {
    let lower = text.to_lowercase();
    VERBS.iter().find(|(_, verbs)| verbs.iter().any(|verb| lower.contains(verb))).map(|(told, _)| *told)
}

/// The clause a note stands for: itself where it is numbered, else the article if nothing else is left of it.
fn holder(draft: &Draft, note: ClauseIx) -> Option<ClauseIx> {
    if draft.clause(note).label.is_some() {
        return Some(note);
    }
    // A note that was read as a heading stands behind the article that it replaces.
    let parent = draft.article(note).or_else(|| before(draft, note))?;
    tombstone::is_gone(draft, parent).then_some(parent).or_else(|| {
        let bare = draft.clause(parent).children.is_empty();
        (bare && draft.clause(note).kind.has_heading()).then_some(parent)
    })
}

/// The article that ends where a clause starts.
fn before(draft: &Draft, at: ClauseIx) -> Option<ClauseIx> {
    draft.article(ClauseIx(at.0.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::citation::Citations;
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn read(language: &str, body: &str) -> Vec<String> {
        let draft = parse(Source::new("a.md", format!("---\nsymbol: a\nlanguage: {language}\n---\n{body}")));
        let cites = Citations::of(&draft);
        let line = |account: Account| {
            let place = account.place.map_or("–", |place| cites.cite(place));
            format!("{} {:?} {place}", cites.cite(account.of), account.told)
        };
        accounts(&draft).into_iter().map(line).collect()
    }

    #[test]
    fn notes_are_read_as_they_stand_in_real_drafts() {
        let text = "## Article 15\n\nDeleted.\n\n## Article 16\n\nDeleted and moved behind article 17 as article 17 bis.\n\n\
            ## Article 17\n\nText.\n\n## Article 17 bis\n\n1. Text.\n\n2. Deleted.\n\n## Article 18\n\nDeleted and merged into article 17 as revised.\n\n\
            ## Article 19\n\nMoved as article 17 bis, paragraph 1\n\n## Article 20\n\nMoved as article 17 bis(1) PART X\n";
        let expected = [
            "article 15 Deleted –",
            "article 16 Moved article 17 bis",
            "article 17 bis, paragraph 2 Deleted –",
            "article 18 Merged article 17",
            "article 19 Moved article 17 bis, paragraph 1",
            "article 20 Moved article 17 bis, paragraph 1",
        ];
        assert_eq!(read("en", text), expected);
    }

    #[test]
    fn notes_are_read_in_other_languages() {
        assert_eq!(
            read("fr", "## Article 1\n\nDéplacé à l’article 2.\n\n## Article 2\n\nTexte.\n"),
            ["article 1 Moved article 2"]
        );
        assert_eq!(read("zh", "## 第一条\n\n移至第二条。\n\n## 第二条\n\n文本。\n"), ["第一条 Moved 第二条"]);
        assert_eq!(read("ru", "## Статья 1\n\nИсключена.\n"), ["статья 1 Deleted –"]);
    }

    #[test]
    fn a_sentence_on_deleted_things_is_no_note() {
        assert!(
            read("en", "## Article 9\n\n1. Deleted data are restored.\n\n2. Each Party keeps a copy.\n").is_empty()
        );
    }
}

//! One text in two languages: which clauses are the same, and which have no counterpart.

use std::collections::HashMap;

use super::super::Among;
use super::super::Subject;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::label::Number;

/// A draft and its text in another language.
pub(super) struct Concordance<'a> {
    /// The draft that is checked.
    pub(super) here: &'a Subject<'a>,
    /// The other language.
    pub(super) there: &'a Subject<'a>,
    /// Clauses that are the same, here and there.
    pub(super) pairs: Vec<(ClauseIx, ClauseIx)>,
    /// Clauses that only the draft itself has, each with what its parent is there.
    pub(super) only_here: Vec<(ClauseIx, ClauseIx)>,
    /// Clauses that only the other has, each with what its parent is here.
    pub(super) only_there: Vec<(ClauseIx, ClauseIx)>,
}

/// The draft with every language it is held against: one language leads and is held against all, all others against it.
///
/// English leads where it is there, else the first by its tag. A draft of which clauses were left out, or whose numbers
/// are not the document's, has no counterparts by number.
pub(super) fn concordances<'a>(among: &Among<'a>) -> Vec<Concordance<'a>> {
    let meta = &among.subject.draft.meta;
    let whole = |other: &&Subject<'_>| !other.draft.meta.may_lack_numbers();
    let versions = || among.all.iter().copied().filter(|other| other.draft.meta.symbol == meta.symbol).filter(whole);
    let rank = |subject: &&Subject<'_>| {
        let language = subject.draft.meta.language;
        (language != Language::English, language.tag())
    };
    let Some(leads) = versions().map(|version| rank(&version)).min().filter(|_| whole(&among.subject)) else {
        return Vec::new();
    };
    let own = rank(&among.subject);
    let others = versions().filter(|other| rank(other) != own && (own == leads || rank(other) == leads));
    others.map(|there| Concordance::of(among.subject, there)).collect()
}

impl<'a> Concordance<'a> {
    fn of(here: &'a Subject<'a>, there: &'a Subject<'a>) -> Self {
        let mut made = Self { here, there, pairs: Vec::new(), only_here: Vec::new(), only_there: Vec::new() };
        made.pair((ClauseIx::ROOT, ClauseIx::ROOT));
        made.only_here.sort_unstable();
        made.only_there.sort_unstable();
        made
    }

    /// Pairs two clauses and what stands in them: by what it is and by its number, without one by its place.
    fn pair(&mut self, pair: (ClauseIx, ClauseIx)) {
        self.pairs.push(pair);
        let (own, other) = (places(self.here, pair.0), places(self.there, pair.1));
        let by_place: HashMap<&Place<'_>, ClauseIx> = other.iter().map(|(place, at)| (place, *at)).collect();
        let taken: HashMap<&Place<'_>, ClauseIx> = own.iter().map(|(place, at)| (place, *at)).collect();
        for (place, at) in &own {
            match by_place.get(place) {
                Some(&there) => self.pair((*at, there)),
                None => self.only_here.push((*at, pair.1)),
            }
        }
        let missing = other.iter().filter(|(place, _)| !taken.contains_key(place));
        self.only_there.extend(missing.map(|(_, at)| (*at, pair.0)));
    }

    /// What a clause of the draft is in the other language.
    pub(super) fn counterparts(&self) -> HashMap<ClauseIx, ClauseIx> {
        self.pairs.iter().copied().collect()
    }
}

/// What tells a clause from its neighbours in every language: what it is, its number, and which of its like it is.
type Place<'a> = (Kind, Option<&'a Number>, usize);

fn places<'a>(subject: &Subject<'a>, parent: ClauseIx) -> Vec<(Place<'a>, ClauseIx)> {
    let mut counts: HashMap<(Kind, Option<&Number>), usize> = HashMap::new();
    let children = subject.draft.clause(parent).children.iter();
    let texts = children.filter(|&&child| subject.draft.clause(child).kind != Kind::Footnote);
    let place = |&child: &ClauseIx| {
        let clause = subject.draft.clause(child);
        // Headings that name no kind are counted in words of their own: "Cluster 1", 第一组.
        let label = clause.label.as_ref().filter(|_| clause.kind != Kind::Group);
        let number = label.map(|label| &label.number).filter(|number| !number.levels.is_empty());
        let kind = if number.is_none() { plain(clause.kind) } else { clause.kind };
        let count = counts.entry((kind, number)).or_default();
        *count += 1;
        ((kind, number, *count), child)
    };
    texts.map(place).collect()
}

/// Whether a text goes on with a sentence is told by small letters, which not all scripts have.
fn plain(kind: Kind) -> Kind {
    if kind == Kind::Flush { Kind::Paragraph } else { kind }
}

//! Articles left alone between linked neighbours on either side: rewritten, or gone and another in their place?
//!
//! A text of one negotiation has much in common with all of it, and an article that was cut to a tenth, or made of a
//! dozen options, has little in common with anything by size. Its subject shows in the words that no other article has:
//! two articles on different subjects share hardly any of those, and neighbours no more than others.

use super::profile::Profile;
use super::profile::Words;
use crate::draft::ClauseIx;
use crate::pair::Pair;
use crate::pair::Side;
use crate::words::Class;
use crate::words::WordId;

/// So many words of their own two articles must share.
const LEAST: usize = 3;
/// And this share of those of the article that has fewer. Of 204 articles of English and Chinese treaties put in the
/// place of a neighbour that was taken out, words of their own link none; the nearest of 148 had 3 of 12.
const SHARE: f32 = 1.0 / 3.0;

/// The article of each word that one article of a draft has and no other.
pub(super) struct OwnWords(Pair<Vec<ClauseIx>>);

impl OwnWords {
    /// Reads the articles of both drafts.
    pub(super) fn of(profile: &Profile<'_>, units: &Pair<Vec<ClauseIx>>) -> Self {
        Self(Pair::new(
            holders(profile, &profile.words.old, &units.old),
            holders(profile, &profile.words.new, &units.new),
        ))
    }

    /// Says whether two articles are about the same: what one has alone in its draft, the other has alone in its own.
    pub(super) fn are_shared(&self, profile: &Profile<'_>, pair: Pair<ClauseIx>) -> bool {
        let own =
            Pair::new(self.of_article(profile, Side::Old, pair.old), self.of_article(profile, Side::New, pair.new));
        let shared = own.old.iter().filter(|word| own.new.binary_search(word).is_ok()).count();
        let fewer = own.old.len().min(own.new.len());
        shared >= LEAST && shared as f32 >= SHARE * fewer as f32
    }

    /// The words that an article has alone, each once and sorted.
    fn of_article(&self, profile: &Profile<'_>, side: Side, at: ClauseIx) -> Vec<WordId> {
        let alone = |word: &WordId| self.0.get(side)[word.0 as usize] == at;
        let mut words: Vec<WordId> =
            profile.words.get(side).all(at).iter().map(|token| token.word).filter(alone).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// In the place of an article: no article has the word.
const NONE: ClauseIx = ClauseIx(u32::MAX);
/// In the place of an article: several have the word.
const SEVERAL: ClauseIx = ClauseIx(u32::MAX - 1);

/// The article of each word, by its number.
fn holders(profile: &Profile<'_>, words: &Words, units: &[ClauseIx]) -> Vec<ClauseIx> {
    let mut holders = vec![NONE; profile.classes.len()];
    for &unit in units {
        for token in words.all(unit).iter().filter(|token| profile.classes.class(token.word) == Class::Word) {
            let holder = &mut holders[token.word.0 as usize];
            *holder = if *holder == NONE || *holder == unit { unit } else { SEVERAL };
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::draft::Kind;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    /// Four articles, the third of which is given.
    fn draft(third: &str) -> String {
        format!(
            "## Article 1\n\nThe Parties shall at each session of the Assembly count all seals of the outer islands and report on them.\n\n\
             ## Article 2\n\nThe Parties shall feed herring to all pups, and shall report on that to the Assembly at each session.\n\n\
             ## Article 3\n\n{third}\n\n\
             ## Article 4\n\nThe Parties shall send instruments of ratification to the keeper of the lighthouse, who informs the Assembly.\n"
        )
    }

    const LONG: &str = "1. [A tribunal][A forum of experts] for breaches is set up by the Parties, which shall at each session of the Assembly elect its judges.\n\n\
        2. It shall hear complaints of the Parties against one another on all matters of the islands, and shall be non-punitive.\n\n\
        3. It shall lay down fines, warnings and other measures, of which it informs the Parties and the Assembly at each session, who shall see to it that they are borne.\n\n\
        4. Its rules, seat, budget, staff and languages are those which the Assembly shall choose at the first session after all Parties have paid what they owe.";

    #[track_caller]
    fn third_is_linked(new: &str) -> bool {
        let drafts = Pair::new(draft(LONG), draft(new)).map(|text| parse(Source::new("a.md", text)));
        let articles = drafts.as_ref().map(|draft| {
            draft.indices().filter(|&at| draft.clause(at).kind == Kind::Article).nth(2).expect("there are four")
        });
        let alignment = align(drafts.as_ref());
        alignment.links.iter().any(|link| link.old == [articles.old] && link.new == [articles.new])
    }

    #[test]
    fn an_article_cut_down_is_told_by_words_no_other_has() {
        assert!(third_is_linked(
            "The Parties shall report on all breaches to experts, non-punitive, and to the Assembly at each session."
        ));
    }

    #[test]
    fn an_article_on_another_subject_in_its_place_is_new() {
        assert!(!third_is_linked(
            "Gulls that nest within the old harbour may be ringed by trained volunteers in spring."
        ));
    }
}

//! Definitions are matched by the term they define, whatever their number or order.

use rustc_hash::FxHashMap;

use super::matching::Evidence;
use super::matching::Matching;
use super::profile::Profile;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::terms;
use crate::pair::Pair;
use crate::pair::Side;

/// Links the definitions in two linked clauses that define the same term once each.
pub(super) fn link(profile: &Profile<'_>, matching: &mut Matching, pair: Pair<ClauseIx>) {
    let old = defined(profile.drafts.old, matching, Side::Old, pair.old);
    if old.len() < 2 {
        return;
    }
    let new = defined(profile.drafts.new, matching, Side::New, pair.new);
    for (term, &at) in &old {
        if let (Some(at), Some(&Some(other))) = (at, new.get(term)) {
            matching.link(Pair::new(at, other), Evidence::Term, 0.95);
        }
    }
}

/// The clauses right below one by the term they define; a term defined twice is no key.
fn defined(draft: &Draft, matching: &Matching, side: Side, at: ClauseIx) -> FxHashMap<String, Option<ClauseIx>> {
    let mut found = FxHashMap::default();
    for child in matching.free(side, &draft.clause(at).children) {
        if let Some(term) = term(draft.clause(child).text.as_str()) {
            found.entry(term).and_modify(|other| *other = None).or_insert(Some(child));
        }
    }
    found
}

/// The term a definition opens with, in quotes: `“Party” means …`, `"电子数据"系指…`, `« Partie » s'entend …`.
///
/// Brackets in the term are left out: `“[computer data] [digital information]”` stays one term.
pub(crate) fn term(text: &str) -> Option<String> {
    let (term, _) = terms::defined(text)?;
    let term: String = term.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
    let term = term.trim().to_lowercase();
    (!term.is_empty()).then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_opens_with_its_term_in_quotes() {
        assert_eq!(term("“Party” means a State"), Some("party".into()));
        assert_eq!(term("[\"REDD-plus\" means …]"), Some("redd-plus".into()));
        assert_eq!(term("« Partie » s'entend"), Some("partie".into()));
        assert_eq!(term("“电子数据”系指"), Some("电子数据".into()));
        assert_eq!(term("Each Party shall"), None);
    }
}

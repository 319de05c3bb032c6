//! References that did not follow.
//!
//! "article 4" that is still "article 4" although the fourth article is the fifth now names another
//! clause than before; one whose clause was deleted names nothing, or what took its number. Only
//! numbers that stand unedited in a clause that lives on are compared, so that a reference somebody
//! touched is never doubted for its old number.

use std::cell::LazyCell;

use super::Doubt;
use super::Remark;
use super::RemarkKind;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::reference::Level;
use crate::draft::reference::Printed;
use crate::draft::reference::Reference;
use crate::draft::reference::References;
use crate::draft::tombstone;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Edit;
use crate::redline::Op;
use crate::redline::Redline;

/// Finds references that did not follow, and new ones that point nowhere.
pub(super) fn find(redline: &Redline<'_>, references: &Pair<References>) -> Vec<Remark> {
    let changed =
        redline.alignment.links.iter().any(|link| link.is_deleted() || link.changes.renumbered || link.changes.moved);
    let about_others = about_others(redline.drafts.new, &references.new);
    let finder = Finder { redline, references, about_others };
    let told = |&at: &LinkIx| changed || redline.is_touched(at);
    redline.alignment.indices().filter(told).flat_map(|at| finder.link(at)).collect()
}

/// Whether each clause is a point of a sentence that names clauses of another instrument: "In section 30 of the Act of
/// 2016, omit: (a) paragraph 2". Paragraphs without an article are that instrument's.
fn about_others(draft: &Draft, references: &References) -> Vec<bool> {
    let mut about = vec![false; draft.clauses.len()];
    let mut names_others = about.clone();
    for reference in references.iter().filter(|reference| reference.outside) {
        names_others[reference.clause.at()] = true;
    }
    for at in draft.indices() {
        let above = draft.clause(at).parent.filter(|&parent| !draft.clause(parent).kind.has_heading());
        about[at.at()] = above.is_some_and(|above| about[above.at()] || names_others[above.at()]);
    }
    about
}

struct Finder<'a, 'd> {
    redline: &'a Redline<'d>,
    references: &'a Pair<References>,
    /// For every new clause.
    about_others: Vec<bool>,
}

impl Finder<'_, '_> {
    fn link(&self, at: LinkIx) -> Vec<Remark> {
        let link = self.redline.alignment.link(at);
        let kept = LazyCell::new(|| {
            let before = match (&link.old[..], &link.new[..]) {
                ([old], [_]) => self.references.old.in_clause(*old),
                _ => &[],
            };
            Kept::of(self.redline.edit(at), before)
        });
        let mut remarks = Vec::new();
        for &clause in &link.new {
            // What a note names is compared as a note.
            if tombstone::is_tombstone(self.redline.drafts.new, clause) {
                continue;
            }
            let of_another = |one: &Reference| {
                self.about_others[clause.at()] && one.numbers.iter().all(|number| number.level >= Level::Paragraph)
            };
            let own = |one: &&Reference| !one.outside && !of_another(one);
            for reference in self.references.new.in_clause(clause).iter().filter(own) {
                let wrong = self.stale(&kept, reference).or_else(|| self.dangling(&kept, reference));
                remarks.extend(wrong.map(|(kind, doubt)| Remark { kind, link: at, clause, doubt }));
            }
        }
        remarks
    }

    /// What is wrong with the first number of a reference that stands where it stood and names something else.
    fn stale(&self, kept: &Kept<'_>, reference: &Reference) -> Option<(RemarkKind, Doubt<ClauseIx>)> {
        kept.untouched(reference).find_map(|(before, now)| self.astray(before, now))
    }

    /// What is wrong with a number that named one clause and names another.
    fn astray(&self, before: &Printed, now: &Printed) -> Option<(RemarkKind, Doubt<ClauseIx>)> {
        let (alignment, cites) = (&self.redline.alignment, &self.redline.cites);
        let was = before.target.filter(|_| now.label.is_some())?;
        let link = alignment.link(alignment.link_of(Side::Old, was));
        let fits = |target: ClauseIx| {
            link.new.iter().any(|&new| {
                new == target
                    || self.redline.drafts.new.ancestors(new).any(|above| above == target)
                    || self.redline.drafts.new.ancestors(target).any(|above| above == new)
                    || cites.new.cite(new) == cites.new.cite(target)
                    || cites.new.cite(new) == cites.old.cite(was)
            })
        };
        if now.target.is_some_and(fits) || link.is_unsure() || self.is_replaced(was, now.target) {
            return None;
        }
        let kind = if now.target.is_some() { RemarkKind::StaleReference } else { RemarkKind::DanglingReference };
        let doubt = match (&link.new[..], now.target) {
            ([], Some(_)) => Doubt::Taken(was),
            ([], None) => Doubt::Gone(was),
            (new, _) => Doubt::Stale(was, new.to_vec()),
        };
        Some((kind, doubt))
    }

    /// Says whether a deleted clause has a successor under its number: new words in its place, or the option chosen.
    fn is_replaced(&self, was: ClauseIx, now: Option<ClauseIx>) -> bool {
        let (alignment, old) = (&self.redline.alignment, self.redline.drafts.old);
        let link = |side: Side, at: ClauseIx| alignment.link(alignment.link_of(side, at));
        let optional = old.ancestors(was).any(|above| old.clause(above).kind == Kind::Choice);
        let new_words = now.is_some_and(|now| link(Side::New, now).is_inserted());
        optional || link(Side::Old, was).is_deleted() && new_words
    }

    /// What is wrong with an article number that is new here and names nothing.
    fn dangling(&self, kept: &Kept<'_>, reference: &Reference) -> Option<(RemarkKind, Doubt<ClauseIx>)> {
        let number = reference
            .numbers
            .iter()
            .find(|number| number.level == Level::Article && number.target.is_none() && number.label.is_some())?;
        if kept.old_place(number.span.start).is_some() {
            return None;
        }
        let text = self.redline.drafts.new.clause(reference.clause).text.as_str();
        let printed = &text[reference.span.range()];
        Some((RemarkKind::DanglingReference, Doubt::Dangling(printed.to_owned())))
    }
}

/// What stayed of a clause's text, and the numbers of references in its old text.
struct Kept<'a> {
    /// The equal segments: where each begins in the old and in the new text, and its length. In order.
    segments: Vec<(Pair<u32>, u32)>,
    /// Each with how many numbers of its reference are above it, in the order of the old text.
    numbers: Vec<(&'a Printed, u32)>,
}

impl<'a> Kept<'a> {
    fn of(edit: &Edit<'_>, before: &'a [Reference]) -> Self {
        let mut place = Pair::new(0, 0);
        let mut segments = Vec::new();
        for segment in &edit.segments {
            let length = segment.text.len() as u32;
            if segment.op == Op::Equal {
                segments.push((place, length));
            }
            place.old += if segment.op == Op::Insert { 0 } else { length };
            place.new += if segment.op == Op::Delete { 0 } else { length };
        }
        let of = |one: &'a Reference| {
            let above = above(&one.numbers);
            one.numbers.iter().map(move |number| (number, above[number.level as usize]))
        };
        let mut numbers: Vec<(&Printed, u32)> = before.iter().filter(|one| !one.outside).flat_map(of).collect();
        numbers.sort_by_key(|(number, _)| number.span.start);
        Self { segments, numbers }
    }

    /// Where a byte of the new text stood in the old one; nowhere if it is in an edit.
    fn old_place(&self, place: u32) -> Option<u32> {
        let behind = self.segments.partition_point(|(begin, _)| begin.new <= place);
        let (begin, length) = self.segments[..behind].last()?;
        (place - begin.new < *length).then_some(begin.old + place - begin.new)
    }

    /// The numbers of a reference that nobody touched, each behind the one that stood in its place in the old text.
    ///
    /// Where what a number counts in was edited, as "前條" before "第一項" or "article 5" behind "paragraph 1 of", somebody
    /// touched it; the kind words do not matter.
    fn untouched<'r>(&self, reference: &'r Reference) -> impl Iterator<Item = (&'a Printed, &'r Printed)> {
        let now_above = above(&reference.numbers);
        let kept_above = above(reference.numbers.iter().filter(|number| self.number_before(number).is_some()));
        reference.numbers.iter().filter_map(move |now| {
            let level = now.level as usize;
            let (before, before_above) = self.number_before(now)?;
            let kept = now_above[level] == kept_above[level] && now_above[level] == before_above;
            kept.then_some((before, now))
        })
    }

    /// The number that stood in the old text where the same number stands in the new text, and how many were above it.
    /// The 第 of 第五條 may have been kept for 第六條.
    fn number_before(&self, number: &Printed) -> Option<(&'a Printed, u32)> {
        let place = self.old_place(number.span.start)?;
        let at = self.numbers.binary_search_by_key(&place, |(before, _)| before.span.start).ok()?;
        Some(self.numbers[at]).filter(|(before, _)| before.label == number.label)
    }
}

/// How many of some numbers are above each level: above a point of "article 5, paragraph 1 (a)" there are two.
fn above<'p>(numbers: impl IntoIterator<Item = &'p Printed>) -> [u32; Level::Point as usize + 1] {
    let mut above = [0; Level::Point as usize + 1];
    for number in numbers {
        above[number.level as usize + 1..].iter_mut().for_each(|count| *count += 1);
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::draft::Language;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::redline::voice::Voice;
    use crate::source::Source;

    const SEALS: &str = "Each keeper feeds the seals at dawn with fresh herring from the cold store.";
    const BOATS: &str = "Boats keep a distance of ninety metres from any seal at rest on a rock.";

    #[track_caller]
    fn remarks(old: &str, new: &str) -> Vec<String> {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let voice = Voice::of(&made, Language::English);
        let told = |remark: &Remark| format!("{} {}", made.cites.new.cite(remark.clause), voice.remark(remark));
        made.remarks.iter().map(told).collect()
    }

    fn text(first: &str, numbers: [u32; 2], named: u32) -> String {
        format!(
            "{first}## Article {}\n\n{SEALS}\n\n## Article {}\n\n{BOATS} The hours of article {named} hold.\n",
            numbers[0], numbers[1]
        )
    }

    const AIM: &str = "## Article 1\n\nPeace for all beaches is the aim.\n\n";

    #[test]
    fn a_reference_that_kept_the_old_number_is_told() {
        let found = remarks(&text("", [1, 2], 1), &text(AIM, [2, 3], 1));
        assert_eq!(found, ["article 3 names article 1, which is article 2 now"]);
    }

    #[test]
    fn a_reference_that_followed_is_not() {
        assert!(remarks(&text("", [1, 2], 1), &text(AIM, [2, 3], 2)).is_empty());
    }

    #[test]
    fn a_reference_to_a_deleted_article_is_told() {
        let old = text(AIM, [2, 3], 1);
        let found = remarks(&old, &text("", [2, 3], 1));
        assert_eq!(found, ["article 3 names article 1, which is deleted"]);
    }

    #[test]
    fn a_paragraph_of_another_instrument_named_above_is_not() {
        let text = |first: &str| {
            let list = "2. In section 30 of the Lighthouses Act the following words are left out:\n\n   (a) paragraph 1;\n\n   (b) the seals.\n";
            format!("## Article 1\n\n{first}1. {SEALS}\n\n{list}")
        };
        let old = text("");
        let new = text(&format!("1. {BOATS}\n\n")).replace("\n2. In", "\n3. In").replace("\n1. Each", "\n2. Each");
        assert!(remarks(&old, &new).is_empty());
        assert_eq!(
            remarks(&old.replace(" of the Lighthouses Act", ""), &new.replace(" of the Lighthouses Act", "")).len(),
            1
        );
    }

    #[test]
    fn a_number_counted_in_something_else_is_touched() {
        let text = |articles: [&str; 2], reference: &str| {
            format!(
                "---\nsymbol: a\nlanguage: zh\n---\n\n## 第 {} 條\n\n海豹每日食魚。\n\n港口每夜點燈。\n\n## 第 {} 條\n\n漁船應避開礁石。\n\n{reference}第一項之燈，由港務長於每年春季檢查並登記之。\n",
                articles[0], articles[1]
            )
        };
        let new = text(["2", "3"], "").replacen("## 第 2 條", "## 第 1 條\n\n本法為和平而設。\n\n## 第 2 條", 1);
        assert!(remarks(&text(["1", "2"], "前條"), &new).is_empty());
    }

    #[test]
    fn a_kind_word_that_was_edited_does_not_touch_the_number() {
        let text = |first: &str, numbers: [u32; 2], reference: &str| {
            format!(
                "{first}## Article {}\n\n{SEALS}\n\n## Article {}\n\n{BOATS} The hours under {reference} hold.\n",
                numbers[0], numbers[1]
            )
        };
        let told = "article 3 names article 1, which is article 2 now";
        let one = ["Article 1", "art. 1", "section 1"].map(|new| ("article 1", new));
        for (old, new) in one.into_iter().chain([("articles 1 and 2", "Articles 1 and 2")]) {
            let found = remarks(&text("", [1, 2], old), &text(AIM, [2, 3], new));
            assert_eq!(found, [told], "{old} became {new}");
        }
        let paragraph = ["paragraph 1 of article 1", "paragraph 1 of article 2"];
        assert!(remarks(&text("", [1, 2], paragraph[0]), &text(AIM, [2, 3], paragraph[1])).is_empty());
    }

    #[test]
    fn a_number_that_was_edited_behind_a_character_that_stayed_is_touched() {
        let text = |aim: &str, numbers: [u32; 2], reference: &str| {
            format!(
                "---\nsymbol: a\nlanguage: zh\n---\n\n{aim}## 第{}条\n\n海豹每日食鱼。\n\n港口每夜点灯。\n\n## 第{}条\n\n渔船应避开礁石，并依{reference}之规定，于每年春季检查并登记其灯。\n",
                numbers[0], numbers[1]
            )
        };
        let aim = "## 第1条\n\n本法为和平而设。\n\n";
        let found = |old: &str, new: &str| remarks(&text("", [1, 2], old), &text(aim, [2, 3], new)).len();
        assert_eq!(found("第一条", "第一条"), 1);
        assert_eq!(found("第一条", "第三条"), 0);
        assert_eq!(found("第一条第二款", "第二条第二款"), 0);
    }

    #[test]
    fn numbers_above_a_level_are_counted() {
        let draft = parse(Source::new("a.md", "## Article 1\n\nSee paragraphs 1 (a) and 2 of article 5 of annex 3.\n"));
        let references = References::of(&draft);
        let reference = references.iter().next().unwrap();
        let above = above(&reference.numbers);
        assert_eq!((above[Level::Annex as usize], above[Level::Article as usize]), (0, 1));
        assert_eq!((above[Level::Paragraph as usize], above[Level::Point as usize]), (2, 4));
    }

    #[test]
    fn a_new_reference_to_nothing_is_told() {
        let old = text("", [1, 2], 1);
        let found = remarks(&old, &old.replace("article 1 hold", "articles 1 and 7 hold"));
        assert_eq!(found, ["article 2 names “articles 1 and 7”, which the draft does not have"]);
    }
}

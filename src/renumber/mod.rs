//! Labels in sequence, and the references that follow them.
//!
//! 1. [`sequence`]: the number every clause gets;
//! 2. [`edits`]: where labels and references print numbers, and what they print then;
//! 3. the edits are made and read again: a draft whose tree would come out another is refused.

mod edits;
mod sequence;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::finding::Finding;
use crate::parse::parse;
use crate::source::Source;

/// A draft with its labels in sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The whole text.
    pub text: String,
    /// How many clauses have another number.
    pub clauses: usize,
    /// How many numbers in references follow.
    pub references: usize,
    /// What was left as it is, each with its place: numbers that no numeral can print, references that point nowhere.
    pub findings: Vec<Finding>,
}

/// Why a draft cannot be renumbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ambiguous {
    /// The first clause that would be read as another one.
    pub clause: ClauseIx,
}

/// Gives the clauses of a draft labels in sequence, and makes references follow.
///
/// Inserted numbers (`3 bis`) become regular ones. What is numbered throughout stays so; numbers of other instruments
/// and of options stay as they are.
///
/// # Errors
///
/// [`Ambiguous`] where the new labels would be read as another tree, such as a letter taken for a Roman numeral.
///
/// # Examples
///
/// ```
/// use travaux::renumber::renumber;
/// use travaux::{Source, parse};
///
/// let draft = parse(Source::new("a.md", "## Article 1\n\nSee article 4.\n\n## Article 1 bis\n\nOne.\n\n## Article 4\n\nTwo.\n"));
/// let text = renumber(&draft).unwrap().text;
/// assert_eq!(text, "## Article 1\n\nSee article 3.\n\n## Article 2\n\nOne.\n\n## Article 3\n\nTwo.\n");
/// ```
pub fn renumber(draft: &Draft) -> Result<Renumbered, Ambiguous> {
    let mut findings = Vec::new();
    let numbers = sequence::of(draft);
    let labels = edits::of_labels(draft, &numbers, &mut findings);
    let references = edits::of_references(draft, &labels, &mut findings);
    let mut all: Vec<edits::Edit> = labels.edits().cloned().collect();
    all.extend(references.iter().cloned());
    let text = edits::make(draft.source.text(), all);
    if let Some(clause) = first_unlike(draft, &parse(Source::new(draft.source.name(), text.as_str()))) {
        return Err(Ambiguous { clause });
    }
    crate::finding::sort(&mut findings);
    Ok(Renumbered { text, clauses: labels.count(), references: references.len(), findings })
}

/// The first clause that is another one in the draft read again.
fn first_unlike(draft: &Draft, read: &Draft) -> Option<ClauseIx> {
    let place = |draft: &Draft, at: ClauseIx| draft.clauses.get(at.at()).map(|clause| (clause.kind, clause.parent));
    let more = (read.clauses.len() > draft.clauses.len()).then_some(ClauseIx::ROOT);
    draft.indices().find(|&at| place(draft, at) != place(read, at)).or(more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_keeps_its_numbers() {
        let text = "## Article 1\n\n1. Add:\n\n“7. Nets are mended.\n\n8. Nets are dried.”\n\n3. The end.\n";
        let made = renumber(&parse(Source::new("a.md", text))).unwrap();
        assert_eq!(made.text, text.replace("3. The", "2. The"));
    }

    #[test]
    fn a_range_keeps_its_numbers_and_takes_them_up() {
        let text = "## Article 1\n\nOne.\n\n## Articles 2 to 4\n\nRepealed.\n\n## Article 5\n\nTwo.\n\n## Article 7\n\nThree.\n";
        let made = renumber(&parse(Source::new("a.md", text))).unwrap();
        assert_eq!(made.text, text.replace("Article 7", "Article 6"));
    }

    #[track_caller]
    fn becomes(language: &str, old: &str, new: &str) {
        let head = format!("---\nsymbol: a\nlanguage: {language}\n---\n\n");
        let made = renumber(&parse(Source::new("a.md", format!("{head}{old}")))).unwrap();
        assert_eq!(made.text, format!("{head}{new}"));
    }

    #[test]
    fn points_and_paragraphs_count_within_their_clause() {
        becomes(
            "en",
            "## Article 2\n\n1. One:\n\n   (a) x;\n\n   (c) y, see paragraph 3 (b) and article 7, paragraph 2 (a).\n\n3. Two:\n\n   (b) z.\n\n## Article 7\n\n2. A:\n\n   (a) b.\n",
            "## Article 1\n\n1. One:\n\n   (a) x;\n\n   (b) y, see paragraph 2 (a) and article 2, paragraph 1 (a).\n\n2. Two:\n\n   (a) z.\n\n## Article 2\n\n1. A:\n\n   (a) b.\n",
        );
    }

    #[test]
    fn inserted_numbers_become_regular_in_labels_and_references() {
        becomes(
            "en",
            "## [Article 3bis] *(Forests)*\n\n1. See articles 3bis and 9 of this Convention.\n\n1 bis. More.\n\n(b) bis Odd.\n\n## Article 9\n\nText.\n",
            "## [Article 1] *(Forests)*\n\n1. See articles 1 and 2 of this Convention.\n\n2. More.\n\n(a) Odd.\n\n## Article 2\n\nText.\n",
        );
    }

    #[test]
    fn articles_count_on_through_chapters_and_sections_start_anew() {
        becomes(
            "en",
            "# Chapter II\n\n## Section 1\n\n### Article 5\n\nA.\n\n# Chapter IV\n\n## Section 1\n\n### Article 6\n\nSee chapter IV.\n",
            "# Chapter I\n\n## Section 1\n\n### Article 1\n\nA.\n\n# Chapter II\n\n## Section 1\n\n### Article 2\n\nSee chapter II.\n",
        );
    }

    #[test]
    fn articles_of_other_instruments_keep_their_numbers() {
        becomes(
            "en",
            "## Article 2\n\nSee article 2 of the Convention on the Rights of the Child and article 2.\n",
            "## Article 1\n\nSee article 2 of the Convention on the Rights of the Child and article 1.\n",
        );
    }

    #[test]
    fn chinese_numerals_stay_chinese() {
        becomes(
            "zh",
            "## 第二条\n\n一、依照第十一条第一款。\n\n## 第十一条\n\n一、甲。\n",
            "## 第一条\n\n一、依照第二条第一款。\n\n## 第二条\n\n一、甲。\n",
        );
    }

    #[test]
    fn arabic_letters_stay_in_their_order() {
        becomes(
            "ar",
            "## المادة 1\n\n1. القواعد:\n\n(ب) واحد؛\n\n(ت) اثنان؛\n\n(ح) ثلاثة، انظر الفقرة 1 (ب) والفقرة 1 (ح).\n",
            "## المادة 1\n\n1. القواعد:\n\n(أ) واحد؛\n\n(ب) اثنان؛\n\n(ت) ثلاثة، انظر الفقرة 1 (أ) والفقرة 1 (ت).\n",
        );
    }

    #[test]
    fn russian_and_french_references_follow() {
        becomes(
            "ru",
            "## Статья 2\n\nСм. статью 5.\n\n## Статья 5\n\nб) да.\n",
            "## Статья 1\n\nСм. статью 2.\n\n## Статья 2\n\nа) да.\n",
        );
        becomes(
            "fr",
            "## Article 2\n\nVoir l’article 5.\n\n## Article 5\n\nOui.\n",
            "## Article 1\n\nVoir l’article 2.\n\n## Article 2\n\nOui.\n",
        );
    }

    #[test]
    fn a_draft_in_sequence_stays_as_it_is() {
        let text = "## Article 1\n\n1. A.\n\n2. B, see article 2.\n\n## Article 2\n\nThe end.\n";
        becomes("en", text, text);
    }
}

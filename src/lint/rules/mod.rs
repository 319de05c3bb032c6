//! All rules, in the order of their names. [`series`] and its like are shared by several of them.

mod agreed_in_bracket;
mod agreed_text_touched;
mod ambiguous_reference;
mod bare_heading;
mod bidi_control;
mod blank_in_agreed_text;
mod bracket_in_agreed_text;
mod dangling_reference;
mod deleted_target;
mod doubled_word;
mod duplicate_id;
mod duplicate_round;
mod duplicate_symbol;
mod empty_bracket;
mod empty_clause;
mod front_matter;
mod hidden_character;
mod inline;
mod language_brackets;
mod language_offences;
mod language_references;
mod language_tree;
mod languages;
mod list_punctuation;
mod lone_option;
mod lookalike_letter;
mod lost_article;
mod lost_offence;
mod missing_footnote;
mod mixed_quotes;
mod mixed_terms;
mod numbered;
mod numbering_base;
mod numbering_duplicate;
mod numbering_gap;
mod numbering_inline;
mod numbering_order;
mod numbering_series;
mod published_text_edited;
mod self_reference;
mod series;
mod space_before_punctuation;
mod structure;
mod terms;
mod unbalanced_bracket;
mod undefined_term;
mod unknown_key;
mod unknown_offence;
mod unknown_predecessor;
mod unused_footnote;
mod unused_term;

use super::Rule;

/// Every rule, by name.
pub static RULES: [&Rule; 46] = [
    &agreed_in_bracket::RULE,
    &agreed_text_touched::RULE,
    &ambiguous_reference::RULE,
    &bare_heading::RULE,
    &bidi_control::RULE,
    &blank_in_agreed_text::RULE,
    &bracket_in_agreed_text::RULE,
    &dangling_reference::RULE,
    &deleted_target::RULE,
    &doubled_word::RULE,
    &duplicate_id::RULE,
    &duplicate_round::RULE,
    &duplicate_symbol::RULE,
    &empty_bracket::RULE,
    &empty_clause::RULE,
    &front_matter::RULE,
    &hidden_character::RULE,
    &language_brackets::RULE,
    &language_offences::RULE,
    &language_references::RULE,
    &language_tree::RULE,
    &list_punctuation::RULE,
    &lone_option::RULE,
    &lookalike_letter::RULE,
    &lost_article::RULE,
    &lost_offence::RULE,
    &missing_footnote::RULE,
    &mixed_quotes::RULE,
    &mixed_terms::RULE,
    &numbering_base::RULE,
    &numbering_duplicate::RULE,
    &numbering_gap::RULE,
    &numbering_inline::RULE,
    &numbering_order::RULE,
    &numbering_series::RULE,
    &published_text_edited::RULE,
    &self_reference::RULE,
    &space_before_punctuation::RULE,
    &structure::RULE,
    &unbalanced_bracket::RULE,
    &undefined_term::RULE,
    &unknown_key::RULE,
    &unknown_offence::RULE,
    &unknown_predecessor::RULE,
    &unused_footnote::RULE,
    &unused_term::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Files of this folder that are no rule: what rules share.
    const SHARED: [&str; 6] = ["inline", "languages", "mod", "numbered", "series", "terms"];

    fn files() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|name| !SHARED.contains(&name.as_str()))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn every_file_is_in_the_table_and_the_table_is_in_order() {
        let named: Vec<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
        assert_eq!(named, files());
        assert!(RULES.is_sorted_by_key(|rule| rule.name));
    }

    #[test]
    fn every_page_says_what_why_and_shows_an_example() {
        for rule in RULES {
            assert!(rule.page.starts_with(rule.name), "{}", rule.name);
            for part in ["\n\nWhat it does\n\n", "\n\nWhy it matters\n\n", "\n\nExample\n\n"] {
                assert!(rule.page.contains(part), "the page of {} has no part {part:?}", rule.name);
            }
        }
    }
}

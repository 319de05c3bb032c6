//! The words of pages in the six languages of the United Nations, one file each.
//!
//! A line of a file is `name = text`; the files name the words in the order of [`Word`]. A `{}` in a text
//! stands for what [`Words::fill`] is given, in its order. Texts with a number are labels ("changes: 3"), so
//! that no language needs forms for one, few and many.

use crate::draft::Language;

macro_rules! words {
    ($($word:ident = $name:literal,)*) => {
        /// A word, label or sentence of pages; what each says stands in `en.txt`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::render) enum Word { $($word,)* }

        /// The names of the words in the files.
        #[cfg(test)]
        const NAMES: &[&str] = &[$($name,)*];
    };
}

words! {
    Skip = "skip",
    Restated = "restated",
    Limited = "limited",
    Counts = "counts",
    Inserted = "inserted",
    Deleted = "deleted",
    Amended = "amended",
    Moved = "moved",
    Retitled = "retitled",
    Renumbered = "renumbered",
    Split = "split",
    Merged = "merged",
    Unchanged = "unchanged",
    WordsIn = "words_in",
    WordsOut = "words_out",
    WordsFollow = "words_follow",
    Story = "story",
    Outline = "outline",
    Opening = "opening",
    MarkNew = "mark_new",
    MarkDeleted = "mark_deleted",
    MarkMoved = "mark_moved",
    MarkRetitled = "mark_retitled",
    MarkRenumbered = "mark_renumbered",
    Fold = "fold",
    MovedFrom = "moved_from",
    MovedTo = "moved_to",
    SplitFrom = "split_from",
    MergedFrom = "merged_from",
    Was = "was",
    Regrouped = "regrouped",
    Follows = "follows",
    Unsure = "unsure",
    Check = "check",
    Material = "material",
    SrInserted = "sr_inserted",
    SrDeleted = "sr_deleted",
    SrEnd = "sr_end",
    Tools = "tools",
    Previous = "previous",
    Next = "next",
    Position = "position",
    Changes = "changes",
    View = "view",
    ViewInline = "view_inline",
    ViewSide = "view_side",
    ViewNew = "view_new",
    OldText = "old_text",
    NewText = "new_text",
    Filter = "filter",
    ShowOnly = "show_only",
    Substance = "substance",
    Renumbering = "renumbering",
    References = "references",
    Brackets = "brackets",
    Moves = "moves",
    Chapter = "chapter",
    AllChapters = "all_chapters",
    Clear = "clear",
    NothingMatches = "nothing_matches",
    Search = "search",
    NoHits = "no_hits",
    List = "list",
    Copy = "copy",
    Copied = "copied",
    Close = "close",
    Back = "back",
    Keys = "keys",
    KeysOn = "keys_on",
    KeyView = "key_view",
    KeyLink = "key_link",
    KeyUnfold = "key_unfold",
    LiftedKept = "lifted_kept",
    LiftedInDoubt = "lifted_in_doubt",
    LiftedDropped = "lifted_dropped",
    Narrowed = "narrowed",
    Widened = "widened",
    Opened = "opened",
    OpenedNew = "opened_new",
    Filled = "filled",
    Reduced = "reduced",
    Settled = "settled",
    Replaced = "replaced",
    Chosen = "chosen",
    Setback = "setback",
    AgreedAdReferendum = "agreed_ad_referendum",
    Agreed = "agreed",
    Clean = "clean",
    NowDeleted = "now_deleted",
    NowTouched = "now_touched",
    NowBracketed = "now_bracketed",
    NowUnmarked = "now_unmarked",
    SiteAll = "site_all",
    SiteNegotiation = "site_negotiation",
    SiteDrafts = "site_drafts",
    SiteRounds = "site_rounds",
    SiteDraft = "site_draft",
    SiteDate = "site_date",
    SiteWords = "site_words",
    SiteArticles = "site_articles",
    SiteBracketed = "site_bracketed",
    SiteOffences = "site_offences",
    SiteRedlines = "site_redlines",
    SitePairs = "site_pairs",
    SiteTables = "site_tables",
    SiteLedger = "site_ledger",
    SiteBrackets = "site_brackets",
    SiteConcordance = "site_concordance",
    SitePositions = "site_positions",
    SiteLives = "site_lives",
    SiteSearch = "site_search",
    SiteHits = "site_hits",
    TellSame = "tell_same",
    TellHeadings = "tell_headings",
    TellAlarm = "tell_alarm",
    TellDeleted = "tell_deleted",
    TellNew = "tell_new",
    TellMoved = "tell_moved",
    TellSplit = "tell_split",
    TellMerged = "tell_merged",
    TellAmended = "tell_amended",
    TellChosen = "tell_chosen",
    TellKept = "tell_kept",
    TellDropped = "tell_dropped",
    TellOpened = "tell_opened",
    TellRetitled = "tell_retitled",
    TellRenumbered = "tell_renumbered",
    TellReferences = "tell_references",
    TellMore = "tell_more",
    ListSeparator = "list_separator",
    Further = "further",
    TellOffencesAdded = "tell_offences_added",
    TellOffencesRemoved = "tell_offences_removed",
    TellOffencesAbsorbed = "tell_offences_absorbed",
    TellOffencesChanged = "tell_offences_changed",
    Offences = "offences",
}

/// First strong isolate, and its end: what stands between has a direction of its own.
const ISOLATE: (&str, &str) = ("\u{2068}", "\u{2069}");

/// All words in one language.
#[derive(Debug, Clone)]
pub(in crate::render) struct Words {
    /// The language.
    pub(in crate::render) language: Language,
    texts: Vec<&'static str>,
}

impl Words {
    /// The words of a language; of English for any but the six.
    pub(in crate::render) fn of(language: Language) -> Self {
        let texts = file(language).lines().map(|line| line.split_once(" = ").map_or("", |(_, text)| text)).collect();
        Self { language, texts }
    }

    /// A word.
    pub(in crate::render) fn say(&self, word: Word) -> &'static str {
        self.texts[word as usize]
    }

    /// A word with values in its gaps; in a text from right to left each value keeps its own direction.
    pub(in crate::render) fn fill(&self, word: Word, values: &[&str]) -> String {
        let mut parts = self.say(word).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (value, part) in values.iter().zip(parts) {
            let (open, close) = if self.language.is_right_to_left() { ISOLATE } else { ("", "") };
            text.extend([open, value, close, part]);
        }
        text
    }

    /// `rtl` or `ltr`.
    pub(in crate::render) fn direction(&self) -> &'static str {
        direction(self.language)
    }

    /// The arrow from old to new.
    pub(in crate::render) fn arrow(&self) -> &'static str {
        if self.language.is_right_to_left() { "←" } else { "→" }
    }

    /// The arrow to where one came from.
    pub(in crate::render) fn arrow_back(&self) -> &'static str {
        if self.language.is_right_to_left() { "→" } else { "←" }
    }
}

/// The direction of a language as HTML names it.
pub(in crate::render) fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

fn file(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("ar.txt"),
        Language::English | Language::Other => include_str!("en.txt"),
        Language::Spanish => include_str!("es.txt"),
        Language::French => include_str!("fr.txt"),
        Language::Russian => include_str!("ru.txt"),
        Language::Chinese => include_str!("zh.txt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_names_every_word_in_order() {
        for language in Language::ALL {
            let names: Vec<&str> = file(language).lines().map(|line| line.split(" = ").next().unwrap()).collect();
            assert_eq!(names, NAMES, "{}", language.tag());
        }
    }

    #[test]
    fn every_text_says_something_and_has_the_gaps_of_the_english_one() {
        let english = Words::of(Language::English);
        for language in Language::ALL {
            let words = Words::of(language);
            for (at, text) in words.texts.iter().enumerate() {
                assert!(!text.trim().is_empty(), "{}: {}", language.tag(), NAMES[at]);
                let gaps = |text: &str| text.matches("{}").count();
                assert_eq!(gaps(text), gaps(english.texts[at]), "{}: {}", language.tag(), NAMES[at]);
            }
        }
    }

    #[test]
    fn only_english_is_english() {
        let english = Words::of(Language::English);
        for language in Language::ALL.into_iter().filter(|&language| language != Language::English) {
            let words = Words::of(language);
            let same = words.texts.iter().zip(&english.texts).filter(|(text, english)| text == english).count();
            // Arabic shares its sign for an arrow or a slash with English at most: a few may agree by chance.
            assert!(same <= 2, "{}: {same} texts are English", language.tag());
        }
    }
}

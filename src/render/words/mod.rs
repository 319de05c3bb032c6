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
    SrInsertedEnd = "sr_inserted_end",
    SrDeletedEnd = "sr_deleted_end",
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
    MaterialEdits = "material_edits",
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
    Further = "further",
    Offences = "offences",
    WentTo = "went_to",
    SkippedOne = "skipped_one",
    Skipped = "skipped",
    FollowingOne = "following_one",
    Following = "following",
    ChangedWords = "changed_words",
    CommentStory = "comment_story",
    CommentMore = "comment_more",
    CommentWas = "comment_was",
    CommentWasRegrouped = "comment_was_regrouped",
    CommentWasRenumbered = "comment_was_renumbered",
    CommentMovedFrom = "comment_moved_from",
    CommentMovedTo = "comment_moved_to",
    CommentSplit = "comment_split",
    CommentMerged = "comment_merged",
    CommentUnsure = "comment_unsure",
    CommentFollowsOne = "comment_follows_one",
    CommentFollows = "comment_follows",
    CommentBracketsBoth = "comment_brackets_both",
    CommentBracketsLifted = "comment_brackets_lifted",
    CommentBracketsAdded = "comment_brackets_added",
}

/// First strong isolate, and its end: what stands between has a direction of its own.
const ISOLATE: (&str, &str) = ("\u{2068}", "\u{2069}");

/// The texts of one language, in the order of [`Word`].
type Texts = [&'static str; NAMES.len()];

/// All words in one language; they are data of the program, nothing is read at its start.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Words {
    /// The language.
    pub(in crate::render) language: Language,
    texts: &'static Texts,
}

impl Words {
    /// The words of a language; of English for any but the six.
    pub(in crate::render) fn of(language: Language) -> Self {
        let texts = match language {
            Language::Arabic => &ARABIC,
            Language::English | Language::Other => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::Russian => &RUSSIAN,
            Language::Chinese => &CHINESE,
        };
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

    /// What stands between the items of a list of labels.
    pub(in crate::render) fn comma(&self) -> &'static str {
        match self.language {
            Language::Arabic => "، ",
            Language::Chinese => "，",
            Language::English | Language::Spanish | Language::French | Language::Russian | Language::Other => ", ",
        }
    }

    /// What stands between groups of labels.
    pub(in crate::render) fn semicolon(&self) -> &'static str {
        match self.language {
            Language::Arabic => "؛ ",
            Language::Chinese => "；",
            Language::French => "\u{a0}; ",
            Language::English | Language::Spanish | Language::Russian | Language::Other => "; ",
        }
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

static ARABIC: Texts = texts(include_str!("ar.txt"));
static ENGLISH: Texts = texts(include_str!("en.txt"));
static SPANISH: Texts = texts(include_str!("es.txt"));
static FRENCH: Texts = texts(include_str!("fr.txt"));
static RUSSIAN: Texts = texts(include_str!("ru.txt"));
static CHINESE: Texts = texts(include_str!("zh.txt"));

/// What stands between the name of a word and its text.
const SIGN: &[u8] = b" = ";

/// Reads the texts of a file while the program is compiled: a file that names other words does not compile.
const fn texts(file: &'static str) -> Texts {
    let mut texts = [""; NAMES.len()];
    let mut rest = file.as_bytes();
    let mut word = 0;
    while word < NAMES.len() {
        let end = line_end(rest);
        let (line, below) = rest.split_at(end);
        let (name, text) = line.split_at(NAMES[word].len());
        assert!(same(name, NAMES[word].as_bytes()), "a file names other words");
        let (sign, text) = text.split_at(SIGN.len());
        assert!(same(sign, SIGN), "a name is followed by a sign");
        texts[word] = match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => panic!("a line is text"),
        };
        rest = below.split_at(1).1;
        word += 1;
    }
    assert!(rest.is_empty(), "a file has words that no page uses");
    texts
}

const fn line_end(text: &[u8]) -> usize {
    let mut end = 0;
    while text[end] != b'\n' {
        end += 1;
    }
    end
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let same = words.texts.iter().zip(english.texts).filter(|(text, english)| text == english).count();
            // Arabic shares its sign for an arrow or a slash with English at most: a few may agree by chance.
            assert!(same <= 2, "{}: {same} texts are English", language.tag());
        }
    }
}

//! What the front matter of a draft says.

use std::collections::BTreeSet;

use crate::source::Span;

/// A language a draft is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English; also the fallback.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Russian.
    Russian,
    /// Chinese.
    Chinese,
    /// Any other: cited and worded as English.
    Other,
}

impl Language {
    /// The six languages of the United Nations in the order of their tags.
    pub const ALL: [Language; 6] = [
        Language::Arabic,
        Language::English,
        Language::Spanish,
        Language::French,
        Language::Russian,
        Language::Chinese,
    ];

    /// Reads a BCP 47 tag by its first part.
    pub fn from_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "ar" => Language::Arabic,
            "en" => Language::English,
            "es" => Language::Spanish,
            "fr" => Language::French,
            "ru" => Language::Russian,
            "zh" => Language::Chinese,
            _ => Language::Other,
        }
    }

    /// The tag by which messages and pages name it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English | Language::Other => "en",
            Language::Spanish => "es",
            Language::French => "fr",
            Language::Russian => "ru",
            Language::Chinese => "zh",
        }
    }

    /// Says whether it runs from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Language::Arabic
    }

    /// Guesses the language by the script that most letters are of; Latin letters say English.
    pub fn detect(text: &str) -> Self {
        let (mut latin, mut cyrillic, mut arabic, mut han) = (0u32, 0u32, 0u32, 0u32);
        for letter in text.chars().filter(|letter| letter.is_alphabetic()).take(4000) {
            match letter {
                '\u{400}'..='\u{52f}' => cyrillic += 1,
                '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{feff}' => arabic += 1,
                '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 2,
                _ => latin += 1,
            }
        }
        let most = latin.max(cyrillic).max(arabic).max(han);
        match most {
            0 => Language::English,
            _ if most == han => Language::Chinese,
            _ if most == arabic => Language::Arabic,
            _ if most == cyrillic => Language::Russian,
            _ => Language::English,
        }
    }
}

/// How far a text has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Put forward by one or some delegations.
    Proposal,
    /// Put together from proposals.
    Compilation,
    /// A draft of the chair or the secretariat.
    Draft,
    /// A draft with the marks of an ongoing reading.
    Rolling,
    /// Agreed, not yet adopted.
    Agreed,
    /// Adopted.
    Adopted,
}

/// Whose wording a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The document's own.
    Official,
    /// A translation.
    Translation,
    /// Ours: not to be quoted as the instrument's.
    Restatement,
}

/// What outputs say once where the wording is ours, and by which it is known again.
pub(crate) const RESTATED: &str = "The wording is a restatement and must not be quoted as the instrument's.";

/// Whose numbers a draft bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Numbering {
    /// The document's own.
    #[default]
    Verified,
    /// Ours, where the document's are not known.
    Unverified,
}

/// How much of the document a draft holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    Full,
    /// Some of its clauses.
    Excerpt,
}

/// How sure a statement about a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Recalled; no copy could be opened.
    Recalled,
    /// From a named secondary source.
    Secondary,
    /// Verified from the text itself.
    Verified,
}

impl Confidence {
    /// The name used in files and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Recalled => "recalled",
            Confidence::Secondary => "secondary",
            Confidence::Verified => "verified",
        }
    }

    /// Reads that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Confidence::Recalled, Confidence::Secondary, Confidence::Verified].into_iter().find(|item| item.name() == name)
    }
}

/// A document a draft was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its title, where given.
    pub title: Option<String>,
    /// Its symbol, where given.
    pub symbol: Option<String>,
    /// How sure what it says is.
    pub confidence: Option<Confidence>,
}

/// What the front matter says, or what stood in for it (a finding says so).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Slug that drafts of one negotiation share.
    pub instrument: Option<String>,
    /// The document's symbol; the file's name where none is given.
    pub symbol: String,
    /// The title; the first heading where none is given.
    pub title: Option<String>,
    /// The date, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Place in the negotiation, from 0.
    pub round: Option<u32>,
    /// The session, in words.
    pub session: Option<String>,
    /// The language, read from its tag or detected by script.
    pub language: Language,
    /// How far the text has come.
    pub status: Option<Status>,
    /// Whose wording it is.
    pub basis: Option<Basis>,
    /// The symbol of the draft before.
    pub predecessor: Option<String>,
    /// Offences whose removal the draft declares.
    pub removes: Vec<String>,
    /// Whose numbers it bears.
    pub numbering: Numbering,
    /// How much of the document it holds.
    pub extent: Extent,
    /// What it was made from.
    pub sources: Vec<Origin>,
    /// The whole front matter in the source with its fences; empty where there is none.
    pub span: Span,
    /// Where each top-level key stands: key, span of the key, span of its value.
    pub keys: Vec<KeySpan>,
}

/// Where a top-level key of the front matter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySpan {
    /// The key.
    pub name: String,
    /// Its own place.
    pub key: Span,
    /// The place of its value, up to the next key.
    pub value: Span,
}

impl Meta {
    /// The place of a key's value, or of the whole front matter.
    pub fn place_of(&self, key: &str) -> Span {
        self.keys.iter().find(|found| found.name == key).map_or(self.span, |found| found.value)
    }

    /// Says whether two front matters say the same, in whatever order.
    pub fn says_as(&self, other: &Meta) -> bool {
        let names = |meta: &Meta| meta.keys.iter().map(|key| key.name.clone()).collect::<BTreeSet<_>>();
        let values = |meta: &Meta| Meta { span: Span::default(), keys: Vec::new(), ..meta.clone() };
        names(self) == names(other) && values(self) == values(other)
    }

    /// Says whether numbers of the document may be missing here.
    pub fn may_lack_numbers(&self) -> bool {
        self.numbering == Numbering::Unverified || self.extent == Extent::Excerpt
    }

    /// The title, or the symbol where there is none.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.symbol)
    }
}

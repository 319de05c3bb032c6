//! The taxonomy: every offence the drafts are read for, from a YAML file.

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::draft::Language;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;
use crate::yaml;

/// Which offence of a taxonomy: its place in [`Taxonomy::offences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OffenceIx(pub(crate) u16);

impl OffenceIx {
    /// The place in the list of offences.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// The offences known and the words that tell of them.
///
/// Ids are unique; every id named by an extension clause or a claim is one of an offence.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    version: u32,
    /// All offences in the order of the file.
    #[serde(default)]
    pub offences: Vec<Offence>,
    /// Clauses that take in the offences of other instruments without naming them.
    #[serde(default)]
    pub extension_clauses: Vec<Extension>,
    /// Words by which an article makes conduct an offence.
    #[serde(default)]
    pub criminalizing: Wordings,
    /// Words that tell of an element of an offence.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Statements of others about what became of offences, to be checked.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// One offence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offence {
    /// Its name in attributes and outputs.
    pub id: String,
    /// What kind of offence it is.
    pub group: Group,
    /// Its title by language.
    pub title: Titles,
    /// What it has to do with the dark net.
    pub darknet: Darknet,
    /// Words of headings that name it.
    #[serde(default)]
    pub headings: Wordings,
    /// Words of operative text that describe it.
    #[serde(default)]
    pub text: Wordings,
    /// Words by which a preamble names it.
    #[serde(default)]
    pub preamble: Wordings,
    /// What it consists of.
    #[serde(default)]
    pub elements: Elements,
}

/// What kind of offence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Against systems and data, or by means of them alone.
    CoreCyber,
    /// By what is published or sent.
    Content,
    /// Known before, now also committed through systems.
    Traditional,
    /// Goes with other offences.
    Ancillary,
}

/// Whether an offence is frequent on the dark net.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Darknet {
    /// Whether it is.
    pub relevant: bool,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub source: String,
}

/// What an offence consists of, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Elements {
    /// The act.
    pub conduct: String,
    /// What it is done to.
    pub object: String,
    /// What the offender must know or want.
    pub intent: String,
    /// What States may require or leave out.
    pub restrict: String,
    /// Attempt, aid and what else hangs on it.
    pub ancillary: String,
}

/// A clause that takes in the offences of other instruments without naming them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Its name.
    pub id: String,
    /// Words of its heading.
    #[serde(default)]
    pub headings: Wordings,
    /// Words of its text.
    #[serde(default)]
    pub text: Wordings,
    /// The ids of the offences it takes in.
    pub absorbs: Vec<String>,
    /// Why it takes them in.
    pub reason: String,
}

/// Words that tell of an element of an offence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The element's name in outputs.
    pub id: String,
    /// What it is called in an English sentence: `an intent requirement`.
    pub title: String,
    /// What it is called in other languages.
    #[serde(default)]
    pub titles: Titles,
    /// Words of operative text.
    pub text: Wordings,
}

/// A statement that offences were removed between two drafts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its name.
    pub id: String,
    /// Who makes it.
    pub source: String,
    /// The instrument it is about.
    pub instrument: String,
    /// Symbol of the draft that is said to have had them.
    pub from: String,
    /// Symbol of the draft that is said not to have them.
    pub to: String,
    /// The ids of the offences said to be removed.
    pub removed: Vec<String>,
}

/// A language in the keys of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Tag {
    Ar,
    En,
    Es,
    Fr,
    Ru,
    Zh,
}

impl Tag {
    fn of(language: Language) -> Self {
        match language {
            Language::Arabic => Tag::Ar,
            Language::English | Language::Other => Tag::En,
            Language::Spanish => Tag::Es,
            Language::French => Tag::Fr,
            Language::Russian => Tag::Ru,
            Language::Chinese => Tag::Zh,
        }
    }
}

/// Titles by language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Titles(BTreeMap<Tag, String>);

/// Phrases by language; `*` in a phrase stands for a few words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Wordings(BTreeMap<Tag, Vec<String>>);

impl Wordings {
    /// The phrases of a language.
    pub fn of(&self, language: Language) -> &[String] {
        self.0.get(&Tag::of(language)).map_or(&[], Vec::as_slice)
    }
}

impl Mark {
    /// What it is called in a sentence of a language; as in English where the file does not say.
    pub fn title(&self, language: Language) -> &str {
        self.titles.0.get(&Tag::of(language)).unwrap_or(&self.title)
    }
}

impl Offence {
    /// The title in a language, else in English, else the id.
    pub fn title(&self, language: Language) -> &str {
        let titles = &self.title.0;
        titles.get(&Tag::of(language)).or_else(|| titles.get(&Tag::En)).map_or(&self.id, String::as_str)
    }
}

const CODE: &str = "taxonomy";

/// The only version of the file there is.
const VERSION: u32 = 1;

impl Taxonomy {
    /// The taxonomy that comes with the tool, read once.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Taxonomy> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let source = Source::new("texts/offences.yaml", include_str!("../../texts/offences.yaml"));
            Self::read(&source, None).expect("a test reads the built-in taxonomy")
        })
    }

    /// Reads a taxonomy, on top of another where one is given: an offence, extension clause, mark or claim
    /// of the same id takes the place of the other's, new ones follow.
    pub fn read(source: &Source, base: Option<&Self>) -> Result<Self, Vec<Finding>> {
        let place = |at: usize| Span::new(at, source.line_span(source.line(at as u32)).end as usize);
        let read: Self = yaml::read_as(source.text()).map_err(|broken| {
            let message = format!("the taxonomy cannot be read: {}", broken.reason);
            vec![Finding::new(CODE, Severity::Error, message, place(broken.at))]
        })?;
        let mut whole = base.cloned().unwrap_or_default();
        let mut findings = Check { source, found: Vec::new() }.own(&read);
        whole.lay(read);
        findings.extend(Check { source, found: Vec::new() }.names(&whole));
        crate::finding::sort(&mut findings);
        if findings.is_empty() { Ok(whole) } else { Err(findings) }
    }

    /// The offence of an index.
    pub fn offence(&self, at: OffenceIx) -> &Offence {
        &self.offences[at.at()]
    }

    /// All indices in their order.
    pub fn indices(&self) -> impl Iterator<Item = OffenceIx> + use<> {
        (0..self.offences.len() as u16).map(OffenceIx)
    }

    /// The offence of an id.
    pub fn find(&self, id: &str) -> Option<OffenceIx> {
        self.indices().find(|&at| self.offence(at).id == id)
    }

    fn lay(&mut self, upper: Self) {
        lay(&mut self.offences, upper.offences, |item| &item.id);
        lay(&mut self.extension_clauses, upper.extension_clauses, |item| &item.id);
        lay(&mut self.marks, upper.marks, |item| &item.id);
        lay(&mut self.claims, upper.claims, |item| &item.id);
        for (tag, phrases) in upper.criminalizing.0 {
            self.criminalizing.0.insert(tag, phrases);
        }
        self.version = upper.version;
    }
}

fn lay<T>(below: &mut Vec<T>, upper: Vec<T>, id: impl Fn(&T) -> &String) {
    for item in upper {
        match below.iter_mut().find(|old| id(old) == id(&item)) {
            Some(old) => *old = item,
            None => below.push(item),
        }
    }
}

/// What the shape of the file does not say.
struct Check<'a> {
    source: &'a Source,
    found: Vec<Finding>,
}

impl Check<'_> {
    fn own(mut self, read: &Taxonomy) -> Vec<Finding> {
        if read.version != VERSION {
            self.report(
                &format!("version: {}", read.version),
                format!("version {} is unknown", read.version),
                "write `version: 1`",
            );
        }
        let mut seen = HashSet::new();
        for offence in &read.offences {
            if !is_slug(&offence.id) {
                self.report(&offence.id, format!("`{}` is no id", offence.id), "lower-case words joined by `-`");
            }
            if !seen.insert(&offence.id) {
                self.report(&offence.id, format!("the offence `{}` stands twice", offence.id), "keep one of them");
            }
            for wordings in [&offence.headings, &offence.text, &offence.preamble] {
                self.phrases(wordings);
            }
        }
        let others = read.extension_clauses.iter().flat_map(|clause| [&clause.headings, &clause.text]);
        others
            .chain(read.marks.iter().map(|mark| &mark.text))
            .chain([&read.criminalizing])
            .for_each(|all| self.phrases(all));
        self.found
    }

    fn names(mut self, whole: &Taxonomy) -> Vec<Finding> {
        let absorbed = whole.extension_clauses.iter().flat_map(|clause| &clause.absorbs);
        for id in absorbed.chain(whole.claims.iter().flat_map(|claim| &claim.removed)) {
            if whole.find(id).is_none() {
                self.report(id, format!("there is no offence `{id}`"), "name one of the offences above");
            }
        }
        self.found
    }

    /// A phrase of one or two letters would be found everywhere.
    fn phrases(&mut self, wordings: &Wordings) {
        for (tag, phrases) in &wordings.0 {
            let least = if *tag == Tag::Zh { 2 } else { 3 };
            for phrase in phrases {
                let start = phrase.split('*').next().unwrap_or_default();
                if start.chars().filter(|letter| letter.is_alphanumeric()).count() < least {
                    let message = format!("the phrase `{phrase}` does not start with {least} letters");
                    self.report(phrase, message, "begin with a word, not with `*`");
                }
            }
        }
    }

    /// Reports at the last line that holds a text: what is repeated or points back stands below.
    fn report(&mut self, text: &str, message: String, help: &str) {
        let at = self.source.text().rfind(text).unwrap_or(0);
        let length = if self.source.text()[at..].starts_with(text) { text.len() } else { 0 };
        self.found.push(Finding::new(CODE, Severity::Error, message, Span::new(at, at + length)).with_help(help));
    }
}

fn is_slug(id: &str) -> bool {
    let letters = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.split('-').all(|word| !word.is_empty() && letters(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "version: 1\noffences:\n  - id: piracy\n    group: traditional\n    title: {en: Piracy}\n    \
                       darknet: {relevant: false, reason: none, source: us}\n";

    #[track_caller]
    fn fault(text: &str) -> (u32, String) {
        let source = Source::new("own.yaml", text);
        let findings = Taxonomy::read(&source, Some(Taxonomy::built_in())).unwrap_err();
        (source.line(findings[0].span.start), findings[0].message.clone())
    }

    #[test]
    fn the_built_in_taxonomy_has_no_fault() {
        let source = Source::new("offences.yaml", include_str!("../../texts/offences.yaml"));
        assert_eq!(Taxonomy::read(&source, None).err(), None);
        assert!(Taxonomy::built_in().find("illegal-access").is_some());
    }

    #[test]
    fn every_offence_has_its_title_and_phrases_of_headings_in_six_languages() {
        for offence in &Taxonomy::built_in().offences {
            for language in Language::ALL {
                assert!(offence.title.0.contains_key(&Tag::of(language)), "{} in {language:?}", offence.id);
                assert!(!offence.headings.of(language).is_empty(), "{} in {language:?}", offence.id);
            }
        }
    }

    #[test]
    fn a_file_adds_offences_and_replaces_those_of_the_same_id() {
        let both = OWN.to_owned() + &OWN[21..].replace("piracy", "grooming");
        let whole = Taxonomy::read(&Source::new("own.yaml", both), Some(Taxonomy::built_in())).unwrap();
        let piracy = whole.offence(whole.find("piracy").unwrap());
        assert_eq!(piracy.title(Language::Russian), "Piracy");
        assert_eq!(whole.offence(whole.find("grooming").unwrap()).group, Group::Traditional);
        assert_eq!(whole.offences.len(), Taxonomy::built_in().offences.len() + 1);
    }

    #[test]
    fn a_fault_of_shape_has_its_line() {
        let (line, message) = fault(&OWN.replace("traditional", "unheard-of"));
        assert_eq!(line, 4, "{message}");
        let (line, message) = fault(&OWN.replace("{en: Piracy}", "{it: Pirateria}"));
        assert_eq!(line, 5, "{message}");
    }

    #[test]
    fn a_fault_of_sense_has_its_line() {
        let (line, message) = fault(&(OWN.to_owned() + &OWN[21..]));
        assert_eq!((line, message.as_str()), (7, "the offence `piracy` stands twice"));
        let absorbs = OWN.to_owned() + "extension_clauses:\n  - {id: x, absorbs: [slavery], reason: none}\n";
        assert_eq!(fault(&absorbs), (8, "there is no offence `slavery`".to_owned()));
        let short = OWN.to_owned() + "    headings: {en: [\"*of\"]}\n";
        assert_eq!(fault(&short).0, 7);
    }
}

//! Links that the user has decided, in a file.
//!
//! ```text
//! [A/HC/22 -> A/HC/22/Rev.1]
//! # the chapeau went to the definitions
//! article 17 = article 4
//! article 6, paragraph 2 = article 7, paragraph 2 + article 7, paragraph 3
//! article 9 != article 10
//! ```
//!
//! ```text
//! file    = { [ heading | pin ] [ "#" comment ] line-end }
//! heading = "[" symbol "->" symbol [ "," language ] "]"
//! pin     = places "=" places | place "!=" place
//! places  = place { "+" place }           several on one side: a split, or a merge
//! place   = citation as the tool prints it, or the id of a clause as JSON gives it
//! ```
//!
//! Pins under a heading are for the pair of drafts that it names, in the language it names or in all. Pins before any
//! heading are for the only pair there is; where several are compared, they say of none what they mean.
//!
//! 1. [`mod@file`]: lines, put together by heading;
//! 2. [`reader`]: the pins of one pair, whose citations must be there.

mod file;
mod reader;

use rustc_hash::FxHashSet;

use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::citation::Citations;
use crate::finding::Finding;
use crate::pair::Pair;
use crate::source::Source;

use file::File;
use reader::Reader;

/// The code of findings in a file of pins.
const CODE: &str = "pins";

/// Links decided by the user; an alignment obeys them.
///
/// No clause stands in two links, one of the sides of each link is a single clause, and no link is forbidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pins {
    /// Clauses that are the same clause.
    pub(super) same: Vec<Pair<Vec<ClauseIx>>>,
    /// Pairs that are not.
    pub(super) never: Never,
}

/// Pairs of clauses that are not the same clause, whatever their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Never(FxHashSet<(ClauseIx, ClauseIx)>);

impl Never {
    /// Says whether a pair is forbidden.
    pub(super) fn has(&self, pair: Pair<ClauseIx>) -> bool {
        !self.0.is_empty() && self.0.contains(&(pair.old, pair.new))
    }

    fn insert(&mut self, pair: Pair<ClauseIx>) {
        self.0.insert((pair.old, pair.new));
    }

    fn swap(&self) -> Self {
        Self(self.0.iter().map(|&(old, new)| (new, old)).collect())
    }
}

impl Pins {
    /// Reads a file of pins for pairs of drafts; gives the pins of each pair.
    ///
    /// # Errors
    ///
    /// The mistakes of headings, each with its place: one that names none of several pairs, pins without a heading
    /// where there are several, a file that has nothing for the only pair (what it has for others beside is passed
    /// over). Where the headings are right, those of pins: a line that is no pin, a citation that a draft does not
    /// have, a pin that contradicts one above it.
    pub fn read(source: &Source, pairs: &[Pair<&Draft>]) -> Result<Vec<Self>, Vec<Finding>> {
        let file = File::read(source);
        let strays = file.strays(pairs);
        if !strays.is_empty() {
            return Err(strays);
        }
        let (mut all, mut findings) = (Vec::with_capacity(pairs.len()), Vec::new());
        for &pair in pairs {
            let mut groups = file.groups_of(pair).peekable();
            if groups.peek().is_none() {
                all.push(Self::default());
                continue;
            }
            let cites = pair.map(Citations::of);
            let mut reader = Reader::of(cites.as_ref());
            groups.flat_map(|group| &group.lines).for_each(|&line| reader.line(line));
            let (pins, mistakes) = reader.finish();
            findings.extend(mistakes);
            all.push(pins);
        }
        findings.sort_by_key(|finding| finding.span.start);
        if findings.is_empty() { Ok(all) } else { Err(findings) }
    }

    /// The same pins with old and new exchanged.
    pub(super) fn swap(&self) -> Self {
        Self { same: self.same.iter().cloned().map(Pair::swap).collect(), never: self.never.swap() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align_with;
    use crate::draft::Draft;
    use crate::parse::parse;

    const OLD: &str = "## Article 1\n\nEach keeper feeds the seals at dawn with fresh herring from the store.\n\n## Article 2\n\nBoats keep ninety metres from any animal at rest.\n";
    const NEW: &str = "## Article 1\n\nBoats keep sixty metres from any animal at rest.\n\n## Article 2\n\nEach keeper feeds the seals at dawn with herring from the store.\n\n## Article 3\n\nPeace for the beaches.\n";

    fn drafts() -> Pair<Draft> {
        Pair::new(parse(Source::new("old.md", OLD)), parse(Source::new("new.md", NEW)))
    }

    /// Old and new citations of the links of articles under pins.
    #[track_caller]
    fn linked(pins: &str) -> Vec<String> {
        let drafts = drafts();
        let cites = drafts.as_ref().map(Citations::of);
        let pins = Pins::read(&Source::new("pins", pins), &[drafts.as_ref()]).unwrap().remove(0);
        let name = |cites: &Citations<'_>, clauses: &[ClauseIx]| {
            clauses.iter().map(|&at| cites.cite(at).to_owned()).collect::<Vec<_>>().join(" + ")
        };
        let lines = align_with(drafts.as_ref(), &pins);
        let heading =
            |draft: &Draft, list: &[ClauseIx]| list.first().is_some_and(|&at| draft.clause(at).kind.has_heading());
        let articles =
            lines.links.iter().filter(|link| heading(&drafts.old, &link.old) || heading(&drafts.new, &link.new));
        articles
            .skip(1)
            .map(|link| format!("{} = {}", name(&cites.old, &link.old), name(&cites.new, &link.new)))
            .collect()
    }

    #[track_caller]
    fn mistakes(pins: &str) -> Vec<String> {
        let drafts = drafts();
        told(pins, &[drafts.as_ref()])
    }

    fn told(pins: &str, pairs: &[Pair<&Draft>]) -> Vec<String> {
        let source = Source::new("pins", pins);
        let told = |finding: Finding| {
            let place = source.place(finding.span.start);
            let help = finding.help.unwrap_or_default();
            format!("{}:{} {}. {help}", place.line, place.column, finding.message)
        };
        Pins::read(&source, pairs).unwrap_err().into_iter().map(told).collect()
    }

    #[test]
    fn a_pin_overrules_the_words() {
        assert_eq!(linked(""), ["article 2 = article 1", "article 1 = article 2", " = article 3"]);
        let pinned = linked("# decided in Geneva\nArticle 1 = article 3 # so there\n");
        // The only text of the old article became an article of its own, the second: its heading came with it.
        let text = "article 1 = article 2 + article 2";
        assert_eq!(pinned, ["article 2 = article 1", text, "article 1 = article 3"]);
    }

    #[test]
    fn never_parts_what_the_words_join() {
        assert_eq!(linked("article 1 != article 2\n").last().unwrap(), " = article 3");
        assert!(!linked("article 1 != article 2\n").contains(&"article 1 = article 2".to_owned()));
    }

    #[test]
    fn several_clauses_on_one_side_are_a_split_or_a_merge() {
        assert!(linked("article 1 = article 2 + article 3").contains(&"article 1 = article 2 + article 3".to_owned()));
        assert_eq!(linked("article 1 + article 2 = article 1")[0], "article 1 + article 2 = article 1");
    }

    #[test]
    fn an_unknown_citation_is_told_with_its_place_and_its_neighbour() {
        let expected = ["2:13 the new draft has no clause “artcle 3”. did you mean “article 3”?"];
        assert_eq!(mistakes("\narticle 2 = artcle 3\n"), expected);
    }

    #[test]
    fn contradictions_are_told_with_the_line_they_contradict() {
        let expected = [
            "2:1 “article 1” is pinned in line 1 already. ",
            "3:1 line 1 says that these are the same clause. ",
            "4:1 this is no pin. write `old citation = new citation`, or `!=` for never",
        ];
        let pins = "article 1 = article 2\narticle 1 = article 3\narticle 1 != article 2\narticle 1\n";
        assert_eq!(mistakes(pins), expected);
    }

    #[test]
    fn pins_under_a_heading_are_for_the_pair_that_it_names() {
        let file = "[old -> new]\narticle 1 = article 3\n[new -> newer]\narticle 9 = article 10\n";
        assert!(linked(file).contains(&"article 1 = article 3".to_owned()));
        assert_eq!(mistakes("[OLD → new, en]\narticle 1 = article 4\n").len(), 1);
    }

    #[test]
    fn a_file_for_other_drafts_is_a_mistake() {
        let expected = ["1:1 these drafts are not compared here. a heading is one of `[old -> new]`"];
        assert_eq!(mistakes("[new -> newer]\narticle 9 = article 10\n"), expected);
        assert_eq!(mistakes("[old -> new, zh]\narticle 9 = article 10\n"), expected);
        assert_eq!(mistakes("[old]\n").len(), 1);
    }

    #[test]
    fn among_several_pairs_a_pin_says_which_it_is_for() {
        let drafts = drafts();
        let pairs = [drafts.as_ref(), drafts.as_ref().swap()];
        let expected = [
            "1:1 several pairs of drafts are compared, and nothing says which of them this pin is for. \
             a heading is one of `[old -> new]`, `[new -> old]`",
            "3:1 these drafts are not compared here. a heading is one of `[old -> new]`, `[new -> old]`",
        ];
        assert_eq!(told("article 1 = article 2\n[new -> old]\n[old -> older]\n", &pairs), expected);
        let read = Pins::read(&Source::new("pins", "[new -> old]\narticle 3 = article 1\n"), &pairs).unwrap();
        assert_eq!(read.iter().map(|pins| pins.same.len()).collect::<Vec<_>>(), [0, 1]);
    }
}

//! What happened, in sentences, most substantive first.
//!
//! Articles come before paragraphs, what is new or gone before what is amended, amendments by
//! size, then brackets and options; renumbering last, in ranges: "Articles 4–16 renumbered 5–17".
//!
//! 1. [`fact`]: what a sentence says, as data; `redline::tongue` says it in six languages;
//! 2. `articles`: articles that are new, gone, moved, split or merged;
//! 3. `amended`: what was edited in the articles that stay, and their titles;
//! 4. `inner`: clauses within articles that moved, split or merged;
//! 5. `numbers`: what only follows: renumbering, headings above, references;
//! 6. `wording`: places, ranges, and how deep changes go.

mod amended;
mod articles;
pub(super) mod fact;
mod inner;
mod numbers;
mod wording;

use super::Redline;
use super::WordCount;
use super::material;
use super::progress::sentences;
use super::remarks;
use super::voice::Voice;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::draft::Language;
use crate::draft::tombstone;
use crate::pair::Pair;
use crate::pair::Side;

use rustc_hash::FxHashSet;

use fact::Fact;
use fact::Title;
use fact::Unit;
use wording::bare;

pub(super) use wording::Told;
pub(super) use wording::told_or_counted;
pub(super) use wording::told_or_places_counted;

/// A sentence with the links it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The links, in order.
    pub links: Vec<LinkIx>,
}

/// More clauses than this in one sentence are counted, not named.
pub(super) const NAMED: usize = 12;

/// Tells what happened, in a language: that of the reader, whatever that of the drafts.
pub fn tell(redline: &Redline<'_>, language: Language) -> Vec<Sentence> {
    Voice::of(redline, language).story()
}

/// Gathers what a story tells.
pub(super) fn facts(voice: &Voice<'_, '_>) -> Vec<Told> {
    let teller = Teller::of(voice);
    let mut story = Vec::new();
    sentences::alarms(voice, &mut story);
    teller.title(&mut story);
    teller.brackets(&mut story);
    teller.new_and_gone(&mut story);
    teller.carried(&mut story);
    teller.moved_articles(&mut story);
    teller.split_and_merged_articles(&mut story);
    teller.amended(&mut story);
    // Single words weigh less than articles: in drafts that differ much they would bury the rest.
    material::tell(voice, &mut story);
    sentences::events(voice, &mut story);
    teller.retitled(&mut story);
    teller.split_and_merged_clauses(&mut story);
    teller.moved_clauses(&mut story);
    teller.renumbered(&mut story);
    teller.regrouped(&mut story);
    teller.counts(&mut story);
    remarks::tell(voice, &mut story);
    if story.is_empty() {
        let fact = if voice.redline.is_empty() { Fact::Same } else { Fact::HeadingsAlone };
        story.push(Told { fact, links: Vec::new() });
    }
    story
}

/// An article of either draft with all that happened in it.
struct Article {
    link: LinkIx,
    words: WordCount,
    /// Clauses in it that are new, gone, or amended, in order.
    touched: Vec<LinkIx>,
}

/// What became of an article, or of a clause in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is in the old draft alone, or a note stands in its place.
    Gone,
    /// It is in the new draft alone, or stands where a note stood.
    New,
    /// It goes on.
    Stays,
    /// It is a note in one draft, and nothing more in the other: nothing to tell.
    Note,
}

struct Teller<'v, 'r, 'd> {
    redline: &'r Redline<'d>,
    voice: &'v Voice<'r, 'd>,
    articles: Vec<Article>,
    brackets: Pair<usize>,
    carrying: Carrying,
}

/// Text that went from a clause of the old draft into one of the new.
#[derive(Clone)]
struct Passage {
    clauses: Pair<ClauseIx>,
    /// The link of either.
    links: Pair<LinkIx>,
    words: usize,
    /// How much it is of what each draft says.
    covered: Pair<usize>,
    reworded: bool,
}

/// What is told of text that went from clause to clause.
#[derive(Default)]
struct Carrying {
    told: Vec<Passage>,
    /// How many more there are.
    more: usize,
    /// The articles of one draft alone that are told of by it: they are neither new nor gone as a whole.
    taken_over: FxHashSet<LinkIx>,
}

impl<'v, 'r, 'd> Teller<'v, 'r, 'd> {
    fn of(voice: &'v Voice<'r, 'd>) -> Self {
        let redline = voice.redline;
        let mut articles: Vec<Article> = Vec::new();
        let mut place = vec![usize::MAX; redline.edits.len()];
        for at in redline.alignment.indices() {
            let Some(link) = redline.alignment.home(redline.drafts, at) else { continue };
            if place[link.at()] == usize::MAX {
                place[link.at()] = articles.len();
                articles.push(Article { link, words: WordCount::default(), touched: Vec::new() });
            }
            let article = &mut articles[place[link.at()]];
            let edit = redline.edit(at);
            article.words.add(words_of_text(redline, at));
            let of_link = redline.alignment.link(at);
            let gone = of_link.is_deleted() && !of_link.old.iter().all(|&option| amended::became_text(redline, option));
            let one_sided = of_link.is_inserted() || gone;
            let marked = redline.progress.status(at).is_some_and(|change| change.alone);
            if at != link && (edit.changes.amended && !marked || one_sided) && fate(redline, at) != Fate::Note {
                article.touched.push(at);
            }
        }
        let brackets = redline.drafts.map(articles::brackets);
        let mut teller = Self { redline, voice, articles, brackets, carrying: Carrying::default() };
        teller.carrying = teller.carrying();
        teller
    }

    fn link(&self, at: LinkIx) -> &Link {
        self.redline.alignment.link(at)
    }

    /// The clause of a link in the new draft, else in the old one.
    fn clause(&self, at: LinkIx) -> &Clause {
        let link = self.link(at);
        match (link.new.first(), link.old.first()) {
            (Some(&new), _) => self.redline.drafts.new.clause(new),
            (None, old) => self.redline.drafts.old.clause(*old.expect("a link has a clause")),
        }
    }

    fn clause_kind(&self, at: LinkIx) -> Kind {
        self.clause(at).kind
    }

    fn fate(&self, at: LinkIx) -> Fate {
        fate(self.redline, at)
    }

    /// Says whether a draft has nothing but a note on what became of a clause.
    fn is_note(&self, at: LinkIx) -> bool {
        let is_note = |side: Side| {
            let draft = self.redline.drafts.get(side);
            self.link(at).side(side).first().is_some_and(|&clause| tombstone::is_gone(draft, clause))
        };
        Side::BOTH.into_iter().any(is_note)
    }

    /// What the articles of a draft are called, if its language is that of the story: `section`, `clause`.
    fn unit(&self, at: LinkIx) -> Unit {
        let same = self.redline.drafts.new.meta.language.tag() == self.voice.language().tag();
        let word = self.clause(at).word.as_deref().filter(|_| same && self.clause_kind(at) == Kind::Article);
        word.map(str::to_lowercase)
    }

    /// The citation of a clause.
    fn cite(&self, side: Side, at: ClauseIx) -> String {
        self.voice.cite(side, at).to_owned()
    }

    /// The citation with the title of a heading: `article 6 (“Illegal access”)`.
    fn name(&self, side: Side, at: ClauseIx) -> Title {
        let clause = self.redline.drafts.get(side).clause(at);
        let title = bare(clause.text.as_str());
        let titled = clause.kind.has_heading() && !title.is_empty() && clause.kind != Kind::Group;
        Title { cite: self.cite(side, at), title: titled.then(|| title.to_owned()) }
    }

    fn here(&self, at: LinkIx) -> String {
        self.voice.cite_link(at).to_owned()
    }
}

/// What became of the text of a link.
fn fate(redline: &Redline<'_>, at: LinkIx) -> Fate {
    let link = redline.alignment.link(at);
    let gone = |side: Side| link.side(side).first().map(|&clause| tombstone::is_gone(redline.drafts.get(side), clause));
    match (gone(Side::Old), gone(Side::New)) {
        (Some(false), Some(false)) => Fate::Stays,
        (Some(false), _) => Fate::Gone,
        (_, Some(false)) => Fate::New,
        (Some(true) | None, Some(true) | None) => Fate::Note,
    }
}

/// The words of a link, those of marks of agreement that came or went, and of notes on what is gone, left out.
fn words_of_text(redline: &Redline<'_>, at: LinkIx) -> WordCount {
    let mut words = redline.edit(at).words;
    match fate(redline, at) {
        Fate::Gone => words.inserted = 0,
        Fate::New => words.deleted = 0,
        Fate::Note => (words.inserted, words.deleted) = (0, 0),
        Fate::Stays => {}
    }
    if let Some(change) = redline.progress.status(at) {
        words.deleted = words.deleted.saturating_sub(change.words.old);
        words.inserted = words.inserted.saturating_sub(change.words.new);
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::redline::tests::story;

    fn articles(count: u32, from: u32) -> String {
        const BEASTS: [&str; 8] = ["seals", "herons", "otters", "terns", "crabs", "eels", "whelks", "gannets"];
        let one = |at: u32| {
            let beast = BEASTS[at as usize % BEASTS.len()];
            format!(
                "## Article {}. On {beast}\n\nThe keeper of {beast} counts them and writes to port {at}.\n\n",
                at + from
            )
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn renumbering_is_told_in_ranges() {
        let new = format!("## Article 1. Aim\n\nPeace for all beaches.\n\n{}", articles(6, 2));
        let told = story(&articles(6, 1), &new);
        assert_eq!(told, ["Article 1 (“Aim”) is new.", "Articles 1–6 renumbered 2–7."]);
    }

    #[test]
    fn the_same_draft_tells_that_it_is_the_same() {
        assert_eq!(story(&articles(3, 1), &articles(3, 1)), ["The two drafts say the same."]);
    }

    #[test]
    fn an_amendment_is_told_with_its_size() {
        let new = articles(3, 1).replace("keeper of herons counts", "keeper of herons twice a year counts");
        assert_eq!(story(&articles(3, 1), &new), ["Article 2 is amended: 3 words added."]);
    }

    #[test]
    fn new_gone_and_amended_paragraphs_are_told_apart() {
        let old = "## Article 1\n\n1. The keeper counts seals on every beach.\n\n2. The pilot of each port maps reefs, wrecks and shoals.\n\n3. Eels are sold by the dozen at noon.\n";
        let new = "## Article 1\n\n1. The keeper counts grey seals on every beach.\n\n2. Eels are sold by the dozen at noon.\n\n3. A harbour closes its gate when the storm bell rings twice.\n";
        assert_eq!(
            story(old, new)[0],
            "Article 1 is amended in paragraph 1: paragraph 3 new, old paragraph 2 deleted, 12 words added and 10 words removed."
        );
    }

    #[test]
    fn points_that_are_new_or_gone_are_named() {
        let text = |points: &str| {
            format!(
                "## Article 1\n\n1. The keeper of each port feeds:\n\n{points}\n2. Eels are sold by the dozen at noon.\n"
            )
        };
        let old = text(
            "   (a) seals of the bay;\n\n   (b) wrecks and reefs mapped by pilots;\n\n   (c) herons on the rocks;\n",
        );
        let new = text(
            "   (a) seals of the bay;\n\n   (b) herons on the rocks;\n\n   (c) otters when storm bells ring;\n\n   (d) whelks bought in spring.\n",
        );
        assert_eq!(
            story(&old, &new)[0],
            "Article 1 is amended: paragraph 1 (c) and (d) new, old paragraph 1 (b) deleted, 9 words added and 6 words removed."
        );
    }

    #[test]
    fn an_article_that_goes_on_in_another_is_told_with_its_place_and_not_as_deleted() {
        const LEFT: &str = "The warden of the northern harbour burns whale oil in nine lamps from dusk until the bell";
        const ALSO: &str = "Nobody ties a boat to the widow stone while the tide is out, unless the bishop is on board";
        let old = format!("{}## Article 4\n\n1. {LEFT}.\n\n2. {ALSO}.\n", articles(3, 1));
        let new = articles(3, 1).replace("writes to port 2.", &format!("writes to port 2.\n\n{LEFT}."));
        let told = story(&old, &new);
        let sentence = "Text went from one clause to another: article 4 (deleted), paragraph 1 → article 3, unnumbered paragraph 2.";
        assert_eq!(told[0], sentence, "{told:?}");
        assert!(!told.iter().any(|told| told.contains("is deleted")), "{told:?}");
    }

    #[test]
    fn no_points_are_named_where_the_words_before_them_changed_too() {
        let text = |who: &str, what: &str| {
            format!(
                "## Article 1\n\nThe {who} of each port feeds:\n\n(a) seals of the {what};\n\n(b) herons on the rocks.\n"
            )
        };
        let old = text("keeper", "bay");
        assert_eq!(
            story(&old, &text("keeper", "reef"))[0],
            "Article 1 is amended in (a): 1 word added and 1 word removed."
        );
        assert_eq!(story(&old, &text("warden", "reef"))[0], "Article 1 is amended: 2 words added and 2 words removed.");
    }

    #[test]
    fn an_article_of_which_a_note_is_left_is_deleted() {
        let new = articles(3, 1).replace("The keeper of herons counts them and writes to port 1.", "Deleted.");
        assert_eq!(story(&articles(3, 1), &new)[0], "Article 2 (“On herons”) is deleted.");
    }

    #[test]
    fn an_article_that_is_new_or_gone_is_not_told_again() {
        let note = articles(3, 1).replace("## Article 2. On herons", "## Article 2");
        let note = note.replace("The keeper of herons counts them and writes to port 1.", "Deleted.");
        assert_eq!(story(&articles(3, 1), &note), ["Article 2 (“On herons”) is deleted."]);
        assert_eq!(story(&note, &articles(3, 1)), ["Article 2 (“On herons”) is new."]);
    }

    #[test]
    fn a_clause_that_was_split_is_not_told_as_moved_too() {
        const COUNTS: &str =
            "The keeper of otters counts every otter of the northern bay before the ice breaks in spring";
        const WRITES: &str =
            "the pilot of the southern port writes the number of wrecks into the blue book of the harbour";
        let old = format!(
            "{}## Article 4\n\n1. Peace for all beaches.\n\n2. {COUNTS}, and {WRITES}.\n\n## Article 5\n\n1. Lamps burn all night on every cape.\n",
            articles(3, 1)
        );
        let new = format!(
            "{}## Article 4\n\n1. Peace for all beaches.\n\n## Article 5\n\n1. Lamps burn all night on every cape.\n\n2. {COUNTS}.\n\n3. {WRITES}.\n",
            articles(3, 1)
        );
        let told = story(&old, &new);
        assert!(told.iter().any(|told| told.contains("was split into")), "{told:?}");
        assert!(!told.iter().any(|told| told.contains("moved to")), "{told:?}");
    }

    #[test]
    fn a_lost_blank_in_a_title_is_not_told() {
        let new = articles(3, 1).replace("On herons", "ON HERONS").replace("keeper of eels", "warden of eels");
        assert!(!story(&articles(3, 1), &new).iter().any(|told| told.contains("retitled")));
    }

    #[test]
    fn sections_are_called_sections() {
        let sections = |count, from| articles(count, from).replace("## Article", "## Section");
        let told =
            story(&sections(6, 1), &format!("## Section 1. Aim\n\nPeace for all beaches.\n\n{}", sections(6, 2)));
        assert_eq!(told[1], "Sections 1–6 renumbered 2–7.");
    }

    #[test]
    fn lifted_brackets_are_told_before_amendments() {
        let old = articles(3, 1).replace("counts them", "[counts] [tags] them").replace("keeper of", "[keeper] of");
        assert_eq!(story(&old, &articles(3, 1))[0], "None of the 9 brackets of the old draft is left.");
    }

    #[test]
    fn neighbours_that_move_together_are_told_together() {
        let text = articles(8, 1);
        let at = |number: u32| text.find(&format!("## Article {number}.")).unwrap();
        let moved = format!("{}{}", &text[at(3)..], &text[..at(3)]);
        let told = story(&text, &moved);
        assert_eq!(
            told,
            [
                "Article 1 and article 2 keep their numbers, their words unchanged, but article 3, which stood behind them, now stands before them, as do 5 more."
            ]
        );
    }
}

//! The state of the negotiation, round by round.

mod chart;
mod steps;

pub mod csv;
pub mod html;
pub mod json;
pub mod terminal;

use super::table::Align;
use super::table::Table;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::draft::marks::Marks;
use crate::redline::Redline;
use crate::render::words::Word;
use crate::render::words::Words;
use crate::state::State;
use crate::state::Tally;
use crate::state::Unit;

/// All rounds, and what happened between each and the next.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The rounds, in order.
    pub rounds: &'a [Round<'a>],
    /// The redlines of successive rounds, one less than rounds.
    pub steps: &'a [Redline<'a>],
    /// Language of the words for people.
    pub interface: Language,
}

/// One draft with what all formats show of it.
#[derive(Debug)]
pub struct Round<'d> {
    draft: &'d Draft,
    marks: Marks,
    state: State,
    citations: Citations<'d>,
}

impl<'d> Round<'d> {
    /// Reads marks and state of a draft.
    pub fn of(draft: &'d Draft) -> Self {
        let marks = Marks::of(draft);
        let state = State::of(draft, &marks);
        Self { draft, marks, state, citations: Citations::of(draft) }
    }

    /// How the draft is called in tables: its round and symbol.
    fn name(&self) -> String {
        let symbol = &self.draft.meta.symbol;
        self.draft.meta.round.map_or_else(|| symbol.clone(), |round| format!("{round}: {symbol}"))
    }

    /// The citation of a heading with its title.
    fn title(&self, unit: Unit) -> String {
        let (cite, text) = (self.citations.cite(unit.clause), self.draft.clause(unit.clause).text.as_str());
        let text = text.trim_start_matches([']', ' ']);
        let plain = text.is_empty() || cite.contains(text);
        if plain { cite.to_owned() } else { format!("{cite} ({})", text.trim_matches(['(', ')'])) }
    }
}

/// Hundredths of a percent as people read them: `48.4 %`.
fn percent(share: u32) -> String {
    let tenths = (share + 5) / 10;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// One row a draft.
fn rounds(rounds: &[Round<'_>], words: &Words) -> Table {
    let mut table = Table::new(&[
        (words.say(Word::StDraft), Align::Left),
        (words.say(Word::StWords), Align::Right),
        (words.say(Word::StBrackets), Align::Right),
        (words.say(Word::StInBrackets), Align::Right),
        (words.say(Word::StInOptions), Align::Right),
        (words.say(Word::StAlternatives), Align::Right),
        (words.say(Word::StOptions), Align::Right),
        (words.say(Word::StBlanks), Align::Right),
        (words.say(Word::StAgreed), Align::Right),
        (words.say(Word::StCleanArticles), Align::Right),
        (words.say(Word::StUnbalanced), Align::Right),
    ]);
    for round in rounds {
        let (whole, articles) = (&round.state.whole, round.state.articles().count());
        table.push(vec![
            round.name(),
            whole.words.to_string(),
            whole.brackets.to_string(),
            percent(whole.share(whole.bracketed)),
            percent(whole.share(whole.optional)),
            whole.alternatives.to_string(),
            words.fill(Word::StSets, &[&whole.options.to_string(), &whole.option_sets.to_string()]),
            whole.blanks.to_string(),
            percent(whole.share(whole.agreed)),
            words.fill(Word::StOf, &[&round.state.clean().len().to_string(), &articles.to_string()]),
            round.marks.findings.len().to_string(),
        ]);
    }
    table
}

/// One row an article or chapter.
fn units(round: &Round<'_>, units: &[Unit], words: &Words) -> Table {
    let mut table = Table::new(&[
        (words.say(Word::StLeft), Align::Right),
        (words.say(Word::StShare), Align::Right),
        (words.say(Word::StBrackets), Align::Right),
        (words.say(Word::StAlternatives), Align::Right),
        (words.say(Word::StOptions), Align::Right),
        (words.say(Word::StBlanks), Align::Right),
        (words.say(Word::StAgreed), Align::Right),
        (words.say(Word::StClause), Align::Text),
    ]);
    for &unit in units {
        let tally: Tally = unit.tally;
        table.push(vec![
            tally.unsettled().to_string(),
            percent(tally.share(tally.unsettled())),
            tally.brackets.to_string(),
            tally.alternatives.to_string(),
            tally.options.to_string(),
            tally.blanks.to_string(),
            percent(tally.share(tally.agreed)),
            round.title(unit),
        ]);
    }
    table
}

/// The line of what every `[` of a source is, for those who count with `grep`.
fn openings(round: &Round<'_>, words: &Words) -> String {
    let openings = round.state.openings;
    let parts = [
        (openings.text, Word::StBrackets),
        (openings.status, Word::StStatus),
        (openings.footnotes, Word::StInFootnotes),
        (openings.calls, Word::StCalls),
        (openings.links, Word::StLinks),
        (openings.definitions, Word::StDefinitions),
        (openings.elsewhere, Word::StElsewhere),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {}", words.say(*word)))
        .collect();
    if parts.is_empty() { "0".to_owned() } else { format!("{} = {}", openings.sum(), parts.join(" + ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[test]
    fn shares_are_rounded_to_tenths() {
        assert_eq!(
            [percent(0), percent(4843), percent(4845), percent(10_000)],
            ["0.0 %", "48.4 %", "48.5 %", "100.0 %"]
        );
    }

    #[test]
    fn every_format_names_the_article_that_is_left() {
        let draft =
            parse(Source::new("a.md", "## Article 7. Scope\n\nThey [may] act.\n\n## Article 8. End\n\nDone.\n"));
        let rounds = [Round::of(&draft)];
        let page = Page { rounds: &rounds, steps: &[], interface: Language::English };
        let mut outputs = [String::new(), String::new(), String::new(), String::new()];
        terminal::write(&mut outputs[0], page, 80);
        html::write(&mut outputs[1], page);
        csv::write(&mut outputs[2], page);
        json::write(&mut outputs[3], page);
        assert!(outputs.iter().all(|output| output.contains("article 7")));
    }
    /// What a format shows of two rounds.
    fn two(write: impl Fn(&mut String, Page<'_>)) -> String {
        let texts = [
            "## Article 7. Scope\n\n1. They [may] act. [agreed ad referendum]\n\n2. The [last] word.\n",
            "## Article 8. Scope\n\n1. They must act. [agreed ad referendum]\n\n2. The last word.\n",
        ];
        let drafts = texts.map(|text| parse(Source::new("a.md", text)));
        let pair = Pair::new(&drafts[0], &drafts[1]);
        let steps = [redline(pair, align(pair))];
        let rounds = [Round::of(&drafts[0]), Round::of(&drafts[1])];
        let mut out = String::new();
        write(&mut out, Page { rounds: &rounds, steps: &steps, interface: Language::English });
        out
    }

    #[test]
    fn what_became_of_brackets_and_agreed_text_is_shown() {
        let text = two(|out, page| terminal::write(out, page, 100));
        assert!(text.contains("‼ article 8, paragraph 1: was agreed ad referendum, now changed"), "{text}");
        assert!(text.contains("  - 1. They [may] act. [agreed ad referendum]\n  + 1. They must act."), "{text}");
        assert!(text.lines().any(|line| line.split_whitespace().take(4).eq(["2", "0", "1", "1"])), "{text}");
        assert!(two(html::write).contains("was agreed ad referendum, now changed"));
        assert!(two(json::write).contains("\"was\": \"agreed-ad-referendum\""));
    }

    #[test]
    fn a_page_speaks_to_its_reader_and_cites_the_draft() {
        let page = two(|out, page| html::write(out, Page { interface: Language::Arabic, ..page }));
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">") && page.contains("حالة المفاوضات"), "{page}");
        assert!(page.contains("كان متفقا عليه رهن الاستشارة وعُدّل الآن"), "{page}");
        assert!(page.contains("<td dir=\"auto\" lang=\"en\">article 8 (Scope)</td>"), "{page}");
    }

    #[test]
    fn an_article_is_one_row_through_its_renumbering() {
        let text = two(|out, page| terminal::write(out, page, 100));
        assert!(text.contains("article 8 (Scope)") && !text.contains("article 7 (Scope)"), "{text}");
    }
}

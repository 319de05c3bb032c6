//! Who proposes, supports, opposes or reserves what.

pub mod csv;
pub mod html;
pub mod json;
pub mod terminal;

use super::table::Align;
use super::table::Table;
use super::words::Word;
use super::words::Words;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::draft::marks::Stance;
use crate::positions::Positions;
use crate::positions::Thread;

/// All that the formats show.
#[derive(Debug)]
pub struct Page<'a> {
    drafts: &'a [&'a Draft],
    positions: &'a Positions,
    citations: Vec<Citations<'a>>,
    words: Words,
}

impl<'a> Page<'a> {
    /// Puts positions and their drafts together.
    pub fn of(drafts: &'a [&'a Draft], positions: &'a Positions, interface: Language) -> Self {
        let citations = drafts.iter().map(|draft| Citations::of(draft)).collect();
        Self { drafts, positions, citations, words: Words::of(interface) }
    }

    fn cite(&self, (round, clause): (usize, ClauseIx)) -> &str {
        self.citations[round].cite(clause)
    }
}

/// One row a delegation.
fn delegations(page: &Page<'_>) -> Table {
    let mut table = Table::new(&[
        (page.words.say(Word::PosDelegation), Align::Text),
        (page.words.say(Word::PosProposes), Align::Right),
        (page.words.say(Word::PosSupports), Align::Right),
        (page.words.say(Word::PosOpposes), Align::Right),
        (page.words.say(Word::PosReserves), Align::Right),
        (page.words.say(Word::PosClauses), Align::Text),
    ]);
    for delegation in page.positions.delegations() {
        let cites = delegation.threads.iter().map(|&at| page.cite(page.positions.threads[at].last()));
        let cites: Vec<&str> = cites.collect();
        let counts = delegation.counts.iter().map(usize::to_string);
        table
            .push(std::iter::once(delegation.name).chain(counts).chain([cites.join(page.words.semicolon())]).collect());
    }
    table
}

/// One row a clause and delegation, with its stance in every round.
fn clauses(page: &Page<'_>) -> Table {
    let names: Vec<&str> = page.drafts.iter().map(|draft| draft.meta.symbol.as_str()).collect();
    let rounds: Vec<(&str, Align)> = names.into_iter().map(|name| (name, Align::Left)).collect();
    let [clause, delegation, spoken] =
        [Word::StClause, Word::PosDelegation, Word::StWords].map(|word| page.words.say(word));
    let before = [(clause, Align::Text), (delegation, Align::Text)];
    let mut table = Table::new(&[&before, &rounds[..], &[(spoken, Align::Text)]].concat());
    for thread in &page.positions.threads {
        for delegation in thread.delegations() {
            let stances = (0..page.drafts.len()).map(|round| stances(page, (thread, delegation), round));
            let row = [page.cite(thread.last()).to_owned(), delegation.to_owned()];
            table.push(row.into_iter().chain(stances).chain([words(thread, delegation).to_owned()]).collect());
        }
    }
    table
}

/// What a delegation said in a round: nothing where the clause is missing, a dash where it said nothing of it.
fn stances(page: &Page<'_>, (thread, delegation): (&Thread, &str), round: usize) -> String {
    let stances: Vec<&str> =
        thread.stances(delegation, round).into_iter().map(|one| page.words.say(said(one))).collect();
    match stances.len() {
        0 if thread.life[round].is_empty() => String::new(),
        0 => "–".to_owned(),
        _ => stances.join(page.words.comma()),
    }
}

/// A stance in a word.
fn said(stance: Stance) -> Word {
    match stance {
        Stance::Proposes => Word::PosProposes,
        Stance::Supports => Word::PosSupports,
        Stance::Opposes => Word::PosOpposes,
        Stance::Reserves => Word::PosReserves,
    }
}

/// The words that a delegation spoke on last.
fn words<'a>(thread: &'a Thread, delegation: &str) -> &'a str {
    let last = thread.positions.iter().rev().find(|position| position.delegation == delegation);
    last.map_or("", |position| position.words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::lineage::Lineage;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::source::Source;

    #[test]
    fn every_format_shows_who_says_what() {
        let texts = [
            "## Article 7\n\nSeals eat [at dusk: Norway] and sleep on rocks.\n",
            "## Article 7\n\nSeals eat [Norway supports; Fiji opposes: at dusk] and sleep on rocks.\n",
        ];
        let drafts = texts.map(|text| parse(Source::new("a.md", text)));
        let alignments = [align(Pair::new(&drafts[0], &drafts[1]))];
        let drafts: Vec<&Draft> = drafts.iter().collect();
        let positions = Positions::of(&drafts, &Lineage::trace(&alignments));
        let page = Page::of(&drafts, &positions, Language::English);
        let mut outputs = [String::new(), String::new(), String::new(), String::new()];
        terminal::write(&mut outputs[0], &page, 100);
        html::write(&mut outputs[1], &page);
        csv::write(&mut outputs[2], &page);
        json::write(&mut outputs[3], &page);
        for output in &outputs {
            for words in ["Norway", "Fiji", "opposes", "at dusk", "article 7"] {
                assert!(output.contains(words), "{words} in {output}");
            }
        }
        assert!(outputs[0].contains("Norway      proposes  supports"), "{}", outputs[0]);
        assert!(outputs[0].contains("Fiji        –         opposes"), "{}", outputs[0]);
    }
}

//! Who proposes, supports, opposes or reserves what.

pub mod csv;
pub mod html;
pub mod json;
pub mod terminal;

use super::table::Align;
use super::table::Table;
use crate::draft::ClauseIx;
use crate::draft::Draft;
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
}

impl<'a> Page<'a> {
    /// Puts positions and their drafts together.
    pub fn of(drafts: &'a [&'a Draft], positions: &'a Positions) -> Self {
        Self { drafts, positions, citations: drafts.iter().map(|draft| Citations::of(draft)).collect() }
    }

    fn cite(&self, (round, clause): (usize, ClauseIx)) -> &str {
        self.citations[round].cite(clause)
    }
}

/// One row a delegation.
fn delegations(page: &Page<'_>) -> Table {
    let mut table = Table::new(&[
        ("delegation", Align::Left),
        ("proposes", Align::Right),
        ("supports", Align::Right),
        ("opposes", Align::Right),
        ("reserves", Align::Right),
        ("clauses", Align::Left),
    ]);
    for delegation in page.positions.delegations() {
        let cites = delegation.threads.iter().map(|&at| page.cite(page.positions.threads[at].last()));
        let cites: Vec<&str> = cites.collect();
        let counts = delegation.counts.iter().map(usize::to_string);
        table.push(std::iter::once(delegation.name).chain(counts).chain([cites.join("; ")]).collect());
    }
    table
}

/// One row a clause and delegation, with its stance in every round.
fn clauses(page: &Page<'_>) -> Table {
    let names: Vec<&str> = page.drafts.iter().map(|draft| draft.meta.symbol.as_str()).collect();
    let rounds: Vec<(&str, Align)> = names.into_iter().map(|name| (name, Align::Left)).collect();
    let mut table = Table::new(
        &[&[("clause", Align::Left), ("delegation", Align::Left)], &rounds[..], &[("words", Align::Left)]].concat(),
    );
    for thread in &page.positions.threads {
        for delegation in thread.delegations() {
            let stances = (0..page.drafts.len()).map(|round| stances(thread, delegation, round));
            let row = [page.cite(thread.last()).to_owned(), delegation.to_owned()];
            table.push(row.into_iter().chain(stances).chain([words(thread, delegation).to_owned()]).collect());
        }
    }
    table
}

/// What a delegation said in a round: nothing where the clause is missing, a dash where it said nothing of it.
fn stances(thread: &Thread, delegation: &str, round: usize) -> String {
    let stances: Vec<&str> = thread.stances(delegation, round).into_iter().map(Stance::name).collect();
    match stances.len() {
        0 if thread.life[round].is_empty() => String::new(),
        0 => "–".to_owned(),
        _ => stances.join(", "),
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
        let page = Page::of(&drafts, &positions);
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

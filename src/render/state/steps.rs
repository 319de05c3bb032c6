//! What happened between each draft and the next.

use super::Page;
use super::Round;
use super::percent;
use crate::draft::ClauseIx;
use crate::pair::Side;
use crate::redline::Redline;
use crate::redline::progress::EventKind;
use crate::render::table::Align;
use crate::render::table::Table;
use crate::render::words::Word;
use crate::render::words::Words;
use crate::state::Unit;

/// One row a step: what became of the brackets, and what was settled.
pub(super) fn fates(page: &Page<'_>, words: &Words) -> Table {
    let numbers = [
        Word::StBrackets,
        Word::StSame,
        Word::StKept,
        Word::StDropped,
        Word::StNarrowed,
        Word::StWidened,
        Word::StReworded,
        Word::StOpened,
        Word::StOptions,
        Word::StAlternatives,
        Word::StBlanks,
    ];
    let columns = numbers.map(|word| (words.say(word), Align::Right));
    let mut table = Table::new(&[&columns[..], &[(words.say(Word::StTo), Align::Left)]].concat());
    for (step, new) in page.steps.iter().zip(&page.rounds[1..]) {
        let fates = step.progress.fates;
        let counts = [
            fates.old(),
            fates.same,
            fates.kept,
            fates.dropped,
            fates.narrowed,
            fates.widened,
            fates.reworded,
            fates.opened,
            settled(step, EventKind::Chosen),
            settled(step, EventKind::Reduced),
            settled(step, EventKind::Filled),
        ];
        table.push(counts.iter().map(u32::to_string).chain([new.name()]).collect());
    }
    table
}

fn settled(step: &Redline<'_>, kind: EventKind) -> u32 {
    step.progress.events.iter().filter(|event| event.kind == kind).count() as u32
}

/// What is not settled of each article, in percent of its words, one column a round; articles are followed through renumbering.
pub(super) fn articles(page: &Page<'_>, words: &Words) -> Table {
    let names: Vec<&str> = page.rounds.iter().map(|round| round.draft.meta.symbol.as_str()).collect();
    let columns: Vec<(&str, Align)> = names.into_iter().map(|name| (name, Align::Right)).collect();
    let mut table = Table::new(&[&columns[..], &[(words.say(Word::StArticle), Align::Text)]].concat());
    for row in rows(page) {
        let cell = |unit: &Option<Unit>| {
            unit.map_or_else(|| "–".to_owned(), |unit| percent(unit.tally.share(unit.tally.unsettled())))
        };
        let last = row.iter().rposition(Option::is_some).expect("a row was made for an article");
        let name = row[last].map_or_else(String::new, |unit| page.rounds[last].title(unit));
        table.push(row.iter().map(cell).chain([name]).collect());
    }
    table
}

/// One row an article, one cell a round.
fn rows(page: &Page<'_>) -> Vec<Vec<Option<Unit>>> {
    let mut rows: Vec<Vec<Option<Unit>>> = Vec::new();
    for (at, round) in page.rounds.iter().enumerate() {
        for unit in round.state.articles() {
            let before = at.checked_sub(1).and_then(|before| before_of(&page.steps[before], unit.clause));
            let goes_on = |row: &Vec<Option<Unit>>| {
                at > 0 && row[at].is_none() && row[at - 1].map(|unit| unit.clause) == before && before.is_some()
            };
            let row = rows.iter().position(goes_on).unwrap_or_else(|| {
                rows.push(vec![None; page.rounds.len()]);
                rows.len() - 1
            });
            rows[row][at] = Some(unit);
        }
    }
    // In the order of the last draft that has the article, then as they came.
    let place = |row: &Vec<Option<Unit>>| {
        let last = row.iter().rposition(Option::is_some);
        (std::cmp::Reverse(last), last.and_then(|last| row[last]).map(|unit| unit.clause))
    };
    rows.sort_by_key(place);
    rows
}

fn before_of(step: &Redline<'_>, at: ClauseIx) -> Option<ClauseIx> {
    step.alignment.link(step.alignment.link_of(Side::New, at)).old.first().copied()
}

/// The name of a step.
pub(super) fn name(rounds: &[Round<'_>], words: &Words) -> String {
    words.way(&rounds[0].name(), &rounds[1].name())
}

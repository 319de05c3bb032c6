//! Old number → new number, for people, spreadsheets and machines.

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod terminal;

use super::table::Align;
use super::table::Table;
use super::words::Word;
use super::words::Words;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::lineage::concordance::Cell;
use crate::lineage::concordance::Concordance;
use crate::lineage::concordance::Event;
use crate::lineage::concordance::Row;

/// How clauses are named in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// `article 6, paragraph 1`.
    Citations,
    /// `6` for articles, citations for other clauses: many rounds in a narrow space.
    Numbers,
}

/// So many places are named from which a clause was drawn.
const DRAWN: usize = 3;

/// The table of all rows: a column a draft, what happened where there are two drafts, the title.
fn table(concordance: &Concordance<'_>, names: Names, words: &Words) -> Table {
    let two = concordance.drafts.len() == 2;
    let mut columns: Vec<(&str, Align)> =
        concordance.drafts.iter().map(|draft| (draft.meta.symbol.as_str(), Align::Text)).collect();
    if two {
        columns.push((words.say(Word::ConHappened), Align::Left));
    }
    columns.push((words.say(Word::ConHeading), Align::Text));
    let mut table = Table::new(&columns);
    for row in &concordance.rows {
        let mut cells: Vec<String> = (0..row.cells.len())
            .map(|at| {
                let own = places(concordance, (row, at), names);
                let told = if two { String::new() } else { told(concordance, (row, at), words) };
                if told.is_empty() { own } else { format!("{own} ({told})") }
            })
            .collect();
        if two {
            let mut said: Vec<&str> = row.cells[1].events.iter().map(|event| words.say(did(*event))).collect();
            let drawn = drawn(concordance, (row, 1), words);
            said.extend(drawn.as_deref());
            cells.push(said.join(words.comma()));
        }
        cells.push(concordance.title(row).replace('\n', " "));
        table.push(cells);
    }
    table
}

/// Where a row stands in a draft: `article 4`, several joined by `+`, a dash where it is not there.
fn places(concordance: &Concordance<'_>, (row, at): (&Row, usize), names: Names) -> String {
    let name = |clause: ClauseIx| name(concordance, (at, clause), names);
    match row.cells[at].entries.as_slice() {
        [] => "–".to_owned(),
        entries => entries.iter().map(|entry| name(entry.clause)).collect::<Vec<_>>().join(" + "),
    }
}

fn name<'a>(concordance: &'a Concordance<'_>, (at, clause): (usize, ClauseIx), names: Names) -> &'a str {
    let found = concordance.drafts[at].clause(clause);
    match &found.label {
        Some(label) if names == Names::Numbers && found.kind == Kind::Article => &label.printed,
        _ => concordance.cites[at].cite(clause),
    }
}

/// What a number alone does not say of a cell: that it was moved, parted, joined or drawn from other clauses.
fn told(concordance: &Concordance<'_>, (row, at): (&Row, usize), words: &Words) -> String {
    let silent = |event: &Event| matches!(event, Event::Renumbered | Event::Inserted | Event::Deleted);
    let Cell { events, .. } = &row.cells[at];
    let told = events.iter().filter(|event| !silent(event));
    let mut said: Vec<&str> = told.map(|event| words.say(did(*event))).collect();
    let drawn = drawn(concordance, (row, at), words);
    said.extend(drawn.as_deref());
    said.join(words.comma())
}

/// From which clauses of the draft before a new row was drawn, or where in this draft parts of a deleted one went.
fn drawn(concordance: &Concordance<'_>, (row, at): (&Row, usize), words: &Words) -> Option<String> {
    let before = at.checked_sub(1)?;
    let cites = |at: usize, clauses: Vec<ClauseIx>| {
        let mut names: Vec<&str> =
            clauses.iter().take(DRAWN).map(|&clause| concordance.cites[at].cite(clause)).collect();
        names.extend((clauses.len() > DRAWN).then(|| words.say(Word::ConOthers)));
        (!names.is_empty()).then(|| names.join(" + "))
    };
    let from = row.cells[at].entries.iter().flat_map(|entry| &entry.drawn).copied().collect();
    let to = row.cells[before].entries.iter().flat_map(|entry| &entry.gone).copied().collect();
    let from = cites(before, from).map(|names| words.fill(Word::ConFrom, &[&names]));
    from.or_else(|| cites(at, to).map(|names| words.fill(Word::ConParts, &[&names])))
}

/// `26 rows: 18 renumbered, 1 deleted`.
fn summary(concordance: &Concordance<'_>, words: &Words) -> String {
    const ALL: [Event; 8] = [
        Event::Inserted,
        Event::Deleted,
        Event::Split,
        Event::Merged,
        Event::Moved,
        Event::Promoted,
        Event::Demoted,
        Event::Renumbered,
    ];
    let counts = ALL.map(|event| (concordance.count(event), words.say(did(event))));
    let told: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    let rows = concordance.rows.len();
    let told = if told.is_empty() { words.say(Word::ConNothing).to_owned() } else { told.join(words.comma()) };
    words.fill(if rows == 1 { Word::ConRow } else { Word::ConRows }, &[&rows.to_string(), &told])
}

/// What happened to a row, in a word.
fn did(event: Event) -> Word {
    match event {
        Event::Inserted => Word::DidInserted,
        Event::Deleted => Word::DidDeleted,
        Event::Split => Word::DidSplit,
        Event::Merged => Word::DidMerged,
        Event::Moved => Word::DidMoved,
        Event::Promoted => Word::DidPromoted,
        Event::Demoted => Word::DidDemoted,
        Event::Renumbered => Word::DidRenumbered,
    }
}

//! The number every clause gets.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::draft::Clause;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::label::Number;
use crate::draft::label::Style;

/// The new number of every clause, from 1; `None` for those that keep what they have.
pub(super) type Numbers = Vec<Option<u32>>;

/// What counts together: clauses of a kind, of one style of numerals and as many levels.
type Series = (Kind, Style, usize);

/// Counts the clauses of a draft.
pub(super) fn of(draft: &Draft) -> Numbers {
    let throughout = throughout(draft);
    let mut counts: FxHashMap<(Series, ClauseIx), u32> = FxHashMap::default();
    let number = |at: ClauseIx| {
        let series = series(draft.clause(at))?;
        let label = draft.clause(at).label.as_ref()?;
        let base = if throughout.contains(&series) { part(draft, at) } else { parent(draft, at) };
        let count = counts.entry((series, base)).or_insert(0);
        *count += 1;
        let value = *count;
        // "Articles 5 to 7" takes up three numbers.
        let taken =
            label.number.until.zip(label.number.levels.last()).map(|(until, level)| until.saturating_sub(level.base));
        *count = count.saturating_add(taken.unwrap_or(0));
        Some(value)
    };
    draft.indices().map(number).collect()
}

/// The series a clause counts in; clauses with several levels (`6.1`) count by their last one.
fn series(clause: &Clause) -> Option<Series> {
    let label = clause.label.as_ref().filter(|label| !label.number.levels.is_empty())?;
    let counted = label.number.series.is_empty() && label.style != Style::Bullet;
    let fixed = clause.quoted || matches!(clause.kind, Kind::Choice | Kind::Footnote | Kind::Instrument);
    (counted && !fixed).then_some((clause.kind, label.style, label.number.levels.len()))
}

/// How a series goes on where another clause holds it.
#[derive(Debug, Default)]
struct Course {
    last: Option<(ClauseIx, Number)>,
    /// It opened with its first number again.
    restarts: bool,
    /// It opened with a number behind the last one.
    goes_on: bool,
}

/// Series that count on from clause to clause: articles unless they start anew, paragraphs only where they go on.
fn throughout(draft: &Draft) -> FxHashSet<Series> {
    let mut courses: FxHashMap<Series, Course> = FxHashMap::default();
    for at in draft.indices() {
        let clause = draft.clause(at);
        let (Some(series), Some(label)) = (series(clause), &clause.label) else { continue };
        let course = courses.entry(series).or_default();
        if let Some((_, last)) = course.last.take().filter(|(holder, _)| *holder != parent(draft, at)) {
            course.restarts |= label.is_first();
            course.goes_on |= label.number > last;
        }
        course.last = Some((parent(draft, at), label.number.clone()));
    }
    let counts_on = |&(kind, ..): &Series, course: &Course| (kind.has_heading() || course.goes_on) && !course.restarts;
    courses.into_iter().filter(|(series, course)| counts_on(series, course)).map(|(series, _)| series).collect()
}

fn parent(draft: &Draft, at: ClauseIx) -> ClauseIx {
    draft.clause(at).parent.unwrap_or(ClauseIx::ROOT)
}

/// An annex counts for itself.
fn part(draft: &Draft, at: ClauseIx) -> ClauseIx {
    draft.ancestors(at).find(|&above| draft.clause(above).kind == Kind::Annex).unwrap_or(ClauseIx::ROOT)
}

//! Which draft brought in each word of the last one.

use super::Op;
use super::Redline;
use crate::draft::ClauseIx;
use crate::draft::Draft;

/// A stretch of text that came in with one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The draft, counted from the first.
    pub round: usize,
    /// The text.
    pub text: String,
}

/// The texts of all clauses of a draft by the drafts that brought them; the runs of a clause concatenate to its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blame {
    runs: Vec<Vec<Run>>,
}

impl Blame {
    /// The runs of a clause.
    pub fn of(&self, at: ClauseIx) -> &[Run] {
        &self.runs[at.at()]
    }

    fn first(draft: &Draft) -> Self {
        let whole =
            |text: &str| if text.is_empty() { Vec::new() } else { vec![Run { round: 0, text: text.to_owned() }] };
        Self { runs: draft.clauses.iter().map(|clause| whole(clause.text.as_str())).collect() }
    }
}

/// Follows every word of the last draft back to the draft it came from; `None` without redlines.
///
/// The redlines are those of successive drafts.
pub fn blame(redlines: &[Redline<'_>]) -> Option<Blame> {
    let mut blame = Blame::first(redlines.first()?.drafts.old);
    for (at, redline) in redlines.iter().enumerate() {
        blame = next(&blame, redline, at + 1);
    }
    Some(blame)
}

fn next(old: &Blame, redline: &Redline<'_>, round: usize) -> Blame {
    let mut made = Blame { runs: vec![Vec::new(); redline.drafts.new.clauses.len()] };
    for at in redline.alignment.indices() {
        let link = redline.alignment.link(at);
        let mut before = Reader { runs: joined(old, &link.old), at: 0 };
        let mut after = Vec::new();
        for segment in &redline.edit(at).segments {
            match segment.op {
                Op::Equal => after.extend(before.take(segment.text.len())),
                Op::Delete => drop(before.take(segment.text.len())),
                Op::Insert => after.push(Run { round, text: segment.text.clone().into_owned() }),
            }
        }
        let mut after = Reader { runs: after, at: 0 };
        for &clause in &link.new {
            made.runs[clause.at()] = merged(after.take(redline.drafts.new.clause(clause).text.as_str().len()));
            after.take("\n".len());
        }
    }
    made
}

/// The runs of several clauses, with the line ends by which a redline joins them.
fn joined(blame: &Blame, clauses: &[ClauseIx]) -> Vec<Run> {
    let mut all = Vec::new();
    for (at, &clause) in clauses.iter().enumerate() {
        if at > 0 {
            let round = all.last().map_or(0, |run: &Run| run.round);
            all.push(Run { round, text: "\n".to_owned() });
        }
        all.extend_from_slice(blame.of(clause));
    }
    all
}

/// Neighbours of one draft as one run.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        match kept.last_mut().filter(|last| last.round == run.round) {
            Some(last) => last.text.push_str(&run.text),
            None => kept.push(run),
        }
    }
    kept
}

/// Takes runs off by bytes.
struct Reader {
    runs: Vec<Run>,
    at: usize,
}

impl Reader {
    fn take(&mut self, mut bytes: usize) -> Vec<Run> {
        let mut taken = Vec::new();
        while let Some(run) = self.runs.get_mut(self.at).filter(|_| bytes > 0) {
            if run.text.len() <= bytes {
                bytes -= run.text.len();
                taken.push(run.clone());
                self.at += 1;
            } else {
                let rest = run.text.split_off(bytes);
                taken.push(Run { round: run.round, text: std::mem::replace(&mut run.text, rest) });
                bytes = 0;
            }
        }
        taken
    }
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
    fn every_word_of_the_last_draft_has_the_draft_that_brought_it() {
        let text = |words: &str| {
            format!("## Article 1. Food\n\nEach keeper shall {words} at dawn with fresh herring from the cold store.\n")
        };
        let texts = [text("feed the seals"), text("feed and weigh the seals"), text("feed and weigh the old seals")];
        let drafts = texts.map(|text| parse(Source::new("a.md", text)));
        let lines: Vec<_> =
            drafts.windows(2).map(|two| Pair::new(&two[0], &two[1])).map(|pair| redline(pair, align(pair))).collect();
        let blame = blame(&lines).unwrap();
        let last = drafts[2].indices().last().unwrap();
        let whole: String = blame.of(last).iter().map(|run| run.text.as_str()).collect();
        assert_eq!(whole, drafts[2].clause(last).text.as_str());
        let of = |round: usize| {
            blame.of(last).iter().filter(|run| run.round == round).map(|run| run.text.trim()).collect::<Vec<_>>()
        };
        assert_eq!((of(1), of(2)), (vec!["and weigh"], vec!["old"]));
    }
}

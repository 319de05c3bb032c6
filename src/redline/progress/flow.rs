//! The words of both drafts, and which of them are the same.

use std::ops::Range;

use crate::align::Alignment;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::draft::marks;
use crate::draft::marks::Bracket;
use crate::draft::marks::Mark;
use crate::draft::marks::Marks;
use crate::draft::marks::Point;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Edit;
use crate::redline::Op;
use crate::words::Token;
use crate::words::WordId;

/// A word of a clause, by its bytes in the clause's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) clause: ClauseIx,
    start: u32,
    end: u32,
    id: WordId,
}

/// The words of a draft in the order of its clauses; brackets, signs, statuses and footnotes are none of them.
#[derive(Debug)]
pub(super) struct Flow<'d> {
    draft: &'d Draft,
    pub(super) words: Vec<Word>,
    /// Where the words of each clause begin; one more entry than clauses.
    starts: Vec<u32>,
    /// The word of the other draft that each word is.
    twins: Vec<Option<u32>>,
}

impl<'d> Flow<'d> {
    fn of((draft, marks): (&'d Draft, &Marks), alignment: &Alignment, side: Side) -> Self {
        let mut flow = Self { draft, words: Vec::new(), starts: Vec::new(), twins: Vec::new() };
        for at in draft.indices() {
            flow.starts.push(flow.words.len() as u32);
            if draft.clause(at).kind == Kind::Footnote {
                continue;
            }
            let own = alignment.words.get(side).own(at).iter();
            let status = statuses(draft, marks, at);
            let own = own.filter(|token| alignment.classes.class(token.word).says());
            let own = own.filter(|token| !status.iter().any(|status| status.contains(&token.start)));
            flow.words.extend(own.map(|token| Word { clause: at, start: token.start, end: token.end, id: token.word }));
        }
        flow.starts.push(flow.words.len() as u32);
        flow.twins = vec![None; flow.words.len()];
        flow
    }

    /// The words of a clause itself.
    pub(super) fn own(&self, at: ClauseIx) -> Range<usize> {
        self.starts[at.at()] as usize..self.starts[at.at() + 1] as usize
    }

    /// The word of the other draft that a word is.
    pub(super) fn twin(&self, word: usize) -> Option<usize> {
        self.twins[word].map(|twin| twin as usize)
    }

    /// What a word is called in both drafts.
    pub(super) fn id(&self, word: usize) -> WordId {
        self.words[word].id
    }

    /// Some words as tokens, to be compared.
    pub(super) fn tokens(&self, range: Range<usize>) -> impl Iterator<Item = Token> {
        self.words[range].iter().map(|word| Token { start: word.start, end: word.end, word: word.id })
    }

    /// How many words stand before a point, those of earlier clauses included.
    pub(super) fn before(&self, point: Point) -> usize {
        let own = self.own(point.clause);
        let at = point.at.saturating_sub(marks::text_start(self.draft.clause(point.clause)));
        own.start + self.words[own].partition_point(|word| word.start < at)
    }

    /// The text from the first to the last of some words, signs between them included.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = range.start;
        while at < range.end {
            let clause = self.words[at].clause;
            let end = self.own(clause).end.min(range.end);
            if !text.is_empty() {
                text.push(' ');
            }
            let bytes = self.words[at].start as usize..self.words[end - 1].end as usize;
            text.push_str(&self.draft.clause(clause).text.as_str()[bytes]);
            at = end;
        }
        text
    }

    /// The words of the other draft, from the first to the last, that some words are.
    pub(super) fn twins(&self, range: Range<usize>) -> Option<Range<usize>> {
        let twins = self.twins[range].iter().flatten();
        let (first, last) = (twins.clone().min()?, twins.max()?);
        Some(*first as usize..*last as usize + 1)
    }
}

/// The bytes of a clause's text that say how far its words have come: `[agreed ad referendum]`.
pub(super) fn statuses(draft: &Draft, marks: &Marks, at: ClauseIx) -> Vec<Range<u32>> {
    let shift = marks::text_start(draft.clause(at));
    let opened = marks.placed(at).iter().filter_map(|placed| match placed.mark {
        Mark::Open(bracket) => Some(marks.bracket(bracket)),
        Mark::Close(_) | Mark::Stray | Mark::Note => None,
    });
    let status = opened.filter(|bracket| bracket.role.is_remark()).filter_map(Bracket::span);
    status.map(|span| span.start.saturating_sub(shift)..span.end.saturating_sub(shift)).collect()
}

/// Reads the words of both drafts and finds which are the same, by the edits of every link.
pub(super) fn flows<'d>(
    drafts: Pair<&'d Draft>,
    marks: &Pair<Marks>,
    (alignment, edits): (&Alignment, &[Edit<'_>]),
) -> Pair<Flow<'d>> {
    let old = Flow::of((drafts.old, &marks.old), alignment, Side::Old);
    let mut flows = Pair::new(old, Flow::of((drafts.new, &marks.new), alignment, Side::New));
    for at in alignment.indices() {
        pair_words(&mut flows, alignment, (at, &edits[at.at()]));
    }
    flows
}

/// Takes an old and a new word for the same, whatever either was taken for before.
pub(super) fn same(flows: &mut Pair<Flow<'_>>, old: usize, new: usize) {
    if let Some(before) = flows.new.twins[new] {
        flows.old.twins[before as usize] = None;
    }
    flows.old.twins[old] = Some(new as u32);
    flows.new.twins[new] = Some(old as u32);
}

/// The words of a side of a link with their places in its text.
fn placed(flow: &Flow<'_>, clauses: &[ClauseIx]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut shift = 0;
    for &at in clauses {
        found.extend(flow.own(at).map(|word| (shift + flow.words[word].start as usize, word)));
        shift += flow.draft.clause(at).text.as_str().len() + 1;
    }
    found
}

fn pair_words(flows: &mut Pair<Flow<'_>>, alignment: &Alignment, (at, edit): (LinkIx, &Edit<'_>)) {
    let link = alignment.link(at);
    if link.is_one_sided() {
        return;
    }
    let words = Pair::new(placed(&flows.old, &link.old), placed(&flows.new, &link.new));
    let mut text = Pair::new(0, 0);
    let mut next = Pair::new(0, 0);
    let mut gone: Option<(Class, Range<usize>)> = None;
    for segment in &edit.segments {
        let mut take = |side: Side| {
            *text.get_mut(side) += segment.text.len();
            let (list, end) = (words.get(side), *text.get(side));
            let from = *next.get(side);
            let to = from + list[from..].partition_point(|&(start, _)| start < end);
            *next.get_mut(side) = to;
            from..to
        };
        let kept = match segment.op {
            Op::Equal => Some((take(Side::Old), take(Side::New))),
            Op::Delete => {
                gone = Some((segment.class, take(Side::Old)));
                continue;
            }
            // A number that follows a renumbering, or a word in other letters, is still the same word.
            Op::Insert => {
                let came = take(Side::New);
                let gone = gone.take().filter(|(class, _)| *class == segment.class);
                gone.filter(|(class, _)| matches!(class, Class::Consequential | Class::Typography))
                    .map(|(_, gone)| (gone, came))
            }
        };
        for (old, new) in kept.into_iter().flat_map(|(old, new)| old.zip(new)) {
            let (old, new) = (words.old[old].1, words.new[new].1);
            same(flows, old, new);
        }
    }
}

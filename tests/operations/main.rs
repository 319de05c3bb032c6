//! Alignment of generated conventions, on which known operations were done: what is found of each, and what is claimed.
//!
//! Several hundred pairs in four scripts, a third of their sentences boilerplate. `cargo test --test operations --
//! --nocapture` prints the table.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may panic and print")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use travaux::ClauseIx;
use travaux::Draft;
use travaux::Kind;
use travaux::Link;
use travaux::Pair;
use travaux::Side;
use travaux::Source;
use travaux::align;
use travaux::parse;

mod generate;
mod languages;
#[path = "../benches/pair.rs"]
mod repetitive;

use generate::Article;
use generate::Case;
use generate::Dice;
use generate::Fact;
use generate::Generator;
use generate::Operation;
use languages::Language;

/// Pairs of drafts in each language.
const CASES: [(&Language, u64); 4] =
    [(&languages::ENGLISH, 180), (&languages::CHINESE, 80), (&languages::ARABIC, 50), (&languages::RUSSIAN, 50)];
/// Operations on each pair.
const OPERATIONS: usize = 3;
/// The least share of what was done that must be found, and of what is claimed that must be so.
const RECALL: f64 = 0.95;
const PRECISION: f64 = 0.98;

/// A link by the ids of its clauses.
struct Found {
    old: Vec<u32>,
    new: Vec<u32>,
    link: Link,
}

impl Found {
    fn is(&self, old: &[u32], new: &[u32]) -> bool {
        self.old == old && self.new == new
    }

    fn holds(&self, fact: &Fact) -> bool {
        self.old.contains(&fact.old[0]) && self.new.contains(&fact.new[0])
    }
}

/// How often an operation was done and found, claimed and rightly so.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    done: usize,
    found: usize,
    claimed: usize,
    right: usize,
}

impl Count {
    fn see(&mut self, found: bool) {
        self.done += 1;
        self.found += usize::from(found);
    }

    fn claim(&mut self, right: bool) {
        self.claimed += 1;
        self.right += usize::from(right);
    }
}

type Counts = BTreeMap<Operation, Count>;

#[test]
fn what_was_done_is_found_and_what_is_claimed_was_done() {
    let mut counts = Counts::new();
    for (language, cases) in CASES {
        for seed in 0..cases {
            let mut dice = Dice::new(seed);
            let operations: Vec<Operation> =
                (0..OPERATIONS).map(|_| Operation::ALL[dice.below(Operation::ALL.len())]).collect();
            let case = Generator::new(language, seed).case(&operations);
            let before = std::env::var("TELL").is_ok().then(|| counts.clone());
            judge(&case, &links(language, &case), &mut counts);
            if let Some(before) = before {
                tell(language, seed, (&before, &counts));
            }
        }
    }
    print(&counts);
    for (operation, count) in counts {
        let recall = count.found as f64 / count.done as f64;
        let precision = count.right as f64 / count.claimed.max(1) as f64;
        assert!(count.done >= 50, "{operation:?} was done {} times only", count.done);
        assert!(recall >= RECALL, "{operation:?}: {} found of {}", count.found, count.done);
        assert!(precision >= PRECISION, "{operation:?}: {} claimed, {} right", count.claimed, count.right);
    }
}

/// Articles made of the same hundred phrases: the more there are, the fewer words an article has to itself.
#[test]
fn articles_that_say_the_same_are_told_at_every_size() {
    for scale in [1, 2, 8] {
        let made = repetitive::pair(scale);
        let drafts = Pair::new(parse(Source::new("old.md", made.old)), parse(Source::new("new.md", made.new)));
        let articles = drafts.as_ref().map(|draft| {
            let is_article = |&at: &ClauseIx| draft.clause(at).kind == Kind::Article;
            draft.indices().filter(is_article).collect::<Vec<_>>()
        });
        let alignment = align(drafts.as_ref());
        let linked = |at: ClauseIx| match &alignment.link(alignment.link_of(Side::New, at)).old[..] {
            [old] => articles.old.binary_search(old).ok(),
            _ => None,
        };
        let kept = made.origins.iter().zip(&articles.new).filter(|(origin, _)| origin.is_some());
        let (all, missed) =
            kept.fold((0, 0), |(all, missed), (origin, &at)| (all + 1, missed + usize::from(linked(at) != *origin)));
        assert!(missed * 100 <= all, "scale {scale}: {missed} of {all} articles are linked to others");
    }
}

fn print(counts: &Counts) {
    println!(
        "{:12} {:>5} {:>6} {:>7} {:>8} {:>6} {:>9}",
        "operation", "done", "found", "recall", "claimed", "right", "precision"
    );
    for (operation, count) in counts {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (recall, precision) = (share(count.found, count.done), share(count.right, count.claimed));
        let Count { done, found, claimed, right } = count;
        println!(
            "{:12} {done:5} {found:6} {recall:7.3} {claimed:8} {right:6} {precision:9.3}",
            format!("{operation:?}")
        );
    }
}

/// The links of a case by ids.
fn links(language: &Language, case: &Case) -> Vec<Found> {
    let (old, olds) = generate::render(language, &case.old);
    let (new, news) = generate::render(language, &case.new);
    let drafts = Pair::new(parse(Source::new("old.md", &old)), parse(Source::new("new.md", &new)));
    let alignment = align(drafts.as_ref());
    let id = |draft: &Draft, ids: &[Option<u32>], at| ids[draft.line(at) as usize].unwrap();
    let found = |link: Link| {
        let old = link.old.iter().map(|&at| id(&drafts.old, &olds, at)).collect();
        let new = link.new.iter().map(|&at| id(&drafts.new, &news, at)).collect();
        Found { old, new, link }
    };
    // The instrument itself has no id.
    alignment.links.into_iter().filter(|link| link.old.first() != Some(&travaux::ClauseIx::ROOT)).map(found).collect()
}

/// What a case is judged by.
struct Truth<'c> {
    facts: &'c [Fact],
    words: Pair<BTreeMap<u32, &'c str>>,
    /// Places of the articles.
    places: Pair<BTreeMap<u32, usize>>,
}

impl<'c> Truth<'c> {
    fn of(case: &'c Case) -> Self {
        let words = |articles: &'c [Article]| {
            let texts = articles.iter().flat_map(|article| std::iter::once(&article.title).chain(&article.paragraphs));
            texts.map(|text| (text.id, text.words.as_str())).collect()
        };
        let places =
            |articles: &[Article]| articles.iter().enumerate().map(|(at, article)| (article.title.id, at)).collect();
        Self {
            facts: &case.facts,
            words: Pair::new(words(&case.old), words(&case.new)),
            places: Pair::new(places(&case.old), places(&case.new)),
        }
    }

    fn ids(&self, operations: &[Operation]) -> BTreeSet<u32> {
        self.facts
            .iter()
            .filter(|fact| operations.contains(&fact.operation))
            .flat_map(|fact| fact.old.clone())
            .collect()
    }

    /// Says whether a clause came from nowhere: parts of splits and merges have ids of their own.
    fn is_new(&self, id: u32) -> bool {
        let made =
            |fact: &Fact| matches!(fact.operation, Operation::Split | Operation::Merge) && fact.new.contains(&id);
        !self.words.old.contains_key(&id) && !self.facts.iter().any(made)
    }

    fn is_gone(&self, id: u32) -> bool {
        let made =
            |fact: &Fact| matches!(fact.operation, Operation::Split | Operation::Merge) && fact.old.contains(&id);
        !self.words.new.contains_key(&id) && !self.facts.iter().any(made)
    }
}

fn judge(case: &Case, links: &[Found], counts: &mut Counts) {
    let truth = Truth::of(case);
    for fact in truth.facts {
        counts.entry(fact.operation).or_default().see(is_found(fact, links));
    }
    for (id, at) in &truth.places.old {
        if truth.places.new.get(id).is_some_and(|new| new != at) {
            let found = links.iter().any(|found| found.is(&[*id], &[*id]) && found.link.changes.renumbered);
            counts.entry(Operation::Renumber).or_default().see(found);
        }
    }
    links.iter().for_each(|found| claims(&truth, found, counts));
}

fn is_found(fact: &Fact, links: &[Found]) -> bool {
    let any = |test: &dyn Fn(&Found) -> bool| links.iter().any(test);
    let same = |found: &Found| found.is(&fact.old, &fact.new);
    match fact.operation {
        Operation::Edit => any(&|found| same(found) && found.link.changes.amended),
        Operation::Move | Operation::MoveAndEdit => any(&|found| same(found) && found.link.changes.moved),
        Operation::Insert | Operation::Delete => any(&same),
        Operation::Split | Operation::Merge => any(&same),
        Operation::Promote => any(&|found| found.holds(fact) && found.link.changes.promoted),
        Operation::Demote => any(&|found| found.holds(fact) && found.link.changes.demoted),
        Operation::Renumber => unreachable!("numbers are judged by place"),
        Operation::Swap => {
            let stays = |id: &u32| any(&|found| found.is(&[*id], &[*id]));
            let moved = |id: &u32| any(&|found| found.is(&[*id], &[*id]) && found.link.changes.moved);
            fact.old.iter().all(stays) && fact.old.iter().any(moved)
        }
        Operation::Duplicate => any(&|found| found.is(&fact.old, &fact.old)) && any(&|found| found.is(&[], &fact.new)),
    }
}

fn claims(truth: &Truth<'_>, found: &Found, counts: &mut Counts) {
    let mut claim = |operation: Operation, right: bool| counts.entry(operation).or_default().claim(right);
    let changes = found.link.changes;
    let stays = found.old == found.new;
    let one_to_one = found.old.len() == 1 && found.new.len() == 1;
    if found.old.is_empty() {
        return claim(Operation::Insert, truth.is_new(found.new[0]));
    }
    if found.new.is_empty() {
        return claim(Operation::Delete, truth.is_gone(found.old[0]));
    }
    let made = |operation: Operation| {
        truth.facts.iter().any(|fact| fact.operation == operation && found.is(&fact.old, &fact.new))
    };
    if found.link.is_split() {
        claim(Operation::Split, made(Operation::Split));
    } else if found.link.is_merged() {
        claim(Operation::Merge, made(Operation::Merge));
    } else if changes.amended && one_to_one {
        // A promoted paragraph comes with a title of its own, which is no edit of its words.
        claim(Operation::Edit, stays && truth.words.old.get(&found.old[0]) != truth.words.new.get(&found.new[0]));
    }
    let shifted = [Operation::Move, Operation::MoveAndEdit, Operation::Swap, Operation::Promote, Operation::Demote];
    if changes.moved {
        let right = found.new.iter().any(|id| found.old.contains(id) && truth.ids(&shifted).contains(id));
        claim(if changes.amended { Operation::MoveAndEdit } else { Operation::Move }, right);
        if truth.places.old.contains_key(&found.old[0]) {
            claim(Operation::Swap, right);
        }
    }
    let of = |operation: Operation| truth.facts.iter().any(|fact| fact.operation == operation && found.holds(fact));
    if changes.promoted {
        claim(Operation::Promote, of(Operation::Promote));
    }
    if changes.demoted {
        claim(Operation::Demote, of(Operation::Demote));
    }
    if changes.renumbered && one_to_one && truth.places.old.contains_key(&found.old[0]) {
        claim(Operation::Renumber, stays && truth.places.old[&found.old[0]] != truth.places.new[&found.new[0]]);
    }
    for fact in truth.facts.iter().filter(|fact| fact.operation == Operation::Duplicate) {
        if found.old.contains(&fact.old[0]) || found.new.contains(&fact.new[0]) {
            claim(Operation::Duplicate, found.is(&fact.old, &fact.old));
        }
    }
}

/// Names the pairs on which something was missed or claimed wrongly, for whoever sets `TELL`.
fn tell(language: &Language, seed: u64, (before, after): (&Counts, &Counts)) {
    for (operation, count) in after {
        let then = before.get(operation).copied().unwrap_or_default();
        let missed = (count.done - then.done) - (count.found - then.found);
        let wrong = (count.claimed - then.claimed) - (count.right - then.right);
        if missed + wrong > 0 {
            println!("{} {seed}: {operation:?} missed {missed}, wrong {wrong}", language.name);
        }
    }
}

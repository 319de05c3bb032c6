//! English.

mod amendment;

use super::Tongue;
use super::homes;
use super::joined;
use super::together::grouped;
use crate::draft::Language;
use crate::draft::marks::Agreement;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::progress::Event;
use crate::redline::progress::EventKind;
use crate::redline::progress::Secured;
use crate::redline::progress::Setback;
use crate::redline::progress::Standing;
use crate::redline::remarks::Doubt;
use crate::redline::remarks::Found;
use crate::redline::story::fact::Also;
use crate::redline::story::fact::Block;
use crate::redline::story::fact::Bracketing;
use crate::redline::story::fact::Depth;
use crate::redline::story::fact::Extent;
use crate::redline::story::fact::Fact;
use crate::redline::story::fact::Many;
use crate::redline::story::fact::Marking;
use crate::redline::story::fact::Named;
use crate::redline::story::fact::Passed;
use crate::redline::story::fact::Places;
use crate::redline::story::fact::Range;
use crate::redline::story::fact::Rest;
use crate::redline::story::fact::Stands;
use crate::redline::story::fact::Title;
use crate::redline::story::fact::Unit;
use crate::redline::story::fact::Way;
use crate::redline::story::fact::WayKind;

use amendment::amendment_of;

/// The English language.
pub(super) struct English;

impl Tongue for English {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "the two drafts say the same".to_owned(),
            Fact::HeadingsAlone => "the two drafts differ in headings alone".to_owned(),
            Fact::Setback(was, now, at) => format!("{} {}", befell(secured(*was), *now), places(at)),
            Fact::Gone(articles, reused) => {
                named(articles, if *reused { " of the old draft" } else { "" }, ["is deleted", "are deleted"])
            }
            Fact::New(articles) => named(articles, "", ["is new", "are new"]),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { ", some of it in other words" } else { "" };
                let more = if carrying.more > 0 { format!("; and {} more", carrying.more) } else { String::new() };
                let alone = Pair::new(" (deleted)", " (new)");
                let places = homes(carrying, [" → ", "; "], &alone, str::to_owned);
                format!("text went from one clause to another{how}: {places}{more}")
            }
            Fact::Moved(cites, and) => format!("{} moved to {}, {}", cites.old, cites.new, also(and)),
            Fact::KeptNumber(cite, and, past) => {
                format!("{cite} keeps its number, {}, but {}", also(and), passed(past.as_ref(), ["it", "stands"]))
            }
            Fact::BlockMoved(block) => {
                format!("{} moved to {}, {}", ends(&block.from, block), ends(&block.to, block), amended(block))
            }
            Fact::BlockKeptNumbers(block, past) => {
                let (all, past) = (ends(&block.from, block), passed(past.as_ref(), ["them", "stand"]));
                format!("{all} keep their numbers, {}, but {past}", amended(block))
            }
            Fact::Split(cites) => format!("{} was split into {}", list(&cites.old), list(&cites.new)),
            Fact::Merged(cites) => format!("{} were merged into {}", list(&cites.old), list(&cites.new)),
            Fact::Brackets(Pair { old: 0, new }) => {
                format!("{} in the new draft, none in the old one", count(*new, "bracket"))
            }
            Fact::Brackets(Pair { old, new: 0 }) => format!("none of the {old} brackets of the old draft is left"),
            Fact::Brackets(Pair { old, new }) => {
                format!("{} in the old draft, {new} in the new one", count(*old, "bracket"))
            }
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, all) => {
                let more = if *all > names.len() { " and others" } else { "" };
                let verb = if *all == 1 { "is" } else { "are" };
                format!("{all} more {} {verb} amended: {}{more}", units(unit, *all), names.join(", "))
            }
            Fact::Material(words, names, more) => {
                let more = (*more > 0).then(|| count(*more, "more place"));
                format!("{} in {}", self.material(words.as_ref().map(String::as_str)), all(names, more))
            }
            Fact::Choice(event, at) => choice(event, &places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &places(at)),
            Fact::Lifted(what, at) => lifted(*what, &places(at)),
            Fact::HeadingReads(title) => format!("the heading {} now reads {}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("the title {} now reads {}", said(&title.old), said(&title.new)),
            Fact::Retitled(cite, title) => {
                format!("{cite} is retitled {} (was {})", said(&title.new), said(&title.old))
            }
            Fact::Untitled(names, all) => titles(names, *all, ["loses its title", "lose their titles"]),
            Fact::Titled(names, all) => titles(names, *all, ["is given a title", "are given titles"]),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => renumbered(unit, ranges),
            Fact::Regrouped(first, more, under) => {
                let under = under.as_ref().map_or_else(|| "no heading".to_owned(), title);
                match more {
                    0 => format!("{first} now stands under {under}"),
                    more => format!("{first} and {more} more now stand under {under}"),
                }
            }
            Fact::InnerNumbers(1, unit) => format!("1 clause within {} has a new number", units(unit, 2)),
            Fact::InnerNumbers(all, unit) => format!("{all} clauses within {} have new numbers", units(unit, 2)),
            Fact::References(all) => format!("references in {} follow the renumbering", count(*all, "clause")),
            Fact::Check(cite, doubt) => format!("check {cite}: it {}", self.doubt(doubt)),
            Fact::More(all, rest) => format!("{all} more {}", left_out(*all, *rest)),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        ", still in doubt"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => self.still_in_doubt(),
        };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "brackets lifted: text agreed".to_owned(),
            EventKind::Kept => format!("brackets lifted: text kept{still}"),
            EventKind::InPart => format!("brackets lifted: text kept in part{still}"),
            EventKind::Dropped if event.brackets == 0 => "options dropped".to_owned(),
            EventKind::Dropped => "brackets lifted: text dropped".to_owned(),
            EventKind::Narrowed => "brackets narrowed".to_owned(),
            EventKind::Widened => "brackets widened".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "new text in brackets".to_owned(),
            EventKind::Opened => "brackets opened".to_owned(),
            EventKind::Filled => format!("blank filled: {}{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => {
                format!("alternatives replaced by {}{still}", quoted(&event.text.new))
            }
            EventKind::Reduced if event.won.is_empty() => format!("reduced to {}", labels(&event.left)),
            EventKind::Reduced => format!("alternatives settled: {}{still}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("all options kept{still}"),
            EventKind::Chosen if event.won.is_empty() => "options replaced by other words".to_owned(),
            EventKind::Chosen => format!("{} chosen{still}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let now = match now {
            Setback::Deleted => "deleted",
            Setback::Touched => "changed",
            Setback::Bracketed => "in brackets or under an option",
            Setback::Opened => "with brackets or an option in it",
            Setback::Unmarked => "no longer marked so",
        };
        format!("was {}, now {now}", secured(was))
    }

    fn carried(&self, there: Side, reworded: bool, at: &Places) -> String {
        let how = if reworded { ", in other words," } else { "" };
        match there {
            Side::New => format!("text of it stands{how} in {} now", places(at)),
            Side::Old => format!("text of it stood{how} in {} of the old draft", places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("{} was added", quoted(new)),
            (old, "") => format!("{} was removed", quoted(old)),
            (old, new) => format!("{} became {}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        match doubt {
            Doubt::Stale(was, now) => format!("names {was}, which is {} now", now.join(" and ")),
            Doubt::Taken(was) => {
                format!("names {was}, which is deleted; the number is that of another clause now")
            }
            Doubt::Gone(was) => format!("names {was}, which is deleted"),
            Doubt::Dangling(printed) => format!("names {}, which the draft does not have", said(printed)),
            Doubt::NoSuchPlace(note) => format!("says {}, but the draft has no such clause", said(note)),
            Doubt::Unlike(note, was, found) => {
                let found = match found {
                    Found::Hardly => format!("hardly anything of the former {was} is found there"),
                    Found::Nowhere => format!("the former {was} is not found there"),
                    Found::Elsewhere(now) => format!("the former {was} is {} now", now.join(" and ")),
                };
                format!("says {}, but {found}", said(note))
            }
        }
    }
}

const QUOTES: [&str; 2] = ["“", "”"];

/// A text in quotes, cut where it is long.
fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::English)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::English), QUOTES[1]].concat()
}

/// `a`, `a and b`, `a, b and c`.
fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, ", ", " and ")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::English)).collect::<Vec<_>>())
}

/// `1 word`, `2 words`.
fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

fn units(unit: &Unit, number: usize) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{}{ending}", unit.as_deref().unwrap_or("article"))
}

fn secured(was: Secured) -> &'static str {
    match was {
        Secured::By(Agreement::AdReferendum) => "agreed ad referendum",
        Secured::By(Agreement::Agreed) => "agreed",
        Secured::Clean => "free of brackets",
    }
}

fn befell(was: &str, now: Setback) -> String {
    match now {
        Setback::Deleted => format!("text that was {was} is deleted in"),
        Setback::Touched => format!("text that was {was} is changed in"),
        Setback::Bracketed => format!("text that was {was} is in brackets or under an option in"),
        Setback::Opened => format!("brackets or options were put into text that was {was} in"),
        Setback::Unmarked => format!("text that was {was} is no longer marked so in"),
    }
}

/// Clauses by their citations, and what else there is: `article 3, paragraphs 1 and 4; and article 6`.
fn all(cites: &[String], more: Option<String>) -> String {
    let mut told = grouped(cites, " and ", |word| format!("{word}s"));
    told.extend(more);
    let nested = told.len() > 1 && told.iter().any(|name| name.contains(", ") || name.contains(" and "));
    if nested { joined(&told, "; ", "; and ") } else { list(&told) }
}

fn places(places: &Places) -> String {
    let names = all(&places.names, None);
    places.count.map_or_else(|| names.clone(), |all| format!("{all} clauses, among them {names}"))
}

/// `article 6 (“Illegal access”)`.
fn title(title: &Title) -> String {
    match &title.title {
        Some(text) => format!("{} ({})", title.cite, said(text)),
        None => title.cite.clone(),
    }
}

fn named(articles: &Named, of: &str, [one, several]: [&str; 2]) -> String {
    match articles {
        Named::Few(few) => {
            let verb = if few.len() == 1 { one } else { several };
            format!("{}{of} {verb}", list(&few.iter().map(title).collect::<Vec<_>>()))
        }
        Named::Many(Many { unit, count, extent, runs }) => {
            let all = if *extent == Extent::All { "all " } else { "" };
            let joint = if *extent == Extent::Among { ", among them" } else { ":" };
            let runs = runs.iter().map(|run| match &run.last {
                Some(last) => format!("{} to {last}", run.first),
                None => run.first.clone(),
            });
            let runs = list(&runs.collect::<Vec<_>>());
            format!("{all}{count} {}{of} {several}{joint} {runs}", units(unit, *count))
        }
    }
}

fn how(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "amended",
        Depth::Rewritten => "rewritten",
        Depth::Replaced => "replaced",
    }
}

fn also(also: &Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("retitled {}", said(title))).collect();
    told.extend(also.depth.map(|depth| how(depth).to_owned()));
    if told.is_empty() { "its words unchanged".to_owned() } else { list(&told) }
}

fn passed(passed: Option<&Passed>, [it, stands]: [&str; 2]) -> String {
    let Some(passed) = passed else { return format!("{stands} elsewhere") };
    let [before, behind] = match passed.stands {
        Stands::Behind => ["before", "behind"],
        Stands::Before => ["behind", "before"],
    };
    let number = passed.is.as_ref().map_or_else(String::new, |is| format!(" as {is}"));
    let more = if passed.more > 0 { format!(", as do {} more", passed.more) } else { String::new() };
    format!("{}, which stood {before} {it}, now stands {behind} {it}{number}{more}", passed.was)
}

fn ends((first, last): &(String, String), block: &Block) -> String {
    let joint = if block.count == 2 { "and" } else { "to" };
    format!("{first} {joint} {last}")
}

fn amended(block: &Block) -> String {
    match block.amended {
        0 => "their words unchanged".to_owned(),
        all if all == block.count => "amended".to_owned(),
        some => format!("{some} of these {} amended", block.count),
    }
}

fn choice(event: &Event, place: &str) -> String {
    let text = quoted(&event.text.old);
    if event.kind == EventKind::Filled {
        return format!("blank filled in {place}: {} for {text}", quoted(&event.text.new));
    }
    let of = super::isolated(&event.text.old, Language::English);
    match (event.kind == EventKind::Reduced, &event.won[..]) {
        (true, _) if event.brackets == 0 => format!("options in {place} are reduced to {}", labels(&event.left)),
        (true, []) if event.is_replaced() => {
            format!("{} took the place of the alternatives {text} in {place}", quoted(&event.text.new))
        }
        (true, []) => format!("alternatives {text} in {place} are reduced to {}", all_quoted(&event.left)),
        (true, won) => format!("of the alternatives {text} in {place}, {} won", all_quoted(won)),
        (false, _) if event.keeps_all => format!("in {place}, all options ({of}) were kept"),
        (false, []) => format!("in {place}, other words took the place of all options ({of})"),
        (false, [won]) => format!("in {place}, {won} was chosen (of {of})"),
        (false, won) => format!("in {place}, {} were chosen (of {of})", labels(won)),
    }
}

fn lifted(what: Bracketing, at: &str) -> String {
    match what {
        Bracketing::Kept => format!("brackets lifted in {at}: text agreed"),
        Bracketing::InPart => format!("brackets lifted in {at}: text kept in part"),
        Bracketing::KeptInDoubt => format!("inner brackets lifted in {at}: text kept, still in doubt"),
        Bracketing::Dropped => format!("brackets lifted in {at}: text dropped"),
        Bracketing::Narrowed => format!("brackets narrowed in {at}"),
        Bracketing::Widened => format!("brackets widened in {at}"),
        Bracketing::OptionsDropped => format!("all options dropped in {at}"),
        Bracketing::Opened => format!("brackets opened in {at}: text was there before"),
        Bracketing::OpenedNew => format!("new text in brackets in {at}"),
    }
}

fn status(agreement: Agreement, marking: Marking, at: &str) -> String {
    let agreed = secured(Secured::By(agreement));
    match marking {
        Marking::Set => format!("text is {agreed} now in {at}"),
        Marking::Gone => format!("the mark {} is gone from {at}", said(agreed)),
    }
}

fn titles(names: &[Title], all: usize, [one, several]: [&str; 2]) -> String {
    let told = list(&names.iter().map(title).collect::<Vec<_>>());
    match all {
        1 => format!("{told} {one}"),
        all if all == names.len() => format!("{told} {several}"),
        all => format!("{all} headings {several}, among them {told}"),
    }
}

fn went(way: &Way) -> String {
    let verb = match way.kind {
        WayKind::Moved => "moved to",
        WayKind::Became => "became",
    };
    let more = if way.more == 0 { String::new() } else { format!(" and {} more", way.more) };
    let depth = way.depth.map_or_else(String::new, |depth| format!(", {}", how(depth)));
    format!("{}{more} {verb} {}{depth}", way.from, way.to)
}

fn renumbered(unit: &Unit, ranges: &[Pair<Range>]) -> String {
    let range = |(first, last): &Range| match (first.as_str(), last.as_str()) {
        ("", _) => "without number".to_owned(),
        (one, other) if one == other => one.to_owned(),
        (one, other) => format!("{one}–{other}"),
    };
    match ranges {
        [only] => {
            let unit = units(unit, if only.old.0 == only.old.1 { 1 } else { 2 });
            format!("{unit} {} renumbered {}", range(&only.old), range(&only.new))
        }
        several => {
            let told = several.iter().map(|pair| format!("{} now {}", range(&pair.old), range(&pair.new)));
            format!("{} renumbered: {}", units(unit, 2), told.collect::<Vec<_>>().join(", "))
        }
    }
}

fn left_out(all: usize, rest: Rest) -> &'static str {
    let [one, several] = match rest {
        Rest::HeadingsElsewhere => ["heading stands elsewhere", "headings stand elsewhere"],
        Rest::ClausesMoved => ["clause moved", "clauses moved"],
        Rest::ArticlesParted => ["article was split or merged", "articles were split or merged"],
        Rest::ClausesParted => ["clause was split or merged", "clauses were split or merged"],
        Rest::Materials => [
            "verb of duty, negation, number or conjunction changed",
            "verbs of duty, negations, numbers or conjunctions changed",
        ],
        Rest::OptionsSettled => ["set of options was settled", "sets of options were settled"],
        Rest::AlternativesSettled => {
            ["set of alternatives was settled or reduced", "sets of alternatives were settled or reduced"]
        }
        Rest::BlanksFilled => ["blank was filled", "blanks were filled"],
        Rest::Retitled => ["heading is retitled", "headings are retitled"],
        Rest::Checks => ["place should be checked", "places should be checked"],
    };
    if all == 1 { one } else { several }
}

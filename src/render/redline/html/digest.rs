//! What happened, in the language of the interface: a line for each sort of change, each place a link.
//!
//! The story of the model is English. For readers of other languages the same facts stand in lines that need no grammar:
//! a label, then the clauses as their draft cites them, so that no language has to inflect a citation.

use maud::Markup;
use maud::html;

use super::anchors;
use super::groups::Group;
use super::groups::Groups;
use super::progress;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Kind;
use crate::offences::Affected;
use crate::offences::Taxonomy;
use crate::offences::affected::Effect;
use crate::offences::affected::Fate;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Redline;
use crate::redline::progress::EventKind;
use crate::redline::progress::Standing;
use crate::render::words::Word;
use crate::render::words::Words;

/// More places than this in one line are counted, not named.
const NAMED: usize = 12;

/// A line: what happened, and where.
struct Line {
    word: Word,
    places: Vec<Place>,
}

/// A place with what is said of it.
struct Place {
    said: String,
    link: LinkIx,
}

/// The lines of a redline; there is always one.
pub(super) fn lines((redline, offences): (&Redline<'_>, &Affected), groups: &Groups, words: &Words) -> Vec<Markup> {
    let digest = Digest { redline, offences, groups, words };
    let lines: Vec<Markup> = digest.lines().iter().map(|line| digest.line(line)).collect();
    if lines.is_empty() {
        let same = if redline.is_empty() { Word::TellSame } else { Word::TellHeadings };
        return vec![html! { (words.say(same)) }];
    }
    lines
}

struct Digest<'a> {
    redline: &'a Redline<'a>,
    offences: &'a Affected,
    groups: &'a Groups,
    words: &'a Words,
}

impl Digest<'_> {
    fn line(&self, line: &Line) -> Markup {
        let (before, after) = self.words.say(line.word).split_once("{}").unwrap_or_default();
        let more = line.places.len().saturating_sub(NAMED);
        let text = self.redline.drafts.new.meta.language;
        let foreign = (text != self.words.language).then(|| text.tag());
        html! {
            (before)
            @for (at, place) in line.places.iter().take(NAMED).enumerate() {
                @if at > 0 { (self.words.say(Word::ListSeparator)) " " }
                a href=(anchors::href(self.redline, place.link)) { bdi lang=[foreign] { (place.said) } }
            }
            @if more > 0 { " " (self.words.fill(Word::TellMore, &[&more.to_string()])) }
            (after)
        }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Fate::ALL.into_iter().map(|fate| self.offences(fate)).collect();
        lines.push(self.alarms());
        for side in Side::BOTH {
            lines.push(self.one_sided(side));
        }
        lines.extend([self.moved(), self.joined(Word::TellSplit), self.joined(Word::TellMerged), self.amended()]);
        lines.extend(self.brackets());
        lines.extend([self.retitled(), self.renumbered(), self.references()]);
        lines.retain(|line| !line.places.is_empty());
        lines
    }

    /// The groups that a reader counts by: articles, preambles, annexes with text of their own.
    fn articles(&self) -> impl Iterator<Item = &Group> {
        self.groups.list.iter().filter(|group| !group.is_container() || group.links.len() > 1)
    }

    fn cite(&self, side: Side, at: LinkIx) -> String {
        let clauses = self.redline.alignment.link(at).side(side).iter();
        clauses.map(|&clause| self.redline.cites.get(side).cite(clause)).collect::<Vec<_>>().join(" + ")
    }

    fn here(&self, at: LinkIx) -> String {
        self.cite(self.redline.alignment.link(at).shown().0, at)
    }

    /// `article 17 → article 4`.
    fn way(&self, at: LinkIx) -> String {
        format!("{} {} {}", self.cite(Side::Old, at), self.words.arrow(), self.cite(Side::New, at))
    }

    fn offences(&self, fate: Fate) -> Line {
        let word = match fate {
            Fate::Added => Word::TellOffencesAdded,
            Fate::Removed => Word::TellOffencesRemoved,
            Fate::Absorbed => Word::TellOffencesAbsorbed,
            Fate::Changed => Word::TellOffencesChanged,
        };
        let effects = self.offences.effects.iter().filter(|effect| effect.fate == fate);
        let place = |effect: &Effect| {
            let title = Taxonomy::built_in().offence(effect.offence).title(self.words.language);
            effect.links.first().map(|&link| Place { said: format!("{title} ({})", self.here(link)), link })
        };
        Line { word, places: effects.filter_map(place).collect() }
    }

    fn alarms(&self) -> Line {
        let loud = self.redline.progress.regressions.iter().filter(|regression| progress::is_loud(regression));
        let place = |link: LinkIx| Place { said: self.here(link), link };
        Line { word: Word::TellAlarm, places: loud.map(|regression| place(regression.link)).collect() }
    }

    fn one_sided(&self, side: Side) -> Line {
        let meant = |at: LinkIx| self.redline.alignment.link(at).side(side.other()).is_empty();
        let places = self.articles().map(Group::first).filter(|&at| meant(at));
        let word = if side == Side::Old { Word::TellDeleted } else { Word::TellNew };
        Line { word, places: places.map(|link| Place { said: self.titled(link), link }).collect() }
    }

    /// A citation with the title of a heading.
    fn titled(&self, at: LinkIx) -> String {
        let (side, clause) = self.redline.alignment.link(at).shown();
        let clause = self.redline.drafts.get(side).clause(clause);
        let title = clause.text.as_str().trim_matches(['[', ']', '(', ')', ' ']);
        let cite = self.here(at);
        if clause.kind == Kind::Article && !title.is_empty() { format!("{cite} ({title})") } else { cite }
    }

    /// Clauses that moved, apart from those that only went with the one around them.
    fn moved(&self) -> Line {
        let outermost = self.redline.alignment.indices().flat_map(|behind| self.redline.alignment.departed(behind));
        Line { word: Word::TellMoved, places: outermost.map(|&link| Place { said: self.way(link), link }).collect() }
    }

    fn joined(&self, word: Word) -> Line {
        let meant = |at: LinkIx| {
            let link = self.redline.alignment.link(at);
            if word == Word::TellSplit { link.is_split() } else { link.is_merged() }
        };
        let links = self.redline.alignment.indices().filter(|&at| meant(at));
        Line { word, places: links.map(|link| Place { said: self.way(link), link }).collect() }
    }

    /// Articles that stay, by how much of them changed.
    fn amended(&self) -> Line {
        let stays = |group: &&Group| {
            let link = self.redline.alignment.link(group.first());
            group.words.changed() > 0 && !link.is_inserted() && !link.is_deleted()
        };
        let mut amended: Vec<&Group> = self.articles().filter(stays).collect();
        amended.sort_by_key(|group| std::cmp::Reverse(group.words.changed()));
        let said = |group: &Group| {
            let counted = [('+', group.words.inserted), ('−', group.words.deleted)];
            let signed = counted.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}"));
            let size = signed.collect::<Vec<_>>().join(" ");
            format!("{} (\u{2066}{size}\u{2069})", self.here(group.first()))
        };
        Line {
            word: Word::TellAmended,
            places: amended.into_iter().map(|group| Place { said: said(group), link: group.first() }).collect(),
        }
    }

    /// One line for each thing that happened to brackets.
    fn brackets(&self) -> Vec<Line> {
        let line = |kind: EventKind, word: Word| {
            let events = self.redline.progress.events.iter().filter(|event| event.kind == kind);
            let free = events.filter(|event| kind != EventKind::Kept || event.standing == Standing::Free);
            let mut places: Vec<LinkIx> = free.map(|event| event.link).collect();
            places.dedup();
            Line { word, places: places.into_iter().map(|link| Place { said: self.here(link), link }).collect() }
        };
        vec![
            line(EventKind::Chosen, Word::TellChosen),
            line(EventKind::Kept, Word::TellKept),
            line(EventKind::Dropped, Word::TellDropped),
            line(EventKind::Opened, Word::TellOpened),
        ]
    }

    fn retitled(&self) -> Line {
        let links = self.redline.alignment.indices().filter(|&at| self.redline.edit(at).changes.retitled);
        Line { word: Word::TellRetitled, places: links.map(|link| Place { said: self.titled(link), link }).collect() }
    }

    /// Articles that got another number, in runs of neighbours: `article 4 – article 16 → article 5 – article 17`.
    fn renumbered(&self) -> Line {
        let own = |group: &&Group| {
            let changes = self.redline.edit(group.first()).changes;
            changes.renumbered && !changes.moved
        };
        let mut runs: Vec<(LinkIx, LinkIx)> = Vec::new();
        let mut before = Pair::new(None, None);
        for group in self.articles().filter(own) {
            let link = self.redline.alignment.link(group.first());
            let numbers = Pair::new(self.number(Side::Old, link.old[0]), self.number(Side::New, link.new[0]));
            let follows = |was: Option<u32>, is: Option<u32>| was.zip(is).is_some_and(|(was, is)| is == was + 1);
            match runs.last_mut().filter(|_| follows(before.old, numbers.old) && follows(before.new, numbers.new)) {
                Some(run) => run.1 = group.first(),
                None => runs.push((group.first(), group.first())),
            }
            before = numbers;
        }
        let place = |&(first, last): &(LinkIx, LinkIx)| Place { said: self.run(first, last), link: first };
        Line { word: Word::TellRenumbered, places: runs.iter().map(place).collect() }
    }

    fn run(&self, first: LinkIx, last: LinkIx) -> String {
        if first == last {
            return self.way(first);
        }
        let side = |side: Side| format!("{} – {}", self.cite(side, first), self.cite(side, last));
        format!("{} {} {}", side(Side::Old), self.words.arrow(), side(Side::New))
    }

    /// The plain number of a clause.
    fn number(&self, side: Side, at: ClauseIx) -> Option<u32> {
        let label = self.redline.drafts.get(side).clause(at).label.as_ref()?;
        match label.number.levels[..] {
            [level] if level.suffix == 0 => Some(level.base),
            _ => None,
        }
    }

    fn references(&self) -> Line {
        let follows = |at: &LinkIx| self.redline.edit(*at).has(Class::Consequential);
        let links = self.redline.alignment.indices().filter(follows);
        Line { word: Word::TellReferences, places: links.map(|link| Place { said: self.here(link), link }).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::draft::Language;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    #[track_caller]
    fn told(old: &str, new: &str, language: Language) -> Vec<String> {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let lines =
            lines((&made, &Affected::of(&made)), &Groups::of(&made, &Affected::of(&made)), &Words::of(language));
        let bare = |line: Markup| line.0.split('<').map(|part| part.rsplit('>').next().unwrap()).collect();
        lines.into_iter().map(bare).collect()
    }

    fn article(number: u32, title: &str, text: &str) -> String {
        format!("## Article {number}. {title}\n\n{text}\n\n")
    }

    #[test]
    fn a_new_article_and_a_run_of_new_numbers_are_told() {
        let rest = |from: u32| {
            article(from, "Les phoques", "Les phoques mangent du hareng deux fois par jour.")
                + &article(from + 1, "Les loutres", "Chaque loutre dort sur le dos dans la baie.")
        };
        let new = article(1, "But", "La paix est le but de la convention.") + &rest(2);
        let front = "---\nsymbol: a\nlanguage: fr\n---\n";
        let (old, new) = (format!("{front}{}", rest(1)), format!("{front}{new}"));
        let expected = ["Nouveau : article 1 (But)", "Renuméroté : article 1 – article 2 → article 2 – article 3"];
        assert_eq!(told(&old, &new, Language::French), expected);
    }

    #[test]
    fn an_amendment_is_told_with_its_size() {
        let old = "## 第一条\n\n各国应当保护海豹。\n";
        let told = told(old, &old.replace("应当", "可以"), Language::Chinese);
        assert_eq!(told, ["修改（增、删词数）：第一条 (\u{2066}+1 −1\u{2069})"]);
    }

    #[test]
    fn the_same_draft_says_the_same() {
        let draft = article(1, "Seals", "All seals eat.");
        assert_eq!(told(&draft, &draft, Language::Russian), ["Оба проекта совпадают."]);
    }
}

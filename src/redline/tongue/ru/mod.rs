//! Russian, in the words of the drafting committees of the United Nations: "подпункт a) пункта 1 статьи 6".
//!
//! Citations are turned inside out and inflected by the endings of their nouns; numbers go with nouns in three forms.

mod amendment;
mod brackets;
mod case;
mod number;

use super::Tongue;
use super::homes;
use super::joined;
use super::together::Together;
use super::together::together;
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
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;
use crate::redline::story::fact::Extent;
use crate::redline::story::fact::Fact;
use crate::redline::story::fact::Named;
use crate::redline::story::fact::Stands;
use crate::redline::story::fact::WayKind;

use amendment::amendment_of;
use brackets::choice;
use brackets::lifted;
use brackets::setback;
use brackets::status;
use case::Case;
use case::Gender;
use case::cite;
use case::gender;
use case::plural;
use case::plural_in;
use number::agreed;
use number::counted;
use number::counted_participle;
use number::left_out;
use number::participle;
use number::unit_gender;
use number::units;

/// The Russian language.
pub(super) struct Russian;

impl Tongue for Russian {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "тексты обоих проектов совпадают".to_owned(),
            Fact::HeadingsAlone => "проекты различаются только заголовками".to_owned(),
            Fact::Setback(was, now, places) => setback(*was, *now, &in_places(places)),
            Fact::Gone(articles, reused) => named(articles, if *reused { " прежнего проекта" } else { "" }, "исключен"),
            Fact::New(articles) => named(articles, "", "добавлен"),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { ", частично в иных выражениях" } else { "" };
                let more = if carrying.more > 0 { format!("; еще {}", carrying.more) } else { String::new() };
                let alone = Pair::new(" (исключено)", " (новое)");
                let places = homes(carrying, [" → ", "; "], &alone, nominative);
                format!("текст перешел из одного положения в другое{how}: {places}{more}")
            }
            Fact::Moved(cites, also) => {
                let moved = agreed("перенесен", &cites.old);
                format!("{} {moved} (теперь {}): {}", nominative(&cites.old), nominative(&cites.new), also_of(also))
            }
            Fact::KeptNumber(at, also, passed) => {
                let (kept, it) = match gender(at) {
                    Gender::Feminine => ("сохранила", ["нее", "ней"]),
                    Gender::Masculine => ("сохранил", ["него", "ним"]),
                    Gender::Neuter => ("сохранило", ["него", "ним"]),
                };
                let passed = passed_of(passed.as_ref(), it).unwrap_or_else(|| "место изменилось".to_owned());
                format!("{} {kept} номер ({}), но {passed}", nominative(at), also_of(also))
            }
            Fact::BlockMoved(block) => {
                let (from, to) = (span(&block.from, block.count), span(&block.to, block.count));
                format!("{from} перенесены (теперь {to}): {}", amended(block))
            }
            Fact::BlockKeptNumbers(block, passed) => {
                let passed =
                    passed_of(passed.as_ref(), ["них", "ними"]).unwrap_or_else(|| "место изменилось".to_owned());
                format!("{} сохранили номера ({}), но {passed}", span(&block.from, block.count), amended(block))
            }
            Fact::Split(cites) => {
                let split = agreed("разделен", cites.old.first().map_or("", String::as_str));
                format!("{} {split}: теперь это {}", all(&cites.old), all(&cites.new))
            }
            Fact::Merged(cites) => format!("{} объединены: теперь это {}", all(&cites.old), all(&cites.new)),
            Fact::Brackets(Pair { old: 0, new }) => {
                format!("в новом проекте {}, в прежнем их не было", brackets(*new))
            }
            Fact::Brackets(Pair { old, new: 0 }) => {
                let pairs = counted(*old, "{} пары скобок", "{} пар скобок", "{} пар скобок");
                format!("из {pairs} прежнего проекта не осталось ни одной")
            }
            Fact::Brackets(Pair { old, new }) => {
                format!("в прежнем проекте {}, в новом – {new}", brackets(*old))
            }
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, count) => {
                let more = if *count > names.len() { " и другие" } else { "" };
                let changed = counted_participle("изменен", unit_gender(unit), *count);
                let names: Vec<String> = names.iter().map(|name| nominative(name)).collect();
                format!("{changed} еще {}: {}{more}", units(unit, *count), names.join(", "))
            }
            Fact::Material(words, names, more) => {
                let mut places = grouped_in(names);
                places.extend(
                    (*more > 0).then(|| counted(*more, "еще в {} месте", "еще в {} местах", "еще в {} местах")),
                );
                format!("{} {}", self.material(words.as_ref().map(String::as_str)), list(&places))
            }
            Fact::Choice(event, at) => choice(event, &in_places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &in_places(at)),
            Fact::Lifted(what, places) => lifted(*what, &in_places(places)),
            Fact::HeadingReads(title) => format!("заголовок {} изменен на {}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("название {} изменено на {}", said(&title.old), said(&title.new)),
            Fact::Retitled(at, title) => {
                let titled = agreed("озаглавлен", at);
                format!("{} теперь {titled} {} (прежде {})", nominative(at), said(&title.new), said(&title.old))
            }
            Fact::Untitled(names, count) => titles(names, *count, "название снято"),
            Fact::Titled(names, count) => titles(names, *count, "название добавлено"),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => {
                let told: Vec<String> = ranges.iter().map(|pair| renumbered(unit, pair)).collect();
                told.join(", ")
            }
            Fact::Regrouped(first, more, under) => {
                let under = under.as_ref().map_or_else(|| "вне какого-либо заголовка".to_owned(), under_title);
                match more {
                    0 => format!("{} теперь находится {under}", nominative(first)),
                    more => format!("{} и еще {more} теперь находятся {under}", nominative(first)),
                }
            }
            Fact::InnerNumbers(count, _) => counted(
                *count,
                "{} положение внутри статей получило новый номер",
                "{} положения внутри статей получили новые номера",
                "{} положений внутри статей получили новые номера",
            ),
            Fact::References(count) => counted(
                *count,
                "ссылки в {} положении изменены вслед за нумерацией",
                "ссылки в {} положениях изменены вслед за нумерацией",
                "ссылки в {} положениях изменены вслед за нумерацией",
            ),
            Fact::Check(at, doubt) => format!("проверить {}: {}", cite(at, Case::Accusative), self.doubt(doubt)),
            Fact::More(count, rest) => left_out(*count, *rest),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        " (еще не согласовано)"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => ", но еще не согласован",
        };
        let doubt = if still.is_empty() { "" } else { self.still_in_doubt() };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "скобки сняты: текст согласован".to_owned(),
            EventKind::Kept => format!("скобки сняты: текст сохранен{still}"),
            EventKind::InPart => format!("скобки сняты: текст сохранен частично{still}"),
            EventKind::Dropped if event.brackets == 0 => "варианты исключены".to_owned(),
            EventKind::Dropped => "скобки сняты: текст исключен".to_owned(),
            EventKind::Narrowed => "скобки сужены".to_owned(),
            EventKind::Widened => "скобки расширены".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "новый текст в скобках".to_owned(),
            EventKind::Opened => "текст взят в скобки".to_owned(),
            EventKind::Filled => format!("пропуск заполнен: {}{doubt}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => {
                format!("формулировки заменены на {}{doubt}", quoted(&event.text.new))
            }
            EventKind::Reduced if event.won.is_empty() => format!("сведено к: {}", labels(&event.left)),
            EventKind::Reduced => format!("выбрана формулировка: {}{doubt}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("все варианты сохранены{still}"),
            EventKind::Chosen if event.won.is_empty() => "варианты заменены другим текстом".to_owned(),
            EventKind::Chosen => format!("выбран вариант: {}{doubt}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let was = match was {
            Secured::By(Agreement::AdReferendum) => "было согласовано ad referendum",
            Secured::By(Agreement::Agreed) => "было согласовано",
            Secured::Clean => "было без скобок",
        };
        let now = match now {
            Setback::Deleted => "теперь исключено",
            Setback::Touched => "теперь изменено",
            Setback::Bracketed => "теперь в скобках или в одном из вариантов",
            Setback::Opened => "теперь внутри есть скобки или варианты",
            Setback::Unmarked => "теперь без этой пометки",
        };
        format!("{was}, {now}")
    }

    fn carried(&self, there: Side, reworded: bool, at: &fact::Places) -> String {
        let how = if reworded { " в иных выражениях" } else { "" };
        match there {
            Side::New => format!("часть текста теперь стоит{how} {}", in_places(at)),
            Side::Old => format!("часть текста стояла{how} {} прежнего проекта", in_places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("добавлено {}", quoted(new)),
            (old, "") => format!("исключено {}", quoted(old)),
            (old, new) => format!("{} заменено на {}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        let to = |was: &str| format!("ссылка на {}", cite(was, Case::Accusative));
        let gone = |was: &str| {
            let which = match gender(was) {
                Gender::Feminine => "которая исключена",
                Gender::Masculine => "который исключен",
                Gender::Neuter => "которое исключено",
            };
            format!("{}, {which}", to(was))
        };
        match doubt {
            Doubt::Stale(was, now) => format!("{}, теперь это {}", to(was), all(now)),
            Doubt::Taken(was) => format!("{}; этот номер теперь у другого положения", gone(was)),
            Doubt::Gone(was) => gone(was),
            Doubt::Dangling(printed) => format!("ссылка на {}, чего в проекте нет", said(printed)),
            Doubt::NoSuchPlace(note) => format!("пометка {}, но такого положения в проекте нет", said(note)),
            Doubt::Unlike(note, was, found) => {
                let (old, from) = match gender(was) {
                    Gender::Feminine => ("прежняя", "прежней"),
                    Gender::Masculine => ("прежний", "прежнего"),
                    Gender::Neuter => ("прежнее", "прежнего"),
                };
                let (was, of) = (nominative(was), cite(was, Case::Genitive));
                let found = match found {
                    Found::Hardly => format!("от {from} {of} там почти ничего нет"),
                    Found::Nowhere => format!("{old} {was} там не обнаруживается"),
                    Found::Elsewhere(now) => format!("{old} {was} – это теперь {}", all(now)),
                };
                format!("пометка {}, но {found}", said(note))
            }
        }
    }
}

const QUOTES: [&str; 2] = ["«", "»"];

fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::Russian)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::Russian), QUOTES[1]].concat()
}

fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, ", ", " и ")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::Russian)).collect::<Vec<_>>())
}

fn brackets(number: usize) -> String {
    counted(number, "{} пара скобок", "{} пары скобок", "{} пар скобок")
}

fn nominative(at: &str) -> String {
    cite(at, Case::Nominative)
}

fn at(place: &str) -> String {
    format!("в {}", cite(place, Case::Prepositional))
}

fn all(cites: &[String]) -> String {
    list(&cites.iter().map(|at| nominative(at)).collect::<Vec<_>>())
}

/// Citations as places, those of one kind under one parent as one: `в пунктах 1 и 4 статьи 3`.
fn grouped_in(cites: &[String]) -> Vec<String> {
    together(cites, ", ").iter().map(in_group).collect()
}

fn in_group(group: &Together<'_>) -> String {
    match group {
        Together::One(name) => at(name),
        Together::Several { above, word: "", numbers } => at(&format!("{above} {}", list(numbers))),
        Together::Several { above, word, numbers } => {
            format!("в {} {}{}", plural_in(word), list(numbers), of_parent(above))
        }
    }
}

/// What stands behind the numbers of a group: ` статьи 3`; nothing where it has no parent.
fn of_parent(above: &str) -> String {
    if above.is_empty() { String::new() } else { format!(" {}", cite(above, Case::Genitive)) }
}

fn in_places(places: &fact::Places) -> String {
    match places.count {
        Some(count) => {
            let clauses = counted(count, "в {} положении", "в {} положениях", "в {} положениях");
            format!("{clauses}, в том числе {}", list(&grouped_in(&places.names)))
        }
        None => list(&grouped_in(&places.names)),
    }
}

/// `статья 6 («Незаконный доступ»)`.
fn title(title: &fact::Title) -> String {
    match &title.title {
        Some(text) => format!("{} ({})", nominative(&title.cite), said(text)),
        None => nominative(&title.cite),
    }
}

/// `в главе II («Криминализация»)`, `под заголовком «Общие положения»`.
fn under_title(title: &fact::Title) -> String {
    if title.cite.starts_with('«') {
        return format!("под заголовком {}", title.cite);
    }
    let text = title.title.as_ref().map_or_else(String::new, |text| format!(" ({})", said(text)));
    format!("{}{text}", at(&title.cite))
}

fn named(articles: &Named, of: &str, verb: &str) -> String {
    match articles {
        Named::Few(few) => {
            let (gender, one) = (few.first().map_or(Gender::Feminine, |first| gender(&first.cite)), few.len() == 1);
            format!("{} {}{of}", participle(verb, gender, one), list(&few.iter().map(title).collect::<Vec<_>>()))
        }
        Named::Many(fact::Many { unit, count, extent, runs }) => {
            let runs = runs.iter().map(|run| match &run.last {
                Some(last) => format!("{} – {}", nominative(&run.first), nominative(last)),
                None => nominative(&run.first),
            });
            let runs = list(&runs.collect::<Vec<_>>());
            let verb = match extent {
                Extent::All => participle(verb, unit_gender(unit), false),
                Extent::Some | Extent::Among => counted_participle(verb, unit_gender(unit), *count),
            };
            match extent {
                Extent::All => {
                    let all = plural(unit.as_deref().unwrap_or("статья"));
                    format!("{verb} все {all} проекта ({count}): {runs}")
                }
                Extent::Some => format!("{verb} {}{of}: {runs}", units(unit, *count)),
                Extent::Among => format!("{verb} {}{of}, в том числе {runs}", units(unit, *count)),
            }
        }
    }
}

fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "изменен",
        Depth::Rewritten => "переработан",
        Depth::Replaced => "заменен",
    }
}

fn also_of(also: &fact::Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("новое название – {}", said(title))).collect();
    told.extend(also.depth.map(|how| format!("текст {}", depth(how))));
    if told.is_empty() { "текст без изменений".to_owned() } else { told.join(", ") }
}

fn passed_of(passed: Option<&fact::Passed>, [after, before]: [&str; 2]) -> Option<String> {
    let passed = passed?;
    let stood = match gender(&passed.was) {
        Gender::Feminine => "стоявшая",
        Gender::Masculine => "стоявший",
        Gender::Neuter => "стоявшее",
    };
    let (was, now) = match passed.stands {
        Stands::Before => (format!("после {after}"), format!("перед {before}")),
        Stands::Behind => (format!("перед {before}"), format!("после {after}")),
    };
    let number = passed.is.as_ref().map_or_else(String::new, |is| format!(" (теперь {})", nominative(is)));
    let more = if passed.more > 0 { format!(", как и еще {}", passed.more) } else { String::new() };
    Some(format!("{}, {stood} {was}, теперь стоит {now}{number}{more}", nominative(&passed.was)))
}

/// `статьи 1–5`, or first and last where their words differ.
fn span((first, last): &(String, String), count: usize) -> String {
    match (first.rsplit_once(' '), last.rsplit_once(' ')) {
        (Some((word, one)), Some((same, other))) if word == same && !word.contains(',') => {
            let joint = if count == 2 { " и " } else { "–" };
            format!("{} {one}{joint}{other}", plural(word))
        }
        _ if count == 2 => format!("{} и {}", nominative(first), nominative(last)),
        _ => format!("{} – {}", nominative(first), nominative(last)),
    }
}

/// `статьи 4–16 получили номера 5–17`.
fn renumbered(unit: &fact::Unit, pair: &Pair<fact::Range>) -> String {
    let word = unit.as_deref().unwrap_or("статья");
    let (old, new) = (&pair.old, &pair.new);
    if old.0 != old.1 {
        return format!("{} {}–{} получили номера {}–{}", plural(word), old.0, old.1, new.0, new.1);
    }
    let got = match gender(word) {
        Gender::Feminine => "получила",
        Gender::Masculine => "получил",
        Gender::Neuter => "получило",
    };
    let number = if old.0.is_empty() { "без номера" } else { &old.0 };
    match new.0.as_str() {
        "" => format!("{word} {number} больше не имеет номера"),
        new => format!("{word} {number} {got} номер {new}"),
    }
}

fn amended(block: &fact::Block) -> String {
    match block.amended {
        0 => "текст без изменений".to_owned(),
        all if all == block.count => "текст изменен".to_owned(),
        some => format!("текст изменен в {some} из {}", block.count),
    }
}

fn titles(names: &[fact::Title], all: usize, said: &str) -> String {
    let told = list(&names.iter().map(title).collect::<Vec<_>>());
    let all = if all > names.len() { format!(" и другие, всего {all}") } else { String::new() };
    format!("{said}: {told}{all}")
}

fn went(way: &fact::Way) -> String {
    let several = way.more > 0;
    let more = if several { format!(" и еще {}", units(&Some(String::new()), way.more)) } else { String::new() };
    let how = way.depth.map_or_else(String::new, |how| format!(", текст {}", depth(how)));
    let (from, to) = (nominative(&way.from), nominative(&way.to));
    let verb = match way.kind {
        WayKind::Moved => participle("перемещен", gender(&way.from), !several),
        WayKind::Became => participle("преобразован", gender(&way.from), !several),
    };
    format!("{from}{more} {verb}: теперь это {to}{how}")
}

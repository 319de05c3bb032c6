//! Spanish, in the words of the drafting committees of the United Nations: "apartado", "corchetes", "acordado".

mod amendment;
mod brackets;
mod noun;

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
use crate::redline::story::fact;
use crate::redline::story::fact::Depth;
use crate::redline::story::fact::Extent;
use crate::redline::story::fact::Fact;
use crate::redline::story::fact::Named;
use crate::redline::story::fact::Rest;
use crate::redline::story::fact::Stands;
use crate::redline::story::fact::WayKind;

use amendment::amendment_of;
use brackets::choice;
use brackets::lifted;
use brackets::setback;
use brackets::status;
use noun::at;
use noun::counted;
use noun::is_feminine;
use noun::of;
use noun::plural;
use noun::the;
use noun::the_several;
use noun::to;
use noun::units;

/// The Spanish language.
pub(super) struct Spanish;

impl Tongue for Spanish {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "los dos proyectos dicen lo mismo".to_owned(),
            Fact::HeadingsAlone => "los dos proyectos difieren solo en los epígrafes".to_owned(),
            Fact::Setback(was, now, places) => setback(*was, *now, &in_places(places)),
            Fact::Gone(articles, reused) => {
                named(articles, if *reused { " del proyecto anterior" } else { "" }, ["se suprime", "se suprimen"])
            }
            Fact::New(articles) => named(articles, "", ["se añade", "se añaden"]),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { ", en parte con otras palabras" } else { "" };
                let more = if carrying.more > 0 { format!("; {} más", carrying.more) } else { String::new() };
                let alone = Pair::new(" (supresión)", " (adición)");
                let places = homes(carrying, [" → ", "; "], &alone, str::to_owned);
                format!("hay texto que pasó de una disposición a otra{how}: {places}{more}")
            }
            Fact::Moved(cites, also) => {
                format!("{} se traslada y pasa a ser {} ({})", the(&cites.old), the(&cites.new), also_of(also))
            }
            Fact::KeptNumber(cite, also, passed) => {
                let it = if is_feminine(cite) { "la" } else { "lo" };
                let passed = passed_of(passed.as_ref(), it).unwrap_or_else(|| "cambia de lugar".to_owned());
                format!("{} conserva su número ({}), pero {passed}", the(cite), also_of(also))
            }
            Fact::BlockMoved(block) => {
                let (from, to) = (span(&block.from, block.count), span(&block.to, block.count));
                format!("{from} se trasladan y pasan a ser {to} ({})", amended(block))
            }
            Fact::BlockKeptNumbers(block, passed) => {
                let them = if is_feminine(&block.from.0) { "las" } else { "los" };
                let passed = passed_of(passed.as_ref(), them).unwrap_or_else(|| "cambian de lugar".to_owned());
                format!("{} conservan sus números ({}), pero {passed}", span(&block.from, block.count), amended(block))
            }
            Fact::Split(cites) => format!("{} se divide en {}", all_the(&cites.old), all_the(&cites.new)),
            Fact::Merged(cites) => format!("{} se fusionan en {}", all_the(&cites.old), all_the(&cites.new)),
            Fact::Brackets(Pair { old: 0, new }) => {
                format!("el nuevo proyecto contiene {}; el anterior, ninguno", brackets(*new))
            }
            Fact::Brackets(Pair { old, new: 0 }) => {
                format!("no queda ninguno de los {} del proyecto anterior", brackets(*old))
            }
            Fact::Brackets(Pair { old, new }) => {
                format!("el proyecto anterior contenía {}; el nuevo contiene {new}", brackets(*old))
            }
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, all) => {
                let more = if *all > names.len() { ", entre otros" } else { "" };
                let verb = if *all == 1 { "se modifica" } else { "se modifican" };
                format!("{verb} {all} {} más: {}{more}", units(unit, *all), names.join(", "))
            }
            Fact::Material(words, names, more) => {
                let mut places: Vec<String> = grouped(names, " y ", plural).iter().map(|cite| at(cite)).collect();
                places.extend((*more > 0).then(|| counted(*more, "en {} lugar más", "en {} lugares más")));
                format!("{} {}", self.material(words.as_ref().map(String::as_str)), list(&places))
            }
            Fact::Choice(event, at) => choice(event, &in_places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &in_places(at)),
            Fact::Lifted(what, places) => lifted(*what, &in_places(places)),
            Fact::HeadingReads(title) => format!("el epígrafe {} pasa a ser {}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("el título {} pasa a ser {}", said(&title.old), said(&title.new)),
            Fact::Retitled(cite, title) => {
                format!("{} se titula ahora {} (antes {})", the(cite), said(&title.new), said(&title.old))
            }
            Fact::Untitled(names, all) => titles(names, *all, ["pierde su título", "pierden su título"]),
            Fact::Titled(names, all) => titles(names, *all, ["recibe un título", "reciben un título"]),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => {
                let told = ranges.iter().map(|pair| {
                    let verb = if pair.old.0 == pair.old.1 { "pasa a ser" } else { "pasan a ser" };
                    format!("{} {verb} {}", range(unit, &pair.old), range(unit, &pair.new))
                });
                told.collect::<Vec<_>>().join(", ")
            }
            Fact::Regrouped(first, more, under) => {
                let under = under
                    .as_ref()
                    .map_or_else(|| "fuera de todo epígrafe".to_owned(), |it| format!("bajo {}", title(it)));
                match more {
                    0 => format!("{} figura ahora {under}", the(first)),
                    more => format!("{} y {more} más figuran ahora {under}", the(first)),
                }
            }
            Fact::InnerNumbers(all, unit) => {
                let told =
                    counted(*all, "cambia el número de {} disposición", "cambian los números de {} disposiciones");
                let units = units(unit, 2);
                format!("{told} dentro de {} {units}", the_several(unit.as_deref().unwrap_or_default()))
            }
            Fact::References(all) => counted(
                *all,
                "las remisiones de {} disposición se adaptan a la nueva numeración",
                "las remisiones de {} disposiciones se adaptan a la nueva numeración",
            ),
            Fact::Check(cite, doubt) => format!("compruébese {}: {}", the(cite), self.doubt(doubt)),
            Fact::More(all, rest) => left_out(*all, *rest),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        ", aún pendiente"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => self.still_in_doubt(),
        };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "corchetes retirados: texto acordado".to_owned(),
            EventKind::Kept => format!("corchetes retirados: texto mantenido{still}"),
            EventKind::InPart => format!("corchetes retirados: texto mantenido en parte{still}"),
            EventKind::Dropped if event.brackets == 0 => "opciones eliminadas".to_owned(),
            EventKind::Dropped => "corchetes retirados: texto eliminado".to_owned(),
            EventKind::Narrowed => "corchetes reducidos".to_owned(),
            EventKind::Widened => "corchetes ampliados".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "texto nuevo entre corchetes".to_owned(),
            EventKind::Opened => "corchetes añadidos".to_owned(),
            EventKind::Filled => format!("espacio completado: {}{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => {
                format!("alternativas sustituidas por {}{still}", quoted(&event.text.new))
            }
            EventKind::Reduced if event.won.is_empty() => format!("reducido a: {}", labels(&event.left)),
            EventKind::Reduced => format!("alternativa elegida: {}{still}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("se mantienen todas las opciones{still}"),
            EventKind::Chosen if event.won.is_empty() => "opciones sustituidas por otro texto".to_owned(),
            EventKind::Chosen => format!("opción elegida: {}{still}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let now = match now {
            Setback::Deleted => "ahora suprimido",
            Setback::Touched => "ahora modificado",
            Setback::Bracketed => "ahora entre corchetes o en una opción",
            Setback::Opened => "ahora con corchetes u opciones en su interior",
            Setback::Unmarked => "ya no marcado así",
        };
        format!("antes {}, {now}", secured(was))
    }

    fn carried(&self, there: Side, reworded: bool, at: &fact::Places) -> String {
        let how = if reworded { ", con otras palabras," } else { "" };
        match there {
            Side::New => format!("parte del texto{how} figura ahora {}", in_places(at)),
            Side::Old => format!("parte del texto{how} figuraba {} del proyecto anterior", in_places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("se añade {}", quoted(new)),
            (old, "") => format!("se suprime {}", quoted(old)),
            (old, new) => format!("{} pasa a ser {}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        match doubt {
            Doubt::Stale(was, now) => format!("remite {}, que ahora es {}", to(was), all_the(now)),
            Doubt::Taken(was) => {
                format!("remite {}, que se suprime; ese número corresponde ahora a otra disposición", to(was))
            }
            Doubt::Gone(was) => format!("remite {}, que se suprime", to(was)),
            Doubt::Dangling(printed) => format!("remite a {}, que el proyecto no contiene", said(printed)),
            Doubt::NoSuchPlace(note) => {
                format!("lleva la nota {}, pero el proyecto no contiene esa disposición", said(note))
            }
            Doubt::Unlike(note, was, found) => {
                let old = format!("{} anterior", the(was));
                let found = match found {
                    Found::Hardly => format!("casi nada {} anterior se encuentra allí", of(was)),
                    Found::Nowhere => format!("{old} no se encuentra allí"),
                    Found::Elsewhere(now) => format!("{old} es ahora {}", all_the(now)),
                };
                format!("lleva la nota {}, pero {found}", said(note))
            }
        }
    }
}

const QUOTES: [&str; 2] = ["«", "»"];

fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::Spanish)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::Spanish), QUOTES[1]].concat()
}

fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, ", ", " y ")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::Spanish)).collect::<Vec<_>>())
}

fn brackets(number: usize) -> String {
    counted(number, "{} pasaje entre corchetes", "{} pasajes entre corchetes")
}

fn all_the(cites: &[String]) -> String {
    list(&cites.iter().map(|cite| the(cite)).collect::<Vec<_>>())
}

fn in_places(places: &fact::Places) -> String {
    match places.count {
        Some(all) => format!("en {all} disposiciones, entre ellas {}", all_the(&grouped(&places.names, " y ", plural))),
        None => list(&grouped(&places.names, " y ", plural).iter().map(|cite| at(cite)).collect::<Vec<_>>()),
    }
}

fn secured(was: Secured) -> &'static str {
    match was {
        Secured::By(Agreement::AdReferendum) => "acordado ad referendum",
        Secured::By(Agreement::Agreed) => "acordado",
        Secured::Clean => "sin corchetes",
    }
}

/// `el artículo 6 («Acceso ilícito»)`.
fn title(title: &fact::Title) -> String {
    match &title.title {
        Some(text) => format!("{} ({})", the(&title.cite), said(text)),
        None => the(&title.cite),
    }
}

fn named(articles: &Named, of: &str, [one, several]: [&str; 2]) -> String {
    match articles {
        Named::Few(few) => {
            let verb = if few.len() == 1 { one } else { several };
            format!("{verb} {}{of}", list(&few.iter().map(title).collect::<Vec<_>>()))
        }
        Named::Many(fact::Many { unit, count, extent, runs }) => {
            let joint = if *extent == Extent::Among { ", entre ellos" } else { ":" };
            let runs = runs.iter().map(|run| match &run.last {
                Some(last) => format!("{} a {last}", run.first),
                None => run.first.clone(),
            });
            let (units, runs) = (units(unit, *count), list(&runs.collect::<Vec<_>>()));
            let all = match (extent, unit.as_deref().is_some_and(is_feminine)) {
                (Extent::All, true) => format!("todas las {units} ({count})"),
                (Extent::All, false) => format!("todos los {units} ({count})"),
                (Extent::Some | Extent::Among, _) => format!("{count} {units}"),
            };
            format!("{several} {all}{of}{joint} {runs}")
        }
    }
}

fn also_of(also: &fact::Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("nuevo título: {}", said(title))).collect();
    told.extend(also.depth.map(|how| format!("texto {}", depth(how))));
    if told.is_empty() { "texto sin cambios".to_owned() } else { told.join("; ") }
}

fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "modificado",
        Depth::Rewritten => "reformulado",
        Depth::Replaced => "sustituido",
    }
}

fn passed_of(passed: Option<&fact::Passed>, them: &str) -> Option<String> {
    let passed = passed?;
    let (before, now) = match passed.stands {
        Stands::Before => ("seguía", "precede"),
        Stands::Behind => ("precedía", "sigue"),
    };
    let number = passed.is.as_ref().map_or_else(String::new, |is| format!(" y pasa a ser {}", the(is)));
    let more = if passed.more > 0 { format!(", al igual que {} más", passed.more) } else { String::new() };
    Some(format!("{}, que {them} {before}, ahora {them} {now}{number}{more}", the(&passed.was)))
}

/// `los artículos 1 a 5`, or first and last where their words differ.
fn span((first, last): &(String, String), count: usize) -> String {
    let joint = if count == 2 { "y" } else { "a" };
    match (first.rsplit_once(' '), last.rsplit_once(' ')) {
        (Some((word, one)), Some((same, other))) if word == same && !word.contains(',') => {
            format!("{} {} {one} {joint} {other}", the_several(word), plural(word))
        }
        _ => format!("{} {joint} {}", the(first), the(last)),
    }
}

/// `los artículos 4 a 16`, `el artículo 4`.
fn range(unit: &fact::Unit, (first, last): &fact::Range) -> String {
    let word = unit.as_deref().unwrap_or("artículo");
    match (first.as_str(), last.as_str()) {
        ("", _) => format!("{} sin número", the(word)),
        (one, other) if one == other => the(&format!("{word} {one}")),
        (one, other) => format!("{} {} {one} a {other}", the_several(word), plural(word)),
    }
}

fn amended(block: &fact::Block) -> String {
    match block.amended {
        0 => "texto sin cambios".to_owned(),
        all if all == block.count => "texto modificado".to_owned(),
        some => format!("texto modificado en {some} de {}", block.count),
    }
}

fn titles(names: &[fact::Title], all: usize, [one, several]: [&str; 2]) -> String {
    let told = list(&names.iter().map(title).collect::<Vec<_>>());
    match all {
        1 => format!("{told} {one}"),
        all if all == names.len() => format!("{told} {several}"),
        all => format!("{all} divisiones {several}, entre ellas {told}"),
    }
}

fn went(way: &fact::Way) -> String {
    let several = way.more > 0;
    let more =
        if several { counted(way.more, " y {} disposición más", " y {} disposiciones más") } else { String::new() };
    let how = way.depth.map_or_else(String::new, |how| format!(" (texto {})", depth(how)));
    let comma = if way.from.contains(',') { "," } else { "" };
    let verb = match (way.kind, several) {
        (WayKind::Moved, false) => format!("se traslada {}", to(&way.to)),
        (WayKind::Moved, true) => format!("se trasladan {}", to(&way.to)),
        (WayKind::Became, false) => format!("pasa a ser {}", the(&way.to)),
        (WayKind::Became, true) => format!("pasan a ser {}", the(&way.to)),
    };
    format!("{}{comma}{more} {verb}{how}", the(&way.from))
}

fn left_out(all: usize, rest: Rest) -> String {
    let [one, several] = match rest {
        Rest::HeadingsElsewhere => ["cambia de lugar {} división más", "cambian de lugar {} divisiones más"],
        Rest::ClausesMoved => ["se traslada {} disposición más", "se trasladan {} disposiciones más"],
        Rest::ArticlesParted => ["se divide o fusiona {} artículo más", "se dividen o fusionan {} artículos más"],
        Rest::ClausesParted => ["se divide o fusiona {} disposición más", "se dividen o fusionan {} disposiciones más"],
        Rest::Materials => [
            "cambia {} verbo de obligación, negación, número o conjunción más",
            "cambian {} verbos de obligación, negaciones, números o conjunciones más",
        ],
        Rest::OptionsSettled => ["se resuelve {} grupo de opciones más", "se resuelven {} grupos de opciones más"],
        Rest::AlternativesSettled => [
            "se resuelve o reduce {} grupo de alternativas más",
            "se resuelven o reducen {} grupos de alternativas más",
        ],
        Rest::BlanksFilled => ["se completa {} espacio en blanco más", "se completan {} espacios en blanco más"],
        Rest::Retitled => ["cambia el título de {} división más", "cambian los títulos de {} divisiones más"],
        Rest::Checks => ["debe comprobarse {} pasaje más", "deben comprobarse {} pasajes más"],
    };
    counted(all, one, several)
}

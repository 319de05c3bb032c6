//! French, in the words of the drafting committees of the United Nations: "alinéa", "projet", "texte convenu".

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
use noun::agreed;
use noun::at;
use noun::counted;
use noun::feminine_unit;
use noun::former;
use noun::is_feminine;
use noun::participle;
use noun::plural;
use noun::the;
use noun::units;

/// The French language.
pub(super) struct French;

impl Tongue for French {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "les deux projets sont identiques".to_owned(),
            Fact::HeadingsAlone => "les deux projets ne diffèrent que par leurs intitulés".to_owned(),
            Fact::Setback(was, now, places) => setback(*was, *now, &at_places(places)),
            Fact::Gone(articles, reused) => {
                named(articles, if *reused { " de l’ancien projet" } else { "" }, "supprimé")
            }
            Fact::New(articles) => named(articles, "", "ajouté"),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { ", en partie reformulé" } else { "" };
                let more = if carrying.more > 0 { format!(" ; {} de plus", carrying.more) } else { String::new() };
                let alone = Pair::new(" (suppression)", " (ajout)");
                let places = homes(carrying, [" → ", " ; "], &alone, str::to_owned);
                format!("du texte est passé d’une disposition à une autre{how} : {places}{more}")
            }
            Fact::Moved(cites, also) => {
                let (old, new) = (the(&cites.old), the(&cites.new));
                format!("{old} est {} et devient {new} ({})", agreed("déplacé", &cites.old), also_of(also))
            }
            Fact::KeptNumber(cite, also, passed) => {
                let it = if is_feminine(cite) { "la" } else { "le" };
                let passed = passed_of(passed.as_ref(), it).unwrap_or_else(|| "change de place".to_owned());
                format!("{} garde son numéro ({}), mais {passed}", the(cite), also_of(also))
            }
            Fact::BlockMoved(block) => {
                let moved = if is_feminine(&block.from.0) { "déplacées" } else { "déplacés" };
                let (from, to) = (span(&block.from, block.count), span(&block.to, block.count));
                format!("{from} sont {moved} et deviennent {to} ({})", amended(block))
            }
            Fact::BlockKeptNumbers(block, passed) => {
                let passed = passed_of(passed.as_ref(), "les").unwrap_or_else(|| "changent de place".to_owned());
                format!("{} gardent leurs numéros ({}), mais {passed}", span(&block.from, block.count), amended(block))
            }
            Fact::Split(cites) => {
                let split = agreed("scindé", cites.old.first().map_or("", String::as_str));
                format!("{} est {split} et devient {}", all_the(&cites.old), all_the(&cites.new))
            }
            Fact::Merged(cites) => {
                let feminine = cites.old.iter().all(|cite| is_feminine(cite));
                let merged = if feminine { "réunies" } else { "réunis" };
                format!("{} sont {merged} pour former {}", all_the(&cites.old), all_the(&cites.new))
            }
            Fact::Brackets(Pair { old: 0, new }) => {
                format!("le nouveau projet compte {}, l’ancien n’en comptait aucun", brackets(*new))
            }
            Fact::Brackets(Pair { old, new: 0 }) => {
                format!("aucun des {} de l’ancien projet ne subsiste", brackets(*old))
            }
            Fact::Brackets(Pair { old, new }) => {
                format!("l’ancien projet comptait {}, le nouveau en compte {new}", brackets(*old))
            }
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, all) => {
                let more = if *all > names.len() { ", entre autres" } else { "" };
                let verb = if *all == 1 { "autre" } else { "autres" };
                let units = units(unit, *all);
                let (be, amended) = if *all == 1 { ("est", "modifié") } else { ("sont", "modifié") };
                let amended = participle(amended, feminine_unit(unit), *all != 1);
                format!("{all} {verb} {units} {be} {amended} : {}{more}", names.join(", "))
            }
            Fact::Material(words, names, more) => {
                let mut places: Vec<String> = grouped(names, " et ", plural).iter().map(|cite| at(cite)).collect();
                places.extend((*more > 0).then(|| counted(*more, "à {} autre endroit", "à {} autres endroits")));
                format!("{} {}", self.material(words.as_ref().map(String::as_str)), list(&places))
            }
            Fact::Choice(event, at) => choice(event, &at_places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &at_places(at)),
            Fact::Lifted(what, places) => lifted(*what, &at_places(places)),
            Fact::HeadingReads(title) => format!("l’intitulé {} devient {}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("le titre {} devient {}", said(&title.old), said(&title.new)),
            Fact::Retitled(cite, title) => {
                let titled = agreed("intitulé", cite);
                format!("{} est désormais {titled} {} (auparavant {})", the(cite), said(&title.new), said(&title.old))
            }
            Fact::Untitled(names, all) => titles(names, *all, ["perd son titre", "perdent leur titre"]),
            Fact::Titled(names, all) => titles(names, *all, ["reçoit un titre", "reçoivent un titre"]),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => {
                let told = ranges.iter().map(|pair| {
                    let verb = if pair.old.0 == pair.old.1 { "devient" } else { "deviennent" };
                    format!("{} {verb} {}", range(unit, &pair.old), range(unit, &pair.new))
                });
                told.collect::<Vec<_>>().join(", ")
            }
            Fact::Regrouped(first, more, under) => {
                let under = under
                    .as_ref()
                    .map_or_else(|| "hors de tout intitulé".to_owned(), |under| format!("sous {}", title(under)));
                match more {
                    0 => format!("{} figure désormais {under}", the(first)),
                    more => format!("{} et {more} de plus figurent désormais {under}", the(first)),
                }
            }
            Fact::InnerNumbers(all, unit) => {
                let within = format!("au sein des {}", units(unit, 2));
                let told = counted(*all, "{} disposition change de numéro", "{} dispositions changent de numéro");
                format!("{told} {within}")
            }
            Fact::References(all) => counted(
                *all,
                "les renvois de {} disposition suivent la renumérotation",
                "les renvois de {} dispositions suivent la renumérotation",
            ),
            Fact::Check(cite, doubt) => format!("à vérifier : {} {}", the(cite), self.doubt(doubt)),
            Fact::More(all, rest) => left_out(*all, *rest),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        ", encore en suspens"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => self.still_in_doubt(),
        };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "crochets levés : texte convenu".to_owned(),
            EventKind::Kept => format!("crochets levés : texte maintenu{still}"),
            EventKind::InPart => format!("crochets levés : texte maintenu en partie{still}"),
            EventKind::Dropped if event.brackets == 0 => "options abandonnées".to_owned(),
            EventKind::Dropped => "crochets levés : texte abandonné".to_owned(),
            EventKind::Narrowed => "crochets resserrés".to_owned(),
            EventKind::Widened => "crochets élargis".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "texte nouveau entre crochets".to_owned(),
            EventKind::Opened => "crochets ouverts".to_owned(),
            EventKind::Filled => format!("blanc rempli : {}{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => {
                format!("variantes remplacées par {}{still}", quoted(&event.text.new))
            }
            EventKind::Reduced if event.won.is_empty() => format!("réduit à : {}", labels(&event.left)),
            EventKind::Reduced => format!("variante retenue : {}{still}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("toutes les options maintenues{still}"),
            EventKind::Chosen if event.won.is_empty() => "options remplacées par un autre texte".to_owned(),
            EventKind::Chosen => format!("option retenue : {}{still}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let now = match now {
            Setback::Deleted => "supprimé",
            Setback::Touched => "modifié",
            Setback::Bracketed => "entre crochets ou soumis à une option",
            Setback::Opened => "avec des crochets ou des options",
            Setback::Unmarked => "plus marqué comme tel",
        };
        let negation = if now.starts_with("plus") { "n’est " } else { "désormais " };
        format!("était {}, {negation}{now}", secured(was))
    }

    fn carried(&self, there: Side, reworded: bool, at: &fact::Places) -> String {
        let how = if reworded { ", reformulée," } else { "" };
        match there {
            Side::New => format!("une partie du texte{how} figure désormais {}", at_places(at)),
            Side::Old => format!("une partie du texte{how} figurait {} de l’ancien projet", at_places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("{} est ajouté", quoted(new)),
            (old, "") => format!("{} est supprimé", quoted(old)),
            (old, new) => format!("{} devient {}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        match doubt {
            Doubt::Stale(was, now) => format!("renvoie {}, qui est désormais {}", at(was), all_the(now)),
            Doubt::Taken(was) => format!(
                "renvoie {}, qui est {} ; ce numéro est désormais celui d’une autre disposition",
                at(was),
                agreed("supprimé", was)
            ),
            Doubt::Gone(was) => format!("renvoie {}, qui est {}", at(was), agreed("supprimé", was)),
            Doubt::Dangling(printed) => format!("renvoie à {}, que le projet ne contient pas", said(printed)),
            Doubt::NoSuchPlace(note) => {
                format!("porte la mention {}, mais le projet ne contient pas cette disposition", said(note))
            }
            Doubt::Unlike(note, was, found) => {
                let old = former(was);
                let found = match found {
                    Found::Hardly => format!("presque rien de {old} ne s’y retrouve"),
                    Found::Nowhere => format!("{old} ne s’y retrouve pas"),
                    Found::Elsewhere(now) => format!("{old} est désormais {}", all_the(now)),
                };
                format!("porte la mention {}, mais {found}", said(note))
            }
        }
    }
}

/// With the no-break spaces of the Imprimerie nationale.
const QUOTES: [&str; 2] = ["«\u{a0}", "\u{a0}»"];

fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::French)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::French), QUOTES[1]].concat()
}

fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, ", ", " et ")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::French)).collect::<Vec<_>>())
}

fn brackets(number: usize) -> String {
    counted(number, "{} passage entre crochets", "{} passages entre crochets")
}

fn all_the(cites: &[String]) -> String {
    list(&cites.iter().map(|cite| the(cite)).collect::<Vec<_>>())
}

fn at_places(places: &fact::Places) -> String {
    match places.count {
        Some(all) => format!("dans {all} dispositions, dont {}", all_the(&grouped(&places.names, " et ", plural))),
        None => list(&grouped(&places.names, " et ", plural).iter().map(|cite| at(cite)).collect::<Vec<_>>()),
    }
}

fn secured(was: Secured) -> &'static str {
    match was {
        Secured::By(Agreement::AdReferendum) => "convenu ad referendum",
        Secured::By(Agreement::Agreed) => "convenu",
        Secured::Clean => "sans crochets",
    }
}

/// `l’article 6 («\u{a0}Accès illicite\u{a0}»)`.
fn title(title: &fact::Title) -> String {
    match &title.title {
        Some(text) => format!("{} ({})", the(&title.cite), said(text)),
        None => the(&title.cite),
    }
}

fn named(articles: &Named, of: &str, verb: &str) -> String {
    match articles {
        Named::Few(few) => {
            let feminine = few.iter().all(|title| is_feminine(&title.cite));
            let (be, several) = if few.len() == 1 { ("est", false) } else { ("sont", true) };
            let names = list(&few.iter().map(title).collect::<Vec<_>>());
            format!("{names}{of} {be} {}", participle(verb, feminine, several))
        }
        Named::Many(fact::Many { unit, count, extent, runs }) => {
            let feminine = feminine_unit(unit);
            let all = match (extent, feminine) {
                (Extent::All, true) => "toutes les ",
                (Extent::All, false) => "tous les ",
                (Extent::Some | Extent::Among, _) => "",
            };
            let joint = if *extent == Extent::Among { ", dont" } else { " :" };
            let runs = runs.iter().map(|run| match &run.last {
                Some(last) => format!("{} à {last}", run.first),
                None => run.first.clone(),
            });
            let (units, verb) = (units(unit, *count), participle(verb, feminine, true));
            let number = if *extent == Extent::All { format!("{units} ({count})") } else { format!("{count} {units}") };
            format!("{all}{number}{of} sont {verb}{joint} {}", list(&runs.collect::<Vec<_>>()))
        }
    }
}

fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "modifié",
        Depth::Rewritten => "remanié",
        Depth::Replaced => "remplacé",
    }
}

fn also_of(also: &fact::Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("nouveau titre : {}", said(title))).collect();
    told.extend(also.depth.map(|how| format!("texte {}", depth(how))));
    if told.is_empty() { "texte inchangé".to_owned() } else { told.join(" ; ") }
}

fn passed_of(passed: Option<&fact::Passed>, them: &str) -> Option<String> {
    let passed = passed?;
    let (before, now) = match passed.stands {
        Stands::Before => ("suivait", "précède"),
        Stands::Behind => ("précédait", "suit"),
    };
    let number = passed.is.as_ref().map_or_else(String::new, |is| format!(" et devient {}", the(is)));
    let more = if passed.more > 0 { format!(", comme {} de plus", passed.more) } else { String::new() };
    Some(format!("{}, qui {them} {before}, {them} {now} désormais{number}{more}", the(&passed.was)))
}

/// `les articles 1 à 5`, or first and last where their words differ.
fn span((first, last): &(String, String), count: usize) -> String {
    let joint = if count == 2 { "et" } else { "à" };
    match (first.rsplit_once(' '), last.rsplit_once(' ')) {
        (Some((word, one)), Some((same, other))) if word == same && !word.contains(',') => {
            format!("les {} {one} {joint} {other}", plural(word))
        }
        _ => format!("{} {joint} {}", the(first), the(last)),
    }
}

/// `les articles 4 à 16`, `l’article 4`.
fn range(unit: &fact::Unit, (first, last): &fact::Range) -> String {
    let word = unit.as_deref().unwrap_or("article");
    match (first.as_str(), last.as_str()) {
        ("", _) => format!("{} sans numéro", the(word)),
        (one, other) if one == other => the(&format!("{word} {one}")),
        (one, other) => format!("les {} {one} à {other}", plural(word)),
    }
}

fn amended(block: &fact::Block) -> String {
    match block.amended {
        0 => "texte inchangé".to_owned(),
        all if all == block.count => "texte modifié".to_owned(),
        some => format!("texte modifié dans {some} cas sur {}", block.count),
    }
}

fn titles(names: &[fact::Title], all: usize, [one, several]: [&str; 2]) -> String {
    let told = list(&names.iter().map(title).collect::<Vec<_>>());
    match all {
        1 => format!("{told} {one}"),
        all if all == names.len() => format!("{told} {several}"),
        all => format!("{all} divisions {several}, dont {told}"),
    }
}

fn went(way: &fact::Way) -> String {
    let (from, several) = (the(&way.from), way.more > 0);
    let more = if several {
        counted(way.more, " et {} autre disposition", " et {} autres dispositions")
    } else {
        String::new()
    };
    let how = way.depth.map_or_else(String::new, |how| format!(" (texte {})", depth(how)));
    let comma = if way.from.contains(',') { "," } else { "" };
    match way.kind {
        WayKind::Moved => {
            let be = if several { "sont" } else { "est" };
            let moved = participle("déplacé", is_feminine(&way.from), several);
            format!("{from}{comma}{more} {be} {moved} {}{how}", at(&way.to))
        }
        WayKind::Became => {
            let verb = if several { "deviennent" } else { "devient" };
            format!("{from}{comma}{more} {verb} {}{how}", the(&way.to))
        }
    }
}

fn left_out(all: usize, rest: Rest) -> String {
    let [one, several] = match rest {
        Rest::HeadingsElsewhere => ["{} autre division change de place", "{} autres divisions changent de place"],
        Rest::ClausesMoved => ["{} autre disposition est déplacée", "{} autres dispositions sont déplacées"],
        Rest::ArticlesParted => ["{} autre article est scindé ou réuni", "{} autres articles sont scindés ou réunis"],
        Rest::ClausesParted => {
            ["{} autre disposition est scindée ou réunie", "{} autres dispositions sont scindées ou réunies"]
        }
        Rest::Materials => [
            "{} autre changement touche un verbe d’obligation, une négation, un nombre ou une conjonction",
            "{} autres changements touchent des verbes d’obligation, des négations, des nombres ou des conjonctions",
        ],
        Rest::OptionsSettled => ["{} autre série d’options est tranchée", "{} autres séries d’options sont tranchées"],
        Rest::AlternativesSettled => [
            "{} autre série de variantes est tranchée ou réduite",
            "{} autres séries de variantes sont tranchées ou réduites",
        ],
        Rest::BlanksFilled => ["{} autre blanc est rempli", "{} autres blancs sont remplis"],
        Rest::Retitled => ["{} autre division change d’intitulé", "{} autres divisions changent d’intitulé"],
        Rest::Checks => ["{} autre passage est à vérifier", "{} autres passages sont à vérifier"],
    };
    counted(all, one, several)
}

//! Arabic, in the words of the drafting committees of the United Nations: "المادة", "الفقرة", "متفق عليه".
//!
//! Numbers go with their nouns in five forms; passive verbs agree with the noun behind them.

mod amendment;
mod brackets;
mod noun;

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
use crate::redline::story::fact::Rest;
use crate::redline::story::fact::Stands;
use crate::redline::story::fact::WayKind;

use amendment::amendment_of;
use brackets::choice;
use brackets::lifted;
use brackets::setback;
use brackets::status;
use noun::Case;
use noun::POINT;
use noun::by;
use noun::by_first;
use noun::cite;
use noun::counted;
use noun::is_feminine;
use noun::is_several;
use noun::several;
use noun::units;

/// The Arabic language.
pub(super) struct Arabic;

impl Tongue for Arabic {
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fact")]
    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Same => "المشروعان متطابقان".to_owned(),
            Fact::HeadingsAlone => "لا يختلف المشروعان إلا في العناوين".to_owned(),
            Fact::Setback(was, now, at) => setback(*was, *now, &places(at)),
            Fact::Gone(articles, reused) => {
                named(articles, if *reused { " من المشروع السابق" } else { "" }, ["حُذف", "حُذفت"])
            }
            Fact::New(articles) => named(articles, "", ["أُضيف", "أُضيفت"]),
            Fact::Carried(carrying) => {
                let how = if carrying.reworded { " وبعضه بصياغة أخرى" } else { "" };
                let more = if carrying.more > 0 { format!("؛ و{} غيرها", carrying.more) } else { String::new() };
                let alone = Pair::new(" (محذوف)", " (جديد)");
                let places = homes(carrying, [" ← ", "؛ "], &alone, cite);
                format!("انتقل نص من حكم إلى آخر{how}: {places}{more}")
            }
            Fact::Moved(cites, also) => {
                let [moved, became] = by(&cites.old, [["نُقل", "وأصبح"], ["نُقلت", "وأصبحت"]]);
                format!("{moved} {} {became} {} ({})", cite(&cites.old), cite(&cites.new), also_of(also))
            }
            Fact::KeptNumber(at, also, passed) => {
                let [kept, number, it] = by(at, [["احتفظ", "برقمه", "ه"], ["احتفظت", "برقمها", "ها"]]);
                let passed = passed_of(passed.as_ref(), it).unwrap_or_else(|| "تغيّر الموضع".to_owned());
                format!("{kept} {} {number} ({})، لكن {passed}", cite(at), also_of(also))
            }
            Fact::BlockMoved(block) => {
                let (from, to) = (span(&block.from, block.count, DUAL), span(&block.to, block.count, DUAL_OBLIQUE));
                format!("نُقلت {from} وأصبحت {to} ({})", amended(block))
            }
            Fact::BlockKeptNumbers(block, passed) => {
                let passed = passed_of(passed.as_ref(), "ها").unwrap_or_else(|| "تغيّر الموضع".to_owned());
                format!("احتفظت {} بأرقامها ({})، لكن {passed}", span(&block.from, block.count, DUAL), amended(block))
            }
            Fact::Split(cites) => {
                let verb = by_first(&cites.old, ["قُسّم", "قُسّمت"]);
                format!("{verb} {} إلى {}", all(&cites.old), all(&cites.new))
            }
            Fact::Merged(cites) => {
                let verb = by_first(&cites.old, ["دُمج", "دُمجت"]);
                format!("{verb} {} في {}", all(&cites.old), all(&cites.new))
            }
            Fact::Brackets(Pair { old: 0, new }) => {
                format!("في المشروع الجديد {} بين أقواس، ولم يكن في المشروع السابق أي موضع كذلك", spots(*new))
            }
            Fact::Brackets(Pair { old, new: 0 }) => {
                format!("لم يبق أي من المواضع الواردة بين أقواس في المشروع السابق (عددها {old})")
            }
            Fact::Brackets(Pair { old, new }) => {
                format!("كان في المشروع السابق {} بين أقواس، وفي المشروع الجديد {}", spots(*old), spots(*new))
            }
            Fact::Amended(amendment) => amendment_of(amendment),
            Fact::AmendedToo(unit, names, all) => {
                let more = if *all > names.len() { "، وغيرها" } else { "" };
                let told: Vec<String> = names.iter().map(|name| cite(name)).collect();
                let feminine = unit.as_deref().is_none_or(is_feminine) || is_several(*all);
                let verb = if feminine { "عُدّلت" } else { "عُدّل" };
                format!("{verb} أيضا {}: {}{more}", units(unit, *all), told.join("، و"))
            }
            Fact::Material(words, names, more) => {
                let mut told = grouped(names, Case::Oblique);
                told.extend((*more > 0).then(|| {
                    counted(*more, ["موضع آخر", "موضعين آخرين", "{} مواضع أخرى", "{} موضعا آخر", "{} موضع آخر"])
                }));
                format!("{} في {}", self.material(words.as_ref().map(String::as_str)), list(&told))
            }
            Fact::Choice(event, at) => choice(event, &places(at)),
            Fact::Status(agreement, marking, at) => status(*agreement, *marking, &places(at)),
            Fact::Lifted(what, at) => lifted(*what, &places(at)),
            Fact::HeadingReads(title) => format!("تغيّر العنوان من {} إلى {}", said(&title.old), said(&title.new)),
            Fact::TitleReads(title) => format!("تغيّر عنوان الصك من {} إلى {}", said(&title.old), said(&title.new)),
            Fact::Retitled(at, title) => {
                format!("تغيّر عنوان {} من {} إلى {}", cite(at), said(&title.old), said(&title.new))
            }
            Fact::Untitled(names, all) => titles(names, *all, ["حُذف عنوان", "حُذفت عناوين ما يلي:"]),
            Fact::Titled(names, all) => titles(names, *all, ["أُضيف عنوان إلى", "أُضيفت عناوين إلى ما يلي:"]),
            Fact::Went(way) => went(way),
            Fact::Renumbered(unit, ranges) => renumbered(unit, ranges),
            Fact::Regrouped(first, more, under) => {
                let under =
                    under.as_ref().map_or_else(|| "خارج أي عنوان".to_owned(), |it| format!("تحت {}", title(it)));
                let stands = by(first, ["يندرج", "تندرج"]);
                let more = match more {
                    0 => String::new(),
                    more => counted(
                        *more,
                        [" وحكم آخر", " وحكمان آخران", " و{} أحكام أخرى", " و{} حكما آخر", " و{} حكم آخر"],
                    ),
                };
                format!("{stands} {}{more} الآن {under}", cite(first))
            }
            Fact::InnerNumbers(all, _) => counted(
                *all,
                [
                    "تغيّر رقم حكم واحد داخل المواد",
                    "تغيّر رقما حكمين داخل المواد",
                    "تغيّرت أرقام {} أحكام داخل المواد",
                    "تغيّرت أرقام {} حكما داخل المواد",
                    "تغيّرت أرقام {} حكم داخل المواد",
                ],
            ),
            Fact::References(all) => format!("عُدّلت الإحالات في {} تبعا لإعادة الترقيم", clauses(*all)),
            Fact::Check(at, doubt) => format!("يُرجى التحقق من {}: {}", cite(at), self.doubt(doubt)),
            Fact::More(all, rest) => left_out(*all, *rest),
        }
    }

    fn still_in_doubt(&self) -> &'static str {
        "، وما زال غير متفق عليه"
    }

    fn event(&self, event: &Event) -> String {
        let still = match event.standing {
            Standing::Free => "",
            Standing::InDoubt => self.still_in_doubt(),
        };
        match event.kind {
            EventKind::Kept if event.standing == Standing::Free => "رُفعت الأقواس: النص متفق عليه".to_owned(),
            EventKind::Kept => format!("رُفعت الأقواس: أُبقي النص{still}"),
            EventKind::InPart => format!("رُفعت الأقواس: أُبقي جزء من النص{still}"),
            EventKind::Dropped if event.brackets == 0 => "حُذفت الخيارات".to_owned(),
            EventKind::Dropped => "رُفعت الأقواس: حُذف النص".to_owned(),
            EventKind::Narrowed => "ضُيّقت الأقواس".to_owned(),
            EventKind::Widened => "وُسّعت الأقواس".to_owned(),
            EventKind::Opened if event.text.old.is_empty() => "نص جديد بين أقواس".to_owned(),
            EventKind::Opened => "وُضعت أقواس".to_owned(),
            EventKind::Filled => format!("مُلئ الفراغ: {}{still}", quoted(&event.text.new)),
            EventKind::Reduced if event.is_replaced() => {
                format!("استُعيض عن البدائل بعبارة {}{still}", quoted(&event.text.new))
            }
            EventKind::Reduced if event.won.is_empty() => format!("اختُصرت إلى: {}", labels(&event.left)),
            EventKind::Reduced => format!("حُسم البديل: {}{still}", all_quoted(&event.won)),
            EventKind::Chosen if event.keeps_all => format!("أُبقيت جميع الخيارات{still}"),
            EventKind::Chosen if event.won.is_empty() => "استُعيض عن الخيارات بنص آخر".to_owned(),
            EventKind::Chosen => format!("اختير: {}{still}", labels(&event.won)),
        }
    }

    fn setback(&self, was: Secured, now: Setback) -> String {
        let now = match now {
            Setback::Deleted => "وحُذف الآن",
            Setback::Touched => "وعُدّل الآن",
            Setback::Bracketed => "وبات بين أقواس أو ضمن خيار",
            Setback::Opened => "وأُدخلت فيه أقواس أو خيارات",
            Setback::Unmarked => "ولم يعد موسوما كذلك",
        };
        let was = match was {
            Secured::By(Agreement::AdReferendum) => "متفقا عليه رهن الاستشارة",
            Secured::By(Agreement::Agreed) => "متفقا عليه",
            Secured::Clean => "خاليا من الأقواس",
        };
        format!("كان {was} {now}")
    }

    fn carried(&self, there: Side, reworded: bool, at: &fact::Places) -> String {
        let how = if reworded { " بصياغة أخرى" } else { "" };
        match there {
            Side::New => format!("بات جزء من النص{how} في {}", places(at)),
            Side::Old => format!("كان جزء من النص{how} في {} من المشروع السابق", places(at)),
        }
    }

    fn material(&self, words: Pair<&str>) -> String {
        match (words.old, words.new) {
            ("", new) => format!("أُضيفت عبارة {}", quoted(new)),
            (old, "") => format!("حُذفت عبارة {}", quoted(old)),
            (old, new) => format!("استُعيض عن عبارة {} بعبارة {}", quoted(old), quoted(new)),
        }
    }

    fn doubt(&self, doubt: &Doubt<String>) -> String {
        match doubt {
            Doubt::Stale(was, now) => {
                let became = by(was, ["الذي أصبح", "التي أصبحت"]);
                format!("إحالة إلى {} {became} {}", cite(was), all(now))
            }
            Doubt::Taken(was) => format!("إحالة إلى {}، وهذا الرقم بات لحكم آخر", deleted(was)),
            Doubt::Gone(was) => format!("إحالة إلى {}", deleted(was)),
            Doubt::Dangling(printed) => format!("إحالة إلى {}، ولا وجود لذلك في المشروع", said(printed)),
            Doubt::NoSuchPlace(note) => format!("ملاحظة {}، ولا وجود لهذا الحكم في المشروع", said(note)),
            Doubt::Unlike(note, was, found) => {
                let [former, present, is] = by(was, [["السابق", "غير موجود", "هو"], ["السابقة", "غير موجودة", "هي"]]);
                let was = format!("{} {former}", cite(was));
                let found = match found {
                    Found::Hardly => format!("لا يكاد يوجد هناك شيء من {was}"),
                    Found::Nowhere => format!("{was} {present} هناك"),
                    Found::Elsewhere(now) => format!("{was} {is} الآن {}", all(now)),
                };
                format!("ملاحظة {}، لكن {found}", said(note))
            }
        }
    }
}

const QUOTES: [&str; 2] = ["«", "»"];

fn quoted(text: &str) -> String {
    super::quoted(text, QUOTES, Language::Arabic)
}

/// A text in quotes, whole.
fn said(text: &str) -> String {
    [QUOTES[0], &super::isolated(text, Language::Arabic), QUOTES[1]].concat()
}

/// `أ`, `أ وب`, `أ وب وج`.
fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, " و", " و")
}

fn all_quoted(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// How options call themselves.
fn labels(texts: &[String]) -> String {
    list(&texts.iter().map(|text| super::isolated(text, Language::Arabic)).collect::<Vec<_>>())
}

fn spots(number: usize) -> String {
    counted(number, ["موضع واحد", "موضعان", "{} مواضع", "{} موضعا", "{} موضع"])
}

/// Clauses behind a preposition.
fn clauses(number: usize) -> String {
    counted(number, ["حكم واحد", "حكمين", "{} أحكام", "{} حكما", "{} حكم"])
}

fn all(cites: &[String]) -> String {
    list(&cites.iter().map(|at| cite(at)).collect::<Vec<_>>())
}

fn deleted(was: &str) -> String {
    format!("{} {}", cite(was), by(was, ["المحذوف", "المحذوفة"]))
}

/// Citations, those of one kind under one parent as one: `الفقرتين 1 و4 من المادة 3`.
fn grouped(cites: &[String], case: Case) -> Vec<String> {
    together(cites, "، ").into_iter().flat_map(|group| in_group(&group, case)).collect()
}

/// `الفقرتان 1 و3`, `الفقرتان الفرعيتان (c) و(d) من الفقرة 1`; each by itself where the word has no plural here.
fn in_group(group: &Together<'_>, case: Case) -> Vec<String> {
    match group {
        Together::One(point) if point.starts_with('(') => vec![cite(&format!("{POINT} {point}"))],
        Together::One(name) => vec![cite(name)],
        Together::Several { above, word, numbers } => {
            let above = if above.is_empty() { String::new() } else { format!("{above}، ") };
            let word = if word.is_empty() { POINT } else { word };
            match several(word, super::together::count(numbers), case) {
                Some(word) => vec![cite(&format!("{above}{word} {}", list(numbers)))],
                None => numbers.iter().map(|number| cite(&format!("{above}{word} {number}"))).collect(),
            }
        }
    }
}

fn places(places: &fact::Places) -> String {
    match places.count {
        Some(all) => format!("{}، منها {}", clauses(all), list(&grouped(&places.names, Case::Nominative))),
        None => list(&grouped(&places.names, Case::Oblique)),
    }
}

/// `المادة 6 («النفاذ غير المشروع»)`.
fn title(title: &fact::Title) -> String {
    match &title.title {
        Some(text) => format!("{} ({})", cite(&title.cite), said(text)),
        None => cite(&title.cite),
    }
}

fn named(articles: &Named, of: &str, verbs: [&str; 2]) -> String {
    match articles {
        Named::Few(few) => {
            let verb = few.first().map_or(verbs[0], |first| by(&first.cite, verbs));
            format!("{verb} {}{of}", list(&few.iter().map(title).collect::<Vec<_>>()))
        }
        Named::Many(fact::Many { unit, count, extent, runs }) => {
            let runs = runs.iter().map(|run| match &run.last {
                Some(last) => format!("من {} إلى {}", cite(&run.first), cite(last)),
                None => cite(&run.first),
            });
            let runs = runs.collect::<Vec<_>>().join("، و");
            let [_, verb] = verbs;
            match extent {
                Extent::All => format!("{verb} جميع الأحكام، وهي {}: {runs}", units(unit, *count)),
                Extent::Some => format!("{verb} {}{of}: {runs}", units(unit, *count)),
                Extent::Among => format!("{verb} {}{of}، منها {runs}", units(unit, *count)),
            }
        }
    }
}

fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Amended => "النص معدّل",
        Depth::Rewritten => "أُعيدت صياغة النص",
        Depth::Replaced => "استُبدل النص",
    }
}

fn also_of(also: &fact::Also) -> String {
    let mut told: Vec<String> = also.retitled.iter().map(|title| format!("العنوان الجديد: {}", said(title))).collect();
    told.extend(also.depth.map(|how| depth(how).to_owned()));
    if told.is_empty() { "دون تغيير في النص".to_owned() } else { told.join("؛ ") }
}

fn passed_of(passed: Option<&fact::Passed>, it: &str) -> Option<String> {
    let passed = passed?;
    let [before, now] = match passed.stands {
        Stands::Before => ["بعد", "قبل"],
        Stands::Behind => ["قبل", "بعد"],
    };
    let [was, is] = by(&passed.was, [["الذي كان", "بات"], ["التي كانت", "باتت"]]);
    let number = passed.is.as_ref().map_or_else(String::new, |number| format!(" ({} حاليا)", cite(number)));
    let more = if passed.more > 0 { format!("، ومعها {} غيرها", passed.more) } else { String::new() };
    Some(format!("{} {was} {before}{it} {is} {now}{it}{number}{more}", cite(&passed.was)))
}

/// Two articles as a subject, and behind a verb of becoming.
const DUAL: &str = "المادتان";
const DUAL_OBLIQUE: &str = "المادتين";

/// `المواد من 1 إلى 5`, `المادتان 1 و2`, or first and last where they are no articles.
fn span((first, last): &(String, String), count: usize, dual: &str) -> String {
    match (first.strip_prefix("المادة "), last.strip_prefix("المادة ")) {
        (Some(one), Some(other)) if count == 2 => format!("{dual} {one} و{other}"),
        (Some(one), Some(other)) => format!("المواد من {one} إلى {other}"),
        _ if count == 2 => format!("{} و{}", cite(first), cite(last)),
        _ => format!("الأحكام من {} إلى {}", cite(first), cite(last)),
    }
}

fn amended(block: &fact::Block) -> String {
    match block.amended {
        0 => "دون تغيير في النص".to_owned(),
        all if all == block.count => "النص معدّل".to_owned(),
        some => format!("النص معدّل في {some} من أصل {}", block.count),
    }
}

/// `أُعيد ترقيم المواد من 4 إلى 16 لتصبح من 5 إلى 17`.
fn renumbered(unit: &fact::Unit, ranges: &[Pair<fact::Range>]) -> String {
    let (one, several) = match unit.as_deref() {
        Some("المادة") | None => ("المادة", "المواد"),
        Some("القاعدة") => ("القاعدة", "القواعد"),
        Some(_) => ("الحكم", "الأحكام"),
    };
    let becomes = by(one, ["ليصبح", "لتصبح"]);
    let number = |at: &str| if at.is_empty() { "دون رقم".to_owned() } else { at.to_owned() };
    let told = ranges.iter().map(|pair| {
        let (old, new) = (&pair.old, &pair.new);
        if old.0 == old.1 {
            format!("{one} {} {becomes} {one} {}", number(&old.0), number(&new.0))
        } else {
            format!("{several} من {} إلى {} لتصبح من {} إلى {}", old.0, old.1, new.0, new.1)
        }
    });
    format!("أُعيد ترقيم {}", told.collect::<Vec<_>>().join("، و"))
}

fn titles(names: &[fact::Title], all: usize, [one, several]: [&str; 2]) -> String {
    let told: Vec<String> = names.iter().map(title).collect();
    match all {
        1 => format!("{one} {}", told[0]),
        all if all == names.len() => format!("{several} {}", told.join("، و")),
        all => format!("{several} {}، وغير ذلك (المجموع {all})", told.join("، و")),
    }
}

fn went(way: &fact::Way) -> String {
    let more = match way.more {
        0 => String::new(),
        more => counted(more, [" وحكم آخر", " وحكمان آخران", " و{} أحكام أخرى", " و{} حكما آخر", " و{} حكم آخر"]),
    };
    let how = way.depth.map_or_else(String::new, |how| format!(" ({})", depth(how)));
    let verb = match way.kind {
        WayKind::Moved => by(&way.from, ["نُقل", "نُقلت"]),
        WayKind::Became => by(&way.from, ["تحوّل", "تحوّلت"]),
    };
    format!("{verb} {}{more} إلى {}{how}", cite(&way.from), cite(&way.to))
}

fn left_out(all: usize, rest: Rest) -> String {
    const CLAUSES: [&str; 5] = ["حكم آخر", "حكمان آخران", "{} أحكام أخرى", "{} حكما آخر", "{} حكم آخر"];
    const SETS: [&str; 5] = ["مجموعة أخرى", "مجموعتان أخريان", "{} مجموعات أخرى", "{} مجموعة أخرى", "{} مجموعة أخرى"];
    let (verbs, forms, ending) = match rest {
        Rest::HeadingsElsewhere => (["تغيّر ترتيب العناوين في"; 2], OBLIQUE, ""),
        Rest::ClausesMoved => (["نُقل", "نُقلت"], CLAUSES, ""),
        Rest::ArticlesParted | Rest::ClausesParted => (["قُسّم أو دُمج", "قُسّمت أو دُمجت"], CLAUSES, ""),
        Rest::Materials => (["تغيّرت أفعال إلزام أو أدوات نفي أو أعداد أو حروف عطف في"; 2], OBLIQUE, ""),
        Rest::OptionsSettled => (["حُسمت"; 2], SETS, " من الخيارات"),
        Rest::AlternativesSettled => (["حُسمت أو اختُصرت"; 2], SETS, " من البدائل"),
        Rest::BlanksFilled => (["مُلئت فراغات في"; 2], OBLIQUE, ""),
        Rest::Retitled => (["تغيّرت العناوين في"; 2], OBLIQUE, ""),
        Rest::Checks => (["يُرجى التحقق أيضا من"; 2], OBLIQUE, ""),
    };
    format!("{} {}{ending}", verbs[usize::from(is_several(all))], counted(all, forms))
}

/// Places behind a preposition.
const OBLIQUE: [&str; 5] = ["موضع آخر", "موضعين آخرين", "{} مواضع أخرى", "{} موضعا آخر", "{} موضع آخر"];

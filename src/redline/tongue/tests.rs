//! Every language says every fact, in its own letters, and with its own plurals.

use super::*;
use crate::align::LinkIx;
use crate::align::align;
use crate::draft::marks::Agreement;
use crate::parse::parse;
use crate::redline::progress::EventKind;
use crate::redline::progress::Standing;
use crate::redline::redline;
use crate::redline::remarks::Found;
use crate::redline::story::fact::*;
use crate::redline::story::tell;
use crate::source::Source;

/// How an article and a paragraph are cited.
fn cites(language: Language) -> [&'static str; 3] {
    match language {
        Language::Arabic => ["المادة 6", "المادة 6، الفقرة 2", "الفقرة 2"],
        Language::English | Language::Other => ["article 6", "article 6, paragraph 2", "paragraph 2"],
        Language::Spanish => ["artículo 6", "artículo 6, párrafo 2", "párrafo 2"],
        Language::French => ["article 6", "article 6, paragraphe 2", "paragraphe 2"],
        Language::Russian => ["статья 6", "статья 6, пункт 2", "пункт 2"],
        Language::Chinese => ["第六条", "第六条第二款", "第二款"],
    }
}

/// Any link: events have one.
fn a_link() -> LinkIx {
    let draft = parse(Source::new("a.md", "Seals.\n"));
    align(Pair::new(&draft, &draft)).indices().next().unwrap()
}

/// A fact of every kind, with one, two, five and many of what is counted.
#[expect(clippy::too_many_lines, reason = "a list of everything")]
fn all_facts(language: Language) -> Vec<Fact> {
    let [article, paragraph, part] = cites(language).map(str::to_owned);
    let places = |count| Places { names: vec![article.clone(), paragraph.clone()], count };
    let title = |title: Option<&str>| Title { cite: article.clone(), title: title.map(str::to_owned) };
    let pair = |old: &str, new: &str| Pair::new(old.to_owned(), new.to_owned());
    let run = |last: Option<&String>| Run { first: article.clone(), last: last.cloned() };
    let event = |kind, won: &[&str], brackets| Event {
        kind,
        link: a_link(),
        text: pair("a", "b"),
        won: won.iter().map(|text| (*text).to_owned()).collect(),
        left: vec!["c".to_owned()],
        standing: Standing::Free,
        brackets,
        keeps_all: false,
    };
    let block = |amended| Block {
        from: (article.clone(), article.clone()),
        to: (article.clone(), article.clone()),
        count: 2,
        amended,
    };
    let also = |retitled: Option<&str>, depth| Also { retitled: retitled.map(str::to_owned), depth };
    let passed = |stands, more| Passed { was: article.clone(), is: Some(article.clone()), more, stands };
    let carried = |alone, more| {
        let home = |cite: &String| Home { cite: cite.clone(), article: article.clone(), alone };
        Carrying { places: vec![Pair::new(home(&article), home(&paragraph))], more, reworded: alone }
    };
    let mut facts = vec![
        Fact::Same,
        Fact::HeadingsAlone,
        Fact::Gone(Named::Few(vec![title(Some("t"))]), false),
        Fact::Gone(Named::Few(vec![title(Some("t"))]), true),
        Fact::Carried(carried(false, 0)),
        Fact::Carried(carried(true, 3)),
        Fact::New(Named::Few(vec![title(None), title(Some("t"))])),
        Fact::Moved(Pair::new(article.clone(), article.clone()), also(Some("t"), Some(Depth::Rewritten))),
        Fact::KeptNumber(article.clone(), also(None, None), Some(passed(Stands::Before, 0))),
        Fact::KeptNumber(article.clone(), also(None, None), None),
        Fact::BlockMoved(block(1)),
        Fact::BlockKeptNumbers(block(0), Some(passed(Stands::Behind, 2))),
        Fact::Split(Pair::new(vec![article.clone()], vec![article.clone(), paragraph.clone()])),
        Fact::Merged(Pair::new(vec![article.clone(), paragraph.clone()], vec![article.clone()])),
        Fact::HeadingReads(pair("t", "u")),
        Fact::TitleReads(pair("t", "u")),
        Fact::Retitled(article.clone(), pair("t", "u")),
        Fact::Renumbered(
            None,
            vec![
                Pair::new(("1".to_owned(), "6".to_owned()), ("2".to_owned(), "7".to_owned())),
                Pair::new(("8".to_owned(), "8".to_owned()), ("9".to_owned(), "9".to_owned())),
                Pair::new((String::new(), String::new()), (String::new(), String::new())),
            ],
        ),
        Fact::Choice(event(EventKind::Filled, &[], 1), places(None)),
        Fact::Choice(event(EventKind::Reduced, &[], 0), places(None)),
        Fact::Choice(event(EventKind::Reduced, &[], 1), places(None)),
        Fact::Choice(event(EventKind::Reduced, &["w"], 1), places(None)),
        Fact::Choice(Event { left: Vec::new(), ..event(EventKind::Reduced, &[], 0) }, places(None)),
        Fact::Choice(Event { left: Vec::new(), ..event(EventKind::Reduced, &[], 1) }, places(None)),
        Fact::Choice(event(EventKind::Chosen, &[], 0), places(None)),
        Fact::Choice(event(EventKind::Chosen, &["w"], 0), places(None)),
        Fact::Choice(event(EventKind::Chosen, &["w", "v"], 0), places(None)),
        Fact::Choice(Event { keeps_all: true, ..event(EventKind::Chosen, &["w", "v"], 0) }, places(None)),
    ];
    let secured = [Secured::By(Agreement::AdReferendum), Secured::By(Agreement::Agreed), Secured::Clean];
    for now in [Setback::Deleted, Setback::Touched, Setback::Bracketed, Setback::Opened, Setback::Unmarked] {
        facts.extend(secured.map(|was| Fact::Setback(was, now, places(None))));
    }
    for (agreement, marking) in Marking::ALL {
        facts.push(Fact::Status(agreement, marking, places(Some(14))));
    }
    for what in Bracketing::ALL {
        facts.push(Fact::Lifted(what, places(Some(14))));
    }
    let found = [Found::Hardly, Found::Nowhere, Found::Elsewhere(vec![article.clone()])];
    let unlike = found.map(|found| Doubt::Unlike("n".to_owned(), article.clone(), found));
    let doubts = [
        Doubt::Stale(article.clone(), vec![article.clone()]),
        Doubt::Taken(article.clone()),
        Doubt::Gone(article.clone()),
        Doubt::Dangling("p".to_owned()),
        Doubt::NoSuchPlace("n".to_owned()),
    ];
    facts.extend(doubts.into_iter().chain(unlike).map(|doubt| Fact::Check(paragraph.clone(), doubt)));
    for count in [1, 2, 5, 11, 21, 100] {
        let parts = |count: usize| vec![part.clone(); count];
        facts.extend([
            Fact::Brackets(Pair::new(0, count)),
            Fact::Brackets(Pair::new(count, 0)),
            Fact::Brackets(Pair::new(count, count)),
            Fact::Amended(Amendment {
                cite: article.clone(),
                depth: Depth::Amended,
                amended: parts(count),
                new: parts(count),
                replaced: parts(count),
                gone: parts(count),
                recast: parts(count),
                was_recast: parts(count),
                more_recast: count,
                inserted: count,
                deleted: count,
                bracketed: count,
                by_characters: count > 1,
                was: vec![article.clone(); count - 1],
            }),
            Fact::AmendedToo(None, vec![article.clone()], count),
            Fact::Material(pair("x", "y"), vec![article.clone()], count),
            Fact::Untitled(vec![title(Some("t"))], count),
            Fact::Titled(vec![title(Some("t"))], count),
            Fact::Went(Way {
                from: paragraph.clone(),
                more: count - 1,
                to: paragraph.clone(),
                kind: WayKind::Moved,
                depth: Some(Depth::Amended),
            }),
            Fact::Went(Way {
                from: paragraph.clone(),
                more: count - 1,
                to: paragraph.clone(),
                kind: WayKind::Became,
                depth: None,
            }),
            Fact::Regrouped(article.clone(), count - 1, (count > 1).then(|| title(Some("t")))),
            Fact::InnerNumbers(count, None),
            Fact::References(count),
        ]);
        for extent in [Extent::All, Extent::Some, Extent::Among] {
            let runs = vec![run(Some(&article)), run(None)];
            facts.push(Fact::Gone(Named::Many(Many { unit: None, count: count + 6, extent, runs }), false));
        }
        for rest in [
            Rest::HeadingsElsewhere,
            Rest::ClausesMoved,
            Rest::ArticlesParted,
            Rest::ClausesParted,
            Rest::Materials,
            Rest::OptionsSettled,
            Rest::AlternativesSettled,
            Rest::BlanksFilled,
            Rest::Retitled,
            Rest::Checks,
        ] {
            facts.push(Fact::More(count, rest));
        }
    }
    facts
}

/// Words of more than two letters in the alphabet of English.
fn latin(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.len() > 2 && word.is_ascii() && !["referendum", "alternative"].contains(word)).collect()
}

#[test]
fn every_language_says_every_fact_in_its_own_words() {
    let english: Vec<String> =
        all_facts(Language::English).iter().map(|fact| sentence(of(Language::English), fact)).collect();
    for language in Language::ALL {
        let facts = all_facts(language);
        for (fact, english) in facts.iter().zip(&english) {
            let said = sentence(of(language), fact);
            assert!(said.ends_with(['.', '。']), "{said}");
            assert!(!said.contains("  ") && !said.contains("{}") && !said.contains(" ,"), "{said}");
            assert!(language == Language::English || said != *english, "{said}");
            if matches!(language, Language::Arabic | Language::Russian | Language::Chinese) {
                assert!(latin(&said).is_empty(), "{said}");
            }
        }
    }
}

#[test]
fn numbers_go_with_their_nouns() {
    let said = |language, count| sentence(of(language), &Fact::References(count));
    assert_eq!(said(Language::Arabic, 2), "عُدّلت الإحالات في حكمين تبعا لإعادة الترقيم.");
    assert_eq!(said(Language::Arabic, 5), "عُدّلت الإحالات في 5 أحكام تبعا لإعادة الترقيم.");
    assert_eq!(said(Language::Arabic, 11), "عُدّلت الإحالات في 11 حكما تبعا لإعادة الترقيم.");
    assert_eq!(said(Language::Arabic, 100), "عُدّلت الإحالات في 100 حكم تبعا لإعادة الترقيم.");
    let said = |count| sentence(of(Language::Russian), &Fact::InnerNumbers(count, None));
    assert_eq!(said(21), "21 положение внутри статей получило новый номер.");
    assert_eq!(said(3), "3 положения внутри статей получили новые номера.");
    assert_eq!(said(12), "12 положений внутри статей получили новые номера.");
    let said = |count| sentence(of(Language::Russian), &Fact::AmendedToo(None, Vec::new(), count));
    assert!(said(21).starts_with("Изменена еще 21 статья"), "{}", said(21));
    assert!(said(3).starts_with("Изменены еще 3 статьи"), "{}", said(3));
    assert!(said(7).starts_with("Изменено еще 7 статей"), "{}", said(7));
}

#[test]
fn one_more_is_said_in_the_singular() {
    let said = |language, count| sentence(of(language), &Fact::More(count, Rest::Retitled));
    assert_eq!(said(Language::English, 1), "1 more heading is retitled.");
    assert_eq!(said(Language::English, 2), "2 more headings are retitled.");
    assert_eq!(said(Language::French, 1), "1 autre division change d’intitulé.");
    assert_eq!(said(Language::Spanish, 1), "Cambia el título de 1 división más.");
    let words = Pair::new("shall".to_owned(), "may".to_owned());
    let fact = Fact::Material(words, vec!["article 6".to_owned()], 1);
    assert_eq!(sentence(of(Language::English), &fact), "“shall” became “may” in article 6 and 1 more place.");
}

#[test]
fn one_article_is_renumbered_in_the_singular() {
    let pair = |old: &str, new: &str| Pair::new((old.to_owned(), old.to_owned()), (new.to_owned(), new.to_owned()));
    let said = |ranges| sentence(of(Language::English), &Fact::Renumbered(None, ranges));
    assert_eq!(said(vec![pair("13", "10")]), "Article 13 renumbered 10.");
    assert_eq!(said(vec![pair("13", "10"), pair("19", "14")]), "Articles renumbered: 13 now 10, 19 now 14.");
}

#[test]
fn nouns_and_participles_agree() {
    let gone = |language, cite: &str| {
        let few = vec![Title { cite: cite.to_owned(), title: None }];
        sentence(of(language), &Fact::Gone(Named::Few(few), false))
    };
    assert_eq!(gone(Language::French, "section 3"), "La section 3 est supprimée.");
    assert_eq!(gone(Language::French, "article 3"), "L’article 3 est supprimé.");
    assert_eq!(gone(Language::Spanish, "sección 3"), "Se suprime la sección 3.");
    assert_eq!(gone(Language::Russian, "приложение I"), "Исключено приложение I.");
    assert_eq!(gone(Language::Arabic, "المادة 3"), "حُذفت المادة 3.");
    assert_eq!(gone(Language::Arabic, "المرفق 1"), "حُذف المرفق 1.");
    assert_eq!(gone(Language::Chinese, "第三条"), "删除第三条。");
}

/// The story of an article that is new, of references that follow, and of an edit.
#[track_caller]
fn told(tag: &str, heading: fn(u32) -> String, texts: [&str; 3]) -> Vec<String> {
    let front = format!("---\nsymbol: a\nlanguage: {tag}\n---\n\n");
    let article = |number: u32, text: &str| format!("{}\n\n{text}\n\n", heading(number));
    let old = [&front, &article(1, texts[0]), &article(2, texts[1])].map(String::as_str).concat();
    let new =
        [&front, &article(1, texts[2]), &article(2, texts[0]), &article(3, texts[1])].map(String::as_str).concat();
    let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    tell(&made, Language::from_tag(tag)).into_iter().map(|sentence| sentence.text).collect()
}

#[test]
fn a_draft_is_told_in_its_own_language() {
    let french = [
        "Les phoques mangent du hareng deux fois par jour.",
        "Chaque loutre dort sur le dos dans la baie.",
        "La paix est le but de la convention.",
    ];
    assert_eq!(
        told("fr", |number| format!("## Article {number}. Titre"), french),
        ["L’article 1 («\u{a0}Titre\u{a0}») est ajouté.", "Les articles 1 à 2 deviennent les articles 2 à 3."]
    );
    let chinese = ["海豹每天吃两次鲱鱼。", "每只水獭都在海湾里仰面睡觉。", "和平是本公约的宗旨。"];
    assert_eq!(
        told("zh", |number| format!("## 第{}条", ["一", "二", "三"][number as usize - 1]), chinese),
        ["新增第一条。", "第一条至第二条改为第二条至第三条。"]
    );
}

#[test]
fn a_story_cites_in_the_language_it_is_told_in() {
    let text = "## Article 1. Seals\n\n1. Each seal shall eat herring and sleep.\n\n2. Boats keep away.\n";
    let drafts = Pair::new(parse(Source::new("a.md", text)), parse(Source::new("b.md", text.replace("shall", "may"))));
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let told = |language| tell(&made, language).swap_remove(0).text;
    assert_eq!(told(Language::French), "L’article 1 est modifié au paragraphe 1 : 1 mot ajouté et 1 mot supprimé.");
    assert_eq!(told(Language::Russian), "Статья 1 изменена в пункте 1: добавлено 1 слово и исключено 1 слово.");
    assert_eq!(told(Language::Chinese), "第一条有修改，涉及第一款：增加1个词，删去1个词。");
    assert_eq!(told(Language::Arabic), "عُدّلت المادة 1 في الفقرة 1: أُضيفت كلمة واحدة، وحُذفت كلمة واحدة.");
    assert_eq!(
        told(Language::Spanish),
        "Se modifica el artículo 1 en el párrafo 1: se añade 1 palabra y se suprime 1 palabra."
    );
}

#[test]
fn text_that_runs_the_other_way_is_isolated() {
    let said = of(Language::English).material(Pair::new("يجب", "may"));
    assert_eq!(said, "“\u{2068}يجب\u{2069}” became “may”");
    assert_eq!(of(Language::Arabic).material(Pair::new("", "shall")), "أُضيفت عبارة «\u{2068}shall\u{2069}»");
}

#[test]
fn places_under_one_parent_are_told_together() {
    let said = |language: Language, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        sentence(of(language), &Fact::Lifted(Bracketing::Narrowed, Places { names, count: None }))
    };
    assert_eq!(
        said(Language::English, &["preamble, unnumbered paragraph 4", "preamble, unnumbered paragraph 7"]),
        "Brackets narrowed in preamble, unnumbered paragraphs 4 and 7."
    );
    assert_eq!(
        said(
            Language::English,
            &["article 3, paragraph 1", "article 3, paragraph 4", "article 6 (a)", "article 6 (b)"]
        ),
        "Brackets narrowed in article 3, paragraphs 1 and 4; and article 6 (a) and (b)."
    );
    assert_eq!(
        said(Language::French, &["article 3, paragraphe 1", "article 3, paragraphe 4", "article 8"]),
        "Crochets resserrés à l’article 3, paragraphes 1 et 4 et à l’article 8."
    );
    assert_eq!(
        said(Language::Spanish, &["artículo 3, párrafo 1", "artículo 3, párrafo 4"]),
        "Se reducen corchetes en el artículo 3, párrafos 1 y 4."
    );
    assert_eq!(
        said(Language::Russian, &["статья 3, пункт 1", "статья 3, пункт 4"]),
        "Скобки сужены в пунктах 1 и 4 статьи 3."
    );
    assert_eq!(
        said(Language::Arabic, &["المادة 3، الفقرة 1", "المادة 3، الفقرة 4"]),
        "ضُيّقت الأقواس في الفقرتين 1 و4 من المادة 3."
    );
    assert_eq!(
        said(Language::Chinese, &["第三条第一款", "第三条第四款", "第八条第二款"]),
        "第三条第一款、第四款和第八条第二款的方括号范围缩小。"
    );
}

#[test]
fn options_that_all_stand_on_are_kept_not_chosen() {
    let event = Event {
        kind: EventKind::Chosen,
        link: a_link(),
        text: Pair::new("Option 1; Option 2".to_owned(), String::new()),
        won: vec!["Option 1".to_owned(), "Option 2".to_owned()],
        left: Vec::new(),
        standing: Standing::Free,
        brackets: 0,
        keeps_all: true,
    };
    assert_eq!(of(Language::English).event(&event), "all options kept");
    let at = Places { names: vec!["article 6".to_owned()], count: None };
    assert_eq!(
        sentence(of(Language::English), &Fact::Choice(event, at)),
        "In article 6, all options (Option 1; Option 2) were kept."
    );
}

/// The sentence on an article with places that are amended, new, replaced and gone, without its isolates.
fn amended(language: Language, article: &str, [amended, new, replaced, gone]: [&[&str]; 4]) -> String {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let fact = Fact::Amended(Amendment {
        cite: article.to_owned(),
        depth: Depth::Amended,
        amended: owned(amended),
        new: owned(new),
        replaced: owned(replaced),
        gone: owned(gone),
        recast: Vec::new(),
        was_recast: Vec::new(),
        more_recast: 0,
        inserted: 2,
        deleted: 0,
        by_characters: false,
        bracketed: 0,
        was: Vec::new(),
    });
    sentence(of(language), &fact).replace(ISOLATE[0], "").replace(ISOLATE[1], "")
}

#[test]
fn names_with_commas_are_parted_by_semicolons() {
    let said = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        sentence(of(Language::English), &Fact::Lifted(Bracketing::Narrowed, Places { names, count: None }))
    };
    assert_eq!(
        said(&["preamble", "article 3, paragraph 2", "article 7, paragraph 1"]),
        "Brackets narrowed in preamble; article 3, paragraph 2; and article 7, paragraph 1."
    );
    assert_eq!(said(&["preamble", "article 3"]), "Brackets narrowed in preamble and article 3.");
    assert_eq!(said(&["article 3, paragraph 2"]), "Brackets narrowed in article 3, paragraph 2.");
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_english() {
    assert_eq!(
        amended(
            Language::English,
            "article 6",
            [
                &["paragraph 9, option 2"],
                &["paragraph 1 (c)", "paragraph 1 (d)"],
                &["paragraph 7, option 1", "paragraph 7, option 2"],
                &["paragraph 2 (b)", "paragraph 2 (c)", "paragraph 4", "paragraph 5", "paragraph 8, option 2"],
            ]
        ),
        "Article 6 is amended in option 2 of paragraph 9: paragraph 1 (c) and (d) new; options 1 and 2 of paragraph 7 \
         replaced; old paragraph 2 (b) and (c), old paragraphs 4 and 5, and old option 2 of paragraph 8 deleted; and 2 \
         words added."
    );
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_french() {
    assert_eq!(
        amended(
            Language::French,
            "article 6",
            [
                &["paragraphe 9, alinéa b)"],
                &["paragraphe 8", "paragraphe 9", "paragraphe 11"],
                &["paragraphe 7, option 1", "paragraphe 7, option 2"],
                &["paragraphe 1, alinéa c)", "paragraphe 1, alinéa d)", "paragraphe 4"],
            ]
        ),
        "L’article 6 est modifié à l’alinéa b) du paragraphe 9 : ajout des paragraphes 8, 9 et 11 ; remplacement des \
         options 1 et 2 du paragraphe 7 ; suppression des anciens alinéas c) et d) du paragraphe 1 et de l’ancien \
         paragraphe 4 ; et 2 mots ajoutés."
    );
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_spanish() {
    assert_eq!(
        amended(
            Language::Spanish,
            "artículo 6",
            [
                &["párrafo 9, apartado b)"],
                &["párrafo 8", "párrafo 9", "párrafo 11"],
                &["párrafo 7, opción 2"],
                &["párrafo 1, apartado c)", "párrafo 1, apartado d)", "opción 4"],
            ]
        ),
        "Se modifica el artículo 6 en el apartado b) del párrafo 9: se añaden los párrafos 8, 9 y 11; se sustituye la \
         opción 2 del párrafo 7; se suprimen los antiguos apartados c) y d) del párrafo 1 y la antigua opción 4; y se \
         añaden 2 palabras."
    );
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_russian() {
    assert_eq!(
        amended(
            Language::Russian,
            "статья 6",
            [
                &["пункт 9, подпункт b)", "пункт 9, подпункт c)"],
                &["пункт 8", "пункт 9", "пункт 11"],
                &["пункт 7, вариант 2"],
                &["пункт 1, подпункт c)", "пункт 1, подпункт d)", "пункт 4"],
            ]
        ),
        "Статья 6 изменена в подпунктах b) и c) пункта 9: добавлены пункты 8, 9 и 11; заменен вариант 2 пункта 7; \
         исключены прежние подпункты c) и d) пункта 1 и прежний пункт 4; добавлено 2 слова."
    );
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_arabic() {
    assert_eq!(
        amended(
            Language::Arabic,
            "المادة 6",
            [&["الفقرة 9", "الفقرة 10"], &["(a)", "(b)"], &[], &["الفقرة 1 (c)", "الفقرة 1 (d)", "الفقرة 4"]]
        ),
        "عُدّلت المادة 6 في الفقرتين 9 و10: أُضيفت الفقرتان الفرعيتان (a) و(b)، وحُذفت الفقرتان الفرعيتان (c) و(d) من الفقرة 1، والفقرة 4 \
         (في الترقيم السابق)، وأُضيفت كلمتان."
    );
}

#[test]
fn places_of_an_amendment_are_named_from_the_inside_out_in_chinese() {
    assert_eq!(
        amended(
            Language::Chinese,
            "第六条",
            [&["第九款"], &["第一款第（c）项", "第一款第（d）项"], &[], &["备选案文1", "备选案文2", "第四款"]]
        ),
        "第六条有修改，涉及第九款：新增第一款第（c）项和第（d）项，删除旧案文的备选案文1、备选案文2和第四款，增加2个词。"
    );
}

#[test]
fn a_definition_is_named_by_its_term_and_not_among_numbers() {
    let told =
        |language, article: &str, seal: &str, net: &str| amended(language, article, [&[seal, net], &[], &[], &[seal]]);
    assert_eq!(
        told(Language::English, "section 2", "definition of “seal”", "definition of “sea lion” (a)"),
        "Section 2 is amended in the definition of “seal” and the definition of “sea lion” (a): \
            old definition of “seal” deleted and 2 words added."
    );
    let french = told(Language::French, "article 2", "définition de «\u{a0}phoque\u{a0}»", "paragraphe 2");
    assert!(french.contains("à la définition de «\u{a0}phoque\u{a0}» et au paragraphe 2"), "{french}");
    let russian = told(Language::Russian, "статья 2", "определение термина «тюлень»", "пункт 2");
    assert!(russian.contains("определении термина «тюлень»"), "{russian}");
}

#[test]
fn old_places_are_called_so_where_they_are_counted_too() {
    let many: Vec<String> = (1..=17).map(|number| format!("пункт {}", 2 * number)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        amended(Language::Russian, "статья 6", [&[], &[], &[], &many]),
        "Статья 6 изменена: исключено 17 прежних пунктов и добавлено 2 слова."
    );
}

#[test]
fn options_that_are_left_agree_with_their_verb() {
    let left = |labels: &[&str]| Event {
        kind: EventKind::Reduced,
        link: a_link(),
        text: Pair::new("Option 1; Option 2; Option 3".to_owned(), String::new()),
        won: Vec::new(),
        left: labels.iter().map(|label| (*label).to_owned()).collect(),
        standing: Standing::InDoubt,
        brackets: 0,
        keeps_all: false,
    };
    let at = || Places { names: vec!["artículo 6".to_owned()], count: None };
    let said = |labels| sentence(of(Language::Spanish), &Fact::Choice(left(labels), at()));
    assert_eq!(said(&["Option 1"]), "Opciones en el artículo 6: solo queda Option 1.");
    assert_eq!(said(&["Option 1", "Option 2"]), "Opciones en el artículo 6: solo quedan Option 1 y Option 2.");
}

#[test]
fn a_chinese_heading_in_quotes_is_not_cut() {
    let names = ["“海豹第一章”", "“海豹第二章”"].map(str::to_owned).to_vec();
    let fact = Fact::Lifted(Bracketing::Narrowed, Places { names, count: None });
    assert_eq!(sentence(of(Language::Chinese), &fact), "“海豹第一章”和“海豹第二章”的方括号范围缩小。");
}

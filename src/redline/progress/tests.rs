//! Every kind of event, in several languages.

use proptest::prelude::*;

use crate::align::align;
use crate::draft::Draft;
use crate::draft::Language;
use crate::draft::marks::Marks;
use crate::pair::Pair;
use crate::parse::parse;
use crate::redline::Redline;
use crate::redline::redline;
use crate::redline::story;
use crate::redline::voice::Voice;
use crate::source::Source;

use super::Fates;

fn drafts(old: &str, new: &str) -> Pair<Draft> {
    Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)))
}

fn made<'d>(drafts: &'d Pair<Draft>) -> Redline<'d> {
    redline(drafts.as_ref(), align(drafts.as_ref()))
}

/// What happened in one article, an event a line: kind, place, text before and after, who won.
#[track_caller]
fn events(old: &str, new: &str) -> Vec<String> {
    let article = |text: &str| format!("## Article 8\n\n{text}\n");
    let drafts = drafts(&article(old), &article(new));
    let redline = made(&drafts);
    let line = |event: &super::Event| {
        let mut line = format!("{}: {} → {}", event.kind.name(), event.text.old, event.text.new);
        if !event.won.is_empty() {
            line += &format!(" | won {}", event.won.join(" + "));
        }
        if !event.left.is_empty() {
            line += &format!(" | left {}", event.left.join(" + "));
        }
        line
    };
    redline.progress.events.iter().map(line).collect()
}

#[test]
fn a_lifted_bracket_whose_text_stays_is_agreed() {
    assert_eq!(
        events("1. Parties shall feed [all] seals.", "1. Parties shall feed all seals."),
        ["lifted-kept: [all] → all"]
    );
    assert_eq!(
        events("1. 缔约国应当保护［所有］海豹的栖息地。", "1. 缔约国应当保护所有海豹的栖息地。"),
        ["lifted-kept: ［所有］ → 所有"]
    );
    assert_eq!(
        events("1. Les Parties nourrissent [tous] les phoques.", "1. Les Parties nourrissent tous les phoques."),
        ["lifted-kept: [tous] → tous"]
    );
}

#[test]
fn a_lifted_bracket_whose_text_goes_is_dropped() {
    assert_eq!(
        events("1. Parties shall feed seals [twice a day].", "1. Parties shall feed seals."),
        ["lifted-dropped: [twice a day] → "]
    );
    assert_eq!(
        events("1. Участники кормят тюленей [два раза в день].", "1. Участники кормят тюленей."),
        ["lifted-dropped: [два раза в день] → "]
    );
    assert_eq!(
        events("1. 缔约国应当保护［所有］海豹的栖息地。", "1. 缔约国应当保护海豹的栖息地。"),
        ["lifted-dropped: ［所有］ → "]
    );
}

#[test]
fn a_bracket_that_opens_round_old_text_is_told_from_new_text() {
    assert_eq!(
        events("1. Parties shall feed all seals.", "1. Parties shall feed [all] seals [at dawn]."),
        ["opened: all → [all]", "opened:  → [at dawn]"]
    );
    assert_eq!(
        events("1. Las Partes alimentan a todas las focas.", "1. Las Partes alimentan a [todas] las focas."),
        ["opened: todas → [todas]"]
    );
}

#[test]
fn a_bracket_may_grow_and_shrink() {
    assert_eq!(
        events("1. Parties feed seals [at dawn and at dusk].", "1. Parties feed seals at dawn [and at dusk]."),
        ["narrowed: [at dawn and at dusk] → [and at dusk]"]
    );
    assert_eq!(
        events("1. Parties feed seals at dawn [and at dusk].", "1. Parties feed seals [at dawn and at dusk]."),
        ["widened: [and at dusk] → [at dawn and at dusk]"]
    );
    assert_eq!(
        events("1. تطعم الأطراف الفقمات [عند الفجر وفي المساء].", "1. تطعم الأطراف الفقمات [عند الفجر]."),
        ["narrowed: [عند الفجر وفي المساء] → [عند الفجر]"]
    );
}

#[test]
fn of_alternatives_one_wins_or_some_are_left() {
    assert_eq!(
        events("1. Parties [shall][should][may] feed seals.", "1. Parties should feed seals."),
        ["alternatives-reduced: [shall][should][may] → should | won should"]
    );
    assert_eq!(
        events("1. Parties [shall][should][may] feed seals.", "1. Parties [shall][may] feed seals."),
        ["alternatives-reduced: [shall][should][may] → shall][may | left [shall] + [may]"]
    );
    assert_eq!(
        events("1. 缔约国［应当］［可以］保护海豹。", "1. 缔约国可以保护海豹。"),
        ["alternatives-reduced: ［应当］［可以］ → 可以 | won 可以"]
    );
}

#[test]
fn an_alternative_that_stands_in_another_place_is_not_lost() {
    let kept = "fair trade and open ports for all who live by the sea and from it at dusk and at dawn";
    let moved = "the rights and duties of indigenous seals in the bay and their pups,";
    let old = format!("1. Keepers respect human rights and duties, {kept}, [{moved}][fishing villages,] and peace.");
    let new = format!("1. Keepers respect {moved} {kept}, all fishing villages, and peace.");
    let told = events(&old, &new);
    assert!(told.iter().all(|event| event.starts_with("lifted-kept")) && told.len() == 2, "{told:?}");
}

const DAWN: &str = "Each keeper shall feed the seals at dawn with fresh herring from the cold store.";
const DUSK: &str = "Seals fend for themselves; no keeper gives them anything whatever, be it day or night.";

#[test]
fn an_option_is_chosen() {
    let old = format!("**Option 1:** {DAWN}\n\n**Option 2:** {DUSK}");
    assert_eq!(
        events(&old, DUSK),
        [format!("option-chosen: Option 1; Option 2 → {} | won Option 2", &DUSK[..DUSK.len() - 1])]
    );
    let old = format!("3. Option A: {DAWN}\n\nOption B: {DUSK}\n\n4. The end.");
    let new = format!("3. {DAWN}\n\n4. The end.");
    assert_eq!(
        events(&old, &new),
        [format!("option-chosen: Option A; Option B → {} | won Option A", &DAWN[..DAWN.len() - 1])]
    );
}

/// The stories of an article whose options all became text, in all languages.
#[track_caller]
fn stories_of_kept_options(options: &str, kept: &str) -> Vec<String> {
    let article = |text: &str| format!("## Article 6\n\n{text}\n");
    let drafts = drafts(&article(options), &article(kept));
    let redline = made(&drafts);
    assert!(redline.progress.events.iter().any(|event| event.keeps_all), "{:?}", redline.progress.events);
    let told = |language| story::tell(&redline, language).into_iter().map(|told| told.text).collect::<Vec<_>>();
    Language::ALL.map(|language| told(language).join(" ")).to_vec()
}

#[test]
fn options_that_all_became_text_are_not_told_as_gone() {
    let headed = format!("**Option 1:**\n\n1. {DAWN}\n\n**Option 2:**\n\n2. {DUSK}");
    let kept = format!("1. {DAWN}\n\n2. {DUSK}");
    let told = stories_of_kept_options(&headed, &kept);
    assert!(told.iter().any(|told| told == "In article 6, all options (Option 1; Option 2) were kept."), "{told:?}");
    let edited = kept.replace("fresh herring", "herring");
    for told in [told, stories_of_kept_options(&headed, &edited)].concat() {
        let gone = ["deleted", "suppression", "opciones anteriores", "antiguas", "прежн", "السابق", "旧案文"];
        assert!(!gone.iter().any(|gone| told.contains(gone)), "{told}");
    }
}

#[test]
fn the_option_that_says_the_same_wins_over_one_that_says_alike() {
    let first = "“Lamp” means a light on a cape that ships see from afar by night and in fog.";
    let second = "“Lamp” means a light on a cape that ships see from afar:\n\n(a) by night;\n\n(b) in fog.";
    let old = format!("3. Option A: {first}\n\nOption B: {second}\n\n4. The end.");
    let found = events(&old, &format!("3. {first}\n\n4. The end."));
    assert!(found.len() == 1 && found[0].ends_with("| won Option A"), "{found:?}");
}

#[test]
fn options_may_go_with_their_paragraph() {
    let old = format!("2. The start.\n\n3. Option A: {DAWN}\n\nOption B: {DUSK}\n\n4. The end.");
    assert_eq!(events(&old, "2. The start.\n\n4. The end."), ["lifted-dropped: Option A; Option B → "]);
}

#[test]
fn no_text_may_be_chosen() {
    let old = format!("1. {DAWN}\n\n**Option 1:** {DUSK}\n\n**Option 2:** No text");
    assert_eq!(events(&old, &format!("1. {DAWN}")), ["option-chosen: Option 1; Option 2 →  | won Option 2"]);
}

#[test]
fn options_become_fewer() {
    let third = "Boats keep a distance of ninety metres from any seal at rest on a rock or beach.";
    let old = format!("**Option 1:** {DAWN}\n\n**Option 2:** {DUSK}\n\n**Option 3:** {third}");
    let new = format!("**Option 1:** {DAWN}\n\n**Option 2:** {third}");
    let found = events(&old, &new);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("alternatives-reduced: Option 1; Option 2; Option 3 → "), "{found:?}");
    assert!(found[0].ends_with("| left Option 1 + Option 2"), "{found:?}");
}

#[test]
fn a_blank_is_filled() {
    assert_eq!(
        events(
            "1. It enters into force after [x] ratifications.",
            "1. It enters into force after forty ratifications."
        ),
        ["blank-filled: [x] → forty"]
    );
    assert_eq!(
        events("1. Parties report by 20XX to the council.", "1. Parties report by 2031 to the council."),
        ["blank-filled: 20XX → 2031"]
    );
    assert_eq!(
        events("1. L'accord entre en vigueur le [date].", "1. L'accord entre en vigueur le 4 mai."),
        ["blank-filled: [date] → 4 mai"]
    );
}

#[test]
fn brackets_inside_that_go_the_same_way_are_told_once() {
    let drafts = drafts("1. Parties feed seals [at dawn [and [at] dusk]].\n", "1. Parties feed seals.\n");
    let progress = made(&drafts).progress;
    assert_eq!((progress.events.len(), progress.events[0].brackets, progress.fates.dropped), (1, 3, 3));
}

#[test]
fn an_outer_bracket_may_be_lifted_round_an_inner_one() {
    assert_eq!(
        events("1. Parties feed [all seals [at dawn]].", "1. Parties feed all seals [at dawn]."),
        ["lifted-kept: [all seals [at dawn]] → all seals [at dawn"]
    );
}

#[test]
fn a_bracket_round_a_number_is_lifted_with_its_clause() {
    let text = |head: &str| format!("## {head} Seals\n\nSeals eat herring at dawn and sleep on the rocks.\n");
    let drafts = drafts(&text("[Article 3 bis.]"), &text("Article 4."));
    let progress = made(&drafts).progress;
    assert_eq!((progress.fates.kept, progress.fates.dropped), (1, 0));
}

#[test]
fn a_bracket_is_judged_by_its_own_words() {
    assert_eq!(
        events(
            "1. [Helping [small] States [, islands first, and others that ask for it] to count herons.]",
            "1. Helping States to count herons."
        ),
        [
            "lifted-kept: [Helping [small] States [, islands first, and others that ask for it] to count herons.] → Helping States to count herons",
            "lifted-dropped: [small] → ",
            "lifted-dropped: [, islands first, and others that ask for it] → "
        ]
    );
}

#[test]
fn a_phrase_that_went_to_another_paragraph_is_not_dropped() {
    assert_eq!(
        events(
            "1. Parties count herons [once a year and in public].\n\n2. Seals eat herring by day.",
            "1. Parties count herons.\n\n2. Seals, once a year and in public, eat herring by day."
        ),
        ["lifted-kept: [once a year and in public] → once a year and in public"]
    );
}

#[test]
fn a_phrase_of_a_clause_that_is_gone_is_not_agreed_elsewhere() {
    assert_eq!(
        events(
            "1. Boats keep off the reef [, to the extent possible,] by night and in fog.\n\n2. Seals eat herring by day.",
            "2. Seals, to the extent possible, eat herring by day."
        ),
        ["lifted-dropped: [, to the extent possible,] → "]
    );
}

#[test]
fn a_phrase_that_is_said_of_everything_is_not_found_again() {
    assert_eq!(
        events(
            "1. Parties count herons [, to the extent possible,] once a year.\n\n2. Seals eat herring.\n\n3. Keepers light lamps.",
            "1. Parties count herons once a year.\n\n2. Seals, to the extent possible, eat herring.\n\n3. Keepers, to the extent possible, light lamps."
        ),
        ["lifted-dropped: [, to the extent possible,] → "]
    );
}

#[test]
fn a_bracket_is_agreed_only_if_all_its_words_stand() {
    assert_eq!(
        events(
            "1. Keepers tell each other of seals [including with respect to] pups.",
            "1. Keepers tell each other of seals including with harbours of pups."
        ),
        ["lifted-dropped: [including with respect to] → "]
    );
    assert_eq!(
        events(
            "1. Keepers [of every harbour on the coast shall feed all seals twice a day with fresh herring].",
            "1. Keepers of a harbour shall feed all seals each morning with herring."
        ),
        [
            "lifted-in-part: [of every harbour on the coast shall feed all seals twice a day with fresh herring] → of a harbour shall feed all seals each morning with herring"
        ]
    );
}

#[test]
fn a_word_that_joins_a_text_to_its_surroundings_may_go() {
    let found = |to: &str| events("1. Keepers help all seals, [and above all the young ones of the bay,] at dawn.", to);
    assert_eq!(
        found("1. Keepers help all seals, above all the young ones of the bay, at dawn."),
        ["lifted-kept: [and above all the young ones of the bay,] → above all the young ones of the bay"]
    );
    assert_eq!(
        found("1. Keepers help all seals, and above all the old ones of the bay, at dawn."),
        ["lifted-in-part: [and above all the young ones of the bay,] → and above all the old ones of the bay"]
    );
}

#[test]
fn a_bracket_that_lost_or_gained_a_negation_is_not_agreed() {
    let (with, without) =
        ("any seal of the bay shall not be fed by visitors", "any seal of the bay shall be fed by visitors");
    for (old, new) in [(with, without), (without, with)] {
        let found = events(
            &format!("1. Parties agree that [{old}] at night."),
            &format!("1. Parties agree that {new} at night."),
        );
        assert!(found.len() == 1 && found[0].starts_with("lifted-in-part: "), "{found:?}");
    }
    assert_eq!(
        events("1. Boats [may be kept] in the bay.", "1. Boats may not be kept in the bay."),
        ["lifted-in-part: [may be kept] → may not be kept"]
    );
}

#[test]
fn brackets_side_by_side_that_stand_on_are_no_alternatives() {
    assert_eq!(
        events(
            "1. Feed [young seals] [old herons,] [on the outer rocks] [twice a day] with herring.",
            "1. Feed young seals, old herons, twice a day with herring."
        ),
        [
            "lifted-kept: [young seals] → young seals",
            "lifted-kept: [old herons,] → old herons",
            "lifted-kept: [twice a day] → twice a day",
            "lifted-dropped: [on the outer rocks] → "
        ]
    );
}

#[test]
fn a_bracket_beside_one_that_stands_in_part_has_not_won() {
    assert_eq!(
        events(
            "1. Keepers [shall count all herons and seals of the bay in spring] [with the help of pilots].",
            "1. Keepers shall count all herons of the harbour each spring with the help of pilots."
        ),
        [
            "lifted-kept: [with the help of pilots] → with the help of pilots",
            "lifted-in-part: [shall count all herons and seals of the bay in spring] → shall count all herons of the harbour each spring"
        ]
    );
}

#[test]
fn a_choice_that_is_torn_has_not_won() {
    assert_eq!(
        events(
            "1. Keepers light [a lamp] [a beacon of the harbour or a bell of brass] at dusk.",
            "1. Keepers light a beacon of the harbour or a bell at dusk."
        ),
        [
            "alternatives-reduced: [a lamp] [a beacon of the harbour or a bell of brass] → a beacon of the harbour or a bell"
        ]
    );
}

#[test]
fn phrases_that_changed_places_are_not_dropped() {
    let old = "1. Parties count [the nests on cliffs][all eggs in the bay and every seal that rests on a rock].";
    let new = "1. Parties count [all eggs in the bay and every seal that rests on a rock][the nests on cliffs].";
    assert_eq!(events(old, new), Vec::<String>::new());
    assert_eq!(
        events(
            "1. Parties care for [tall herons,] terns, crabs and eels.",
            "1. Parties care for terns, crabs and eels and tall herons."
        ),
        ["lifted-kept: [tall herons,] → tall herons"]
    );
}

#[test]
fn a_bracket_over_several_clauses_is_one() {
    let old = "1. [Each Party shall:\n\n(a) feed seals;\n\n(b) count herons.]";
    assert_eq!(
        events(old, &old.replace(['[', ']'], "")),
        [
            "lifted-kept: [Each Party shall: (a) feed seals; (b) count herons.] → Each Party shall feed seals count herons"
        ]
    );
}

#[test]
fn every_bracket_of_the_old_draft_has_one_fate() {
    let old = "1. [Keep this] and [drop that now] and [both of these].\n";
    let drafts = drafts(old, "1. Keep this and [both of these] [fresh].\n");
    let fates = Fates { same: 1, kept: 1, dropped: 1, opened: 1, ..Fates::default() };
    assert_eq!(made(&drafts).progress.fates, fates);
}

#[test]
fn the_story_says_that_text_is_agreed() {
    let text = |words: &str| format!("## Article 8\n\n1. Seals eat.\n\n2. {words}\n");
    let drafts = drafts(&text("Parties shall feed [all] seals."), &text("Parties shall feed all seals."));
    let told: Vec<String> =
        story::tell(&made(&drafts), Language::English).into_iter().map(|sentence| sentence.text).collect();
    assert!(told.contains(&"Brackets lifted in article 8, paragraph 2: text agreed.".to_owned()), "{told:?}");
}

/// The story of two articles in a language.
#[track_caller]
fn told(old: &str, new: &str, language: Language) -> Vec<String> {
    let drafts = drafts(old, new);
    story::tell(&made(&drafts), language).into_iter().map(|sentence| sentence.text).collect()
}

#[test]
fn equal_choices_are_told_in_one_sentence() {
    let old = "## Article 8\n\n1. Seals [shall][may] eat herring.\n\n2. Herons [shall][may] sleep.\n\n3. Eels [shall][may] swim, and crabs [shall][may] walk.\n";
    assert_eq!(
        told(old, &old.replace("[shall][may]", "may"), Language::English)[2],
        "Of the alternatives “[shall][may]” in article 8, paragraphs 1, 2 and 3, “may” won."
    );
}

#[test]
fn a_verb_of_duty_that_was_one_of_several_offered_is_no_loss() {
    let old = "## Article 8\n\n1. Keepers [shall][should][may] feed the seals of the bay.\n\n2. Keepers shall count herons.\n";
    let new = "## Article 8\n\n1. Keepers may feed the seals of the bay.\n\n2. Keepers should count herons.\n";
    let told = told(old, new, Language::English);
    assert!(told.contains(&"“shall” became “should” in article 8, paragraph 2.".to_owned()), "{told:?}");
    assert!(!told.iter().any(|told| told.contains("was removed")), "{told:?}");
}

#[test]
fn a_mark_of_agreement_is_no_amendment() {
    let plain = "## Article 8\n\n1. Seals eat herring.\n\n2. Herons sleep on one leg.\n";
    let marked = plain.replace(".\n", ". [agreed ad referendum]\n");
    assert_eq!(
        told(plain, &marked, Language::English),
        ["Text is agreed ad referendum now in article 8, paragraphs 1 and 2."]
    );
    assert_eq!(
        told(&marked, plain, Language::English),
        ["The mark “agreed ad referendum” is gone from article 8, paragraphs 1 and 2."]
    );
    assert_eq!(
        told(&marked, &plain.replace("herring", "fresh herring"), Language::English),
        [
            "Text that was agreed ad referendum is changed in article 8, paragraph 1.",
            "Article 8 is amended in paragraph 1: 1 word added.",
            "The mark “agreed ad referendum” is gone from article 8, paragraphs 1 and 2."
        ]
    );
    assert_eq!(
        told(&marked, plain, Language::French),
        ["La mention «\u{a0}convenu ad referendum\u{a0}» disparaît à l’article 8, paragraphes 1 et 2."]
    );
}

/// What was secure and no longer is, a line each.
#[track_caller]
fn regressions(old: &str, new: &str) -> Vec<String> {
    let drafts = drafts(old, new);
    let redline = made(&drafts);
    let voice = Voice::of(&redline, Language::English);
    let line = |one: &super::Regression| format!("{}: {}", voice.cite_link(one.link), voice.regression(one));
    redline.progress.regressions.iter().map(line).collect()
}

#[test]
fn agreed_text_that_is_touched_is_a_regression() {
    let agreed = "1. Parties feed all seals at dawn. [agreed ad referendum]\n\n2. Herons feed themselves.\n";
    assert_eq!(
        regressions(agreed, &agreed.replace("all", "most")),
        ["paragraph 1: was agreed ad referendum, now changed"]
    );
    assert_eq!(
        regressions(agreed, &agreed.replace("all", "[all]")),
        ["paragraph 1: was agreed ad referendum, now in brackets or under an option"]
    );
    assert_eq!(
        regressions(agreed, "2. Herons feed themselves.\n"),
        ["paragraph 1: was agreed ad referendum, now deleted"]
    );
    let chinese = "1. 缔约国应当在黎明时喂养所有海豹。[尚待核准]\n\n2. 苍鹭自行觅食。\n";
    assert_eq!(
        regressions(chinese, &chinese.replace("所有", "［所有］")),
        ["paragraph 1: was agreed ad referendum, now in brackets or under an option"]
    );
}

#[test]
fn agreed_text_that_had_brackets_before_is_no_regression_for_them() {
    let agreed = "1. Parties feed [all] seals. [agreed ad referendum]\n";
    assert!(regressions(agreed, agreed).is_empty());
    assert_eq!(
        regressions(agreed, &agreed.replace("feed", "[feed]")),
        ["paragraph 1: was agreed ad referendum, now in brackets or under an option"]
    );
}

#[test]
fn a_status_that_goes_is_a_regression_only_while_others_stand() {
    let agreed =
        "1. Parties feed seals at dawn. [agreed ad referendum]\n\n2. Herons feed themselves. [agreed ad referendum]\n";
    let first = agreed.replacen(" [agreed ad referendum]", "", 1);
    assert_eq!(regressions(agreed, &first), ["paragraph 1: was agreed ad referendum, now no longer marked so"]);
    assert!(regressions(agreed, &agreed.replace(" [agreed ad referendum]", "")).is_empty());
}

#[test]
fn clean_text_is_secure_only_where_the_draft_shows_what_is_not() {
    let clean = "1. Parties feed all seals at dawn.\n\n2. Herons feed themselves.\n";
    assert!(regressions(clean, &clean.replace("all", "most")).is_empty());
    assert_eq!(
        regressions(clean, &clean.replace("all", "[all]")),
        ["paragraph 1: was free of brackets, now in brackets or under an option"]
    );
    let bracketed = clean.replace("themselves", "[themselves]");
    assert_eq!(
        regressions(&bracketed, &bracketed.replace("all", "most")),
        ["paragraph 1: was free of brackets, now changed"]
    );
}

#[test]
fn drafts_without_marks_have_no_progress() {
    let drafts = drafts("1. Parties feed seals.\n", "1. Parties may feed seals.\n");
    assert_eq!(made(&drafts).progress, super::Progress::default());
}

/// As many as a hostile file may have.
const HOSTILE: usize = 5_000;

#[test]
fn hostile_brackets_are_followed_in_no_time() {
    for sign in ["[a ", "[a] ", "] ["] {
        let drafts = drafts(&format!("1. x {}\n", sign.repeat(HOSTILE)), &format!("1. y {}\n", sign.repeat(HOSTILE)));
        let progress = made(&drafts).progress;
        assert_eq!(progress.limited, sign == "[a ");
    }
}

/// Paragraphs of a few words with brackets, balanced or not.
fn drafted() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => prop::sample::select(vec!["seals", "eat", "herring", "at", "dawn", "20XX", "所有"]),
        2 => Just("["),
        2 => Just("]"),
        1 => Just("[x]"),
        1 => Just("[agreed ad referendum]"),
        1 => Just("shall][should"),
    ];
    let paragraph = prop::collection::vec(word, 1..14);
    prop::collection::vec(paragraph, 1..5).prop_map(|paragraphs| {
        let numbered = paragraphs.iter().enumerate();
        numbered.map(|(at, words)| format!("{}. {}.\n\n", at + 1, words.join(" "))).collect()
    })
}

/// How many brackets of a draft are followed.
fn brackets(draft: &Draft) -> u32 {
    let marks = Marks::of(draft);
    marks.brackets.iter().filter(|bracket| !bracket.role.is_remark()).count() as u32
}

proptest! {
    #[test]
    fn every_bracket_has_one_fate_and_one_event_at_most(old in drafted(), new in drafted()) {
        let drafts = drafts(&old, &new);
        let progress = made(&drafts).progress;
        let Fates { same, narrowed, widened, reworded, opened, .. } = progress.fates;
        prop_assert_eq!(progress.fates.old(), brackets(&drafts.old));
        prop_assert_eq!(same + narrowed + widened + reworded + opened, brackets(&drafts.new));
        let told: u32 = progress.events.iter().map(|event| event.brackets).sum();
        prop_assert!(told <= brackets(&drafts.old) + brackets(&drafts.new));
    }

    #[test]
    fn nothing_happens_between_a_draft_and_itself(text in drafted()) {
        let drafts = drafts(&text, &text);
        let progress = made(&drafts).progress;
        prop_assert_eq!(progress.events, vec![]);
        prop_assert_eq!(progress.fates, Fates { same: brackets(&drafts.old), ..Fates::default() });
        prop_assert_eq!(progress.regressions, vec![]);
    }
}

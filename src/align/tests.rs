//! What an alignment says of small drafts.

use super::*;
use crate::draft::citation::Citations;
use crate::parse::parse;
use crate::source::Source;

/// One line a link that is not unchanged: old, new, what happened.
#[track_caller]
fn changed(old: &str, new: &str) -> Vec<String> {
    let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
    let cites = drafts.as_ref().map(Citations::of);
    let alignment = align(drafts.as_ref());
    let name =
        |cites: &Citations, side: &[ClauseIx]| side.iter().map(|&at| cites.cite(at)).collect::<Vec<_>>().join(" + ");
    let line = |link: &Link| {
        let names = [name(&cites.old, &link.old), name(&cites.new, &link.new)];
        format!("{} -> {}: {}", names[0], names[1], link.changes.names().join(" "))
    };
    let touched = |link: &&Link| !link.changes.is_empty() || link.is_one_sided();
    alignment.links.iter().filter(touched).map(line).collect()
}

const ONE: &str = "## Article 1. Scope\n\nThis Convention governs the keeping of seals in harbours.\n\n";
const TWO: &str = "## Article 2. Food\n\nEvery seal receives fresh herring twice a day.\n\n";

#[test]
fn a_new_first_article_renumbers_and_amends_nothing() {
    let new = ONE.replace("Article 1", "Article 2") + &TWO.replace("Article 2", "Article 3");
    let first = "## Article 1. Aim\n\nThe aim is the peace of all beaches.\n\n";
    let expected = [
        " -> article 1: ",
        " -> article 1: ",
        "article 1 -> article 2: renumbered",
        "article 2 -> article 3: renumbered",
    ];
    assert_eq!(changed(&format!("{ONE}{TWO}"), &format!("{first}{new}")), expected);
}

#[test]
fn an_edited_article_that_moved_is_one_link() {
    let three = "## Article 3. Boats\n\nBoats keep a distance of ninety metres from any seal at rest on a rock.\n\n";
    let moved = three.replace("Article 3", "Article 1").replace("ninety", "sixty");
    let new = moved + &ONE.replace("Article 1", "Article 2") + &TWO.replace("Article 2", "Article 3");
    let found = changed(&format!("{ONE}{TWO}{three}"), &new);
    assert!(found.contains(&"article 3 -> article 1: renumbered moved".to_owned()), "{found:?}");
    assert!(found.contains(&"article 3 -> article 1: amended".to_owned()), "{found:?}");
}

#[test]
fn what_is_new_in_an_article_stands_before_the_deleted_article_behind_it() {
    let new =
        ONE.replace("harbours.", "harbours.\n\nIt governs otters too.") + "## Article 3. Boats\n\nBoats keep away.\n\n";
    let old = format!("{ONE}{TWO}## Article 3. Boats\n\nBoats keep away.\n\n");
    let found = changed(&old, &new);
    let place = |line: &str| found.iter().position(|found| found.starts_with(line));
    assert!(place(" -> article 1, unnumbered paragraph 2") < place("article 2 -> "), "{found:?}");
}

#[test]
fn a_split_paragraph_is_one_link() {
    let old = "## Article 1\n\n1. Each keeper shall feed the seals at dawn with fresh herring, and shall record the weight of every pup in the harbour book before noon.\n";
    let new = "## Article 1\n\n1. Each keeper shall feed the seals at dawn with fresh herring.\n\n2. Each keeper shall record the weight of every pup in the harbour book before noon.\n";
    let found = changed(old, new);
    assert_eq!(found, ["article 1, paragraph 1 -> article 1, paragraph 1 + article 1, paragraph 2: amended"]);
}

/// Eight articles about as many things.
fn eight() -> Vec<String> {
    let things = ["seals", "herring", "boats", "tides", "ropes", "lamps", "nets", "gulls"];
    let article = |(at, thing): (usize, &&str)| {
        format!("## Article {}. Of {thing}\n\nThe keeper counts the {thing} every morning.\n\n", at + 1)
    };
    things.iter().enumerate().map(article).collect()
}

#[test]
fn where_numbers_are_kept_a_repealed_article_is_the_same_article() {
    let (old, mut new) = (eight(), eight());
    new[3] = "## Article 4\n\n[Repealed, 2024]\n\n".into();
    let found = changed(&old.concat(), &new.concat());
    assert!(found.contains(&"article 4 -> article 4: retitled".to_owned()), "{found:?}");
}

#[test]
fn an_article_that_kept_its_number_alone_takes_no_heading_along() {
    let text = |end: &str| eight()[..7].concat() + end;
    let old = text("# Review\n\n## Article 8. Review\n\nAfter five years the council reviews this act.\n");
    let new = text("# Part II\n\n## Article 8. Terms\n\n“Trawler” means a ship with a dragged net.\n");
    let found = changed(&old, &new);
    assert!(found.contains(&"“Review” -> : ".to_owned()), "{found:?}");
    assert!(found.contains(&"article 8 -> article 8: retitled moved".to_owned()), "{found:?}");
}

#[test]
fn of_a_part_and_its_only_chapter_that_of_the_same_title_is_the_old_heading() {
    let rules = eight().concat();
    let emptied = "## Article 9\n\n[Repealed, 2024]\n\n";
    let old =
        format!("# Remedies\n\n## Article 9. Of fines\n\nThe warden fines whoever feeds gulls.\n\n# Rules\n\n{rules}");
    let new = format!("# Remedies\n\n{emptied}## Rules\n\n{}", rules.replace("## ", "### "));
    assert!(
        !changed(&old, &new).iter().any(|line| line.contains("“Rules” -> “Remedies”")),
        "{:?}",
        changed(&old, &new)
    );
}

#[test]
fn where_clauses_are_counted_afresh_the_same_number_is_no_link() {
    let (old, mut new) = (eight(), eight());
    new[6] = "## Article 7. Of fog\n\nFog horns sound at dusk near cliffs.\n\n".into();
    new.remove(0);
    let renumber = |(at, text): (usize, &String)| text.replacen(&format!("{}.", at + 2), &format!("{}.", at + 1), 1);
    let new: Vec<String> = new.iter().enumerate().map(renumber).collect();
    let found = changed(&old.concat(), &new.concat());
    assert!(found.iter().any(|line| line.starts_with("article 7 -> :")), "{found:?}");
}

#[test]
fn clauses_that_differ_in_a_figure_are_one() {
    let old = "## Article 1\n\nThese apply:\n\n(a) rule 7 of the harbour;\n\n(b) article 39.\n";
    let found = changed(old, &old.replace("39", "44"));
    assert_eq!(found, ["article 1 (b) -> article 1 (b): amended"]);
}

#[test]
fn a_chapter_is_where_its_articles_are() {
    let old = format!("# Chapter I. Terms\n\n{ONE}# Chapter II. Feeding\n\n{TWO}");
    let extra = "## Article 3. Boats\n\nBoats keep away.\n\n";
    let new =
        format!("# Chapter I. Terms and aims\n\n{ONE}# Chapter II. Feeding\n\n{TWO}# Chapter III. Terms\n\n{extra}");
    let found = changed(&old, &new);
    assert!(found.contains(&"chapter I -> chapter I: retitled".to_owned()), "{found:?}");
}

#[test]
fn definitions_are_matched_by_their_term() {
    let old = "## Article 1. Use of terms\n\n(a) “seal” means an animal;\n\n(b) “boat” means a ship.\n";
    let new = "## Article 1. Use of terms\n\n(a) “boat” means any floating thing;\n\n(b) “seal” means every creature of the family.\n";
    let found = changed(old, new);
    assert!(found.iter().all(|line| !line.starts_with(" ->") && !line.contains("-> :")), "{found:?}");
}

/// Eight articles that keep their numbers, the first of which has an option or what became of it besides.
fn with_first(first: &str) -> String {
    format!("## Article 1. Of seals\n\n{first}{}", eight()[1..].concat())
}

const OPTIONS: &str = "**Option 1:**\n\n1. All keepers feed the seals at dawn with fresh herring and count the pups before noon.\n\n2. To this end the harbour master opens the inner basin on every day of the season.\n\n3. What the keepers do follows the weather, the tide and the age of the herd.\n\n**Option 2:**\n\n1. Boats keep away.\n\n2. Visitors pay for lamps.\n\n3. Gulls are ringed by volunteers in spring.\n\n";

#[test]
fn the_number_of_a_paragraph_is_no_link_where_paragraphs_are_counted_afresh() {
    let chosen = "1. All keepers feed the seals at dawn with fresh herring and count the pups before noon.\n\n2. Every hull is painted white.\n\n";
    let found = changed(&with_first(OPTIONS), &with_first(chosen));
    assert!(found.contains(&" -> article 1, paragraph 2: ".to_owned()), "{found:?}");
}

#[test]
fn paragraphs_that_were_put_into_one_are_merged_whatever_was_added() {
    let chosen = "1. To this end the harbour master opens the inner basin on every day of the season. What the keepers do follows the weather, the tide and the age of the herd. An assembly of fishermen elects three wardens, who report to a council on nets, ropes and anchors that drift ashore.\n\n2. All keepers feed the seals at dawn with fresh herring and count the pups before noon.\n\n";
    let found = changed(&with_first(OPTIONS), &with_first(chosen));
    let merged = "article 1, option 1, paragraph 2 + article 1, option 1, paragraph 3 -> article 1, paragraph 1:";
    assert!(found.iter().any(|line| line.starts_with(merged)), "{found:?}");
    // A reader is told once that they left.
    let drafts = Pair::new(with_first(OPTIONS), with_first(chosen)).map(|text| parse(Source::new("a.md", text)));
    let alignment = align(drafts.as_ref());
    assert_eq!(alignment.indices().map(|at| alignment.departed(at).len()).sum::<usize>(), 1);
}

#[test]
fn paragraphs_that_changed_places_are_known_where_nothing_else_is_like_them() {
    let [seals, boats] = [
        "Recognizing the need of seals for quiet beaches, clean water and fresh herring in every season,",
        "Mindful that boats disturb the herd when they pass the outer reef at night without lamps,",
    ];
    let [late, far] = [
        "Also recognizing the need of seals for quiet beaches, clean water and fresh herring, and that of pups for milk and rest,",
        "Concerned that boats disturb the herd when they pass the outer reef by day with loud bells,",
    ];
    let text =
        |paragraphs: [&str; 2]| format!("## Preamble\n\nThe Parties,\n\n{}\n\n{}\n", paragraphs[0], paragraphs[1]);
    let found = changed(&text([seals, boats]), &text([far, late]));
    assert!(!found.iter().any(|line| line.starts_with(" ->") || line.ends_with("-> : ")), "{found:?}");
}

#[test]
fn an_option_without_words_is_no_paragraph_that_took_a_part_of_it() {
    let old = "## Article 1\n\n**Option 1:**\n\n1. Boats keep away from rocks at night.\n\n2. Visitors pay for lamps.\n\n**Option 2:**\n\n1. Keepers feed the seals at dawn with herring of the day and count the pups.\n\n2. Gulls are ringed by trained volunteers in spring.\n";
    let new = "## Article 1\n\n1. Every hull is painted white before the season opens:\n\n(a) Gulls are ringed by trained volunteers in spring.\n";
    let found = changed(old, new);
    assert!(!found.iter().any(|line| line.starts_with("article 1, option 2 -> article 1, paragraph")), "{found:?}");
}

/// What the clause of a citation was, in the citations of the old draft.
#[track_caller]
fn was(texts: [&str; 2], cite: &str) -> Vec<String> {
    let drafts = Pair::new(texts[0], texts[1]).map(|text| parse(Source::new("a.md", text)));
    let cites = drafts.as_ref().map(Citations::of);
    let made = align(drafts.as_ref());
    let at = cites.new.all(cite)[0];
    let link = made.link(made.link_of(Side::New, at));
    link.old.iter().map(|&old| cites.old.cite(old).to_owned()).collect()
}

#[test]
fn what_an_option_proposed_is_found_where_it_was_settled() {
    const ENDS: &str = "The keeper of the northern light counts every seal of the outer islands at dawn.";
    let old = format!(
        "## Article 1\n\n**Option 1:**\n\n1. {ENDS}\n\n2. Boats carry bells.\n\n**Option 2:**\n\n1. Keepers note, as far as \
         the council has laid it down, that oil may come from whales, rapeseed and olives.\n\n2. Pilots sleep ashore.\n"
    );
    let new = format!(
        "## Article 1\n\n1. Keepers recognize the role of oil that comes from whales, rapeseed, olives and the like.\n\n\
         2. {ENDS}\n\n3. Harbours shut at ten.\n"
    );
    assert_eq!(was([&old, &new], "article 1, paragraph 1"), ["article 1, option 2, paragraph 1"]);
}

#[test]
fn the_only_paragraphs_of_linked_articles_are_linked() {
    let others = "## Article 1. Seals\n\nSeals are counted at dawn by the keeper.\n\n## Article 3. Herons\n\nHerons nest on \
                  the northern rocks.\n\n";
    let text = |own: &str| others.replace("## Article 3", &format!("## Article 2. Lamps\n\n{own}\n\n## Article 3"));
    let old = text(
        "Lamps are tended by the keeper of each port, as a rule by trimming, filling, cleaning, polishing and testing of wicks, glass, brass and oil in turn.",
    );
    let new =
        text("Lamps are tended by the keeper of each port under rules which the harbour master lays down in spring.");
    let drafts = Pair::new(&old, &new).map(|text| parse(Source::new("a.md", text.as_str())));
    let made = align(drafts.as_ref());
    assert!(made.links.iter().all(|link| !link.is_inserted() && !link.is_deleted()));
}

/// Paragraphs of another article, so that the words of treaties are everyday words.
fn company() -> String {
    (5..40)
        .map(|at| format!("## Article {at}\n\nThe Parties shall report on the state of port {at} to the Assembly.\n\n"))
        .collect()
}

#[test]
fn a_clause_that_lost_all_but_its_opening_is_that_clause_still() {
    let opening = "Recognizing the findings of the harbour review";
    let long = format!(
        "{opening}, which says that \"the number of seals on northern rocks has fallen in every winter since the great \
         storm, and will fall further unless boats keep away from resting places while pups are fed\","
    );
    let text = |paragraph: &str| format!("## Article 1\n\nOne.\n\n{paragraph}\n\nHave agreed.\n\n{}", company());
    let found = changed(&text(&long), &text(&format!("{opening}, with the note on it,")));
    assert_eq!(found, ["article 1, unnumbered paragraph 2 -> article 1, unnumbered paragraph 2: amended"]);
}

#[test]
fn a_reworded_clause_with_phrases_of_its_own_is_found_in_another_article() {
    let two = "## Article 2\n\n1. Wrecks are painted red by whoever finds them within the bay.\n\n\
               2. The warden keeps a list of all wrecks, with place, name and cargo of each.\n\n";
    let three = "## Article 3\n\n1. Bells ring at dawn on every pier where herring is sold.\n\n\
                 2. Salt is weighed on the scales of the guild before it is sold to strangers.\n\n";
    let old = "3. While a complaint is heard the harbour master must not ask the captain or any witness for further \
               evidence.\n\n";
    let new = "3. As long as a complaint is heard, the harbour master must not ask the captain, his crew or any witness for \
               further evidence; what was asked for nonetheless proves nothing.\n\n";
    let found = changed(&format!("{two}{old}{three}{}", company()), &format!("{two}{three}{new}{}", company()));
    assert!(found.contains(&"article 2, paragraph 3 -> article 3, paragraph 3: amended moved".to_owned()), "{found:?}");
}

#[test]
fn a_paragraph_to_which_much_was_added_is_that_paragraph_still() {
    let first = "Those who sell fish keep a list of all that they sold, and show it to the warden whenever asked";
    let second = "The warden keeps that list until the moon is full.";
    let added = "Nobody else reads it unless a judge of the northern court, upon oath of two pilots, says in writing \
        why the harbour needs to know, and for how long, and what becomes of the copy that was made; nor may any \
        merchant, broker, auctioneer or captain copy it, sell it or lend it. Smoked eels, dried cod, oysters, mussels and \
        crabs count as herring; whales belong to kings, sturgeons to bishops, amber to its finder, wreckage to orphans";
    let other = format!("## Article 2\n\n{first}, and keep their tables clean, and greet the widows of the drowned.\n");
    let old = format!("## Article 1\n\n{first}.\n\n{second}\n\n{other}");
    let new = format!("## Article 1\n\n{first}. {added}.\n\n{second}\n\n{other}");
    let place = "article 1, unnumbered paragraph 1";
    assert_eq!(changed(&old, &new), [format!("{place} -> {place}: amended")]);
    assert_eq!(changed(&new, &old), [format!("{place} -> {place}: amended")]);
}

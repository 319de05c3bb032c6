//! What a redline shows of one clause, and what it counts.

use super::*;
use crate::align::align;
use crate::parse::parse;
use crate::source::Source;

/// What the story of two drafts says, in English.
#[track_caller]
pub(super) fn story(old: &str, new: &str) -> Vec<String> {
    let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    story::tell(&made, Language::English).into_iter().map(|sentence| sentence.text).collect()
}

/// The edits of the only changed paragraph, as `[-old-]{+new+}`.
#[track_caller]
fn shown(old: &str, new: &str) -> String {
    let draft = |text: &str| parse(Source::new("a.md", format!("## Article 1\n\n1. {text}\n")));
    let drafts = Pair::new(draft(old), draft(new));
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let edit = made.edits.last().unwrap();
    let show = |segment: &Segment<'_>| match segment.op {
        Op::Equal => segment.text.to_string(),
        Op::Delete => format!("[-{}-]", segment.text),
        Op::Insert => format!("{{+{}+}}", segment.text),
    };
    edit.segments.iter().map(show).collect()
}

#[test]
fn a_replaced_word_stands_beside_its_replacement() {
    assert_eq!(shown("Each Party shall act.", "Each Party may act."), "Each Party [-shall-]{+may+} act.");
}

#[test]
fn an_added_phrase_keeps_its_blank() {
    assert_eq!(
        shown("Each Party shall act.", "Each Party shall, where needed, act."),
        "Each Party shall{+, where needed,+} act."
    );
}

#[test]
fn a_lifted_bracket_is_two_edits_of_its_own() {
    assert_eq!(shown("Parties [shall] act now.", "Parties shall act now."), "Parties [-[-]shall[-]-] act now.");
}

#[test]
fn an_inserted_alternative_is_whole() {
    assert_eq!(
        shown("The Parties [shall] act at once and in full.", "The Parties [shall] [should] act at once and in full."),
        "The Parties [shall]{+ [should]+} act at once and in full."
    );
}

#[test]
fn brackets_lifted_side_by_side_leave_the_blank_between_them() {
    assert_eq!(
        shown("Keep [seals] [herons] here.", "Keep seals herons here."),
        "Keep [-[-]seals[-]-] [-[-]herons[-]-] here."
    );
}

#[test]
fn a_word_stays_between_a_replacement_and_an_addition() {
    assert_eq!(
        shown("Keepers may collaborate with pilots.", "Keepers shall collaborate and consult, as needed, with pilots."),
        "Keepers [-may-]{+shall+} collaborate{+ and consult, as needed,+} with pilots."
    );
    let rewritten = "Keepers who hold a licence of the port and have paid its fees collaborate on the tower with pilots of ferries, tugs and liners.";
    assert_eq!(
        shown("Keepers may collaborate with pilots of ferries, tugs and liners.", rewritten),
        "Keepers [-may collaborate-]{+who hold a licence of the port and have paid its fees collaborate on the tower+} with pilots of ferries, tugs and liners."
    );
}

#[test]
fn an_everyday_word_does_not_stay_alone_where_all_round_it_went() {
    let filler: String = (2..70).map(|at| format!("{at}. The seals and the herons number {at}.\n\n")).collect();
    let text = |first: &str| format!("## Article 1\n\n1. {first}\n\n{filler}");
    let old = "Keepers feed seals at dawn near rocks in fog and otters, gulls, herons, terns near noon.";
    let drafts = Pair::new(
        parse(Source::new("a.md", text(old))),
        parse(Source::new("b.md", text("Keepers feed seals and near noon."))),
    );
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    let edit = made.edits.iter().find(|edit| edit.changes.amended).unwrap();
    let gone: Vec<&str> =
        edit.segments.iter().filter(|segment| segment.op == Op::Delete).map(|segment| &*segment.text).collect();
    assert_eq!(gone, ["at dawn near rocks in fog and otters, gulls, herons, terns"]);
}

#[test]
fn a_reference_that_follows_a_renumbering_is_no_amendment() {
    let article = |number: u32, of: u32| {
        format!("## Article {number}. Food\n\nThe seals of article {of} eat herring twice a day.\n\n")
    };
    let scope =
        |number: u32| format!("## Article {number}. Seals\n\nThis Convention speaks of all seals in all harbours.\n\n");
    let first = "## Article 1. Aim\n\nPeace for the beaches is the aim.\n\n";
    let drafts = Pair::new(
        parse(Source::new("a.md", scope(1) + &article(2, 1))),
        parse(Source::new("b.md", first.to_owned() + &scope(2) + &article(3, 2))),
    );
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    assert_eq!((made.links.amended, made.words.consequential, made.words.deleted), (0, 2, 0));
}

#[test]
fn ignored_brackets_are_no_amendment_and_their_text_stays() {
    let drafts = Pair::new(
        parse(Source::new("a.md", "1. Seals [all] eat.\n\n2. Herons [never] swim.\n")),
        parse(Source::new("b.md", "1. Seals all eat.\n\n2. Herons never [ever] swim.\n")),
    );
    let mut made = redline(drafts.as_ref(), align(drafts.as_ref()));
    assert_eq!(made.links.amended, 2);
    made.ignore_brackets();
    assert_eq!((made.links.amended, made.progress.events.len()), (1, 0));
    let old: String = made
        .edits
        .iter()
        .flat_map(|edit| &edit.segments)
        .filter(|segment| segment.op != Op::Insert)
        .map(|segment| &*segment.text)
        .collect();
    assert_eq!(old, "Seals [all] eat.Herons [never] swim.");
}

#[test]
fn typography_is_no_amendment() {
    let drafts = Pair::new(
        parse(Source::new("a.md", "1. A Party's “duty”.\n")),
        parse(Source::new("b.md", "1. A Party’s \"duty\".\n")),
    );
    let made = redline(drafts.as_ref(), align(drafts.as_ref()));
    assert!(made.is_empty());
}

#[test]
fn brackets_do_not_stay_alone_in_a_sentence_written_anew() {
    let end = "with oil of the best sort, which the harbour master buys each spring at the fair of the island.";
    assert_eq!(
        shown(
            &format!("A [guild] [board] [under sworn pilots] fills [all] lamps {end}"),
            &format!("Keepers [from every port][and island] meet [twice] yearly [or monthly] to trim lamps {end}"),
        ),
        format!(
            "[-A [guild] [board] [under sworn pilots] fills [all]-]{{+Keepers [from every port][and island] meet [twice] yearly [or monthly] to trim+}} lamps {end}"
        )
    );
}

#[test]
fn a_bracket_stays_where_the_words_in_it_are_replaced() {
    let end = "in fog, as the harbour master directs in writing at the fair of the island each spring.";
    assert_eq!(
        shown(
            &format!("Keepers [feed seals at every dawn][count herons on each island] {end}"),
            &format!("Keepers [sweep ash from stoves and lamps][paint boats with grey tar] {end}"),
        ),
        format!(
            "Keepers [[-feed seals at every dawn-]{{+sweep ash from stoves and lamps+}}][[-count herons on each island-]{{+paint boats with grey tar+}}] {end}"
        )
    );
}

#[test]
fn an_alignment_serves_a_second_redline() {
    let old = "## Article 1. Seals\n\n1. Each keeper shall feed the seals at dawn.\n";
    let new = old.replace("shall", "may");
    let drafts = Pair::new(old, &new).map(|text| parse(Source::new("a.md", text)));
    let first = compare(drafts.as_ref(), &Pins::default());
    let edits = first.edits.clone();
    let second = redline(drafts.as_ref(), first.alignment);
    assert_eq!((second.edits, second.words.inserted), (edits, 1));
}

#[test]
fn blanks_beside_a_mark_are_typography_and_those_between_words_are_not() {
    let words = |old: &str, new: &str| {
        let drafts = Pair::new(old, new).map(|text| parse(Source::new("a.md", format!("## Article 1\n\n{text}\n"))));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        (made.words.changed(), made.links.amended)
    };
    assert_eq!(words("Seals and / or herons rest here.", "Seals and/or herons rest here."), (0, 0));
    assert_eq!(words("Seals are not able to rest.", "Seals are notable to rest."), (3, 1));
}

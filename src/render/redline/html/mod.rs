//! The redline as one page for a browser: no outside request, fit for print, readable without script.
//!
//! 1. [`groups`]: headings with what stands under them, and the [`sorts`] of change a reader can filter by;
//! 2. [`head`]: what the drafts are and what happened, with links;
//! 3. [`tools`]: steps from change to change, views, filter, search;
//! 4. [`outline`]: the headings with marks of change;
//! 5. [`clauses`]: the text, once, under [`anchors`] that outlive other edits.
//!
//! Articles in which nothing changed are folded, their headings stay in sight. `redline.css` derives the views from
//! the one text; `redline.js` adds what needs a hand: steps, filter, search, the list of changes.

pub(in crate::render) mod anchors;
mod clauses;
mod groups;
mod head;
mod outline;
mod sorts;
mod tools;

use crate::draft::Language;
use crate::offences::Affected;
use crate::redline::Redline;
use crate::redline::voice::Voice;
use crate::render::page::Page;
use crate::render::words::Word;
use crate::render::words::Words;
use crate::render::words::direction;

use groups::Groups;

const STYLE: &str = include_str!("redline.css");
const SCRIPT: &str = include_str!("redline.js");

/// The keys of the page.
const KEYS: [(&str, Word); 6] = [
    ("n", Word::Next),
    ("p", Word::Previous),
    ("v", Word::KeyView),
    ("/", Word::Search),
    ("u", Word::KeyUnfold),
    ("c", Word::KeyLink),
];

/// Writes a redline as a page with an interface in a language.
pub fn write(out: &mut String, redline: &Redline<'_>, interface: Language) {
    let words = Words::of(interface);
    let voice = Voice::of(redline, interface);
    let offences = Affected::of(redline);
    let groups = Groups::of(redline, &offences);
    let symbols = redline.drafts.map(|draft| draft.meta.symbol.as_str());
    // Window titles and margins of paper run from left to right everywhere.
    let title = format!("{} → {}", symbols.old, symbols.new);
    let page = Page { title: &title, words: &words, style: STYLE, script: SCRIPT, keys: &KEYS };
    let sources = redline.drafts.map(|draft| draft.source.text().len());
    out.reserve(SIZE * sources.new.max(sources.old));
    page.write(out, |out| {
        let above = || above(&voice, &offences, (&groups, &words));
        let (text, above) = rayon::join(|| clauses::parts((&voice, &offences), &groups, &words), above);
        out.push_str(&above);
        out.extend(text);
        out.push_str("</main>\n");
    });
}

/// A page has about so many bytes for each of a draft: less, and it is moved while it is written.
const SIZE: usize = 3;

/// All that stands above the text, with the beginning of its element.
fn above(voice: &Voice<'_, '_>, offences: &Affected, (groups, words): (&Groups, &Words)) -> String {
    let redline = voice.redline();
    let language = redline.drafts.new.meta.language;
    let (tag, direction) = (language.tag(), direction(language));
    [
        head::head(redline, words).0,
        tools::bar(redline, groups, words).0,
        head::story(voice, offences, words).0,
        outline::nav(redline, groups, words).0,
        format!("\n<main id=\"tx-text\" lang=\"{tag}\" dir=\"{direction}\">\n"),
        tools::columns(redline, words).0,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::pair::Pair;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    fn page(old: &str, new: &str) -> String {
        let drafts = Pair::new(parse(Source::new("old.md", old)), parse(Source::new("new.md", new)));
        let made = redline(drafts.as_ref(), align(drafts.as_ref()));
        let mut out = String::new();
        write(&mut out, &made, made.drafts.new.meta.language);
        let body = out.find("<body>").unwrap()..out.rfind("<script>").unwrap();
        out[body].to_owned()
    }

    const OLD: &str = "## Article 1. Seals\n\n1. Each seal shall eat herring.\n";

    #[test]
    fn edits_are_marked_as_insertions_and_deletions() {
        let shown = page(OLD, &OLD.replace("shall", "may"));
        assert!(shown.contains("Each seal <del><span>shall</span></del><ins>may</ins> eat herring."), "{shown}");
    }

    #[test]
    fn nothing_of_a_hostile_draft_is_markup() {
        let shown = page(
            OLD,
            "## Article 1. <script>alert(1)</script>\n\n1. <img src=x onerror=alert(1)> [x](javascript:alert(1))\n",
        );
        assert!(
            !shown.contains("<script") && !shown.contains("<img") && !shown.contains("href=\"javascript"),
            "{shown}"
        );
    }

    #[test]
    fn an_address_outlives_a_new_article_before_it() {
        let old = format!("{OLD}\n## Article 2. Boats\n\nBoats keep away.\n");
        let shown = page(&old, &old.replace("Boats keep", "Boats shall keep"));
        let later =
            page(&old, &format!("## Article 1 ante\n\nPeace.\n\n{old}").replace("Boats keep", "Boats shall keep"));
        let address = "<p id=\"art_2__para_u1\" class=\"d1 x ss sw\">";
        assert!(shown.contains(address) && later.contains(address), "{shown}\n{later}");
    }

    #[test]
    fn an_id_of_an_author_cannot_stand_in_for_a_part_of_the_page() {
        let named = OLD.replace("Seals", "Seals {#tx-find}");
        assert!(page(&named, &named).contains("id=\"_tx-find\""));
    }

    #[test]
    fn an_arabic_text_runs_from_right_to_left() {
        let shown = page("## المادة 1\n\nنص أول.\n", "## المادة 1\n\nنص ثان.\n");
        assert!(shown.contains("lang=\"ar\" dir=\"rtl\""));
    }

    #[test]
    fn an_unchanged_article_is_folded_with_its_heading_in_sight() {
        let two = format!("{OLD}\n## Article 2. Boats\n\nBoats keep away.\n");
        let shown = page(&two, &two.replace("shall", "may"));
        assert!(shown.contains("<summary><h3 id=\"art_2\">") && shown.contains("Boats"), "{shown}");
    }
}

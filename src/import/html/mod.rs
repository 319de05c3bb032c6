//! HTML: what a browser shows becomes text, structure and notes (door to `scraper`).
//!
//! 1. [`elements`]: elements in the order of the page, without recursion: pages nest as deep as their authors like;
//! 2. [`lists`]: the numbers that a browser would print before list items;
//! 3. [`notes`]: which links call footnotes;
//! 4. [`reader`]: paragraphs and tables in a row, with what `ins` and `del` mark as changed; then as in Word documents.

mod elements;
mod lists;
mod notes;
mod reader;

use super::Changes;
use super::Imported;
use super::Report;
use super::Unreadable;
use super::docx;
use super::language;
use super::letterhead;
use super::markdown;
use super::markdown::Block;
use super::markdown::Facts;
use super::text;
use crate::draft::Language;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;

/// Reads a page into a draft. Scripts are never run and nothing is fetched.
///
/// # Errors
///
/// A page whose elements nest without end is refused.
///
/// # Examples
///
/// ```
/// use travaux::import::{Changes, html};
///
/// let page = "<h1>Seeds</h1><h2>Article 1. Use</h2><ol><li>Each Party:<ol type=a><li>one;</li></ol></li></ol>";
/// let imported = html("seeds.html", page, Changes::Accept).unwrap();
/// assert!(imported.source.text().ends_with("## Article 1. Use\n\n1. Each Party:\n\n   (a) one;\n\n"));
/// ```
pub fn html(name: &str, page: &str, changes: Changes) -> Result<Imported, Unreadable> {
    let page = elements::Page::read(page)?;
    let mut read = reader::read(&page);
    let settled = docx::settle(read.units, changes, &mut read.aside);
    let mut blocks = docx::blocks(settled);
    for (name, units) in read.notes {
        let settled = docx::settle(units, changes, &mut read.aside);
        blocks.push(Block::Note(name, docx::joined(settled)));
    }
    let mut facts = facts(&page, &blocks);
    letterhead::set_aside(&mut blocks, &mut facts, &mut read.aside);
    let kept = blocks.iter().map(Block::visible).sum::<usize>();
    let source = Source::new(name, markdown::write(&facts, &blocks));
    let mut findings = Vec::new();
    if !blocks.iter().any(|block| matches!(block, Block::Heading(..))) {
        let message = "no heading was recognised";
        let finding = Finding::new("import", Severity::Warning, message, Span::new(0, 0));
        findings.push(finding.with_help("mark headings with `<h2>` and the like"));
    }
    let report = Report { read: read.count.max(kept), kept, aside: read.aside };
    Ok(Imported { source, findings, report })
}

/// Blocks at the start that may be a letterhead.
const LETTERHEAD: usize = 30;

fn facts(page: &elements::Page, blocks: &[Block]) -> Facts {
    let lines: Vec<String> = blocks.iter().take(LETTERHEAD).map(docx::words).collect();
    let sample: String = blocks.iter().map(docx::words).take(400).collect::<Vec<_>>().join(" ");
    let said = page.language().map(|tag| Language::from_tag(&tag)).filter(|language| *language != Language::Other);
    let mut facts = Facts { language: said.unwrap_or_else(|| language::detect(&sample)), ..text::facts(&lines) };
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading(1, inlines, _) => Some(markdown::words(inlines)),
        _ => None,
    });
    facts.title = title.or_else(|| page.title());
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn body(page: &str) -> String {
        changed(page, Changes::Accept)
    }

    #[track_caller]
    fn changed(page: &str, changes: Changes) -> String {
        let imported = html("a.html", page, changes).unwrap();
        imported.source.text().split_once("---\n\n").unwrap().1.trim().to_owned()
    }

    #[test]
    fn lists_print_their_numbers_as_a_browser_does() {
        let page =
            "<h2>Article 1</h2><ol start=3><li>Three<ol type=i><li>inner</ol><li value=7>Seven</ol><ul><li>dot</ul>";
        assert_eq!(body(page), "## Article 1\n\n3. Three\n\n   (i) inner\n\n7. Seven\n\n- dot");
    }

    #[test]
    fn a_typed_label_is_not_numbered_twice() {
        let page = "<ol style='list-style:none'><li>(a) one;</li><li>(b) two.</li></ol><ol><li>1. One.</li></ol>";
        assert_eq!(body(page), "(a) one;\n\n(b) two.\n\n1. One.");
    }

    #[test]
    fn changes_are_taken_undone_or_kept() {
        let page = "<p>Each Party <del>shall</del><ins>may</ins> keep seeds.</p>";
        assert_eq!(changed(page, Changes::Accept), "Each Party may keep seeds.");
        assert_eq!(changed(page, Changes::Reject), "Each Party shall keep seeds.");
        assert!(changed(page, Changes::Keep).contains("{--shall--}"));
    }

    #[test]
    fn footnotes_are_notes_where_they_are_called() {
        let page =
            "<p>Seeds<sup><a href='#n1' id=r1>1</a></sup> grow.</p><hr><p id=n1><a href='#r1'>1</a> Of any kind.</p>";
        assert_eq!(body(page), "Seeds[^1] grow.\n\n[^1]: Of any kind.");
    }

    #[test]
    fn bold_paragraphs_that_name_articles_are_headings() {
        let page = "<p><b>Article 1</b></p><p><b>Use of terms</b></p><p>1. Each.<br>2. Every.</p>";
        assert_eq!(body(page), "#### Article 1\n\n###### Use of terms\n\n1. Each.\n\n2. Every.");
    }

    #[test]
    fn furniture_pictures_and_scripts_are_left_aside_and_said() {
        let page = "<nav>Home</nav><script>alert(1)</script><p>Text.<img alt='A seal'></p><footer>© us</footer>";
        let imported = html("a.html", page, Changes::Accept).unwrap();
        let aside: Vec<&str> = imported.report.aside.iter().map(|aside| aside.text.as_str()).collect();
        assert_eq!(aside, ["Home", "A seal", "© us"]);
        assert_eq!(body(page), "Text.");
    }

    #[test]
    fn hostile_pages_are_text() {
        let nested = |depth| format!("{}deep{}", "<div>".repeat(depth), "</div>".repeat(depth));
        assert_eq!(body(&nested(500)), "deep");
        assert!(html("a.html", &nested(100_000), Changes::Accept).is_err());
        assert_eq!(
            body("<p>a &lt;b&gt; *c* &amp;amp;</p><table><tr><td>x|y<td>z"),
            "a \\<b> \\*c\\* \\&amp;\n\n| x\\|y | z |\n| --- | --- |"
        );
    }

    #[test]
    fn tables_keep_their_cells() {
        assert_eq!(
            body("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>"),
            "| A | B |\n| --- | --- |\n| 1 | 2 3 |"
        );
    }
}

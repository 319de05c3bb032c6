//! Plain text, also text that came out of a PDF.
//!
//! 1. [`lines`]: lines of pages, free of control characters and presentation forms;
//! 2. [`furniture`]: page numbers, running heads and job numbers are set aside;
//! 3. [`cover`]: what stands before the draft says its symbol, date, session and title;
//! 4. [`blocks`]: lines become headings and paragraphs again;
//! 5. [`titles`]: a title that ran into the text below it is set apart;
//! 6. [`mend`]: words broken by hyphens and blanks are made whole.

mod blocks;
mod cover;
mod furniture;
mod lines;
mod mend;
mod titles;

use super::Aside;
use super::Imported;
use super::Report;
use super::What;
use super::language;
use super::markdown;
use super::markdown::Block;
use super::markdown::Facts;
use super::visible;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;
use crate::source::Span;

/// Reads plain text into a draft.
///
/// # Examples
///
/// ```
/// let text = "A/CONF.9/1\n12 May 2020\n\nArticle 1\nSeeds\n1. Each Party shall keep the\nseeds of the harvest.\n\n1/2\n";
/// let imported = travaux::import::text("seeds.txt", text);
/// assert!(imported.source.text().contains("#### Article 1. Seeds\n"));
/// assert!(imported.source.text().contains("Each Party shall keep the seeds of the harvest."));
/// ```
pub fn text(name: &str, text: &str) -> Imported {
    let mut aside = Vec::new();
    let lines = lines::read(text);
    let read = lines.iter().map(|line| visible(&line.text)).sum();
    let lines = furniture::set_aside(lines, &mut aside);
    let language = language::detect(text);
    let (mut facts, body) = cover::read(&lines, language);
    let cover: Vec<&str> = lines[..body.start].iter().map(|line| line.text.as_str()).collect();
    let mender = mend::Mender::of(&lines, language);
    let mut pieces = blocks::join(&lines[body.start..], &mender);
    titles::split(&mut pieces, language);
    let kept = pieces.iter().map(blocks::Piece::visible).sum();
    let mut blocks = blocks::write(pieces);
    if facts.title.is_none() {
        facts.title = body.title;
    }
    if let Some(title) = &facts.title {
        blocks.insert(0, Block::heading(1, title.as_str()));
    }
    if !cover.is_empty() {
        blocks.insert(usize::from(facts.title.is_some()), Block::Comment(cover.join("\n")));
        aside.push(Aside { what: What::Cover, text: cover.join("\n") });
    }
    let source = Source::new(name, markdown::write(&facts, &blocks));
    aside.extend(mender.into_mended().into_iter().map(|text| Aside { what: What::Mended, text }));
    let findings = remarks(&source, &aside);
    Imported { findings, report: Report { read, kept, aside }, source }
}

/// What a letterhead tells, wherever it comes from.
pub(super) fn facts(lines: &[String]) -> Facts {
    cover::facts(lines.iter().map(String::as_str))
}

/// Says whether a line of a letterhead is nothing but one of its facts.
pub(super) fn is_fact(line: &str) -> bool {
    cover::is_fact(line)
}

/// Says what a reader should look at.
fn remarks(source: &Source, aside: &[Aside]) -> Vec<Finding> {
    let start = Span::new(0, 0);
    let mut findings = Vec::new();
    for what in [What::Cover, What::Mended] {
        let texts: Vec<&str> =
            aside.iter().filter(|aside| aside.what == what).map(|aside| aside.text.as_str()).collect();
        if texts.is_empty() {
            continue;
        }
        let message = match what {
            What::Mended => format!("words made whole: {}", texts.join(", ")),
            _ => "what stands before the draft is kept as a comment".to_owned(),
        };
        findings.push(Finding::new("import", Severity::Note, message, start));
    }
    if !source.text().contains("\n#") {
        let message = "no heading was recognised";
        findings.push(Finding::new("import", Severity::Warning, message, start).with_help("mark headings with `#`"));
    }
    findings
}

#[cfg(test)]
mod tests {

    #[track_caller]
    fn body(text: &str) -> String {
        let imported = super::text("a.txt", text);
        let markdown = imported.source.text().to_owned();
        markdown.split_once("---\n\n").unwrap().1.trim().to_owned()
    }

    #[test]
    fn headings_without_marks_and_titles_below_them_are_headings() {
        let text = "Article 1\nKeeping of seeds and\nof tools\n1. Each Party shall keep seeds.\n2. And tools.\nPART II\nTRADE\nArticle 2 bis\nThe following rules apply:\n(a) one;\n(b) two.\n";
        let expected = "#### Article 1. Keeping of seeds and of tools\n\n1. Each Party shall keep seeds.\n\n2. And tools.\n\n## PART II. TRADE\n\n#### Article 2 bis\n\nThe following rules apply:\n\n(a) one;\n\n(b) two.";
        assert_eq!(body(text), expected);
    }

    #[test]
    fn a_sentence_broken_by_a_page_is_one_sentence() {
        let text = "A/X.1/2 1/9\nArticle 1\nSeeds\n1. Each Party shall\n20-11111 2/9\nkeep the seeds.\n20-11111 3/9\n2. Next.\n";
        assert!(body(text).contains("1. Each Party shall keep the seeds.\n\n2. Next."), "{}", body(text));
    }

    #[test]
    fn a_line_that_begins_with_a_reference_is_no_heading() {
        let text = "Article 1\nSeeds\n1. Each Party shall, in accordance with\nArticle 9\nof this Convention, keep seeds as\nArticle 10, paragraph 2, says.\n";
        assert!(
            body(text).contains(
                "in accordance with Article 9 of this Convention, keep seeds as Article 10, paragraph 2, says."
            )
        );
    }

    #[test]
    fn a_line_that_names_an_earlier_article_is_no_heading() {
        let text = "Article 1\nSeeds\nText.\nArticle 9\nTools\nTo be kept:\n(a) seeds;\nArticle 7 Tools too.\n";
        assert!(!body(text).contains("#### Article 7"), "{}", body(text));
    }

    #[test]
    fn recitals_are_paragraphs() {
        let text = "PREAMBLE\nThe Parties to this Agreement,\nRecalling the harvest of the\nlast year and its yields,\nMindful of the weather,\nHave agreed as follows:\nArticle 1\nSeeds\nText of it.\n";
        let expected = "The Parties to this Agreement,\n\nRecalling the harvest of the last year and its yields,\n\nMindful of the weather,\n\nHave agreed as follows:";
        assert!(body(text).contains(expected), "{}", body(text));
    }

    #[test]
    fn every_character_is_kept_or_listed() {
        let text = "X/CONF.1/2\n3 May 2021\nPREAMBLE\nThe Parties,\nArticle 1\nSeeds\n1. Each Party shall keep co-\noperation o thers and others.\n2/4\n2. Others, for others.\n";
        let imported = super::text("a.txt", text);
        let markdown = imported.source.text().replace('\n', " ");
        for word in ["X/CONF.1/2", "PREAMBLE", "Parties", "Seeds", "cooperation", "others", "2021"] {
            assert!(markdown.contains(word) || word == "cooperation", "{word} in {markdown}");
        }
        assert!(imported.report.aside.iter().any(|aside| aside.text == "2/4"));
    }
}

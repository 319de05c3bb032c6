//! What stands before the draft in a Word document or a page: its title, and lines that tell facts and no more.

use super::Aside;
use super::What;
use super::docx;
use super::markdown;
use super::markdown::Block;
use super::markdown::Facts;
use super::text;
use crate::draft::kind;
use crate::draft::meta::RESTATED;

/// Makes the first heading the title, where it alone stands on the highest level and names no part of a text: whoever
/// writes in Word takes "Heading 1" for a title as readily as "Title", and programs write both.
pub(super) fn entitle(blocks: &mut [Block]) {
    take_once(blocks);
    let levels: Vec<u8> = blocks.iter().filter_map(level).collect();
    let Some((&first, below)) = levels.split_first() else { return };
    if first == 1 || below.is_empty() || below.iter().any(|level| *level <= first) {
        return;
    }
    if let Some(Block::Heading(level, inlines, _)) = blocks.iter_mut().find(|block| level(block).is_some())
        && kind::read_heading(markdown::words(inlines).trim()).is_none()
    {
        *level = 1;
    }
}

/// Keeps a title as a comment that the next heading says again.
fn take_once(blocks: &mut [Block]) {
    let headings: Vec<usize> = (0..blocks.len()).filter(|&at| level(&blocks[at]).is_some()).take(2).collect();
    let &[first, second] = headings.as_slice() else { return };
    let said = docx::words(&blocks[first]);
    if level(&blocks[first]) == Some(1) && docx::words(&blocks[second]) == said {
        blocks[first] = Block::Comment(said);
    }
}

fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading(level, ..) => Some(*level),
        Block::Text(..) | Block::Note(..) | Block::Comment(_) | Block::Table(_) => None,
    }
}

/// Keeps lines, titles too, as comments that stand before the first clause and only tell a symbol, a date, a session, or that the
/// wording is a restatement: they are of the document, not of the text, and change with every draft.
pub(super) fn set_aside(blocks: &mut [Block], facts: &mut Facts, aside: &mut Vec<Aside>) {
    let body = blocks.iter().position(|block| level(block).is_some_and(|level| level > 1)).unwrap_or(0);
    for block in &mut blocks[..body] {
        if !matches!(block, Block::Text(..) | Block::Heading(1, ..)) {
            continue;
        }
        let line = docx::words(block).trim().to_owned();
        let bare = line.strip_suffix(RESTATED).map(|start| start.trim_end().trim_end_matches('.'));
        if let Some(symbol) = bare {
            facts.more.push(("basis".to_owned(), "restatement".to_owned()));
            facts.symbol = facts.symbol.take().or_else(|| Some(symbol.to_owned())).filter(|symbol| !symbol.is_empty());
        }
        if bare.is_some() || text::is_fact(&line) {
            facts.title = facts.title.take().filter(|title| *title != line);
            aside.push(Aside { what: What::Cover, text: line.clone() });
            *block = Block::Comment(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(mut blocks: Vec<Block>) -> (Vec<Block>, Facts) {
        let mut facts = Facts::default();
        set_aside(&mut blocks, &mut facts, &mut Vec::new());
        (blocks, facts)
    }

    #[test]
    fn a_lone_highest_heading_is_the_title() {
        let mut blocks = vec![Block::heading(2, "Seeds"), Block::heading(3, "Use"), Block::heading(3, "Trade")];
        entitle(&mut blocks);
        assert_eq!(blocks[0], Block::heading(1, "Seeds"));
        for kept in [["Article 1", "Use"], ["Seeds", "Chapter I"]] {
            let mut blocks = vec![Block::heading(2, kept[0]), Block::heading(2 + u8::from(kept[1] == "Use"), kept[1])];
            entitle(&mut blocks);
            assert_eq!(blocks[0], Block::heading(2, kept[0]));
        }
    }

    #[test]
    fn a_title_said_twice_is_one_title() {
        let mut blocks = vec![Block::heading(1, "Seeds"), Block::heading(2, "Seeds"), Block::heading(3, "Use")];
        entitle(&mut blocks);
        assert_eq!(blocks[..2], [Block::Comment("Seeds".to_owned()), Block::heading(1, "Seeds")]);
    }

    #[test]
    fn lines_of_facts_are_no_clauses() {
        let blocks = vec![
            Block::heading(1, "Seeds"),
            Block::plain("A/CONF.9/1"),
            Block::plain("2 May 2020"),
            Block::plain("The Parties, on 2 May 2020,"),
            Block::heading(3, "Article 1"),
            Block::plain("A/CONF.9/1"),
        ];
        let (set, _) = set(blocks.clone());
        assert_eq!(set[1], Block::Comment("A/CONF.9/1".to_owned()));
        assert_eq!(set[2], Block::Comment("2 May 2020".to_owned()));
        assert_eq!((&set[3], &set[5]), (&blocks[3], &blocks[5]));
    }

    #[test]
    fn a_restatement_is_known_again() {
        let (_, facts) = set(vec![Block::plain(format!("A/1. {RESTATED}")), Block::heading(2, "Use")]);
        assert_eq!(facts.symbol.as_deref(), Some("A/1"));
        assert_eq!(facts.more, [("basis".to_owned(), "restatement".to_owned())]);
    }
}

//! Footnotes that nothing calls: documents of ours hold them as paragraphs behind their sign, `[^2] Words.`

use super::markdown;
use super::markdown::Block;
use super::markdown::Inline;

/// The kind of container that Akoma Ntoso documents of ours hold such a note in.
pub(super) const CONTAINER: &str = "footnote";

/// The style of footnotes in Word.
pub(super) const STYLE: &str = "footnote text";

/// A paragraph as the footnote that it says it is, else as it was.
pub(super) fn of_paragraph(inlines: Vec<Inline>) -> Result<Block, Vec<Inline>> {
    let words = markdown::words(&inlines);
    let Some((name, rest)) = words.strip_prefix("[^").and_then(|words| words.split_once("] ")) else {
        return Err(inlines);
    };
    if name.is_empty() || name.contains(|letter: char| letter.is_whitespace() || letter == '[') {
        return Err(inlines);
    }
    let sign = words.len() - rest.len();
    Ok(Block::Note(name.to_owned(), behind(inlines, sign)))
}

/// What stands behind so many bytes of words.
fn behind(inlines: Vec<Inline>, mut bytes: usize) -> Vec<Inline> {
    let cut = |inline| match inline {
        Inline::Words(text, marks) => {
            let taken = bytes.min(text.len());
            bytes -= taken;
            (taken < text.len()).then(|| Inline::Words(text[taken..].to_owned(), marks))
        }
        other => Some(other),
    };
    inlines.into_iter().filter_map(cut).collect()
}

/// Puts all footnotes last, those that are called before those that go on with them.
pub(super) fn put_last(blocks: &mut Vec<Block>, called: Vec<Block>) {
    let is_note = |block: &Block| matches!(block, Block::Note(..));
    let (strays, text): (Vec<Block>, Vec<Block>) = std::mem::take(blocks).into_iter().partition(is_note);
    blocks.extend(text.into_iter().chain(called).chain(strays));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Inline {
        Inline::Words(text.to_owned(), markdown::Marks::default())
    }

    #[test]
    fn a_paragraph_behind_a_sign_is_a_note() {
        let note = of_paragraph(vec![plain("[^2"), plain("] Of"), plain(" any kind.")]);
        assert_eq!(note, Ok(Block::Note("2".to_owned(), vec![plain("Of"), plain(" any kind.")])));
        for text in ["[^2]Of", "[^ 2] Of", "2] Of", "[^] Of"] {
            assert!(of_paragraph(vec![plain(text)]).is_err(), "{text}");
        }
    }

    #[test]
    fn a_note_goes_on_behind_the_one_that_is_called() {
        let note = |text: &str| Block::Note("2".to_owned(), vec![plain(text)]);
        let mut blocks = vec![note("more"), Block::plain("text")];
        put_last(&mut blocks, vec![note("first")]);
        assert_eq!(blocks, [Block::plain("text"), note("first"), note("more")]);
    }
}

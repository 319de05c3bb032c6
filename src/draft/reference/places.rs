//! Where kind words stand in a draft whose words are read.
//!
//! A draft has ten thousand words and some hundred different ones: each is looked at once.

use super::scan;
use super::words;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Language;
use crate::words::Token;

/// The places of kind words in the texts of all clauses.
#[derive(Debug, Default)]
pub(crate) struct Places {
    starts: Vec<u32>,
    /// Where those of each clause start in the list; one more entry than clauses.
    of: Vec<u32>,
}

/// What is known of a word by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Nothing,
    /// It holds no kind word, however it is printed.
    Other,
    /// Each of its prints is looked at.
    Ask,
}

impl Places {
    /// Finds them, if the language of the draft has kind words before the numbers.
    pub(crate) fn of<'w>(draft: &Draft, of: impl Fn(ClauseIx) -> &'w [Token], vocabulary: usize) -> Option<Self> {
        if draft.meta.language == Language::Chinese {
            return None;
        }
        let mut known = vec![Known::Nothing; vocabulary];
        let mut found = Self::default();
        for at in draft.indices() {
            found.of.push(found.starts.len() as u32);
            let text = draft.clause(at).text.as_str();
            for token in of(at) {
                let known = &mut known[token.word.0 as usize];
                if *known != Known::Other {
                    let before = found.starts.len();
                    let word = &text[token.range()];
                    found.starts.extend(kind_words(word).map(|start| token.start + start as u32));
                    // Hyphens and quotes are printed in many ways, and other words than those of ASCII too.
                    let plain = word.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'-' | b'\'' | b'"'));
                    *known = if plain && found.starts.len() == before { Known::Other } else { Known::Ask };
                }
            }
        }
        found.of.push(found.starts.len() as u32);
        Some(found)
    }

    /// Those in the text of one clause.
    pub(super) fn in_clause(&self, at: ClauseIx) -> &[u32] {
        &self.starts[self.of[at.at()] as usize..self.of[at.at() + 1] as usize]
    }
}

/// Where kind words start in a word: "article/paragraph" has two.
fn kind_words(word: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let next = scan::next_word(word, at)?;
        at = next.end;
        Some(next)
    })
    .filter(|next| words::level_of(&word[next.clone()]).is_some())
    .map(|next| next.start)
}

//! The language of a document by its script and its commonest words.

use crate::draft::Language;

/// Words that are frequent in one language of Latin script and absent from the others.
const COMMON: [(Language, [&str; 8]); 3] = [
    (Language::English, ["the", "and", "shall", "of", "which", "with", "this", "any"]),
    (Language::French, ["le", "les", "des", "du", "et", "est", "aux", "présente"]),
    (Language::Spanish, ["el", "los", "las", "del", "y", "una", "que", "por"]),
];

/// Words looked at: a few pages are enough to be sure.
const SAMPLE: usize = 4000;

/// Tells the language of a text.
pub(super) fn detect(text: &str) -> Language {
    let script = Language::detect(text);
    if script != Language::English {
        return script;
    }
    let mut counts = [0usize; COMMON.len()];
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE) {
        let word = word.to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(&COMMON) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = (0..COMMON.len()).rev().max_by_key(|&at| counts[at]).unwrap_or(0);
    COMMON[best].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_latin_script_are_told_by_their_commonest_words() {
        assert_eq!(
            detect("Les Parties prennent les mesures et le secrétariat en informe les États."),
            Language::French
        );
        assert_eq!(detect("El Estado que reciba la solicitud y los documentos del caso"), Language::Spanish);
        assert_eq!(detect("Each Party shall keep the seeds of the harvest"), Language::English);
        assert_eq!(detect("各缔约方应当保存种子"), Language::Chinese);
        assert_eq!(detect(""), Language::English);
    }
}

//! The numbers of references, held in little room: a text may name an article in every eight words.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Printed;
use crate::draft::Few;
use crate::draft::label::Label;

/// The numbers of one reference, in the order of the text; never empty.
pub type Numbers = Few<Printed>;

/// The labels that references print, each held once.
#[derive(Debug, Default)]
pub(super) struct Shared(FxHashSet<Arc<Label>>);

impl Shared {
    /// The one label that is equal to this.
    pub(super) fn get(&mut self, label: &Label) -> Arc<Label> {
        if let Some(known) = self.0.get(label) {
            return Arc::clone(known);
        }
        let new = Arc::new(label.clone());
        self.0.insert(Arc::clone(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::reference::Reference;
    use crate::draft::reference::References;
    use crate::parse::parse;
    use crate::source::Source;

    #[test]
    fn a_reference_takes_no_more_than_its_words_in_long_texts() {
        assert!(size_of::<Reference>() <= 48);
    }

    #[test]
    fn references_that_print_the_same_share_a_label() {
        let draft = parse(Source::new("a.md", "## Article 1\n\nSee article 1, and then article 1 again.\n"));
        let references = References::of(&draft);
        let labels: Vec<_> =
            references.iter().flat_map(|one| &one.numbers).filter_map(|one| one.label.as_ref()).collect();
        assert_eq!(labels.len(), 2);
        assert!(Arc::ptr_eq(labels[0], labels[1]));
    }
}

//! The concordance for spreadsheets: one line a row, one column a draft.

use super::Names;
use super::table;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::render::words::Words;

/// Writes a head and one line a row.
pub fn write(out: &mut String, concordance: &Concordance<'_>) {
    // What a program reads has one language.
    table(concordance, Names::Citations, &Words::of(Language::English)).csv(out);
}

//! The concordance for spreadsheets: one line a row, one column a draft.

use super::Names;
use super::table;
use crate::lineage::concordance::Concordance;

/// Writes a head and one line a row.
pub fn write(out: &mut String, concordance: &Concordance<'_>) {
    table(concordance, Names::Citations).csv(out);
}

//! The concordance as a table of Markdown.

use super::Names;
use super::summary;
use super::table;
use crate::lineage::concordance::Concordance;

/// Writes the table and a line with what happened how often.
pub fn write(out: &mut String, concordance: &Concordance<'_>) {
    table(concordance, Names::Citations).markdown(out);
    out.push_str(&format!("\n{}\n", summary(concordance)));
}

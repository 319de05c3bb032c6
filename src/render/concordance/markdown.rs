//! The concordance as a table of Markdown.

use super::Names;
use super::summary;
use super::table;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::render::words::Words;

/// Writes the table and a line with what happened how often.
pub fn write(out: &mut String, concordance: &Concordance<'_>, interface: Language) {
    let words = &Words::of(interface);
    table(concordance, Names::Citations, words).markdown(out);
    out.push_str(&format!("\n{}\n", summary(concordance, words)));
}

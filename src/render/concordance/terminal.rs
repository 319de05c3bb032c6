//! The concordance for a terminal: citations where they fit, else numbers alone.

use super::Names;
use super::summary;
use super::table;
use crate::draft::Language;
use crate::lineage::concordance::Concordance;
use crate::render::words::Words;

/// So many columns the title needs to be worth printing.
const TITLE: usize = 16;

/// Writes an aligned table and a line with what happened how often.
pub fn write(out: &mut String, concordance: &Concordance<'_>, (width, interface): (usize, Language)) {
    let words = &Words::of(interface);
    let cited = table(concordance, Names::Citations, words);
    let fits = cited.width_before_last() + TITLE <= width;
    let shown = if fits { cited } else { table(concordance, Names::Numbers, words) };
    shown.text(out, width.max(shown.width_before_last() + TITLE));
    out.push_str(&format!("\n{}\n", summary(concordance, words)));
}

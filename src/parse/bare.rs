//! Numbers without a mark behind them, told from figures by their row.
//!
//! Schedules number their paragraphs `18 In section 197 …`, `19 In section 203 …`. One such block may
//! as well open with a year or a sum; a block whose number is next to that of one before or behind
//! it is numbered.

use super::blocks::Block;
use crate::draft::Label;
use crate::draft::label;

/// Rows are broken by quoted provisions with numbers of their own: so many numbers may stand between neighbours.
const REACH: usize = 12;

/// Marks the blocks that open with a number of a row.
pub(super) fn mark(blocks: &mut [Block]) {
    let numbered = |(at, block): (usize, &Block)| {
        let text = block.text.as_str();
        let opening = label::open_bare(text).filter(|_| block.heading == 0 && !block.opens_item)?;
        let label = opening.readings.into_iter().next()?;
        label::open(text).is_none().then_some((at, label))
    };
    let found: Vec<(usize, Label)> = blocks.iter().enumerate().filter_map(numbered).collect();
    let mut in_row = vec![false; found.len()];
    for at in 0..found.len() {
        for later in at + 1..found.len().min(at + 1 + REACH) {
            if found[later].1.follows(&found[at].1) {
                in_row[at] = true;
                in_row[later] = true;
                break;
            }
        }
    }
    for ((at, _), _) in found.iter().zip(in_row).filter(|(_, in_row)| *in_row) {
        blocks[*at].bare_number = true;
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn labels(text: &str) -> Vec<String> {
        let draft = parse(Source::new("a.md", text));
        draft.clauses.iter().filter_map(|clause| clause.label.as_ref().map(|label| label.printed.to_string())).collect()
    }

    #[test]
    fn numbers_in_a_row_are_labels() {
        let text = "## Schedule 1\n\n1 In section 4 omit “seal”.\n\n2 In section 5—\n\n(1) omit “otter”;\n\n(2) omit “pup”.\n\n3 Omit section 6.\n";
        assert_eq!(labels(text), ["1", "1", "2", "1", "2", "3"]);
    }

    #[test]
    fn a_lone_figure_is_text() {
        assert!(labels("# A\n\n30 States ratified it.\n\nOthers wait.\n").is_empty());
        assert!(labels("# A\n\n2014 Regulations apply.\n\n30 States ratified it.\n").is_empty());
    }
}

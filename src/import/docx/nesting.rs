//! Lists in lists: Word's "List Number 2" is a list of its own on its first level, only set in deeper.

use std::collections::HashMap;

/// Lists that are set in less than this, in twentieths of a point, stand beside each other: a tenth of an inch.
const STEP: i32 = 144;

/// How deep the lists below a heading stand.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    /// The depth of the first level of each list.
    bases: HashMap<String, u16>,
    /// The last item: how far it is set in, and its depth.
    last: Option<(i32, u16)>,
}

impl Nesting {
    /// The depth of the next item of a list, which is set in so far.
    pub(super) fn depth(&mut self, list: &str, level: u16, indent: Option<i32>) -> u16 {
        let last = self.last;
        let inside = |own: i32| last.filter(|(above, _)| level == 0 && own >= above + STEP).map(|(_, depth)| depth + 1);
        let base = *self.bases.entry(list.to_owned()).or_insert_with(|| indent.and_then(inside).unwrap_or(0));
        let depth = base + level;
        self.last = indent.map(|own| (own, depth));
        depth
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_set_in_deeper_stands_in_the_item_above_it() {
        let mut nesting = Nesting::default();
        let items = [("1", 360), ("1", 360), ("2", 643), ("2", 643), ("3", 926), ("1", 360), ("4", 360)];
        assert_eq!(items.map(|(list, indent)| nesting.depth(list, 0, Some(indent))), [0, 0, 1, 1, 2, 0, 0]);
    }

    #[test]
    fn levels_of_a_list_count_from_its_first() {
        let mut nesting = Nesting::default();
        let items = [("1", 0, 360), ("1", 1, 720), ("2", 0, 1080), ("2", 1, 1440)];
        assert_eq!(items.map(|(list, level, indent)| nesting.depth(list, level, Some(indent))), [0, 1, 2, 3]);
        assert_eq!(nesting.depth("3", 2, None), 2);
    }
}

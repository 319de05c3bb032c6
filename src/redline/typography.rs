//! Quotes, dashes, blanks and the capitals of headings: no change, unless somebody asks for them.

use std::borrow::Cow;

use super::Class;
use super::LinkCount;
use super::Op;
use super::Redline;
use super::Segment;
use super::count;
use crate::pair::Pair;
use crate::words::fold;

/// Says whether two titles differ in capitals, quotes, dashes and blanks alone.
pub(super) fn is_same_title(titles: Pair<&str>) -> bool {
    let plain = |title: &str| fold(title).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    plain(titles.old) == plain(titles.new)
}

/// The segments of a title of which typography alone differs.
pub(super) fn retyped<'d>(titles: Pair<Cow<'d, str>>) -> Vec<Segment<'d>> {
    let segment = |op, text| Segment { op, class: Class::Typography, text };
    vec![segment(Op::Delete, titles.old), segment(Op::Insert, titles.new)]
}

impl Redline<'_> {
    /// Takes edits of typography for edits of substance, so that every output shows and counts them.
    pub fn mind_typography(&mut self) {
        for (link, edit) in self.alignment.links.iter().zip(&mut self.edits) {
            if !edit.has(Class::Typography) {
                continue;
            }
            let mut segments: Vec<Segment<'_>> = Vec::with_capacity(edit.segments.len());
            for mut segment in edit.segments.drain(..) {
                let class = if segment.class == Class::Typography { Class::Substance } else { segment.class };
                segment.class = class;
                match segments.last_mut().filter(|last| last.op == segment.op && last.class == class) {
                    Some(last) => last.text.to_mut().push_str(&segment.text),
                    None => segments.push(segment),
                }
            }
            edit.segments = segments;
            edit.changes.retitled |= link.changes.retitled;
            edit.changes.amended |= !link.changes.retitled;
        }
        self.links = LinkCount::default();
        for (link, edit) in self.alignment.links.iter().zip(&self.edits) {
            count(&mut self.links, link, edit.changes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align;
    use crate::parse::parse;
    use crate::redline::redline;
    use crate::source::Source;

    const OLD: &str = "## Article 1. MITIGATION\n\n1. A Party's \"duty\" holds for 30 days in every harbour.\n";
    const NEW: &str = "## Article 1. Mitigation\n\n1. A Party’s “duty” holds for 30 days in every harbour.\n";

    #[test]
    fn typography_is_a_change_only_where_it_is_asked_for() {
        let drafts = Pair::new(parse(Source::new("old.md", OLD)), parse(Source::new("new.md", NEW)));
        let mut made = redline(drafts.as_ref(), align(drafts.as_ref()));
        assert!(made.is_empty());
        made.mind_typography();
        assert_eq!((made.links.retitled, made.links.amended), (1, 1));
    }
}

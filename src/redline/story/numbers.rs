//! What only follows from other changes: renumbering, headings above, references.

use super::Sentence;
use super::Teller;
use super::wording::Numbered;
use super::wording::Range;
use super::wording::count;
use super::wording::sentence;
use super::wording::told_or_counted;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;

impl Teller<'_> {
    pub(super) fn renumbered(&self, story: &mut Vec<Sentence>) {
        let mut ranges: Vec<Range> = Vec::new();
        let mut links = Vec::new();
        let mut old_order: Vec<LinkIx> = self.redline.alignment.indices().collect();
        old_order.sort_by_key(|&at| self.link(at).old.first().copied());
        for at in old_order {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            let article = self.clause_kind(at) == Kind::Article && link.old.len() == 1 && link.new.len() == 1;
            if !changes.renumbered || changes.moved || !article {
                continue;
            }
            links.push(at);
            let range = self.range(link);
            match ranges.last_mut().filter(|last| last.goes_on_with(&range)) {
                Some(last) => last.last = range.last,
                None => ranges.push(range),
            }
        }
        let Some((first, rest)) = ranges.split_first() else { return };
        let unit = self.unit(links[0]);
        let opening = if links.len() > 1 { format!("{unit}s") } else { unit };
        let told = first.tell();
        let mut text = format!("{opening} {} renumbered {}", told.old, told.new);
        for told in rest.iter().map(Range::tell) {
            text.push_str(&format!(", {} now {}", told.old, told.new));
        }
        story.push(sentence(&text, links));
    }

    fn range(&self, link: &Link) -> Range {
        let number = |draft: &Draft, at: ClauseIx| -> Numbered {
            let clause = draft.clause(at);
            let printed = clause.label.as_ref().map_or("without number".to_owned(), |label| label.printed.clone());
            let plain = clause.label.as_ref().and_then(|label| match label.number.levels[..] {
                [level] if level.suffix == 0 => Some(level.base),
                _ => None,
            });
            (printed, plain)
        };
        let both =
            Pair::new(number(self.redline.drafts.old, link.old[0]), number(self.redline.drafts.new, link.new[0]));
        Range { first: both.clone(), last: both }
    }

    pub(super) fn regrouped(&self, story: &mut Vec<Sentence>) {
        let mut by_heading: Vec<(String, Vec<LinkIx>)> = Vec::new();
        for at in self.redline.alignment.indices().filter(|&at| self.redline.edit(at).changes.regrouped) {
            let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
            let Some(parent) = parent else { continue };
            let name = if parent == ClauseIx::ROOT { "no heading".to_owned() } else { self.name(Side::New, parent) };
            match by_heading.last_mut().filter(|last| last.0 == name) {
                Some(last) => last.1.push(at),
                None => by_heading.push((name, vec![at])),
            }
        }
        let told = by_heading.into_iter().map(|(name, links)| {
            let first = self.here(links[0]);
            let what = match links.len() {
                1 => format!("{first} now stands"),
                several => format!("{first} and {} more now stand", several - 1),
            };
            sentence(&format!("{what} under {name}"), links)
        });
        told_or_counted(story, told.collect(), "headings stand elsewhere");
    }

    /// What is only counted: numbers of paragraphs, and references that follow.
    pub(super) fn counts(&self, story: &mut Vec<Sentence>) {
        let inner = |at: &LinkIx| self.redline.edit(*at).changes.renumbered && !self.clause_kind(*at).has_heading();
        let links: Vec<LinkIx> = self.redline.alignment.indices().filter(inner).collect();
        if !links.is_empty() {
            let verb = if links.len() == 1 { "has a new number" } else { "have new numbers" };
            let (unit, number) = (self.unit_of_most(), count(links.len(), "clause"));
            story.push(sentence(&format!("{number} within {unit}s {verb}"), links));
        }
        let follows = |at: &LinkIx| {
            self.redline
                .edit(*at)
                .segments
                .iter()
                .any(|segment| segment.op == Op::Insert && segment.class == Class::Consequential)
        };
        let links: Vec<LinkIx> = self.redline.alignment.indices().filter(follows).collect();
        if !links.is_empty() {
            story.push(sentence(
                &format!("references in {} follow the renumbering", count(links.len(), "clause")),
                links,
            ));
        }
    }

    /// What the articles of the draft are called: as the first of them is.
    fn unit_of_most(&self) -> String {
        let article = self.articles.iter().find(|article| self.clause_kind(article.link) == Kind::Article);
        article.map_or_else(|| "article".to_owned(), |article| self.unit(article.link))
    }
}

//! What only follows from other changes: renumbering, headings above, references.

use super::Fate;
use super::Teller;
use super::Told;
use super::fact::Fact;
use super::fact::Rest;
use super::fact::Title;
use super::fact::Unit;
use super::told_or_counted;
use super::wording::Numbered;
use super::wording::Stretch;
use crate::align::Link;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Draft;
use crate::draft::Kind;
use crate::pair::Pair;
use crate::pair::Side;
use crate::redline::Class;
use crate::redline::Op;

impl Teller<'_, '_, '_> {
    pub(super) fn renumbered(&self, story: &mut Vec<Told>) {
        let mut ranges: Vec<Stretch> = Vec::new();
        let mut links = Vec::new();
        let mut old_order: Vec<LinkIx> = self.redline.alignment.indices().collect();
        old_order.sort_by_key(|&at| self.link(at).old.first().copied());
        for at in old_order {
            let (link, changes) = (self.link(at), self.redline.edit(at).changes);
            let article = self.clause_kind(at) == Kind::Article && link.old.len() == 1 && link.new.len() == 1;
            if !changes.renumbered || changes.moved || !article || self.fate(at) != Fate::Stays {
                continue;
            }
            links.push(at);
            let range = self.range(link);
            match ranges.last_mut().filter(|last| last.goes_on_with(&range)) {
                Some(last) => last.last = range.last,
                None => ranges.push(range),
            }
        }
        if let Some(&first) = links.first() {
            let fact = Fact::Renumbered(self.unit(first), ranges.into_iter().map(Stretch::tell).collect());
            story.push(Told { fact, links });
        }
    }

    fn range(&self, link: &Link) -> Stretch {
        let number = |draft: &Draft, at: ClauseIx| -> Numbered {
            let clause = draft.clause(at);
            let printed = clause.label.as_ref().map(|label| label.printed.to_string()).unwrap_or_default();
            let plain = clause.label.as_ref().and_then(|label| match label.number.levels[..] {
                [level] if level.suffix == 0 && label.number.until.is_none() => Some(level.base),
                _ => None,
            });
            (printed, plain)
        };
        let both =
            Pair::new(number(self.redline.drafts.old, link.old[0]), number(self.redline.drafts.new, link.new[0]));
        Stretch { first: both.clone(), last: both }
    }

    pub(super) fn regrouped(&self, story: &mut Vec<Told>) {
        let mut by_heading: Vec<(Option<Title>, Vec<LinkIx>)> = Vec::new();
        let mut last = None;
        for at in self.redline.alignment.indices().filter(|&at| self.redline.edit(at).changes.regrouped) {
            if self.fate(at) != Fate::Stays {
                continue;
            }
            let parent = self.link(at).new.first().and_then(|&new| self.redline.drafts.new.clause(new).parent);
            let Some(parent) = parent else { continue };
            match by_heading.last_mut().filter(|_| last == Some(parent)) {
                Some((_, links)) => links.push(at),
                None => {
                    let under = (parent != ClauseIx::ROOT).then(|| self.name(Side::New, parent));
                    by_heading.push((under, vec![at]));
                }
            }
            last = Some(parent);
        }
        let told = by_heading.into_iter().map(|(under, links)| {
            let fact = Fact::Regrouped(self.here(links[0]), links.len() - 1, under);
            Told { fact, links }
        });
        told_or_counted(story, told.collect(), Rest::HeadingsElsewhere);
    }

    /// What is only counted: numbers of paragraphs, and references that follow.
    pub(super) fn counts(&self, story: &mut Vec<Told>) {
        let inner = |at: &LinkIx| self.redline.edit(*at).changes.renumbered && !self.clause_kind(*at).has_heading();
        let links: Vec<LinkIx> = self.redline.alignment.indices().filter(inner).collect();
        if !links.is_empty() {
            story.push(Told { fact: Fact::InnerNumbers(links.len(), self.unit_of_most()), links });
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
            story.push(Told { fact: Fact::References(links.len()), links });
        }
    }

    /// What the articles of the draft are called: as the first of them is.
    fn unit_of_most(&self) -> Unit {
        let article = self.articles.iter().find(|article| self.clause_kind(article.link) == Kind::Article);
        article.and_then(|article| self.unit(article.link))
    }
}

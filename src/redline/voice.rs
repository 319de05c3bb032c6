//! A redline as it is told in one language.

use super::Redline;
use super::carried::Carried;
use super::material::Material;
use super::progress::Event;
use super::progress::Regression;
use super::remarks::Remark;
use super::story;
use super::story::Sentence;
use super::story::fact::Places;
use super::tongue;
use super::tongue::Tongue;
use crate::align::LinkIx;
use crate::draft::ClauseIx;
use crate::draft::Language;
use crate::draft::citation::Citations;
use crate::pair::Pair;
use crate::pair::Side;

/// Tells of a redline in one language, whatever that of its drafts: words and citations are of that language.
pub struct Voice<'r, 'd> {
    pub(super) redline: &'r Redline<'d>,
    language: Language,
    tongue: &'static dyn Tongue,
    /// Citations of drafts in other languages.
    own: Pair<Option<Citations<'d>>>,
}

impl<'r, 'd> Voice<'r, 'd> {
    /// Tells of a redline in a language; in English for any but the six.
    pub fn of(redline: &'r Redline<'d>, language: Language) -> Self {
        let own = redline.drafts.map(|draft| {
            let foreign = draft.meta.language.tag() != language.tag();
            foreign.then(|| Citations::spoken(draft, language))
        });
        Self { redline, language, tongue: tongue::of(language), own }
    }

    /// What is told of.
    pub fn redline(&self) -> &'r Redline<'d> {
        self.redline
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What happened, most substantive first.
    pub fn story(&self) -> Vec<Sentence> {
        let told = story::facts(self).into_iter();
        told.map(|told| Sentence { text: tongue::sentence(self.tongue, &told.fact), links: told.links }).collect()
    }

    /// The citation of a clause.
    pub fn cite(&self, side: Side, at: ClauseIx) -> &str {
        self.own.get(side).as_ref().unwrap_or_else(|| self.redline.cites.get(side)).cite(at)
    }

    /// The citation of what a link is shown by: its clause in the new draft, else in the old one.
    pub fn cite_link(&self, at: LinkIx) -> &str {
        let (side, clause) = self.redline.alignment.link(at).shown();
        self.cite(side, clause)
    }

    /// What happened to a bracket, a choice or a blank, as a phrase: `brackets lifted: text agreed`.
    pub fn event(&self, event: &Event) -> String {
        self.tongue.event(event)
    }

    /// What happened in some links, as phrases; those that say the same are counted: `brackets lifted: text agreed (2)`.
    pub fn events(&self, links: &[LinkIx]) -> Vec<String> {
        let mut counted: Vec<(String, usize)> = Vec::new();
        for event in links.iter().flat_map(|&at| self.redline.progress.of_link(at)) {
            let phrase = self.event(event);
            match counted.iter_mut().find(|(known, _)| *known == phrase) {
                Some((_, count)) => *count += 1,
                None => counted.push((phrase, 1)),
            }
        }
        let told = |(phrase, count)| if count == 1 { phrase } else { format!("{phrase} ({count})") };
        counted.into_iter().map(told).collect()
    }

    /// What befell a text that was secure, as a phrase: `was agreed ad referendum, now changed`.
    pub fn regression(&self, regression: &Regression) -> String {
        self.tongue.setback(regression.was, regression.now)
    }

    /// Where text of a clause went, and where it came from, as phrases: `text of it stands in article 2 now`.
    pub fn carried(&self, at: LinkIx) -> Vec<String> {
        let all = &self.redline.carried;
        let told = |there: Side, reworded: bool| {
            let link = |one: &Carried| if there == Side::New { one.to } else { one.from };
            let cite =
                |one: &Carried| self.cite(there, self.redline.alignment.link(link(one)).side(there)[0]).to_owned();
            let ours: Vec<&Carried> =
                if there == Side::New { all.from(at).iter().collect() } else { all.into(at).collect() };
            let mut names: Vec<String> = ours.into_iter().filter(|one| one.reworded == reworded).map(cite).collect();
            names.dedup();
            (!names.is_empty()).then(|| self.tongue.carried(there, reworded, &Places { names, count: None }))
        };
        let sides = [Side::New, Side::Old].into_iter();
        sides.flat_map(|there| [false, true].into_iter().filter_map(move |reworded| told(there, reworded))).collect()
    }

    /// What a material edit did, as a phrase: `“shall” became “may”`.
    pub fn material(&self, material: &Material) -> String {
        self.tongue.material(Pair::new(&material.old, &material.new))
    }

    /// Why a clause should be checked, as a phrase that goes on from its citation: `names article 4, which is article 5 now`.
    pub fn remark(&self, remark: &Remark) -> String {
        self.tongue.doubt(&self.doubt(remark))
    }

    pub(super) fn doubt(&self, remark: &Remark) -> super::remarks::Doubt<String> {
        remark.doubt.cited(|side, at| self.cite(side, at).to_owned())
    }
}

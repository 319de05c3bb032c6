//! Guarding the text: rules over one draft, over two rounds, and over the languages of one text.
//!
//! 1. [`subject`]: a draft with what rules ask of it;
//! 2. [`rules`]: one file a rule, and the table of all;
//! 3. [`settings`]: which rules are on, and how much they weigh;
//! 4. [`allow`]: comments that silence a rule in their place;
//! 5. [`context`]: the drafts that a draft is checked against;
//! 6. [`fix`]: changes of the source that a machine can make.

mod allow;
mod context;
mod fix;
mod rules;
mod settings;
mod subject;

use crate::finding;
use crate::finding::Finding;
use crate::finding::Related;
use crate::finding::Severity;
use crate::source::Span;

pub use context::Among;
pub use context::Context;
pub use context::Edited;
pub use context::Rounds;
pub use fix::Fix;
pub use fix::fixed;
pub use fix::is_safe;
pub use rules::RULES;
pub use rules::rule;
pub use settings::Level;
pub use settings::Settings;
pub use subject::Subject;

/// One rule of the linter.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as in `<!-- allow: NAME -->`.
    pub name: &'static str,
    /// How much its findings weigh where nothing else is set.
    pub severity: Severity,
    /// Whether it runs where nothing else is set.
    pub default: Default,
    /// What `travaux explain` prints.
    pub page: &'static str,
    /// What it looks at.
    pub check: Check,
}

/// Whether a rule runs where nothing is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// It does.
    On,
    /// It does not: a house style, or a rule that errs too often on real drafts.
    Off,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One draft.
    Draft(fn(&Subject<'_>, &mut Vec<Remark>)),
    /// One draft among those of its negotiation.
    Among(fn(&Among<'_>, &mut Vec<Remark>)),
    /// A draft and one that came before it, in the same language.
    Rounds(fn(&Rounds<'_>, &mut Vec<Remark>)),
    /// A draft and the form of it that was committed.
    Committed(fn(&Edited<'_>, &mut Vec<Remark>)),
}

/// A finding and, where a machine can mend it, how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What is wrong.
    pub finding: Finding,
    /// What to write instead.
    pub fix: Option<Fix>,
}

impl Remark {
    /// A remark under the name of a rule; its severity is settled by [`check`].
    fn new(rule: &Rule, message: impl Into<String>, span: Span) -> Self {
        Self { finding: Finding::new(rule.name, rule.severity, message, span), fix: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { finding: self.finding.with_help(help), ..self }
    }

    fn related(self, subject: &Subject<'_>, offset: u32) -> Self {
        Self { finding: self.finding.with_related(Related::of(&subject.draft.source, offset)), ..self }
    }

    fn fix(self, span: Span, text: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, text: text.into() }), ..self }
    }
}

/// Checks a draft: what its rules find, allowed findings left out, sorted by place.
pub fn check(context: &Context<'_>, settings: &Settings) -> Vec<Remark> {
    let mut found = Vec::new();
    for rule in RULES {
        let Some(severity) = settings.severity(rule) else { continue };
        let start = found.len();
        run(rule, context, &mut found);
        // A rule may say of single findings that they weigh less than the others.
        for remark in found[start..].iter_mut().filter(|remark| remark.finding.severity == rule.severity) {
            remark.finding.severity = severity;
        }
    }
    let allowed = allow::Allowed::of(context.subject.draft);
    found.retain(|remark| !allowed.covers(&remark.finding));
    found.sort_by(|a, b| finding::order(&a.finding, &b.finding));
    found.dedup();
    found
}

fn run(rule: &Rule, context: &Context<'_>, found: &mut Vec<Remark>) {
    let subject = context.subject;
    match rule.check {
        Check::Draft(check) => check(subject, found),
        Check::Among(check) => check(&Among { subject, all: &context.among }, found),
        Check::Rounds(check) => context.before.iter().for_each(|rounds| check(rounds, found)),
        Check::Committed(check) => context.edited.iter().for_each(|edited| check(edited, found)),
    }
}

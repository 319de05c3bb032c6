//! Guarding the text: rules over one draft, over two rounds, and over the languages of one text.
//!
//! 1. [`subject`]: a draft with what rules ask of it;
//! 2. [`rules`]: one file a rule, and the table of all;
//! 3. [`settings`]: which rules are on, and how much they weigh;
//! 4. [`allow`]: comments that silence a rule in their place.

mod allow;
mod rules;
mod settings;
mod subject;

use crate::finding;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::pair::Pair;
use crate::source::Span;

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
    /// One draft among those checked with it.
    Among(fn(&Among<'_>, &mut Vec<Remark>)),
    /// A draft and the one of the round before, in the same language.
    Rounds(fn(Pair<&Subject<'_>>, &mut Vec<Remark>)),
    /// A draft and the form of it that was committed.
    Committed(fn(&Edited<'_>, &mut Vec<Remark>)),
}

/// A draft among those checked with it.
pub struct Among<'a> {
    /// The draft.
    pub subject: &'a Subject<'a>,
    /// All of its instrument, itself included, in the order given.
    pub all: &'a [&'a Subject<'a>],
}

/// A draft and its committed form.
pub struct Edited<'a> {
    /// Committed and present form.
    pub pair: Pair<&'a Subject<'a>>,
    /// Whether a later round lies beside it.
    pub published: bool,
}

/// A finding and, where a machine can mend it, how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What is wrong.
    pub finding: Finding,
    /// What to write instead.
    pub fix: Option<Fix>,
}

/// A mechanical change of the source: it touches no word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Remark {
    /// A remark under the name of a rule; its severity is settled by [`check`].
    fn new(rule: &Rule, message: impl Into<String>, span: Span) -> Self {
        Self { finding: Finding::new(rule.name, rule.severity, message, span), fix: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { finding: self.finding.with_help(help), ..self }
    }

    fn fix(self, span: Span, text: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, text: text.into() }), ..self }
    }
}

/// What a draft is checked against besides itself.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// All drafts of its instrument that are checked, itself included.
    pub among: &'a [&'a Subject<'a>],
    /// The round before, in the same language.
    pub before: Option<&'a Subject<'a>>,
    /// Its committed form.
    pub committed: Option<&'a Subject<'a>>,
}

/// Checks a draft: what its rules find, allowed findings left out, sorted by place.
pub fn check(subject: &Subject<'_>, context: &Context<'_>, settings: &Settings) -> Vec<Remark> {
    let mut found = Vec::new();
    for rule in RULES {
        let Some(severity) = settings.severity(rule) else { continue };
        let start = found.len();
        run(rule, subject, context, &mut found);
        // A rule may say of single findings that they weigh less than the others.
        for remark in found[start..].iter_mut().filter(|remark| remark.finding.severity == rule.severity) {
            remark.finding.severity = severity;
        }
    }
    let allowed = allow::Allowed::of(subject.draft);
    found.retain(|remark| !allowed.covers(&remark.finding));
    found.sort_by(|a, b| finding::order(&a.finding, &b.finding));
    found.dedup();
    found
}

fn run(rule: &Rule, subject: &Subject<'_>, context: &Context<'_>, found: &mut Vec<Remark>) {
    match rule.check {
        Check::Draft(check) => check(subject, found),
        Check::Among(check) => check(&Among { subject, all: context.among }, found),
        Check::Rounds(check) => {
            if let Some(before) = context.before {
                check(Pair::new(before, subject), found);
            }
        }
        Check::Committed(check) => {
            if let Some(committed) = context.committed {
                let round = subject.draft.meta.round;
                let later = |other: &&&Subject<'_>| other.draft.meta.round > round && round.is_some();
                let published = context.among.iter().any(|other| later(&other));
                check(&Edited { pair: Pair::new(committed, subject), published }, found);
            }
        }
    }
}

/// The source with all fixes made; of two that overlap the first is made.
pub fn fixed(source: &str, remarks: &[Remark]) -> String {
    let mut fixes: Vec<&Fix> = remarks.iter().filter_map(|remark| remark.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| fix.span);
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for fix in fixes {
        let range = fix.span.range();
        if range.start >= at {
            text.push_str(&source[at..range.start]);
            text.push_str(&fix.text);
            at = range.end;
        }
    }
    text.push_str(&source[at..]);
    text
}

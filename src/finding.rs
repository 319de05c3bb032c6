//! Remarks on one place of a source.

use crate::source::Place;
use crate::source::Source;
use crate::source::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The text or its data are wrong.
    Error,
    /// Something is probably not meant.
    Warning,
    /// Worth knowing; nothing needs to be done.
    Note,
}

/// A remark on one place of a source.
///
/// The span lies in the source it was found in. The message is a lower-case phrase without full
/// stop; what to do about it stands in `help`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable name of the kind of finding, such as `front-matter`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where.
    pub span: Span,
    /// The other place it is about, for what two drafts say differently.
    pub related: Option<Related>,
}

/// A place in a file, which need not be that of the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What the user called the file.
    pub file: String,
    /// Where in it.
    pub place: Place,
}

impl Related {
    /// The place of an offset in a source.
    pub fn of(source: &Source, offset: u32) -> Self {
        Self { file: source.name().to_owned(), place: source.place(offset) }
    }
}

impl Finding {
    /// A finding without help.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>, span: Span) -> Self {
        Self { code, severity, message: message.into(), help: None, span, related: None }
    }

    /// The same finding with an advice.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same finding with the other place it is about.
    #[must_use]
    pub fn with_related(self, related: Related) -> Self {
        Self { related: Some(related), ..self }
    }
}

/// Sorts findings by place, then by code: the order in which every list of them is given.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(order);
}

/// That order of two findings.
pub(crate) fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message))
}

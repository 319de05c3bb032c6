//! Remarks on one place of a source.

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
}

impl Finding {
    /// A finding without help.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>, span: Span) -> Self {
        Self { code, severity, message: message.into(), help: None, span }
    }

    /// The same finding with an advice.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
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

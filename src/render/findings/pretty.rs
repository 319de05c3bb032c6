//! Findings with their place drawn (door to `miette`).

use std::fmt;

use miette::Diagnostic;
use miette::GraphicalReportHandler;
use miette::GraphicalTheme;
use miette::LabeledSpan;
use miette::MietteError;
use miette::MietteSpanContents;
use miette::SourceCode;
use miette::SourceSpan;
use miette::SpanContents;

use super::Report;
use super::related;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;

/// How the page looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether colours are written.
    pub colour: bool,
    /// Columns of the page.
    pub width: usize,
}

/// Draws every finding.
pub fn write(out: &mut String, reports: &[Report<'_>], look: Look) {
    let theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(look.width);
    for report in reports {
        for finding in report.findings {
            let drawn = handler.render_report(out, &Drawn { named: Named(report.source), finding });
            drawn.expect("a string takes all text");
        }
    }
}

#[derive(Debug)]
struct Drawn<'a> {
    named: Named<'a>,
    finding: &'a Finding,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.finding.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.finding.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let other = related(self.finding).map(|other| format!("see {other}"));
        let lines: Vec<String> = other.into_iter().chain(self.finding.help.clone()).collect();
        (!lines.is_empty()).then(|| Box::new(lines.join("\n")) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.named)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.finding.span;
        // A finding over a whole paragraph is drawn at its first line.
        let text = self.named.0.slice(span);
        let length = text.find('\n').unwrap_or(text.len());
        let label = LabeledSpan::new(None, span.start as usize, length);
        Some(Box::new(std::iter::once(label)))
    }
}

/// A source under its name.
#[derive(Debug)]
struct Named<'a>(&'a Source);

impl SourceCode for Named<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let source = self.0;
        let line = source.line(span.offset() as u32);
        let shown = source.line_span(line);
        let contents = source.slice(shown).as_bytes();
        let column = source.place(span.offset() as u32).column as usize - 1;
        let place = SourceSpan::new((shown.start as usize).into(), shown.len());
        let name = format!("{}:{line}:{}", source.name(), column + 1);
        // The name carries the place as people count it; the drawing starts at the line.
        let contents = MietteSpanContents::new_named(name, contents, place, line as usize - 1, 0, 1);
        Ok(Box::new(contents))
    }
}

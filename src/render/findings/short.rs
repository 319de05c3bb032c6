//! A line each: `path:line:column: severity: message (see path:line:column) [code]`.

use std::fmt::Write;

use super::Report;
use super::related;
use super::severity;

/// Writes one line for every finding.
pub fn write(out: &mut String, reports: &[Report<'_>]) {
    for report in reports {
        for finding in report.findings {
            let place = report.source.place(finding.span.start);
            let (name, line, column) = (report.source.name(), place.line, place.column);
            let level = severity(finding.severity);
            let other = related(finding).map_or(String::new(), |other| format!(" (see {other})"));
            let line = writeln!(out, "{name}:{line}:{column}: {level}: {}{other} [{}]", finding.message, finding.code);
            line.expect("a string takes all text");
        }
    }
}

//! Annotations of a GitHub workflow run: `::warning file=…,line=…::message`.

use std::fmt::Write;

use super::Report;
use super::related;
use super::severity;

/// Writes one command for every finding.
pub fn write(out: &mut String, reports: &[Report<'_>]) {
    for report in reports {
        for finding in report.findings {
            let (start, end) = (report.source.place(finding.span.start), report.source.place(finding.span.end));
            let level = match severity(finding.severity) {
                "note" => "notice",
                level => level,
            };
            let help = finding.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
            let other = related(finding).map_or(String::new(), |other| format!(" (see {other})"));
            let written = writeln!(
                out,
                "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}",
                property(report.source.name()),
                start.line,
                start.column,
                end.line,
                end.column,
                property(finding.code),
                data(&format!("{}{other}{help}", finding.message)),
            );
            written.expect("a string takes all text");
        }
    }
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, which ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! JSON after the schema `findings`.

use serde::Serialize;

use super::Report;
use super::severity;
use crate::render::json;
use crate::source::Place;

#[derive(Serialize)]
struct Findings<'a> {
    schema: &'static str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    file: &'a str,
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    start: At,
    end: At,
    related: Option<Other<'a>>,
}

/// The other place of a finding.
#[derive(Serialize)]
struct Other<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

/// A place; columns count Unicode scalar values from 1, offsets bytes from 0.
#[derive(Serialize)]
struct At {
    line: u32,
    column: u32,
    offset: u32,
}

/// Writes all findings as one document.
pub fn write(out: &mut String, reports: &[Report<'_>]) {
    let findings = reports.iter().flat_map(|report| {
        let at = |offset: u32| {
            let Place { line, column } = report.source.place(offset);
            At { line, column, offset }
        };
        report.findings.iter().map(move |finding| Finding {
            file: report.source.name(),
            rule: finding.code,
            severity: severity(finding.severity),
            message: &finding.message,
            help: finding.help.as_deref(),
            start: at(finding.span.start),
            end: at(finding.span.end),
            related: finding.related.as_ref().map(|other| Other {
                file: &other.file,
                line: other.place.line,
                column: other.place.column,
            }),
        })
    });
    json::write(out, &Findings { schema: "travaux/findings/v1", findings: findings.collect() });
}

//! SARIF 2.1.0: the form in which code hosts take findings.

use serde::Serialize;

use super::About;
use super::Report;
use super::severity;
use crate::finding::Finding;
use crate::finding::Related;
use crate::render::json;
use crate::source::Source;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    full_description: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    related_locations: Option<[Location; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

/// Writes one run with all findings and the rules that may find something.
pub fn write(out: &mut String, reports: &[Report<'_>], rules: &[About]) {
    let text = |text: &str| Message { text: text.to_owned() };
    let about = |rule: &About| Rule {
        id: rule.name,
        short_description: text(rule.summary()),
        full_description: text(rule.page),
    };
    let results = reports
        .iter()
        .flat_map(|report| report.findings.iter().map(move |finding| outcome(report.source, finding, rules)));
    let driver =
        Driver { name: "travaux", version: env!("CARGO_PKG_VERSION"), rules: rules.iter().map(about).collect() };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results: results.collect() };
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    json::write(out, &Log { schema, version: "2.1.0", runs: [run] });
}

fn outcome<'a>(source: &Source, finding: &'a Finding, rules: &[About]) -> Outcome<'a> {
    let (start, end) = (source.place(finding.span.start), source.place(finding.span.end));
    let region = Region {
        start_line: start.line,
        start_column: start.column,
        end_line: Some(end.line),
        end_column: Some(end.column),
    };
    let help = finding.help.as_ref().map_or(String::new(), |help| format!(": {help}"));
    Outcome {
        rule_id: finding.code,
        rule_index: rules.iter().position(|rule| rule.name == finding.code),
        level: severity(finding.severity),
        message: Message { text: format!("{}{help}", finding.message) },
        locations: [location(source.name(), region)],
        related_locations: finding.related.as_ref().map(|other| [elsewhere(other)]),
    }
}

fn location(file: &str, region: Region) -> Location {
    Location { physical_location: Physical { artifact_location: Artifact { uri: uri(file) }, region } }
}

fn elsewhere(other: &Related) -> Location {
    let (start_line, start_column) = (other.place.line, other.place.column);
    location(&other.file, Region { start_line, start_column, end_line: None, end_column: None })
}

/// A path as a relative reference: bytes that a URI may not hold are written as `%XX`.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(byte as char),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

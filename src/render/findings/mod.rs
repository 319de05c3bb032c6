//! Findings, for people and for machines. Every form is a module with a `write`.
//!
//! 1. [`pretty`]: the place drawn (door to `miette`);
//! 2. [`short`]: a line each;
//! 3. [`json`]: schema `findings`;
//! 4. [`sarif`]: SARIF 2.1.0, as code hosts read it;
//! 5. [`github`]: annotations of a workflow run.

pub mod github;
pub mod json;
pub mod pretty;
pub mod sarif;
pub mod short;

use crate::finding::Finding;
use crate::finding::Severity;
use crate::source::Source;

/// The findings in one source, sorted by place.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Where they were found.
    pub source: &'a Source,
    /// What was found.
    pub findings: &'a [Finding],
}

/// What a form says of a rule besides its name.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Its name.
    pub name: &'static str,
    /// Its page; the third line is what it is about.
    pub page: &'static str,
}

impl About {
    fn summary(&self) -> &'static str {
        self.page.lines().nth(2).unwrap_or_default()
    }
}

/// The word for a severity.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The other place of a finding as editors read it: `path:line:column`.
fn related(finding: &Finding) -> Option<String> {
    let other = finding.related.as_ref()?;
    Some(format!("{}:{}:{}", other.file, other.place.line, other.place.column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Related;
    use crate::source::Place;
    use crate::source::Span;

    fn with_report(told: impl FnOnce(&Report<'_>)) {
        let source = Source::new("a b.md", "第六条 x,y: 50%\nnext");
        let finding = Finding::new("empty-clause", Severity::Warning, "says: nothing, 5%", Span::new(10, 11));
        let findings = [finding.with_help("write \"it\"")];
        told(&Report { source: &source, findings: &findings });
    }

    #[test]
    fn the_other_place_is_shown_in_every_form() {
        let source = Source::new("a.md", "one\n");
        let related = Related { file: "b.md".to_owned(), place: Place { line: 3, column: 4 } };
        let findings =
            [Finding::new("lost-article", Severity::Error, "is gone", Span::new(0, 3)).with_related(related)];
        let report = [Report { source: &source, findings: &findings }];
        let mut out = [(); 5].map(|()| String::new());
        short::write(&mut out[0], &report);
        pretty::write(&mut out[1], &report, pretty::Look { colour: false, width: 80 });
        github::write(&mut out[2], &report);
        json::write(&mut out[3], &report);
        sarif::write(&mut out[4], &report, &[]);
        assert_eq!(out[0], "a.md:1:1: error: is gone (see b.md:3:4) [lost-article]\n");
        assert!(out[1].contains("see b.md:3:4"), "{}", out[1]);
        assert!(out[2].ends_with("::is gone (see b.md:3:4)\n"), "{}", out[2]);
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let json = &value(&out[3])["findings"][0]["related"];
        assert_eq!((&json["file"], &json["line"], &json["column"]), (&"b.md".into(), &3.into(), &4.into()));
        let place = &value(&out[4])["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
        assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&"b.md".into(), &3.into()));
    }

    #[test]
    fn short_lines_can_be_clicked() {
        with_report(|report| {
            let mut out = String::new();
            short::write(&mut out, &[*report]);
            assert_eq!(out, "a b.md:1:5: warning: says: nothing, 5% [empty-clause]\n");
        });
    }

    #[test]
    fn annotations_escape_what_the_runner_reads() {
        with_report(|report| {
            let mut out = String::new();
            github::write(&mut out, &[*report]);
            let expected = "::warning file=a b.md,line=1,col=5,endLine=1,endColumn=6,title=empty-clause\
                            ::says: nothing, 5%25 (write \"it\")\n";
            assert_eq!(out, expected);
        });
    }

    #[test]
    fn sarif_names_the_rule_and_the_place() {
        with_report(|report| {
            let mut out = String::new();
            let about = [About { name: "empty-clause", page: "empty-clause\n\nA clause without words\n" }];
            sarif::write(&mut out, &[*report], &about);
            let log: serde_json::Value = serde_json::from_str(&out).unwrap();
            let result = &log["runs"][0]["results"][0];
            assert_eq!(result["ruleIndex"], 0);
            assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startColumn"], 5);
            assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.md");
        });
    }

    #[test]
    fn a_sarif_log_has_what_version_2_1_0_requires() {
        with_report(|report| {
            let mut out = String::new();
            let about = [About { name: "empty-clause", page: "empty-clause\n\nA clause without words\n" }];
            sarif::write(&mut out, &[*report], &about);
            let log: serde_json::Value = serde_json::from_str(&out).unwrap();
            assert_eq!(log["version"], "2.1.0");
            let run = &log["runs"][0];
            assert!(run["tool"]["driver"]["name"].is_string());
            assert!(matches!(run["columnKind"].as_str(), Some("utf16CodeUnits" | "unicodeCodePoints")));
            for result in run["results"].as_array().unwrap() {
                assert!(result["message"]["text"].is_string());
                assert!(matches!(result["level"].as_str(), Some("none" | "note" | "warning" | "error")));
                let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
                assert_eq!(rule["id"], result["ruleId"]);
                let region = &result["locations"][0]["physicalLocation"]["region"];
                let number = |name: &str| region[name].as_u64().unwrap();
                assert!(number("startLine") >= 1 && number("startColumn") >= 1);
                let (start, end) = (number("startLine"), number("endLine"));
                assert!((start, number("startColumn")) <= (end, number("endColumn")));
            }
        });
    }

    #[test]
    fn the_pretty_form_draws_the_line() {
        with_report(|report| {
            let mut out = String::new();
            pretty::write(&mut out, &[*report], pretty::Look { colour: false, width: 80 });
            assert!(
                out.contains("empty-clause") && out.contains("第六条 x,y") && out.contains("write \"it\""),
                "{out}"
            );
        });
    }
}

//! Front matter in the order of the format.

use crate::draft::Draft;
use crate::draft::meta::KeySpan;
use crate::finding::Severity;

/// The keys of the format in their order; others follow as they were found.
const ORDER: [&str; 16] = [
    "instrument",
    "symbol",
    "title",
    "date",
    "round",
    "session",
    "language",
    "status",
    "basis",
    "predecessor",
    "removes",
    "numbering",
    "extent",
    "sources",
    "source",
    "licence",
];

/// Writes the front matter with its fences and a blank line; nothing where there is none.
///
/// What YAML cannot read is left as it is: its keys may not be what they seem.
pub(super) fn write(draft: &Draft) -> String {
    let meta = &draft.meta;
    let Some(first) = meta.keys.first() else { return unchanged(draft) };
    let broken = |severity: Severity| severity == Severity::Error;
    if draft.findings.iter().any(|finding| meta.span.contains(finding.span) && broken(finding.severity)) {
        return unchanged(draft);
    }
    let opening = &draft.source.text()[meta.span.start as usize..first.key.start as usize];
    let mut out = opening.replace("\r\n", "\n");
    let mut keys: Vec<&KeySpan> = meta.keys.iter().collect();
    keys.sort_by_key(|key| ORDER.iter().position(|name| *name == key.name).unwrap_or(ORDER.len()));
    for key in keys {
        entry(&mut out, draft, key);
    }
    out.push_str("---\n\n");
    out
}

fn unchanged(draft: &Draft) -> String {
    let found = draft.source.slice(draft.meta.span).replace("\r\n", "\n");
    if found.is_empty() { found } else { format!("{}\n\n", found.trim_end()) }
}

/// A key with its value; lines that hang below it keep their indentation.
fn entry(out: &mut String, draft: &Draft, key: &KeySpan) {
    let value = draft.source.slice(key.value).replace("\r\n", "\n");
    out.push_str(draft.source.slice(key.key));
    out.push(':');
    if !value.is_empty() && !value.starts_with('\n') {
        out.push(' ');
    }
    let lines: Vec<&str> = value.split('\n').map(str::trim_end).collect();
    out.push_str(&lines.join("\n"));
    out.push('\n');
}

//! The JSON Schemas of all outputs, and of the taxonomy; tests validate real output against them.

/// Name and text of every schema, in the order of their names.
pub const NAMES: [(&str, &str); 10] = [
    ("audit", include_str!("schemas/audit.json")),
    ("brackets", include_str!("schemas/brackets.json")),
    ("concordance", include_str!("schemas/concordance.json")),
    ("findings", include_str!("schemas/findings.json")),
    ("history", include_str!("schemas/history.json")),
    ("ledger", include_str!("schemas/ledger.json")),
    ("offences", include_str!("schemas/offences.json")),
    ("positions", include_str!("schemas/positions.json")),
    ("redline", include_str!("schemas/redline.json")),
    ("tree", include_str!("schemas/tree.json")),
];

/// The schema of a name.
pub fn find(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(found, _)| *found == name).map(|&(_, text)| text)
}

//! The JSON Schemas of all outputs; tests validate real output against them.

/// Name and text of every schema, in the order of their names.
pub const NAMES: [(&str, &str); 3] = [
    ("brackets", include_str!("schemas/brackets.json")),
    ("findings", include_str!("schemas/findings.json")),
    ("tree", include_str!("schemas/tree.json")),
];

/// The schema of a name.
pub fn find(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(found, _)| *found == name).map(|&(_, text)| text)
}

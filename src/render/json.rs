//! What all JSON outputs share. Wire formats are structs of their own with a version; none is built by hand.

use serde::Serialize;

use crate::draft::Draft;

/// How a draft is named in every output.
#[derive(Debug, Serialize)]
pub(crate) struct DraftName<'a> {
    file: &'a str,
    symbol: &'a str,
    round: Option<u32>,
    language: &'static str,
}

impl<'a> DraftName<'a> {
    /// Names a draft.
    pub(crate) fn of(draft: &'a Draft) -> Self {
        Self {
            file: draft.source.name(),
            symbol: &draft.meta.symbol,
            round: draft.meta.round,
            language: draft.meta.language.tag(),
        }
    }
}

/// Writes a document and a line end.
pub(crate) fn write(out: &mut String, document: &impl Serialize) {
    let text = serde_json::to_string_pretty(document).expect("our wire formats have text keys and finite numbers");
    out.push_str(&text);
    out.push('\n');
}

//! The names by which the reader and the writer of DOCX know each other's parts.

/// The bookmark that keeps the name of a footnote: Word itself only counts them.
pub(crate) const NOTE_BOOKMARK: &str = "_note_";

/// The bookmark that keeps the name which a footnote has in the old draft alone.
pub(crate) const OLD_NOTE_BOOKMARK: &str = "_old_note_";

/// The prefix of document properties that hold front matter.
pub(crate) const PROPERTY: &str = "travaux.";

/// The paragraph styles that tell how deep a clause stands below its article: `Clause 1`, `Clause 2`, …
pub(crate) const CLAUSE_STYLE: &str = "Clause ";

/// What ends the names of the styles of clauses that hang from no label: `Clause 1 unnumbered`.
pub(crate) const UNNUMBERED: &str = " unnumbered";

/// The namespace of Word's own elements.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of references from one part to another.
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespace of Akoma Ntoso.
pub(crate) const AKOMA_NTOSO: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// What Akoma Ntoso has no element for: words struck out.
pub(crate) const STRIKE: &str = "strike";

/// What Akoma Ntoso has no element for: words of a machine.
pub(crate) const CODE: &str = "code";

/// Tags of languages and the codes that Akoma Ntoso has for them.
pub(crate) const LANGUAGES: [(&str, &str); 6] =
    [("ar", "ara"), ("en", "eng"), ("es", "spa"), ("fr", "fra"), ("ru", "rus"), ("zh", "zho")];

//! Office documents as packages of XML parts: what the reader and the writer of DOCX share.
//!
//! 1. [`names`]: what they call things that Word does not know;
//! 2. [`package`]: a ZIP file of parts, within limits (door to `zip`);
//! 3. [`xml`]: a part as a tree of elements, within limits (door to `quick-xml`).

pub(crate) mod names;
pub(crate) mod package;
pub(crate) mod xml;

//! The ledger as a page.

use super::Page;

/// Writes a page.
pub fn write(_out: &mut String, _page: &Page<'_>) {}

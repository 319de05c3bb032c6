//! Compares drafts of a treaty clause by clause.
pub mod align;
pub mod cli;
pub mod draft;
pub mod finding;
pub mod lint;
pub mod pair;
pub mod parse;
pub mod redline;
pub mod render;
pub mod source;
pub mod state;
pub mod words;

pub use draft::Clause;
pub use draft::ClauseIx;
pub use draft::Draft;
pub use draft::Kind;
pub use draft::Language;
pub use finding::Finding;
pub use finding::Severity;
pub use pair::Pair;
pub use pair::Side;
pub use parse::parse;
pub use source::Source;
pub use source::Span;

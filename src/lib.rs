//! `travaux` compares drafts of a treaty clause by clause and tells a negotiator what happened: what was added, removed,
//! moved, merged, bracketed or agreed, and which offences each round gained or lost.
//!
//! # The pipeline
//!
//! ```text
//!  Source ─parse→ Draft ─┐
//!                        ├ Pair<&Draft> ─align→ Alignment ─redline→ Redline ─write→ terminal, html, markdown, json
//!  Source ─parse→ Draft ─┘
//! ```
//!
//! Every arrow is one function with the arrow's name, every box plain data with questions about itself. Nothing flows
//! back. Only [`cli`] reads files, the terminal, or the environment; the rest of the library never prints. Parsing never
//! fails: what cannot be placed becomes a [`Finding`] with its place.
//!
//! # Example
//!
//! ```
//! use travaux::{Language, Pair, Pins, Source, compare, parse, story};
//!
//! let old = parse(Source::new("old.md", "## Article 1\n\n1. Each Party shall keep a register.\n"));
//! let new = parse(Source::new("new.md", "## Article 1\n\n1. Each Party may keep a register.\n"));
//! let drafts = Pair::new(&old, &new);
//! let redline = compare(drafts, &Pins::default());
//! assert_eq!(redline.words.changed(), 2);
//! assert_eq!(story(&redline, Language::English)[0].text, "Article 1 is amended in paragraph 1: 1 word added and 1 word removed.");
//! ```
//!
//! # Names
//!
//! - **instrument**: the treaty; **draft**: one text of it; **round**: its place in the negotiation;
//! - **clause**: any node of the text; **label**: its number as printed; **citation**: how a lawyer names it;
//! - **alignment**: which clauses of two drafts are the same; **link**: one such relation, also a split, a merge, or
//!   one-sided;
//! - **redline**: an alignment with the word edits of every link; **consequential**: a change that follows from another;
//! - **finding**: a remark on one place of a source.

pub mod align;
mod ascii;
pub mod audit;
pub mod cli;
pub mod draft;
pub mod finding;
pub mod format;
pub mod import;
pub mod lineage;
pub mod lint;
pub mod offences;
mod ooxml;
pub mod pair;
pub mod parse;
pub mod positions;
pub mod redline;
pub mod render;
pub mod renumber;
pub mod source;
pub mod state;
pub mod words;

mod yaml;

pub use align::Alignment;
pub use align::Link;
pub use align::LinkIx;
pub use align::Pins;
pub use align::align;
pub use align::align_with;
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
pub use redline::Redline;
pub use redline::compare;
pub use redline::redline;
pub use redline::story::tell as story;
pub use source::Source;
pub use source::Span;

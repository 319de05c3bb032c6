//! Models become text. Every format is a module with a `write`; what two of them need stands in the model.

mod escape;
mod excerpt;
mod json;
mod page;
mod progress;
mod table;
mod words;

pub mod akn;
pub mod audit;
pub mod clean;
pub mod concordance;
pub mod docx;
pub mod explain;
pub mod findings;
pub mod history;
pub mod ledger;
pub mod positions;
pub mod redline;
pub mod schema;
pub mod site;
pub mod state;
pub mod tree;

/// What outputs say once where the wording is ours.
const RESTATED: &str = "The wording is a restatement and must not be quoted as the instrument's.";

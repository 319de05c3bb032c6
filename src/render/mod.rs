//! Models become text. Every format is a module with a `write`; what two of them need stands in the model.

mod excerpt;
mod json;

pub mod history;
pub mod ledger;
pub mod redline;
pub mod schema;
pub mod tree;

//! Models become text. Every format is a module with a `write`; what two of them need stands in the model.

mod json;
mod table;

pub mod findings;
pub mod redline;
pub mod schema;
pub mod state;
pub mod tree;

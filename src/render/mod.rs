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

use crate::draft::meta::RESTATED;

//! What happened, in sentences, most substantive first.

use super::Redline;
use crate::align::LinkIx;

/// A sentence with the links it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The links, in order.
    pub links: Vec<LinkIx>,
}

/// Tells what happened.
pub fn tell(redline: &Redline<'_>) -> Vec<Sentence> {
    let _ = redline;
    Vec::new()
}

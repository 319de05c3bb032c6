//! Offences: which clauses establish them, and what became of them round by round.
//!
//! 1. [`taxonomy`]: the offences known, with the words by which drafts in six languages name them;
//! 2. `phrases`: many phrases looked for in one pass;
//! 3. [`recognise`](recognise()): which clauses of a draft hold which offence, on what evidence;
//! 4. [`ledger`]: one offence through all drafts;
//! 5. [`events`]: what happened to it on the way;
//! 6. [`claims`]: what claims about it are worth;
//! 7. [`affected`]: the offences of a redline, and what it did to them.

pub mod affected;
pub mod claims;
pub mod events;
pub mod ledger;
pub mod recognise;
pub mod taxonomy;
mod tongue;

mod phrases;

pub use affected::Affected;
pub use affected::Fate;
pub use ledger::Ledger;
pub use recognise::Recognised;
pub use recognise::Recognition;
pub use recognise::recognise;
pub use taxonomy::OffenceIx;
pub use taxonomy::Taxonomy;

//! Files of decided links, for every command that aligns drafts.

use super::input;
use super::output::Console;
use super::output::Failure;
use crate::align::Alignment;
use crate::align::Pins;
use crate::align::align_with;
use crate::draft::Draft;
use crate::pair::Pair;
use crate::redline::Redline;
use crate::redline::compare;
use crate::source::Source;

/// Links that the user has decided.
#[derive(Debug, clap::Args)]
pub(super) struct Decided {
    /// File of decided links: a line `old citation = new citation` (or `!=` for never) each, `#` for comments;
    /// `[old symbol -> new symbol]` stands above those of one of several pairs
    #[arg(long, value_name = "FILE")]
    pins: Option<String>,
}

impl Decided {
    /// The file, if there is one.
    pub(super) fn file(&self) -> Option<&str> {
        self.pins.as_deref()
    }

    /// The file as it is read.
    pub(super) fn source(&self) -> Result<Option<Source>, Failure> {
        let read = |name: &String| Ok(Source::new(name, input::utf8(name, input::bytes(name)?)?));
        self.pins.as_ref().map(read).transpose()
    }

    /// Reads the pins of every pair; all mistakes of the file are shown.
    pub(super) fn read(&self, pairs: &[Pair<&Draft>], console: &mut Console) -> Result<Vec<Pins>, Failure> {
        let Some(source) = self.source()? else { return Ok(vec![Pins::default(); pairs.len()]) };
        Pins::read(&source, pairs).map_err(|findings| {
            findings.iter().for_each(|finding| console.remark(&source, finding));
            let mistakes = if findings.len() == 1 { "a mistake" } else { "mistakes" };
            Failure::Usage(format!("{} has {mistakes}: nothing was compared", source.name()))
        })
    }

    /// Aligns each draft with the one before.
    pub(super) fn align(&self, drafts: &[&Draft], console: &mut Console) -> Result<Vec<Alignment>, Failure> {
        let pairs = successive(drafts);
        let pins = self.read(&pairs, console)?;
        Ok(pairs.iter().zip(&pins).map(|(&pair, pins)| align_with(pair, pins)).collect())
    }

    /// Redlines each draft against the one before.
    pub(super) fn redline<'d>(&self, drafts: &[&'d Draft], console: &mut Console) -> Result<Vec<Redline<'d>>, Failure> {
        let pairs = successive(drafts);
        let pins = self.read(&pairs, console)?;
        Ok(pairs.iter().zip(&pins).map(|(&pair, pins)| compare(pair, pins)).collect())
    }
}

/// Each draft beside the one before.
pub(super) fn successive<'d>(drafts: &[&'d Draft]) -> Vec<Pair<&'d Draft>> {
    drafts.windows(2).map(|two| Pair::new(two[0], two[1])).collect()
}

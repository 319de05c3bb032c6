//! `travaux rounds`: the drafts of a negotiation in order, each against the one before.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::Outcome;
use super::input;
use super::output;
use super::output::Console;
use super::output::Failure;
use super::redline;
use super::redline::Format;
use crate::align::align;
use crate::draft::Draft;
use crate::draft::Language;
use crate::pair::Pair;
use crate::redline::redline;
use crate::redline::story;
use crate::render::redline::terminal::Shown;

/// Redline each draft of a negotiation against the one before
///
/// Drafts are ordered by round, date and name, apart for each instrument and language. Without a folder to write to,
/// the story of each round is printed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Drafts, or folders of drafts
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Folder for the redlines, made if need be
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Form of the redlines
    #[arg(long, value_enum, default_value_t = Format::Html)]
    format: Format,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let drafts = input::drafts(&args.drafts)?;
    let mut outcome = Outcome::Clean;
    let mut pairs = 0;
    for series in series(&drafts).values() {
        for pair in series.windows(2) {
            let pair = Pair::new(pair[0], pair[1]);
            redline::warn(pair, console);
            let made = redline(pair, align(pair));
            pairs += 1;
            if !made.is_empty() {
                outcome = Outcome::Found;
            }
            match &args.output {
                None => tell(console, pair, &story::tell(&made))?,
                Some(folder) => {
                    fs::create_dir_all(folder)
                        .map_err(|source| Failure::Output { name: folder.display().to_string(), source })?;
                    let path = folder.join(format!("{}.{}", name(pair), args.format.ending()));
                    let look = console.look(Some(&path), Shown::Changed);
                    output::write_file(&path, args.format.write(&made, look).as_bytes())?;
                    console.write(None, format!("{}\n", path.display()).as_bytes())?;
                }
            }
        }
    }
    if pairs == 0 {
        return Err(Failure::Usage(
            "nothing to compare: expected two drafts of one instrument and language".to_owned(),
        ));
    }
    Ok(outcome)
}

/// Drafts by instrument and language, each in the order of its rounds.
fn series(drafts: &[Draft]) -> BTreeMap<(Option<&str>, &'static str), Vec<&Draft>> {
    let mut series: BTreeMap<_, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        let key = (draft.meta.instrument.as_deref(), tag(draft.meta.language));
        series.entry(key).or_default().push(draft);
    }
    for drafts in series.values_mut() {
        drafts.sort_by(|a, b| order(a).cmp(&order(b)));
    }
    series
}

fn tag(language: Language) -> &'static str {
    language.tag()
}

/// Round first, then date, then the name of the file; what lacks a round stands where its date says.
fn order(draft: &Draft) -> (Option<u32>, Option<&str>, &str) {
    (draft.meta.round, draft.meta.date.as_deref(), draft.source.name())
}

/// A file name for a pair: the symbols, with what file systems do not take as dashes.
fn name(pair: Pair<&Draft>) -> String {
    let slug = |draft: &Draft| -> String {
        let plain = |letter: char| if letter.is_alphanumeric() || letter == '.' { letter } else { '-' };
        draft.meta.symbol.chars().map(plain).collect()
    };
    format!("{}_{}.{}", slug(pair.old), slug(pair.new), tag(pair.new.meta.language))
}

fn tell(console: &mut Console, pair: Pair<&Draft>, story: &[story::Sentence]) -> Result<(), Failure> {
    let mut text = format!("{} → {} ({})\n", pair.old.meta.symbol, pair.new.meta.symbol, tag(pair.new.meta.language));
    for sentence in story {
        text.push_str(&format!("  • {}\n", sentence.text));
    }
    text.push('\n');
    console.write(None, text.as_bytes())
}

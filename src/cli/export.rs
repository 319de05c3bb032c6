//! `travaux export`: a draft in a form that others work with.

use std::path::Path;
use std::path::PathBuf;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::render::docx;

/// Write a draft as a Word document
///
/// The ending of the file picks the form: .docx or .md.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Draft to read
    draft: String,
    /// File to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let draft = input::draft(&args.draft)?;
    let bytes = write(&draft, &args.output)?;
    console.write(Some(&args.output), &bytes)?;
    Ok(Outcome::Clean)
}

fn write(draft: &Draft, file: &Path) -> Result<Vec<u8>, Failure> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" => Ok(docx::write(draft)),
        "md" => Ok(draft.source.text().as_bytes().to_vec()),
        _ => {
            let name = file.display();
            Err(Failure::Usage(format!("{name} ends in no form of export: expected .docx or .md")))
        }
    }
}

//! `travaux export`: a draft in a form that others work with.

use std::path::Path;
use std::path::PathBuf;

use super::Outcome;
use super::input;
use super::output::Console;
use super::output::Failure;
use crate::draft::Draft;
use crate::render;

/// Write a draft for others to work with
///
/// The ending of the file picks the form: .docx (Word), .xml (Akoma Ntoso 3.0), .html, .txt or .md.
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
        "docx" => Ok(render::docx::write(draft)),
        "xml" => Ok(render::akn::write(draft).into_bytes()),
        "html" | "htm" => Ok(render::clean::html(draft).into_bytes()),
        "txt" => Ok(render::clean::text(draft).into_bytes()),
        "md" => Ok(draft.source.text().as_bytes().to_vec()),
        _ => {
            let name = file.display();
            Err(Failure::Usage(format!("{name} ends in no form of export: expected .docx, .xml, .html, .txt or .md")))
        }
    }
}

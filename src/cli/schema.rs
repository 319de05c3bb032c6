//! `travaux schema`: the JSON Schemas of all outputs.

use super::Outcome;
use super::output::Console;
use super::output::Failure;
use crate::render::schema;

/// Print the JSON Schema of an output
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Output to describe [default: list their names]
    name: Option<String>,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let text = match &args.name {
        None => schema::NAMES.map(|(name, _)| format!("{name}\n")).concat(),
        Some(name) => schema::find(name).map(str::to_owned).ok_or_else(|| unknown(name))?,
    };
    console.write(None, text.as_bytes())?;
    Ok(Outcome::Clean)
}

fn unknown(name: &str) -> Failure {
    let names = schema::NAMES.map(|(name, _)| name).join(", ");
    Failure::Usage(format!("there is no schema `{name}`: expected one of {names}"))
}

//! `travaux completions` and `travaux man`: what shells and `man` want to know.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::Outcome;
use super::output::Console;
use super::output::Failure;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Shell to complete in
    shell: Shell,
}

/// Print the manual page
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Command to describe [default: all of them]
    command: Option<String>,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "travaux", &mut script);
    console.write(None, &script)?;
    Ok(Outcome::Clean)
}

pub(super) fn man(args: &ManArgs, console: &mut Console) -> Result<Outcome, Failure> {
    let mut all = Cli::command();
    all.build();
    let command = match &args.command {
        None => all,
        Some(name) => {
            let unknown = || Failure::Usage(format!("there is no command `{name}`"));
            all.find_subcommand(name).cloned().ok_or_else(unknown)?
        }
    };
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|source| Failure::Output { name: "the manual page".to_owned(), source })?;
    console.write(None, &page)?;
    Ok(Outcome::Clean)
}

//! The command line (door to `clap`): the only place that reads files, the terminal and the environment.
//!
//! 1. [`input`]: files, standard input and git revisions become drafts;
//! 2. one file a command: `Args`, then `run(&Args, &mut Console)`: it reads, calls the library, writes;
//! 3. [`output`]: standard output or a file that is written whole or not at all.

mod audit;
mod brackets;
mod check;
mod committed;
mod completions;
mod config;
mod document;
mod explain;
mod export;
mod fmt;
mod git;
mod history;
mod import;
mod input;
mod library;
mod offences;
mod output;
mod pins;
mod positions;
mod redline;
mod renumber;
mod rounds;
mod schema;
mod site;
mod tree;
mod word;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use clap::Subcommand;

use output::Console;
use output::Failure;

/// Compare drafts of a treaty clause by clause
///
/// Drafts are Markdown files with YAML front matter. `-` stands for standard input, REV:PATH for a file in git.
/// Exit code: 0 nothing found, 1 differences or findings, 2 failed.
#[derive(Debug, Parser)]
#[command(name = "travaux", version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Audit(audit::Args),
    Brackets(brackets::Args),
    Check(check::Args),
    Explain(explain::Args),
    Fmt(fmt::Args),
    Git(git::Args),
    Redline(redline::Args),
    Offences(offences::Args),
    Positions(positions::Args),
    History(history::Args),
    Renumber(renumber::Args),
    Rounds(rounds::Args),
    Tree(tree::Args),
    Import(import::Args),
    Export(export::Args),
    Schema(schema::Args),
    Serve(site::serve::Args),
    Site(site::Args),
    Completions(completions::Args),
    Man(completions::ManArgs),
}

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing to report.
    Clean,
    /// Differences or findings.
    Found,
}

/// Runs the command of this process's arguments and gives its exit code: the only place where exit codes are set.
pub fn run() -> ExitCode {
    share_work();
    let cli = Cli::parse();
    let mut console = Console::of_process();
    match cli.command.run(&mut console).and_then(|outcome| console.flush().map(|()| outcome)) {
        Ok(Outcome::Clean) => ExitCode::from(0),
        Ok(Outcome::Found) => ExitCode::from(1),
        // Who reads our output may have seen enough.
        Err(Failure::Output { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(0),
        Err(failure) => {
            console.complain(&failure);
            ExitCode::from(2)
        }
    }
}

/// Makes this thread one of those that share the work: handing all of it to others costs more than a redline takes.
fn share_work() {
    // Who has made threads before us keeps them.
    drop(rayon::ThreadPoolBuilder::new().use_current_thread().build_global());
}

impl Command {
    fn run(&self, console: &mut Console) -> Result<Outcome, Failure> {
        match self {
            Command::Audit(args) => audit::run(args, console),
            Command::Brackets(args) => brackets::run(args, console),
            Command::Check(args) => check::run(args, console),
            Command::Explain(args) => explain::run(args, console),
            Command::Fmt(args) => fmt::run(args, console),
            Command::Git(args) => git::run(args, console),
            Command::Redline(args) => redline::run(args, console),
            Command::History(args) => history::run(args, console),
            Command::Positions(args) => positions::run(args, console),
            Command::Offences(args) => offences::run(args, console),
            Command::Renumber(args) => renumber::run(args, console),
            Command::Rounds(args) => rounds::run(args, console),
            Command::Tree(args) => tree::run(args, console),
            Command::Export(args) => export::run(args, console),
            Command::Import(args) => import::run(args, console),
            Command::Serve(args) => site::serve::run(args, console),
            Command::Site(args) => site::run(args, console),
            Command::Schema(args) => schema::run(args, console),
            Command::Completions(args) => completions::run(args, console),
            Command::Man(args) => completions::man(args, console),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}

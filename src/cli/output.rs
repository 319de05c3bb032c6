//! Where commands write: a terminal, a pipe, or a file that is written whole or not at all.

use std::env;
use std::fs;
use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use thiserror::Error;

use crate::finding::Finding;
use crate::finding::Severity;
use crate::render::redline::terminal::Colour;
use crate::render::redline::terminal::Look;
use crate::render::redline::terminal::Shown;
use crate::source::Source;

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// A file or revision cannot be read.
    #[error("cannot read {name}: {source}")]
    Input {
        /// What the user named.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// A file or standard output cannot be written.
    #[error("cannot write {name}: {source}")]
    Output {
        /// Where.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// The user asked for something that cannot be; the text says what was expected.
    #[error("{0}")]
    Usage(String),
}

/// The streams of this process and how they look.
pub(super) struct Console {
    out: BufWriter<io::Stdout>,
    err: io::Stderr,
    /// Of standard output.
    colour: Colour,
    /// Columns of the terminal.
    pub(super) width: usize,
}

/// Width of a page where there is no terminal: what a printed page holds.
const PAGE_WIDTH: usize = 100;

impl Console {
    /// Reads terminal and environment (`NO_COLOR`, `CLICOLOR_FORCE`, `COLUMNS`).
    pub(super) fn of_process() -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        let forced = set("CLICOLOR_FORCE");
        let coloured = !set("NO_COLOR") && (forced || io::stdout().is_terminal());
        let width = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self {
            out: BufWriter::with_capacity(1 << 16, io::stdout()),
            err: io::stderr(),
            colour: if coloured { Colour::On } else { Colour::Off },
            width: width.unwrap_or(PAGE_WIDTH).clamp(40, 200),
        }
    }

    /// How a redline looks here; a file is never coloured.
    pub(super) fn look(&self, file: Option<&Path>, clauses: Shown) -> Look {
        let colour = if file_of(file).is_some() { Colour::Off } else { self.colour };
        Look { colour, width: self.width, clauses, interface: None }
    }

    /// Writes to `-o FILE`, or to standard output where there is none or it is `-`.
    ///
    /// A file is written under a name of its own and then renamed, so that a failure leaves no half of it.
    pub(super) fn write(&mut self, file: Option<&Path>, content: &[u8]) -> Result<(), Failure> {
        match file_of(file) {
            Some(path) => write_file(path, content),
            None => self.out.write_all(content).map_err(|source| failed("standard output", source)),
        }
    }

    /// Writes what is still held back.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|source| failed("standard output", source))
    }

    /// Says on standard error why a command failed.
    pub(super) fn complain(&mut self, failure: &Failure) {
        // Nobody is left to be told if standard error is closed.
        let _ = writeln!(self.err, "travaux: {}", readable(&failure.to_string()));
    }

    /// Shows a remark that does not stop the command on standard error.
    pub(super) fn remark(&mut self, source: &Source, finding: &Finding) {
        let place = source.place(finding.span.start);
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => return,
        };
        let help = finding.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        let (name, message) = (source.name(), &finding.message);
        self.say(&format!("{name}:{}:{}: {level}: {message}{help}", place.line, place.column));
    }

    /// Shows how far a long command is, on a line of a terminal that the next one takes the place of.
    pub(super) fn progress(&mut self, sentence: &str) {
        let _ = write!(self.err, "\r\x1b[K{sentence}");
    }

    /// Says a sentence on standard error.
    pub(super) fn say(&mut self, sentence: &str) {
        let _ = writeln!(self.err, "{}", readable(sentence));
    }
}

/// A sentence that no name in it, taken from a file, can make more of: a terminal obeys control characters.
fn readable(sentence: &str) -> String {
    sentence.replace(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\t'), "\u{fffd}")
}

/// The file of `-o FILE`; `-` is standard output, and no file.
pub(super) fn file_of(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// What `--format` says, else what the ending of `-o FILE` says, else the form for a terminal.
///
/// Forms are named as endings are, but for `terminal` and `markdown`, which have theirs (`txt`, `md`) as other names.
pub(super) fn form<F: ValueEnum>(format: Option<F>, output: Option<&Path>, terminal: F) -> Result<F, Failure> {
    let (None, Some(path)) = (&format, file_of(output)) else { return Ok(format.unwrap_or(terminal)) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name = if ending == "htm" { "html" } else { &ending };
    F::from_str(name, false).map_err(|_| {
        let endings: Vec<String> =
            F::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(ending_of).collect();
        let expected = endings.join(", ");
        Failure::Usage(format!("the ending of {} names no form: expected {expected}, or --format", path.display()))
    })
}

fn ending_of(value: PossibleValue) -> String {
    match value.get_name() {
        "terminal" => ".txt".to_owned(),
        "markdown" => ".md".to_owned(),
        other => format!(".{other}"),
    }
}

fn failed(name: &str, source: io::Error) -> Failure {
    Failure::Output { name: name.to_owned(), source }
}

/// Writes a file whole or not at all.
pub(super) fn write_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let name = path.file_name().ok_or_else(|| Failure::Usage(format!("{shown} names no file")))?;
    let mut draft_name = name.to_owned();
    draft_name.push(format!(".{}.tmp", std::process::id()));
    let draft = path.with_file_name(draft_name);
    let written = fs::write(&draft, content).and_then(|()| fs::rename(&draft, path));
    written.map_err(|source| {
        // The half-written file must not stay; that it was never made is no second failure.
        let _ = fs::remove_file(&draft);
        failed(&shown, source)
    })
}

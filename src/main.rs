//! The command `travaux`; see the library for everything it does.

fn main() -> std::process::ExitCode {
    travaux::cli::run()
}

//! The `specsmith` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    specsmith::cli::main()
}

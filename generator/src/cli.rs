//! The command line: arguments, what is shown, exit codes. Nothing else prints or ends the process.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | fine |
//! | 1 | findings: a document with mistakes, an output that is not up to date, a denied code |
//! | 2 | the input or the arguments cannot be used |

mod arguments;
mod bump;
mod bundle;
mod completions;
mod diff;
mod dump;
mod explain;
mod fix;
mod format;
mod generate;
mod init;
mod levels;
mod lint;
#[cfg(feature = "mock")]
mod mock;
mod overlay;
mod progress;
mod selection;
mod show;
mod stats;
#[cfg(test)]
mod tests;
mod tree;
mod upgrade;
mod validate;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use show::Show;

/// How a command ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Exit {
    Fine = 0,
    Findings = 1,
    Unusable = 2,
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    // The standard error is not locked for the whole run: what tells of progress writes to it from a thread of its own.
    let mut err = io::stderr();
    let terminal = err.is_terminal();
    let out = &mut io::stdout().lock();
    let code = run(std::env::args_os(), out, &mut err, terminal);
    ExitCode::from(code)
}

/// Runs the command with these arguments, the first of which is its name, and returns the exit code.
///
/// Results go to `out`, findings and progress to `err`; `terminal` says whether people see them there.
/// A reader who closes `out` early ends the command quietly.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(message) => {
            // Help and version are asked for; everything else is a mistake.
            let asked = !message.use_stderr();
            let text = message.render().to_string();
            let written = if asked {
                write!(out, "{text}")
            } else {
                write!(err, "{text}")
            };
            return code(written.map(|()| if asked { Exit::Fine } else { Exit::Unusable }));
        }
    };
    let mut show = Show::new(out, err, &arguments, terminal);
    let done = match arguments.command {
        Command::Generate(options) => generate::run(&options, &mut show),
        Command::Validate(options) => validate::run(&options, &mut show),
        Command::Lint(options) => lint::run(&options, &mut show),
        Command::Diff(options) => diff::run(&options, &mut show),
        Command::Format(options) => format::run(&options, &mut show),
        Command::Bundle(options) => bundle::run(&options, &mut show),
        Command::Upgrade(options) => upgrade::run(&options, &mut show),
        Command::Stats(options) => stats::run(&options, arguments.format, &mut show),
        #[cfg(feature = "mock")]
        Command::Mock(options) => mock::run(&options, arguments.format, &mut show),
        Command::Overlay(options) => overlay::run(&options, &mut show),
        Command::Init(options) => init::run(&options, &mut show),
        Command::Dump(options) => dump::run(&options, &mut show),
        Command::Explain(options) => explain::run(&options, &mut show),
        Command::Completions(options) => completions::run(&options, &mut show),
        Command::Man(options) => completions::man(&options, &mut show),
    };
    code(done)
}

/// Leaves what a command no longer needs to the end of the process, which is near: to take trees apart piece by piece
/// would be a tenth of the time of some commands.
fn leave<T>(value: T) {
    std::mem::forget(value);
}

fn code(done: io::Result<Exit>) -> u8 {
    match done {
        Ok(exit) => exit as u8,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine as u8,
        Err(_) => Exit::Unusable as u8,
    }
}

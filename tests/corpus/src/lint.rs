//! What else an emitted crate promises: clippy, rustdoc and rustfmt have nothing to say.

use std::path::Path;
use std::process::Command;

use crate::arguments::Arguments;
use crate::check;
use crate::generate::CRATE;
use crate::measure::{self, End};

/// What the tools say.
#[derive(Debug, Default)]
pub(crate) struct Linted {
    /// The tools that had something to say.
    pub(crate) tools: Vec<&'static str>,
    /// What they said last.
    pub(crate) messages: Vec<String>,
}

/// Runs the tools over the crate at a place.
pub(crate) fn lint(place: &Path, scratch: &Path, arguments: &Arguments) -> Result<Linted, String> {
    let mut linted = Linted::default();
    let mut clippy = check::cargo(place, scratch, "clippy")?;
    clippy.args(["--all-targets", "--", "-D", "warnings"]);
    let mut doc = check::cargo(place, scratch, "doc")?;
    doc.arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings");
    let mut format = Command::new("cargo");
    format
        .current_dir(place.join(CRATE))
        .args(["fmt", "--check"]);
    for (name, mut command) in [("clippy", clippy), ("rustdoc", doc), ("rustfmt", format)] {
        let mut differences = Vec::new();
        let ran = measure::run(&mut command, arguments.check_time(), |line| {
            if differences.len() < 40 {
                differences.push(line.to_owned());
            }
        })?;
        if ran.end != End::Code(0) {
            linted.tools.push(name);
            let said = if differences.is_empty() {
                ran.tail
            } else {
                differences.join("\n")
            };
            linted.messages.push(format!("{name}:\n{said}"));
        }
    }
    Ok(linted)
}

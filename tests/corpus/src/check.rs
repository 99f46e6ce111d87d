//! `cargo check` of an emitted crate.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::arguments::Arguments;
use crate::generate::CRATE;
use crate::measure::{self, End, Usage};

/// What the compiler says.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) end: End,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// The first messages as the compiler renders them.
    pub(crate) messages: Vec<String>,
    /// Of the crate alone, without its dependencies.
    pub(crate) usage: Usage,
}

impl Checked {
    pub(crate) fn is_clean(&self) -> bool {
        self.end == End::Code(0) && self.errors == 0 && self.warnings == 0
    }
}

/// Checks the crate at a place; all places share one target folder, so dependencies are built once.
pub(crate) fn check(
    place: &Path,
    scratch: &Path,
    arguments: &Arguments,
) -> Result<Checked, String> {
    let result = place.join("check.json");
    let mut command = cargo(place, scratch, "check")?;
    command
        .args(["--message-format", "json"])
        .env("RUSTC_WORKSPACE_WRAPPER", measure::this_program()?);
    measure::measure_in(&mut command, &result, arguments.check_memory());
    let mut messages = Messages::default();
    let ran = measure::run(&mut command, arguments.check_time(), |line| {
        messages.read(line);
    })?;
    if ran.end != End::Code(0) && messages.first.is_empty() {
        messages.first.push(ran.tail);
    }
    Ok(Checked {
        end: ran.end,
        errors: messages.errors,
        warnings: messages.warnings,
        messages: messages.first,
        usage: measure::read_usage(&result),
    })
}

/// A command of cargo for the crate at a place, which becomes a workspace of its own with the versions of this one.
pub(crate) fn cargo(place: &Path, scratch: &Path, verb: &str) -> Result<Command, String> {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"{CRATE}\"]\n");
    let failed = |error| format!("cannot write to `{}`: {error}", place.display());
    fs::write(place.join("Cargo.toml"), manifest).map_err(failed)?;
    if !place.join("Cargo.lock").exists() {
        fs::copy(
            crate::workspace().join("Cargo.lock"),
            place.join("Cargo.lock"),
        )
        .map_err(failed)?;
    }
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command
        .current_dir(place)
        .args([verb, "--offline", "--no-default-features"])
        .args(whole(place))
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TERM_COLOR", "never");
    Ok(command)
}

/// What switches on all of a client that has a feature for each tag.
fn whole(place: &Path) -> &'static [&'static str] {
    let manifest = fs::read_to_string(place.join(CRATE).join("Cargo.toml")).unwrap_or_default();
    if manifest.lines().any(|line| line.starts_with("full = [")) {
        &["--features", "full"]
    } else {
        &[]
    }
}

#[derive(Default)]
struct Messages {
    errors: usize,
    warnings: usize,
    first: Vec<String>,
}

impl Messages {
    fn read(&mut self, line: &str) {
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            return;
        };
        let Some(message) = value.get("message") else {
            return;
        };
        let text = |name: &str| {
            message
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        // Messages without a place sum up the others.
        let placed = message
            .get("spans")
            .and_then(Value::as_array)
            .is_some_and(|spans| !spans.is_empty());
        match text("level") {
            "warning" if placed => self.warnings += 1,
            "error" if placed || message.get("code").is_some_and(|code| !code.is_null()) => {
                self.errors += 1;
            }
            _ => return,
        }
        if self.first.len() < 20 {
            self.first.push(text("rendered").trim_end().to_owned());
        }
    }
}

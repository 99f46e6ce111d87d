//! The crate of a small document, and a program that depends on it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::{self, Mode};
use specsmith::source::SourceMap;
use specsmith_tests::write;

/// What became of a value.
pub struct Outcome {
    /// The value as it was written again, or why it could not be read.
    pub written: Result<Value, String>,
    /// The value as Rust shows it.
    pub read: String,
    /// What the validation of the type says.
    pub violations: Vec<String>,
}

/// Reads each value by the type of that name, of the crate for `fixtures/features/<feature>.yaml`.
pub fn run(feature: &str, cases: &[(&str, Value)]) -> Vec<Outcome> {
    let mut types: Vec<&str> = cases.iter().map(|(ty, _)| *ty).collect();
    types.sort_unstable();
    types.dedup();
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("values")
        .join(feature);
    let document = format!("fixtures/features/{feature}.yaml");
    let library = write_crate(Path::new(&document), &home.join("generated"));
    write(&home.join("Cargo.toml"), &manifest(&library));
    write(&home.join("main.rs"), &program(&library, &types));
    let lines = cases.iter().map(|(ty, value)| format!("{ty} {value}\n"));
    let lines: Vec<String> = lines.collect();
    let output = specsmith_tests::run(&home, env!("CARGO_TARGET_TMPDIR"), &[], lines.concat());
    let outcomes: Vec<Outcome> = output.lines().map(outcome).collect();
    assert_eq!(outcomes.len(), cases.len(), "{output}");
    outcomes
}

/// Writes the crate of a document, and returns the name of its package.
fn write_crate(document: &Path, folder: &Path) -> String {
    let mut config = Config::new(document, "");
    config.package.name = Some("emitted".to_owned());
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let findings = render(&diagnostics, &sources, false);
    let generation = generation.unwrap_or_else(|| panic!("{findings}"));
    fs::create_dir_all(folder).expect("a folder of its own");
    output::write(&generation.files, folder, Mode::Write).expect("written");
    "emitted".to_owned()
}

fn manifest(library: &str) -> String {
    format!(
        r#"[package]
name = "program"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "program"
path = "main.rs"

[dependencies]
{library} = {{ path = "generated", default-features = false }}
serde = "1"
serde_json = "1"

[workspace]
members = ["generated"]
"#
    )
}

fn program(library: &str, types: &[&str]) -> String {
    let arms: Vec<String> = types
        .iter()
        .map(|ty| format!("            \"{ty}\" => show::<{library}::models::{ty}>(value),\n"))
        .collect();
    include_str!("program.rs")
        .replace("emitted::", &format!("{library}::"))
        .replace("            // arms\n", &arms.concat())
}

fn outcome(line: &str) -> Outcome {
    let line: Value = serde_json::from_str(line).expect("the program prints JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Outcome {
        written: match line.get("written") {
            Some(written) => Ok(written.clone()),
            None => Err(text(&line["error"])),
        },
        read: text(&line["read"]),
        violations: line["violations"]
            .as_array()
            .map(|list| list.iter().map(text).collect())
            .unwrap_or_default(),
    }
}

//! The client of the extended document, and a program that depends on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;

const MANIFEST: &str = r#"[package]
name = "program"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "program"
path = "main.rs"

[dependencies]
m3ter-client = { path = "generated", default-features = false }
tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

[workspace]
members = ["generated"]
"#;

/// The folder of the program; it stays from one run to the next, so that what has not changed is not built again.
pub fn home() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("extended");
    fs::create_dir_all(home.join("spec")).expect("a folder of its own");
    write(&home.join("Cargo.toml"), MANIFEST);
    write(&home.join("main.rs"), include_str!("program.rs"));
    // The versions of this repository: nothing has to be fetched for them.
    fs::copy("../Cargo.lock", home.join("Cargo.lock")).expect("copied");
    home
}

/// Generates the client beside the program, with the configuration of this repository, which denies warnings.
pub fn generate(home: &Path, document: &str) {
    write(&home.join("spec/openapi.yaml"), document);
    let path = home.join("spec/specsmith.toml");
    fs::copy("../spec/specsmith.toml", &path).expect("copied");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let written = Config::load(&mut sources, &path, &mut diagnostics).and_then(|config| {
        let client = generate::generate(&config, &mut sources, &mut diagnostics)?;
        generate::write(&client, &config.output, Mode::Write, &mut diagnostics)
    });
    let findings = render(&diagnostics, &sources, false);
    assert!(written.is_some() && findings.is_empty(), "{findings}");
}

/// Builds the program, runs it, and returns what it prints. TLS takes long to build, and loopback needs none.
pub fn run(home: &Path, url: &str) -> String {
    // The folder in which the small documents are compiled: what both depend on is built once.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted/target");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--", url])
        .current_dir(home)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout).expect("the program prints text")
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("written");
}

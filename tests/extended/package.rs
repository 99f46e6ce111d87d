//! The client of the extended document, and a program that depends on it.

use std::fs;
use std::path::{Path, PathBuf};

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;
use specsmith_tests::write;

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
    home
}

/// Generates the client beside the program, with the configuration of this repository, which denies warnings.
pub fn generate(home: &Path, document: &str) {
    write(&home.join("spec/openapi.yaml"), document);
    let path = home.join("spec/specsmith.toml");
    fs::copy("../spec/specsmith.toml", &path).expect("copied");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let written = Config::load(
        &mut sources,
        &path,
        specsmith::catalogue::read,
        &mut diagnostics,
    )
    .and_then(|config| {
        let client = generate::generate(&config, &mut sources, &mut diagnostics)?;
        generate::write(&client, &config.output, Mode::Write, &mut diagnostics)
    });
    let findings = render(&diagnostics, &sources, false);
    assert!(written.is_some() && findings.is_empty(), "{findings}");
}

/// Builds the program, runs it, and returns what it prints. TLS takes long to build, and loopback needs none.
pub fn run(home: &Path, url: &str) -> String {
    specsmith_tests::run(home, env!("CARGO_TARGET_TMPDIR"), &[url], String::new())
}

//! Prints the manifest.

use std::fmt::Write as _;

use crate::output::{Contents, EmittedFile};
use crate::rust::CratePlan;

/// `Cargo.toml`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let package = &plan.package;
    let mut text = String::from("[package]\n");
    let mut line = |key: &str, value: &str| {
        text.push_str(key);
        text.push_str(" = ");
        text.push_str(&quoted(value));
        text.push('\n');
    };
    line("name", &package.name);
    line("version", &package.version);
    line("edition", "2024");
    line("rust-version", &package.rust_version);
    line("description", &package.description);
    if let Some(license) = &package.license {
        line("license", license);
    }
    if let Some(repository) = &package.repository {
        line("repository", repository);
    }
    line("readme", "README.md");
    super::features::table(plan, &mut text);
    text.push_str(
        "# TLS by rustls.
rustls = [\"reqwest/rustls\"]
# TLS by the library of the operating system.
native-tls = [\"reqwest/native-tls\"]

[dependencies]
",
    );
    let sends_bytes = super::runtime::sends_bytes(plan);
    let base64 = "{ version = \"0.23\", default-features = false, features = [\"std\"] }";
    for (name, value, needed) in [
        ("base64", base64, super::runtime::uses_base64(plan)),
        ("bytes", "\"1\"", sends_bytes),
        ("http-body", "\"1\"", sends_bytes),
    ] {
        let given = package.dependencies.iter().any(|(known, _)| known == name);
        if needed && !given {
            let _ = writeln!(text, "{name} = {value}");
        }
    }
    // The default features bring Unicode tables that no emitted pattern names.
    let given = package
        .dependencies
        .iter()
        .any(|(known, _)| known == "fancy-regex");
    if super::runtime::needs_engine(plan) && !given {
        text.push_str(
            "# Runs patterns that no table holds.\nfancy-regex = { version = \"0.20\", default-features = false, features = [\"std\", \"variable-lookbehinds\"] }\n",
        );
    }
    text.push_str(
        "\
reqwest = { version = \"0.13\", default-features = false, features = [\"http2\"] }
serde = \"1\"
# Reads a number as the double nearest to it, so that it is written as it was.
serde_json = { version = \"1\", features = [\"float_roundtrip\"] }
tokio = { version = \"1\", default-features = false, features = [\"sync\", \"time\"] }
",
    );
    for (name, value) in &package.dependencies {
        text.push_str(name);
        text.push_str(" = ");
        text.push_str(value);
        text.push('\n');
    }
    super::features::examples(plan, &mut text);
    if !super::examples::jobs(plan).is_empty() {
        text.push_str(
            "
[dev-dependencies]
tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }
",
        );
    }
    super::features::documentation(plan, &mut text);
    EmittedFile {
        path: "Cargo.toml".to_owned(),
        contents: Contents::Text(text),
    }
}

/// A basic string (TOML 1.0, "String"): one line, whatever the text holds.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' | '\r' | '\t' => quoted.push(' '),
            character if character.is_control() => {}
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

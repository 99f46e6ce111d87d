//! Generating a client in a build script.

use std::env;
use std::error::Error;
use std::fmt;
use std::path::Path;

use crate::catalogue;
use crate::config::{self, Config, Layout};
use crate::diagnostic::{Diagnostics, Severity, render_folded};
use crate::generate::{self, Generation};
use crate::output::Mode;
use crate::source::SourceMap;

/// Generates a client into `OUT_DIR`, in one line of `build.rs`.
///
/// `document` is an OpenAPI document, or a `specsmith.toml` that names one; the path is relative to
/// the package. The client is a module named after the document's file, to be included wherever it
/// is wanted:
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), specsmith::BuildError> {
///     specsmith::build("openapi.yaml")
/// }
/// ```
///
/// ```text
/// // src/lib.rs
/// pub mod client {
///     include!(concat!(env!("OUT_DIR"), "/openapi/mod.rs"));
/// }
/// ```
///
/// Cargo runs the script again when one of the files changed that were read, and nothing is written
/// when nothing changed. Warnings about the document become warnings of Cargo. The package needs the
/// dependencies of an emitted crate: `reqwest`, `serde`, `serde_json` and `tokio`.
///
/// # Errors
///
/// [`BuildError`] with all findings when the document or the configuration cannot be used, when the
/// output cannot be written, and outside of a build script.
pub fn build(document: impl AsRef<Path>) -> Result<(), BuildError> {
    let document = document.as_ref();
    let Some(out) = env::var_os("OUT_DIR") else {
        let text = "OUT_DIR is not set: call this from a build script".to_owned();
        return Err(BuildError(text));
    };
    let mut lines = Vec::new();
    let result = run(document, Path::new(&out), &mut lines);
    for line in lines {
        println!("{line}");
    }
    result
}

/// Why a build script has no client to offer. `Debug` shows the findings as `Display` does, because
/// that is what Cargo prints when `main` returns an error.
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for BuildError {}

/// Generates below `out` and gathers what Cargo is to be told, also when it fails: a changed input is
/// then what brings the script to run again.
fn run(document: &Path, out: &Path, lines: &mut Vec<String>) -> Result<(), BuildError> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    lines.push(format!("cargo:rerun-if-changed={}", document.display()));
    let done = generate_into(document, out, &mut sources, &mut diagnostics);
    let read = sources.files().filter_map(|(_, file)| file.path());
    for path in read.filter(|path| *path != document) {
        lines.push(format!("cargo:rerun-if-changed={}", path.display()));
    }
    if done.is_none() {
        let text = render_folded(&diagnostics, &sources, false).text;
        return Err(BuildError(format!(
            "no client was generated\n\n{}",
            text.trim_end()
        )));
    }
    let mut warnings = Diagnostics::new();
    warnings.extend(
        diagnostics
            .into_iter()
            .filter(|finding| finding.severity() == Severity::Warning),
    );
    for line in render_folded(&warnings, &sources, false).text.lines() {
        if !line.is_empty() {
            lines.push(format!("cargo:warning={line}"));
        }
    }
    Ok(())
}

fn generate_into(
    document: &Path,
    out: &Path,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Generation> {
    let mut config = if document
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        Config::load(sources, document, catalogue::read, diagnostics)?
    } else {
        Config::new(document, "")
    };
    config.layout = Layout::Module;
    "cargo build".clone_into(&mut config.command);
    config.output = out.join(module_name(&config));
    let generation = generate::generate(&config, sources, diagnostics)?;
    generate::write(&generation, &config.output, Mode::Write, diagnostics)?;
    Some(generation)
}

/// The folder of the module: the document's file name without its extension.
fn module_name(config: &Config) -> String {
    config.document.file_stem().map_or_else(
        || config::package_name(""),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn inputs_and_findings_are_told_to_cargo() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let document = home.path().join("notes.yaml");
        let mut lines = Vec::new();
        let error = run(&document, home.path(), &mut lines).expect_err("there is no document");
        assert!(error.to_string().contains("error[S000]"), "{error}");
        let rerun = format!("cargo:rerun-if-changed={}", document.display());
        assert_eq!(lines, std::slice::from_ref(&rerun));

        fs::write(&document, config::SCAFFOLD_DOCUMENT).expect("written");
        let mut lines = Vec::new();
        run(&document, home.path(), &mut lines).expect("the document is right");
        assert_eq!(lines, [rerun]);
        let root = home.path().join("notes/mod.rs");
        let first = fs::metadata(&root).and_then(|found| found.modified());
        run(&document, home.path(), &mut Vec::new()).expect("the document is right");
        let second = fs::metadata(&root).and_then(|found| found.modified());
        assert_eq!(first.expect("written"), second.expect("still there"));
    }
}

//! What the user decides about the generated client: `specsmith.toml`, read strictly.
//!
//! Paths in the file are relative to the file. A key that is not known, a value of another type and a
//! name that Cargo would not take are reported with their place, all in one run.

mod check;
mod default;
mod names;
mod operations;
mod read;
mod reader;
mod version;
mod write;

use std::ops::Range;
use std::path::{Path, PathBuf};

pub use default::{SCAFFOLD_DOCUMENT, package_name, scaffold};
pub use names::{Dependency, Entry, Rename, Types};
pub use operations::{Operations, SelectBy, Selector};
pub use version::version_of;

use crate::diagnostic::{Diagnostic, Diagnostics, Levels, ReadCode, codes};
use crate::source::{FileId, SourceMap};

/// The name of the configuration file.
pub const FILE_NAME: &str = "specsmith.toml";

/// How one document becomes one client.
#[derive(Clone, Debug)]
pub struct Config {
    /// The OpenAPI document.
    pub document: PathBuf,
    /// `overlays`: changes to the document, applied in this order before anything else.
    pub overlays: Vec<PathBuf>,
    /// The folder that the client is written to.
    pub output: PathBuf,
    /// The command that generates again: it stands in every header, and is printed when the output is
    /// not up to date.
    pub command: String,
    /// `[crate]`: what stands in the emitted `Cargo.toml`.
    pub package: Package,
    /// `[client]`: what the emitted `Client` looks like.
    pub client: Client,
    /// `[validation]`: what the emitted client checks.
    pub validation: Validation,
    /// `[operations]`: which operations are emitted.
    pub operations: Operations,
    /// `[rename]`: names for parts of the document.
    pub rename: Rename,
    /// `[types]`: types of the user's own.
    pub types: Types,
    /// `[dependencies]`: what the emitted crate needs beside its own.
    pub dependencies: Vec<Dependency>,
    /// `[diagnostics]`: codes that are turned up or off.
    pub levels: Levels,
    /// `baseline` in `[diagnostics]`: the file that lists findings which commands do not show.
    pub baseline: Option<PathBuf>,
    /// Whether a crate is emitted or a module of another crate.
    pub layout: Layout,
}

/// The package that is emitted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Package {
    /// `name`; `None` makes one from the document's title (see [`package_name`]).
    pub name: Option<String>,
    /// `version`, as Cargo wants it.
    pub version: String,
    /// `description`; `None` takes the document's title.
    pub description: Option<String>,
    /// `license`, an SPDX expression.
    pub license: Option<String>,
    /// `repository`, a URL.
    pub repository: Option<String>,
    /// `tag-features`: whether each tag is a feature; `None` leaves it to the number of operations.
    pub tag_features: Option<bool>,
    /// `rust-version`, at least [`Package::MINIMUM_RUST_VERSION`].
    pub rust_version: String,
}

impl Package {
    /// The oldest Rust that emitted code compiles with.
    pub const MINIMUM_RUST_VERSION: &str = "1.85";
}

/// The emitted `Client`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Client {
    /// `environment-prefix`: `Client::from_env()` reads variables that begin with it and `_`. `None`
    /// makes one from the package's name.
    pub environment_prefix: Option<String>,
    /// `held-parameters`: names of parameters that a client has one value of.
    pub held_parameters: Vec<String>,
    /// Where each of them stands; shorter when they do not come from a file.
    pub held_places: Vec<(FileId, Range<usize>)>,
}

/// What the emitted client checks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Validation {
    /// `checks`: whether the emitted code can check values at all. Without, every value is taken to be valid.
    pub checks: bool,
    /// `requests`: whether a client validates requests before it sends them, unless it is told
    /// otherwise when it is built.
    pub requests: bool,
    /// `formats`: whether the `format` of a string is checked.
    pub formats: Formats,
    /// `patterns`: how much of a text a `pattern` has to match.
    pub patterns: Patterns,
    /// `values`: whether the schemas are emitted as data too, so that any JSON can be checked, and what does not fit a
    /// type is reported completely.
    pub values: bool,
}

/// How much of a text a `pattern` has to match.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Patterns {
    /// `search`: any part of it (JSON Schema Validation 2020-12, 6.3.3).
    #[default]
    Search,
    /// `whole`: all of it.
    Whole,
    /// `auto`: all of it where the pattern is written in Java, whose servers check with `matches()`; any part
    /// otherwise.
    Auto,
}

/// What becomes of the `format` of a string.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Formats {
    /// `assert`: it is checked where values are validated.
    #[default]
    Assert,
    /// `annotate`: it stands in the documentation only.
    Annotate,
}

/// What is emitted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Layout {
    /// A package of its own: manifest, README, examples, sources.
    #[default]
    Crate,
    /// The sources only, to be included as a module of the crate whose build script makes them.
    Module,
}

/// Whether a path that a document names can stand in the emitted code, and if not, why.
pub(crate) fn foreign_path(path: &str, config: &Config) -> Result<(), String> {
    check::rust_path(path)?;
    check::known_std(path)?;
    check::known_crates(path, &config.dependencies).map_err(|krate| {
        format!("the crate `{krate}` is not listed in `[dependencies]` of the configuration")
    })?;
    if config.layout == Layout::Crate && path.contains("crate::") {
        return Err("it leads into the emitted crate, which has no such type".to_owned());
    }
    Ok(())
}

impl Config {
    /// Everything at its default, for a document and an output folder given on the command line or in
    /// a build script.
    #[must_use]
    pub fn new(document: impl Into<PathBuf>, output: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            output: output.into(),
            ..Self::default()
        }
    }

    /// Reads a configuration file; nothing when there is a mistake in it, which is then reported. `read_code` makes out
    /// the words of `[diagnostics]`: [`catalogue::read`](crate::catalogue::read).
    pub fn load(
        sources: &mut SourceMap,
        path: &Path,
        read_code: ReadCode,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let file = match sources.load(path) {
            Ok(file) => file,
            Err(error) => {
                let message = format!(
                    "cannot read the configuration `{}`: {error}",
                    path.display()
                );
                let help = "`specsmith init` writes one; `specsmith generate DOCUMENT -o DIR` works without";
                diagnostics.push(Diagnostic::new(&codes::config::UNREADABLE, message).help(help));
                return None;
            }
        };
        let base = path.parent().unwrap_or(Path::new(""));
        read::read(sources, file, base, read_code, diagnostics)
    }

    /// The document's file name: what headers call it, the same on every machine.
    #[must_use]
    pub fn document_name(&self) -> String {
        let name = self.document.file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        // A file of a revision may stand at the root of its repository.
        let revision = self.document.starts_with(name.as_ref()) && name.starts_with("git:");
        let name = if revision {
            name.rsplit(':').next().unwrap_or_default()
        } else {
            &*name
        };
        match name {
            "" | "-" => "the document".to_owned(),
            name => name.to_owned(),
        }
    }
}

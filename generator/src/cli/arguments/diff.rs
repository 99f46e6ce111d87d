//! The arguments of `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::levels::{LevelOptions, WriteBaseline};

/// Tells every change once, where it was made, with what it does to those who call the API (breaking, warning, info) and
/// to those who use the emitted crate (major, minor, patch). Other ways of saying the same are no change.
///
/// With one document, or none, the working copy is compared with what git has committed last.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith diff
  specsmith diff openapi.yaml
  specsmith diff old.yaml new.yaml
  specsmith diff git:v1.2.0:openapi.yaml openapi.yaml --fail-on warning
  specsmith diff old.yaml new.yaml --format markdown

Exits 1 when something breaks, 2 when a document cannot be read.")]
pub(in crate::cli) struct Diff {
    /// The document as it was; or, alone, the one to compare with what git has.
    pub(in crate::cli) old: Option<PathBuf>,
    /// The document as it is.
    pub(in crate::cli) new: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// From which changes on the command exits 1.
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) fail_on: FailOn,
    #[command(flatten)]
    pub(in crate::cli) levels: LevelOptions,
    #[command(flatten)]
    pub(in crate::cli) write: WriteBaseline,
}

/// How bad a change has to be for the command to fail.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// What breaks callers.
    #[default]
    Breaking,
    /// What may break them.
    Warning,
    /// Any change.
    Info,
    /// None.
    Never,
}

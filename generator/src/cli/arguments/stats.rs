//! The arguments of `stats`.

use std::path::PathBuf;

use clap::Args;

/// Counts operations by method and tag, parameters by place, schemas by kind, and tells which components are used most
/// and which not at all, which schemas lead to themselves, and how much is described. Each part counts once, where it is
/// defined.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith stats
  specsmith stats openapi.yaml
  specsmith stats openapi.json --format json
  specsmith stats git:main:openapi.yaml --format markdown

Exits 2 when the document cannot be read.")]
pub(in crate::cli) struct Stats {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(in crate::cli) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
}

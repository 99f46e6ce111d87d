//! What most commands work on.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Debug)]
pub(in crate::cli) struct Input {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(in crate::cli) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// An overlay to apply to the document, behind those of the configuration; can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) overlay: Vec<PathBuf>,
}

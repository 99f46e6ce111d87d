//! The arguments of `bundle`.

use std::path::PathBuf;

use clap::Args;

/// Everything that stands in another file and is referred to becomes a component of the document, named after the place
/// that it comes from, and references become local. Comments stay. A document that is one file already stays as it is,
/// so a bundle of a bundle is the same. The client that is generated from a bundle is that of the many files.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith bundle openapi.yaml
  specsmith bundle openapi.yaml -o dist/openapi.json
  specsmith bundle openapi.yaml -o dist/openapi.yaml --check
  specsmith bundle git:v1.2.0:spec/openapi.yaml -o old.yaml
  specsmith bundle openapi.yaml --split spec

Exits 1 when --check finds something out of date, 2 when a reference leads nowhere or something cannot be written.")]
pub(in crate::cli) struct Bundle {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision. Without it,
    /// the configuration says which.
    pub(in crate::cli) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// The file to write, in JSON or YAML by its name; without it, the result is shown.
    #[arg(short, long, value_name = "FILE", conflicts_with = "split")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Split the document into a tree of files in this folder: `openapi.yaml`, `paths/`, `components/schemas/` and so
    /// on.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) split: Option<PathBuf>,
    /// Overwrite files that specsmith did not write, and files of the document itself.
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Change nothing; name what is not up to date, and exit 1 if something is.
    #[arg(long, conflicts_with = "force")]
    pub(in crate::cli) check: bool,
}

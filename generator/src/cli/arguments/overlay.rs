//! The arguments of `overlay`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Overlays.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Overlay {
    /// Apply overlays to a document.
    Apply(OverlayApply),
    /// Write the overlay that makes one document of another.
    Compare(OverlayCompare),
}

/// Applies OpenAPI Overlays 1.0 and 1.1, one after the other. Comments and order of the document stay where it stays.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith overlay apply openapi.yaml ours.yaml > patched.yaml
  specsmith overlay apply openapi.json first.yaml second.yaml -o patched.json

Actions that match nothing are told. Exits 2 when an overlay cannot be applied; nothing is written then.")]
pub(in crate::cli) struct OverlayApply {
    /// The document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(in crate::cli) document: PathBuf,
    /// The overlays.
    #[arg(required = true, value_name = "OVERLAY")]
    pub(in crate::cli) overlays: Vec<PathBuf>,
    /// The file to write to, as JSON or YAML by its name; without it, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// Writes an Overlay 1.0.0 document: applied to OLD it gives NEW, up to the order of members and comments, which is
/// checked before it is written.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith overlay compare openapi.yaml patched.yaml
  specsmith overlay compare git:v1:openapi.yaml openapi.yaml -o since-v1.yaml

Exits 2 when a document cannot be read.")]
pub(in crate::cli) struct OverlayCompare {
    /// The document as it was.
    pub(in crate::cli) old: PathBuf,
    /// The document as it is.
    pub(in crate::cli) new: PathBuf,
    /// The file to write to, as JSON or YAML by its name; without it, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

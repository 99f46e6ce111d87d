//! The arguments of `format`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Members of each object come in one order, the largest last; names of your own (paths, components, properties,
/// methods) stay in yours. Texts have quotes only where some reader of YAML needs them. Comments stay with what they are
/// about. What the document says is the same before and after, which is checked before anything is written.
///
/// Without FILE, the configuration says which document: every file of it is formatted, and its overlays. The standard
/// input, a file of a revision and what is converted are written to the standard output.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith format
  specsmith format openapi.yaml schemas/*.yaml
  specsmith format --check
  specsmith format openapi.yaml --diff
  specsmith format - < openapi.yaml > formatted.yaml
  specsmith format openapi.json --to yaml > openapi.yaml

Exits 1 when --check or --diff finds a file that would change, 2 when a file cannot be read.")]
pub(in crate::cli) struct FormatFiles {
    /// The files, JSON or YAML: documents, and parts of them; `-` is the standard input, `git:REV:PATH` a file of a
    /// revision.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Change nothing; name the files that would change, and exit 1 if there are any.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Change nothing; show what would change, and exit 1 if something would.
    #[arg(long)]
    pub(in crate::cli) diff: bool,
    /// Write the other format to the standard output.
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["check", "diff"])]
    pub(in crate::cli) to: Option<Notation>,
}

/// The formats of documents.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum Notation {
    /// RFC 8259; there are no comments.
    Json,
    /// YAML 1.2, as readers of 1.1 understand it, too.
    Yaml,
}

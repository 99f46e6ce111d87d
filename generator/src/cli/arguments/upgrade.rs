//! The arguments of `upgrade`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::levels::LevelOptions;

/// The client that is generated from the document stays the same, and so do comments and order. From 3.0 on the text is
/// edited, and what is not touched stays byte for byte; a document of 2.0 is written anew.
///
/// Files that the document references are upgraded with it: by --in-place each where it is, by -o in a folder that gets
/// all of them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith upgrade openapi.yaml --in-place
  specsmith upgrade openapi.yaml --to 3.2 --in-place
  specsmith upgrade swagger.json -o openapi.json
  specsmith upgrade many/openapi.yaml -o upgraded
  curl https://example.com/swagger.json | specsmith upgrade - > openapi.json

Exits 1 when something could not be kept as it was, 2 when nothing could be written.")]
pub(in crate::cli) struct Upgrade {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(in crate::cli) document: Option<PathBuf>,
    /// The version that it is to have. A document of this version, or a later one, stays as it is.
    #[arg(long, value_name = "VERSION", value_enum, default_value_t)]
    pub(in crate::cli) to: Target,
    /// Where to write to, in place of the standard output: a file, or a folder for a document of several files.
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Change the files of the document where they are.
    #[arg(long, conflicts_with = "output")]
    pub(in crate::cli) in_place: bool,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) levels: LevelOptions,
}

impl Upgrade {
    /// Whether files are written, and not the standard output.
    pub(in crate::cli) fn writes(&self) -> bool {
        self.in_place || self.output.is_some()
    }
}

/// The versions that a document can be brought to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum Target {
    /// 3.0.4
    #[value(name = "3.0")]
    V3_0,
    /// 3.1.2
    #[default]
    #[value(name = "3.1")]
    V3_1,
    /// 3.2.0
    #[value(name = "3.2")]
    V3_2,
}

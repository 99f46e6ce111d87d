//! The arguments of `generate`.

use std::path::PathBuf;

use clap::Args;

use super::super::levels::LevelOptions;
use super::super::selection::Selection;
use super::Input;

/// Without DOCUMENT, the configuration says what to generate: --config FILE, or else specsmith.toml in the working
/// directory or in spec/. With DOCUMENT and no --config, everything is at its default.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith generate
  specsmith generate --config spec/specsmith.toml --check
  specsmith generate openapi.yaml -o client
  specsmith generate openapi.yaml -o client --dry-run
  specsmith generate openapi.yaml -o client --ledger account.jsonl
  specsmith generate --bump --changelog CHANGELOG.md
  specsmith generate openapi.yaml -o client --include-tag Pets --exclude-path '/pets/*/internal/**'

A failed run leaves the output as it was. Files that specsmith did not write are never touched.")]
pub(in crate::cli) struct Generate {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    /// The folder to write to.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,
    #[command(flatten)]
    pub(in crate::cli) levels: LevelOptions,
    /// Change nothing; show what is not up to date, and exit 1 if something is.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Change nothing; name the files that would change.
    #[arg(long, conflicts_with = "check")]
    pub(in crate::cli) dry_run: bool,
    /// Write what became of every part of the document, one JSON object a line: `pointer`, `outcome` (`generated`,
    /// `documented`, `refused` or `ignored-by-specification`), `code` of what was refused, and `file` when there are
    /// several.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) ledger: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) bump: BumpOptions,
}

/// Raising the version of the crate by what changed.
#[derive(Args, Debug)]
pub(in crate::cli) struct BumpOptions {
    /// Raise `version` under `[crate]` of the configuration by what changed since the last commit: see `specsmith diff`.
    #[arg(long, conflicts_with = "check", help_heading = "Version")]
    pub(in crate::cli) bump: bool,
    /// What changed since this document, and not since the last commit.
    #[arg(
        long,
        value_name = "DOCUMENT",
        requires = "bump",
        help_heading = "Version"
    )]
    pub(in crate::cli) since: Option<PathBuf>,
    /// Note what changed in this file, under the new version.
    #[arg(long, value_name = "FILE", requires = "bump", help_heading = "Version")]
    pub(in crate::cli) changelog: Option<PathBuf>,
}

//! The arguments of `lint`.

use clap::Args;

use super::super::levels::{LevelOptions, WriteBaseline};
use super::Input;
use super::fail_on::Failing;

/// Rules come in groups. The group `client` is on: what changes or spoils the generated client. `style`,
/// `documentation` and `security` are turned on by `--warn` and `--deny`, or in `[diagnostics]` of the configuration.
/// `specsmith explain` lists the rules, whose codes begin with `L`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith lint
  specsmith lint openapi.yaml --warn style,documentation
  specsmith lint openapi.yaml --allow client --deny unused-component
  specsmith lint openapi.yaml --baseline known.txt
  specsmith lint openapi.yaml --fail-on error
  specsmith lint openapi.yaml --warn style --fix --dry-run

Exits 1 when there is an error or a warning (see --fail-on), 2 when the document cannot be read.")]
pub(in crate::cli) struct Lint {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) levels: LevelOptions,
    #[command(flatten)]
    pub(in crate::cli) write: WriteBaseline,
    #[command(flatten)]
    pub(in crate::cli) failing: Failing,
    /// Mend what can be mended safely, and show the rest. Comments, order and layout of the document stay.
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// Change nothing; show what --fix would change.
    #[arg(long, requires = "fix")]
    pub(in crate::cli) dry_run: bool,
}

//! The arguments of `validate`.

use clap::Args;

use super::super::levels::{LevelOptions, WriteBaseline};
use super::Input;
use super::fail_on::Failing;

/// Without DOCUMENT, the configuration says which: --config FILE, or else specsmith.toml in the working directory or in
/// spec/. Codes that the configuration allows are not shown. With DOCUMENT and no --config, all of them are.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith validate
  specsmith validate openapi.yaml
  specsmith validate openapi.json --format json
  specsmith validate openapi.json --format sarif > findings.sarif
  specsmith validate openapi.json --statistics
  specsmith validate openapi.json --baseline known.txt --write-baseline
  specsmith validate openapi.json --baseline known.txt
  specsmith validate git:main:spec/openapi.yaml
  curl https://example.com/openapi.json | specsmith validate -
  specsmith validate openapi.yaml --allow key-of-another-version --deny references

Exits 1 when there is an error or a warning (see --fail-on), 2 when the document cannot be read.")]
pub(in crate::cli) struct Validate {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) levels: LevelOptions,
    #[command(flatten)]
    pub(in crate::cli) write: WriteBaseline,
    #[command(flatten)]
    pub(in crate::cli) failing: Failing,
}

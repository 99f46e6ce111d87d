//! What makes `validate` and `lint` fail.

use clap::{Args, ValueEnum};

use crate::diagnostic::{Diagnostic, Severity};

#[derive(Args, Debug)]
pub(in crate::cli) struct Failing {
    /// How bad a finding has to be for the command to exit 1.
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOnSeverity,
}

/// How bad a finding has to be for the command to fail.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum FailOnSeverity {
    /// An error.
    Error,
    /// An error or a warning.
    #[default]
    Warning,
    /// Any finding.
    Note,
    /// None.
    Never,
}

impl Failing {
    /// Whether a finding makes the command fail.
    pub(in crate::cli) fn is_bad(&self, found: &Diagnostic) -> bool {
        let limit = match self.fail_on {
            FailOnSeverity::Error => Severity::Error,
            FailOnSeverity::Warning => Severity::Warning,
            FailOnSeverity::Note => Severity::Note,
            FailOnSeverity::Never => return false,
        };
        found.severity() >= limit
    }
}

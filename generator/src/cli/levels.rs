//! Which findings are shown and how bad they are, said on the command line.

use std::io;

use clap::Args;

use super::show::Show;
use crate::config::Config;
use crate::diagnostic::Level;

/// A CODE is an id (`S102`), a name (`unknown-key`) or a group (`S`, `structure`). Each option can be given several
/// times. A code counts before a group, and what is said here before what the configuration says in `[diagnostics]`.
#[derive(Args, Debug)]
pub(super) struct LevelOptions {
    /// Leave out findings of a code or a group.
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    allow: Vec<String>,
    /// Make findings of a code or a group warnings.
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    warn: Vec<String>,
    /// Make findings of a code or a group errors; `warnings` does so with every warning.
    #[arg(long, value_name = "CODE", help_heading = "Findings")]
    deny: Vec<String>,
}

impl LevelOptions {
    /// Adds what was said to what the configuration says; `false` when there is no such code, which has then been shown.
    pub(super) fn add_to(&self, config: &mut Config, show: &mut Show<'_>) -> io::Result<bool> {
        let lists = [
            (Level::Allow, "allow", &self.allow),
            (Level::Warn, "warn", &self.warn),
            (Level::Deny, "deny", &self.deny),
        ];
        let mut fine = true;
        for (level, option, words) in lists {
            for word in words.iter().flat_map(|words| words.split(',')) {
                if let Err(error) = config.levels.command(level, word.trim()) {
                    fine = false;
                    let advice = error.meant().map_or_else(
                        || "`specsmith explain` lists the codes".to_owned(),
                        |meant| format!("did you mean `{meant}`?"),
                    );
                    show.note(format_args!("error: `--{option}`: {error}; {advice}"))?;
                }
            }
        }
        Ok(fine)
    }
}

//! Which findings are shown and how bad they are, said on the command line.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::show::Show;
use crate::catalogue;
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Baseline, Diagnostics, Level};
use crate::edit;
use crate::source::SourceMap;

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
    /// Leave out the findings that this file lists; what it lists in vain is reported.
    #[arg(long, value_name = "FILE", help_heading = "Findings")]
    baseline: Option<PathBuf>,
}

/// Writing down what is known.
#[derive(Args, Debug)]
pub(super) struct WriteBaseline {
    /// List all findings in the file of --baseline, whatever it has now, and show none.
    #[arg(long, requires = "baseline", help_heading = "Findings")]
    write_baseline: bool,
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
                match catalogue::read(level, word.trim()) {
                    Ok(of) => config.levels.command(level, of),
                    Err(error) => {
                        fine = false;
                        let advice = error.advice();
                        show.note(format_args!("error: `--{option}`: {error}; {advice}"))?;
                    }
                }
            }
        }
        Ok(fine)
    }

    /// Adds the baseline; `false` when it cannot be used, which has then been shown.
    pub(super) fn add_baseline(
        &self,
        config: &mut Config,
        sources: &mut SourceMap,
        show: &mut Show<'_>,
    ) -> io::Result<bool> {
        let Some(path) = &self.baseline else {
            return Ok(true);
        };
        let file = match sources.load(path) {
            Ok(file) => file,
            Err(error) => {
                let path = path.display();
                show.note(format_args!(
                    "error: cannot read the baseline `{path}`: {error}; `specsmith validate --baseline {path} \
                     --write-baseline` writes it"
                ))?;
                return Ok(false);
            }
        };
        let mut found = Diagnostics::new();
        let baseline = Baseline::read(sources, file, &mut found);
        if !found.is_empty() {
            show.findings(&found, sources)?;
            return Ok(false);
        }
        config.levels.set_baseline(baseline);
        Ok(true)
    }

    /// Writes the baseline, if that was asked for; how the command then ends.
    pub(super) fn write_baseline(
        &self,
        asked: &WriteBaseline,
        diagnostics: &Diagnostics,
        sources: &SourceMap,
        show: &mut Show<'_>,
    ) -> io::Result<Option<Exit>> {
        let Some(path) = self.baseline.as_ref().filter(|_| asked.write_baseline) else {
            return Ok(None);
        };
        let shown = path.display();
        if let Err(error) = edit::write(path, &Baseline::write(diagnostics, sources)) {
            show.note(format_args!("error: cannot write `{shown}`: {error}"))?;
            return Ok(Some(Exit::Unusable));
        }
        let count = plural(diagnostics.len(), "finding");
        show.note(format_args!("`{shown}`: {count}"))?;
        Ok(Some(Exit::Fine))
    }
}

impl WriteBaseline {
    /// Whether the baseline is to be written, and not read.
    pub(super) fn is_asked(&self) -> bool {
        self.write_baseline
    }
}

//! Which findings are shown and how bad they are, said on the command line.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;

use super::Exit;
use super::show::Show;
use crate::catalogue;
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Baseline, Diagnostics, Families, Level};
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
    /// Leave out the findings that this file lists; what it lists in vain is reported. Otherwise that of `baseline` in the
    /// configuration.
    #[arg(long, value_name = "FILE", help_heading = "Findings")]
    baseline: Option<PathBuf>,
}

/// Writing down what is known.
#[derive(Args, Debug, Default)]
pub(super) struct WriteBaseline {
    /// List all findings in the baseline, in place of those that this command has listed there before, and show none.
    #[arg(long, help_heading = "Findings")]
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

    /// Adds the baseline, unless it is about to be written; `false` when it cannot be used, which has then been shown.
    pub(super) fn add_baseline(
        &self,
        config: &mut Config,
        sources: &mut SourceMap,
        asked: &WriteBaseline,
        show: &mut Show<'_>,
    ) -> io::Result<bool> {
        let Some(path) = self.path_of_baseline(config) else {
            if asked.write_baseline {
                show.note(
                    "error: `--write-baseline` writes the file of `--baseline FILE`, or of `baseline` in [diagnostics] \
                     of the configuration; name one",
                )?;
            }
            return Ok(!asked.write_baseline);
        };
        if asked.write_baseline {
            return Ok(true);
        }
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

    /// Writes the baseline, if that was asked for; how the command then ends. What other commands have written stays:
    /// those lines whose codes are not of these families.
    pub(super) fn write_baseline(
        &self,
        asked: &WriteBaseline,
        config: &Config,
        families: Families,
        (diagnostics, sources): (&Diagnostics, &SourceMap),
        show: &mut Show<'_>,
    ) -> io::Result<Option<Exit>> {
        let path = self.path_of_baseline(config);
        let Some(path) = path.filter(|_| asked.write_baseline) else {
            return Ok(None);
        };
        let shown = path.display();
        let old = match fs::read_to_string(path) {
            Ok(old) => old,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                show.note(format_args!("error: cannot read `{shown}`: {error}"))?;
                return Ok(Some(Exit::Unusable));
            }
        };
        let written = Baseline::write(diagnostics, sources, &old, families);
        if let Err(error) = edit::write(path, &written.text) {
            show.note(format_args!("error: cannot write `{shown}`: {error}"))?;
            return Ok(Some(Exit::Unusable));
        }
        let count = plural(written.new, "finding");
        if written.kept > 0 {
            let kept = plural(written.kept, "line");
            show.note(format_args!(
                "`{shown}`: {count}; {kept} of other commands kept"
            ))?;
        } else {
            show.note(format_args!("`{shown}`: {count}"))?;
        }
        Ok(Some(Exit::Fine))
    }

    /// The file of the command line, or else of the configuration.
    fn path_of_baseline<'p>(&'p self, config: &'p Config) -> Option<&'p Path> {
        self.baseline.as_deref().or(config.baseline.as_deref())
    }
}

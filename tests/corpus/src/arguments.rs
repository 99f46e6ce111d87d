//! What can be said on the command line.

use std::path::PathBuf;
use std::time::Duration;

/// How it is called.
const USAGE: &str = "\
usage: cargo corpus DIR [options]

  --check            check every emitted crate with cargo
  --lint             also clippy and rustdoc with warnings denied, and cargo fmt --check
  --values           make values of every component, let the emitted types read, write and validate them, and compare
  --twins            generate each document twice more, with other numbers of threads, and from its twin in JSON or
                     YAML, and compare all bytes
  --mutate ROWS      change the documents instead, one node at a time, and see that each change shows: about so many
                     nodes of each, or all of them (0)
  --only NAME...     these documents only: file names, with or without extension
  --unchecked NAME   generate this document, but neither check nor lint it (may be given again)
  --report FILE      write the table there instead of to the standard output
  --keep             keep emitted crates that are fine; others always stay
  --scratch DIR      where the crates and their target folder go (target/corpus)
  --seconds N        limit of time for each generation (300); a check gets twenty times as much
  --gigabytes N      limit of memory for each generation (8); a check gets three times as much";

/// What is looked at in each emitted crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Whether it compiles.
    Check,
    /// Whether clippy, rustdoc and rustfmt have anything to say.
    Lint,
    /// Whether further runs make the same of the document.
    Twins,
    /// Whether values are read, written and found valid.
    Values,
}

/// What to do.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    looks: Vec<Look>,
    pub(crate) mutate: Option<usize>,
    pub(crate) only: Vec<String>,
    unchecked: Vec<String>,
    pub(crate) report: Option<PathBuf>,
    pub(crate) keep: bool,
    pub(crate) scratch: Option<PathBuf>,
    seconds: u64,
    gigabytes: u64,
}

impl Arguments {
    pub(crate) fn read(words: &[String]) -> Result<Self, String> {
        let mut arguments = Self {
            folder: PathBuf::new(),
            looks: Vec::new(),
            mutate: None,
            only: Vec::new(),
            unchecked: Vec::new(),
            report: None,
            keep: false,
            scratch: None,
            seconds: 300,
            gigabytes: 8,
        };
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| format!("`{word}` needs a value"))
            };
            match word.as_str() {
                "--check" => arguments.looks.push(Look::Check),
                "--lint" => arguments.looks.push(Look::Lint),
                "--values" => arguments.looks.push(Look::Values),
                "--twins" => arguments.looks.push(Look::Twins),
                "--mutate" => {
                    arguments.mutate = Some(usize::try_from(number(value()?)?).unwrap_or(0));
                }
                "--keep" => arguments.keep = true,
                "--report" => arguments.report = Some(value()?.into()),
                "--scratch" => arguments.scratch = Some(value()?.into()),
                "--unchecked" => arguments.unchecked.push(value()?.clone()),
                "--seconds" => arguments.seconds = number(value()?)?,
                "--gigabytes" => arguments.gigabytes = number(value()?)?,
                "--only" => {
                    while let Some(name) = words.next_if(|word| !word.starts_with('-')) {
                        arguments.only.push(name.clone());
                    }
                }
                word if word.starts_with('-') => {
                    return Err(format!("`{word}` is unknown\n\n{USAGE}"));
                }
                word if arguments.folder.as_os_str().is_empty() => {
                    arguments.folder = PathBuf::from(word);
                }
                word => return Err(format!("`{word}` is one folder too many\n\n{USAGE}")),
            }
        }
        if arguments.folder.as_os_str().is_empty() {
            return Err(format!("name a folder\n\n{USAGE}"));
        }
        Ok(arguments)
    }

    /// Whether something is looked at.
    pub(crate) fn look(&self, look: Look) -> bool {
        self.looks.contains(&look)
    }

    /// Whether a document is generated only.
    pub(crate) fn is_unchecked(&self, name: &str) -> bool {
        self.unchecked.iter().any(|word| word == name)
    }

    /// How long a generation may take.
    pub(crate) fn generation_time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    /// How long a check may take.
    pub(crate) fn check_time(&self) -> Duration {
        Duration::from_secs(self.seconds.saturating_mul(20))
    }

    /// How many bytes a generation may take.
    pub(crate) fn generation_memory(&self) -> u64 {
        self.gigabytes.saturating_mul(1 << 30)
    }

    /// How many bytes a check may take.
    pub(crate) fn check_memory(&self) -> u64 {
        self.gigabytes.saturating_mul(3 << 30)
    }
}

fn number(word: &str) -> Result<u64, String> {
    word.parse()
        .map_err(|_| format!("`{word}` is not a whole number"))
}

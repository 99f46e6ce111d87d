//! How results and findings reach people and machines.

use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::Exit;
use super::arguments::{Arguments, Color, Format, Input};
use super::progress::Progress;
use crate::catalogue;
use crate::config::{Config, FILE_NAME};
use crate::diagnostic::count::{grouped, plural};
use crate::diagnostic::{
    Code, Diagnostics, Severity, Shown, Topic, github, junit, markdown, render, render_folded,
    report, sarif, statistics,
};
use crate::source::{Position, SourceMap};

/// Where a command writes to.
pub(super) struct Show<'w> {
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    progress: Progress,
    format: Format,
    color: bool,
    all: bool,
    statistics: bool,
}

impl<'w> Show<'w> {
    pub(super) fn new(
        out: &'w mut dyn Write,
        err: &'w mut dyn Write,
        arguments: &Arguments,
        terminal: bool,
    ) -> Self {
        let color = match arguments.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        Self {
            out,
            err,
            progress: Progress::new(terminal && arguments.format == Format::Text),
            format: arguments.format,
            color,
            all: arguments.all,
            statistics: arguments.statistics,
        }
    }

    /// Whether machines read along.
    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether the findings annotate a pull request.
    pub(super) fn is_github(&self) -> bool {
        self.format == Format::Github && !self.statistics
    }

    /// Whether people read along, and want more than counts.
    pub(super) fn is_text(&self) -> bool {
        self.format == Format::Text && !self.statistics
    }

    /// Tells what the command is at, until something is shown.
    pub(super) fn at(&self, stage: impl fmt::Display) {
        self.progress.at(stage);
    }

    /// Where others tell what the command is at.
    pub(super) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Where results go. Both may be the same terminal, so that progress gives way.
    fn out(&mut self) -> &mut dyn Write {
        self.progress.clear();
        &mut *self.out
    }

    /// Where findings go.
    fn err(&mut self) -> &mut dyn Write {
        self.progress.clear();
        &mut *self.err
    }

    /// A word in the colour of how bad it is.
    pub(super) fn colored(&self, severity: Severity, word: &str) -> String {
        if !self.color {
            return word.to_owned();
        }
        let color = match severity {
            Severity::Error => 31,
            Severity::Warning => 33,
            Severity::Note => 36,
        };
        format!("\u{1b}[1;{color}m{word}\u{1b}[0m")
    }

    /// A line of the result for people.
    pub(super) fn line(&mut self, text: impl fmt::Display) -> io::Result<()> {
        writeln!(self.out(), "{text}")
    }

    /// A text of the result as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out().write_all(text.as_bytes())
    }

    /// A line of the result for machines.
    pub(super) fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        writeln!(self.out(), "{value}")
    }

    /// A line beside the result: a summary, or what went wrong with the arguments.
    pub(super) fn note(&mut self, text: impl fmt::Display) -> io::Result<()> {
        writeln!(self.err(), "{text}")
    }

    /// A text that goes with the result, such as the differences of files, where machines read the findings.
    pub(super) fn beside(&mut self, text: &str) -> io::Result<()> {
        match self.format {
            Format::Text | Format::Json => self.out().write_all(text.as_bytes()),
            _ => self.err().write_all(text.as_bytes()),
        }
    }

    /// What was found, and how many findings there are.
    pub(super) fn findings(
        &mut self,
        diagnostics: &Diagnostics,
        sources: &SourceMap,
    ) -> io::Result<()> {
        if self.statistics {
            return self.counts(diagnostics, sources);
        }
        let text = match self.format {
            Format::Text => return self.shown(diagnostics, sources),
            Format::Json => report(diagnostics, sources),
            Format::Sarif => sarif(diagnostics, sources),
            Format::Github => github(diagnostics, sources),
            Format::Junit => junit(diagnostics, sources),
            Format::Markdown => markdown(diagnostics, sources),
        };
        self.text(&text)
    }

    /// The findings for people.
    fn shown(&mut self, diagnostics: &Diagnostics, sources: &SourceMap) -> io::Result<()> {
        if diagnostics.is_empty() {
            return Ok(());
        }
        let Shown { text, hidden } = if self.all {
            Shown {
                text: render(diagnostics, sources, self.color),
                hidden: 0,
            }
        } else {
            render_folded(diagnostics, sources, self.color)
        };
        write!(self.err(), "{text}")?;
        let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .map(|severity| (diagnostics.count(severity), severity))
            .filter(|(count, _)| *count > 0)
            .map(|(count, severity)| plural(count, severity.as_str()))
            .collect();
        let mut counts = counts.join(", ");
        let about = [Topic::Schema, Topic::Meaning].map(|topic| diagnostics.count_about(topic));
        if let [schema, meaning] = about
            && schema > 0
            && meaning > 0
        {
            let (schema, meaning) = (grouped(schema), grouped(meaning));
            let _ = write!(
                counts,
                "; {schema} against the schema of OpenAPI, {meaning} in what it means"
            );
        }
        if hidden > 0 {
            self.note(format_args!("{counts}; `--all` shows every one"))
        } else {
            self.note(counts)
        }
    }

    /// How many findings there are of each code.
    fn counts(&mut self, diagnostics: &Diagnostics, sources: &SourceMap) -> io::Result<()> {
        for row in statistics(diagnostics, sources) {
            let Code {
                id, name, summary, ..
            } = row.code;
            let place = row.first.map(|(file, position)| match position {
                Some(Position { line, column }) => format!("{file}:{line}:{column}"),
                None => file,
            });
            if self.is_json() {
                let severity = row.severity.as_str();
                let (count, files) = (row.count, row.files);
                self.json(&json!({
                    "code": id, "name": name, "severity": severity, "count": count, "files": files, "first": place,
                }))?;
                continue;
            }
            let (count, severity) = (grouped(row.count), row.severity.as_str());
            let mut line = format!("{count:>7}  {severity:<7}  {id}  {name}: {summary}");
            if let Some(place) = place {
                let first = if row.count > 1 { ", first at" } else { ", at" };
                let _ = write!(line, "{first} {place}");
            }
            if row.files > 1 {
                let _ = write!(line, ", in {}", plural(row.files, "file"));
            }
            self.line(line)?;
        }
        Ok(())
    }

    /// How a command ends that an error has stopped: with findings when only what the configuration
    /// denies has stopped it, otherwise because its input cannot be used.
    pub(super) fn stopped(diagnostics: &Diagnostics) -> Exit {
        let unusable = diagnostics.iter().any(|found| {
            found.severity() == Severity::Error && found.code().severity == Severity::Error
        });
        if unusable {
            Exit::Unusable
        } else {
            Exit::Findings
        }
    }

    /// The file that a configuration stands in: the one that is named, or where it is looked for.
    pub(super) fn config_file(named: Option<&Path>) -> Option<PathBuf> {
        if let Some(file) = named {
            return Some(file.to_path_buf());
        }
        let places = [PathBuf::from(FILE_NAME), Path::new("spec").join(FILE_NAME)];
        places.into_iter().find(|place| place.is_file())
    }

    /// The configuration that a command works with, and the overlays of the command line; nothing when that has been
    /// shown to be impossible.
    pub(super) fn input(
        &mut self,
        input: &Input,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Config>> {
        let (document, config) = (input.document.as_deref(), input.config.as_deref());
        let mut config = self.config(document, config, sources, diagnostics)?;
        if let Some(config) = &mut config {
            config.overlays.extend(input.overlay.iter().cloned());
        }
        Ok(config)
    }

    /// The configuration that a command works with; nothing when that has been shown to be impossible.
    pub(super) fn config(
        &mut self,
        document: Option<&Path>,
        config: Option<&Path>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Config>> {
        let file = match (config, document) {
            (Some(file), _) => file.to_path_buf(),
            (None, Some(document)) => {
                let mut config = Config::new(document, PathBuf::new());
                let name = match document.to_str() {
                    Some("-") => "-".to_owned(),
                    _ => config.document_name(),
                };
                config.command = format!("specsmith generate {name}");
                return Ok(Some(config));
            }
            (None, None) => {
                let Some(file) = Self::config_file(None) else {
                    self.note(format_args!(
                        "error: there is no {FILE_NAME} here or in spec/; name a document, name a configuration \
                         with --config, or write one with `specsmith init`"
                    ))?;
                    return Ok(None);
                };
                file
            }
        };
        let Some(mut config) = Config::load(sources, &file, catalogue::read, diagnostics) else {
            self.findings(diagnostics, sources)?;
            return Ok(None);
        };
        if let Some(document) = document {
            config.document = document.to_path_buf();
        }
        Ok(Some(config))
    }
}

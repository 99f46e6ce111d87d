//! `specsmith format`.

use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::arguments::{FormatFiles, Notation};
use super::show::Show;
use crate::diagnostic::count::{grouped, plural};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::Written;
use crate::format;
use crate::source::{FileId, Format, SourceMap};
use crate::{edit, output};

pub(super) fn run(options: &FormatFiles, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let Some(files) = files(options, &mut sources, &mut diagnostics, show)? else {
        return Ok(Exit::Unusable);
    };
    let mut run = Run {
        options,
        exit: Exit::Fine,
        formatted: 0,
    };
    for (index, path) in files.iter().enumerate() {
        let (nth, all) = (grouped(index + 1), plural(files.len(), "file"));
        show.at(format_args!("formatting {nth} of {all}"));
        match sources.load_input(path) {
            Ok(file) => run.one(&sources, file, &mut diagnostics, show)?,
            Err(error) => {
                let message = format!("`{}` cannot be read: {error}", path.display());
                let finding = Diagnostic::new(&codes::syntax::UNREADABLE, message);
                diagnostics.push(finding.help("name a file that is there and can be read"));
                run.exit = Exit::Unusable;
            }
        }
    }
    show.findings(&diagnostics, &sources)?;
    if show.is_text() && run.formatted > 0 {
        show.note(format_args!("{} formatted", plural(run.formatted, "file")))?;
    }
    Ok(run.exit)
}

/// What is to be formatted: what is named, or the document of the configuration with all of its files and its overlays.
fn files(
    options: &FormatFiles,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    show: &mut Show<'_>,
) -> io::Result<Option<Vec<PathBuf>>> {
    if !options.files.is_empty() {
        return Ok(Some(options.files.clone()));
    }
    let Some(config) = show.config(None, options.config.as_deref(), sources, diagnostics)? else {
        return Ok(None);
    };
    // In the other format it is shown, and one document can be.
    if options.to.is_some() {
        return Ok(Some(vec![config.document]));
    }
    let mut files = parts(&config.document, sources);
    files.extend(config.overlays);
    Ok(Some(files))
}

/// A document with every file that it refers to; what cannot be read is told when it is formatted.
fn parts(document: &Path, sources: &mut SourceMap) -> Vec<PathBuf> {
    let root = sources.load_input(document).ok();
    let written = root.and_then(|root| Written::load(sources, root, &mut Diagnostics::new()));
    let others = written.iter().flat_map(Written::files).skip(1);
    let paths = others.filter_map(|file| sources.file(*file).path().map(Path::to_path_buf));
    std::iter::once(document.to_path_buf())
        .chain(paths)
        .collect()
}

struct Run<'o> {
    options: &'o FormatFiles,
    exit: Exit,
    /// How many files were written.
    formatted: usize,
}

impl Run<'_> {
    fn one(
        &mut self,
        sources: &SourceMap,
        file: FileId,
        diagnostics: &mut Diagnostics,
        show: &mut Show<'_>,
    ) -> io::Result<()> {
        let source = sources.file(file);
        let to = self.options.to.map(|to| match to {
            Notation::Json => Format::Json,
            Notation::Yaml => Format::Yaml,
        });
        let Some(formatted) = format::format(sources, file, to, diagnostics) else {
            self.exit = Exit::Unusable;
            return Ok(());
        };
        if formatted.lost > 0 {
            let comments = plural(formatted.lost, "comment");
            show.note(format_args!(
                "`{}`: {comments} left out, as JSON has none",
                source.name()
            ))?;
        }
        let text = formatted.text;
        if self.options.check || self.options.diff {
            if let Some(finding) = format::unformatted(sources, file, &text) {
                if self.options.diff {
                    let old = source.text().as_bytes();
                    show.beside(&output::unified(source.name(), Some(old), Some(&text)))?;
                }
                diagnostics.push(finding);
                self.found(Exit::Findings);
            }
            return Ok(());
        }
        let Some(path) = source.path().filter(|_| to.is_none()) else {
            return show.text(&text);
        };
        if text != source.text() {
            self.write(path, source.name(), &text, diagnostics);
        }
        Ok(())
    }

    fn write(&mut self, path: &Path, name: &str, text: &str, diagnostics: &mut Diagnostics) {
        if let Err(error) = edit::write(path, text) {
            let message = format!("`{name}` cannot be written: {error}");
            let finding = Diagnostic::new(&codes::output::FILE_SYSTEM, message);
            diagnostics.push(finding.help("the file is as it was; see to its permissions"));
            self.found(Exit::Unusable);
        } else {
            self.formatted += 1;
        }
    }

    fn found(&mut self, exit: Exit) {
        if self.exit != Exit::Unusable {
            self.exit = exit;
        }
    }
}

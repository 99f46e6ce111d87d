//! `specsmith overlay`.

use std::io;
use std::path::Path;

use serde_json::Value;

use super::Exit;
use super::arguments::{Overlay, OverlayApply, OverlayCompare};
use super::bundle::source_at;
use super::show::Show;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::notation::{self, Node, Style};
use crate::source::{FileId, Format, SourceMap};
use crate::{document, edit, overlay};

pub(super) fn run(options: &Overlay, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut work = Work {
        sources: SourceMap::new(),
        diagnostics: Diagnostics::new(),
    };
    let done = match options {
        Overlay::Apply(options) => {
            show.at("applying the overlays");
            work.apply(options)
        }
        Overlay::Compare(options) => {
            show.at("comparing the documents");
            work.compare(options)
        }
    };
    let failed = done.is_none() || work.diagnostics.has_errors();
    let output = match options {
        Overlay::Apply(options) => options.output.as_deref(),
        Overlay::Compare(options) => options.output.as_deref(),
    };
    let mut exit = if failed { Exit::Unusable } else { Exit::Fine };
    if let Some(text) = done.filter(|_| !failed) {
        match output {
            None => show.text(&text)?,
            Some(path) => {
                if let Some(source) = work.other_at(path, options) {
                    show.note(format_args!(
                        "error: `{}` is what `{source}` was read from, and is not overwritten; choose another file",
                        path.display()
                    ))?;
                    return Ok(Exit::Unusable);
                }
                if let Err(error) = edit::write(path, &text) {
                    let message = format!("`{}` cannot be written: {error}", path.display());
                    let finding = Diagnostic::new(&codes::output::FILE_SYSTEM, message);
                    work.diagnostics
                        .push(finding.help("name a file in a folder that is there"));
                    exit = Exit::Unusable;
                }
            }
        }
    }
    show.findings(&work.diagnostics, &work.sources)?;
    Ok(exit)
}

struct Work {
    sources: SourceMap,
    diagnostics: Diagnostics,
}

impl Work {
    fn load(&mut self, path: &Path) -> Option<FileId> {
        match self.sources.load_input(path) {
            Ok(file) => Some(file),
            Err(error) => {
                let message = format!("`{}` cannot be read: {error}", path.display());
                let finding = Diagnostic::new(&codes::syntax::UNREADABLE, message);
                self.diagnostics
                    .push(finding.help("name a file that is there and can be read"));
                None
            }
        }
    }

    /// The input that would be lost if a file was written to; a document may be replaced by what overlays make of it.
    fn other_at(&self, file: &Path, options: &Overlay) -> Option<&str> {
        let source = source_at(&self.sources, file)?;
        let replaced = match options {
            Overlay::Apply(options) => options.document.canonicalize().ok(),
            Overlay::Compare(_) => None,
        };
        let own = replaced.is_some() && replaced == file.canonicalize().ok();
        (!own).then_some(source)
    }

    fn read(&mut self, file: FileId) -> Option<Value> {
        document::read(&self.sources, file, &mut self.diagnostics)
    }

    /// The document with the overlays applied, its comments kept.
    fn apply(&mut self, options: &OverlayApply) -> Option<String> {
        let file = self.load(&options.document)?;
        let overlays: Option<Vec<FileId>> = options
            .overlays
            .iter()
            .map(|path| self.load(path))
            .collect();
        let old = self.read(file)?;
        let mut tree = old.clone();
        overlay::apply(
            &mut self.sources,
            file,
            &mut tree,
            &overlays?,
            &mut self.diagnostics,
        );
        if self.diagnostics.has_errors() {
            return None;
        }
        let source = self.sources.file(file);
        let format = format(options.output.as_deref()).unwrap_or_else(|| source.format());
        if format == source.format()
            && let Some(text) = self.edited(file, &old, &tree)
        {
            return Some(text);
        }
        let mut node = match notation::read(source) {
            Ok(node) => node,
            Err(unreadable) => {
                self.diagnostics.push(unreadable.finding(file));
                return None;
            }
        };
        node.say(&tree);
        let style = Style {
            format,
            ..Style::of(source)
        };
        self.print(&node, &style, &tree, &source_name(&options.document))
    }

    /// The text of the document with what overlays have changed, every other line as it is; `None` when lines cannot be
    /// kept apart, as where they change what an alias repeats.
    fn edited(&self, file: FileId, old: &Value, tree: &Value) -> Option<String> {
        let source = self.sources.file(file);
        let changes = overlay::changes(&self.sources, file, old, tree);
        let edited = edit::edit_as(source, &changes, edit::Manner::Large);
        if edited.done < changes.len() {
            return None;
        }
        let mut sources = SourceMap::new();
        let file = sources.add(source.name(), edited.text.as_str());
        let read = document::read(&sources, file, &mut Diagnostics::new());
        (read.as_ref() == Some(tree)).then_some(edited.text)
    }

    /// The overlay that makes the new document of the old one.
    fn compare(&mut self, options: &OverlayCompare) -> Option<String> {
        let (old, new) = (self.load(&options.old), self.load(&options.new));
        let (file, new) = (old?, new?);
        let (mut tree, target) = (self.read(file)?, self.read(new)?);
        if !tree.is_object() || !target.is_object() {
            let message = "a document is an object, and one of these is none";
            let finding = Diagnostic::new(&codes::syntax::NOT_OPENAPI, message);
            self.diagnostics.push(finding.help("compare two documents"));
            return None;
        }
        let title = format!(
            "From {} to {}",
            source_name(&options.old),
            source_name(&options.new)
        );
        let changes = overlay::compare(&tree, &target, &title);
        let style = Style::new(format(options.output.as_deref()).unwrap_or(Format::Yaml));
        let text = self.print(&Node::from_value(&changes), &style, &changes, "overlay")?;
        // What was written has to do what it says.
        let mut sources = SourceMap::new();
        let first = sources.add(source_name(&options.old), "");
        let second = sources.add("overlay.yaml", text.as_str());
        let mut found = Diagnostics::new();
        overlay::apply(&mut sources, first, &mut tree, &[second], &mut found);
        if tree != target {
            let message = "the overlay would not make the new document of the old one";
            let finding = Diagnostic::new(&codes::output::UNFAITHFUL, message);
            self.diagnostics
                .push(finding.help("report this, with both documents"));
            return None;
        }
        Some(text)
    }

    fn print(&mut self, node: &Node, style: &Style, tree: &Value, name: &str) -> Option<String> {
        match notation::print_checked(node, style, tree, name) {
            Ok(text) => Some(text),
            Err(finding) => {
                self.diagnostics.push(*finding);
                None
            }
        }
    }
}

/// The format that the name of a file asks for.
fn format(path: Option<&Path>) -> Option<Format> {
    match path?.extension()?.to_str()? {
        "json" => Some(Format::Json),
        "yaml" | "yml" => Some(Format::Yaml),
        _ => None,
    }
}

/// The name of a file without its folders.
fn source_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

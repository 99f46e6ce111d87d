//! Many files into one document, and one document into many files.
//!
//! A part is what a reference to another file leads to. It becomes a component of the root, named after the place that
//! it comes from ([`crate::document::names`]), or stands where the root refers to it; see `plan`. What the parts
//! consist of is moved as it is written, with comments; see `assemble`.

mod aliases;
mod assemble;
mod file_names;
mod plan;
mod restyle;
mod split;

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{self, Written};
use crate::notation::{self, Node, Style};
use crate::source::{FileId, Format, SourceMap};

/// Where a bundle goes, and how it is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target<'t> {
    /// The format; that of the first file if it is not given.
    pub format: Option<Format>,
    /// The way from the folder that it is written to, to the folder of the first file, with slashes; empty when they are
    /// the same. What the document says of files beside it is written from there.
    pub home: &'t str,
}

/// A document in one file.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Its text.
    pub text: String,
    /// How many relative URLs are written otherwise, to lead where they led.
    pub rebased: usize,
}

/// A document in one file; `None` when it cannot be made, which has then been reported.
///
/// A document that is one file already stays as it is, but for relative URLs in another folder, unless another format is
/// asked for.
#[must_use]
pub fn bundle(
    sources: &mut SourceMap,
    file: FileId,
    target: Target<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Bundle> {
    let written = Written::load(sources, file, diagnostics)?;
    let plan = plan::plan(&written, target.home, diagnostics)?;
    let source = sources.file(file);
    let format = target.format.unwrap_or_else(|| source.format());
    let rebased = plan.rebased;
    if written.files().len() == 1
        && format == source.format()
        && let Some(text) = plan.in_place(source)
    {
        return Some(Bundle { text, rebased });
    }
    let nodes = read_all(sources, &written, format, diagnostics)?;
    let bundle = assemble::assemble(&written, &plan, &nodes, diagnostics)?;
    let style = if format == source.format() {
        Style::of(source)
    } else {
        Style::new(format)
    };
    let text = print(&bundle, &style, source.name(), diagnostics)?;
    Some(Bundle { text, rebased })
}

/// The files of a tree that a document is split into, with their ways from the folder of the tree; `None` when that
/// cannot be done, which has then been reported. A document in several files is bundled first. `home` is the way from
/// that folder to the one of the first file, as in [`Target`].
#[must_use]
pub fn split(
    sources: &mut SourceMap,
    file: FileId,
    home: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(String, String)>> {
    let target = Target { format: None, home };
    let Bundle { text, .. } = bundle(sources, file, target, diagnostics)?;
    let source = sources.file(file);
    let format = source.format();
    let style = Style::of(source);
    let name = source.name().to_owned();
    let bundled = if text == source.text() {
        file
    } else {
        let extension = restyle::extension(format);
        sources.add(format!("bundle of {name}.{extension}"), text)
    };
    let written = Written::load(sources, bundled, diagnostics)?;
    let mut nodes = read_all(sources, &written, format, diagnostics)?;
    let files = split::split(&written, nodes.remove(&bundled)?, format);
    let files = files.into_iter().map(|(way, node)| {
        let text = print(&node, &style, &way, diagnostics)?;
        Some((way, text))
    });
    files.collect()
}

/// The files of a document as they are written, in the style of a format and without aliases.
fn read_all(
    sources: &SourceMap,
    written: &Written,
    format: Format,
    diagnostics: &mut Diagnostics,
) -> Option<HashMap<FileId, Node>> {
    let mut nodes = HashMap::new();
    for file in written.files() {
        let source = sources.file(*file);
        let node = match notation::read(source) {
            Ok(node) => node,
            Err(error) => {
                diagnostics.push(error.finding(*file));
                return None;
            }
        };
        let node = aliases::written_out(node);
        let value = node.as_ref().and_then(Node::to_value);
        let read = document::read(sources, *file, &mut Diagnostics::new());
        let Some(mut node) = node.filter(|_| value == read) else {
            diagnostics.push(
                Diagnostic::new(
                    &codes::output::UNFAITHFUL,
                    "this cannot be moved without becoming something else",
                )
                .at_file(*file)
                .help("write it in a plainer way, and report this"),
            );
            return None;
        };
        if source.format() != format {
            restyle::restyle(&mut node, format);
        }
        nodes.insert(*file, node);
    }
    Some(nodes)
}

/// The text of a tree, read again and compared.
fn print(node: &Node, style: &Style, name: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let expected = node.to_value()?;
    match notation::print_checked(node, style, &expected, name) {
        Ok(text) => Some(text),
        Err(finding) => {
            diagnostics.push(*finding);
            None
        }
    }
}

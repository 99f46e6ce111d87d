//! Puts documents in order and into one style: the members of each object in the order of a table, comments with what
//! they are about, the tree the same before and after.

mod order;
mod style;
mod table;

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::{Diagnostics, codes};
use crate::document::{self, Role};
use crate::notation::{self, Node, Style};
use crate::source::{FileId, Format, SourceMap};

/// A formatted text.
#[derive(Clone, Debug)]
pub struct Formatted {
    /// The whole text.
    pub text: String,
    /// How many comments are left out, since JSON has none.
    pub lost: usize,
}

/// Formats a file, which may be a document or a part of one; in the other format if `to` says so. `None` when that
/// cannot be done, which has then been reported.
#[must_use]
pub fn format(
    sources: &SourceMap,
    file: FileId,
    to: Option<Format>,
    diagnostics: &mut Diagnostics,
) -> Option<Formatted> {
    let tree = document::read(sources, file, diagnostics)?;
    let source = sources.file(file);
    let written = match notation::read(source) {
        Ok(node) => node,
        Err(unreadable) => {
            diagnostics.push(unreadable.finding(file));
            return None;
        }
    };
    let comments = written.count_comments();
    let format = to.unwrap_or_else(|| source.format());
    let style = Style {
        format,
        indent: 2,
        ..Style::of(source)
    };
    let node = arranged(written, &tree, file, format);
    match notation::print_checked(&node, &style, &tree, source.name()) {
        Ok(text) => Some(Formatted {
            text,
            lost: if format == Format::Json { comments } else { 0 },
        }),
        Err(finding) => {
            diagnostics.push(*finding);
            None
        }
    }
}

/// A tree in order and in style. The order stays where an alias would come in front of what it calls.
fn arranged(mut node: Node, tree: &Value, file: FileId, format: Format) -> Node {
    if let Some(version) = document::version(tree, file) {
        let unordered = has_aliases(&node).then(|| node.clone());
        order::arrange(&mut node, Role::document(version));
        if let Some(unordered) = unordered
            && node.to_value().as_ref() != Some(tree)
        {
            node = unordered;
        }
    }
    style::unify(&mut node, format);
    node
}

fn has_aliases(node: &Node) -> bool {
    let entries = node.entries().iter().map(|entry| &entry.value);
    matches!(node.written, notation::Written::Alias(_))
        || entries.chain(node.items()).any(has_aliases)
}

/// The finding that a file is not formatted; `None` when it is.
#[must_use]
pub fn unformatted(sources: &SourceMap, file: FileId, formatted: &str) -> Option<Diagnostic> {
    let source = sources.file(file);
    let text = source.text();
    if text == formatted {
        return None;
    }
    let same = text
        .bytes()
        .zip(formatted.bytes())
        .take_while(|(old, new)| old == new)
        .count();
    let line = source.line(same);
    let number = source.position(line.start).line;
    let message = format!("`{}` is not formatted from line {number} on", source.name());
    let finding = Diagnostic::new(&codes::output::UNFORMATTED, message)
        .at_span(file, line)
        .help("run `specsmith format`; `--diff` shows what changes");
    Some(finding)
}

//! A file to its tree, with everything said that reading shows.

use serde_json::Value;

use super::syntax;
use super::tree::{self, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, codes};
use crate::source::{FileId, Format, Origin, SourceMap};

/// Reads a file; `None` when that cannot be done, which has then been reported.
pub(super) fn read(
    sources: &SourceMap,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let source = sources.file(file);
    let text = source.text();
    let body = text.trim_start_matches('\u{feff}');
    let shift = text.len() - body.len();
    if is_blank(body, source.format()) {
        diagnostics.push(
            Diagnostic::new(&codes::syntax::EMPTY, "the document is empty")
                .at_file(file)
                .help("start with `openapi: 3.0.3`, `info` and `paths`; `specsmith init` writes a document to start from"),
        );
        return None;
    }
    let result = match source.format() {
        Format::Json => tree::read_json(body),
        // Most YAML that starts like JSON is JSON, which is read much faster.
        Format::Yaml if body.trim_start().starts_with('{') => {
            tree::read_json(body).or_else(|_| tree::read_yaml(body))
        }
        Format::Yaml => tree::read_yaml(body),
    };
    match result {
        Ok(Tree { value, duplicates }) => {
            for pointer in duplicates {
                let origin = Origin::new(file, pointer);
                let key = origin.last().unwrap_or_default();
                diagnostics.push(
                    Diagnostic::new(
                        &codes::structure::DUPLICATE_KEY,
                        format!("the key `{key}` is given twice"),
                    )
                    .at_key(&origin)
                    .label_place(Place::FirstKey(origin), "first given here")
                    .help("remove or rename one of them; the last one counts")
                    .in_file(),
                );
            }
            Some(value)
        }
        Err(failure) => {
            diagnostics.push(syntax::finding(
                &failure,
                body,
                shift,
                file,
                source.format(),
            ));
            None
        }
    }
}

fn is_blank(text: &str, format: Format) -> bool {
    match format {
        Format::Json => text.trim().is_empty(),
        Format::Yaml => text
            .split(['\n', '\r'])
            .map(str::trim)
            .all(|line| line.is_empty() || line.starts_with('#') || line == "---"),
    }
}

//! A file to its tree, with everything said that reading shows.

use serde_json::Value;

use super::tree::{self, Failure, Tree};
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
            diagnostics.push(describe(&failure, body, shift, file, source.format()));
            None
        }
    }
}

fn is_blank(text: &str, format: Format) -> bool {
    match format {
        Format::Json => text.trim().is_empty(),
        Format::Yaml => text
            .lines()
            .map(str::trim)
            .all(|line| line.is_empty() || line.starts_with('#') || line == "---"),
    }
}

fn describe(
    failure: &Failure,
    text: &str,
    shift: usize,
    file: FileId,
    format: Format,
) -> Diagnostic {
    // The end of the text is after its last character, where there is nothing to show.
    let end = text.trim_end().len();
    let at = failure.offset.min(end.saturating_sub(1));
    let at = crate::source::floor_char_boundary(text, at);
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let range = at + shift..at + width + shift;
    if failure.bounds {
        return Diagnostic::new(
            &codes::syntax::TOO_LARGE,
            format!("the document is out of bounds: {}", failure.message),
        )
        .at_span(file, range)
        .help("share parts by `$ref` instead of nesting or repeating them");
    }
    let name = if format == Format::Json {
        "JSON"
    } else {
        "YAML"
    };
    let finding = Diagnostic::new(
        &codes::syntax::SYNTAX,
        format!("this is not {name}: {}", failure.message),
    )
    .at_span(file, range);
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let before = text[..at].trim_end();
    match format {
        Format::Yaml if text[at..].starts_with('\t') || line.starts_with('\t') => {
            finding.help("indent with spaces: YAML allows no tabs there")
        }
        Format::Yaml if failure.message.contains("mapping values are not allowed") => {
            finding.help("quote the text if it holds `: `, and look at the indentation")
        }
        Format::Yaml if failure.message.contains("more than one document") => {
            finding.help("keep one document in a file: remove what is behind the second `---`")
        }
        Format::Json
            if line[at - line_start..].starts_with("//")
                || line[at - line_start..].starts_with("/*") =>
        {
            finding.help("JSON has no comments: remove it, or save the file as YAML")
        }
        Format::Json if before.ends_with(',') => finding.help("remove the comma before it"),
        Format::Json if line[at - line_start..].starts_with('\'') => {
            finding.help("JSON quotes with `\"`")
        }
        Format::Json if !text.trim_start().starts_with(['{', '[']) => {
            finding.help("give a YAML file the extension `.yaml`")
        }
        Format::Yaml | Format::Json => finding,
    }
}

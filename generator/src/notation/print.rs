//! Trees to texts.

use serde_json::Value;

use super::{Node, Style, write_json, write_yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document;
use crate::source::{Format, SourceMap};

/// The text of a tree. JSON has neither comments nor aliases: the first are left out, the others are written out.
///
/// What it says is checked by [`print_checked`].
#[must_use]
pub fn print(node: &Node, style: &Style) -> String {
    match style.format {
        Format::Yaml => write_yaml::write(node, style),
        Format::Json => write_json::write(node, style),
    }
}

/// The text of a tree, read again by the reader of documents and compared with the tree that was meant; `name` is the
/// name of the file in findings.
///
/// # Errors
/// The finding when it says something else. Nothing should be written then.
pub fn print_checked(
    node: &Node,
    style: &Style,
    expected: &Value,
    name: &str,
) -> Result<String, Box<Diagnostic>> {
    let text = print(node, style);
    let mut sources = SourceMap::new();
    let extension = match style.format {
        Format::Json => "json",
        Format::Yaml => "yaml",
    };
    let file = sources.add(format!("{name}.{extension}"), text.as_str());
    let found = document::read(&sources, file, &mut Diagnostics::new());
    if found.as_ref() == Some(expected) {
        return Ok(text);
    }
    let place = difference(found.as_ref(), expected);
    let message = format!("`{name}` would say something else at `{place}`, so it is not written");
    let help = "write the value there in a plainer way, and report this";
    Err(Box::new(
        Diagnostic::new(&codes::output::UNFAITHFUL, message).help(help),
    ))
}

/// The pointer of the first difference.
fn difference(found: Option<&Value>, expected: &Value) -> String {
    match (found, expected) {
        (Some(Value::Object(found)), Value::Object(expected)) => {
            let differs = expected
                .iter()
                .find(|(key, value)| found.get(*key) != Some(value));
            differs.map_or_else(String::new, |(key, value)| {
                let mut pointer = String::new();
                crate::source::pointer::push(&mut pointer, key);
                pointer + &difference(found.get(key), value)
            })
        }
        (Some(Value::Array(found)), Value::Array(expected)) => {
            let differs = expected
                .iter()
                .enumerate()
                .find(|(at, value)| found.get(*at) != Some(value));
            differs.map_or_else(String::new, |(at, value)| {
                format!("/{at}{}", difference(found.get(at), value))
            })
        }
        _ => String::new(),
    }
}

//! Values in lines of their own, as the printer of documents writes them.

use serde_json::Value;

use crate::notation::{self, Entry, Node, Style};
use crate::source::{Format, SourceFile};

/// How a file is written, without what it begins with.
pub(super) fn style(file: &SourceFile) -> Style {
    Style {
        start: false,
        directives: Vec::new(),
        ..Style::of(file)
    }
}

/// Whether a value has lines of its own.
pub(super) fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(map) => !map.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => false,
    }
}

/// A member or an element of a block whose keys or dashes stand in this column, without the last line break.
pub(super) fn member(key: Option<&str>, value: &Value, column: usize, style: &Style) -> String {
    let value = Node::from_value(value);
    let holder = match key {
        Some(key) => Node::mapping(vec![Entry::new(key, value)]),
        None => Node::sequence(vec![value]),
    };
    let style = Style {
        format: Format::Yaml,
        ..style.clone()
    };
    padded(&notation::print(&holder, &style), column)
}

/// What stands behind a colon or a dash in this column, with the space or the line break in front.
pub(super) fn behind(value: &Value, column: usize, style: &Style, is_element: bool) -> String {
    let key = (!is_element).then_some("k");
    let text = member(key, value, column, style);
    let sign = if is_element { 1 } else { 2 };
    text[column + sign..].to_owned()
}

/// A value as JSON in lines, of which those behind the first one are set in this far; `None` when it has one only.
pub(super) fn json(value: &Value, indent: usize, style: &Style) -> Option<String> {
    if !is_block(value) {
        return None;
    }
    let style = Style {
        format: Format::Json,
        ..style.clone()
    };
    let text = padded(&notation::print(&Node::from_value(value), &style), indent);
    Some(text[indent..].to_owned())
}

/// Lines set in, but for those that are empty.
fn padded(text: &str, column: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            out.push_str(&" ".repeat(column));
        }
        out.push_str(line);
    }
    let kept = out.trim_end_matches(['\n', '\r']).len();
    out.truncate(kept);
    out
}

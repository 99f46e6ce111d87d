//! Trees of one format in the style of the other.

use crate::notation::{Entry, Key, Node, Scalar, Written};
use crate::source::Format;

/// What files of a format end in.
pub(super) fn extension(format: Format) -> &'static str {
    match format {
        Format::Json => "json",
        Format::Yaml => "yaml",
    }
}

/// Writes a tree as people write that format: blocks, and quotes only where YAML needs them.
pub(super) fn restyle(node: &mut Node, format: Format) {
    match &mut node.written {
        Written::Mapping { flow, entries } => {
            *flow = entries.is_empty();
            for Entry { key, value } in entries {
                if format == Format::Yaml {
                    *key = Key::new(key.text.as_str());
                }
                restyle(value, format);
            }
        }
        Written::Sequence { flow, items } => {
            *flow = items.is_empty();
            for item in items {
                restyle(item, format);
            }
        }
        Written::Scalar(scalar) => {
            if format == Format::Yaml
                && let Some(text) = scalar.as_text()
            {
                *scalar = Scalar::text(text);
            }
        }
        Written::Alias(_) => {}
    }
}

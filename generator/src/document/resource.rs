//! Schemas with an `$id`: a reference in one that is only a fragment starts from it, and not from the file (JSON Schema
//! 2020-12, 8.2.1).

use std::collections::HashSet;

use serde_json::Value;

use super::reference::{decode, is_remote, split};
use super::uri;

/// Names the schema in each reference that starts from one with an `$id`, so that the text alone says where it leads.
/// What leads nowhere from there stays as it is: many mean the file.
pub(super) fn qualify(tree: &mut Value) {
    let mut found = Vec::new();
    let mut way = Vec::new();
    let mut ids = HashSet::new();
    collect(tree, &mut ids);
    visit(tree, None, &ids, &mut way, &mut found);
    for (pointer, text) in found {
        if let Some(node) = tree.pointer_mut(&pointer) {
            *node = Value::String(text);
        }
    }
}

/// Every `$id` within `node`.
fn collect<'t>(node: &'t Value, ids: &mut HashSet<&'t str>) {
    match node {
        Value::Object(members) => {
            let id = members.get("$id").and_then(Value::as_str);
            ids.extend(id.map(|id| id.trim_end_matches('#')));
            members.values().for_each(|value| collect(value, ids));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        _ => {}
    }
}

/// The references within `node` that have to be changed; `resource` is the schema that they start from.
fn visit<'t>(
    node: &'t Value,
    resource: Option<(&'t str, &'t Value)>,
    ids: &HashSet<&str>,
    way: &mut Vec<String>,
    found: &mut Vec<(String, String)>,
) {
    match node {
        Value::Object(members) => {
            let id = members.get("$id").and_then(Value::as_str);
            // What starts from the file needs no name.
            let own = id.filter(|_| !way.is_empty()).map(|id| (id, node));
            let resource = own.or(resource);
            for (key, value) in members {
                way.push(key.replace('~', "~0").replace('/', "~1"));
                match (key.as_str(), value, resource) {
                    ("$ref" | "$dynamicRef", Value::String(text), Some((id, schema))) => {
                        if starts_from(schema, text) {
                            let id = id.trim_end_matches('#');
                            found.push((format!("/{}", way.join("/")), format!("{id}{text}")));
                        } else if let Some(text) = whole(id, text, ids) {
                            found.push((format!("/{}", way.join("/")), text));
                        }
                    }
                    _ => visit(value, resource, ids, way, found),
                }
                way.pop();
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                way.push(index.to_string());
                visit(value, resource, ids, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

/// What a relative reference is called as a whole, where that is the `$id` of a schema (JSON Schema 2020-12, 8.2.3.1).
fn whole(id: &str, text: &str, ids: &HashSet<&str>) -> Option<String> {
    let (document, fragment) = split(text);
    if document.is_empty() || is_remote(document) || ids.contains(document) {
        return None;
    }
    let whole = uri::joined(id, document).filter(|whole| ids.contains(whole.as_str()))?;
    Some(format!("{whole}#{fragment}"))
}

/// Whether a reference is a JSON Pointer that leads somewhere in the schema.
fn starts_from(schema: &Value, text: &str) -> bool {
    let Some(pointer) = text.strip_prefix('#') else {
        return false;
    };
    (pointer.is_empty() || pointer.starts_with('/')) && schema.pointer(&decode(pointer)).is_some()
}

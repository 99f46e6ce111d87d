//! Schemas with an `$id`: a reference in one that is only a fragment starts from it, and not from the file (JSON Schema
//! 2020-12, 8.2.1).

use serde_json::Value;

use super::reference::decode;

/// Names the schema in each reference that starts from one with an `$id`, so that the text alone says where it leads.
/// What leads nowhere from there stays as it is: many mean the file.
pub(super) fn qualify(tree: &mut Value) {
    let mut found = Vec::new();
    let mut way = Vec::new();
    visit(tree, None, &mut way, &mut found);
    for (pointer, text) in found {
        if let Some(node) = tree.pointer_mut(&pointer) {
            *node = Value::String(text);
        }
    }
}

/// The references within `node` that have to be changed; `resource` is the schema that they start from.
fn visit<'t>(
    node: &'t Value,
    resource: Option<(&'t str, &'t Value)>,
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
                        }
                    }
                    _ => visit(value, resource, way, found),
                }
                way.pop();
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                way.push(index.to_string());
                visit(value, resource, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

/// Whether a reference is a JSON Pointer that leads somewhere in the schema.
fn starts_from(schema: &Value, text: &str) -> bool {
    let Some(pointer) = text.strip_prefix('#') else {
        return false;
    };
    (pointer.is_empty() || pointer.starts_with('/')) && schema.pointer(&decode(pointer)).is_some()
}

//! Copies of what references lead to.

use serde_json::Value;

use crate::document::Version;
use crate::document::reference::is_path;
use crate::source::pointer;

/// Lays what stands beside a reference over what that leads to; what comes from beside it, by its places in both.
pub(super) fn merge(copy: &mut Value, holder: Value) -> Vec<(String, String)> {
    let (Value::Object(copy), Value::Object(own)) = (copy, holder) else {
        return Vec::new();
    };
    let mut places = Vec::new();
    for (key, value) in own {
        if key == "$ref" {
            continue;
        }
        let mut place = String::new();
        pointer::push(&mut place, &key);
        match (copy.get_mut(&key), value) {
            (Some(Value::Array(list)), Value::Array(more))
                if matches!(key.as_str(), "parameters" | "servers") =>
            {
                for (index, value) in more.into_iter().enumerate() {
                    places.push((
                        format!("{place}/{}", list.len()),
                        format!("{place}/{index}"),
                    ));
                    list.push(value);
                }
            }
            (_, value) => {
                copy.insert(key, value);
                places.push((place.clone(), place));
            }
        }
    }
    places
}

/// How many nodes there are, and how deep they lie.
pub(super) fn extent(node: &Value) -> (usize, usize) {
    let fold = |(size, depth): (usize, usize), node: &Value| {
        let below = extent(node);
        (size + below.0, depth.max(below.1 + 1))
    };
    match node {
        Value::Object(map) => map.values().fold((1, 0), fold),
        Value::Array(list) => list.iter().fold((1, 0), fold),
        _ => (1, 0),
    }
}

/// Changes the text of every reference.
pub(super) fn each_reference(
    node: &mut Value,
    version: Version,
    change: &mut dyn FnMut(&str) -> Option<String>,
) {
    fn text(value: &mut Value, change: &mut dyn FnMut(&str) -> Option<String>) {
        if let Some(new) = value.as_str().and_then(change) {
            *value = Value::String(new);
        }
    }
    match node {
        Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    (
                        "$ref" | "operationRef" | "$dynamicRef" | "defaultMapping",
                        value @ Value::String(_),
                    ) => text(value, change),
                    ("mapping", Value::Object(values)) => {
                        for value in values.values_mut() {
                            match value {
                                Value::String(name) if !is_path(name) => {}
                                Value::String(_) => text(value, change),
                                other => each_reference(other, version, change),
                            }
                        }
                    }
                    ("security", Value::Array(list)) if version >= Version::V3_2 => {
                        for requirement in list.iter_mut().filter_map(Value::as_object_mut) {
                            let renamed = std::mem::take(requirement).into_iter();
                            let renamed = renamed.map(|(name, scopes)| {
                                let new = Some(name.as_str()).filter(|name| is_path(name));
                                (new.and_then(&mut *change).unwrap_or(name), scopes)
                            });
                            *requirement = renamed.collect();
                        }
                    }
                    (_, value) => each_reference(value, version, change),
                }
            }
        }
        Value::Array(list) => {
            for value in list {
                each_reference(value, version, change);
            }
        }
        _ => {}
    }
}

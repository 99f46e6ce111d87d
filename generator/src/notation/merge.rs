//! Merge keys of YAML 1.1, as the reader of documents follows them.

use serde_json::{Map, Value};

/// `<<` with a mapping or mappings merges them; with anything else it is a key like any other.
pub(super) fn is_merge(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => !list.is_empty() && list.iter().all(Value::is_object),
        _ => false,
    }
}

/// Members that are written out win over merged ones, and earlier mappings over later ones.
pub(super) fn merge(map: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                map.entry(key).or_insert(value);
            }
        }
        Value::Array(list) => list.into_iter().for_each(|value| merge(map, value)),
        _ => {}
    }
}

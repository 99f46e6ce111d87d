//! Names of what stands in other files than the first: their own, and not that of whoever refers to them first.

use std::collections::{HashMap, HashSet};

use super::schema::{Schema, SchemaId};
use crate::source::{FileId, Origin};

/// Members of a file that hold its schemas by name.
const HOLDERS: [&str; 3] = ["schemas", "definitions", "$defs"];

/// Members of a schema that are schemas: a file with one of them at its root is a schema itself.
const PARTS: [&str; 8] = [
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
];

/// The schemas in other files that references lead to, with their names: the last word of the way to them, or what the
/// file is called.
pub(super) fn named(
    schemas: &[Schema],
    stems: &HashMap<FileId, String>,
    components: &[(String, SchemaId)],
) -> Vec<(String, SchemaId)> {
    let mut known: HashSet<SchemaId> = components.iter().map(|(_, id)| *id).collect();
    let targets = schemas.iter().filter_map(|schema| schema.reference);
    let named = targets.filter_map(|id| {
        let schema = &schemas[id.index()];
        if schema.reference.is_some() || !known.insert(id) {
            return None;
        }
        Some((own_name(&schema.origin, stems)?, id))
    });
    named.collect()
}

fn own_name(origin: &Origin, stems: &HashMap<FileId, String>) -> Option<String> {
    let stem = stems.get(&origin.file)?;
    let tokens: Vec<_> = origin.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    match tokens.as_slice() {
        [] => Some(stem.clone()),
        [name] if !PARTS.contains(name) => Some((*name).to_owned()),
        [holder, name] if HOLDERS.contains(holder) => Some((*name).to_owned()),
        ["components", "schemas", name] => Some((*name).to_owned()),
        _ => None,
    }
}

//! Names of what stands in other files than the first: their own, and not that of whoever refers to them first.

use std::collections::HashSet;

use serde_json::Value;

use super::operation::Operation;
use super::schema::{Schema, SchemaId};
use crate::document::Document;
use crate::document::names::{PartName, component_name, settle};
use crate::source::Origin;

/// A schema in another file than the first.
#[derive(Debug)]
pub struct Elsewhere {
    /// What its type is called, as a component would be.
    pub name: String,
    /// What it calls itself, which a discriminator means that has no mapping.
    pub own: String,
    /// The schema.
    pub id: SchemaId,
}

/// The schemas in other files that references lead to, with their names, which no component has and no two share.
pub(super) fn named(
    schemas: &[Schema],
    document: &Document,
    components: &[(String, SchemaId)],
    operations: &[Operation],
) -> Vec<Elsewhere> {
    let (stems, ways) = (document.stems(), document.ways());
    let mut known: HashSet<SchemaId> = components.iter().map(|(_, id)| *id).collect();
    let mut parts = Vec::new();
    for id in schemas.iter().filter_map(|schema| schema.reference) {
        let origin = &schemas[id.index()].origin;
        let Some(stem) = stems.get(&origin.file) else {
            continue;
        };
        let only_refers = |members: &Value| members.get("$ref").is_some() && has_one(members);
        if document.get(origin).is_some_and(only_refers) || !known.insert(id) {
            continue;
        }
        let way = ways.get(&origin.file).map_or("", String::as_str);
        parts.push((id, PartName::of(origin, stem, way)));
    }
    // What has no name of its own is part of what has one.
    let named = parts.iter().filter(|(_, name)| name.is_own);
    let named = named.map(|(id, _)| *id);
    let mut places: HashSet<_> = named
        .chain(components.iter().map(|(_, id)| *id))
        .map(|id| schemas[id.index()].origin.clone())
        .collect();
    places.extend(holders(document, operations));
    parts.retain(|(id, name)| {
        let mut holder = schemas[id.index()].origin.parent();
        let within = std::iter::from_fn(|| {
            let at = holder.take()?;
            holder = at.parent();
            Some(at)
        })
        .any(|holder| places.contains(&holder));
        name.is_own || !within
    });
    let taken = components.iter().map(|(name, _)| component_name(name));
    let (ids, parts): (Vec<SchemaId>, Vec<PartName>) = parts.into_iter().unzip();
    let settled = settle(&parts, &taken.collect()).into_iter();
    settled
        .zip(parts)
        .zip(ids)
        .map(|((name, part), id)| Elsewhere {
            name: component_name(&name),
            own: part.wanted().to_owned(),
            id,
        })
        .collect()
}

/// What holds schemas and is none: path items, and what operations refer to.
fn holders(document: &Document, operations: &[Operation]) -> HashSet<Origin> {
    let items = document.path_items().into_iter().map(|item| item.target);
    let parts = operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|part| &part.origin);
        let responses = operation.responses.iter().map(|(_, part)| &part.origin);
        let bodies = operation.request_body.iter().map(|part| &part.origin);
        parameters.chain(responses).chain(bodies)
    });
    items.chain(parts.cloned()).collect()
}

fn has_one(members: &Value) -> bool {
    members
        .as_object()
        .is_some_and(|members| members.len() == 1)
}

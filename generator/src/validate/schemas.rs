//! Schemas by themselves: names that are listed twice, defaults, limits of enumerations, tags of unions, members that
//! need themselves.

use std::collections::HashSet;

use serde_json::Value;

use super::advice::advice;
use super::impossible;
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::document::{Document, Version};
use crate::instance::{Direction, Instances};
use crate::model::{Model, Schema, SchemaId, TypeSet};
use crate::source::Origin;

pub(super) fn check(document: &Document, model: &Model, diagnostics: &mut Diagnostics) {
    let mut instances = Instances::new(model);
    let reported: HashSet<Origin> = diagnostics
        .iter()
        .filter(|found| found.code().id == codes::meaning::DEFAULT_TYPE.id)
        .filter_map(|found| found.place()?.origin().cloned())
        .collect();
    // A schema can only lead to itself through a reference.
    let referred: HashSet<SchemaId> = model
        .schemas()
        .filter_map(|(_, schema)| schema.reference)
        .collect();
    for (id, schema) in model.schemas() {
        default(document, &mut instances, id, schema, &reported, diagnostics);
        duplicates(document, schema, diagnostics);
        discriminator(model, schema, diagnostics);
        base(document, model, id, diagnostics);
        impossible::check(&mut instances, model, id, diagnostics);
        if referred.contains(&id) && needs_itself(model, id) {
            let message =
                "no value can fulfil this schema: it requires a member that is of the same schema";
            diagnostics.push(
                Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
                    .at(&schema.origin)
                    .help("leave the member out of `required`, or let it be null"),
            );
        }
    }
}

/// The default of a schema is one of its values, also where no client uses it.
fn default(
    document: &Document,
    instances: &mut Instances<'_>,
    id: SchemaId,
    schema: &Schema,
    reported: &HashSet<Origin>,
    diagnostics: &mut Diagnostics,
) {
    let place = schema.origin.child("default");
    let Some(value) = schema.default.as_deref() else {
        return;
    };
    if reported.contains(&place) {
        return;
    }
    if let Some(misfit) = instances.misfit(id, value, Direction::Either) {
        let message = format!(
            "this `default` is no value of its schema: it {}",
            misfit.told()
        );
        diagnostics.push(
            Diagnostic::new(&codes::meaning::DEFAULT_TYPE, message)
                .at(&Origin::new(
                    place.file,
                    format!("{}{}", place.pointer, misfit.path),
                ))
                .help(advice(document, value, &misfit, "value")),
        );
    }
}

/// `required` has each name once (JSON Schema Validation 2020-12, 6.5.3).
fn duplicates(document: &Document, schema: &Schema, diagnostics: &mut Diagnostics) {
    if schema.required.len() < 2 {
        return;
    }
    let list = schema.origin.child("required");
    let names = document.get(&list).and_then(Value::as_array);
    let mut seen: HashSet<&str> = HashSet::new();
    for (index, name) in names.into_iter().flatten().enumerate() {
        let Some(name) = name.as_str().filter(|name| !seen.insert(name)) else {
            continue;
        };
        let message = format!("`required` lists `{name}` twice");
        diagnostics.push(
            Diagnostic::new(&codes::validity::DUPLICATE_REQUIRED, message)
                .at(&list.index(index))
                .help("remove it"),
        );
    }
}

/// Every alternative has the member that tells them apart (OpenAPI 3.0.4, 4.8.25).
fn discriminator(model: &Model, schema: &Schema, diagnostics: &mut Diagnostics) {
    let Some(discriminator) = &schema.discriminator else {
        return;
    };
    // What is said beside the alternatives holds for each.
    let described = |(name, _): &(String, _)| *name == discriminator.property_name;
    if schema.properties.iter().any(described) {
        return;
    }
    let place = schema.origin.child("discriminator").child("propertyName");
    let name = &discriminator.property_name;
    for id in schema.one_of.iter().chain(&schema.any_of) {
        if has_member(model, *id, name, 0) {
            continue;
        }
        let message =
            format!("this alternative has no member `{name}`, which tells the alternatives apart");
        diagnostics.push(
            Diagnostic::new(&codes::validity::DISCRIMINATOR, message)
                .at(&model.schema(*id).origin)
                .label(&place, "the member is named here")
                .help(format!(
                    "add `{name}` to its `properties` and to `required`"
                )),
        );
    }
}

/// A schema that others build on has the member that tells them apart, and before 3.0 requires it (OpenAPI 2.0, Schema
/// Object; 3.0.4, 4.8.25).
fn base(document: &Document, model: &Model, id: SchemaId, diagnostics: &mut Diagnostics) {
    let schema = model.schema(id);
    let Some(discriminator) = &schema.discriminator else {
        return;
    };
    if !(schema.one_of.is_empty() && schema.any_of.is_empty()) {
        return;
    }
    let name = &discriminator.property_name;
    let own = schema.properties.iter().any(|(known, _)| known == name);
    let (message, help) = if !has_member(model, id, name, 0) {
        let known = schema.properties.iter().map(|(known, _)| known.as_str());
        let help = suggestion::closest(name, known).map_or_else(
            || format!("add `{name}` to `properties` and to `required`"),
            |meant| format!("did you mean `{meant}`?"),
        );
        let message =
            format!("there is no member `{name}` here to tell apart what builds on this schema");
        (message, help)
    } else if document.version() == Version::V2_0 && own && !schema.required.contains(name) {
        let message =
            format!("`{name}`, which tells apart what builds on this schema, is not required");
        (message, format!("list `{name}` in `required`"))
    } else {
        return;
    };
    let place = schema.origin.child("discriminator").child("propertyName");
    diagnostics.push(
        Diagnostic::new(&codes::validity::DISCRIMINATOR, message)
            .at(&place)
            .help(help),
    );
}

/// Whether objects of a schema may have a member that it says something of.
fn has_member(model: &Model, id: SchemaId, name: &str, depth: usize) -> bool {
    let schema = model.schema(id);
    let combined = [&schema.all_of, &schema.one_of, &schema.any_of];
    // A schema that says nothing excludes nothing.
    let says_nothing = schema.types.is_empty()
        && schema.properties.is_empty()
        && schema.reference.is_none()
        && combined.iter().all(|parts| parts.is_empty());
    // What leads to itself has been looked at; null needs no tag.
    says_nothing
        || depth > 32
        || schema.boolean.is_some()
        || schema.types == TypeSet::NULL
        || schema.properties.iter().any(|(known, _)| known == name)
        || !schema.further.pattern_properties.is_empty()
        || schema
            .reference
            .iter()
            .chain(&schema.all_of)
            .any(|part| has_member(model, *part, name, depth + 1))
        || [&schema.one_of, &schema.any_of].into_iter().any(|parts| {
            !parts.is_empty()
                && parts
                    .iter()
                    .all(|part| has_member(model, *part, name, depth + 1))
        })
}

/// Whether a schema requires, by itself or by what it requires, a member that is of the schema again, so that its values
/// would have no end.
fn needs_itself(model: &Model, start: SchemaId) -> bool {
    if model.schema(start).properties.is_empty() {
        return false;
    }
    let mut seen = HashSet::new();
    let mut queue = needs(model, start);
    while let Some(id) = queue.pop() {
        if id == start {
            return true;
        }
        if seen.len() < 200 && seen.insert(id) {
            queue.extend(needs(model, id));
        }
    }
    false
}

/// The schemas that a value of this one must have a value of, at it or below it.
fn needs(model: &Model, id: SchemaId) -> Vec<SchemaId> {
    let schema = model.schema(id);
    // What may be null, or something else than an object, ends there.
    if schema.nullable || !(schema.types.is_empty() || schema.types == TypeSet::OBJECT) {
        return Vec::new();
    }
    let required = schema.properties.iter().filter(|(name, property)| {
        let typed = schema.types == TypeSet::OBJECT;
        let property = model.schema(*property);
        typed && !property.nullable && schema.required.contains(name)
    });
    let parts = schema.reference.iter().chain(&schema.all_of).copied();
    required
        .map(|(_, property)| *property)
        .chain(parts)
        .collect()
}

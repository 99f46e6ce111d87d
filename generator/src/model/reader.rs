//! Reads schema objects out of the tree into the arena.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::{Map, Number, Value};

use super::schema::{Discriminator, Further, Schema, SchemaId, TypeSet};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Document, Placement};
use crate::source::{FileId, Origin};

/// Keywords that assert something but shape no type.
const FURTHER_ASSERTIONS: [&str; 14] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// The arena while it is being filled.
pub(super) struct Reader<'d> {
    document: &'d Document,
    /// What the references to parts that stand in for them are passed over to reach.
    held: HashMap<Origin, Origin>,
    /// By the node of the tree, which is one however it is reached.
    ids: HashMap<*const Value, SchemaId>,
    /// Where references of a file lead, as many lead to the same.
    references: HashMap<(FileId, &'d str), SchemaId>,
    schemas: Vec<Schema>,
    pending: Vec<(SchemaId, &'d Value)>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document, placement: &Placement) -> Self {
        Self {
            document,
            held: placement.holders(),
            ids: HashMap::new(),
            references: HashMap::new(),
            schemas: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// The id of the schema at `origin`, which is read once however often it is asked for.
    pub(super) fn intern(&mut self, origin: &Origin, value: &'d Value) -> SchemaId {
        let id = SchemaId::new(self.schemas.len());
        match self.ids.entry(value) {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(place) => place.insert(id),
        };
        self.schemas.push(Schema::new(origin.clone()));
        self.pending.push((id, value));
        id
    }

    /// The id of the schema at `origin`, if something stands there; where that is the place of a part that is kept in
    /// another file, the id of the part.
    pub(super) fn intern_at(&mut self, origin: &Origin) -> Option<SchemaId> {
        let part = self.held.get(origin).cloned();
        let origin = part.as_ref().unwrap_or(origin);
        let value = self.document.get(origin)?;
        Some(self.intern(origin, value))
    }

    /// A schema of plain text that the document does not have itself.
    pub(super) fn text(&mut self, origin: &Origin) -> SchemaId {
        let id = SchemaId::new(self.schemas.len());
        let mut schema = Schema::new(origin.clone());
        schema.types = TypeSet::STRING;
        self.schemas.push(schema);
        id
    }

    /// Reads everything that was asked for, and everything that it reaches.
    pub(super) fn finish(mut self, diagnostics: &mut Diagnostics) -> Vec<Schema> {
        while let Some((id, value)) = self.pending.pop() {
            let origin = self.schemas[id.index()].origin.clone();
            let schema = self.read(origin, value, diagnostics);
            self.schemas[id.index()] = schema;
        }
        self.schemas
    }

    fn read(&mut self, origin: Origin, value: &'d Value, diagnostics: &mut Diagnostics) -> Schema {
        let mut schema = Schema::new(origin);
        let members = match value {
            Value::Bool(verdict) => {
                schema.boolean = Some(*verdict);
                return schema;
            }
            Value::Object(members) => members,
            _ => return schema,
        };
        // A dynamic reference leads where a plain one does, unless a schema further out takes its place.
        let reference = members.get("$ref").or_else(|| members.get("$dynamicRef"));
        if let Some(Value::String(reference)) = reference {
            schema.reference = self.reference(&schema.origin, reference, diagnostics);
            schema.only_refers = schema.reference.is_some() && members.len() == 1;
        }
        read_annotations(members, &mut schema);
        read_types(members, &mut schema);
        read_numbers(members, &mut schema);
        self.read_applicators(members, &mut schema, diagnostics);
        schema
    }

    fn reference(
        &mut self,
        origin: &Origin,
        reference: &'d str,
        diagnostics: &mut Diagnostics,
    ) -> Option<SchemaId> {
        if let Some(known) = self.references.get(&(origin.file, reference)) {
            return Some(*known);
        }
        let target = self.document.resolve(origin, reference);
        match target {
            Ok(target) => {
                let id = self.intern_at(&target);
                match id {
                    Some(id) => {
                        self.references.insert((origin.file, reference), id);
                    }
                    None => diagnostics.push(dangling(origin, reference)),
                }
                id
            }
            // The document stage has already reported it.
            Err(_) => None,
        }
    }

    fn read_applicators(
        &mut self,
        members: &'d Map<String, Value>,
        schema: &mut Schema,
        diagnostics: &mut Diagnostics,
    ) {
        let origin = schema.origin.clone();
        let child = |reader: &mut Self, keyword: &str| {
            let value = members.get(keyword)?;
            (value.is_object() || value.is_boolean())
                .then(|| reader.intern(&origin.child(keyword), value))
        };
        schema.items = child(self, "items");
        schema.content_schema = child(self, "contentSchema");
        schema.additional_properties = child(self, "additionalProperties");
        let list = |reader: &mut Self, keyword: &str| -> Vec<SchemaId> {
            let Some(Value::Array(values)) = members.get(keyword) else {
                return Vec::new();
            };
            let place = origin.child(keyword);
            values
                .iter()
                .enumerate()
                .map(|(index, value)| reader.intern(&place.index(index), value))
                .collect()
        };
        schema.prefix_items = list(self, "prefixItems");
        schema.all_of = list(self, "allOf");
        schema.any_of = list(self, "anyOf");
        schema.one_of = list(self, "oneOf");
        if let Some(Value::Object(properties)) = members.get("properties") {
            let place = origin.child("properties");
            schema.properties = properties
                .iter()
                .map(|(name, value)| (name.clone(), self.intern(&place.child(name), value)))
                .collect();
        }
        schema.discriminator = self.discriminator(members, &origin, diagnostics);
        schema.further_assertions = members
            .keys()
            .filter(|keyword| FURTHER_ASSERTIONS.contains(&keyword.as_str()))
            .cloned()
            .collect();
        if !schema.further_assertions.is_empty() {
            schema.further = self.further(members, &origin);
        }
    }

    fn further(&mut self, members: &'d Map<String, Value>, origin: &Origin) -> Further {
        let mut child = |keyword: &str| {
            let value = members.get(keyword)?;
            (value.is_object() || value.is_boolean())
                .then(|| self.intern(&origin.child(keyword), value))
        };
        let mut further = Further {
            not: child("not"),
            condition: child("if"),
            then: child("then"),
            otherwise: child("else"),
            contains: child("contains"),
            property_names: child("propertyNames"),
            unevaluated_items: child("unevaluatedItems"),
            unevaluated_properties: child("unevaluatedProperties"),
            min_contains: count(members, "minContains"),
            max_contains: count(members, "maxContains"),
            ..Further::default()
        };
        let keywords = [
            "patternProperties",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
        ];
        for keyword in keywords {
            let Some(Value::Object(entries)) = members.get(keyword) else {
                continue;
            };
            let place = origin.child(keyword);
            for (name, value) in entries {
                match value {
                    Value::Array(names) => {
                        let names = names.iter().filter_map(Value::as_str).map(str::to_owned);
                        further
                            .dependent_required
                            .push((name.clone(), names.collect()));
                    }
                    Value::Object(_) | Value::Bool(_) => {
                        let id = self.intern(&place.child(name), value);
                        if keyword == "patternProperties" {
                            further.pattern_properties.push((name.clone(), id));
                        } else {
                            further.dependent_schemas.push((name.clone(), id));
                        }
                    }
                    _ => {}
                }
            }
        }
        further
    }

    fn discriminator(
        &mut self,
        members: &Map<String, Value>,
        origin: &Origin,
        diagnostics: &mut Diagnostics,
    ) -> Option<Discriminator> {
        let discriminator = members.get("discriminator")?;
        let place = origin.child("discriminator");
        // Swagger 2.0 has the bare name of the member here.
        let property_name = match discriminator {
            Value::String(name) => name.clone(),
            other => other.get("propertyName")?.as_str()?.to_owned(),
        };
        let mapping_place = place.child("mapping");
        let mut mapping = Vec::new();
        if let Some(Value::Object(entries)) = discriminator.get("mapping") {
            for (tag, target) in entries {
                let Some(target) = target.as_str() else {
                    continue;
                };
                let entry = mapping_place.child(tag);
                // A mapping names a component or holds a reference (OpenAPI 3.0.4, 4.8.25).
                let is_name = !target.contains(['/', '#']);
                let named = is_name
                    .then(|| format!("#/components/schemas/{target}"))
                    .and_then(|component| self.document.resolve(&entry, &component).ok())
                    .and_then(|target| self.intern_at(&target));
                let id = named.or_else(|| {
                    let target = self.document.resolve(&entry, target).ok()?;
                    self.intern_at(&target)
                });
                match id {
                    Some(id) => mapping.push((tag.clone(), id)),
                    None => diagnostics.push(dangling(&entry, target)),
                }
            }
        }
        Some(Discriminator {
            property_name,
            mapping,
        })
    }
}

fn dangling(origin: &Origin, reference: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::reference::DANGLING,
        format!("nothing stands at `{reference}`"),
    )
    .at(origin)
    .help("add the target, or correct the reference")
}

fn text(members: &Map<String, Value>, keyword: &str) -> Option<String> {
    members.get(keyword)?.as_str().map(str::to_owned)
}

fn flag(members: &Map<String, Value>, keyword: &str) -> bool {
    members.get(keyword) == Some(&Value::Bool(true))
}

/// A count; a whole number written as `10.0` is one too (JSON Schema 2020-12, 6.3.1).
fn count(members: &Map<String, Value>, keyword: &str) -> Option<u64> {
    let value = members.get(keyword)?;
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        (number >= 0.0 && number.fract() == 0.0)
            .then(|| format!("{number:.0}").parse().ok())
            .flatten()
    })
}

fn number(members: &Map<String, Value>, keyword: &str) -> Option<Number> {
    members.get(keyword)?.as_number().cloned()
}

fn read_annotations(members: &Map<String, Value>, schema: &mut Schema) {
    schema.title = text(members, "title");
    schema.description = text(members, "description");
    schema.format = text(members, "format");
    schema.default = members.get("default").cloned();
    schema.deprecated = flag(members, "deprecated");
    schema.read_only = flag(members, "readOnly");
    schema.write_only = flag(members, "writeOnly");
    schema.content_encoding = text(members, "contentEncoding");
    schema.content_media_type = text(members, "contentMediaType");
    schema.examples = members.get("example").cloned().into_iter().collect();
    schema.has_example = !schema.examples.is_empty();
    if let Some(Value::Array(examples)) = members.get("examples") {
        schema.examples.extend(examples.iter().cloned());
    }
    schema.external_docs = members
        .get("externalDocs")
        .and_then(|docs| serde::Deserialize::deserialize(docs).ok());
    schema.extensions = members
        .iter()
        .filter(|(name, _)| name.starts_with("x-"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
}

fn read_types(members: &Map<String, Value>, schema: &mut Schema) {
    schema.types = match members.get("type") {
        Some(Value::String(name)) => TypeSet::from_name(name).unwrap_or_default(),
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .filter_map(TypeSet::from_name)
            .fold(TypeSet::EMPTY, TypeSet::union),
        _ => TypeSet::EMPTY,
    };
    if flag(members, "nullable") || flag(members, "x-nullable") {
        // Beside a reference it is meant for what that leads to as well.
        if schema.types.is_empty() || members.contains_key("$ref") {
            schema.nullable = true;
        } else {
            schema.types = schema.types.union(TypeSet::NULL);
            schema.nullable_type = true;
        }
    }
    schema.enumeration = members.get("enum").and_then(Value::as_array).cloned();
    schema.constant = members.get("const").cloned();
    if let Some(Value::Array(required)) = members.get("required") {
        schema.required = required
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    }
}

fn read_numbers(members: &Map<String, Value>, schema: &mut Schema) {
    schema.minimum = bound(members, "minimum", "exclusiveMinimum", |new, old| new > old);
    schema.maximum = bound(members, "maximum", "exclusiveMaximum", |new, old| new < old);
    schema.multiple_of = number(members, "multipleOf");
    schema.min_length = count(members, "minLength");
    schema.max_length = count(members, "maxLength");
    schema.pattern = text(members, "pattern");
    schema.min_items = count(members, "minItems");
    schema.max_items = count(members, "maxItems");
    schema.unique_items = flag(members, "uniqueItems");
    schema.min_properties = count(members, "minProperties");
    schema.max_properties = count(members, "maxProperties");
}

/// A bound in either spelling: `minimum` with a boolean `exclusiveMinimum` (OpenAPI 3.0), or two numbers
/// (JSON Schema 2020-12), of which the tighter one counts.
fn bound(
    members: &Map<String, Value>,
    inclusive: &str,
    exclusive: &str,
    tighter: fn(f64, f64) -> bool,
) -> Option<(Number, bool)> {
    let limit = number(members, inclusive);
    match members.get(exclusive) {
        Some(Value::Bool(excluded)) => limit.map(|limit| (limit, *excluded)),
        Some(Value::Number(other)) => match limit {
            Some(limit) if tighter(limit.as_f64()?, other.as_f64()?) => Some((limit, false)),
            _ => Some((other.clone(), true)),
        },
        _ => limit.map(|limit| (limit, false)),
    }
}

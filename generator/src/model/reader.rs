//! Reads schema objects out of the tree into the arena.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::{Map, Number, Value};

use super::keywords::Keywords;
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
            self.read(id, value, diagnostics);
        }
        self.schemas
    }

    /// Reads a schema in its place: it is large, and there are many.
    fn read(&mut self, id: SchemaId, value: &'d Value, diagnostics: &mut Diagnostics) {
        let schema = &mut self.schemas[id.index()];
        let members = match value {
            Value::Bool(verdict) => {
                schema.boolean = Some(*verdict);
                return;
            }
            Value::Object(members) => members,
            _ => return,
        };
        let keywords = Keywords::of(members);
        read_annotations(&keywords, members, schema);
        read_types(&keywords, schema);
        read_numbers(&keywords, schema);
        let origin = schema.origin.clone();
        // A dynamic reference leads where a plain one does, unless a schema further out takes its place.
        let reference = keywords.reference.or(keywords.dynamic_reference);
        if let Some(Value::String(reference)) = reference {
            let target = self.reference(&origin, reference, diagnostics);
            let schema = &mut self.schemas[id.index()];
            schema.reference = target;
            schema.only_refers = target.is_some() && members.len() == 1;
        }
        self.read_applicators(&keywords, members, id, &origin, diagnostics);
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
        keywords: &Keywords<'d>,
        members: &'d Map<String, Value>,
        id: SchemaId,
        origin: &Origin,
        diagnostics: &mut Diagnostics,
    ) {
        let child = |reader: &mut Self, keyword: &str, value: Option<&'d Value>| {
            let value = value?;
            (value.is_object() || value.is_boolean())
                .then(|| reader.intern(&origin.child(keyword), value))
        };
        let list = |reader: &mut Self, keyword: &str, value: Option<&'d Value>| -> Vec<SchemaId> {
            let Some(Value::Array(values)) = value else {
                return Vec::new();
            };
            let place = origin.child(keyword);
            values
                .iter()
                .enumerate()
                .map(|(index, value)| reader.intern(&place.index(index), value))
                .collect()
        };
        let items = child(self, "items", keywords.items);
        let content_schema = child(self, "contentSchema", keywords.content_schema);
        let further_members = keywords.additional_properties;
        let additional_properties = child(self, "additionalProperties", further_members);
        let prefix_items = list(self, "prefixItems", keywords.prefix_items);
        let all_of = list(self, "allOf", keywords.all_of);
        let any_of = list(self, "anyOf", keywords.any_of);
        let one_of = list(self, "oneOf", keywords.one_of);
        let mut properties = Vec::new();
        if let Some(Value::Object(members)) = keywords.properties {
            let place = origin.child("properties");
            properties.extend(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), self.intern(&place.child(name), value))),
            );
        }
        let discriminator = keywords
            .discriminator
            .and_then(|discriminator| self.discriminator(discriminator, origin, diagnostics));
        let further_assertions: Vec<String> = members
            .keys()
            .filter(|keyword| FURTHER_ASSERTIONS.contains(&keyword.as_str()))
            .cloned()
            .collect();
        let further = (!further_assertions.is_empty()).then(|| self.further(members, origin));

        let schema = &mut self.schemas[id.index()];
        schema.items = items;
        schema.content_schema = content_schema;
        schema.additional_properties = additional_properties;
        schema.prefix_items = prefix_items;
        schema.all_of = all_of;
        schema.any_of = any_of;
        schema.one_of = one_of;
        schema.properties = properties;
        schema.discriminator = discriminator;
        schema.further_assertions = further_assertions;
        if let Some(further) = further {
            schema.further = further.into();
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
            min_contains: count(members.get("minContains")),
            max_contains: count(members.get("maxContains")),
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
        discriminator: &Value,
        origin: &Origin,
        diagnostics: &mut Diagnostics,
    ) -> Option<Discriminator> {
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

fn text(value: Option<&Value>) -> Option<String> {
    value?.as_str().map(str::to_owned)
}

fn flag(value: Option<&Value>) -> bool {
    value == Some(&Value::Bool(true))
}

/// A count; a whole number written as `10.0` is one too (JSON Schema 2020-12, 6.3.1).
fn count(value: Option<&Value>) -> Option<u64> {
    let value = value?;
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        (number >= 0.0 && number.fract() == 0.0)
            .then(|| format!("{number:.0}").parse().ok())
            .flatten()
    })
}

fn number(value: Option<&Value>) -> Option<Number> {
    value?.as_number().cloned()
}

fn read_annotations(keywords: &Keywords<'_>, members: &Map<String, Value>, schema: &mut Schema) {
    schema.title = text(keywords.title);
    schema.description = text(keywords.description);
    schema.format = text(keywords.format);
    schema.default = keywords.default.cloned().map(Box::new);
    schema.deprecated = flag(keywords.deprecated);
    schema.read_only = flag(keywords.read_only);
    schema.write_only = flag(keywords.write_only);
    schema.content_encoding = text(keywords.content_encoding);
    schema.content_media_type = text(keywords.content_media_type);
    schema.examples = keywords.example.cloned().into_iter().collect();
    schema.has_example = !schema.examples.is_empty();
    if let Some(Value::Array(examples)) = keywords.examples {
        schema.examples.extend(examples.iter().cloned());
    }
    schema.external_docs = keywords
        .external_docs
        .and_then(|docs| serde::Deserialize::deserialize(docs).ok());
    schema.extensions = members
        .iter()
        .filter(|(name, _)| name.starts_with("x-"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
}

fn read_types(keywords: &Keywords<'_>, schema: &mut Schema) {
    schema.types = match keywords.types {
        Some(Value::String(name)) => TypeSet::from_name(name).unwrap_or_default(),
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .filter_map(TypeSet::from_name)
            .fold(TypeSet::EMPTY, TypeSet::union),
        _ => TypeSet::EMPTY,
    };
    if flag(keywords.nullable) || flag(keywords.extension_nullable) {
        // Beside a reference it is meant for what that leads to as well.
        if schema.types.is_empty() || keywords.reference.is_some() {
            schema.nullable = true;
        } else {
            schema.types = schema.types.union(TypeSet::NULL);
            schema.nullable_type = true;
        }
    }
    schema.enumeration = keywords.enumeration.and_then(Value::as_array).cloned();
    schema.constant = keywords.constant.cloned();
    if let Some(Value::Array(required)) = keywords.required {
        schema.required = required
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    }
}

fn read_numbers(keywords: &Keywords<'_>, schema: &mut Schema) {
    let (least, most) = (keywords.minimum, keywords.maximum);
    schema.minimum = bound(least, keywords.exclusive_minimum, |new, old| new > old);
    schema.maximum = bound(most, keywords.exclusive_maximum, |new, old| new < old);
    schema.multiple_of = number(keywords.multiple_of);
    schema.min_length = count(keywords.min_length);
    schema.max_length = count(keywords.max_length);
    schema.pattern = text(keywords.pattern);
    schema.min_items = count(keywords.min_items);
    schema.max_items = count(keywords.max_items);
    schema.unique_items = flag(keywords.unique_items);
    schema.min_properties = count(keywords.min_properties);
    schema.max_properties = count(keywords.max_properties);
}

/// A bound in either spelling: `minimum` with a boolean `exclusiveMinimum` (OpenAPI 3.0), or two numbers
/// (JSON Schema 2020-12), of which the tighter one counts.
fn bound(
    inclusive: Option<&Value>,
    exclusive: Option<&Value>,
    tighter: fn(f64, f64) -> bool,
) -> Option<(Number, bool)> {
    let limit = number(inclusive);
    match exclusive {
        Some(Value::Bool(excluded)) => limit.map(|limit| (limit, *excluded)),
        Some(Value::Number(other)) => match limit {
            Some(limit) if tighter(limit.as_f64()?, other.as_f64()?) => Some((limit, false)),
            _ => Some((other.clone(), true)),
        },
        _ => limit.map(|limit| (limit, false)),
    }
}

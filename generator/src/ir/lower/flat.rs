//! Merges a schema, what it refers to and its `allOf` parts into one flat set of keywords.

use indexmap::{IndexMap, IndexSet};
use serde_json::{Number, Value};

use super::docs;
use super::implied::without_implied;
use crate::ir::api::Docs;
use crate::model::{Discriminator, Model, Schema, SchemaId, TypeSet};
use crate::source::Origin;

/// A schema to be merged; `bare` leaves its `oneOf` and `anyOf` out, because they are being looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Part {
    pub id: SchemaId,
    pub bare: bool,
}

impl Part {
    pub(super) fn whole(id: SchemaId) -> Self {
        Self { id, bare: false }
    }
}

/// A keyword's value with the place it comes from.
pub(super) type At<T> = (T, Origin);

/// What several schemas say together.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent of each other, as the keywords are"
)]
#[derive(Debug)]
pub(super) struct Flat {
    pub origin: Origin,
    pub docs: Docs,
    pub types: TypeSet,
    pub typed: bool,
    pub nullable: bool,
    pub impossible: bool,
    pub format: Option<String>,
    pub content_encoding: Option<String>,
    pub enumeration: Option<Vec<Value>>,
    /// The schema that listed values first.
    pub listed_at: Option<Origin>,
    /// Whether that was by `const`.
    pub stated: bool,
    pub extensions: Vec<(String, Value)>,
    pub min_length: Option<At<u64>>,
    pub max_length: Option<At<u64>>,
    pub patterns: Vec<At<String>>,
    pub minimum: Option<At<(Number, bool)>>,
    pub maximum: Option<At<(Number, bool)>>,
    pub multiples: Vec<At<Number>>,
    pub min_items: Option<At<u64>>,
    pub max_items: Option<At<u64>>,
    pub unique_items: Option<Origin>,
    pub min_properties: Option<At<u64>>,
    pub max_properties: Option<At<u64>>,
    pub properties: IndexMap<String, Vec<SchemaId>>,
    pub required: IndexSet<String>,
    pub additional: Vec<SchemaId>,
    pub items: Vec<SchemaId>,
    /// Lists whose first items have schemas of their own.
    pub prefixes: Vec<Prefix>,
    pub unions: Vec<Alternatives>,
    pub further_assertions: Vec<At<String>>,
    /// The schema that stated the types last.
    pub typed_at: Option<Origin>,
    /// Two schemas that have no type, or no value, in common.
    pub excluded: Option<At<Origin>>,
    /// The schemas that have been merged.
    pub schemas: Vec<SchemaId>,
    /// The properties by pattern.
    pub by_pattern: Vec<(String, SchemaId)>,
    /// Unions that say more than the type that has taken their place.
    pub conditions: Vec<Alternatives>,
    /// Whether values that are not in the enumeration are allowed, too.
    pub open: bool,
    /// The component that lists the values of an open enumeration.
    pub listed_by: Option<SchemaId>,
}

/// `prefixItems`, with what stands beside it.
#[derive(Clone, Debug)]
pub(super) struct Prefix {
    /// The schemas of the first items.
    pub first: Vec<SchemaId>,
    /// The schema of the others.
    pub rest: Option<SchemaId>,
}

/// A `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    pub holder: SchemaId,
    pub origin: Origin,
    pub keyword: &'static str,
    pub schemas: Vec<SchemaId>,
    pub discriminator: Option<Discriminator>,
}

impl Flat {
    /// Merges `parts`; each schema counts once, however often it is reached.
    pub(super) fn merge(model: &Model, parts: &[Part]) -> Self {
        let first = parts
            .first()
            .expect("a type is lowered from at least one schema");
        let first = model.schema(first.id);
        let mut flat = Self::anything(&first.origin);
        flat.nullable = first.nullable;
        let mut seen = IndexSet::new();
        for part in parts {
            flat.add(model, *part, &mut seen);
        }
        flat
    }

    /// The keywords of one schema, without what it refers to.
    pub(super) fn keywords_of(schema: &Schema) -> Self {
        let mut flat = Self::anything(&schema.origin);
        flat.add_keywords(schema);
        flat
    }

    /// Whether lengths, bounds or patterns are asserted that the listed values do not keep to anyway.
    pub(super) fn limits_scalars(&self) -> bool {
        self.limits_lengths()
            || !self.patterns.is_empty()
            || self.minimum.is_some()
            || self.maximum.is_some()
            || !self.multiples.is_empty()
            || !self.further_assertions.is_empty()
    }

    fn limits_lengths(&self) -> bool {
        let least = self.min_length.as_ref().map(|(least, _)| *least);
        let most = self.max_length.as_ref().map(|(most, _)| *most);
        let keeps_to_them = |value: &Value| {
            value.as_str().is_none_or(|text| {
                let length = text.chars().count() as u64;
                least.is_none_or(|least| least <= length) && most.is_none_or(|most| length <= most)
            })
        };
        let listed = self.enumeration.as_ref().filter(|_| !self.open);
        (least.is_some() || most.is_some())
            && !listed.is_some_and(|values| values.iter().all(keeps_to_them))
    }

    /// What allows every value.
    pub(super) fn anything(origin: &Origin) -> Self {
        Self {
            origin: origin.clone(),
            docs: Docs::default(),
            types: TypeSet::ALL,
            typed: false,
            nullable: false,
            impossible: false,
            format: None,
            content_encoding: None,
            enumeration: None,
            listed_at: None,
            stated: false,
            extensions: Vec::new(),
            min_length: None,
            max_length: None,
            patterns: Vec::new(),
            minimum: None,
            maximum: None,
            multiples: Vec::new(),
            min_items: None,
            max_items: None,
            unique_items: None,
            min_properties: None,
            max_properties: None,
            properties: IndexMap::new(),
            required: IndexSet::new(),
            additional: Vec::new(),
            items: Vec::new(),
            prefixes: Vec::new(),
            unions: Vec::new(),
            further_assertions: Vec::new(),
            typed_at: None,
            excluded: None,
            schemas: Vec::new(),
            by_pattern: Vec::new(),
            conditions: Vec::new(),
            open: false,
            listed_by: None,
        }
    }

    fn add(&mut self, model: &Model, part: Part, seen: &mut IndexSet<SchemaId>) {
        if !seen.insert(part.id) {
            return;
        }
        let schema = model.schema(part.id);
        // The outer words come first: what stands beside a reference describes this use of it.
        docs::merge(&mut self.docs, schema);
        if let Some(target) = schema.reference {
            self.add(model, Part::whole(target), seen);
        }
        for id in &schema.all_of {
            self.add(model, Part::whole(*id), seen);
        }
        self.schemas.push(part.id);
        self.add_keywords(schema);
        if !part.bare {
            self.add_unions(model, part.id, schema);
        }
    }

    fn add_keywords(&mut self, schema: &Schema) {
        let origin = &schema.origin;
        self.impossible |= schema.boolean == Some(false);
        if !schema.types.is_empty() {
            self.types = self.types.intersect(schema.types);
            self.typed = true;
            let before = self.typed_at.replace(origin.clone());
            if self.types.is_empty() && self.excluded.is_none() {
                self.excluded = before.map(|before| (before, origin.clone()));
            }
        }
        if self.format.is_none() {
            self.format.clone_from(&schema.format);
        }
        if self.content_encoding.is_none() {
            self.content_encoding.clone_from(&schema.content_encoding);
        }
        self.extensions.extend(schema.extensions.iter().cloned());
        self.add_values(schema);
        tighten(
            &mut self.min_length,
            schema.min_length,
            origin,
            |new, old| new > old,
        );
        tighten(
            &mut self.max_length,
            schema.max_length,
            origin,
            |new, old| new < old,
        );
        tighten(&mut self.min_items, schema.min_items, origin, |new, old| {
            new > old
        });
        tighten(&mut self.max_items, schema.max_items, origin, |new, old| {
            new < old
        });
        tighten(
            &mut self.min_properties,
            schema.min_properties,
            origin,
            |new, old| new > old,
        );
        tighten(
            &mut self.max_properties,
            schema.max_properties,
            origin,
            |new, old| new < old,
        );
        tighten(
            &mut self.minimum,
            schema.minimum.clone(),
            origin,
            |new, old| tighter(new, old, |new, old| new > old),
        );
        tighten(
            &mut self.maximum,
            schema.maximum.clone(),
            origin,
            |new, old| tighter(new, old, |new, old| new < old),
        );
        if let Some(pattern) = &schema.pattern
            && self.patterns.iter().all(|(known, _)| known != pattern)
        {
            self.patterns.push((pattern.clone(), origin.clone()));
        }
        if let Some(divisor) = &schema.multiple_of
            && self.multiples.iter().all(|(known, _)| known != divisor)
        {
            self.multiples.push((divisor.clone(), origin.clone()));
        }
        if schema.unique_items && self.unique_items.is_none() {
            self.unique_items = Some(origin.clone());
        }
        for (name, id) in &schema.properties {
            let ids = self.properties.entry(name.clone()).or_default();
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        self.required.extend(schema.required.iter().cloned());
        self.additional.extend(schema.additional_properties);
        let by_pattern = schema.further.pattern_properties.iter();
        self.by_pattern.extend(by_pattern.cloned());
        if schema.prefix_items.is_empty() {
            self.items.extend(schema.items);
        } else {
            self.prefixes.push(Prefix {
                first: schema.prefix_items.clone(),
                rest: schema.items.or_else(|| left_over_items(schema)),
            });
        }
        self.further_assertions.extend(
            schema
                .further_assertions
                .iter()
                .map(|keyword| (keyword.clone(), origin.clone())),
        );
    }

    fn add_values(&mut self, schema: &Schema) {
        let listed = schema.enumeration.iter().cloned();
        let constant = schema.constant.iter().map(|value| vec![value.clone()]);
        for values in listed.chain(constant) {
            let before = self.listed_at.clone();
            if before.is_none() {
                self.listed_at = Some(schema.origin.clone());
                self.stated = schema.enumeration.is_none();
            }
            self.narrow(values);
            if self.enumeration.as_ref().is_some_and(Vec::is_empty) && self.excluded.is_none() {
                self.excluded = before.map(|before| (before, schema.origin.clone()));
            }
        }
    }

    /// Allows no other values than these, whose words stand in the extensions by now.
    pub(super) fn narrow_to(&mut self, values: Vec<Value>) {
        match self.enumeration.take() {
            None => self.enumeration = Some(values),
            Some(already) => {
                self.enumeration = Some(values);
                self.narrow(already);
            }
        }
    }

    /// Allows no other values than these; what is said about each value stays with it.
    pub(super) fn narrow(&mut self, values: Vec<Value>) {
        let Some(known) = self.enumeration.take() else {
            self.enumeration = Some(values);
            return;
        };
        let stays: Vec<bool> = known.iter().map(|value| values.contains(value)).collect();
        for (name, list) in &mut self.extensions {
            if let Value::Array(words) = list
                && name.starts_with("x-enum")
                && words.len() == stays.len()
            {
                let mut stay = stays.iter();
                words.retain(|_| stay.next() == Some(&true));
            }
        }
        let mut stay = stays.iter();
        let mut known = known;
        known.retain(|_| stay.next() == Some(&true));
        self.enumeration = Some(known);
    }

    /// Whether there is one value, and `const` states it.
    pub(super) fn is_constant(&self) -> bool {
        self.stated && self.enumeration.as_ref().map(Vec::len) == Some(1)
    }

    /// Whether no value has all of the types and is in all of the enumerations.
    pub(super) fn is_impossible(&self) -> bool {
        self.impossible
            || (self.typed && self.types.is_empty())
            || self.enumeration.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether values of every type are allowed, whatever the keywords speak of.
    pub(super) fn is_open(&self) -> bool {
        !self.typed && self.enumeration.is_none() && !self.impossible
    }

    /// Whether `null` is a value.
    pub(super) fn allows_null(&self) -> bool {
        let listed = self.enumeration.as_ref();
        self.nullable
            || (self.typed && self.types.contains(TypeSet::NULL))
            || listed.is_some_and(|values| !self.typed && values.contains(&Value::Null))
    }

    fn add_unions(&mut self, model: &Model, holder: SchemaId, schema: &Schema) {
        let any_of = without_implied(model, &schema.any_of);
        for (keyword, schemas) in [("oneOf", schema.one_of.clone()), ("anyOf", any_of)] {
            if !schemas.is_empty() {
                self.unions.push(Alternatives {
                    holder,
                    origin: schema.origin.clone(),
                    keyword,
                    schemas,
                    discriminator: schema.discriminator.clone(),
                });
            }
        }
    }

    /// Whether anything besides a type and the unions is asserted.
    pub(super) fn asserts_beside_unions(&self) -> bool {
        self.format.is_some()
            || self.enumeration.is_some()
            || self.min_length.is_some()
            || self.max_length.is_some()
            || !self.patterns.is_empty()
            || self.minimum.is_some()
            || self.maximum.is_some()
            || !self.multiples.is_empty()
            || self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique_items.is_some()
            || self.min_properties.is_some()
            || self.max_properties.is_some()
            || !self.properties.is_empty()
            || !self.required.is_empty()
            || !self.additional.is_empty()
            || !self.by_pattern.is_empty()
            || !self.items.is_empty()
            || !self.prefixes.is_empty()
    }

    /// The types that a value can have: the stated ones, or those that the keywords speak of.
    pub(super) fn likely_types(&self) -> TypeSet {
        if self.typed {
            return self.types;
        }
        let mut types = TypeSet::EMPTY;
        if let Some(values) = &self.enumeration {
            return values.iter().map(TypeSet::of).fold(types, TypeSet::union);
        }
        let objects = !self.properties.is_empty()
            || !self.required.is_empty()
            || !self.additional.is_empty()
            || !self.by_pattern.is_empty()
            || self.min_properties.is_some()
            || self.max_properties.is_some();
        if objects {
            types = types.union(TypeSet::OBJECT);
        }
        let arrays = !self.items.is_empty()
            || !self.prefixes.is_empty()
            || self.min_items.is_some()
            || self.max_items.is_some();
        if arrays {
            types = types.union(TypeSet::ARRAY);
        }
        if self.min_length.is_some() || self.max_length.is_some() || !self.patterns.is_empty() {
            types = types.union(TypeSet::STRING);
        }
        if self.minimum.is_some() || self.maximum.is_some() || !self.multiples.is_empty() {
            types = types.union(TypeSet::NUMBER);
        }
        types
    }
}

/// The schema of items that no other keyword of this schema speaks of, where nothing beside it could speak of any.
fn left_over_items(schema: &Schema) -> Option<SchemaId> {
    let alone = schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.further.contains.is_none()
        && schema.further.condition.is_none()
        && schema.further.dependent_schemas.is_empty();
    schema.further.unevaluated_items.filter(|_| alone)
}

fn tighten<T>(
    slot: &mut Option<At<T>>,
    value: Option<T>,
    origin: &Origin,
    tighter: impl FnOnce(&T, &T) -> bool,
) {
    let Some(value) = value else { return };
    let replace = slot.as_ref().is_none_or(|(old, _)| tighter(&value, old));
    if replace {
        *slot = Some((value, origin.clone()));
    }
}

/// Whether a numeric bound is tighter than another: further inside, or as far and excluded.
fn tighter(new: &(Number, bool), old: &(Number, bool), further: fn(f64, f64) -> bool) -> bool {
    let (Some(new_limit), Some(old_limit)) = (new.0.as_f64(), old.0.as_f64()) else {
        return false;
    };
    further(new_limit, old_limit) || (new.0 == old.0 && new.1 && !old.1)
}

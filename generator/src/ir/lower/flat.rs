//! What a schema, what it refers to and its `allOf` parts say, as one flat set of keywords.

mod merge;

use indexmap::{IndexMap, IndexSet};
use serde_json::{Number, Value};

use crate::ir::api::Docs;
use crate::model::{Discriminator, SchemaId, TypeSet};
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

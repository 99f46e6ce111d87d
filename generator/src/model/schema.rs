//! The schema object, every keyword of OpenAPI 2.0 to 3.2 and JSON Schema 2020-12 that bears meaning.

use std::fmt;
use std::ops::Deref;

use serde_json::{Number, Value};

use crate::source::Origin;

/// Names a schema in the arena of a [`Model`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(u32);

impl SchemaId {
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("an arena holds fewer than 2^32 schemas"))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A set of JSON types, as the `type` keyword names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TypeSet(u8);

impl TypeSet {
    /// `null`
    pub const NULL: Self = Self(1);
    /// `boolean`
    pub const BOOLEAN: Self = Self(2);
    /// `integer`
    pub const INTEGER: Self = Self(4);
    /// `number`, which includes the integers
    pub const NUMBER: Self = Self(8);
    /// `string`
    pub const STRING: Self = Self(16);
    /// `array`
    pub const ARRAY: Self = Self(32);
    /// `object`
    pub const OBJECT: Self = Self(64);
    /// No type at all.
    pub const EMPTY: Self = Self(0);
    /// Every type.
    pub const ALL: Self = Self(127);

    /// The single types with their names, in a fixed order.
    pub const NAMED: [(Self, &'static str); 7] = [
        (Self::NULL, "null"),
        (Self::BOOLEAN, "boolean"),
        (Self::INTEGER, "integer"),
        (Self::NUMBER, "number"),
        (Self::STRING, "string"),
        (Self::ARRAY, "array"),
        (Self::OBJECT, "object"),
    ];

    /// The type of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(set, _)| *set)
    }

    /// The type of a JSON value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(number) if is_integer(number) => Self::INTEGER,
            Value::Number(_) => Self::NUMBER,
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every type of `other` is in the set; a number includes the integers.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.0 & !self.with_integers().0 == 0
    }

    /// The types in both sets; `number` and `integer` meet in `integer`.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        let both = Self(self.with_integers().0 & other.with_integers().0);
        if both.0 & Self::NUMBER.0 == 0 {
            both
        } else {
            both.without(Self::INTEGER)
        }
    }

    /// The types in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The types in this set that are not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many types are in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The single types in the set.
    pub fn iter(self) -> impl Iterator<Item = Self> {
        Self::NAMED
            .into_iter()
            .map(|(single, _)| single)
            .filter(move |single| self.0 & single.0 != 0)
    }

    fn with_integers(self) -> Self {
        if self.0 & Self::NUMBER.0 == 0 {
            self
        } else {
            self.union(Self::INTEGER)
        }
    }
}

fn is_integer(number: &Number) -> bool {
    number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// A schema object; keywords are named after themselves.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent members of the specification"
)]
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub origin: Origin,
    /// `true` and `false` as schemas (JSON Schema 2020-12, 4.3.2).
    pub boolean: Option<bool>,
    /// The target of `$ref`.
    pub reference: Option<SchemaId>,
    /// Whether the reference is all that it says.
    pub only_refers: bool,
    /// `type`; empty when it is not given. `null` is in it when `nullable` says so.
    pub types: TypeSet,
    /// `nullable: true` on a schema without `type`.
    pub nullable: bool,
    /// Whether `nullable: true` has put `null` among the types.
    pub nullable_type: bool,
    /// `format`.
    pub format: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<Box<Value>>,
    /// `example` and `examples`.
    pub examples: Vec<Value>,
    /// Whether the first of them is `example`.
    pub has_example: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `enum`.
    pub enumeration: Option<Vec<Value>>,
    /// `const`.
    pub constant: Option<Value>,
    /// `minimum`, with whether the bound itself is excluded.
    pub minimum: Option<(Number, bool)>,
    /// `maximum`, with whether the bound itself is excluded.
    pub maximum: Option<(Number, bool)>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, in Unicode scalar values.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode scalar values.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// `contentSchema`.
    pub content_schema: Option<SchemaId>,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `prefixItems`.
    pub prefix_items: Vec<SchemaId>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `properties`, in document order.
    pub properties: Vec<(String, SchemaId)>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`, a schema or a boolean schema.
    pub additional_properties: Option<SchemaId>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// `externalDocs`.
    pub external_docs: Option<Box<openapiv3::ExternalDocumentation>>,
    /// Keywords that assert and are rare: `not`, `if`, `then`, `else`, `contains`, `minContains`, `maxContains`,
    /// `patternProperties`, `propertyNames`, `dependentRequired`, `dependentSchemas`, `unevaluatedItems`,
    /// `unevaluatedProperties`; in document order.
    pub further_assertions: Vec<String>,
    /// What those keywords hold.
    pub further: Rare,
    /// Members whose names begin with `x-`.
    pub extensions: Vec<(String, Value)>,
}

/// Keywords that assert and are rare.
#[derive(Clone, Debug, Default)]
pub struct Further {
    /// `not`
    pub not: Option<SchemaId>,
    /// `if`
    pub condition: Option<SchemaId>,
    /// `then`
    pub then: Option<SchemaId>,
    /// `else`
    pub otherwise: Option<SchemaId>,
    /// `contains`
    pub contains: Option<SchemaId>,
    /// `minContains`
    pub min_contains: Option<u64>,
    /// `maxContains`
    pub max_contains: Option<u64>,
    /// `patternProperties`
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `propertyNames`
    pub property_names: Option<SchemaId>,
    /// `dependentRequired`, and `dependencies` that list members.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`, and `dependencies` that are schemas.
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<SchemaId>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<SchemaId>,
}

/// [`Further`] of a schema. Most schemas have nothing of it, and then it takes no room.
#[derive(Clone, Default)]
pub struct Rare(Option<Box<Further>>);

impl fmt::Debug for Rare {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

impl Deref for Rare {
    type Target = Further;

    fn deref(&self) -> &Further {
        static NOTHING: Further = Further {
            not: None,
            condition: None,
            then: None,
            otherwise: None,
            contains: None,
            min_contains: None,
            max_contains: None,
            pattern_properties: Vec::new(),
            property_names: None,
            dependent_required: Vec::new(),
            dependent_schemas: Vec::new(),
            unevaluated_items: None,
            unevaluated_properties: None,
        };
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl From<Further> for Rare {
    fn from(further: Further) -> Self {
        Self(Some(Box::new(further)))
    }
}

/// A discriminator object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// The member that holds the tag.
    pub property_name: String,
    /// Tags and the schemas they stand for, with dangling targets left out.
    pub mapping: Vec<(String, SchemaId)>,
}

impl Schema {
    /// Whether it asks for anything itself but types: references, compositions and what is boolean are left out.
    #[must_use]
    pub fn has_own_assertions(&self) -> bool {
        self.format.is_some()
            || self.enumeration.is_some()
            || self.constant.is_some()
            || self.minimum.is_some()
            || self.maximum.is_some()
            || self.multiple_of.is_some()
            || self.min_length.is_some()
            || self.max_length.is_some()
            || self.pattern.is_some()
            || self.items.is_some()
            || !self.prefix_items.is_empty()
            || self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique_items
            || !self.properties.is_empty()
            || !self.required.is_empty()
            || self.additional_properties.is_some()
            || self.min_properties.is_some()
            || self.max_properties.is_some()
            || !self.further_assertions.is_empty()
    }

    pub(super) fn new(origin: Origin) -> Self {
        Self {
            origin,
            boolean: None,
            reference: None,
            only_refers: false,
            types: TypeSet::EMPTY,
            nullable: false,
            nullable_type: false,
            format: None,
            title: None,
            description: None,
            default: None,
            examples: Vec::new(),
            has_example: false,
            deprecated: false,
            read_only: false,
            write_only: false,
            enumeration: None,
            constant: None,
            minimum: None,
            maximum: None,
            multiple_of: None,
            min_length: None,
            max_length: None,
            pattern: None,
            content_encoding: None,
            content_media_type: None,
            content_schema: None,
            items: None,
            prefix_items: Vec::new(),
            min_items: None,
            max_items: None,
            unique_items: false,
            properties: Vec::new(),
            required: Vec::new(),
            additional_properties: None,
            min_properties: None,
            max_properties: None,
            all_of: Vec::new(),
            any_of: Vec::new(),
            one_of: Vec::new(),
            discriminator: None,
            external_docs: None,
            further_assertions: Vec::new(),
            further: Rare::default(),
            extensions: Vec::new(),
        }
    }
}

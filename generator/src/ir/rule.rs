//! Rules: what a value must fulfil besides having the right shape.

use serde_json::{Number, Value};

use super::format::StringFormat;
use super::pattern::Lowered;
use super::schema::SchemaIndex;
use crate::source::Origin;

/// One assertion with the place it comes from.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What is asserted.
    pub assertion: Assertion,
    /// The schema that asserts it.
    pub schema: Origin,
}

/// The assertions (JSON Schema Validation 2020-12, section 6).
#[derive(Clone, Debug)]
pub enum Assertion {
    /// At least so many Unicode scalar values.
    MinLength(u64),
    /// At most so many Unicode scalar values.
    MaxLength(u64),
    /// The text matches.
    Pattern {
        /// The pattern as the document has it.
        source: String,
        /// The pattern, read and made ready to run.
        matcher: Lowered,
    },
    /// One of these values, none of which is a text or makes an enumeration of its own.
    OneOf(Vec<Value>),
    /// This value, which is not a text.
    Constant(Value),
    /// The text has a format.
    Format(StringFormat),
    /// At least this.
    Minimum(Number),
    /// At most this.
    Maximum(Number),
    /// More than this.
    ExclusiveMinimum(Number),
    /// Less than this.
    ExclusiveMaximum(Number),
    /// A whole multiple of this.
    MultipleOf(Number),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// No two items equal.
    UniqueItems,
    /// At least so many members.
    MinProperties(u64),
    /// At most so many members.
    MaxProperties(u64),
    /// No members but those that are named.
    Closed,
    /// One of the alternatives of a union: nothing that it has not.
    Alternatives {
        /// Whether a value fits exactly one of them, or at least one.
        exactly_one: bool,
        /// Whether another alternative may have a value than the one that it looks most like.
        overlapping: bool,
    },
    /// What a schema demands that types cannot show.
    Schema {
        /// The schema.
        schema: SchemaIndex,
        /// Whether a value that fulfils it needs no further look, whatever alternative it was read as.
        whole: bool,
        /// Whether it says of each item, by its position, all that there is to say.
        items: bool,
    },
    /// Null, which the type has, violates a schema.
    NotNull {
        /// The schema.
        schema: SchemaIndex,
    },
}

impl Assertion {
    /// The keyword that states it.
    #[must_use]
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern { .. } => "pattern",
            Self::OneOf(_) => "enum",
            Self::Constant(_) => "const",
            Self::Format(_) => "format",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMinimum(_) => "exclusiveMinimum",
            Self::ExclusiveMaximum(_) => "exclusiveMaximum",
            Self::MultipleOf(_) => "multipleOf",
            Self::MinItems(_) => "minItems",
            Self::MaxItems(_) => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties(_) => "minProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::Closed => "additionalProperties",
            Self::Alternatives {
                exactly_one: true, ..
            } => "oneOf",
            Self::Alternatives {
                exactly_one: false, ..
            } => "anyOf",
            Self::Schema { .. } | Self::NotNull { .. } => "schema",
        }
    }

    /// What it asks for, as text: equal assertions have equal texts.
    #[must_use]
    pub fn demand(&self) -> String {
        match self {
            Self::MinLength(limit)
            | Self::MaxLength(limit)
            | Self::MinItems(limit)
            | Self::MaxItems(limit)
            | Self::MinProperties(limit)
            | Self::MaxProperties(limit) => limit.to_string(),
            Self::Pattern { source, .. } => source.clone(),
            Self::OneOf(values) => format!("{values:?}"),
            Self::Constant(value) => value.to_string(),
            Self::Format(format) => format!("{format:?}"),
            Self::Minimum(limit)
            | Self::Maximum(limit)
            | Self::ExclusiveMinimum(limit)
            | Self::ExclusiveMaximum(limit)
            | Self::MultipleOf(limit) => limit.to_string(),
            Self::UniqueItems | Self::Closed | Self::Alternatives { .. } => String::new(),
            Self::Schema { schema, .. } | Self::NotNull { schema } => schema.to_string(),
        }
    }
}

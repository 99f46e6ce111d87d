//! The constraints of a document, as data.

use std::fmt;

/// A keyword of JSON Schema that a value can violate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Keyword {
    /// A member or parameter that must be there.
    Required,
    /// A path parameter whose value would make another path: empty, `.` or `..`.
    Path,
    /// The kind of the value.
    Type,
    /// The value is one of a list.
    Enum,
    /// The value is a certain one.
    Const,
    /// Least number of characters, counted in Unicode scalar values.
    MinLength,
    /// Greatest number of characters, counted in Unicode scalar values.
    MaxLength,
    /// A regular expression.
    Pattern,
    /// A format, such as `date-time`.
    Format,
    /// Least value, itself allowed.
    Minimum,
    /// Greatest value, itself allowed.
    Maximum,
    /// The value is greater.
    ExclusiveMinimum,
    /// The value is less.
    ExclusiveMaximum,
    /// The value divided by this is an integer.
    MultipleOf,
    /// Least number of items.
    MinItems,
    /// Greatest number of items.
    MaxItems,
    /// No two items are equal.
    UniqueItems,
    /// Least number of members.
    MinProperties,
    /// Greatest number of members.
    MaxProperties,
    /// A schema that nothing fulfils, and that no keyword holds.
    False,
    /// Members by name.
    Properties,
    /// Members by a pattern of their names.
    PatternProperties,
    /// The first items, each by its position.
    PrefixItems,
    /// The items, or those behind the first ones.
    Items,
    /// All of several schemas.
    AllOf,
    /// A schema for where another one is fulfilled.
    Then,
    /// A schema for where another one is not fulfilled.
    Else,
    /// Schemas for where members are there.
    DependentSchemas,
    /// At least one of several schemas.
    AnyOf,
    /// Exactly one of several schemas.
    OneOf,
    /// A schema that must not be fulfilled.
    Not,
    /// How many items fulfil a schema.
    Contains,
    /// Members that no other keyword names.
    AdditionalProperties,
    /// The names of members.
    PropertyNames,
    /// Members that must be there when others are.
    DependentRequired,
    /// Items that no other keyword speaks of.
    UnevaluatedItems,
    /// Members that no other keyword speaks of.
    UnevaluatedProperties,
}

impl Keyword {
    /// The keyword as it stands in the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Path => "path",
            Self::Type => "type",
            Self::Enum => "enum",
            Self::Const => "const",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::Format => "format",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::ExclusiveMinimum => "exclusiveMinimum",
            Self::ExclusiveMaximum => "exclusiveMaximum",
            Self::MultipleOf => "multipleOf",
            Self::MinItems => "minItems",
            Self::MaxItems => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties => "minProperties",
            Self::MaxProperties => "maxProperties",
            Self::False => "false",
            Self::Properties => "properties",
            Self::PatternProperties => "patternProperties",
            Self::PrefixItems => "prefixItems",
            Self::Items => "items",
            Self::AllOf => "allOf",
            Self::Then => "then",
            Self::Else => "else",
            Self::DependentSchemas => "dependentSchemas",
            Self::AnyOf => "anyOf",
            Self::OneOf => "oneOf",
            Self::Not => "not",
            Self::Contains => "contains",
            Self::AdditionalProperties => "additionalProperties",
            Self::PropertyNames => "propertyNames",
            Self::DependentRequired => "dependentRequired",
            Self::UnevaluatedItems => "unevaluatedItems",
            Self::UnevaluatedProperties => "unevaluatedProperties",
        }
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a [`Rule`] compares a value with.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Limit {
    /// A number of characters, items or members.
    Count(usize),
    /// A bound of an integer.
    Integer(i128),
    /// A bound of a number.
    Number(f64),
    /// A divisor: `mantissa * 10^exponent`.
    Decimal {
        /// Significant digits.
        mantissa: u64,
        /// Power of ten.
        exponent: i32,
    },
    /// A test on text, with the name or the source of what is tested.
    Text {
        /// The pattern, or the name of the format.
        name: &'static str,
        /// The test.
        matches: fn(&str) -> bool,
    },
    /// The values of an enumeration.
    Values(&'static [&'static str]),
    /// The values of an enumeration of integers.
    Integers(&'static [i64]),
    /// Nothing but the keyword.
    Nothing,
}

/// One constraint of the document.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The keyword.
    pub keyword: Keyword,
    /// What it demands.
    pub limit: Limit,
    /// Where the schema stands that holds the keyword, as a URI fragment with a JSON Pointer.
    pub schema: &'static str,
}

impl Rule {
    /// A rule of `keyword` in the schema at `schema`.
    #[must_use]
    pub const fn new(keyword: Keyword, limit: Limit, schema: &'static str) -> Self {
        Self {
            keyword,
            limit,
            schema,
        }
    }

    /// `minLength`.
    #[must_use]
    pub const fn min_length(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MinLength, Limit::Count(count), schema)
    }

    /// `maxLength`.
    #[must_use]
    pub const fn max_length(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MaxLength, Limit::Count(count), schema)
    }

    /// `pattern`, with the function that tests it.
    #[must_use]
    pub const fn pattern(
        name: &'static str,
        matches: fn(&str) -> bool,
        schema: &'static str,
    ) -> Self {
        Self::new(Keyword::Pattern, Limit::Text { name, matches }, schema)
    }

    /// `format`, with the function that tests it.
    #[must_use]
    pub const fn format(
        name: &'static str,
        matches: fn(&str) -> bool,
        schema: &'static str,
    ) -> Self {
        Self::new(Keyword::Format, Limit::Text { name, matches }, schema)
    }

    /// `enum` of strings.
    #[must_use]
    pub const fn one_of(values: &'static [&'static str], schema: &'static str) -> Self {
        Self::new(Keyword::Enum, Limit::Values(values), schema)
    }

    /// `enum` of integers.
    #[must_use]
    pub const fn one_of_integers(values: &'static [i64], schema: &'static str) -> Self {
        Self::new(Keyword::Enum, Limit::Integers(values), schema)
    }

    /// `const`; the list has one value.
    #[must_use]
    pub const fn constant(value: &'static [&'static str], schema: &'static str) -> Self {
        Self::new(Keyword::Const, Limit::Values(value), schema)
    }

    /// `const` of an integer; the list has one value.
    #[must_use]
    pub const fn constant_integer(value: &'static [i64], schema: &'static str) -> Self {
        Self::new(Keyword::Const, Limit::Integers(value), schema)
    }

    /// `minimum` of an integer.
    #[must_use]
    pub const fn minimum(bound: i128, schema: &'static str) -> Self {
        Self::new(Keyword::Minimum, Limit::Integer(bound), schema)
    }

    /// `maximum` of an integer.
    #[must_use]
    pub const fn maximum(bound: i128, schema: &'static str) -> Self {
        Self::new(Keyword::Maximum, Limit::Integer(bound), schema)
    }

    /// `multipleOf` of an integer.
    #[must_use]
    pub const fn multiple_of(divisor: i128, schema: &'static str) -> Self {
        Self::new(Keyword::MultipleOf, Limit::Integer(divisor), schema)
    }

    /// `minimum` of a number.
    #[must_use]
    pub const fn number_minimum(bound: f64, schema: &'static str) -> Self {
        Self::new(Keyword::Minimum, Limit::Number(bound), schema)
    }

    /// `maximum` of a number.
    #[must_use]
    pub const fn number_maximum(bound: f64, schema: &'static str) -> Self {
        Self::new(Keyword::Maximum, Limit::Number(bound), schema)
    }

    /// `exclusiveMinimum` of a number.
    #[must_use]
    pub const fn number_exclusive_minimum(bound: f64, schema: &'static str) -> Self {
        Self::new(Keyword::ExclusiveMinimum, Limit::Number(bound), schema)
    }

    /// `exclusiveMaximum` of a number.
    #[must_use]
    pub const fn number_exclusive_maximum(bound: f64, schema: &'static str) -> Self {
        Self::new(Keyword::ExclusiveMaximum, Limit::Number(bound), schema)
    }

    /// `multipleOf` of a number: `mantissa * 10^exponent`.
    #[must_use]
    pub const fn number_multiple_of(mantissa: u64, exponent: i32, schema: &'static str) -> Self {
        Self::new(
            Keyword::MultipleOf,
            Limit::Decimal { mantissa, exponent },
            schema,
        )
    }

    /// `minItems`.
    #[must_use]
    pub const fn min_items(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MinItems, Limit::Count(count), schema)
    }

    /// `maxItems`.
    #[must_use]
    pub const fn max_items(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MaxItems, Limit::Count(count), schema)
    }

    /// `uniqueItems`.
    #[must_use]
    pub const fn unique_items(schema: &'static str) -> Self {
        Self::new(Keyword::UniqueItems, Limit::Nothing, schema)
    }

    /// `minProperties`.
    #[must_use]
    pub const fn min_properties(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MinProperties, Limit::Count(count), schema)
    }

    /// `maxProperties`.
    #[must_use]
    pub const fn max_properties(count: usize, schema: &'static str) -> Self {
        Self::new(Keyword::MaxProperties, Limit::Count(count), schema)
    }
}

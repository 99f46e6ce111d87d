//! Types: what a JSON value can be.

use std::fmt;

use serde_json::Value;

use super::api::Docs;
use super::format::StringFormat;
use super::rule::Rule;
use super::schema::SchemaIndex;
use crate::source::Origin;

/// Names a type of an [`Api`](super::Api).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(super) u32);

impl TypeId {
    /// The position of the type in [`Api::types`](super::Api::types).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a name comes from, as the raw words of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NamePath {
    /// A named component.
    Component(String),
    /// A name that the user gives.
    Given(String),
    /// A part of something named: the words are joined to its own.
    Inline(Vec<String>),
}

/// A type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where its schema stands.
    pub origin: Origin,
    /// What to call it, should it need a name.
    pub name: NamePath,
    /// What the document says about it.
    pub docs: Docs,
    /// What it is.
    pub kind: Kind,
    /// Whether `null` is a value of it too.
    pub nullable: bool,
    /// Its `format`, in the words of the document.
    pub format: Option<String>,
    /// What a value must fulfil besides having the right shape.
    pub rules: Vec<Rule>,
    /// Whether values that an enumeration does not list are values of it, too.
    pub open: bool,
    /// All that the document says of it, as a condition on JSON, where that was asked for.
    pub described: Option<SchemaIndex>,
    /// Whether its one value is stated by `const`.
    pub constant: bool,
}

/// The shapes of types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Anything.
    Any,
    /// Nothing but `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// A text.
    String(StringFormat),
    /// One of the listed strings; further ones are kept when read.
    StringEnum(Vec<EnumValue>),
    /// One of the listed whole numbers; further ones are kept when read.
    IntegerEnum(Vec<EnumValue<i64>>),
    /// A list.
    Array(TypeId),
    /// A list whose items each have their own type, as many as there are of these.
    Tuple(Vec<TypeId>),
    /// An object whose members all have one type.
    Map(TypeId),
    /// An object with known members.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// Another type, under a further name or with further rules.
    Alias(TypeId),
    /// A type that stands elsewhere, by its path in the language of the client.
    Foreign(String),
}

/// Widths of integers (`format`, OpenAPI Format Registry).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntegerFormat {
    /// `int8`
    I8,
    /// `int16`
    I16,
    /// `int32`
    I32,
    /// `int64`, and every integer without a known format
    I64,
    /// `uint8`
    U8,
    /// `uint16`
    U16,
    /// `uint32`
    U32,
    /// `uint64`
    U64,
}

impl IntegerFormat {
    /// The name of the format that asks for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::I8 => "int8",
            Self::I16 => "int16",
            Self::I32 => "int32",
            Self::I64 => "int64",
            Self::U8 => "uint8",
            Self::U16 => "uint16",
            Self::U32 => "uint32",
            Self::U64 => "uint64",
        }
    }

    /// The least and the greatest value.
    #[must_use]
    pub fn range(self) -> (i128, i128) {
        match self {
            Self::I8 => (i8::MIN.into(), i8::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::I64 => (i64::MIN.into(), i64::MAX.into()),
            Self::U8 => (u8::MIN.into(), u8::MAX.into()),
            Self::U16 => (u16::MIN.into(), u16::MAX.into()),
            Self::U32 => (u32::MIN.into(), u32::MAX.into()),
            Self::U64 => (u64::MIN.into(), u64::MAX.into()),
        }
    }
}

/// How numbers are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// As a double.
    Double,
    /// Exactly as written where that is a whole number, else as a double.
    Exact,
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumValue<T = String> {
    /// The value on the wire.
    pub value: T,
    /// Its name by `x-enum-varnames`.
    pub name: Option<String>,
    /// Its description by `x-enum-descriptions`.
    pub description: Option<String>,
}

/// An object with known members.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Object {
    /// The members, in document order.
    pub properties: Vec<Property>,
    /// Members that are not named.
    pub additional: Additional,
}

/// What may stand beside the named members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Additional {
    /// Anything; it is kept.
    Any,
    /// Values of one type.
    Typed(TypeId),
    /// Nothing; what is there all the same is kept and reported.
    Forbidden,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// What to call it instead.
    pub rename: Option<String>,
    /// Its type.
    pub ty: TypeId,
    /// Whether it must be there.
    pub required: bool,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What the document says about it here.
    pub docs: Docs,
    /// The value that stands for its absence.
    pub default: Option<Value>,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Union {
    /// The alternatives, in document order.
    pub variants: Vec<Variant>,
}

/// An alternative of a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// What to call it.
    pub name: String,
    /// Its type.
    pub ty: TypeId,
    /// How a value of it is told from the others.
    pub test: VariantTest,
}

/// How a value is told to be of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VariantTest {
    /// By its JSON type: one of these names.
    JsonType(Vec<&'static str>),
    /// By a member with one of these values.
    Tag {
        /// The member.
        property: String,
        /// The values, all of one JSON type.
        values: Vec<TagValue>,
    },
    /// By what it looks like: one of these shapes, and the one that fits best among those of all variants.
    Shape(Vec<Shape>),
    /// By being none of the others.
    Rest,
}

/// A value that a member has in one alternative of a union, and not in the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TagValue {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl TagValue {
    /// A value as a tag; none where it cannot be one.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Number(number) => number.as_i64().map(Self::Integer),
            Value::Bool(flag) => Some(Self::Boolean(*flag)),
            _ => None,
        }
    }

    /// Whether both are of one JSON type.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl fmt::Display for TagValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Boolean(flag) => flag.fmt(f),
        }
    }
}

/// What a value looks like from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Its JSON types; none where it can have any.
    pub types: Vec<&'static str>,
    /// The texts that it can be, where they are listed.
    pub values: Vec<String>,
    /// Members with the values that they can have.
    pub tags: Vec<(String, Vec<TagValue>)>,
    /// Members that must be there.
    pub required: Vec<String>,
    /// Members that are named.
    pub known: Vec<String>,
    /// What its items can look like.
    pub items: Vec<Shape>,
}

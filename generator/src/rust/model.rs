//! The plan of models: one Rust type per file.

use super::check::Check;
use super::naming::Name;
use super::schema::JsonSchema;
use super::types::RustType;
use crate::source::Origin;

/// A model with the file that it stands in.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub name: Name,
    /// The module it stands in, which is named after it.
    pub module: Name,
    /// Where its schema stands.
    pub origin: Origin,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether requests hold it, so that it needs to be convenient to make.
    pub in_requests: bool,
    /// Whether answers hold it, so that it needs to be convenient to read.
    pub in_answers: bool,
    /// The schema of what it does not show, as a position in the table, and whether that says all there is to say.
    pub schema: Option<(usize, bool)>,
    /// All that the document says of it, where that was asked for.
    pub described: Option<JsonSchema>,
    /// The features of which any makes it available; none if it is always there.
    pub features: Vec<String>,
    /// What it derives beyond what models of its kind do.
    pub derives: Vec<String>,
    /// What it is.
    pub kind: ModelKind,
}

/// The kinds of models.
#[derive(Debug)]
pub enum ModelKind {
    /// A struct with a field for each member.
    Struct(Box<Struct>),
    /// A struct with a field for each item.
    Tuple(Tuple),
    /// An enum of strings.
    StringEnum(StringEnum),
    /// An enum of integers.
    IntegerEnum(IntegerEnum),
    /// An enum of types.
    Union(Union),
    /// Another model.
    Alias(RustType),
}

/// A struct.
#[derive(Debug)]
pub struct Struct {
    /// The fields, in document order.
    pub fields: Vec<Field>,
    /// The field of members that the document does not name.
    pub additional: AdditionalField,
    /// The type that holds the required members together, where there are too many of them for arguments.
    pub required: Option<Name>,
    /// The checks of the object as a whole.
    pub checks: Option<Check>,
}

impl Struct {
    /// The names that stand for types of fields.
    pub fn aliases(&self) -> impl Iterator<Item = &Name> {
        let fields = self.fields.iter().map(|field| &field.alias);
        fields.chain([&self.additional.alias]).flatten()
    }

    /// Whether a value can be made from nothing.
    #[must_use]
    pub fn has_default(&self) -> bool {
        self.fields
            .iter()
            .all(|field| !field.presence.is_required())
    }
}

/// A struct whose fields have no names.
#[derive(Debug)]
pub struct Tuple {
    /// The fields, in their order.
    pub items: Vec<TupleItem>,
}

/// A field of a tuple.
#[derive(Debug)]
pub struct TupleItem {
    /// Its type.
    pub ty: RustType,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What its value has to fulfil.
    pub check: Option<Check>,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// The name of the method that sets it: that of the field, unless another method has it.
    pub setter: Name,
    /// The member's name on the wire.
    pub wire: String,
    /// Its type, without the `Option` that `presence` asks for.
    pub ty: RustType,
    /// A name for that type, where it is too hard to read.
    pub alias: Option<Name>,
    /// Whether it can be absent or null.
    pub presence: Presence,
    /// The document's `default`.
    pub default: Option<serde_json::Value>,
    /// What its absence means, where a method tells it.
    pub absent: Option<Absent>,
    /// The name of that method.
    pub getter: Option<Name>,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What its value has to fulfil.
    pub check: Option<Check>,
}

/// What the absence of a member means.
#[derive(Clone, Debug, PartialEq)]
pub enum Absent {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits the type.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A text.
    Text(String),
    /// A variant of the enumeration that is the type.
    Variant(Name),
    /// The same, where values are copied.
    Copied(Name),
    /// A list without items.
    Empty,
}

/// Whether a member can be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// Always there, perhaps null: `Option<T>`.
    RequiredNullable,
    /// Perhaps absent: `Option<T>`.
    Optional,
    /// Perhaps absent, perhaps null: `Option<Option<T>>`.
    OptionalNullable,
}

impl Presence {
    /// Whether the member is always there.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable)
    }
}

/// The field of the members that the document does not name.
#[derive(Debug)]
pub struct AdditionalField {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: RustType,
    /// A name for that type, where it is too hard to read.
    pub alias: Option<Name>,
    /// Whether it should be empty.
    pub closed: bool,
    /// The place of the schema that says so, where that is to be checked.
    pub closed_by: Option<String>,
    /// What the values have to fulfil.
    pub check: Option<Check>,
}

/// An enum of strings.
#[derive(Debug)]
pub struct StringEnum {
    /// The known values.
    pub variants: Vec<StringVariant>,
    /// The variant of values that are not known.
    pub unknown: Name,
    /// Where the schema stands.
    pub schema: String,
    /// Whether other values are as good.
    pub open: bool,
    /// Whether its one value is stated by `const`.
    pub constant: bool,
}

/// A known value of an enum of strings.
#[derive(Debug)]
pub struct StringVariant {
    /// Its name.
    pub name: Name,
    /// The value on the wire.
    pub wire: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
}

/// An enum of integers.
#[derive(Debug)]
pub struct IntegerEnum {
    /// The known values.
    pub variants: Vec<IntegerVariant>,
    /// The variant of values that are not known.
    pub unknown: Name,
    /// Where the schema stands.
    pub schema: String,
    /// Whether other values are as good.
    pub open: bool,
    /// Whether its one value is stated by `const`.
    pub constant: bool,
}

/// A known value of an enum of integers.
#[derive(Debug)]
pub struct IntegerVariant {
    /// Its name.
    pub name: Name,
    /// The value on the wire.
    pub wire: i64,
    /// The lines of its documentation.
    pub docs: Vec<String>,
}

/// An enum of types.
#[derive(Debug)]
pub struct Union {
    /// The alternatives, in the order in which they are tried.
    pub variants: Vec<UnionVariant>,
    /// The variant of values that are none of the alternatives; none where the JSON types settle it.
    pub unknown: Option<Name>,
    /// Whether a value fits exactly one alternative, or at least one.
    pub exactly_one: bool,
    /// Whether what one alternative refuses another may have.
    pub overlapping: bool,
    /// The place of the schema, as a URI fragment.
    pub schema: String,
}

impl Union {
    /// Whether other alternatives are asked where the one that a value was read as refuses it: not so where nothing can
    /// be refused, or where a schema says it all.
    #[must_use]
    pub fn is_undecided(&self, model: &Model) -> bool {
        let told = matches!(model.schema, Some((_, true)));
        let refuses = self.variants.iter().any(|variant| variant.check.is_some());
        self.overlapping && !told && (refuses || self.unknown.is_some())
    }

    /// Whether one of the alternatives is a number of any kind.
    #[must_use]
    pub fn has_number(&self) -> bool {
        self.variants.iter().any(|variant| {
            matches!(&variant.test, crate::ir::VariantTest::JsonType(types) if types.contains(&"number"))
        })
    }
}

/// An alternative of a union.
#[derive(Debug)]
pub struct UnionVariant {
    /// Its name.
    pub name: Name,
    /// The type that it holds.
    pub ty: RustType,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The member and its value that are written when they are missing.
    pub tag: Option<(String, crate::ir::TagValue)>,
    /// How a value of it is told from the others.
    pub test: crate::ir::VariantTest,
    /// What its value has to fulfil.
    pub check: Option<Check>,
}

impl UnionVariant {
    /// Whether every value is one of this alternative.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        let any = |shapes: &[crate::ir::Shape]| shapes.iter().any(|shape| shape.types.is_empty());
        match &self.test {
            crate::ir::VariantTest::Rest => true,
            crate::ir::VariantTest::Shape(shapes) => self.ty == RustType::Value && any(shapes),
            _ => false,
        }
    }
}

//! Which Rust type stands for which type of the API.

use std::collections::{HashMap, HashSet};

use super::format::TextType;
use super::naming::Name;
use crate::ir::{
    Additional, Api, Docs, IntegerFormat, Kind, NumberFormat, Type, TypeId, Union, Variant,
    VariantTest,
};

/// A Rust type as it stands in emitted code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `()`
    Unit,
    /// `bool`
    Bool,
    /// `i64` and its kin.
    Integer(IntegerFormat),
    /// `f64`
    Float,
    /// `serde_json::Number`
    Number,
    /// `String`
    String,
    /// A text of some format, such as `DateTime`.
    Text {
        /// The type.
        ty: TextType,
        /// Whether it is written with its path, because a model has its name.
        by_path: bool,
    },
    /// `serde_json::Value`
    Value,
    /// `Map<String, Value>`
    JsonObject,
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `BTreeMap<String, T>`
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Box<T>`
    Boxed(Box<RustType>),
    /// A type of another crate, by its path.
    Foreign(String),
    /// A model of the emitted crate.
    Model(Name),
}

/// How a value becomes JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// By `Into<Value>`: scalars, lists of them, and what is JSON already.
    Converted,
    /// By its `Serialize`: models, maps, and lists of them.
    Serialized,
}

impl RustType {
    /// The model that it is, or that its items, values or alternatives to nothing are.
    #[must_use]
    pub fn model(&self) -> Option<&Name> {
        match self {
            Self::Model(name) => Some(name),
            Self::Vec(inner) | Self::Map(inner) | Self::Option(inner) | Self::Boxed(inner) => {
                inner.model()
            }
            _ => None,
        }
    }

    /// Whether values are copied rather than moved.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        match self {
            Self::Unit | Self::Bool | Self::Integer(_) | Self::Float => true,
            Self::Option(inner) => inner.is_copy(),
            _ => false,
        }
    }
}

/// The types of an API as Rust sees them.
pub(super) struct Types<'a> {
    api: &'a Api,
    names: HashMap<TypeId, Name>,
    boxed: HashSet<(TypeId, TypeId)>,
    /// Types of the runtime whose names models have.
    taken: HashSet<TextType>,
    sizes: Vec<Option<usize>>,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api, names: HashMap<TypeId, Name>) -> Self {
        let mut boxed = super::recursion::edges_to_box(api);
        let sizes = super::size::box_large_variants(api, &mut boxed);
        let words: HashSet<&str> = names.values().map(Name::as_str).collect();
        let taken = super::format::texts(api)
            .into_iter()
            .filter(|ty| words.contains(ty.name()))
            .collect();
        Self {
            api,
            names,
            boxed,
            taken,
            sizes,
        }
    }

    /// How many steps the compiler has to go into types, where that is more than it does by itself.
    pub(super) fn recursion_limit(&self) -> Option<usize> {
        super::nesting::recursion_limit(self.api, &self.boxed)
    }

    /// About how many bytes a value of the type has itself.
    pub(super) fn size(&self, id: TypeId) -> usize {
        let (id, _) = self.leaf(id);
        self.sizes[id.index()].unwrap_or_default()
    }

    pub(super) fn api(&self) -> &'a Api {
        self.api
    }

    /// The name of a model.
    pub(super) fn name(&self, id: TypeId) -> Option<&Name> {
        self.names.get(&id)
    }

    /// The type behind aliases.
    pub(super) fn leaf(&self, id: TypeId) -> (TypeId, &'a Type) {
        leaf(self.api, id)
    }

    /// What the document says about a type, under the first of its names that it says something about.
    pub(super) fn words(&self, mut id: TypeId) -> &'a Docs {
        loop {
            let ty = self.api.get(id);
            match ty.kind {
                Kind::Alias(target)
                    if ty.docs.summary.is_none() && ty.docs.description.is_none() =>
                {
                    id = target;
                }
                _ => return &ty.docs,
            }
        }
    }

    /// Whether `null` is a value of the type or of an alias on the way to it.
    pub(super) fn is_nullable(&self, mut id: TypeId) -> bool {
        loop {
            let ty = self.api.get(id);
            match ty.kind {
                _ if ty.nullable => return true,
                Kind::Alias(target) => id = target,
                _ => return false,
            }
        }
    }

    /// Whether a value can be read that is none of the alternatives.
    pub(super) fn has_unknown(&self, union: &Union) -> bool {
        let settled = |variant: &Variant| matches!(variant.test, VariantTest::JsonType(_));
        let takes_all = |variant: &Variant| match &variant.test {
            VariantTest::Rest => true,
            VariantTest::Shape(shapes) => {
                shapes.iter().any(|shape| shape.types.is_empty())
                    && self.present(variant.ty, None) == RustType::Value
            }
            VariantTest::JsonType(_) | VariantTest::Tag { .. } => false,
        };
        !union.variants.iter().all(settled) && !union.variants.iter().any(takes_all)
    }

    /// How a value of the type that is not null becomes JSON.
    pub(super) fn passing(&self, id: TypeId) -> Passing {
        let (_, ty) = self.leaf(id);
        let converted = match &ty.kind {
            Kind::Array(item) => !self.is_nullable(*item) && is_plain(&self.leaf(*item).1.kind),
            Kind::Map(_) => self.present(id, None) == RustType::JsonObject,
            kind => is_plain(kind),
        };
        if converted {
            Passing::Converted
        } else {
            Passing::Serialized
        }
    }

    /// The Rust type of a value that is not null; `holder` is the model that it is a part of.
    pub(super) fn present(&self, id: TypeId, holder: Option<TypeId>) -> RustType {
        let (id, ty) = self.leaf(id);
        match &ty.kind {
            Kind::Any | Kind::Null | Kind::Alias(_) => RustType::Value,
            Kind::Foreign(path) => RustType::Foreign(path.clone()),
            Kind::Boolean => RustType::Bool,
            Kind::Integer(format) => RustType::Integer(*format),
            Kind::Number(NumberFormat::Double) => RustType::Float,
            Kind::Number(NumberFormat::Exact) => RustType::Number,
            Kind::String(format) => match TextType::of(*format) {
                Some(ty) => RustType::Text {
                    ty,
                    by_path: self.taken.contains(&ty),
                },
                None => RustType::String,
            },
            Kind::Array(item) => RustType::Vec(Box::new(self.whole(*item, None))),
            Kind::Map(value) => self.map(*value),
            Kind::StringEnum(_)
            | Kind::IntegerEnum(_)
            | Kind::Object(_)
            | Kind::Tuple(_)
            | Kind::Union(_) => match self.names.get(&id) {
                Some(name) => {
                    let model = RustType::Model(name.clone());
                    match holder {
                        Some(holder) if self.boxed.contains(&(holder, id)) => {
                            RustType::Boxed(Box::new(model))
                        }
                        _ => model,
                    }
                }
                None => RustType::Value,
            },
        }
    }

    /// The Rust type of a value, `Option` where it may be null.
    pub(super) fn whole(&self, id: TypeId, holder: Option<TypeId>) -> RustType {
        let present = self.present(id, holder);
        if self.is_nullable(id) && present != RustType::Value {
            RustType::Option(Box::new(present))
        } else {
            present
        }
    }

    fn map(&self, value: TypeId) -> RustType {
        match self.whole(value, None) {
            RustType::Value => RustType::JsonObject,
            value => RustType::Map(Box::new(value)),
        }
    }

    /// The Rust type of the members that an object does not name.
    pub(super) fn additional(&self, additional: Additional) -> RustType {
        match additional {
            Additional::Any | Additional::Forbidden => RustType::JsonObject,
            Additional::Typed(value) => self.map(value),
        }
    }
}

/// The type behind aliases.
pub(super) fn leaf(api: &Api, mut id: TypeId) -> (TypeId, &Type) {
    loop {
        let ty = api.get(id);
        match ty.kind {
            Kind::Alias(target) => id = target,
            _ => return (id, ty),
        }
    }
}

/// Whether values are converted to JSON by themselves or by `as_str()`.
fn is_plain(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Any
            | Kind::Null
            | Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::StringEnum(_)
    )
}

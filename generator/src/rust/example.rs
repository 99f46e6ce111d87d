//! Example values: the document's own, as Rust.

use serde_json::Value;

use super::model::{ModelKind, Presence};
use super::naming::Name;
use super::types::RustType;
use super::{Model, models::find};

/// A value as an expression of Rust.
#[derive(Clone, Debug)]
pub enum Example {
    /// A text that is taken as `impl Into<String>`.
    Text(String),
    /// A text where a `String` has to stand.
    Owned(String),
    /// A whole number.
    Whole(i128),
    /// A number.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A variant of an enum.
    Variant(Name, Name),
    /// A value that `into()` makes of another.
    Into(Box<Example>),
    /// A list.
    List(Vec<Example>),
    /// A tuple.
    Tuple(Name, Vec<Example>),
    /// A map.
    Entries(Vec<(String, Example)>),
    /// A struct: what its constructor takes, then setters.
    New {
        /// The struct.
        name: Name,
        /// The arguments of `new`.
        arguments: Vec<Example>,
        /// Setters with their arguments.
        setters: Vec<(Name, Example)>,
    },
}

/// The value as Rust of this type, as an argument of a constructor or setter; none when it cannot be written, or does
/// not fit the type.
pub(super) fn of(ty: &RustType, value: &Value, models: &[Model]) -> Option<Example> {
    match (ty, value) {
        (RustType::Bool, Value::Bool(value)) => Some(Example::Bool(*value)),
        (RustType::Integer(_), Value::Number(number)) => {
            let number = number.as_i64()?;
            // A literal must fit the narrowest type.
            (0..=127)
                .contains(&number)
                .then(|| Example::Whole(number.into()))
        }
        (RustType::Float, Value::Number(number)) => number.as_f64().map(Example::Float),
        (RustType::String, Value::String(text)) => Some(Example::Text(text.clone())),
        (RustType::Text { ty, .. }, Value::String(text)) if ty.takes_text() => {
            Some(Example::Text(text.clone()))
        }
        (RustType::Vec(item), Value::Array(items)) => items
            .iter()
            .map(|value| owned(item, value, models))
            .collect::<Option<_>>()
            .map(Example::List),
        (RustType::Map(item), Value::Object(members)) => members
            .iter()
            .map(|(name, value)| Some((name.clone(), owned(item, value, models)?)))
            .collect::<Option<_>>()
            .map(Example::Entries),
        (RustType::Boxed(inner), value) => of(inner, value, models),
        (RustType::Model(name), value) => of_model(name, value, models),
        _ => None,
    }
}

/// The value where nothing converts it.
pub(super) fn owned(ty: &RustType, value: &Value, models: &[Model]) -> Option<Example> {
    match of(ty, value, models)? {
        Example::Text(text) if matches!(ty, RustType::Text { .. }) => {
            Some(Example::Into(Box::new(Example::Text(text))))
        }
        Example::Text(text) => Some(Example::Owned(text)),
        other => Some(other),
    }
}

fn of_model(name: &Name, value: &Value, models: &[Model]) -> Option<Example> {
    let model = find(models, name)?;
    match (&model.kind, value) {
        (ModelKind::StringEnum(plan), Value::String(text)) => plan
            .variants
            .iter()
            .find(|variant| variant.wire == *text)
            .map(|variant| Example::Variant(name.clone(), variant.name.clone())),
        (ModelKind::Tuple(plan), Value::Array(items)) if items.len() == plan.items.len() => {
            let items = plan.items.iter().zip(items);
            let items = items.map(|(item, value)| owned(&item.ty, value, models));
            Some(Example::Tuple(name.clone(), items.collect::<Option<_>>()?))
        }
        (ModelKind::Union(plan), value) => {
            let held = plan
                .variants
                .iter()
                .find_map(|variant| match (&variant.ty, value) {
                    (RustType::String, Value::String(text)) => Some(Example::Text(text.clone())),
                    (RustType::Number, Value::Number(number)) => {
                        number.as_i64().map(|number| Example::Whole(number.into()))
                    }
                    _ => None,
                })?;
            Some(Example::Into(Box::new(held)))
        }
        (ModelKind::Struct(plan), Value::Object(members)) if plan.required.is_none() => {
            let mut arguments = Vec::new();
            let mut setters = Vec::new();
            for field in &plan.fields {
                let value = members.get(&field.wire);
                match (field.presence, value) {
                    (Presence::Required, value) => {
                        arguments.push(of(&field.ty, value?, models)?);
                    }
                    (Presence::RequiredNullable, _) => return None,
                    (Presence::Optional, Some(value)) if !field.deprecated => {
                        if let Some(example) = of(&field.ty, value, models) {
                            setters.push((field.setter.clone(), example));
                        }
                    }
                    _ => {}
                }
            }
            Some(Example::New {
                name: name.clone(),
                arguments,
                setters,
            })
        }
        _ => None,
    }
}

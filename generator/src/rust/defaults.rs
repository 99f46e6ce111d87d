//! Defaults: what stands for the absence of a member, as Rust.

use std::collections::HashMap;

use serde_json::Value;

use super::model::{Absent, Field, Model, ModelKind, Presence};
use super::naming::Name;
use super::types::RustType;

/// The variants of the enumerations, by the name of the type and the value on the wire.
type Variants = HashMap<Name, Vec<(Value, Name)>>;

/// Gives the members that answers leave out what they mean then, where an expression of Rust can say it. What only
/// requests hold is written, and not read.
pub(super) fn plan(models: &mut [Model]) {
    let variants: Variants = models
        .iter()
        .filter_map(|model| Some((model.name.clone(), variants(&model.kind)?)))
        .collect();
    for model in models.iter_mut().filter(|model| model.in_answers) {
        if let ModelKind::Struct(plan) = &mut model.kind {
            for field in &mut plan.fields {
                field.absent = absent(field, &variants);
            }
        }
    }
}

fn variants(kind: &ModelKind) -> Option<Vec<(Value, Name)>> {
    match kind {
        ModelKind::StringEnum(plan) => {
            let variants = plan.variants.iter();
            let pairs = variants.map(|one| (one.wire.as_str().into(), one.name.clone()));
            Some(pairs.collect())
        }
        ModelKind::IntegerEnum(plan) => {
            let variants = plan.variants.iter();
            let pairs = variants.map(|one| (one.wire.into(), one.name.clone()));
            Some(pairs.collect())
        }
        _ => None,
    }
}

fn absent(field: &Field, variants: &Variants) -> Option<Absent> {
    if field.presence != Presence::Optional {
        return None;
    }
    match (&field.ty, field.default.as_ref()?) {
        (RustType::Bool, Value::Bool(value)) => Some(Absent::Bool(*value)),
        (RustType::Integer(format), Value::Number(number)) => {
            let unsigned = number.as_u64().map(i128::from);
            let number = unsigned.or_else(|| number.as_i64().map(i128::from))?;
            let (least, most) = format.range();
            (least..=most)
                .contains(&number)
                .then_some(Absent::Integer(number))
        }
        (RustType::Float, Value::Number(number)) => number.as_f64().map(Absent::Float),
        (RustType::String, Value::String(text)) => Some(Absent::Text(text.clone())),
        (RustType::Vec(_), Value::Array(items)) if items.is_empty() => Some(Absent::Empty),
        (RustType::Model(name), value) => {
            let mut known = variants.get(name)?.iter();
            let (_, variant) = known.find(|(wire, _)| wire == value)?;
            let variant = variant.clone();
            // Enumerations of integers are copied.
            Some(match value {
                Value::Number(_) => Absent::Copied(variant),
                _ => Absent::Variant(variant),
            })
        }
        _ => None,
    }
}

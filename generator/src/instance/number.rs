//! Numbers and equality.

use serde_json::{Number, Value};

use super::schemas::integer_range;
use crate::model::Schema;

/// The keyword that a number violates, and how.
pub(super) fn violated(schema: &Schema, number: &Number) -> Option<(&'static str, &'static str)> {
    let value = number.as_f64()?;
    let limit = |limit: &Option<(Number, bool)>| {
        let (number, excluded) = limit.as_ref()?;
        Some((number.as_f64()?, *excluded))
    };
    if let Some((least, excluded)) = limit(&schema.minimum)
        && (value < least || (excluded && value <= least))
    {
        return Some(("minimum", "is below its `minimum`"));
    }
    if let Some((most, excluded)) = limit(&schema.maximum)
        && (value > most || (excluded && value >= most))
    {
        return Some(("maximum", "is above its `maximum`"));
    }
    if let Some(divisor) = schema.multiple_of.as_ref().and_then(Number::as_f64)
        && divisor > 0.0
    {
        let times = value / divisor;
        // Numbers that decimals cannot write exactly are given the benefit of the doubt.
        if (times - times.round()).abs() > 1e-6 * times.abs().max(1.0) {
            return Some(("multipleOf", "is no multiple of its `multipleOf`"));
        }
    }
    None
}

/// Whether a number goes into the width that `format` names; what is no integer has none.
pub(super) fn has_width(format: &str, number: &Number) -> bool {
    let Some((least, most)) = integer_range(format) else {
        return true;
    };
    match number.as_i128() {
        Some(value) => (least..=most).contains(&value),
        #[expect(
            clippy::cast_precision_loss,
            reason = "what is written with a fraction or an exponent is a double itself"
        )]
        None => number.as_f64().is_none_or(|value| {
            value.fract() != 0.0 || (least as f64..=most as f64).contains(&value)
        }),
    }
}

/// Equality as JSON Schema has it: 1 is 1.0, and the order of members does not matter.
pub(super) fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64().is_some_and(|one| Some(one) == other.as_f64())
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value)| other.get(name).is_some_and(|other| equal(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}

//! How the types of the standard library and of `serde_json` are read.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

use super::decode::{Decode, DecodeError, Inspect, Object};
use super::validate::{At, Violations};

impl Decode for Value {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        Ok(value)
    }
}

impl Decode for Map<String, Value> {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        Object::new(value)?.rest()
    }
}

impl Decode for Number {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Number(number) => Ok(number),
            other => Err(DecodeError::unexpected("a number", &other)),
        }
    }
}

impl Decode for String {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(DecodeError::unexpected("a string", &other)),
        }
    }
}

impl Decode for bool {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        value
            .as_bool()
            .ok_or_else(|| DecodeError::unexpected("a boolean", &value))
    }
}

impl Decode for i8 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an integer of 8 bits")
    }
}

impl Decode for i16 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an integer of 16 bits")
    }
}

impl Decode for i32 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an integer of 32 bits")
    }
}

impl Decode for i64 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an integer of 64 bits")
    }
}

impl Decode for u8 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an unsigned integer of 8 bits")
    }
}

impl Decode for u16 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an unsigned integer of 16 bits")
    }
}

impl Decode for u32 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an unsigned integer of 32 bits")
    }
}

impl Decode for u64 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        narrow(&value, "an unsigned integer of 64 bits")
    }
}

/// The integer that `value` is, if it fits.
fn narrow<T: TryFrom<i128>>(value: &Value, expected: &'static str) -> Result<T, DecodeError> {
    integer(value)
        .and_then(|integer| T::try_from(integer).ok())
        .ok_or_else(|| DecodeError::unexpected(expected, value))
}

impl Decode for f64 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        value
            .as_f64()
            .ok_or_else(|| DecodeError::unexpected("a number", &value))
    }
}

impl<T: Decode> Decode for Option<T> {
    const INSPECT: Option<Inspect> = match T::INSPECT {
        Some(_) => Some(inspect_present::<T>),
        None => None,
    };

    fn decode(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Null => Ok(None),
            value => T::decode(value).map(Some),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    const INSPECT: Option<Inspect> = T::INSPECT;

    fn decode(value: Value) -> Result<Self, DecodeError> {
        T::decode(value).map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const INSPECT: Option<Inspect> = match T::INSPECT {
        Some(_) => Some(inspect_parts::<T>),
        None => None,
    };

    fn decode(value: Value) -> Result<Self, DecodeError> {
        let Value::Array(items) = value else {
            return Err(DecodeError::unexpected("an array", &value));
        };
        let decode = |(index, item)| {
            T::decode(item).map_err(|error: DecodeError| error.within(usize::to_string(&index)))
        };
        items.into_iter().enumerate().map(decode).collect()
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const INSPECT: Option<Inspect> = match T::INSPECT {
        Some(_) => Some(inspect_parts::<T>),
        None => None,
    };

    fn decode(value: Value) -> Result<Self, DecodeError> {
        let mut map = Self::new();
        for (name, value) in Object::new(value)?.rest()? {
            match T::decode(value) {
                Ok(value) => map.insert(name, value),
                Err(error) => return Err(error.within(name)),
            };
        }
        Ok(map)
    }
}

/// Looks at a value that may be null.
fn inspect_present<T: Decode>(value: &Value, at: &At<'_>, out: &mut Violations) {
    if let Some(inspect) = T::INSPECT.filter(|_| !value.is_null()) {
        inspect(value, at, out);
    }
}

/// Looks at the items of a list, or the values of an object.
fn inspect_parts<T: Decode>(value: &Value, at: &At<'_>, out: &mut Violations) {
    let Some(inspect) = T::INSPECT else { return };
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                inspect(item, &at.item(index), out);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                inspect(member, &at.member(name), out);
            }
        }
        _ => {}
    }
}

/// The integer that a JSON number is. `1.0` and `1e2` are integers (JSON Schema 2020-12, 4.2.3).
pub(super) fn integer(value: &Value) -> Option<i128> {
    /// 2 to the power of 63: from here on a double does not tell integers apart.
    const EXACT: f64 = 9_223_372_036_854_775_808.0;
    let number = value.as_number()?;
    if let Some(integer) = number.as_i64() {
        return Some(integer.into());
    }
    if let Some(integer) = number.as_u64() {
        return Some(integer.into());
    }
    let float = number.as_f64()?;
    if float.fract() == 0.0 && float.abs() < EXACT {
        return format!("{float:.0}").parse().ok();
    }
    None
}

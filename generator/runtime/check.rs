//! The tests behind the constraints: cheap when a value is valid.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use serde::Serialize;
use serde_json::{Number, Value};

/// Whether `text` has `min` to `max` characters, counted in Unicode scalar values
/// (JSON Schema Validation, 6.3.1).
#[must_use]
#[inline]
pub fn length_in(text: &str, min: usize, max: usize) -> bool {
    // A character takes one to four bytes, so that the bytes often settle it.
    if text.len() < min {
        return false;
    }
    if text.len() <= max && text.len() >= min.saturating_mul(4) {
        return true;
    }
    let count = text.chars().count();
    min <= count && count <= max
}

/// Whether `value` is a multiple of `mantissa * 10^exponent`, exactly: in decimal, not in binary
/// (JSON Schema Validation, 6.2.1). A mantissa of 0 divides nothing.
#[must_use]
pub fn multiple_of(value: f64, mantissa: u64, exponent: i32) -> bool {
    if mantissa == 0 || !value.is_finite() {
        return false;
    }
    let Some((digits, power)) = decimal(value) else {
        return false;
    };
    if digits == 0 {
        return true;
    }
    let divisor = u128::from(mantissa);
    let shift = i64::from(power) - i64::from(exponent);
    if shift >= 0 {
        let mut remainder = digits % divisor;
        for _ in 0..shift {
            if remainder == 0 {
                break;
            }
            remainder = remainder * 10 % divisor;
        }
        return remainder == 0;
    }
    let scale = u32::try_from(-shift)
        .ok()
        .and_then(|shift| 10_u128.checked_pow(shift))
        .and_then(|power| divisor.checked_mul(power));
    // A scale beyond 128 bits is greater than the digits of any double.
    scale.is_some_and(|scale| digits % scale == 0)
}

/// The shortest decimal that reads back as `value`: digits and power of ten, the sign left out.
fn decimal(value: f64) -> Option<(u128, i32)> {
    let mut text = Digits::default();
    write!(text, "{:e}", value.abs()).ok()?;
    let (significand, exponent) = text.as_str()?.split_once('e')?;
    let mut digits = 0;
    for digit in significand.bytes().filter(u8::is_ascii_digit) {
        digits = digits * 10 + u128::from(digit - b'0');
    }
    let fraction = significand.split_once('.').map_or("", |(_, digits)| digits);
    let exponent: i32 = exponent.parse().ok()?;
    Some((digits, exponent - i32::try_from(fraction.len()).ok()?))
}

/// A short text on the stack; no double takes more than 24 bytes in scientific notation.
#[derive(Default)]
struct Digits {
    bytes: [u8; 32],
    length: usize,
}

impl Digits {
    fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(..self.length)?).ok()
    }
}

impl fmt::Write for Digits {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// How many items are compared each with each other: that needs no memory, and of few it is faster than sorting.
const FEW: usize = 16;

/// Whether no two of the keys are equal.
#[must_use]
pub fn unique_keys<K: Ord>(keys: impl ExactSizeIterator<Item = K> + Clone) -> bool {
    if keys.len() <= FEW {
        return all_differ(keys, |one, other| one == other);
    }
    let mut keys: Vec<K> = keys.collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1])
}

/// Whether `equal` holds for no two of the items.
fn all_differ<T>(mut items: impl Iterator<Item = T> + Clone, equal: fn(&T, &T) -> bool) -> bool {
    while let Some(item) = items.next() {
        if items.clone().any(|other| equal(&item, &other)) {
            return false;
        }
    }
    true
}

/// What equal numbers have in common: minus zero is zero.
#[must_use]
pub fn number_key(number: f64) -> u64 {
    (number + 0.0).to_bits()
}

/// Whether no two items are equal as JSON: `1` and `1.0` are, the order of members does not count
/// (JSON Schema Core, 4.2.2).
#[must_use]
pub fn unique<T: Serialize>(items: &[T]) -> bool {
    let values: Result<Vec<Value>, _> = items.iter().map(serde_json::to_value).collect();
    // What is no JSON cannot be sent either.
    values.map_or(true, |values| unique_values(&values))
}

/// The same for items that are JSON already.
#[must_use]
pub fn unique_values(items: &[Value]) -> bool {
    if items.len() <= FEW {
        return all_differ(items.iter(), |one, other| equal(one, other));
    }
    let mut seen = BTreeSet::new();
    items.iter().all(|item| {
        let mut text = String::new();
        canonical(item, &mut text);
        seen.insert(text)
    })
}

/// Whether two values are equal as JSON.
#[must_use]
pub fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || equal_numbers(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| other.get(name).is_some_and(|other| equal(value, other)))
        }
        _ => one == other,
    }
}

/// Whether two numbers are equal that are written in different ways.
fn equal_numbers(one: &Number, other: &Number) -> bool {
    if one.is_f64() == other.is_f64() {
        return one.is_f64() && one.as_f64() == other.as_f64();
    }
    let mut texts = [String::new(), String::new()];
    write_number(one, &mut texts[0]);
    write_number(other, &mut texts[1]);
    texts[0] == texts[1]
}

/// Writes `value` so that equal values have equal texts.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Number(number) => write_number(number, out),
        Value::Array(items) => {
            out.push('[');
            for item in items {
                canonical(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut names: Vec<_> = members.keys().collect();
            names.sort_unstable();
            out.push('{');
            for name in names {
                canonical(&Value::from(name.as_str()), out);
                out.push(':');
                canonical(&members[name], out);
                out.push(',');
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn write_number(number: &Number, out: &mut String) {
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 => {
            // Minus zero is zero; and writing to a string does not fail.
            let _ = write!(out, "{:.0}", float + 0.0);
        }
        _ => out.push_str(&number.to_string()),
    }
}

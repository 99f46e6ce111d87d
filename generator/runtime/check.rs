//! The tests behind the constraints: cheap when a value is valid.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

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
    let text = format!("{:e}", value.abs());
    let (significand, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = significand.split_once('.').unwrap_or((significand, ""));
    let digits = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, exponent - i32::try_from(fraction.len()).ok()?))
}

/// Whether no two items are equal as JSON: `1` and `1.0` are, the order of members does not count
/// (JSON Schema Core, 4.2.2).
#[must_use]
pub fn unique<T: Serialize>(items: &[T]) -> bool {
    let mut seen = BTreeSet::new();
    items.iter().all(|item| {
        let mut text = String::new();
        if let Ok(value) = serde_json::to_value(item) {
            canonical(&value, &mut text);
        }
        seen.insert(text)
    })
}

/// Whether two values are equal as JSON.
#[must_use]
pub fn equal(one: &Value, other: &Value) -> bool {
    let mut texts = [String::new(), String::new()];
    canonical(one, &mut texts[0]);
    canonical(other, &mut texts[1]);
    texts[0] == texts[1]
}

/// Writes `value` so that equal values have equal texts.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 => {
                // Minus zero is zero; and writing to a string does not fail.
                let _ = write!(out, "{:.0}", float + 0.0);
            }
            _ => out.push_str(&number.to_string()),
        },
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

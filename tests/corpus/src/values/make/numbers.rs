//! Numbers between the limits of a schema.

use serde_json::{Number, Value};

use super::Maker;
use super::parts::Parts;

impl Maker<'_, '_> {
    pub(super) fn integer(&self, parts: &Parts<'_>) -> Option<Value> {
        let format = parts.all("format").find_map(Value::as_str);
        let (floor, ceiling): (i128, i128) = match format {
            Some("int8") => (i8::MIN.into(), i8::MAX.into()),
            Some("int16") => (i16::MIN.into(), i16::MAX.into()),
            Some("int32") => (i32::MIN.into(), i32::MAX.into()),
            Some("uint8") => (0, u8::MAX.into()),
            Some("uint16") => (0, u16::MAX.into()),
            Some("uint32" | "uint") => (0, u32::MAX.into()),
            Some("uint64") => (0, u64::MAX.into()),
            _ => (i64::MIN.into(), i64::MAX.into()),
        };
        let limit = |name: &'static str, round: fn(f64) -> f64| {
            parts.all(name).filter_map(move |limit| whole(limit, round))
        };
        let open =
            |name: &str| i128::from(parts.all(name).any(|value| value == &Value::Bool(true)));
        let floor = limit("minimum", f64::ceil)
            .map(|least| least + open("exclusiveMinimum"))
            .chain(limit("exclusiveMinimum", f64::floor).map(|least| least + 1))
            .fold(floor, i128::max);
        let ceiling = limit("maximum", f64::floor)
            .map(|most| most - open("exclusiveMaximum"))
            .chain(limit("exclusiveMaximum", f64::ceil).map(|most| most - 1))
            .fold(ceiling, i128::min);
        let step = parts
            .all("multipleOf")
            .filter_map(|step| whole(step, f64::ceil))
            .max()
            .filter(|step| *step > 0)
            .unwrap_or(1);
        let start = match self.wish.choice % 3 {
            0 => floor.max(1.min(ceiling)),
            1 => ceiling,
            _ => floor,
        };
        let down = start.div_euclid(step) * step;
        let value = if down >= floor { down } else { down + step };
        let number = i64::try_from(value)
            .map(Number::from)
            .or_else(|_| u64::try_from(value).map(Number::from));
        (value <= ceiling).then_some(Value::Number(number.ok()?))
    }

    pub(super) fn number(&self, parts: &Parts<'_>) -> Option<Value> {
        let (least, most) = range(parts);
        let value = match (least, most) {
            (Some(least), Some(most)) => match self.wish.choice % 3 {
                0 => least + (most - least) / 2.0,
                1 => most,
                _ => least,
            },
            (Some(least), None) => least + 0.5,
            (None, Some(most)) => most - 0.5,
            (None, None) => [1.5, -2.25, 1e3][self.wish.choice % 3],
        };
        let value = match parts.greatest("multipleOf") {
            Some(step) => (value / step).ceil() * step,
            None => value,
        };
        Number::from_f64(value).map(Value::Number)
    }
}

/// A limit as a whole number, to the last digit.
fn whole(limit: &Value, round: fn(f64) -> f64) -> Option<i128> {
    let exact = limit
        .as_i64()
        .map(i128::from)
        .or(limit.as_u64().map(i128::from));
    exact.or_else(|| format!("{:.0}", round(limit.as_f64()?)).parse().ok())
}

/// Whether a format is one of whole numbers.
pub(super) fn is_integer(format: &Value) -> bool {
    let format = format.as_str().unwrap_or_default();
    format.starts_with("int") || format.starts_with("uint")
}

/// The least and the greatest number that the parts allow; limits that are no values themselves are left well alone.
fn range(parts: &Parts<'_>) -> (Option<f64>, Option<f64>) {
    let flag = |name| parts.all(name).any(|value| value == &Value::Bool(true));
    let mut least = parts.greatest("minimum");
    if flag("exclusiveMinimum") {
        least = least.map(|least| least + 1.0);
    }
    if let Some(limit) = parts.greatest("exclusiveMinimum") {
        least = Some(least.map_or(limit + 1.0, |least| least.max(limit + 1.0)));
    }
    let mut most = parts.least("maximum");
    if flag("exclusiveMaximum") {
        most = most.map(|most| most - 1.0);
    }
    if let Some(limit) = parts.least("exclusiveMaximum") {
        most = Some(most.map_or(limit - 1.0, |most| most.min(limit - 1.0)));
    }
    (least, most)
}

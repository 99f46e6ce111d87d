//! Numbers.

use serde_json::{Number, Value};

use super::shape::Shape;
use crate::instance::integer_range;
use crate::mock::chance::Chance;
use crate::model::Schema;

/// How far from its bound a number is picked.
const SPAN: i128 = 100;
/// Whole numbers up to this size are exact as doubles, and so in every language.
const EXACT: i128 = 9_007_199_254_740_991;

/// A whole number within the bounds.
pub(super) fn integer(shape: &Shape<'_>, chance: &mut Chance) -> Value {
    let (mut least, mut most) = (None, None);
    for leaf in &shape.leaves {
        let (low, high) = bounds(leaf);
        raise(&mut least, low);
        lower(&mut most, high);
    }
    for (low, high) in shape
        .leaves
        .iter()
        .filter_map(|leaf| integer_range(leaf.format.as_deref()?))
    {
        // A format says how far a number may go, and not where it is likely to be.
        least = least.map(|least: i128| least.max(low));
        most = most.map(|most: i128| most.min(high));
    }
    let divisors = shape
        .leaves
        .iter()
        .filter_map(|leaf| leaf.multiple_of.as_ref());
    let divisors = divisors.filter_map(whole).filter(|divisor| *divisor > 0);
    let unit = divisors.fold(1, common_multiple);
    let (low, high) = match (least, most) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low.saturating_add(SPAN.saturating_mul(unit))),
        (None, Some(high)) => (
            high.saturating_sub(SPAN.saturating_mul(unit))
                .max(high.min(1)),
            high,
        ),
        (None, None) => (1, SPAN.saturating_mul(unit)),
    };
    let first = low.div_euclid(unit) + i128::from(low.rem_euclid(unit) != 0);
    let end = high.div_euclid(unit);
    let count = end.saturating_sub(first).saturating_add(1).clamp(1, SPAN);
    let offset = chance.below(usize::try_from(count).unwrap_or(1)) as i128;
    let number = first.saturating_add(offset).saturating_mul(unit);
    Value::Number(of_whole(number))
}

/// A number within the bounds, with as few digits as it can have.
pub(super) fn number(shape: &Shape<'_>, chance: &mut Chance) -> Value {
    let step = shape
        .leaves
        .iter()
        .find_map(|leaf| leaf.multiple_of.as_ref());
    if let Some(number) = step.and_then(|step| multiple(shape, step, chance)) {
        return Value::Number(number);
    }
    let (mut least, mut most): (Option<f64>, Option<f64>) = (None, None);
    let mut excluded = false;
    for leaf in &shape.leaves {
        if let Some((low, out)) = limit(leaf.minimum.as_ref()) {
            least = Some(least.map_or(low, |least| least.max(low)));
            excluded |= out;
        }
        if let Some((high, out)) = limit(leaf.maximum.as_ref()) {
            most = Some(most.map_or(high, |most| most.min(high)));
            excluded |= out;
        }
    }
    let (low, high) = match (least, most) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low + 100.0),
        (None, Some(high)) => (if high > 0.0 { 0.0 } else { high - 100.0 }, high),
        (None, None) => (0.0, 100.0),
    };
    let within = |value: f64| {
        if excluded {
            value > low && value < high
        } else {
            value >= low && value <= high
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "it is less than 1,000")]
    let part = (chance.below(998) + 1) as f64 / 1_000.0;
    let exact = low + (high - low) * part;
    let rounded = [1.0, 10.0, 100.0, 1_000.0, 1_000_000.0];
    let rounded = rounded.map(|scale| (exact * scale).round() / scale);
    // Numbers of one digit behind the point look like numbers, and not like integers.
    let order = [
        rounded[1], rounded[0], rounded[2], rounded[3], rounded[4], exact, low, high,
    ];
    let value = order
        .into_iter()
        .find(|value| value.is_finite() && within(*value));
    Value::Number(Number::from_f64(value.unwrap_or(low)).unwrap_or_else(|| 0.into()))
}

/// A multiple of a decimal number, which is worked out in decimals.
fn multiple(shape: &Shape<'_>, step: &Number, chance: &mut Chance) -> Option<Number> {
    let (mantissa, exponent) = decimal(step)?;
    let size = step.as_f64().filter(|size| *size > 0.0)?;
    let bound = |limit: Option<(f64, bool)>, up: bool| {
        let (value, excluded) = limit?;
        let times = value / size;
        let whole = if up { times.ceil() } else { times.floor() };
        let hit = (times - times.round()).abs() < 1e-9;
        let whole = if hit { times.round() } else { whole };
        let shift = if excluded && hit { 1.0 } else { 0.0 };
        Some(if up { whole + shift } else { whole - shift })
    };
    let least = shape
        .leaves
        .iter()
        .filter_map(|leaf| bound(limit(leaf.minimum.as_ref()), true));
    let least = least.reduce(f64::max);
    let most = shape
        .leaves
        .iter()
        .filter_map(|leaf| bound(limit(leaf.maximum.as_ref()), false));
    let most = most.reduce(f64::min);
    let (low, high) = match (least, most) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low + 100.0),
        (None, Some(high)) => ((high - 100.0).max(high.min(1.0)), high),
        (None, None) => (1.0, 100.0),
    };
    if low.abs().max(high.abs()) > 1e15 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is less than 1e15")]
    let (low, high) = (low as i128, high as i128);
    let count = (high - low + 1).clamp(1, SPAN);
    let times = low + chance.below(usize::try_from(count).ok()?) as i128;
    let text = format!("{}e{exponent}", times.checked_mul(mantissa)?);
    let plain: f64 = text.parse().ok()?;
    Number::from_f64(plain)
}

/// A number as whole digits and a power of ten.
fn decimal(number: &Number) -> Option<(i128, i32)> {
    let text = number.to_string();
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?;
    Some((mantissa, exponent.checked_sub(places)?))
}

fn limit(bound: Option<&(Number, bool)>) -> Option<(f64, bool)> {
    let (number, excluded) = bound?;
    Some((number.as_f64()?, *excluded))
}

/// The least and the greatest whole number that a schema allows.
fn bounds(leaf: &Schema) -> (Option<i128>, Option<i128>) {
    let least = leaf.minimum.as_ref().and_then(|(number, excluded)| {
        let low = rounded(number, f64::ceil)?;
        let hit = whole(number) == Some(low);
        Some(if *excluded && hit {
            low.saturating_add(1)
        } else {
            low
        })
    });
    let most = leaf.maximum.as_ref().and_then(|(number, excluded)| {
        let high = rounded(number, f64::floor)?;
        let hit = whole(number) == Some(high);
        Some(if *excluded && hit {
            high.saturating_sub(1)
        } else {
            high
        })
    });
    (least, most)
}

fn rounded(number: &Number, round: fn(f64) -> f64) -> Option<i128> {
    if let Some(whole) = number.as_i128() {
        return Some(whole);
    }
    let value = round(number.as_f64()?);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast of a double stops at the ends"
    )]
    value.is_finite().then_some(value as i128)
}

fn whole(number: &Number) -> Option<i128> {
    number.as_i128().or_else(|| {
        let value = number.as_f64().filter(|value| value.fract() == 0.0)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast of a double stops at the ends"
        )]
        Some(value as i128)
    })
}

fn of_whole(number: i128) -> Number {
    match (i64::try_from(number), u64::try_from(number)) {
        (Ok(number), _) => number.into(),
        (_, Ok(number)) => number.into(),
        // What is beyond both is a double.
        _ => {
            #[expect(
                clippy::cast_precision_loss,
                reason = "JSON has no other way to write it"
            )]
            let value = number as f64;
            Number::from_f64(value).unwrap_or_else(|| 0.into())
        }
    }
}

/// The least number that both divide, unless that is too great.
fn common_multiple(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    match (one / a.max(1)).checked_mul(other) {
        Some(both) if both <= EXACT => both,
        _ => other,
    }
}

fn raise(least: &mut Option<i128>, low: Option<i128>) {
    *least = match (*least, low) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    };
}

fn lower(most: &mut Option<i128>, high: Option<i128>) {
    *most = match (*most, high) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}

//! Numbers of documents as whole numbers, and as digits and a power of ten.

use serde_json::Number;

/// The least whole number that is not below.
pub(super) fn ceil(number: &Number) -> Option<i128> {
    whole(number, f64::ceil)
}

/// The greatest whole number that is not above.
pub(super) fn floor(number: &Number) -> Option<i128> {
    whole(number, f64::floor)
}

fn whole(number: &Number, round: fn(f64) -> f64) -> Option<i128> {
    if let Some(number) = number.as_i64() {
        return Some(number.into());
    }
    if let Some(number) = number.as_u64() {
        return Some(number.into());
    }
    // Digits of a double that is whole can be written out; none of them is lost.
    format!("{:.0}", round(number.as_f64()?)).parse().ok()
}

/// The least whole number that is a multiple of a decimal: whole numbers are multiples of both or of neither.
pub(super) fn divisor(text: &str) -> Option<i128> {
    let (mantissa, exponent) = read(text)?;
    let mantissa = i128::from(mantissa);
    let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
    if exponent >= 0 {
        return mantissa.checked_mul(power);
    }
    let (mut divisor, mut rest) = (mantissa, power);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    mantissa.checked_div(divisor)
}

/// A decimal as whole digits and a power of ten; none when it does not fit.
pub(super) fn read(text: &str) -> Option<(u64, i32)> {
    let lower = text.to_ascii_lowercase();
    let (significand, exponent) = lower.split_once('e').unwrap_or((&lower, "0"));
    let (whole, fraction) = significand.split_once('.').unwrap_or((significand, ""));
    let digits = format!("{whole}{}", fraction.trim_end_matches('0'));
    let shift = i32::try_from(fraction.trim_end_matches('0').len()).ok()?;
    let exponent = exponent.parse::<i32>().ok()?.checked_sub(shift)?;
    Some((digits.parse().ok()?, exponent))
}

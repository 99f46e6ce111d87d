//! What rules demand, in words.

use super::rule::{Keyword, Limit};

/// What is wrong with a value that violates `limit`; `count` is the number of characters, items or members that it has,
/// where the keyword is about them.
pub(super) fn of(keyword: Keyword, limit: Limit, count: usize) -> String {
    match (keyword, limit) {
        (Keyword::MinLength, Limit::Count(least)) => bound(count, "character", "at least", least),
        (Keyword::MaxLength, Limit::Count(most)) => bound(count, "character", "at most", most),
        (Keyword::MinItems, Limit::Count(least)) => bound(count, "item", "at least", least),
        (Keyword::MaxItems, Limit::Count(most)) => bound(count, "item", "at most", most),
        (Keyword::MinProperties, Limit::Count(least)) => bound(count, "member", "at least", least),
        (Keyword::MaxProperties, Limit::Count(most)) => bound(count, "member", "at most", most),
        (Keyword::Pattern, Limit::Text { name, .. }) => {
            format!("does not match the pattern `{name}`")
        }
        (_, Limit::Text { name, .. }) => format!("is not a valid {name}"),
        (Keyword::Const, Limit::Values(values)) => format!("must be {}", values.join(", ")),
        (_, Limit::Values(values)) => format!("must be one of {}", values.join(", ")),
        (_, Limit::Integers(values)) => {
            let words: Vec<String> = values.iter().map(i64::to_string).collect();
            let one_of = if keyword == Keyword::Const {
                ""
            } else {
                "one of "
            };
            format!("must be {one_of}{}", words.join(", "))
        }
        (keyword, Limit::Integer(limit)) => format!("must be {} {limit}", demand(keyword)),
        (keyword, Limit::Number(limit)) => format!("must be {} {limit}", demand(keyword)),
        (_, Limit::Decimal { mantissa, exponent }) => {
            format!("must be a multiple of {}", decimal(mantissa, exponent))
        }
        (Keyword::UniqueItems, _) => "has items that are equal".to_owned(),
        _ => "is not allowed here".to_owned(),
    }
}

/// What a bound demands of a number.
fn demand(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Minimum => "at least",
        Keyword::Maximum => "at most",
        Keyword::ExclusiveMinimum => "greater than",
        Keyword::ExclusiveMaximum => "less than",
        _ => "a multiple of",
    }
}

/// `has 81 characters, at most 80 are allowed`.
fn bound(count: usize, noun: &str, demand: &str, limit: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    let verb = match (demand, limit) {
        ("at least", 1) => "is required",
        ("at least", _) => "are required",
        (_, 1) => "is allowed",
        _ => "are allowed",
    };
    format!("has {count} {noun}{plural}, {demand} {limit} {verb}")
}

/// `mantissa * 10^exponent` as people write it: `0.25`, `300`.
fn decimal(mantissa: u64, exponent: i32) -> String {
    let digits = mantissa.to_string();
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    match exponent {
        // Longer ones are read more easily by their exponent.
        ..-20 | 21.. => format!("{digits}e{exponent}"),
        0.. => digits + &"0".repeat(places),
        _ => {
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            format!("{whole}.{fraction}")
        }
    }
}

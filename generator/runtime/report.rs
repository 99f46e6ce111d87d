//! The reporters: called when a value is known to be invalid, to find out which rules it violates.
//!
//! They are kept out of line, so that the code of a valid value stays small.

use serde_json::{Map, Number, Value};

use super::check;
use super::length::Length;
use super::place::Place;
use super::rule::{Keyword, Limit, Rule};
use super::validate::{At, Violation, Violations};

/// Reports which of the `rules` the string `value` violates.
#[cold]
#[inline(never)]
pub fn string(value: &str, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        match (rule.keyword, rule.limit) {
            (Keyword::MinLength, Limit::Count(least))
                if !check::length_in(value, least, usize::MAX) =>
            {
                out.add_limit(rule, at, value.chars().count());
            }
            (Keyword::MaxLength, Limit::Count(most)) if !check::length_in(value, 0, most) => {
                out.add_limit(rule, at, value.chars().count());
            }
            (Keyword::Pattern | Keyword::Format, Limit::Text { matches, .. })
                if !matches(value) =>
            {
                out.add_limit(rule, at, 0);
            }
            (Keyword::Enum | Keyword::Const, Limit::Values(values)) if !values.contains(&value) => {
                out.add_limit(rule, at, 0);
            }
            _ => {}
        }
    }
}

/// Reports that the string `value` is shorter or longer than it may be.
#[cold]
#[inline(never)]
pub fn length(value: &str, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
    let count = value.chars().count();
    if count < length.least {
        let limit = Limit::Count(length.least);
        out.add_placed(Keyword::MinLength, limit, length.schema, at, count);
    }
    if count > length.most {
        let limit = Limit::Count(length.most);
        out.add_placed(Keyword::MaxLength, limit, length.schema, at, count);
    }
}

/// Reports that a text has not the format that its type stands for; `matches` tests it.
#[cold]
#[inline(never)]
pub fn format(
    name: &'static str,
    matches: fn(&str) -> bool,
    schema: &Place<'_>,
    at: &At<'_>,
    out: &mut Violations,
) {
    let limit = Limit::Text { name, matches };
    out.add_placed(Keyword::Format, limit, schema, at, 0);
}

/// Reports that the string `value` is none of those that an enumeration lists, unless it is.
#[cold]
#[inline(never)]
pub fn unlisted(
    value: &str,
    listed: &'static [&'static str],
    schema: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    if !listed.contains(&value) {
        out.add_limit(&Rule::one_of(listed, schema), at, 0);
    }
}

/// Reports that the integer `value` is none of those that an enumeration lists, unless it is.
#[cold]
#[inline(never)]
pub fn unlisted_integer(
    value: i64,
    listed: &'static [i64],
    schema: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    if !listed.contains(&value) {
        out.add_limit(&Rule::one_of_integers(listed, schema), at, 0);
    }
}

/// Reports that the string `value` is not the one that it has to be, unless it is.
#[cold]
#[inline(never)]
pub fn other(
    value: &str,
    constant: &'static [&'static str],
    schema: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    if !constant.contains(&value) {
        out.add_limit(&Rule::constant(constant, schema), at, 0);
    }
}

/// Reports that the integer `value` is not the one that it has to be, unless it is.
#[cold]
#[inline(never)]
pub fn other_integer(
    value: i64,
    constant: &'static [i64],
    schema: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    if !constant.contains(&value) {
        out.add_limit(&Rule::constant_integer(constant, schema), at, 0);
    }
}

/// Reports which of the `rules` the integer `value` violates.
#[cold]
#[inline(never)]
pub fn integer(value: i128, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        let limit = match rule.limit {
            Limit::Integer(limit) => limit,
            Limit::Integers(values) if !values.iter().any(|known| i128::from(*known) == value) => {
                out.add_limit(rule, at, 0);
                continue;
            }
            Limit::Values(values) if !values.contains(&value.to_string().as_str()) => {
                out.add_limit(rule, at, 0);
                continue;
            }
            _ => continue,
        };
        let violated = match rule.keyword {
            Keyword::Minimum => value < limit,
            Keyword::Maximum => value > limit,
            Keyword::ExclusiveMinimum => value <= limit,
            Keyword::ExclusiveMaximum => value >= limit,
            Keyword::MultipleOf => value.checked_rem(limit) != Some(0),
            _ => false,
        };
        if violated {
            out.add_limit(rule, at, 0);
        }
    }
}

/// Reports which of the `rules` the number `value` violates.
#[cold]
#[inline(never)]
pub fn number(value: f64, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        match (rule.keyword, rule.limit) {
            (Keyword::Minimum, Limit::Number(limit)) if value < limit => {
                out.add_limit(rule, at, 0);
            }
            (Keyword::Maximum, Limit::Number(limit)) if value > limit => {
                out.add_limit(rule, at, 0);
            }
            (Keyword::ExclusiveMinimum, Limit::Number(limit)) if value <= limit => {
                out.add_limit(rule, at, 0);
            }
            (Keyword::ExclusiveMaximum, Limit::Number(limit)) if value >= limit => {
                out.add_limit(rule, at, 0);
            }
            (Keyword::MultipleOf, Limit::Decimal { mantissa, exponent })
                if !check::multiple_of(value, mantissa, exponent) =>
            {
                out.add_limit(rule, at, 0);
            }
            (Keyword::Enum | Keyword::Const, Limit::Values(values))
                if !values.contains(&value.to_string().as_str()) =>
            {
                out.add_limit(rule, at, 0);
            }
            _ => {}
        }
    }
}

/// Reports which of the `rules` a number violates that is kept as it was written.
#[cold]
#[inline(never)]
pub fn exact(value: &Number, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    number(value.as_f64().unwrap_or(f64::NAN), rules, at, out);
}

/// Reports which of the `rules` an array of `count` items or an object of `count` members violates.
#[cold]
#[inline(never)]
pub fn count(count: usize, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        let Limit::Count(limit) = rule.limit else {
            continue;
        };
        let violated = match rule.keyword {
            Keyword::MinItems | Keyword::MinProperties => count < limit,
            Keyword::MaxItems | Keyword::MaxProperties => count > limit,
            _ => false,
        };
        if violated {
            out.add_limit(rule, at, count);
        }
    }
}

/// Reports that two items of an array are equal.
#[cold]
#[inline(never)]
pub fn unique(rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        out.add_limit(rule, at, 0);
    }
}

/// Reports members of an object that must not have any but those that its schema, at `place`, names.
pub fn unknown(
    members: &Map<String, Value>,
    place: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    for name in members.keys() {
        let keyword = Keyword::AdditionalProperties;
        let at = at.member(name);
        out.push(Violation::new(&at, keyword, place, "is not allowed here"));
    }
}

/// Reports that a value is none of the alternatives, of which it has to be exactly one, or at least one.
#[cold]
#[inline(never)]
pub fn unknown_alternative(
    exactly_one: bool,
    schema: &'static str,
    at: &At<'_>,
    out: &mut Violations,
) {
    let keyword = if exactly_one {
        Keyword::OneOf
    } else {
        Keyword::AnyOf
    };
    let schema = Place::Whole(schema);
    out.add(keyword, &schema, at, || {
        "fits none of the alternatives".to_owned()
    });
}

/// Reports which of the `rules` a value violates that is in its JSON form. Those that speak of another kind of value
/// hold.
#[inline(never)]
pub fn json(value: &Value, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        let rules = std::slice::from_ref(rule);
        match (value, rule.keyword) {
            (Value::String(text), _) => string(text, rules, at, out),
            (Value::Number(value), _) => match (rule.limit, whole(value)) {
                (Limit::Integer(_) | Limit::Integers(_), Some(whole)) => {
                    integer(whole, rules, at, out);
                }
                _ => exact(value, rules, at, out),
            },
            (Value::Array(items), Keyword::UniqueItems) if !check::unique_values(items) => {
                unique(rules, at, out);
            }
            (Value::Array(items), Keyword::MinItems | Keyword::MaxItems) => {
                count(items.len(), rules, at, out);
            }
            (Value::Object(members), Keyword::MinProperties | Keyword::MaxProperties) => {
                count(members.len(), rules, at, out);
            }
            _ => {}
        }
    }
}

/// The integer that is written without a fraction.
fn whole(number: &Number) -> Option<i128> {
    let unsigned = number.as_u64().map(i128::from);
    unsigned.or_else(|| number.as_i64().map(i128::from))
}

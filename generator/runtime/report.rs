//! The reporters: called when a value is known to be invalid, to find out which rules it violates.
//!
//! They are kept out of line, so that the code of a valid value stays small.

use serde_json::{Map, Number, Value};

use super::check;
use super::rule::{Keyword, Limit, Rule};
use super::validate::{At, Violation, Violations};

/// Reports which of the `rules` the string `value` violates.
#[cold]
#[inline(never)]
pub fn string(value: &str, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    let count = value.chars().count();
    for rule in rules {
        match (rule.keyword, rule.limit) {
            (Keyword::MinLength, Limit::Count(least)) if count < least => {
                out.add(rule, at, || bound(count, "character", "at least", least));
            }
            (Keyword::MaxLength, Limit::Count(most)) if count > most => {
                out.add(rule, at, || bound(count, "character", "at most", most));
            }
            (Keyword::Pattern, Limit::Text { name, matches }) if !matches(value) => {
                out.add(rule, at, || format!("does not match the pattern `{name}`"));
            }
            (Keyword::Format, Limit::Text { name, matches }) if !matches(value) => {
                out.add(rule, at, || format!("is not a valid {name}"));
            }
            (Keyword::Enum, Limit::Values(values)) if !values.contains(&value) => {
                out.add(rule, at, || format!("must be one of {}", values.join(", ")));
            }
            _ => {}
        }
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
                let words: Vec<String> = values.iter().map(i64::to_string).collect();
                out.add(rule, at, || format!("must be one of {}", words.join(", ")));
                continue;
            }
            Limit::Values(values) if !values.contains(&value.to_string().as_str()) => {
                out.add(rule, at, || format!("must be one of {}", values.join(", ")));
                continue;
            }
            _ => continue,
        };
        let demand = match rule.keyword {
            Keyword::Minimum if value < limit => "at least",
            Keyword::Maximum if value > limit => "at most",
            Keyword::ExclusiveMinimum if value <= limit => "greater than",
            Keyword::ExclusiveMaximum if value >= limit => "less than",
            Keyword::MultipleOf if value.checked_rem(limit) != Some(0) => "a multiple of",
            _ => continue,
        };
        out.add(rule, at, || format!("must be {demand} {limit}"));
    }
}

/// Reports which of the `rules` the number `value` violates.
#[cold]
#[inline(never)]
pub fn number(value: f64, rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        match (rule.keyword, rule.limit) {
            (Keyword::Minimum, Limit::Number(limit)) if value < limit => {
                out.add(rule, at, || format!("must be at least {limit}"));
            }
            (Keyword::Maximum, Limit::Number(limit)) if value > limit => {
                out.add(rule, at, || format!("must be at most {limit}"));
            }
            (Keyword::ExclusiveMinimum, Limit::Number(limit)) if value <= limit => {
                out.add(rule, at, || format!("must be greater than {limit}"));
            }
            (Keyword::ExclusiveMaximum, Limit::Number(limit)) if value >= limit => {
                out.add(rule, at, || format!("must be less than {limit}"));
            }
            (Keyword::MultipleOf, Limit::Decimal { mantissa, exponent })
                if !check::multiple_of(value, mantissa, exponent) =>
            {
                out.add(rule, at, || {
                    format!("must be a multiple of {mantissa}e{exponent}")
                });
            }
            (Keyword::Enum, Limit::Values(values))
                if !values.contains(&value.to_string().as_str()) =>
            {
                out.add(rule, at, || format!("must be one of {}", values.join(", ")));
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
        let (noun, demand) = match rule.keyword {
            Keyword::MinItems if count < limit => ("item", "at least"),
            Keyword::MaxItems if count > limit => ("item", "at most"),
            Keyword::MinProperties if count < limit => ("member", "at least"),
            Keyword::MaxProperties if count > limit => ("member", "at most"),
            _ => continue,
        };
        out.add(rule, at, || bound(count, noun, demand, limit));
    }
}

/// Reports that two items of an array are equal.
#[cold]
#[inline(never)]
pub fn unique(rules: &'static [Rule], at: &At<'_>, out: &mut Violations) {
    for rule in rules {
        out.add(rule, at, || "has items that are equal".to_owned());
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
    let rule = Rule::new(keyword, Limit::Nothing, schema);
    out.add(&rule, at, || "fits none of the alternatives".to_owned());
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
            (Value::Array(items), Keyword::UniqueItems) if !check::unique(items) => {
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

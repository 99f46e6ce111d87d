//! The tests of schemas that look at nothing but the value itself.

use serde_json::{Number, Value};

use super::check;
use super::decode_std::integer;
use super::place::Place;
use super::report;
use super::rule::Keyword;
use super::schema::Test;
use super::validate::{At, Violations};

/// The items of a list; none for anything else.
pub(super) fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether a schema looks at nothing but the value itself.
pub(super) fn is_plain(tests: &[Test]) -> bool {
    tests.iter().all(|test| {
        matches!(
            test,
            Test::Never(_)
                | Test::Types(_)
                | Test::Unfractioned
                | Test::Texts(_)
                | Test::Values(_)
                | Test::Text(_)
                | Test::Value(_)
                | Test::Rules(_)
                | Test::Format(..)
                | Test::Width(..)
        )
    })
}

/// Adds what `value` violates of a schema that looks at nothing else. Whether that is nothing.
pub(super) fn of_plain(
    tests: &[Test],
    place: &Place<'_>,
    value: &Value,
    at: &At<'_>,
    out: &mut Violations,
) -> bool {
    let before = out.count;
    for test in tests {
        of_value(test, place, value, at, out);
    }
    out.count == before
}

/// The keywords that look at nothing but the value itself.
pub(super) fn of_value(
    test: &Test,
    place: &Place<'_>,
    value: &Value,
    at: &At<'_>,
    out: &mut Violations,
) {
    match test {
        Test::Never(keyword) => out.forbid(*keyword, place, at),
        Test::Types(types) if !types.iter().any(|ty| is_of_type(value, ty)) => {
            add(out, at, Keyword::Type, place, || {
                format!("must be of type {}", types.join(" or "))
            });
        }
        Test::Unfractioned if value.as_number().is_some_and(has_fraction) => {
            add(out, at, Keyword::Type, place, || {
                "must be of type integer, and written without a fraction".to_owned()
            });
        }
        Test::Texts(texts) if !value.as_str().is_some_and(|text| texts.contains(&text)) => {
            add(out, at, Keyword::Enum, place, || {
                format!("must be one of {}", texts.join(", "))
            });
        }
        Test::Values(values) if !values.iter().any(|text| is(value, text)) => {
            add(out, at, Keyword::Enum, place, || {
                format!("must be one of {}", values.join(", "))
            });
        }
        Test::Text(text) if value.as_str() != Some(text) => {
            add(out, at, Keyword::Const, place, || format!("must be {text}"));
        }
        Test::Value(text) if !is(value, text) => {
            add(out, at, Keyword::Const, place, || format!("must be {text}"));
        }
        Test::Rules(rules) => report::json(value, rules, at, out),
        Test::Format(name, matches) if value.as_str().is_some_and(|text| !matches(text)) => {
            report::format(name, *matches, place, at, out);
        }
        Test::Width(format, least, most)
            if value.is_number()
                && !integer(value).is_some_and(|value| (*least..=*most).contains(&value)) =>
        {
            add(out, at, Keyword::Format, place, || {
                format!("is not a valid {format}")
            });
        }
        Test::Required(names) => required(names, place, value, at, out),
        Test::DependentRequired(dependent) => {
            for (name, others) in *dependent {
                if value.get(name).is_none() {
                    continue;
                }
                for other in others.iter().filter(|other| value.get(**other).is_none()) {
                    add(out, at, Keyword::DependentRequired, place, || {
                        format!("`{other}` is required where `{name}` is")
                    });
                }
            }
        }
        _ => {}
    }
}

/// Whether a value is the one that `text` is in JSON.
fn is(value: &Value, text: &str) -> bool {
    match value {
        Value::Null => text == "null",
        Value::Bool(value) => text == if *value { "true" } else { "false" },
        // Only what may be equal is read.
        Value::String(_) if !text.starts_with('"') => false,
        Value::Array(_) if !text.starts_with('[') => false,
        Value::Object(_) if !text.starts_with('{') => false,
        Value::Number(_) if text.starts_with(['"', '[', '{', 'n', 't', 'f']) => false,
        _ => serde_json::from_str(text).is_ok_and(|known: Value| check::equal(&known, value)),
    }
}

/// Whether a whole number was written with a fraction or an exponent. That of a greater one than machine integers are
/// is not known any more, and neither is that of minus zero.
fn has_fraction(number: &Number) -> bool {
    /// 2 to the power of 64 and 63: what is beyond is no machine integer.
    const BEYOND: (f64, f64) = (18_446_744_073_709_551_616.0, -9_223_372_036_854_775_808.0);
    let (above, below) = BEYOND;
    let float = number.as_f64().filter(|_| number.is_f64());
    float.is_some_and(|float| {
        float.fract() == 0.0
            && float < above
            && float >= below
            && float.to_bits() != (-0.0_f64).to_bits()
    })
}

fn is_of_type(value: &Value, ty: &str) -> bool {
    match value {
        Value::Null => ty == "null",
        Value::Bool(_) => ty == "boolean",
        Value::Number(number) => {
            ty == "number"
                || (ty == "integer" && number.as_f64().is_some_and(|number| number.fract() == 0.0))
        }
        Value::String(_) => ty == "string",
        Value::Array(_) => ty == "array",
        Value::Object(_) => ty == "object",
    }
}

/// Members that are missing. Where many are required, which are sorted by name, they are looked for in one pass over
/// the members, which are sorted as well unless somebody has asked `serde_json` for another order.
pub(super) fn required(
    names: &[&str],
    place: &Place<'_>,
    value: &Value,
    at: &At<'_>,
    out: &mut Violations,
) {
    /// How many members are passed by in the time in which one is looked up.
    const PASSED: usize = 8;
    let Value::Object(members) = value else {
        return;
    };
    let in_one_pass = names.len() * PASSED > members.len();
    let mut present = members.keys().map(String::as_str);
    let mut next = present.next().filter(|_| in_one_pass);
    for name in names {
        while next.is_some_and(|known| known < *name) {
            next = present.next();
        }
        if next != Some(*name) && !members.contains_key(*name) {
            add(out, at, Keyword::Required, place, || {
                format!("the member `{name}` is missing")
            });
        }
    }
}

/// Adds a violation of a keyword that has no limit to compare with.
pub(super) fn add(
    out: &mut Violations,
    at: &At<'_>,
    keyword: Keyword,
    place: &Place<'_>,
    message: impl FnOnce() -> String,
) {
    out.add(keyword, place, at, message);
}

//! Whether two JSON values are the same: members in the same order, numbers by what they mean.

use serde_json::Value;

/// Where the first difference is, if there is one, and whether it is one of order only.
pub(super) fn difference(one: &Value, other: &Value) -> Option<(String, bool)> {
    let found = differs(one, other, false)?;
    match differs(one, other, true) {
        Some(place) => Some((place, false)),
        None => Some((found, true)),
    }
}

fn differs(one: &Value, other: &Value, any_order: bool) -> Option<String> {
    let within = |token: &str, place: String| format!("/{token}{place}");
    match (one, other) {
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(index, (a, b))| {
                differs(a, b, any_order).map(|place| within(&index.to_string(), place))
            })
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
            if !any_order && !a.keys().eq(b.keys()) {
                return Some(String::new());
            }
            a.iter().find_map(|(name, a)| match b.get(name) {
                Some(b) => differs(a, b, any_order).map(|place| within(name, place)),
                None => Some(within(name, String::new())),
            })
        }
        (Value::Number(a), Value::Number(b)) => {
            let whole = (a.is_i64() || a.is_u64()) && (b.is_i64() || b.is_u64());
            let same = if whole {
                a == b
            } else {
                a.as_f64() == b.as_f64()
            };
            (!same).then(String::new)
        }
        (one, other) => (one != other).then(String::new),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::difference;

    #[test]
    fn differences_have_a_place() {
        let check = |one, other, expected: Option<(&str, bool)>| {
            let found = difference(&one, &other);
            let found = found
                .as_ref()
                .map(|(place, order)| (place.as_str(), *order));
            assert_eq!(found, expected, "{one} {other}");
        };
        check(json!({"a": [1, 2.0]}), json!({"a": [1.0, 2]}), None);
        check(
            json!({"a": [1, {"b": null}]}),
            json!({"a": [1, {"b": 0}]}),
            Some(("/a/1/b", false)),
        );
        check(
            json!({"a": 1, "b": 2}),
            json!({"b": 2, "a": 1}),
            Some(("", true)),
        );
        check(json!({"a": 1}), json!({}), Some(("", false)));
        check(
            json!(9_007_199_254_740_993_u64),
            json!(9_007_199_254_740_992_u64),
            Some(("", false)),
        );
    }
}

//! Whether two JSON values are the same: members by name, in whatever order, and numbers by what they mean.

use serde_json::Value;

/// Where the first difference is, if there is one.
pub(super) fn difference(one: &Value, other: &Value) -> Option<String> {
    let within = |token: &str, place: String| format!("/{token}{place}");
    match (one, other) {
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(index, (a, b))| {
                difference(a, b).map(|place| within(&index.to_string(), place))
            })
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
            a.iter().find_map(|(name, a)| match b.get(name) {
                Some(b) => difference(a, b).map(|place| within(name, place)),
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
        let check = |one, other, expected: Option<&str>| {
            let found = difference(&one, &other);
            assert_eq!(found.as_deref(), expected, "{one} {other}");
        };
        check(json!({"a": [1, 2.0]}), json!({"a": [1.0, 2]}), None);
        check(
            json!({"a": [1, {"b": null}]}),
            json!({"a": [1, {"b": 0}]}),
            Some("/a/1/b"),
        );
        check(json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1}), None);
        check(json!({"a": 1}), json!({}), Some(""));
        check(
            json!(9_007_199_254_740_993_u64),
            json!(9_007_199_254_740_992_u64),
            Some(""),
        );
    }
}

//! Keywords that types do not show are validated all the same.

use serde_json::{Value, json};

use crate::package;

/// Values of the small document, each with what they violate.
fn values() -> Vec<(Value, &'static [&'static str])> {
    vec![
        (json!({"not": "abc"}), &[]),
        (json!({"not": "xyz"}), &["/not not"]),
        (json!({"payment": {"method": "card", "card": "1"}}), &[]),
        (
            json!({"payment": {"method": "card"}}),
            &["/payment required"],
        ),
        (json!({"payment": {"iban": "DE12"}}), &[]),
        (
            json!({"payment": {"card": "1", "iban": "1"}}),
            &["/payment dependentRequired", "/payment/iban minLength"],
        ),
        (json!({"list": [1, 10]}), &[]),
        (json!({"list": [1, 2]}), &["/list contains"]),
        (json!({"list": [10, 11, 12]}), &["/list contains"]),
        (json!({"headers": {"x-a": "abc"}}), &[]),
        (
            json!({"headers": {"x-a": "abcd", "y": "a"}}),
            &["/headers/x-a maxLength", "/headers/y additionalProperties"],
        ),
        (json!({"names": {"abc": 1}}), &[]),
        (json!({"names": {"ABC": 1}}), &["/names propertyNames"]),
        (json!({"contact": {"phone": "1"}}), &[]),
        (json!({"contact": {}}), &["/contact anyOf"]),
        (json!({"closed": {"a": "1", "b": "2"}}), &[]),
        (
            json!({"closed": {"a": "1", "c": "2"}}),
            &["/closed/c unevaluatedProperties"],
        ),
        (json!({"point": [1, 1.0]}), &[]),
        (json!({"point": [1, 0]}), &["/point enum"]),
        (
            json!({"flag": false, "ratio": 0.75}),
            &["/flag const", "/ratio enum"],
        ),
        (
            json!({"kind": "thing", "answer": 42, "half": 0.5, "any": {"a": 1.0}}),
            &[],
        ),
        (
            json!({"kind": "other", "answer": 41, "half": 0.25, "any": {"a": 2}}),
            &["/kind const", "/answer const", "/half const", "/any const"],
        ),
        (
            json!({"words": ["a", "b", "abc"], "numbers": [0.5, 19.99, -0.07]}),
            &[],
        ),
        (
            json!({"words": ["a", "b", "a"], "numbers": [0.5, 1.0, 1.0]}),
            &["/words uniqueItems", "/numbers uniqueItems"],
        ),
        (
            json!({"words": ["abcd", "abcd"], "numbers": [0.001]}),
            &[
                "/words uniqueItems",
                "/words/0 maxLength",
                "/words/1 maxLength",
                "/numbers/0 multipleOf",
            ],
        ),
        (
            json!({"days": ["2026-01-01", "2026-01-02", "2026-01-01"], "colours": ["red", "red"]}),
            &["/days uniqueItems", "/colours uniqueItems"],
        ),
        (
            json!({"objects": [{"a": 1.0, "b": 2}, {"b": 2.0, "a": 1.0}], "values": [[1], [1.0]]}),
            &["/objects uniqueItems", "/values uniqueItems"],
        ),
        (
            json!({"objects": [{"a": 1.0}, {"a": 2.0}], "values": [1, "1", true, null, [1, 2], [2, 1]]}),
            &[],
        ),
        (
            json!({"values": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16.0]}),
            &["/values uniqueItems"],
        ),
        (json!({"exactly": {"a": "1"}}), &[]),
        (
            json!({"exactly": {"a": "1", "b": "2"}}),
            &["/exactly oneOf"],
        ),
        (json!({"exactly": {"c": "1"}}), &["/exactly oneOf"]),
        (json!({"code": "ab"}), &[]),
        (json!({"code": "long-abc"}), &[]),
        (json!({"code": "abc"}), &["/code anyOf"]),
        (json!({"tree": {"value": 1}}), &[]),
        (
            json!({"tree": {"children": [{"children": [{"value": 1, "children": []}]}]}}),
            &["/tree/children/0/children/0 not"],
        ),
        (json!({"sealed": {"a": "1"}}), &[]),
        (
            json!({"sealed": {"a": "1", "b": "2"}}),
            &["/sealed/b additionalProperties"],
        ),
    ]
}

#[test]
fn keywords_that_types_do_not_show_are_validated() {
    let values = values();
    let cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(value, _)| ("Thing", value.clone()))
        .collect();
    let outcomes = package::run("schemas", &cases);
    for ((value, violations), outcome) in values.iter().zip(&outcomes) {
        assert_eq!(outcome.violations, *violations, "{value}");
        assert_eq!(
            outcome.written.as_ref(),
            Ok(value),
            "read and written again"
        );
    }
}

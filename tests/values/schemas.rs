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
            &["/flag enum", "/ratio enum"],
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

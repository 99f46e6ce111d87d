//! Objects whose members have names by pattern, or that are closed: nothing is lost, and everything is validated.

use serde_json::{Value, json};

use crate::package;

type Case = (Value, Result<&'static [&'static str], &'static str>);

#[test]
fn members_by_pattern_are_typed_and_validated() {
    check(
        "pattern_properties",
        "Table",
        &[
            (json!({"all": {"a": 1, "B c": 2}}), Ok(&[])),
            (json!({"all": {"a": -1}}), Ok(&["/all/a minimum"])),
            (
                json!({"all": {"a": "b"}}),
                Err("/all/a: expected an integer of 64 bits, found a string"),
            ),
            (json!({"closed": {"a": {"value": "b"}}}), Ok(&[])),
            (
                json!({"closed": {"A": {"value": "b"}}}),
                Ok(&["/closed/A additionalProperties"]),
            ),
            (
                json!({"closed": {"a": {}}}),
                Err("/closed/a/value: expected a required member, found nothing"),
            ),
            (json!({"equal": {"a": "abc", "b": ""}}), Ok(&[])),
            (
                json!({"equal": {"ab": "abcd", "c": "a"}}),
                Ok(&["/equal/ab maxLength", "/equal/c additionalProperties"]),
            ),
            (json!({"different": {"a": "1", "b": 1}}), Ok(&[])),
            (
                json!({"different": {"a": 1, "c": 1}}),
                Ok(&["/different/a type", "/different/c additionalProperties"]),
            ),
            (json!({"open": {"x-a": "1", "b": [1]}}), Ok(&[])),
            // Numbers are read as the doubles that are nearest to them, and written as they were.
            (
                json!({"open": {"b": [0.907_303_832_202_868_9, 965_007.496_088_635_1]}}),
                Ok(&[]),
            ),
            (json!({"open": {"x-a": 1}}), Ok(&["/open/x-a type"])),
            (json!({"beside": {"name": "a", "1": 1.5}}), Ok(&[])),
            (
                json!({"beside": {"name": "a", "b": "c"}}),
                Err("/beside/b: expected a number, found a string"),
            ),
            (json!({"keys": {"en": "a"}}), Ok(&[])),
            (json!({"keys": {"fr": "a"}}), Ok(&["/keys propertyNames"])),
            (json!({"lengths": {"ab": [1]}}), Ok(&[])),
            (
                json!({"lengths": {"a": 1, "abcde": 1}}),
                Ok(&["/lengths propertyNames"]),
            ),
        ],
    );
}

#[test]
fn what_a_closed_object_does_not_name_is_kept_and_reported() {
    check(
        "closed",
        "Chest",
        &[
            (json!({"name": "a", "lid": {"colour": "b"}}), Ok(&[])),
            (
                json!({"name": "a", "x": 1, "lid": {"y": {"z": null}}}),
                Ok(&["/lid/y additionalProperties", "/x additionalProperties"]),
            ),
            (json!({"name": "a", "nothing": {}}), Ok(&[])),
            (
                json!({"name": "a", "nothing": {"b": 1}}),
                Ok(&["/nothing maxProperties", "/nothing/b additionalProperties"]),
            ),
            (json!({"name": "a", "either": {"colour": "b"}}), Ok(&[])),
            (json!({"name": "a", "either": {"width": 1}}), Ok(&[])),
            (
                json!({"name": "a", "evaluated": {"width": 1, "b": 2}}),
                Ok(&["/evaluated/b unevaluatedProperties"]),
            ),
            (
                json!({"name": "a", "part": {"a": "1", "b": "2", "c": "3"}}),
                Ok(&[
                    "/part/b additionalProperties",
                    "/part/c additionalProperties",
                ]),
            ),
        ],
    );
}

fn check(feature: &str, ty: &str, values: &[Case]) {
    let cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(value, _)| (ty, value.clone()))
        .collect();
    let outcomes = package::run(feature, &cases);
    for ((value, expected), outcome) in values.iter().zip(&outcomes) {
        match expected {
            Ok(violations) => {
                assert_eq!(outcome.violations, *violations, "{value}");
                assert_eq!(
                    outcome.written.as_ref(),
                    Ok(value),
                    "read and written again"
                );
            }
            Err(error) => assert_eq!(outcome.written, Err((*error).to_owned()), "{value}"),
        }
    }
}

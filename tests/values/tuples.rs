//! Lists whose items have types by their position are read, written and validated.

use serde_json::{Value, json};

use crate::package;

/// Tracks, each with what they violate, or why they cannot be read.
fn tracks() -> Vec<(Value, Result<&'static [&'static str], &'static str>)> {
    const TIME: &str = "2026-01-01T00:00:00Z";
    let with = |name: &str, value: Value| {
        let mut track = json!({"points": []});
        track[name] = value;
        track
    };
    vec![
        (
            json!({"points": [[TIME, 1.5, {"note": "abc"}], [TIME, null, {}]]}),
            Ok(&[]),
        ),
        (
            json!({"points": [["now", -1.0, {"note": "long"}]]}),
            Ok(&[
                "/points/0/0 format",
                "/points/0/1 minimum",
                "/points/0/2/note maxLength",
            ]),
        ),
        (
            json!({"points": [[TIME, 1.5]]}),
            Err("/points/0: expected an array of a certain length, found 2 instead of 3 items"),
        ),
        (
            json!({"points": [[TIME, "1.5", {}]]}),
            Err("/points/0/1: expected a number, found a string"),
        ),
        (with("span", json!([0, -5])), Ok(&[])),
        (with("span", json!([-1, 0])), Ok(&["/span/0 minimum"])),
        (with("single", json!(["one"])), Ok(&[])),
        (with("single", json!(["two"])), Ok(&["/single/0 enum"])),
        (
            with("single", json!("one")),
            Err("/single: expected an array, found a string"),
        ),
        (with("distinct", json!([1, 2.0])), Ok(&[])),
        (
            with("distinct", json!([1, 1.0])),
            Ok(&["/distinct uniqueItems"]),
        ),
        (with("nested", json!(["a", [1, [null, null]]])), Ok(&[])),
        (with("position", json!([1.5, 2.0])), Ok(&[])),
        (with("position", json!([1.0])), Ok(&["/position minItems"])),
        (
            with("position", json!([1.0, 2.0, 3.0, 4.0])),
            Ok(&["/position/3 items"]),
        ),
        (with("call", json!(["sum", 1, 2])), Ok(&[])),
        (
            with("call", json!(["", 1, "2"])),
            Ok(&["/call/0 minLength", "/call/2 type"]),
        ),
        (with("loose", json!([])), Ok(&[])),
        (with("loose", json!(["a", true, {"b": 1}])), Ok(&[])),
        (with("loose", json!(["a", 1])), Ok(&["/loose/1 type"])),
        (with("merged", json!(["abc", 3])), Ok(&[])),
        (
            with("merged", json!(["abcd", 4])),
            Ok(&["/merged/0 maxLength", "/merged/1 maximum"]),
        ),
        (with("either", json!(["a", 1])), Ok(&[])),
        (with("either", json!([1, 1])), Ok(&[])),
    ]
}

#[test]
fn tuples_are_read_written_and_validated() {
    let tracks = tracks();
    let cases: Vec<(&str, Value)> = tracks
        .iter()
        .map(|(value, _)| ("Track", value.clone()))
        .collect();
    let outcomes = package::run("tuples", &cases);
    for ((value, expected), outcome) in tracks.iter().zip(&outcomes) {
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

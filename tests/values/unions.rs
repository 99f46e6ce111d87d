//! Unions whose alternatives are told apart by what a value looks like.

use serde_json::{Value, json};

use crate::package;

/// Values of the small document, each with a part of what they are read as.
#[expect(clippy::too_many_lines, reason = "a table")]
fn values() -> Vec<(Value, &'static str)> {
    vec![
        (
            json!({"overlapping": {"label": "a", "iban": "b"}}),
            "Account(",
        ),
        (
            json!({"overlapping": {"label": "a", "number": "1", "other": [1]}}),
            "Card(",
        ),
        (
            json!({"overlapping": {"label": "a", "number": "1", "iban": "b"}}),
            "Account(",
        ),
        (
            json!({"overlapping": {"label": "a", "number": 1, "expires": "b"}}),
            "Account(",
        ),
        (json!({"mixed": "text"}), "mixed: Some(String("),
        (
            json!({"mixed": {"radius": 1.5, "more": true}}),
            "Circle(Circle",
        ),
        (json!({"mixed": {"side": 2.5}}), "Square("),
        (json!({"mixed": {"corner": 2}}), "mixed: Some(Unknown("),
        (
            json!({"mixed": [{"radius": 1.5}, {"radius": 2.5}]}),
            "Array([Circle",
        ),
        (json!({"input": "text"}), "input: Some(String("),
        (json!({"input": ["a", "b"]}), "Array(["),
        (json!({"input": [1, 2]}), "ArrayOfInteger([1, 2])"),
        (
            json!({"input": [[1], [2, 3]]}),
            "ArrayOfArray([[1], [2, 3]])",
        ),
        (json!({"input": []}), "Array([])"),
        (json!({"choice": "auto"}), "String(Auto)"),
        (
            json!({"choice": {"type": "function", "name": "f"}}),
            "Named(",
        ),
        (
            json!({"choice": {"type": "custom", "name": "c"}}),
            "Custom(",
        ),
        (
            json!({"choice": {"type": "novel", "name": "c"}}),
            "choice: Some(Unknown(",
        ),
        (
            json!({"model": "small", "voice": "echo"}),
            "model: Some(Small), voice: Some(Echo)",
        ),
        (
            json!({"model": "mine", "voice": "mine"}),
            "model: Some(Unknown(\"mine\"))",
        ),
        (
            json!({"level": 1, "low": 1, "shade": "green"}),
            "shade: Some(Green)",
        ),
        (json!({"maybe": null}), "maybe: Some(None)"),
        (json!({"maybe": {"radius": 2.5}}), "maybe: Some(Some(Circle"),
        (json!({"either": null}), "either: Some(None)"),
        (
            json!({"either": {"radius": 2.5}}),
            "either: Some(Some(Circle",
        ),
        (json!({"either": {}}), "either: Some(Some(Object("),
        (
            json!({"either": {"radius": "wide"}}),
            "either: Some(Some(Object(",
        ),
        (
            json!({"amount": 1.5, "mixture": 1.5}),
            "amount: Some(Number(",
        ),
        (
            json!({"amount": "text", "mixture": "text"}),
            "amount: Some(String(",
        ),
        (json!({"nested": true}), "Boolean(true)"),
        (json!({"nested": "text"}), "nested: Some(String("),
        (json!({"nested": 3}), "Integer(3)"),
        (json!({"number": 1.5, "only": "abc"}), "only: Some(\"abc\")"),
        (
            json!({"note": "", "until": ""}),
            "note: Some(\"\"), until: Some(String(Empty))",
        ),
        (
            json!({"note": "12345678", "until": 5}),
            "note: Some(\"12345678\"), until: Some(Integer(5))",
        ),
        (
            json!({"anything": [1, {"a": null}]}),
            "anything: Some(Other(",
        ),
        (
            json!({"anything": {"radius": 1.5}}),
            "anything: Some(Circle(",
        ),
        (
            json!({"event": {"type": "created", "more": 1}}),
            "EventCreated(",
        ),
        (
            json!({"event": {"type": "deleted", "reason": "old"}}),
            "EventDeleted(",
        ),
    ]
}

#[test]
fn values_are_read_as_the_alternative_that_fits_best() {
    let values = values();
    let mut cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(value, _)| ("Thing", value.clone()))
        .collect();
    cases.push((
        "Thing",
        json!({"level": 7, "model": "mine", "shade": "grey", "note": "123456789", "until": "then"}),
    ));
    let whole = json!({"number": 1.0, "amount": 2.0, "mixture": 3});
    cases.push(("Thing", whole.clone()));
    cases.push(("Thing", json!({"input": [1, "a"]})));
    let outcomes = package::run("union_shapes", &cases);
    for ((value, read), outcome) in values.iter().zip(&outcomes) {
        assert_eq!(
            outcome.written.as_ref(),
            Ok(value),
            "read and written again"
        );
        assert!(
            outcome.read.contains(read),
            "{value} is read as {}",
            outcome.read
        );
        // An empty list is a list of anything, and exactly one alternative is demanded.
        let ambiguous = read.contains("Unknown(") || *read == "Array([])";
        assert!(outcome.violations.is_empty() || ambiguous, "{value}");
    }
    let [.., listed, twice, mistake] = outcomes.as_slice() else {
        panic!("three more values");
    };
    assert_eq!(
        listed.violations,
        [
            "/level enum",
            "/shade enum",
            "/note maxLength",
            "/until enum"
        ]
    );
    // A whole number is an integer and a number.
    assert_eq!(
        twice.violations,
        ["/number oneOf", "/amount oneOf", "/mixture oneOf"]
    );
    assert_eq!(twice.written.as_ref(), Ok(&whole));
    // Where one alternative is left, the place of the mistake is told.
    assert_eq!(
        mistake.written.as_ref().unwrap_err(),
        "/input/1: expected an integer of 64 bits, found a string"
    );
}

#[test]
fn objects_stand_for_null_where_nothing_else_can() {
    let check = |value: &Value, expected: &str| {
        let outcomes = package::run("null_objects", &[("Drawing", value.clone())]);
        let [outcome] = outcomes.as_slice() else {
            panic!("one outcome");
        };
        assert_eq!(outcome.written.as_ref(), Ok(value));
        let read = &outcome.read;
        assert!(read.contains(expected), "{value} is read as {read}");
    };
    check(&json!({"outline": null}), "outline: Some(None)");
    check(
        &json!({"outline": {"radius": 1.5}}),
        "outline: Some(Some(Circle",
    );
    check(&json!({"filling": null}), "filling: Some(None)");
    check(
        &json!({"filling": {"color": "red"}}),
        "filling: Some(Some(Object(",
    );
}
